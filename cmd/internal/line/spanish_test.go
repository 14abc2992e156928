package line

import (
	"slices"
	"strings"
	"testing"

	"riobravo/content"
)

// TestCommandWords: in every language each command answers to its own word, to the program's, and to the beginning of its
// own that no other command shares.
func TestCommandWords(t *testing.T) {
	var play, watch []string
	for _, c := range commands {
		play = append(play, c.id)
	}
	for _, c := range glances {
		watch = append(watch, c.id)
	}
	for _, l := range content.Words().Languages() {
		for prefix, ids := range map[string][]string{"line.command.": play, "line.watch.": watch} {
			var own []string
			for _, id := range ids {
				own = append(own, content.Words().In(l.Code).Text(prefix+id+".word", nil))
			}
			for i, id := range ids {
				for _, typed := range []string{id, own[i], strings.ToUpper(plain(own[i]))} {
					if found := either(own, ids, typed); !slices.Equal(found, []int{i}) {
						t.Errorf("%s: %q means %v, not %q", l.Code, typed, found, id)
					}
				}
				if help := content.Words().In(l.Code).Text(prefix+id+".help", nil); !strings.HasPrefix(help, own[i]) {
					t.Errorf("%s: the help of %q begins %q", l.Code, own[i], help)
				}
			}
			slices.Sort(own)
			if len(slices.Compact(own)) != len(ids) {
				t.Errorf("%s: two commands of %s share a word", l.Code, prefix)
			}
		}
	}
}

// TestPlaysInSpanish plays whole games with Spanish words: everything is understood, and nothing is said in English.
func TestPlaysInSpanish(t *testing.T) {
	for seat, month := range map[string]string{
		"usa":     "señal ?\nseñal prometer contención\noferta mex\ndar alivio\npedir sobrevuelos en sinaloa\nmeses 4\nenviar\nofertas\nlisto\nlisto\n? todo\norden táctica ?\nconsejo\npostura por cuenta\norden canal\nord más vigilancia en sonora contra sinaloa\nquitar táctica\nhoja\nsellar por si acaso\nauto\n",
		"mexico":  "auto 2\norden estratégica ?\npostura observar\ntropas 1 a sonora\norden reclamo\nsellar\nauto\nporqué\ncables\nmapa culiacán\n",
		"sinaloa": "oferta jalisco\nlisto\nlisto\npostura perfil bajo\norden proteger jefes\nsellar\nauto\nrastro comercio\npalabra margen\n",
	} {
		t.Run(seat, func(t *testing.T) {
			tb, cfg := start(t, 2, seat)
			cfg.Words = content.Words().In("es")
			text, err := run(t, cfg, "ayuda\nmapa\ninforme página\n"+strings.Repeat(month, 3)+"auto todo\npuntaje\ngráfica\nporqué\ncables\nestado\nacerca\npalabra\nsalir\n")
			if err != nil {
				t.Fatal(err)
			}
			checkText(t, text)
			if !tb.Over() {
				t.Errorf("the game is not over:\n%s", tail(text))
			}
			for _, bad := range []string{"no es un comando", "Usted escribió", " the ", " of ", " and ", "Your ", "You "} {
				if n := strings.Index(strings.ReplaceAll(text, "Take Trump's Threats of U.S. Military Action in Mexico Seriously", ""), bad); n >= 0 {
					t.Errorf("%q is said:\n%s", bad, text[max(0, n-200):min(len(text), n+200)])
				}
			}
		})
	}
}

// TestSwitchesLanguage: a run goes on in another language, in the words of commands too; a run with one language says so.
func TestSwitchesLanguage(t *testing.T) {
	_, cfg := start(t, 2, "mexico")
	if text, _ := run(t, cfg, "language es\n"); !strings.Contains(text, "one language only") {
		t.Errorf("one language is a choice:\n%s", text)
	}
	for _, l := range content.Words().Languages() {
		cfg.Languages = append(cfg.Languages, Language{l.Code, l.Name, content.Words().In(l.Code)})
	}
	spoken := ""
	cfg.Spoken = func(code string) { spoken += code + " " }
	text, err := run(t, cfg, "language\nlanguage spanish\nhoja\nmapa culiacán\nidioma klingon\nidioma inglés\nmapa culiacan\n")
	if err != nil {
		t.Fatal(err)
	}
	if spoken != "es en " {
		t.Errorf("heard of %q", spoken)
	}
	for _, want := range []string{"Say which language: English, español.", "Desde aquí: español.", "Postura: ", "en la cabecera", "no hay un idioma \"klingon\"", "From here on: English.", "in the city"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not said:\n%s", want, text)
		}
	}
}

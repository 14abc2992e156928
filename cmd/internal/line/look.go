package line

import (
	"errors"
	"strings"

	"riobravo/cmd/internal/tui/session"
	"riobravo/cmd/internal/words"
	"riobravo/game"
)

// What the screens show as charts, cards and overlays, in lines.

// chart tells the public tracks month by month, and how the seat stood.
func (p *play) chart(_ []string) {
	r, all := p.cur.renderer(), p.cur.s.Tracks()
	values := func(of func(w *game.World) int) string {
		var out []string
		for i := range all {
			out = append(out, r.Number(of(&all[i])))
		}
		return strings.Join(out, ", ")
	}
	for _, f := range append([]game.Field{game.FEscalation}, words.TrackFields()...) {
		p.tell("line.chart", args{"Name": r.FieldName(f), "Values": values(func(w *game.World) int {
			s := game.State{World: *w}
			return int(s.Get(f, 0, 0))
		})})
	}
	var margins []string
	for _, row := range p.cur.s.Course() {
		margins = append(margins, r.MarginOf(row[p.cur.s.Seat()]))
	}
	p.say("line.chart_margin", args{"Values": strings.Join(margins, ", ")})
}

// traced is how many months are told of a number, the present one among them.
const traced = 3

// trace tells where a track's number came from: what moved it, and by how much.
func (p *play) trace(rest []string) {
	r, v := p.cur.renderer(), p.cur.s.View()
	fields := append([]game.Field{game.FEscalation}, words.TrackFields()...)
	at := make([]int16, len(fields))
	if d := p.cur.s.Rules().Seats[v.Seat]; d.Side != game.NoSide {
		fields, at = append(fields, game.FApproval), append(at, int16(v.Seat))
	} else if d.Group >= 0 {
		fields, at = append(fields, game.FHeat), append(at, int16(d.Group))
	}
	var names []string
	for _, f := range fields {
		names = append(names, r.FieldName(f))
	}
	n, ok := p.pick("track", names, func(i int) []string { return []string{idWords(game.Registry[fields[i]].Name)} }, rest)
	if !ok {
		return
	}
	now := v.Known.World.Month
	from := max(1, now-traced+1)
	p.tell("line.trace.head", args{"Name": r.Field(fields[n], int(at[n]), 0)})
	for m := from; m <= now; m++ {
		moved := false
		for _, e := range p.cur.s.Events(m) {
			if e.Kind == game.Changed && e.Field == fields[n] && e.I == at[n] && e.Old != e.New {
				moved = true
				p.say("line.trace.moved", args{"Date": r.Month(m), "Cause": r.Cause(e.Cause), "By": r.Change(int(e.New - e.Old))})
			}
		}
		if !moved {
			p.say("line.trace.unmoved", args{"Date": r.Month(m)})
		}
	}
	p.say("line.trace.now", args{"N": r.Number(int(v.Known.Get(fields[n], int(at[n]), 0)))})
}

// terms are the ids of the glossary's cards, by chapter.
func (p *play) terms() (chapters []string, of [][]string) {
	for _, c := range strings.Fields(p.text("glossary.sections", nil)) {
		chapters = append(chapters, p.text("glossary.chapter."+c, nil))
		of = append(of, strings.Fields(p.text("glossary.in."+c, nil)))
	}
	return chapters, of
}

// word tells what a term means; without one, which terms there are.
func (p *play) word(rest []string) {
	chapters, of := p.terms()
	var ids, names []string
	for _, list := range of {
		for _, id := range list {
			ids, names = append(ids, id), append(names, p.text("glossary.card."+id+".name", nil))
		}
	}
	if len(rest) == 0 {
		for i, c := range chapters {
			n := len(of[i])
			p.say("line.terms", args{"Chapter": c, "Names": strings.Join(names[:n], ", ")})
			names = names[n:]
		}
		return
	}
	i, ok := p.pick("term", names, func(i int) []string { return []string{idWords(ids[i])} }, rest)
	if !ok {
		return
	}
	var see []string
	if key := "glossary.card." + ids[i] + ".see"; p.cfg.Words.Has(key) {
		for _, id := range strings.Fields(p.text(key, nil)) {
			see = append(see, p.text("glossary.card."+id+".name", nil))
		}
	}
	p.say("line.term", args{"Name": names[i], "Text": p.text("glossary.card."+ids[i]+".text", nil), "See": strings.Join(see, ", ")})
}

// aboutPages are the chapters of what is said about the exercise.
var aboutPages = []string{"article", "diplomatic", "tactical", "strategic", "exercise"}

// about says whose argument the exercise takes up, and its three challenges.
func (p *play) about(_ []string) {
	p.print(p.text("ui.about.article_title", nil) + " " + p.text("ui.about.article_by", nil) + ".")
	for _, page := range aboutPages {
		p.print(p.text("ui.about.page."+page, nil)+".", p.text("ui.about.text."+page, nil), p.text("ui.about.how."+page, nil))
	}
}

// mark bookmarks the moment, with the words given or with month and phase.
func (p *play) mark(rest []string) {
	m, ok := p.cur.s.(session.Marker)
	if id, _ := p.cur.s.Kept(); !ok || id == "" {
		p.say("line.no_mark", nil)
		return
	}
	const longest = 60 // as on the screen
	text := []rune(strings.Join(rest, " "))
	if len(text) == 0 {
		w := &p.cur.s.View().Known.World
		text = []rune(p.cur.r.MonthLong(w.Month) + ", " + p.cur.r.Phase(game.Phase(w.Phase)))
	}
	name := string(text[:min(len(text), longest)])
	if err := m.Mark(name); err != nil {
		var unkept *session.Unkept
		if errors.As(err, &unkept) {
			p.say("line.unkept", args{"What": unkept.Cause()})
			return
		}
		p.say("line.failed", nil)
		return
	}
	p.say("line.marked", args{"Text": name})
}

// language goes on in another language.
func (p *play) language(rest []string) {
	var names []string
	for _, l := range p.cfg.Languages {
		names = append(names, l.Name)
	}
	if len(names) < 2 {
		p.say("line.one_language", nil)
		return
	}
	i, ok := p.pick("language", names, func(i int) []string {
		code := p.cfg.Languages[i].Code
		return []string{code, p.text("ui.settings.value."+code, nil)}
	}, rest)
	if !ok {
		return
	}
	p.rev = nil // it is in the other language
	if p.cfg.Words = p.cfg.Languages[i].Words; p.cfg.Spoken != nil {
		p.cfg.Spoken(p.cfg.Languages[i].Code)
	}
	for _, k := range p.seats {
		k.r = words.For(p.cfg.Words, k.s).See(k.s.View())
	}
	p.say("line.spoken", args{"Name": names[i]})
}

package report

import (
	"slices"
	"strings"

	"riobravo/cmd/internal/words"
	"riobravo/game"
	"riobravo/save"
)

// Words are a catalogue read in one language.
type Words interface {
	Text(key string, args map[string]any) string
	Variant(key string, n int, args map[string]any) string
	Has(key string) bool
}

// Input is what a review is made of.
type Input struct {
	ID       string
	Log      *save.Log
	Rules    *game.Ruleset // those that the game was played with; when they are not to be found, the nearest
	Words    Words
	Language string
	Seat     game.Seat         // whose sight is reviewed, or NoSeat for everything
	Theatre  []byte            // the land as GeoJSON; without it there is no map
	Guessed  bool              // Rules are not those of the game
	Evidence map[string]string // by claim: agrees, qualifies or silent, as the table of claims says
	Signs    *Signs            // of the claims in this run; nil where they were not looked for
	Sealed   bool              // it is over, and what others kept to themselves is not opened yet
	Damaged  bool              // the end of the log is missing
}

// builder walks over a log once, applying each fact.
type builder struct {
	in   Input
	log  *save.Log
	rs   *game.Ruleset
	t    Words
	w    *words.Renderer
	eyes game.Seat // NoSeat: everything is seen
	v    game.View // its Known is the state as it stands
	now  *game.State
	r    *Review

	month    *Month
	told     map[string]bool // texts of this month
	incident [game.MaxRegions]bool
	left     [game.MaxSeats]int32 // margins before the next fact
	scratch  game.Ctx
	actor    map[game.Cause]game.Seat // whose act a cause is
	deed     map[game.Cause]string    // and what it was
	acting   game.Seat                // who carried out an order last
	doing    string                   // which
	unasked  []int                    // months with an operation without consent
	moves    map[moveKey]*Move
	sheets   [game.MaxSeats][]*Order // the orders of this month's sheets, while they stand
	all      []*Order
	reasons  [game.MaxSeats]string
	last     [game.MaxSeats + 1]*Order // the order that a seat is carrying out; the last for groups without a seat
	mods     []Mod
	treaties [game.MaxTreaties]*Treaty
	papers   []*Treaty
	exposed  game.Seat // whose promise was just found broken, or NoSeat
	crisis   *Crisis
	crises   []*Crisis
	luck     []*Luck
	deaths   []*Death
	people   []Person
	uses     []claimUse
	business []*business
}

// Build reviews a game. A review through a seat's eyes is made of save.Log.Seen and knows no more.
func Build(in Input) *Review {
	b := &builder{in: in, log: in.Log, rs: in.Rules, t: in.Words, w: words.New(in.Words, in.Rules).Heed(in.Log.Worded()), eyes: in.Seat, told: map[string]bool{}, actor: map[game.Cause]game.Seat{}, deed: map[game.Cause]string{}, acting: game.NoSeat, moves: map[moveKey]*Move{}}
	st := in.Log.Stamp()
	if only := st.Option(save.SeenBy); only != "" {
		b.eyes = game.Seat(slices.IndexFunc(in.Rules.Seats, func(d game.SeatDef) bool { return d.ID == only }))
	} else if in.Seat >= 0 {
		b.log = in.Log.Seen(in.Rules, in.Seat)
	}
	b.now = &b.v.Known
	b.v.Seat = game.NoSeat
	b.r = &Review{Format: Format}
	b.exposed = game.NoSeat
	b.w.See(&b.v)
	b.begin(st)
	b.walk()
	b.finish()
	return b.r
}

// open tells whether everything is seen.
func (b *builder) open() bool { return b.eyes < 0 }

func (b *builder) text(key string, args map[string]any) string {
	return words.Clean(b.t.Text("review."+key, args))
}

// clean strips what a person typed of everything that is no text: controls, escapes, marks of direction, line ends.
func clean(s string) string {
	return strings.Join(strings.Fields(words.Clean(strings.NewReplacer("\n", " ", "\r", " ").Replace(s))), " ")
}

// seatID is a seat's id, empty for nobody.
func (b *builder) seatID(k game.Seat) string {
	if k < 0 || int(k) >= len(b.rs.Seats) {
		return ""
	}
	return b.rs.Seats[k].ID
}

func (b *builder) begin(st save.Stamp) {
	*b.now = b.log.Opening()
	b.r.Game = Game{
		ID: clean(b.in.ID), Name: clean(b.in.Log.Label().Name), Scenario: st.Scenario, Title: b.t.Text("scenario."+b.rs.ID+".name", nil), Language: b.in.Language,
		Head: b.log.Head().Short(), Commands: len(b.log.Records()), Engine: st.Engine, Rules: st.RulesHash, SeedKnown: st.SeedKnown,
		Assumptions: append([]string{}, st.Assumptions...), Eyes: b.seatID(b.eyes), EyesName: b.w.SeatIn(b.eyes), Turns: int(b.rs.Turns), Aftermath: int(b.rs.Aftermath),
	}
	for k, d := range b.rs.Seats {
		s := Seat{ID: d.ID, Name: b.w.Seat(game.Seat(k)), Short: b.w.SeatShort(game.Seat(k)), Letter: string(rune(d.Letter)), Group: d.Side == game.NoSide}
		if k < len(st.Seats) {
			s.Player = clean(st.Seats[k].Player)
		}
		b.r.Seats = append(b.r.Seats, s)
		b.people = append(b.people, Person{Seat: d.ID, Player: s.Player})
		b.business = append(b.business, newBusiness())
		b.left[k] = b.marginOf(game.Seat(k))
	}
	b.openMonth(0)
}

// walk goes over the present line.
func (b *builder) walk() {
	undone := b.log.Undone()
	for _, i := range b.log.Line() {
		rec := &b.log.Records()[i]
		b.command(&rec.Command, undone[i])
		for j := range rec.Events {
			b.fact(rec.Events, j, undone[i])
		}
	}
}

// fact applies a fact and writes down what it tells.
func (b *builder) fact(list []game.Event, j int, undone bool) {
	e := &list[j]
	switch e.Kind {
	case game.Changed, game.EstimateRevised, game.FieldSet:
		if e.Field == game.FMonth {
			b.closeMonth()
		}
		game.Apply(b.now, e)
		if e.Field == game.FMonth {
			b.openMonth(int(e.New))
		}
		if e.Field == game.FTreatyStrain && e.New > 0 {
			b.strained(e)
		}
		if e.Kind != game.EstimateRevised {
			b.moved(e)
		}
		if e.Kind != game.FieldSet {
			return
		}
	}
	if undone {
		return
	}
	b.act(e)
	b.story(e)
}

// act hands a fact to those who keep books on its kind.
func (b *builder) act(e *game.Event) {
	switch e.Kind {
	case game.PhaseBegan:
		if game.Phase(e.New) == game.Resolve {
			b.openSheets()
		}
	case game.OrderResolved, game.OrderFailed:
		b.carried(e)
	case game.RollModified:
		b.mods = append(b.mods, b.mod(e))
	case game.Rolled:
		b.rolled(e)
	case game.MemoPlayed:
		b.memoPlayed(e)
	case game.HitClaimed:
		if o := b.current(e.Seat); o != nil {
			o.Claimed = true
		}
	case game.PostureRevealed:
		b.credit(game.CausePosture|game.Cause(e.Subject), e.Seat, "")
	case game.UninvitedAct:
		b.credit(game.ByUninvited, e.Seat, b.doing)
		b.unasked = append(b.unasked, b.month.N)
	case game.LeaderRemoved:
		b.credit(game.ByRemoval, b.acting, b.text("removed", map[string]any{"Group": b.w.GroupIn(e.Group)}))
	case game.CrisisOpened, game.ChoiceMade, game.CrisisResolved:
		b.inCrisis(e)
	case game.TreatySigned, game.TreatyBroken, game.TreatyEnded, game.PromiseExposed:
		b.paper(e)
	case game.OfferMade, game.OfferAnswered, game.OfferLapsed, game.SignalPosted, game.SignalKept, game.SignalBroken:
		b.said(e)
	case game.PeopleKilled:
		b.killed(e)
	case game.ScenarioFired:
		if e.Subject >= 0 && int(e.Subject) < len(b.rs.Events) {
			b.bears(b.rs.Events[e.Subject].Claims, b.w.Happened(*e), game.CauseEvent|game.Cause(e.Subject))
		}
	case game.PlazaFought:
		b.fought(e)
	}
}

// openMonth begins a month of the story.
func (b *builder) openMonth(n int) {
	m := Month{N: n, Name: b.text("opening", nil), Aftermath: n > int(b.rs.Turns)}
	if n > 0 {
		m.Name = b.w.MonthLong(int16(n))
	}
	b.r.Months = append(b.r.Months, m)
	b.month = &b.r.Months[len(b.r.Months)-1]
	clear(b.told)
	b.acting, b.doing = game.NoSeat, ""
	b.incident = [game.MaxRegions]bool{}
	for k := range b.sheets {
		b.sheets[k], b.last[k] = nil, nil
	}
	b.last[game.MaxSeats] = nil
}

// closeMonth writes down how things stand at the end of a month.
func (b *builder) closeMonth() {
	for k := range b.rs.Seats {
		b.month.Standings = append(b.month.Standings, b.standing(b.score(game.Seat(k))))
	}
	for i := range b.rs.Regions {
		b.month.Theatre = append(b.month.Theatre, b.theatre(game.Region(i)))
	}
	b.measure(b.month.N)
	b.ground(b.month.N)
	b.closeBusiness()
}

// finish adds up what was written down.
func (b *builder) finish() {
	b.closeMonth()
	g := &b.r.Game
	g.Month = b.month.N
	w := &b.now.World
	g.Over = game.Phase(w.Phase) == game.Over
	if g.Over && int(w.EndedBy) < len(game.EndingNames) && w.EndedBy > 0 {
		g.Ending = game.EndingNames[w.EndedBy]
	}
	g.EndingText = b.text("ending."+g.Ending, nil)
	if g.Over && b.open() {
		b.month.Standings = b.month.Standings[:0]
		for _, st := range game.Final(b.rs, b.now) {
			b.month.Standings = append(b.month.Standings, b.standing(st))
		}
	}
	b.objective()
	b.tracks()
	b.flatten()
	b.r.Sureness = b.sureness()
	b.r.Moves = b.ledger()
	b.r.Turns = b.turns()
	b.r.Business = b.reviewBusiness()
	b.r.Claims, b.r.Unseen = b.claims(), b.unseen()
	if b.r.Others.Assume = []string{}; b.in.Signs != nil && b.open() {
		b.r.Others = b.in.Signs.Others
	}
	b.r.People = slices.DeleteFunc(b.people, func(p Person) bool { return !b.open() && p.Seat != b.seatID(b.eyes) })
	b.r.Survey = b.survey()
	b.missing()
	b.r.Questions = b.questions()
	b.places()
}

// flatten copies what was kept by pointer while it could still change.
func (b *builder) flatten() {
	for _, o := range b.all {
		b.r.Orders = append(b.r.Orders, *o)
	}
	for _, t := range b.papers {
		b.r.Treaties = append(b.r.Treaties, *t)
	}
	for _, c := range b.crises {
		c.Moved = b.causeTotal(game.CauseCrisis|game.Cause(c.id), c.Month)
		b.r.Crises = append(b.r.Crises, *c)
	}
	for _, l := range b.luck {
		b.r.Luck = append(b.r.Luck, *l)
	}
	for _, d := range b.deaths {
		b.r.Dead = append(b.r.Dead, *d)
	}
}

// missing says what the review lacks.
func (b *builder) missing() {
	say := func(key string) {
		b.r.Missing = append(b.r.Missing, b.text("missing."+key, map[string]any{"Name": b.r.Game.EyesName, "N": b.r.Game.Month}))
	}
	if b.in.Damaged {
		say("damaged")
	}
	if !b.r.Game.Over {
		say("unfinished")
	}
	if b.in.Guessed {
		say("guessed")
	}
	if !b.open() {
		say("eyes")
	}
	if b.in.Sealed {
		say("sealed")
	}
}

package sim

import (
	"bufio"
	"encoding/csv"
	"encoding/json"
	"io"
	"os"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"riobravo/game"
)

// balanceKind marks the first line of a measurement's file.
const balanceKind = "riobravo balance"

// balanceHead is what all plays of a measurement have in common. Shards with the same head can be put together, and the head
// alone says what was asked.
type balanceHead struct {
	Kind string `json:"kind"`
	Header
	Orders    [][]string          `json:"orders"`   // by seat: those it may give
	Postures  [][]string          `json:"postures"` // by seat
	Roles     [][]string          `json:"roles"`    // of the postures
	Events    []string            `json:"events"`
	Crises    []string            `json:"crises"`
	Only      []string            `json:"only,omitempty"`
	Strengths []string            `json:"strengths"`
	Budgets   []int               `json:"budgets"` // of the skill trace
	Ladder    int                 `json:"ladder"`
	Restrict  int                 `json:"restrict"`
	Forbid    [][]string          `json:"forbid,omitempty"` // by seat: the orders that are forbidden one at a time; nil is all
	Dilemma   int                 `json:"dilemma"`
	Skill     int                 `json:"skill"`
	Greedy    int                 `json:"greedy"`
	Columns   map[string][]string `json:"columns"` // by part: what stands in its rows; margins are in hundredths of a point

	orders   [][]game.OrderID // the same as numbers of the rules; nil where nothing is played
	postures [][]game.PostureID
}

// headOf is the head of a measurement.
func headOf(cfg *BalanceConfig) balanceHead {
	rs := cfg.Rules
	h := balanceHead{
		Kind: balanceKind, Header: HeaderOf(&cfg.Config), Only: cfg.Only, Strengths: cfg.Strengths, Events: []string{}, Crises: []string{}, Budgets: []int{},
		Ladder: cfg.Ladder, Restrict: cfg.Restrict, Dilemma: cfg.Dilemma, Skill: cfg.Skill, Greedy: cfg.Greedy,
	}
	if cfg.Skill > 0 {
		h.Budgets = traceBudgets
	}
	for k, s := range rs.Seats {
		h.Orders, h.orders = append(h.Orders, nil), append(h.orders, nil)
		for i := range rs.Orders {
			if a := rs.Orders[i].Actor; a.Side == s.Side && (s.Side >= 0 || a.Group < 0 || a.Group == s.Group) {
				h.Orders[k], h.orders[k] = append(h.Orders[k], rs.Orders[i].ID), append(h.orders[k], game.OrderID(i))
			}
		}
		if cfg.Forbid != nil {
			h.Forbid = append(h.Forbid, []string{})
			for i, id := range h.orders[k] {
				if slices.Contains(cfg.Forbid[k].Forbid, id) {
					h.Forbid[k] = append(h.Forbid[k], h.Orders[k][i])
				}
			}
		}
		h.Postures, h.Roles, h.postures = append(h.Postures, nil), append(h.Roles, nil), append(h.postures, nil)
		for i := range rs.Postures {
			if p := &rs.Postures[i]; p.Actor.Side == s.Side {
				h.Postures[k], h.Roles[k] = append(h.Postures[k], p.ID), append(h.Roles[k], game.RoleNames[p.Role])
				h.postures[k] = append(h.postures[k], game.PostureID(i))
			}
		}
	}
	for i := range rs.Events {
		h.Events = append(h.Events, rs.Events[i].ID)
	}
	for i := range rs.Crises {
		h.Crises = append(h.Crises, rs.Crises[i].ID)
	}
	h.Columns = columnsOf(&h)
	return h
}

func columnsOf(h *balanceHead) map[string][]string {
	out := map[string][]string{}
	for _, p := range partsOf(h) {
		out[p.name] = p.names
	}
	return out
}

// forbidden are the orders of a seat that are forbidden to it, one at a time.
func (h *balanceHead) forbidden(seat int) []string {
	if h.Forbid == nil {
		return h.Orders[seat]
	}
	return h.Forbid[seat]
}

// posture finds a seat's posture by its role; what it returns tells the number in the rules that are played by.
func (h *balanceHead) posture(seat int, role game.PostureRole) (func(*measuring) game.PostureID, bool) {
	i := slices.Index(h.Roles[seat], game.RoleNames[role])
	return func(*measuring) game.PostureID { return h.postures[seat][i] }, i >= 0
}

// most bounds the lists of a head that is read from a file.
const mostListed = 4096

// sound tells whether a head that was read can be worked with.
func (h *balanceHead) sound() bool {
	ok := h.Kind == balanceKind && h.fits() && h.Turns > 0 && h.Turns <= h.Months && h.Scenario != ""
	ok = ok && len(h.Orders) == len(h.Seats) && len(h.Postures) == len(h.Seats) && len(h.Roles) == len(h.Seats)
	for _, n := range []int{h.Ladder, h.Restrict, h.Dilemma, h.Skill, h.Greedy} {
		ok = ok && n >= 0 && n <= MaxGames
	}
	ok = ok && len(h.Events) <= mostListed && len(h.Crises) <= mostListed && len(h.Strengths) <= 64 && len(h.Budgets) <= 64 && len(h.Only) <= len(partWords)
	for k := range h.Orders {
		ok = ok && len(h.Orders[k]) <= mostListed && len(h.Postures[k]) <= mostListed && len(h.Roles) > k && len(h.Roles[k]) == len(h.Postures[k])
	}
	ok = ok && (h.Forbid == nil || len(h.Forbid) == len(h.Seats))
	for k := range h.Forbid {
		ok = ok && len(h.Forbid[k]) <= len(h.Orders[k])
	}
	return ok && reflect.DeepEqual(h.Columns, columnsOf(h))
}

// sameAs tells whether two heads are of one measurement.
func (h *balanceHead) sameAs(o *balanceHead) bool {
	a, e1 := json.Marshal(h)
	b, e2 := json.Marshal(o)
	return e1 == nil && e2 == nil && string(a) == string(b)
}

// balanceWriter writes the plays of a measurement as they come.
type balanceWriter interface {
	write(part string, i int, row []int32) error
	close() error
}

// openBalance begins a file: .jsonl holds every play and can be put together with others, .csv and .parquet hold a row for
// each game of the batch. What stands there already is not touched.
func openBalance(name string, h *balanceHead) (balanceWriter, func() error, error) {
	if balanceForm(name) == "" {
		return nil, nil, &callError{"balance_out", map[string]any{"Value": name}}
	}
	file, err := createNew(name)
	if err != nil {
		return nil, nil, err
	}
	var w balanceWriter
	switch balanceForm(name) {
	case ".csv":
		w, err = newBalanceCSV(file, h)
	case ".parquet":
		w = newBalanceParquet(file, h)
	default:
		w, err = newBalanceJSON(file, h)
	}
	if err != nil {
		return nil, nil, writing(name, err, file.Close())
	}
	return w, func() error { return writing(name, w.close(), file.Close()) }, nil
}

// balanceForm is the form of a file by the end of its name, "" for none of those there are.
func balanceForm(name string) string {
	for _, end := range []string{".jsonl", ".csv", ".parquet"} {
		if strings.HasSuffix(name, end) {
			return end
		}
	}
	return ""
}

// createNew makes a file that was not there.
func createNew(name string) (*os.File, error) {
	file, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if os.IsExist(err) {
		return nil, &callError{"exists", map[string]any{"Value": name}}
	}
	if err != nil {
		return nil, &callError{"write", map[string]any{"Value": name, "Why": err}}
	}
	return file, nil
}

// writing is the complaint about the first of some errors in writing a file; nil where there is none.
func writing(name string, errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return &callError{"write", map[string]any{"Value": name, "Why": err}}
		}
	}
	return nil
}

// balanceLine is a play as a line of JSON.
type balanceLine struct {
	Part string  `json:"part"`
	Game int     `json:"game"`
	Row  []int32 `json:"row"`
}

type balanceJSON struct {
	w   *bufio.Writer
	enc *json.Encoder
}

func newBalanceJSON(w io.Writer, h *balanceHead) (*balanceJSON, error) {
	j := &balanceJSON{w: bufio.NewWriter(w)}
	j.enc = json.NewEncoder(j.w)
	return j, j.enc.Encode(h)
}

func (j *balanceJSON) write(part string, i int, row []int32) error {
	return j.enc.Encode(balanceLine{part, i, row})
}

func (j *balanceJSON) close() error { return j.w.Flush() }

// balanceCSV writes the games of the batch, what all of them share in every row; margins in points.
type balanceCSV struct {
	w     *csv.Writer
	h     *balanceHead
	names []string
}

func newBalanceCSV(w io.Writer, h *balanceHead) (*balanceCSV, error) {
	c := &balanceCSV{csv.NewWriter(w), h, h.Columns["games"]}
	return c, c.w.Write(append(append(slices.Clone(sharedNames), "game"), c.names...))
}

// sharedNames are the columns of what all games share, as Header.columns fills them.
var sharedNames = []string{"scenario", "hash", "seed", "games", "turns_asked", "months_asked", "seats", "bots", "options"}

func (c *balanceCSV) write(part string, i int, row []int32) error {
	if part != "games" {
		return nil
	}
	r := append(c.h.columns(), strconv.Itoa(i))
	for n, v := range row {
		switch {
		case n == 0:
			r = append(r, game.EndingNames[v])
		case inPoints(c.names[n]):
			r = append(r, strconv.FormatFloat(float64(v)/100, 'f', 2, 64))
		default:
			r = append(r, strconv.Itoa(int(v)))
		}
	}
	return c.w.Write(r)
}

func (c *balanceCSV) close() error {
	c.w.Flush()
	return c.w.Error()
}

// inPoints tells whether a column of games holds a margin.
func inPoints(name string) bool {
	_, behind, ok := strings.Cut(name, "_margin")
	return ok && (behind == "" || behind[0] == '_')
}

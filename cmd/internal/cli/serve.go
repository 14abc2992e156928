package cli

import (
	"context"
	"crypto/rand"
	"crypto/tls"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/mdp/qrterminal/v3"
	"github.com/spf13/cobra"

	"riobravo/cmd/internal/serve"
	"riobravo/cmd/internal/serve/hall"
	"riobravo/cmd/internal/table"
	"riobravo/cmd/internal/tui/session"
	"riobravo/cmd/internal/wire"
	"riobravo/content"
	"riobravo/game"
	"riobravo/game/dice"
	"riobravo/save"
	"riobravo/save/store"
)

// hosting is a hall as asked for.
type hosting struct {
	ssh, web, cert, certKey, seed, resume, hook string
	tables                                      int
	seats, assume, cabinets                     []string
	demo, same                                  bool
	id                                          string // of the hall, under which it is kept
	store, node                                 string // where halls are kept that machines share, and where the others reach this one
	place                                       string // the name of that store, without a password; "" the folder
	life, grace, drain                          time.Duration
	remind                                      []time.Duration // so long before a deadline the hook is told
}

// serve is the command that lets people play from other machines.
func (a *app) serve() *cobra.Command {
	var h hosting
	cmd := &cobra.Command{Use: "serve [scenario]", Args: func(cmd *cobra.Command, args []string) error {
		if len(args) > 1 {
			return &callError{"error.extra", map[string]any{"Value": args[1], "Command": cmd.CommandPath()}}
		}
		return nil
	}}
	f := cmd.Flags()
	f.StringVar(&h.ssh, "ssh", ":2222", "")
	f.StringVar(&h.web, "web", ":8080", "")
	f.StringVar(&h.cert, "tls-cert", "", "")
	f.StringVar(&h.certKey, "tls-key", "", "")
	f.IntVar(&h.tables, "tables", 1, "")
	f.StringSliceVar(&h.seats, "seats", nil, "")
	f.StringVar(&h.seed, "seed", "", "")
	f.BoolVar(&h.same, "same-seed", false, "")
	f.StringSliceVar(&h.assume, "assume", nil, "")
	f.StringSliceVar(&h.cabinets, "cabinet", nil, "")
	f.StringVar(&h.hook, "hook", "", "")
	f.DurationSliceVar(&h.remind, "remind", nil, "")
	f.StringVar(&h.resume, "resume", "", "")
	f.BoolVar(&h.demo, "demo", false, "")
	f.DurationVar(&h.life, "codes-for", 12*time.Hour, "")
	f.DurationVar(&h.grace, "grace", 2*time.Minute, "")
	f.StringVar(&h.store, "store", "", "")
	f.StringVar(&h.node, "node", "", "")
	f.DurationVar(&h.drain, "drain", 0, "")
	cmd.RunE = func(_ *cobra.Command, args []string) error {
		if err := a.checkLook(); err != nil {
			return err
		}
		id := content.Default
		if len(args) > 0 {
			id = args[0]
		}
		sc, err := a.load(id)
		if err != nil {
			return err
		}
		return a.host(sc, h)
	}
	return cmd
}

// tablesMost is the most tables of one hall; a judgement, some times a large class.
const tablesMost = 100

// check refuses what cannot be hosted.
func (h *hosting) check() error {
	switch {
	case h.ssh == "" && h.web == "":
		return &callError{"error.serve_nowhere", nil}
	case (h.cert == "") != (h.certKey == ""):
		return &callError{"error.serve_tls", nil}
	case h.cert != "" && unreadable(h.cert, h.certKey) != nil:
		return &callError{"error.serve_cert", map[string]any{"Cert": h.cert, "Key": h.certKey, "What": unreadable(h.cert, h.certKey).Error()}}
	case h.tables < 1 || h.tables > tablesMost:
		return &callError{"error.serve_tables", map[string]any{"Value": h.tables, "Most": tablesMost}}
	}
	return nil
}

// unreadable is why a certificate and its key cannot be used; nil when they can.
func unreadable(cert, key string) error {
	_, err := tls.LoadX509KeyPair(cert, key)
	return err
}

// hurried is told of a second signal: the first, which ended ctx, let those who play come to the end of their part.
func hurried(ctx context.Context) <-chan os.Signal {
	second := make(chan os.Signal, 1)
	context.AfterFunc(ctx, func() { signal.Notify(second, os.Interrupt, syscall.SIGTERM) })
	return second
}

// host opens a hall and serves it until it is stopped.
func (a *app) host(sc *content.Scenario, h hosting) error {
	if err := h.check(); err != nil {
		return err
	}
	st, peer, err := a.hallStore(&h)
	if err != nil {
		return a.stored(err)
	}
	defer st.Close()
	p, err := a.planHall(sc, &h, st)
	if err != nil {
		return a.stored(err)
	}
	p.peer = peer
	f, err := a.place()
	if err != nil {
		return err
	}
	sc = p.sc
	cfg := serve.Config{
		Words: func(lang string) session.Words { return sc.Texts.In(lang) }, Languages: content.Words().Codes(), Language: a.text.Language(),
		Theatre: content.Theatre(), Version: save.Engine, SSH: h.ssh, Web: h.web, HostKey: filepath.Join(f.Path(), "host", "ssh_host_ed25519_key"),
		Cert: h.cert, CertKey: h.certKey, Log: p.cfg.Log, Drain: h.drain, Hurry: hurried(a.ctx), Review: a.hostedReview(sc), Export: a.exporter(sc, h.id),
		Started: func(room *hall.Hall, ssh, web net.Addr) { a.invite(p, room, ssh, web) },
	}
	if shared, ok := st.(store.Shared); ok {
		cfg.Share = &serve.Share{Store: shared, Room: h.id, Peer: peer, Open: p.open}
	} else {
		room, err := st.OpenRoom(h.id)
		if held := (*store.Held)(nil); errors.As(err, &held) {
			return &callError{"error.serve_held", map[string]any{"ID": h.id, "PID": held.PID}}
		}
		if err != nil {
			return a.stored(err)
		}
		defer room.Close()
		var letGo func()
		if cfg.Hall, letGo, err = p.open(room); err != nil {
			return a.stored(err)
		}
		defer letGo()
	}
	err = serve.Run(a.ctx, cfg)
	if err != nil && !errors.Is(err, context.Canceled) {
		if said := a.stored(err); !errors.Is(said, err) {
			return said
		}
		return &callError{"error.serve", map[string]any{"What": err.Error()}}
	}
	a.print(a.t("serve.closed", nil))
	return nil
}

// hall says what the hall plays.
func (a *app) hall(sc *content.Scenario, h *hosting) (hall.Config, error) {
	var none hall.Config
	assume, err := assumptions(sc, h.assume)
	if err != nil {
		return none, err
	}
	on := supposed(sc, assume)
	rs, err := under(sc, on)
	if err != nil {
		return none, err
	}
	seats := h.seats
	if h.demo && len(seats) == 0 {
		for _, d := range rs.Seats[1:] {
			seats = append(seats, d.ID+"=staff")
		}
	}
	for _, d := range rs.Seats { // who is not named is a person
		if !slices.ContainsFunc(seats, func(s string) bool { return strings.HasPrefix(s, d.ID+"=") }) {
			seats = append(seats, d.ID+"="+human)
		}
	}
	who, err := fills(sc, "", seats)
	if err != nil {
		return none, err
	}
	var bots []string
	for _, d := range rs.Seats {
		name := who[d.ID]
		if name == human {
			name = ""
		}
		bots = append(bots, name)
	}
	shared, err := cabinets(sc, h.cabinets)
	if err != nil {
		return none, err
	}
	cfg := hall.Config{
		Hook: a.hook(rs, h.hook), Remind: h.remind, Cabinets: shared, Pace: pace(sc), Rules: rs, Life: h.life, Grace: h.grace, Log: slog.New(slog.NewTextHandler(a.Err, nil)),
		Table: table.Config{Language: a.text.Language(), Assumptions: on, SeedKnown: h.seed != "", Facilitated: true, Explain: a.thought},
	}
	sources, err := h.sources()
	if err != nil {
		return none, err
	}
	for i, s := range sources {
		cfg.Tables = append(cfg.Tables, hall.Setup{Name: a.t("serve.table", map[string]any{"N": i + 1}), Fills: bots, Source: s})
	}
	return cfg, nil
}

// cabinets are how seats are shared: as the scenario says, and as --cabinet usa=majority or usa=majority:4 has it.
func cabinets(sc *content.Scenario, list []string) ([]hall.Cabinet, error) {
	var out []hall.Cabinet
	var ids []string
	for k, c := range sc.Cabinets() {
		need := hall.Need(c.Seal)
		if need == "" {
			need = hall.Any
		}
		out = append(out, hall.Cabinet{Places: c.Places, Seal: need})
		ids = append(ids, sc.Ruleset.Seats[k].ID)
	}
	known := []string{string(hall.Any), string(hall.Head), string(hall.Majority), string(hall.All)}
	for _, s := range list {
		id, rule, ok := strings.Cut(s, "=")
		if !ok {
			return nil, &callError{"error.pair", map[string]any{"Flag": "--cabinet", "Value": s}}
		}
		k := slices.Index(ids, id)
		if k < 0 {
			return nil, wrongValue("cabinet", id, ids)
		}
		word, places, limited := strings.Cut(rule, ":")
		if !slices.Contains(known, word) {
			return nil, wrongValue("cabinet", word, known)
		}
		out[k].Seal = hall.Need(word)
		if limited {
			n, err := strconv.Atoi(places)
			if err != nil || n < 1 || n > 12 {
				return nil, wrongValue("cabinet", places, []string{"1", "12"})
			}
			out[k].Places = n
		}
	}
	return out, nil
}

// pace is how long the parts of a month take by the scenario's clock.
func pace(sc *content.Scenario) hall.Pace {
	c := sc.Clock()
	minutes := func(n int) time.Duration { return time.Duration(n) * time.Minute }
	return hall.Pace{Brief: minutes(c.Brief), Talks: minutes(c.Talks), Orders: minutes(c.Orders), Crisis: minutes(c.Crisis), Report: minutes(c.Report)}
}

// hookTime is how long a hook may run.
const hookTime = time.Minute

// hook runs a command of the instructor's when a part of a month begins or its time is up; nil where there is none. It is
// told, in its environment, what everybody at the table may know.
func (a *app) hook(rs *game.Ruleset, command string) func(hall.Turn) {
	if command == "" {
		return nil
	}
	return func(n hall.Turn) {
		ctx, stop := context.WithTimeout(a.ctx, hookTime)
		defer stop()
		var waiting []string
		for _, k := range n.Waiting {
			waiting = append(waiting, rs.Seats[k].ID)
		}
		shell, flag := "sh", "-c"
		if runtime.GOOS == "windows" {
			shell, flag = "cmd", "/C"
		}
		cmd := exec.CommandContext(ctx, shell, flag, command)
		cmd.Env = append(os.Environ(), "RIOBRAVO_EVENT="+n.Event, "RIOBRAVO_TABLE="+n.Table, "RIOBRAVO_MONTH="+strconv.Itoa(int(n.Month)),
			"RIOBRAVO_PHASE="+wire.PhaseName(n.Phase), "RIOBRAVO_WAITING="+strings.Join(waiting, " "))
		if !n.Until.IsZero() {
			cmd.Env = append(cmd.Env, "RIOBRAVO_UNTIL="+n.Until.Format(time.RFC3339))
		}
		if out, err := cmd.CombinedOutput(); err != nil {
			slog.New(slog.NewTextHandler(a.Err, nil)).Warn("hook", "err", err, "said", string(out[:min(len(out), 500)]))
		}
	}
}

// sources are the dice of the tables: apart from each other unless the seed is to be the same.
func (h *hosting) sources() ([]dice.Source, error) {
	var out []dice.Source
	seed := uint64(0)
	if h.seed != "" {
		var err error
		if seed, err = strconv.ParseUint(h.seed, 10, 64); err != nil {
			return nil, &callError{"error.seed", map[string]any{"Value": h.seed}}
		}
	}
	for i := range h.tables {
		switch {
		case h.same && i > 0:
			out = append(out, out[0])
		case h.seed != "":
			out = append(out, dice.FromSeed(seed+uint64(i)))
		default:
			var secret [16]byte
			if _, err := rand.Read(secret[:]); err != nil {
				return nil, err
			}
			out = append(out, dice.FromBytes(secret[:]))
		}
	}
	return out, nil
}

// invite prints how to join: addresses, codes, and a picture that a telephone reads.
func (a *app) invite(p *hallPlan, room *hall.Hall, ssh, web net.Addr) {
	sc, h := p.sc, p.h
	scheme := "http"
	if h.cert != "" {
		scheme = "https"
	}
	a.print(a.t("serve.open", map[string]any{"Scenario": a.scenarioName(sc.ID), "N": h.tables, "Hours": int(h.life.Hours())}))
	if ssh != nil {
		a.print(a.t("serve.by_ssh", map[string]any{"Port": port(ssh), "Host": address(ssh)}))
	}
	link := ""
	if web != nil {
		link = fmt.Sprintf("%s://%s", scheme, net.JoinHostPort(address(web), port(web)))
		a.print(a.t("serve.by_web", map[string]any{"Link": link}))
		if h.cert == "" {
			a.print(a.t("serve.no_tls", nil))
		}
	}
	if p.peer != nil {
		a.print(a.t("serve.reached", map[string]any{"Address": p.peer.Addr()}))
	}
	if room == nil {
		a.print("", a.t("serve.takes_part", map[string]any{"ID": h.id, "Store": h.place}))
		return
	}
	issue := func(key string, t hall.Ticket, args map[string]any) {
		code, err := room.Issue(t)
		if err != nil {
			a.code(a.stored(err))
			return
		}
		args["Code"] = code
		a.print(a.t(key, args))
	}
	if p.took.Load() {
		a.print("", a.t("serve.taken_up", nil))
		issue("serve.code_desk", hall.Ticket{Role: hall.Facilitator, Table: -1, Seat: -1}, map[string]any{})
		return
	}
	a.print(a.t("serve.kept", map[string]any{"ID": h.id, "Store": h.place}))
	for i, t := range room.Tables() {
		a.print("", a.t("serve.at", map[string]any{"Name": t.Name(), "ID": t.Game().ID()}))
		for k, p := range t.Places() {
			if p.Bot != "" {
				continue
			}
			id := room.Rules().Seats[k].ID
			issue("serve.code_seat", hall.Ticket{Role: hall.Player, Table: i, Seat: seatOf(k)}, map[string]any{"Seat": sc.Texts.In(a.text.Language()).Text("seat."+id+".name", nil)})
		}
		issue("serve.code_watch", hall.Ticket{Role: hall.Observer, Table: i, Seat: seatOf(0), All: true}, map[string]any{})
	}
	a.print("")
	issue("serve.code_desk", hall.Ticket{Role: hall.Facilitator, Table: -1, Seat: -1}, map[string]any{})
	issue("serve.code_guest", hall.Ticket{Role: hall.Guest, Table: -1, Seat: -1}, map[string]any{})
	if link != "" {
		qrterminal.GenerateHalfBlock(link, qrterminal.L, a.Out)
	}
}

func port(a net.Addr) string {
	_, p, _ := net.SplitHostPort(a.String())
	return p
}

// address is where others find a listener: the address that it was given, else the machine's own towards others;
// "localhost" where it has none.
func address(of net.Addr) string {
	if t, ok := of.(*net.TCPAddr); ok && !t.IP.IsUnspecified() {
		return t.IP.String()
	}
	all, err := net.InterfaceAddrs()
	if err != nil {
		return "localhost"
	}
	best := "localhost"
	for _, one := range all {
		ip, ok := one.(*net.IPNet)
		if !ok || ip.IP.IsLoopback() || ip.IP.IsLinkLocalUnicast() {
			continue
		}
		if ip.IP.To4() != nil {
			return ip.IP.String()
		}
		if best == "localhost" && strings.Contains(ip.IP.String(), ":") {
			best = ip.IP.String()
		}
	}
	return best
}

func seatOf(k int) game.Seat { return game.Seat(k) }

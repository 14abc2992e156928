package hall

import (
	"errors"
	"testing"
	"time"

	"riobravo/cmd/internal/table"
	"riobravo/game"
	"riobravo/save"
)

// keeper keeps a hall in memory.
type keeper struct {
	kept []byte
	logs map[string]*save.Log
}

func (k *keeper) in(c *Config) {
	k.logs = map[string]*save.Log{}
	c.Store = func(b []byte) error { k.kept = b; return nil }
	c.Keep = func(l *save.Log, name string) (table.Place, error) {
		k.logs[name] = l
		return table.Place{ID: name}, nil
	}
	c.Resume = func(id string) (*save.Log, table.Place, error) { return k.logs[id], table.Place{ID: id}, nil }
}

// TestVoicesAreTakenUp: where a table is taken up again, who spoke for closing need not speak again; but a voice for a sheet
// that has changed since counts no more.
func TestVoicesAreTakenUp(t *testing.T) {
	k := &keeper{}
	h, _ := room(t, func(c *Config) {
		k.in(c)
		c.Cabinets = []Cabinet{{Seal: All}}
	})
	_, ana := sit(t, h, "Ana", 0)
	_, bo := sit(t, h, "Bo", 0)
	var wait *Proposed
	ready := game.Command{Kind: game.CmdReady}
	if err := ana.Submit(ready); !errors.As(err, &wait) || wait.Have != 1 || wait.Need != 2 {
		t.Fatalf("%v", err)
	}
	early := k.kept
	h.CloseFor(ErrMoved)
	if _, err := h.Enter(ana.p, func(error) {}); !errors.Is(err, ErrMoved) {
		t.Errorf("a hall that moved lets in: %v", err)
	}
	_ = bo
	again, err := Resume(h.cfg, early)
	if err != nil {
		t.Fatal(err)
	}
	_, _ = sit(t, again, "Ana", 0)
	_, bo = sit(t, again, "Bo", 0)
	if err := bo.Submit(ready); err != nil {
		t.Errorf("Ana has to speak again: %v", err)
	}
	again.Close()
	late, err := Resume(h.cfg, early) // what was kept is older than what the seat has done
	if err != nil {
		t.Fatal(err)
	}
	defer late.Close()
	if n := len(late.tables[0].seats[0].ballots); n != 0 {
		t.Errorf("%d voices count for what they did not see", n)
	}
}

// TestHeldClockStaysHeld: a clock that was held stands where the table is taken up again.
func TestHeldClockStaysHeld(t *testing.T) {
	k := &keeper{}
	h, w := room(t, k.in)
	tb := h.tables[0]
	if err := tb.Time(10*time.Minute, 0); err != nil {
		t.Fatal(err)
	}
	w.on(time.Minute)
	if err := tb.Hold(true); err != nil {
		t.Fatal(err)
	}
	h.Close()
	w.on(time.Hour)
	again, err := Resume(h.cfg, k.kept)
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	if left, running, _ := again.tables[0].clock.Left(); running || left != 9*time.Minute {
		t.Errorf("it shows %v, running %v", left, running)
	}
}

package cli

import (
	"context"
	"testing"
	"time"

	"riobravo/content"
)

// bench is a folder to measure in.
func bench(b testing.TB) (*app, *keeping) {
	b.Helper()
	a := &app{Streams: Streams{Env: []string{"RIOBRAVO_DATA=" + b.TempDir()}}, ctx: context.Background()}
	sc, err := a.load(content.Default)
	if err != nil {
		b.Fatal(err)
	}
	a.text = sc.Texts.In(content.Fallback)
	k, err := a.newKeeping()
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(k.close)
	return a, k
}

// BenchmarkAppend keeps whole games command by command; an operation is a game. The times of single commands stand beside.
func BenchmarkAppend(b *testing.B) {
	_, k := bench(b)
	var took []time.Duration
	for i := 0; b.Loop(); i++ {
		list, err := k.append(uint64(i))
		if err != nil {
			b.Fatal(err)
		}
		took = append(took, list...)
	}
	b.ReportMetric(float64(at(took, 50).Microseconds())/1000, "ms-p50")
	b.ReportMetric(float64(at(took, 99).Microseconds())/1000, "ms-p99")
	log, bundle, err := k.size(k.ids[0])
	if err != nil {
		b.Fatal(err)
	}
	b.ReportMetric(float64(log)/1024, "KB-log")
	b.ReportMetric(float64(bundle)/1024, "KB-bundle")
}

func BenchmarkOpen(b *testing.B) {
	_, k := bench(b)
	if _, err := k.append(1); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := k.open(k.ids[0]); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkVerify checks a hundred games an operation.
func BenchmarkVerify(b *testing.B) {
	a, k := bench(b)
	if _, err := k.append(1); err != nil {
		b.Fatal(err)
	}
	ids, err := k.copies(k.ids[0], 100)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := k.verify(a, ids); err != nil {
			b.Fatal(err)
		}
	}
}

// TestKeeping measures once: every figure is there, the sizes are what is asked, and nothing is left behind. How fast it
// is depends on the machine; "riobravo bench" shows it beside what is asked.
func TestKeeping(t *testing.T) {
	a, k := bench(t)
	k.close()
	got, err := a.keeps()
	if err != nil {
		t.Fatal(err)
	}
	if got.AppendP50 <= 0 || got.AppendP99 < got.AppendP50 || got.DiskP99 <= 0 || got.Open <= 0 || got.Verify1000 <= 0 || got.Bundle <= 0 {
		t.Errorf("%+v", got)
	}
	if got.Log < 20<<10 || got.Log > 300<<10 {
		t.Errorf("a whole game takes %d bytes", got.Log)
	}
	f, err := a.place()
	if err != nil {
		t.Fatal(err)
	}
	if list, err := f.List(); err != nil || len(list) != 0 {
		t.Errorf("games are left behind: %v %v", list, err)
	}
}

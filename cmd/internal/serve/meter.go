package serve

import (
	"net"
	"net/http"
	"sync"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"riobravo/cmd/internal/serve/hall"
)

// meter is what an operator may watch. No number says anything of what a seat keeps secret.
type meter struct {
	reg      *prometheus.Registry
	visitors prometheus.Gauge
	refused  prometheus.Counter
	wrong    prometheus.Counter
	faults   prometheus.Counter
	sent     prometheus.Counter
}

func newMeter(of func() *hall.Hall) *meter {
	m := &meter{
		reg:      prometheus.NewRegistry(),
		visitors: prometheus.NewGauge(prometheus.GaugeOpts{Name: "riobravo_sessions", Help: "Sessions that are open."}),
		refused:  prometheus.NewCounter(prometheus.CounterOpts{Name: "riobravo_connections_refused_total", Help: "Connections that were refused: too many, or draining."}),
		wrong:    prometheus.NewCounter(prometheus.CounterOpts{Name: "riobravo_wrong_codes_total", Help: "Codes that let nobody in."}),
		faults:   prometheus.NewCounter(prometheus.CounterOpts{Name: "riobravo_faults_total", Help: "Faults of the program that ended a session."}),
		sent:     prometheus.NewCounter(prometheus.CounterOpts{Name: "riobravo_sent_bytes_total", Help: "Bytes sent to clients."}),
	}
	m.reg.MustRegister(m.visitors, m.refused, m.wrong, m.faults, m.sent, collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	m.reg.MustRegister(prometheus.NewGaugeFunc(prometheus.GaugeOpts{Name: "riobravo_tables", Help: "Tables in the hall."}, func() float64 { return float64(len(tables(of))) }))
	m.reg.MustRegister(prometheus.NewGaugeFunc(prometheus.GaugeOpts{Name: "riobravo_tables_over", Help: "Tables whose game is over."}, func() float64 {
		n := 0
		for _, t := range tables(of) {
			if t.Game().Over() {
				n++
			}
		}
		return float64(n)
	}))
	m.reg.MustRegister(prometheus.NewGaugeFunc(prometheus.GaugeOpts{Name: "riobravo_people", Help: "People who are connected."}, func() float64 {
		n := 0
		for _, p := range people(of) {
			if p.Here {
				n++
			}
		}
		return float64(n)
	}))
	return m
}

func (m *meter) handler() http.Handler { return promhttp.HandlerFor(m.reg, promhttp.HandlerOpts{}) }

// counted is a connection that is counted while it is open, and what is sent over it.
type counted struct {
	net.Conn
	once  sync.Once
	left  func()
	meter *meter
}

func (c *counted) Write(p []byte) (int, error) {
	n, err := c.Conn.Write(p)
	c.meter.sent.Add(float64(n))
	return n, err
}

func (c *counted) Close() error {
	c.once.Do(c.left)
	return c.Conn.Close()
}

// tables and people are those of the hall, none while another machine holds it.
func tables(of func() *hall.Hall) []*hall.Table {
	if h := of(); h != nil {
		return h.Tables()
	}
	return nil
}

func people(of func() *hall.Hall) []hall.Seen {
	if h := of(); h != nil {
		return h.People()
	}
	return nil
}

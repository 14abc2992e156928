package sim

import (
	"io"

	"github.com/parquet-go/parquet-go"

	"riobravo/game"
)

// balanceParquet writes the games of the batch as a Parquet file, a column for each thing counted; what all games share
// stands in the file's metadata. Margins are in points.
type balanceParquet struct {
	w     *parquet.GenericWriter[any]
	names []string
	at    []int // by position in a row: its column, for columns lie in the order of their names
	game  int
	row   parquet.Row
}

func newBalanceParquet(w io.Writer, h *balanceHead) *balanceParquet {
	p := &balanceParquet{names: h.Columns["games"]}
	group := parquet.Group{"game": parquet.Int(32)}
	for n, name := range p.names {
		switch {
		case n == 0:
			group[name] = parquet.String()
		case inPoints(name):
			group[name] = parquet.Leaf(parquet.DoubleType)
		default:
			group[name] = parquet.Int(32)
		}
	}
	schema := parquet.NewSchema("game", group)
	column := func(name string) int {
		leaf, _ := schema.Lookup(name)
		return leaf.ColumnIndex
	}
	for _, name := range p.names {
		p.at = append(p.at, column(name))
	}
	p.game = column("game")
	p.row = make(parquet.Row, len(p.names)+1)
	options := []parquet.WriterOption{schema, parquet.Compression(&parquet.Snappy)}
	for i, v := range h.columns() {
		options = append(options, parquet.KeyValueMetadata(sharedNames[i], v))
	}
	p.w = parquet.NewGenericWriter[any](w, options...)
	return p
}

func (p *balanceParquet) write(part string, i int, row []int32) error {
	if part != "games" {
		return nil
	}
	p.row[p.game] = parquet.Int32Value(int32(i)).Level(0, 0, p.game)
	for n, v := range row {
		c, value := p.at[n], parquet.Int32Value(v)
		switch {
		case n == 0:
			value = parquet.ByteArrayValue([]byte(game.EndingNames[v]))
		case inPoints(p.names[n]):
			value = parquet.DoubleValue(float64(v) / 100)
		}
		p.row[c] = value.Level(0, 0, c)
	}
	_, err := p.w.WriteRows([]parquet.Row{p.row})
	return err
}

func (p *balanceParquet) close() error { return p.w.Close() }

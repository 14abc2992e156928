package folder

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"os"
	"path/filepath"
	"time"

	"riobravo/game"
	"riobravo/save"
)

// The index is what List found in the files the last time it looked into them, so that it need not look again. It is never
// the truth: an item counts only while its file, and what stands beside it, has the size and time that it had then. An
// index that is missing, damaged or another program's is made anew without a word, and so is one whose game has changed.

// indexForm is the number of the shape below; an index of another shape, or of another engine, is not read.
const indexForm = 2

// settled is how long a file must have been left alone before it was looked into for the look to count: within it a second
// change could bear the same time. The coarsest clock of a file system in use, FAT's, counts by two seconds.
const settled = 3 * time.Second

// outside is what a game's files show from outside. Times are nanoseconds since 1970; a file that is not there has zeros.
type outside struct{ Size, Time, WalSize, WalTime int64 }

// indexed is one item of the index.
type indexed struct {
	Outside  outside
	Label    save.Label
	Stamp    save.Stamp // without the secret of the dice
	Records  int
	Month    int16
	Phase    game.Phase
	Head     save.Hash
	Standing []Standing
}

// index is the items by game. It is written as the SHA-256 of what follows, a line's end, and JSON.
type index struct {
	Form   int
	Engine string
	Games  map[string]indexed
}

func (f *Folder) indexFile() string { return filepath.Join(f.dir, "index") }

// printOf looks at a game's files from outside.
func (f *Folder) printOf(id string) outside {
	var p outside
	if st, err := os.Stat(f.file(id)); err == nil {
		p.Size, p.Time = st.Size(), st.ModTime().UnixNano()
	}
	if st, err := os.Stat(f.file(id) + walExt); err == nil {
		p.WalSize, p.WalTime = st.Size(), st.ModTime().UnixNano()
	}
	return p
}

// modified is when the game was last written.
func (p outside) modified() time.Time {
	if t := max(p.Time, p.WalTime); t != 0 {
		return time.Unix(0, t)
	}
	return time.Time{}
}

// quiet tells whether nothing had been written for long enough when a game was looked at.
func (p outside) quiet(now time.Time) bool { return now.Sub(p.modified()) > settled }

// readIndex reads the index; an empty one where there is none that can be trusted.
func (f *Folder) readIndex() *index {
	none := &index{Form: indexForm, Engine: save.Engine, Games: map[string]indexed{}}
	b, err := slurp(f.indexFile())
	if err != nil {
		return none
	}
	sum, body, ok := bytes.Cut(b, []byte{'\n'})
	if !ok || string(sum) != digest(body) {
		return none
	}
	in := &index{}
	if json.Unmarshal(body, in) != nil || in.Form != indexForm || in.Engine != save.Engine || in.Games == nil {
		return none
	}
	return in
}

// keepIndex writes the index. Where it cannot be written the next list takes longer, and that is all.
func (f *Folder) keepIndex(in *index) {
	body, err := json.Marshal(in)
	if err == nil {
		_ = WriteFile(f.indexFile(), append([]byte(digest(body)+"\n"), body...))
	}
}

func digest(b []byte) string {
	h := sha256.Sum256(b)
	return hex.EncodeToString(h[:])
}

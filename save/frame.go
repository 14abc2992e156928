package save

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"fmt"
	"io"
	"maps"
	"slices"
)

// A frame carries a chunk, or a part of one, in a file whose order and soundness are in doubt: it begins with a mark that
// can be searched for, says which chunk and part it is, and ends in a sum over itself. So whatever befalls the file
// around it, a frame is found and trusted, or it is not there.
//
//	mark 4 · number of the chunk 4 · part 1 · parts 1 · length 2 · payload · sum 8
//
// The payload of a whole chunk is a byte (0 as it is, 1 deflated), then the chunk.
var frameMark = []byte{0x9e, 'R', 'B', '1'}

const (
	frameHead = 12
	// MaxFrame is the longest frame: one fits into a page of 4096 bytes of an SQLite table, so it is never split.
	MaxFrame   = 4000
	maxPayload = MaxFrame - frameHead - 8

	maxChunk = 16 << 20 // bytes of one chunk, inflated
	maxLog   = 64 << 20 // bytes of all chunks of a file, inflated: a file that swells to more is no game
)

// Frames are the frames of a chunk: one, or several when it is long.
func Frames(number uint32, c Chunk) ([][]byte, error) {
	payload := append([]byte{0}, c...)
	if len(c) > 64 {
		var w bytes.Buffer
		w.WriteByte(1)
		f, _ := flate.NewWriter(&w, flate.DefaultCompression) // the level is a good one
		_, _ = f.Write(c)
		_ = f.Close()
		if w.Len() < len(payload) {
			payload = w.Bytes()
		}
	}
	parts := (len(payload) + maxPayload - 1) / maxPayload
	if parts > 255 || len(c) > maxChunk {
		return nil, fmt.Errorf("save: a chunk of %d bytes is too long to be kept", len(c))
	}
	var out [][]byte
	for part := range parts {
		piece := payload[part*maxPayload : min(len(payload), (part+1)*maxPayload)]
		b := append([]byte(nil), frameMark...)
		b = binary.LittleEndian.AppendUint32(b, number)
		b = append(b, byte(part), byte(parts))
		b = binary.LittleEndian.AppendUint16(b, uint16(len(piece)))
		b = append(b, piece...)
		s := sum(b)
		out = append(out, append(b, s[:]...))
	}
	return out, nil
}

// frame is one that was found.
type frame struct {
	number      uint32
	part, parts byte
	payload     []byte
}

// readFrame reads the frame that b begins with; n is its length.
func readFrame(b []byte) (f frame, n int, ok bool) {
	if len(b) < frameHead+8 || !bytes.HasPrefix(b, frameMark) {
		return f, 0, false
	}
	size := int(binary.LittleEndian.Uint16(b[10:]))
	n = frameHead + size + 8
	if size > maxPayload || n > len(b) {
		return f, 0, false
	}
	if s := sum(b[:n-8]); !bytes.Equal(s[:], b[n-8:n]) {
		return f, 0, false
	}
	f = frame{binary.LittleEndian.Uint32(b[4:]), b[8], b[9], b[frameHead : n-8]}
	return f, n, f.part < f.parts
}

// Found is what Scan found: the chunks from the first on without a gap, and what cannot be used behind one.
type Found struct {
	Chunks []Chunk
	Stray  int // whole chunks behind the first gap
}

// Scan searches bytes for frames and puts their chunks in order. It never fails: what is damaged is not found.
func Scan(b []byte) Found {
	pieces := map[uint32]map[byte]frame{}
	for at := 0; ; {
		i := bytes.Index(b[at:], frameMark)
		if i < 0 {
			break
		}
		at += i
		f, n, ok := readFrame(b[at:])
		if !ok {
			at++
			continue
		}
		if pieces[f.number] == nil {
			pieces[f.number] = map[byte]frame{}
		}
		pieces[f.number][f.part] = f
		at += n
	}
	var out Found
	room, r := maxLog, &inflater{}
	for i, number := range slices.Sorted(maps.Keys(pieces)) {
		c, ok := r.assemble(pieces[number], min(room, maxChunk))
		room -= len(c)
		switch {
		case !ok:
		case i == int(number) && i == len(out.Chunks):
			out.Chunks = append(out.Chunks, c)
		default:
			out.Stray++
		}
	}
	return out
}

// CountFrames counts the sound frames that stand one behind another from the front of b, and the chunks they belong to.
func CountFrames(b []byte) (frames, chunks int) {
	of := map[uint32]bool{}
	for {
		f, size, ok := readFrame(b)
		if !ok {
			return frames, len(of)
		}
		of[f.number] = true
		b = b[size:]
		frames++
	}
}

// inflater inflates chunks one after another.
type inflater struct {
	from bytes.Reader
	z    io.ReadCloser
	buf  bytes.Buffer
}

// inflate gives at most so many bytes; ok is false when there are more or they are damaged.
func (r *inflater) inflate(packed []byte, most int) (Chunk, bool) {
	r.from.Reset(packed)
	if r.z == nil {
		r.z = flate.NewReader(&r.from)
	} else if r.z.(flate.Resetter).Reset(&r.from, nil) != nil {
		return nil, false
	}
	r.buf.Reset()
	n, err := r.buf.ReadFrom(io.LimitReader(r.z, int64(most)+1))
	return bytes.Clone(r.buf.Bytes()), err == nil && n > 0 && n <= int64(most)
}

// assemble joins the parts of one chunk of at most so many bytes.
func (r *inflater) assemble(parts map[byte]frame, most int) (Chunk, bool) {
	var payload []byte
	for n := 0; n == 0 || n < int(parts[0].parts); n++ {
		f, ok := parts[byte(n)]
		if !ok || f.parts != parts[0].parts {
			return nil, false
		}
		payload = append(payload, f.payload...)
	}
	if len(payload) < 2 {
		return nil, false
	}
	switch payload[0] {
	case 0:
		return payload[1:], len(payload)-1 <= most
	case 1:
		return r.inflate(payload[1:], most)
	}
	return nil, false
}

package folder

import (
	"encoding/binary"
	"maps"
)

// walHead and walFrame are the lengths of the head of SQLite's log beside a file, and of the head of each page in it.
const (
	walHead  = 32
	walFrame = 24
)

// overlaid is a file as SQLite would see it with the log beside it.
type overlaid struct {
	image  []byte // the file's pages, with those committed in the log laid over them
	behind []byte // the log behind its last sound commit: unfinished, stale or damaged
	broken bool   // a commit of the log is damaged: SQLite would leave it out, and all behind it, without a word
}

// overlay reads the log beside a file as SQLite does when it recovers: page by page, as long as the running sum holds, up
// to the last commit. A program that died in the middle of a write leaves an unfinished end, which is nothing broken.
func overlay(file, log []byte) overlaid {
	out := overlaid{image: file, behind: log}
	h, ok := readWalHead(log)
	if !ok {
		out.broken = len(log) > walHead
		return out
	}
	step := walFrame + h.page
	at := walHead
	fresh, sure := map[uint32][]byte{}, map[uint32][]byte{} // pages since the last commit, and up to it
	count := uint32(0)                                      // of the file's pages at the last commit
	for ; at+step <= len(log); at += step {
		f := log[at : at+step]
		if !h.owns(f) || !h.next(f) {
			break
		}
		fresh[binary.BigEndian.Uint32(f)] = f[walFrame:]
		if size := binary.BigEndian.Uint32(f[4:]); size > 0 {
			maps.Copy(sure, fresh)
			clear(fresh)
			count, out.behind = size, log[at+step:]
		}
	}
	if count > 0 {
		out.image = lay(file, sure, h.page, count)
	}
	for ; at+step <= len(log); at += step {
		f := log[at : at+step]
		out.broken = out.broken || h.owns(f) && binary.BigEndian.Uint32(f[4:]) > 0
	}
	return out
}

// lay puts pages over an image of so many pages.
func lay(image []byte, pages map[uint32][]byte, size int, count uint32) []byte {
	out := make([]byte, min(int(count)*size, most))
	copy(out, image)
	for n, p := range pages {
		if from := (int(n) - 1) * size; n > 0 && from+size <= len(out) {
			copy(out[from:], p)
		}
	}
	return out
}

// walSums are the head of a log and its running sum.
type walSums struct {
	page   int
	order  binary.ByteOrder // of the sums
	salt   [8]byte
	s0, s1 uint32
}

func readWalHead(log []byte) (*walSums, bool) {
	if len(log) < walHead {
		return nil, false
	}
	h := &walSums{page: int(binary.BigEndian.Uint32(log[8:])), order: binary.LittleEndian}
	switch binary.BigEndian.Uint32(log) {
	case 0x377f0682:
	case 0x377f0683:
		h.order = binary.BigEndian
	default:
		return nil, false
	}
	copy(h.salt[:], log[16:24])
	h.add(log[:24])
	ok := h.page >= 512 && h.page <= 1<<16 && h.page&(h.page-1) == 0
	return h, ok && h.s0 == binary.BigEndian.Uint32(log[24:]) && h.s1 == binary.BigEndian.Uint32(log[28:])
}

// owns tells whether a page belongs to this round of the log, and is none that an earlier round left.
func (h *walSums) owns(frame []byte) bool { return string(frame[8:16]) == string(h.salt[:]) }

// next takes a page into the running sum and tells whether it is the one that the page names.
func (h *walSums) next(frame []byte) bool {
	h.add(frame[:8])
	h.add(frame[walFrame:])
	return h.s0 == binary.BigEndian.Uint32(frame[16:]) && h.s1 == binary.BigEndian.Uint32(frame[20:])
}

// add takes bytes, a multiple of eight, into the running sum.
func (h *walSums) add(b []byte) {
	for ; len(b) >= 8; b = b[8:] {
		h.s0 += h.order.Uint32(b) + h.s1
		h.s1 += h.order.Uint32(b[4:]) + h.s0
	}
}

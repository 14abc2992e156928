package bot

import (
	"math/bits"
	"slices"

	"riobravo/game"
)

// combine puts before the judge the sheets that take from two parts or more what gained most there, those first whose gains
// add up to most, a few of them at most, and tries them in the worlds in which the others were tried. What gains alone need not gain
// together: the parts share a purse and a month.
func (b *principal) combine(v *game.View, few int) {
	j, list := b.judge, b.propose.list
	var best, gain [partWhole]int
	gaining := 0
	for part := range partWhole {
		for i := range list {
			if g := int(j.list[i].mean() - j.list[0].mean()); int(list[i].part) == part && g > gain[part] {
				best[part], gain[part] = i, g
			}
		}
		if gain[part] > 0 {
			gaining |= 1 << part
		}
	}
	var room [1 << partWhole]int
	sets := room[:0]
	for set := range 1 << partWhole {
		if set&^gaining == 0 && bits.OnesCount(uint(set)) > 1 {
			sets = append(sets, set)
		}
	}
	slices.SortStableFunc(sets, func(x, y int) int { return worth(&gain, y) - worth(&gain, x) })
	worlds := j.list[0].n
	for _, set := range sets[:min(few, len(sets))] {
		cmd := game.Command{Kind: game.CmdSheet, Seat: v.Seat, Sheet: b.mixed(&best, set), Yes: true}
		if !game.Affords(b.rs, v, &cmd.Sheet) || game.Check(b.rs, v, &cmd) != nil {
			continue
		}
		j.put(cmd)
		for n := range worlds {
			if n > 0 && j.late(75) {
				break
			}
			j.tryOne(n, len(j.list)-1)
		}
	}
}

// worth adds up what the parts of a set gained.
func worth(gain *[partWhole]int, set int) int {
	sum := 0
	for part, g := range gain {
		if set&(1<<part) != 0 {
			sum += g
		}
	}
	return sum
}

// mixed is the staff's sheet with the parts of a set taken from others.
func (b *principal) mixed(from *[partWhole]int, set int) game.Sheet {
	list := b.propose.list
	sheet := list[0].sheet
	for part, i := range from {
		switch {
		case set&(1<<part) == 0:
		case part == partPosture:
			sheet.Posture = list[i].sheet.Posture
		default:
			sheet.Orders[part] = list[i].sheet.Orders[part]
		}
	}
	return sheet
}

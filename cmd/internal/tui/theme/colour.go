package theme

// Role says what a piece of text or ground is for.
type Role uint8

// The roles. Slots are the seats in scenario order; from Select on, roles are grounds.
const (
	Text Role = iota
	Strong
	Quiet
	Line
	Key
	Good
	Bad
	Warn
	Alarm
	Slot1
	Slot2
	Slot3
	Slot4
	Slot5
	Slot6
	Ramp0
	Ramp1
	Ramp2
	Ramp3
	Ramp4
	Ramp5
	NoGround
	Select
	Bar
	AlarmGround
	Fill1
	Fill2
	Fill3
	Fill4
	Fill5
	Fill6
	Land
	Beyond // land that belongs to neither republic, or to its far parts
	Level1 // rising levels of what is neither good nor bad
	Level2
	Level3
	Level4
	Level5
	Front  // the line between areas held by different sides
	Border // the borders of the republics
	Edge   // the line between areas of one side: darker than its ground
	Over   // words on filled land: near white or near black, whichever reads on its ground
	roleCount
)

// tone is a role's colour on one ground: 24 bits, 256 colours, 16 colours. An empty word is the terminal's own.
type tone struct{ rgb, c256, c16 string }

// hue is a role on a dark and on a light ground. All are chosen by hand: sampling down turns the orange and the yellow
// fill into the same red at 16 colours, and the yellow into brown at 256. The palette is safe for the colour-blind: the
// slots differ in lightness as well as in hue (TestSlotsDiffer), good and bad are blue and orange.
type hue struct{ dark, light tone }

var hues = [roleCount]hue{
	Text:   {tone{"#c7cdd6", "252", ""}, tone{"#1f2630", "235", ""}},
	Strong: {tone{"#f4f7fb", "255", ""}, tone{"#000000", "16", ""}},
	Quiet:  {tone{"#7a8496", "245", ""}, tone{"#56606e", "241", ""}},
	Line:   {tone{"#3a4252", "238", "8"}, tone{"#b8c0cc", "250", "7"}},
	Key:    {tone{"#8ab4ff", "111", "14"}, tone{"#0b57d0", "26", "4"}},
	Good:   {tone{"#6fd3ff", "81", "14"}, tone{"#00658f", "24", "4"}},
	Bad:    {tone{"#ff9a6b", "209", "9"}, tone{"#a83a00", "94", "1"}},
	Warn:   {tone{"#ffcf5c", "221", "11"}, tone{"#7a5b00", "58", "5"}},
	Alarm:  {tone{"#ffffff", "15", "15"}, tone{"#ffffff", "15", "15"}},

	Slot1: {tone{"#5b8cff", "69", "12"}, tone{"#0b2a7a", "18", "4"}},
	Slot2: {tone{"#86dbb3", "115", "14"}, tone{"#1f6f5c", "29", ""}},
	Slot3: {tone{"#d9822b", "172", "3"}, tone{"#5a2400", "52", "1"}},
	Slot4: {tone{"#fab7f6", "219", "13"}, tone{"#a52fc4", "129", "5"}},
	Slot5: {tone{"#ffee33", "226", "11"}, tone{"#706c10", "58", ""}},
	Slot6: {tone{"#737e90", "244", "7"}, tone{"#6a7280", "60", ""}},

	Ramp0: {tone{"#242a35", "236", "8"}, tone{"#d9dde3", "253", "7"}},
	Ramp1: {tone{"#46406b", "60", "5"}, tone{"#b9a7c9", "182", "5"}},
	Ramp2: {tone{"#84406f", "96", "13"}, tone{"#b0709c", "133", "5"}},
	Ramp3: {tone{"#c4534d", "167", "1"}, tone{"#b0413c", "131", "1"}},
	Ramp4: {tone{"#f0853a", "208", "3"}, tone{"#8c3a10", "94", "1"}},
	Ramp5: {tone{"#ffc94d", "221", "11"}, tone{"#571c06", "52", "1"}},

	Select:      {tone{"#243049", "237", "4"}, tone{"#dbe4f7", "189", "7"}},
	Bar:         {tone{"#151a24", "234", ""}, tone{"#eef1f6", "255", ""}},
	AlarmGround: {tone{"#b3261e", "124", "1"}, tone{"#b3261e", "124", "1"}},

	Fill1: {tone{"#22386b", "60", ""}, tone{"#d6dcf6", "189", ""}},
	Fill2: {tone{"#2f7a69", "66", ""}, tone{"#74ecba", "121", ""}},
	Fill3: {tone{"#6a2c08", "94", ""}, tone{"#e86e38", "208", ""}},
	Fill4: {tone{"#925a9c", "53", ""}, tone{"#bf7dd5", "134", ""}},
	Fill5: {tone{"#787221", "101", ""}, tone{"#fceb30", "226", ""}},
	Fill6: {tone{"#4a5262", "239", ""}, tone{"#a6aeba", "248", ""}},
	Land:  {tone{"#262c37", "236", ""}, tone{"#e6e8ec", "254", ""}},

	Beyond: {tone{"#141922", "234", ""}, tone{"#f4f5f7", "255", ""}},
	Level1: {tone{"#243b4a", "237", ""}, tone{"#d3e4ec", "195", ""}},
	Level2: {tone{"#2d5468", "24", ""}, tone{"#b3d3e2", "152", ""}},
	Level3: {tone{"#376f88", "31", ""}, tone{"#8dbfd6", "110", ""}},
	Level4: {tone{"#4690ae", "67", ""}, tone{"#64a9c8", "74", ""}},
	Level5: {tone{"#66b5d3", "74", ""}, tone{"#3a8fb5", "67", ""}},

	Front:  {tone{"#c3cad6", "250", "7"}, tone{"#39424f", "238", "8"}},
	Border: {tone{"#ffffff", "231", "15"}, tone{"#000000", "16", "0"}},
	Edge:   {tone{"#3a4252", "238", "8"}, tone{"#b8c0cc", "250", "7"}},
	Over:   {tone{"#f4f7fb", "255", ""}, tone{"#000000", "16", ""}},
}

// contrast are the roles that the high-contrast theme draws otherwise: words at 7:1 and more, frames as clear as words,
// the selected row reversed, no tinted bars.
var contrast = map[Role]hue{
	Text:   {tone{"#ffffff", "231", "15"}, tone{"#000000", "16", "0"}},
	Strong: {tone{"#ffffff", "231", "15"}, tone{"#000000", "16", "0"}},
	Quiet:  {tone{"#d3d9e2", "253", ""}, tone{"#333a44", "237", ""}},
	Line:   {tone{"#9aa5b8", "248", "7"}, tone{"#56606e", "241", "0"}},
	Key:    {tone{"#a9c8ff", "153", "14"}, tone{"#003a9c", "18", "4"}},
	Good:   {tone{"#8adcff", "117", "14"}, tone{"#00496b", "23", "4"}},
	Bad:    {tone{"#ffae87", "216", "11"}, tone{"#822c00", "88", "1"}},
	Warn:   {tone{"#ffdd7a", "222", "11"}, tone{"#5c4400", "58", "5"}},
	Slot1:  {tone{"#8fb0ff", "111", "14"}, tone{"#101060", "17", "4"}},
	Slot2:  {tone{"#a0f0c8", "158", "14"}, tone{"#00654b", "23", ""}},
	Slot3:  {tone{"#f29a3f", "215", "11"}, tone{"#4a1500", "52", "1"}},
	Slot4:  {tone{"#ffd0fb", "225", "13"}, tone{"#90009c", "55", "5"}},
	Slot5:  {tone{"#ffee33", "226", "11"}, tone{"#5f5a00", "58", ""}},
	Slot6:  {tone{"#9aa5b8", "250", "7"}, tone{"#49515d", "61", ""}},
	Select: {}, Bar: {},
}

// Slot is the text role of the n-th seat in scenario order; seats beyond six and groups without a seat share the fifth.
func Slot(n int) Role { return Slot1 + place(n) }

// Fill is the ground that goes with Slot.
func Fill(n int) Role { return Fill1 + place(n) }

func place(n int) Role {
	if n < 0 || n > 5 {
		return 4
	}
	return Role(n)
}

// Ramp is the role for a level 0..5 of escalation or violence: one ramp of rising weight, always beside the number.
func Ramp(n int) Role { return Ramp0 + Role(min(max(n, 0), 5)) }

// Level is the ground of a level 0..5 that is neither good nor bad; 0 is land.
func Level(n int) Role {
	if n <= 0 {
		return Land
	}
	return Level1 + Role(min(n, 5)-1)
}

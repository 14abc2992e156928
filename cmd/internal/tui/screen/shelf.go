package screen

// Shelf is the kept games, as far as they are known. Screens read it; the app fills it aside.
type Shelf struct {
	Games []Kept // the one last played first
	Turn  int    // counts the times that the list was read; 0 not yet
	Fault string // why it could not be read, in words
	Place string // where they are kept
	Open  string // the game that is open at this terminal, "" none
	Loose bool   // a game is open here that is not kept and not over: another one ends it
	Check Check
	Found map[string]Finding // what checks found, by the game's id
}

// Kept is a game in the list.
type Kept struct {
	ID, Name  string // Name is what a person called it, "" nothing
	Scenario  string // its name
	Chairs    []Chair
	Month     int
	Over      bool
	Judged    bool // it is over and the chairs say how they came out
	Commands  int
	Begun     string // when, to the minute; "" unknown
	Played    string
	Head      string // the newest link of its chain, as people copy it
	Broken    string // why it cannot be read at all, in words; then only ID and Played are filled
	Damaged   int    // the first command that is lost or cannot be vouched for, 0 none
	Intact    bool   // with Damaged: every command is there, only the file around them is not sound
	Held      bool   // another program has it open for writing
	HeldSince string // since when, "" unknown
}

// Chair is a seat of a kept game.
type Chair struct {
	Letter string
	Slot   int // its colour
	Name   string
	By     string // the player's catalogue word, ui.by.<By>; "" stands for By's own name in Bot
	Bot    string
	Person bool
	Margin string // of a game that is over
	Met    bool
	First  bool
}

// Check is the check that runs.
type Check struct {
	ID       string // the game, "" none
	Long     bool   // it takes long enough to say how far it is
	Done, Of int    // commands
}

// Finding is what a check found.
type Finding struct {
	Head string // the head of the chain that was checked: another one makes it stale
	Good bool
	Text string
}

// Title is what a game is called in a list.
func (k *Kept) Title() string {
	if k.Name != "" {
		return k.Name
	}
	return k.ID
}

package diag

// Code is the stable name of a kind of problem: E and a number for errors, W for warnings.
type Code string

// Severity follows from the letter.
func (c Code) Severity() Severity {
	if c != "" && c[0] == 'W' {
		return Warning
	}
	return Error
}

// Doc is the code's line in Codes, or nothing.
func (c Code) Doc() string {
	for _, d := range Codes {
		if d.Code == c {
			return d.Doc
		}
	}
	return ""
}

// The codes. Numbers are stable; Codes explains each.
const (
	Syntax       Code = "E001"
	TooBig       Code = "E002"
	Alias        Code = "E003"
	UnknownKey   Code = "E004"
	DuplicateKey Code = "E005"
	WrongType    Code = "E006"
	NotDecimal   Code = "E007"
	MissingKey   Code = "E008"
	Unreadable   Code = "E009"
	OutOfRange   Code = "E010"
	UnknownWord  Code = "E011"
	UnknownKind  Code = "E012"
	EffectShape  Code = "E013"
	DuplicateID  Code = "E014"
	UnknownID    Code = "E015"
	BadID        Code = "E016"
	BadRemove    Code = "E017"
	NoScenario   Code = "E018"
	Outside      Code = "E019"

	ExprSyntax  Code = "E020"
	UnknownPath Code = "E021"
	ExprType    Code = "E022"
	NotAllowed  Code = "E023"
	IntRange    Code = "E024"
	Secret      Code = "E025"
	NoSubject   Code = "E026"
	NotWritable Code = "E027"
	ExprTooBig  Code = "E028"

	MissingParam Code = "E030"
	UnknownParam Code = "E031"
	Cap          Code = "E032"
	BadSource    Code = "E033"
	Letters      Code = "E034"
	Adjacency    Code = "E035"
	Weights      Code = "E036"
	Uncovered    Code = "E037"
	NoSource     Code = "E038"
	Refused      Code = "E040"
	Seating      Code = "E041"
	Incomplete   Code = "E042"
	Window       Code = "E043"
	Options      Code = "E044"
	Odds         Code = "E045"
	Wings        Code = "E046"
	Lines        Code = "E047"
	Rungs        Code = "E048"
	Foreign      Code = "E049"

	TextShape         Code = "E050"
	Placeholder       Code = "E051"
	Action            Code = "E052"
	OtherPlaceholders Code = "E053"
	NoPlural          Code = "E054"
	Language          Code = "E055"
	Script            Code = "E056"
	Bounds            Code = "E057"

	BadDate Code = "E060"
	Later   Code = "E061"
	TooMany Code = "E062"
	BadRow  Code = "E063"

	Budget      Code = "W101"
	NeverHolds  Code = "W102"
	Idle        Code = "W103"
	NeverOpens  Code = "W104"
	NeverFires  Code = "W105"
	Unread      Code = "W106"
	MissingText Code = "W110"
	LongText    Code = "W111"
	StrayText   Code = "W112"
	FewVariants Code = "W113"

	Untranslated Code = "W114"
	NoFace       Code = "W115"
	UnknownFact  Code = "W116"
)

// CodeDoc is one row of the table of codes.
type CodeDoc struct {
	Code Code
	Doc  string
}

// Codes is the table of codes, in order.
var Codes = []CodeDoc{
	{Syntax, "the file is not YAML"},
	{TooBig, "the file is too long, too deep or has too many values"},
	{Alias, "anchors, aliases, merge keys and tags are not part of the format"},
	{UnknownKey, "a section or key that the format does not know"},
	{DuplicateKey, "the same key stands twice in one mapping"},
	{WrongType, "a value of another type than the key takes"},
	{NotDecimal, "a number that is no plain decimal integer (017, 0x1f, 1_000, 2.5)"},
	{MissingKey, "a key that must be there is missing"},
	{Unreadable, "a file cannot be read"},
	{OutOfRange, "a number outside the range that its key or field takes"},
	{UnknownWord, "a word that is not in the list its key takes"},
	{UnknownKind, "an effect whose keys name no effect kind"},
	{EffectShape, "an effect with two kinds, without its amount, or with a parameter its kind does not take"},
	{DuplicateID, "two definitions of a section have the same id in one layer"},
	{UnknownID, "a reference to a definition that does not exist"},
	{BadID, "an id that is not made of small letters, digits and _ (with its actor and a dot where one is needed)"},
	{BadRemove, "a scenario removes what its base does not have"},
	{NoScenario, "a scenario or base that does not exist"},
	{Outside, "a file of the scenario that leads out of its folder"},
	{ExprSyntax, "an expression that cannot be parsed"},
	{UnknownPath, "an expression names a field, definition or subject that does not exist"},
	{ExprType, "an expression of the wrong type: numbers and conditions are different things"},
	{NotAllowed, "an operator or function outside the language of conditions"},
	{IntRange, "an integer outside 32 bits"},
	{Secret, "a condition reads what its actor may not know"},
	{NoSubject, "a subject (self, target, here, other) that does not exist here, or has no such field"},
	{NotWritable, "an effect changes what effects may not change"},
	{ExprTooBig, "an expression that is too long or too deep"},
	{MissingParam, "a parameter of the engine without a value"},
	{UnknownParam, "a parameter that the engine does not have"},
	{Cap, "more definitions than the engine has room for"},
	{BadSource, "a source that is no fact id, claim or judgement"},
	{Letters, "a letter is missing, no letter, or taken"},
	{Adjacency, "a region borders another that does not border it, or itself"},
	{Weights, "the weights of a score's parts do not sum to 100"},
	{Uncovered, "a combination of choices in a crisis matches no outcome"},
	{NoSource, "a definition with numbers has no source"},
	{Refused, "the engine refuses the compiled ruleset"},
	{Seating, "who sits where is not whole: fewer than two seats, a republic without one, two for the same side"},
	{Incomplete, "an actor lacks what it needs to play: a score, a doctrine, a posture or an order of some column"},
	{Window, "months that do not fit together: the last before the first, or a reckoning without its last month"},
	{Options, "a party to a crisis with too few or too many options, or with a silence that may be closed"},
	{Odds, "an operation's odds are not three: at intelligence 0-1, 3 and 5"},
	{Wings, "a group with one wing, or an order for a wing without a group to have it"},
	{Lines, "the lines of a group's income do not sum to 100"},
	{Rungs, "the ladder has not its eleven rungs"},
	{Foreign, "an act, posture, signal or clause that belongs to another actor"},
	{TextShape, "a text file holds something other than texts, lists of texts and plural forms"},
	{Placeholder, "a text with a placeholder that is not one of the known ones"},
	{Action, "braces in a text that are not closed, or hold something other than a name or a plain condition"},
	{OtherPlaceholders, "a translation asks for other placeholders than the text it translates"},
	{NoPlural, "a translation lacks the plural forms of the text it translates"},
	{Language, "a folder or section of texts whose name is no language"},
	{Script, "a scenario's test that cannot be read"},
	{Bounds, "bounds of balance that cannot be held: no such seat or ending, or the least above the most"},
	{BadDate, "a source whose date is none"},
	{Later, "a fact from after the exercise's horizon in a scenario that does not say on its face that it is later"},
	{TooMany, "a scenario with too many files, or too much in all of them together"},
	{BadRow, "a row of a table of injects that cannot be read"},
	{Budget, "more of something than a reader or a class can take in"},
	{NeverHolds, "a condition names a subject that the order or event never has; it reads 0"},
	{Idle, "a key that does nothing here"},
	{NeverOpens, "a crisis that nothing opens"},
	{NeverFires, "an event that can never fire: its months lie outside the scenario, or its condition never holds"},
	{Unread, "a counter that nothing reads"},
	{MissingText, "an id has no words"},
	{LongText, "a text is longer than its place on the screen"},
	{StrayText, "words for an id that does not exist"},
	{FewVariants, "fewer wordings than the format asks for"},
	{Untranslated, "a sentence that reads the same in two languages"},
	{NoFace, "a scenario without its own name, line, brief or teaching notes"},
	{UnknownFact, "a source that is in no list of facts"},
}

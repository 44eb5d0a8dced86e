package value

// Answer is one of the five honest answers to a question of fact. The zero value is NotAsked, so that a blank never reads as "none".
type Answer string

const (
	NotAsked Answer = ""          // nobody has asked yet
	Known    Answer = "known"     // the text beside it is the answer
	None     Answer = "none"      // asked, and there is none
	NotKnown Answer = "not_known" // asked, and nobody here knows
	Declined Answer = "declined"  // asked, and the young person would rather not say
)

// Answers lists the five in the order of the keys K N U D A.
var Answers = []Answer{Known, None, NotKnown, Declined, NotAsked}

// Label is the answer in words.
func (a Answer) Label() string {
	switch a {
	case Known:
		return "Known"
	case None:
		return "None"
	case NotKnown:
		return "Not known"
	case Declined:
		return "Rather not say"
	case NotAsked:
		return "Not asked yet"
	}
	return string(a)
}

// Valid reports whether a is one of the five.
func (a Answer) Valid() bool {
	switch a {
	case NotAsked, Known, None, NotKnown, Declined:
		return true
	}
	return false
}

// Fact is a text together with how it was answered. Text is filled exactly when Answer is Known.
type Fact struct {
	Text   string
	Answer Answer
}

// KnownFact is the fact of a text; an empty text is not asked.
func KnownFact(text string) Fact {
	if text == "" {
		return Fact{}
	}
	return Fact{Text: text, Answer: Known}
}

func (f Fact) String() string {
	if f.Answer == Known {
		return f.Text
	}
	return f.Answer.Label()
}

// Tri is yes, no, or not asked (the zero value): three answers, never two.
type Tri string

const (
	TriNotAsked Tri = ""
	Yes         Tri = "yes"
	No          Tri = "no"
)

func (t Tri) Label() string {
	switch t {
	case Yes:
		return "Yes"
	case No:
		return "No"
	}
	return "Not asked yet"
}

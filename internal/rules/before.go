package rules

import (
	"strings"

	"waymark/internal/care"
	"waymark/internal/value"
	wording "waymark/internal/words"
)

// BeforeItem is the kind of money that stands for savings from earlier homes.
const BeforeItem = "before-savings"

// FromBefore is the question whether anything was saved before the present home, as long as it is open.
type FromBefore struct {
	Asked bool   // somebody is asking, and the answer is awaited
	Line  string // what is known of it, in a sentence or two
}

// SavingsFromBefore says whether it is still open what was saved in earlier homes; nil when it is settled, or when nobody moved within the year before
// today. Savings, trusts and accounts are listed when somebody comes into care and again at every move (domain 4.1).
func SavingsFromBefore(f *care.File, today value.Date) *FromBefore {
	c := f.Claim(BeforeItem)
	if c != nil && c.State == "asked" {
		line := "Not known yet. "
		switch {
		case strings.TrimSpace(c.Note) != "":
			line += wording.Sentence(c.Note)
		case c.Helper != "":
			line += c.Helper + " asked on " + c.Asked.In(today) + "."
		default:
			line += "Asked on " + c.Asked.In(today) + "."
		}
		return &FromBefore{Asked: true, Line: line}
	}
	if c != nil && c.State != "open" {
		return nil
	}
	if h := f.Home(today); h == nil || h.From == "" || h.From.AddYears(1) <= today {
		return nil
	}
	return &FromBefore{Line: "Was anything saved before? Ask the last carer."}
}

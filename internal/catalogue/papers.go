package catalogue

import (
	"slices"

	"waymark/internal/value"
)

// KeyPaper is an important paper, and the age by which it should be there.
type KeyPaper struct {
	ID     string `toml:"id"`
	Years  int    `toml:"years"`
	Months int    `toml:"months"`
	Only   string `toml:"only"` // "immigration": only where immigration is a question
	Why    string `toml:"why"`
	Source string `toml:"source"`
	Check  bool   `toml:"check"` // check before relying on this
}

// KeyPapers are the papers to have, in the order they are asked for.
func KeyPapers() []KeyPaper { return slices.Clone(matters().Paper) }

// By is the day by which somebody born on a day should have it.
func (k KeyPaper) By(born value.Date) value.Date { return born.AddYears(k.Years).AddMonths(k.Months) }

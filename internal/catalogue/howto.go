package catalogue

import (
	"fmt"
	"slices"
	"strings"

	"waymark/internal/value"
)

// HowTo is a page of "How to" or "Help with costs": what a young person can do without anybody's help.
type HowTo struct {
	ID      string `toml:"id"`
	Title   string `toml:"title"`
	Text    string `toml:"text"`
	AgeFrom int    `toml:"age_from"` // 0 is from birth
	AgeTo   int    `toml:"age_to"`   // 0 is without end; the year itself counts
	Origin
}

func (h HowTo) suits(age int) bool { return age >= h.AgeFrom && (h.AgeTo == 0 || age <= h.AgeTo) }

// AskBeforeSigning stands behind every entitlement that was not verified. A false claim on a prescription costs a fine.
const AskBeforeSigning = "Ask the pharmacy before you sign."

type howToFile struct {
	About About   `toml:"about"`
	Page  []HowTo `toml:"page"`
	Cost  []HowTo `toml:"cost"`
}

var howTos = file[howToFile]("howto")

func (f *howToFile) settle() error {
	if err := f.About.problem(); err != nil {
		return err
	}
	ids := unique{}
	for _, list := range [][]HowTo{f.Page, f.Cost} {
		for i := range list {
			h := &list[i]
			f.About.fill(&h.Origin)
			if err := ids.add(h.ID); err != nil {
				return err
			}
			if err := originProblem(h.Origin); err != nil {
				return fmt.Errorf("%s: %w", h.ID, err)
			}
			if h.Title == "" || h.Text == "" || h.AgeTo != 0 && h.AgeTo < h.AgeFrom {
				return fmt.Errorf("%s: title, text or ages", h.ID)
			}
		}
	}
	for _, h := range f.Cost {
		if h.Check && strings.Contains(strings.ToLower(h.Title+h.Text), "free") {
			return fmt.Errorf("%s: promises what was not verified", h.ID)
		}
	}
	return nil
}

// HowToAbout says where the pages are from and when they were read.
func HowToAbout() About { return howTos().About }

// HowTos are the "How to" pages for somebody of an age, as they hold on a day. An age below 0 is not known and gets all of them.
func HowTos(age int, day value.Date) []HowTo { return howTosFor(howTos().Page, age, day) }

// HealthCosts are the entries on help with health costs, the same way.
func HealthCosts(age int, day value.Date) []HowTo { return howTosFor(howTos().Cost, age, day) }

func howTosFor(list []HowTo, age int, day value.Date) []HowTo {
	return slices.DeleteFunc(slices.Clone(list), func(h HowTo) bool { return !h.ValidOn(day) || age >= 0 && !h.suits(age) })
}

package catalogue

import (
	"fmt"
	"slices"
)

// Measure says what is counted from the records, out of whom, and how sure anybody can be of it. Package measures counts it.
type Measure struct {
	ID       string   `toml:"id"`
	Name     string   `toml:"name"`
	Plain    string   `toml:"plain"`    // as the young people's version says it
	Counts   string   `toml:"counts"`   // the numerator in words
	Of       string   `toml:"of"`       // the denominator in words
	Unknowns string   `toml:"unknowns"` // what counts as not known; "" where nothing can be
	Actions  []string `toml:"actions"`
	Unit     string   `toml:"unit"`   // PercentUnit, CountUnit or VisitsUnit
	Better   string   `toml:"better"` // "up", "down", or "" where neither is
	Moment   string   `toml:"moment"` // "day": how things stood on the last day; "period": what happened in the period
	ByAge    bool     `toml:"by_age"` // it is shown for each age from 17 to 25 as well
	Back     bool     `toml:"back"`   // the records say since when, so that earlier figures can be worked out
	Same     []string `toml:"same"`   // starting figures that count the same thing and may share its row
	Nearest  []string `toml:"nearest"`
	NotSame  string   `toml:"not_same"` // why the nearest starting figures do not share its row
	Sure     string   `toml:"sure"`

	Group     string `toml:"group"`      // whom the denominator is about: rows of one group and age have the same denominator
	Ages      []int  `toml:"ages"`       // the first and the last age it is about; empty is everybody
	Base      string `toml:"base"`       // the measure of which it is one age
	OtherSide string `toml:"other_side"` // the measure that counts the rest of the same people, of whom something is known
	Within    string `toml:"within"`     // the measure of whose people these are a part
	Origin
}

// Units of a measure.
const (
	PercentUnit = "percent"
	CountUnit   = "count"
	VisitsUnit  = "visits"
)

// NotCounted is a measure the strategy names that nobody can, or should, work out from these records.
type NotCounted struct {
	Measure string   `toml:"measure"`
	Why     string   `toml:"why"`
	Actions []string `toml:"actions"`
}

type measureFile struct {
	About      About        `toml:"about"`
	Measure    []Measure    `toml:"measure"`
	NotCounted []NotCounted `toml:"not_counted"`
	byID       map[string]Measure
}

var measures = file[measureFile]("measures")

func (f *measureFile) settle() error {
	if err := f.About.problem(); err != nil {
		return err
	}
	seen := unique{}
	f.byID = map[string]Measure{}
	for i := range f.Measure {
		m := &f.Measure[i]
		if err := seen.add(m.ID); err != nil {
			return err
		}
		f.About.fill(&m.Origin)
		if m.Name == "" || m.Plain == "" || m.Counts == "" || m.Of == "" || m.Sure == "" || m.Group == "" || len(m.Actions) == 0 {
			return fmt.Errorf("%s is not whole", m.ID)
		}
		if !slices.Contains([]string{PercentUnit, CountUnit, VisitsUnit}, m.Unit) || !slices.Contains([]string{"up", "down", ""}, m.Better) ||
			!slices.Contains([]string{"day", "period"}, m.Moment) {
			return fmt.Errorf("%s: unit %q, better %q, moment %q", m.ID, m.Unit, m.Better, m.Moment)
		}
		if len(m.Ages) != 0 && (len(m.Ages) != 2 || m.Ages[0] > m.Ages[1]) || m.ByAge && len(m.Ages) == 0 {
			return fmt.Errorf("%s: ages %v", m.ID, m.Ages)
		}
		if (len(m.Nearest) > 0) != (m.NotSame != "") {
			return fmt.Errorf("%s: a starting figure near it, or the reason why it is not the same, but not both", m.ID)
		}
		f.byID[m.ID] = *m
	}
	for _, m := range f.Measure {
		if other := f.byID[m.OtherSide]; m.OtherSide != "" && (other.OtherSide != m.ID || other.Group != m.Group || !slices.Equal(other.Ages, m.Ages)) {
			return fmt.Errorf("%s: its other side is another group's", m.ID)
		}
		if whole := f.byID[m.Within]; m.Within != "" && (whole.Group != m.Group || !slices.Equal(whole.Ages, m.Ages)) {
			return fmt.Errorf("%s: it is part of another group's", m.ID)
		}
		if base := f.byID[m.Base]; m.Base != "" && (base.Group != m.Group || !base.ByAge || len(m.Ages) != 2 || m.Ages[0] != m.Ages[1]) {
			return fmt.Errorf("%s: it is not one age of %s", m.ID, m.Base)
		}
	}
	return nil
}

// Measures returns what is counted, in the order of the strategy.
func Measures() []Measure { return slices.Clone(measures().Measure) }

// MeasureByID finds a measure.
func MeasureByID(id string) (Measure, bool) {
	m, ok := measures().byID[id]
	return m, ok
}

// MeasuresFor returns the measures of an action.
func MeasuresFor(action string) []Measure {
	var out []Measure
	for _, m := range measures().Measure {
		if slices.Contains(m.Actions, action) {
			out = append(out, m)
		}
	}
	return out
}

// MeasuresNotCounted returns the measures of the strategy that are not counted here, with the reason.
func MeasuresNotCounted() []NotCounted { return slices.Clone(measures().NotCounted) }

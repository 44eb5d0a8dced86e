package catalogue

import (
	"fmt"
	"slices"
)

// Baseline is a starting figure as the paper prints it. Count, Of and Percent repeat its first number where it stands alone.
type Baseline struct {
	ID      string   `toml:"id"`
	Measure string   `toml:"measure"`
	Figure  string   `toml:"figure"`
	AsAt    string   `toml:"as_at"`
	Serves  string   `toml:"serves"`
	Actions []string `toml:"actions"`
	Records []string `toml:"records"`
	Note    string   `toml:"note"`
	Count   int      `toml:"count"`
	Of      int      `toml:"of"`
	Percent *float64 `toml:"percent"`
	Same    string   `toml:"same"` // in a council's own file the measure that counts the same thing; the built-in ones are named by the measures
	Origin
}

// Trap is a warning about figures that do not mean what they seem to, or do not add up.
type Trap struct {
	Text      string   `toml:"text"`
	Baselines []string `toml:"baselines"`
	Origin
}

// MissingBaseline is a measure for which no paper has a starting figure.
type MissingBaseline struct {
	Measure string   `toml:"measure"`
	Nearest string   `toml:"nearest"`
	Actions []string `toml:"actions"`
}

type baselineFile struct {
	About    About             `toml:"about"`
	Baseline []Baseline        `toml:"baseline"`
	Trap     []Trap            `toml:"trap"`
	Missing  []MissingBaseline `toml:"missing"`
}

var baselines = file[baselineFile]("baselines")

func (f *baselineFile) settle() error {
	if err := f.About.problem(); err != nil {
		return err
	}
	seen := unique{}
	for i := range f.Baseline {
		b := &f.Baseline[i]
		if err := seen.add(b.ID); err != nil {
			return err
		}
		f.About.fill(&b.Origin)
		if b.Of > 0 && b.Count > b.Of {
			return fmt.Errorf("%s: %d of %d", b.ID, b.Count, b.Of)
		}
	}
	for i := range f.Trap {
		t := &f.Trap[i]
		f.About.fill(&t.Origin)
		for _, id := range t.Baselines {
			if !seen[id] {
				return fmt.Errorf("a trap names %s", id)
			}
		}
	}
	return nil
}

// Baselines returns the starting figures, B01 to B40.
func Baselines() []Baseline { return slices.Clone(baselines().Baseline) }

// BaselineByID finds a starting figure.
func BaselineByID(id string) (Baseline, bool) {
	for _, b := range baselines().Baseline {
		if b.ID == id {
			return b, true
		}
	}
	return Baseline{}, false
}

// BaselinesFor returns the starting figures that serve an action.
func BaselinesFor(action string) []Baseline {
	var out []Baseline
	for _, b := range baselines().Baseline {
		if slices.Contains(b.Actions, action) {
			out = append(out, b)
		}
	}
	return out
}

// TrapsIn returns the warnings that belong to a starting figure.
func TrapsIn(baseline string) []Trap {
	var out []Trap
	for _, t := range baselines().Trap {
		if slices.Contains(t.Baselines, baseline) {
			out = append(out, t)
		}
	}
	return out
}

// MissingBaselines returns the measures for which there is no starting figure.
func MissingBaselines() []MissingBaseline { return slices.Clone(baselines().Missing) }

// Quote is a sentence of the papers, word for word, that bears on kinds of record.
type Quote struct {
	Records []string `toml:"records"`
	Text    string   `toml:"text"`
	Paper   string   `toml:"paper"`
	Source  string   `toml:"-"` // the paper's full name
}

type quoteFile struct {
	About About `toml:"about"`
	Paper []struct {
		ID   string `toml:"id"`
		Name string `toml:"name"`
	} `toml:"paper"`
	Quote []Quote `toml:"quote"`
}

var quotes = file[quoteFile]("quotes")

func (f *quoteFile) settle() error {
	if err := f.About.problem(); err != nil {
		return err
	}
	names := map[string]string{}
	for _, p := range f.Paper {
		names[p.ID] = p.Name
	}
	for i := range f.Quote {
		q := &f.Quote[i]
		if q.Source = names[q.Paper]; q.Source == "" {
			return fmt.Errorf("no paper %q", q.Paper)
		}
		for _, r := range q.Records {
			if !slices.Contains(recordLetters, r) {
				return fmt.Errorf("no record %q", r)
			}
		}
	}
	return nil
}

// Quotes returns what the papers say about a kind of record, by its letters; all of it for "".
func Quotes(letters string) []Quote {
	var out []Quote
	for _, q := range quotes().Quote {
		if letters == "" || slices.Contains(q.Records, letters) {
			out = append(out, q)
		}
	}
	return out
}

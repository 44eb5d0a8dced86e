// Package catalogue holds the dated reference data of the work, read from assets/catalogue: the strategy and its starting figures,
// the parts of a pathway plan, the clocks, the skills, the codes of the return, vaccinations, money, how to, topics and words.
//
// Rules: law and amounts are data, never constants in code. Every entry can say where it stands, on which day that was read and how
// sure we are of it (Origin); what is marked Check is shown with CheckWords beside it. What the data does not hold is answered with
// "not found", never with a guess. A file is parsed once, strictly: an unknown key, a broken reference or a day that does not exist
// is a mistake of ours and panics, and Load makes it do so at start-up. The slices handed out are copies of the list, but their
// elements may share inner lists: read them, do not write them.
package catalogue

import (
	"fmt"
	"path"
	"strings"
	"sync"

	"github.com/BurntSushi/toml"

	"waymark/assets"
	"waymark/internal/value"
)

// Mark says how sure we are of an entry.
type Mark string

const (
	Verified  Mark = "verified"  // read in the source that is named
	Knowledge Mark = "knowledge" // known in the field, not read for this
	Derived   Mark = "derived"   // worked out from what was read
)

// CheckWords stand beside every entry that must be checked before it is relied on.
const CheckWords = "check before relying on this"

// Origin is where an entry comes from and when it holds. An empty From or To is open.
type Origin struct {
	Source string     `toml:"source"`
	Read   value.Date `toml:"read"`
	Mark   Mark       `toml:"mark"`
	Check  bool       `toml:"check"`
	From   value.Date `toml:"from"`
	To     value.Date `toml:"to"`
}

// ValidOn reports whether an entry holds on a day; the first and the last day count.
func (o Origin) ValidOn(day value.Date) bool {
	return day != "" && !day.Before(o.From) && !day.After(o.To)
}

// SourceLine is the source with the day it was read and, where it is due, the words that ask for a check.
func (o Origin) SourceLine() string {
	line := o.Source + " (read " + o.Read.Long() + ")"
	if o.Check {
		line += ": " + CheckWords
	}
	return line
}

// About describes a whole file; entries without a source, day or mark of their own have the file's.
type About struct {
	Title string `toml:"title"`
	Note  string `toml:"note"`
	Origin
}

func (a About) fill(o *Origin) {
	if o.Source == "" {
		o.Source = a.Source
	}
	if o.Read == "" {
		o.Read = a.Read
	}
	if o.Mark == "" {
		o.Mark = a.Mark
	}
	o.Check = o.Check || a.Check
}

func (a About) problem() error {
	switch {
	case a.Title == "" || a.Source == "" || a.Read == "":
		return fmt.Errorf("title, source or day of reading is missing")
	default:
		return originProblem(a.Origin)
	}
}

func originProblem(o Origin) error {
	for _, d := range []value.Date{o.Read, o.From, o.To} {
		if !d.Valid() {
			return fmt.Errorf("%q is not a day", d)
		}
	}
	if o.From.After(o.To) {
		return fmt.Errorf("valid from %s to %s", o.From, o.To)
	}
	switch o.Mark {
	case Verified, Knowledge, Derived:
		return nil
	}
	return fmt.Errorf("unknown mark %q", o.Mark)
}

// data is a parsed file: settle fills in what entries inherit, builds the look-ups and refuses what does not fit together.
type data interface{ settle() error }

// file parses assets/catalogue/NAME.toml the first time it is asked for.
func file[T any, P interface {
	*T
	data
}](name string) func() P {
	return sync.OnceValue(func() P {
		p := P(new(T))
		if err := parse(name, p); err != nil {
			panic("catalogue: " + name + ": " + err.Error())
		}
		return p
	})
}

func parse(name string, into data) error {
	b, err := assets.Catalogue.ReadFile(path.Join("catalogue", name+".toml"))
	if err != nil {
		return err
	}
	meta, err := toml.Decode(string(b), into)
	if err != nil {
		return err
	}
	if left := meta.Undecoded(); len(left) > 0 {
		return fmt.Errorf("unknown key %s", left[0])
	}
	return into.settle()
}

// Load parses every file, so that a mistake in our own data shows at start-up and not in the middle of somebody's work.
func Load() {
	strategies()
	signs()
	baselines()
	measures()
	quotes()
	skills()
	matters()
	rules()
	holidays()
	codes()
	annex()
	vaccines()
	money()
	howTos()
	languages()
	topics()
	words()
}

// Files names what Load reads, with title, source and day: the list that Settings and print-outs show.
func Files() []About {
	return []About{strategies().About, signs().About, measures().About, baselines().About, quotes().About, skills().About, matters().About, rules().About,
		holidays().About.About, codes().About, annex().About, vaccines().About, money().About, howTos().About, languages().About, topics().About, words().About}
}

// unique remembers ids and refuses a second one.
type unique map[string]bool

func (u unique) add(id string) error {
	if strings.TrimSpace(id) == "" {
		return fmt.Errorf("an entry has no id")
	}
	if u[id] {
		return fmt.Errorf("%s stands twice", id)
	}
	u[id] = true
	return nil
}

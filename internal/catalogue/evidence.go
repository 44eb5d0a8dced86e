package catalogue

import (
	"fmt"
	"slices"
)

// Sign is something that records can show: a drop-in visit about health, a passport that was given. A strategy's rows name the signs that bear on
// them, so that a rule about records is written once whatever a council numbers how.
type Sign struct {
	ID     string  `toml:"id"`
	Record string  `toml:"record"` // letters of the kind of record
	Name   string  `toml:"name"`   // in a sentence, for one: "health drop-in"
	Many   string  `toml:"many"`   // "health drop-ins"; empty adds an s
	Never  string  `toml:"never"`  // the sentence when there never was one; empty is "No health drop-in recorded."
	Day    string  `toml:"day"`    // key of the field that says when it happened; empty is the record's own day
	Match  []Match `toml:"match"`
	Expect *Expect `toml:"expect"`
}

// Match is a type of record and what its fields must hold: one of the values, "*" for anything, "!x" for anything but x. All conditions must hold.
type Match struct {
	Kind  string              `toml:"kind"`
	Where map[string][]string `toml:"where"`
}

// Expect says for whom it is worth saying that there is none. Ages are in whole years; 0 is no limit.
type Expect struct {
	FromAge int  `toml:"from_age"`
	ToAge   int  `toml:"to_age"`
	InCare  bool `toml:"in_care"` // only while looked after
	Once    bool `toml:"once"`    // one is enough for good: it is said only when there never was one
}

// Plural is the name for several: "health drop-ins".
func (s Sign) Plural() string { return or(s.Many, s.Name+"s") }

// None says that there never was one.
func (s Sign) None() string { return or(s.Never, "No "+s.Name+" recorded.") }

type signFile struct {
	About About  `toml:"about"`
	Sign  []Sign `toml:"sign"`
	byID  map[string]int
}

var signs = file[signFile]("evidence")

func (f *signFile) settle() error {
	if err := f.About.problem(); err != nil {
		return err
	}
	seen := unique{}
	f.byID = map[string]int{}
	for i, s := range f.Sign {
		if err := seen.add(s.ID); err != nil {
			return err
		}
		f.byID[s.ID] = i
		if !slices.Contains(recordLetters, s.Record) {
			return fmt.Errorf("%s: no record %q", s.ID, s.Record)
		}
		if s.Name == "" || len(s.Match) == 0 {
			return fmt.Errorf("%s has no name or matches nothing", s.ID)
		}
		for _, m := range s.Match {
			if m.Kind == "" {
				return fmt.Errorf("%s: a match without a type of record", s.ID)
			}
		}
		if e := s.Expect; e != nil && e.ToAge != 0 && e.ToAge < e.FromAge {
			return fmt.Errorf("%s: expected from %d to %d", s.ID, e.FromAge, e.ToAge)
		}
	}
	return nil
}

// Signs lists what records can show, in the order of the file.
func Signs() []Sign { return slices.Clone(signs().Sign) }

// SignByID finds a sign.
func SignByID(id string) (Sign, bool) {
	i, ok := signs().byID[id]
	if !ok {
		return Sign{}, false
	}
	return signs().Sign[i], true
}

// SignsFor are the signs that an entry of a strategy's row means: those it names, or all of its kind of record.
func SignsFor(e Evidence) []Sign {
	if e.ByHand {
		return nil
	}
	var out []Sign
	for _, s := range signs().Sign {
		if s.Record == e.Record && (len(e.Signs) == 0 || slices.Contains(e.Signs, s.ID)) {
			out = append(out, s)
		}
	}
	return out
}

func signIDs(letters string) []string {
	var out []string
	for _, s := range signs().Sign {
		if s.Record == letters {
			out = append(out, s.ID)
		}
	}
	return out
}

package catalogue

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"waymark/internal/value"
)

// The letters by which a strategy's rows name the kinds of record that evidence them.
const (
	PathwayPlan    = "PP"
	HealthPassport = "HP"
	SkillRatings   = "IS"
	Savings        = "SV"
	Contacts       = "DC"
)

var recordLetters = []string{PathwayPlan, HealthPassport, SkillRatings, Savings, Contacts}

// Strategy is a corporate parenting strategy as it was written.
type Strategy struct {
	ID       string   `toml:"id"`
	Name     string   `toml:"name"`
	Council  string   `toml:"council"`
	FromYear int      `toml:"from_year"`
	ToYear   int      `toml:"to_year"`
	Caveats  []string `toml:"caveats"`
	Origin
	Priorities []Priority `toml:"-"`
}

// Priority is one numbered priority. Only those that are Mapped have their rows here.
type Priority struct {
	Strategy   string      `toml:"strategy"`
	Number     int         `toml:"number"`
	Name       string      `toml:"name"`
	Short      string      `toml:"short"`
	Mapped     bool        `toml:"mapped"`
	Objectives []Objective `toml:"-"`
}

// Objective is one "What will we do?", with the measures of success that the paper gives for the whole of it.
type Objective struct {
	ID       string   `toml:"id"`
	Strategy string   `toml:"strategy"`
	Priority int      `toml:"priority"`
	Text     string   `toml:"text"`
	Measures []string `toml:"measures"`
	Actions  []Action `toml:"-"`
}

// Action is one row, one "How will we do it?". Plain is our own short name for it; Text and Who are the paper's words.
type Action struct {
	ID            string     `toml:"id"`
	Objective     string     `toml:"objective"`
	Plain         string     `toml:"plain"`
	Text          string     `toml:"text"`
	Who           string     `toml:"who"`
	MeasureBeside string     `toml:"measure_beside"` // which of the objective's measures stood beside this row, for display only
	SameMeasure   bool       `toml:"same_measure"`   // the measure of the row above runs on into this one
	Note          string     `toml:"note"`
	Evidence      []Evidence `toml:"evidence"`
	Origin
}

// Number is the id as it is shown: 5.3a.
func (a Action) Number() string { return strings.TrimPrefix(a.ID, "P") }

// EvidencedBy reports whether a kind of record, by its letters, evidences the action.
func (a Action) EvidencedBy(letters string) bool {
	return slices.ContainsFunc(a.Evidence, func(e Evidence) bool { return e.Record == letters })
}

// Evidence says which kind of record, and what of it, shows that an action is done.
type Evidence struct {
	Record  string   `toml:"record"`
	What    string   `toml:"what"`
	Matters []int    `toml:"matters"`
	Areas   []string `toml:"areas"`
	Skills  []string `toml:"skills"`
}

// Name is a name or short form in the paper, with what it means and what stands in its place today, if anything does.
type Name struct {
	Match   string     `toml:"match"`
	Meaning string     `toml:"meaning"`
	Now     string     `toml:"now"`
	Since   value.Date `toml:"since"`
	Origin
}

// Related is a row of another priority worth showing beside some of ours.
type Related struct {
	Priority int      `toml:"priority"`
	Text     string   `toml:"text"`
	Beside   []string `toml:"beside"`
}

type strategyFile struct {
	About      About       `toml:"about"`
	Strategy   []Strategy  `toml:"strategy"`
	Priority   []Priority  `toml:"priority"`
	Objective  []Objective `toml:"objective"`
	Action     []Action    `toml:"action"`
	Name       []Name      `toml:"name"`
	Related    []Related   `toml:"related"`
	objectives map[string]Objective
	actions    map[string]Action
}

var strategies = file[strategyFile]("strategy")

func (f *strategyFile) settle() error {
	if err := f.About.problem(); err != nil {
		return err
	}
	seen := unique{}
	f.actions, f.objectives = map[string]Action{}, map[string]Objective{}
	under := map[string][]Action{}
	for i := range f.Action {
		a := &f.Action[i]
		if err := seen.add(a.ID); err != nil {
			return err
		}
		f.About.fill(&a.Origin)
		for _, e := range a.Evidence {
			if !slices.Contains(recordLetters, e.Record) {
				return fmt.Errorf("%s: no record %q", a.ID, e.Record)
			}
		}
		f.actions[a.ID] = *a
		under[a.Objective] = append(under[a.Objective], *a)
	}
	for i := range f.Objective {
		o := &f.Objective[i]
		if err := seen.add(o.ID); err != nil {
			return err
		}
		o.Actions = under[o.ID]
		delete(under, o.ID)
		for _, a := range o.Actions {
			if a.MeasureBeside != "" && !slices.Contains(o.Measures, a.MeasureBeside) {
				return fmt.Errorf("%s: its measure is not one of its objective", a.ID)
			}
		}
		f.objectives[o.ID] = *o
	}
	if len(under) > 0 {
		return fmt.Errorf("an action has no objective")
	}
	placed := 0
	for i := range f.Strategy {
		s := &f.Strategy[i]
		if err := seen.add(s.ID); err != nil {
			return err
		}
		f.About.fill(&s.Origin)
		for _, p := range f.Priority {
			if p.Strategy != s.ID {
				continue
			}
			for _, o := range f.Objective {
				if o.Strategy == s.ID && o.Priority == p.Number {
					p.Objectives = append(p.Objectives, o)
					placed++
				}
			}
			if p.Mapped != (len(p.Objectives) > 0) {
				return fmt.Errorf("priority %d: mapped, or rows, but not both", p.Number)
			}
			s.Priorities = append(s.Priorities, p)
		}
	}
	if placed != len(f.Objective) {
		return fmt.Errorf("an objective has no priority")
	}
	for i := range f.Name {
		f.About.fill(&f.Name[i].Origin)
		if err := originProblem(f.Name[i].Origin); err != nil {
			return err
		}
	}
	return nil
}

// Strategies returns the strategies with priorities, objectives and rows, in the order of the paper.
func Strategies() []Strategy { return slices.Clone(strategies().Strategy) }

// Actions returns all rows in the order of the paper.
func Actions() []Action { return slices.Clone(strategies().Action) }

// ActionByID finds a row, for example P5.3a.
func ActionByID(id string) (Action, bool) {
	a, ok := strategies().actions[id]
	return a, ok
}

// ObjectiveByID finds an objective with its measures, for example P5.3.
func ObjectiveByID(id string) (Objective, bool) {
	o, ok := strategies().objectives[id]
	return o, ok
}

// ActionsFor returns the rows that a kind of record evidences, by its letters.
func ActionsFor(letters string) []Action {
	var out []Action
	for _, a := range strategies().Action {
		if a.EvidencedBy(letters) {
			out = append(out, a)
		}
	}
	return out
}

// RelatedRows returns rows of other priorities worth showing beside the mapped ones.
func RelatedRows() []Related { return slices.Clone(strategies().Related) }

// NamesIn returns the names of the paper's year that stand in a text as whole words, to be explained beside it.
func NamesIn(text string) []Name {
	var out []Name
	for _, n := range strategies().Name {
		if hasWord(text, n.Match) {
			out = append(out, n)
		}
	}
	return out
}

func hasWord(text, word string) bool {
	letter := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
	return slices.Contains(strings.FieldsFunc(text, func(r rune) bool { return !letter(r) }), word)
}

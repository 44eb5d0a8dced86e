package catalogue

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"
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

// Subjects are what a priority can be about, whatever number the paper gives it.
const (
	Health      = "health"
	LeavingCare = "leaving care"
)

var subjects = []string{Health, LeavingCare}

// Strategy is a corporate parenting strategy as it was written, with everything that belongs to it.
type Strategy struct {
	ID       string   `toml:"id"`
	Name     string   `toml:"name"`
	Council  string   `toml:"council"`
	FromYear int      `toml:"from_year"` // 0 = the paper does not say
	ToYear   int      `toml:"to_year"`
	Caveats  []string `toml:"caveats"`
	Origin
	Priorities []Priority        `toml:"-"`
	Names      []Name            `toml:"-"`
	Related    []Related         `toml:"-"`
	Baselines  []Baseline        `toml:"-"`
	Traps      []Trap            `toml:"-"`
	Missing    []MissingBaseline `toml:"-"`
	Own        bool              `toml:"-"` // a service loaded it from a file
	actions    []Action
	action     map[string]int
	objectives map[string]Objective
	priority   map[string]int // of an action, by its id: the place in Priorities
}

// Priority is one numbered priority. Only those that are Mapped have their rows here. Where a paper gives no numbers, Number is the order in which they
// stand and Label is what the paper calls it ("Aim C", "Leaving care").
type Priority struct {
	Strategy   string      `toml:"strategy"`
	Number     int         `toml:"number"`
	Label      string      `toml:"label"`
	Name       string      `toml:"name"`
	Short      string      `toml:"short"`
	Mapped     bool        `toml:"mapped"`
	Subjects   []string    `toml:"subjects"` // "health", "leaving care"; a paper may treat both in one
	Objectives []Objective `toml:"-"`
}

// Title is how the paper calls the priority: "Priority 5", or its own word.
func (p Priority) Title() string {
	if p.Label != "" {
		return p.Label
	}
	return "Priority " + strconv.Itoa(p.Number)
}

// Is reports whether the priority is about a subject.
func (p Priority) Is(subject string) bool { return slices.Contains(p.Subjects, subject) }

// Actions are the rows of a priority in the order of the paper.
func (p Priority) Actions() []Action {
	var out []Action
	for _, o := range p.Objectives {
		out = append(out, o.Actions...)
	}
	return out
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
	Figures       []string   `toml:"figures"` // in a council's own file the measures that stand for it; built in, the measures name their actions
	Origin
}

// Number is the id as it is shown: 5.3a for P5.3a. An id that does not begin so is shown as it is.
func (a Action) Number() string {
	if len(a.ID) > 1 && a.ID[0] == 'P' && a.ID[1] >= '0' && a.ID[1] <= '9' {
		return a.ID[1:]
	}
	return a.ID
}

// Called is our short name for the row, or the paper's words where it has none.
func (a Action) Called() string {
	if a.Plain != "" {
		return a.Plain
	}
	return a.Text
}

// EvidencedBy reports whether a kind of record, by its letters, evidences the action.
func (a Action) EvidencedBy(letters string) bool {
	return slices.ContainsFunc(a.Evidence, func(e Evidence) bool { return e.Record == letters })
}

// Evidence says which kind of record, and what of it, bears on an action. Without Signs it is every sign of the kind of record; Matters, Areas and
// Skills narrow either to records about these parts of the plan or these skills. ByHand is for what no field of a record can tell: there a person
// chooses.
type Evidence struct {
	Record  string   `toml:"record"`
	What    string   `toml:"what"`
	Signs   []string `toml:"signs"`
	Matters []int    `toml:"matters"`
	Areas   []string `toml:"areas"`
	Skills  []string `toml:"skills"`
	ByHand  bool     `toml:"by_hand"`
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

// Actions returns all rows in the order of the paper.
func (s *Strategy) Actions() []Action { return slices.Clone(s.actions) }

// ActionByID finds a row, for example P5.3a. The number as it is shown (5.3a) and small letters will do.
func (s *Strategy) ActionByID(id string) (Action, bool) {
	if i, ok := s.action[id]; ok {
		return s.actions[i], true
	}
	for _, a := range s.actions {
		if strings.EqualFold(a.ID, id) || strings.EqualFold(a.Number(), id) {
			return a, true
		}
	}
	return Action{}, false
}

// ObjectiveByID finds an objective with its measures, for example P5.3.
func (s *Strategy) ObjectiveByID(id string) (Objective, bool) {
	o, ok := s.objectives[id]
	return o, ok
}

// PriorityOf finds the priority of a row by the row's id.
func (s *Strategy) PriorityOf(action string) (Priority, bool) {
	i, ok := s.priority[action]
	if !ok {
		return Priority{}, false
	}
	return s.Priorities[i], true
}

// Mapped are the priorities whose rows are here: those about health and leaving care, under whatever numbers.
func (s *Strategy) Mapped() []Priority {
	return slices.DeleteFunc(slices.Clone(s.Priorities), func(p Priority) bool { return !p.Mapped })
}

// PrioritiesAbout are the priorities about a subject.
func (s *Strategy) PrioritiesAbout(subject string) []Priority {
	return slices.DeleteFunc(slices.Clone(s.Priorities), func(p Priority) bool { return !p.Is(subject) })
}

// BaselineByID finds a starting figure.
func (s *Strategy) BaselineByID(id string) (Baseline, bool) {
	for _, b := range s.Baselines {
		if b.ID == id {
			return b, true
		}
	}
	return Baseline{}, false
}

// BaselinesFor returns the starting figures that serve an action.
func (s *Strategy) BaselinesFor(action string) []Baseline {
	var out []Baseline
	for _, b := range s.Baselines {
		if slices.Contains(b.Actions, action) {
			out = append(out, b)
		}
	}
	return out
}

// TrapsIn returns the warnings that belong to a starting figure.
func (s *Strategy) TrapsIn(baseline string) []Trap {
	var out []Trap
	for _, t := range s.Traps {
		if slices.Contains(t.Baselines, baseline) {
			out = append(out, t)
		}
	}
	return out
}

// NamesIn returns the names of the paper's year that stand in a text as whole words, to be explained beside it.
func (s *Strategy) NamesIn(text string) []Name { return namesIn(s.Names, text) }

// Years are the years of the strategy in words: "2017 to 2020", "from 2024", "" when the paper gives none.
func (s *Strategy) Years() string {
	switch {
	case s.FromYear == 0 && s.ToYear == 0:
		return ""
	case s.ToYear == 0:
		return "from " + strconv.Itoa(s.FromYear)
	case s.FromYear == 0:
		return "until " + strconv.Itoa(s.ToYear)
	}
	return strconv.Itoa(s.FromYear) + " to " + strconv.Itoa(s.ToYear)
}

type strategyFile struct {
	About     About             `toml:"about"`
	Strategy  []Strategy        `toml:"strategy"`
	Priority  []Priority        `toml:"priority"`
	Objective []Objective       `toml:"objective"`
	Action    []Action          `toml:"action"`
	Name      []Name            `toml:"name"`
	Related   []Related         `toml:"related"`
	Baseline  []Baseline        `toml:"baseline"` // of the built-in strategy they are a file of their own
	Trap      []Trap            `toml:"trap"`
	Missing   []MissingBaseline `toml:"missing"`
}

var strategies = file[strategyFile]("strategy")

func (f *strategyFile) settle() error {
	if err := f.About.problem(); err != nil {
		return err
	}
	f.fill()
	for _, p := range f.problems() {
		return fmt.Errorf("%s %d: %s", p.table, p.place+1, p.text)
	}
	f.build()
	return nil
}

// fill gives entries what they inherit from the file.
func (f *strategyFile) fill() {
	one := ""
	if len(f.Strategy) == 1 {
		one = f.Strategy[0].ID
	}
	for i := range f.Strategy {
		f.About.fill(&f.Strategy[i].Origin)
	}
	for i := range f.Priority {
		p := &f.Priority[i]
		p.Strategy = or(p.Strategy, one)
		p.Short = or(p.Short, p.Name)
	}
	for i := range f.Objective {
		f.Objective[i].Strategy = or(f.Objective[i].Strategy, one)
	}
	for i := range f.Action {
		f.About.fill(&f.Action[i].Origin)
	}
	for i := range f.Name {
		f.About.fill(&f.Name[i].Origin)
	}
	for i := range f.Baseline {
		b := &f.Baseline[i]
		f.About.fill(&b.Origin)
		b.Serves = or(b.Serves, strings.Join(b.Actions, ", "))
	}
	for i := range f.Trap {
		f.About.fill(&f.Trap[i].Origin)
	}
}

func or(s, instead string) string {
	if s == "" {
		return instead
	}
	return s
}

// build joins what belongs together; it is called when there are no problems.
func (f *strategyFile) build() {
	under := map[string][]Action{}
	for _, a := range f.Action {
		under[a.Objective] = append(under[a.Objective], a)
	}
	for i := range f.Objective {
		f.Objective[i].Actions = under[f.Objective[i].ID]
	}
	for i := range f.Strategy {
		s := &f.Strategy[i]
		s.action, s.objectives, s.priority = map[string]int{}, map[string]Objective{}, map[string]int{}
		s.Names, s.Related, s.Baselines, s.Traps, s.Missing = f.Name, f.Related, f.Baseline, f.Trap, f.Missing
		for _, p := range f.Priority {
			if p.Strategy != s.ID {
				continue
			}
			for _, o := range f.Objective {
				if o.Strategy != s.ID || o.Priority != p.Number {
					continue
				}
				p.Objectives = append(p.Objectives, o)
				s.objectives[o.ID] = o
				for _, a := range o.Actions {
					s.action[a.ID] = len(s.actions)
					s.actions = append(s.actions, a)
					s.priority[a.ID] = len(s.Priorities)
				}
			}
			p.Mapped = len(p.Objectives) > 0
			s.Priorities = append(s.Priorities, p)
		}
	}
}

// BuiltIn is the strategy that comes with the program: Herefordshire's of 2017, with its starting figures.
var BuiltIn = sync.OnceValue(func() *Strategy {
	s := strategies().Strategy[0]
	b := baselines()
	s.Baselines, s.Traps, s.Missing = b.Baseline, b.Trap, b.Missing
	return &s
})

// Strategies returns the strategies that come with the program, with priorities, objectives and rows, in the order of the paper.
func Strategies() []Strategy { return []Strategy{*BuiltIn()} }

// Actions returns all rows of the built-in strategy in the order of the paper.
func Actions() []Action { return BuiltIn().Actions() }

// ActionByID finds a row of the built-in strategy, for example P5.3a.
func ActionByID(id string) (Action, bool) { return BuiltIn().ActionByID(id) }

// ObjectiveByID finds an objective of the built-in strategy with its measures, for example P5.3.
func ObjectiveByID(id string) (Objective, bool) { return BuiltIn().ObjectiveByID(id) }

// ActionsFor returns the rows of the built-in strategy that a kind of record evidences, by its letters.
func ActionsFor(letters string) []Action {
	return slices.DeleteFunc(Actions(), func(a Action) bool { return !a.EvidencedBy(letters) })
}

// RelatedRows returns rows of other priorities of the built-in strategy worth showing beside the mapped ones.
func RelatedRows() []Related { return slices.Clone(strategies().Related) }

// NamesIn returns the names of the built-in paper's year that stand in a text as whole words.
func NamesIn(text string) []Name { return namesIn(strategies().Name, text) }

func namesIn(names []Name, text string) []Name {
	var out []Name
	for _, n := range names {
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

package measures

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"waymark/internal/care"
	"waymark/internal/catalogue"
	"waymark/internal/value"
	"waymark/internal/words"
)

// Section is a priority with the rows that are counted for it.
type Section struct {
	Number      int
	Called      string // "Priority 5", or what the paper calls it where it gives no numbers
	Short, Name string // "Health", and the priority in the paper's words
	Rows        []Row
}

// Title is "Priority 5: health".
func (s Section) Title() string {
	if strings.EqualFold(s.Called, s.Short) || s.Short == "" {
		return words.Upper(s.Called)
	}
	return s.Called + ": " + words.Lower(s.Short)
}

// Row is a measure as the page of the priorities and the panel's report show it: what was found, and beside it a starting figure when it counts the same
// thing.
type Row struct {
	Figure
	Actions []string // of this priority, by their numbers: "5.1a"
	Start   *Start   // nil when there is none that counts the same thing
	IDs     []string // of all the actions of the strategy that it is about
	Near    []Start  // those near it that count something else
	NotSame string   // why they do; "" where there are none
	Target  *Start
	History []Start // what the service entered over the years, the newest first
}

// Start is a starting figure, or a target, as it is shown.
type Start struct {
	ID      string  // of the paper's figure, such as B02; "" for one of the service's own
	Big     string  // "31%", "61"
	Small   string  // "60 of 196, 2015-16"
	Percent float64 // below 0 where there is none
	What    string  // what it counts, in the words of its paper
	Figure  string  // the figure as it is printed there
	AsAt    string
	Source  string
	Note    string
	Traps   []string
	Own     bool // the service entered it
}

// Called is what a figure is called where it is pointed at: "B02", or "our own of 31 March 2026".
func (s Start) Called() string {
	if s.ID != "" {
		return s.ID
	}
	return "our own of " + s.AsAt
}

// Doubted reports whether its own paper, or who entered it, warns of the figure.
func (s Start) Doubted() bool { return s.Note != "" || len(s.Traps) > 0 }

// Sections puts figures under the priorities of a strategy, each measure under the first priority that has one of its actions. In a strategy of a
// council's own the actions name their measures; those that no action names go by their subject: health, or leaving care. Priorities for which nothing is
// counted are left out.
func Sections(paper *catalogue.Strategy, figures []Figure, own map[string]Own) []Section {
	var out []Section
	taken := map[string]bool{}
	for _, p := range paper.Priorities {
		s := Section{Number: p.Number, Called: p.Title(), Short: p.Short, Name: p.Name}
		for _, f := range figures {
			numbers, in := placed(paper, p, f.Measure)
			if !in || taken[f.Measure.ID] {
				continue
			}
			taken[f.Measure.ID] = true
			s.Rows = append(s.Rows, rowOf(paper, f, numbers, own[f.Measure.ID]))
		}
		if len(s.Rows) > 0 {
			out = append(out, s)
		}
	}
	return out
}

// placed reports whether a measure belongs under a priority, and the numbers of its actions there.
func placed(paper *catalogue.Strategy, p catalogue.Priority, m catalogue.Measure) (numbers []string, in bool) {
	ids := actionsOf(paper, m)
	for _, a := range p.Actions() {
		if slices.Contains(ids, a.ID) {
			numbers = append(numbers, a.Number())
		}
	}
	if paper.Own && len(ids) == 0 {
		ours, ok := catalogue.BuiltIn().PriorityOf(m.Actions[0])
		return nil, ok && slices.ContainsFunc(ours.Subjects, p.Is)
	}
	return numbers, len(numbers) > 0
}

// actionsOf are the ids of the actions of a strategy that a measure is about.
func actionsOf(paper *catalogue.Strategy, m catalogue.Measure) []string {
	var out []string
	for _, a := range paper.Actions() {
		if paper.Own && slices.Contains(a.Figures, m.ID) || !paper.Own && slices.Contains(m.Actions, a.ID) {
			out = append(out, a.ID)
		}
	}
	return out
}

// ofOwnPaper gives a row the starting figures of a council's own strategy: the one that says it counts the same, and those of the row's actions that say
// nothing of the kind.
func (r *Row) ofOwnPaper(paper *catalogue.Strategy) {
	for _, b := range paper.Baselines {
		s := ofPaper(paper, b)
		switch {
		case b.Same == r.Measure.ID && r.Start == nil:
			r.Start = &s
		case b.Same == "" && slices.ContainsFunc(b.Actions, func(id string) bool { return slices.Contains(r.IDs, id) }):
			r.Near = append(r.Near, s)
			r.NotSame = "The paper has this figure beside the same action, and nobody has said that it counts the same thing"
		}
	}
}

func rowOf(paper *catalogue.Strategy, f Figure, actions []string, own Own) Row {
	r := Row{Figure: f, Actions: actions, IDs: actionsOf(paper, f.Measure)}
	if paper.Own { // another council's B02 counts something else
		r.ofOwnPaper(paper)
	} else {
		r.NotSame = f.Measure.NotSame
		for _, id := range f.Measure.Same {
			if b, ok := paper.BaselineByID(id); ok && r.Start == nil {
				s := ofPaper(paper, b)
				r.Start = &s
			}
		}
		for _, id := range f.Measure.Nearest {
			if b, ok := paper.BaselineByID(id); ok {
				r.Near = append(r.Near, ofPaper(paper, b))
			}
		}
	}
	for _, o := range own.All {
		r.History = append(r.History, ofService(o))
	}
	if own.Start != nil {
		s := ofService(own.Start)
		if own.Start.Same == value.Yes {
			if r.Start != nil {
				r.Near = append([]Start{*r.Start}, r.Near...)
			}
			r.Start = &s
		} else {
			r.Near = append([]Start{s}, r.Near...)
		}
	}
	if own.Target != nil {
		s := ofService(own.Target)
		r.Target = &s
	}
	return r
}

func ofPaper(paper *catalogue.Strategy, b catalogue.Baseline) Start {
	s := Start{ID: b.ID, Percent: -1, What: b.Measure, Figure: b.Figure, AsAt: b.AsAt, Source: b.Source, Note: b.Note}
	switch {
	case b.Percent != nil:
		s.Percent = *b.Percent
	case b.Of > 0:
		s.Percent = 100 * float64(b.Count) / float64(b.Of)
	}
	switch {
	case s.Percent >= 0:
		s.Big, s.Small = percent(s.Percent), b.AsAt
		if b.Of > 0 {
			s.Small = strconv.Itoa(b.Count) + " of " + strconv.Itoa(b.Of) + ", " + b.AsAt
		}
	case b.Count > 0:
		s.Big, s.Small = strconv.Itoa(b.Count), b.AsAt
	default:
		s.Big, s.Small = "See note", b.AsAt
	}
	for _, t := range paper.TrapsIn(b.ID) {
		s.Traps = append(s.Traps, t.Text)
	}
	return s
}

func ofService(o *care.OwnFigure) Start {
	s := Start{Percent: -1, Own: true, What: "Entered by the service", Figure: o.Number(), AsAt: o.On.Long(), Source: o.Source, Note: strings.TrimSpace(o.Note), Big: o.Number(), Small: o.On.Short()}
	if p, ok := o.Percentage(); ok {
		s.Percent, s.Big = p, percent(p)
		if count, of, ok := o.Counted(); ok && of > 0 {
			s.Small = strconv.Itoa(count) + " of " + strconv.Itoa(of) + ", " + s.Small
		}
	}
	return s
}

func percent(p float64) string { return strconv.FormatFloat(math.Round(p*10)/10, 'f', -1, 64) + "%" }

// Whole is a figure as the service's own staff see it: nothing is hidden.
func (f Figure) Whole() Shown {
	return Shown{Measure: f.Measure.ID, Age: f.Age, State: Whole, N: f.N, Of: f.Of, Held: f.Held(), By: f.By, visits: f.Visits(), count: f.Measure.Unit == catalogue.CountUnit}
}

// NothingShown is a stretch of days of which nothing may leave the service.
func NothingShown() ShownAttendance { return ShownAttendance{Visits: -1, People: -1, Unnamed: -1} }

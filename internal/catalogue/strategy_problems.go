package catalogue

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// A strategyProblem is one thing that does not fit together in a strategy's file: the table and the place of the entry in it (0 is the first), the key
// that is wrong, and a sentence.
type strategyProblem struct {
	table string
	place int
	key   string
	text  string
	value string // what is wrong, as it stands in a list of several lines
}

var idOf = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$`)

// problems checks a strategy's file as a whole, in the order of its tables. The built-in file goes through the same checks.
func (f *strategyFile) problems() []strategyProblem {
	c := &strategyCheck{f: f, seen: unique{}, actions: map[string]bool{}, numbers: map[string]map[int]bool{}, objectives: map[string]Objective{}}
	c.strategies()
	c.priorities()
	c.rows()
	c.figures()
	return c.out
}

type strategyCheck struct {
	f          *strategyFile
	out        []strategyProblem
	seen       unique
	actions    map[string]bool
	numbers    map[string]map[int]bool // of priorities, by strategy
	objectives map[string]Objective
}

func (c *strategyCheck) say(table string, place int, key, format string, args ...any) {
	c.out = append(c.out, strategyProblem{table: table, place: place, key: key, text: fmt.Sprintf(format, args...)})
}

// sayOf names the value that is wrong, so that its own line is found.
func (c *strategyCheck) sayOf(table string, place int, key, value, format string, args ...any) {
	c.say(table, place, key, format, args...)
	c.out[len(c.out)-1].value = value
}

// need asks for a text that must be there.
func (c *strategyCheck) need(table string, place int, key, value, what string) {
	if strings.TrimSpace(value) == "" {
		c.say(table, place, key, "%s is missing.", what)
	}
}

// id asks for an id that is there, can be typed, and stands once.
func (c *strategyCheck) id(table string, place int, id, what string) {
	switch {
	case id == "":
		c.say(table, place, "id", "The id of the %s is missing.", what)
	case !idOf.MatchString(id):
		c.say(table, place, "id", "The id %q is not letters, digits, dots and hyphens, 40 at most.", id)
	case c.seen.add(id) != nil:
		c.say(table, place, "id", "The id %s stands twice.", id)
	}
}

func (c *strategyCheck) strategies() {
	if len(c.f.Strategy) == 0 {
		c.say("strategy", 0, "", "There is no [[strategy]] with its id, name and council.")
	}
	for i, s := range c.f.Strategy {
		c.id("strategy", i, s.ID, "strategy")
		c.need("strategy", i, "name", s.Name, "The name of the strategy")
		c.need("strategy", i, "council", s.Council, "The council")
		for j, year := range []int{s.FromYear, s.ToYear} {
			if year != 0 && (year < 1989 || year > 2200) {
				c.say("strategy", i, []string{"from_year", "to_year"}[j], "%d is not a year of a strategy.", year)
			}
		}
		if s.ToYear != 0 && s.ToYear < s.FromYear {
			c.say("strategy", i, "to_year", "The last year, %d, is before the first, %d.", s.ToYear, s.FromYear)
		}
		c.numbers[s.ID] = map[int]bool{}
	}
}

func (c *strategyCheck) priorities() {
	if len(c.f.Priority) == 0 {
		c.say("priority", 0, "", "There is no [[priority]].")
	}
	for i, p := range c.f.Priority {
		numbers, known := c.numbers[p.Strategy]
		switch {
		case !known:
			c.say("priority", i, "strategy", "There is no strategy %q.", p.Strategy)
		case p.Number < 1:
			c.say("priority", i, "number", "The number of the priority is missing. Where the paper has none, count them in its order and give its own word as label.")
		case numbers[p.Number]:
			c.say("priority", i, "number", "The number %d stands twice.", p.Number)
		default:
			numbers[p.Number] = true
		}
		c.need("priority", i, "name", p.Name, "The name of the priority")
		for _, s := range p.Subjects {
			if !slices.Contains(subjects, s) {
				c.say("priority", i, "subjects", "%q is not a subject: %s.", s, strings.Join(subjects, ", "))
			}
		}
	}
}

func (c *strategyCheck) rows() {
	with := map[string]bool{} // objectives with rows
	for _, a := range c.f.Action {
		with[a.Objective] = true
	}
	for i, o := range c.f.Objective {
		c.id("objective", i, o.ID, "objective")
		if numbers, ok := c.numbers[o.Strategy]; !ok {
			c.say("objective", i, "strategy", "There is no strategy %q.", o.Strategy)
		} else if !numbers[o.Priority] {
			c.say("objective", i, "priority", "There is no priority %d.", o.Priority)
		}
		c.need("objective", i, "text", o.Text, "What the objective says")
		if !with[o.ID] {
			c.say("objective", i, "id", "The objective %s has no action.", o.ID)
		}
		c.objectives[o.ID] = o
	}
	if len(c.f.Action) == 0 {
		c.say("action", 0, "", "There is no [[action]], so no record could stand for anything.")
	}
	for i, a := range c.f.Action {
		c.id("action", i, a.ID, "action")
		c.actions[a.ID] = true
		c.need("action", i, "text", a.Text, "What the action says")
		o, ok := c.objectives[a.Objective]
		switch {
		case !ok:
			c.say("action", i, "objective", "There is no objective %q.", a.Objective)
		case a.MeasureBeside != "" && !slices.Contains(o.Measures, a.MeasureBeside):
			c.say("action", i, "measure_beside", "This measure is not one of the objective %s.", o.ID)
		}
		for _, e := range a.Evidence {
			c.evidence(i, e)
		}
		for _, id := range a.Figures {
			c.measured("action", i, "figures", id)
		}
	}
}

func (c *strategyCheck) evidence(place int, e Evidence) {
	if !slices.Contains(recordLetters, e.Record) {
		c.sayOf("action", place, "evidence", e.Record, "%q is not a kind of record: %s.", e.Record, strings.Join(recordLetters, ", "))
		return
	}
	for _, id := range e.Signs {
		s, ok := SignByID(id)
		switch {
		case !ok:
			c.sayOf("action", place, "evidence", id, "There is no sign %q. The signs of %s are %s.", id, e.Record, strings.Join(signIDs(e.Record), ", "))
		case s.Record != e.Record:
			c.sayOf("action", place, "evidence", id, "The sign %q belongs to %s, not to %s.", id, s.Record, e.Record)
		}
	}
	for _, m := range e.Matters {
		if _, ok := MatterByNumber(m); !ok {
			c.sayOf("action", place, "evidence", strconv.Itoa(m), "There is no part %d of a plan.", m)
		}
	}
	for _, id := range e.Areas {
		if _, ok := AreaByID(id); !ok {
			c.sayOf("action", place, "evidence", id, "There is no area of skills %q.", id)
		}
	}
	for _, id := range e.Skills {
		if _, ok := SkillByID(id); !ok {
			c.sayOf("action", place, "evidence", id, "There is no skill %q.", id)
		}
	}
	if e.ByHand && len(e.Signs)+len(e.Matters)+len(e.Areas)+len(e.Skills) > 0 {
		c.say("action", place, "evidence", "Evidence that is chosen by hand names no signs, parts or skills.")
	}
}

// measured asks for a figure that is counted from the records.
func (c *strategyCheck) measured(table string, place int, key, id string) {
	if _, ok := MeasureByID(id); !ok {
		c.sayOf(table, place, key, id, "There is no measure %q (waymarkctl measures --json names them).", id)
	}
}

func (c *strategyCheck) figures() {
	known := func(table string, place int, key string, ids []string) {
		for _, id := range ids {
			if !c.actions[id] {
				c.say(table, place, key, "There is no action %q.", id)
			}
		}
	}
	for i, n := range c.f.Name {
		c.need("name", i, "match", n.Match, "The name as it stands in the paper")
		if err := originProblem(n.Origin); err != nil {
			c.say("name", i, "mark", "%s.", err)
		}
	}
	for i, r := range c.f.Related {
		c.need("related", i, "text", r.Text, "What the row says")
		known("related", i, "beside", r.Beside)
	}
	figures := map[string]bool{}
	for i, b := range c.f.Baseline {
		c.id("baseline", i, b.ID, "starting figure")
		figures[b.ID] = true
		c.need("baseline", i, "measure", b.Measure, "What the figure counts")
		c.need("baseline", i, "figure", b.Figure, "The figure in words")
		c.need("baseline", i, "as_at", b.AsAt, "The day or year of the figure")
		known("baseline", i, "actions", b.Actions)
		if b.Same != "" {
			c.measured("baseline", i, "same", b.Same)
		}
		switch {
		case b.Count < 0 || b.Of < 0:
			c.say("baseline", i, "count", "A count cannot be below 0.")
		case b.Of > 0 && b.Count > b.Of:
			c.say("baseline", i, "count", "%d of %d cannot be.", b.Count, b.Of)
		}
		if b.Percent != nil && (*b.Percent < 0 || *b.Percent > 100) {
			c.say("baseline", i, "percent", "%v is not a percentage.", *b.Percent)
		}
	}
	for i, t := range c.f.Trap {
		c.need("trap", i, "text", t.Text, "What the warning says")
		for _, id := range t.Baselines {
			if !figures[id] {
				c.say("trap", i, "baselines", "There is no starting figure %q.", id)
			}
		}
	}
	for i, m := range c.f.Missing {
		c.need("missing", i, "measure", m.Measure, "What has no starting figure")
		known("missing", i, "actions", m.Actions)
	}
}

package report

import (
	"fmt"
	"slices"
	"sort"
	"strconv"
	"strings"

	"waymark/internal/care"
	"waymark/internal/catalogue"
	"waymark/internal/chart"
	"waymark/internal/rules"
	"waymark/internal/value"
	"waymark/internal/words"
)

// skills is the grid of the areas that somebody rated or that a goal lies in, a chart of at most two skills, what to talk about and
// the goals. Two voices stand side by side and are never averaged; not rated is a dash and not a 1.
func (b *builder) skills() {
	grid, more := b.grid()
	if more > 0 {
		grid.Key += fmt.Sprintf(" %d more %s in these areas not rated yet.", more, words.Plural(more, "skill is", "skills are"))
	}
	b.part(Part{Title: "My skills", Sub: b.p.Name() + ", " + b.Today.Long(), Mark: true,
		Aside: []Aside{{Icon: IconYoung, Text: b.p.First()}, {Icon: IconHollow, Text: b.rater()}}})
	if len(grid.Rows) == 0 {
		b.part0("Nothing rated yet. Rating together takes about ten minutes an area.")
	} else {
		b.add(grid)
	}
	charts := b.charts()
	if len(charts) > 1 && len(grid.Rows)%25 > 3 { // one page has room for a second only under a short grid
		charts = charts[:1]
	}
	for _, c := range charts {
		b.add(ChartBlock{Chart: c})
	}
	if len(grid.Rows) == 0 {
		b.add(b.goals())
		return
	}
	talk := Box{Title: "To talk about"}
	if apart := b.apart(); len(apart) > 0 {
		talk.Blocks = []Block{Bullets(apart...)}
	} else {
		talk.Blocks = []Block{P("No two ratings lie two or more apart."), Lines{N: 1}}
	}
	b.add(Columns{Left: []Block{talk}, Right: []Block{b.goals()}})
}

// part0 adds a sentence and lines to write on to a part that has nothing in it yet.
func (b *builder) part0(text string) { b.add(P(text), Lines{N: 2}) }

// rater is the first name of the adult who rated, or "Adult" when there were several.
func (b *builder) rater() string {
	name := ""
	for _, r := range b.f.Ratings {
		if r.Voice != "adult" || r.By == "" {
			continue
		}
		if name != "" && r.By != name {
			return "Adult"
		}
		name = r.By
	}
	if name == "" {
		name = b.carer()
	}
	if name == "" || len([]rune(b.first(name))) > 24 {
		return "Adult"
	}
	return b.first(name)
}

func (b *builder) grid() (Stones, int) {
	s := Stones{Head: "I can…", Young: b.p.First(), Adult: b.rater()}
	if b.Since != "" {
		s.Before = "In " + b.sinceWords()
	}
	goal := map[string]bool{}
	for _, g := range b.f.Goals {
		if g.State == "live" {
			goal[g.Skill] = true
		}
	}
	level := func(skill, voice string, upTo value.Date) int {
		if r := b.f.Rated(skill, voice, upTo); r != nil {
			return r.Level
		}
		return 0
	}
	rows, more := b.gridRows(goal, level, true)
	if len(rows) > 26 { // more than a page: without the skills that nobody has rated yet
		rows, more = b.gridRows(goal, level, false)
	}
	s.Rows = rows
	var names []string
	for _, st := range catalogue.Steps() {
		names = append(names, strconv.Itoa(st.Level)+" "+words.Lower(st.Name))
	}
	s.Key = strings.Join(names, ", ") + ". A dash is not rated. A star is a skill to have before a move."
	return s, more
}

// gridRows are the rated skills of the areas that anything was rated in, with those to have before a move where there is room, and how
// many more these areas have.
func (b *builder) gridRows(goal map[string]bool, level func(skill, voice string, upTo value.Date) int, before bool) (out []StoneRow, more int) {
	for _, area := range catalogue.Areas() {
		var rows []StoneRow
		skipped, live := 0, false
		for _, sk := range b.Skills.In(area.ID) {
			row := StoneRow{Text: words.Lower(sk.Short), Star: sk.Before, Young: level(sk.ID, "young", ""), Adult: level(sk.ID, "adult", "")}
			if b.f.Stance(sk.ID, "") != nil {
				row.Text += " (set aside)"
			}
			if b.Since != "" {
				row.YoungBefore, row.AdultBefore = level(sk.ID, "young", b.Since), level(sk.ID, "adult", b.Since)
			}
			used := row.Young+row.Adult+row.YoungBefore+row.AdultBefore > 0 || goal[sk.ID]
			live = live || used
			if used || sk.Before && before {
				rows = append(rows, row)
			} else {
				skipped++
			}
		}
		if live {
			out = append(append(out, StoneRow{Text: area.Name, Area: true}), rows...)
			more += skipped
		}
	}
	return out, more
}

// charts are at most two skills over time: those with a live goal first, then those rated most often. A skill that was rated in
// fewer than three months has nothing to show that the grid does not.
func (b *builder) charts() []chart.Chart {
	type cand struct {
		id    string
		goal  bool
		times []value.Date
	}
	goal := map[string]bool{}
	for _, g := range b.f.Goals {
		goal[g.Skill] = goal[g.Skill] || g.State == "live"
	}
	var cands []cand
	for _, sk := range b.Skills.All() {
		months := map[string]value.Date{} // the last day of rating in each month
		for _, r := range b.f.Ratings {
			if r.Skill == sk.ID && r.On <= b.Today && len(r.On) >= 7 {
				if m := string(r.On[:7]); r.On > months[m] {
					months[m] = r.On
				}
			}
		}
		if len(months) < 3 {
			continue
		}
		c := cand{id: sk.ID, goal: goal[sk.ID]}
		for _, d := range months {
			c.times = append(c.times, d)
		}
		slices.Sort(c.times)
		if n := len(c.times); n > 6 {
			c.times = c.times[n-6:]
		}
		cands = append(cands, c)
	}
	sort.SliceStable(cands, func(i, j int) bool {
		if cands[i].goal != cands[j].goal {
			return cands[i].goal
		}
		return len(cands[i].times) > len(cands[j].times)
	})
	var scale []string
	for _, st := range catalogue.Steps() {
		scale = append(scale, strconv.Itoa(st.Level)+" "+words.Lower(st.Short))
	}
	var out []chart.Chart
	for _, c := range cands[:min(2, len(cands))] {
		sk, _ := b.Skills.ByID(c.id)
		ch := chart.Chart{Title: sk.Short + ", since " + c.times[0].Short()[strings.IndexByte(c.times[0].Short(), ' ')+1:], Scale: scale}
		young, adult := chart.Series{Name: b.p.First(), Voice: chart.Young}, chart.Series{Name: b.rater(), Voice: chart.Adult}
		for _, d := range c.times {
			m := strings.Fields(d.Short())
			ch.Times = append(ch.Times, chart.Time{Short: m[1], Long: m[1] + " " + m[2]})
			young.Values = append(young.Values, b.levelAt(c.id, "young", d))
			adult.Values = append(adult.Values, b.levelAt(c.id, "adult", d))
		}
		ch.Series = []chart.Series{young, adult}
		out = append(out, ch)
	}
	return out
}

func (b *builder) levelAt(skill, voice string, on value.Date) int {
	if r := b.f.Rated(skill, voice, on); r != nil {
		return r.Level
	}
	return 0
}

// goals are the live goals as they were agreed, in the words in which they were written down.
func (b *builder) goals() Box {
	var live []*care.Goal
	for _, g := range b.f.Goals {
		if g.State == "live" {
			live = append(live, g)
		}
	}
	box := Box{Title: "My goals"}
	if len(live) == 1 {
		box.Title = "My goal"
	}
	for _, g := range live {
		text := words.Sentence(b.first(g.What))
		switch {
		case g.By != "" && g.By < b.Today:
			text += " It was due " + b.day(g.By) + "."
		case g.By != "":
			text += " By " + b.day(g.By) + "."
		}
		if helps := b.first(g.Helps); helps != "" {
			text += " Who helps: " + words.Sentence(helps)
		}
		if will := b.first(g.CarerWill); will != "" {
			text += " What the carer does: " + words.Sentence(b.lower(will))
		}
		box.Blocks = append(box.Blocks, P(text))
	}
	if len(live) == 0 {
		box.Blocks = []Block{P("No goal set yet. What would help most?"), Lines{N: 2}}
	}
	return box
}

// apart are the skills that the two voices rate two or more apart, in words. Neither is said to be right.
func (b *builder) apart() []string {
	var out []string
	for _, d := range rules.Differences(b.f, b.Skills) {
		if d.Young == nil || d.Adult == nil {
			continue
		}
		by := b.first(d.Adult.By)
		if by == "" {
			by = "the adult"
		}
		out = append(out, fmt.Sprintf("%s: %s said %d, %s said %d.", strings.TrimRight(d.Skill.Short, "."), b.p.First(), d.Young.Level, by, d.Adult.Level))
	}
	return out
}

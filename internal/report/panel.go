package report

import (
	"slices"
	"strconv"
	"strings"

	"waymark/internal/catalogue"
	"waymark/internal/fault"
	"waymark/internal/measures"
	"waymark/internal/record"
	"waymark/internal/value"
	"waymark/internal/words"
)

// Reports on the priorities of the council's strategy. All of them are made of one table that went through measures.Hide as a whole, so that no number
// of one row gives away a hidden one of another.
const (
	PanelReport = "panel-report"
	PanelYear   = "panel-year"
	PanelYoung  = "panel-young"
)

// Priorities is what the reports on the strategy may know: whole figures, which the builder hides where the copy leaves the service, and the paper's words.
type Priorities struct {
	Paper    *catalogue.Strategy
	Sections []measures.Section
	Before   map[string]measures.Figure // the same days of the year before, by measure; only where the records tell
	NotHere  []catalogue.NotCounted
	Choices  []record.Option // the priorities that can be chosen, all of them first
}

// OnPriorities reports whether a kind of print-out is about the strategy.
func OnPriorities(code string) bool {
	return slices.Contains([]string{PanelReport, PanelYear, PanelYoung}, code)
}

// The questions of reports on the strategy.
var (
	whichPeriod = Option{Key: "period", Label: "Period", Help: "What is counted: from the first day to the last.", FromWhole: func(w *Whole, today value.Date) []record.Option {
		out := WholePeriods(today)
		if code := string(w.From) + ".." + string(w.To); w.From != "" && labelOf(out, code) == "" {
			out = append(out, record.Option{Code: code, Label: "From " + w.From.Long() + " to " + w.To.Long()})
		}
		return out
	}}
	whichPriorities = Option{Key: "priorities", Label: "Priorities", Help: "Which priorities of the strategy are in it.", FromWhole: func(w *Whole, _ value.Date) []record.Option {
		if w.Priorities == nil {
			return nil
		}
		return w.Priorities.Choices
	}}
	onStrategy = []Option{whichPeriod, whichPriorities}
)

// row is a row of a report: the figure as it may be shown to this reader.
type panelRow struct {
	measures.Row
	shown  measures.Shown
	before *measures.Shown
}

type panelSection struct {
	measures.Section
	rows []panelRow
}

// panelSections hides what is to be hidden, over all rows of the report at once. ok is false where fewer than 6 young people are counted at all.
func (w *whole) panelSections(before bool) (out []panelSection, ok bool, err error) {
	p := w.Priorities
	if p == nil || len(p.Sections) == 0 {
		return nil, false, fault.New(fault.Invalid, "Choose at least one priority for which something is counted.")
	}
	if w.hides() && w.People <= measures.Small {
		return nil, false, nil
	}
	table := measures.Table{People: w.People, Earlier: map[string][]measures.Figure{}}
	for _, s := range p.Sections {
		for _, r := range s.Rows {
			table.Figures = append(table.Figures, r.Figure)
			if f, ok := p.Before[r.Measure.ID]; ok && before {
				table.Earlier[r.Measure.ID] = []measures.Figure{f}
			}
		}
	}
	now, then := w.show(table)
	if now == nil {
		return nil, false, nil
	}
	for _, s := range p.Sections {
		ps := panelSection{Section: s}
		for _, r := range s.Rows {
			row := panelRow{Row: r, shown: now[r.Measure.ID]}
			if b, ok := then[r.Measure.ID]; ok {
				row.before = &b
			}
			ps.rows = append(ps.rows, row)
		}
		out = append(out, ps)
	}
	return out, true, nil
}

// show is how figures read in this copy, and those of a year before; nil where there is no report.
func (w *whole) show(t measures.Table) (now, before map[string]measures.Shown) {
	now, before = map[string]measures.Shown{}, map[string]measures.Shown{}
	if w.hides() {
		paper := measures.Hide(t)
		if paper.None {
			return nil, nil
		}
		for _, s := range paper.Figures {
			now[s.Measure] = s
		}
		for id, list := range paper.Earlier {
			before[id] = list[0]
		}
		return now, before
	}
	for _, f := range t.Figures {
		now[f.Measure.ID] = f.Whole()
	}
	for id, list := range t.Earlier {
		before[id] = list[0].Whole()
	}
	return now, before
}

// panelTitle is "Priorities 5 and 8: health and leaving care".
func (w *whole) panelTitle(sections []panelSection) string {
	var numbers, names, titles []string
	plain := true // priorities that have numbers
	for _, s := range sections {
		numbers, names, titles = append(numbers, strconv.Itoa(s.Number)), append(names, words.Lower(s.Short)), append(titles, s.Title())
		plain = plain && s.Called == "Priority "+strconv.Itoa(s.Number)
	}
	if len(sections) == 1 || !plain {
		return list(titles)
	}
	return "Priorities " + list(numbers) + ": " + list(names)
}

// whoseRecords is "Marlshire 16+ Team’s records, 1 April to 24 November 2026. 27 young people."
func (w *whole) whoseRecords() string {
	from := w.From.Long()
	if w.From.Year() == w.To.Year() {
		from = w.From.DayMonth()
	}
	return w.service() + ", " + from + " to " + w.To.Long() + ". " + words.Count(w.People, "young person", "young people") + "."
}

const tooFewWords = "There is no report: fewer than 6 young people are counted, and they could be picked out."

// panelReport is a page for the panel, then what each row counts, then the strategy's words then and now.
func (w *whole) panelReport() error {
	sections, ok, err := w.panelSections(false)
	if err != nil {
		return err
	}
	if !ok {
		w.part(Part{Title: "Panel report", Sub: w.service(), Mark: true, Blocks: []Block{P(tooFewWords)}})
		return nil
	}
	w.doc.Head = w.panelTitle(sections)
	grid := Grid{Name: "Figures", Head: []string{"Priority", "Action", "What we said we would do", "Starting figure", "As at", "Now", "Counted", "Out of", "Evidence held for", "From", "To"}}
	for i, s := range sections {
		w.part(Part{Title: s.Title(), Sub: w.whoseRecords(), Mark: true})
		if i == 0 {
			w.add(P("The strategy set few starting figures, and some of its measures do not measure the action beside them. These pages give the starting figure where one counts the same thing, what the records show now, and for how many they hold evidence."))
		}
		t := Table{Small: true, Columns: []Column{{Title: "What we said we would do"}, {Title: "Starting figure", Width: 34}, {Title: "Now", Width: 30}, {Title: "0%  50%  100%", Width: 33}, {Title: "Evidence held for", Width: 21, Right: true}}}
		for _, r := range s.rows {
			t.Rows = append(t.Rows, w.panelLine(r))
			grid.Rows = append(grid.Rows, w.gridLine(s, r))
		}
		w.add(t)
		if i == len(sections)-1 {
			w.add(Hint{"A ring on the line is the starting figure, a disc is now. A hollow box is “all but a few”."}, H2("How to read this"), List{Items: w.panelNotes(sections)})
		}
	}
	w.doc.Grids = append(w.doc.Grids, grid)
	w.rules(sections)
	w.paperWords(sections)
	return nil
}

func (w *whole) panelLine(r panelRow) Row {
	start := Cell{Text: "None"}
	switch {
	case r.Start != nil:
		start = Cell{Text: r.Start.Big, Sub: r.Start.Small, Bold: true}
	case len(r.Near) > 1 && strings.Contains(r.NotSame, "Three figures"):
		start.Sub = "three differ, see below"
	case len(r.Near) > 0:
		start.Text = "None the same"
	}
	line := Row{Cells: []Cell{{Text: r.Measure.Name, Sub: strings.Join(r.Actions, ", "), Bold: true}, start, {Text: r.shown.Big(), Sub: r.shown.Small(), Bold: true}}}
	lo, hi, ok := r.shown.Range()
	switch scale := (&Scale{Start: -1, Now: -1}); {
	case r.Measure.Unit != catalogue.PercentUnit:
		line.Cells = append(line.Cells, Cell{Sub: "a count"})
	case !ok && (r.Start == nil || r.Start.Percent < 0):
		line.Cells = append(line.Cells, Cell{})
	default:
		if r.Start != nil {
			scale.Start = r.Start.Percent
		}
		if ok && lo == hi {
			scale.Now = lo
		} else if ok {
			scale.From, scale.To = lo, 100
		}
		line.Cells = append(line.Cells, Cell{Scale: scale})
	}
	line.Cells = append(line.Cells, Cell{Text: r.shown.Evidence()})
	return line
}

func (w *whole) gridLine(s panelSection, r panelRow) []string {
	start, asAt := "", ""
	if r.Start != nil {
		start, asAt = r.Start.Figure, r.Start.AsAt
	}
	return []string{s.Title(), strings.Join(r.Actions, ", "), r.Measure.Name, start, asAt, r.shown.Big(), r.counted(r.shown), number(r.shown.Of), r.shown.Evidence(), string(r.From), string(r.To)}
}

// counted is who stands beside "Out of" in a spreadsheet: of visits the people who came, since the visits are not part of the people.
func (r panelRow) counted(s measures.Shown) string {
	if r.Measure.Unit == catalogue.VisitsUnit {
		return number(s.By)
	}
	return number(s.N)
}

// number is a count for a spreadsheet, empty where it is not shown.
func number(n int) string {
	if n < 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// panelNotes are what somebody who was not there has to know.
func (w *whole) panelNotes(sections []panelSection) []string {
	var out []string
	if w.hides() {
		out = append(out, "Counts under 6 are not shown, and where fewer than 6 are left over we say “all but a few”, so that no one can be picked out. Some other numbers are not shown because a hidden one would follow from them.")
	}
	out = append(out, "Starting figures are council-wide. Ours are the people in one set of records, so the two can be compared only with care.",
		"Evidence held for: of how many there is any record from which the figure can be told. The rest stay in the figure as not known.")
	doubted := map[string]bool{}
	for _, s := range sections {
		for _, r := range s.rows {
			if r.Start == nil && strings.Contains(r.NotSame, "Three figures") && !doubted[r.Measure.Nearest[0]] {
				doubted[r.Measure.Nearest[0]] = true
				out = append(out, strings.Join(r.Actions, ", ")+": "+r.NotSame)
			}
			if r.Start == nil {
				continue
			}
			if r.Start.Doubted() && !doubted["doubted"] {
				doubted["doubted"] = true
				out = append(out, "Some starting figures are doubted by the paper they stand in. What to know of each stands under “The starting figures”.")
			}
		}
	}
	return out
}

// rules say what each row counts, how sure anybody can be of it, and where its starting figure stands.
func (w *whole) rules(sections []panelSection) {
	w.part(Part{Title: "What each row counts"})
	w.add(Hint{"Rows about a day stand as on " + w.To.Long() + ". The others count what happened from " + w.From.Long() + " to then."})
	t := Table{Small: true, Columns: []Column{{Title: "Row", Width: 34}, {Title: "What it counts"}, {Title: "How sure, and starting figures", Width: 64}}}
	for _, s := range sections {
		t.Rows = append(t.Rows, GroupRow(s.Title()))
		for _, r := range s.rows {
			m := r.Measure
			when := "on a day"
			if m.Moment == "period" {
				when = "in the period"
			}
			what := words.Sentence(m.Counts) + " Out of: " + words.Lower(words.Sentence(m.Of))
			if m.Unknowns != "" {
				what += " Not known: " + words.Lower(words.Sentence(m.Unknowns))
			}
			t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: m.Name, Sub: when, Bold: true}, {Text: what}, {Text: w.sources(r)}}})
		}
	}
	w.add(t)
	var not []string
	for _, n := range w.Priorities.NotHere {
		not = append(not, words.Sentence(n.Measure)+" "+words.Sentence(n.Why))
	}
	if len(not) > 0 && !w.Priorities.Paper.Own {
		w.add(H2("What the strategy names and we do not count"), List{Items: not})
	}
	w.published(sections)
}

// sources say how sure a row is, where its starting figure stands, and what is near it but not the same.
func (w *whole) sources(r panelRow) string {
	out := []string{words.Sentence(r.Measure.Sure)}
	if r.Start != nil {
		out = append(out, words.Sentence("Starting figure: "+r.Start.Called()))
	}
	if len(r.Near) > 0 && r.NotSame != "" {
		var near []string
		for _, n := range r.Near {
			near = append(near, n.Called())
		}
		out = append(out, words.Sentence("Near it, but not the same: "+list(near)), words.Sentence(r.NotSame))
	}
	if r.Target != nil {
		out = append(out, words.Sentence("Target: "+r.Target.Figure+" by "+r.Target.AsAt), words.Sentence(r.Target.Source))
	}
	return strings.Join(out, " ")
}

// published lists each starting figure once: as its paper prints it, with what is doubted of it, and where it stands.
func (w *whole) published(sections []panelSection) {
	t := Table{Small: true, Columns: []Column{{Title: "", Width: 34}, {Title: "Figure, as printed"}, {Title: "What to know of it", Width: 64}}}
	seen, sources := map[string]bool{}, []string(nil)
	type doubt struct {
		text  string
		about []string
	}
	var traps []doubt
	for _, s := range sections {
		for _, r := range s.rows {
			all := slices.Clone(r.Near)
			if r.Start != nil {
				all = append([]measures.Start{*r.Start}, all...)
			}
			for _, f := range all {
				key := f.Called() + f.Figure + f.AsAt
				if seen[key] {
					continue
				}
				seen[key] = true
				var know []string
				if f.Note != "" {
					know = append(know, words.Sentence(words.Upper(f.Note)))
				}
				for _, trap := range f.Traps {
					if i := slices.IndexFunc(traps, func(t doubt) bool { return t.text == trap }); i >= 0 {
						traps[i].about = append(traps[i].about, f.Called())
					} else {
						traps = append(traps, doubt{trap, []string{f.Called()}})
					}
				}
				if f.Own {
					know = append(know, words.Sentence(f.Source))
				} else if !slices.Contains(sources, f.Source) {
					sources = append(sources, f.Source)
				}
				t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: f.Called(), Bold: true}, {Text: words.Sentence(f.What) + " " + f.Figure, Sub: f.AsAt}, {Text: strings.Join(know, " ")}}})
			}
		}
	}
	if len(t.Rows) == 0 {
		return
	}
	w.add(H2("The starting figures"), t)
	var warnings []string
	for _, d := range traps {
		warnings = append(warnings, list(d.about)+": "+words.Sentence(d.text))
	}
	if len(warnings) > 0 {
		w.add(List{Items: warnings})
	}
	for _, s := range sources {
		w.add(Hint{"Source: " + words.Sentence(s)})
	}
}

// paperWords are the strategy's own words, with today's names beside those of its year.
func (w *whole) paperWords(sections []panelSection) {
	paper := w.Priorities.Paper
	w.part(Part{Title: "The strategy’s words, then and now", Sub: paper.Name + ", " + paper.Council})
	named := map[string]bool{}
	var now []string
	for _, s := range sections {
		i := slices.IndexFunc(paper.Priorities, func(p catalogue.Priority) bool { return p.Number == s.Number })
		if i < 0 {
			continue
		}
		t := Table{Small: true, Columns: []Column{{Title: "Row", Width: 15}, {Title: "How will we do it?"}, {Title: "Who", Width: 46}}}
		for _, o := range paper.Priorities[i].Objectives {
			text := o.Text
			if len(o.Measures) > 0 {
				text += ". Measure: " + strings.Join(o.Measures, "; ")
			}
			t.Rows = append(t.Rows, GroupRow(words.Sentence(text)))
			for _, a := range o.Actions {
				t.Rows = append(t.Rows, Cells(a.Number(), a.Text, a.Who))
				for _, n := range paper.NamesIn(a.Text + " " + a.Who) {
					if !named[n.Match] {
						named[n.Match] = true
						text := n.Match + ": " + n.Meaning
						if n.Now != "" {
							text += ", now " + n.Now
						}
						now = append(now, words.Sentence(text))
					}
				}
			}
		}
		w.add(H2(s.Title()), P("“"+s.Name+"”"), t)
	}
	if len(now) > 0 {
		w.add(H2("Names then and now"), List{Items: now})
	}
	if len(paper.Caveats) > 0 {
		w.add(H2("About the paper"), List{Items: paper.Caveats})
	}
}

// panelYear puts this period beside the same days of the year before, and both beside the starting figure.
func (w *whole) panelYear() error {
	sections, ok, err := w.panelSections(true)
	if err != nil {
		return err
	}
	if !ok {
		w.part(Part{Title: "Annual comparison", Sub: w.service(), Mark: true, Blocks: []Block{P(tooFewWords)}})
		return nil
	}
	w.doc.Head = w.panelTitle(sections)
	w.part(Part{Title: "A year on", Sub: w.whoseRecords(), Mark: true})
	w.add(P("Each row has the starting figure where one counts the same thing, the same days a year before, and now. " + measures.EarlierWords))
	grid := Grid{Name: "Annual comparison", Head: []string{"Priority", "Action", "What we said we would do", "Starting figure", "As at", "A year before", "Counted a year before", "Out of a year before", "Now", "Counted", "Out of", "Which way"}}
	t := Table{Small: true, Columns: []Column{{Title: "What we said we would do"}, {Title: "Starting figure", Width: 33}, {Title: w.To.AddYears(-1).Short(), Width: 29}, {Title: w.To.Short(), Width: 29}, {Title: "Which way", Width: 34}}}
	for _, s := range sections {
		t.Rows = append(t.Rows, GroupRow(s.Title()))
		for _, r := range s.rows {
			line := w.panelLine(r)
			before, plain := Cell{Text: "Not known", Sub: "no days recorded"}, []string{"", "", ""}
			if r.before != nil {
				before = Cell{Text: r.before.Big(), Sub: r.before.Small(), Bold: true}
				plain = []string{r.before.Big(), r.counted(*r.before), number(r.before.Of)}
			}
			way := whichWay(r.before, r.shown)
			t.Rows = append(t.Rows, Row{Cells: []Cell{line.Cells[0], line.Cells[1], before, line.Cells[2], {Text: way}}})
			g := w.gridLine(s, r)
			grid.Rows = append(grid.Rows, slices.Concat(g[:5], plain, g[5:8], []string{way}))
		}
	}
	w.doc.Grids = append(w.doc.Grids, grid)
	w.add(t, H2("How to read this"), List{Items: append(w.panelNotes(sections), "Where fewer than 20 were counted in either year, a change can be chance, and no direction is named.")})
	w.rules(sections)
	return nil
}

// whichWay is the direction from the year before, in words; the numbers stand in the row already.
func whichWay(before *measures.Shown, now measures.Shown) string {
	if before == nil {
		return "Cannot be said"
	}
	way, text := measures.DirectionShown(*before, now)
	if way == measures.NotThere {
		return "Cannot be said"
	}
	_, text, _ = strings.Cut(text, ": ")
	return words.Upper(strings.TrimSuffix(text, "."))
}

// panelYoung says the same in plain words for young people: in whole people out of ten, without percentages.
func (w *whole) panelYoung() error {
	sections, ok, err := w.panelSections(false)
	if err != nil {
		return err
	}
	w.part(Part{Title: "How are we doing?", Sub: w.service() + ", " + w.To.Long(), Mark: true})
	if !ok {
		w.add(P("We counted fewer than 6 people, so we do not print it: somebody could be picked out."))
		return nil
	}
	w.add(P("The council wrote down what it would do for young people in care and care leavers. This page says how it is going. Nobody’s name is in it, and where only a few people are counted we do not print the number."))
	grid := Grid{Name: "How are we doing?", Head: []string{"About", "What we looked at", "How it is going"}}
	for _, s := range sections {
		t := Table{Columns: []Column{{Title: "What we looked at"}, {Title: "How it is going", Width: 84}}}
		for _, r := range s.rows {
			says := plainly(r.shown, r.Figure)
			t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: r.Measure.Plain}, {Text: says}}})
			grid.Rows = append(grid.Rows, []string{words.Upper(s.Short), r.Measure.Plain, says})
		}
		w.add(H2(words.Upper(s.Short)), t)
	}
	w.doc.Grids = append(w.doc.Grids, grid)
	w.add(H2("What we could not say"), P("If nobody wrote something down, we do not know it. We count that as not known, and not as a yes."),
		H2("What do you think?"), Own{Label: "Is this how it feels to you? What should the council do next?"})
	return nil
}

// plainly is a figure in words: "about 7 out of 10", never a share that would give a hidden number away.
func plainly(s measures.Shown, f measures.Figure) string {
	switch s.State {
	case measures.AllButFew:
		return "Nearly everybody"
	case measures.Under6:
		if f.Measure.Unit == catalogue.VisitsUnit {
			return "Only a few people came"
		}
		return "Only a few people"
	case measures.Hidden, measures.TooFew, measures.NoRow:
		return "Too few people to say"
	}
	switch {
	case s.Of == 0:
		return "There was nobody to count"
	case f.Visits() && s.By >= 0:
		return words.Count(s.N, "visit", "visits") + ", by " + words.Count(s.By, "person", "people")
	case f.Visits():
		return words.Count(s.N, "visit", "visits")
	case s.N == 0:
		return "Nobody yet that we know of"
	case s.N == s.Of:
		return "Everybody"
	case f.Measure.Unit == catalogue.CountUnit:
		return words.Count(s.N, "person", "people")
	}
	ten := (20*s.N + s.Of) / (2 * s.Of)
	switch {
	case ten == 0:
		return "Fewer than 1 in 10"
	case ten == 10:
		return "Nearly everybody"
	}
	return "About " + strconv.Itoa(ten) + " out of 10"
}

// WholePeriods are the periods that reports on the priorities are offered for: a code of two days, "2026-04-01..2026-11-24".
func WholePeriods(today value.Date) []record.Option {
	year := measures.YearStart(today)
	add := func(from, to value.Date, label string) record.Option {
		return record.Option{Code: string(from) + ".." + string(to), Label: label}
	}
	out := []record.Option{add(year, today, "This year so far, from "+year.Long())}
	quarter := value.NewDate(today.Year(), (today.Month()-1)/3*3+1, 1)
	for n := 1; n <= 4; n++ {
		from := quarter.AddMonths(-3 * n)
		to := from.AddMonths(3).AddDays(-1)
		first, _, _ := strings.Cut(month(from), " ")
		out = append(out, add(from, to, first+" to "+month(to)))
	}
	for n := 1; n <= 2; n++ {
		from := year.AddYears(-n)
		to := from.AddYears(1).AddDays(-1)
		out = append(out, add(from, to, "Year to "+to.Long()))
	}
	return out
}

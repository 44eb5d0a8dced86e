package records

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"waymark/internal/app"
	"waymark/internal/care"
	"waymark/internal/catalogue"
	"waymark/internal/record"
	"waymark/internal/thread"
	"waymark/ui/look"
	"waymark/ui/page"
	"waymark/ui/widgets"
)

// Rows opens the sheet of a record's rows of the strategy: which it bears on and why, and a person's choice to add one or take one away. done hears
// that something was chosen.
func Rows(env *page.Env, r record.Record, done func()) {
	var links []thread.Link
	var s *catalogue.Strategy
	env.Run.Short("read the rows of a record", func(ctx context.Context) (err error) {
		if s, err = env.App.Strategy(ctx); err != nil {
			return err
		}
		links, err = env.App.RowsOf(ctx, r)
		return err
	}, func(err error) {
		if err != nil {
			env.Shell.Fail(err)
			return
		}
		(&rowsSheet{env: env, rec: r, s: s, links: links, done: done}).open()
	})
}

type rowsSheet struct {
	env   *page.Env
	rec   record.Record
	s     *catalogue.Strategy
	links []thread.Link
	done  func()
	busy  bool

	list  *widgets.RowList
	row   *widgets.Choice
	why   *widgets.Field
	sheet *widgets.Sheet
}

func (x *rowsSheet) open() {
	spec := care.SpecOf(x.rec)
	var items []widgets.Item
	for _, l := range x.links {
		items = append(items, x.item(l))
	}
	x.list = widgets.NewRowList("Rows of the strategy", items...)
	x.list.SetWhole(true)
	x.list.SetEmpty("It bears on no row of the strategy.")
	x.list.SetHelp("Enter takes the chosen row away from this record, or puts it back.")
	x.list.OnOpen(x.turn)
	var options []widgets.Option
	for _, a := range x.s.Actions() {
		if !slices.ContainsFunc(x.links, func(l thread.Link) bool { return l.Action == a.ID }) {
			options = append(options, widgets.Option{Value: a.ID, Label: a.Number() + " " + a.Called()})
		}
	}
	x.row = widgets.NewChoice("Another row", options, nil)
	x.row.SetHelp("A row that this record bears on although no rule says so.")
	x.why = widgets.NewField("Why")
	x.why.SetHint("Kept with your choice, for whoever looks later.")
	x.why.SetLimit(500)
	add := widgets.NewButton(widgets.Primary, "add", "Add this row", x.add).Helped("Writes down that you chose this row for the record. Undo takes it back.")
	x.sheet = widgets.NewSheet(x.env.Shell.Window().Canvas(), "Rows of the strategy", widgets.Column(look.Space3, widgets.Strong(spec.LineOf(x.rec)),
		widgets.Caption(x.s.Council+", "+x.s.Name+". That a record bears on a row does not say that the row is done."), widgets.NewPlainPanel(x.list), x.row, x.why), add).SetWidth(42).SetCancel("Close")
	x.env.Shell.Open(x.sheet)
}

// item says a row and why the record stands behind it, or who took it away.
func (x *rowsSheet) item(l thread.Link) widgets.Item {
	a, _ := x.s.ActionByID(l.Action)
	it := widgets.Item{Key: a.ID, Title: a.Number() + " " + a.Called(), Plain: true, Detail: Because(l), RightState: widgets.Done, RightWords: "Counts"}
	if !l.Holds() {
		it.RightState, it.RightWords = widgets.NotDone, "Taken away"
	}
	return it
}

// Because says why a record stands behind a row: what it shows, or who chose it and why.
func Because(l thread.Link) string {
	var out []string
	var names []string
	for _, s := range l.Signs {
		names = append(names, s.Name)
	}
	if len(names) > 0 {
		out = append(out, "Shows: "+strings.Join(names, ", ")+".")
	}
	if c := l.Choice; c != nil {
		did := "Chosen by "
		if !c.Shows() {
			did = "Taken away by "
		}
		line := did + c.By + ", " + c.On.Long()
		if c.Why != "" {
			line += ": " + strings.TrimSuffix(c.Why, ".")
		}
		out = append(out, line+".")
	}
	return strings.Join(out, " ")
}

// turn takes a row away, or puts it back.
func (x *rowsSheet) turn(action string) {
	i := slices.IndexFunc(x.links, func(l thread.Link) bool { return l.Action == action })
	if i < 0 {
		return
	}
	x.choose(action, !x.links[i].Holds())
}

func (x *rowsSheet) add() {
	if x.row.Value() == "" {
		x.row.SetProblem("Choose the row.")
		widgets.Focus(x.row)
		return
	}
	x.choose(x.row.Value(), true)
}

func (x *rowsSheet) choose(action string, shows bool) {
	if x.busy {
		return
	}
	x.busy = true
	why := strings.TrimSpace(x.why.Text())
	x.env.Run.Short("choose a row for a record", func(ctx context.Context) error {
		return x.env.App.ChooseEvidence(ctx, care.SpecOf(x.rec).Kind, x.rec.Head().ID, action, shows, why)
	}, func(err error) {
		x.busy = false
		if err != nil {
			x.env.Shell.Fail(err)
			return
		}
		a, _ := x.s.ActionByID(action)
		said := "Counts for row " + a.Number() + "."
		if !shows {
			said = "Does not count for row " + a.Number() + "."
		}
		x.env.Shell.Say(said)
		x.sheet.Close()
		if x.done != nil {
			x.done()
		}
		Rows(x.env, x.rec, x.done)
	})
}

// evidenceLine says in a sentence which rows a record bears on as it stands in a form: by rule, and by what was chosen about it.
func evidenceLine(a *app.App, r record.Record, chosen []thread.Link) string {
	var rows []string
	taken := map[string]bool{}
	for _, l := range chosen {
		taken[l.Action] = !l.Holds()
	}
	held := map[string]bool{}
	for _, x := range a.EvidencedBy(r) {
		if !taken[x.ID] {
			held[x.ID] = true
			rows = append(rows, x.Number()+" "+x.Called())
		}
	}
	s, err := a.Strategy(context.Background())
	if err == nil {
		for _, l := range chosen {
			if l.Choice != nil && l.Holds() && !held[l.Action] {
				if x, ok := s.ActionByID(l.Action); ok {
					rows = append(rows, x.Number()+" "+x.Called()+" (chosen by "+l.Choice.By+")")
				}
			}
		}
	}
	if len(rows) == 0 {
		return ""
	}
	return "Shows work on the strategy: " + strings.Join(rows, "; ") + "."
}

// rowsButton opens the rows of a stored record.
func (e *editor) rowsButton() fyne.CanvasObject {
	return widgets.NewButton(widgets.Quiet, "priorities", "Rows of the strategy", func() {
		Rows(e.env, e.rec, e.readRows)
	}).Small().Helped("Which rows of the council’s strategy this bears on, and why. Add one or take one away by hand.")
}

// readRows reads again what was chosen about the record.
func (e *editor) readRows() {
	var links []thread.Link
	e.env.Run.Short("read the rows of a record", func(ctx context.Context) (err error) {
		links, err = e.env.App.RowsOf(ctx, e.rec)
		return err
	}, func(err error) {
		if err == nil {
			e.links = links
			e.evidence()
		}
	})
}

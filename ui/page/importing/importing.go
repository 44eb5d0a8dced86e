// Package importing brings the rows of somebody else's spreadsheet into the records: how its columns are read on the left, what every row would do on
// the right.
//
// Rules: nothing is added before the button that says how many is pressed; what the list shows is what is added, because both come from the same
// trial. Whatever was settled once (columns, words, the order of day and month) is remembered with the columns; names of people are not. The
// spreadsheet is held in memory while the page is open, and nowhere else.
package importing

import (
	"context"
	"errors"
	"fmt"

	"fyne.io/fyne/v2"

	"waymark/internal/app"
	"waymark/internal/care"
	"waymark/internal/fault"
	"waymark/internal/record"
	"waymark/internal/words"
	"waymark/ui/look"
	"waymark/ui/page"
	"waymark/ui/widgets"
)

// files are the kinds of spreadsheet that are read; an old .xls is taken too, so that a sentence can say what to do with it.
var files = []string{".csv", ".xlsx", ".xlsm", ".tsv", ".txt", ".xls"}

// quick is how many rows are read again at once after every change; with more a person says when.
const quick = 3000

// Page is an import in the making.
type Page struct {
	env    *page.Env
	person string // whom it was opened for; "" = nobody
	people []*care.Person
	runs   []*care.ImportRun

	name  string
	data  []byte
	sheet *app.Sheet
	kind  string
	how   app.ImportMapping
	known bool
	imp   *app.Import
	stale bool // how it is read was changed since the rows were tried
	show  string
	chose map[int]choice // by line: what a person chose, which stays so when the file is read again

	body  fyne.CanvasObject
	first fyne.Focusable
	fresh bool // a file was just opened: the focus goes to first
	list  *widgets.RowList
	main  *widgets.Button
	told  *widgets.Para // how many rows are ticked
	undo  []*undecided
}

// choice is what a person chose for a row.
type choice struct {
	take bool
	does string
}

// undecided is something to settle, and where.
type undecided struct{ control *widgets.Choice }

// New makes the page. Place.Person is whom every row is about unless a column says so.
func New(env *page.Env, to page.Place) page.Page {
	return &Page{env: env, person: to.Person, chose: map[int]choice{}}
}

// Load implements page.Page.
func (p *Page) Load(done func(error)) {
	var people, runs []record.Record
	p.env.Run.Short("what was imported", func(ctx context.Context) (err error) {
		if people, err = p.env.App.List(ctx, "person", app.Filter{}); err != nil {
			return err
		}
		runs, err = p.env.App.List(ctx, "import_run", app.Filter{Limit: 50})
		return err
	}, func(err error) {
		if err == nil {
			p.people, p.runs = nil, nil
			for _, r := range people {
				p.people = append(p.people, r.(*care.Person))
			}
			for _, r := range runs {
				p.runs = append(p.runs, r.(*care.ImportRun))
			}
			p.build()
		}
		done(err)
		if p.fresh && err == nil {
			p.fresh = false
			if p.first != nil {
				widgets.Focus(p.first.(fyne.CanvasObject))
			}
		}
	})
}

func (p *Page) build() {
	p.undo, p.list, p.first = nil, nil, nil
	if p.sheet == nil {
		p.body = p.start()
		return
	}
	left := p.reading()
	p.body = widgets.NewSplit(widgets.SplitPart{Object: left}, widgets.SplitPart{Object: widgets.Column(look.Space4, p.about(), p.rows()), Em: 30})
}

// start asks for the file.
func (p *Page) start() fyne.CanvasObject {
	p.main = widgets.NewButton(widgets.Primary, "page", "Choose the file", p.choose).Key("Ctrl+Enter").Helped("A CSV file or an Excel workbook. Nothing is added yet.")
	p.first = p.main
	text := widgets.Column(look.Space3,
		widgets.NewPara("A list of visits, of young people, of savings or of anything else that is kept here can be brought in from a CSV file or an Excel workbook (.xlsx)."),
		widgets.NewPara("You see first how every column is read and what every row would do. Nothing is added until you say so, and one undo takes all of it back."),
		widgets.Caption("The file stays where it is, and whoever can open its folder can read it. Erase it when you no longer need it."))
	list := widgets.NewRowList("Imports so far")
	list.SetEmpty("Nothing was brought in from a spreadsheet yet.")
	list.SetHelp("What came in from which file. To take the newest back choose Undo.")
	list.SetWhole(true)
	var items []widgets.Item
	for _, r := range p.runs {
		s := care.Spec(r.Kind)
		what := r.Kind
		if s != nil {
			what = words.Upper(s.One)
		}
		line := what + " · " + words.Count(r.Added, "row", "rows") + " added"
		if r.Changed > 0 {
			line += fmt.Sprintf(", %d brought up to date", r.Changed)
		}
		if r.Left > 0 {
			line += fmt.Sprintf(", %d left out", r.Left)
		}
		items = append(items, widgets.Item{Key: r.ID, Icon: "papers", Title: r.File, Detail: line, Right: r.On.InShort(p.env.App.Today()), Plain: true})
	}
	list.SetItems(items)
	return widgets.NewSplit(widgets.SplitPart{Object: widgets.NewTitledPanel("Bring in a spreadsheet", nil, text, false)},
		widgets.SplitPart{Object: widgets.NewTitledPanel("Imports so far", nil, list, true), Em: 30})
}

func (p *Page) choose() {
	p.env.Shell.OpenFile(files, func(name string, data []byte) { p.open(name, data, "") })
}

// open reads a file, or another sheet of the same workbook.
func (p *Page) open(name string, data []byte, sheet string) {
	var got *app.Sheet
	p.long("Reading the file", len(data) > 1<<20, func(ctx context.Context, _ func(float64)) (err error) {
		got, err = p.env.App.ReadSheet(ctx, name, data, sheet)
		return err
	}, func() {
		if len(got.Rows) == 0 {
			p.env.Shell.Fail(fault.New(fault.Invalid, "There are names over the columns, and no row under them."))
			return
		}
		p.name, p.data, p.sheet = name, data, got
		kind := p.kind
		if kind == "" {
			kind = app.ImportKind(got)
		}
		if kind == "" {
			kind = "contact"
		}
		p.setKind(kind)
	})
}

// setKind says what the rows are and proposes how they are read.
func (p *Page) setKind(kind string) {
	var how app.ImportMapping
	known := false
	p.env.Run.Short("how the columns may be read", func(ctx context.Context) (err error) {
		how, known, err = p.env.App.ProposeImport(ctx, p.sheet, kind)
		return err
	}, func(err error) {
		if err != nil {
			p.env.Shell.Fail(err)
			return
		}
		p.kind, p.how, p.known, p.imp, p.show = kind, how, known, nil, ""
		p.chose = map[int]choice{}
		p.check(true)
	})
}

// changed takes up that a column, a word or a name is read in another way now.
func (p *Page) changed() {
	p.stale = true
	if len(p.sheet.Rows) <= quick {
		p.check(false)
		return
	}
	p.title()
}

// check tries out every row and shows what came of it.
func (p *Page) check(fresh bool) {
	var imp *app.Import
	p.long("Trying out "+words.Count(len(p.sheet.Rows), "row", "rows"), len(p.sheet.Rows) > quick, func(ctx context.Context, progress func(float64)) (err error) {
		imp, err = p.env.App.CheckImport(ctx, p.sheet, p.how, p.person, progress)
		return err
	}, func() {
		p.imp, p.stale = imp, false
		for _, l := range imp.Lines {
			c, ok := p.chose[l.Line]
			if !ok || !l.Can() || c.take && c.does == app.ImportChange && l.Old == "" {
				continue
			}
			if l.Take = c.take; c.take {
				l.Does = c.does
			}
		}
		p.again(fresh)
	})
}

// again shows the page anew; fresh puts the focus on what is to be settled first.
func (p *Page) again(fresh bool) {
	p.fresh = fresh // the page is read again first, and the window puts the focus back where it was
	p.env.Shell.Reload()
}

// long runs long work. With much to do a sheet shows how far it is and can stop it; nothing has changed then.
func (p *Page) long(title string, sheet bool, work func(context.Context, func(float64)) error, then func()) {
	var open *widgets.Sheet
	var cancel func()
	stopped, over := false, false
	meter := widgets.NewMeter(0, 100, "0 %")
	if sheet {
		open = widgets.NewSheet(p.env.Shell.Window().Canvas(), title, widgets.Column(look.Space3, meter, widgets.Caption("Stop leaves everything as it was.")), nil).SetCancel("Stop")
		open.OnClose(func() {
			stopped = true
			if cancel != nil {
				cancel()
			}
		})
		p.env.Shell.Open(open)
	}
	at := -1
	cancel = p.env.Run.Long(title, func(ctx context.Context, progress func(float64)) error {
		return work(ctx, func(x float64) {
			progress(x)
			if n := int(x * 100); sheet && n != at {
				at = n
				fyne.Do(func() {
					if !over {
						meter.Set(n, 100)
					}
				})
			}
		})
	}, func(err error) {
		over = true
		if open != nil && !stopped {
			open.OnClose(func() {}).Close()
		}
		switch {
		case errors.Is(err, context.Canceled):
			p.env.Shell.Say("Stopped. Nothing was changed.")
		case err != nil:
			p.env.Shell.Fail(err)
		default:
			then()
		}
	})
}

// press is the main button: choose, read again, or add.
func (p *Page) press() {
	switch {
	case p.sheet == nil:
		p.choose()
	case p.stale:
		p.check(false)
	default:
		p.add()
	}
}

// add brings the ticked rows in.
func (p *Page) add() {
	if p.imp == nil {
		return
	}
	if p.imp.Days != "" {
		p.toUndecided("Say first whether the day or the month comes first.")
		return
	}
	add, change, left, _ := p.imp.Count()
	if add+change == 0 {
		p.toUndecided("No row is ticked, so there is nothing to add.")
		return
	}
	var run *care.ImportRun
	p.long("Adding "+words.Count(add+change, "row", "rows"), add+change > quick, func(ctx context.Context, progress func(float64)) (err error) {
		run, err = p.env.App.ApplyImport(ctx, p.imp, progress)
		return err
	}, func() {
		say := words.Count(run.Added, "row", "rows") + " added"
		if run.Changed > 0 {
			say += fmt.Sprintf(", %d brought up to date", run.Changed)
		}
		if left > 0 {
			say += fmt.Sprintf(", %d left out", left)
		}
		p.close()
		p.env.Shell.Saving(page.Saved(p.env.App.Now()))
		p.again(true)
		p.env.Shell.Say(say + ". Undo takes all of it back.")
	})
}

// toUndecided goes to the first thing that is not settled and says why.
func (p *Page) toUndecided(say string) {
	if len(p.undo) > 0 {
		widgets.Focus(p.undo[0].control)
	}
	p.env.Shell.Say(say)
}

// close forgets the file.
func (p *Page) close() {
	clear(p.data)
	p.name, p.data, p.sheet, p.imp, p.stale, p.show, p.kind = "", nil, nil, nil, false, "", ""
	p.chose = map[int]choice{}
}

// Head implements page.Page.
func (p *Page) Head() page.Head {
	if p.sheet == nil {
		return page.Head{Title: "Bring in a spreadsheet", Sub: "Nothing is added until you say so.", Buttons: []fyne.CanvasObject{p.main}, Help: "Ctrl+Enter chooses the file."}
	}
	not := widgets.NewButton(widgets.Quiet, "", "Not now", func() {
		p.close()
		p.again(true)
		p.env.Shell.Say("Nothing was added.")
	}).Helped("Closes the file. Nothing is added.")
	p.main = widgets.NewButton(widgets.Primary, "done", p.mainWords(), p.press).Key("Ctrl+Enter").Helped("Adds every ticked row as one step. Undo takes all of it back, also tomorrow.")
	return page.Head{Title: "Bring in " + p.name, Sub: words.Count(len(p.sheet.Rows), "row", "rows") + ". Nothing is added until you say so.",
		Buttons: []fyne.CanvasObject{not, p.main}, Help: "Space ticks a row, Enter opens it. Ctrl+Enter adds what is ticked."}
}

func (p *Page) mainWords() string {
	if p.stale || p.imp == nil {
		return "Try the rows again"
	}
	add, change, left, bad := p.imp.Count()
	say := fmt.Sprintf("Add %d", add)
	switch {
	case add == 0 && change > 0:
		say = fmt.Sprintf("Bring %d up to date", change)
	case change > 0:
		say += fmt.Sprintf(", bring %d up to date", change)
	}
	if bad > 0 {
		say += fmt.Sprintf(", leave out %d", left)
	}
	return say
}

// title shows the words of the button and the badge again, after a tick.
func (p *Page) title() {
	p.env.Shell.Retitle()
}

// Body implements page.Page.
func (p *Page) Body() fyne.CanvasObject { return p.body }

// First implements page.Page.
func (p *Page) First() fyne.Focusable { return p.first }

// Commands implements page.Page.
func (p *Page) Commands() page.Commands {
	return page.Commands{Main: p.press, New: p.choose, NewWords: "Choose a spreadsheet"}
}

// Leave implements page.Page.
func (p *Page) Leave() {}

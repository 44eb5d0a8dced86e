// Package returns is the page of the keeping-in-touch return: who the council is asked about, what was true of them about their birthday, what would
// fail, and the file.
//
// Rules: nothing is worked out here: package rules says who is asked about and which checks fail, by the department's numbers. Everyday words stand
// before the code that is stored. The file names nobody, but it can be told from it who they are: it is asked for whom, and recorded for each.
package returns

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"waymark/internal/app"
	"waymark/internal/care"
	"waymark/internal/catalogue"
	"waymark/internal/rules"
	"waymark/internal/value"
	"waymark/internal/words"
	"waymark/ui/look"
	"waymark/ui/page"
	"waymark/ui/widgets"
)

// Page is the return of a collection year.
type Page struct {
	env  *page.Env
	year int // 0 is the present one
	at   string
	k    *app.KeepingInTouch

	table   *widgets.Table
	without *widgets.Table
	file    *widgets.Button
	annex   *widgets.Button
	body    fyne.CanvasObject
}

// New makes the page. Arg is the year in which the collection ends, Record the young person to begin with.
func New(env *page.Env, to page.Place) page.Page {
	year, _ := strconv.Atoi(to.Arg)
	return &Page{env: env, year: year, at: to.Record}
}

// Load implements page.Page.
func (p *Page) Load(done func(error)) {
	if p.table != nil {
		p.at = p.table.Current()
	}
	var k *app.KeepingInTouch
	p.env.Run.Short("the keeping-in-touch return", func(ctx context.Context) (err error) {
		k, err = p.env.App.Return(ctx, p.year)
		return err
	}, func(err error) {
		if err == nil {
			p.k, p.year = k, k.Year
			p.build()
		}
		done(err)
	})
}

// earlier is how many years before the present one can be looked at.
const earlier = 3

func yearWords(year int) string { return fmt.Sprintf("%d/%02d", year-1, year%100) }

func (p *Page) build() {
	p.table = widgets.NewTable("Who is asked about", []widgets.TableColumn{{Title: "Name", Em: 9, Weight: 1}, {Title: "Birthday", Em: 11, Weight: 1}, {Title: "Answer", Em: 13, Weight: 2}, {Title: "Missing, or fails", Em: 13, Weight: 2}})
	p.table.SetEmpty("Nobody is asked about in this year.")
	p.table.SetHelp("Enter opens the answer. O opens the young person’s record. A letter jumps to a name.")
	p.table.SetWhole(true)
	p.table.OnSelect(func(string) {})
	p.table.OnOpen(func(id string) {
		if l := p.line(id); l != nil {
			p.answer(l)
		}
	})
	open := func(id string, c rune) bool {
		if c != 'o' && c != 'O' || id == "" {
			return false
		}
		part := "touch"
		if l := p.line(id); l != nil && slices.ContainsFunc(l.Failures, func(f rules.ReturnFailure) bool { return f.OfPerson }) {
			part = "about" // where the council's number is
		}
		p.env.Shell.Go(page.Place{Page: "person", Person: id, Part: part})
		return true
	}
	p.table.OnRune(open)
	var rows []widgets.TableRow
	for _, l := range p.sorted() {
		rows = append(rows, p.row(l))
	}
	p.table.SetRows(rows)
	p.table.Select(p.at)

	p.without = widgets.NewTable("Who is not asked about", []widgets.TableColumn{{Title: "Name", Em: 9, Weight: 1}, {Title: "Age", Em: 3}, {Title: "Why", Em: 16, Weight: 3}, {Title: "Check", Em: 8, Weight: 1}})
	p.without.SetEmpty("Everybody in these records is asked about.")
	p.without.SetHelp("Enter opens the young person’s record.")
	p.without.SetWhole(true)
	p.without.OnOpen(func(id string) { p.env.Shell.Go(page.Place{Page: "person", Person: id, Part: "about"}) })
	rows = nil
	for _, n := range p.k.Without {
		rows = append(rows, withoutRow(n))
	}
	p.without.SetRows(rows)

	p.file = widgets.NewButton(widgets.Primary, "page", "Save the file for the council", p.save).Key("Ctrl+Enter").Helped("Asks for whom it is and says who is left out, then where to save it. Recorded for everybody in it.")
	p.annex = widgets.NewButton(widgets.Ordinary, "page", "List for Ofsted", p.inspectors).Helped("Annex A, list 9: everybody who is eligible, relevant, former relevant or qualifying today. It asks for whom and says what is blank.")
	p.body = widgets.Column(look.Space3, widgets.Wrap(look.Space4, p.years(), p.annex),
		widgets.NewTitledPanel("Asked about", p.badge(), p.table, true),
		widgets.NewTitledPanel("Not asked about", nil, p.without, true),
		widgets.Caption(notMade(p.k.Year)))
}

func (p *Page) years() fyne.CanvasObject {
	now := rules.CollectionYear(p.k.Today)
	var options []widgets.Option
	for y := now; y >= now-earlier; y-- {
		options = append(options, widgets.Option{Value: strconv.Itoa(y), Label: yearWords(y)})
	}
	if p.year < now-earlier {
		options = append(options, widgets.Option{Value: strconv.Itoa(p.year), Label: yearWords(p.year)})
	}
	chips := widgets.NewChips("Collection year", false, options, []string{strconv.Itoa(p.year)}, func(v []string) {
		if y, err := strconv.Atoi(strings.Join(v, "")); err == nil && y != p.year {
			p.year = y
			p.env.Shell.Reload()
		}
	})
	chips.SetHelp("A collection runs from 1 April to 31 March. Left and Right choose the year.")
	return chips
}

func (p *Page) badge() fyne.CanvasObject {
	switch n := p.k.Count(); {
	case n.Due == 0:
		return nil
	case p.k.Ready():
		return widgets.NewBadge(widgets.Done, "All ready")
	default:
		return widgets.NewBadge(widgets.Due, fmt.Sprintf("%d of %d ready", n.Ready, n.Due))
	}
}

// notMade names the department's checks that these records cannot make, and what is to be checked before relying on it.
func notMade(year int) string {
	var numbers []string
	for _, c := range catalogue.ReturnChecks() {
		if c.NeedsCouncil {
			numbers = append(numbers, c.Number)
		}
	}
	w := catalogue.BirthdayWindow()
	out := fmt.Sprintf("Checks %s need the council’s whole record and are not made here.", strings.Join(numbers, ", "))
	if w.Check {
		out += fmt.Sprintf(" The days about a birthday, from %s before to %s after, are those commonly used: check them against the guide of %d before relying on this.",
			words.Count(w.MonthsBefore, "month", "months"), words.Count(w.MonthsAfter, "month", "months"), year)
	}
	return out
}

// rank puts what is still missing first: no answer, then a failing check, then days that have not begun, then what is ready.
func rank(l *rules.ReturnLine) int {
	switch {
	case l.Answer == nil && l.Due:
		return 0
	case l.Answer != nil && len(l.Failures) > 0:
		return 1
	case l.Answer == nil:
		return 2
	}
	return 3
}

func (p *Page) sorted() []*rules.ReturnLine {
	out := slices.Clone(p.k.Lines)
	slices.SortStableFunc(out, func(a, b *rules.ReturnLine) int {
		return cmp.Or(rank(a)-rank(b), cmp.Compare(a.To, b.To), cmp.Compare(a.Person.LastName, b.Person.LastName), cmp.Compare(a.Person.First(), b.Person.First()))
	})
	return out
}

func (p *Page) line(id string) *rules.ReturnLine {
	i := slices.IndexFunc(p.k.Lines, func(l *rules.ReturnLine) bool { return l.Person.ID == id })
	if i < 0 {
		return nil
	}
	return p.k.Lines[i]
}

func (p *Page) row(l *rules.ReturnLine) widgets.TableRow {
	today := p.k.Today
	answer := widgets.Cell{Text: "No answer yet", Soft: true, Wrap: true}
	if a := l.Answer; a != nil {
		answer = widgets.Cell{Text: answerWords(a), Wrap: true, Sub: "True on " + a.On.InShort(today)}
		if l.Age > 21 && l.Heard > a.On {
			answer.Sub += ". There is a later contact: is it still so?"
		}
	}
	return widgets.TableRow{Key: l.Person.ID, Jump: l.Person.LastName, Cells: []widgets.Cell{{Text: l.Person.Name(), Bold: true, Wrap: true}, {Text: birthday(l), Wrap: true, Sub: days(l, today)}, answer, p.state(l)}}
}

// birthday is the age with the day it is counted on: "19 on 27 April 2026".
func birthday(l *rules.ReturnLine) string { return fmt.Sprintf("%d on %s", l.Age, l.Birthday.Short()) }

// days are the days an answer can be about; from 22 on the latest contact.
func days(l *rules.ReturnLine, today value.Date) string {
	if l.Age > 21 {
		return "Latest contact " + l.Heard.InShort(today)
	}
	return l.From.Short() + " to " + l.To.Short()
}

// plain is a choice in everyday words, without the code that some lists put in front of them.
func plain(key, code string) string {
	return words.Upper(strings.TrimPrefix(care.ReturnAnswerSpec.Field(key).LabelOf(code), code+": "))
}

// coded is a choice in everyday words with the stored code after it.
func coded(key, code string) string {
	if code == "" {
		return "Not answered"
	}
	return plain(key, code) + " (" + code + ")"
}

// answerWords are an answer in a line: "In touch (YES). Apprenticeship, full time (F4). Supported lodgings, suitable (E1)."
func answerWords(a *care.ReturnAnswer) string {
	touch := coded("in_touch", a.InTouch)
	if a.Activity == care.NotKnown && a.Home == care.NotKnown {
		return touch + ". Activity and home not known or not asked (0)."
	}
	doing := coded("activity", a.Activity)
	if a.Activity == care.NotKnown {
		doing = "Activity not known (0)"
	}
	home := coded("accommodation", a.Home)
	if a.Suitability != "" {
		home = fmt.Sprintf("%s, %s (%s)", plain("accommodation", a.Home), words.Lower(plain("suitability", a.Suitability)), rules.Accom(a))
	}
	if a.Home == care.NotKnown {
		home = "Home not known (0)"
	}
	return touch + ". " + doing + ". " + home + "."
}

func (p *Page) state(l *rules.ReturnLine) widgets.Cell {
	var fails []string
	for _, f := range l.Failures {
		fails = append(fails, f.Sentence())
	}
	today := p.k.Today
	switch {
	case !l.Due && l.Answer == nil:
		return widgets.Cell{State: widgets.Later, Text: "From " + l.From.InShort(today), Sub: strings.Join(fails, " "), Wrap: true}
	case len(fails) == 0:
		return widgets.Cell{State: widgets.Done, Text: "Ready", Wrap: true}
	case l.Answer == nil && l.Age <= 21 && l.To < today:
		return widgets.Cell{State: widgets.Overdue, Text: "No answer, and its days ended " + l.To.InShort(today), Sub: other(fails), Wrap: true}
	case l.Answer == nil:
		return widgets.Cell{State: widgets.Due, Text: "No answer yet", Sub: other(fails), Wrap: true}
	}
	return widgets.Cell{State: widgets.Warning, Text: fails[0], Sub: strings.Join(fails[1:], " "), Wrap: true}
}

// other are the failures besides the answer itself, which comes last and is said already.
func other(fails []string) string { return strings.Join(fails[:len(fails)-1], " ") }

func withoutRow(n *rules.NotAsked) widgets.TableRow {
	why := widgets.Cell{Text: n.Why, Wrap: true}
	if n.Mend {
		why = widgets.Cell{State: widgets.Warning, Text: n.Why, Sub: "Write it down, and they may be asked about.", Wrap: true}
	}
	age := ""
	if n.Age >= 0 {
		age = strconv.Itoa(n.Age)
	}
	return widgets.TableRow{Key: n.Person.ID, Jump: n.Person.LastName, Cells: []widgets.Cell{{Text: n.Person.Name(), Bold: true, Wrap: true}, {Text: age}, why, {Text: strings.Join(n.Rules, ", "), Soft: true, Wrap: true}}}
}

// Here implements page.Keeper.
func (p *Page) Here() page.Place {
	return page.Place{Page: "return", Record: p.table.Current(), Arg: strconv.Itoa(p.year)}
}

// Head implements page.Page.
func (p *Page) Head() page.Head {
	return page.Head{Title: "Keeping-in-touch return", Sub: summary(p.k), Buttons: []fyne.CanvasObject{p.file}, Help: "Enter opens an answer. Ctrl+Enter saves the file for the council."}
}

// summary is the line under the title: "Collection 2026/27. 12 of 14 ready, 2 checks fail, 3 not due yet."
func summary(k *app.KeepingInTouch) string {
	n := k.Count()
	out := []string{fmt.Sprintf("%d of %d ready", n.Ready, n.Due)}
	if n.Due == 0 {
		out = []string{"Nobody to answer for yet"}
	}
	if n.Missing > 0 {
		out = append(out, words.Count(n.Missing, "answer is missing", "answers are missing"))
	}
	if n.Fails > 0 {
		out = append(out, words.Count(n.Fails, "check fails", "checks fail"))
	}
	if n.Later > 0 {
		out = append(out, strconv.Itoa(n.Later)+" not to be answered yet")
	}
	return "Collection " + yearWords(k.Year) + ". " + strings.Join(out, ", ") + "."
}

// Body implements page.Page.
func (p *Page) Body() fyne.CanvasObject { return p.body }

// First implements page.Page.
func (p *Page) First() fyne.Focusable { return p.table }

// Commands implements page.Page.
func (p *Page) Commands() page.Commands { return page.Commands{Main: p.save} }

// Leave implements page.Page.
func (p *Page) Leave() {}

package importing

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"waymark/internal/app"
	"waymark/internal/care"
	"waymark/ui/page"
	"waymark/ui/page/pagetest"
	"waymark/ui/widgets"
)

const visits = `Visits of the 16+ team,,,,,,
Date,Young person,Contact type,Mins,Notes,Subject,Mileage
13/10/2026,Amara Bello,Phone,15,Rang about the bursary form,Money,
14 Oct 2026,"Bello, Amara",F2F,45,Met at the library,Learning or work,6
22/11/2026,Amara Bello,Drop-in,15,Brought a letter,,
16/10/2026,Amara Bello,Home visit,40,,,
17/10/2026,Pat Nobody,Phone,10,Number not known,,
31/02/2026,Amara Bello,Phone,5,The day was written wrongly,,
18/10/2026,Jo Grant,F2F,30,Looked at two rooms to rent,Housing,11
`

// bench has Amara and Jo, and a page that stays the same when it is read again, as in the window.
func bench(t *testing.T) (*pagetest.Bench, func() page.Page) {
	b := pagetest.WithAmara(t)
	b.Save(&care.Person{FirstName: "Jo", LastName: "Grant", Born: "2007-02-01"})
	b.FileName, b.FileData = "visits.csv", []byte(visits)
	p := New(b.Env, page.Place{Page: "import"})
	return b, func() page.Page { return p }
}

func TestScreens(t *testing.T) {
	b, open := bench(t)
	b.Shots("import-start", open, nil)
	b.Shots("import", open, func() { b.Page.Commands().New() })
	b.Shots("import-row", open, func() { b.Page.(*Page).openRow("5") })
}

func contacts(t *testing.T, b *pagetest.Bench) int {
	t.Helper()
	list, err := b.App.List(context.Background(), "contact", app.Filter{})
	if err != nil {
		t.Fatal(err)
	}
	return len(list)
}

// The whole way with keys alone: choose, settle, untick, look at a row, add, undo.
func TestWithTheKeyboard(t *testing.T) {
	b, open := bench(t)
	before := contacts(t, b)
	p := b.Open(open).(*Page)
	b.Key(fyne.KeyReturn) // the button has the focus: choose the file
	if p.sheet == nil || p.kind != "contact" || p.imp == nil {
		t.Fatalf("%q, %v", p.kind, b.Failed)
	}
	if text := pagetest.Words(p.Body()); !strings.Contains(text, "2 still to decide") || !strings.Contains(text, "Mileage") {
		t.Errorf("says %s", text)
	}
	if p.mainWords() != "Add 1, leave out 6" {
		t.Errorf("the button says %q", p.mainWords())
	}
	// the focus stands on the first thing to decide; Enter opens it, a letter or the arrows choose
	if b.Win.Canvas().Focused() != p.undo[0].control.FocusTarget() {
		t.Error("the focus is not on what is to be decided")
	}
	p.undo[0].control.Choose("home")
	if got := p.how.Words["mode"]["f2f"]; got != "home" || len(p.undo) != 1 {
		t.Fatalf("F2F means %q, %d to decide", got, len(p.undo))
	}
	p.undo[0].control.Choose("-")
	if len(p.undo) != 0 || !strings.Contains(pagetest.Words(p.Body()), "Everything is settled") {
		t.Errorf("%d to decide", len(p.undo))
	}
	if p.mainWords() != "Add 3, leave out 4" {
		t.Errorf("the button says %q", p.mainWords())
	}
	// line 5 is like a contact that is here: Enter says why, and adds it beside or brings it up to date
	b.Win.Canvas().Focus(p.list)
	p.list.Select("5")
	b.Key(fyne.KeyReturn)
	if text := pagetest.Words(b.Sheet().Body()); !strings.Contains(text, "Like one that is here: the same day and way.") || !strings.Contains(text, "Brought a letter (here: Brought the bursary letter.") {
		t.Errorf("says %s", text)
	}
	b.Sheet().Main().Press()
	b.NoSheet()
	if p.mainWords() != "Add 3, bring 1 up to date, leave out 3" {
		t.Errorf("the button says %q", p.mainWords())
	}
	// Space leaves a row out; one that cannot be taken says why
	b.Win.Canvas().Focus(p.list)
	p.list.Select("3")
	b.Key(fyne.KeySpace)
	p.list.Select("8")
	b.Key(fyne.KeySpace)
	if len(b.Said) == 0 || !strings.Contains(b.Said[len(b.Said)-1], "31 February does not exist") {
		t.Errorf("said %q", b.Said)
	}
	if text := pagetest.Words(p.Body()); !strings.Contains(text, "3 ticked of 7") {
		t.Errorf("says %s", text)
	}
	p.undoTicks(t, "3")
	p.Commands().Main()
	if got := contacts(t, b) - before; got != 2 || p.sheet != nil {
		t.Fatalf("%d added, %v", got, b.Failed)
	}
	if say := b.Said[len(b.Said)-1]; say != "2 rows added, 1 brought up to date, 4 left out. Undo takes all of it back." {
		t.Errorf("said %q", say)
	}
	if text := pagetest.Words(p.Body()); !strings.Contains(text, "Imports so far") {
		t.Errorf("shows %s", text)
	}
	if what, err := b.App.Undo(context.Background()); err != nil || what != "imported 3 rows of a spreadsheet" || contacts(t, b) != before {
		t.Errorf("undone %q, %v, %d contacts", what, err, contacts(t, b))
	}
	if len(b.Failed) > 0 {
		t.Error(b.Failed)
	}
}

// undoTicks holds that a row a person left out stays out when something else is read in another way.
func (p *Page) undoTicks(t *testing.T, key string) {
	t.Helper()
	p.changed()
	if l := p.line(key); l.Take {
		t.Errorf("line %s is ticked again", key)
	}
	if l := p.line("5"); l.Does != app.ImportChange || !l.Take {
		t.Errorf("line 5 is %s", l.Does)
	}
}

func TestColumnsAndDays(t *testing.T) {
	b, open := bench(t)
	b.FileName, b.FileData = "days.csv", []byte("When,Words\n03/04/2026,Came in\n05/06/2026,Came again\n")
	p := b.Open(open).(*Page)
	p.Commands().Main()
	p.columnChoice(t, "When").Choose("on_day")
	p.columnChoice(t, "Words").Choose("said")
	if p.imp.Days != "03/04/2026" {
		t.Fatalf("asks about %q", p.imp.Days)
	}
	p.Commands().Main()
	if contacts(t, b) != 4 || len(b.Said) == 0 || !strings.Contains(b.Said[len(b.Said)-1], "day or the month") {
		t.Errorf("said %q", b.Said)
	}
	b.Field(p.Body(), "03/04/2026 is").(*widgets.Choice).Choose("mdy")
	b.Field(p.Body(), "Every row is about").(*widgets.Choice).Choose(b.Amara.ID)
	b.Field(p.Body(), "How, in every row").(*widgets.Choice).Choose("dropin")
	if add, _, _, bad := p.imp.Count(); add != 2 || bad != 0 || p.imp.Lines[0].Rec.(*care.Contact).On != "2026-03-04" {
		t.Fatalf("%d to add, %s", add, p.imp.Bad().Sentence())
	}
	p.Commands().Main()
	if contacts(t, b) != 6 {
		t.Errorf("%d contacts, %v", contacts(t, b), b.Failed)
	}
	// the next file with these columns is read the same way
	b.FileData = []byte("When,Words\n07/08/2026,Came in\n")
	p.Commands().Main()
	if !p.known || p.how.Columns["When"] != "on_day" || p.how.Days != "mdy" || p.how.Fixed["mode"] != "dropin" {
		t.Errorf("remembered %v %+v", p.known, p.how)
	}
	b.Press(b.Win.Canvas().Content(), "Not now")
	if p.sheet != nil || p.data != nil {
		t.Error("the file is still held")
	}
}

func (p *Page) columnChoice(t *testing.T, head string) *widgets.Choice {
	t.Helper()
	c, ok := pagetest.Find(p.Body(), func(c *widgets.Choice) bool { return c.Label() == head })
	if !ok {
		t.Fatalf("no column %q", head)
	}
	return c
}

// Many rows are tried out behind a sheet that can stop them, and read again only when somebody says so.
func TestManyRows(t *testing.T) {
	b, open := bench(t)
	text := "Day,Time,Where\n"
	for i := range quick + 50 {
		text += fmt.Sprintf("%02d/10/2026,%02d:%02d,No. 4\n", 13+i/180, 8+i%180/15, i%15*4)
	}
	b.FileName, b.FileData = "many.csv", []byte(text)
	p := b.Open(open).(*Page)
	p.Commands().Main()
	if p.kind != "tally" {
		p.setKind("tally")
	}
	add, _, _, _ := p.imp.Count()
	if add < quick {
		t.Fatalf("%d to add of %d: %s", add, len(p.imp.Lines), p.imp.Lines[0].Why)
	}
	p.columnChoice(t, "Where").Choose("")
	if !p.stale || p.mainWords() != "Try the rows again" {
		t.Errorf("%v, %q", p.stale, p.mainWords())
	}
	p.Commands().Main()
	if p.stale {
		t.Error("not tried again")
	}
	p.Commands().Main()
	list, err := b.App.List(context.Background(), "tally", app.Filter{})
	if err != nil || len(list) < quick {
		t.Errorf("%d added, %v, %v", len(list), err, b.Failed)
	}
	b.NoSheet()
}

func TestWhatCannotBeRead(t *testing.T) {
	b, open := bench(t)
	p := b.Open(open).(*Page)
	for name, data := range map[string]string{"old.xls": "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", "empty.csv": "", "heads.csv": "Day,How\n"} {
		b.Failed = nil
		b.FileName, b.FileData = name, []byte(data)
		p.Commands().Main()
		if len(b.Failed) != 1 || p.sheet != nil {
			t.Errorf("%s: %v", name, b.Failed)
		}
	}
}

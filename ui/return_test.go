package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/ui/widgets"
)

// The return by keyboard alone: from its line on Home to the answer, then the file for the council; a carer's menu does not have it.
func TestTheReturnByKeyboard(t *testing.T) {
	b := start(t)
	b.firstRun(0)
	born := b.a.Today().AddYears(-19).AddDays(10)
	p := &care.Person{FirstName: "Mia", LastName: "Castellano", Born: born, CouncilNumber: "MX20110"}
	b.save(p)
	of := record.Meta{PersonID: p.ID}
	b.save(&care.CarePeriod{Meta: of, From: born.AddYears(10), To: born.AddYears(18), Basis: "co"}, &care.Status{Meta: of, Code: "former_relevant", From: born.AddYears(18)},
		&care.Home{Meta: of, Kind: "own", From: born.AddYears(18), AccommodationCode: "U", Suitability: "1"},
		&care.Contact{Meta: of, On: b.a.Today(), Mode: "phone", Talked: "yes"})
	b.menu("Home")
	b.sees("Mia Castellano: answer for the return")
	list := b.canvas().Focused().(*widgets.RowList)
	for range 40 {
		if strings.Contains(list.Current(), "return-answer") {
			break
		}
		b.key(fyne.KeyDown)
	}
	b.key(fyne.KeyReturn)
	b.sees("0 of 1 ready")
	table, ok := b.canvas().Focused().(*widgets.Table)
	if !ok || b.w.place.Page != "return" || table.Current() != p.ID {
		t.Fatalf("at %+v, the focus on %T", b.w.place, b.canvas().Focused())
	}
	b.key(fyne.KeyReturn)
	b.sees("Mia Castellano, 19 on")
	b.key(fyne.KeyTab) // from in touch, which the contact says, to the activity
	b.key(fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	b.menu("Do the main thing here")
	b.sees("All ready")
	if b.w.place.Page != "return" {
		t.Fatalf("after the answer at %+v", b.w.place)
	}
	b.menu("Do the main thing here")
	b.sees("Nobody who is asked about is left out.")
	b.typed("Lena Ward, performance team")
	b.key(fyne.KeyReturn)
	b.sees("Save a file")
	b.field("Folder").SetText(b.dir)
	b.key(fyne.KeyReturn)
	files, err := filepath.Glob(filepath.Join(b.dir, "*keeping-in-touch-return*.csv"))
	if err != nil || len(files) != 1 {
		t.Fatalf("files %v, %v:\n%s", files, err, b.words())
	}
	data, err := os.ReadFile(files[0])
	if err != nil || !strings.Contains(string(data), "MX20110,") || !strings.Contains(string(data), ",YES,F1,U1") {
		t.Errorf("%q, %v", data, err)
	}
	has := func() bool {
		for _, top := range b.w.menu().Items {
			for _, i := range top.Items {
				if i.Label == "Keeping-in-touch return" {
					return true
				}
			}
		}
		return false
	}
	if !has() {
		t.Error("an adviser’s menu has no return")
	}
	o := b.a.Owner()
	o.Role = "carer"
	b.save(&o)
	if has() {
		t.Error("a carer’s menu has the council’s return")
	}
}

package widgets

import (
	"testing"

	"fyne.io/fyne/v2/test"
)

// A field that was emptied by the program while its old text was selected takes the next letter.
func TestEmptiedFieldTakesTheNextLetter(t *testing.T) {
	test.NewTempApp(t)
	f := NewField("Name")
	w := test.NewTempWindow(t, f)
	f.SetText("Sian")
	w.Canvas().Focus(f.FocusTarget())
	f.SetText("")
	test.Type(f.FocusTarget(), "Amara")
	if f.Text() != "Amara" {
		t.Errorf("typed Amara, the field holds %q", f.Text())
	}
}

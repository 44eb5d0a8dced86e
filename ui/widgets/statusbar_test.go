package widgets

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"waymark/ui/look"
)

// With large letters the bar has two lines, and a sentence that fits into them is not cut.
func TestStatusBarHasTwoLinesWhereLettersAreLarge(t *testing.T) {
	s := NewStatusBar()
	defer s.Stop()
	open(t, s)
	said := func() string {
		var out []string
		for _, o := range test.WidgetRenderer(s).Objects() {
			if x, ok := o.(*canvas.Text); ok && x.Text != "" && x.Visible() {
				out = append(out, x.Text)
			}
		}
		return strings.Join(out, " ")
	}
	help := "1 done, 2 part done, 3 not done, U under way. 2 and 3 ask why in one line. Ctrl+Enter goes on."
	s.SetStanding(help)
	s.SetSaved(Saved, "Saved at 2:32pm")
	wide, narrow := look.MiddleFrom*look.Em()*2, look.MiddleFrom*look.Em()-1
	s.Resize(fyne.NewSize(wide, s.HeightFor(wide)))
	if !strings.Contains(said(), help) || s.HeightFor(wide) != look.Height(look.StatusBarHeight) {
		t.Errorf("wide: %q", said())
	}
	s.Resize(fyne.NewSize(narrow, s.HeightFor(narrow)))
	if !strings.Contains(said(), help) || strings.Contains(said(), "…") || s.HeightFor(narrow) <= look.Height(look.StatusBarHeight) {
		t.Errorf("narrow: %q", said())
	}
	s.SetStanding(strings.Repeat(help+" ", 4))
	if !strings.HasSuffix(strings.Split(said(), " Saved at")[0], "…") {
		t.Errorf("what does not fit two lines: %q", said())
	}
}

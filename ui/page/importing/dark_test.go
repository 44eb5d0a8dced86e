package importing

import (
	"testing"

	"fyne.io/fyne/v2"

	"waymark/ui/look"
)

// TestDarkScreen draws the page in the dark colours, for a person to look at.
func TestDarkScreen(t *testing.T) {
	b, open := bench(t)
	fyne.CurrentApp().Settings().SetTheme(look.New(look.AlwaysDark, 100))
	b.Win.Resize(fyne.NewSize(1090, 739))
	b.Open(open)
	b.Page.Commands().New()
	b.Win.Resize(fyne.NewSize(1090, 739))
	b.Shot("import-dark")
	if len(b.Failed) > 0 || b.Page.(*Page).imp == nil {
		t.Error(b.Failed)
	}
}

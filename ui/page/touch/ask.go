package touch

import (
	"fmt"

	"fyne.io/fyne/v2"

	"waymark/internal/rules"
	"waymark/ui/look"
	"waymark/ui/page"
	"waymark/ui/widgets"
)

// askNext suggests what to ask next time, from what the health passport does not say yet; nil when it says everything.
func (t *part) askNext() fyne.CanvasObject {
	gaps := rules.Missing(t.file, t.today)
	if len(gaps) == 0 {
		return nil
	}
	lines := []fyne.CanvasObject{}
	for i, g := range rules.ToAskNext(gaps) {
		if i == 3 {
			break
		}
		lines = append(lines, widgets.NewPara(g.Line()))
	}
	all := widgets.NewButton(widgets.Quiet, "health", fmt.Sprintf("All %d questions", len(gaps)), func() {
		t.env.Shell.Go(page.Place{Page: "person", Person: t.file.Person.ID, Part: "health", Arg: "missing"})
	}).Small().Helped("What the health passport does not say yet, by who can tell.")
	return widgets.NewTitledPanel("To ask next time", nil, widgets.Column(look.Space2, append(lines, widgets.Wrap(0, all))...), false)
}

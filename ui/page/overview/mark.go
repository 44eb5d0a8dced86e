package overview

import (
	"fyne.io/fyne/v2"

	"waymark/ui/page/papers"
)

// Mark implements page.Marked: the photo beside the name, where there is one.
func (o *part) Mark() fyne.CanvasObject { return papers.Mark(o.env, o.file.Person) }

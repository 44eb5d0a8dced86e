// Command bare is a Fyne window with nothing in it but a line of text: what the window of Waymark is measured against by packaging/bench-start.sh.
// It is not shipped.
package main

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/widget"
)

func main() {
	w := app.NewWithID("uk.waymark.bare").NewWindow("Bare")
	w.SetContent(widget.NewLabel("Nothing"))
	w.Resize(fyne.NewSize(1280, 800))
	w.ShowAndRun()
}

// Package page is what every screen is made of: what a page is, what it may ask of the window, and what pages share. The pages themselves lie in
// the packages under this one, one for each part of the work.
//
// Rules: a page asks only package app for data, never on the window's goroutine but through Env.Run; what it shows is what was read, and it is read
// again after a change. Every action can be reached with the keyboard. A page holds no text that is not in a field, a draft or the records.
package page

import (
	"fyne.io/fyne/v2"

	"waymark/internal/app"
	"waymark/internal/care"
	"waymark/ui/task"
	"waymark/ui/widgets"
)

// Env is what the window gives every page.
type Env struct {
	App   *app.App
	Run   task.Runner
	Shell Shell

	Facing bool // visitors can see the screen: initials instead of names, until the records are locked
}

// Place says where to go: a page, a young person and the part of them, a record in it. Arg is for the page itself: a plan part, an area of skills.
type Place struct {
	Page   string // home, people, desk, settings, person, handover
	Person string
	Part   string // overview, about, plan, reviews, health, skills, savings, touch, history
	Record string
	Arg    string
}

// Shell is what a page may ask of the window.
type Shell interface {
	Go(Place)                                                     // open a page; the one that is shown is left first
	Back()                                                        // where the person came from
	Reload()                                                      // read and show the present page again, keeping the focus where it can
	Retitle()                                                     // read the head and the menu of the present page again: what it shows became known only now
	Say(message string)                                           // a passing message in the status bar
	Saving(state string)                                          // at the right of the status bar: "Saved at 2:32pm", "Not saved yet", "Kept as a draft: …"
	Fail(error)                                                   // the one function that shows errors
	Open(*widgets.Sheet)                                          // a dialog; the focus stays in it, menu items are off except Lock
	Close()                                                       // the dialog
	SaveFile(name string, data []byte, done func(path string))    // save dialog; called only when the bytes exist
	OpenFile(kinds []string, done func(name string, data []byte)) // open dialog; kinds are endings such as ".csv"
	PickFolder(done func(path string))
	Copy(text string) // clipboard; emptied at lock
	Window() fyne.Window
	Relook() // colours or text size changed: build everything anew
	LockNow()
}

// Page is one screen.
type Page interface {
	// Load reads what the page shows through Env.Run.Short and then builds its objects; done is called on the window's goroutine.
	Load(done func(error))
	Head() Head
	Body() fyne.CanvasObject // valid after Load
	First() fyne.Focusable   // where the focus begins; nil = the first thing
	Commands() Commands
	Leave() // before another page is shown or the records lock: keeps drafts through App.KeepDraft, synchronously if need be
}

// Head is the top of a page.
type Head struct {
	Title, Sub string
	Mark       fyne.CanvasObject   // a small picture before the title; nil = none
	Buttons    []fyne.CanvasObject // at the right, the main one last
	Help       string              // status bar while nothing else has something to say
}

// Commands are what the menu's items do on this page; nil switches an item off.
type Commands struct {
	Main           func() // Ctrl+Enter
	New            func() // Ctrl+N
	NewWords       string // what New is called in the menu: "Add an action"
	Save           func() // Ctrl+S
	Print          func() // Ctrl+P
	HandOver       func() // Ctrl+K
	Check          func() // Ctrl+R: check against a statement
	Count          func() // Ctrl+0: count somebody who would rather not be named
	Face           func() // Ctrl+Shift+F: turn the screen to visitors, or back
	Next, Previous func() // Ctrl+PgDn, Ctrl+PgUp: part, area, block
}

// Maker makes a page for a place.
type Maker func(env *Env, to Place) Page

// Part is one part of a young person's page: it gets the file that the frame read, and is made anew after every change.
type Part interface {
	Body() fyne.CanvasObject
	First() fyne.Focusable
	Buttons() []fyne.CanvasObject // beside the person's name
	Commands() Commands
	Help() string
	Leave()
}

// PartMaker makes a part.
type PartMaker func(env *Env, file *care.File, to Place) Part

// PartTab says which parts there are, in the order of Ctrl+1 to Ctrl+9.
type PartTab struct {
	Key, Label string
	Make       PartMaker
}

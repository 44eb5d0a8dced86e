package ui

import (
	"context"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"waymark/internal/app"
	"waymark/internal/care"
	"waymark/internal/fault"
	"waymark/ui/page"
	"waymark/ui/page/home"
	"waymark/ui/widgets"
)

// mostRecords is how many records of young people stand open in the rail.
const mostRecords = 4

// goTo opens a place. The page that is shown is left first, so that its drafts are kept.
func (w *Window) goTo(to page.Place) {
	if !w.open {
		return
	}
	if to.Page == "" {
		to.Page = "home"
	}
	if w.app.HandedTo() != nil && to.Page != "handover" {
		return // only the page itself can give the keyboard back
	}
	w.touch()
	if c := w.win.Canvas(); widgets.TopSheet(c) == nil {
		widgets.CloseSheets(c) // an open list of choices belongs to the page that is left
	}
	if places[to.Page] == nil {
		w.env.Shell.Say("This part is not in this version of Waymark.")
		return
	}
	if w.now != nil {
		w.now.Leave()
		w.here()
		if w.place != to && (len(w.back) == 0 || w.back[len(w.back)-1] != w.place) && w.place.Page != "handover" {
			w.back = append(w.back, w.place)
			if len(w.back) > 50 {
				w.back = w.back[1:]
			}
		}
	}
	w.visit(to, true)
}

// here asks the page that is shown where in it the person is, so that Back, unlocking and other colours find the same block or part.
func (w *Window) here() {
	k, ok := w.now.(page.Keeper)
	if !ok {
		return
	}
	at := k.Here()
	if at.Page != w.place.Page || at.Person != w.place.Person || at.Part != w.place.Part || at.Arg == page.Add {
		return // the next page is being read already
	}
	w.place.Record, w.place.Arg = at.Record, at.Arg
}

// visit makes the page of a place and shows it when it is read.
func (w *Window) visit(to page.Place, fresh bool) {
	p := places[to.Page](w.env, to)
	w.place = to
	if to.Arg == page.Add {
		w.place.Arg = "" // the editor opens now, not again after Back or unlocking
	}
	if to.Person != "" {
		w.remember(to.Person)
	}
	w.load(p, fresh)
}

// load reads a page and shows it. A page that is overtaken by another one is not shown.
func (w *Window) load(p page.Page, fresh bool) {
	w.loading++
	turn, session := w.loading, w.session
	p.Load(func(err error) {
		if turn != w.loading || session != w.session || !w.open {
			return
		}
		if err != nil {
			w.log.Error("load page", "page", w.place.Page, "code", string(fault.CodeOf(err)))
			w.now = nil
			again := widgets.NewButton(widgets.Ordinary, "", "Try again", func() { w.visit(w.place, true) })
			w.frame.mark = nil
			w.frame.set("This page could not be read", "", nil, widgets.EmptyState(fault.Sentence(err), again), false)
			widgets.Focus(again)
			return
		}
		w.show(p, fresh)
	})
}

// show puts a page that is read into the window.
func (w *Window) show(p page.Page, fresh bool) {
	keep := focusPlace(w.frame, w.win.Canvas().Focused())
	if w.again != nil {
		keep, fresh = *w.again, false
	}
	w.again = nil
	w.now = p
	head := p.Head()
	full := false
	if f, ok := p.(interface{ Full() bool }); ok {
		full = f.Full()
	}
	if c, ok := p.(interface{ Counts() map[string]string }); ok {
		w.setCounts(c.Counts())
	} else {
		w.count()
	}
	w.frame.mark = head.Mark
	w.frame.set(head.Title, head.Sub, head.Buttons, p.Body(), full)
	w.frame.bar.SetStanding(head.Help)
	w.setRail()
	w.setMenu()
	w.log.Info("page", "page", w.place.Page, "part", w.place.Part)
	if widgets.TopSheet(w.win.Canvas()) != nil {
		return // the sheet keeps the focus
	}
	if !fresh && keep.restore(w.frame, w.win.Canvas()) {
		return
	}
	w.focusFirst()
}

func (w *Window) setCounts(counts map[string]string) {
	w.recount = false
	for place, n := range counts {
		w.counts[place] = n
	}
}

// count works out what the rail shows beside its places, where no page has done so since the last change.
func (w *Window) count() {
	if !w.recount || w.counting || !w.open || w.app.HandedTo() != nil {
		return
	}
	w.recount, w.counting = false, true
	session := w.session
	var h *app.Home
	w.run.Long("count what is due", func(ctx context.Context, _ func(float64)) (err error) {
		h, err = w.app.Home(ctx)
		return err
	}, func(err error) {
		if session != w.session || !w.open {
			return
		}
		w.counting = false
		if err != nil {
			w.log.Warn("count what is due", "code", string(fault.CodeOf(err)))
			return
		}
		again := w.recount
		w.setCounts(home.Counts(h))
		w.recount = again
		w.setRail()
		w.count()
	})
}

// retitle asks the page that is shown for its head and its commands again.
func (w *Window) retitle() {
	if w.now == nil || w.frame == nil {
		return
	}
	c := w.win.Canvas()
	keep := focusPlace(w.frame, c.Focused())
	head := w.now.Head()
	w.frame.mark, w.frame.buttons = head.Mark, head.Buttons
	w.frame.title.SetText(head.Title)
	w.frame.sub.SetText(head.Sub)
	w.frame.bar.SetStanding(head.Help)
	w.frame.Refresh()
	w.setRail()
	w.setMenu()
	if f := c.Focused(); f != nil && focusPlace(w.frame, f).n < 0 {
		keep.restore(w.frame, c) // one of the old buttons had it
	}
}

func (w *Window) focusFirst() {
	c := w.win.Canvas()
	if w.now != nil {
		if f := w.now.First(); f != nil {
			if t, ok := f.(interface{ FocusTarget() fyne.Focusable }); ok {
				f = t.FocusTarget()
			}
			c.Focus(f)
			w.revealLater(f)
			return
		}
	}
	c.Unfocus()
	for _, f := range focusables(w.frame.body) {
		c.Focus(f)
		return
	}
}

// untilDrawn is how long a page that was put into the window a moment ago may take to be drawn for the first time.
const untilDrawn = 150 * time.Millisecond

// revealLater brings what has the focus into sight once the page is drawn: until then nobody knows where on it a thing lies.
func (w *Window) revealLater(f fyne.Focusable) {
	o, ok := f.(fyne.CanvasObject)
	if !ok || w.fyne.Driver().CanvasForObject(o) != nil {
		return
	}
	turn := w.loading
	time.AfterFunc(untilDrawn, func() {
		fyne.Do(func() {
			if turn == w.loading && w.open && w.win.Canvas().Focused() == f {
				widgets.Reveal(o)
			}
		})
	})
}

// reload reads the page that is shown again.
func (w *Window) reload() {
	if w.open && w.now != nil {
		w.load(w.now, false)
	}
}

// goBack returns to where the person came from, or to the list.
func (w *Window) goBack() {
	if !w.open || w.app.HandedTo() != nil {
		return
	}
	if w.env.Facing && w.place.Page == "desk" { // one key too many must not put names in front of visitors
		w.frame.bar.Say(widgets.Info, "Visitors can see the screen. Show names first, or choose a place at the left.")
		return
	}
	if len(w.back) == 0 {
		if w.place.Page != "home" {
			w.leave()
			w.visit(page.Place{Page: "home"}, true)
		}
		return
	}
	to := w.back[len(w.back)-1]
	w.back = w.back[:len(w.back)-1]
	w.leave()
	w.visit(to, true)
}

func (w *Window) leave() {
	if w.now != nil {
		w.now.Leave()
	}
}

// remember puts a young person's record into the rail; the one that was not looked at for longest gives way.
func (w *Window) remember(id string) {
	for i, r := range w.records {
		if r.id == id {
			w.records = append(slices.Delete(w.records, i, i+1), r)
			return
		}
	}
	session, name := w.session, ""
	w.run.Short("name of a record", func(ctx context.Context) error {
		r, err := w.app.Get(ctx, "person", id)
		if err != nil {
			return err
		}
		name = r.(*care.Person).Name()
		return nil
	}, func(err error) {
		if err != nil || session != w.session {
			return
		}
		if slices.ContainsFunc(w.records, func(r openRecord) bool { return r.id == id }) {
			return
		}
		w.records = append(w.records, openRecord{id, name})
		if len(w.records) > mostRecords {
			w.records = w.records[1:]
		}
		w.setRail()
	})
}

// closeRecord takes a record out of the rail.
func (w *Window) closeRecord(id string) {
	w.records = slices.DeleteFunc(w.records, func(r openRecord) bool { return r.id == id })
	w.back = slices.DeleteFunc(w.back, func(p page.Place) bool { return p.Person == id })
	if w.place.Person == id {
		w.goBack()
	}
	w.setRail()
}

// openPlace is what the rail does.
func (w *Window) openPlace(value string) {
	switch {
	case value == "lock":
		w.LockNow()
	case places[value] != nil:
		w.goTo(page.Place{Page: value})
	default:
		w.goTo(page.Place{Page: "person", Person: value})
	}
}

func (w *Window) setRail() {
	if w.frame == nil {
		return
	}
	w.frame.rail.SetPlaces(w.railPlaces())
	var records []widgets.Place
	for _, r := range w.sortedRecords() {
		records = append(records, widgets.Place{Value: r.id, Label: w.shown(r), Icon: "papers"})
	}
	w.frame.rail.SetRecords(records)
	at := w.place.Page
	if w.place.Page == "person" {
		at = w.place.Person
	}
	w.frame.rail.SetValue(at)
}

// shown is the name of an open record as the screen may show it.
func (w *Window) shown(r openRecord) string {
	if w.env.Facing {
		return care.Initials(r.name)
	}
	return r.name
}

func (w *Window) sortedRecords() []openRecord {
	list := slices.Clone(w.records)
	slices.SortFunc(list, func(a, b openRecord) int {
		switch {
		case a.name < b.name:
			return -1
		case a.name > b.name:
			return 1
		}
		return 0
	})
	return list
}

func (w *Window) railPlaces() []widgets.Place {
	list := []widgets.Place{{Value: "home", Label: "Home", Icon: "home", Count: w.counts["home"]}, {Value: "people", Label: "People", Icon: "people", Count: w.counts["people"]}}
	if w.showsDesk() {
		list = append(list, widgets.Place{Value: "desk", Label: "Drop-in desk", Icon: "dropin"})
	}
	if w.showsPriorities() {
		list = append(list, widgets.Place{Value: "priorities", Label: "Priorities", Icon: "priorities"})
	}
	return append(list, widgets.Place{Value: "settings", Label: "Settings", Icon: "settings"})
}

// showsDesk: advisers have the drop-in desk unless they turned it off, everybody else when they turned it on.
func (w *Window) showsDesk() bool {
	if places["desk"] == nil {
		return false
	}
	o := w.app.Owner()
	return o.ShowDesk == "yes" || o.Role == "adviser" && o.ShowDesk != "no"
}

// showsPriorities: advisers have the council's priorities unless they turned them off, everybody else when they turned them on.
func (w *Window) showsPriorities() bool {
	o := w.app.Owner()
	return o.ShowPriorities == "yes" || o.Role == "adviser" && o.ShowPriorities != "no"
}

// chooser is the rail of a narrow window.
func (w *Window) chooser() {
	var items []widgets.Item
	for _, p := range w.railPlaces() {
		items = append(items, widgets.Item{Key: p.Value, Icon: p.Icon, Title: p.Label, Right: p.Count})
	}
	for i, r := range w.sortedRecords() {
		if i == 0 {
			items = append(items, widgets.Item{Heading: "Open records"})
		}
		items = append(items, widgets.Item{Key: r.id, Icon: "papers", Title: w.shown(r)})
	}
	items = append(items, widgets.Item{Heading: "And"}, widgets.Item{Key: "lock", Icon: "lock", Title: "Lock now", Right: keyName("L")})
	list := widgets.NewRowList("Go to", items...)
	list.SetWhole(true)
	s := widgets.NewSheet(w.win.Canvas(), "Go to", list, nil)
	list.OnOpen(func(key string) {
		s.Close()
		w.openPlace(key)
	})
	s.Show()
}

// --- where the focus is, so that a page that was read again keeps it ---

type spot struct {
	n       int
	count   int
	current string
	strict  bool // only among as many as there were: other colours or another text size may have changed all
}

// focusables lists what can take the focus, in reading order.
func focusables(o fyne.CanvasObject) []fyne.Focusable {
	if o == nil || !o.Visible() {
		return nil
	}
	if t, ok := o.(interface{ FocusTarget() fyne.Focusable }); ok {
		return []fyne.Focusable{t.FocusTarget()}
	}
	if f, ok := o.(fyne.Focusable); ok {
		if d, ok := o.(fyne.Disableable); ok && d.Disabled() {
			return nil
		}
		return []fyne.Focusable{f}
	}
	var held []fyne.CanvasObject
	switch x := o.(type) {
	case *fyne.Container:
		held = x.Objects
	case *container.Scroll:
		held = []fyne.CanvasObject{x.Content}
	case interface{ Held() []fyne.CanvasObject }:
		held = x.Held()
	}
	var all []fyne.Focusable
	for _, h := range held {
		all = append(all, focusables(h)...)
	}
	return all
}

func focusPlace(root fyne.CanvasObject, f fyne.Focusable) spot {
	s := spot{n: -1}
	if f == nil {
		return s
	}
	all := focusables(root)
	s.n, s.count = slices.Index(all, f), len(all)
	if c, ok := f.(interface{ Current() string }); ok {
		s.current = c.Current()
	}
	return s
}

// restore puts the focus back where it was counted; false when there is no such thing any more.
func (s spot) restore(root fyne.CanvasObject, c fyne.Canvas) bool {
	all := focusables(root)
	if s.n < 0 || s.n >= len(all) || s.strict && len(all) != s.count {
		return false
	}
	f := all[s.n]
	if l, ok := f.(interface{ Select(string) }); ok && s.current != "" {
		l.Select(s.current)
	}
	c.Focus(f)
	return true
}

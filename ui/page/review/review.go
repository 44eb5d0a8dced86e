// Package review is the part of a young person's page about review meetings: those that were held and those that are booked, the four steps of
// preparing one, and recording what was decided.
//
// Rules: a booked review never clears a date, only one that was held does. What has changed is told from the record as it stood at the end of the
// last review. The steps can be left and taken up again, in any order. A meeting waits for Save.
package review

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"waymark/internal/app"
	"waymark/internal/care"
	"waymark/internal/catalogue"
	"waymark/internal/record"
	"waymark/internal/rules"
	"waymark/internal/value"
	"waymark/internal/words"
	"waymark/ui/look"
	"waymark/ui/page"
	"waymark/ui/page/printing"
	"waymark/ui/page/records"
	"waymark/ui/widgets"
)

// Prepare is the Arg of a place that opens the four steps.
const Prepare = "prepare"

// New makes the part: the list of reviews, or with Arg "prepare" the step that was left last.
func New(env *page.Env, file *care.File, to page.Place) page.Part {
	v := &part{env: env, file: file, today: env.App.Today()}
	v.last = file.LastHeld(v.today)
	if to.Arg == Prepare {
		return newSteps(v)
	}
	if id, ok := strings.CutPrefix(to.Arg, Meeting); ok {
		if r := v.review(id); r != nil {
			return newMeeting(v, r)
		}
	}
	v.build()
	if to.Record != "" {
		v.list.Select(to.Record)
	}
	return v
}

type part struct {
	env   *page.Env
	file  *care.File
	today value.Date
	last  *care.Review // the newest that was held

	list  *widgets.RowList
	packs *widgets.RowList
	body  fyne.CanvasObject
}

func (v *part) who() string { return v.file.Person.First() }

func (v *part) build() {
	var items []widgets.Item
	for _, r := range v.file.Reviews {
		items = append(items, v.item(r))
	}
	v.list = widgets.NewRowList("Reviews", items...)
	v.list.SetWhole(true)
	v.list.SetEmpty("No review recorded. When was the last one? Book the next, or record one that was held.")
	v.list.SetHelp("Enter opens it. H: a booked one was held. R: it is on the council’s record. C copies it as text. Delete removes it.")
	v.list.OnOpen(v.open)
	v.list.OnRune(func(key string, c rune) bool {
		r := v.review(key)
		if (c == 'h' || c == 'H') && r != nil && r.State == "booked" {
			v.meet(r)
			return true
		}
		if r != nil && r.State == "held" {
			thing := app.Thing{Kind: "review", ID: r.ID}
			switch c {
			case 'r', 'R':
				day := v.today
				if r.OnRecord != "" {
					day = ""
				}
				page.PutOnRecord(v.env, day, thing)
				return true
			case 'c', 'C':
				page.CopyForCouncil(v.env, thing)
				return true
			}
		}
		return false
	})
	v.list.OnKey(func(key string, ev *fyne.KeyEvent) bool {
		r := v.review(key)
		if ev.Name != fyne.KeyDelete || r == nil {
			return false
		}
		records.Remove(v.env, care.ReviewSpec, r, v.env.Shell.Reload)
		return true
	})
	left := widgets.NewTitledPanel("Reviews", nil, widgets.Column(0, v.list, widgets.Gap(look.Space2)), true)
	right := widgets.Column(look.Space3+2, v.nextPanel(), v.requestsPanel(), v.packPanel(), v.askPanel())
	v.body = widgets.NewSplit(widgets.SplitPart{Object: left}, widgets.SplitPart{Object: right, Em: 26})
}

func (v *part) item(r *care.Review) widgets.Item {
	it := widgets.Item{Key: r.ID, Icon: "review", Title: care.ReviewSpec.Field("kind").LabelOf(r.Kind)}
	switch r.State {
	case "held":
		it.Right, it.RightState, it.RightWords = r.Held.In(v.today), widgets.Done, "Held"
		if x := v.file.Closed(r.ID); x != nil {
			it.Title, it.RightWords = fmt.Sprintf("Review %d: %s", x.Number, words.Lower(it.Title)), "Held and closed"
		}
		it.Detail = firstOf(r.Decisions, r.Came, v.came(r), "Nothing written down about it.") + "\n" + council(r, v.today)
	case "cancelled":
		it.Right, it.RightState, it.RightWords = r.Booked.In(v.today), widgets.None, "Cancelled"
	default:
		it.Right, it.RightState, it.RightWords = r.Booked.In(v.today), widgets.Waiting, "Booked"
		if r.Booked < v.today {
			it.RightState, it.RightWords = widgets.Due, "Was it held?"
		}
		where := r.Clock.String()
		if r.Place != "" {
			if where != "" {
				where += ", "
			}
			where += r.Place
		}
		it.Detail = firstOf(where, "No time and place yet.")
	}
	return it
}

// came names who was at a review, "" when nobody is written down.
func (v *part) came(r *care.Review) string {
	var names []string
	for _, a := range v.file.Attendance(r.ID) {
		if a.Present() {
			names = append(names, a.Name)
		}
	}
	if names == nil {
		return ""
	}
	return "Came: " + strings.Join(names, ", ") + "."
}

func firstOf(list ...string) string {
	for _, s := range list {
		if s != "" {
			return s
		}
	}
	return ""
}

func (v *part) review(id string) *care.Review {
	for _, r := range v.file.Reviews {
		if r.ID == id {
			return r
		}
	}
	return nil
}

// nextPanel is the day of the next review with its rule.
func (v *part) nextPanel() fyne.CanvasObject {
	day, due := rules.ReviewRule(v.file, v.today, v.env.App.Local())
	var body []fyne.CanvasObject
	if due.Thing == "" {
		body = append(body, widgets.NewPara("No review is owed, as the record stands."))
	} else {
		if day != "" {
			body = append(body, widgets.Wrap(look.Space2, widgets.Strong("By "+day.Long()), page.DueBadge(due, v.today)))
		} else {
			body = append(body, page.DueBadge(due, v.today))
		}
		body = append(body, widgets.Caption(due.Line()))
		why := widgets.NewButton(widgets.Quiet, "help", "Why this date?", func() {
			v.env.Shell.Open(page.Why(v.env.Shell.Window().Canvas(), due, v.today, nil))
		}).Small().Helped("The rule, the fact it is worked out from, and the source.")
		body = append(body, widgets.Line(0, why))
	}
	if b := v.toHold(); b != nil {
		text := "Booked for " + b.Booked.Full()
		if b.Clock != "" {
			text += ", " + b.Clock.String()
		}
		body = append(body, widgets.Rule(), widgets.NewPara(text+"."), widgets.Caption("Booking does not clear the date. Recording the meeting does."))
	}
	return widgets.NewTitledPanel("The next review", nil, widgets.Column(look.Space2, body...), false)
}

// toHold is the booked review that is to be recorded next: one whose day has gone by, or the next one.
func (v *part) toHold() *care.Review {
	var past *care.Review
	for _, r := range v.file.Reviews {
		after := value.Date("")
		if v.last != nil {
			after = v.last.Held
		}
		if r.State == "booked" && r.Booked <= v.today && r.Booked > after && (past == nil || r.Booked > past.Booked) {
			past = r
		}
	}
	if past != nil {
		return past
	}
	return v.file.NextBooked(v.today)
}

// packPanel lists the packs that were printed.
func (v *part) packPanel() fyne.CanvasObject {
	var items []widgets.Item
	for _, p := range v.file.Papers {
		if p.Report != "review-pack" {
			continue
		}
		it := widgets.Item{Key: p.ID, Icon: "papers", Title: "Number " + p.Number + ", for " + p.ForWhom, Plain: true, Detail: "made " + p.Made.In(v.today) + ", check letters " + p.Check}
		if p.Given != "" {
			it.RightState, it.RightWords = widgets.Done, "Given "+p.Given.InShort(v.today)
		} else {
			it.RightState, it.RightWords = widgets.NotStarted, "Not given yet"
		}
		items = append(items, it)
	}
	v.packs = widgets.NewRowList("Review packs", items...)
	v.packs.SetWhole(true)
	v.packs.SetEmpty("No pack printed yet.")
	v.packs.SetHelp("Enter opens the print-out: who has it, and since when.")
	v.packs.OnOpen(func(key string) {
		for _, p := range v.file.Papers {
			if p.ID == key {
				records.EditWith(v.env, p, records.Options{Title: "Review pack number " + p.Number, Only: []string{"given_to", "given_day"}, Lasting: true})
			}
		}
	})
	return widgets.NewTitledPanel("Packs", nil, widgets.Column(0, v.packs, widgets.Gap(look.Space2)), true)
}

// askPanel names who has to be asked before a plan is reviewed.
func (v *part) askPanel() fyne.CanvasObject {
	var lines []fyne.CanvasObject
	for _, c := range catalogue.Consultees(v.file.InCare(v.today)) {
		text := widgets.NewPara(c.Name)
		lines = append(lines, widgets.LineWith(text, look.Space2, widgets.Sign("people", look.TextSoft, look.IconSmall), text))
	}
	lines = append(lines, widgets.Caption("Write who was asked and came into the meeting’s record."))
	return widgets.NewTitledPanel("People to ask", nil, widgets.Column(look.Space1+2, lines...), false)
}

func (v *part) open(id string) {
	if r := v.review(id); r != nil && r.State == "held" {
		v.meet(r)
	} else if r != nil {
		v.edit(r)
	}
}

// edit opens the fields of a review.
func (v *part) edit(r *care.Review) {
	if r.State == "held" {
		records.EditWith(v.env, r, records.Options{Title: "Review of " + r.Held.Long(), Only: heldFields, All: true})
		return
	}
	records.EditWith(v.env, r, records.Options{Title: "Booked review", Only: bookFields, All: true, Buttons: func(close func()) []fyne.CanvasObject {
		if r.State != "booked" {
			return nil
		}
		return []fyne.CanvasObject{
			widgets.NewButton(widgets.Ordinary, "done", "It was held", func() { close(); v.meet(r) }).Small().Helped("Records the meeting."),
			widgets.NewButton(widgets.Quiet, "close", "It is cancelled", func() { close(); v.cancelled(r) }).Small().Helped("Keeps the line and says that it did not take place."),
		}
	}})
}

// meet opens the record of a meeting. Who was asked is listed when it is opened for the first time; a meeting that nobody booked is booked for today first.
func (v *part) meet(r *care.Review) {
	n := *r
	v.env.Run.Short("list who was asked", func(ctx context.Context) error {
		if n.ID == "" {
			if err := v.env.App.Save(ctx, &n); err != nil {
				return err
			}
		}
		if n.State != "booked" || len(v.file.Attendance(n.ID)) > 0 {
			return nil
		}
		return v.env.App.StartMeeting(ctx, n.ID)
	}, func(err error) {
		if err != nil {
			v.env.Shell.Fail(err)
			return
		}
		v.env.Shell.Go(page.Place{Page: "person", Person: v.file.Person.ID, Part: "reviews", Record: n.ID, Arg: Meeting + n.ID})
	})
}

func (v *part) cancelled(r *care.Review) {
	n := *r
	n.State = "cancelled"
	v.env.Run.Short("cancel a review", func(ctx context.Context) error { return v.env.App.Save(ctx, &n) }, func(err error) {
		if err != nil {
			v.env.Shell.Fail(err)
			return
		}
		v.env.Shell.Saving(page.Saved(v.env.App.Now()))
		v.env.Shell.Reload()
	})
}

var (
	bookFields = []string{"kind", "booked_day", "at_time", "place", "invited", "asked_early"}
	heldFields = []string{"kind", "held_day", "took_part", "decisions", "next_day", "copy_to", "asked_early"}
)

// kind is the kind of the next meeting: a plan is reviewed once there is one.
func (v *part) kind() string {
	for _, p := range v.file.Plans {
		if p.Made != "" {
			return "pathway"
		}
	}
	if v.file.InCare(v.today) {
		return "care"
	}
	return "pathway"
}

func (v *part) book() {
	note := "Booking does not clear the date; recording the meeting does."
	day, due := rules.ReviewRule(v.file, v.today, v.env.App.Local())
	if day != "" {
		note = "Due by " + day.Full() + ". " + due.Line() + "\n" + note
	}
	if w := v.file.Said("want_there"); w != nil {
		note += "\n" + v.who() + " wants there: " + w.Text
	}
	if w := v.file.Said("run_it"); w != nil {
		note += "\nHow " + v.who() + " wants it run: " + w.Text
	}
	records.EditWith(v.env, &care.Review{Meta: record.Meta{PersonID: v.file.Person.ID}, Kind: v.kind(), State: "booked"},
		records.Options{Title: "Book a review", Note: note, Only: bookFields, All: true, Save: "Book it"})
}

// record opens the meeting that is to be recorded, or a new one.
func (v *part) record() {
	if b := v.toHold(); b != nil {
		v.meet(b)
		return
	}
	v.meet(&care.Review{Meta: record.Meta{PersonID: v.file.Person.ID}, Kind: v.kind(), State: "booked", Booked: v.today})
}

// held opens the record of a meeting, filled in with what is known.
func (v *part) held(booked *care.Review) {
	r := *booked
	r.State = "held"
	if r.Held == "" {
		r.Held = v.today
		if r.Booked != "" && r.Booked < v.today {
			r.Held = r.Booked
		}
	}
	for _, a := range v.file.Attendance(r.ID) {
		if a.Role == "young" && r.TookPart == "" {
			r.TookPart = map[string]string{"came": "came", "part": "came", "views": "sent", "apologies": "no", "not": "no"}[a.There]
		}
	}
	note := ""
	if day, due := rules.ReviewAfter(v.file, r.Held, v.env.App.Local()); day != "" {
		if r.Next == "" {
			r.Next = day
		}
		note = "After a review on " + r.Held.In(v.today) + " the next one is due by " + day.Long() + ". " + due.Often + "."
	}
	records.EditWith(v.env, &r, records.Options{Title: "Close the review", Note: note, Only: heldFields, All: true, Save: "Close it",
		Warn: func(_ context.Context, rec record.Record) (string, error) {
			n := rec.(*care.Review)
			if n.Held > v.today {
				return "The day it was held has not come yet. A review that is to come is booked, not held.", nil
			}
			if day, due := rules.ReviewAfter(v.file, n.Held, v.env.App.Local()); day != "" && n.Next > day {
				return fmt.Sprintf("The next review is written down for %s, after the day of the rule, %s. %s.", n.Next.Long(), day.Long(), due.Often), nil
			}
			return "", nil
		},
		Done: func(saved record.Record) { v.freeze(saved.(*care.Review)) }})
}

// freeze closes a review that was written down.
func (v *part) freeze(r *care.Review) {
	var x *care.Frozen
	v.env.Run.Short("close a review", func(ctx context.Context) (err error) {
		x, err = v.env.App.CloseReview(ctx, r)
		return err
	}, func(err error) {
		if err != nil {
			v.env.Shell.Fail(err)
			return
		}
		v.env.Shell.Say(fmt.Sprintf("This is review %d. What the plan says now is kept with it.", x.Number))
		v.env.Shell.Go(page.Place{Page: "person", Person: v.file.Person.ID, Part: "reviews", Record: r.ID})
	})
}

func (v *part) print() { printing.Open(v.env, "review-pack", v.file.Person.ID) }

func (v *part) prepare() {
	v.env.Shell.Go(page.Place{Page: "person", Person: v.file.Person.ID, Part: "reviews", Arg: Prepare})
}

// Body implements page.Part.
func (v *part) Body() fyne.CanvasObject { return v.body }

// First implements page.Part.
func (v *part) First() fyne.Focusable { return v.list }

// Buttons implements page.Part.
func (v *part) Buttons() []fyne.CanvasObject {
	return []fyne.CanvasObject{
		widgets.NewButton(widgets.Ordinary, "calendar", "Book a review", v.book).Helped("Day, time, place, who is invited. Ctrl+N does the same."),
		widgets.NewButton(widgets.Ordinary, "done", "Record the meeting", v.record).Helped("Who came, what they said, what was agreed, who signed; then it is closed."),
		widgets.NewButton(widgets.Primary, "review", "Prepare the review", v.prepare).Key("Ctrl+Enter").Helped("Four steps; they can be left and taken up again."),
	}
}

// Commands implements page.Part.
func (v *part) Commands() page.Commands {
	return page.Commands{Main: v.prepare, New: v.book, NewWords: "Book a review", Print: v.print}
}

// Help implements page.Part.
func (v *part) Help() string {
	return "Ctrl+Enter: prepare the review. Ctrl+N: book one. H on a booked review records the meeting."
}

// Leave implements page.Part.
func (v *part) Leave() {}

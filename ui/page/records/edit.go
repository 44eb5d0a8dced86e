// Package records is what every type of record has in common on the screen: an editor in a sheet, and a panel that lists, adds, changes and removes.
//
// Rules: a record waits for Save; until then what is typed is a draft, kept when a field is left and when the sheet closes by whatever way.
// Removing names what is removed and how to get it back. Each editor says which rows of the strategy the record evidences.
package records

import (
	"context"
	"errors"
	"strings"
	"sync/atomic"
	"unicode"

	"fyne.io/fyne/v2"

	"waymark/internal/app"
	"waymark/internal/care"
	"waymark/internal/catalogue"
	"waymark/internal/record"
	"waymark/internal/thread"
	"waymark/internal/words"
	"waymark/ui/form"
	"waymark/ui/look"
	"waymark/ui/page"
	"waymark/ui/widgets"
)

// Options shape an editor. The zero Options show every field of the record's Spec.
type Options struct {
	Title   string // "Add a contact" when empty
	Note    string // a sentence above the fields
	Save    string // on the main button; "Save" when empty
	Only    []string
	Hide    []string
	Labels  map[string]string
	Groups  []form.Group
	Refs    map[string][]widgets.Option
	Choices map[string][]widgets.Option // fewer than all options of a choice
	All     bool                        // details are shown at once
	// Lasting leaves out removing and moving: for what there is exactly one of.
	Lasting bool
	// Buttons stand at the foot, for what can be made of a stored record. close ends the editor, keeping a draft of what was typed.
	Buttons func(close func()) []fyne.CanvasObject
	// Ways lead away from the editor, also of a record that is not stored yet. close is as for Buttons.
	Ways func(close func()) []fyne.CanvasObject
	// Warn, if set, reads before saving; a sentence it returns is asked about, and the save goes on only when the person wants it.
	Warn func(ctx context.Context, r record.Record) (string, error)
	Done func(saved record.Record) // nil: the page is read again
}

// Edit opens the editor of a record; one without an id is added. done hears what was saved; nil reads the page again.
func Edit(env *page.Env, rec record.Record, done func(saved record.Record)) {
	EditWith(env, rec, Options{Done: done})
}

// TopicKeys are the letters of subjects, as at the drop-in desk.
func TopicKeys() map[string]rune {
	out := map[string]rune{}
	for _, t := range catalogue.Topics() {
		for _, r := range t.Key {
			out[t.ID] = unicode.ToLower(r)
		}
	}
	return out
}

// editor is one open sheet.
type editor struct {
	env   *page.Env
	rec   record.Record
	spec  *record.Spec
	o     Options
	form  *form.Form
	sheet *widgets.Sheet
	done  bool // saved, removed or moved: nothing is kept as a draft
	draft *app.Draft

	replies []*care.Reply // what the young person said about this entry
	links   []thread.Link // rows of the strategy, with what was chosen about them
	shows   *widgets.Para
	put     fyne.CanvasObject // the line about a draft that was put back
	busy    bool

	asked map[string]string // the draft that was sent to be kept last
	kept  map[string]string // the draft that is known to be kept
	turn  atomic.Int64      // of the newest draft; an older one that comes late is dropped
}

// EditWith is Edit with options.
func EditWith(env *page.Env, rec record.Record, o Options) {
	e := &editor{env: env, rec: rec, spec: care.SpecOf(rec), o: o}
	refs := map[string][]widgets.Option{}
	env.Run.Short("open an editor", func(ctx context.Context) (err error) {
		if e.draft, err = env.App.DraftOf(ctx, e.spec.Kind, rec.Head().ID, e.draftPerson()); err != nil {
			return err
		}
		if id := rec.Head().ID; id != "" && !e.spec.Shared && e.spec.Kind != "person" {
			said, err := env.App.List(ctx, care.ReplySpec.Kind, app.Filter{Equal: map[string]string{"entry": id}})
			if err != nil {
				return err
			}
			for _, r := range said {
				if r := r.(*care.Reply); r.Field == "" {
					e.replies = append(e.replies, r)
				}
			}
		}
		if rec.Head().ID != "" && !e.spec.Shared {
			if e.links, err = env.App.RowsOf(ctx, rec); err != nil {
				return err
			}
		}
		for _, fd := range e.spec.Editable() {
			if fd.Kind != record.Ref || o.Refs[fd.Key] != nil {
				continue
			}
			to := care.Spec(fd.RefKind)
			if to == nil {
				continue
			}
			filter := app.Filter{}
			if !to.Shared {
				filter.Person = rec.Head().PersonID
			}
			list, err := env.App.List(ctx, fd.RefKind, filter)
			if err != nil {
				return err
			}
			refs[fd.Key] = []widgets.Option{}
			for _, r := range list {
				refs[fd.Key] = append(refs[fd.Key], widgets.Option{Value: r.Head().ID, Label: to.LineOf(r)})
			}
		}
		return nil
	}, func(err error) {
		if err != nil {
			env.Shell.Fail(err)
			return
		}
		for k, v := range o.Refs {
			refs[k] = v
		}
		e.open(refs)
	})
}

func (e *editor) draftPerson() string {
	if e.spec.Kind == "person" {
		return ""
	}
	return e.rec.Head().PersonID
}

func (e *editor) isNew() bool { return e.rec.Head().ID == "" }

func (e *editor) title() string {
	switch {
	case e.o.Title != "":
		return e.o.Title
	case e.isNew():
		return "Add " + Article(e.spec.One)
	}
	return words.Upper(e.spec.One)
}

// Article puts a or an in front of a word; "my profile" takes none.
func Article(one string) string {
	switch {
	case strings.HasPrefix(one, "my "):
		return one
	case strings.ContainsRune("aeiou", rune(one[0])):
		return "an " + one
	}
	return "a " + one
}

func (e *editor) open(refs map[string][]widgets.Option) {
	if e.spec.Ledger && !e.isNew() {
		e.readOnly()
		return
	}
	today := e.env.App.Today()
	e.form = form.New(e.spec, e.rec, form.Options{Today: today, Only: e.o.Only, Hide: e.o.Hide, Labels: e.o.Labels, Groups: e.o.Groups, Refs: refs, Choices: e.o.Choices, All: e.o.All,
		Keys: map[string]map[string]rune{"topics": TopicKeys(), "subjects": TopicKeys()}})
	words := e.o.Save
	if words == "" {
		words = "Save"
	}
	save := widgets.NewButton(widgets.Primary, "done", words, e.save).Key("Ctrl+Enter").Helped("Saves this. Ctrl+S does the same.")
	parts := []fyne.CanvasObject{}
	if e.o.Note != "" {
		parts = append(parts, widgets.NewPara(e.o.Note))
	}
	if e.draft != nil {
		e.asked, e.kept = e.draft.Fields, e.draft.Fields
		e.form.SetTexts(e.draft.Fields)
		if e.form.Changed() {
			e.put = e.putBack()
			parts = append(parts, e.put)
		}
	}
	parts = append(parts, e.replyLines()...)
	parts = append(parts, e.form.Body())
	e.shows = widgets.Caption("")
	e.shows.Hide()
	parts = append(parts, e.shows)
	if foot := e.foot(); len(foot) > 0 {
		parts = append(parts, widgets.Rule(), widgets.Wrap(look.Space2, foot...))
	}
	e.form.OnSettled(func(string) { e.evidence(); e.keep() })
	e.evidence()
	e.sheet = widgets.NewSheet(e.env.Shell.Window().Canvas(), e.title(), widgets.Column(look.Space3, parts...), save).SetWidth(44)
	e.sheet.OnClose(e.closed)
	e.form.OnGrow(e.sheet.Refresh)
	e.env.Shell.Open(e.sheet)
	if f := e.form.First(); f != nil {
		e.env.Shell.Window().Canvas().Focus(f)
	}
}

// evidence says which rows of the strategy the record would evidence as it stands.
func (e *editor) evidence() {
	text := evidenceLine(e.env.App, e.form.Peek(), e.links)
	if text == e.shows.Text() {
		return
	}
	e.shows.SetText(text)
	if text == "" {
		e.shows.Hide()
	} else {
		e.shows.Show()
	}
	if e.sheet != nil {
		e.sheet.Refresh()
	}
}

func (e *editor) foot() []fyne.CanvasObject {
	var out []fyne.CanvasObject
	if e.o.Ways != nil {
		out = append(out, e.o.Ways(func() { e.sheet.Close() })...)
	}
	if e.isNew() {
		return out
	}
	if e.o.Buttons != nil {
		out = append(out, e.o.Buttons(func() { e.sheet.Close() })...)
	}
	out = append(out, widgets.NewButton(widgets.Quiet, "history", "History", func() {
		History(e.env, e.spec.Kind, e.rec.Head().ID, e.spec.LineOf(e.rec))
	}).Small().Helped("Every change of this record: who, when, from what to what."))
	if !e.spec.Shared && !e.spec.Apart && e.env.App.Owner().Role != "young" && e.spec != care.EvidenceChoiceSpec {
		out = append(out, e.rowsButton())
	}
	if e.spec.Kind != care.ReplySpec.Kind && !e.spec.Shared && e.spec.Kind != "person" && e.env.App.Owner().Role != "young" && !e.spoken() {
		out = append(out, widgets.NewButton(widgets.Quiet, "young", "What they say about this", func() {
			e.sheet.Close()
			AddReply(e.env, "The young person", e.rec, "", e.spec.LineOf(e.rec), nil)
		}).Small().Helped("Agree, do not agree, or what is wrong: kept beside this entry, and changes nothing in it."))
	}
	if e.o.Lasting {
		return out
	}
	if !e.spec.Shared && e.spec.Kind != "person" {
		out = append(out, widgets.NewButton(widgets.Quiet, "moved", "Wrong person: move this", e.move).Small().Helped("Puts this under the right young person. The wrong one keeps only “an entry was moved out”."))
	}
	if e.spec.Kind != "person" {
		out = append(out, widgets.NewButton(widgets.Quiet, "bin", "Remove", e.remove).Small().Helped("Takes this away. Undo brings it back, also tomorrow."))
	}
	return out
}

// spoken reports whether the record holds the young person's own words: there is nothing to agree with.
func (e *editor) spoken() bool {
	switch e.rec.(type) {
	case *care.OwnWords, *care.Feeling, *care.MeetingChoice, *care.Rating:
		return true
	}
	return false
}

// replies are what the young person said about this entry, as lines.
func (e *editor) replyLines() []fyne.CanvasObject {
	var out []fyne.CanvasObject
	for _, r := range e.replies {
		out = append(out, ReplyLine("The young person", r, e.rec, e.env.App.Today()))
	}
	return out
}

func (e *editor) save() {
	if e.busy {
		return
	}
	r, problems := e.form.Read()
	if len(problems) > 0 {
		return
	}
	e.busy = true
	if e.o.Warn == nil {
		e.store(r)
		return
	}
	warning := ""
	e.env.Run.Short("look before saving", func(ctx context.Context) (err error) {
		warning, err = e.o.Warn(ctx, r)
		return err
	}, func(err error) {
		switch {
		case err != nil:
			e.busy = false
			e.env.Shell.Fail(err)
		case warning != "":
			e.busy = false
			widgets.Ask(e.env.Shell.Window().Canvas(), "Save all the same?", warning, widgets.Primary, "Save", func() { e.busy = true; e.store(r) })
		default:
			e.store(r)
		}
	})
}

func (e *editor) store(r record.Record) {
	isNew := e.isNew()
	e.turn.Add(1)
	e.env.Run.Short("save a record", func(ctx context.Context) error {
		if err := e.env.App.Save(ctx, r); err != nil {
			return err
		}
		id := e.rec.Head().ID
		if isNew {
			id = ""
		}
		return e.env.App.KeepDraft(ctx, app.Draft{Kind: e.spec.Kind, RecordID: id, PersonID: e.draftPerson()})
	}, func(err error) {
		e.busy = false
		var problems record.Problems
		switch {
		case errors.As(err, &problems):
			e.form.Show(problems)
		case err != nil:
			e.env.Shell.Fail(err)
		default:
			e.finish(func() {
				if e.o.Done != nil {
					e.o.Done(r)
				} else {
					e.env.Shell.Reload()
				}
			})
		}
	})
}

// finish closes the sheet after something was stored.
func (e *editor) finish(then func()) {
	e.done = true
	e.sheet.Close()
	e.env.Shell.Saving(page.Saved(e.env.App.Now()))
	then()
}

func (e *editor) remove() {
	Remove(e.env, e.spec, e.rec, func() {
		e.finish(e.env.Shell.Reload)
	})
}

// Remove asks, naming what is lost, and takes a record away; gone is called after it.
func Remove(env *page.Env, s *record.Spec, r record.Record, gone func()) {
	text := s.LineOf(r)
	if d := s.DayOf(r); d != "" {
		text += ", " + d.Long()
	}
	text += ".\nYou can undo it, also tomorrow."
	widgets.Ask(env.Shell.Window().Canvas(), "Remove this "+strings.TrimPrefix(s.One, "my ")+"?", text, widgets.Danger, "Remove", func() {
		env.Run.Short("remove a record", func(ctx context.Context) error { return env.App.Remove(ctx, s.Kind, r.Head().ID) }, func(err error) {
			if err != nil {
				env.Shell.Fail(err)
				return
			}
			env.Shell.Say("Removed. Ctrl+Z brings it back.")
			gone()
		})
	})
}

// readOnly shows a record that is never changed, only reversed.
func (e *editor) readOnly() {
	var pairs [][2]string
	for _, fd := range e.spec.Editable() {
		if !fd.Empty(e.rec) && fd.Kind != record.Ref {
			pairs = append(pairs, [2]string{fd.Label, fd.Show(e.rec)})
		}
	}
	s := widgets.NewSheet(e.env.Shell.Window().Canvas(), e.title(), widgets.Column(look.Space3, widgets.Pairs(10, pairs...),
		widgets.Caption("A line like this is never changed. A wrong one is reversed, and both stay.")), nil)
	e.env.Shell.Open(s)
}

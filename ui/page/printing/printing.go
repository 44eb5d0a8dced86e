// Package printing is the sheet that every print-out goes through: for whom it is, what is left out, and whether it was given.
//
// Rules: what is left out stands there before anything is made, and private things are ticked in by name. The save dialog opens only when the
// bytes exist. The suggested file name never holds a person's name.
package printing

import (
	"context"
	"errors"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"waymark/internal/app"
	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/internal/rules"
	"waymark/internal/words"
	"waymark/ui/form"
	"waymark/ui/look"
	"waymark/ui/page"
	"waymark/ui/widgets"
)

// Open opens the sheet for a kind of print-out about a young person. An empty kind begins with the review pack.
func Open(env *page.Env, kind, personID string) {
	OpenWith(env, app.PrintRequest{Kind: kind, PersonID: personID})
}

// OpenWith opens the sheet with what was chosen already: kind, reader, shape and size. The rest is asked as ever.
func OpenWith(env *page.Env, chosen app.PrintRequest) {
	s := &sheet{env: env, req: chosen, shown: map[string]bool{}}
	personID := chosen.PersonID
	if s.req.Kind == "" {
		s.req.Kind = "review-pack"
	}
	if s.req.Audience == "" {
		s.req.Audience = usual(env, s.req.Kind)
	}
	s.req.Format = "pdf"
	var who *care.Person
	var first *app.Preview
	env.Run.Short("open the print sheet", func(ctx context.Context) (err error) {
		if !env.App.IsWhole(s.req.Kind) {
			r, err := env.App.Get(ctx, "person", personID)
			if err != nil {
				return err
			}
			who = r.(*care.Person)
		}
		first, err = env.App.PreparePrint(ctx, s.request())
		return err
	}, func(err error) {
		if err != nil {
			env.Shell.Fail(err)
			return
		}
		s.who = who
		s.open()
		s.fill(first)
	})
}

// usual is who a kind of print-out most often goes to.
func usual(env *page.Env, kind string) record.Audience {
	if readers := env.App.PrintReaders(kind); len(readers) > 0 {
		return record.Audience(readers[0].Code)
	}
	return record.Young
}

type sheet struct {
	env   *page.Env
	who   *care.Person // nil: about the whole service
	req   app.PrintRequest
	shown map[string]bool
	turn  int // of previews, so that a late one does not overwrite a newer one

	kind, audience, format *widgets.Choice
	forWhom, purpose, pass *widgets.Field
	large                  *widgets.Check
	asks, before           *fyne.Container
	asked                  string // what the questions in asks were made from
	names, body            *fyne.Container
	found                  string // the names that stand in names
	name                   *widgets.Para
	main                   *widgets.Button
	sheet                  *widgets.Sheet
	named                  string // what we put into "Name of who gets it" by ourselves
	busy                   bool
	closed                 bool
	cancel                 func()
}

func (s *sheet) request() app.PrintRequest {
	r := s.req
	r.Show = map[string]bool{}
	for k, v := range s.shown {
		if v {
			r.Show[k] = true
		}
	}
	if s.forWhom != nil {
		r.ForWhom = strings.TrimSpace(s.forWhom.Text())
		r.Purpose = strings.TrimSpace(s.purpose.Text())
		r.Password = ""
		if r.Format == "pdf" {
			r.Password = s.pass.Text()
		}
	}
	return r
}

var formats = []widgets.Option{{Value: "pdf", Label: "PDF"}, {Value: "html", Label: "Web page (for a screen reader or a translation)"}, {Value: "txt", Label: "Plain text"}}

// formats are those this kind of print-out has.
func (s *sheet) formats() []widgets.Option {
	if s.who != nil {
		return formats
	}
	return append(slices.Clone(formats), widgets.Option{Value: "xlsx", Label: "Figures as a workbook (XLSX)"}, widgets.Option{Value: "csv", Label: "Figures as plain lines (CSV)"})
}

func (s *sheet) open() {
	kinds, title := form.OptionsOf(s.env.App.WholeKinds(), nil), "Print about the whole service"
	if s.who != nil {
		kinds, title = form.OptionsOf(s.env.App.PrintKinds(), nil), "Print for "+s.who.First()
	}
	s.kind = widgets.NewChoice("What", kinds, func(v string) {
		s.req.Kind, s.req.Audience = v, usual(s.env, v)
		s.req.Sections, s.req.Options, s.req.Names = nil, nil, nil
		s.shown = map[string]bool{}
		s.audience.SetOptions(form.OptionsOf(s.env.App.PrintReaders(v), nil))
		s.audience.SetValue(string(s.req.Audience))
		s.nameIt()
		s.preview()
	})
	s.kind.SetValue(s.req.Kind)
	s.kind.SetHelp("Which print-out.")
	s.audience = widgets.NewChoice("Who is this copy for?", form.OptionsOf(s.env.App.PrintReaders(s.req.Kind), nil), func(v string) {
		s.req.Audience = record.Audience(v)
		s.req.Sections = nil // what may be in it depends on who reads it
		s.nameIt()
		s.preview()
	})
	s.audience.SetValue(string(s.req.Audience))
	s.audience.SetHelp("Decides what is in it. What is left out stands below.")
	s.forWhom = widgets.NewField("Name of who gets it")
	s.forWhom.SetHelp("Stands on every page: who this copy was made for.")
	s.purpose = widgets.NewField("What for")
	s.purpose.SetExample("for example: review on 8 December")
	if s.who == nil {
		s.purpose.SetExample("for example: panel on 14 January")
	}
	s.purpose.SetHelp("Stands in History beside the print-out.")
	s.format = widgets.NewChoice("Format", s.formats(), func(v string) {
		s.req.Format = v
		s.forPDF()
		s.preview()
	})
	s.format.SetValue(s.req.Format)
	s.large = widgets.NewCheck("Large print", s.req.Large, func(on bool) { s.req.Large = on; s.preview() })
	s.large.SetHelp("Larger letters, for somebody who reads better that way.")
	s.pass = widgets.NewField("Password, if it is sent")
	s.pass.SetHint("Empty for none. Tell it by another way than the file: by phone, not in the same email.")
	s.pass.SetHelp("The PDF opens only with this password. Waymark does not keep it.")
	for _, f := range []interface{ SetSide(bool) }{s.kind, s.audience, s.forWhom, s.purpose, s.format, s.pass} {
		f.SetSide(true)
	}
	s.asks = widgets.Column(look.Space3)
	s.before = widgets.Column(look.Space1 + 2)
	s.names = widgets.Column(look.Space2)
	s.name = widgets.Caption("")
	s.main = widgets.NewButton(widgets.Primary, "pdf", "Make it", s.make).Key("Ctrl+Enter").Helped("Makes the file, then asks where to save it.")
	s.body = widgets.Column(look.Space3, s.kind, s.audience, s.forWhom, s.asks, widgets.Rule(), s.before, s.names, widgets.Rule(), s.purpose, s.format, s.large, s.pass, s.name)
	s.sheet = widgets.NewSheet(s.env.Shell.Window().Canvas(), title, s.body, s.main).SetWidth(46)
	s.sheet.OnClose(func() {
		s.closed = true
		if s.cancel != nil {
			s.cancel()
		}
	})
	s.nameIt()
	s.env.Shell.Open(s.sheet)
}

// atReview is whom a copy for the meeting is made for.
const atReview = "the people at the review"

// nameIt fills in who usually gets a copy, the young person their own and the people at the review theirs, and takes it away again.
func (s *sheet) nameIt() {
	if now := s.forWhom.Text(); now != "" && now != s.named {
		return
	}
	s.named = ""
	switch {
	case s.who == nil:
	case s.req.Audience == record.Young:
		s.named = s.who.Name()
	case s.req.Audience == record.Meeting:
		s.named = atReview
	}
	s.forWhom.SetText(s.named)
}

func (s *sheet) forPDF() {
	if s.req.Format == "pdf" {
		s.pass.Show()
		s.large.Show()
		s.main.SetIcon("pdf")
	} else {
		s.pass.Hide()
		s.large.Hide()
		s.main.SetIcon("page")
	}
	s.sheet.Refresh()
}

// preview asks again what would be left out.
func (s *sheet) preview() {
	s.turn++
	turn, req := s.turn, s.request()
	var p *app.Preview
	s.env.Run.Short("prepare a print-out", func(ctx context.Context) (err error) {
		p, err = s.env.App.PreparePrint(ctx, req)
		return err
	}, func(err error) {
		if s.closed || turn != s.turn {
			return
		}
		if err != nil {
			s.env.Shell.Fail(err)
			return
		}
		s.fill(p)
	})
}

// fill shows what stands before a print-out is made.
func (s *sheet) fill(p *app.Preview) {
	s.ask(p)
	s.showNames(p)
	var parts []fyne.CanvasObject
	if p.Needs != "" {
		text := widgets.NewPara(p.Needs)
		parts = append(parts, widgets.TopLineWith(text, look.Space2, widgets.Sign("due", look.Due, look.IconSmall), text), widgets.Gap(look.Space1))
	}
	parts = append(parts, widgets.Strong("Left out of this copy"))
	if len(p.LeftOut) == 0 {
		parts = append(parts, widgets.NewPara("Nothing is left out."))
	}
	for _, l := range p.LeftOut {
		text := widgets.NewPara(l)
		parts = append(parts, widgets.TopLineWith(text, look.Space2, widgets.Sign("eyeOff", look.TextSoft, look.IconSmall), text))
	}
	if len(p.Private) > 0 {
		parts = append(parts, widgets.Gap(look.Space1), widgets.Strong("Private, left out unless you tick it"),
			widgets.Caption("Ask "+s.who.First()+" first. A tick counts for this copy only."))
		for _, it := range p.Private {
			key := it.Key
			c := widgets.NewCheck(it.Label, it.Shown, func(on bool) { s.shown[key] = on; s.preview() })
			c.SetHelp("Space puts this into the copy. Ask " + s.who.First() + " first.")
			parts = append(parts, c)
		}
	}
	if len(p.Missing) > 0 {
		parts = append(parts, widgets.Gap(look.Space1), widgets.Strong("Not known yet, and who to ask"))
		for _, who := range rules.WhoToAsk(p.Missing) {
			var what []string
			for _, g := range p.Missing {
				if g.Ask == who {
					what = append(what, g.What)
				}
			}
			parts = append(parts, widgets.NewPara(words.Sentence(words.Upper(who)+": "+strings.Join(what, "; "))))
		}
	}
	if len(p.Replaced) > 0 {
		text := widgets.NewPara("Some letters cannot be printed: " + strings.Join(p.Replaced, ", ") + ".")
		parts = append(parts, widgets.Gap(look.Space1), widgets.TopLineWith(text, look.Space2, widgets.Sign("info", look.TextSoft, look.IconSmall), text))
	}
	had, at := s.env.Shell.Window().Canvas().Focused(), -1
	for i, o := range s.before.Objects {
		if f, ok := o.(fyne.Focusable); ok && f == had {
			at = i
		}
	}
	label := ""
	if at >= 0 {
		label = s.before.Objects[at].(*widgets.Check).AccessibilityLabel()
	}
	s.before.Objects = parts
	s.name.SetText("The file will be called " + p.FileName + ". No name is in it.")
	s.body.Refresh() // what was put into it is laid out even when the sheet keeps its size
	s.sheet.Refresh()
	if label != "" {
		s.refocus(label)
	}
}

// refocus puts the focus back on the tick that was pressed, which was made anew.
func (s *sheet) refocus(label string) {
	bare := func(l string) string { l, _, _ = strings.Cut(l, ":"); return l }
	for _, o := range s.before.Objects {
		if c, ok := o.(*widgets.Check); ok && bare(c.AccessibilityLabel()) == bare(label) {
			s.env.Shell.Window().Canvas().Focus(c)
			return
		}
	}
}

// make makes the bytes; only then is asked where they go.
func (s *sheet) make() {
	if s.busy {
		return
	}
	req := s.request()
	if req.ForWhom == "" {
		s.forWhom.SetProblem("Name who will receive it.")
		s.sheet.Refresh()
		widgets.Focus(s.forWhom)
		return
	}
	s.forWhom.SetProblem("")
	s.busy = true
	s.main.SetText("Making it …")
	var out *app.Printed
	s.cancel = s.env.Run.Long("make a print-out", func(ctx context.Context, _ func(float64)) (err error) {
		out, err = s.env.App.Print(ctx, req)
		return err
	}, func(err error) {
		s.busy, s.cancel = false, nil
		if s.closed {
			return
		}
		s.main.SetText("Make it")
		var problems record.Problems
		switch {
		case errors.As(err, &problems):
			s.forWhom.SetProblem(problems.Error())
			s.sheet.Refresh()
			widgets.Focus(s.forWhom)
		case err != nil:
			s.env.Shell.Fail(err)
		default:
			s.sheet.Close()
			s.save(out)
		}
	})
}

func (s *sheet) save(out *app.Printed) {
	env, who, shape, large := s.env, s.who, s.req.Options["shape"], s.req.Large
	env.Shell.Say("Made. Choose where to save it.")
	env.Shell.SaveFile(out.FileName, out.Bytes, func(path string) {
		var issue *care.PassportIssue
		env.Run.Short("record where a print-out is", func(ctx context.Context) (err error) {
			if err = env.App.Saved(ctx, out.Paper, path); err != nil {
				return err
			}
			if who != nil {
				issue, err = env.App.Issue(ctx, out.Paper, shape, large)
			}
			return err
		}, func(err error) {
			if err != nil {
				env.Shell.Fail(err)
				return
			}
			given(env, who, out.Paper, issue)
		})
	})
}

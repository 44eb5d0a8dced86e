// Package pagetest gives tests of pages a window, records of one invented young person, and a shell that remembers what it was asked. It is for tests
// only; nothing that ships imports it.
package pagetest

import (
	"context"
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"waymark/internal/app"
	"waymark/internal/care"
	"waymark/internal/caretest"
	"waymark/internal/record"
	"waymark/internal/value"
	"waymark/ui/form"
	"waymark/ui/look"
	"waymark/ui/page"
	"waymark/ui/task"
	"waymark/ui/widgets"
)

// Bench is a window with real records behind it.
type Bench struct {
	t        testing.TB
	App      *app.App
	Env      *page.Env
	Clock    *caretest.Clock
	Win      fyne.Window
	Amara    *care.Person
	Went     []page.Place
	Said     []string
	Saved    string
	Failed   []error
	Retitled int              // how often the page asked for its head to be read again
	Shown    func() page.Page // makes the page anew for Reload
	Page     page.Page

	FileName string // the file that Shell.OpenFile gives; "" = nobody chooses one
	FileData []byte
	Out      map[string][]byte // what Shell.SaveFile was given, by name
	OutPath  string            // where it says that it was saved
}

// New opens empty records of Ruth Okafor, personal adviser, on Tuesday 24 November 2026.
func New(t testing.TB) *Bench {
	t.Helper()
	fa := test.NewTempApp(t)
	fa.Settings().SetTheme(look.New(look.AlwaysLight, 100))
	b := &Bench{t: t, Clock: caretest.NewClock()}
	dir, identity := caretest.Dir(t)
	b.App = app.New(app.Options{Now: b.Clock.Now})
	b.must(b.App.UnlockWithIdentity(context.Background(), dir, identity))
	t.Cleanup(func() { _ = b.App.Lock(context.Background()) })
	b.Save(&care.Owner{Name: "Ruth Okafor", Initials: "RO", Role: "adviser"}, &care.Service{Name: "Leaving care team", Venue: "No. 4"})
	b.Win = test.NewTempWindow(t, container.NewWithoutLayout())
	b.Win.SetPadded(false)
	b.Win.Resize(fyne.NewSize(1280, 800))
	b.Env = &page.Env{App: b.App, Run: &task.Inline{}, Shell: shell{b}}
	form.Forget()
	return b
}

func (b *Bench) must(err error) {
	b.t.Helper()
	if err != nil {
		b.t.Fatal(err)
	}
}

// Save stores records through the use cases.
func (b *Bench) Save(recs ...record.Record) {
	b.t.Helper()
	for _, r := range recs {
		b.must(b.App.Save(context.Background(), r))
	}
}

// File reads Amara's file.
func (b *Bench) File() *care.File {
	b.t.Helper()
	f, err := b.App.File(context.Background(), b.Amara.ID)
	b.must(err)
	return f
}

// WithAmara adds Amara Bello, 17, who lives with Sian Probert.
func WithAmara(t testing.TB) *Bench {
	t.Helper()
	b := New(t)
	b.Amara = &care.Person{FirstName: "Amara", LastName: "Bello", Pronouns: "she/her", Born: "2009-05-03", Phone: "07700 900318", PreferredWay: "text", SafeMessage: value.Yes,
		FirstLanguage: value.KnownFact("English"), Communication: value.KnownFact("One question at a time, and give me a minute. Text before you ring."),
		Religion: value.Fact{Answer: value.Declined}, Disability: value.Fact{Answer: value.None}, Adviser: "Ruth Okafor", NHSNumber: "999 000 0018"}
	b.Save(b.Amara)
	of := record.Meta{PersonID: b.Amara.ID}
	b.Save(
		&care.CarePeriod{Meta: of, From: "2019-03-11", Basis: "co"},
		&care.Home{Meta: of, Kind: "foster", With: "Sian Probert", From: "2024-03-18", Town: "Leominster"},
		&care.Home{Meta: of, Kind: "residential", From: "2019-03-11", To: "2024-03-18", Town: "Hereford", WhyEnded: "A foster home was found near school."},
		&care.Connection{Meta: of, Name: "Sian Probert", Role: "carer", Phone: "01632 960147", Emergency: value.Yes, Order: 1, GoodFor: "everything, really"},
		&care.Connection{Meta: of, Name: "Ruth Okafor", Role: "adviser", Phone: "01632 960112", GoodFor: "money and forms"},
		&care.Connection{Meta: of, Name: "Tobi Bello", Role: "family", GoodFor: "my little brother"},
		&care.KeyPaper{Meta: of, Kind: "birth_certificate", Held: value.KnownFact("Sian holds it")},
		&care.KeyPaper{Meta: of, Kind: "passport", Held: value.Fact{Answer: value.None}},
		&care.KeyPaper{Meta: of, Kind: "bank", Held: value.KnownFact("Amara has the card"), Expires: "2027-02-28"},
		&care.Contact{Meta: of, On: "2026-11-22", At: "14:12", Minutes: 15, Mode: "dropin", Place: "No. 4", Talked: value.Yes, With: "Ruth Okafor", Topics: "money,learning", Said: "Brought the bursary letter. She is worried the form is late; we read it together.", Agreed: "Ruth rings the college.", FollowUp: "Ring the college about the bursary form", FollowBy: "2026-11-27"},
		&care.Contact{Meta: of, On: "2026-11-09", At: "16:40", Mode: "phone", Talked: value.No, With: "Ruth Okafor"},
		&care.Contact{Meta: of, On: "2026-10-16", At: "17:05", Minutes: 40, Mode: "home", Talked: value.Yes, With: "Ruth Okafor", Topics: "housing,family", Said: "Talked about staying put with Sian after 18.", TheirWords: "I don't want to pack again.", OnRecord: "2026-10-17", StatutoryVisit: "placement"},
		&care.Contact{Meta: of, On: "2026-07-30", Minutes: 20, Mode: "video", Talked: value.Yes, With: "Ruth Okafor", Topics: "chat", OnRecord: "2026-08-03"},
		&care.CarerNote{Meta: of, On: "2026-11-21", Kind: "fact", Happened: "Amara cooked jollof for the five of us, start to finish, and cleared up without being asked.", By: "Sian Probert", Subjects: "food"},
		&care.CarerNote{Meta: of, On: "2026-11-14", Kind: "told", Happened: "Her tutor says she has been early every day this half term.", By: "Sian Probert", Subjects: "learning"},
	)
	return b
}

// Open shows a page, as the window would: its head above, its body in a scroll.
func (b *Bench) Open(make func() page.Page) page.Page {
	b.t.Helper()
	b.Shown = make
	p := make()
	p.Load(func(err error) { b.must(err) })
	b.Page = p
	h := p.Head()
	title := widgets.Title(h.Title)
	words := widgets.Column(2, title, widgets.NewText(h.Sub, look.SizeBody, false, look.TextSoft))
	line := append([]fyne.CanvasObject{words}, h.Buttons...)
	if h.Mark != nil {
		line = append([]fyne.CanvasObject{h.Mark}, line...)
	}
	var inside fyne.CanvasObject = widgets.TopLineWith(words, look.Space2, line...)
	if b.Win.Canvas().Size().Width < look.MiddleFrom*look.Em() && len(h.Buttons) > 0 { // as in the window: only the title, the buttons below it
		inside = widgets.Column(look.Space2, title, widgets.Wrap(look.Space2, h.Buttons...))
	}
	head := widgets.Inset(24, 16, inside)
	body := widgets.NewScroll(24, look.Space2, p.Body())
	b.Win.SetContent(widgets.Ground(look.Background, container.New(headed{}, head, body)))
	b.Win.Resize(b.Win.Canvas().Size())
	if f := p.First(); f != nil {
		b.Win.Canvas().Focus(f)
	}
	return p
}

// headed puts the page's head above its body, as high as it has to be.
type headed struct{}

func (headed) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(100, 100) }
func (headed) Layout(o []fyne.CanvasObject, s fyne.Size) {
	h := widgets.HeightFor(o[0], s.Width)
	o[0].Resize(fyne.NewSize(s.Width, h))
	o[1].Move(fyne.NewPos(0, h))
	o[1].Resize(fyne.NewSize(s.Width, s.Height-h))
}

// Part makes the maker of Amara's page with one part open.
func (b *Bench) Part(key, label string, make page.PartMaker) func() page.Page {
	tabs := []page.PartTab{}
	for _, t := range [][2]string{{"overview", "Overview"}, {"about", "About me"}, {"plan", "Plan"}, {"reviews", "Reviews"}, {"health", "Health"}, {"skills", "Skills"}, {"savings", "Savings"}, {"touch", "In touch"}, {"history", "History"}} {
		tabs = append(tabs, page.PartTab{Key: t[0], Label: t[1], Make: make})
	}
	return func() page.Page {
		return page.NewPerson(b.Env, tabs, page.Place{Page: "person", Person: b.Amara.ID, Part: key})
	}
}

// Shots renders what make shows into pictures when WAYMARK_SCREENS names a folder ("1": out/screens of the module): wide and light, and small with
// large text. then, if given, runs after the page is open, for example to open a sheet.
func (b *Bench) Shots(name string, make func() page.Page, then func()) {
	b.t.Helper()
	if screens() == "" {
		return
	}
	for _, s := range []struct {
		percent int
		w, h    float32
		suffix  string
	}{{100, 1280 - 190, 800 - 31 - 30, "1280"}, {200, 1024, 700 - 60 - 50, "1024-200"}} {
		fyne.CurrentApp().Settings().SetTheme(look.New(look.AlwaysLight, s.percent))
		b.Win.Resize(fyne.NewSize(s.w, s.h))
		b.Open(make)
		if then != nil {
			then()
		}
		b.Win.Resize(fyne.NewSize(s.w, s.h))
		b.Shot(fmt.Sprintf("%s-%s", name, s.suffix))
		widgets.CloseSheets(b.Win.Canvas())
	}
	fyne.CurrentApp().Settings().SetTheme(look.New(look.AlwaysLight, 100))
}

// Shot draws what stands in the window now, when WAYMARK_SCREENS names a folder.
func (b *Bench) Shot(name string) {
	b.t.Helper()
	dir := screens()
	if dir == "" {
		return
	}
	b.must(os.MkdirAll(dir, 0o755))
	f, err := os.Create(filepath.Join(dir, name+".png"))
	b.must(err)
	b.must(png.Encode(f, b.Win.Canvas().Capture()))
	b.must(f.Close())
}

func screens() string {
	dir := os.Getenv("WAYMARK_SCREENS")
	if dir == "1" {
		return "../../../out/screens"
	}
	return dir
}

// Sheet is the sheet that is open; a test that expects one fails without.
func (b *Bench) Sheet() *widgets.Sheet {
	b.t.Helper()
	s := widgets.TopSheet(b.Win.Canvas())
	if s == nil {
		b.t.Fatal("no sheet is open")
	}
	return s
}

// NoSheet fails when a sheet is open.
func (b *Bench) NoSheet() {
	b.t.Helper()
	if s := widgets.TopSheet(b.Win.Canvas()); s != nil {
		b.t.Fatalf("the sheet %q is still open", s.Title())
	}
}

// Find is the first object under root that fits.
func Find[T fyne.CanvasObject](root fyne.CanvasObject, fits func(T) bool) (found T, ok bool) {
	Walk(root, func(o fyne.CanvasObject) bool {
		if x, is := o.(T); is && !ok && fits(x) {
			found, ok = x, true
		}
		return !ok
	})
	return found, ok
}

// Walk visits the objects that a page holds, visible or not, until visit returns false.
func Walk(root fyne.CanvasObject, visit func(fyne.CanvasObject) bool) bool {
	if root == nil {
		return true
	}
	if !visit(root) {
		return false
	}
	var held []fyne.CanvasObject
	switch x := root.(type) {
	case *fyne.Container:
		held = x.Objects
	case *container.Scroll:
		held = []fyne.CanvasObject{x.Content}
	case interface{ Held() []fyne.CanvasObject }:
		held = x.Held()
	}
	for _, o := range held {
		if !Walk(o, visit) {
			return false
		}
	}
	return true
}

// Field is the field of a label in root.
func (b *Bench) Field(root fyne.CanvasObject, label string) widgets.Labelled {
	b.t.Helper()
	f, ok := Find(root, func(l widgets.Labelled) bool { return l.Label() == label })
	if !ok {
		b.t.Fatalf("no field %q", label)
	}
	return f
}

// Type types into the field of a label, replacing what it holds, and leaves it.
func (b *Bench) Type(root fyne.CanvasObject, label, text string) {
	b.t.Helper()
	t := b.Field(root, label).FocusTarget()
	b.Win.Canvas().Focus(t)
	if all, ok := t.(fyne.Shortcutable); ok {
		all.TypedShortcut(&fyne.ShortcutSelectAll{})
		t.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDelete})
	}
	test.Type(t, text)
	b.Win.Canvas().Unfocus()
}

// Press presses the button with these words, in root.
func (b *Bench) Press(root fyne.CanvasObject, words string) {
	b.t.Helper()
	btn, ok := Find(root, func(x *widgets.Button) bool { return x.Text() == words })
	if !ok {
		b.t.Fatalf("no button %q", words)
	}
	btn.Press()
}

// Key sends a key to what has the focus.
func (b *Bench) Key(name fyne.KeyName) {
	b.t.Helper()
	f := b.Win.Canvas().Focused()
	if f == nil {
		b.t.Fatal("nothing has the focus")
	}
	f.TypedKey(&fyne.KeyEvent{Name: name})
}

// Words is every text in root.
func Words(root fyne.CanvasObject) string {
	out := ""
	Walk(root, func(o fyne.CanvasObject) bool {
		if !o.Visible() {
			return true
		}
		switch x := o.(type) {
		case *widgets.Para:
			out += x.Text() + "\n"
		case *widgets.Badge:
			out += x.AccessibilityLabel() + "\n"
		}
		return true
	})
	return out
}

// Reload makes the page anew, as the window does.
func (b *Bench) Reload() {
	if b.Shown != nil {
		b.Page.Leave()
		b.Open(b.Shown)
	}
}

// shell is what the page gets: it remembers what it was asked.
type shell struct{ b *Bench }

var _ page.Shell = shell{}

func (s shell) Go(to page.Place)          { s.b.Went = append(s.b.Went, to) }
func (s shell) Back()                     {}
func (s shell) Reload()                   { s.b.Reload() }
func (s shell) Retitle()                  { s.b.Retitled++ }
func (s shell) Say(m string)              { s.b.Said = append(s.b.Said, m) }
func (s shell) Saving(state string)       { s.b.Saved = state }
func (s shell) Fail(err error)            { s.b.Failed = append(s.b.Failed, err) }
func (s shell) Open(sheet *widgets.Sheet) { sheet.Show() }
func (s shell) Close()                    { s.b.Sheet().Close() }
func (s shell) SaveFile(name string, data []byte, done func(string)) {
	if s.b.Out == nil {
		s.b.Out = map[string][]byte{}
	}
	s.b.Out[name] = data
	done(s.b.OutPath)
}
func (s shell) OpenFile(_ []string, done func(string, []byte)) {
	if s.b.FileName != "" {
		done(s.b.FileName, s.b.FileData)
	}
}
func (s shell) PickFolder(func(string)) {}
func (s shell) Copy(string)             {}
func (s shell) Window() fyne.Window     { return s.b.Win }
func (s shell) Relook()                 {}
func (s shell) LockNow()                {}

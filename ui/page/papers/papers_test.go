package papers_test

import (
	"bytes"
	"context"
	"image"
	"image/color"
	"image/jpeg"
	"math"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"waymark/internal/app"
	"waymark/ui/page"
	"waymark/ui/page/about"
	"waymark/ui/page/overview"
	"waymark/ui/page/pagetest"
	"waymark/ui/widgets"
)

var ctx = context.Background()

// room is a picture with something to see in it: a wall, a window, a bed.
func room(t testing.TB, w, h int) []byte {
	t.Helper()
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			c := color.RGBA{222, 214, 198, 255}
			fx, fy := float64(x)/float64(w), float64(y)/float64(h)
			switch {
			case fx > .6 && fx < .85 && fy > .15 && fy < .45:
				c = color.RGBA{150, 190, uint8(210 + 30*math.Sin(fx*40)), 255}
			case fx < .5 && fy > .6:
				c = color.RGBA{108, 84, 122, 255}
			case fy > .8:
				c = color.RGBA{150, 116, 84, 255}
			}
			img.SetRGBA(x, y, c)
		}
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func bench(t *testing.T) *pagetest.Bench {
	t.Helper()
	b := pagetest.WithAmara(t)
	for _, p := range []struct {
		title string
		data  []byte
	}{{"College letter", []byte("Dear Amara,\r\n\r\nyour place on the catering course is confirmed. Bring this letter on the first day.\r\n\r\nMarlford College")},
		{"My room at Sian’s", room(t, 900, 600)}, {"Care order", twoPages()}} {
		if _, err := b.App.AddAttachment(ctx, b.Amara.ID, p.title, p.data); err != nil {
			t.Fatal(err)
		}
	}
	return b
}

func open(t *testing.T, b *pagetest.Bench, title string) *widgets.Sheet {
	t.Helper()
	pick(t, b, title)
	return b.Sheet()
}

func pick(t *testing.T, b *pagetest.Bench, title string) {
	t.Helper()
	list, ok := pagetest.Find(b.Page.Body(), func(l *widgets.RowList) bool {
		return strings.HasPrefix(l.AccessibilityLabel(), "Papers kept here")
	})
	if !ok {
		t.Fatal("no list of papers")
	}
	for _, a := range b.File().Attachments {
		if a.Title == title {
			b.Win.Canvas().Focus(list)
			list.Select(a.ID)
			b.Key(fyne.KeyReturn)
			return
		}
	}
	t.Fatalf("no paper %q", title)
}

func TestScreens(t *testing.T) {
	b := bench(t)
	if err := b.App.SetPhoto(ctx, b.Amara.ID, room(t, 700, 700)); err != nil {
		t.Fatal(err)
	}
	aboutMe := b.Part("about", "About me", about.New)
	b.Shots("overview-photo", b.Part("overview", "Overview", overview.New), nil)
	b.Shots("papers", aboutMe, func() { reveal(t, b) })
	b.Shots("papers-picture", aboutMe, func() { open(t, b, "My room at Sian’s") })
	b.Shots("papers-text", aboutMe, func() { open(t, b, "College letter") })
	b.Shots("papers-pdf", aboutMe, func() { open(t, b, "Care order") })
	b.FileName, b.FileData = "scan 4.txt", []byte("A letter.")
	b.Shots("papers-add", aboutMe, func() { b.Press(b.Page.Body(), "Add from a file") })
	b.Shots("papers-copy", aboutMe, func() { b.Press(open(t, b, "Care order"), "Save a copy outside") })
}

func TestAPaperIsAddedFromAFile(t *testing.T) {
	b := pagetest.WithAmara(t)
	b.Open(b.Part("about", "About me", about.New))
	b.Press(b.Page.Body(), "Add from a file") // and nothing is chosen
	b.NoSheet()
	b.FileName, b.FileData = "letter.txt", []byte("A letter.")
	b.Press(b.Page.Body(), "Add from a file")
	s := b.Sheet()
	if got := b.Field(s.Body(), "What it is").(*widgets.Field).Text(); got != "letter" {
		t.Errorf("the name offered is %q", got)
	}
	b.Type(s.Body(), "What it is", "")
	s.Main().Press()
	if b.Field(s.Body(), "What it is").Problem() == "" {
		t.Error("a paper without a title is not told about")
	}
	b.Type(s.Body(), "What it is", "College letter")
	s.Main().Press()
	b.NoSheet()
	got := b.File().Attachments
	if len(got) != 1 || got[0].Title != "College letter" || got[0].MediaType != "text/plain" || got[0].On != b.App.Today() || len(b.Failed) > 0 {
		t.Fatalf("kept %+v, %v", got, b.Failed)
	}
	if words := pagetest.Words(open(t, b, "College letter").Body()); !strings.Contains(words, "A letter.") || !strings.Contains(words, "Plain text") {
		t.Errorf("the sheet shows:\n%s", words)
	}
	b.Sheet().Close()
	b.FileName, b.FileData = "letter.docx", []byte("PK\x03\x04")
	b.Press(b.Page.Body(), "Add from a file")
	b.Sheet().Main().Press()
	if len(b.Failed) != 1 || len(b.File().Attachments) != 1 {
		t.Errorf("a file of another kind: %v", b.Failed)
	}
}

func TestWhatIsShownAndWhatIsSaid(t *testing.T) {
	b := bench(t)
	b.Open(b.Part("about", "About me", about.New))
	s := open(t, b, "My room at Sian’s")
	pic, ok := pagetest.Find(s.Body(), func(o fyne.CanvasObject) bool {
		a, ok := o.(fyne.Accessible)
		return ok && a.AccessibilityLabel() == "Picture: My room at Sian’s"
	})
	if !ok || pic.Size().Height < 100 || pic.Size().Height*3 > pic.Size().Width*2+3 {
		t.Fatalf("the picture is not shown in its shape: %v", pic)
	}
	s.Close()
	if _, err := b.App.AddAttachment(ctx, b.Amara.ID, "Long", []byte(strings.Repeat("word ", 10_000))); err != nil {
		t.Fatal(err)
	}
	b.Reload()
	if words := pagetest.Words(open(t, b, "Long").Body()); !strings.Contains(words, "first 20000 letters of 50000") {
		t.Error("a long text does not say that it is cut")
	}
}

func TestACopyOutsideIsAnExport(t *testing.T) {
	b := bench(t)
	b.OutPath = t.TempDir() + "/paper.pdf"
	b.Open(b.Part("about", "About me", about.New))
	b.Press(open(t, b, "Care order"), "Save a copy outside")
	s := b.Sheet()
	s.Main().Press()
	if b.Field(s.Body(), "Who is this copy for?").Problem() == "" || len(b.Out) != 0 {
		t.Fatal("a copy for nobody")
	}
	b.Type(s.Body(), "Who is this copy for?", "the college")
	s.Main().Press()
	if len(b.Out) != 1 {
		t.Fatalf("saved: %v", b.Out)
	}
	for name, data := range b.Out {
		if !strings.HasPrefix(name, "paper-2026-11-24") || !strings.HasSuffix(name, ".pdf") || !bytes.HasPrefix(data, []byte("%PDF")) {
			t.Errorf("saved as %q", name)
		}
	}
	list, err := b.App.History(ctx, app.HistoryFilter{Person: b.Amara.ID, Acts: []string{"export"}})
	if err != nil || len(list) != 1 {
		t.Errorf("history: %v, %v", list, err)
	}
	out := b.File().Papers
	if len(out) != 1 || out[0].Path != b.OutPath || out[0].ForWhom != "the college" {
		t.Errorf("what lies outside: %+v", out)
	}
}

func TestAPaperIsRemovedChangedAndHasAHistory(t *testing.T) {
	b := bench(t)
	b.Open(b.Part("about", "About me", about.New))
	b.Press(open(t, b, "College letter"), "Change")
	s := b.Sheet()
	b.Type(s.Body(), "What it is", "Letter from the college")
	s.Main().Press()
	b.NoSheet()
	s = open(t, b, "Letter from the college")
	b.Press(s, "History")
	if words := pagetest.Words(b.Sheet().Body()); !strings.Contains(words, "Letter from the college") {
		t.Errorf("its history:\n%s", words)
	}
	b.Sheet().Close()
	b.Press(s, "Remove")
	b.Sheet().Main().Press()
	b.NoSheet()
	if n := len(b.File().Attachments); n != 2 {
		t.Errorf("%d papers after removing one of three", n)
	}
	if _, err := b.App.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	b.Reload()
	if words := pagetest.Words(open(t, b, "Letter from the college").Body()); !strings.Contains(words, "catering course") {
		t.Error("after Undo its text is not there")
	}
}

func TestThePhotoIsChosenChangedAndTakenAway(t *testing.T) {
	b := pagetest.WithAmara(t)
	b.Open(b.Part("about", "About me", about.New))
	shown := func() bool {
		_, ok := pagetest.Find(b.Page.Body(), func(o fyne.CanvasObject) bool {
			a, ok := o.(fyne.Accessible)
			return ok && a.AccessibilityLabel() == "Photo of Amara"
		})
		return ok
	}
	if shown() {
		t.Error("a photo of somebody without one")
	}
	b.FileName, b.FileData = "notes.txt", []byte("no picture")
	b.Press(b.Page.Body(), "Choose a photo")
	if len(b.Failed) != 1 || shown() {
		t.Errorf("a text as a photo: %v", b.Failed)
	}
	b.FileName, b.FileData = "me.jpg", room(t, 300, 400)
	b.Press(b.Page.Body(), "Choose a photo")
	first := b.File().Person.Photo
	if first == "" || !shown() {
		t.Fatalf("no photo: %v", b.Failed)
	}
	if p := b.Part("overview", "Overview", overview.New)(); !marked(p) {
		t.Error("the overview does not show the photo beside the name")
	}
	b.Press(b.Page.Body(), "Change the photo")
	if now := b.File().Person.Photo; now == first || now == "" {
		t.Error("the photo is not changed")
	}
	b.Press(b.Page.Body(), "Take it away")
	b.Sheet().Main().Press()
	b.NoSheet()
	if b.File().Person.Photo != "" || shown() {
		t.Error("the photo is not taken away")
	}
}

func reveal(t *testing.T, b *pagetest.Bench) {
	t.Helper()
	list, ok := pagetest.Find(b.Page.Body(), func(l *widgets.RowList) bool {
		return strings.HasPrefix(l.AccessibilityLabel(), "Papers kept here")
	})
	if !ok {
		t.Fatal("no list of papers")
	}
	b.Win.Canvas().Focus(list)
	widgets.Reveal(list)
}

func marked(p page.Page) bool {
	p.Load(func(error) {})
	return p.Head().Mark != nil
}

// TestAPDFIsReadInside: page by page, by its buttons, and what is no PDF gives a sentence.
func TestAPDFIsReadInside(t *testing.T) {
	b := bench(t)
	for title, data := range map[string][]byte{"Letter": twoPages(), "Broken": []byte("%PDF-1.4\n%%EOF\n")} {
		if _, err := b.App.AddAttachment(ctx, b.Amara.ID, title, data); err != nil {
			t.Fatal(err)
		}
	}
	b.Open(b.Part("about", "About me", about.New))
	s := open(t, b, "Letter")
	shown := func() fyne.CanvasObject {
		t.Helper()
		o, ok := pagetest.Find(s.Body(), func(o fyne.CanvasObject) bool {
			a, ok := o.(fyne.Accessible)
			return ok && strings.HasPrefix(a.AccessibilityLabel(), "Letter: page ")
		})
		if !ok {
			t.Fatal("no page is shown")
		}
		return o
	}
	says := func(page, line string) {
		t.Helper()
		if got := shown().(fyne.Accessible).AccessibilityLabel(); got != page || !strings.Contains(pagetest.Words(s.Body()), line) {
			t.Errorf("it shows %q, and says:\n%s", got, pagetest.Words(s.Body()))
		}
	}
	says("Letter: page 1 of 2, as a picture", "Page 1 of 2, the first")
	b.Press(s.Body(), "Page before") // there is none
	b.Press(s.Body(), "Next page")
	says("Letter: page 2 of 2, as a picture", "Page 2 of 2, the last")
	if size := shown().Size(); size.Width < 300 || size.Height < 400 {
		t.Errorf("the page is %v large", size)
	}
	b.Press(s.Body(), "Next page") // there is none
	b.Press(s.Body(), "Page before")
	says("Letter: page 1 of 2, as a picture", "Page 1 of 2")
	s.Close()
	failed := len(b.Failed)
	pick(t, b, "Broken")
	b.NoSheet()
	if len(b.Failed) != failed+1 || !strings.Contains(b.Failed[failed].Error(), "cannot be read") {
		t.Errorf("of a broken PDF it says: %v", b.Failed)
	}
}

// twoPages is a PDF of two empty pages; PDFium does without a list of where things are.
func twoPages() []byte {
	return []byte("%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2>>\nendobj\n" +
		"3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>\nendobj\n4 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>\nendobj\n" +
		"trailer <</Size 5/Root 1 0 R>>\n%%EOF\n")
}

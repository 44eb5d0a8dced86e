package widgets

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"pgregory.net/rapid"

	"waymark/ui/look"
)

func TestParaWraps(t *testing.T) {
	open(t, Gap(1))
	p := NewRich(look.SizeBody, look.Text, Run{Text: "Working well: ", Bold: true}, Run{Text: "pays her own phone bill and saves £5 a week with Sian."})
	if p.HeightFor(150) <= p.HeightFor(600) {
		t.Error("a narrow paragraph is not higher")
	}
	if NewPara("").HeightFor(100) != lineHeight(look.SizeBody) {
		t.Error("an empty paragraph has no line")
	}
	if NewPara("a\nb\n\nc").HeightFor(100) != 4*lineHeight(look.SizeBody) {
		t.Error("line breaks are lost")
	}
}

// No line is wider than the paragraph, and no letter is lost.
func TestParaKeepsEveryLetter(t *testing.T) {
	open(t, Gap(1))
	rapid.Check(t, func(rt *rapid.T) {
		text := rapid.StringMatching(`([a-zA-Zäöü£é’]{1,30}[ ]{1,3}){0,12}`).Draw(rt, "text")
		width := rapid.Float32Range(40, 500).Draw(rt, "width")
		bold := rapid.Bool().Draw(rt, "bold")
		var all strings.Builder
		for _, l := range wrapRuns([]Run{{Text: text, Bold: bold}}, look.SizeBody, width) {
			var w float32
			for _, r := range l {
				all.WriteString(r.Text)
				w += runWidth(strings.TrimRight(r.Text, " "), look.SizeBody, r.Bold)
			}
			if w > width+1 {
				rt.Fatalf("a line of %v in %v", w, width)
			}
		}
		bare := func(s string) string { return strings.ReplaceAll(s, " ", "") }
		if bare(all.String()) != bare(text) {
			rt.Fatalf("%q became %q", text, all.String())
		}
	})
}

func TestCutEndsWithAnEllipsisAndFits(t *testing.T) {
	open(t, Gap(1))
	long := "Wilhelmina Featherstonehaugh"
	got := cut(long, look.SizeBody, fyne.TextStyle{}, 100)
	if !strings.HasSuffix(got, "…") || runWidth(got, look.SizeBody, false) > 100 {
		t.Error(got)
	}
	if cut(long, look.SizeBody, fyne.TextStyle{}, 1000) != long {
		t.Error("cut without need")
	}
}

func TestSplitFollowsTheWidth(t *testing.T) {
	var heard []look.Breadth
	a, b, c := NewPanel(NewPara("a")), NewPanel(NewPara("b")), NewPanel(NewPara("c"))
	s := NewSplit(SplitPart{Object: a, Em: 15}, SplitPart{Object: b}, SplitPart{Object: c, Em: 20})
	s.OnBreadth = func(b look.Breadth) { heard = append(heard, b) }
	open(t, s)
	s.Resize(fyne.NewSize(1042, 500))
	if b.Position().Y != 0 || c.Position().Y != 0 || c.Position().X <= b.Position().X || a.Size().Height != 500 {
		t.Error("wide is not three columns")
	}
	s.Resize(fyne.NewSize(800, 500))
	if b.Position().Y != 0 || c.Position().Y == 0 {
		t.Error("middle does not drop the right part")
	}
	s.Resize(fyne.NewSize(500, 500))
	if b.Position().Y == 0 || b.Position().X != 0 || b.Size().Width != 500 {
		t.Error("narrow is not one column")
	}
	if n := len(heard); n < 3 || heard[n-1] != look.Narrow || heard[n-2] != look.Middle {
		t.Errorf("heard %v", heard)
	}
}

func TestScrollBringsTheFocusIntoSight(t *testing.T) {
	first, last := NewField("First"), NewField("Last")
	page := NewScroll(20, 20, Column(0, first, Gap(2000), last))
	w, _ := open(t, page)
	Focus(last)
	e := w.Canvas().Focused().(fyne.CanvasObject)
	y := fyne.CurrentApp().Driver().AbsolutePositionForObject(e).Y
	if y < look.RingRoom || y+e.Size().Height+look.RingRoom > 700 {
		t.Errorf("the last field lies at %v", y)
	}
	Focus(first)
	if page.Offset() > 40 {
		t.Errorf("the first field is shown at %v", page.Offset())
	}
	b := NewButton(Ordinary, "", "b", nil)
	page.SetContent(Column(0, b, Gap(3000)))
	Focus(b)
	press(b, fyne.KeyPageDown)
	if page.Offset() == 0 {
		t.Error("Page Down does not move the page")
	}
}

func TestHeightsFollowTheTextSize(t *testing.T) {
	open(t, Gap(1))
	small := HeightFor(gallery(), 1000)
	newTestWindow(t, look.AlwaysLight, 200, fyne.NewSize(1000, 700), Gap(1))
	if big := HeightFor(gallery(), 1000); big < small*1.6 {
		t.Errorf("100 %%: %v, 200 %%: %v", small, big)
	}
}

// Nothing a page is made of asks for more than the smallest window.
func TestTheGalleryFitsTheSmallestWindow(t *testing.T) {
	for _, percent := range []int{100, 200} {
		newTestWindow(t, look.AlwaysLight, percent, fyne.NewSize(1024, 700), Gap(1))
		if w := gallery().MinSize().Width; w > 1024-48 {
			t.Errorf("at %d %% the gallery is at least %v wide", percent, w)
		}
	}
}

// A page that scrolls never makes the window larger, whatever it stands in.
func TestAScrollLetsTheWindowBeSmall(t *testing.T) {
	page := NewScroll(24, 18, Column(0, Gap(3000)))
	list := NewRowList("People", manyItems(100)...)
	body := Ground(look.Background, Border(nil, NewStatusBar(), nil, nil, NewSplit(SplitPart{Object: page}, SplitPart{Object: NewTitledPanel("Due", nil, list, true)})))
	w, _ := open(t, body)
	if h := w.Content().MinSize().Height; h > 600 {
		t.Errorf("the window is at least %v high", h)
	}
}

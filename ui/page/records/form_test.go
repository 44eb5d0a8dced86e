package records

import (
	"maps"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"waymark/internal/care"
	"waymark/internal/caretest"
	"waymark/internal/record"
	"waymark/ui/form"
	"waymark/ui/look"
	"waymark/ui/widgets"
)

// made are fields that the program fills in and nobody types.
var made = []string{"size_bytes"}

// TestEveryRecordTypeComesBackFromItsForm opens and reads filled records and an empty one of every type.
func TestEveryRecordTypeComesBackFromItsForm(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(look.New(look.AlwaysLight, 100))
	for _, s := range care.Specs() {
		t.Run(s.Kind, func(t *testing.T) {
			for i := range 3 {
				r := caretest.Sample(s, "somebody", i)
				r.Head().ID = "an-id"
				if s.Kind == "person" {
					r.Head().PersonID = "an-id"
				}
				for _, fd := range s.Fields {
					if fd.Kind == record.Ref {
						_ = fd.SetCode(r, "another-id")
					}
				}
				before := s.Values(r)
				f := form.New(s, r, form.Options{Today: caretest.Today, Hide: made})
				if f.Changed() {
					t.Error("a form that nobody touched counts as changed")
				}
				got, problems := f.Check()
				if problems != nil {
					t.Fatalf("sample %d: %v", i, problems)
				}
				if !maps.Equal(s.Values(got), before) || *got.Head() != *r.Head() {
					t.Errorf("sample %d came back as\n%v, not\n%v", i, s.Values(got), before)
				}
				other := form.New(s, s.New(), form.Options{Today: caretest.Today, Hide: made})
				other.SetTexts(f.Texts())
				if !other.Changed() || !maps.Equal(other.Texts(), f.Texts()) {
					t.Errorf("sample %d: a draft put back reads\n%v, not\n%v", i, other.Texts(), f.Texts())
				}
			}
			empty := form.New(s, s.New(), form.Options{Today: caretest.Today})
			if _, problems := empty.Check(); problems == nil && !s.Shared {
				t.Error("an empty record has nothing to mend, not even whose it is")
			}
		})
	}
}

// TestFormsGrowOnNarrowSheets holds that a form is laid out at every width and text size without losing height.
func TestFormsGrowOnNarrowSheets(t *testing.T) {
	for _, percent := range []int{100, 200} {
		test.NewTempApp(t).Settings().SetTheme(look.New(look.AlwaysLight, percent))
		for _, s := range care.Specs() {
			f := form.New(s, s.New(), form.Options{Today: caretest.Today, All: true})
			last := float32(0)
			for _, width := range []float32{900, 500, 320} {
				h := widgets.HeightFor(f.Body(), width)
				f.Body().Resize(fyne.NewSize(width, h))
				if h < last || h < look.Scaled(36)*float32(len(s.Fields))/2 {
					t.Errorf("%s is %v high at %v wide, %v before", s.Kind, h, width, last)
				}
				if least := f.Body().MinSize().Width; percent == 100 && least > width {
					t.Errorf("%s needs %v of %v", s.Kind, least, width)
				}
				last = h - 40*look.Em() // chips may take fewer lines without a label column
			}
		}
	}
}

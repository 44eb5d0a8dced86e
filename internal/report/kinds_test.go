package report_test

import (
	"slices"
	"strings"
	"testing"

	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/internal/report"
)

func TestEveryKindIsAReportThatIsRecorded(t *testing.T) {
	for _, k := range report.Kinds() {
		if !slices.Contains(care.Reports, k) {
			t.Errorf("care.Reports does not know %q, so that making it could not be recorded", k)
		}
		if len(report.Readers(k.Code)) == 0 {
			t.Errorf("%s is for nobody", k.Code)
		}
	}
	for _, k := range report.WholeKinds() {
		if !slices.Contains(care.ServiceReports, k) || !report.IsWhole(k.Code) {
			t.Errorf("care.ServiceReports does not know %q, so that making it could not be recorded", k)
		}
		for _, r := range report.ReaderOptions(k.Code) {
			if r.Label == "" {
				t.Errorf("%s: the reader %q has no words", k.Code, r.Code)
			}
		}
	}
	if report.Readers("poster") != nil {
		t.Error("a poster has readers")
	}
}

// A pack holds the sections that were chosen, in the order of its pages, and names the others as left out.
func TestSectionsAreChosen(t *testing.T) {
	r := request(record.Meeting)
	offered, taken := report.SectionsOf(report.ReviewPack, r)
	if len(taken) != len(offered) || slices.Contains(taken, "checks") {
		t.Fatalf("usually %q of %v", taken, offered)
	}
	r.Sections = []string{"touch", "page"}
	d := build(t, report.ReviewPack, r)
	if got := titles(d); !slices.Equal(got, []string{"My plan on a page", "In touch"}) {
		t.Errorf("parts are %q", got)
	}
	if !slices.Contains(d.LeftOut, "Section: My skills") || slices.Contains(d.LeftOut, "Section: In touch") {
		t.Errorf("left out: %q", d.LeftOut)
	}
	if _, taken = report.SectionsOf(report.ReviewPack, r); !slices.Equal(taken, []string{"page", "touch"}) {
		t.Errorf("taken %q", taken)
	}
	r.Sections = []string{}
	if d = build(t, report.ReviewPack, r); len(d.Parts) != 1 || !strings.Contains(allText(d), "No section was chosen.") {
		t.Errorf("without sections: %q", titles(d))
	}
	r.Sections = []string{"checks"}
	if _, err := report.Build(report.ReviewPack, r); err == nil || !strings.Contains(err.Error(), "no such section for this reader") {
		t.Errorf("the meeting may have the staff’s page: %v", err)
	}
	r = request(record.Staff)
	r.Sections = []string{"checks"}
	if got := titles(build(t, report.ReviewPack, r)); !slices.Equal(got, []string{"Checks against the regulations"}) {
		t.Errorf("the staff’s page alone is %q", got)
	}
}

func TestOptionsAreAnswered(t *testing.T) {
	r := request(record.Young)
	asked, answers := report.OptionsOf(report.HealthPassport, r)
	if len(asked) == 0 || answers["shape"] != "a4" {
		t.Fatalf("asks %+v, usually %v", asked, answers)
	}
	r.Options = map[string]string{"shape": "booklet"}
	if d := build(t, report.HealthPassport, r); d.Sheet != report.Booklet {
		t.Error("the booklet is not a booklet")
	}
	for name, bad := range map[string]map[string]string{"no such choice": {"shape": "scroll"}, "no such question": {"colour": "blue"}} {
		r.Options = bad
		if _, err := report.Build(report.HealthPassport, r); err == nil {
			t.Errorf("%s: was made", name)
		}
	}
}

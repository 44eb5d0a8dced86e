package plan

import (
	"strings"
	"testing"

	"waymark/ui/page/pagetest"
)

func TestTheAssessmentSaysWhetherItIsOnTheCouncilsRecord(t *testing.T) {
	b := bench(t)
	p := b.Open(at(b, "assessed"))
	l := rows(t, p.Body(), "On the council’s record")
	if !strings.Contains(line(l, "assessment"), "not yet") {
		t.Errorf("an assessment that nobody copied says %q", line(l, "assessment"))
	}
	b.Win.Canvas().Focus(l)
	l.Select("assessment")
	l.TypedRune('r')
	if got := b.File().Plans[0]; got.AssessmentOnRecord != "2026-11-24" || got.OnRecord != "" {
		t.Fatalf("%+v", got)
	}
	l = rows(t, b.Page.Body(), "On the council’s record")
	if !strings.Contains(line(l, "assessment"), "24 November") || strings.Contains(line(l, "pathway_plan"), "24 November") {
		t.Errorf("after R: %q, %q\n%s", line(l, "assessment"), line(l, "pathway_plan"), pagetest.Words(b.Page.Body()))
	}
	l.Select("assessment")
	l.TypedRune('r')
	if got := b.File().Plans[0]; got.AssessmentOnRecord != "" {
		t.Errorf("R a second time leaves %q", got.AssessmentOnRecord)
	}
}

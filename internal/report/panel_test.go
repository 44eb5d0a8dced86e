package report_test

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"waymark/internal/care"
	"waymark/internal/catalogue"
	"waymark/internal/measures"
	"waymark/internal/record"
	"waymark/internal/report"
	"waymark/internal/value"
)

// counted is a figure of a measure about as many people as it is out of.
func counted(t *testing.T, id string, n, of, unknown int) measures.Figure {
	t.Helper()
	m, ok := catalogue.MeasureByID(id)
	if !ok {
		t.Fatalf("no measure %s", id)
	}
	f := measures.Figure{Measure: m, From: "2026-04-01", To: "2026-11-24", N: n, Of: of, Unknown: unknown, People: of}
	for i := range of {
		switch who := strconv.Itoa(i); {
		case i < n:
			f.Counted = append(f.Counted, who)
		case i < n+unknown:
			f.NotKnown = append(f.NotKnown, who)
		default:
			f.Missing = append(f.Missing, who)
		}
	}
	return f
}

func onPriorities(t *testing.T, kind string, reader record.Audience, people int, own []*care.OwnFigure, before map[string]measures.Figure, figures ...measures.Figure) report.Document {
	t.Helper()
	paper := catalogue.BuiltIn()
	w := &report.Whole{From: "2026-04-01", To: "2026-11-24", People: people, Names: []string{"Amara Bello"},
		Priorities: &report.Priorities{Paper: paper, Before: before,
			Sections: measures.Sections(paper, figures, measures.OwnOf(own, "2026-11-24"))}}
	return build(t, kind, report.Request{Today: "2026-11-24", Audience: reader, ForWhom: "the panel", Number: "2", Check: "QTEB", Service: &care.Service{Name: "Marlshire 16+ Team"}, Owner: &care.Owner{}, Whole: w})
}

// lineOf is the row of a grid about a measure, by the names of its columns.
func lineOf(t *testing.T, d report.Document, name string) map[string]string {
	t.Helper()
	for _, g := range d.Grids {
		for _, row := range g.Rows {
			if slices.Contains(row, name) {
				out := map[string]string{}
				for i, h := range g.Head {
					out[h] = row[i]
				}
				return out
			}
		}
	}
	t.Fatalf("no row %q in %v", name, d.Grids)
	return nil
}

// A starting figure stands in a row only where it counts the same thing; the three pictures of who is not in education, work or training are all told and
// none is picked.
func TestStartingFiguresShareARowOnlyWhenTheyCountTheSame(t *testing.T) {
	d := onPriorities(t, report.PanelReport, record.Staff, 27, nil, nil, counted(t, "health-review-on-time", 15, 21, 0), counted(t, "neet", 9, 27, 2), counted(t, "passport-given", 18, 27, 3))
	if got := lineOf(t, d, "Review health assessment on time"); got["Starting figure"] != "60 of 196 (31%)" || got["As at"] != "2015-16" || got["Now"] != "71%" || got["Counted"] != "15" || got["Evidence held for"] != "21 of 21" {
		t.Errorf("%v", got)
	}
	if got := lineOf(t, d, "Not in education, work or training"); got["Starting figure"] != "" || got["Now"] != "33%" || got["Evidence held for"] != "25 of 27" {
		t.Errorf("a figure that counts other people stands in the row: %v", got)
	}
	text := allText(d)
	for _, want := range []string{"50% (end of March 2016), 62 of 136 (July 2016), and 39.5%", "none is picked", "B16", "B26", "B19", "three differ, see below", "62 of 136",
		"Ensure all care leavers receive their health passport and a copy is kept on their file", "These rows are the draft put to scrutiny on 5 July 2017.", "CCG: clinical commissioning group, now integrated care board."} {
		if !strings.Contains(text, want) {
			t.Errorf("nowhere %q", want)
		}
	}
	if got := titles(d); !slices.Equal(got, []string{"Priority 5: health", "Priority 8: leaving care", "What each row counts", "The strategy’s words, then and now"}) {
		t.Errorf("parts are %q", got)
	}
}

func TestOwnStartingFiguresInThePanelReport(t *testing.T) {
	own := []*care.OwnFigure{{Measure: "passport-given", Sort: "start", Count: "31", Of: "58", On: "2023-03-31", Source: "Corporate parenting report 2023, page 7", Same: value.Yes},
		{Measure: "passport-given", Sort: "target", Percent: "100", On: "2027-03-31", Source: "Pledge"}, {Measure: "gp-registered", Sort: "start", Percent: "93", On: "2023-03-31", Source: "The same report", Same: value.No}}
	d := onPriorities(t, report.PanelReport, record.Staff, 27, own, nil, counted(t, "passport-given", 18, 27, 3), counted(t, "gp-registered", 26, 27, 0))
	if got := lineOf(t, d, "Health passport given"); got["Starting figure"] != "31 of 58 (53%)" || got["As at"] != "31 March 2023" {
		t.Errorf("%v", got)
	}
	if got := lineOf(t, d, "Registered with a GP"); got["Starting figure"] != "" {
		t.Errorf("what counts something else shares a row: %v", got)
	}
	if text := allText(d); !strings.Contains(text, "Target: 100% by 31 March 2027.") || !strings.Contains(text, "Corporate parenting report 2023, page 7.") {
		t.Error(text)
	}
}

// What leaves the service shows no count from 1 to 5 and no rest from 1 to 5, in words, in the line or in the spreadsheet.
func TestPanelReportHidesSmallNumbers(t *testing.T) {
	for _, kind := range []string{report.PanelReport, report.PanelYear, report.PanelYoung} {
		before := map[string]measures.Figure{"suitable": counted(t, "suitable", 3, 20, 0)}
		d := onPriorities(t, kind, record.Guest, 27, nil, before, counted(t, "suitable", 25, 27, 0), counted(t, "passport-given", 4, 27, 0), counted(t, "plan-held", 18, 27, 0))
		text := allText(d)
		for _, not := range []string{"25 of 27", "93%", "4 of 27", "15%", "3 of 20", "2 of 27", "23 of 27"} {
			if strings.Contains(text, not) {
				t.Errorf("%s says %q", kind, not)
			}
		}
		if kind == report.PanelYoung {
			if !strings.Contains(text, "Nearly everybody") || !strings.Contains(text, "Only a few people") || !strings.Contains(text, "About 7 out of 10") || strings.Contains(text, "%") {
				t.Errorf("the young people's version says\n%s", text)
			}
			continue
		}
		if got := lineOf(t, d, "Somewhere suitable to live"); got["Now"] != "All but a few" || got["Counted"] != "" {
			t.Errorf("%s: %v", kind, got)
		}
		if got := lineOf(t, d, "Health passport given"); got["Now"] != "Under 6" || got["Counted"] != "" {
			t.Errorf("%s: %v", kind, got)
		}
	}
	d := onPriorities(t, report.PanelReport, record.Staff, 27, nil, nil, counted(t, "suitable", 25, 27, 0))
	if got := lineOf(t, d, "Somewhere suitable to live"); got["Now"] != "93%" || got["Counted"] != "25" {
		t.Errorf("our own team sees %v", got)
	}
}

// In a spreadsheet "Counted" and "Out of" are of the same kind: of visits the people who came, never 99 of 24.
func TestVisitsInASpreadsheet(t *testing.T) {
	visits := counted(t, "dropin-visits", 99, 24, 0)
	visits.By = 14
	for _, kind := range []string{report.PanelReport, report.PanelYear} {
		d := onPriorities(t, kind, record.Staff, 27, nil, map[string]measures.Figure{"dropin-visits": visits}, visits)
		if got := lineOf(t, d, "Visits to the drop-in"); got["Now"] != "99 visits" || got["Counted"] != "14" || got["Out of"] != "24" || kind == report.PanelYear && got["Counted a year before"] != "14" {
			t.Errorf("%s: %v", kind, got)
		}
	}
}

// Of fewer than 6 people there is no report.
func TestNoReportOfFewerThanSix(t *testing.T) {
	for _, kind := range []string{report.PanelReport, report.PanelYear, report.PanelYoung} {
		d := onPriorities(t, kind, record.Guest, 5, nil, nil, counted(t, "suitable", 3, 5, 0))
		if len(d.Grids) != 0 || strings.Contains(allText(d), "suitable") || !strings.Contains(allText(d), "ewer than 6") {
			t.Errorf("%s of five people: %v", kind, d.Grids)
		}
	}
}

func TestWhichWayRows(t *testing.T) {
	for _, row := range []struct {
		id                      string
		n, of, before, beforeOf int
		want                    string
	}{
		{"suitable", 24, 30, 21, 30, "The difference can be chance"},
		{"suitable", 21, 30, 24, 30, "The difference can be chance"},
		{"neet", 10, 40, 20, 40, "Down, and that is better"}, // fewer is better
		{"suitable", 24, 30, 24, 30, "The same"},
		{"suitable", 8, 12, 6, 12, "Too few to call a trend"},
		{"suitable", 8, 12, 0, 0, "Cannot be said"},
		{"homeless", 8, 30, 9, 30, "The difference can be chance"},
	} {
		before := map[string]measures.Figure{row.id: counted(t, row.id, row.before, row.beforeOf, 0)}
		d := onPriorities(t, report.PanelYear, record.Staff, 40, nil, before, counted(t, row.id, row.n, row.of, 0))
		m, _ := catalogue.MeasureByID(row.id)
		if got := lineOf(t, d, m.Name)["Which way"]; got != row.want {
			t.Errorf("%s from %d of %d to %d of %d: %q, want %q", row.id, row.before, row.beforeOf, row.n, row.of, got, row.want)
		}
	}
}

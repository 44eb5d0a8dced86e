package catalogue

import (
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// The columns of the action plan as they stand in the paper.
const (
	colPriority = iota
	colWhat
	colHow
	colWho
	colMeasure
)

// planRows are the lines of the paper's table without its repeated heads, each with its five cells. A page break cuts a row into two lines.
func planRows(t *testing.T) [][]string {
	t.Helper()
	b, err := os.ReadFile("testdata/action-plan.txt")
	if err != nil {
		t.Fatal(err)
	}
	var out [][]string
	for _, line := range strings.Split(string(b), "\n") {
		if strings.TrimSpace(line) == "" || strings.HasPrefix(line, "Priority\t") {
			continue
		}
		cells := strings.Split(line, "\t")
		for len(cells) < 5 {
			cells = append(cells, "")
		}
		for i := range cells {
			cells[i] = plain(cells[i])
		}
		out = append(out, cells)
	}
	return out
}

// TestActionPlanColumnByColumn reads each column of the paper from top to bottom, page breaks and all, and holds it against the catalogue's cells in
// their order: a cell that is missing, doubled, changed or in another place does not fit.
func TestActionPlanColumnByColumn(t *testing.T) {
	column := func(n int) string {
		var out []string
		for _, r := range planRows(t) {
			if r[n] != "" {
				out = append(out, r[n])
			}
		}
		return strings.Join(out, " ")
	}
	var priorities, what, how, who, measure []string
	s := BuiltIn()
	for _, p := range s.Mapped() {
		for _, o := range p.Objectives {
			priorities, what = append(priorities, strconv.Itoa(p.Number)), append(what, plain(o.Text))
			for _, a := range o.Actions {
				how, who = append(how, plain(a.Text)), append(who, plain(a.Who))
				if a.MeasureBeside != "" {
					measure = append(measure, plain(a.MeasureBeside))
				}
			}
		}
	}
	for n, want := range map[int][]string{colPriority: priorities, colWhat: what, colHow: how, colWho: who, colMeasure: measure} {
		if got := column(n); got != strings.Join(want, " ") {
			t.Errorf("column %d of the paper:\n%s\nof the catalogue:\n%s", n, got, strings.Join(want, " "))
		}
	}
	if len(what) != 10 || len(how) != 27 || len(who) != 27 || len(measure) != 10 {
		t.Errorf("%d objectives, %d actions, %d who, %d measures", len(what), len(how), len(who), len(measure))
	}
}

// Rows that the paper cuts in two, or that share a cell: they have no line of their own.
var cut = []string{"P5.1b", "P5.1c", "P5.1d", "P8.1b", "P8.3a", "P8.3b"}

// TestActionPlanRowByRow finds the line of each action that stands on one line and holds its other cells against it: so no "who" or measure has
// slipped to the row beside it.
func TestActionPlanRowByRow(t *testing.T) {
	rows := planRows(t)
	found := 0
	for _, a := range BuiltIn().Actions() {
		if strings.Contains(strings.Join(cut, " "), a.ID) {
			continue
		}
		o, _ := BuiltIn().ObjectiveByID(a.Objective)
		for i, r := range rows {
			if r[colHow] != plain(a.Text) {
				continue
			}
			found++
			if r[colWho] != plain(a.Who) {
				t.Errorf("%s: who %q, in the paper %q", a.ID, a.Who, r[colWho])
			}
			if r[colMeasure] != plain(a.MeasureBeside) && r[colMeasure] != "tenancy" {
				t.Errorf("%s: measure %q, in the paper %q", a.ID, a.MeasureBeside, r[colMeasure])
			}
			top := i
			for rows[top][colWhat] == "" {
				top--
			}
			if rows[top][colWhat] != plain(o.Text) {
				t.Errorf("%s stands under %q, in the paper under %q", a.ID, o.Text, rows[top][colWhat])
			}
		}
	}
	if found != 27-len(cut) {
		t.Errorf("%d of %d rows found in the paper", found, 27-len(cut))
	}
}

var number = regexp.MustCompile(`\d+(?:,\d{3})*(?:\.\d+)?`)

// spelled are numbers that the paper writes in words, or in another way than the figure does.
var spelled = map[string]string{"B20 2": "two young people", "B32 13": "Thirteen", "B40 2015": "October 2015"}

// elsewhere are numbers of a figure that the paper's own sentence does not give beside it: totals taken from a row above, and national figures
// that stand elsewhere in the same paper.
var elsewhere = map[string]string{
	"B04 288": "Total Statutory Health Assessments Completed on Herefordshire CYP 288", "B05 288": "Total Statutory Health Assessments Completed on Herefordshire CYP 288",
	"B06 288": "Total Statutory Health Assessments Completed on Herefordshire CYP 288", "B25 47": "47",
	"B08 4": "4%", "B11 68": "68%", "B12 10": "10%", "B13 80": "80 children", "B13 310": "310", "B13 29": "29 May", "B13 2017": "2017", "B14 2015": "2015",
	"B15 87": "87%", "B15 19": "19", "B15 21": "21", "B15 20": "20 year olds", "B16 14": "14%", "B16 21": "21", "B16 19": "19", "B29 83": "83%", "B35 3": "3%", "B38 131": "131", "B38 2014": "2014",
}

// TestEveryNumberOfAStartingFigureStandsInThePaper holds every number of every figure against the sentences of the paper it was taken from, and the
// number that is worked with against the first of the figure.
func TestEveryNumberOfAStartingFigureStandsInThePaper(t *testing.T) {
	text := paper(t, "needs-analysis")
	if len(BuiltIn().Baselines) != 40 {
		t.Fatalf("%d starting figures", len(BuiltIn().Baselines))
	}
	for i, b := range BuiltIn().Baselines {
		if want := "B" + string(rune('0'+(i+1)/10)) + string(rune('0'+(i+1)%10)); b.ID != want {
			t.Errorf("%s stands where %s should", b.ID, want)
		}
		sentences := plain(strings.Join(figuresInThePaper[b.ID], " | "))
		numbers := number.FindAllString(b.Figure, -1)
		for _, n := range numbers {
			has := regexp.MustCompile(`(^|[^\d.])` + regexp.QuoteMeta(n) + `($|[^\d])`)
			switch words, ok := spelled[b.ID+" "+n]; {
			case has.MatchString(sentences):
			case ok && strings.Contains(text, words):
			case n == "136" && strings.Contains(b.Figure, "of 136") && strings.Contains(text, "Of the 136 young people being supported"): // of all figures of the snapshot
			case elsewhere[b.ID+" "+n] != "" && strings.Contains(text, elsewhere[b.ID+" "+n]):
			default:
				t.Errorf("%s: %s of %q does not stand in %q", b.ID, n, b.Figure, sentences)
			}
		}
		if b.Count != 0 && (len(numbers) == 0 || numbers[0] != strconv.Itoa(b.Count)) {
			t.Errorf("%s counts %d, the figure begins %q", b.ID, b.Count, b.Figure)
		}
		if b.Of != 0 && (len(numbers) < 2 || numbers[1] != strconv.Itoa(b.Of)) {
			t.Errorf("%s counts of %d, the figure is %q", b.ID, b.Of, b.Figure)
		}
		if b.Of != 0 && b.Percent != nil && int(*b.Percent+0.5) != (200*b.Count+b.Of)/(2*b.Of) {
			t.Errorf("%s: %d of %d is not %v%%", b.ID, b.Count, b.Of, *b.Percent)
		}
		if b.Of == 0 && b.Percent != nil && (len(numbers) == 0 || numbers[0] != strconv.FormatFloat(*b.Percent, 'f', -1, 64)) {
			t.Errorf("%s works with %v%%, the figure begins %q", b.ID, *b.Percent, b.Figure)
		}
		if b.AsAt == "" || b.Serves == "" || b.Mark != Verified {
			t.Errorf("%s has no date, serves nothing or is not verified", b.ID)
		}
	}
}

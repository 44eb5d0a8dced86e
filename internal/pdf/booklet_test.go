package pdf

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"waymark/internal/report"
)

// folded is the order in which a reader turns the pages of sheets laid on one another, printed on both sides, flipped on the short edge and folded
// once: a model of paper, which knows nothing of how the sheets are filled.
func folded(sheets [][4]int) []int { // of each sheet from the outside: front left, front right, back left, back right
	var out []int
	for _, s := range sheets { // the right half of a front and, behind it, the left half of its back
		out = append(out, s[1], s[2])
	}
	for i := len(sheets) - 1; i >= 0; i-- { // from the middle outwards: the right half of a back, then the left half of its front
		out = append(out, sheets[i][3], sheets[i][0])
	}
	return out
}

// The design's own example, sheet by sheet.
func TestSheetsOfSixteen(t *testing.T) {
	want := [][2]int{{16, 1}, {2, 15}, {14, 3}, {4, 13}, {12, 5}, {6, 11}, {10, 7}, {8, 9}}
	if got := imposition(16); fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("%v, want %v", got, want)
	}
}

func booklet(n int) report.Document {
	doc := report.Document{Kind: "health-passport", Title: "Booklet", Sheet: report.Booklet, Day: "2026-11-24"}
	for i := range n {
		doc.Parts = append(doc.Parts, report.Part{Title: fmt.Sprintf("Chapter%d", i+1)})
	}
	return doc
}

// inOrder folds the sides of the sheets and reads: 1 to n, then pages for notes, which count as 0.
func inOrder(t *testing.T, n int, sides [][2]int) {
	t.Helper()
	full := (n + 3) / 4 * 4
	if len(sides) != full/2 {
		t.Fatalf("%d pages: %d sides of sheets, want %d", n, len(sides), full/2)
	}
	var sheets [][4]int
	for i := 0; i < len(sides); i += 2 {
		sheets = append(sheets, [4]int{sides[i][0], sides[i][1], sides[i+1][0], sides[i+1][1]})
	}
	for i, got := range folded(sheets) {
		want := i + 1
		if i >= n {
			want = 0
		}
		if got != want {
			t.Errorf("%d pages: turned to page %d there is chapter %d", n, i+1, got)
		}
	}
}

// A booklet of 1 to 40 pages, folded and read: every page is there once, in order, with pages for notes at the end.
func TestBookletOrder(t *testing.T) {
	if err := loadFonts(); err != nil {
		t.Fatal(err)
	}
	for n := 1; n <= 40; n++ {
		e := newEngine(booklet(n))
		e.layOut(true)
		chapter := make([]int, len(e.pages)+1)
		for i, pg := range e.pages {
			for _, o := range pg.ops {
				if o.m != nil && o.m.of.tag == "H1" {
					_, _ = fmt.Sscanf(o.m.of.said, "Chapter%d", &chapter[i+1])
				}
			}
		}
		var sides [][2]int
		for _, s := range imposition(len(e.pages)) {
			sides = append(sides, [2]int{chapter[s[0]], chapter[s[1]]})
		}
		inOrder(t, n, sides)
	}
}

// The same, read back from finished files.
func TestBookletFileReadsInOrder(t *testing.T) {
	word := regexp.MustCompile(`<word xMin="([\d.]+)" yMin="[\d.]+" xMax="[\d.]+" yMax="[\d.]+">Chapter(\d+)</word>`)
	for _, n := range []int{1, 4, 7, 16, 40} {
		path := write(t, "order", must(t, booklet(n)))
		var sides [][2]int
		for _, page := range strings.Split(tool(t, "pdftotext", "-bbox", path, "-"), "<page ")[1:] {
			var side [2]int
			for _, m := range word.FindAllStringSubmatch(page, -1) {
				x, _ := strconv.ParseFloat(m[1], 64)
				half := 0
				if x*mm > a5.w {
					half = 1
				}
				side[half], _ = strconv.Atoi(m[2])
			}
			sides = append(sides, side)
		}
		inOrder(t, n, sides)
	}
}

// The note for whoever folds it is on every side and is not read aloud.
func TestBookletSaysHowToFold(t *testing.T) {
	doc := passport()
	doc.Sheet = report.Booklet
	path := write(t, "fold", must(t, doc))
	text := tool(t, "pdftotext", path, "-")
	for _, s := range []string{"Sheet 1 of 1, front.", "Sheet 1 of 1, back.", "flip on the short edge"} {
		if !strings.Contains(text, s) {
			t.Errorf("no %q", s)
		}
	}
	if strings.Contains(tool(t, "pdfinfo", "-struct-text", path), "short edge") {
		t.Error("the note is read aloud")
	}
}

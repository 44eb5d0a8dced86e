package practice

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"waymark/internal/app"
	"waymark/internal/report"
)

// My plan on a page is one page for everybody and every reader: page 1 ends with whom to ring, and page 2 begins with the next heading.
func TestPlanOnAPageIsOnePage(t *testing.T) {
	if _, err := exec.LookPath("pdftotext"); err != nil {
		t.Skip("pdftotext is not installed")
	}
	a := make1(t, Options{})
	people := list(t, a, "person")
	if len(people) != 12 {
		t.Fatalf("%d people", len(people))
	}
	path := filepath.Join(t.TempDir(), "pack.pdf")
	for _, r := range people {
		for _, reader := range report.Readers(report.ReviewPack) {
			p, err := a.Print(ctx, app.PrintRequest{Kind: report.ReviewPack, PersonID: r.Head().ID, Audience: reader, ForWhom: "the people at the review", Sections: []string{"page", "parts"}})
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(path, p.Bytes, 0o600); err != nil {
				t.Fatal(err)
			}
			out, err := exec.Command("pdftotext", "-l", "2", "-layout", path, "-").Output()
			if err != nil {
				t.Fatal(err)
			}
			one, rest, _ := strings.Cut(string(out), "\f")
			if !strings.Contains(one, "If I need someone") || !strings.Contains(one, "999") {
				t.Errorf("%s: whom to ring is not on page 1 for %s", r.Head().ID, reader)
			}
			two := strings.SplitN(strings.TrimSpace(rest), "\n", 3) // the first line says that these are practice records
			if len(two) < 3 || !strings.Contains(two[1]+two[2], "Part by part") {
				t.Errorf("%s: page 2 begins with %q for %s", r.Head().ID, two, reader)
			}
		}
	}
}

package pdf

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"waymark/internal/report"
)

// write puts a file where the tools can read it; WAYMARK_PDF_OUT keeps it, for looking at.
func write(t testing.TB, name string, b []byte) string {
	t.Helper()
	dir := os.Getenv("WAYMARK_PDF_OUT")
	if dir == "" {
		dir = t.TempDir()
	}
	path := filepath.Join(dir, name+".pdf")
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func tool(t testing.TB, name string, args ...string) string {
	t.Helper()
	if _, err := exec.LookPath(name); err != nil {
		t.Skipf("%s is not installed", name)
	}
	out, err := exec.Command(name, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s %v: %v\n%s", name, args, err, out)
	}
	return string(out)
}

func must(t testing.TB, doc report.Document) []byte {
	t.Helper()
	b, _, err := Render(doc, Options{})
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestSamplesRender(t *testing.T) {
	large := sample()
	large.Large = true
	largePassport := passport()
	largePassport.Large = true
	largeRecovery := recovery()
	largeRecovery.Large = true
	for name, doc := range map[string]report.Document{"sample": sample(), "recovery": recovery(), "passport": passport(), "large": large, "largepassport": largePassport, "largerecovery": largeRecovery} {
		a, b := must(t, doc), must(t, doc)
		if !bytes.Equal(a, b) {
			t.Errorf("%s: two makings differ", name)
		}
		path := write(t, name, a)
		tool(t, "qpdf", "--check", path)
	}
}

func BenchmarkRender(b *testing.B) {
	doc := sample()
	doc.Parts = append(doc.Parts, doc.Parts...)
	doc.Parts = append(doc.Parts, doc.Parts[0])
	pages := 0
	for b.Loop() {
		out, _, n, err := render(doc)
		if err != nil || len(out) == 0 {
			b.Fatal(err)
		}
		pages = n
	}
	b.ReportMetric(float64(pages), "pages")
}

package pdf

import (
	"testing"

	"waymark/internal/report"
)

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

func TestNothingAtAllPrints(t *testing.T) {
	for _, d := range []report.Document{{}, {Large: true}, {Parts: []report.Part{{}}}, {Parts: []report.Part{{Same: true}, {Same: true, Blocks: []report.Block{report.Cover{}}}}}} {
		for _, sheet := range []report.Sheet{report.A4, report.Booklet} {
			d.Sheet = sheet
			b, _, err := Render(d, Options{})
			if err != nil {
				t.Fatal(err)
			}
			tool(t, "qpdf", "--check", write(t, "nothing", b))
		}
	}
}

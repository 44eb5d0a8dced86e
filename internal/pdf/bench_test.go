package pdf

import (
	"testing"
)

func BenchmarkRender(b *testing.B) {
	doc := sample()
	doc.Parts = append(doc.Parts, doc.Parts...)
	doc.Parts = append(doc.Parts, doc.Parts[0])
	pages := 0
	for b.Loop() {
		out, _, n, err := render(doc, false)
		if err != nil || len(out) == 0 {
			b.Fatal(err)
		}
		pages = n
	}
	b.ReportMetric(float64(pages), "pages")
}

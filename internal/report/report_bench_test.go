package report_test

import (
	"fmt"
	"testing"

	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/internal/report"
	"waymark/internal/value"
)

// BenchmarkBuild makes the pack of somebody with ten years of weekly contacts, for the two readers that cost least and most.
func BenchmarkBuild(b *testing.B) {
	for _, a := range []record.Audience{record.Meeting, record.Guest} {
		r := request(a)
		for i := range 520 {
			r.File.Contacts = append(r.File.Contacts, &care.Contact{Meta: record.Meta{ID: fmt.Sprint("c", i)}, On: value.Date("2026-06-01").AddDays(-7 * i), Mode: "phone", Said: "Sian Probert rang about Tobi Bello."})
		}
		b.Run(string(a), func(b *testing.B) {
			for b.Loop() {
				if _, err := report.Build(report.ReviewPack, r); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

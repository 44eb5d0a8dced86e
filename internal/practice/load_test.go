package practice

import (
	"context"
	"path/filepath"
	"testing"
	"time"
)

// BenchmarkMake says how long a practice vault of 200 people takes, which is what the load tests wait for.
func BenchmarkMake(b *testing.B) {
	for b.Loop() {
		start := time.Now()
		if _, err := Make(context.Background(), filepath.Join(b.TempDir(), "p.waymark"), Options{People: 200, Today: today}); err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(time.Since(start).Seconds(), "s/200people")
	}
}

package app_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"

	"waymark/internal/care"
	"waymark/internal/record"
)

// BenchmarkImport is a spreadsheet of contacts of 200 young people: read, held against the records, tried out and brought in.
func BenchmarkImport(b *testing.B) {
	for _, rows := range []int{10_000, 20_000, 100_000} {
		b.Run(strconv.Itoa(rows/1000)+"k", func(b *testing.B) {
			for b.Loop() {
				b.StopTimer()
				d := newDesk(b)
				text := manyVisits(d, rows)
				before := peak(b)
				b.StartTimer()
				start := time.Now()
				sheet, err := d.ReadSheet(ctx, "visits.csv", []byte(text), "")
				must(b, err)
				m, _, err := d.ProposeImport(ctx, sheet, "contact")
				must(b, err)
				imp, err := d.CheckImport(ctx, sheet, m, "", quiet)
				must(b, err)
				tried := time.Since(start)
				run, err := d.ApplyImport(ctx, imp, quiet)
				must(b, err)
				if run.Added != rows {
					b.Fatalf("%d added, %s", run.Added, imp.Bad().Sentence())
				}
				b.ReportMetric(float64(rows)/time.Since(start).Seconds(), "rows/s")
				b.ReportMetric(tried.Seconds(), "s-to-try")
				b.ReportMetric(float64(peak(b)-before)/(1<<20), "MB-peak")
			}
		})
	}
}

// manyVisits is a spreadsheet with so many contacts of 200 people, none like another.
func manyVisits(d *desk, rows int) string {
	const people = 200
	var all []record.Record
	for i := range people {
		all = append(all, &care.Person{FirstName: "Person" + strconv.Itoa(i), LastName: canary, Born: "2008-01-02", CouncilNumber: fmt.Sprintf("CH%04d", i)})
	}
	d.save(all...)
	var text strings.Builder
	text.WriteString("Date,Young person,Contact type,Mins,Notes\n")
	for i := range rows {
		day := d.Today().AddDays(-1 - i/people)
		fmt.Fprintf(&text, "%02d/%02d/%d,CH%04d,%s,15,Row %d: talked about the week and what comes next\n", day.Day(), day.Month(), day.Year(), i%people, []string{"Phone", "Text", "Email"}[i%3], i)
	}
	return text.String()
}

// peak is the most memory this process ever held, in bytes; 0 where the system does not say.
func peak(b *testing.B) int64 {
	runtime.GC()
	data, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0
	}
	for _, line := range strings.Split(string(data), "\n") {
		if f := strings.Fields(line); len(f) == 3 && f[0] == "VmHWM:" {
			n, err := strconv.ParseInt(f[1], 10, 64)
			must(b, err)
			return n << 10
		}
	}
	return 0
}

// TestImportOfManyRows: progress is told and goes forward, stopping at any time leaves nothing, and one undo takes thousands of rows back.
func TestImportOfManyRows(t *testing.T) {
	d := newDesk(t)
	const rows = 800
	sheet := d.sheet("visits.csv", manyVisits(d, rows))
	m, _, err := d.ProposeImport(ctx, sheet, "contact")
	must(t, err)
	for _, at := range []float64{0.1, 0.4, 0.7} {
		stop, cancel := context.WithCancel(ctx)
		if _, err := d.CheckImport(stop, sheet, m, "", func(x float64) {
			if x > at {
				cancel()
			}
		}); !errors.Is(err, context.Canceled) {
			t.Errorf("stopped at %v: %v", at, err)
		}
	}
	last := 0.0
	imp, err := d.CheckImport(ctx, sheet, m, "", func(x float64) {
		if x < last-0.001 || x > 1 {
			t.Errorf("progress went from %v to %v", last, x)
		}
		last = x
	})
	must(t, err)
	if last != 1 {
		t.Errorf("ended at %v", last)
	}
	stop, cancel := context.WithCancel(ctx)
	if _, err := d.ApplyImport(stop, imp, func(x float64) {
		if x > 0.5 {
			cancel()
		}
	}); !errors.Is(err, context.Canceled) || d.count("contact") != 0 {
		t.Fatalf("stopped in the middle: %v, %d contacts", err, d.count("contact"))
	}
	if run := d.apply(imp); run.Added != rows || d.count("contact") != rows {
		t.Fatalf("%+v", run)
	}
	d.save(&care.Contact{Meta: d.of(d.amara), On: "2026-11-20", Mode: "text"})
	for range 2 {
		if _, err := d.Undo(ctx); err != nil {
			t.Fatal(err)
		}
	}
	if d.count("contact") != 0 {
		t.Errorf("%d contacts after undo", d.count("contact"))
	}
	if undo, redo, err := d.UndoLabels(ctx); err != nil || undo == "" || redo == "" {
		t.Errorf("%q, %q, %v", undo, redo, err)
	}
}

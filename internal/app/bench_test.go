package app_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"waymark/internal/app"
	"waymark/internal/care"
	"waymark/internal/practice"
	"waymark/internal/record"
	"waymark/internal/value"
)

// filled opens practice records with so many invented people, three years of each.
func filled(b *testing.B, people int) *app.App {
	b.Helper()
	const today = value.Date("2026-11-24")
	dir := filepath.Join(b.TempDir(), "practice.waymark")
	start := time.Now()
	if _, err := practice.Make(context.Background(), dir, practice.Options{People: people, Today: today}); err != nil {
		b.Fatal(err)
	}
	b.Logf("made %d people in %v", people, time.Since(start).Round(time.Second))
	a := app.New(app.Options{Now: practice.NewClock(today).Now})
	if err := a.Unlock(ctx, dir, []byte(practice.Passphrase)); err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() {
		a.Lock(ctx)
		os.RemoveAll(dir)
	})
	return a
}

// BenchmarkHomePage is the first page over 200 young people: as it is read again after a change to one of them. The first reading, which works out
// everybody's clocks, is reported beside it.
func BenchmarkHomePage(b *testing.B) {
	b.Run("200people", func(b *testing.B) {
		a := filled(b, 200)
		start := time.Now()
		h, err := a.Home(ctx)
		if err != nil {
			b.Fatal(err)
		}
		first := time.Since(start)
		if len(h.Everyone)+h.Closed != 200 {
			b.Fatalf("%d people", len(h.Everyone))
		}
		c := &care.Contact{Meta: record.Meta{PersonID: h.Everyone[0].Person.ID}, On: a.Today(), Mode: "text", Talked: value.Yes, Said: "x"}
		for b.Loop() {
			b.StopTimer()
			c.ID = ""
			if err := a.Save(ctx, c); err != nil {
				b.Fatal(err)
			}
			b.StartTimer()
			if _, err := a.Home(ctx); err != nil {
				b.Fatal(err)
			}
		}
		b.ReportMetric(float64(first.Microseconds())/1000, "ms/first")
	})
}

// BenchmarkReviewPack makes review packs as PDF, reading included: one of a person with a full record, and one for each of 25 people.
func BenchmarkReviewPack(b *testing.B) {
	print := func(b *testing.B, a *app.App, id string) []byte {
		b.Helper()
		p, err := a.Print(ctx, app.PrintRequest{Kind: "review-pack", PersonID: id, Audience: record.Meeting, ForWhom: "the people at the review"})
		if err != nil {
			b.Fatal(err)
		}
		return p.Bytes
	}
	b.Run("1pack", func(b *testing.B) {
		a := filled(b, 1)
		people, err := a.People(ctx)
		if err != nil {
			b.Fatal(err)
		}
		print(b, a, people[0].ID) // the fonts are read once in a run of the program
		for b.Loop() {
			print(b, a, people[0].ID)
		}
	})
	b.Run("25people", func(b *testing.B) {
		a := filled(b, 25)
		people, err := a.People(ctx)
		if err != nil {
			b.Fatal(err)
		}
		for b.Loop() {
			for _, p := range people {
				print(b, a, p.ID)
			}
		}
	})
}

package app_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"waymark/internal/app"
	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/internal/value"
)

// A print-out about the whole service is numbered and recorded for itself: it stands in nobody's history and in nobody's list of papers.
func TestWholePrintIsRecorded(t *testing.T) {
	d := newDesk(t)
	of := record.Meta{PersonID: d.amara.ID}
	must(t, d.Save(ctx, &care.Contact{Meta: of, On: d.Today(), Mode: "dropin", Talked: value.Yes, Topics: "money"}, &care.Tally{On: d.Today()}))
	before, err := d.History(ctx, app.HistoryFilter{Person: d.amara.ID})
	must(t, err)
	req := app.PrintRequest{Kind: "drop-in-month", Audience: record.Staff, ForWhom: "The team", Format: "csv"}
	first, err := d.Print(ctx, req)
	must(t, err)
	second, err := d.Print(ctx, req)
	must(t, err)
	if first.Paper.Number != "1" || second.Paper.Number != "2" || first.Paper.Check == second.Paper.Check || len(first.Paper.Check) != 4 || first.Paper.ID == "" {
		t.Errorf("numbers %s and %s, check letters %s and %s", first.Paper.Number, second.Paper.Number, first.Paper.Check, second.Paper.Check)
	}
	if text := string(first.Bytes); !strings.Contains(text, "November 2026,1,1,1") || strings.Contains(text, d.amara.FirstName) {
		t.Error(text)
	}
	after, err := d.History(ctx, app.HistoryFilter{Person: d.amara.ID})
	must(t, err)
	if len(after) != len(before) {
		t.Errorf("%d lines in a young person's history, were %d", len(after), len(before))
	}
	f, err := d.File(ctx, d.amara.ID)
	must(t, err)
	if len(f.Papers) != 0 {
		t.Errorf("a young person's papers hold %+v", f.Papers[0])
	}
	list, err := d.History(ctx, app.HistoryFilter{Acts: []string{"print"}})
	must(t, err)
	if len(list) != 2 || list[0].Fields["report"][1] != "Drop-in month report" {
		t.Errorf("history says %+v", list)
	}

	out := filepath.Join(t.TempDir(), first.FileName)
	must(t, os.WriteFile(out, first.Bytes, 0o600))
	must(t, d.Saved(ctx, first.Paper, out))
	must(t, d.Give(ctx, first.Paper, "The team", d.Today(), nil))
	still, err := d.StillThere(ctx)
	must(t, err)
	if len(still) != 1 || !still[0].There || still[0].Paper.What() != "Drop-in month report" || still[0].Paper.GivenTo != "The team" {
		t.Fatalf("still there: %+v", still)
	}
	must(t, d.EraseOutside(ctx, still[0].Paper))
	if _, err := os.Stat(out); err == nil {
		t.Error("the file is still there")
	}
	if still, err = d.StillThere(ctx); err != nil || len(still) != 0 {
		t.Errorf("erased, and still on the list: %+v %v", still, err)
	}
	if err := d.Remove(ctx, "service_paper", first.Paper.ID); err == nil {
		t.Error("who was given what could be removed")
	}
	if _, err := d.Print(ctx, app.PrintRequest{Kind: "drop-in-month", Audience: record.Staff}); err == nil {
		t.Error("made for nobody")
	}
	if _, err := d.Print(ctx, app.PrintRequest{Kind: "review-pack", PersonID: d.amara.ID, Audience: record.Staff, ForWhom: "x", Format: "csv"}); err == nil {
		t.Error("a review pack as a spreadsheet")
	}
}

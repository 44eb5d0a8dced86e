package app_test

import (
	"strings"
	"testing"

	"waymark/internal/app"
	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/internal/value"
)

// A passport that is printed for the young person and given is proved by one record, which undo takes back with the rest.
func TestAPassportIsIssued(t *testing.T) {
	a := newDesk(t)
	p := a.amara
	print := func(kind string, audience record.Audience) *care.Paper {
		t.Helper()
		out, err := a.Print(ctx, app.PrintRequest{Kind: kind, PersonID: p.ID, Audience: audience, ForWhom: "Amara"})
		if err != nil {
			t.Fatal(err)
		}
		return out.Paper
	}
	issues := func() []record.Record {
		t.Helper()
		list, err := a.List(ctx, "passport_issue", app.Filter{Person: p.ID})
		if err != nil {
			t.Fatal(err)
		}
		return list
	}
	if i, err := a.Issue(ctx, print("health-passport", record.Doctor), "", false); i != nil || err != nil {
		t.Errorf("a doctor’s copy is an issue: %+v, %v", i, err)
	}
	if i, err := a.Issue(ctx, print("review-pack", record.Young), "", false); i != nil || err != nil {
		t.Errorf("a review pack is an issue: %+v, %v", i, err)
	}
	a.save(&care.PassportIssue{Meta: record.Meta{PersonID: p.ID}, State: "planned", Planned: a.Today().AddDays(30), Format: "booklet"})
	paper := print("health-passport", record.Young)
	issue, err := a.Issue(ctx, paper, "booklet", false)
	if err != nil || issue == nil {
		t.Fatal(issue, err)
	}
	if issue.ID == "" || issue.State != "given" || issue.Format != "booklet" || issue.Version != paper.Number || issue.Replacement == value.Yes {
		t.Errorf("%+v", issue)
	}
	for name, bad := range map[string]struct {
		to string
		on value.Date
	}{"nobody": {"", a.Today()}, "tomorrow": {"Amara", a.Today().AddDays(1)}, "before it was made": {"Amara", a.Today().AddDays(-1)}, "no day": {"Amara", ""}} {
		if err := a.Give(ctx, paper, bad.to, bad.on, issue); err == nil {
			t.Errorf("%s: was written down", name)
		}
	}
	issue.CopyOnFile = value.Yes
	if err := a.Give(ctx, paper, "Amara", a.Today(), issue); err == nil || !strings.Contains(err.Error(), "only with a yes") {
		t.Errorf("a copy on file without a yes: %v", err)
	}
	if paper.Given != "" {
		t.Error("half of it was written down")
	}
	issue.Agreed = "Amara"
	if err := a.Give(ctx, paper, "Amara", a.Today(), issue); err != nil {
		t.Fatal(err)
	}
	list := issues()
	if got := list[0].(*care.PassportIssue); len(list) != 1 || got.State != "given" || got.Given != a.Today() || got.AgreedOn != a.Today() || paper.GivenTo != "Amara" {
		t.Errorf("%d issues, %+v, paper %+v", len(list), got, paper)
	}
	again, err := a.Issue(ctx, print("health-passport", record.Young), "booklet", false)
	if err != nil || again == nil || again.Replacement != value.Yes || again.ID != "" {
		t.Errorf("the next booklet: %+v, %v", again, err)
	}
	if card, err := a.Issue(ctx, print("wallet-card", record.Young), "", false); err != nil || card.Format != "card" || card.Replacement == value.Yes {
		t.Errorf("a card: %+v, %v", card, err)
	}
	if _, err := a.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	if got := issues()[0].(*care.PassportIssue); got.State != "planned" {
		t.Errorf("after undo it is %q", got.State)
	}
}

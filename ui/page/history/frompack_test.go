package history

import (
	"context"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"waymark/internal/app"
	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/ui/page/pagetest"
	"waymark/ui/widgets"
)

func TestSinceAPack(t *testing.T) {
	b := pagetest.WithAmara(t)
	p := b.Part("history", "History", New)
	b.Open(p)
	if strings.Contains(pagetest.Words(b.Page.Body()), "Since a pack") {
		t.Error("offers to compare with a pack before there is one")
	}
	if _, err := b.App.Print(context.Background(), app.PrintRequest{Kind: "review-pack", PersonID: b.Amara.ID, Audience: record.Meeting, ForWhom: "the meeting"}); err != nil {
		t.Fatal(err)
	}
	b.Clock.Step(time.Hour)
	b.Save(&care.Action{Meta: record.Meta{PersonID: b.Amara.ID}, Part: "8", What: "Ring the bank", Who: "Ruth Okafor", By: "2026-12-18", State: "not_started"})
	b.Open(p)
	b.Press(b.Page.Body(), "Since a pack")
	if which := b.Field(b.Sheet().Body(), "Since which pack").(*widgets.Choice); which.Value() != "1" {
		t.Errorf("compares with pack %q", which.Value())
	}
	table, ok := pagetest.Find(b.Sheet().Body(), func(*widgets.Table) bool { return true })
	if !ok {
		t.Fatal("nothing is compared")
	}
	b.Win.Canvas().Focus(table)
	table.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
	if said := table.AccessibilityLabel(); !strings.Contains(said, "Ring the bank") {
		t.Errorf("the table says %q", said)
	}
	b.Sheet().Close()
	b.Shots("history-since-pack", p, func() { b.Press(b.Page.Body(), "Since a pack") })
}

package settings

import (
	"strings"
	"testing"

	"waymark/internal/catalogue"
	"waymark/ui/page"
	"waymark/ui/page/pagetest"
	"waymark/ui/widgets"
)

// TestAStrategyFromAFile: one that does not fit is named line by line and changes nothing; one that fits is listed, chosen, and can be removed when it is
// not in use.
func TestAStrategyFromAFile(t *testing.T) {
	b := pagetest.WithAmara(t)
	open := func() page.Page { return New(b.Env, page.Place{Page: "settings", Arg: "strategy"}) }
	p := b.Open(open).(*Settings)
	if len(p.strategies) != 1 || !p.strategies[0].Used {
		t.Fatalf("at first: %+v", p.strategies)
	}
	b.FileName, b.FileData = "bad.toml", []byte(strings.Replace(catalogue.ExampleStrategy(), "priority = 6", "priority = 9", 1))
	b.Press(b.Win.Content(), "Load from a file")
	if said := pagetest.Words(b.Sheet().Body()); !strings.Contains(said, "There is no priority 9.") || !strings.Contains(said, "Line ") {
		t.Errorf("the sheet says %q", said)
	}
	b.Shot("settings-strategy-bad")
	b.Sheet().Close()
	b.FileData = []byte(catalogue.ExampleStrategy())
	b.Press(b.Win.Content(), "Load from a file")
	b.NoSheet()
	p = b.Page.(*Settings)
	if len(p.strategies) != 2 || !p.strategies[0].Used {
		t.Fatalf("loaded: %d strategies", len(p.strategies))
	}
	p.openStrategy("practice-council-2025")
	b.Shot("settings-strategy-rows")
	b.Sheet().Main().Press()
	if s, err := b.App.Strategy(t.Context()); err != nil || s.ID != "practice-council-2025" {
		t.Errorf("in use: %v %v", s, err)
	}
	p = b.Page.(*Settings)
	p.openStrategy("practice-council-2025")
	if b.Sheet().Main() != nil {
		t.Error("the strategy in use can be chosen again")
	}
	b.Sheet().Close()
	b.Shots("settings-strategy", open, nil)
	p = b.Page.(*Settings)
	p.openStrategy("herefordshire-2017-20")
	b.Sheet().Main().Press()
	p = b.Page.(*Settings)
	p.openStrategy("practice-council-2025")
	remove, ok := pagetest.Find(widgets.TopSheet(b.Win.Canvas()), func(x *widgets.Button) bool { return x.AccessibilityLabel() == "Remove" })
	if !ok {
		t.Fatal("it cannot be removed")
	}
	remove.Press()
	if p = b.Page.(*Settings); len(p.strategies) != 1 || len(b.Failed) > 0 {
		t.Errorf("%d strategies are left, failed %v", len(p.strategies), b.Failed)
	}
	b.Press(b.Win.Content(), "Save an example")
	if got := string(b.Out["strategy-example.toml"]); got != catalogue.ExampleStrategy() {
		t.Errorf("the example has %d letters", len(got))
	}
}

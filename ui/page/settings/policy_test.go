package settings

import (
	"testing"

	"waymark/internal/care"
	"waymark/ui/page"
	"waymark/ui/page/pagetest"
)

// TestSavingsPolicy: an empty policy begins with an example, which is data to change; the screen shows the lines and the service's own amounts.
func TestSavingsPolicy(t *testing.T) {
	b := pagetest.WithAmara(t)
	open := func() page.Page { return New(b.Env, page.Place{Page: "settings", Arg: "policy"}) }
	b.Open(open)
	b.Press(b.Win.Content(), "Begin with an example")
	rates := b.App.Local().Rates
	if len(rates) != 2 || care.RateOn(rates, b.App.Today(), 10).Weekly != 250 || care.RateOn(rates, b.App.Today(), 17).Weekly != 500 {
		t.Fatalf("the example is %+v", rates)
	}
	b.Save(&care.LocalMoney{Item: "setting-up-home", Amount: "£3,500", Source: "Our offer", CheckedOn: "2026-01-05"}, &care.LocalMoney{Item: "other", Name: "Driving lessons", Amount: "up to £500", Source: "Our offer"})
	if n := len(b.App.Local().Money); n != 2 {
		t.Errorf("%d local amounts are known to the rules", n)
	}
	b.Shots("settings-policy", open, nil)
}

package printing_test

import (
	"testing"

	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/ui/page/overview"
	"waymark/ui/page/pagetest"
	"waymark/ui/page/printing"
)

func TestScreens(t *testing.T) {
	b := pagetest.WithAmara(t)
	of := record.Meta{PersonID: b.Amara.ID}
	b.Save(&care.PlanPart{Meta: of, Part: "6", WorkingWell: "She goes swimming with Kayleigh and with Tobi.", By: "Ruth Okafor", On: "2026-11-20"},
		&care.Action{Meta: of, Part: "8", What: "Ring the bank", Who: "Ruth Okafor", By: "2026-12-18", State: "not_started"})
	page := b.Part("overview", "Overview", overview.New)
	for _, kind := range []string{"review-pack", "health-passport", "wallet-card", "action-list"} {
		b.Shots("print-"+kind, page, func() { printing.Open(b.Env, kind, b.Amara.ID) })
	}
}

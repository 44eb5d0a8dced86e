package practice

import (
	"waymark/internal/care"
	"waymark/internal/value"
)

// promises are the made-up service's own rules: its weeks of keeping in touch, a last day for the first plan, and a target for reviews asked for.
func promises(from value.Date) []*care.LocalRule {
	const offer = "Marlshire local offer (made up), page 3"
	return []*care.LocalRule{
		{Rule: "keep-in-touch", Amount: 8, Unit: "weeks", From: from, Source: offer},
		{Rule: "first-plan", Amount: 6, Unit: "weeks", From: from, Source: offer},
		{Rule: "plan-review-asked-target", Used: "on", Amount: 28, Unit: "working_days", From: from, Source: offer},
	}
}

package page

import (
	"testing"

	"waymark/internal/rules"
)

func TestPlaceOf(t *testing.T) {
	for _, c := range []struct {
		d    rules.Due
		want Place
	}{
		{rules.Due{Rule: rules.ConcernRule, PersonID: "p", Section: "touch"}, Place{Page: "concern", Person: "p"}},
		{rules.Due{Rule: rules.ReturnRule, PersonID: "p", Section: "touch"}, Place{Page: "return", Record: "p"}},
		{rules.Due{Rule: "dentist", PersonID: "p", Section: "health", RecordID: "r"}, Place{Page: "person", Person: "p", Part: "health", Record: "r"}},
		{rules.Due{Rule: "other", PersonID: "p"}, Place{Page: "person", Person: "p", Part: "overview"}},
	} {
		if got := PlaceOf(c.d); got != c.want {
			t.Errorf("%s: %+v", c.d.Rule, got)
		}
	}
}

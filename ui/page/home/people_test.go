package home

import (
	"testing"

	"waymark/internal/care"
)

func TestClosedSince(t *testing.T) {
	for _, c := range []struct {
		p    care.Person
		want string
	}{{care.Person{Closed: "2026-11-20"}, "Closed 20 Nov"}, {care.Person{Died: "2026-11-19"}, "Died 19 Nov"}, {care.Person{Died: "2025-11-19", Closed: "2026-11-20"}, "Closed 20 Nov"}} {
		if got := closedSince(&c.p, "2026-11-24"); got != c.want {
			t.Errorf("%q, not %q", got, c.want)
		}
	}
}

package council

import (
	"strings"
	"testing"

	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/ui/page"
	"waymark/ui/page/pagetest"
)

func bench(t *testing.T) (*pagetest.Bench, func() page.Page) {
	b := pagetest.WithAmara(t)
	of := record.Meta{PersonID: b.Amara.ID}
	b.Save(&care.Review{Meta: of, Kind: "pathway", State: "held", Held: "2026-06-09", Decisions: "Stays with Sian until the exams."}, &care.Plan{Meta: of, Assessed: "2026-01-05", Made: "2026-01-20"})
	return b, func() page.Page { return New(b.Env, page.Place{Page: "council"}) }
}

func TestScreens(t *testing.T) {
	b, open := bench(t)
	b.Shots("council", open, nil)
}

func TestMarkAndCopy(t *testing.T) {
	b, open := bench(t)
	p := b.Open(open).(*Page)
	before := len(p.list)
	if before < 5 || p.list[0].Day < p.list[1].Day {
		t.Fatalf("%+v", p.list)
	}
	first, second := p.list[0], p.list[1]
	p.table.Select(key(first))
	p.table.TypedRune('c')
	if len(b.Said) == 0 || !strings.Contains(b.Said[len(b.Said)-1], "Copied as plain text") {
		t.Errorf("said %q", b.Said)
	}
	p.table.TypedRune('r')
	p = b.Page.(*Page)
	if len(p.list) != before-1 {
		t.Fatalf("%d lines, were %d", len(p.list), before)
	}
	if f := b.File(); f.Contacts[0].OnRecord != b.App.Today() {
		t.Errorf("%+v", f.Contacts[0])
	}
	p.table.Select(key(second))
	p.Commands().Main()
	if p = b.Page.(*Page); len(p.list) != before-2 {
		t.Errorf("Ctrl+Enter left %d lines", len(p.list))
	}
	p.table.TypedRune('x')
	p.table.Select(key(p.list[len(p.list)-1]))
	if len(b.Failed) > 0 {
		t.Error(b.Failed)
	}
}

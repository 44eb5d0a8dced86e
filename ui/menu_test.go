package ui

import (
	"testing"

	"waymark/ui/page"
)

// turning is a page whose commands are those of its last reading.
type turning struct {
	page.Page
	turn int
	ran  []int
}

func (p *turning) Commands() page.Commands {
	turn := p.turn
	return page.Commands{Check: func() { p.ran = append(p.ran, turn) }}
}

// The menu stays the same when a page is read again; what it does belongs to the record as it is now.
func TestMenuAfterReload(t *testing.T) {
	b := start(t)
	b.firstRun(0)
	p := &turning{turn: 1}
	b.w.now = p
	b.w.setMenu()
	b.menu("Check against a statement")
	p.turn = 2
	b.w.setMenu()
	b.menu("Check against a statement")
	if len(p.ran) != 2 || p.ran[0] != 1 || p.ran[1] != 2 {
		t.Fatalf("the menu ran the commands of readings %v", p.ran)
	}
}

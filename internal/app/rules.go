package app

import (
	"waymark/internal/care"
	"waymark/internal/catalogue"
	"waymark/internal/rules"
)

// RuleLine is one clock as it stands here today, with what the service changed in it.
type RuleLine struct {
	Rule  catalogue.Rule    // as it stands here
	Given catalogue.Rule    // as the catalogue has it
	Own   *care.LocalRule   // the local rule that stands today, nil when there is none
	Later []*care.LocalRule // local rules for it that begin later, or have ended
}

// Rules lists every clock with its source, in the order of the catalogue.
func (a *App) Rules() []RuleLine {
	local, today := a.Local(), a.Today()
	var out []RuleLine
	for _, r := range catalogue.Rules() {
		line := RuleLine{Rule: local.Rule(r, today), Given: r, Own: local.For(r.ID, today)}
		for _, l := range local.Rules {
			if l.Rule == r.ID && l != line.Own {
				line.Later = append(line.Later, l)
			}
		}
		out = append(out, line)
	}
	return out
}

// Changeable reports whether the service may change anything about the rule.
func (l RuleLine) Changeable() bool { return rules.Changeable(l.Given) }

package rules

import (
	"waymark/internal/care"
	"waymark/internal/catalogue"
	"waymark/internal/value"
)

// PaperLine is one important paper on the checklist: how far it is, and by when it should be there.
type PaperLine struct {
	Kind   string
	Record *care.KeyPaper // nil when nothing is written down
	State  string         // have, applied, lost, not_needed, none, not_known, declined, "" = not asked
	By     value.Date     // "" when it is there or not needed
	Late   bool
	Why    string
	Source string
	Check  bool
}

// Missing reports whether the paper is still to come.
func (p PaperLine) Missing() bool { return p.State != "have" && p.State != "not_needed" }

// Papers is the checklist of important papers: those that should be there by an age, then whatever else is written down. One that ran out counts as
// missing.
func Papers(f *care.File, today value.Date) []PaperLine {
	if f == nil || f.Person == nil {
		return nil
	}
	best := map[string]*care.KeyPaper{}
	for _, k := range f.KeyPapers {
		if had := best[k.Kind]; had == nil || paperState(k, today) == "have" && paperState(had, today) != "have" {
			best[k.Kind] = k
		}
	}
	var out []PaperLine
	listed := map[string]bool{}
	for _, c := range catalogue.KeyPapers() {
		k := best[c.ID]
		if k == nil && c.Only == "immigration" && f.Person.UASC != value.Yes && f.Person.Immigration.Answer != value.Known {
			continue
		}
		listed[c.ID] = true
		line := PaperLine{Kind: c.ID, Record: k, State: paperState(k, today), Why: c.Why, Source: c.Source, Check: c.Check}
		if line.Missing() && f.Person.Open() && f.Person.Born != "" {
			line.By = c.By(f.Person.Born)
			line.Late = line.By < today
		}
		out = append(out, line)
	}
	for _, k := range f.KeyPapers {
		if !listed[k.Kind] {
			out = append(out, PaperLine{Kind: k.Kind, Record: k, State: paperState(k, today)})
		}
	}
	return out
}

func paperState(k *care.KeyPaper, today value.Date) string {
	switch {
	case k == nil:
		return ""
	case k.Expires != "" && k.Expires < today && (k.State == "have" || k.State == ""):
		return "lost"
	case k.State != "":
		return k.State
	case k.Held.Answer == value.Known:
		return "have"
	}
	return string(k.Held.Answer)
}

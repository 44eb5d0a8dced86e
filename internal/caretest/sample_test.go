package caretest

import (
	"testing"

	"waymark/internal/care"
	"waymark/internal/record"
)

func TestSamplesAreWholeAndValid(t *testing.T) {
	for _, spec := range care.Specs() {
		for i := range 60 {
			r := Sample(spec, "somebody", i)
			if spec.Kind == "person" {
				r.Head().PersonID = "somebody"
			}
			for _, f := range spec.Fields {
				if f.Kind == record.Ref {
					if err := f.SetCode(r, "something"); err != nil {
						t.Fatal(err)
					}
				}
				if f.Empty(r) && !f.Retired && f.Key != "sdq_reason" && f.Key != "percent" {
					t.Errorf("%s %d leaves %s empty", spec.Kind, i, f.Key)
				}
			}
			if p := spec.Validate(r); p != nil {
				t.Fatalf("%s %d: %v", spec.Kind, i, p)
			}
			if spec.LineOf(r) == "" {
				t.Errorf("%s %d has no line", spec.Kind, i)
			}
		}
	}
	for i := range 60 {
		p := Person(i)
		p.PersonID = "somebody"
		if problems := care.PersonSpec.Validate(p); problems != nil || !p.Open() {
			t.Errorf("person %d: %v", i, problems)
		}
	}
}

func TestLinkedSavesWhatItPointsTo(t *testing.T) {
	s := Store(t)
	p := AddPerson(t, s, 0)
	for i, spec := range care.Specs() {
		Add(t, s, Linked(t, s, spec, p.ID, i))
	}
}

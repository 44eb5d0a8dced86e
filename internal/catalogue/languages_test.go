package catalogue

import "testing"

// A language prints only when a named reviewer signed all of it.
func TestLanguagesAreSigned(t *testing.T) {
	if len(Languages()) != 9 {
		t.Errorf("%d languages", len(Languages()))
	}
	for _, l := range Languages() {
		if !l.IsSigned() && (LabelsIn(l.Code) != nil || len(l.Labels) > 0) {
			t.Errorf("%s was signed by nobody and has labels", l.Name)
		}
	}
	whole := map[string]string{"Allergies": "a", "Medicines": "m"}
	for _, c := range []struct {
		name string
		l    Language
		ok   bool
	}{
		{"empty", Language{}, true},
		{"filled in, not signed", Language{Labels: whole}, true},
		{"signed", Language{Labels: whole, Reviewer: "A. Reader", Signed: "2026-11-01"}, true},
		{"signed with a label missing", Language{Labels: map[string]string{"Allergies": "a"}, Reviewer: "A. Reader", Signed: "2026-11-01"}, false},
		{"signed by nobody", Language{Labels: whole, Signed: "2026-11-01"}, false},
		{"a name and no day", Language{Labels: whole, Reviewer: "A. Reader"}, false},
		{"a label that there is not", Language{Labels: map[string]string{"Alergies": "a"}}, false},
	} {
		c.l.Code, c.l.Name, c.l.Own = "xx", "Test", "Test"
		f := languageFile{About: languages().About, Labels: []string{"Allergies", "Medicines"}, Language: []Language{c.l}}
		if err := f.settle(); (err == nil) != c.ok {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}

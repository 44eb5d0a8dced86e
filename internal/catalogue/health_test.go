package catalogue

import "testing"

// The carer's bands of the strengths and difficulties score (Lancashire): 0-13, 14-16, 17-40. Other forms have no bands here.
func TestBands(t *testing.T) {
	for _, c := range []struct {
		version string
		score   int
		want    string
	}{{"carer", 0, "Normal"}, {"carer", 13, "Normal"}, {"carer", 14, "Borderline"}, {"carer", 16, "Borderline"}, {"carer", 17, "Cause for concern"}, {"carer", 40, "Cause for concern"},
		{"carer", 41, ""}, {"carer", -1, ""}, {"self", 20, ""}, {"teacher", 5, ""}, {"", 5, ""}} {
		b, ok := Band(c.version, c.score)
		if b.Name != c.want || ok != (c.want != "") {
			t.Errorf("%s %d: %q", c.version, c.score, b.Name)
		}
	}
	if BandSource() == "" {
		t.Error("the bands have no source")
	}
}

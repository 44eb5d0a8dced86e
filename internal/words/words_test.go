package words

import "testing"

func TestFirstLetter(t *testing.T) {
	for _, c := range []struct{ in, upper, lower string }{
		{"", "", ""},
		{"a", "A", "a"},
		{"Housing", "Housing", "housing"},
		{"a home", "A home", "a home"},
		{"A home", "A home", "a home"},
		{"GP letter", "GP letter", "GP letter"},
		{"P45", "P45", "P45"},
		{"X-ray", "X-ray", "X-ray"},
		{"A-level", "A-level", "A-level"},
		{"I cooked", "I cooked", "I cooked"},
		{"I’m done", "I’m done", "I’m done"},
		{"I'm done", "I'm done", "I'm done"},
		{"It is", "It is", "it is"},
		{"I", "I", "I"},
		{"élan", "Élan", "élan"},
		{"Éva came", "Éva came", "éva came"},
		{"łódź", "Łódź", "łódź"},
		{"3 weeks", "3 weeks", "3 weeks"},
		{"“Quoted”", "“Quoted”", "“Quoted”"},
		{"\xff", "\xff", "\xff"},
	} {
		if got := Upper(c.in); got != c.upper {
			t.Errorf("Upper(%q) = %q", c.in, got)
		}
		if got := Lower(c.in); got != c.lower {
			t.Errorf("Lower(%q) = %q", c.in, got)
		}
	}
}

func TestCount(t *testing.T) {
	for n, want := range map[int]string{0: "0 visits", 1: "1 visit", 2: "2 visits", -1: "-1 visits"} {
		if got := Count(n, "visit", "visits"); got != want {
			t.Errorf("%d: %q", n, got)
		}
	}
}

func TestSentence(t *testing.T) {
	for in, want := range map[string]string{"": "", " yes ": "yes.", "Yes.": "Yes.", "So?": "So?", "She said “no”": "She said “no”", "and …": "and …", "né": "né."} {
		if got := Sentence(in); got != want {
			t.Errorf("%q: %q", in, got)
		}
	}
}

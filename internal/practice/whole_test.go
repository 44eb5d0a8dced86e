package practice

import (
	"regexp"
	"strings"
	"testing"

	"waymark/internal/app"
	"waymark/internal/care"
	"waymark/internal/record"
)

// No report about the whole service names anybody of the practice records, gives initials or a date of birth, or prints a count from 1 to 5 of what is
// counted where it leaves the service.
func TestWholeReportsNameNobody(t *testing.T) {
	a := make1(t, Options{People: 16, Years: 1})
	var names []string
	for _, r := range list(t, a, "person") {
		p := r.(*care.Person)
		names = append(names, p.FirstName, p.LastName, p.Preferred, p.Born.Long(), string(p.Born))
		if i := []rune(p.Initials()); len(i) > 1 {
			names = append(names, string(i[0])+"."+string(i[1])+".")
		}
	}
	for _, r := range list(t, a, "connection") {
		names = append(names, r.(*care.Connection).Name)
	}
	found := map[string]*regexp.Regexp{}
	for _, n := range names {
		if n != "" {
			found[n] = regexp.MustCompile(`(^|[^\pL])` + regexp.QuoteMeta(n) + `($|[^\pL])`)
		}
	}
	for _, kind := range a.WholeKinds() {
		for _, reader := range a.PrintReaders(kind.Code) {
			for _, format := range []string{"txt", "html", "csv"} {
				p, err := a.Print(ctx, app.PrintRequest{Kind: kind.Code, Audience: record.Audience(reader.Code), ForWhom: "the panel", Format: format})
				if err != nil {
					t.Fatalf("%s for %s: %v", kind.Code, reader.Code, err)
				}
				text := string(p.Bytes)
				if len(text) < 300 {
					t.Errorf("%s for %s as %s says only %q", kind.Code, reader.Code, format, text)
				}
				for n, re := range found {
					if i := re.FindStringIndex(text); i != nil {
						t.Errorf("%s for %s as %s names %q: … %s …", kind.Code, reader.Code, format, n, strings.ReplaceAll(text[max(0, i[0]-60):min(len(text), i[1]+60)], "\n", " "))
					}
				}
				if reader.Code == string(record.Staff) {
					continue
				}
				for _, few := range regexp.MustCompile(`(^|[^0-9,./-])[1-5] (of [0-9]|visits?\b|young people|people\b)`).FindAllString(text, -1) {
					t.Errorf("%s for %s as %s says %q", kind.Code, reader.Code, format, few)
				}
			}
		}
	}
}

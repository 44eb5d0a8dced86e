package report

import (
	"testing"

	"waymark/internal/catalogue"
)

// Labels in a language that was signed stand behind the English, which always stays; nothing that people wrote changes.
func TestLabelsBesideEnglish(t *testing.T) {
	d := Document{Parts: []Part{{Title: "My birth", Blocks: []Block{H2("Who to ring"), Pairs{Rows: []Pair{Answer("Allergies", "Medicines"), Answer("Colour", "red")}}, P("Allergies")}}}}
	beside(&d, map[string]string{"My birth": "ولادتي", "Allergies": "الحساسية", "Who to ring": "بمن أتصل"})
	p := d.Parts[0]
	if p.Title != "My birth / ولادتي" || p.Blocks[0].(Heading).Text != "Who to ring / بمن أتصل" || p.Blocks[2].(Para).Text != "Allergies" {
		t.Errorf("%+v", p)
	}
	if rows := p.Blocks[1].(Pairs).Rows; rows[0].Label != "Allergies / الحساسية" || rows[0].Text != "Medicines" || rows[1].Label != "Colour" {
		t.Errorf("%+v", rows)
	}
}

// While nobody has signed a language, none is offered.
func TestNoLanguageIsOfferedUnsigned(t *testing.T) {
	if got, signed := len(besideLanguages()), len(catalogue.SignedLanguages()); (got > 0) != (signed > 0) {
		t.Errorf("%d questions for %d signed languages", got, signed)
	}
}

package pdf

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"waymark/internal/report"
)

func scriptsDoc() report.Document {
	return report.Document{
		Kind: "review-pack", Title: "Scripts", Day: "2026-11-24", Foot: report.Foot{For: "For زينب", Made: "24 November 2026"},
		Parts: []report.Part{{Title: "My name: محمد علي", Sub: "ትግርኛ ሓፍተይ", Blocks: []report.Block{
			report.Own{Who: "زينب", Label: "What matters to me", How: "written by Zaynab", When: "21 November", Text: "من در خانه هستم. می\u200Cخواهم درس بخوانم و با برادرم حرف بزنم."},
			report.Lead("In Tigrinya:", "ትግርኛ ሓፍተይ ኣብ ቤት ትምህርቲ ኣላ።"),
			report.Lead("In Bengali:", "আমার স্বাস্থ্য ভালো, আমি স্কুলে যাই।"),
			report.P("She said محمد (my brother) is 17, then عمر 12 علي at home."),
			report.Table{Columns: []report.Column{{Title: "من"}, {Title: "Who", Width: 40}}, Rows: []report.Row{report.Cells("محمد علي در خانه", "حسن")}},
		}}},
	}
}

func TestShapedWordsAreDrawnAndRead(t *testing.T) {
	b := must(t, scriptsDoc())
	path := write(t, "scripts", b)
	tool(t, "qpdf", "--check", path)
	text := tool(t, "pdftotext", path, "-")
	for _, s := range []string{"محمد", "ትግርኛ ሓፍተይ", "আমার স্বাস্থ্য ভালো", "written by Zaynab", "at home."} {
		if !strings.Contains(text, s) {
			t.Errorf("the page does not say %q:\n%s", s, text)
		}
	}
	spoken := textString("من در خانه هستم. می\u200Cخواهم درس بخوانم و با برادرم حرف بزنم.")
	if !strings.Contains(string(b), "/ActualText "+spoken) {
		t.Error("the tree does not say the Persian sentence in the order of speaking")
	}
	if _, replaced := Clean("محمد ትግርኛ আমার"); len(replaced) > 0 {
		t.Errorf("replaced although it can be drawn: %v", replaced)
	}
}

func TestDirections(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"plain words", "plain words"},
		{"a محمد علي b", "a |محمد علي| b"},
		{"a محمد 12 علي b", "a | علي|12|محمد | b"},
		{"محمد", "محمد"},
		{"a محمد.", "a |محمد|."},
	} {
		var got []string
		for _, s := range visual(c.in, unsaid) {
			got = append(got, s.text)
		}
		flat := strings.Join(got, "|")
		if strings.ReplaceAll(flat, "|", "") == "" || normal(flat) != normal(c.want) {
			t.Errorf("visual(%q) = %q, want %q", c.in, flat, c.want)
		}
	}
}

// normal takes no notice of the spaces between stretches.
func normal(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == '|' }), "/")
}

// No character is lost or doubled on the way to the paper.
func TestVisualKeepsEveryLetter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := strings.Join(rapid.SliceOfN(rapid.SampledFrom([]string{"محمد", "a", " ", "12", "(", ")", "٣", "ትግ", "আমা", ".", "\u0651", "é", "می\u200Cخ"}), 0, 12).Draw(t, "parts"), "")
		s, _ = Clean(s)
		count := map[rune]int{}
		for _, r := range mirrored.Replace(s) + s {
			count[r]++
		}
		for _, st := range visual(s, unsaid) {
			for _, r := range mirrored.Replace(st.text) + st.text {
				count[r]--
			}
		}
		for r, n := range count {
			if n != 0 {
				t.Fatalf("%q: %q is there %d times too few", s, r, n)
			}
		}
		if w := width(s, 12, false); w < 0 {
			t.Fatalf("%q is %v wide", s, w)
		}
	})
}

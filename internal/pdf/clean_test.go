package pdf

import (
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"waymark/internal/report"
)

func TestClean(t *testing.T) {
	for _, c := range []struct{ in, out string }{
		{"plain words, £5 – “quoted”", "plain words, £5 – “quoted”"},
		{"Łukasz Żółć, Ọlábísí Ẹniọlá ṣ", "Łukasz Żółć, Ọlábísí Ẹniọlá ṣ"},
		{"O\u0323la\u0301bi\u0301si\u0301", "Ọlábísí"},
		{"good 😀", "good (smile)"},
		{"good😀day", "good (smile) day"},
		{"👍🏽 yes", "(thumbs up) yes"},
		{"I ❤️ it", "I (heart) it"},
		{"👨‍👩‍👧 home", "(man) home"},
		{"🇬🇧 and 🇳🇬", "(flag GB) and (flag NG)"},
		{"press 1️⃣ now", "press 1 now"},
		{"محمد علي said", "محمد علي said"},
		{"می\u200Cخواهم a\u200Cb", "می\u200Cخواهم ab"},
		{"say ትግርኛ.", "say ትግርኛ."},
		{"আমার স্বাস্থ্য", "আমার স্বাস্থ্য"},
		{"வணக்கம் நண்பர் said", "(words in Tamil) said"},
		{"我的名字 ok", "我的名字 ok"},
		{"𠮷𠮷 ok", "(words in Chinese or Japanese) ok"},
		{"a\x00b\x1b[31mc", "ab[31mc"},
		{"a\xff\xfeb", "a (?) b"},
		{"abc\u202Edef\u202C", "abcdef"},
		{"one\r\ntwo\rthree\u2028four\tfive", "one\ntwo\nthree\nfour five"},
		{"soft\u00ADhyphen zero\u200Bwidth", "softhyphen zerowidth"},
		{"five\u2003em", "five em"},
		{"8\u202Fpm", "8\u00A0pm"},
		{"chess ♞ piece", "chess (black chess knight) piece"},
		{"private \uE000 use", "private (character E000) use"},
		{"©™ 2026", "©™ 2026"},
		{"", ""},
	} {
		got, replaced := Clean(c.in)
		if got != c.out {
			t.Errorf("Clean(%+q)\n got %+q\nwant %+q", c.in, got, c.out)
		}
		if strings.Contains(got, "(") && !strings.Contains(c.in, "(") && len(replaced) == 0 {
			t.Errorf("Clean(%+q) does not say what it replaced", c.in)
		}
	}
}

// cleanHolds is what must be true of every string.
func cleanHolds(t interface {
	Fatalf(string, ...any)
}, s string) {
	got, _ := Clean(s)
	if !utf8.ValidString(got) {
		t.Fatalf("Clean(%+q) is not text: %+q", s, got)
	}
	for _, r := range got {
		if r != '\n' && !drawable(r) && scriptFor(r) == nil && !joiner(r) {
			t.Fatalf("Clean(%+q) leaves %U, which cannot be drawn", s, r)
		}
	}
	if again, more := Clean(got); again != got || len(more) > 0 {
		t.Fatalf("Clean twice: %+q became %+q (%v)", got, again, more)
	}
	// nothing that can be drawn is lost
	ascii := func(s string) string {
		return strings.Map(func(r rune) rune {
			if r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' {
				return r
			}
			return -1
		}, s)
	}
	kept, i := []rune(norm.NFD.String(got)), 0 // a letter may have joined with its accent
	for _, r := range ascii(s) {
		for i < len(kept) && kept[i] != r {
			i++
		}
		if i == len(kept) {
			t.Fatalf("Clean(%+q) lost %q: %+q", s, r, got)
		}
		i++
	}
}

func anyText() *rapid.Generator[string] {
	odd := rapid.SampledFrom([]string{"😀", "👍🏽", "❤️", "👨‍👩‍👧", "🇬", "\uFE0F", "\u200D", "\u20E3", "\u202E", "\xff", "\x00", "محمد", "e\u0301\u0323", "\u0301", "ﷺ", "\U000E0067", "\uFFFE", "\uFFFD", "1️⃣", "ﬁ", "𝒜", "\n", "\r", " ", "(", "A", "\u00A0"})
	return rapid.OneOf(rapid.String(),
		rapid.Map(rapid.SliceOf(rapid.Byte()), func(b []byte) string { return string(b) }),
		rapid.Map(rapid.SliceOfN(rapid.OneOf(odd, rapid.StringN(0, 3, -1)), 0, 8), func(s []string) string { return strings.Join(s, "") }))
}

func TestCleanHoldsForAnything(t *testing.T) {
	if err := loadFonts(); err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(t *rapid.T) { cleanHolds(t, anyText().Draw(t, "text")) })
}

func FuzzClean(f *testing.F) {
	for _, s := range []string{"plain", "😀👍🏽", "محمد علي", "\xff\xfe", "a\u202Eb", "e\u0301", "🇬🇧🇬", "1️⃣", "❤️\u200D🔥"} {
		f.Add(s)
	}
	if err := loadFonts(); err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, s string) { cleanHolds(t, s) })
}

// Whatever is typed anywhere, the document prints.
func TestAnythingPrints(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := anyText()
		s := func(what string) string { return g.Draw(t, what) }
		doc := sample()
		if rapid.Bool().Draw(t, "large") {
			doc.Large = true
		}
		doc.Title, doc.Head, doc.Foot.For, doc.Foot.Initials, doc.Lang, doc.Day = s("title"), s("head"), s("for"), s("initials"), s("lang"), s("day")
		a, b := s("a"), s("b")
		doc.Parts = []report.Part{{Title: a, Sub: b, Icon: report.Icon(a), Blocks: []report.Block{
			report.H2(a), report.H3(b), report.Lead(a, b), report.Hint{Text: a}, report.Own{Who: a, How: b, Text: b, Feeling: &report.Feeling{N: rapid.IntRange(-1, 9).Draw(t, "n"), Words: a, Before: b}},
			report.Bullets(a, b), report.Pairs{Rows: []report.Pair{report.Answer(a, b), {Label: a, Text: b, State: report.Known(rapid.IntRange(0, 5).Draw(t, "state"))}}},
			report.Table{Columns: []report.Column{{Title: a}, {Title: b, Width: 30}}, Rows: []report.Row{report.Cells(a, b), report.Cells(b), report.GroupRow(a), report.Cells(a, b, a)}},
			report.Box{Title: a, Band: true, Note: b, Blocks: []report.Block{report.Columns{Left: []report.Block{report.P(a)}, Right: []report.Block{report.P(b)}}}},
			report.QR{Data: a, Alt: a, Beside: b}, report.SplitKey(a), report.Signatures{Items: []report.Signature{{Role: a, Name: b}}},
			report.Emergency{Title: a, Items: []report.EmergencyLine{{Name: a, When: b, Number: a}}},
		}}}
		if rapid.IntRange(0, 3).Draw(t, "draw it") > 0 { // drawing embeds the fonts, which takes most of the time
			doc, _ := cleanDocument(doc)
			e := newEngine(doc)
			e.part(0)
			e.feet()
			return
		}
		out, _, err := Render(doc, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if f, err := readFile(out[:strings.LastIndex(string(out[:len(out)-10]), "%%EOF")]); err != nil || len(f.pages) == 0 {
			t.Fatalf("no pages: %v", err)
		}
	})
}

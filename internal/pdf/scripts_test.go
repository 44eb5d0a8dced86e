package pdf

import (
	"fmt"
	"math"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"waymark/internal/report"
)

// Words in the languages that are asked for, each with what is hard in it. The people are made up.
var inScripts = []struct{ language, words string }{
	{"Arabic", "محمد علي"},
	{"Arabic, with vowel marks", "السَّلَامُ عَلَيْكُمْ"},
	{"Arabic, with a phone number in brackets", "رقم 07700 900204 (هاتف) هنا"},
	{"Arabic, with its own numbers", "عمري ١٧ سنة"},
	{"Persian, with the mark that keeps letters apart", "من در خانه هستم. می\u200Cخواهم درس بخوانم"},
	{"Pashto", "زما نوم احمد دی. ښوونځی ته ځم، ډېره مننه، ګل او ټول"},
	{"Kurdish Sorani", "ناوم ڕێبوارە، دڵخۆشم بە قوتابخانە، چۆنی؟"},
	{"Urdu", "میرا نام علی ہے۔ میں ٹھیک ہوں، شکریہ، لڑکا بڑا ہے۔"},
	{"Tigrinya", "ትግርኛ ሓፍተይ ኣብ ቤት ትምህርቲ ኣላ።"},
	{"Amharic", "አማርኛ፣ ስሜ አበበ ነው።"},
	{"Bengali", "আমার স্বাস্থ্য ভালো, আমি স্কুলে যাই।"},
	{"Bengali, with letters that join", "ক্ষ জ্ঞ ন্ত্র কি কো শ্রদ্ধা"},
	{"Chinese, simplified", "我叫王小明，今年十七岁。"},
	{"Chinese, traditional", "張偉和陳麗華"},
	{"English, with Arabic in it", "She said محمد (my brother) is 17, then عمر 12 علي at home."},
	{"English, ending in Arabic", "born 12/03/2009 محمد"},
	{"Arabic, with English in it", "زينب was born in 2009"},
	{"English, with Chinese in it", "I live with 王小明 (my uncle) now"},
	{"Arabic and Chinese", "محمد and 王"},
}

var directionMarks = regexp.MustCompile("[\u200E\u200F\u202A-\u202E\u2066-\u2069]")

// What is typed in any of the scripts comes back from the page exactly, whether most of the page runs to the right or to the left. Programs put marks
// around what runs the other way, which are no letters.
func TestScriptsComeBackAsTyped(t *testing.T) {
	for _, c := range []struct {
		page    string
		english int
	}{{"english", 30}, {"leftward", 0}} {
		var blocks []report.Block
		for _, s := range inScripts {
			if c.english == 0 && !hasLeftward(s.words) {
				continue
			}
			blocks = append(blocks, report.P(s.words))
		}
		for range c.english {
			blocks = append(blocks, report.P("Most of this page is in English, as most pages are."))
		}
		path := write(t, "scripts-"+c.page, must(t, report.Document{Title: "Scripts", Day: "2026-11-24", Parts: []report.Part{{Title: "W", Blocks: blocks}}}))
		text := directionMarks.ReplaceAllString(tool(t, "pdftotext", path, "-"), "")
		for _, s := range inScripts {
			if (c.english > 0 || hasLeftward(s.words)) && !strings.Contains(text, s.words+"\n") {
				t.Errorf("%s page: %s: %q did not come back:\n%s", c.page, s.language, s.words, text)
			}
		}
	}
}

// In a table, a card and a title the words come back, too, and the tree says them in the order of speaking.
func TestScriptsInEveryPlace(t *testing.T) {
	for _, s := range inScripts {
		doc := report.Document{Kind: "health-passport", Title: "Scripts", Day: "2026-11-24", Parts: []report.Part{{Title: s.words, Icon: report.IconYoung, Blocks: []report.Block{
			report.Pairs{Rows: []report.Pair{report.Answer("My name", s.words)}},
			report.Table{Columns: []report.Column{{Title: "Who", Bold: true}, {Title: "What", Width: 60}}, Rows: []report.Row{report.Cells(s.words, "English words stand here")}},
			report.P("There is enough of English on this page for it to be an English page, which is what print-outs of this program mostly are."),
		}}}}
		b := must(t, doc)
		path := write(t, "places", b)
		bare := func(text string) string {
			return strings.Join(strings.Fields(directionMarks.ReplaceAllString(text, "")), "")
		}
		if n := strings.Count(bare(tool(t, "pdftotext", path, "-")), bare(s.words)); n < 3 {
			t.Errorf("%s: read %d times from the page, want 3", s.language, n)
		}
		if n := strings.Count(string(b), "/ActualText "+textString(s.words)); n < 3 {
			t.Errorf("%s: the tree says it %d times, want 3", s.language, n)
		}
	}
}

// The letters are the ones that HarfBuzz's own tool chooses, in the same order and of the same width.
func TestShapedAsHarfBuzzDoes(t *testing.T) {
	if _, err := exec.LookPath("hb-shape"); err != nil {
		t.Skip("hb-shape is not installed")
	}
	shaped := map[string]bool{}
	for _, s := range inScripts {
		for _, st := range visual(s.words, unsaid) {
			if st.script == nil {
				continue
			}
			shaped[st.script.file] = true
			dir := "ltr"
			if hasLeftward(st.text) {
				dir = "rtl"
			}
			out, err := exec.Command("hb-shape", "--font-file", filepath.Join("..", "..", "assets", "fonts", st.script.file), "--no-glyph-names", "--no-positions", "--no-clusters",
				"--direction="+dir, "--script="+st.script.script.String(), "--language="+st.script.lang, "--text="+st.text).Output()
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, g := range st.shape() {
				got = append(got, fmt.Sprint(g.GlyphID))
			}
			if want := strings.Trim(strings.TrimSpace(string(out)), "[]"); strings.Join(got, "|") != want {
				t.Errorf("%s: %q is set in glyphs %v, hb-shape says %s", s.language, st.text, got, want)
			}
			wide, err := exec.Command("hb-shape", "--font-file", filepath.Join("..", "..", "assets", "fonts", st.script.file), "--no-glyph-names", "--no-clusters",
				"--direction="+dir, "--script="+st.script.script.String(), "--language="+st.script.lang, "--font-size=1000", "--text="+st.text).Output()
			if err != nil {
				t.Fatal(err)
			}
			want, got2 := 0.0, 0.0
			for _, m := range regexp.MustCompile(`\+(\d+)`).FindAllStringSubmatch(string(wide), -1) {
				var n float64
				_, _ = fmt.Sscan(m[1], &n)
				want += n
			}
			for _, g := range st.shape() {
				got2 += float64(g.Advance) / 64
			}
			if math.Abs(want-got2) > 2+want/200 {
				t.Errorf("%s: %q is %.0f wide, hb-shape says %.0f", s.language, st.text, got2, want)
			}
		}
	}
	if len(shaped) != len(shapedScripts) {
		t.Errorf("only %d of %d fonts were compared", len(shaped), len(shapedScripts))
	}
}

// Every letter that the languages need is in the fonts, and what is not becomes a stand-in that says so.
func TestAlphabets(t *testing.T) {
	for language, letters := range map[string]string{
		"Arabic":         "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهويى",
		"Persian":        "پچژگکی",
		"Pashto":         "ټځڅډړږښګڼۍېئ",
		"Kurdish Sorani": "ڕڵۆێەڤچگپژ",
		"Urdu":           "ٹڈڑںھہےگچپژ",
		"Tigrinya":       "ሀለሐመሠረሰሸቀቐበተነኘአከኸወዐዘዠየደጀገጠጨጸፀፈፐ",
		"Bengali":        "অআইঈউঊঋএঐওঔকখগঘঙচছজঝঞটঠডঢণতথদধনপফবভমযরলশষসহড়ঢ়য়ৎ",
		"Chinese names":  "李王张劉陈楊赵黃周吳徐孙胡朱高林何郭馬罗梁宋鄭谢韓唐馮于董萧程曹袁邓許傅沈曾彭吕蘇卢蔣蔡賈丁魏薛葉阎余潘杜戴夏钟汪田任姜范方石姚譚廖邹熊金陆郝孔白崔康毛邱秦江史顧侯邵孟龍萬段雷錢汤尹黎易常武喬賀賴龔文峯喆堃",
	} {
		if out, replaced := Clean(letters); len(replaced) > 0 {
			t.Errorf("%s: %q becomes %q", language, letters, out)
		}
	}
	if out, _ := Clean("𠮷野"); !strings.Contains(out, "Chinese or Japanese") {
		t.Errorf("a character that no font has becomes %q", out)
	}
}

// Chinese has no spaces: lines end between characters, and none begins with a comma.
func TestChineseLines(t *testing.T) {
	const words = "我今年十七岁，住在赫里福德，跟我的养母一起住。我喜欢做饭、看电影（特别是老电影）和踢足球。我对青霉素过敏，请先告诉我你要做什么！"
	for w := 20.0; w < 90; w += 0.7 {
		var all string
		lines := wrap([]run{{words, usualStyle.body}}, w)
		for i, l := range lines {
			s := ""
			for _, seg := range l {
				s += seg.s
			}
			if strings.ContainsRune("，。、）！", []rune(s)[0]) {
				t.Errorf("%v wide: line %d begins with %q", w, i+1, s)
			}
			if lw := lineWidth(l); lw > w+0.1 {
				t.Errorf("%v wide: %q is %v", w, s, lw)
			}
			if i < len(lines)-1 && lineWidth(l) < w-4*12*mm {
				t.Errorf("%v wide: %q leaves %v empty", w, s, w-lineWidth(l))
			}
			all += s
		}
		if all != words {
			t.Errorf("%v wide: %q", w, all)
		}
	}
}

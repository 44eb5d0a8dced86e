package pdf

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/pdfcpu/pdfcpu/pkg/api"

	"waymark/internal/report"
)

// write puts a file where the tools can read it; WAYMARK_PDF_OUT keeps it, for looking at.
func write(t testing.TB, name string, b []byte) string {
	t.Helper()
	dir := os.Getenv("WAYMARK_PDF_OUT")
	if dir == "" {
		dir = t.TempDir()
	}
	path := filepath.Join(dir, name+".pdf")
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func tool(t testing.TB, name string, args ...string) string {
	t.Helper()
	if _, err := exec.LookPath(name); err != nil {
		t.Skipf("%s is not installed", name)
	}
	out, err := exec.Command(name, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s %v: %v\n%s", name, args, err, out)
	}
	return string(out)
}

func must(t testing.TB, doc report.Document) []byte {
	t.Helper()
	b, _, err := Render(doc, Options{})
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// samples are all documents of this package's tests, in the usual and in large print.
func samples() map[string]report.Document {
	out := map[string]report.Document{"pack": sample(), "recovery": recovery(), "passport": passport(), "long": long(), "card": cardDoc(walletCard())}
	for _, name := range []string{"pack", "recovery", "passport", "long"} {
		d := out[name]
		d.Large = true
		out[name+"-large"] = d
	}
	return out
}

func TestSamplesAreSoundAndEqualEachTime(t *testing.T) {
	for name, doc := range samples() {
		a, b := must(t, doc), must(t, doc)
		if !bytes.Equal(a, b) {
			t.Errorf("%s: two makings differ", name)
		}
		api.DisableConfigDir()
		if err := api.Validate(bytes.NewReader(a), nil); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		path := write(t, name, a)
		tool(t, "qpdf", "--check", path)
		info := tool(t, "pdfinfo", path)
		for _, want := range []string{"Tagged:          yes", "Title:           " + doc.Title, "JavaScript:      no"} {
			if !strings.Contains(info, want) {
				t.Errorf("%s: pdfinfo does not say %q:\n%s", name, want, info)
			}
		}
		if raw := string(a); !strings.Contains(raw, "/Lang(en-GB)") || !strings.Contains(raw, "/DisplayDocTitle true") || strings.Count(raw, "/Tabs/S") == 0 {
			t.Errorf("%s: language, title or tab order is missing", name)
		}
		clearOfFoot(t, name, path, doc)
	}
}

// clearOfFoot fails if words stand where the foot is, or outside the sheet.
func clearOfFoot(t *testing.T, name, path string, doc report.Document) {
	t.Helper()
	paper := a4
	if doc.Large {
		paper = a4Large
	}
	text := (paper.h - paper.foot) / mm
	foot := (paper.h - paper.rule - 5) / mm
	words := regexp.MustCompile(`<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*)</word>`)
	found := 0
	for i, pg := range strings.Split(tool(t, "pdftotext", "-bbox", path, "-"), "<page ")[1:] {
		for _, m := range words.FindAllStringSubmatch(pg, -1) {
			found++
			var box [4]float64
			for n := range box {
				box[n], _ = strconv.ParseFloat(m[n+1], 64)
			}
			middle := (box[1] + box[3]) / 2
			if middle > text+1 && middle < foot || box[3] > paper.h/mm || box[0] < 14/mm || box[2] > (paper.w-14)/mm {
				t.Errorf("%s, page %d: %q stands at %v", name, i+1, m[5], box)
			}
		}
	}
	if found == 0 {
		t.Errorf("%s: no words found", name)
	}
}

func TestNoPageEndsOnAHeading(t *testing.T) {
	for name, doc := range samples() {
		doc, _ = cleanDocument(doc)
		e := newEngine(doc)
		for i := range doc.Parts {
			e.part(i)
		}
		for i, pg := range e.pages {
			last, after := "", 0
			for _, o := range pg.ops {
				after++
				if o.m != nil {
					last, after = o.m.of.tag, 0
				}
			}
			if strings.HasPrefix(last, "H") && after < 2 { // its bookmark is one; lines to write on are more
				t.Errorf("%s: page %d of %d ends on a heading", name, i+1, len(e.pages))
			}
			if last == "" {
				t.Errorf("%s: page %d of %d is empty", name, i+1, len(e.pages))
			}
		}
	}
}

func TestReadAloudInOrder(t *testing.T) {
	path := write(t, "order", must(t, sample()))
	read := tool(t, "pdfinfo", "-struct-text", path)
	at := 0
	for _, s := range []string{"H1 (block)", "My plan on a page", "Amara Bello", "My review", "BlockQuote", "What matters to me", "Staying with Sian", "Going well", "I’ve got a Saturday job", "Hard right now", "Two visits",
		"What we said last time", "6 done", "What happens next", "/Scope /Column", "/Scope /Row", "Keep a budget for all of January", "I want to talk about", "Tobi. Why", "Driving", "Can I stay", "I want there:", "I want to run it:", "How I feel",
		"If I need someone", "07700 900 318", "For Amara and the people at her review. Made 24 November 2026. Pack 7, check KX4T.", "Part by part", "Family and friends", "Changed", "Amara’s words", "I want to see Tobi", "Ruth’s view", "Needs work",
		"How the need will be met", "What will happen", "Agree six dates", "If this goes wrong", "Money", "The same as in June", "My skills: money", "I can...", "read a payslip", "A budget for a month, since December", "Figure", "The same in numbers", "Dec 2025",
		"To talk about", "My goal", "My savings", "Every payment", "Total", "Where my money is", "When I am 18", "Adviser: Ruth Okafor"} {
		i := strings.Index(read[at:], s)
		if i < 0 {
			t.Fatalf("%q is not read after what should come before it", s)
		}
		at += i + len(s)
	}
	if n := strings.Count(read, "H1 (block)"); n != 4 {
		t.Errorf("%d titles, want one for each of 4 parts", n)
	}
	if strings.Contains(read, "Page 2 of 4") {
		t.Error("the foot of page 2 is read aloud")
	}
	text := tool(t, "pdftotext", path, "-")
	for _, s := range []string{"2 of 5, a bit worried, 4 in June", "Amara 3, Sian 2", "Amara not rated, Sian 2", "Signature of the adviser, Ruth Okafor"} {
		if !strings.Contains(text, s) {
			t.Errorf("the page does not say %q", s)
		}
	}
	raw := tool(t, "qpdf", "--json", path)
	for _, s := range []string{"A budget for a month, since December. Amara: from 1 not yet in Dec 2025 to 3 with help in Nov 2026."} {
		if !strings.Contains(raw, s) {
			t.Errorf("no figure says %q", s)
		}
	}
}

// Every stretch of content leads back to an element, and every element's stretch exists.
func TestEveryMarkHasItsElement(t *testing.T) {
	for name, doc := range samples() {
		doc, _ = cleanDocument(doc)
		e := newEngine(doc)
		for i := range doc.Parts {
			e.part(i)
		}
		e.feet()
		in := map[*mark]bool{}
		var walk func(n *node, level int)
		walk = func(n *node, level int) {
			for _, k := range n.kids {
				switch k := k.(type) {
				case *node:
					walk(k, level+1)
				case *mark:
					if k.of != n {
						t.Errorf("%s: a mark of %s lies in %s", name, k.of.tag, n.tag)
					}
					in[k] = true
				}
			}
		}
		walk(e.root, 0)
		for i, pg := range e.pages {
			for _, o := range pg.ops {
				if o.m != nil && !in[o.m] {
					t.Errorf("%s, page %d: something is drawn for an element (%s) that is not in the tree", name, i+1, o.m.of.tag)
				}
			}
		}
	}
}

func TestHeadingsSkipNoLevel(t *testing.T) {
	for name, doc := range samples() {
		doc, _ = cleanDocument(doc)
		e := newEngine(doc)
		for i := range doc.Parts {
			e.part(i)
		}
		was, titles := 0, 0
		var walk func(n *node)
		walk = func(n *node) {
			if len(n.tag) == 2 && n.tag[0] == 'H' {
				level := int(n.tag[1] - '0')
				if level > was+1 {
					t.Errorf("%s: H%d after H%d", name, level, was)
				}
				was = level
				if level == 1 {
					titles++
				}
			}
			for _, k := range n.kids {
				if k, ok := k.(*node); ok {
					walk(k)
				}
			}
		}
		walk(e.root)
		if titles != len(doc.Parts) {
			t.Errorf("%s: %d titles for %d parts", name, titles, len(doc.Parts))
		}
	}
}

func TestLongThingsGoOn(t *testing.T) {
	path := write(t, "goes-on", must(t, long()))
	text := tool(t, "pdftotext", path, "-")
	for _, s := range []string{"8 Money, continued", "action 40 ", "word 300.", "Wolfeschlegelsteinhausenbergerdorff", "Łukasz Żółć", "Ọlábísí Adéṣọlá Ẹniọlá", "(smile)"} {
		if !strings.Contains(strings.ReplaceAll(text, "\n", " ")+" ", s) {
			t.Errorf("the pages do not say %q", s)
		}
	}
	one := long()
	one.Parts = one.Parts[:1]
	path = write(t, "goes-on-one", must(t, one))
	if n := strings.Count(tool(t, "pdftotext", path, "-"), "Head of the long table"); n < 2 {
		t.Errorf("the head of a table is printed %d times", n)
	}
	if n := strings.Count(tool(t, "pdfinfo", "-struct-text", path), "Head of the long table"); n != 1 {
		t.Errorf("the head of a table is read %d times, want once", n)
	}
}

func TestBookmarks(t *testing.T) {
	out := tool(t, "qpdf", "--json", "--json-key=outlines", write(t, "bookmarks", must(t, sample())))
	for _, s := range []string{"My plan on a page", "What happens next", "8 Money", "My savings", "Every payment"} {
		if !strings.Contains(out, s) {
			t.Errorf("no bookmark %q", s)
		}
	}
}

func TestPassword(t *testing.T) {
	b, _, err := Render(recovery(), Options{Password: "correct horse"})
	if err != nil {
		t.Fatal(err)
	}
	path := write(t, "locked", b)
	out := tool(t, "qpdf", "--password=correct horse", "--show-encryption", path)
	for _, s := range []string{"R = 6", "AESv3", "extract for accessibility: allowed", "print high resolution: allowed", "modify anything: allowed"} {
		if !strings.Contains(out, s) {
			t.Errorf("qpdf does not say %q:\n%s", s, out)
		}
	}
	tool(t, "qpdf", "--password=correct horse", "--check", path)
	if s := tool(t, "pdfinfo", "-upw", "correct horse", path); !strings.Contains(s, "Tagged:          yes") {
		t.Error("the locked file lost its tags")
	}
	if !strings.Contains(tool(t, "pdftotext", "-upw", "correct horse", path, "-"), "TQZG") {
		t.Error("the locked file lost its words")
	}
	if bytes.Contains(b, []byte("Recovery")) || !bytes.HasPrefix(b, []byte("%PDF-2.0")) {
		t.Error("the locked file can be read, or is of an old kind")
	}
	if err := exec.Command("qpdf", "--password=wrong", "--check", path).Run(); err == nil {
		t.Error("a wrong password opens it")
	}
}

// A block added to the model must be in the samples, and so drawn.
func TestSamplesHoldEveryBlock(t *testing.T) {
	have := map[string]bool{}
	var see func(bs []report.Block)
	see = func(bs []report.Block) {
		for _, b := range bs {
			have[reflect.TypeOf(b).Name()] = true
			switch b := b.(type) {
			case report.Columns:
				see(b.Left)
				see(b.Right)
			case report.Box:
				see(b.Blocks)
			}
		}
	}
	for _, d := range samples() {
		for _, p := range d.Parts {
			see(p.Blocks)
		}
	}
	source, err := os.ReadFile("../report/document_blocks.go")
	if err != nil {
		t.Fatal(err)
	}
	found := regexp.MustCompile(`func \((\w+)\) +block\(\)`).FindAllSubmatch(source, -1)
	if len(found) == 0 {
		t.Fatal("no blocks found in the model")
	}
	for _, m := range found {
		if !have[string(m[1])] {
			t.Errorf("no sample has a %s", m[1])
		}
	}
}

func TestEveryIconHasItsDrawing(t *testing.T) {
	source, err := os.ReadFile("../report/document.go")
	if err != nil {
		t.Fatal(err)
	}
	found := regexp.MustCompile(`Icon = "(\w+)"`).FindAllStringSubmatch(string(source), -1)
	if len(found) < 10 {
		t.Fatal("no icons found in the model")
	}
	for _, m := range found {
		switch report.Icon(m[1]) {
		case report.IconYoung, report.IconAdult, report.IconHollow: // drawn here
			continue
		}
		if len(shapes(m[1])) == 0 {
			t.Errorf("no drawing for the icon %q", m[1])
		}
	}
	if len(shapes("waymark")) == 0 {
		t.Error("no drawing for the mark")
	}
}

func TestOddFeet(t *testing.T) {
	for _, f := range []report.Foot{{}, {For: "\n\n"}, {For: strings.Repeat("word ", 200), Initials: strings.Repeat("A", 300), Made: "today"}, {Number: "Sheet 1"}, {Check: "ABCD", Practice: true}} {
		doc := recovery()
		doc.Foot = f
		clearOfFoot(t, "foot", write(t, "foot", must(t, doc)), doc)
	}
}

func TestBooklet(t *testing.T) {
	if got := imposition(16); !reflect.DeepEqual(got, [][2]int{{16, 1}, {2, 15}, {14, 3}, {4, 13}, {12, 5}, {6, 11}, {10, 7}, {8, 9}}) {
		t.Errorf("sixteen pages lie as %v", got)
	}
	for name, doc := range map[string]report.Document{"booklet": passport(), "booklet-pack": sample(), "booklet-long": long()} {
		doc.Sheet = report.Booklet
		out, _, err := Render(doc, Options{})
		if err != nil {
			t.Fatal(err)
		}
		again, _, _ := Render(doc, Options{})
		if !bytes.Equal(out, again) {
			t.Errorf("%s: two makings differ", name)
		}
		path := write(t, name, out)
		tool(t, "qpdf", "--check", path)
		if s := tool(t, "pdfinfo", path); !strings.Contains(s, "841.89 x 595.28") || !strings.Contains(s, "Tagged:          yes") {
			t.Errorf("%s: not a tagged file of A4 across:\n%s", name, s)
		}
	}
	path := write(t, "booklet-order", func() []byte {
		doc := passport()
		doc.Sheet = report.Booklet
		b, _, _ := Render(doc, Options{})
		return b
	}())
	read := tool(t, "pdfinfo", "-struct-text", path)
	at := 0
	for _, s := range []string{"My health passport", "My birth", "Hereford", "What we said we would do", "My notes"} {
		i := strings.Index(read[at:], s)
		if i < 0 {
			t.Fatalf("%q is not read in the order of the pages", s)
		}
		at += i
	}
}

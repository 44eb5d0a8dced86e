package pdf

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"waymark/internal/report"
)

func walletCard() report.Cards {
	return report.Cards{Ask: "Cut along the dashed lines, fold down the middle, and laminate or tape if you like. Print at 100%, not “fit to page”.",
		Front: report.CardSide{Icon: report.IconHeart, Title: "Amara Bello", Under: "Born 3 May 2009. NHS number 999 274 6157", Rows: []report.CardRow{
			{Label: "Allergies", Items: []string{"Penicillin: rash, throat swells"}, Essential: true, Boxed: true}, {Label: "Conditions", Items: []string{"Asthma"}, Essential: true},
			{Label: "Medicines", Items: []string{"Blue inhaler (salbutamol)"}, Essential: true, More: true}, {Label: "Blood group", Items: []string{"Not known"}},
			{Label: "Talking to me", Items: []string{"Tell me what you will do first"}}}},
		Back: report.CardSide{Title: "If I am ill or in trouble", Rows: []report.CardRow{{Label: "Sian, my carer", Items: []string{"07700 900 318"}}, {Label: "Ruth, adviser", Items: []string{"07700 900 204"}},
			{Label: "My GP", Items: []string{"Castle Green, 01632 960338"}}}, Foot: "In danger: 999. Not sure: 111. Made 24 Nov 2026."}}
}

func cardDoc(c report.Cards) report.Document {
	return report.Document{Kind: "wallet-card", Title: "Wallet cards for Amara", Day: "2026-11-24", Foot: report.Foot{For: "For Amara", Made: "24 November 2026"},
		Parts: []report.Part{{Title: "Wallet cards for Amara", Blocks: []report.Block{c}}}}
}

// Whatever stands on a card, it fits: every word lies on a card, nothing lies outside, and what is missing is named.
func TestCardOverflow(t *testing.T) {
	long := func(n int) (out []string) {
		for i := range n {
			out = append(out, fmt.Sprintf("condition number %d with a long name", i+1))
		}
		return out
	}
	rows := func(n int) (out []report.CardRow) {
		for i := range n {
			out = append(out, report.CardRow{Label: fmt.Sprintf("Person %d", i+1), Items: []string{"07700 900 123"}})
		}
		return out
	}
	for _, c := range []struct {
		name   string
		change func(*report.Cards)
		left   []string // all of it
		has    []string
		hasNot []string
	}{
		{"the usual one", func(*report.Cards) {}, nil, []string{"Penicillin: rash, throat swells", "Blue inhaler (salbutamol); more: ask me", "Tell me what you will do first"}, nil},
		{"many conditions", func(c *report.Cards) { c.Front.Rows[1].Items = long(4) },
			[]string{"Talking to me", "Blood group", "Conditions: condition number 4 with a long name"}, []string{"number 3", "more: ask me", "Blue inhaler"}, []string{"number 4", "Tell me", "Blood group"}},
		{"one condition as long as a book", func(c *report.Cards) {
			c.Front.Rows[1].Items = []string{strings.Repeat("a very long illness ", 30)}
		}, []string{"Talking to me", "Blood group", "Conditions: " + strings.Repeat("a very long illness ", 30)}, []string{"Penicillin", "Not on this card: ask me"}, []string{"very long"}},
		{"a card full of allergies", func(c *report.Cards) { c.Front.Rows[0].Items = long(12) }, nil, []string{"condition number 1 ", "more: ask me"}, []string{"condition number 12"}},
		{"everybody they know", func(c *report.Cards) { c.Back.Rows = rows(12) }, []string{"Person 12", "Person 11", "Person 10", "Person 9"}, []string{"Person 8", "In danger: 999"}, []string{"Person 9"}},
		{"a name like a train", func(c *report.Cards) { c.Front.Title = strings.TrimSpace(strings.Repeat("Wolfeschlegelstein ", 7)) }, []string{"The whole of “" + strings.TrimSpace(strings.Repeat("Wolfeschlegelstein ", 7)) + "”"}, []string{"Penicillin", "Wolfeschlegelstein"}, nil},
		{"a word that nobody can break", func(c *report.Cards) { c.Front.Rows[1].Items = []string{strings.Repeat("x", 90)} }, nil, []string{"Penicillin"}, nil},
		{"nothing", func(c *report.Cards) { *c = report.Cards{} }, nil, nil, nil},
	} {
		card := walletCard()
		c.change(&card)
		doc := cardDoc(card)
		left := Overflow(doc)
		if c.left != nil && strings.Join(left, "|") != strings.Join(c.left, "|") {
			t.Errorf("%s: left out %q, want %q", c.name, left, c.left)
		}
		path := write(t, "card", must(t, doc))
		tool(t, "qpdf", "--check", path)
		text := strings.Join(strings.Fields(tool(t, "pdftotext", "-raw", path, "-")), " ")
		for _, s := range c.has {
			if !strings.Contains(text, s) {
				t.Errorf("%s: no %q in %q", c.name, s, text)
			}
		}
		for _, s := range c.hasNot {
			if strings.Contains(text, s) {
				t.Errorf("%s: says %q", c.name, s)
			}
		}
		var all []string // every row is on the card or named as left out
		for _, r := range append(card.Front.Rows, card.Back.Rows...) {
			for _, it := range r.Items {
				if bare := strings.Join(strings.Fields(it), " "); !strings.Contains(text, bare) && !strings.Contains(strings.ReplaceAll(text, " ", ""), strings.ReplaceAll(bare, " ", "")) {
					all = append(all, r.Label+": "+it)
				}
			}
		}
		for _, s := range all {
			label, _, _ := strings.Cut(s, ":")
			if joined := strings.Join(left, "|"); !strings.Contains(joined, s) && !strings.Contains(joined, label) {
				t.Errorf("%s: %q is cut without a word; left out are %q", c.name, s, left)
			}
		}
		onCards(t, c.name, path)
	}
}

// onCards fails if a word lies across the edge of a card.
func onCards(t *testing.T, name, path string) {
	t.Helper()
	n := 0
	for _, m := range regexp.MustCompile(`<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*)</word>`).FindAllStringSubmatch(tool(t, "pdftotext", "-bbox", path, "-"), -1) {
		var b [4]float64
		for i := range b {
			b[i], _ = strconv.ParseFloat(m[i+1], 64)
			b[i] *= mm
		}
		if b[1] < cardFirst || b[3] > 297-20 {
			continue
		}
		n++
		mid := (b[1] + b[3]) / 2
		at := mid - cardFirst
		for at > cardStep {
			at -= cardStep
		}
		if at < cardTop || at > cardH-cardFoot+0.5 {
			t.Errorf("%s: %q lies %.1f below the top of its card", name, m[5], at)
		}
		x := b[0] - cardAcross
		if x > cardW-1 {
			x -= cardW
		}
		if x < cardSide-0.3 || x+b[2]-b[0] > cardW-cardSide+0.8 {
			t.Errorf("%s: %q lies %.1f to %.1f across its card", name, m[5], x, x+b[2]-b[0])
		}
	}
	if n == 0 && name != "nothing" {
		t.Errorf("%s: no words on the cards", name)
	}
}

// The first card is read aloud and the other three are not; they lie in the size of a bank card.
func TestCardSheet(t *testing.T) {
	path := write(t, "wallet-card", must(t, cardDoc(walletCard())))
	if n := strings.Count(tool(t, "pdfinfo", "-struct-text", path), "Penicillin"); n != 1 {
		t.Errorf("read aloud %d times", n)
	}
	if n := strings.Count(tool(t, "pdftotext", path, "-"), "Penicillin"); n != cardsOnSheet {
		t.Errorf("%d cards", n)
	}
	doc := cardDoc(walletCard())
	doc.Foot.Practice = true
	if info := tool(t, "pdfinfo", write(t, "card-practice", must(t, doc))); !strings.Contains(info, "Pages:           1") {
		t.Errorf("not one page:\n%s", info)
	}
}

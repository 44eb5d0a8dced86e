package exchange

import (
	"os"
	"reflect"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"waymark/internal/chart"
	"waymark/internal/report"
)

// every holds each type of block once, with words that must come out again.
func every() report.Document {
	status := report.Row{Cells: []report.Cell{{Text: "Get the bus pass", Sub: "since June"}, report.Status(report.IconNotStarted, "Not started")}}
	return report.Document{
		Kind: "review-pack", Title: "Review pack for Amara", Head: "Pathway plan review",
		Foot: report.Foot{For: "For Amara", Made: "24 November 2026", Number: "Pack 7", Check: "KX4T", Practice: true},
		Parts: []report.Part{{Title: "My plan", Sub: "Amara Bello", Aside: []report.Aside{{Text: "My review", Bold: true, Icon: report.IconYoung}}, Blocks: []report.Block{
			report.Heading{Level: 2, Text: "Going well", Note: "(so far)"}, report.Heading{Level: 3, Text: "At college"},
			report.Para{Lead: "I want there:", Text: "Sian & Ruth <both>", Icon: report.IconYoung}, report.Hint{Text: "None means we checked."},
			report.Own{Who: "Amara", How: "typed by Amara", When: "21 November", Text: "My own words", Feeling: &report.Feeling{N: 2, Words: "a bit worried", Before: "4 in June"}},
			report.Own{Who: "Amara"},
			report.View{Who: "Ruth", Text: "They matter", Icon: report.IconPartDone, Rating: "Needs work", Was: "on track"},
			report.Bullets("first point"), report.List{Numbered: true, Items: []string{"step"}},
			report.Pairs{Rows: []report.Pair{report.Answer("Born at", "Hereford"), {Label: "Early or late", State: report.NotKnown, Text: "Ask your nurse."},
				{Label: "Special care", State: report.IsNone}, {Label: "Hidden", Text: "hidden", State: report.Declined}, {Label: "Checks", State: report.NotAsked}}},
			report.Table{Columns: []report.Column{{Title: "What"}, {Title: "How it is going"}}, Rows: []report.Row{report.GroupRow("Moved on"), status, {Cells: []report.Cell{{Text: "Total"}, {Text: "1"}}, Total: true}}},
			report.Table{Columns: []report.Column{{Title: "Unseen"}}},
			report.Columns{Left: []report.Block{report.P("left side")}, Right: []report.Block{report.P("right side")}},
			report.Box{Number: "8", Title: "Money", Band: true, Note: "Changed", Icon: report.IconChanged, Blocks: []report.Block{report.P("inside the box")}},
			report.DoneCounts(6, 2, 1, "no photo"), report.Key{Items: []report.Count{{Icon: report.IconAdult, Text: "the adviser’s view"}}},
			report.Feelings{Items: []report.FeelingFor{{Part: "Where I live", N: 5}, {Part: "Work"}}},
			report.Stones{Head: "I can...", Young: "Amara", Adult: "Sian", Before: "In June", Key: "A dash is not rated.", Rows: []report.StoneRow{{Text: "Money", Area: true}, {Text: "keep to a budget", Star: true, Young: 3, Adult: 2, YoungBefore: 3}}},
			report.ChartBlock{Chart: chart.Chart{Title: "A budget", Scale: []string{"1 not yet", "2 starting"}, Times: []chart.Time{{Short: "Dec", Long: "Dec 2025"}}, Series: []chart.Series{{Name: "Amara", Values: []int{2}}}}},
			report.TouchBlock{Chart: chart.Touch{Title: "A year of being in touch", Promise: "At least every 8 weeks (our local promise)", First: 1000, Last: 1365, Today: 1365, Months: []chart.Time{{Short: "Jan", Long: "January 2026", Day: 1031}}, Marks: []chart.TouchMark{{Day: 1010, Shape: chart.Seen}, {Day: 1100, Shape: chart.Tried}, {Day: 1120, Shape: chart.Talked}, {Day: 1200, Shape: chart.Asked}}, Silences: []chart.Silence{{From: 1010, Due: 1066, To: 1120}, {From: 1120, Due: 1176, To: 1200}}, Heads: []string{"From", "To", "How long", "Over"}, Rows: [][]string{{"1 May 2026", "20 July 2026", "11 weeks", "24 days"}}}},
			report.LevelBlock{Chart: chart.Levels{Title: "Areas now", Row: "Area", Scale: []string{"Not yet", "Starting", "With help", "On my own", "Sorted"}, Voices: [2]string{"Amara", "Sian"}, Rows: []chart.LevelRow{{Label: "Food", Long: "Food", Young: []int{4, 1, 2, 3}, Adult: []int{6, 0, 4}}, {Label: "Money", Long: "Money and saving", Young: []int{12}, Adult: []int{11, 1}, Aside: 1}}}},
			report.Emergency{Title: "If I need someone", Items: []report.EmergencyLine{{Name: "Ruth", When: "weekdays", Number: "07700 900 204"}}},
			report.Signatures{Items: []report.Signature{{Role: "adviser", Name: "Ruth Okafor"}}},
			report.Lines{N: 2}, report.QR{Data: "SECRET-DATA", Alt: "The recovery key as a square code", Beside: "for a scanner"},
			report.SplitKey("AGE-SECRET-KEY-1TQZGAL2U"), report.Cover{Lead: "This belongs to", Name: "Amara Bello", Ask: "Please ask me", Lines: []string{"Copy for Amara"}},
			report.Artifact{Text: "Fold here"},
			report.Cards{Front: report.CardSide{Title: "Front of the card", Under: "Born 3 May 2009", Rows: []report.CardRow{{Label: "Allergies", Items: []string{"Penicillin"}, More: true}, {Label: "Medicines", Essential: true}}}, Back: report.CardSide{Title: "Back of the card", Foot: "In danger: 999."}},
		}}},
	}
}

var said = []string{"My plan", "Amara Bello", "My review", "Going well", "(so far)", "At college", "I want there:", "None means we checked.", "Amara’s words", "typed by Amara on 21 November",
	"My own words", "2 of 5, a bit worried, 4 in June", "Ruth’s view", "They matter", "Needs work (was on track)", "first point", "step", "Born at", "Hereford", "Not known yet. Ask your nurse.",
	"Special care", "None", "Checks", "Moved on", "Get the bus pass", "since June", "Not started", "Total", "Nothing recorded.", "left side", "right side", "8 Money", "Changed", "inside the box",
	"6 done", "1 not done: no photo", "the adviser’s view", "Where I live", "not rated", "keep to a budget", "Amara 3, Sian 2", "3 and –", "A dash is not rated.", "A budget", "2 starting in Dec 2025", "Areas now", "Amara 1 at not yet, 2 at starting, 3 at with help; Sian 4 at starting.", "Money and saving", "3 with help",
	"If I need someone", "weekdays", "07700 900 204", "Signature of the adviser, Ruth Okafor", "The recovery key as a square code", "for a scanner", "AGE-SECRET-KEY-1", "TQZG", "AL2U",
	"This belongs to", "Please ask me", "Copy for Amara", "For Amara.", "Pack 7, check KX4T", "Practice: made-up people", "Front of the card",
	"Born 3 May 2009", "Penicillin; more: ask me", "Not on this card: ask me", "Back of the card", "In danger: 999."}

func TestEveryBlockIsSaid(t *testing.T) {
	page, text := string(HTML(every())), Text(every())
	flat := strings.Join(strings.Fields(text), " ")
	for _, s := range said {
		if !strings.Contains(page, s) {
			t.Errorf("the page does not say %q", s)
		}
		if !strings.Contains(flat, s) {
			t.Errorf("the text does not say %q", s)
		}
	}
	for name, out := range map[string]string{"page": page, "text": text} {
		for _, s := range []string{"Hidden", "hidden<", "SECRET-DATA"} {
			if strings.Contains(out, s) {
				t.Errorf("the %s says %q", name, s)
			}
		}
	}
	if strings.Contains(page, "<both>") || !strings.Contains(page, "Sian &amp; Ruth &lt;both&gt;") {
		t.Error("words became markup")
	}
	for _, bad := range []string{"<script", "http://", "https://", " src=", " href="} {
		if strings.Contains(page, bad) {
			t.Errorf("the page is not self-contained: %q", bad)
		}
	}
	if !strings.Contains(page, `<html lang="en-GB">`) || strings.Count(page, "<h1>") != 1 {
		t.Error("the page lacks its language or its one heading of the first level")
	}
	for _, l := range strings.Split(text, "\n") {
		if utf8.RuneCountInString(l) > textWide+2 {
			t.Errorf("a line is %d characters long: %s", utf8.RuneCountInString(l), l)
		}
	}
	if !strings.Contains(text, "My plan\n=======\n") || !strings.Contains(text, "Get the bus pass (since June)\n  How it is going: … Not started\n") {
		t.Errorf("headings or rows are not set as lines:\n%s", text)
	}
}

func TestOrderIsThatOfReading(t *testing.T) {
	for name, out := range map[string]string{"page": string(HTML(every())), "text": Text(every())} {
		at := -1
		for _, s := range []string{"My own words", "They matter", "first point", "left side", "right side", "inside the box", "keep to a budget", "07700 900 204", "Copy for Amara"} {
			i := strings.Index(out, s)
			if i < at {
				t.Errorf("%s: %q comes too early", name, s)
			}
			at = i
		}
	}
}

func TestAnyWordsStayWords(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.OneOf(rapid.String(), rapid.Map(rapid.SliceOf(rapid.Byte()), func(b []byte) string { return string(b) })).Draw(t, "words")
		doc := every()
		doc.Parts[0].Title, doc.Title = s, s
		doc.Parts[0].Blocks = append(doc.Parts[0].Blocks, report.P(s), report.Bullets(s), report.Box{Title: s}, report.Own{Text: s, Who: s})
		page, text := string(HTML(doc)), Text(doc)
		if !utf8.ValidString(page) || !utf8.ValidString(text) {
			t.Fatal("broken letters")
		}
		if strings.Count(page, "<script") > 0 || strings.ContainsAny(text, "\x00\x1b\u202e") {
			t.Fatal("something active got through")
		}
	})
}

// A block added to the model must be added to the sample above, and so to both writers.
func TestSampleHoldsEveryBlock(t *testing.T) {
	have := map[string]bool{}
	for _, b := range every().Parts[0].Blocks {
		have[reflect.TypeOf(b).Name()] = true
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
			t.Errorf("the sample has no %s", m[1])
		}
	}
}

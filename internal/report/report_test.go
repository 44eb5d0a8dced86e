package report_test

import (
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/internal/report"
	"waymark/internal/value"
)

var audiences = []record.Audience{record.Young, record.Meeting, record.Guest, record.Doctor, record.FileCopy, record.Staff}

func build(t *testing.T, kind string, r report.Request) report.Document {
	t.Helper()
	d, err := report.Build(kind, r)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// texts calls back for every string of a value, with the block it stands in.
func texts(v any, do func(in, s string)) { walk(reflect.ValueOf(v), "", do) }

func walk(v reflect.Value, in string, do func(in, s string)) {
	switch v.Kind() {
	case reflect.String:
		if v.Type() == reflect.TypeFor[string]() {
			do(in, v.String())
		}
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			walk(v.Elem(), in, do)
		}
	case reflect.Slice:
		for i := range v.Len() {
			walk(v.Index(i), in, do)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			walk(v.Field(i), v.Type().Name()+"."+v.Type().Field(i).Name, do)
		}
	}
}

func allText(d report.Document) string {
	var out strings.Builder
	texts(d, func(in, s string) {
		if in != "Document.LeftOut" {
			out.WriteString(s + "\n")
		}
	})
	return out.String()
}

func titles(d report.Document) []string {
	var out []string
	for _, p := range d.Parts {
		out = append(out, p.Title)
	}
	return out
}

// headings are the H2 of a part and of its columns, in reading order.
func headings(blocks []report.Block) []string {
	var out []string
	for _, b := range blocks {
		switch b := b.(type) {
		case report.Heading:
			out = append(out, b.Text)
		case report.Own:
			if b.Label != "" {
				out = append(out, b.Label)
			}
		case report.Columns:
			out = append(out, headings(b.Left)...)
			out = append(out, headings(b.Right)...)
		case report.Emergency:
			out = append(out, b.Title)
		case report.Para:
			if b.Lead != "" {
				out = append(out, b.Lead)
			}
		case report.Pairs:
			for _, r := range b.Rows {
				if r.State == report.NotAsked {
					out = append(out, r.Label)
				}
			}
		}
	}
	return out
}

func TestReviewPackOrder(t *testing.T) {
	d := build(t, report.ReviewPack, request(record.Meeting))
	want := []string{"My plan on a page", "Since the last review", "Last time’s actions", "Part by part", "My skills", "My savings", "In touch", "Who was asked, and who agreed"}
	if got := titles(d); !slices.Equal(got, want) {
		t.Fatalf("parts are %q", got)
	}
	first := []string{"What matters to me", "Going well", "Hard right now", "What we said last time", "What happens next", "I want to talk about", "I want there:", "I want to run it",
		"How I feel about each part, 1 to 5", "If I need someone"}
	if got := headings(d.Parts[0].Blocks); !slices.Equal(got, first) {
		t.Fatalf("page 1 says %q", got)
	}
	if d.Parts[0].Aside[1].Text != "Tuesday 8 December 2026, 4pm, at home" {
		t.Fatalf("the review is %q", d.Parts[0].Aside[1].Text)
	}
	if got := d.Foot.Left(); got != "For Amara and the people at the review. Made 24 November 2026. Pack 7, check KX4T." {
		t.Fatalf("foot: %q", got)
	}
}

func TestWithoutLastReview(t *testing.T) {
	r := request(record.Meeting)
	r.Since, r.Before, r.File.Reviews = "", nil, nil
	d := build(t, report.ReviewPack, r)
	if slices.Contains(titles(d), "Since the last review") {
		t.Fatal("it tells changes since a review that never was")
	}
	if slices.Contains(titles(d), "Last time’s actions") || !slices.Contains(titles(d), "To talk about") {
		t.Fatalf("parts are %q", titles(d))
	}
	boxes := 0
	for _, p := range d.Parts {
		for _, b := range p.Blocks {
			if box, ok := b.(report.Box); ok && box.Band {
				boxes++
				if box.Note != "" {
					t.Fatalf("%s is marked %q", box.Name(), box.Note)
				}
			}
		}
	}
	if boxes != 8 {
		t.Fatalf("%d parts are boxes; all 8 with anything in them should be", boxes)
	}
}

func TestChangedAndTheSame(t *testing.T) {
	d := build(t, report.ReviewPack, request(record.Meeting))
	text := allText(d)
	for _, want := range []string{"The same as in June", "a bit worried", "4 in June", "on track", "Needs work", "was due 10 November"} {
		if !strings.Contains(text, want) {
			t.Errorf("nowhere %q", want)
		}
	}
	var groups []string
	for _, b := range d.Parts[1].Blocks {
		t, _ := b.(report.Table)
		for _, r := range t.Rows {
			if r.Group {
				groups = append(groups, r.Cells[0].Text)
			}
		}
	}
	if !slices.Equal(groups, []string{"Moved on", "Got harder", "Past its day", "New", "Changed", "No longer needed"}) {
		t.Fatalf("groups are %q", groups)
	}
}

func TestLastActions(t *testing.T) {
	d := build(t, report.ReviewPack, request(record.Meeting))
	text := allText(d)
	for _, want := range []string{"1 done", "1 part done", "1 not done: get a bus pass (the photo was too old)", "Money: Amara felt 3 in June and 2 now.", "Say where my savings are held: Amara said 2, Sian said 4."} {
		if !strings.Contains(text, want) {
			t.Errorf("nowhere %q", want)
		}
	}
}

// Paper gets old: it says days, and never how far away they are.
func TestNothingRelative(t *testing.T) {
	bad := regexp.MustCompile(`(?i)\boverdue\b|\bin \d+ (day|week|month)s?\b|\b\d+ (day|week|month)s? (ago|late|left|overdue)\b|\byesterday\b|\btomorrow\b|\btoday\b`)
	words := regexp.MustCompile(`(?i)\bplacements?\b|\bLAC\b|\brefused\b|\bsiblings?\b|\bnon-compliant\b`) // the strategy's own words stand in the adviser's copy
	for _, k := range report.Kinds() {
		for _, a := range report.Readers(k.Code) {
			r := request(a)
			r.File.Actions[0].By = "2026-01-04"
			texts(build(t, k.Code, r), func(in, s string) {
				if m := bad.FindString(s); m != "" {
					t.Errorf("%s for %s: %q in %q", k.Code, a, m, s)
				}
				s = strings.ReplaceAll(s, "Care Planning, Placement and Case Review", "") // a law has the name it has
				if m := words.FindString(s); m != "" && a != record.Staff {
					t.Errorf("%s for %s: %q in %q", k.Code, a, m, s)
				}
			})
		}
	}
}

func TestGuestCopyKeepsPeopleAndHealthOut(t *testing.T) {
	for _, k := range report.Kinds() {
		if !slices.Contains(report.Readers(k.Code), record.Guest) {
			continue
		}
		r := request(record.Guest)
		r.File.Parts[0].HowMet = "Sian Probert’s sister drives; Dele rings 07700 900 411."
		d := build(t, k.Code, r)
		text := allText(d)
		for _, canary := range []string{"Sian", "Probert", "Ruth", "Okafor", "Dele", "Adeyemi", "Bisi", "Tobi", "Anita", "Joan Pryce", "07700 900 318", "07700 900 204", "FEELINGS-CANARY", "SEXUAL-CANARY", "SUBSTANCE-CANARY",
			"PRIVATE-CANARY", "SDQ-CANARY", "SAID-NOTE", "AGREED-NOTE", "9992746157", "999 274 6157", "Orchard Row", "I want it in writing."} {
			if strings.Contains(text, canary) {
				t.Errorf("%s: a guest’s copy says %q", k.Code, canary)
			}
		}
		whole := k.Code == report.BlankForm || k.Code == report.SkillsCertificate || k.Code == report.SkillsChecklist // nothing in them is for some only
		if len(d.LeftOut) == 0 && !whole || !slices.Equal(d.LeftOut, report.LeftOut(k.Code, r)) {
			t.Errorf("%s: what is left out is not told", k.Code)
		}
	}
	text := allText(build(t, report.ReviewPack, request(record.Guest)))
	for _, want := range []string{"[foster carer]", "[family]"} {
		if !strings.Contains(text, want) {
			t.Errorf("a guest’s pack has no %q", want)
		}
	}
	for _, not := range []string{"My health", "Asthma check", "474.68"} {
		if strings.Contains(text, not) {
			t.Errorf("a guest’s pack says %q", not)
		}
	}
	r := request(record.Guest)
	r.Show = map[string]bool{"part:9": true, "savings": true}
	if text = allText(build(t, report.ReviewPack, r)); !strings.Contains(text, "My health") || !strings.Contains(text, "474.68") {
		t.Error("what was ticked in did not come in")
	}
}

func TestShortNames(t *testing.T) {
	for full, want := range map[string]string{"Dele Adeyemi": "Dele", "Auntie Bisi": "Auntie Bisi", "The Marsh family": "The Marsh family", "Key worker Dele": "Key worker Dele", "Dr Ann Lowe": "Dr Ann Lowe", "Ẹniọlá Adé": "Ẹniọlá"} {
		r := request(record.Young)
		r.File.Add(&care.Connection{Meta: meta(), Name: full, Role: "other"})
		r.File.Actions[0].Who, r.File.Actions[0].State, r.File.Actions[0].By = full, "not_started", "2026-11-25"
		d := build(t, report.ReviewPack, r)
		found := ""
		for _, b := range d.Parts[0].Blocks {
			if table, ok := b.(report.Table); ok {
				for _, row := range table.Rows {
					if row.Cells[0].Text == r.File.Actions[0].What {
						found = row.Cells[1].Text
					}
				}
			}
		}
		if found != want {
			t.Errorf("%q is %q", full, found)
		}
	}
}

// Two names in one field are two people.
func TestTwoCarers(t *testing.T) {
	r := request(record.Guest)
	r.File.Homes[0].With = "Sian and Rob Probert"
	r.File.Parts[0].HowMet = "Rob cooks on Sundays, Sian on Mondays."
	r.File.Parts[1].HowMet = "Sian Probert drives."
	if text := allText(build(t, report.ReviewPack, r)); strings.Contains(text, "Rob") || strings.Contains(text, "the foster carer the") || strings.Contains(text, "Sian") {
		t.Error("a guest reads the carers’ names")
	}
	r.Audience = record.Young
	if text := allText(build(t, report.ReviewPack, r)); !strings.Contains(text, "Rob cooks on Sundays, Sian on Mondays.") {
		t.Error("the young person’s copy lost a name")
	}
}

func TestNotToBeTold(t *testing.T) {
	hidden := []string{"Orchard Row", "Leominster", "01632 960777", "Ruth", "Okafor", "Sian", "Dele", "07700 900 204", "01632 960112", "Lady Hawkins"}
	make := func(a record.Audience, forWhom string) report.Document {
		r := request(a)
		r.ForWhom = forWhom
		r.File.Person.NotToBeTold = "Kelly Bello, Dean Marsh"
		r.File.Parts[0].HowMet = "She catches the bus from Leominster to Lady Hawkins School with Ruth."
		r.File.Add(&care.Connection{Meta: meta(), Name: "Mrs Tudor", Role: "teacher", Organisation: "Lady Hawkins School"})
		return build(t, report.ReviewPack, r)
	}
	for _, c := range []struct {
		audience record.Audience
		forWhom  string
		hide     bool
	}{{record.Guest, "", true}, {record.Guest, "Kelly", true}, {record.Guest, "Auntie Bisi", false}, {record.Meeting, "Dean Marsh", true}, {record.Meeting, "", false}, {record.Staff, "", false}} {
		d := make(c.audience, c.forWhom)
		text := allText(d)
		for _, h := range hidden[:3] {
			if strings.Contains(text, h) && c.hide {
				t.Errorf("%s %q: %q is told", c.audience, c.forWhom, h)
			}
		}
		if c.hide {
			for _, h := range hidden {
				if strings.Contains(text, h) {
					t.Errorf("%s %q: %q is told", c.audience, c.forWhom, h)
				}
			}
		}
		said := slices.ContainsFunc(d.LeftOut, func(s string) bool { return strings.HasPrefix(s, "Address, phone") })
		if said != c.hide {
			t.Errorf("%s %q: left out %q", c.audience, c.forWhom, d.LeftOut)
		}
	}
	r := request(record.Meeting)
	r.File.Connections = append(r.File.Connections, &care.Connection{Meta: meta(), Name: "Kelly Bello", Role: "parent", NotToBeTold: value.Yes})
	r.File.Reviews[0].Invited += "\nKelly Bello"
	if text := allText(build(t, report.ReviewPack, r)); strings.Contains(text, "Ruth") || strings.Contains(text, "07700") {
		t.Error("somebody invited is not to be told, and the meeting’s pack tells them")
	}
}

// Whoever is not to be told where somebody lives reads how often there was contact, and no day of it.
func TestNotToBeToldWhen(t *testing.T) {
	for _, kind := range []string{report.ContactLog, report.ReviewPack} {
		r := request(record.Guest)
		r.File.Person.NotToBeTold = "Dean Marsh"
		d := build(t, kind, r)
		for _, p := range d.Parts {
			if p.Title != "In touch" {
				continue
			}
			var out strings.Builder
			texts(p.Blocks, func(in, s string) { out.WriteString(s + "\n") })
			if !strings.Contains(out.String(), "We talked") || strings.Contains(out.String(), "Nov") || strings.Contains(out.String(), "Drop-in") {
				t.Errorf("%s: %s", kind, out.String())
			}
		}
		if !slices.ContainsFunc(d.LeftOut, func(s string) bool { return strings.HasPrefix(s, "The days of contacts") }) {
			t.Errorf("%s: left out %q", kind, d.LeftOut)
		}
	}
}

// A role that stands for a name begins a sentence with a capital letter.
func TestRolesBeginSentences(t *testing.T) {
	r := request(record.Guest)
	r.File.LastHeld(today).Decisions = "It was agreed. Ruth Okafor rings the college."
	if text := allText(build(t, report.ReviewPack, r)); !strings.Contains(text, "It was agreed. The adviser rings the college.") {
		t.Error("a role begins a sentence in lower case")
	}
}

func TestStaffCopy(t *testing.T) {
	d := build(t, report.ReviewPack, request(record.Staff))
	text := allText(d)
	for _, want := range []string{"A working copy; the council holds the record.", "Checks against the regulations", "What we said we would do", "Priority 8"} {
		if !strings.Contains(text, want) {
			t.Errorf("the adviser’s copy has no %q", want)
		}
	}
	for _, a := range []record.Audience{record.Young, record.Meeting, record.Guest, record.Doctor} {
		text := allText(build(t, report.ReviewPack, request(a)))
		for _, not := range []string{"Checks against the regulations", "Priority 8", "SAID-NOTE"} {
			if strings.Contains(text, not) {
				t.Errorf("the copy for %s says %q", a, not)
			}
		}
	}
}

func TestContactLog(t *testing.T) {
	text := allText(build(t, report.ContactLog, request(record.Staff)))
	for _, want := range []string{"November 2026", "Tried: phone call", "SAID-NOTE", "AGREED-NOTE", "Help with the bus pass form", "was due 20 November", "I want it in writing.", "Ruth wrote down what Amara said"} {
		if !strings.Contains(text, want) {
			t.Errorf("the adviser’s log has no %q", want)
		}
	}
	for _, a := range []record.Audience{record.Young, record.Meeting, record.FileCopy, record.Doctor} {
		if text := allText(build(t, report.ContactLog, request(a))); strings.Contains(text, "SAID-NOTE") || strings.Contains(text, "I want it in writing.") {
			t.Errorf("the log for %s has notes", a)
		}
		r := request(a)
		r.Show = map[string]bool{"notes": true}
		text := allText(build(t, report.ContactLog, r))
		if may := a == record.Young || a == record.FileCopy; strings.Contains(text, "SAID-NOTE") != may {
			t.Errorf("notes ticked in for %s: %v", a, !may)
		}
	}
}

// An empty file prints questions and lines, and claims nothing.
func TestEmptyFile(t *testing.T) {
	for _, k := range report.Kinds() {
		for _, a := range report.Readers(k.Code) {
			d := build(t, k.Code, report.Request{File: &care.File{Person: &care.Person{FirstName: "Sam"}}, Today: today, Audience: a})
			if len(d.Parts) == 0 || d.Parts[0].Title == "" {
				t.Errorf("%s for %s: no first page", k.Code, a)
			}
		}
	}
	if _, err := report.Build(report.ReviewPack, report.Request{Today: today}); err == nil {
		t.Error("a pack about nobody")
	}
	if _, err := report.Build("panel", request(record.Young)); err == nil {
		t.Error("a kind that is none")
	}
}

func TestFoot(t *testing.T) {
	for forWhom, want := range map[string]string{"Amara Bello and Sian Probert": "For Amara and Sian.", "for Amara’s college": "For Amara’s college.", "Kelly Bello": "For Kelly."} {
		r := request(record.Meeting)
		r.ForWhom, r.Number, r.Check = forWhom, "", ""
		got := build(t, report.ContactLog, r).Foot.Left()
		if got = strings.TrimSuffix(got, " Made 24 November 2026."); !strings.EqualFold(got, want) {
			t.Errorf("%q gives %q", forWhom, got)
		}
	}
}

func TestFileName(t *testing.T) {
	for _, c := range [][4]string{{"review-pack", "2026-12-08", "pdf", "review-pack-2026-12-08.pdf"}, {"../Amara", "", "html", "amara.html"}, {"", "", "", "print-out"}} {
		if got := report.FileName(c[0], value.Date(c[1]), c[2]); got != c[3] {
			t.Errorf("%q", got)
		}
	}
}

func TestRecoverySheet(t *testing.T) {
	const key = "AGE-SECRET-KEY-1TQZGAL2UM0YQRFUJPKSYYS2U5WSS3HG4PNZFPJAE7EMD5VT8VLEVY62MCL"
	d := report.RecoverySheet(key, "2026-09-04", "Ruth Okafor")
	text := allText(d)
	if !strings.Contains(text, "Ruth’s records, set up on 4 September 2026") || strings.Contains(text, "Okafor") {
		t.Error("whose records they are")
	}
	n := 0
	for _, b := range d.Parts[0].Blocks {
		if k, ok := b.(report.KeyBoxes); ok {
			n = len(k.Groups)
			if k.Prefix+strings.Join(k.Groups, "") != key {
				t.Error("the boxes do not hold the key")
			}
		}
	}
	if n != 15 {
		t.Errorf("%d boxes", n)
	}
}

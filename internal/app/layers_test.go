package app_test

import (
	"bytes"
	"encoding/hex"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"waymark/internal/app"
	"waymark/internal/care"
	"waymark/internal/caretest"
	"waymark/internal/record"
)

// A name that was removed is in no layer of the file: not in what is drawn, what is read aloud, bookmarks, title or any stream, in no
// encoding that a PDF knows. The same search finds a name that was kept, so that it is known to look in the right places.
func TestRemovedNameIsInNoLayer(t *testing.T) {
	for _, tool := range []string{"qpdf", "pdftotext", "pdfinfo"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skip(tool + " is not installed")
		}
	}
	d := newDesk(t)
	d.save(&care.Connection{Meta: d.of(d.amara), Name: "Zebediah Yarrow", Role: "friend"}, &care.Connection{Meta: d.of(d.amara), Name: "Xanthe Voss", Role: "friend"},
		&care.PlanPart{Meta: d.of(d.amara), Part: "6", WorkingWell: "Zebediah and Xanthe come round on Fridays.", HowMet: "ZEBEDIAH YARROW’s mum drives.", By: "Ruth", On: caretest.Today},
		&care.OwnWords{Meta: d.of(d.amara), About: "matters", Text: "Being with Zebediah, and with Xanthe.", How: "said", WrittenBy: "Ruth Okafor", On: caretest.Today},
		&care.OwnWords{Meta: d.of(d.amara), About: "want_there", Text: "Zebediah Yarrow and Xanthe", How: "said", WrittenBy: "Ruth Okafor", On: caretest.Today},
		&care.Action{Meta: d.of(d.amara), Part: "6", What: "Ask Zebediah and Xanthe to tea", Who: "Zebediah Yarrow, Xanthe Voss", By: "2026-12-18", State: "not_started"},
		&care.Review{Meta: d.of(d.amara), Kind: "pathway", State: "booked", Booked: "2026-12-08", Invited: "Zebediah Yarrow\nXanthe Voss", Place: "At Zebediah and Xanthe’s"})
	for _, kind := range d.PrintKinds() {
		audience := record.Meeting
		if readers := d.PrintReaders(kind.Code); !slices.ContainsFunc(readers, func(o record.Option) bool { return o.Code == string(audience) }) {
			audience = record.Audience(readers[0].Code)
		}
		for _, format := range []string{"pdf", "html", "txt"} {
			for _, large := range []bool{false, true} {
				if large && format != "pdf" {
					continue
				}
				t.Run(fmt.Sprintf("%s-%s-large-%v", kind.Code, format, large), func(t *testing.T) {
					p, err := d.Print(ctx, app.PrintRequest{Kind: kind.Code, PersonID: d.amara.ID, Audience: audience, ForWhom: "Zebediah and Xanthe", Purpose: "Zebediah Yarrow and Xanthe Voss asked", Format: format, Large: large,
						Names: map[string]string{"Zebediah Yarrow": "remove"}})
					if err != nil {
						t.Fatal(err)
					}
					layers := map[string][]byte{"file": p.Bytes}
					if format == "pdf" {
						path := filepath.Join(t.TempDir(), "p.pdf")
						must(t, os.WriteFile(path, p.Bytes, 0o600))
						layers["streams"] = out(t, "qpdf", "--qdf", "--object-streams=disable", path, "-")
						layers["text"] = out(t, "pdftotext", "-layout", path, "-")
						layers["read aloud"] = out(t, "pdfinfo", "-struct-text", path)
						layers["title"] = out(t, "pdfinfo", "-meta", path)
					}
					kept := 0
					for layer, b := range layers {
						for _, name := range []string{"Zebediah", "ZEBEDIAH", "Yarrow", "YARROW"} {
							if how := holds(b, name); how != "" {
								t.Errorf("the %s still holds %q as %s", layer, name, how)
							}
						}
						if holds(b, "Xanthe") != "" {
							kept++
						}
					}
					if audience == record.Meeting && (format == "pdf" && kept < 3 || kept < 1) { // the foot names who it is for
						t.Errorf("only %d layers hold the name that was kept: the search does not see", kept)
					}
				})
			}
		}
	}
}

// A pack opened with poppler is read in the order of its pages, in the text of the page and in what is read aloud.
func TestPackIsReadInOrder(t *testing.T) {
	if _, err := exec.LookPath("pdfinfo"); err != nil {
		t.Skip("pdfinfo is not installed")
	}
	d := newDesk(t)
	said := func(about, text string) record.Record {
		return &care.OwnWords{Meta: d.of(d.amara), About: about, Text: text, How: "said", WrittenBy: "Ruth Okafor", On: caretest.Today}
	}
	d.save(said("matters", "Staying near the river."), said("going_well", "The choir sings."), said("hard_now", "The bus fares."), said("talk_about", "Driving lessons."), said("part_8", "My own budget."),
		&care.PlanPart{Meta: d.of(d.amara), Part: "8", WorkingWell: "Pays the phone bill.", HowMet: "A budget together.", IfWrong: "The food parcel.", By: "Ruth", On: caretest.Today},
		&care.Action{Meta: d.of(d.amara), Part: "8", What: "Open the account", Who: "Ruth", By: "2026-12-18", State: "not_started"})
	p, err := d.Print(ctx, app.PrintRequest{Kind: "review-pack", PersonID: d.amara.ID, Audience: record.Staff, ForWhom: "Ruth"})
	must(t, err)
	path := filepath.Join(t.TempDir(), "p.pdf")
	must(t, os.WriteFile(path, p.Bytes, 0o600))
	for how, text := range map[string][]byte{"read aloud": out(t, "pdfinfo", "-struct-text", path), "text": out(t, "pdftotext", "-raw", path, "-")} {
		text = bytes.Join(bytes.Fields(text), []byte(" ")) // a heading may run over two lines
		at := 0
		for _, want := range []string{"My plan on a page", "Staying near the river.", "Going well", "The choir sings.", "Hard right now", "The bus fares.", "What happens next", "Open the account", "I want to talk about", "Driving lessons.",
			"How I feel about each part", "If I need someone", "Part by part", "My own budget.", "Pays the phone bill.", "A budget together.", "Open the account", "The food parcel.", "My skills", "My savings", "In touch",
			"Who was asked, and who agreed", "Checks against the regulations"} {
			i := bytes.Index(text[at:], []byte(want))
			if i < 0 {
				t.Fatalf("%s: %q does not come after what stands before it:\n%s", how, want, text[at:min(len(text), at+1500)])
			}
			at += i + len(want)
		}
	}
}

func out(t *testing.T, name string, args ...string) []byte {
	t.Helper()
	b, err := exec.Command(name, args...).Output()
	if err != nil && name != "qpdf" { // qpdf warns with a status
		t.Fatalf("%s: %v", name, err)
	}
	if len(b) == 0 {
		t.Fatalf("%s gives nothing", name)
	}
	return b
}

// holds says in which encoding a word stands in bytes, "" when in none.
func holds(b []byte, word string) string {
	var wide, glyphs []byte
	for _, u := range utf16.Encode([]rune(word)) {
		wide = append(wide, byte(u>>8), byte(u))
		glyphs = append(glyphs, []byte(fmt.Sprintf("\\%03o%s", u>>8, string(rune(u))))...)
	}
	for how, pattern := range map[string][]byte{"plain letters": []byte(word), "two bytes a letter": wide, "escaped": glyphs} {
		if bytes.Contains(b, pattern) {
			return how
		}
	}
	text := strings.ToLower(string(b))
	for how, pattern := range map[string]string{"hexadecimal": hex.EncodeToString([]byte(word)), "hexadecimal, two bytes": hex.EncodeToString(wide)} {
		if strings.Contains(text, pattern) {
			return how
		}
	}
	return ""
}

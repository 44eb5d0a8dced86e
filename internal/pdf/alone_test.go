package pdf

import (
	"bytes"
	"fmt"
	"image/png"
	"strings"
	"testing"

	"waymark/internal/report"
)

// The lines to sign on at the end of a short chapter take the chapter with them to the next page, wherever the one before it ends.
func TestSignaturesDoNotStandAlone(t *testing.T) {
	followed := 0
	for n := 18; n <= 40; n += 2 {
		doc := sample()
		text := report.Part{Title: "What was found"}
		for i := range n {
			text.Blocks = append(text.Blocks, report.P(fmt.Sprintf("Line %d.", i)))
		}
		doc.Parts = []report.Part{text, {Title: "Copies and who signed", Same: true, Blocks: []report.Block{
			report.Table{Columns: []report.Column{{Title: "Given to"}, {Title: "On"}}, Rows: []report.Row{report.Cells("Amara", "9 November")}},
			report.Signatures{Items: []report.Signature{{Name: "Amara"}, {Role: "adviser", Name: "Ruth Okafor"}, {Role: "manager"}}}}}}
		pages := strings.Split(strings.TrimRight(tool(t, "pdftotext", write(t, fmt.Sprint("alone-", n), must(t, doc)), "-"), "\f"), "\f")
		last := pages[len(pages)-1]
		if !strings.Contains(last, "Signature of the adviser, Ruth Okafor") || !strings.Contains(last, "Copies and who signed") {
			t.Errorf("%d lines: the last of %d pages is %q", n, len(pages), last)
		}
		if strings.Contains(last, "Line ") {
			followed++
		}
	}
	if followed == 0 {
		t.Error("the chapter never follows on the page before")
	}
}

// The service's picture stands on the first page that is not the young person's own, and on none where all are.
func TestLogoStaysOffTheirOwnPage(t *testing.T) {
	var picture bytes.Buffer
	if err := png.Encode(&picture, sign(400, 200)); err != nil {
		t.Fatal(err)
	}
	doc := sample()
	doc.Logo = &report.Logo{Picture: picture.Bytes(), Alt: "Marlshire 16+ Team"}
	doc.Parts[0].Own = true
	path := write(t, "logo-own", must(t, doc))
	for page, want := range map[string]bool{"1": false, "2": true, "3": false} {
		list := tool(t, "pdfimages", "-list", "-f", page, "-l", page, path)
		if got := strings.Contains(list, "image"); got != want {
			t.Errorf("page %s has a picture: %v\n%s", page, got, list)
		}
	}
	doc.Parts = doc.Parts[:1]
	if bytes.Contains(must(t, doc), []byte("/Subtype /Image")) {
		t.Error("a copy that is all the young person's own has the picture")
	}
}

package exchange

import (
	"bytes"
	"encoding/csv"
	"strings"
	"testing"

	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/internal/value"
)

const today = value.Date("2026-11-24")

// Texts that a spreadsheet program would run, and texts that only look like it, come back as they were and stand guarded in between.
func TestFormulaGuard(t *testing.T) {
	for _, text := range []string{"=1+1", "+447700900123", "-5", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "\x00=1", "＝1", "＋1", "－1", "＠x", "'=1", "''=1", "'", "''", "'quoted'", "plain", "1=1", " =1", "",
		`=HYPERLINK("http://example.invalid";"x")`, "=cmd|' /C calc'!A0", "a,b\n\"c\""} {
		c := &care.Contact{Said: text}
		rows, err := csv.NewReader(bytes.NewReader(WriteCSV(care.ContactSpec, []record.Record{c}))).ReadAll()
		if err != nil || len(rows) != 2 || len(rows[0]) != len(rows[1]) {
			t.Fatalf("%q: %d rows, %v", text, len(rows), err)
		}
		cell := ""
		for i, h := range rows[0] {
			if h == "said" {
				cell = rows[1][i]
			}
		}
		if cell != "" && strings.ContainsRune(formulaStarts, []rune(cell)[0]) {
			t.Errorf("%q stands in the file as %q, which a spreadsheet runs", text, cell)
		}
		if back := Unguard(Guard(text)); back != text {
			t.Errorf("%q came back as %q", text, back)
		}
	}
}

package exchange

import (
	"bytes"
	"encoding/csv"

	"waymark/internal/report"
)

// GridsCSV is the figures of a print-out as a spreadsheet file: one grid after the other, each under its name, with an empty line between. What is
// hidden in the print-out is hidden here, and no spreadsheet program takes a cell for a formula.
func GridsCSV(grids []report.Grid) []byte {
	var b bytes.Buffer
	b.WriteString("\xef\xbb\xbf") // so that spreadsheet programs read the letters right
	w := csv.NewWriter(&b)
	row := func(cells []string) {
		out := make([]string, len(cells))
		for i, c := range cells {
			out[i] = Guard(c)
		}
		_ = w.Write(out) // a buffer takes everything
	}
	for i, g := range grids {
		if len(grids) > 1 {
			if i > 0 {
				row([]string{""})
			}
			row([]string{g.Name})
		}
		row(g.Head)
		for _, r := range g.Rows {
			row(r)
		}
	}
	w.Flush()
	return b.Bytes()
}

package exchange

import (
	"bytes"
	"encoding/csv"

	"waymark/internal/catalogue"
	"waymark/internal/rules"
)

// WriteReturn is the keeping-in-touch return as the council's system takes it in: the columns of SSDA903's care-leaver items, a day as DD/MM/YYYY, the
// lines in the order they come in. A number of the council that a spreadsheet would run as a formula is guarded.
func WriteReturn(lines []*rules.ReturnLine) []byte {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	w.UseCRLF = true
	_ = w.Write([]string{"CHILD", "DOB", "IN_TOUCH", "ACTIV", "ACCOM"}) // a buffer takes everything
	for _, l := range lines {
		a := l.Answer
		_ = w.Write([]string{Guard(l.Person.CouncilNumber), rules.Slashed(l.Person.Born), a.InTouch, a.Activity, rules.Accom(a)})
	}
	w.Flush()
	return b.Bytes()
}

// WriteAnnexA is the inspectors' list of care leavers with its heads. Whatever a spreadsheet would run as a formula is guarded.
func WriteAnnexA(rows []*rules.AnnexRow) []byte {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	w.UseCRLF = true
	var head []string
	for _, c := range catalogue.AnnexColumns() {
		head = append(head, c.Name)
	}
	_ = w.Write(head)
	for _, r := range rows {
		var cells []string
		for _, c := range r.Cells {
			cells = append(cells, Guard(c))
		}
		_ = w.Write(cells)
	}
	w.Flush()
	return b.Bytes()
}

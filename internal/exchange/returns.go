package exchange

import (
	"bytes"
	"encoding/csv"

	"waymark/internal/rules"
	"waymark/internal/value"
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
		_ = w.Write([]string{Guard(l.Person.CouncilNumber), slashed(l.Person.Born), a.InTouch, a.Activity, rules.Accom(a)})
	}
	w.Flush()
	return b.Bytes()
}

func slashed(d value.Date) string {
	if len(d) != 10 {
		return ""
	}
	return string(d[8:10] + "/" + d[5:7] + "/" + d[0:4])
}

package care

import (
	"fmt"
	"strings"

	"waymark/internal/record"
	"waymark/internal/value"
	"waymark/internal/words"
)

// ImportMap remembers how the columns of a spreadsheet were read, for the next file with the same columns. It is about nobody: names are not kept in it.
type ImportMap struct {
	record.Meta
	Kind, Heads, Map string
	Used             value.Date
}

// ImportMapSpec describes ImportMap.
var ImportMapSpec = &record.Spec{
	Kind: "import_map", One: "way of reading a spreadsheet", Many: "How spreadsheets are read", New: recordOf[ImportMap](), Shared: true, Day: "used_day", Order: "used_day DESC, n DESC",
	Help: "Which column is which field, kept for the next file with the same columns.",
	Line: func(r record.Record) string {
		m := r.(*ImportMap)
		return join("Spreadsheet read as "+strings.ReplaceAll(m.Kind, "_", " "), m.Used.Long())
	},
	Fields: []*record.Field{
		record.TextField("rows_are", "What the rows are", func(m *ImportMap) *string { return &m.Kind }).Required().Plainly(),
		record.NoteField("heads", "Names of the columns", func(m *ImportMap) *string { return &m.Heads }).Required().Plainly(),
		record.NoteField("columns", "How they are read", func(m *ImportMap) *string { return &m.Map }).Required().Plainly().Max(256 << 10),
		record.DateField("used_day", "Last used", func(m *ImportMap) *value.Date { return &m.Used }).NotAhead().Required(),
	},
}

// ImportRun is one import that was made: it lets the same file, or the same row in another file, be known again. Undo takes it back with what it brought.
type ImportRun struct {
	record.Meta
	Kind, File, Digest, Keys string
	On                       value.Date
	Added, Changed, Left     int
}

// RowKey is how many letters of Keys stand for one row.
const RowKey = 8

// ImportRunSpec describes ImportRun.
var ImportRunSpec = &record.Spec{
	Kind: "import_run", One: "import", Many: "Imports", New: recordOf[ImportRun](), Shared: true, Day: "on_day", Order: "on_day DESC, n DESC",
	Help: "Files that were imported, so that the same file twice adds nothing.",
	Line: func(r record.Record) string {
		m := r.(*ImportRun)
		line := words.Count(m.Added, "row", "rows") + " added"
		if m.Changed > 0 {
			line += fmt.Sprintf(", %d brought up to date", m.Changed)
		}
		return join(m.File, line, m.On.Long())
	},
	Fields: []*record.Field{
		record.TextField("rows_are", "What the rows are", func(m *ImportRun) *string { return &m.Kind }).Required().Plainly(),
		record.TextField("file", "File", func(m *ImportRun) *string { return &m.File }).Plainly(),
		record.DateField("on_day", "Day", func(m *ImportRun) *value.Date { return &m.On }).NotAhead().Required(),
		record.IntField("added", "Rows added", func(m *ImportRun) *int { return &m.Added }),
		record.IntField("changed", "Records brought up to date", func(m *ImportRun) *int { return &m.Changed }),
		record.IntField("left_out", "Rows left out", func(m *ImportRun) *int { return &m.Left }),
		record.TextField("digest", "Digest of the file", func(m *ImportRun) *string { return &m.Digest }).Required().Plainly().More(),
		record.NoteField("row_keys", "Rows it brought", func(m *ImportRun) *string { return &m.Keys }).Plainly().More().Max(100_000 * RowKey),
	},
}

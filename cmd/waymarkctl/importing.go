package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"waymark/internal/app"
	"waymark/internal/fault"
	"waymark/internal/record"
	saying "waymark/internal/words"
)

// importing are the options of import alone.
type importing struct {
	as, days, sheet, likes string
	columns, means, who    words
	leaveOut               bool
}

// importSheet reads a spreadsheet of anybody's as records of one type. A dry run says for every row what it would do.
func importSheet(c *call) error {
	o := &c.importing
	file, err := c.arg(0, "the file to import")
	if err != nil {
		return err
	}
	data, err := os.ReadFile(file)
	if err != nil {
		return fault.Wrap(fault.Invalid, "The file "+file+" cannot be read.", err)
	}
	sheet, err := c.a.ReadSheet(c.ctx, filepath.Base(file), data, o.sheet)
	if err != nil {
		return err
	}
	kind := o.as
	if kind == "" {
		kind = c.kind
	}
	if kind == "" {
		say := "Say what the rows are: --as KIND."
		if k := app.ImportKind(sheet); k != "" {
			say += " They look like --as " + k + "."
		}
		return fault.New(fault.Invalid, say)
	}
	m, known, err := c.a.ProposeImport(c.ctx, sheet, kind)
	if err != nil {
		return err
	}
	if err := o.settle(sheet, &m, c.args[1:]); err != nil {
		return err
	}
	imp, err := c.a.CheckImport(c.ctx, sheet, m, c.person, func(float64) {})
	if err != nil {
		return err
	}
	if err := o.choose(imp); err != nil {
		return err
	}
	c.noticed(imp, known)
	if c.dryRun {
		return c.showImport(imp)
	}
	if imp.Days != "" {
		return fault.New(fault.Invalid, fmt.Sprintf("\"%s\" could be read two ways. Say which: --days dmy (the day first) or --days mdy (the month first).", imp.Days))
	}
	if bad := imp.Bad(); len(bad) > 0 && !o.leaveOut {
		return bad
	}
	add, change, left, _ := imp.Count()
	if add+change == 0 {
		fmt.Fprintf(c.out, "0 added. %s left out.\n", saying.Count(left, "row", "rows"))
		return nil
	}
	run, err := c.a.ApplyImport(c.ctx, imp, func(float64) {})
	if err != nil {
		return err
	}
	fmt.Fprintf(c.out, "%d added.", run.Added)
	if run.Changed > 0 {
		fmt.Fprintf(c.out, " %d brought up to date.", run.Changed)
	}
	if run.Left > 0 {
		fmt.Fprintf(c.out, " %s left out.", saying.Count(run.Left, "row", "rows"))
	}
	fmt.Fprintln(c.out)
	return nil
}

// settle puts what was said on the command line over what is proposed.
func (o *importing) settle(sheet *app.Sheet, m *app.ImportMapping, fixed []string) error {
	pair := func(option, text string) (string, string, error) {
		i := strings.LastIndex(text, "=")
		if i < 1 {
			return "", "", fault.New(fault.Invalid, fmt.Sprintf("%s %q is not of the form %s LEFT=RIGHT.", option, text, option))
		}
		return strings.TrimSpace(text[:i]), strings.TrimSpace(text[i+1:]), nil
	}
	for _, text := range o.columns {
		head, key, err := pair("--map", text)
		if err != nil {
			return err
		}
		found := ""
		for _, h := range sheet.Head {
			if strings.EqualFold(h, head) && h != "" {
				found = h
			}
		}
		if found == "" {
			return fault.New(fault.Invalid, fmt.Sprintf("There is no column %q. The columns are %s.", head, strings.Join(sheet.Head, ", ")))
		}
		for h, was := range m.Columns {
			if was == key && key != "" {
				m.Columns[h] = "" // what was proposed for it gives way
			}
		}
		m.Columns[found] = key
	}
	for _, text := range o.means {
		left, code, err := pair("--word", text)
		if err != nil {
			return err
		}
		key, word, ok := strings.Cut(left, ":")
		if !ok {
			return fault.New(fault.Invalid, fmt.Sprintf("--word %q is not of the form --word FIELD:WORD=CODE.", text))
		}
		m.Mean(key, word, code)
	}
	for _, text := range o.who {
		name, id, err := pair("--who", text)
		if err != nil {
			return err
		}
		m.Name(name, id)
	}
	for _, text := range fixed {
		key, v, ok := strings.Cut(text, "=")
		if !ok {
			return fault.New(fault.Invalid, fmt.Sprintf("%q is not key=value: what is the same for every row.", text))
		}
		if m.Fixed == nil {
			m.Fixed = map[string]string{}
		}
		m.Fixed[key] = v
	}
	switch o.days {
	case "":
	case "dmy", "mdy":
		m.Days = o.days
	default:
		return fault.New(fault.Invalid, "--days is dmy (the day first) or mdy (the month first).")
	}
	return nil
}

// choose says what becomes of rows that look like a record that is here.
func (o *importing) choose(imp *app.Import) error {
	switch o.likes {
	case "", "skip", "add", "change":
	default:
		return fault.New(fault.Invalid, "--likes is skip, add or change: what becomes of rows that look like a record that is here.")
	}
	for _, l := range imp.Lines {
		if !l.Can() || l.Take || o.likes == "" || o.likes == "skip" {
			continue
		}
		if o.likes == "change" && l.Old != "" && !imp.Spec.Ledger {
			l.Does, l.Take = app.ImportChange, true
		}
		if o.likes == "add" {
			l.Does, l.Take = app.ImportAdd, true
		}
	}
	return nil
}

// noticed tells on standard error how the file is read.
func (c *call) noticed(imp *app.Import, known bool) {
	say := func(format string, args ...any) { fmt.Fprintf(c.err, format+"\n", args...) }
	for _, n := range imp.Sheet.Notes {
		say("%s", n)
	}
	if known {
		say("The columns are read as they were the last time.")
	}
	if len(imp.LeftOut) > 0 {
		say("Not read: %s.", strings.Join(imp.LeftOut, ", "))
	}
	if imp.Before != nil {
		say("This file came in on %s.", imp.Before.On.Long())
	}
	for _, w := range imp.Meant {
		f := imp.Spec.Field(w.Key)
		say("%s: \"%s\" is read as \"%s\".", f.Label, w.Word, imp.Meaning(w))
	}
	for _, w := range imp.Words {
		var codes []string
		for _, o := range app.ImportChoices(imp.Spec.Field(w.Key)) {
			codes = append(codes, o.Code)
		}
		say("%s: \"%s\" in %s. Say what it means: --word \"%s:%s=CODE\", one of %s, or - for no answer.", imp.Spec.Field(w.Key).Label, w.Word, saying.Count(w.Count, "row", "rows"), w.Key, w.Word, strings.Join(codes, ", "))
	}
	for _, n := range imp.Names {
		var ids []string
		for _, p := range n.Fits {
			ids = append(ids, p.ID+" ("+p.Name()+", born "+p.Born.Short()+")")
		}
		fits := ""
		if len(ids) > 0 {
			fits = " Perhaps " + strings.Join(ids, " or ") + "."
		}
		say("Young person: \"%s\" in %s. Say who it is: --who \"%s=ID\", or - to leave the rows out.%s", n.Name, saying.Count(n.Count, "row", "rows"), n.Name, fits)
	}
	for _, key := range imp.Missing {
		f := imp.Spec.Field(key)
		say("No column is read as \"%s\". Give it with --map \"COLUMN=%s\", or for every row with %s=VALUE.", f.Label, key, key)
	}
}

// showImport is what every row would do.
func (c *call) showImport(imp *app.Import) error {
	out := make([]map[string]any, 0, len(imp.Lines))
	for _, l := range imp.Lines {
		problems := []string{}
		for _, p := range l.Problems {
			problems = append(problems, record.Problems{p}.Sentence())
		}
		out = append(out, map[string]any{"line": l.Line, "does": l.Does, "taken": l.Take, "why": l.Why, "problems": problems, "who": l.Who, "like_id": l.Old,
			"words": imp.Spec.LineOf(l.Rec), "record": app.Object(l.Rec)})
	}
	err := c.show(out, func(o map[string]any) string {
		what := "left out"
		if o["taken"] == true {
			what = map[string]string{app.ImportAdd: "added", app.ImportChange: "brought up to date"}[o["does"].(string)]
		}
		line := fmt.Sprintf("Line %d: %s", o["line"], what)
		for _, text := range append([]string{o["who"].(string), o["words"].(string), o["why"].(string)}, o["problems"].([]string)...) {
			if text != "" {
				line += "; " + text
			}
		}
		return line
	})
	add, change, left, _ := imp.Count()
	if !c.json && err == nil {
		fmt.Fprintf(c.out, "%d would be added", add)
		if change > 0 {
			fmt.Fprintf(c.out, ", %d brought up to date", change)
		}
		if left > 0 {
			fmt.Fprintf(c.out, ", %d left out", left)
		}
		fmt.Fprintln(c.out, ". Nothing was changed.")
	}
	return err
}

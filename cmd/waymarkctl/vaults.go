package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"waymark/internal/app"
	"waymark/internal/care"
	"waymark/internal/fault"
	"waymark/internal/record"
	"waymark/internal/value"
)

func verify(c *call) error {
	rep, lines, err := c.a.Verify(c.ctx)
	if err != nil {
		return err
	}
	rows := int64(0)
	for _, n := range rep.Tables {
		rows += n
	}
	return c.show([]map[string]any{{"rows": rows, "tables": rep.Tables, "documents": rep.Documents, "frames": rep.Frames, "generation": rep.Generation, "history": lines}},
		func(o map[string]any) string {
			return fmt.Sprintf("Whole: %d rows, %d documents, %d changes since the image, %d lines of history.", rows, rep.Documents, rep.Frames, lines)
		})
}

func backup(c *call) error {
	var b app.BackupInfo
	var err error
	if c.to != "" {
		if s, e := os.Stat(c.to); e != nil || !s.IsDir() {
			return fault.New(fault.NotFound, "There is no such folder: "+c.to+". Is the stick in?")
		}
		b, err = c.a.CopyOut(c.ctx, c.to, "")
	} else {
		b, err = c.a.Backup(c.ctx)
	}
	if err != nil {
		return err
	}
	return c.show(backupObjects([]app.BackupInfo{b}), backupLine)
}

func backups(c *call) error {
	list, err := c.a.Backups(c.ctx)
	if err != nil {
		return err
	}
	return c.show(backupObjects(list), backupLine)
}

func backupObjects(list []app.BackupInfo) []map[string]any {
	var out []map[string]any
	for _, b := range list {
		out = append(out, map[string]any{"name": b.Name, "path": b.Path, "made": b.Made.UTC().Format(time.RFC3339), "documents": b.Documents, "size": b.Size})
	}
	return out
}

func backupLine(o map[string]any) string {
	return fmt.Sprintf("%s  %v bytes  %s", o["made"], o["size"], o["path"])
}

func restore(c *call) error {
	b, err := c.arg(0, "the backup's folder")
	if err != nil {
		return err
	}
	if err := c.a.Restore(c.ctx, c.vault, b); err != nil {
		return err
	}
	fmt.Fprintln(c.out, "Restored. The records that stood there before are kept beside them.")
	return nil
}

func trial(c *call) error {
	b, err := c.arg(0, "the backup's folder")
	if err != nil {
		return err
	}
	pass, err := c.passphrase()
	if err != nil {
		return err
	}
	rep, err := c.a.TrialRestore(c.ctx, b, pass)
	if err != nil {
		return err
	}
	rows := int64(0)
	for _, n := range rep.Tables {
		rows += n
	}
	return c.show([]map[string]any{{"id": b, "rows": rows, "tables": rep.Tables, "documents": rep.Documents}}, func(map[string]any) string {
		return fmt.Sprintf("It opens: %d rows, %d documents. Nothing was written.", rows, rep.Documents)
	})
}

func passwd(c *call) error {
	next, err := c.secret(c.newPass, "", "New passphrase: ")
	if err != nil {
		return err
	}
	if err := c.a.ChangePassphrase(c.ctx, c.given, next); err != nil {
		return err
	}
	fmt.Fprintln(c.err, "Changed. Backups and copies made before still open with the old passphrase.")
	return nil
}

func recovery(c *call) error {
	key, err := c.a.NewRecoveryKey(c.ctx)
	if err != nil {
		return err
	}
	return c.showKey(key)
}

// newKeys is for when somebody may know the passphrase or the recovery key.
func newKeys(c *call) error {
	key, err := c.a.NewKeys(c.ctx, c.given)
	if err != nil {
		return err
	}
	fmt.Fprintln(c.err, "The keys are new and everything is encrypted with them. The line below is the new recovery key; the old sheet opens these records no more.\n"+
		"Backups and copies made before still open with the old keys: make a new copy, and destroy the old ones. Change the passphrase too: waymarkctl passwd.")
	return c.showKey(key)
}

// showKey prints a recovery key before anything can fail, for it is kept nowhere else, and then its sheet.
func (c *call) showKey(key string) error {
	fmt.Fprintln(c.out, key)
	if c.dir == "" {
		return nil
	}
	sheet, err := c.a.RecoverySheet(c.ctx, key)
	if err != nil {
		return err
	}
	path, err := filepath.Abs(filepath.Join(c.dir, c.a.RecoverySheetName()))
	if err != nil {
		return fault.Wrap(fault.Invalid, "The folder "+c.dir+" cannot be written to.", err)
	}
	if path, err = c.writeFile(path, sheet); err != nil {
		return err
	}
	return c.a.SheetSaved(c.ctx, path)
}

func closeRecord(c *call) error {
	id, err := c.arg(0, "the id of a young person")
	if err != nil {
		return err
	}
	var reasons []string
	for _, o := range care.CloseReasons {
		if o.Code != "merged" {
			reasons = append(reasons, o.Code)
		}
	}
	if !slices.Contains(reasons, c.reason) {
		return fault.New(fault.Invalid, "Say why the record is closed: --reason "+strings.Join(reasons, ", ")+".")
	}
	on := c.a.Today()
	if c.onDay != "" {
		if on = value.Date(c.onDay); !on.Valid() || on > c.a.Today() {
			return fault.New(fault.Invalid, "--on-day takes today or an earlier day as YYYY-MM-DD.")
		}
	}
	return c.a.ClosePerson(c.ctx, id, c.reason, on)
}

func reopen(c *call) error {
	id, err := c.arg(0, "the id of a young person")
	if err != nil {
		return err
	}
	return c.a.ReopenPerson(c.ctx, id)
}

func identity(c *call) error {
	id, err := c.a.Identity()
	if err != nil {
		return err
	}
	fmt.Fprintln(c.err, "Whoever has this line can read the records without a passphrase. Keep it out of files.")
	fmt.Fprintln(c.out, id)
	return nil
}

type reader struct{ code, words string }

// audiences are the readers a copy can be made for, with what it then leaves out. What one copy leaves out stands in its record, too.
var audiences = []reader{
	{"young", "their own copy: without notes of contacts and private health"},
	{"meeting", "the people at the review: without the adviser's notes"},
	{"guest", "parents and visitors: without other people's names, phone numbers, address, health and savings"},
	{"doctor", "a doctor or nurse: without other people's names and savings"},
	{"filecopy", "the council's file: a working copy, without private health"},
	{"staff", "the adviser's own use: with notes and checks"},
}

// knowReader refuses a print-out that does not say who will read it: the copies differ in what they leave out.
func (c *call) knowReader() error {
	if !slices.ContainsFunc(audiences, func(a reader) bool { return a.code == c.audience }) {
		text := "Say whose copy it is: --audience"
		for _, a := range audiences {
			text += fmt.Sprintf("\n  %-9s %s", a.code, a.words)
		}
		return fault.New(fault.Invalid, text)
	}
	if c.forWhom == "" && c.audience == string(record.Young) {
		c.forWhom = "the young person"
	}
	if strings.TrimSpace(c.forWhom) == "" {
		return fault.New(fault.Invalid, "Name who will receive it: --for \"Auntie Bisi\".")
	}
	return nil
}

// usualReader is whom a print-out is most often made for, when nobody said.
func (c *call) usualReader(kind string) {
	if readers := c.a.PrintReaders(kind); c.audience == "" && len(readers) > 0 {
		c.audience = readers[0].Code
	}
}

// oneOf is the codes of a list in words.
func oneOf(options []record.Option) string {
	out := ""
	for i, o := range options {
		switch {
		case i > 0 && i == len(options)-1:
			out += " or "
		case i > 0:
			out += ", "
		}
		out += o.Code
	}
	return out
}

// answers are the key=value of an option that may be given again.
func answers(given words, example string) (map[string]string, error) {
	out := map[string]string{}
	for _, o := range given {
		key, v, ok := strings.Cut(o, "=")
		if !ok || key == "" {
			return nil, fault.New(fault.Invalid, fmt.Sprintf("%q is not key=value. For example: %s.", o, example))
		}
		out[key] = v
	}
	return out, nil
}

// whatIsIn says what a print-out would hold and leave out, and what can be chosen, without making it.
func (c *call) whatIsIn(req app.PrintRequest) error {
	if c.person == "" && !c.a.IsWhole(req.Kind) {
		return fault.New(fault.Invalid, "Say for whom: --person ID.")
	}
	c.usualReader(req.Kind)
	req.Audience = record.Audience(c.audience)
	p, err := c.a.PreparePrint(c.ctx, req)
	if err != nil {
		return err
	}
	var out []map[string]any
	add := func(what, code, label string, in bool) {
		out = append(out, map[string]any{"what": what, "code": code, "label": label, "in": in})
	}
	if p.Needs != "" {
		add("needs", "", p.Needs, false)
	}
	for _, g := range p.Missing {
		add("not known", g.Item, g.Line(), false)
	}
	for _, s := range p.Sections {
		add("section", s.Code, s.Label, s.Taken)
	}
	for _, o := range p.Options {
		if o.Tick() {
			add("option", o.Key+"=yes", o.Label, p.Answers[o.Key] == "yes")
		}
		for _, x := range o.Choices {
			add("option", o.Key+"="+x.Code, o.Label+": "+x.Label, p.Answers[o.Key] == x.Code)
		}
	}
	for _, f := range p.Names {
		add("name", f.Name+"="+f.Choice, f.Says, f.Choice == "keep")
	}
	for _, x := range p.Private {
		add("show", x.Key, x.Label, x.Shown)
	}
	for _, l := range p.LeftOut {
		add("left out", "", l, false)
	}
	for _, l := range p.Replaced {
		add("replaced", "", l, false)
	}
	return c.show(out, func(o map[string]any) string {
		mark := " "
		if o["in"] == true {
			mark = "x"
		}
		return fmt.Sprintf("%s %-9s %-26s %s", mark, o["what"], o["code"], o["label"])
	})
}

func reportAll(c *call) error {
	kind, err := c.arg(0, "the print-out: "+oneOf(slices.Concat(c.a.PrintKinds(), c.a.WholeKinds())))
	if err != nil {
		return err
	}
	options, err := answers(c.asked, "--option shape=booklet")
	if err != nil {
		return err
	}
	names, err := answers(c.names, "--other \"Bisi Ade=remove\"")
	if err != nil {
		return err
	}
	for _, v := range names {
		if !slices.ContainsFunc(c.a.NameChoices(), func(o record.Option) bool { return o.Code == v }) {
			return fault.New(fault.Invalid, "A name is kept, replaced by a role, or removed: --other NAME="+oneOf(c.a.NameChoices())+".")
		}
	}
	req := app.PrintRequest{Kind: kind, PersonID: c.person, ForWhom: c.forWhom, Purpose: c.purpose, Format: c.format, Large: c.large, Sections: c.sections, Options: options, Names: names, Show: map[string]bool{}}
	for _, key := range c.shows {
		req.Show[key] = true
	}
	if c.dryRun {
		return c.whatIsIn(req)
	}
	whole := c.a.IsWhole(kind)
	switch {
	case whole && (c.person != "" || c.all):
		return fault.New(fault.Invalid, "This print-out is about the whole service and names nobody: leave out --person and --all.")
	case whole && c.dir == "":
		return fault.New(fault.Invalid, "Say where to: --out DIR.")
	case !whole && (c.dir == "" || (c.person == "") == !c.all):
		return fault.New(fault.Invalid, "Say for whom and where to: --person ID or --all, and --out DIR.")
	}
	if whole {
		c.usualReader(kind)
	}
	if err := c.knowReader(); err != nil {
		return err
	}
	password := ""
	if c.passwordFile != "" {
		p, err := firstLine(c.passwordFile)
		if err != nil {
			return err
		}
		password = string(p)
	}
	if err := os.MkdirAll(c.dir, 0o700); err != nil { // before anything is recorded as printed
		return fault.Wrap(fault.NotSaved, "The folder "+c.dir+" cannot be made.", err)
	}
	ids := []string{c.person}
	if c.all {
		ids = nil
		people, err := c.a.People(c.ctx)
		if err != nil {
			return err
		}
		for _, p := range people {
			if p.Open() {
				ids = append(ids, p.ID)
			}
		}
	}
	var out []map[string]any
	for i, id := range ids {
		req.PersonID, req.Audience, req.ForWhom, req.Password = id, record.Audience(c.audience), c.forWhom, password
		p, err := c.a.Print(c.ctx, req)
		if err != nil {
			return err
		}
		name := p.FileName
		if c.all { // many files in one folder: numbered, never named after a person
			name = fmt.Sprintf("%02d-%s", i+1, name)
		}
		path, err := filepath.Abs(filepath.Join(c.dir, name))
		if err != nil {
			return err
		}
		if path, err = c.writeFile(path, p.Bytes); err != nil {
			return err
		}
		if err := c.a.Saved(c.ctx, p.Paper, path); err != nil {
			return err
		}
		o := app.Object(p.Paper.Record())
		o["path"], o["replaced"] = path, p.Replaced
		out = append(out, o)
	}
	return c.show(out, func(o map[string]any) string { return fmt.Sprint(o["path"]) })
}

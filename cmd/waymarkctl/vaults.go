package main

import (
	"fmt"
	"os"
	"path/filepath"
	"time"

	"waymark/internal/app"
	"waymark/internal/care"
	"waymark/internal/fault"
	"waymark/internal/record"
	"waymark/internal/rules"
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
	old, err := c.passphrase()
	if err != nil {
		return err
	}
	next, err := c.secret(c.newPass, "", "New passphrase: ")
	if err != nil {
		return err
	}
	if err := c.a.ChangePassphrase(c.ctx, old, next); err != nil {
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
	fmt.Fprintln(c.out, key) // before anything can fail: it is kept nowhere else
	if c.dir == "" {
		return nil
	}
	sheet, err := c.a.RecoverySheet(c.ctx, key)
	if err != nil {
		return err
	}
	return writeFile(filepath.Join(c.dir, c.a.RecoverySheetName()), sheet)
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

func due(c *call) error {
	list, err := c.a.Dues(c.ctx, c.person)
	if err != nil {
		return err
	}
	today := c.a.Today()
	var out []map[string]any
	for _, d := range list {
		out = append(out, map[string]any{"id": d.Rule, "rule": d.Rule, "person_id": d.PersonID, "person": d.Person, "thing": d.Thing, "day": string(d.Day), "state": string(d.State), "kind": d.Kind,
			"often": d.Often, "fact": d.Fact, "booked": d.Booked, "missing": d.Missing, "source": d.Source, "check": d.Check, "record_kind": d.RecordKind, "record_id": d.RecordID, "when": d.When(today)})
	}
	return c.show(out, func(o map[string]any) string {
		return fmt.Sprintf("%-10s  %s: %s, %s. %s %s [%s]", o["day"], o["person"], o["thing"], o["when"], o["often"], o["fact"], o["source"])
	})
}

func status(c *call) error {
	f, err := c.a.File(c.ctx, c.person)
	if err != nil {
		return err
	}
	code, reasons := rules.SuggestStatus(f, c.a.Today())
	o := map[string]any{"id": c.person, "suggested": code, "label": care.StatusSpec.Field("status").LabelOf(code)}
	var texts []string
	for _, r := range reasons {
		texts = append(texts, r.Text)
	}
	o["reasons"] = texts
	return c.show([]map[string]any{o}, func(map[string]any) string {
		s := fmt.Sprintf("Suggested: %s", o["label"])
		for _, t := range texts {
			s += "\n  " + t
		}
		return s
	})
}

func reportAll(c *call) error {
	kind, err := c.arg(0, "the print-out: review-pack, health-passport, savings-statement or contact-log")
	if err != nil {
		return err
	}
	if c.dir == "" || (c.person == "") == !c.all {
		return fault.New(fault.Invalid, "Say for whom and where to: --person ID or --all, and --out DIR.")
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
		forWhom := c.forWhom
		if forWhom == "" {
			forWhom = "the young person"
		}
		p, err := c.a.Print(c.ctx, app.PrintRequest{Kind: kind, PersonID: id, Audience: record.Audience(c.audience), ForWhom: forWhom, Purpose: c.purpose, Format: c.format, Large: c.large, Password: password})
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
		if err := writeFile(path, p.Bytes); err != nil {
			return err
		}
		if err := c.a.Saved(c.ctx, p.Paper, path); err != nil {
			return err
		}
		o := app.Object(p.Paper)
		o["path"], o["replaced"] = path, p.Replaced
		out = append(out, o)
	}
	return c.show(out, func(o map[string]any) string { return fmt.Sprint(o["path"]) })
}

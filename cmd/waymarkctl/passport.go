package main

import (
	"fmt"
	"os"
	"path/filepath"

	"waymark/internal/fault"
)

// missing prints what a health passport does not say yet.
func missing(c *call) error {
	if c.person == "" {
		return fault.New(fault.Invalid, "Say whose passport: --person ID.")
	}
	gaps, err := c.a.Missing(c.ctx, c.person)
	if err != nil {
		return err
	}
	if len(gaps) == 0 && !c.json {
		fmt.Fprintln(c.out, "Every question of the passport is answered.")
	}
	var out []map[string]any
	for _, g := range gaps {
		answer := string(g.Answer)
		if answer == "" {
			answer = "not_asked"
		}
		out = append(out, map[string]any{"block": g.Block, "item": g.Item, "what": g.What, "answer": answer, "ask": g.Ask, "record_id": g.RecordID, "line": g.Line()})
	}
	return c.show(out, func(o map[string]any) string { return o["line"].(string) })
}

// passportList writes the questions to fill in away from the computer.
func passportList(c *call) error {
	if c.person == "" || c.dir == "" {
		return fault.New(fault.Invalid, "Say whose list and where to: --person ID --out FILE.csv.")
	}
	data, err := c.a.PassportList(c.ctx, c.person)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(c.dir), 0o700); err != nil {
		return fault.Wrap(fault.NotSaved, "The folder "+filepath.Dir(c.dir)+" cannot be made.", err)
	}
	if err := os.WriteFile(c.dir, data, 0o600); err != nil {
		return fault.Wrap(fault.NotSaved, "The file "+c.dir+" cannot be written.", err)
	}
	fmt.Fprintln(c.err, "The list holds no name and no answers. Filled in, it is private: erase the file when it is read back.")
	return nil
}

// passportRead reads a filled list back; a dry run says what would change.
func passportRead(c *call) error {
	if c.person == "" {
		return fault.New(fault.Invalid, "Say whose list it is: --person ID. The file holds no name.")
	}
	file, err := c.arg(0, "the filled list")
	if err != nil {
		return err
	}
	data, err := os.ReadFile(file)
	if err != nil {
		return fault.Wrap(fault.Invalid, "The file "+file+" cannot be read.", err)
	}
	if !c.dryRun {
		n, err := c.a.TakePassportList(c.ctx, c.person, data)
		if err != nil {
			return err
		}
		fmt.Fprintf(c.out, "%d kept.\n", n)
		return nil
	}
	changes, err := c.a.ReadPassportList(c.ctx, c.person, data)
	if err != nil {
		return err
	}
	n := 0
	for _, x := range changes {
		switch {
		case x.Same:
			fmt.Fprintf(c.out, "line %d: %s: %s (the same already)\n", x.Line, x.What, x.After)
			continue
		case x.Before != "":
			fmt.Fprintf(c.out, "line %d: %s: %s, now %s\n", x.Line, x.What, x.After, x.Before)
		default:
			fmt.Fprintf(c.out, "line %d: %s: %s\n", x.Line, x.What, x.After)
		}
		n++
	}
	fmt.Fprintf(c.out, "%d would be kept. Nothing was changed.\n", n)
	return nil
}

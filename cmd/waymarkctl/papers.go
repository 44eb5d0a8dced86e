package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"waymark/internal/app"
	"waymark/internal/care"
	"waymark/internal/fault"
)

// readPaper reads a file, but no more of it than can be kept and one byte, so that a huge one is refused without being held.
func readPaper(name string) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, fault.Wrap(fault.Invalid, "The file "+name+" cannot be read.", err)
	}
	data, err := io.ReadAll(io.LimitReader(f, 10<<20+1))
	if err = errors.Join(err, f.Close()); err != nil {
		return nil, fault.Wrap(fault.Invalid, "The file "+name+" cannot be read.", err)
	}
	return data, nil
}

func attach(c *call) error {
	name, err := c.arg(0, "the file")
	if err != nil {
		return err
	}
	if c.person == "" || strings.TrimSpace(c.title) == "" {
		return fault.New(fault.Invalid, "Say whose it is and what it is: --person ID --title \"College letter\".")
	}
	data, err := readPaper(name)
	if err != nil {
		return err
	}
	t, err := c.a.AddAttachment(c.ctx, c.person, c.title, data)
	if err != nil {
		return err
	}
	if c.json {
		return c.show([]map[string]any{app.Object(t)}, nil)
	}
	fmt.Fprintln(c.out, t.ID)
	return nil
}

func attachments(c *call) error {
	list, err := c.a.List(c.ctx, care.AttachmentSpec.Kind, app.Filter{Person: c.person})
	if err != nil {
		return err
	}
	return c.show(objects(list), func(o map[string]any) string {
		return fmt.Sprintf("%s  %s  %-15s  %s", o["id"], o["on_day"], o["media_type"], o["title"])
	})
}

func attachment(c *call) error {
	id, err := c.arg(0, "the id of a paper, from waymarkctl attachments")
	if err != nil {
		return err
	}
	if c.dir == "" || strings.TrimSpace(c.forWhom) == "" {
		return fault.New(fault.Invalid, "Say where to and for whom: --out FILE --for WHO.")
	}
	path, err := filepath.Abs(c.dir)
	if err != nil {
		return fault.Wrap(fault.Invalid, "The file "+c.dir+" cannot be written.", err)
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil { // before anything is recorded as given away
		return fault.Wrap(fault.NotSaved, "The folder "+filepath.Dir(path)+" cannot be made.", err)
	}
	p, err := c.a.ExportAttachment(c.ctx, id, c.forWhom)
	if err != nil {
		return err
	}
	if path, err = c.writeFile(path, p.Bytes); err != nil {
		return err
	}
	return c.a.Saved(c.ctx, p.Paper, path)
}

package main

import (
	"bytes"
	"fmt"
	"image"
	_ "image/jpeg" // a logo is one of both
	_ "image/png"

	"waymark/internal/fault"
)

// logo sets, takes away or describes the service's picture for print.
func logo(c *call) error {
	switch {
	case c.remove && len(c.args) > 0:
		return fault.New(fault.Invalid, "Give a file to put a logo in, or --remove to take it away, not both.")
	case c.remove:
		if err := c.a.RemoveLogo(c.ctx); err != nil {
			return err
		}
	case len(c.args) > 0:
		data, err := readPaper(c.args[0])
		if err != nil {
			return err
		}
		if err := c.a.SetLogo(c.ctx, data); err != nil {
			return err
		}
	}
	data, err := c.a.Logo(c.ctx)
	if err != nil {
		return err
	}
	about := map[string]any{"logo": len(data) > 0}
	if len(data) > 0 {
		p, kind, err := image.DecodeConfig(bytes.NewReader(data))
		if err != nil {
			return fault.Wrap(fault.Damaged, "The logo cannot be read. Choose the picture again.", err)
		}
		about["kind"], about["width"], about["height"], about["bytes"] = kind, p.Width, p.Height, len(data)
	}
	return c.show([]map[string]any{about}, func(o map[string]any) string {
		if o["logo"] == false {
			return "No logo."
		}
		return fmt.Sprintf("%v, %v by %v pixels", o["kind"], o["width"], o["height"])
	})
}

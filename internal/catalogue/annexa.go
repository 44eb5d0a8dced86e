package catalogue

import (
	"fmt"
	"slices"
)

// AnnexColumn is a column of the inspectors' list of care leavers (Ofsted, Annex A, list 9).
type AnnexColumn struct {
	ID    string     `toml:"id"`
	Name  string     `toml:"name"`  // as it stands at the head of the list
	Must  bool       `toml:"must"`  // it may not be left blank
	Words [][]string `toml:"words"` // a code of ours and what the list says for it
}

// Word is what the list says for a code of ours, "" when the column then stays blank.
func (c AnnexColumn) Word(code string) string {
	for _, w := range c.Words {
		if w[0] == code {
			return w[1]
		}
	}
	return ""
}

type annexFile struct {
	About  About         `toml:"about"`
	Column []AnnexColumn `toml:"column"`
}

var annex = file[annexFile]("annexa")

func (f *annexFile) settle() error {
	if err := f.About.problem(); err != nil {
		return err
	}
	ids := unique{}
	for _, c := range f.Column {
		if err := ids.add(c.ID); err != nil {
			return err
		}
		if c.Name == "" {
			return fmt.Errorf("%s has no name", c.ID)
		}
		codes := unique{}
		for _, w := range c.Words {
			if len(w) != 2 || w[1] == "" {
				return fmt.Errorf("%s: a code without words", c.ID)
			}
			if err := codes.add(w[0]); err != nil {
				return fmt.Errorf("%s: %w", c.ID, err)
			}
		}
	}
	return nil
}

// AnnexColumns are the columns of the inspectors' list, in their order.
func AnnexColumns() []AnnexColumn { return slices.Clone(annex().Column) }

// AnnexAbout is where they come from.
func AnnexAbout() About { return annex().About }

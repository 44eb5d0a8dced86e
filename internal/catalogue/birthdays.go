package catalogue

import (
	"fmt"
	"slices"
)

// Birthday is something that starts or stops at an age. The months are counted from birth; 0 is none.
type Birthday struct {
	ID     string   `toml:"id"`
	What   string   `toml:"what"`
	Starts int      `toml:"starts"`
	Stops  int      `toml:"stops"`
	For    []string `toml:"for"` // leaver, qualifying, care
	If     string   `toml:"if"`
	Origin
}

type birthdayFile struct {
	About    About      `toml:"about"`
	Birthday []Birthday `toml:"birthday"`
}

var birthdays = file[birthdayFile]("birthdays")

func (f *birthdayFile) settle() error {
	if err := f.About.problem(); err != nil {
		return err
	}
	ids := unique{}
	for i := range f.Birthday {
		b := &f.Birthday[i]
		if err := ids.add(b.ID); err != nil {
			return err
		}
		f.About.fill(&b.Origin)
		if err := originProblem(b.Origin); err != nil {
			return fmt.Errorf("%s: %w", b.ID, err)
		}
		switch {
		case b.What == "" || len(b.For) == 0 || b.Starts == 0 && b.Stops == 0:
			return fmt.Errorf("%s: what, for whom or when is missing", b.ID)
		case b.Stops != 0 && b.Stops <= b.Starts:
			return fmt.Errorf("%s stops before it starts", b.ID)
		case slices.ContainsFunc([]int{b.Starts, b.Stops}, func(n int) bool { return n != 0 && (n < 189 || n > 300) }):
			return fmt.Errorf("%s lies outside 15 and three quarters and 25", b.ID)
		}
		for _, who := range b.For {
			if who != "leaver" && who != "qualifying" && who != "care" {
				return fmt.Errorf("%s is for %q", b.ID, who)
			}
		}
	}
	return nil
}

// Birthdays are what starts and stops between 15 and three quarters and 25, in the order of the file.
func Birthdays() []Birthday { return slices.Clone(birthdays().Birthday) }

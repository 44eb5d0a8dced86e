package catalogue

import (
	"fmt"
	"maps"
	"slices"

	"waymark/internal/value"
)

// Language is the passport's fixed labels in another language. It prints only when a named reviewer has signed it.
type Language struct {
	Code     string            `toml:"code"`
	Name     string            `toml:"name"`
	Own      string            `toml:"own"`
	Reviewer string            `toml:"reviewer"`
	Signed   value.Date        `toml:"signed"`
	Labels   map[string]string `toml:"labels"`
}

// IsSigned reports whether somebody who is named has checked it.
func (l Language) IsSigned() bool { return l.Reviewer != "" && l.Signed != "" }

type languageFile struct {
	About    About      `toml:"about"`
	Labels   []string   `toml:"labels"`
	Language []Language `toml:"language"`
}

var languages = file[languageFile]("languages")

func (f *languageFile) settle() error {
	if err := f.About.problem(); err != nil {
		return err
	}
	codes := unique{}
	for _, l := range f.Language {
		if err := codes.add(l.Code); err != nil {
			return err
		}
		if l.Name == "" || l.Own == "" {
			return fmt.Errorf("%s: no name", l.Code)
		}
		if (l.Reviewer == "") != (l.Signed == "") {
			return fmt.Errorf("%s: a reviewer signs with name and day", l.Code)
		}
		for label, words := range l.Labels {
			if !slices.Contains(f.Labels, label) || words == "" {
				return fmt.Errorf("%s: label %q", l.Code, label)
			}
		}
		if l.IsSigned() && len(l.Labels) != len(f.Labels) {
			return fmt.Errorf("%s: signed with %d of %d labels", l.Code, len(l.Labels), len(f.Labels))
		}
	}
	return nil
}

// Languages lists all of them, signed or not.
func Languages() []Language { return slices.Clone(languages().Language) }

// SignedLanguages lists those that may be printed.
func SignedLanguages() []Language {
	return slices.DeleteFunc(Languages(), func(l Language) bool { return !l.IsSigned() })
}

// LabelsIn are the labels of a language that may be printed, by their English; none for one that nobody signed.
func LabelsIn(code string) map[string]string {
	for _, l := range SignedLanguages() {
		if l.Code == code {
			return maps.Clone(l.Labels)
		}
	}
	return nil
}

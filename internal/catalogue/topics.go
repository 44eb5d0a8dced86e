package catalogue

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Topic is what a contact was about; Key is the letter pressed at the drop-in desk.
type Topic struct {
	ID      string `toml:"id"`
	Key     string `toml:"key"`
	Name    string `toml:"name"`
	Matters []int  `toml:"matters"`
}

// Mode is how a contact took place. Desk modes are offered at once at the drop-in desk.
type Mode struct {
	ID       string `toml:"id"`
	Name     string `toml:"name"`
	Long     string `toml:"long"`
	Desk     bool   `toml:"desk"`
	InPerson bool   `toml:"in_person"`
	Visit    bool   `toml:"visit"`
}

// Venue is a place of contact; a service writes its own.
type Venue struct {
	Name    string `toml:"name"`
	Example bool   `toml:"example"`
}

type topicFile struct {
	About About   `toml:"about"`
	Topic []Topic `toml:"topic"`
	Mode  []Mode  `toml:"mode"`
	Venue []Venue `toml:"venue"`
}

var topics = file[topicFile]("topics")

func (f *topicFile) settle() error {
	if err := f.About.problem(); err != nil {
		return err
	}
	ids, keys := unique{}, unique{}
	for _, t := range f.Topic {
		if err := ids.add(t.ID); err != nil {
			return err
		}
		if err := keys.add(t.Key); err != nil {
			return err
		}
		if len(t.Key) != 1 || t.Key != strings.ToUpper(t.Key) {
			return fmt.Errorf("%s: key %q", t.ID, t.Key)
		}
	}
	modes := unique{}
	for _, m := range f.Mode {
		if err := modes.add(m.ID); err != nil {
			return err
		}
	}
	return nil
}

// Topics returns what a contact can be about, in the order of the desk.
func Topics() []Topic { return slices.Clone(topics().Topic) }

// TopicByKey finds a topic by its letter, in either case.
func TopicByKey(key string) (Topic, bool) {
	for _, t := range topics().Topic {
		if strings.EqualFold(t.Key, key) {
			return t, true
		}
	}
	return Topic{}, false
}

// Modes returns the ways of contact, those of the desk first.
func Modes() []Mode { return slices.Clone(topics().Mode) }

// Venues returns the examples of places.
func Venues() []Venue { return slices.Clone(topics().Venue) }

// Word is a pair of the plain-words table: terms not to use in text for a young person, and what to say.
type Word struct {
	Not   []string `toml:"not"`
	Say   string   `toml:"say"`
	Where string   `toml:"where"` // the only place where the pair holds; "" is everywhere
}

// Hint is a term found in a text, with what to say. At and End are bytes.
type Hint struct {
	At, End int
	Term    string
	Say     string
	Where   string
}

type wordFile struct {
	About About  `toml:"about"`
	Word  []Word `toml:"word"`
}

var words = file[wordFile]("words")

func (f *wordFile) settle() error {
	if err := f.About.problem(); err != nil {
		return err
	}
	seen := unique{}
	for _, w := range f.Word {
		if w.Say == "" {
			return fmt.Errorf("nothing to say instead")
		}
		for _, n := range w.Not {
			if err := seen.add(n); err != nil {
				return err
			}
		}
	}
	return nil
}

// Words returns the table of plain words.
func Words() []Word { return slices.Clone(words().Word) }

// Hints finds terms of the table in a text, as whole words, also in the plural, whatever their case; short forms in capitals only as they
// are. The longest term at a place counts. It only points: the text is the writer's.
func Hints(text string) []Hint {
	var out []Hint
	for _, w := range words().Word {
		for _, term := range w.Not {
			out = append(out, find(text, term, w)...)
		}
	}
	slices.SortFunc(out, func(a, b Hint) int {
		if a.At != b.At {
			return a.At - b.At
		}
		return b.End - a.End
	})
	kept := out[:0]
	end := 0
	for _, h := range out {
		if h.At >= end {
			kept = append(kept, h)
			end = h.End
		}
	}
	return kept
}

func find(text, term string, w Word) []Hint {
	var out []Hint
	exact := term == strings.ToUpper(term)
	for at := range text {
		if at > 0 && wordRune(last(text[:at])) {
			continue
		}
		end := at + len(term)
		if end > len(text) {
			break
		}
		// The terms are plain ASCII, so that a piece of equal length either is the term or is not.
		piece := text[at:end]
		if piece != term && (exact || !strings.EqualFold(piece, term)) {
			continue
		}
		if !exact && strings.HasPrefix(text[end:], "s") {
			end++
		}
		if rest := text[end:]; rest != "" && wordRune(first(rest)) {
			continue
		}
		out = append(out, Hint{At: at, End: end, Term: term, Say: w.Say, Where: w.Where})
	}
	return out
}

func wordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '-' }

func first(s string) rune { r, _ := utf8.DecodeRuneInString(s); return r }

func last(s string) rune { r, _ := utf8.DecodeLastRuneInString(s); return r }

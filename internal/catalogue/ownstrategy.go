package catalogue

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/BurntSushi/toml"

	"waymark/assets"
)

// LineProblem is one thing to mend in a file that a person wrote.
type LineProblem struct {
	Line int // from 1; 0 when it is about the whole file
	Text string
}

// String is the problem with its line: "Line 12: There is no objective "3.2"."
func (p LineProblem) String() string {
	if p.Line == 0 {
		return p.Text
	}
	return fmt.Sprintf("Line %d: %s", p.Line, p.Text)
}

// MaxStrategy is the largest file of a strategy, in bytes. Herefordshire's is 30 KB with its starting figures.
const MaxStrategy = 200 << 10

// ReadStrategy reads a council's own strategy: TOML in the format of the built-in one, one strategy with its starting figures in one file. It returns
// every problem at once, each with its line, and a strategy only when there is none.
func ReadStrategy(text string) (*Strategy, []LineProblem) {
	text = strings.TrimPrefix(text, "\ufeff")
	switch {
	case strings.TrimSpace(text) == "":
		return nil, []LineProblem{{0, "The file is empty."}}
	case len(text) > MaxStrategy:
		return nil, []LineProblem{{0, fmt.Sprintf("The file has %d KB; a strategy has %d KB at most.", len(text)>>10, MaxStrategy>>10)}}
	}
	var f strategyFile
	meta, err := toml.Decode(text, &f)
	if err != nil {
		return nil, []LineProblem{decodeProblem(err, linesOf(text))}
	}
	at := linesOf(text)
	var out []LineProblem
	for _, key := range meta.Undecoded() {
		p := LineProblem{at.unknown(key), fmt.Sprintf("%s is not a key that a strategy has.", key)}
		if !slices.Contains(out, p) {
			out = append(out, p)
		}
	}
	for _, x := range [][2]string{{"title", f.About.Title}, {"source", f.About.Source}, {"read", string(f.About.Read)}} {
		if strings.TrimSpace(x[1]) == "" {
			out = append(out, LineProblem{at.of("about", 0, ""), fmt.Sprintf("[about] has no %s: say what the paper is, where it stands and on which day it was read.", x[0])})
		}
	}
	if f.About.Mark == "" {
		f.About.Mark = Verified
	}
	if len(f.Strategy) > 1 {
		out = append(out, LineProblem{at.of("strategy", 1, ""), "A file holds one strategy. Load the other from a file of its own."})
	}
	if err := originProblem(f.About.Origin); err != nil && f.About.Read != "" {
		out = append(out, LineProblem{at.of("about", 0, "read"), "In [about]: " + err.Error() + "."})
	}
	f.fill()
	for _, p := range f.problems() {
		out = append(out, LineProblem{at.near(p.table, p.place, p.key, p.value), p.text})
	}
	if len(out) > 0 {
		slices.SortStableFunc(out, func(a, b LineProblem) int { return a.Line - b.Line })
		return nil, out
	}
	f.build()
	s := f.Strategy[0]
	s.Own = true
	return &s, nil
}

// wrongType is how the TOML reader says that a value is of another type than the key has. The line it names is not always that of the value.
var wrongType = regexp.MustCompile(`last key "(?:([a-z_]+)\.)?[^"]*?([a-z_]+)"\): incompatible types: .* destination has type (\S+)`)

// decodeProblem puts the TOML reader's message into a sentence.
func decodeProblem(err error, at *lines) LineProblem {
	var p toml.ParseError
	if errors.As(err, &p) {
		text := p.Message
		if text == "" {
			text = p.Error()
		}
		return LineProblem{p.Position.Line, "This cannot be read: " + strings.TrimSuffix(text, ".") + "."}
	}
	if m := wrongType.FindStringSubmatch(err.Error()); m != nil {
		return LineProblem{at.ofType(m[1], m[2], m[3]), fmt.Sprintf("%s cannot be read here: words and days stand in quotation marks, numbers without, lists in square brackets.", m[2])}
	}
	return LineProblem{0, "The file cannot be read: " + strings.TrimSuffix(strings.TrimPrefix(err.Error(), "toml: "), ".") + "."}
}

// lines knows where the tables and keys of a file stand.
type lines struct {
	all    []string
	tables map[string][]table
}

type table struct {
	line int
	keys map[string]int
}

var (
	tableLine = regexp.MustCompile(`^\s*\[\[?\s*([A-Za-z_]+)\s*\]\]?`)
	keyLine   = regexp.MustCompile(`^\s*([A-Za-z_]+)\s*=`)
)

func linesOf(text string) *lines {
	l := &lines{all: strings.Split(text, "\n"), tables: map[string][]table{}}
	name, long := "", false
	for i, s := range l.all {
		inside := long
		if strings.Count(s, `"""`)%2 == 1 || strings.Count(s, "'''")%2 == 1 {
			long = !long
		}
		if inside {
			continue
		}
		if m := tableLine.FindStringSubmatch(s); m != nil {
			name = m[1]
			l.tables[name] = append(l.tables[name], table{i + 1, map[string]int{}})
		} else if m := keyLine.FindStringSubmatch(s); m != nil && name != "" {
			t := l.tables[name]
			if last := t[len(t)-1]; last.keys[m[1]] == 0 {
				last.keys[m[1]] = i + 1
			}
		}
	}
	return l
}

// of is the line of a key in the table at a place, the line of the table when it has no such key, 0 when there is no such table.
func (l *lines) of(name string, place int, key string) int {
	t := l.tables[name]
	if place >= len(t) {
		return 0
	}
	if n := t[place].keys[key]; n != 0 {
		return n
	}
	return t[place].line
}

// unknown is the first line that sets a key the reader does not know. A key inside braces stands anywhere in its line.
func (l *lines) unknown(key toml.Key) int {
	last := key[len(key)-1]
	set := regexp.MustCompile(`(^|[{,\s\[])` + regexp.QuoteMeta(last) + `\s*(=|\])`)
	for i, s := range l.all {
		if set.MatchString(s) {
			return i + 1
		}
	}
	return 0
}

// near is the line of a value under a key: the first from the key's own line on, within the table, that holds the value. A list may go over several
// lines.
func (l *lines) near(name string, place int, key, value string) int {
	from := l.of(name, place, key)
	if value == "" || from == 0 {
		return from
	}
	word := regexp.MustCompile(`(^|[^A-Za-z0-9.])` + regexp.QuoteMeta(value) + `($|[^A-Za-z0-9.])`)
	for i := from; i <= len(l.all) && (i == from || !tableLine.MatchString(l.all[i-1])); i++ {
		if word.MatchString(l.all[i-1]) {
			return i
		}
	}
	return from
}

// ofType is the first line that gives a key of a table a value that does not look like the type it should have, 0 when there is none.
func (l *lines) ofType(name, key, want string) int {
	for _, t := range l.tables[name] {
		n := t.keys[key]
		if n == 0 {
			continue
		}
		_, value, _ := strings.Cut(l.all[n-1], "=")
		value = strings.TrimSpace(value)
		looks := "number"
		switch {
		case strings.HasPrefix(value, `"`), strings.HasPrefix(value, "'"):
			looks = "string"
		case strings.HasPrefix(value, "["):
			looks = "list"
		case strings.HasPrefix(value, "true"), strings.HasPrefix(value, "false"):
			looks = "bool"
		}
		wanted := "number"
		switch {
		case strings.HasPrefix(want, "string"), strings.HasSuffix(want, "Mark"), strings.HasSuffix(want, "Date"):
			wanted = "string"
		case strings.HasPrefix(want, "["), want == "slice":
			wanted = "list"
		case want == "bool":
			wanted = "bool"
		}
		if looks != wanted {
			return n
		}
	}
	return 0
}

// ExampleStrategy is the file of an invented council's strategy, with notes on the format. It numbers and aims differently from the built-in one.
func ExampleStrategy() string { return assets.ExampleStrategy }

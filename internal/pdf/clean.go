package pdf

import (
	"reflect"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
	"golang.org/x/text/unicode/runenames"

	"waymark/internal/report"
)

// Replaced is something the fonts cannot draw and what is printed instead. To is empty when nothing is: a control
// character, a mark that turns text round.
type Replaced struct {
	From, To string
}

// Clean is the text gate: whatever comes in, what goes out can be printed, and the rest of the words survives. Emoji
// become a short name in brackets, words in a script the fonts do not have become "(words in Tamil)", invisible
// characters go. Line breaks stay. What is clean stays as it is: cleaning twice changes nothing more.
func Clean(s string) (string, []Replaced) {
	if loadFonts() != nil {
		return s, nil
	}
	if plain(s) {
		return s, nil
	}
	var g gate
	rs := g.visible(s)
	rs = []rune(norm.NFC.String(string(rs)))
	for i := 0; i < len(rs); {
		i += g.take(rs[i:])
	}
	return string(g.out), g.replaced
}

// plain is the usual case: nothing to do.
func plain(s string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c != '\n' && (c < 0x20 || c > 0x7E) {
			return slowPlain(s)
		}
	}
	return true
}

func slowPlain(s string) bool {
	for _, r := range s {
		if r != '\n' && (r > 0x24F && (r < 0x2010 || r > 0x2026 || r == 0x2011) && r != '€' || !drawable(r) || unicode.Is(unicode.Cf, r)) {
			return false
		}
	}
	return utf8.ValidString(s)
}

type gate struct {
	out      []rune
	replaced []Replaced
	closed   bool // a stand-in was the last thing written
}

const unreadable = '\uFFFD'

// visible takes out what has no shape, and bytes that are no text.
func (g *gate) visible(s string) []rune {
	var out []rune
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && n == 1 {
			r = unreadable
		}
		i += n
		switch {
		case r == '\r':
			if i < len(s) && s[i] == '\n' {
				continue
			}
			r = '\n'
		case r == '\u2028', r == '\u2029', r == '\u0085', r == '\v', r == '\f':
			r = '\n'
		case r == '\t', r != '\u00A0' && r != '\u202F' && unicode.Is(unicode.Zs, r):
			r = ' '
		case r == '\u202F':
			r = '\u00A0'
		case r == '\u2011':
			r = '-'
		case r == '\u200D', r == '\uFE0F': // join emoji: their names are told below
		case r == '\u00AD', r == '\u200B', r == '\uFEFF', r == '\u2060', r >= 0xFE00 && r <= 0xFE0E:
			continue // hints for breaking lines and choosing shapes: nothing is lost
		case r != '\n' && unicode.In(r, unicode.Cc, unicode.Cf) && !(r >= 0xE0020 && r <= 0xE007F):
			if r == '\u200C' && i < len(s) && len(out) > 0 && scriptFor(out[len(out)-1]) != nil {
				if next, _ := utf8.DecodeRuneInString(s[i:]); scriptFor(next) != nil {
					break // Persian and Bengali spell with it
				}
			}
			if r != '\u200C' {
				g.note(name(r), "")
			}
			continue
		}
		out = append(out, r)
	}
	return out
}

// take writes what stands at the beginning of rs and says how much of it that was.
func (g *gate) take(rs []rune) int {
	r := rs[0]
	switch {
	case r == '\n' || drawable(r) && r != unreadable && !emojiBase(rs):
		if len(rs) > 1 && rs[1] == 0x20E3 || len(rs) > 2 && rs[1] == 0xFE0F && rs[2] == 0x20E3 { // keycap: the digit says it
			g.put(r)
			if rs[1] == 0x20E3 {
				return 2
			}
			return 3
		}
		g.put(r)
		return 1
	case scriptFor(r) != nil:
		g.put(r)
		n := 1
		for n+1 < len(rs) && joiner(rs[n]) && scriptFor(rs[n+1]) != nil {
			g.put(rs[n], rs[n+1])
			n += 2
		}
		return n
	case joiner(r), r == '\uFE0F', r >= 0xE0020 && r <= 0xE007F, r == 0x20E3, r >= 0x1F3FB && r <= 0x1F3FF:
		return 1 // left over from a sequence
	case r == unreadable:
		n := 1
		for n < len(rs) && rs[n] == unreadable {
			n++
		}
		g.stand("unreadable characters", "(?)")
		return n
	case r >= 0x1F1E6 && r <= 0x1F1FF:
		if len(rs) > 1 && rs[1] >= 0x1F1E6 && rs[1] <= 0x1F1FF {
			g.stand(string(rs[:2]), "(flag "+string([]rune{'A' + r - 0x1F1E6, 'A' + rs[1] - 0x1F1E6})+")")
			return 2
		}
		g.stand(string(r), "("+string('A'+r-0x1F1E6)+")")
		return 1
	}
	if parts := []rune(norm.NFD.String(string(r))); len(parts) > 1 && allDrawable(parts) {
		g.put(parts...)
		return 1
	}
	if n, script := scriptRun(rs); n > 0 {
		g.stand(string(rs[:n]), "(words in "+script+")")
		return n
	}
	// a sequence: skin, variation, joined further pictures
	n := 1
	for n < len(rs) {
		switch q := rs[n]; {
		case q == 0xFE0F, q == 0x20E3, q >= 0x1F3FB && q <= 0x1F3FF, q >= 0xE0020 && q <= 0xE007F:
			n++
			continue
		case q == 0x200D && n+1 < len(rs) && (rs[n+1] > 0xFFFF || !drawable(rs[n+1]) || symbolic(rs[n+1])):
			n += 2
			continue
		case q == 0x200D:
			n++
			continue
		}
		break
	}
	g.stand(string(rs[:n]), "("+name(r)+")")
	return n
}

// emojiBase tells whether a drawable character is meant as a picture: it is followed by the mark that says so.
func emojiBase(rs []rune) bool {
	return len(rs) > 1 && rs[1] == 0xFE0F && symbolic(rs[0]) && rs[0] > 0xFF
}

func symbolic(r rune) bool { return unicode.In(r, unicode.So, unicode.Sm, unicode.Sk) }

func allDrawable(rs []rune) bool {
	for _, r := range rs {
		if !drawable(r) {
			return false
		}
	}
	return true
}

// scriptRun is how much of the beginning of rs is words in one script that the fonts cannot draw.
func scriptRun(rs []rune) (int, string) {
	script := scriptOf(rs[0])
	if script == "" {
		return 0, ""
	}
	end := 0
	for i, r := range rs {
		switch {
		case scriptOf(r) == script && !drawable(r) && scriptFor(r) == nil:
			end = i + 1
		case r == ' ' || unicode.Is(unicode.Mn, r) || r == '\u200D':
		default:
			return end, script
		}
	}
	return end, script
}

// scripts in the order in which a character is looked up: those heard of in English homes first.
var scripts = []string{"Arabic", "Ethiopic", "Bengali", "Devanagari", "Gurmukhi", "Gujarati", "Tamil", "Telugu", "Kannada", "Malayalam",
	"Sinhala", "Thai", "Lao", "Tibetan", "Myanmar", "Khmer", "Georgian", "Armenian", "Hebrew", "Syriac", "Thaana", "Nko", "Han", "Hiragana", "Katakana",
	"Hangul", "Bopomofo", "Mongolian", "Cherokee", "Tifinagh", "Vai", "Adlam", "Canadian_Aboriginal"}

var scriptNames = map[string]string{"Han": "Chinese or Japanese", "Hiragana": "Japanese", "Katakana": "Japanese", "Hangul": "Korean",
	"Devanagari": "Hindi or Nepali", "Gurmukhi": "Punjabi", "Ethiopic": "Amharic or Tigrinya", "Myanmar": "Burmese", "Nko": "N’Ko",
	"Canadian_Aboriginal": "Canadian syllabics"}

func scriptOf(r rune) string {
	if r < 0x0530 || !unicode.In(r, unicode.L, unicode.M, unicode.N, unicode.P) {
		return ""
	}
	for _, s := range scripts {
		if unicode.Is(unicode.Scripts[s], r) {
			if n, ok := scriptNames[s]; ok {
				return n
			}
			return s
		}
	}
	return ""
}

// name is the short name of a character, in small letters.
func name(r rune) string {
	if s, ok := pictures[r]; ok {
		return s
	}
	n := runenames.Name(r)
	if n == "" || strings.HasPrefix(n, "<") {
		return "character " + strings.ToUpper(strconv.FormatInt(int64(r), 16))
	}
	n = strings.ToLower(n)
	if strings.HasSuffix(n, " face") || strings.HasPrefix(n, "face ") {
		n = strings.TrimPrefix(strings.TrimSuffix(n, " face"), "face ")
	}
	return n
}

func (g *gate) put(rs ...rune) {
	if g.closed && (unicode.IsLetter(rs[0]) || unicode.IsDigit(rs[0])) {
		g.out = append(g.out, ' ')
	}
	g.closed = false
	g.out = append(g.out, rs...)
}

// stand writes a stand-in, apart from the words around it.
func (g *gate) stand(from, to string) {
	if n := len(g.out); n > 0 && g.out[n-1] != ' ' && g.out[n-1] != '\n' && g.out[n-1] != '(' && g.out[n-1] != '\u00A0' {
		g.out = append(g.out, ' ')
	}
	g.out = append(g.out, []rune(to)...)
	g.closed = true
	g.note(from, to)
}

func (g *gate) note(from, to string) { g.replaced = append(g.replaced, Replaced{from, to}) }

// cleanDocument is the document with every string in it cleaned, and what was replaced, each thing once.
func cleanDocument(d report.Document) (report.Document, []Replaced) {
	if loadFonts() != nil {
		return d, nil
	}
	var all []Replaced
	seen := map[Replaced]bool{}
	out := cleanValue(reflect.ValueOf(d), func(s string) string {
		c, rs := Clean(s)
		for _, r := range rs {
			if !seen[r] {
				seen[r] = true
				all = append(all, r)
			}
		}
		return c
	})
	return out.Interface().(report.Document), all
}

// cleanValue copies a value, cleaning every string it holds. Going through the values, not through a list of fields,
// no field added to a block later can be forgotten.
func cleanValue(v reflect.Value, f func(string) string) reflect.Value {
	switch v.Kind() {
	case reflect.String:
		s := v.String()
		if c := f(s); c != s {
			return reflect.ValueOf(c).Convert(v.Type())
		}
		return v
	case reflect.Struct:
		out := reflect.New(v.Type()).Elem()
		for i := range v.NumField() {
			out.Field(i).Set(cleanValue(v.Field(i), f))
		}
		return out
	case reflect.Slice:
		if v.IsNil() || v.Type().Elem().Kind() == reflect.Uint8 { // a picture has no words
			return v
		}
		out := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		for i := range v.Len() {
			out.Index(i).Set(cleanValue(v.Index(i), f))
		}
		return out
	case reflect.Pointer:
		if v.IsNil() {
			return v
		}
		out := reflect.New(v.Type().Elem())
		out.Elem().Set(cleanValue(v.Elem(), f))
		return out
	case reflect.Interface:
		if v.IsNil() {
			return v
		}
		return cleanValue(v.Elem(), f)
	}
	return v
}

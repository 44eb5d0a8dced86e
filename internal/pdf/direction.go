package pdf

import (
	"strings"

	"github.com/go-text/typesetting/di"
)

// stretch is part of a line in one script, the stretches of a line in the order in which they stand.
type stretch struct {
	text   string
	script *script // nil: plain
}

// visual splits a line into stretches from left to right. This is the part of Unicode's bidirectional algorithm that
// words of Arabic among English, with their spaces, numbers and punctuation, have need of; marks that override
// directions do not pass Clean.
func visual(s string) []stretch {
	rs := []rune(s)
	const unset = -1
	levels := make([]int, len(rs))
	strong := func(r rune) int { // 1 to the left, 0 to the right, unset neither
		switch sc := scriptFor(r); {
		case sc != nil && sc.dir == di.DirectionRTL && !(r >= 0x0660 && r <= 0x0669 || r >= 0x06F0 && r <= 0x06F9):
			return 1
		case isLetter(r) || sc != nil && sc.dir == di.DirectionLTR:
			return 0
		}
		return unset
	}
	base := 0
	for _, r := range rs {
		if d := strong(r); d != unset {
			base = d
			break
		}
	}
	last := base
	for i, r := range rs {
		switch d := strong(r); {
		case d == 1:
			levels[i], last = 1, 1
		case d == 0:
			levels[i], last = base*2, 0
		case isDigit(r):
			levels[i] = 0
			if last == 1 || base == 1 {
				levels[i] = 2
			}
		default:
			levels[i] = unset
		}
	}
	for i := 0; i < len(levels); { // what is neutral goes with its neighbours if they agree, else with the line
		if levels[i] != unset {
			i++
			continue
		}
		j := i
		for j < len(levels) && levels[j] == unset {
			j++
		}
		l := base
		if i > 0 && j < len(levels) {
			a, b := levels[i-1], levels[j]
			switch {
			case a >= 1 && b >= 1 && base == 0, base == 1 && (a == 1 || b == 1):
				l = 1
			case a == b:
				l = a
			}
		}
		for ; i < j; i++ {
			levels[i] = l
		}
	}
	type span struct{ from, to, level int }
	var spans []span
	top := 0
	for i := range rs {
		top = max(top, levels[i])
		if n := len(spans); n > 0 && spans[n-1].level == levels[i] {
			spans[n-1].to = i + 1
		} else {
			spans = append(spans, span{i, i + 1, levels[i]})
		}
	}
	for l := top; l >= 1; l-- {
		for i := 0; i < len(spans); {
			j := i
			for j < len(spans) && spans[j].level >= l {
				j++
			}
			for a, b := i, j-1; a < b; a, b = a+1, b-1 {
				spans[a], spans[b] = spans[b], spans[a]
			}
			i = max(j, i+1)
		}
	}
	var out []stretch
	for _, sp := range spans {
		parts := byScript(rs[sp.from:sp.to])
		if sp.level%2 == 1 {
			for a, b := 0, len(parts)-1; a < b; a, b = a+1, b-1 {
				parts[a], parts[b] = parts[b], parts[a]
			}
			for i := range parts {
				if parts[i].script == nil {
					parts[i].text = mirror(parts[i].text)
				}
			}
		}
		out = append(out, parts...)
	}
	return out
}

// leftward tells whether the first letter of s belongs to a script that runs to the left.
func leftward(s string) bool {
	if !shapedIn(s) {
		return false
	}
	for _, r := range s {
		if sc := scriptFor(r); sc != nil {
			return sc.dir == di.DirectionRTL
		}
		if isLetter(r) {
			return false
		}
	}
	return false
}

func isLetter(r rune) bool {
	return r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' || r >= 0xC0 && r < 0x0600 && r != 0xD7 && r != 0xF7 || r >= 0x1E00 && r < 0x2000
}

func isDigit(r rune) bool {
	return r >= '0' && r <= '9' || r >= 0x0660 && r <= 0x0669 || r >= 0x06F0 && r <= 0x06F9
}

// byScript splits letters of one direction by the font they are drawn in.
func byScript(rs []rune) []stretch {
	var out []stretch
	var cur *script
	begin := 0
	flush := func(to int) {
		if to > begin {
			out = append(out, stretch{string(rs[begin:to]), cur})
		}
		begin = to
	}
	for i, r := range rs {
		sc := scriptFor(r)
		if sc == nil && cur != nil && (joiner(r) || cur.has[r] && shapedFollows(rs[i:], cur)) {
			sc = cur // a space or comma between two of its words
		}
		if sc != cur {
			flush(i)
			cur = sc
		}
	}
	flush(len(rs))
	return out
}

// shapedFollows tells whether the next letter that is not neutral is in the same script.
func shapedFollows(rs []rune, s *script) bool {
	for _, r := range rs {
		if sc := scriptFor(r); sc != nil {
			return sc == s
		}
		if !s.has[r] && !joiner(r) {
			return false
		}
	}
	return false
}

var mirrored = strings.NewReplacer("(", ")", ")", "(", "[", "]", "]", "[", "{", "}", "}", "{", "<", ">", ">", "<", "«", "»", "»", "«")

// mirror turns neutral characters round for a line that runs to the left.
func mirror(s string) string {
	rs := []rune(mirrored.Replace(s))
	for a, b := 0, len(rs)-1; a < b; a, b = a+1, b-1 {
		rs[a], rs[b] = rs[b], rs[a]
	}
	return string(rs)
}

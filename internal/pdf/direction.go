package pdf

import (
	"slices"
	"strings"
	"unicode"

	"github.com/go-text/typesetting/di"
	"golang.org/x/text/unicode/bidi"
)

// stretch is part of a line in one script, the stretches of a line in the order in which they stand.
type stretch struct {
	text   string
	script *script // nil: plain
	digits bool    // of a script that runs to the left, whose numbers run to the right
}

// direction is which way a paragraph runs.
type direction uint8

const (
	unsaid direction = iota
	toTheRight
	toTheLeft
)

const unset = -1

// strong is 1 for a letter that runs to the left, 0 for one that runs to the right, unset for what goes with its neighbours.
func strong(r rune) int {
	switch sc := scriptFor(r); {
	case sc != nil && sc.dir == di.DirectionRTL && !(r >= 0x0660 && r <= 0x0669 || r >= 0x06F0 && r <= 0x06F9):
		return 1
	case isLetter(r) || sc != nil && sc.dir == di.DirectionLTR:
		return 0
	}
	return unset
}

// directionOf is the direction of the first letter that has one.
func directionOf(s string) direction {
	for _, r := range s {
		switch strong(r) {
		case 1:
			return toTheLeft
		case 0:
			return toTheRight
		}
	}
	return toTheRight
}

// visual splits a line into stretches from left to right. This is the part of Unicode's bidirectional algorithm that
// words of Arabic among English, with their spaces, numbers and punctuation, have need of; marks that override
// directions do not pass Clean.
//
// way is the direction of the paragraph that the line is from: a line of Persian that happens to begin with an English word is Persian all the same.
func visual(s string, way direction) []stretch {
	rs := []rune(s)
	levels := make([]int, len(rs))
	if way == unsaid {
		way = directionOf(s)
	}
	base := 0
	if way == toTheLeft {
		base = 1
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
		} else {
			for i, p := range parts {
				parts[i].digits = p.script != nil && p.script.dir == di.DirectionRTL
			}
		}
		out = append(out, parts...)
	}
	return out
}

// leftward tells whether the first letter of s belongs to a script that runs to the left.
func leftward(s string) bool { return shapedIn(s) && directionOf(s) == toTheLeft }

// hasLeftward tells whether any letter of s runs to the left.
func hasLeftward(s string) bool {
	for _, r := range s {
		if r >= 0x0590 && strong(r) == 1 {
			return true
		}
	}
	return false
}

// extracted is the order in which the letters of a line must lie on the page, from left to right, so that a program that takes the text out of it
// gives back what was typed. Such programs know nothing of paragraphs: they go through the line as it lies, turn each run of letters that run to
// the left, and begin at the left or at the right by what there is more of on the page. Where one run ends and the next begins with neither, an
// unseen mark stands, or they would take what is between for a part of the wrong one.
func extracted(s string, leftwardPage bool) []rune {
	const mark = '\u200E' // counts as a letter that runs to the right
	var runs [][]rune
	turned := false // the run being read runs to the left
	var cur []rune
	end := func() {
		if turned { // what ends a run belongs to the next
			n := len(cur)
			for n > 0 && kindOf(cur[n-1]) == neutralKind && !unicode.Is(unicode.Mn, cur[n-1]) && cur[n-1] != '\u200C' && cur[n-1] != '\u200D' {
				n--
			}
			rest := slices.Clone(cur[n:])
			cur = cur[:n]
			if n > 0 && kindOf(cur[n-1]) == neutralKind {
				cur = append(cur, '\u200F') // a vowel mark at the end stays with its letter
			}
			slices.Reverse(cur)
			runs, cur = append(runs, cur), rest
			if len(rest) > 0 {
				cur = append([]rune{mark}, rest...)
			}
		} else {
			if leftwardPage && len(cur) > 0 && kindOf(cur[len(cur)-1]) == neutralKind {
				cur = append(cur, mark)
			}
			runs, cur = append(runs, cur), nil
		}
		turned = !turned
	}
	for _, r := range s {
		switch kindOf(r) {
		case leftKind:
			if !turned {
				end()
			}
		case rightKind, numberKind:
			if turned {
				end()
			}
		}
		cur = append(cur, r)
	}
	end()
	if !turned && len(cur) > 0 { // what was left after the last
		runs = append(runs, cur)
	}
	if leftwardPage {
		slices.Reverse(runs)
	}
	return slices.Concat(runs...)
}

type kindOfLetter int

const (
	neutralKind kindOfLetter = iota
	leftKind
	rightKind
	numberKind
)

// kindOf is how a program that takes text out of a page looks at a character.
func kindOf(r rune) kindOfLetter {
	p, _ := bidi.LookupRune(r)
	switch p.Class() {
	case bidi.L:
		return rightKind
	case bidi.R, bidi.AL:
		return leftKind
	case bidi.EN, bidi.AN, bidi.ES, bidi.ET, bidi.CS:
		return numberKind
	}
	return neutralKind
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
			out = append(out, stretch{text: string(rs[begin:to]), script: cur})
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

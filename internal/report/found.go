package report

import (
	"reflect"
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/internal/words"
)

// Names of other people that are still in a finished copy are found, and for each of them is decided: it stays, a role stands for it, or it is
// removed. What is removed is changed in the Document itself, before anything is drawn, so that no layer of a file ever holds it: not the page,
// not what is read aloud, not the bookmarks, not the title.

// What is done with a name.
const (
	KeepName   = "keep"
	RoleName   = "role"
	RemoveName = "remove"
)

// NameChoices are these, as they are offered.
var NameChoices = []record.Option{{Code: KeepName, Label: "Keep it"}, {Code: RoleName, Label: "Say who they are instead"}, {Code: RemoveName, Label: "Remove it"}}

// FoundName is a name of another person in a print-out.
type FoundName struct {
	Name   string
	Role   string // what can stand for it: "the foster carer"
	Sure   bool   // false: a word with a capital letter that may be a name
	Times  int
	Says   string // the first place it stands in: "Part by part: … goes with Jordan on Tuesdays …"
	Choice string
}

// gone stands where a name was removed.
const gone = "[name left out]"

// candidate is a name that may stand in a copy.
type candidate struct {
	name  string
	forms []string // the name and the parts of it that it may be written with
	role  string
	sure  bool
	usual string
}

// names finds the names in a finished copy and does with each what was chosen.
func (b *builder) names() {
	type text struct{ part, said string }
	var said []text
	for i := range b.doc.Parts {
		p := b.doc.Parts[i]
		p.Shorter = nil // says the same again
		note := func(s string) string { said = append(said, text{p.Title, s}); return s }
		mapStrings(reflect.ValueOf(&p).Elem(), note, note)
	}
	for _, s := range []string{b.doc.Title, b.doc.Head, b.doc.Foot.For, b.doc.Foot.Purpose} {
		said = append(said, text{"", s})
	}
	var swaps []swap
	for _, c := range b.candidates() {
		f := FoundName{Name: c.name, Role: inProse(c.role), Sure: c.sure, Choice: c.usual}
		for _, t := range said {
			left := t.said
			for _, form := range c.forms { // the longest first: a full name is found once
				n := 0
				if left, n = blankWord(left, form); n > 0 && f.Says == "" && t.part != "" {
					f.Says = around(t.part, t.said, form)
				}
				f.Times += n
			}
		}
		if f.Times == 0 {
			continue
		}
		if chosen := b.Names[c.name]; labelOf(NameChoices, chosen) != "" {
			f.Choice = chosen
		}
		b.doc.Names = append(b.doc.Names, f)
		switch f.Choice {
		case RoleName:
			b.leave("Name: " + c.name + ". " + words.Upper(f.Role) + " stands instead")
			for _, form := range c.forms {
				swaps = append(swaps, swap{form, c.role})
			}
		case RemoveName:
			b.leave("Name: " + c.name)
			for _, form := range c.forms {
				swaps = append(swaps, swap{form, ""})
			}
		}
	}
	known := func(f FoundName) bool { return f.Sure && f.Role != "another young person" }
	sort.SliceStable(b.doc.Names, func(i, j int) bool { return !known(b.doc.Names[i]) && known(b.doc.Names[j]) }) // what needs a look comes first
	if len(swaps) == 0 {
		return
	}
	sort.SliceStable(swaps, func(i, j int) bool { return len(swaps[i].old) > len(swaps[j].old) })
	plain := func(s string) string {
		for _, x := range swaps {
			switch {
			case x.by == "":
				s = replaceFold(s, x.old, gone)
			case strings.EqualFold(strings.TrimSpace(s), x.old):
				return words.Upper(bare(x.by))
			default:
				s = replaceFold(s, x.old, inProse(x.by))
			}
		}
		return s
	}
	own := func(s string) string {
		for _, x := range swaps {
			if x.by == "" {
				s = replaceFold(s, x.old, gone)
			} else {
				s = replaceFold(s, x.old, "["+bare(x.by)+"]")
			}
		}
		return s
	}
	mapStrings(reflect.ValueOf(&b.doc.Parts).Elem(), plain, own)
	b.doc.Title, b.doc.Head = plain(b.doc.Title), plain(b.doc.Head)
	b.doc.Foot.For, b.doc.Foot.Purpose = plain(b.doc.Foot.For), plain(b.doc.Foot.Purpose)
}

// bare is a role where it stands by itself.
func bare(role string) string {
	if role == "" || role == "someone I know" {
		return "someone"
	}
	return role
}

// candidates are those around the young person, the other young people of these records, and words that look like a name.
func (b *builder) candidates() []candidate {
	mine := map[string]bool{}
	for _, n := range []string{b.p.FirstName, b.p.LastName, b.p.Preferred, b.p.Name(), b.p.Legal()} {
		mine[n] = true
		for _, w := range strings.Fields(n) {
			mine[w] = true
		}
	}
	var out []candidate
	taken := map[string]bool{} // forms that somebody around the young person has
	add := func(c candidate) {
		c.forms = slices.DeleteFunc(c.forms, func(f string) bool { return f == "" || mine[f] || slices.Contains(b.spare, f) })
		if len(c.forms) == 0 {
			return
		}
		sort.SliceStable(c.forms, func(i, j int) bool { return len(c.forms[i]) > len(c.forms[j]) })
		c.forms = slices.Compact(c.forms)
		out = append(out, c)
		for _, f := range c.forms {
			taken[f] = true
		}
	}
	for _, p := range b.who {
		add(candidate{name: p.full, forms: formsOf(p.full), role: p.role, sure: true, usual: KeepName})
	}
	for _, n := range b.Others {
		if taken[n] || mine[n] {
			continue
		}
		first := shortName(n)
		c := candidate{name: n, forms: []string{n}, role: "another young person", sure: true, usual: RoleName}
		if !taken[first] && !commonWords[strings.ToLower(first)] { // the first name alone may be somebody else around the young person
			c.forms = append(c.forms, first)
		}
		add(c)
	}
	for _, n := range b.perhaps(mine) {
		if !taken[n] {
			add(candidate{name: n, forms: formsOf(n), role: "someone", usual: KeepName})
		}
	}
	return out
}

// formsOf are the ways in which a name may be written: whole, the first name, each further name.
func formsOf(full string) []string {
	out := []string{full, shortName(full)}
	for i, w := range strings.Fields(full) {
		if i > 0 && !slices.Contains(titles, w) && utf8.RuneCountInString(w) >= 3 && !unicode.IsLower([]rune(w)[0]) {
			out = append(out, w)
		}
	}
	return out
}

// placeFields hold names of places and of services, which are not people.
var placeFields = map[string]bool{"organisation": true, "town": true, "address": true, "place": true, "provider": true, "venue": true, "held_with": true, "where": true, "gp": true}

// perhaps are words with a capital letter in what people wrote freely that no list knows: two or more together, one within a sentence, or one at
// its beginning when it then does something only people do.
func (b *builder) perhaps(mine map[string]bool) []string {
	var texts []string
	known, lower := map[string]bool{}, map[string]bool{}
	know := func(s string) {
		for _, w := range wordsIn(s) {
			known[w.s] = true
		}
	}
	b.f.Each(func(r record.Record) {
		spec := care.SpecOf(r)
		if spec == nil {
			return
		}
		for _, f := range spec.Fields {
			if f.Kind != record.Note && f.Kind != record.Text && f.Kind != record.Fact {
				continue
			}
			s := strings.TrimPrefix(f.Code(r), "known: ")
			switch {
			case s == "" || f.File:
			case placeFields[f.Key] || spec.Kind == "health_service" || spec.Kind == "savings_account":
				know(s)
			default:
				texts = append(texts, s)
				for _, w := range wordsIn(s) {
					lower[w.s] = lower[w.s] || unicode.IsLower([]rune(w.s)[0])
				}
			}
		}
	})
	for _, s := range []string{b.Service.Name, b.Service.Council, b.Service.Venue, b.Service.Address, b.p.FirstLanguage.Text, b.p.Religion.Text} {
		know(s)
	}
	ordinary := func(w string) bool {
		l := strings.ToLower(w)
		return mine[w] || known[w] || lower[l] || commonWords[l] || commonWords[strings.TrimSuffix(l, "s")] || len([]rune(w)) < 2 || strings.ToUpper(w) == w
	}
	var out []string
	for _, s := range texts {
		ws := wordsIn(s)
		for i := 0; i < len(ws); i++ {
			if !unicode.IsUpper([]rune(ws[i].s)[0]) || ordinary(ws[i].s) {
				continue
			}
			j := i + 1
			for j < len(ws) && ws[j].joined && unicode.IsUpper([]rune(ws[j].s)[0]) && !ordinary(ws[j].s) {
				j++
			}
			name := strings.TrimSpace(s[ws[i].at : ws[j-1].at+len(ws[j-1].s)])
			does := j < len(ws) && doesWords[ws[j].s]
			if (!ws[i].first || j > i+1 || does) && !slices.Contains(out, name) {
				out = append(out, name)
			}
			i = j - 1
		}
	}
	sort.Strings(out)
	return out
}

// word is a word in its text.
type word struct {
	s      string
	at     int
	first  bool // begins a sentence or a line
	joined bool // only a space lies between it and the word before
}

func wordsIn(s string) []word {
	var out []word
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if !unicode.IsLetter(r) {
			i += n
			continue
		}
		j := i + n
		for j < len(s) {
			r, n := utf8.DecodeRuneInString(s[j:])
			next, _ := utf8.DecodeRuneInString(s[min(len(s), j+n):])
			if !joins(r) && !(r == '-' && unicode.IsLetter(next)) {
				break
			}
			j += n
		}
		before := s[:i]
		trimmed := strings.TrimRight(before, " \t“\"'‘(")
		w := word{s: s[i:j], at: i, first: trimmed == "" || strings.HasSuffix(trimmed, "\n") || strings.ContainsAny(trimmed[len(trimmed)-1:], ".!?:;-") || strings.HasSuffix(trimmed, "…") || strings.HasSuffix(trimmed, "–") || strings.HasSuffix(trimmed, "•")}
		if len(out) > 0 {
			last := out[len(out)-1]
			w.joined = s[last.at+len(last.s):i] == " "
		}
		out = append(out, w)
		i = j
	}
	return out
}

// blankWord takes whole words out of a text and says how many there were.
func blankWord(s, old string) (string, int) {
	n := 0
	if !strings.Contains(s, old) {
		return s, 0
	}
	return replaceEach(s, old, false, func(bool) string { n++; return strings.Repeat("\x00", 3) }), n
}

// replaceFold is replaceWord whatever the case of the letters: who removes Bisi means BISI too. A lower-case word that is spelt like a name
// stays, when the name is a word: Will, Mark, Grace.
func replaceFold(s, old, by string) string {
	return replaceEach(s, old, true, func(begins bool) string {
		if begins {
			return words.Upper(by)
		}
		return by
	})
}

func replaceEach(s, old string, fold bool, by func(begins bool) string) string {
	if old == "" {
		return s
	}
	var out strings.Builder
	for i := 0; i < len(s); {
		end, ok := matches(s[i:], old, fold)
		before, _ := utf8.DecodeLastRuneInString(s[:i])
		after, _ := utf8.DecodeRuneInString(s[min(len(s), i+end):])
		if !ok || i > 0 && joins(before) || i+end < len(s) && joins(after) {
			_, n := utf8.DecodeRuneInString(s[i:])
			out.WriteString(s[i : i+n])
			i += n
			continue
		}
		out.WriteString(by(beginsSentence(out.String())))
		i += end
	}
	return out.String()
}

// matches reports whether a text begins with old, and how many bytes of it do.
func matches(s, old string, fold bool) (int, bool) {
	if strings.HasPrefix(s, old) {
		return len(old), true
	}
	if !fold {
		return 0, false
	}
	i := 0
	for _, want := range old {
		r, n := utf8.DecodeRuneInString(s[i:])
		if n == 0 || unicode.ToLower(r) != unicode.ToLower(want) {
			return 0, false
		}
		i += n
	}
	if first, _ := utf8.DecodeRuneInString(s); unicode.IsLower(first) && commonWords[strings.ToLower(old)] {
		return 0, false
	}
	return i, true
}

// around is the place of a name: the title of its part and the words beside it.
func around(part, s, form string) string {
	i := strings.Index(s, form)
	if i < 0 {
		return part
	}
	from, to := i, i+len(form)
	for n := 0; from > 0 && n < 34; n++ {
		_, size := utf8.DecodeLastRuneInString(s[:from])
		from -= size
	}
	for n := 0; to < len(s) && n < 34; n++ {
		_, size := utf8.DecodeRuneInString(s[to:])
		to += size
	}
	bit := strings.Join(strings.Fields(s[from:to]), " ")
	if from > 0 {
		bit = "…" + bit
	}
	if to < len(s) {
		bit += "…"
	}
	return part + ": " + bit
}

// doesWords follow a name at the beginning of a sentence.
var doesWords = setOf("said says rang rings came comes went goes asked asks told tells thinks thought feels felt lives lived works helped helps will would has had is was drove drives knows and likes wants visited visits agreed offered")

// commonWords are written with a capital letter, or are words as well as names, and are nobody in particular.
var commonWords = setOf(`monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december
spring summer autumn winter christmas easter eid ramadan diwali hanukkah english welsh scottish irish british polish arabic tigrinya amharic pashto persian farsi kurdish sorani urdu bengali chinese
mandarin cantonese somali romanian spanish french german albanian vietnamese ukrainian russian yoruba hausa igbo twi muslim islam christian catholic hindu sikh jewish buddhist england wales scotland
ireland britain london hereford herefordshire europe africa god bible quran mum mam dad nan nana gran grandad grandma auntie aunty uncle sister brother mrs miss universal credit benefit bursary level
maths science art music drama year college school university council court police hospital surgery clinic job centre jobcentre bank post office home house road street avenue lane
staying put close trust isa junior child fund national insurance number passport birth certificate the this that these those there their they them then than her his she him you your our who what when
where why how not and but for from with without into about after before because since while until one two three four five six seven eight nine ten some someone somebody nobody everyone everybody
anyone nothing everything something also still only just now today tomorrow yesterday next last first new old good great well okay yes hope grace faith joy will mark rose lily daisy dawn summer rain
it is in on at to my so no if as an or us me by up do go of be am he we ok was were did does can could should
wants wanted needs needed has had likes says said asked told goes went takes took gives gave works helps tried keeps kept made makes talked talking working getting going doing`)

func setOf(s string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(s) {
		out[w] = true
	}
	return out
}

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
	"waymark/internal/value"
	"waymark/internal/words"
)

// Names of other people are shortened to what the reader needs: first names in the young person's own pages, full names
// where adults are asked to act, roles in copies for people outside. In the young person's own words a role stands in
// brackets, so that nobody takes it for what they said.

// person is somebody named in a file.
type person struct {
	full, short, role string
	worker            bool // adviser, social worker and the like: not to be told to some people
}

type people []person

// titles go before a name that is then kept whole: "Auntie Bisi", "Dr Lowe".
var titles = []string{"Dr", "Dr.", "Mr", "Mr.", "Mrs", "Mrs.", "Ms", "Ms.", "Miss", "Mx", "Rev", "Auntie", "Aunty", "Aunt", "Uncle", "Nan", "Nana", "Gran", "Grandma", "Grandad", "Granddad",
	"Sister", "Brother", "Nurse", "Prof", "Sir", "Lady", "Imam", "Pastor", "Father", "The"}

func shortName(full string) string {
	words := strings.Fields(full)
	small := func(w string) bool { return unicode.IsLower([]rune(w)[0]) } // "The Marsh family", "Key worker Dele"
	if len(words) < 2 || slices.Contains(titles, words[0]) || slices.ContainsFunc(words, small) {
		return strings.Join(words, " ")
	}
	return words[0]
}

var roleWords = map[string]string{"adviser": "adviser", "social_worker": "social worker", "carer": "foster carer", "key_worker": "key worker", "iro": "reviewing officer", "parent": "parent",
	"family": "family", "friend": "friend", "teacher": "school or college", "nurse": "nurse or doctor", "advocate": "advocate", "employer": "employer", "housing": "housing worker",
	"solicitor": "solicitor", "other": "someone I know"}

// inProse is a role within a sentence: "the adviser rings", "a relative on Sundays".
func inProse(role string) string {
	switch role {
	case "family":
		return "a relative"
	case "parent", "friend", "nurse or doctor":
		return "a " + role
	case "someone I know", "someone", "":
		return "someone"
	case "another young person":
		return role
	}
	return "the " + role
}

// workers are the roles whose holders are kept from people not to be told who works with the young person.
var workers = map[string]bool{"adviser": true, "social_worker": true, "carer": true, "key_worker": true, "iro": true, "teacher": true, "housing": true, "employer": true}

func peopleOf(f *care.File, o *care.Owner) people {
	var out people
	one := func(name, role string, worker bool) {
		if name == "" || strings.EqualFold(name, f.Person.Name()) || strings.EqualFold(name, f.Person.Legal()) {
			return
		}
		if !slices.ContainsFunc(out, func(p person) bool { return p.full == name }) {
			out = append(out, person{name, shortName(name), role, worker})
		}
	}
	add := func(names, role string, worker bool) { // "Sian and Rob Probert" are two people
		names = strings.NewReplacer(" and ", "\n", " & ", "\n", ",", "\n", "/", "\n", ";", "\n").Replace(names)
		listed := strings.Split(names, "\n")
		last := strings.Fields(listed[len(listed)-1])
		for i, n := range listed {
			words := strings.Fields(n)
			if i < len(listed)-1 && len(words) == 1 && len(last) == 2 && !slices.Contains(titles, last[0]) {
				words = append(words, last[1]) // Sian shares the surname, and may be written with it elsewhere
			}
			one(strings.Join(words, " "), role, worker)
		}
	}
	for _, c := range f.Connections {
		add(c.Name, roleWords[c.Role], workers[c.Role])
	}
	add(f.Person.Adviser, "adviser", true)
	add(f.Person.SocialWorker, "social worker", true)
	add(f.Person.ReviewingOfficer, "reviewing officer", true)
	switch o.Role {
	case "adviser":
		add(o.Name, "adviser", true)
	case "carer":
		add(o.Name, "foster carer", true)
	}
	for _, h := range f.Homes {
		if h.Kind == "foster" || h.Kind == "staying_put" || h.Kind == "lodgings" {
			add(h.With, "foster carer", true)
		}
	}
	for _, p := range f.Plans {
		add(p.Adviser, "adviser", true)
	}
	return out
}

// firstNames shortens every full name in a text.
func (ps people) firstNames(text string) string {
	for _, p := range ps {
		if p.full != p.short {
			text = replaceWord(text, p.full, p.short)
		}
	}
	return text
}

// named is the first person with a role word, as "Ruth Okafor"; "" when there is none.
func (ps people) named(role string) string {
	for _, p := range ps {
		if p.role == role {
			return p.full
		}
	}
	return ""
}

// find is the person of a name, nil when nobody has it.
func (ps people) find(name string) *person {
	for i := range ps {
		if ps[i].full == name || ps[i].short == name {
			return &ps[i]
		}
	}
	return nil
}

// beginsSentence reports whether what follows a text is the first word of a sentence.
func beginsSentence(before string) bool {
	bare := strings.TrimRight(before, " \n")
	return bare == "" && before == "" || bare != before && strings.ContainsAny(bare[max(0, len(bare)-1):], ".!?")
}

// replaceWord replaces old where it stands as whole words. What begins a sentence begins with a capital letter.
func replaceWord(text, old, by string) string {
	if old == "" || !strings.Contains(text, old) {
		return text
	}
	var out strings.Builder
	for {
		i := strings.Index(text, old)
		if i < 0 {
			out.WriteString(text)
			return out.String()
		}
		end := i + len(old)
		before, _ := utf8.DecodeLastRuneInString(text[:i])
		after, _ := utf8.DecodeRuneInString(text[end:])
		if i > 0 && joins(before) || end < len(text) && joins(after) {
			_, n := utf8.DecodeRuneInString(text[i:])
			out.WriteString(text[:i+n])
			text = text[i+n:]
			continue
		}
		out.WriteString(text[:i])
		if by != "" && beginsSentence(out.String()) {
			out.WriteString(words.Upper(by))
		} else {
			out.WriteString(by)
		}
		text = text[end:]
	}
}

func joins(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }

// own is a person in the young person's own pages: a first name.
func (b *builder) first(name string) string { return b.who.firstNames(strings.TrimSpace(name)) }

// isUntold reports whether the copy goes to somebody who is not to be told address, phone, school and worker. A guest counts as one
// as soon as there is anybody like that, unless the copy names a guest who is known and not among them.
func (b *builder) isUntold() bool {
	var names []string
	for _, n := range strings.FieldsFunc(b.p.NotToBeTold, func(r rune) bool { return strings.ContainsRune(",;()\n", r) }) {
		names = append(names, strings.TrimSpace(n))
	}
	withheld := slices.ContainsFunc(b.f.Homes, func(h *care.Home) bool { return h.Withheld == value.Yes })
	for _, c := range b.f.Connections {
		if c.NotToBeTold == value.Yes {
			names = append(names, c.Name)
		}
	}
	if len(names) == 0 && !withheld {
		return false
	}
	in := func(text string) bool {
		said := wordsOf(text)
		for _, n := range names {
			for _, w := range wordsOf(n) {
				if slices.Contains(said, w) && w != strings.ToLower(b.p.FirstName) && w != strings.ToLower(b.p.First()) && w != strings.ToLower(b.p.LastName) {
					return true
				}
			}
		}
		return false
	}
	switch b.Audience {
	case record.Guest:
		if in(b.ForWhom) {
			return true
		}
		for _, c := range b.f.Connections {
			if c.NotToBeTold != value.Yes && strings.Contains(strings.ToLower(b.ForWhom), strings.ToLower(c.Name)) {
				return false
			}
		}
		return true
	case record.Meeting:
		if v := b.f.NextBooked(b.Today); v != nil && in(v.Invited) {
			return true
		}
	}
	return in(b.ForWhom)
}

func wordsOf(text string) []string {
	var out []string
	for _, w := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !joins(r) }) {
		if utf8.RuneCountInString(w) >= 3 && w != "and" && w != "the" && w != "for" {
			out = append(out, w)
		}
	}
	return out
}

// swap is a text that must not stand in this copy, and what stands for it.
type swap struct {
	old, by string
}

// swaps are worked out once for a copy; the longest come first, so that a full name goes before the first name in it.
func (b *builder) swaps() []swap {
	var out []swap
	mine := map[string]bool{"": true}
	for _, n := range []string{b.p.FirstName, b.p.LastName, b.p.Preferred, b.p.Name(), b.p.Legal()} {
		mine[n] = true
		for _, w := range strings.Fields(n) {
			mine[w] = true
		}
	}
	for _, p := range b.who {
		if !b.outside() && !(b.untold && p.worker) || slices.Contains(b.spare, p.full) {
			continue
		}
		names := []string{p.full, p.short}
		for i, w := range strings.Fields(p.full) {
			if (i > 0 || p.full == p.short) && !slices.Contains(titles, w) && utf8.RuneCountInString(w) >= 3 && !unicode.IsLower([]rune(w)[0]) {
				names = append(names, w)
			}
		}
		for _, n := range names {
			if !mine[n] && !slices.Contains(b.spare, n) {
				out = append(out, swap{n, p.role})
			}
		}
	}
	if b.untold {
		hide := func(s string) {
			if s = strings.TrimSpace(s); utf8.RuneCountInString(s) >= 4 && !mine[s] {
				out = append(out, swap{s, ""})
			}
		}
		hide(b.p.Phone)
		hide(b.p.Email)
		for _, h := range b.f.Homes {
			hide(h.Phone)
			hide(h.Town)
			for _, l := range append(strings.FieldsFunc(h.Address, func(r rune) bool { return r == '\n' || r == ',' }), h.Address) {
				hide(l)
			}
		}
		for _, c := range b.f.Connections {
			if workers[c.Role] {
				hide(c.Phone)
				hide(c.Email)
				hide(c.Organisation)
			}
		}
	}
	sort.SliceStable(out, func(i, j int) bool { return len(out[i].old) > len(out[j].old) })
	return out
}

const hidden = "[left out]"

// hideNames goes over every word of a finished copy. Builders leave out what they know of; this finds the same names and places in
// what people wrote freely. It walks the values themselves, so that a kind of block made later is covered too.
func (b *builder) hideNames() {
	swaps := b.swaps()
	if b.outside() {
		b.leave("Names of other people: their role stands instead, in brackets in " + b.p.First() + "’s own words")
	}
	if b.untold {
		b.leave("Address, phone, school and workers: somebody this copy is for is not to be told them")
	}
	if len(swaps) == 0 {
		return
	}
	plain := func(s string) string {
		for _, x := range swaps {
			switch {
			case x.by == "":
				s = replaceWord(s, x.old, hidden)
			case strings.TrimSpace(s) == x.old:
				return words.Upper(x.by)
			default:
				s = replaceWord(s, x.old, inProse(x.by))
			}
		}
		return s
	}
	mapStrings(reflect.ValueOf(&b.doc.Parts).Elem(), plain, func(s string) string { return bracketed(s, swaps) })
	b.doc.Title, b.doc.Head = plain(b.doc.Title), plain(b.doc.Head)
	b.doc.Foot.For, b.doc.Foot.Purpose = plain(b.doc.Foot.For), plain(b.doc.Foot.Purpose)
}

func bracketed(s string, swaps []swap) string {
	for _, x := range swaps {
		by := hidden
		if x.by != "" {
			by = "[" + x.by + "]"
		}
		s = replaceWord(s, x.old, by)
	}
	return s
}

// mapStrings changes every string in place; the text of Own goes to own.
func mapStrings(v reflect.Value, change, own func(string) string) {
	switch v.Kind() {
	case reflect.String:
		if v.CanSet() && v.Type() == reflect.TypeFor[string]() {
			v.SetString(change(v.String()))
		}
	case reflect.Pointer:
		if !v.IsNil() {
			mapStrings(v.Elem(), change, own)
		}
	case reflect.Slice:
		for i := range v.Len() {
			mapStrings(v.Index(i), change, own)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type() == reflect.TypeFor[Own]() && v.Type().Field(i).Name == "Text" {
				v.Field(i).SetString(own(v.Field(i).String()))
				continue
			}
			mapStrings(v.Field(i), change, own)
		}
	case reflect.Interface: // a Block: values in an interface cannot be set, so a copy is changed and put back
		if v.IsNil() {
			return
		}
		c := reflect.New(v.Elem().Type()).Elem()
		c.Set(v.Elem())
		mapStrings(c, change, own)
		v.Set(c)
	}
}

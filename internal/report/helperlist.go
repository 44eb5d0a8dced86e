package report

import (
	"slices"
	"sort"
	"strings"

	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/internal/value"
	"waymark/internal/words"
)

// The action list is for one helper of one young person: what this helper said they would do, and nothing about anybody or anything else.

var whichHelper = Option{Key: "helper", Label: "For which helper", Help: "The list holds the open actions of this one person and nothing else.", From: helpers}

// helpers are those who have an open action, in the order of their names. Who is written once in full and once by the first name alone is one
// helper.
func helpers(f *care.File, _ value.Date) []record.Option {
	var names []string
	for _, a := range f.Actions {
		if !a.Closed() {
			names = append(names, doers(a.Who)...)
		}
	}
	sort.Slice(names, func(i, j int) bool { return strings.ToLower(names[i]) < strings.ToLower(names[j]) })
	var out []record.Option
	for _, n := range names {
		full := fullOf(n, names)
		if !slices.ContainsFunc(out, func(o record.Option) bool { return o.Code == full }) {
			out = append(out, record.Option{Code: full, Label: full})
		}
	}
	return out
}

// doers are the people named in "Who": "Sian and Ruth" are two.
func doers(who string) []string {
	var out []string
	for _, n := range strings.Split(strings.NewReplacer(" and ", "\n", " & ", "\n", ",", "\n", ";", "\n", " with ", "\n").Replace(who), "\n") {
		if n = strings.TrimSpace(n); n != "" {
			out = append(out, n)
		}
	}
	return out
}

// fullOf is the one full name that a first name stands for, or the name itself when there is none or more than one.
func fullOf(name string, all []string) string {
	found := name
	for _, n := range all {
		if n != name && shortName(n) == name {
			if found != name && found != n {
				return name
			}
			found = n
		}
	}
	return found
}

// helps reports whether an action is open and one of a helper's.
func (b *builder) helps(a *care.Action, helper string) bool {
	var all []string
	for _, o := range helpers(b.f, b.Today) {
		all = append(all, o.Code)
	}
	return !a.Closed() && helper != "" && slices.ContainsFunc(doers(a.Who), func(n string) bool { return fullOf(n, all) == helper })
}

// listCanShow lists what an action list may bring in by hand: an action that is about health, for a guest.
func (b *builder) listCanShow() []record.Option {
	if b.Audience == record.Guest && slices.ContainsFunc(b.f.Actions, func(a *care.Action) bool { return a.Part == "9" && b.helps(a, b.option("helper")) }) {
		return []record.Option{{Code: "part:9", Label: "Actions of part 9, " + care.PartName("9")}}
	}
	return nil
}

func (b *builder) helperList() {
	helper := b.option("helper")
	b.spare = append(b.spare, helper, shortName(helper)) // the reader's own name stays, whoever they are
	t := Table{Columns: []Column{{Title: "What"}, {Title: "By when", Width: 40}, {Title: "Done on", Width: 34}}, Empty: "Nothing is agreed with a helper yet."}
	others := false
	for _, a := range b.actions(b.f) {
		if !b.helps(a, helper) {
			continue
		}
		row := Cells(words.Sentence(a.What), b.due(a.By), "")
		if len(doers(a.Who)) > 1 {
			row.Cells[0].Sub, others = "Together with somebody else", true
		}
		t.Rows = append(t.Rows, row)
	}
	title := "What was agreed"
	if helper != "" {
		title = "What " + helper + " will do"
	}
	b.doc.Title = "Action list"
	b.part(Part{Title: title, Mark: true, Sub: "For " + b.p.First(), Aside: []Aside{{Text: "Made " + b.Today.Long()}}, Blocks: []Block{t}})
	if others {
		b.leave("Who else takes part in an action")
	}
	b.leave("Everything but the actions of this one helper")
}

package desk

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
	"github.com/sahilm/fuzzy"

	"waymark/internal/app"
	"waymark/ui/look"
	"waymark/ui/widgets"
)

// suggest shows the best names, always three rows.
func (p *Page) suggest(text string) {
	p.tidy = p.tidy && text == ""
	if p.person != nil && text != p.named {
		p.person = nil
	}
	if text == "" && p.visitor {
		p.visitor = false
		p.arrange()
	}
	items, best := p.nameItems(text)
	p.best.SetItems(items)
	if best != "" {
		p.best.Select(best)
	}
}

// nameItems are the three rows under the name, and which of them Enter takes.
func (p *Page) nameItems(text string) (items []widgets.Item, best string) {
	found := matches(p.rows, text, 2)
	switch {
	case p.visitor:
		found = nil
	case p.person != nil:
		found = []app.Row{*p.person}
	}
	for i, r := range found {
		name, about, key := r.Person.Name(), p.about(r), ""
		if p.Facing() {
			name, about = inFront(r, found), ""
		}
		if i == 0 {
			key = "Enter"
		}
		soft := widgets.Words(about, look.SizeBody, false, look.TextSoft)
		items = append(items, widgets.Item{Key: r.Person.ID, Say: name + ", " + about, Jump: name,
			Content: widgets.Inset(16, 9, widgets.LineWith(soft, 10, widgets.Words(name, look.SizeBody, true, look.Text), soft, widgets.Words(key, look.SizeCaption, false, look.TextSoft)))})
	}
	for len(items) < 2 {
		if p.person == nil && len([]rune(strings.TrimSpace(text))) >= 2 && !slices.ContainsFunc(items, func(i widgets.Item) bool { return i.Key == "visitor" }) {
			key := ""
			if len(items) == 0 {
				key = "Enter"
			}
			title := "Not in these records: keep as a visitor"
			if p.visitor {
				title = "Kept as a visitor"
			}
			items = append(items, widgets.Item{Key: "visitor", Icon: "add", Title: title, Plain: true, Right: key})
			continue
		}
		words := "Nobody else by that name"
		switch {
		case len([]rune(text)) < 2 && len(items) == 0:
			words = "Type three letters of a name"
		case len([]rune(text)) < 2:
			words = "The best names stand here"
		case len(items) == 0:
			words = "Nobody by that name"
		}
		items = append(items, widgets.Item{Key: fmt.Sprintf("none%d", len(items)), Title: words, Plain: true})
	}
	items = append(items, widgets.Item{Key: "count", Icon: "people", Title: "Someone who would rather not say: count only", Plain: true, Right: "Ctrl+0"})
	switch {
	case len(found) > 0:
		best = found[0].Person.ID
	case items[0].Key == "visitor":
		best = "visitor"
	}
	return items, best
}

// inFront is what visitors may read of a name: initials, and the first name where two would look the same.
func inFront(r app.Row, beside []app.Row) string {
	for _, o := range beside {
		if o.Person.ID != r.Person.ID && o.Person.Initials() == r.Person.Initials() {
			return r.Person.First()
		}
	}
	return r.Person.Initials()
}

// about is what stands beside a name: age, and when they were last heard from.
func (p *Page) about(r app.Row) string {
	parts := []string{}
	if r.Age >= 0 {
		parts = append(parts, fmt.Sprint(r.Age))
	}
	switch {
	case r.LastHeard == "":
		parts = append(parts, "not heard from yet")
	case r.LastHeard == p.env.App.Today():
		parts = append(parts, "here today")
	default:
		n := p.env.App.Today().Days(r.LastHeard)
		if n == 1 {
			parts = append(parts, "last heard from yesterday")
		} else {
			parts = append(parts, fmt.Sprintf("last heard from %d days ago", n))
		}
	}
	return strings.Join(parts, ", ")
}

// named is a young person with the letters of their name folded, for finding.
type named []app.Row

func (n named) Len() int { return len(n) }

func (n named) String(i int) string {
	return fold(n[i].Person.Name() + " " + n[i].Person.FirstName)
}

// fold turns letters with marks into plain ones, so that "sade" finds Ṣadé and "zielinski" Zieliński.
func fold(s string) string { return strings.ToLower(plain(s)) }

// matches are the rows whose name holds what was typed: whole beginnings of a word first, then the letters in order.
func matches(rows []app.Row, text string, limit int) []app.Row {
	q := fold(strings.TrimSpace(text))
	if q == "" {
		return nil
	}
	var out []app.Row
	seen := map[string]bool{}
	add := func(r app.Row) {
		if !seen[r.Person.ID] && len(out) < limit {
			seen[r.Person.ID] = true
			out = append(out, r)
		}
	}
	for _, r := range rows {
		if strings.HasPrefix(fold(r.Person.Name()), q) {
			add(r)
		}
	}
	for _, r := range rows {
		for _, w := range strings.FieldsFunc(fold(r.Person.Name()+" "+r.Person.FirstName), func(c rune) bool { return !unicode.IsLetter(c) }) {
			if strings.HasPrefix(w, q) {
				add(r)
			}
		}
	}
	if len([]rune(q)) >= 3 {
		for _, m := range fuzzy.FindFrom(q, named(rows)) {
			add(rows[m.Index])
		}
	}
	return out
}

// choose takes a person; the focus goes on to the topics.
func (p *Page) choose(id string) {
	for i := range p.rows {
		if p.rows[i].Person.ID == id {
			r := p.rows[i]
			p.person, p.visitor = nil, false
			p.named = r.Person.Name()
			if p.Facing() {
				p.named = r.Person.Initials()
			}
			p.name.SetText(p.named)
			p.person = &r
			p.suggest(p.named)
			p.name.SetProblem("")
			p.best.Select(id)
			p.tidy = false
			return
		}
	}
}

// take is Enter in the name field.
func (p *Page) take() {
	id := p.best.Current()
	if strings.HasPrefix(id, "none") || id == "" {
		if m := matches(p.rows, p.name.Text(), 1); len(m) > 0 {
			id = m[0].Person.ID
		}
	}
	switch id {
	case "count":
		p.tally()
		return
	case "visitor":
		p.takeVisitor()
		return
	}
	p.choose(id)
	if p.person == nil {
		p.name.SetProblem("Nobody by that name is in these records. Type other letters, or press Ctrl+0 to count a visit without a name.")
		return
	}
	p.arrange()
	p.focus(p.onwards())
}

// onwards is what comes after the name: the topics, or saving where topics are not shown.
func (p *Page) onwards() fyne.Focusable {
	if p.Facing() {
		return p.main
	}
	return p.topics
}

package records

import (
	"fyne.io/fyne/v2"

	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/internal/value"
	"waymark/ui/look"
	"waymark/ui/page"
	"waymark/ui/widgets"
)

// replyWords are an answer to an entry as others read it.
var replyWords = map[string]string{"agree": "agrees", "disagree": "does not agree", "correction": "says something in it is wrong"}

// ReplyText is what a young person says about an entry, in a line: "Amara does not agree: It is not thin. Typed by Amara, 21 November." changed says
// that the entry has been changed since.
func ReplyText(first string, r *care.Reply, today value.Date, changed bool) (bold, text, note string) {
	bold = first + " " + replyWords[r.Answer]
	text = r.Text
	note = "said, written down by " + r.WrittenBy
	switch r.How {
	case "typed":
		note = "typed by " + first
	case "interpreter":
		note = "said through an interpreter, written down by " + r.WrittenBy
	}
	note += ", " + r.On.In(today)
	if changed {
		note += "; the entry has been changed since"
	}
	return bold, text, note
}

// Changed reports whether an entry has been changed since the young person spoke about it.
func Changed(r *care.Reply, entry record.Record) bool {
	return entry != nil && r.Mark != "" && r.Mark != care.EntryMark(entry, r.Field)
}

// ReplyLine shows what a young person says about an entry, in their colour.
func ReplyLine(first string, r *care.Reply, entry record.Record, today value.Date) fyne.CanvasObject {
	bold, text, note := ReplyText(first, r, today, Changed(r, entry))
	runs := []widgets.Run{{Text: bold, Bold: true, Token: look.Young}}
	if text != "" {
		runs = append(runs, widgets.Run{Text: ": " + text})
	}
	words := widgets.Column(2, widgets.NewRich(look.SizeBody, look.Text, runs...), widgets.Caption(note))
	return widgets.TopLineWith(words, look.Space2, widgets.Sign("young", look.Young, look.IconSmall), words)
}

// AddReply opens what the young person says about an entry, or about one field of it. what names the entry. done nil reads the page again.
func AddReply(env *page.Env, first string, entry record.Record, field, what string, done func()) {
	s := care.SpecOf(entry)
	person := entry.Head().PersonID
	if s.Self {
		person = entry.Head().ID
	}
	r := &care.Reply{Meta: record.Meta{PersonID: person}, Kind: s.Kind, Entry: entry.Head().ID, Field: field, How: "said", WrittenBy: env.App.Owner().Name, On: env.App.Today()}
	o := Options{Title: "What " + first + " says about this", Only: []string{"answer", "words", "how", "written_by", "on_day"}, Labels: map[string]string{"answer": first + " says"},
		Note: what + "\nIt is kept beside the entry and changes nothing in it."}
	if done != nil {
		o.Done = func(record.Record) { done() }
	}
	EditWith(env, r, o)
}

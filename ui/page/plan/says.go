package plan

import (
	"strings"

	"fyne.io/fyne/v2"

	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/ui/look"
	"waymark/ui/page/records"
	"waymark/ui/widgets"
)

// entry is something that the young person can agree with or not: a passage of the part that is shown, or an action.
type entry struct {
	rec   record.Record
	field string
	label string // "Working well"
	text  string
}

// entries are those of the part that is shown.
func (t *part) entries() []entry {
	var out []entry
	if p := t.file.Part(t.code); p != nil {
		for _, x := range p.Passages() {
			if *x.Text != "" {
				out = append(out, entry{p, x.Key, x.Label, *x.Text})
			}
		}
	}
	for _, a := range t.ofPart() {
		out = append(out, entry{a, "", "Action", a.What + " (" + a.Who + ")"})
	}
	return out
}

// says is what the young person says about the entries of this part, each beside the words it is about; nil when there is nothing to speak about.
func (t *part) says() fyne.CanvasObject {
	list := t.entries()
	if len(list) == 0 {
		return nil
	}
	add := widgets.NewButton(widgets.Quiet, "young", "What "+t.first()+" says about this", t.addReply).Small().Helped("Agree, do not agree, or what is wrong: kept beside the entry, and changes nothing in it.")
	var rows []fyne.CanvasObject
	for _, e := range list {
		for _, r := range t.file.RepliesTo(e.rec.Head().ID, e.field) {
			about := widgets.NewRich(look.SizeCaption, look.TextSoft, widgets.Run{Text: e.label + ": ", Bold: true}, widgets.Run{Text: firstWords(e.text)})
			rows = append(rows, widgets.Column(2, about, records.ReplyLine(t.first(), r, e.rec, t.today)))
		}
	}
	if len(rows) == 0 {
		rows = append(rows, widgets.NewText("Not asked yet whether "+t.first()+" agrees with what is written here.", look.SizeBody, false, look.TextSoft))
	}
	return widgets.NewTitledPanel("Does "+t.first()+" agree?", add, widgets.Column(look.Space2, rows...), false)
}

// addReply asks which entry is meant, and opens the answer to it.
func (t *part) addReply() {
	t.text().flush()
	list := t.entries()
	if len(list) == 0 {
		t.env.Shell.Say("Nothing is written in this part yet.")
		return
	}
	var options []widgets.Option
	for _, e := range list {
		options = append(options, widgets.Option{Value: e.rec.Head().ID + "|" + e.field, Label: e.label, Hint: firstWords(e.text)})
	}
	which := widgets.NewRadios("About what", options, options[0].Value, nil)
	which.SetHelp("Up and Down choose what " + t.first() + " speaks about.")
	var sheet *widgets.Sheet
	main := widgets.NewButton(widgets.Primary, "right", "Go on", func() {
		for _, e := range list {
			if e.rec.Head().ID+"|"+e.field == which.Value() {
				sheet.Close()
				records.AddReply(t.env, t.first(), e.rec, e.field, e.label+": "+e.text, nil)
			}
		}
	}).Key("Ctrl+Enter").Helped("Opens what " + t.first() + " says about it.")
	sheet = widgets.NewSheet(t.env.Shell.Window().Canvas(), "What does "+t.first()+" speak about?", which, main)
	t.env.Shell.Open(sheet)
}

// firstWords keeps a text to one line of a caption.
func firstWords(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if r := []rune(s); len(r) > 70 {
		return strings.TrimSpace(string(r[:68])) + "…"
	}
	return s
}

// wrote says who wrote a passage and when, "" when nothing is written.
func (t *part) wrote(key string) string {
	p := t.text().stored
	s := p.WroteIt(key)
	switch {
	case s.By == "":
		return ""
	case s.On == "":
		return "written by " + s.By
	}
	return "written by " + s.By + ", " + s.On.In(t.today)
}

// signed are lines under the adult's view where its two passages were not written by whoever signed the whole.
func (t *part) signed(p care.PlanPart) []fyne.CanvasObject {
	var out []fyne.CanvasObject
	for _, key := range []string{"working_well", "worried_about"} {
		if s := p.WroteIt(key); s.By != "" && (s.By != p.By || s.On != p.On) {
			for _, x := range p.Passages() {
				if x.Key == key {
					out = append(out, widgets.Caption(x.Label+": "+t.wrote(key)))
				}
			}
		}
	}
	return out
}

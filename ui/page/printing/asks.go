package printing

import (
	"fmt"
	"maps"
	"strings"

	"fyne.io/fyne/v2"

	"waymark/internal/app"
	"waymark/ui/form"
	"waymark/ui/look"
	"waymark/ui/widgets"
)

// ask shows what this kind of print-out asks: its sections and its own questions. They are made anew only when they differ, so that the
// focus stays where it is.
func (s *sheet) ask(p *app.Preview) {
	now := fmt.Sprint(s.req.Kind, s.req.Audience, p.Options)
	for _, x := range p.Sections {
		now += "\x00" + x.Code
	}
	if now == s.asked {
		return
	}
	s.asked = now
	var parts []fyne.CanvasObject
	for _, o := range p.Options {
		key := o.Key
		answer := func(v string) {
			next := maps.Clone(s.req.Options) // a preview may still be reading the old one
			if next == nil {
				next = map[string]string{}
			}
			next[key] = v
			s.req.Options = next
			s.preview()
		}
		if o.Tick() {
			c := widgets.NewCheck(o.Label, p.Answers[key] == "yes", func(on bool) {
				if on {
					answer("yes")
				} else {
					answer("")
				}
			})
			c.SetHelp(o.Help)
			parts = append(parts, c)
			continue
		}
		c := widgets.NewChoice(o.Label, form.OptionsOf(o.Choices, nil), answer)
		c.SetSide(true)
		c.SetHelp(o.Help)
		c.SetValue(p.Answers[key])
		parts = append(parts, c)
	}
	if len(p.Sections) > 0 {
		var options []widgets.Option
		var taken []string
		for _, x := range p.Sections {
			options = append(options, widgets.Option{Value: x.Code, Label: x.Label})
			if x.Taken {
				taken = append(taken, x.Code)
			}
		}
		chips := widgets.NewChips("What is in it", true, options, taken, func(chosen []string) {
			s.req.Sections = append([]string{}, chosen...)
			s.preview()
		})
		chips.SetHelp("Arrows move, Space takes a section in or leaves it out.")
		parts = append(parts, widgets.Column(look.Space1+2, widgets.Strong("What is in it"), chips))
	}
	s.asks.Objects = parts
}

// showNames lists the names of other people that stand in the copy, each with what is to be done with it. Like the questions they are made anew
// only when they differ.
func (s *sheet) showNames(p *app.Preview) {
	now := ""
	for _, f := range p.Names {
		now += fmt.Sprint(f.Name, "\x00", f.Times, f.Sure, "\x00")
	}
	if now == s.found {
		return
	}
	s.found = now
	var parts []fyne.CanvasObject
	if len(p.Names) > 0 {
		parts = append(parts, widgets.Strong("Names of other people in it"),
			widgets.Caption("A name that is removed is nowhere in the file. What you choose counts for this copy only."))
	}
	for _, f := range p.Names {
		name := f.Name
		label := name
		if !f.Sure {
			label = "Perhaps a name: " + name
		}
		var options []widgets.Option
		for _, o := range s.env.App.NameChoices() {
			if o.Code == "role" {
				o.Label = "Say “" + f.Role + "” instead"
			}
			options = append(options, widgets.Option{Value: o.Code, Label: o.Label})
		}
		c := widgets.NewChoice(label, options, func(v string) {
			next := maps.Clone(s.req.Names)
			if next == nil {
				next = map[string]string{}
			}
			next[name] = v
			s.req.Names = next
			s.preview()
		})
		c.SetValue(f.Choice)
		c.SetSide(true)
		times := "once"
		if f.Times > 1 {
			times = fmt.Sprintf("%d times", f.Times)
		}
		c.SetHint(strings.TrimSuffix("Stands in it "+times+". "+f.Says, " "))
		c.SetHelp("Keep the name, say who they are instead, or remove it from the whole file.")
		parts = append(parts, c)
	}
	s.names.Objects = parts
}

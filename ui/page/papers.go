package page

import (
	"strings"

	"waymark/internal/care"
	"waymark/internal/rules"
	"waymark/internal/value"
	"waymark/ui/widgets"
)

// PaperItem is an important paper as a line of a list: who holds it, how far it is, and by when it should be there. Its key is the record's id, or
// "want:" and the kind where nothing is written down.
func PaperItem(p rules.PaperLine, today value.Date) widgets.Item {
	it := widgets.Item{Key: "want:" + p.Kind, Title: care.KeyPaperSpec.Field("paper").LabelOf(p.Kind), Plain: true}
	var more []string
	if k := p.Record; k != nil {
		it.Key = k.ID
		if k.Held.Answer == value.Known {
			more = append(more, k.Held.Text)
		}
		if k.State == "applied" && k.Applied != "" {
			more = append(more, "applied "+k.Applied.InShort(today))
		}
		if k.Note != "" {
			more = append(more, k.Note)
		}
		if k.Expires != "" {
			if k.Expires < today {
				more = append(more, "ran out "+k.Expires.InShort(today))
			} else {
				more = append(more, "runs out "+k.Expires.InShort(today))
			}
		}
	}
	it.Detail = strings.Join(more, ", ")
	switch p.State {
	case "have":
		it.RightState, it.RightWords = widgets.Done, "Have it"
	case "applied":
		it.RightState, it.RightWords = widgets.Waiting, "Waiting"
	case "lost":
		it.RightState, it.RightWords = widgets.Warning, "Missing"
	case "not_needed":
		it.RightState, it.RightWords = widgets.None, "Not needed"
	case "none":
		it.RightState, it.RightWords = widgets.None, "None"
	case "not_known":
		it.RightState, it.RightWords = widgets.NotKnown, "Not known"
	case "declined":
		it.RightState, it.RightWords = widgets.Declined, "Rather not say"
	default:
		it.RightState, it.RightWords = widgets.NotAsked, "Not asked yet"
	}
	if p.Missing() && p.By != "" {
		it.Right = "by " + p.By.InShort(today)
		if p.Late && p.State != "applied" {
			it.RightState = widgets.Due
		}
	}
	return it
}

package form

import (
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"waymark/internal/record"
	"waymark/internal/value"
	"waymark/ui/look"
	"waymark/ui/widgets"
)

// Answers are the five answers to a question of fact, with the letters K N U D A.
var Answers = []widgets.Option{
	{Value: string(value.Known), Label: value.Known.Label(), Icon: "known", Token: look.Done, Key: 'k'},
	{Value: string(value.None), Label: value.None.Label(), Icon: "none", Token: look.Waiting, Key: 'n'},
	{Value: string(value.NotKnown), Label: value.NotKnown.Label(), Icon: "unknown", Token: look.Unknown, Key: 'u'},
	{Value: string(value.Declined), Label: value.Declined.Label(), Icon: "declined", Token: look.Due, Key: 'd'},
	{Value: string(value.NotAsked), Label: value.NotAsked.Label(), Icon: "notasked", Token: look.Unknown, Key: 'a'},
}

var answerSays = map[value.Answer]string{
	value.None: "Asked: there is none.", value.NotKnown: "Asked: nobody here knows yet.", value.Declined: "Their choice. Prints nothing.",
}

const (
	answerEm   = 12
	askLabelEm = 8.5 // in a column of questions, as on the page of the health passport
)

// Fact is a text with its five-way answer. The text can be typed only while the answer is "known"; what was typed comes back with it.
type Fact struct {
	widget.BaseWidget
	answer   *widgets.Choice
	text     *widgets.Field
	ask      *widgets.Field // who to ask, where nobody knows yet
	asks     bool
	labelEm  float32
	says     *widgets.Para
	onChange func()
	width    float32
}

// NewFact makes a fact that is not asked yet.
func NewFact(label, help string) *Fact {
	f := &Fact{text: widgets.NewField(""), ask: widgets.NewField(""), says: widgets.Caption(""), labelEm: sideLabelEm}
	f.answer = widgets.NewChoice(label, Answers, func(string) {
		f.follow()
		if f.answer.Value() == string(value.Known) {
			widgets.Focus(f.text)
		}
		f.tell()
	})
	f.answer.SetSide(true)
	f.answer.SetWidth(answerEm)
	f.answer.SetHelp("K known, N none, U not known, D rather not say, A not asked yet. An empty box is never read as “none”.")
	f.text.SetExample("What is known")
	f.text.SetHelp(label + ". " + help)
	f.text.OnChange(func(string) {
		if f.Problem() != "" {
			f.SetProblem("")
		}
	})
	f.text.OnLeave(func(string) { f.tell() })
	f.ExtendBaseWidget(f)
	f.follow()
	return f
}

// Asking adds a second text, which stands beside "not known" and "not asked yet": who could tell.
func (f *Fact) Asking(example string) *Fact {
	f.asks, f.labelEm = true, askLabelEm
	f.answer.SetSideWidth(askLabelEm)
	f.ask.SetExample(example)
	f.ask.SetHelp(f.answer.Label() + ". Who to ask. It is printed, and stands in the list of what is missing.")
	f.ask.OnLeave(func(string) { f.tell() })
	f.follow()
	return f
}

// Answer is the chosen answer.
func (f *Fact) Answer() string { return f.answer.Value() }

// AskText is who to ask.
func (f *Fact) AskText() string { return strings.TrimSpace(f.ask.Text()) }

// SetAsk shows who to ask.
func (f *Fact) SetAsk(text string) { f.ask.SetText(text) }

func (f *Fact) tell() {
	if f.onChange != nil {
		f.onChange()
	}
}

func (f *Fact) follow() {
	a := value.Answer(f.answer.Value())
	f.says.SetText(answerSays[a])
	f.text.Hide()
	f.says.Hide()
	f.ask.Hide()
	f.beside().Show()
	f.Refresh()
}

// beside is what stands beside the answer: its text, who to ask, or what the answer means.
func (f *Fact) beside() fyne.CanvasObject {
	switch a := value.Answer(f.answer.Value()); {
	case a == value.Known:
		return f.text
	case f.asks && (a == value.NotKnown || a == value.NotAsked):
		return f.ask
	}
	return f.says
}

// OnChange hears another answer, and that the text was left.
func (f *Fact) OnChange(fn func()) { f.onChange = fn }

// Code is what is chosen and typed in the stable form of a fact.
func (f *Fact) Code() string {
	return record.FactCode(value.Fact{Answer: value.Answer(f.answer.Value()), Text: strings.TrimSpace(f.text.Text())})
}

// SetCode shows a fact.
func (f *Fact) SetCode(code string) {
	v := record.ParseFact(code)
	f.answer.SetValue(string(v.Answer))
	if v.Answer == value.Known {
		f.text.SetText(v.Text)
	}
	f.follow()
}

// SetHint says more under the answer.
func (f *Fact) SetHint(text string) { f.answer.SetHint(text) }

// SetProblem shows what is to be mended.
func (f *Fact) SetProblem(text string) { f.answer.SetProblem(text) }

// Problem returns it.
func (f *Fact) Problem() string { return f.answer.Problem() }

// FocusTarget is the answer.
func (f *Fact) FocusTarget() fyne.Focusable { return f.answer.FocusTarget() }

// Held implements the search for a focused object.
func (f *Fact) Held() []fyne.CanvasObject {
	return []fyne.CanvasObject{f.answer, f.text, f.ask}
}

func (f *Fact) shape(width float32, draw bool) float32 {
	em := look.Em()
	h := widgets.HeightFor(f.answer, width)
	if draw {
		f.answer.Move(fyne.NewPos(0, 0))
		f.answer.Resize(fyne.NewSize(width, h))
	}
	beside := f.beside()
	if beside == fyne.CanvasObject(f.says) && f.says.Text() == "" {
		return h
	}
	x, y := float32(0), float32(0)
	if width >= (sideFromEm-sideLabelEm+f.labelEm)*em {
		x = f.labelEm * em
	} else if f.answer.Label() != "" {
		y = widgets.HeightFor(widgets.Strong(f.answer.Label()), width) + rowGap
	}
	left := x + answerEm*em + look.Space3
	long := f.asks && beside == fyne.CanvasObject(f.text) && float32(utf8.RuneCountInString(f.text.Text()))*0.6*em > width-left-2*em
	if width-left >= 9*em && !long { // beside the answer
		bh := widgets.HeightFor(beside, width-left)
		if beside == fyne.CanvasObject(f.says) {
			y += max(0, (look.Scaled(look.ControlHeight)-bh)/2)
		}
		if draw {
			beside.Move(fyne.NewPos(left, y))
			beside.Resize(fyne.NewSize(width-left, bh))
		}
		return max(h, y+bh)
	}
	bh := widgets.HeightFor(beside, width-x)
	if draw {
		beside.Move(fyne.NewPos(x, h+look.Space1+rowGap))
		beside.Resize(fyne.NewSize(width-x, bh))
	}
	return h + look.Space1 + rowGap + bh
}

// HeightFor implements widgets.Flow.
func (f *Fact) HeightFor(width float32) float32 { return f.shape(width, false) }

// CreateRenderer implements fyne.Widget.
func (f *Fact) CreateRenderer() fyne.WidgetRenderer {
	return &drawn{of: f, objects: append(f.Held(), f.says),
		min: func() fyne.Size {
			w := f.answer.MinSize().Width
			return fyne.NewSize(w, f.shape(max(f.width, w), false))
		},
		place: func(s fyne.Size) { f.width = s.Width; f.shape(s.Width, true) }}
}

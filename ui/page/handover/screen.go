package handover

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"waymark/internal/fault"
	"waymark/ui/look"
	"waymark/ui/page"
	"waymark/ui/widgets"
)

func sentence(err error) string { return fault.Sentence(err) }

// build draws the screen of what is asked now. Words are a size larger than in the rest of the program.
func (p *Page) build() {
	var inside fyne.CanvasObject
	if p.done {
		p.scale, p.words, p.names = nil, nil, nil
		inside = p.thanks()
	} else {
		inside = p.question(p.asks[p.at])
	}
	body := widgets.NewScroll(look.Space6, look.Space6, narrowed(inside))
	if p.scale != nil { // the question stays in sight: the cards alone would be scrolled to otherwise
		p.scale.OnFocus(func(gained bool) {
			if gained {
				body.ToTop()
			}
		})
	}
	full := widgets.Border(p.bar(), nil, nil, nil, body)
	if p.frame == nil {
		p.frame = container.NewStack()
	}
	p.frame.Objects = []fyne.CanvasObject{full}
	p.frame.Refresh()
}

func large(text string, bold bool, token fyne.ThemeColorName) *widgets.Para {
	return widgets.NewText(text, look.SizeHeading, bold, token)
}

// bar is the damson bar: whose screen this is, and that the rest is shut.
func (p *Page) bar() fyne.CanvasObject {
	owner := first(p.env.App.Owner().Name)
	yours := func() fyne.CanvasObject {
		return widgets.Line(look.Space3, widgets.Sign("young", look.Surface, look.IconSmall), large(p.file.Person.First()+", this bit is yours", true, look.Surface))
	}
	shut := func() fyne.CanvasObject {
		return widgets.Line(look.Space2, widgets.Sign("lock", look.Surface, look.IconSmall),
			widgets.NewText("The rest of the program is shut until "+owner+" types the passphrase", look.SizeBody, false, look.Surface))
	}
	between := widgets.Gap(0)
	line := page.ByBreadth(widgets.LineWith(between, look.Space6, yours(), between, shut()), widgets.Column(look.Space2, yours(), shut()))
	return widgets.Ground(look.Young, widgets.Inset(look.Space6, look.Space4, line))
}

func (p *Page) question(a ask) fyne.CanvasObject {
	level, words := p.standing(a)
	where := large(a.where(), false, look.TextSoft)
	dots := newDots(a.number, a.of)
	parts := []fyne.CanvasObject{
		widgets.LineWith(where, look.Space4, where, dots),
		widgets.NewText(a.title, look.SizeFigure, true, look.Text),
		large(a.hint, false, look.TextSoft),
	}
	if a.of > mostDots { // the words say it
		parts[0] = where
	}
	if a.reads != "" {
		parts = append(parts, widgets.NewVoice(widgets.Adult, "In my plan", "", large(a.reads, false, look.Text)))
	}
	for _, note := range []fyne.CanvasObject{p.asideNote(a), p.lastTime(a)} {
		if note != nil {
			parts = append(parts, note)
		}
	}
	p.scale = nil
	if len(a.steps) > 0 {
		p.scale = widgets.NewCards(a.title, widgets.Young, a.steps, nil)
		p.scale.SetValue(level)
		p.scale.OnEnter(p.next)
		p.scale.SetHelp(fmt.Sprintf("1 to %d chooses, 0 clears. Enter goes on. There is no right answer.", len(a.steps)))
		parts = append(parts, widgets.Gap(look.Space1), p.scale)
	}
	p.names = nil
	if len(a.names) > 0 {
		_, ticked, _ := wished(p.wish(), a)
		p.names = widgets.NewChips(a.title, true, a.names, ticked, nil)
		p.names.SetHelp("Left and Right move, Space chooses.")
		parts = append(parts, widgets.Gap(look.Space1), p.names)
	}
	p.words = widgets.NewNote("", a.lines)
	p.words.SetText(words)
	p.words.SetHelp("Write what you like, or nothing. Ctrl+Enter goes on.")
	label := widgets.NewRich(look.SizeHeading, look.Text, widgets.Run{Text: a.box, Bold: true})
	if len(a.steps) > 0 {
		label = widgets.NewRich(look.SizeHeading, look.Text, widgets.Run{Text: a.box + " ", Bold: true}, widgets.Run{Text: "You don’t have to.", Token: look.TextSoft})
	}
	p.words.SetLabel("")
	parts = append(parts, widgets.Gap(look.Space1), widgets.Column(look.Space2, label, p.words))

	next := widgets.NewButton(widgets.Primary, "right", "Next", p.next).Key("Ctrl+Enter").Helped("Keeps what you chose and goes on.")
	skip := widgets.NewButton(widgets.Ordinary, "", "Skip this one", p.skip).Helped("Goes on and keeps nothing from this screen.")
	done := widgets.NewButton(widgets.Ordinary, "done", "I’m done", p.finish).Helped("Keeps what is here and ends. You can come back another day.")
	foot := []fyne.CanvasObject{next, skip}
	if p.at > 0 {
		foot = append(foot, widgets.NewButton(widgets.Quiet, "left", "Back", p.back).Helped("Goes to the one before."))
	}
	if a.skill != "" {
		foot = append(foot, p.asideButton(a))
	}
	left := widgets.Wrap(look.Space3, foot...)
	says, icon := "You can’t see what anyone else said yet, and they can’t change what you say.", "eyeOff"
	if a.entry != nil {
		says, icon = "What you say stands beside this. It changes nothing in it, and nobody can change what you say.", "eye"
	}
	alone := widgets.NewText(says, look.SizeBody, false, look.TextSoft)
	parts = append(parts, widgets.Gap(look.Space1), widgets.LineWith(left, look.Space3, left, done), widgets.Gap(look.Space4),
		widgets.LineWith(alone, look.Space2, widgets.Sign(icon, look.TextSoft, look.IconSmall), alone))
	return widgets.Column(look.Space3, parts...)
}

// mostDots is how many bars there is room for.
const mostDots = 24

func (p *Page) thanks() fyne.CanvasObject {
	owner := first(p.env.App.Owner().Name)
	back := widgets.NewButton(widgets.Primary, "unlock", "Give the keyboard back", p.takeBack).Key("Ctrl+Enter").Helped("Asks for " + owner + "’s passphrase.")
	p.give = back
	again := widgets.NewButton(widgets.Ordinary, "left", "Go back to my answers", func() { p.show(0) }).Helped("Shows your answers again from the first.")
	more := p.moreAreas()
	if more == nil {
		more = widgets.Gap(0)
	}
	return widgets.Column(look.Space4,
		widgets.NewText("That’s all, "+p.file.Person.First(), look.SizeFigure, true, look.Text),
		large("Your words are kept as you wrote them. Nobody else can change them. You can say something new any time; the old words stay too.", false, look.Text),
		widgets.Wrap(look.Space3, back, again), more)
}

// narrowed keeps the page's middle readable on a wide window: at most 67 em, centred.
func narrowed(o fyne.CanvasObject) fyne.CanvasObject {
	m := &middle{inside: o}
	m.ExtendBaseWidget(m)
	return m
}

type middle struct {
	widget.BaseWidget
	inside fyne.CanvasObject
	width  float32
}

const middleEm = 67.5

func (m *middle) Held() []fyne.CanvasObject { return []fyne.CanvasObject{m.inside} }

func (m *middle) within(width float32) float32 { return min(width, middleEm*look.Em()) }

// HeightFor implements widgets.Flow.
func (m *middle) HeightFor(width float32) float32 {
	return widgets.HeightFor(m.inside, m.within(width))
}

// CreateRenderer implements fyne.Widget.
func (m *middle) CreateRenderer() fyne.WidgetRenderer { return &middleLook{m} }

type middleLook struct{ m *middle }

func (r *middleLook) Destroy()                     {}
func (r *middleLook) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.m.inside} }
func (r *middleLook) Refresh()                     { r.Layout(r.m.Size()); canvas.Refresh(r.m) }
func (r *middleLook) MinSize() fyne.Size {
	w := r.m.inside.MinSize().Width
	return fyne.NewSize(w, r.m.HeightFor(max(w, r.m.width)))
}
func (r *middleLook) Layout(size fyne.Size) {
	r.m.width = size.Width
	w := r.m.within(size.Width)
	r.m.inside.Move(fyne.NewPos((size.Width-w)/2, 0))
	r.m.inside.Resize(fyne.NewSize(w, size.Height))
}

// dots shows how far it is: one short bar for each question. The words beside it say the same.
type dots struct {
	widget.BaseWidget
	at, of int
}

func newDots(at, of int) *dots {
	d := &dots{at: at, of: of}
	d.ExtendBaseWidget(d)
	return d
}

const (
	dotWide, dotHigh, dotGap float32 = 26, 9, 8
)

// CreateRenderer implements fyne.Widget.
func (d *dots) CreateRenderer() fyne.WidgetRenderer {
	r := &dotsLook{d: d}
	for range d.of {
		b := canvas.NewRectangle(look.Color(look.Line))
		b.CornerRadius = dotHigh / 2
		r.bars = append(r.bars, b)
	}
	r.Refresh()
	return r
}

type dotsLook struct {
	d    *dots
	bars []*canvas.Rectangle
}

func (r *dotsLook) Destroy() {}
func (r *dotsLook) Objects() []fyne.CanvasObject {
	out := make([]fyne.CanvasObject, len(r.bars))
	for i, b := range r.bars {
		out[i] = b
	}
	return out
}
func (r *dotsLook) MinSize() fyne.Size {
	n := float32(r.d.of)
	return fyne.NewSize(n*dotWide+(n-1)*dotGap, dotHigh)
}
func (r *dotsLook) Refresh() {
	for i, b := range r.bars {
		b.FillColor, b.StrokeColor, b.StrokeWidth = look.Color(look.Background), look.Color(look.Border), 1
		if i < r.d.at {
			b.FillColor, b.StrokeColor = look.Color(look.Young), look.Color(look.Young)
		}
		b.Refresh()
	}
}
func (r *dotsLook) Layout(size fyne.Size) {
	for i, b := range r.bars {
		b.Move(fyne.NewPos(float32(i)*(dotWide+dotGap), (size.Height-dotHigh)/2))
		b.Resize(fyne.NewSize(dotWide, dotHigh))
	}
}

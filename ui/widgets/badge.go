package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"waymark/ui/look"
)

// State is how a thing stands. A state is always shown by an icon and a word.
type State string

const (
	NoState    State = ""
	Overdue    State = "overdue"
	Due        State = "due"
	Later      State = "later"
	Waiting    State = "waiting"
	Done       State = "done"
	Known      State = "known"
	None       State = "none"
	NotKnown   State = "unknown"
	NotAsked   State = "notasked"
	Declined   State = "declined"
	PartDone   State = "partdone"
	NotDone    State = "notdone"
	NotStarted State = "notstarted"
	Changed    State = "changed"
	Locked     State = "locked"
	TalkAbout  State = "talk"
	Warning    State = "warning"
	Info       State = "info"
)

type stateLook struct {
	icon        string
	token, tint fyne.ThemeColorName
	words       string
}

var states = map[State]stateLook{
	Overdue:    {"overdue", look.Overdue, look.OverdueTint, "Overdue"},
	Due:        {"due", look.Due, look.DueTint, "Due"},
	Later:      {"waiting", look.Waiting, look.WaitingTint, "Later"},
	Waiting:    {"waiting", look.Waiting, look.WaitingTint, "Waiting"},
	Done:       {"done", look.Done, look.DoneTint, "Done"},
	Known:      {"known", look.Done, look.DoneTint, "Known"},
	None:       {"none", look.Waiting, look.WaitingTint, "None"},
	NotKnown:   {"unknown", look.Unknown, look.UnknownTint, "Not known"},
	NotAsked:   {"notasked", look.Unknown, look.UnknownTint, "Not asked yet"},
	Declined:   {"declined", look.Due, look.DueTint, "Rather not say"},
	PartDone:   {"partdone", look.Due, look.DueTint, "Part done"},
	NotDone:    {"notdone", look.Overdue, look.OverdueTint, "Not done"},
	NotStarted: {"waiting", look.Waiting, look.WaitingTint, "Not started"},
	Changed:    {"moved", look.Primary, look.PrimaryTint, "Changed"},
	Locked:     {"lock", look.Waiting, look.WaitingTint, "Locked"},
	TalkAbout:  {"talk", look.Due, look.DueTint, "Talk about it"},
	Warning:    {"warning", look.Due, look.DueTint, "Look at this"},
	Info:       {"info", look.Unknown, look.UnknownTint, ""},
}

// Icon is the icon of a state.
func (s State) Icon() string { return states[s].icon }

// Token is the colour of its icon and word.
func (s State) Token() fyne.ThemeColorName {
	if t := states[s].token; t != "" {
		return t
	}
	return look.Text
}

// Words is what it is called when the page says nothing more exact.
func (s State) Words() string { return states[s].words }

// Badge is a state as icon and word on its tint.
type Badge struct {
	widget.BaseWidget
	state State
	words string
	bare  bool
	lines *Para // the words in several lines, where they do not fit into one
}

// NewBadge makes a badge; empty words take the state's own.
func NewBadge(state State, words string) *Badge {
	b := &Badge{state: state, words: words}
	b.ExtendBaseWidget(b)
	return b
}

// NewMark is a badge without its ground, for rows.
func NewMark(state State, words string) *Badge {
	b := NewBadge(state, words)
	b.bare = true
	return b
}

// Set changes state and words.
func (b *Badge) Set(state State, words string) {
	b.state, b.words = state, words
	b.Refresh()
}

// AccessibilityLabel implements fyne.Accessible.
func (b *Badge) AccessibilityLabel() string { return b.say() }

// AccessibilityRole implements fyne.Accessible.
func (b *Badge) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

func (b *Badge) say() string {
	if b.words != "" {
		return b.words
	}
	return b.state.Words()
}

// text is where the words begin, and how much room the ground takes beside them.
func (b *Badge) text() (x, pad float32) {
	if !b.bare {
		pad = look.Space2
	}
	x = pad
	if b.state.Icon() != "" {
		x += look.Scaled(look.IconSmall) + 6
	}
	return x, pad
}

// wraps: the words need more than one line at this width.
func (b *Badge) wraps(width float32) bool {
	x, pad := b.text()
	return !b.bare && width > 0 && runWidth(b.say(), look.SizeCaption, true) > width-x-pad+1
}

// HeightFor implements Flow: words are never cut while there is room below.
func (b *Badge) HeightFor(width float32) float32 {
	if !b.wraps(width) {
		return b.MinSize().Height
	}
	if b.lines == nil || b.lines.Text() != b.say() {
		b.lines = NewText(b.say(), look.SizeCaption, true, b.state.Token())
	}
	x, pad := b.text()
	return b.lines.HeightFor(width-x-pad) + 2*4
}

// CreateRenderer implements fyne.Widget.
func (b *Badge) CreateRenderer() fyne.WidgetRenderer {
	ground := newBlock("", "", 1, look.RadiusBadge)
	icon := newGlyph("", look.Text, look.IconSmall)
	words := newInk("", look.SizeCaption, true, look.Text)
	paint := func() {
		how := states[b.state]
		ground.fill, ground.edge = how.tint, ""
		if look.NowPalette().High() {
			ground.edge = b.state.Token()
		}
		if b.bare {
			ground.fill, ground.edge = "", ""
		}
		icon.name, icon.token = how.icon, b.state.Token()
		words.t.Text, words.token = b.say(), b.state.Token()
		ground.apply()
		icon.apply()
		words.apply()
	}
	paint()
	objects := fixed(ground.r, icon.i, words.t)
	return &drawing{
		of: b, paint: paint, objects: func() []fyne.CanvasObject { return objects() }, // others, where the words wrap
		min: func() fyne.Size {
			x, pad := b.text()
			w := x + runWidth(b.say(), look.SizeCaption, true) + pad
			h := look.Height(look.BadgeHeight)
			if b.bare {
				h = lineHeight(look.SizeCaption)
			}
			return fyne.NewSize(w, h)
		},
		layout: func(size fyne.Size) {
			ground.place(0, 0, size.Width, size.Height)
			x, pad := b.text()
			if least := lineHeight(look.SizeCaption); b.wraps(size.Width) && size.Height > 1.5*least {
				b.HeightFor(size.Width)
				icon.centre(pad, 4, least)
				b.lines.Move(fyne.NewPos(x, 4))
				b.lines.Resize(fyne.NewSize(size.Width-x-pad, size.Height-8))
				objects = fixed(ground.r, icon.i, b.lines)
				return
			}
			objects = fixed(ground.r, icon.i, words.t)
			icon.centre(pad, 0, size.Height)
			words.t.Text = cut(b.say(), look.SizeCaption, words.t.TextStyle, size.Width-x-pad+1)
			words.centre(x, 0, size.Height)
		},
	}
}

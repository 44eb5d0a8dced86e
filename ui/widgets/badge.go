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
	pad := func() float32 {
		if b.bare {
			return 0
		}
		return look.Space2
	}
	return &drawing{
		of: b, objects: fixed(ground.r, icon.i, words.t), paint: paint,
		min: func() fyne.Size {
			w := icon.px() + runWidth(b.say(), look.SizeCaption, true) + 2*pad()
			if icon.name != "" {
				w += 6
			}
			h := look.Height(look.BadgeHeight)
			if b.bare {
				h = lineHeight(look.SizeCaption)
			}
			return fyne.NewSize(w, h)
		},
		layout: func(size fyne.Size) {
			ground.place(0, 0, size.Width, size.Height)
			icon.centre(pad(), 0, size.Height)
			x := pad()
			if icon.name != "" {
				x += icon.px() + 6
			}
			words.t.Text = cut(b.say(), look.SizeCaption, words.t.TextStyle, size.Width-x-pad()+1)
			words.centre(x, 0, size.Height)
		},
	}
}

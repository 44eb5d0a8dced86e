package widgets

import (
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"waymark/ui/look"
)

// Run is a piece of a paragraph in one weight and colour.
type Run struct {
	Text  string
	Bold  bool
	Token fyne.ThemeColorName // empty: the paragraph's own
}

// Para is wrapped text without padding. Line breaks in the text are kept.
type Para struct {
	widget.BaseWidget
	runs   []Run
	size   fyne.ThemeSizeName
	token  fyne.ThemeColorName
	align  fyne.TextAlign
	one    bool // one line, cut when there is no room
	lines  []paraLine
	drawn  []fyne.CanvasObject
	at     paraKey
	cached map[paraKey]int
}

type paraKey struct {
	width float32
	em    float32
	align fyne.TextAlign
}

type paraLine []Run

// mostEm is the longest line: about 80 characters of body text.
const mostEm = 42

// NewPara makes a paragraph of body text.
func NewPara(text string) *Para { return NewText(text, look.SizeBody, false, look.Text) }

// Caption makes a paragraph of small, soft text: a rule, a hint, who wrote it.
func Caption(text string) *Para { return NewText(text, look.SizeCaption, false, look.TextSoft) }

// Heading makes the title of a panel.
func Heading(text string) *Para { return NewText(text, look.SizeHeading, true, look.Text) }

// Title makes the title of a page.
func Title(text string) *Para { return NewText(text, look.SizeTitle, true, look.Text) }

// Strong makes bold body text.
func Strong(text string) *Para { return NewText(text, look.SizeBody, true, look.Text) }

// NewText makes a paragraph of any size and colour.
func NewText(text string, size fyne.ThemeSizeName, bold bool, token fyne.ThemeColorName) *Para {
	return NewRich(size, token, Run{Text: text, Bold: bold})
}

// NewRich makes a paragraph of several weights and colours.
func NewRich(size fyne.ThemeSizeName, token fyne.ThemeColorName, runs ...Run) *Para {
	p := &Para{runs: runs, size: size, token: token}
	p.ExtendBaseWidget(p)
	return p
}

// Words makes one line of text that is cut, not wrapped, when there is no room.
func Words(text string, size fyne.ThemeSizeName, bold bool, token fyne.ThemeColorName) *Para {
	p := NewText(text, size, bold, token)
	p.one = true
	return p
}

// Align sets the alignment and returns the paragraph.
func (p *Para) Align(a fyne.TextAlign) *Para {
	p.align = a
	return p
}

// SetText replaces the text, in the weight it began with.
func (p *Para) SetText(text string) {
	bold := len(p.runs) > 0 && p.runs[0].Bold
	p.SetRuns(Run{Text: text, Bold: bold})
}

// SetRuns replaces the text.
func (p *Para) SetRuns(runs ...Run) {
	p.runs = runs
	p.at, p.cached = paraKey{}, nil
	p.Refresh()
}

// SetToken changes the colour.
func (p *Para) SetToken(token fyne.ThemeColorName) {
	p.token = token
	p.at = paraKey{}
	p.Refresh()
}

// Text returns the whole text.
func (p *Para) Text() string {
	var b strings.Builder
	for _, r := range p.runs {
		b.WriteString(r.Text)
	}
	return b.String()
}

// AccessibilityLabel implements fyne.Accessible.
func (p *Para) AccessibilityLabel() string { return p.Text() }

// AccessibilityRole implements fyne.Accessible.
func (p *Para) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// HeightFor implements Flow.
func (p *Para) HeightFor(width float32) float32 {
	if p.one {
		return lineHeight(p.size)
	}
	key := paraKey{width: width, em: look.Em()}
	n, ok := p.cached[key]
	if !ok {
		n = len(wrapRuns(p.runs, p.size, p.room(width)))
		if p.cached == nil || len(p.cached) > 16 {
			p.cached = map[paraKey]int{}
		}
		p.cached[key] = n
	}
	return float32(n) * lineHeight(p.size)
}

func (p *Para) room(width float32) float32 { return min(width, mostEm*look.Size(p.size)) }

func (p *Para) natural() float32 {
	var w, widest float32
	for _, r := range p.runs {
		for i, piece := range strings.Split(r.Text, "\n") {
			if i > 0 {
				w = 0
			}
			w += runWidth(piece, p.size, r.Bold)
			widest = max(widest, w)
		}
	}
	return widest
}

// CreateRenderer implements fyne.Widget.
func (p *Para) CreateRenderer() fyne.WidgetRenderer {
	return &drawing{
		of:      p,
		objects: func() []fyne.CanvasObject { return p.drawn },
		layout:  p.arrange,
		paint:   func() { p.at = paraKey{} },
		min: func() fyne.Size {
			natural := p.natural()
			if p.one {
				return fyne.NewSize(min(natural+1, 5*look.Em()), lineHeight(p.size))
			}
			width := p.Size().Width
			if width <= 0 {
				width = min(natural+1, 30*look.Em())
			}
			return fyne.NewSize(min(natural, 6*look.Em()), p.HeightFor(width))
		},
	}
}

func (p *Para) arrange(size fyne.Size) {
	key := paraKey{size.Width, look.Em(), p.align}
	if p.at == key {
		return
	}
	p.at = key
	if p.one {
		p.lines = []paraLine{cutRuns(p.runs, p.size, size.Width)}
	} else {
		p.lines = wrapRuns(p.runs, p.size, p.room(size.Width))
	}
	p.drawn = nil
	height := lineHeight(p.size)
	for n, l := range p.lines {
		var width float32
		for _, r := range l {
			width += runWidth(r.Text, p.size, r.Bold)
		}
		var x float32
		switch p.align {
		case fyne.TextAlignTrailing:
			x = size.Width - width
		case fyne.TextAlignCenter:
			x = (size.Width - width) / 2
		}
		for _, r := range l {
			token := r.Token
			if token == "" {
				token = p.token
			}
			t := canvas.NewText(r.Text, look.Color(token))
			t.TextStyle.Bold = r.Bold
			t.TextSize = look.Size(p.size)
			w := runWidth(r.Text, p.size, r.Bold)
			t.Move(fyne.NewPos(x, float32(n)*height))
			t.Resize(fyne.NewSize(w, height))
			x += w
			p.drawn = append(p.drawn, t)
		}
	}
	canvas.Refresh(p)
}

func runWidth(text string, size fyne.ThemeSizeName, bold bool) float32 {
	if text == "" {
		return 0
	}
	return fyne.MeasureText(text, look.Size(size), fyne.TextStyle{Bold: bold}).Width
}

func cutRuns(runs []Run, size fyne.ThemeSizeName, width float32) paraLine {
	var l paraLine
	for _, r := range runs {
		text := strings.ReplaceAll(r.Text, "\n", " ")
		if w := runWidth(text, size, r.Bold); w <= width+0.5 {
			l, width = append(l, Run{text, r.Bold, r.Token}), width-w
			continue
		}
		return append(l, Run{cut(text, size, fyne.TextStyle{Bold: r.Bold}, width), r.Bold, r.Token})
	}
	return l
}

// wrapRuns breaks runs into lines no wider than width; a word that does not fit a
// line of its own is broken inside.
func wrapRuns(runs []Run, size fyne.ThemeSizeName, width float32) []paraLine {
	var lines []paraLine
	var now paraLine
	var used float32
	end := func() {
		if n := len(now); n > 0 {
			now[n-1].Text = strings.TrimRight(now[n-1].Text, " ")
		}
		lines, now, used = append(lines, now), nil, 0
	}
	add := func(text string, r Run) {
		used += runWidth(text, size, r.Bold)
		if n := len(now); n > 0 && now[n-1].Bold == r.Bold && now[n-1].Token == r.Token {
			now[n-1].Text += text
			return
		}
		now = append(now, Run{text, r.Bold, r.Token})
	}
	for _, r := range runs {
		for i, paragraph := range strings.Split(r.Text, "\n") {
			if i > 0 {
				end()
			}
			for _, word := range splitWords(paragraph) {
				bare := strings.TrimRight(word, " ")
				w := runWidth(bare, size, r.Bold)
				if used > 0 && used+w > width {
					end()
					if bare == "" {
						continue
					}
				}
				for w > width && utf8.RuneCountInString(bare) > 1 {
					fit := fitting(bare, size, r.Bold, width)
					add(bare[:fit], r)
					end()
					bare, word = bare[fit:], word[fit:]
					w = runWidth(bare, size, r.Bold)
				}
				add(word, r)
			}
		}
	}
	end()
	return lines
}

// splitWords cuts text after every run of spaces.
func splitWords(text string) []string {
	var words []string
	start := 0
	for i := 1; i < len(text); i++ {
		if text[i-1] == ' ' && text[i] != ' ' {
			words = append(words, text[start:i])
			start = i
		}
	}
	if start < len(text) {
		words = append(words, text[start:])
	}
	return words
}

// fitting returns how many bytes of a word fit the width, at least one letter.
func fitting(word string, size fyne.ThemeSizeName, bold bool, width float32) int {
	fit := 0
	for i, r := range word {
		next := i + utf8.RuneLen(r)
		if fit > 0 && runWidth(word[:next], size, bold) > width {
			break
		}
		fit = next
	}
	return fit
}

package look

import (
	"fmt"
	"strings"
	"sync"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"waymark/assets"
)

// Our icons for what stock widgets ask for. Check boxes and radio buttons keep Fyne's.
var fyneIcons = map[fyne.ThemeIconName]string{
	theme.IconNameCancel:        "close",
	theme.IconNameConfirm:       "known",
	theme.IconNameDelete:        "bin",
	theme.IconNameSearch:        "search",
	theme.IconNameMenuExpand:    "right",
	theme.IconNameMoveDown:      "down",
	theme.IconNameMoveUp:        "up",
	theme.IconNameNavigateBack:  "left",
	theme.IconNameNavigateNext:  "right",
	theme.IconNameArrowDropDown: "down",
	theme.IconNameArrowDropUp:   "up",
	theme.IconNameContentAdd:    "add",
	theme.IconNameContentUndo:   "undo",
	theme.IconNameContentRedo:   "redo",
	theme.IconNameContentCopy:   "copy",
	theme.IconNameDocumentPrint: "print",
	theme.IconNameDocumentSave:  "known",
	theme.IconNameDocument:      "page",
	theme.IconNameVisibility:    "eye",
	theme.IconNameVisibilityOff: "eyeOff",
	theme.IconNameInfo:          "info",
	theme.IconNameWarning:       "warning",
	theme.IconNameError:         "overdue",
	theme.IconNameQuestion:      "unknown",
	theme.IconNameHelp:          "help",
	theme.IconNameHistory:       "history",
	theme.IconNameHome:          "home",
	theme.IconNameSettings:      "settings",
	theme.IconNameCalendar:      "calendar",
}

type iconKey struct {
	name  string
	token fyne.ThemeColorName
}

var (
	iconsMu sync.Mutex
	icons   = map[iconKey]*icon{}
)

// Icon returns one of our icons in a token's colour; it follows the palette. An
// unknown name returns the question mark, and a test keeps that from happening.
func Icon(name string, token fyne.ThemeColorName) fyne.Resource {
	iconsMu.Lock()
	defer iconsMu.Unlock()
	key := iconKey{name, token}
	if found, ok := icons[key]; ok {
		return found
	}
	svg, err := assets.Icons.ReadFile("icons/" + name + ".svg")
	if err != nil {
		name = "unknown"
		svg, _ = assets.Icons.ReadFile("icons/unknown.svg")
	}
	made := &icon{name: name, token: token, svg: string(svg), drawn: map[string][]byte{}}
	icons[key] = made
	return made
}

// icon colours its shapes itself: Fyne's way parses and writes the SVG anew whenever
// the painter asks, and asks the theme for names that only our theme knows.
type icon struct {
	name  string
	token fyne.ThemeColorName
	svg   string
	mu    sync.Mutex
	drawn map[string][]byte
}

var _ fyne.ThemedResource = (*icon)(nil)

// Name holds the colour, because pictures are kept by name.
func (i *icon) Name() string                        { return i.name + "-" + i.hex() + ".svg" }
func (i *icon) ThemeColorName() fyne.ThemeColorName { return i.token }

func (i *icon) hex() string {
	r, g, b, _ := Color(i.token).RGBA()
	return fmt.Sprintf("%02x%02x%02x", r>>8, g>>8, b>>8)
}

var shapes = []string{"<path ", "<rect ", "<circle ", "<ellipse ", "<polygon "}

func (i *icon) Content() []byte {
	hex := i.hex()
	i.mu.Lock()
	defer i.mu.Unlock()
	if b, ok := i.drawn[hex]; ok {
		return b
	}
	svg := i.svg
	for _, shape := range shapes {
		svg = strings.ReplaceAll(svg, shape, shape+`fill="#`+hex+`" `)
	}
	i.drawn[hex] = []byte(svg)
	return i.drawn[hex]
}

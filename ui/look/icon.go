package look

import (
	"image/color"
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
	made := &icon{
		themed: theme.NewColoredResource(fyne.NewStaticResource(name+".svg", svg), token),
		drawn:  map[color.Color][]byte{},
	}
	icons[key] = made
	return made
}

// icon keeps the recoloured picture: recolouring parses the SVG, and the painter
// asks for the content whenever it draws at a new size.
type icon struct {
	themed *theme.ThemedResource
	mu     sync.Mutex
	drawn  map[color.Color][]byte
}

var _ fyne.ThemedResource = (*icon)(nil)

func (i *icon) Name() string                        { return i.themed.Name() }
func (i *icon) ThemeColorName() fyne.ThemeColorName { return i.themed.ColorName }

func (i *icon) Content() []byte {
	i.mu.Lock()
	defer i.mu.Unlock()
	c := theme.Color(i.themed.ColorName)
	if b, ok := i.drawn[c]; ok {
		return b
	}
	b := i.themed.Content()
	i.drawn[c] = b
	return b
}

package ui

import (
	"waymark/ui/page"
	"waymark/ui/page/home"
	"waymark/ui/page/settings"
)

// places is the one table of pages.
var places = map[string]page.Maker{
	"home":     home.New,
	"people":   home.NewPeople,
	"settings": settings.New,
}

func init() {
	places["person"] = func(env *page.Env, to page.Place) page.Page { return page.NewPerson(env, parts, to) }
}

// parts is the one table of the parts of a young person, in the order of Ctrl+1 to Ctrl+9.
var parts = []page.PartTab{}

package ui

import (
	"waymark/ui/page"
	"waymark/ui/page/about"
	"waymark/ui/page/concern"
	"waymark/ui/page/council"
	"waymark/ui/page/coverage"
	"waymark/ui/page/desk"
	"waymark/ui/page/handover"
	"waymark/ui/page/health"
	"waymark/ui/page/history"
	"waymark/ui/page/home"
	"waymark/ui/page/importing"
	"waymark/ui/page/overview"
	"waymark/ui/page/plan"
	"waymark/ui/page/priorities"
	"waymark/ui/page/returns"
	"waymark/ui/page/review"
	"waymark/ui/page/savings"
	"waymark/ui/page/settings"
	"waymark/ui/page/skills"
	"waymark/ui/page/touch"
)

// places is the one table of pages.
var places = map[string]page.Maker{
	"home":       home.New,
	"people":     home.NewPeople,
	"desk":       desk.New,
	"council":    council.New,
	"coverage":   coverage.New,
	"priorities": priorities.New,
	"concern":    concern.New,
	"return":     returns.New,
	"import":     importing.New,
	"settings":   settings.New,
	"handover":   handover.New,
	"person":     func(env *page.Env, to page.Place) page.Page { return page.NewPerson(env, parts, to) },
}

// parts is the one table of the parts of a young person, in the order of Ctrl+1 to Ctrl+9.
var parts = []page.PartTab{
	{Key: "overview", Label: "Overview", Make: overview.New},
	{Key: "about", Label: "About me", Make: about.New},
	{Key: "plan", Label: "Plan", Make: plan.New},
	{Key: "reviews", Label: "Reviews", Make: review.New},
	{Key: "health", Label: "Health", Make: health.New},
	{Key: "skills", Label: "Skills", Make: skills.New},
	{Key: "savings", Label: "Savings", Make: savings.New},
	{Key: "touch", Label: "In touch", Make: touch.New},
	{Key: "history", Label: "History", Make: history.New},
}

package dates_test

import (
	"context"
	"strings"
	"testing"

	"waymark/internal/app"
	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/ui/page"
	"waymark/ui/page/dates"
	"waymark/ui/page/overview"
	"waymark/ui/page/pagetest"
	"waymark/ui/widgets"
)

// disk keeps what the window would save.
type disk struct {
	page.Shell
	name  string
	saved []byte
}

func (d *disk) SaveFile(name string, data []byte, done func(string)) {
	d.name, d.saved = name, data
	done("/somewhere/" + name)
}

func TestACalendarIsSavedAndRecorded(t *testing.T) {
	b := pagetest.WithAmara(t)
	d := &disk{Shell: b.Env.Shell}
	b.Env.Shell = d
	b.Save(&care.Action{Meta: record.Meta{PersonID: b.Amara.ID}, Part: "8", What: "Ring Sian Probert about the asthma clinic", Who: "Ruth", By: "2026-12-02", State: "under_way"})
	dates.Open(b.Env, b.Amara)
	b.Type(b.Sheet(), "Whose calendar is it for?", "")
	b.Press(b.Sheet(), "Save the file")
	if problem := b.Field(b.Sheet().Body(), "Whose calendar is it for?").(*widgets.Field).Problem(); d.saved != nil || !strings.Contains(problem, "Name whose calendar it is.") {
		t.Errorf("a calendar for nobody: %q", problem)
	}
	b.Type(b.Sheet(), "Whose calendar is it for?", "Ruth Okafor")
	b.Press(b.Sheet(), "Save the file")
	if text := string(d.saved); !strings.Contains(text, "SUMMARY:Action due (W-") || strings.Contains(text, "Sian") || strings.Contains(text, "Amara") || strings.Contains(text, "asthma") {
		t.Errorf("%s", text)
	}
	codes, ok := pagetest.Find(b.Sheet().Body(), func(l *widgets.RowList) bool { return strings.HasPrefix(l.AccessibilityLabel(), "Who each code is") })
	if !ok {
		t.Fatal("the codes are not named")
	}
	codes.Select(b.Amara.ID)
	if say := codes.AccessibilityLabel(); !strings.Contains(say, b.Amara.Name()) || !strings.Contains(say, "W-") {
		t.Errorf("the codes are not named: %s", say)
	}
	list, err := b.App.List(context.Background(), "paper", app.Filter{Person: b.Amara.ID})
	if err != nil || len(list) != 1 || list[0].(*care.Paper).Report != "calendar" || list[0].(*care.Paper).ForWhom != "Ruth Okafor" || list[0].(*care.Paper).Path == "" {
		t.Errorf("%+v %v", list, err)
	}
}

func TestDatesScreens(t *testing.T) {
	b := pagetest.WithAmara(t)
	b.Shots("calendar-sheet", b.Part("overview", "Overview", overview.New), func() { dates.Open(b.Env, b.Amara) })
}

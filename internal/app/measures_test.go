package app_test

import (
	"strings"
	"testing"

	"waymark/internal/app"
	"waymark/internal/care"
	"waymark/internal/caretest"
	"waymark/internal/record"
	"waymark/internal/value"
)

func TestMeasuresOfAPeriod(t *testing.T) {
	d := newDesk(t)
	today := caretest.Today
	d.amara.Born = today.AddYears(-18).AddDays(-20)
	d.save(d.amara, &care.Status{Meta: d.of(d.amara), Code: "former_relevant", From: today.AddDays(-20)},
		&care.HealthService{Meta: d.of(d.amara), Kind: "gp", Name: value.KnownFact("Orchard Street")})
	for _, day := range []value.Date{today, today.AddDays(-1), today.AddDays(-400)} {
		d.save(&care.Contact{Meta: d.of(d.amara), On: day, Mode: "dropin", Talked: value.Yes, Topics: "health"})
	}
	d.save(&care.Tally{On: today})
	m, err := d.Measures(ctx, today.AddDays(-7), "")
	must(t, err)
	if f := m.Figure("dropin-visits"); f.N != 2 || f.By != 1 || f.Of != 1 {
		t.Errorf("visits %+v", f)
	}
	if f := m.Figure("gp-registered"); f.N != 1 || f.Of != 1 || f.Counted[0] != d.amara.ID {
		t.Errorf("GP %+v", f)
	}
	if f := m.Figure("in-touch"); f.N != 1 || f.Of != 1 {
		t.Errorf("in touch about the birthday 20 days ago: %+v", f)
	}
	if m.Dropin.Total.Unnamed != 1 || m.People != 1 || m.To != today || m.Figure("nothing") != nil {
		t.Errorf("%+v", m.Dropin)
	}
	if y := m.Years["dropin-visits"]; len(y) != 3 || y[1].N != 0 || y[2].N != 2 {
		t.Errorf("visits over the years %+v", y)
	}
	// counted anew after a change, also of what the first page does not keep
	d.save(&care.Contact{Meta: d.of(d.amara), On: today, Mode: "dropin", Talked: value.Yes})
	if m, err = d.Measures(ctx, today.AddDays(-7), today); err != nil || m.Figure("dropin-visits").N != 3 {
		t.Errorf("after another visit: %v, %v", m, err)
	}
	for _, bad := range [][2]value.Date{{"", today.AddDays(1)}, {today, today.AddDays(-1)}, {"yesterday", ""}, {"", "2026-02-30"}} {
		if _, err := d.Measures(ctx, bad[0], bad[1]); err == nil {
			t.Errorf("%v was counted", bad)
		}
	}
}

func TestOwnFigures(t *testing.T) {
	d := newDesk(t)
	today := caretest.Today
	good := care.OwnFigure{Measure: "eet", Sort: "start", Count: "0", Of: "12", On: today.AddYears(-1), Source: "Report (made up)"}
	d.save(&good)
	target := care.OwnFigure{Measure: "eet", Sort: "target", Percent: "70", On: today.AddYears(1), Source: "Pledge (made up)"}
	d.save(&target)
	for why, change := range map[string]func(*care.OwnFigure){
		"no measure":              func(o *care.OwnFigure) { o.Measure = "happiness" },
		"no number":               func(o *care.OwnFigure) { o.Count, o.Of = "", "" },
		"no source":               func(o *care.OwnFigure) { o.Source = "" },
		"no day":                  func(o *care.OwnFigure) { o.On = "" },
		"more than all":           func(o *care.OwnFigure) { o.Count = "13" },
		"out of nobody":           func(o *care.OwnFigure) { o.Of = "0" },
		"out of nothing said":     func(o *care.OwnFigure) { o.Of = "" },
		"of how many only":        func(o *care.OwnFigure) { o.Count = "" },
		"two numbers":             func(o *care.OwnFigure) { o.Percent = "50" },
		"not a number":            func(o *care.OwnFigure) { o.Count = "ten" },
		"below nought":            func(o *care.OwnFigure) { o.Count = "-1" },
		"over 100 percent":        func(o *care.OwnFigure) { o.Count, o.Of, o.Percent = "", "", "101" },
		"not a percentage":        func(o *care.OwnFigure) { o.Count, o.Of, o.Percent = "", "", "NaN" },
		"a start that lies ahead": func(o *care.OwnFigure) { o.On = today.AddDays(1) },
		"percent of visits":       func(o *care.OwnFigure) { o.Measure, o.Count, o.Of, o.Percent = "dropin-visits", "", "", "50" },
	} {
		o := good
		o.ID = ""
		change(&o)
		if err := d.Save(ctx, &o); err == nil {
			t.Errorf("%s is saved", why)
		} else if p, ok := err.(record.Problems); !ok || len(p) == 0 || !strings.HasSuffix(p[0].Text, ".") {
			t.Errorf("%s: %v", why, err)
		}
	}
	m, err := d.Measures(ctx, "", "")
	must(t, err)
	own := m.Own["eet"]
	if len(m.Own) != 1 || own.Start == nil || own.Start.Number() != "0 of 12 (0%)" || own.Target == nil || own.Target.Number() != "70%" || len(own.All) != 2 {
		t.Errorf("%+v", own)
	}
	must(t, undone(d))
	if m, err = d.Measures(ctx, "", ""); err != nil || m.Own["eet"].Target != nil {
		t.Errorf("the target is still there: %v", err)
	}
}

func undone(d *desk) error {
	_, err := d.Undo(ctx)
	return err
}

// BenchmarkMeasures counts everything for the page: each measure now, by age, and over three years and five quarters. The first reading, which reads
// everybody's records, is reported beside it.
func BenchmarkMeasures(b *testing.B) {
	b.Run("200people", func(b *testing.B) {
		var a *app.App = filled(b, 200)
		for b.Loop() {
			if _, err := a.Measures(ctx, "", ""); err != nil {
				b.Fatal(err)
			}
		}
	})
}

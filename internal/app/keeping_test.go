package app_test

import (
	"slices"
	"testing"

	"waymark/internal/app"
	"waymark/internal/care"
	"waymark/internal/caretest"
	"waymark/internal/record"
	"waymark/internal/rules"
	"waymark/internal/value"
)

func TestKeepingStandsByTheRiskOfLosingTouch(t *testing.T) {
	d := newDesk(t)
	left := func(p *care.Person, heard value.Date) {
		p.Born = "2006-05-03"
		must(t, d.Save(ctx, p))
		must(t, d.Save(ctx, &care.Status{Meta: record.Meta{PersonID: p.ID}, Code: "former_relevant", From: "2024-05-03", ConfirmedBy: "Ruth Okafor"}))
		if heard != "" {
			must(t, d.Save(ctx, &care.Contact{Meta: record.Meta{PersonID: p.ID}, On: heard, Mode: "phone", Talked: value.Yes}))
		}
	}
	jo, kit, lee := d.person("Jo"), d.person("Kit"), d.person("Lee")
	left(jo, caretest.Today.AddDays(-100))
	left(kit, "")
	left(lee, caretest.Today.AddDays(-60))
	rows, err := d.Keeping(ctx, "")
	must(t, err)
	var names []string
	for _, r := range rows {
		names = append(names, r.Person.First())
	}
	at := func(n string) int { return slices.Index(names, n) }
	if at("Kit") != 0 || at("Jo") != 1 || at("Lee") != 2 {
		t.Errorf("in this order: %q", names)
	}
	home, err := d.Home(ctx)
	must(t, err)
	for _, r := range home.Everyone { // the light reading behind Home measures the same silence
		i := slices.IndexFunc(rows, func(k app.KeepingRow) bool { return k.Person.ID == r.Person.ID })
		promised, silent, allowed := r.Silence(home.Today)
		if k := rows[i]; promised != k.Promised || silent != k.Silent || allowed != k.Allowed {
			t.Errorf("%s: Home says %t %d %d, the file %t %d %d", r.Person.First(), promised, silent, allowed, k.Promised, k.Silent, k.Allowed)
		}
	}
	one, err := d.Keeping(ctx, jo.ID)
	must(t, err)
	if len(one) != 1 || one[0].Over != 44 {
		t.Errorf("%+v", one)
	}
	must(t, d.ClosePerson(ctx, jo.ID, "moved_on", caretest.Today))
	if one, err = d.Keeping(ctx, jo.ID); err != nil || len(one) != 0 {
		t.Errorf("a closed record: %+v, %v", one, err)
	}
}

// A visit at a home that the council provides counts without being marked as one: Home, which reads lightly, must know of it as well.
func TestHomeKnowsVisitsThatNobodyMarked(t *testing.T) {
	d := newDesk(t)
	of := d.of(d.amara)
	d.amara.Born = "2007-05-03"
	must(t, d.Save(ctx, d.amara))
	must(t, d.Save(ctx, &care.Status{Meta: of, Code: "former_relevant", From: "2025-05-03", ConfirmedBy: "Ruth Okafor"}))
	must(t, d.Save(ctx, &care.Home{Meta: of, Kind: "supported", From: caretest.Today.AddDays(-12), ByCouncil: value.Yes}))
	for _, back := range []int{9, 1} { // the last one answered is read anyway
		must(t, d.Save(ctx, &care.Contact{Meta: of, On: caretest.Today.AddDays(-back), Mode: []string{"home", "phone"}[min(1, 9-back)], Talked: value.Yes}))
	}
	home, err := d.Home(ctx)
	must(t, err)
	whole, err := d.Dues(ctx, d.amara.ID)
	must(t, err)
	ids := func(list []rules.Due) (out []string) {
		for _, x := range list {
			if x.PersonID == d.amara.ID {
				out = append(out, x.Rule+" "+string(x.State))
			}
		}
		slices.Sort(out)
		return out
	}
	if !slices.Equal(ids(home.Dues), ids(whole)) {
		t.Errorf("Home: %q\nthe file: %q", ids(home.Dues), ids(whole))
	}
	if slices.Contains(ids(whole), "new-home-visit overdue") {
		t.Error("a visit within 7 days is overdue")
	}
}

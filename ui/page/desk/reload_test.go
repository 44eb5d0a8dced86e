package desk

import (
	"testing"

	"fyne.io/fyne/v2"

	"waymark/ui/page"
)

// The desk opened for one young person is for whoever comes next once their visit is saved, also when it is read again after an undo.
func TestReadAgainAfterASave(t *testing.T) {
	b := full(t)
	p := b.Open(func() page.Page { return New(b.Env, page.Place{Person: b.Amara.ID}) }).(*Page)
	if p.person == nil {
		t.Fatal("nobody is chosen")
	}
	p.focus(p.topics)
	b.Key(fyne.KeySpace)
	p.last = "somebody"
	p.save()
	if p.saved == "" {
		t.Fatal("nothing was saved")
	}
	p.last = "somebody"
	p.Load(func(err error) {
		if err != nil {
			t.Fatal(err)
		}
	})
	if p.person != nil || p.name.Text() != "" {
		t.Errorf("read again, the form is about %q", p.name.Text())
	}
	if p.saved != takesBack || p.front != takesBack || p.last != "" {
		t.Errorf("read again, the desk says %q and has a slip of %q", p.saved, p.last)
	}
}

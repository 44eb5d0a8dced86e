package review

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"waymark/internal/app"
	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/internal/rules"
	"waymark/internal/value"
	"waymark/ui/look"
	"waymark/ui/page"
	"waymark/ui/page/records"
	"waymark/ui/widgets"
)

// Meeting is the beginning of the Arg of a place that opens the record of one review: who came, what was said, what was agreed, who signed.
const Meeting = "meeting:"

// meeting is one review as it is held and closed. Ticks and what people said save themselves; closing waits for its button.
type meeting struct {
	*part
	r      *care.Review
	closed *care.Frozen
	quick  *quick
	there  *widgets.Table
	signed *widgets.RowList
	body   fyne.CanvasObject
}

func newMeeting(v *part, r *care.Review) *meeting {
	m := &meeting{part: v, r: r, closed: v.file.Closed(r.ID)}
	left := []fyne.CanvasObject{m.attendance(), m.ownWords()}
	if m.closed == nil {
		p := &preparing{part: v, read: true}
		p.holder = widgets.Column(0)
		m.quick = newQuick(p)
		left = append(left, m.quick.body)
	}
	right := widgets.Column(look.Space3+2, m.stateOf(), m.signatures())
	m.body = widgets.NewSplit(widgets.SplitPart{Object: widgets.Column(look.Space3+2, left...)}, widgets.SplitPart{Object: right, Em: 24})
	return m
}

// thereKeys are the letters that say on a row whether somebody was there.
var thereKeys = map[rune]string{'c': "came", 'p': "part", 'v': "views", 'a': "apologies", 'n': "not"}

func (m *meeting) attendance() fyne.CanvasObject {
	m.there = widgets.NewTable("Who was there", []widgets.TableColumn{{Title: "Who", Em: 9, Weight: 1}, {Title: "Were they there?", Em: 9}, {Title: "What they said", Em: 10, Weight: 2}})
	m.there.SetWhole(true)
	m.there.SetEmpty("Nobody is listed yet. Add who was asked.")
	m.there.SetHelp("C came, P part of it, V sent their views, A apologies, N did not come. Enter writes down what they said.")
	var rows []widgets.TableRow
	for _, a := range m.file.Attendance(m.r.ID) {
		state, words := widgets.NotAsked, "Not said yet"
		switch a.There {
		case "came", "part", "views":
			state = widgets.Done
		case "apologies", "not":
			state = widgets.None
		}
		if a.There != "" {
			words = care.AttendeeSpec.Field("attended").LabelOf(a.There)
		}
		said := a.Said
		if a.Role == "young" {
			said = "Their own words stand below."
		}
		rows = append(rows, widgets.TableRow{Key: a.ID, Cells: []widgets.Cell{{Text: a.Name, Sub: care.AttendeeSpec.Field("role").LabelOf(a.Role), Bold: true, Wrap: true}, {State: state, Text: words, Wrap: true}, {Text: short(said), Wrap: true, Soft: a.Role == "young"}}})
	}
	m.there.SetRows(rows)
	m.there.OnRune(func(key string, c rune) bool {
		state := thereKeys[[]rune(strings.ToLower(string(c)))[0]]
		a := m.attendee(key)
		if state == "" || a == nil {
			return false
		}
		n := *a
		n.There = state
		m.save(&n)
		return true
	})
	m.there.OnOpen(func(key string) {
		if a := m.attendee(key); a != nil {
			m.person(a)
		}
	})
	m.there.OnKey(func(key string, ev *fyne.KeyEvent) bool {
		a := m.attendee(key)
		if ev.Name != fyne.KeyDelete || a == nil {
			return false
		}
		records.Remove(m.env, care.AttendeeSpec, a, m.env.Shell.Reload)
		return true
	})
	add := widgets.NewButton(widgets.Quiet, "add", "Add a person", func() {
		m.person(&care.Attendee{Meta: record.Meta{PersonID: m.file.Person.ID}, Review: m.r.ID})
	}).Small().Helped("Somebody who was asked, or who came.")
	body := []fyne.CanvasObject{m.there}
	if w := m.file.MeetingWish(m.today); w != nil {
		body = append([]fyne.CanvasObject{widgets.Inset(look.Space4, look.Space1, widgets.Caption(m.who()+" chose: "+care.MeetingChoiceSpec.LineOf(w)))}, body...)
	}
	return widgets.NewTitledPanel("Who was there", add, widgets.Column(0, append(body, widgets.Gap(look.Space2))...), true)
}

func (m *meeting) attendee(id string) *care.Attendee {
	for _, a := range m.file.Attendees {
		if a.ID == id {
			return a
		}
	}
	return nil
}

func (m *meeting) person(a *care.Attendee) {
	o := records.Options{Title: "At the review", Hide: []string{"review_id"}, All: true}
	if a.Role == "young" {
		o.Hide = append(o.Hide, "said")
	}
	records.EditWith(m.env, a, o)
}

// save stores a tick and reads the page again.
func (m *meeting) save(r record.Record) {
	m.env.Run.Short("save a tick", func(ctx context.Context) error { return m.env.App.Save(ctx, r) }, func(err error) {
		if err != nil {
			m.env.Shell.Fail(err)
			return
		}
		m.env.Shell.Saving(page.Saved(m.env.App.Now()))
		m.env.Shell.Reload()
	})
}

// ownWords are what the young person said at the meeting, as their own words.
func (m *meeting) ownWords() fyne.CanvasObject {
	day := min(m.day(), m.today) // a booked day may be still to come
	var rows []fyne.CanvasObject
	for _, w := range m.file.SaidAt(m.r, m.today) {
		rows = append(rows, widgets.NewVoice(widgets.Young, m.who(), care.OwnWordsSpec.Field("how").LabelOf(w.How)+", "+w.On.In(m.today), widgets.NewPara(w.Text)))
	}
	if rows == nil {
		rows = append(rows, widgets.NewPara("Nothing written down yet. What did "+m.who()+" say?"))
	}
	add := widgets.NewButton(widgets.Quiet, "young", "Write down what "+m.who()+" said", func() {
		records.EditWith(m.env, &care.OwnWords{Meta: record.Meta{PersonID: m.file.Person.ID}, About: "meeting", How: "said", WrittenBy: m.env.App.Owner().Name, On: day},
			records.Options{Title: "What " + m.who() + " said", Hide: []string{"about"}, All: true})
	}).Small().Helped("In their own words, with who wrote them down. Never in yours.")
	return widgets.NewTitledPanel("What "+m.who()+" said", add, widgets.Column(look.Space2, rows...), false)
}

func (m *meeting) day() value.Date {
	if m.r.Held != "" {
		return m.r.Held
	}
	return m.r.Booked
}

// council says whether something stands on the council's record.
func council(r *care.Review, today value.Date) string {
	if r.OnRecord == "" {
		return "On the council’s record: not yet"
	}
	return "On the council’s record: " + r.OnRecord.In(today)
}

// stateOf is how the review stands: open with its button, or closed with its number.
func (m *meeting) stateOf() fyne.CanvasObject {
	var body []fyne.CanvasObject
	if m.closed == nil {
		body = append(body, widgets.NewPara("Closing gives the review its number and freezes what the plan says on this day. It can be read and printed again later."))
		if day, due := rules.ReviewAfter(m.file, min(m.day(), m.today), m.env.App.Local()); day != "" {
			body = append(body, widgets.Strong("The next one by "+day.Long()), widgets.Caption(due.Often+". "+due.KindNote()))
		}
	} else {
		body = append(body, widgets.Strong(fmt.Sprintf("Review %d, closed %s", m.closed.Number, m.closed.On.In(m.today))), widgets.NewPara(firstOf(m.r.Decisions, "No decision was written down.")))
		if m.closed.Next != "" {
			body = append(body, widgets.Caption(strings.TrimSuffix("The next one by "+m.closed.Next.Long()+". "+m.closed.NextRule, " ")))
		}
		state := widgets.NewPara("")
		body = append(body, state, widgets.Line(0, widgets.NewButton(widgets.Quiet, "edit", "Correct this record", func() { m.part.edit(m.r) }).Small().Helped("What stood there when it was closed stays in the history.")))
		var whole *app.FrozenReview
		m.env.Run.Short("read what was frozen", func(ctx context.Context) (err error) {
			whole, err = m.env.App.FrozenReview(ctx, m.closed.ID)
			return err
		}, func(err error) {
			switch {
			case err != nil:
				m.env.Shell.Fail(err)
			case whole.Whole:
				state.SetText("What the plan said then is all still here.")
			default:
				state.SetText(whole.Why)
			}
		})
	}
	body = append(body, widgets.Rule(), widgets.NewPara(council(m.r, m.today)))
	return widgets.NewTitledPanel("This review", nil, widgets.Column(look.Space2, body...), false)
}

// signatures are who signed the paper. Nobody signs here.
func (m *meeting) signatures() fyne.CanvasObject {
	done := map[string]*care.Signature{}
	var items []widgets.Item
	for _, s := range m.file.Signed(m.r.ID) {
		done[s.Role] = s
	}
	for _, o := range care.SignRoles {
		s := done[o.Code]
		if s == nil && (o.Code == "other" || o.Code == "iro" && !m.file.InCare(min(m.day(), m.today))) {
			continue
		}
		it := widgets.Item{Key: o.Code, Icon: "edit", Title: o.Label, Plain: true, RightState: widgets.NotAsked, RightWords: "Not said yet"}
		if s != nil {
			it.Detail, it.RightState, it.RightWords = firstOf(s.Reason, s.Name), widgets.NotDone, "Did not sign"
			if s.State == "signed" {
				it.RightState, it.RightWords = widgets.Done, "Signed "+s.On.InShort(m.today)
			}
		}
		items = append(items, it)
	}
	m.signed = widgets.NewRowList("Who signed the paper", items...)
	m.signed.SetWhole(true)
	m.signed.SetHelp("Enter writes down who signed the paper and when, or why not. Waymark signs for nobody.")
	m.signed.OnOpen(func(role string) {
		s := done[role]
		if s == nil {
			s = &care.Signature{Meta: record.Meta{PersonID: m.file.Person.ID}, Review: m.r.ID, Role: role, State: "signed", Name: m.signer(role)}
		}
		records.EditWith(m.env, s, records.Options{Title: "Who signed the paper", Note: "This is a note about the paper. Nobody is signed for here.", Hide: []string{"review_id"}, All: true})
	})
	return widgets.NewTitledPanel("Who signed the paper", nil, widgets.Column(0, m.signed, widgets.Gap(look.Space2)), true)
}

// signer is the name that belongs to a line to sign on, where it is known.
func (m *meeting) signer(role string) string {
	if role == "young" {
		return m.who()
	}
	for _, a := range m.file.Attendance(m.r.ID) {
		if a.Role == role {
			return a.Name
		}
	}
	return ""
}

func (m *meeting) close() { m.part.held(m.r) }

func (m *meeting) back() {
	m.env.Shell.Go(page.Place{Page: "person", Person: m.file.Person.ID, Part: "reviews", Record: m.r.ID})
}

// Here implements page.Keeper.
func (m *meeting) Here() page.Place { return page.Place{Record: m.r.ID, Arg: Meeting + m.r.ID} }

func (m *meeting) Body() fyne.CanvasObject { return m.body }
func (m *meeting) First() fyne.Focusable   { return m.there }

func (m *meeting) Buttons() []fyne.CanvasObject {
	out := []fyne.CanvasObject{widgets.NewButton(widgets.Quiet, "left", "All reviews", m.back).Helped("Goes back to the list of reviews. What is ticked is saved.")}
	if m.closed == nil {
		out = append(out, widgets.NewButton(widgets.Primary, "done", "Close the review", m.close).Key("Ctrl+Enter").Helped("What was decided and when the next one is; then it gets its number."))
	}
	return out
}

func (m *meeting) Commands() page.Commands {
	c := page.Commands{Print: m.print}
	if m.closed == nil {
		c.Main = m.close
	}
	if m.quick != nil {
		c.NewWords = "Add an action"
		c.New, c.Save = func() { m.quick.begin() }, func() { m.quick.add() }
	}
	return c
}

func (m *meeting) Help() string {
	return "C came, P part of it, V sent views, A apologies, N did not come. Ctrl+N: a new action. Ctrl+Enter closes the review."
}

func (m *meeting) Leave() {
	if m.quick != nil {
		m.quick.leave()
	}
}

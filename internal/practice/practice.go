// Package practice fills empty records with plainly invented young people, for learning, for pictures and for load tests.
//
// Rules: everybody is made up; telephone numbers are from the ranges kept for drama, NHS numbers from the test range, the council does not exist.
// Equal seed and day give equal records and so equal print-outs. Everything is written through package app on the day it is said to have
// happened, so that history, undo and "since the last review" are real.
package practice

import (
	"context"
	"math/rand/v2"
	"sort"
	"sync"
	"time"

	"waymark/internal/app"
	"waymark/internal/care"
	"waymark/internal/fault"
	"waymark/internal/record"
	"waymark/internal/value"
)

// Passphrase opens every practice vault.
const Passphrase = "practice makes perfect"

// Options say how many people, how many years of records, which seed and which day is today.
type Options struct {
	People, Years int
	Seed          int64
	Today         value.Date
}

func (o Options) filled() Options {
	if o.People <= 0 {
		o.People = 12
	}
	if o.Years <= 0 {
		o.Years = 3
	}
	if o.Seed == 0 {
		o.Seed = 1
	}
	return o
}

// Clock is a clock that can be moved, so that the past is written in the past.
type Clock struct {
	mu sync.Mutex
	t  time.Time
}

// NewClock starts at two in the afternoon of a day.
func NewClock(day value.Date) *Clock { return &Clock{t: at(day, 14, 0)} }

// Now is the time the clock shows.
func (c *Clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.t
}

func (c *Clock) set(t time.Time) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.t = t
}

func at(d value.Date, hour, minute int) time.Time {
	return time.Date(d.Year(), time.Month(d.Month()), d.Day(), hour, minute, 0, 0, time.UTC)
}

// source is a seeded reader, for ids.
type source struct{ r *rand.ChaCha8 }

func (s source) Read(p []byte) (int, error) { return s.r.Read(p) }

// Rand is the reader of ids and salts that belongs to a seed.
func Rand(seed int64) interface{ Read([]byte) (int, error) } {
	var key [32]byte
	for i := range 8 {
		key[i] = byte(seed >> (8 * i))
	}
	return source{rand.NewChaCha8(key)}
}

// Make makes a practice vault in a folder that must not exist, and locks it. It returns the recovery key.
func Make(ctx context.Context, dir string, o Options) (string, error) {
	o = o.filled()
	if o.Today == "" {
		return "", fault.New(fault.Invalid, "Say which day is today for the practice records.")
	}
	clock := NewClock(o.Today)
	a := app.New(app.Options{Now: clock.Now, Rand: Rand(o.Seed)})
	start := o.Today.AddYears(-o.Years)
	clock.set(at(start, 9, 0))
	key, err := a.Create(ctx, dir, []byte(Passphrase), care.Owner{Name: "Ruth Okafor", Initials: "RO", Role: "adviser", PracticeSeed: int(o.Seed)})
	if err != nil {
		return "", err
	}
	if err := fill(ctx, a, clock, o); err != nil {
		a.Lock(ctx)
		return "", err
	}
	return key, a.Lock(ctx)
}

// event is what is written at one moment.
type event struct {
	at   time.Time
	seq  int
	recs func() []record.Record
	do   func(ctx context.Context, a *app.App) error // what is more than saving records; nil = nothing
}

type maker struct {
	o      Options
	start  value.Date // first day of the records
	today  value.Date
	r      *rand.Rand
	events []event
}

// on plans records for a day; records planned for one day and hour are written together.
func (m *maker) on(d value.Date, hour int, recs ...record.Record) {
	m.onLate(d, hour, func() []record.Record { return recs })
}

// onLate is for records that need the id of one written earlier.
func (m *maker) onLate(d value.Date, hour int, recs func() []record.Record) {
	if d < m.start {
		d = m.start
	}
	if d > m.today {
		return
	}
	m.events = append(m.events, event{at: at(d, hour, len(m.events)%50), seq: len(m.events), recs: recs})
}

// doLate plans what is more than saving records: closing a review.
func (m *maker) doLate(d value.Date, hour int, do func(ctx context.Context, a *app.App) error) {
	n := len(m.events)
	m.onLate(d, hour, func() []record.Record { return nil })
	if len(m.events) > n {
		m.events[n].do = do
	}
}

func fill(ctx context.Context, a *app.App, clock *Clock, o Options) error {
	m := &maker{o: o, today: o.Today, start: o.Today.AddYears(-o.Years), r: newRand(o.Seed)}
	svc := a.Service()
	svc.Name, svc.Council = "Marlshire 16+ Team", "Marlshire Council (made up)"
	svc.Address = "No. 4, Orchard Street\nMarlford\nMX1 1AA"
	svc.Phone, svc.OutOfHours, svc.Venue = "01632 960 100", "01632 960 999", "No. 4"
	svc.Safeguarding = "Marlshire safeguarding team 01632 960 111\nOut of hours 01632 960 999\nIn danger now 999"
	if err := a.Save(ctx, append(m.policy(), &svc)...); err != nil {
		return err
	}
	m.ourSkills()
	for _, own := range promises(m.start) {
		if err := a.Save(ctx, own); err != nil {
			return err
		}
	}
	m.figures()
	for i := range o.People {
		m.person(who(i, m.today, m.r), i)
	}
	m.priorities()
	m.desk()
	m.bringTally()
	sort.SliceStable(m.events, func(i, j int) bool { return m.events[i].at.Before(m.events[j].at) })
	for i := 0; i < len(m.events); {
		clock.set(m.events[i].at)
		recs, do := m.events[i].recs(), m.events[i].do
		i++
		if do != nil {
			if err := do(ctx, a); err != nil {
				return err
			}
		}
		if len(recs) == 0 {
			continue
		}
		if err := a.Save(ctx, recs...); err != nil {
			return err
		}
	}
	clock.set(at(m.today, 8, 0))
	if err := strategy(ctx, a); err != nil {
		return err
	}
	owner := a.Owner()
	owner.SheetShown, owner.LastCopy = value.Yes, m.today.AddDays(-2)
	if err := a.Save(ctx, &owner, &care.BackupPlace{Label: "Red stick", Path: "/media/red-stick", LastCopy: m.today.AddDays(-2)}); err != nil {
		return err
	}
	clock.set(at(m.today, 14, 32))
	return nil
}

func newRand(seed int64) *rand.Rand { return rand.New(rand.NewPCG(uint64(seed), 7)) }

func pick[T any](m *maker, list []T) T { return list[m.r.IntN(len(list))] }

func (m *maker) chance(percent int) bool { return m.r.IntN(100) < percent }

// Package task runs work off the window's goroutine and brings its result back. It
// holds the only go statements of the window.
//
// Rules of the room: short work (reads and saves) runs one after the other, so that
// results come back in the order of the clicks; long work (print, import, backup)
// runs beside it, shows how far it is and can be cancelled. A result that belongs to
// records which have been locked since is dropped, never shown.
package task

import (
	"context"
	"fmt"
	"runtime/debug"
	"sync"

	"fyne.io/fyne/v2"
)

// Runner runs work. done is always called on the window's goroutine, exactly once,
// unless Reset came in between; a nil done is allowed.
type Runner interface {
	// Short queues work behind the short work that was asked for before it.
	Short(name string, work func(ctx context.Context) error, done func(error))
	// Long starts work at once. progress may be called from work with 0 to 1; see
	// OnProgress of the implementation. cancel ends the context of this work only.
	Long(name string, work func(ctx context.Context, progress func(float64)) error, done func(error)) (cancel func())
	// Reset cancels what runs, forgets what waits, and drops results on their way.
	// The runner can be used again at once.
	Reset()
}

// PanicError is a panic inside work. Its stack is for the log; its message names
// nothing that was being worked on.
type PanicError struct {
	Task  string
	Stack []byte
}

func (e *PanicError) Error() string { return "task " + e.Task + " panicked" }

// guard turns a panic into an error. The panic's value is left out: it may hold
// what a person wrote.
func guard(name string, work func() error) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%s: %w", name, &PanicError{Task: name, Stack: debug.Stack()})
		}
	}()
	return work()
}

// Lanes is the Runner of the real window.
type Lanes struct {
	// OnProgress, if set before the first task, hears on the window's goroutine how
	// far long work is: 0 when it starts, 1 when it has ended, whatever the outcome.
	OnProgress func(name string, part float64)

	mu      sync.Mutex
	round   *round
	waiting []func()
	busy    bool
}

// round is the time between two Resets.
type round struct {
	ctx    context.Context
	cancel context.CancelFunc
}

var _ Runner = (*Lanes)(nil)

// New makes the lanes.
func New() *Lanes { return &Lanes{round: newRound()} }

func newRound() *round {
	ctx, cancel := context.WithCancel(context.Background())
	return &round{ctx, cancel}
}

// Short implements Runner.
func (l *Lanes) Short(name string, work func(context.Context) error, done func(error)) {
	l.mu.Lock()
	defer l.mu.Unlock()
	r := l.round
	l.waiting = append(l.waiting, func() {
		if r.ctx.Err() != nil {
			return
		}
		err := guard(name, func() error { return work(r.ctx) })
		l.deliver(r, func() {
			if done != nil {
				done(err)
			}
		})
	})
	if !l.busy {
		l.busy = true
		go l.drain()
	}
}

// drain runs the short lane until it is empty. Only one drains at a time.
func (l *Lanes) drain() {
	for {
		l.mu.Lock()
		if len(l.waiting) == 0 {
			l.busy = false
			l.mu.Unlock()
			return
		}
		next := l.waiting[0]
		l.waiting[0] = nil
		l.waiting = l.waiting[1:]
		l.mu.Unlock()
		next()
	}
}

// deliver hands a result to the window, unless the round is over by the time the
// window comes to it: Reset runs on the same goroutine, so nothing slips between.
func (l *Lanes) deliver(r *round, result func()) {
	fyne.Do(func() {
		if r.ctx.Err() == nil {
			result()
		}
	})
}

// Long implements Runner.
func (l *Lanes) Long(name string, work func(context.Context, func(float64)) error, done func(error)) func() {
	l.mu.Lock()
	r := l.round
	l.mu.Unlock()
	ctx, cancel := context.WithCancel(r.ctx)
	tell := func(part float64) {
		if l.OnProgress != nil {
			l.deliver(r, func() { l.OnProgress(name, min(max(part, 0), 1)) })
		}
	}
	go func() {
		defer cancel()
		tell(0)
		err := guard(name, func() error { return work(ctx, tell) })
		tell(1)
		l.deliver(r, func() {
			if done != nil {
				done(err)
			}
		})
	}()
	return cancel
}

// Reset implements Runner. Call it on the window's goroutine.
func (l *Lanes) Reset() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.round.cancel()
	l.round = newRound()
	clear(l.waiting)
	l.waiting = nil
}

// Inline is the Runner of tests: everything happens before the call returns.
type Inline struct {
	ctx    context.Context
	cancel context.CancelFunc
}

var _ Runner = (*Inline)(nil)

func (i *Inline) context() context.Context {
	if i.ctx == nil {
		i.ctx, i.cancel = context.WithCancel(context.Background())
	}
	return i.ctx
}

// Short implements Runner.
func (i *Inline) Short(name string, work func(context.Context) error, done func(error)) {
	ctx := i.context()
	err := guard(name, func() error { return work(ctx) })
	if done != nil && ctx.Err() == nil {
		done(err)
	}
}

// Long implements Runner.
func (i *Inline) Long(name string, work func(context.Context, func(float64)) error, done func(error)) func() {
	ctx, cancel := context.WithCancel(i.context())
	err := guard(name, func() error { return work(ctx, func(float64) {}) })
	if done != nil && i.ctx.Err() == nil {
		done(err)
	}
	return cancel
}

// Reset implements Runner.
func (i *Inline) Reset() {
	if i.cancel != nil {
		i.cancel()
	}
	i.ctx, i.cancel = nil, nil
}

// Package app holds the use cases: everything the window and waymarkctl can do, in one place.
//
// Rules: the window asks only this package for data. Rules that span records (a balance, three live goals, one text a part) are checked here in
// the transaction that writes. Reads are short; what takes long (print-outs, files) works on what was read, outside the database. A clock is
// passed in. Every change is signed by the owner, or by the young person while the keyboard is handed over.
package app

import (
	"context"
	"errors"
	"io"
	"path/filepath"
	"sync"
	"time"

	"waymark/internal/care"
	"waymark/internal/catalogue"
	"waymark/internal/fault"
	"waymark/internal/pdfview"
	"waymark/internal/record"
	"waymark/internal/rules"
	"waymark/internal/store"
	"waymark/internal/value"
	"waymark/internal/vault"
	"waymark/internal/words"
)

// Options are what the program gives its use cases.
type Options struct {
	Now     func() time.Time // the clock, in the zone of the person
	Rand    io.Reader        // for ids; nil = the system's
	DataDir string           // for the counter of wrong passphrases and the log; "" = none is kept
	FS      vault.FS         // nil = the real disk
}

// App is the program without a window. Its methods may be called from several goroutines.
type App struct {
	o Options

	mu        sync.Mutex
	st        *store.Store
	dir       string
	owner     *care.Owner
	service   *care.Service
	skills    *rules.SkillList
	skillsOld bool              // a change of the list was written that skills does not hold yet
	locals    []*care.LocalRule // the service's own rules
	young     *care.Person      // has the keyboard now; nil = the owner
	listeners []func(store.Changed)
	dues      map[string][]rules.Due // by person, of dueDay; emptied by changes
	dueDay    value.Date
	duesGen   int                   // counts what emptied dues or files
	files     map[string]*care.File // light files by person, as Home read them; nil = none were read
	stale     map[string]bool       // people whose file has to be read again
	filesDay  value.Date            // the day the files were read for
	wait      *vault.Delay
	pdfs      pdfview.Viewer // draws pages of papers; empty while the records are locked

	rates []*care.Rate       // the service's savings policy
	money []*care.LocalMoney // its own amounts and offers

	strategy *catalogue.Strategy // the service's own strategy in use; nil = the one that comes with the program
}

// New returns a locked program.
func New(o Options) *App { return &App{o: o} }

// Now is the program's clock.
func (a *App) Now() time.Time { return a.o.Now() }

// Today is the day of the program's clock.
func (a *App) Today() value.Date { return value.DateOf(a.o.Now()) }

var errLocked = fault.New(fault.Refused, "The records are locked. Unlock them first.")

func (a *App) open() (*store.Store, error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.st == nil {
		return nil, errLocked
	}
	return a.st, nil
}

func (a *App) options() store.Options {
	return store.Options{Now: a.o.Now, Rand: a.o.Rand, Vault: vault.Options{FS: a.o.FS, Rand: nil}}
}

// Unlocked reports whether records are open.
func (a *App) Unlocked() bool {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.st != nil
}

// Dir is the folder of the records that are open, or were last.
func (a *App) Dir() string {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.dir
}

// Owner is whose records these are; a copy.
func (a *App) Owner() care.Owner {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.owner == nil {
		return care.Owner{}
	}
	return *a.owner
}

// Service is the council or agency; a copy.
func (a *App) Service() care.Service {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.service == nil {
		return care.Service{}
	}
	return *a.service
}

// Practice reports whether these are practice records with made-up people.
func (a *App) Practice() bool { o := a.Owner(); return o.PracticeSeed != 0 }

// Who signs changes now.
func (a *App) Who() store.Who {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.young != nil {
		return store.Who{Name: a.young.First(), Initials: a.young.Initials(), Role: youngRole, Voice: record.YoungVoice}
	}
	if a.owner == nil {
		return store.Who{}
	}
	return ownerWho(a.owner)
}

// youngRole is how the signature of a young person ends.
const youngRole = "the young person"

func ownerWho(o *care.Owner) store.Who {
	role := ""
	for _, r := range care.OwnerRoles {
		if r.Code == o.Role {
			role = words.Lower(r.Label)
		}
	}
	w := store.Who{Name: o.Name, Initials: o.Initials, Role: role, Voice: record.AdultVoice}
	if o.Role == "young" {
		w.Voice = record.YoungVoice
	}
	return w
}

// Local are the service's own rules, as the clocks take them.
func (a *App) Local() rules.Local {
	a.mu.Lock()
	defer a.mu.Unlock()
	return rules.Local{Rules: a.locals, Rates: a.rates, Money: a.money, NoReturn: a.owner != nil && a.owner.Role != "adviser"}
}

// readLocals reads the service's own rules anew.
func (a *App) readLocals(ctx context.Context, st *store.Store) error {
	var list []*care.LocalRule
	var rates []*care.Rate
	var money []*care.LocalMoney
	err := st.Read(ctx, func(tx *store.Tx) (err error) {
		if list, err = listOf[*care.LocalRule](ctx, tx, care.LocalRuleSpec, Filter{}); err != nil {
			return err
		}
		rates, money, err = policy(ctx, tx)
		return err
	})
	if err != nil {
		return err
	}
	a.mu.Lock()
	a.locals, a.rates, a.money, a.dues = list, rates, money, nil
	a.duesGen++
	a.mu.Unlock()
	return nil
}

// Listen calls f after every change, with the people and kinds it touched.
func (a *App) Listen(f func(store.Changed)) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.listeners = append(a.listeners, f)
}

func (a *App) changed(c store.Changed) {
	a.mu.Lock()
	a.duesGen++
	for id := range c.People {
		delete(a.dues, id)
		if a.stale != nil {
			a.stale[id] = true
		}
	}
	if c.Kinds["service"] || c.Kinds["person"] {
		a.dues = nil
	}
	if c.Kinds["skill_change"] {
		a.skillsOld = true
	}
	list, st := a.listeners, a.st
	a.mu.Unlock()
	if (c.Kinds["local_rule"] || c.Kinds["savings_rate"] || c.Kinds["local_money"]) && st != nil {
		if err := a.readLocals(context.Background(), st); err != nil { // it is on the disk: the next unlocking reads it
			a.mu.Lock()
			a.dues = nil
			a.mu.Unlock()
		}
	}
	if c.Kinds["strategy_paper"] && st != nil {
		a.readStrategy(context.Background(), st) // on a failure it is the built-in one until the next unlocking
	}
	for _, f := range list {
		f(c)
	}
}

// Create makes new records and opens them. It returns the recovery key, to be shown once as a sheet.
func (a *App) Create(ctx context.Context, dir string, passphrase []byte, owner care.Owner) (string, error) {
	if err := vault.CheckPassphrase(passphrase); err != nil {
		return "", err
	}
	if owner.Initials == "" {
		owner.Initials = care.Initials(owner.Name)
	}
	if p := care.OwnerSpec.Validate(&owner); p != nil {
		return "", p
	}
	if a.Unlocked() {
		return "", fault.New(fault.Conflict, "Lock the records that are open first.")
	}
	st, key, err := store.Create(ctx, dir, passphrase, a.options())
	if err != nil {
		return "", err
	}
	owner.CopyFrom = a.Today()
	err = st.Write(ctx, ownerWho(&owner), "made these records", func(tx *store.Tx) error {
		if err := tx.Insert(ctx, &owner); err != nil {
			return err
		}
		return tx.Insert(ctx, &care.Service{})
	})
	if err != nil {
		st.Lock(ctx)
		return "", err
	}
	return key, a.use(ctx, st, dir)
}

// Unlock opens records with their passphrase. After wrong passphrases it refuses to try until Wait is over; it never erases.
func (a *App) Unlock(ctx context.Context, dir string, passphrase []byte) error {
	return a.unlock(ctx, dir, func() (*store.Store, error) { return store.Unlock(ctx, dir, passphrase, a.options()) })
}

// UnlockWithRecovery opens records with the key of the recovery sheet and sets a new passphrase.
func (a *App) UnlockWithRecovery(ctx context.Context, dir, key string, newPassphrase []byte) error {
	if err := vault.CheckPassphrase(newPassphrase); err != nil {
		return err
	}
	return a.unlock(ctx, dir, func() (*store.Store, error) {
		st, err := store.UnlockWithRecovery(ctx, dir, key, a.options())
		if err != nil {
			return nil, err
		}
		if err := st.Vault().SetPassphrase(ctx, newPassphrase); err != nil {
			st.Lock(ctx)
			return nil, err
		}
		return st, nil
	})
}

// UnlockWithIdentity opens records with the vault's identity: for benchmarks and harnesses.
func (a *App) UnlockWithIdentity(ctx context.Context, dir, identity string) error {
	return a.unlock(ctx, dir, func() (*store.Store, error) { return store.UnlockWithIdentity(ctx, dir, identity, a.options()) })
}

func (a *App) unlock(ctx context.Context, dir string, open func() (*store.Store, error)) error {
	if a.Unlocked() {
		return fault.New(fault.Conflict, "Lock the records that are open first.")
	}
	delay := a.delay()
	if w := delay.Wait(); w > 0 {
		return vault.TooSoon(w)
	}
	st, err := open()
	if err != nil {
		if isWrong(err) {
			delay.Failed()
		}
		return err
	}
	delay.Reset()
	return a.use(ctx, st, dir)
}

// Wait is how long the next try has to wait.
func (a *App) Wait() time.Duration { return a.delay().Wait() }

func (a *App) delay() *vault.Delay {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.wait == nil {
		path := ""
		if a.o.DataDir != "" {
			path = filepath.Join(a.o.DataDir, "wrong-passphrases")
		}
		a.wait = vault.NewDelay(path, a.o.Now)
	}
	return a.wait
}

func (a *App) use(ctx context.Context, st *store.Store, dir string) error {
	var owner *care.Owner
	var service *care.Service
	var skills *rules.SkillList
	handed := false
	err := st.Read(ctx, func(tx *store.Tx) error {
		o, err := tx.List(ctx, care.OwnerSpec, store.Filter{Limit: 1})
		if err != nil {
			return err
		}
		s, err := tx.List(ctx, care.ServiceSpec, store.Filter{Limit: 1})
		if err != nil {
			return err
		}
		if len(o) > 0 {
			owner = o[0].(*care.Owner)
		}
		if len(s) > 0 {
			service = s[0].(*care.Service)
		}
		if skills, err = skillList(ctx, tx); err != nil {
			return err
		}
		handed, err = openHandOver(ctx, tx, owner)
		return err
	})
	if err != nil {
		st.Lock(ctx)
		return err
	}
	if err := errors.Join(a.readLocals(ctx, st), a.readStrategy(ctx, st)); err != nil {
		st.Lock(ctx)
		return err
	}
	a.mu.Lock()
	a.st, a.dir, a.owner, a.service, a.young, a.dues, a.files = st, dir, owner, service, nil, nil, nil
	a.skills, a.skillsOld = skills, false
	a.duesGen++
	a.mu.Unlock()
	st.Listen(a.changed)
	if handed {
		return a.note(ctx, "handover", "", map[string]string{"what": tookKeyboard})
	}
	return nil
}

// Lock closes the records: everything is written and forgotten. The window and waymarkctl make the backup of the day (BackupOfTheDay) themselves.
func (a *App) Lock(ctx context.Context) error {
	a.mu.Lock()
	st := a.st
	a.st, a.owner, a.service, a.young, a.locals, a.dues, a.files, a.stale = nil, nil, nil, nil, nil, nil, nil, nil
	a.skills, a.rates, a.money, a.strategy = nil, nil, nil, nil
	a.duesGen++
	a.mu.Unlock()
	if st == nil {
		return nil
	}
	err := st.Lock(context.WithoutCancel(ctx))
	a.pdfs.Close() // after the records: a page that is being drawn may take a moment to stop
	return err
}

package vault

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"io"
	"path/filepath"
	"strings"
	"sync"
	"time"
)

// Migration is one numbered step of the schema; each runs in one transaction, at creation or when an older vault is opened.
type Migration struct {
	Version   int
	Name, SQL string
}

// Row names one row of one table.
type Row struct {
	Table string
	N     int64
}

// Options is what a vault needs from outside.
type Options struct {
	FS         FS               // every file operation; nil = OSFS()
	Now        func() time.Time // the clock; required
	Rand       io.Reader        // ids, nonces, journal keys; nil = crypto/rand (age always uses the system's)
	Migrations []Migration      // the schema, ascending
	// Derived names virtual tables (search) whose rows lie in the image but never in a frame; their shadow tables too.
	Derived []string
	// Reindex is called after a replay with the rows that frames touched, so that derived tables are made again.
	Reindex func(ctx context.Context, tx *Tx, touched []Row) error
	// VerifyDerived compares derived tables with the rows they come from.
	VerifyDerived func(ctx context.Context, tx *Tx) error

	workFactor int           // of scrypt; package tests only
	off        map[rule]bool // rules switched off; package tests only
	openFrame  func(key, nonce, sealed []byte) ([]byte, error)
	commit     func() error // fails a COMMIT; package tests only
	largest    int64        // journal size that asks for a checkpoint; 0 = 4 MiB
}

func (o Options) filled() (Options, error) {
	if o.Now == nil {
		return o, errors.New("vault: Options.Now is required")
	}
	if o.FS == nil {
		o.FS = OSFS()
	}
	if o.Rand == nil {
		o.Rand = rand.Reader
	}
	if o.largest == 0 {
		o.largest = 4 << 20
	}
	for i, m := range o.Migrations {
		if m.Version < 1 || i > 0 && m.Version <= o.Migrations[i-1].Version {
			return o, errors.New("vault: migrations are not in ascending order")
		}
	}
	return o, nil
}

func (o *Options) newest() uint32 {
	if len(o.Migrations) == 0 {
		return 0
	}
	return uint32(o.Migrations[len(o.Migrations)-1].Version)
}

// Vault is an unlocked vault. Its methods may be called from any goroutine; they take turns.
type Vault struct {
	o    Options
	d    disk
	dir  string
	lock io.Closer
	id   [16]byte
	keys keyring

	files   chan struct{} // holds one token while documents, backups or keys are moved about; taken before turn
	turn    chan struct{} // holds one token while somebody is at work
	holder  holder
	mem     *memory
	journal File
	chain   *chain
	end     int64 // where the next frame goes
	imageAt int64 // size of records.age
	frames  int   // since the image was written
	gen     uint64

	refusing error // why writes are refused until a checkpoint succeeds
	broken   bool  // the journal on the disk may no longer belong to the image
	closed   error // why nothing works any more

	mu        sync.Mutex
	notice    string
	listeners []func()
}

// Status is what the window shows about the vault itself.
type Status struct {
	Notice         string // a sentence the person should read, or empty
	Frames         int    // changes since the image was written
	JournalBytes   int64
	Generation     uint64
	Refusing       error // why changes are refused at present; nil when they are not
	RotationPaused bool
}

// Status tells how the vault is.
func (v *Vault) Status() Status {
	leave, err := v.enter(context.Background())
	if err != nil {
		return Status{Refusing: err}
	}
	defer leave()
	paused, _ := v.d.exists(v.path(pausedName))
	v.mu.Lock()
	defer v.mu.Unlock()
	return Status{Notice: v.notice, Frames: v.frames, JournalBytes: v.end, Generation: v.gen, Refusing: v.refusing, RotationPaused: paused}
}

// DismissNotice is called when the person has read the notice.
func (v *Vault) DismissNotice() {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.notice = ""
}

func (v *Vault) say(notice string) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.notice != "" {
		notice = v.notice + " " + notice
	}
	v.notice = notice
}

// AfterCommit adds a listener that is called after each transaction that changed something, outside the lock.
func (v *Vault) AfterCommit(f func()) {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.listeners = append(v.listeners, f)
}

// Identity is the age identity as text: with it the public age command opens every file of the vault. While a change of
// identity is under way it is two lines.
func (v *Vault) Identity() string { return strings.TrimSpace(string(v.keys.text())) }

// ID is the vault's own number, the same for life.
func (v *Vault) ID() string { return hex.EncodeToString(v.id[:]) }

// Dir is the vault's folder.
func (v *Vault) Dir() string { return v.dir }

func (v *Vault) path(names ...string) string {
	return filepath.Join(append([]string{v.dir}, names...)...)
}

const (
	headerName    = "vault.toml"
	identityName  = "identity.age"
	recoveryName  = "recovery.age"
	imageName     = "records.age"
	journalName   = "journal"
	lockName      = "lock"
	documentsName = "documents"
	backupsName   = "backups"
	pausedName    = "rotation-paused"
	restoredName  = "restored"
)

// enter takes the vault's turn. It fails at once when the same goroutine already has it, since waiting would be for ever.
func (v *Vault) enter(ctx context.Context) (leave func(), err error) {
	me := goroutine()
	if v.holder.is(me) {
		return nil, ErrNested
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	select {
	case v.turn <- struct{}{}:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	if v.closed != nil {
		<-v.turn
		return nil, v.closed
	}
	v.holder.set(me)
	return func() {
		v.holder.set(0)
		<-v.turn
	}, nil
}

// enterFiles keeps those apart that would move documents, backups or keys under each other's hands.
func (v *Vault) enterFiles(ctx context.Context) (done func(), err error) {
	if v.holder.is(goroutine()) {
		return nil, ErrNested
	}
	select {
	case v.files <- struct{}{}:
		return func() { <-v.files }, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// Lock writes a new image if there are frames, closes the database and gives the lock file back. When the image cannot
// be written the vault closes all the same: every frame is already safe.
func (v *Vault) Lock(ctx context.Context) error {
	done, err := v.enterFiles(context.WithoutCancel(ctx))
	if err != nil {
		return err
	}
	defer done()
	leave, err := v.enter(context.WithoutCancel(ctx))
	if err != nil {
		if errors.Is(err, ErrLocked) {
			return nil
		}
		return err
	}
	defer leave()
	var cannot error
	if v.frames > 0 || v.refusing != nil {
		cannot = tidied(v.checkpoint())
	}
	return errors.Join(cannot, v.close(ErrLocked))
}

// close lets everything go and wipes what can be wiped. Go may have made copies; the README says so.
func (v *Vault) close(why error) error {
	v.closed = why
	var errs []error
	if v.mem != nil {
		errs = append(errs, v.mem.close())
		v.mem = nil
	}
	if v.journal != nil {
		errs = append(errs, v.journal.Close())
		v.journal = nil
	}
	if v.chain != nil {
		clear(v.chain.key[:])
		v.chain = nil
	}
	v.keys = nil
	if v.lock != nil {
		errs = append(errs, v.lock.Close())
		v.lock = nil
	}
	return errors.Join(errs...)
}

package vault

import (
	"errors"
	"io/fs"
	"os"
	"strconv"
	"sync"
	"time"
)

// Delay makes guessing slow: after five wrong passphrases the next try waits 30 seconds, and each further one twice as
// long, up to 15 minutes. The counter lies in a small file in the data folder, so a restart does not reset it. It never
// wipes anything, and it is no defence against somebody who copies the vault: that is what scrypt is for.
type Delay struct {
	mu       sync.Mutex
	path     string
	now      func() time.Time
	failures int
	last     time.Time
}

const (
	freeTries    = 5
	firstWait    = 30 * time.Second
	longestWait  = 15 * time.Minute
	farAhead     = 24 * time.Hour
	keyFailures  = "failures"
	keyLastTried = "last"
)

// NewDelay reads the counter at path; a missing or unreadable file is a fresh start.
func NewDelay(path string, now func() time.Time) *Delay {
	d := &Delay{path: path, now: now}
	data, err := os.ReadFile(path)
	if err != nil {
		if !errors.Is(err, fs.ErrNotExist) {
			d.failures, d.last = freeTries, now()
		}
		return d
	}
	n, err := parseNotes(data)
	if err != nil {
		// Somebody may have altered the file to be rid of the wait: it then starts at the first wait.
		d.failures, d.last = freeTries, now()
		return d
	}
	f, _ := n.number(keyFailures)
	d.failures = int(min(f, 1000))
	d.last, _ = time.Parse(time.RFC3339, n[keyLastTried])
	if d.last.After(now().Add(farAhead)) {
		d.last = now()
	}
	return d
}

// Wait is how long the next try must wait; 0 = not at all.
func (d *Delay) Wait() time.Duration {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.failures < freeTries {
		return 0
	}
	wait := firstWait
	for i := freeTries; i < d.failures && wait < longestWait; i++ {
		wait *= 2
	}
	wait = min(wait, longestWait)
	// A clock that was set back must not lengthen the wait.
	return max(0, min(wait, d.last.Add(wait).Sub(d.now())))
}

// Failed counts a wrong passphrase.
func (d *Delay) Failed() {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.failures++
	d.last = d.now()
	if d.path == "" { // no data folder: the wait lasts as long as the program
		return
	}
	content := notes{keyFailures: strconv.Itoa(d.failures), keyLastTried: d.last.Format(time.RFC3339)}.
		encode("Wrong passphrases in a row.", keyFailures, keyLastTried)
	o := Options{}
	_, _ = disk{FS: OSFS(), o: &o}.replaceBytes(d.path, content)
}

// Reset is called after a right passphrase.
func (d *Delay) Reset() {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.failures = 0
	if d.path != "" {
		_ = os.Remove(d.path)
	}
}

package vault

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestPassphrases(t *testing.T) {
	for p, good := range map[string]bool{
		testPassphrase: true, "seven green bottles": true, "xk7!pQ2#vLm9": true, "kettle-otter-maple": true,
		"short": false, "": false, "aaaaaaaaaaaaaaaa": false, "password1234": false, "passwordpassword": false,
		"123456789012345": false, "abcdefghijklmno": false, "ab ab ab": false, "cat cat cat": false, "Qwertyuiop12": false, "\xff\xfe\xfd aaa bbb ccc": false,
	} {
		if err := CheckPassphrase([]byte(p)); (err == nil) != good {
			t.Errorf("%q: %v", p, err)
		}
	}
	words := strings.Fields(wordList)
	seen := map[string]bool{}
	for _, w := range words {
		if seen[w] || len(w) < 3 || len(w) > 8 || strings.ToLower(w) != w {
			t.Errorf("word %q", w)
		}
		seen[w] = true
	}
	if len(words) < 1000 {
		t.Errorf("%d words", len(words))
	}
	for range 100 {
		if p := SuggestPassphrase(nil); len(strings.Fields(p)) != 4 || CheckPassphrase([]byte(p)) != nil {
			t.Errorf("suggested %q", p)
		}
	}
}

func TestDelay(t *testing.T) {
	at := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	path := filepath.Join(t.TempDir(), "tries")
	now := func() time.Time { return at }
	d := NewDelay(path, now)
	for i := range 4 {
		d.Failed()
		if d.Wait() != 0 {
			t.Errorf("waits after %d", i+1)
		}
	}
	d.Failed()
	if d.Wait() != 30*time.Second {
		t.Errorf("after five: %v", d.Wait())
	}
	d = NewDelay(path, now) // a restart
	d.Failed()
	if d.Wait() != time.Minute {
		t.Errorf("after six and a restart: %v", d.Wait())
	}
	at = at.Add(20 * time.Second)
	if d.Wait() != 40*time.Second {
		t.Errorf("20 seconds later: %v", d.Wait())
	}
	at = at.Add(-48 * time.Hour)
	if d.Wait() > time.Minute {
		t.Errorf("the clock set back: %v", d.Wait())
	}
	for range 50 {
		d.Failed()
	}
	if d.Wait() != 15*time.Minute {
		t.Errorf("at most: %v", d.Wait())
	}
	d.Reset()
	if d.Wait() != 0 || NewDelay(path, now).Wait() != 0 {
		t.Error("waits after the right passphrase")
	}
	must(t, os.WriteFile(path, []byte("nonsense"), 0o600))
	if NewDelay(path, now).Wait() != 30*time.Second {
		t.Error("an altered counter frees from waiting")
	}
}

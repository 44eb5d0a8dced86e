package vault

import (
	"errors"
	"fmt"
	"testing"

	"golang.org/x/crypto/chacha20"
)

// openUnauthenticated decrypts a frame's body without looking at its tag.
func openUnauthenticated(key, nonce, sealed []byte) ([]byte, error) {
	c, err := chacha20.NewUnauthenticatedCipher(key, nonce)
	if err != nil {
		return nil, err
	}
	c.SetCounter(1)
	out := make([]byte, max(0, len(sealed)-16))
	c.XORKeyStream(out, sealed[:len(out)])
	return out, nil
}

// silentRot tells the story on a disk that alters one byte of one write without saying so, and lets the vault live on.
func silentRot(rec recording, off map[rule]bool) (bad int, first error) {
	for step := range rec.states {
		if step == 0 {
			continue
		}
		for which := 1; which < 12; which++ {
			s, err := rec.scene(step - 1)
			if err != nil {
				return bad, err
			}
			s.off, s.v.o.off = off, off
			writes, file := 0, ""
			s.disk.rot = func(name string, p []byte) []byte {
				if writes++; writes == which && len(name) > 4 && name[len(name)-4:] == ".new" {
					p[len(p)/2] ^= 1
					file = name
				}
				return p
			}
			told := s.tellPart(step, step+1)
			s.disk.rot = nil
			if file == "" {
				drop(s.v)
				continue
			}
			if told == nil {
				told = s.examine(s.disk.clone(), false)
			} else {
				told = s.aftermath(told)
			}
			if s.v != nil {
				drop(s.v)
			}
			if told != nil {
				bad++
				if first == nil {
					first = fmt.Errorf("step %q, %s: %w", s.name, file, told)
				}
			}
		}
	}
	return bad, first
}

// TestHarnessNegativeControls switches each rule off and demands that a harness sees it. A harness that never fails proves nothing.
func TestHarnessNegativeControls(t *testing.T) {
	t.Parallel()
	rec, err := record(0)
	must(t, err)
	cut := func(off map[rule]bool) (int, error) {
		_, bad, first := powerCut(rec, 0, off, 12, 1, true)
		return bad, first
	}
	fail := func(step string) func(map[rule]bool) (int, error) {
		at := -1
		for i, a := range newStory().acts() {
			if a.name == step {
				at = i
			}
		}
		return func(off map[rule]bool) (int, error) {
			_, bad, first := rec.failEvery(at, at+1, off, 1)
			return bad, first
		}
	}
	hurt := func(what func(*patient) (int, int, error)) func(map[rule]bool) (int, error) {
		return func(off map[rule]bool) (int, error) {
			p := newPatient(t, off, 0)
			if off[ruleAuth] {
				p.o.openFrame = openUnauthenticated
			}
			_, bad, first := what(p)
			return bad, first
		}
	}
	controls := []struct {
		rule
		harness string
		run     func(map[rule]bool) (int, error)
	}{
		{ruleSyncFrame, "power-cut", cut},
		{ruleSyncFile, "power-cut", cut},
		{ruleSyncDir, "power-cut", cut},
		{ruleHeaderSum, "torn tails", func(off map[rule]bool) (int, error) {
			_, bad, first := tornTails(off)
			return bad, first
		}},
		{ruleGeneration, "power-cut", cut},
		{ruleAside, "power-cut", cut},
		{ruleNewJournal, "power-cut", cut},
		{ruleTruncate, "fail every call", fail("a long note")},
		{ruleStopRename, "fail every call", fail("checkpoint")},
		{ruleReadBack, "silent rot", func(off map[rule]bool) (int, error) { return silentRot(rec, off) }},
		{ruleTorn, "damage", hurt(func(p *patient) (int, int, error) { return p.flips(journalName, 7) })},
		{ruleAuth, "damage", hurt(func(p *patient) (int, int, error) { return p.flips(journalName, 7) })},
		{ruleSequence, "damage", hurt(func(p *patient) (int, int, error) { return p.shuffles(t) })},
		{ruleChain, "damage", hurt(func(p *patient) (int, int, error) { return p.splices(t) })},
		{ruleImageHash, "damage", hurt(func(p *patient) (int, int, error) { return p.splices(t) })},
		{ruleVaultID, "damage", hurt(func(p *patient) (int, int, error) { return p.splices(t) })},
		{ruleDocumentSum, "damage", hurt((*patient).documents)},
	}
	if bad, first := silentRot(rec, nil); bad > 0 {
		t.Errorf("silent rot: %d bad with every rule on: %v", bad, first)
	}
	caught := 0
	for _, c := range controls {
		bad, first := c.run(map[rule]bool{c.rule: true})
		if bad == 0 || first == nil || errors.Is(first, ErrNested) {
			t.Errorf("without %q the %s harness sees nothing", c.rule, c.harness)
			continue
		}
		caught++
		t.Logf("without %q, %s: %v", c.rule, c.harness, first)
	}
	harness(t, "negative controls: %d rules switched off, %d caught", len(controls), caught)
}

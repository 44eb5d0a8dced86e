package vault

import (
	"context"
	"fmt"
	"time"

	"waymark/internal/fault"
)

// TryPassphrase is nil when a passphrase opens this vault as it lies on the disk: for taking the keyboard back.
func (v *Vault) TryPassphrase(ctx context.Context, passphrase []byte) error {
	leave, err := v.enter(ctx)
	if err != nil {
		return err
	}
	defer leave()
	return v.knows(passphrase)
}

// TooSoon is the refusal to try a passphrase before Delay.Wait is over.
func TooSoon(wait time.Duration) error {
	seconds := int((wait + time.Second - 1) / time.Second)
	said := fmt.Sprintf("%d seconds", seconds)
	switch {
	case seconds == 1:
		said = "1 second"
	case seconds >= 120:
		said = fmt.Sprintf("%d minutes", (seconds+59)/60)
	}
	return fault.New(fault.Refused, "Wait "+said+". Then try again; nothing is erased.")
}

package report

import (
	"cmp"
	"slices"
	"strings"

	"waymark/internal/record"
)

// theirOwn are the pages that are the young person's whoever carries them: nobody else's picture stands on them.
var theirOwn = []string{HealthPassport, EmergencyPage, WalletCard, SavingsMine, SkillsCertificate}

// logo puts the service's picture on what the service hands out, never on a young person's own copy.
func (b *builder) logo() {
	if len(b.Logo) == 0 || b.Audience == record.Young || slices.Contains(theirOwn, b.kind.code) {
		return
	}
	b.doc.Logo = &Logo{Picture: b.Logo, Alt: cmp.Or(strings.TrimSpace(b.Service.Name), strings.TrimSpace(b.Service.Council), "Logo of the service")}
}

package report

import (
	"strings"

	"waymark/internal/value"
)

// RecoverySheet is the one page that can open the records when the passphrase is forgotten. It carries no check letters: they would
// have to be worked out from the key.
func RecoverySheet(key string, made value.Date, owner string) Document {
	key = strings.ToUpper(strings.TrimSpace(key))
	sub := "Records set up on " + made.Long()
	if first := shortName(owner); first != "" {
		sub = first + "’s records, set up on " + made.Long()
	}
	if made == "" {
		sub = strings.TrimSuffix(sub, ", set up on ")
	}
	return Document{Kind: "recovery-sheet", Title: "Recovery sheet", Day: string(made),
		Foot: Foot{For: "Anyone with this sheet and a copy of the records can read everything. Keep them apart."},
		Parts: []Part{{Title: "Recovery sheet", Sub: sub, Mark: true, Blocks: []Block{
			P("If you forget your passphrase, this key opens your records. Nothing else can: not your manager, not the people who made Waymark."),
			H2("Your recovery key"),
			SplitKey(key),
			QR{Data: key, Alt: "The recovery key as a square code", Beside: "The square holds the same key, for a scanner. There is no letter B, I or O and no number 1 in the boxes, so what looks like one is an 8, an L or a 0. Small and capital letters are the same."},
			H2("Do this today"),
			List{Numbered: true, Items: []string{"Put this sheet in the sealed envelope your service keeps, or in a locked drawer away from this computer.", "Write who keeps it, here:"}},
			Lines{N: 1, Indent: 6},
			Columns{
				Left:  []Block{Box{Title: "To use it", Blocks: []Block{P("On the locked screen choose “I cannot remember it”, type or scan the key, and choose a new passphrase. A new sheet is made; shred this one.")}}},
				Right: []Block{Box{Title: "If it is lost or seen", Blocks: []Block{P("Unlock as usual, open Settings, then Recovery sheet, then Make a new one. Then make a fresh backup and destroy the old ones.")}}},
			},
		}}}}
}

package catalogue

import "fmt"

// ScoreBand is a range of the total difficulties score of one form of the questionnaire.
type ScoreBand struct {
	Version string `toml:"version"`
	From    int    `toml:"from"`
	To      int    `toml:"to"`
	Name    string `toml:"name"`
	Words   string `toml:"words"`
}

type healthFile struct {
	About About       `toml:"about"`
	Band  []ScoreBand `toml:"band"`
}

var healthData = file[healthFile]("health")

func (f *healthFile) settle() error {
	if err := f.About.problem(); err != nil {
		return err
	}
	next := map[string]int{}
	for _, b := range f.Band {
		if b.From != next[b.Version] || b.To < b.From || b.Name == "" || b.Words == "" {
			return fmt.Errorf("bands of %q: %d to %d", b.Version, b.From, b.To)
		}
		next[b.Version] = b.To + 1
	}
	for version, end := range next {
		if end != 41 {
			return fmt.Errorf("bands of %q end at %d", version, end-1)
		}
	}
	return nil
}

// Band is the band of a score; ok is false for a form whose bands are not held, which is every form but the carer's.
func Band(version string, score int) (band ScoreBand, ok bool) {
	for _, b := range healthData().Band {
		if b.Version == version && score >= b.From && score <= b.To {
			return b, true
		}
	}
	return ScoreBand{}, false
}

// BandSource says where the bands come from.
func BandSource() string { return healthData().About.Source }

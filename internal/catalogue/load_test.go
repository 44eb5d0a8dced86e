package catalogue

import "testing"

// BenchmarkLoad is what start-up pays when every file is parsed anew.
func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		for name, into := range map[string]data{"strategy": new(strategyFile), "evidence": new(signFile), "baselines": new(baselineFile), "quotes": new(quoteFile), "skills": new(skillFile),
			"matters": new(matterFile), "rules": new(ruleFile), "holidays": new(holidayFile), "codes": new(codeFile), "annexa": new(annexFile), "vaccines": new(vaccineFile), "health": new(healthFile),
			"money": new(moneyFile), "howto": new(howToFile), "languages": new(languageFile), "topics": new(topicFile), "words": new(wordFile)} {
			if err := parse(name, into); err != nil {
				b.Fatal(err)
			}
		}
	}
}

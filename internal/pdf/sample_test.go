package pdf

import (
	"fmt"
	"strings"

	"waymark/internal/chart"
	"waymark/internal/report"
)

// The sample is the review pack of an invented person: the pages of the mock-ups of the plan on a page, part by part,
// skills and savings, one after the other.
func sample() report.Document {
	return report.Document{
		Kind: "review-pack", Title: "Review pack for Amara", Lang: "en-GB", Person: "Amara", Day: "2026-11-24",
		Head: "Amara Bello, pathway plan review, 8 December 2026",
		Foot: report.Foot{For: "For Amara and the people at her review", Made: "24 November 2026", Number: "Pack 7", Check: "KX4T", Initials: "A.B."},
		Parts: []report.Part{
			planOnAPage(), partByPart(), skills(), savings(),
		},
	}
}

func planOnAPage() report.Part {
	return report.Part{
		Title: "My plan on a page", Sub: "Amara Bello", Mark: true,
		Aside: []report.Aside{{Text: "My review", Bold: true}, {Text: "Tuesday 8 December 2026, 4pm, at home"}},
		Blocks: []report.Block{
			report.Own{Who: "Amara", Label: "What matters to me", How: "I typed this", When: "21 November",
				Text: "Staying with Sian until my exams are done. Getting good enough at cooking that I’m not living on toast. Seeing my little brother every month, not just when it suits people."},
			report.Columns{
				Left:  []report.Block{report.H2("Going well"), report.Bullets("I’m on the level 2 catering course.", "I can cook four main meals.", "I’ve got a Saturday job at a bakery.")},
				Right: []report.Block{report.H2("Hard right now"), report.Bullets("Making money last a whole month.", "Two visits with Tobi didn’t happen.")},
			},
			report.H2("What we said last time"),
			report.DoneCounts(6, 2, 1, "my bus pass needs a new photo"),
			report.H2("What happens next"),
			report.Table{
				Columns: []report.Column{{Title: "What"}, {Title: "Who", Width: 38}, {Title: "By when", Width: 34}},
				Rows: []report.Row{
					report.Cells("Pay in the two weeks of savings we missed", "Sian", "30 November"),
					report.Cells("Get my bus pass sorted", "Sian and me", "4 December"),
					report.Cells("Explain what money I get at 18, and when", "Ruth", "18 December"),
					report.Cells("Set fixed days to see Tobi, in writing", "Dele", "8 January"),
					report.Cells("Keep a budget for all of January", "Me; Sian helps", "31 January"),
				},
			},
			report.H2("I want to talk about"),
			report.List{Wide: true, Items: []string{"Tobi. Why the visits stopped.", "Driving lessons.", "Can I stay with Sian after I’m 18?", "Finding a church choir."}},
			report.Lead("I want there:", "Sian, Ruth, Anita, and Auntie Bisi for the first half."),
			report.Lead("I want to run it:", "yes, with Anita beside me."),
			report.Heading{Level: 2, Text: "How I feel about each part, 1 to 5", Note: "(black is 1 or 2)"},
			report.Feelings{Items: []report.FeelingFor{{Part: "Where I live", N: 5}, {Part: "Learning", N: 4}, {Part: "Work", N: 3}, {Part: "Family, friends", N: 2}, {Part: "Money", N: 2},
				{Part: "My support", N: 4}, {Part: "My health", N: 4}, {Part: "Skills", N: 4}, {Part: "Who I am", N: 4}, {Part: "If it goes wrong", N: 3}}},
			report.Emergency{Title: "If I need someone", Items: []report.EmergencyLine{{Name: "Sian", Number: "07700 900 318"}, {Name: "Ruth", When: "weekdays", Number: "07700 900 204"}, {Name: "Night, weekend", Number: "01632 960112"}, {Name: "In danger now", Number: "999"}}},
		},
	}
}

func partBox(number, title, own string, feeling report.Feeling, view string, how string, rows []report.Row, wrong string) report.Box {
	return report.Box{Number: number, Title: title, Band: true, Icon: report.IconChanged, Note: "Changed", Blocks: []report.Block{
		report.Columns{
			Left:  []report.Block{report.Own{Who: "Amara", Text: own, Feeling: &feeling}},
			Right: []report.Block{report.View{Who: "Ruth", Text: view, Icon: report.IconPartDone, Rating: "Needs work", Was: "on track"}},
		},
		report.Lead("How the need will be met.", how),
		report.Table{Columns: []report.Column{{Title: "What will happen"}, {Title: "Who", Width: 32}, {Title: "By when", Width: 30}, {Title: "How it is going", Width: 28}}, Rows: rows},
		report.Lead("If this goes wrong.", wrong),
	}}
}

func action(what, who, when string, icon report.Icon, word string) report.Row {
	return report.Row{Cells: []report.Cell{{Text: what}, {Text: who}, {Text: when}, report.Status(icon, word)}}
}

func partByPart() report.Part {
	same := func(part, feels string, icon report.Icon, rating, on string) report.Row {
		return report.Row{Cells: []report.Cell{{Text: part, Bold: true}, {Text: feels, Icon: report.IconYoung}, report.Status(icon, rating), {Text: on}}}
	}
	return report.Part{
		Title: "Part by part",
		Blocks: []report.Block{
			report.Key{Items: []report.Count{{Icon: report.IconYoung, Text: "how Amara feels, 1 to 5"}, {Icon: report.IconAdult, Text: "the adviser’s view"}, {Icon: report.IconChanged, Text: "changed since 9 June"}}},
			partBox("6", "Family and friends", "I want to see Tobi every month. When it gets cancelled nobody tells me why.", report.Feeling{N: 2, Words: "a bit worried", Before: "4 in June"},
				"They matter a great deal to each other. Visits missed in August and October.", "Fixed dates to the end of March, agreed with Tobi’s carers.",
				[]report.Row{
					action("Agree six dates and write them down", "Dele Adeyemi", "8 January", report.IconNotStarted, "Not started"),
					action("Drive Amara there and back", "Sian Probert", "each date", report.IconDone, "Agreed"),
				}, "Dele rings Amara the same day and offers another date."),
			partBox("8", "Money", "I can budget for a week but a month is hard. What will I get at 18?", report.Feeling{N: 2, Words: "a bit worried", Before: "3 in June"},
				"Pays her own phone bill, saves £5 a week. No budget kept for a whole month yet.", "A £160 budget for a whole month, looked at each Sunday.",
				[]report.Row{
					action("Keep a budget for the whole of January", "Amara, Sian", "31 January", report.IconNotStarted, "Not started"),
					action("Explain what Amara gets at 18", "Ruth Okafor", "18 December", report.IconNotStarted, "Not started"),
					action("Pay in the two missed weeks, £10", "Sian Probert", "30 November", report.IconPartDone, "Under way"),
				}, "Amara rings Sian, then Ruth. Food parcel from No. 4."),
			report.H2("The same as in June"),
			report.Table{
				Columns: []report.Column{{Title: "Part"}, {Title: "She feels", Width: 22}, {Title: "Ruth’s rating", Width: 32}, {Title: "Carried on from June", Width: 70}}, Small: true,
				Rows: []report.Row{
					same("2 My support", "4 of 5", report.IconDone, "On track", "Sian daily; Auntie Bisi on Sundays"),
					same("3 Where I live", "5 of 5", report.IconDone, "On track", "Staying with Sian; talk about after 18"),
					same("7 Practical skills", "4 of 5", report.IconPartDone, "Needs work", "One new meal a week to 28 Feb"),
					same("10 If things go wrong", "3 of 5", report.IconDone, "On track", "Ring Sian, Ruth, then out of hours"),
				},
			},
		},
	}
}

func budgetChart() chart.Chart {
	return chart.Chart{
		Title: "A budget for a month, since December",
		Scale: []string{"1 not yet", "2 starting", "3 with help", "4 on my own", "5 sorted"},
		Times: []chart.Time{{Short: "Dec", Long: "Dec 2025"}, {Short: "Mar", Long: "Mar 2026"}, {Short: "Jun", Long: "Jun 2026"}, {Short: "Nov", Long: "Nov 2026"}},
		Series: []chart.Series{
			{Name: "Amara", Voice: chart.Young, Values: []int{1, 2, 3, 3}},
			{Name: "Sian", Voice: chart.Adult, Values: []int{1, 2, 2, 2}},
		},
	}
}

func skills() report.Part {
	return report.Part{
		Title: "My skills: money", Sub: "Amara Bello, 24 November 2026", Mark: true,
		Aside: []report.Aside{{Icon: report.IconYoung, Text: "Amara"}, {Icon: report.IconHollow, Text: "Sian"}},
		Blocks: []report.Block{
			report.Stones{Head: "I can...", Young: "Amara", Adult: "Sian", Before: "In June",
				Key: "1 not yet, 2 getting started, 3 with help, 4 on my own, 5 sorted. A dash is not rated. A star is a skill to have before I move.",
				Rows: []report.StoneRow{
					{Text: "say what comes in and goes out", Young: 4, Adult: 4, YoungBefore: 3, AdultBefore: 3},
					{Text: "keep to a budget for a month", Star: true, Young: 3, Adult: 2, YoungBefore: 3, AdultBefore: 2},
					{Text: "run a bank account", Star: true, Young: 4, Adult: 4, YoungBefore: 4, AdultBefore: 4},
					{Text: "save towards something I chose", Young: 5, Adult: 4, YoungBefore: 4, AdultBefore: 4},
					{Text: "say where my savings are held", Star: true, Young: 2, Adult: 4, YoungBefore: 2},
					{Text: "read a payslip", Young: 2, Adult: 2, YoungBefore: 1, AdultBefore: 1},
					{Text: "work out what borrowing costs", Young: 1, Adult: 2, YoungBefore: 1},
					{Text: "compare deals for phone and energy", Adult: 2},
					{Text: "work out and claim benefits", Star: true, Young: 1, Adult: 1, YoungBefore: 1, AdultBefore: 1},
					{Text: "spot a scam, keep my PIN safe", Young: 4, Adult: 2, YoungBefore: 4},
					{Text: "act early when I cannot pay", Star: true, Young: 2, Adult: 3, AdultBefore: 3},
					{Text: "manage a long month"},
				}},
			report.ChartBlock{Chart: budgetChart()},
			report.TouchBlock{Chart: chart.Touch{Title: "A year of being in touch", Promise: "At least every 8 weeks (our local promise)", First: 1000, Last: 1365, Today: 1365, Months: []chart.Time{{Short: "Jan", Long: "January 2026", Day: 1031}}, Marks: []chart.TouchMark{{Day: 1010, Shape: chart.Seen}, {Day: 1100, Shape: chart.Tried}, {Day: 1120, Shape: chart.Talked}, {Day: 1200, Shape: chart.Asked}}, Silences: []chart.Silence{{From: 1010, Due: 1066, To: 1120}, {From: 1120, Due: 1176, To: 1200}}, Heads: []string{"From", "To", "How long", "Over"}, Rows: [][]string{{"1 May 2026", "20 July 2026", "11 weeks", "24 days"}}}},
			report.LevelBlock{Chart: chart.Levels{Title: "Areas now", Row: "Area", Scale: []string{"Not yet", "Starting", "With help", "On my own", "Sorted"}, Voices: [2]string{"Amara", "Sian"}, Rows: []chart.LevelRow{{Label: "Food", Long: "Food", Young: []int{4, 1, 2, 3}, Adult: []int{6, 0, 4}}, {Label: "Money", Long: "Money and saving", Young: []int{12}, Adult: []int{11, 1}, Aside: 1}}}},
			report.Columns{
				Left:  []report.Block{report.Box{Title: "To talk about", Blocks: []report.Block{report.Bullets("Savings: I said 2, Sian said 4.", "Scams: I said 4, Sian said 2.")}}},
				Right: []report.Block{report.Box{Title: "My goal", Blocks: []report.Block{report.P("Keep a budget for the whole of January. Sian helps on Sundays.")}}},
			},
		},
	}
}

func savings() report.Part {
	pay := func(c ...string) report.Row {
		r := report.Cells(c...)
		return r
	}
	missing := pay("", "Not paid in yet", "2 weeks to 24 Aug", "10.00", "0.00", "", "447.50")
	missing.Cells[0].Icon, missing.Cells[1].Bold = report.IconDue, true
	total := pay("Total", "", "", "120.00", "132.18", "60.00", "474.68")
	total.Total = true
	return report.Part{
		Title: "My savings", Sub: "Amara Bello", Mark: true,
		Aside: []report.Aside{{Text: "9 June to 24 November 2026", Bold: true}, {Text: "Account ending 4821"}},
		Blocks: []report.Block{
			report.Columns{
				Left: []report.Block{report.Pairs{Amounts: true, Rows: []report.Pair{
					report.Answer("At the start, 9 June", "£402.50"), report.Answer("Weekly savings paid in", "£110.00"), report.Answer("Gifts and interest", "£22.18"),
					report.Answer("Taken out", "£60.00"), {Label: "Now, 24 November", Text: "£474.68", Bold: true}}}},
				Right: []report.Block{report.Pairs{Amounts: true, Rows: []report.Pair{
					report.Answer("Due: 24 weeks at £5", "£120.00"), report.Answer("Paid for those weeks", "£110.00"),
					{Label: "Still to pay: 2 weeks", Text: "£10.00", Sign: report.IconDue, Bold: true}, report.Answer("Why: away in August", "to pay by 30 Nov"),
					{Label: "Statement of 31 October", Text: "agrees", Icon: report.IconDone}}}},
			},
			report.H2("Every payment"),
			report.Table{Small: true,
				Columns: []report.Column{{Title: "Date", Width: 17}, {Title: "What"}, {Title: "Weeks covered", Width: 44}, {Title: "Expected", Width: 21, Right: true},
					{Title: "In", Width: 17, Right: true}, {Title: "Out", Width: 15, Right: true}, {Title: "Balance", Width: 20, Right: true, Bold: true}},
				Rows: []report.Row{
					pay("9 Jun", "Brought forward", "", "", "", "", "402.50"),
					pay("30 Jun", "Weekly saving", "3 weeks to 29 Jun", "15.00", "15.00", "", "417.50"),
					pay("28 Jul", "Weekly saving", "4 weeks to 27 Jul", "20.00", "20.00", "", "437.50"),
					pay("10 Aug", "Weekly saving", "2 weeks to 10 Aug", "10.00", "10.00", "", "447.50"),
					missing,
					pay("15 Sep", "Weekly saving", "3 weeks to 14 Sep", "15.00", "15.00", "", "462.50"),
					pay("20 Sep", "Gift from Auntie Bisi", "", "", "20.00", "", "482.50"),
					pay("30 Sep", "Interest", "", "", "2.18", "", "484.68"),
					pay("13 Oct", "Weekly saving", "4 weeks to 12 Oct", "20.00", "20.00", "", "504.68"),
					pay("24 Oct", "Interview shoes", "agreed by Amara, Sian", "", "", "60.00", "444.68"),
					pay("3 Nov", "Weekly saving", "3 weeks to 2 Nov", "15.00", "15.00", "", "459.68"),
					pay("24 Nov", "Weekly saving", "3 weeks to 23 Nov", "15.00", "15.00", "", "474.68"),
					total,
				}},
			report.Columns{
				Left: []report.Block{report.Box{Title: "Where my money is", Blocks: []report.Block{report.P("Building society account ending 4821. Sian holds the book; my name is on it. The savings rule is £5 a week from 11 to 17.")}}},
				Right: []report.Block{report.Box{Title: "When I am 18, on 3 May 2027", Blocks: []report.Block{
					report.P("This money is mine. My Child Trust Fund ending 0935 (£1,846.20 at 5 April 2026) opens that day. Ruth helps me claim it.")}}},
			},
			report.Signatures{Items: []report.Signature{{Name: "Amara"}, {Role: "carer", Name: "Sian Probert"}, {Role: "adviser", Name: "Ruth Okafor"}}},
		},
	}
}

// recovery is the sheet with the key that opens the records when the passphrase is forgotten. The key is invented.
func recovery() report.Document {
	const key = "AGE-SECRET-KEY-1TQZGAL2UM0YQRFUJPKSYYS2U5WSS3HG4PNZFPJAE7EMD5VT8VLEVY62MCL"
	return report.Document{
		Kind: "recovery-sheet", Title: "Recovery sheet", Day: "2026-09-04",
		Foot: report.Foot{For: "Anyone with this sheet and a copy of the records can read everything. Keep them apart", Number: "Sheet 1", Check: "M2VD"},
		Parts: []report.Part{{
			Title: "Recovery sheet", Sub: "Ruth’s records, set up on 4 September 2026", Mark: true,
			Blocks: []report.Block{
				report.P("If you forget your passphrase, this key opens your records. Nothing else can: not your manager, not the people who made Waymark."),
				report.H2("Your recovery key"),
				report.SplitKey(key),
				report.QR{Data: key, Alt: "The recovery key as a square code", Beside: "The square holds the same key, for a scanner. There is no letter B, I or O and no number 1 in the boxes, so what looks like one is an 8, an L or a 0. Small and capital letters are the same."},
				report.H2("Do this today"),
				report.List{Numbered: true, Items: []string{"Put this sheet in the sealed envelope your service keeps, or in a locked drawer away from this computer.", "Write who keeps it, here:"}},
				report.Lines{N: 1, Indent: 6},
				report.Columns{
					Left:  []report.Block{report.Box{Title: "To use it", Blocks: []report.Block{report.P("On the locked screen choose “I cannot remember it”, type or scan the key, and choose a new passphrase. A new sheet is made; shred this one.")}}},
					Right: []report.Block{report.Box{Title: "If it is lost or seen", Blocks: []report.Block{report.P("Unlock as usual, open Settings, then Recovery sheet, then Make a new one. Then make a fresh backup and destroy the old ones.")}}},
				},
			},
		}},
	}
}

// passport shows what the other samples do not: a cover, the five answers, chapters that share a page, lines, scales.
func passport() report.Document {
	return report.Document{
		Kind: "health-passport", Title: "Amara’s health passport", Day: "2026-11-24", Person: "Amara",
		Foot: report.Foot{For: "For Amara", Made: "24 November 2026", Number: "number 3", Check: "R7LM", Initials: "A.B.", Practice: true},
		Parts: []report.Part{
			{Title: "My health passport", Icon: report.IconHeart, Blocks: []report.Block{report.Cover{Lead: "This belongs to", Name: "Amara Bello",
				Ask:   "Please ask me before you read it, copy it or write in it. I decide who sees it.",
				Lines: []string{"Copy for Amara. Made 24 November 2026, number 3, check R7LM.", "Facts may change: see what to ask about."}}}},
			{Title: "My birth", Icon: report.IconHeart, Blocks: []report.Block{
				report.Pairs{Rows: []report.Pair{report.Answer("Born at", "Hereford County Hospital"), report.Answer("Weight", "2.94 kg (6 lb 8 oz)"),
					{Label: "Early or late", State: report.NotKnown, Text: "Ask your children in care nurse."}, {Label: "Special care", State: report.IsNone},
					{Label: "Newborn checks", State: report.NotAsked}, {Label: "Secret", State: report.Declined, Text: "hidden"},
					{Label: "Allergies", State: report.IsNone, Text: "checked 3 March 2026", Essential: true}, {Label: "Medicines", State: report.Declined, Essential: true}}},
				report.Hint{Text: "“None” means we checked. “Not known” means nobody has been able to tell us so far."},
				report.H2("Questions I want to ask"), report.Lines{N: 2},
				report.Artifact{Text: "Fold here."},
			}},
			{Title: "What we said we would do", Icon: report.IconShield, Same: true, Blocks: []report.Block{
				report.Table{Columns: []report.Column{{Title: "What we said we would do"}, {Title: "Starting figure", Width: 35}, {Title: "Now", Width: 27}, {Title: "0 to 100%", Width: 32}, {Title: "Evidence held for", Width: 19, Right: true}},
					Small: true, Rows: []report.Row{
						report.GroupRow("Priority 5: health"),
						{Cells: []report.Cell{{Text: "Health assessments on time", Sub: "5.1a", Bold: true}, {Text: "31%", Sub: "60 of 196, 2015-16", Bold: true}, {Text: "71%", Sub: "15 of 21", Bold: true}, {Scale: &report.Scale{Start: 31, Now: 71}}, {Text: "21 of 21"}}},
						{Cells: []report.Cell{{Text: "Somewhere suitable to live", Sub: "8.1a", Bold: true}, {Text: "81%", Bold: true}, {Text: "All but a few", Sub: "of 27", Bold: true}, {Scale: &report.Scale{Start: 81, Now: -1, From: 80, To: 100}}, {Text: "27 of 27"}}},
					}},
				report.Own{Who: "Amara"},
				report.Para{Icon: report.IconPhone, Text: "Ring 111 if you are not sure.", Small: true},
			}},
			{Title: "My notes", Icon: report.IconNotes, Blocks: []report.Block{report.Hint{Text: "For questions to ask, and answers I was given."}, report.Lines{N: 3, Fill: true}}},
		},
	}
}

// long holds what stretches a page: the cases of the print design's last section.
func long() report.Document {
	name := "Adolph Blaine Charles David Earl Frederick Gerald Hubert Wolfeschlegelsteinhausenbergerdorffwelchevoralternwarengewissenhaftschaferswessenschafe"
	var words strings.Builder
	for i := 1; i <= 300; i++ {
		fmt.Fprintf(&words, "word %d", i)
		if i < 300 {
			words.WriteString(" ")
		}
	}
	note := words.String() + "."
	var forty []report.Row
	for i := 1; i <= 40; i++ {
		forty = append(forty, action(fmt.Sprintf("action %d with rather more words than fit on a line of this table", i), name[:20], "30 November", report.IconNotStarted, "Not started"))
	}
	columns := []report.Column{{Title: "Head of the long table"}, {Title: "Who", Width: 38}, {Title: "By when", Width: 34}, {Title: "How it is going", Width: 30}}
	box := partBox("8", "Money", note, report.Feeling{N: 1, Words: "very worried"}, note, note, forty, note)
	unknown := report.Pairs{}
	for i := range 30 {
		unknown.Rows = append(unknown.Rows, report.Pair{Label: fmt.Sprintf("Question %d", i+1), State: report.NotKnown, Text: "Ask your children in care nurse."})
	}
	blank := report.Pairs{}
	for i := range 30 {
		blank.Rows = append(blank.Rows, report.Pair{Label: fmt.Sprintf("Question %d", i+1), State: report.NotAsked})
	}
	return report.Document{
		Kind: "review-pack", Title: "Review pack", Day: "2026-11-24", Head: name + ", pathway plan review, 8 December 2026",
		Foot: report.Foot{For: "For " + name + " and the people at the review, who are many and come from far", Purpose: "To be read before the day", Made: "24 November 2026", Number: "Pack 7", Check: "KX4T", Initials: "A.B.C.D.E.F.G.H.W.", Practice: true},
		Parts: []report.Part{
			{Title: name, Sub: name, Mark: true, Aside: []report.Aside{{Text: name, Bold: true}, {Text: "Tuesday"}}, Blocks: []report.Block{
				report.Own{Who: name, How: "typed by " + name, When: "21 November", Text: note},
				report.Own{Who: "Łukasz Żółć", Text: "Ọlábísí Adéṣọlá Ẹniọlá 😀 said so."},
				report.H2("Forty actions"),
				report.Table{Columns: columns, Rows: forty[:30]},
			}},
			{Title: "Forty", Blocks: []report.Block{box, box, report.Box{Title: "Plain and long", Blocks: []report.Block{report.P(note), report.P(note), report.P(note), report.P(note)}}}},
			{Title: "Nothing filled in", Blocks: []report.Block{
				report.Own{}, report.View{Who: "Ruth"}, report.Bullets(), report.Pairs{}, report.Table{}, report.Columns{}, report.Box{}, report.Counts{}, report.Key{}, report.Feelings{}, report.Stones{}, report.ChartBlock{}, report.LevelBlock{}, report.TouchBlock{},
				report.Emergency{}, report.Signatures{}, report.Lines{}, report.QR{}, report.KeyBoxes{}, report.Para{}, report.Hint{}, report.Heading{Level: 2}, blank}},
			{Title: "Everything not known", Blocks: []report.Block{unknown}},
			{Title: "Notes in tables", Blocks: []report.Block{
				report.Table{Columns: []report.Column{{Title: "Notes"}, {Title: "First", Width: 38}, {Title: "Second", Width: 34}, {Title: "Third", Width: 30}}, Rows: []report.Row{report.Cells("a note", note, note, note), report.Cells("next", "Sian", "8 January", "")}},
				report.Pairs{Rows: []report.Pair{report.Answer("A long answer", strings.Repeat(note+" ", 6))}},
				report.Columns{Left: []report.Block{report.P(note)}, Right: []report.Block{report.P(note + note + note)}},
				report.Emergency{Title: "If I need someone", Items: []report.EmergencyLine{{Name: name, When: "weekdays", Number: "07700 900 204"}, {Name: note, Number: note}}},
			}},
		},
	}
}

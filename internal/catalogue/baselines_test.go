package catalogue

import (
	"strings"
	"testing"
)

// Where each starting figure stands in the paper. A figure that the paper does not hold has no row and fails.
var figuresInThePaper = map[string][]string{
	"B01": {"IHA's in timescale 24 (26%)", "IHA's Attended 92"},
	"B02": {"RHA within timescales 60 (31%)", "RHA's Attended 196"},
	"B03": {"Total Statutory Health Assessments Completed on Herefordshire CYP 288", "Refused Medical 2", "SHA all Hfd Children including those placed OOC done elsewhere 331", "SHA Hfd Children placed OOC completed by Hfd 6", "SHA Hfd Children placed OOC completed externally 35"},
	"B04": {"Immunisation up to date total 247 (86%)", "Immunisation up to date IHA 71", "Immunisation up to date RHA 176"},
	"B05": {"Compliant dental KPI total 211 (73%)", "dental compliant IHA 52", "Dental compliant RHA 159"},
	"B06": {"Compliant Registered with G.P. Total 268 (93%)", "GP Registration IHA 80", "GP registration RHA 188"},
	"B07": {"SDQ recorded (RHA only) 108 / 140 77%", "from 66% in 2014-15 to 77% in 2015-16"},
	"B08": {"there were 23 young people who were identified as abusing", "Substance misuse identified in over 9 years 23"},
	"B09": {"Developmental delay identified in under 5 y ear old 15"},
	"B10": {"the total number of LAC on CAMHS caseload was 31 including 5 with Learning Disabilities", "85.5% of LAC initial referrals are seen within 4 weeks", "96% of LAC waiting for treatment are seen within 18 weeks (CAMHS KPI) with 74% seen within 8 weeks"},
	"B11": {"at least 2.5 years has improved significantly from 35% in 2013/14 to 70% in 2015/16"},
	"B12": {"three or more placements has reduced from 6% in 2014 to 3% in 2016"},
	"B13": {"there were 287 looked after children in Herefordshire which equates to a rate of 80 children per 10,000", "On the 29 May 2017 there"},
	"B14": {"At the end of 2016 90% of care leavers had a Pathway plan"},
	"B15": {"69% of care leavers were \"in touch\" at the age of 19", "90% of 19 year olds were in touch, compared to 88% of 20 year olds and 83% of 21 year olds"},
	"B16": {"At the end of March 2016 there were 50% of care leavers who were NEET", "of the 26,340 former care leavers aged 19, 20 and 21 years old 40% were not in employment"},
	"B17": {"Of the 136 young people being supported"},
	"B18": {"Currently Herefordshire has 167 Eligible, Relevant, Former Relevant and Qualifying care leavers."},
	"B19": {"60.5% are in education, employment or training. 39.5% of the total number of care leavers are attending further education, the remaining 21%"},
	"B20": {"not meeting the need for 26 young people", "except for two young people who were of no fixed abode"},
	"B21": {"32 were assessed to have mental health needs"},
	"B22": {"31 were assessed to have substance misuse problems"},
	"B23": {"18 were assessed to have difficulties due to domestic abuse"},
	"B24": {"28 were at risk of offending and/or anti-social behaviour"},
	"B25": {"25 were pregnant and/or parents", "There are 25 care leavers who are also parents", "3 have children currently on child protection plans", "5 have had children accommodated and subsequently adopted", "1 has had a S47 investigation that was concluded with no further action", "5 have children who were historically on child protection plans",
		"10 have had social care involvement at a child in need level", "1 has a child with no Social Care involvement at all"},
	"B26": {"62 were NEET"},
	"B27": {"34 were assessed to be socially isolated"},
	"B28": {"17 had some form of disability or disorder"},
	"B29": {"21,500 of former care leavers (83%)", "1,780 (7%) were in accommodation considered unsuitable and for 2,770 (11%)"},
	"B30": {"9,830 (37%) were living independently in 2016", "increased from 10% to 12%", "former foster carers increased from 4% to 6%", "rose slightly from 9% to 10%"},
	"B31": {"10% of 17 year old care leavers were recorded as being in custody", "3% for 18 year olds, and 4% for 19, 20 and 21 year olds"},
	"B32": {"Thirteen care leavers are attending University"},
	"B33": {"It is not known how many young people who hold an apprenticeship are looked after or care leavers"},
	"B34": {"60% of children and young people participated in their reviews during 2015/2016", "23% were aged under 4. The remaining cohort of 17%"},
	"B35": {"regularly attended by 10 young people which represents approximately 3%"},
	"B36": {"21 children and young people supported by them were looked after and 17 were care leavers", "In the last quarter 20 children and young people had the support of an independent visitor"},
	"B37": {"the 16+ Team has 5 FTE social workers and 7 personal advisors", "has 6.8 FTE Independent Reviewing Officers"},
	"B38": {"has increased from 131 to 166 between 2014 and 2016"},
	"B39": {"22 compliments were received – 19 relating to the 16+ team", "a total of 36 complaints between April 2015 and December 2016", "11 were directly from children or young people"},
	"B40": {"412 missing episodes recorded of which 106 related to Herefordshire looked after children. Of these, 67 return from missing interviews", "85 children between October 2015 and October 2016. Of these children 20 were looked after"},
}

func TestStartingFiguresStandInThePaper(t *testing.T) {
	text := paper(t, "needs-analysis")
	for _, b := range Baselines() {
		pieces := figuresInThePaper[b.ID]
		if len(pieces) == 0 {
			t.Errorf("%s (%s) was not looked up", b.ID, b.Figure)
		}
		for _, p := range pieces {
			if !strings.Contains(text, plain(p)) {
				t.Errorf("%s: not in the paper: %q", b.ID, p)
			}
		}
	}
}

package care

import (
	"waymark/internal/record"
	"waymark/internal/value"
)

// ServicePaper is a print-out about the whole service and nobody in particular: the same facts as Paper, of no young person. It stands in nobody's
// file, and no name of a young person is in it.
type ServicePaper Paper

// ServiceReports are the kinds of print-out about the whole service.
var ServiceReports = []record.Option{{Code: "drop-in-month", Label: "Drop-in month report"}, {Code: "panel-report", Label: "Panel report"}, {Code: "panel-year", Label: "Annual comparison"},
	{Code: "panel-young", Label: "How are we doing? For young people"}}

// What is what a print-out is, in words: "Review pack", "Panel report".
func (p *Paper) What() string {
	if s := label(Reports, p.Report); s != "" {
		return s
	}
	return label(ServiceReports, p.Report)
}

// Record is the print-out as it is stored: one that is of nobody is a ServicePaper.
func (p *Paper) Record() record.Record {
	if p.PersonID == "" {
		return (*ServicePaper)(p)
	}
	return p
}

// ServicePaperSpec describes ServicePaper.
var ServicePaperSpec = &record.Spec{
	Kind: "service_paper", One: "report of the service", Many: "Reports of the service", New: recordOf[ServicePaper](), Shared: true, Day: "made_day", Order: "made_day DESC, n DESC",
	Help: "Reports that name nobody: for a panel, for scrutiny, for the team. Each has its number and its check letters.",
	Line: func(r record.Record) string {
		p := r.(*ServicePaper)
		return join(label(ServiceReports, p.Report), "number "+p.Number, "for "+p.ForWhom)
	},
	Fields: []*record.Field{
		record.ChoiceField("report", "What", ServiceReports, func(p *ServicePaper) *string { return &p.Report }).Required(),
		record.ChoiceField("audience", "Kind of reader", audienceOptions(), func(p *ServicePaper) *string { return &p.Audience }),
		record.TextField("for_whom", "For", func(p *ServicePaper) *string { return &p.ForWhom }).Required(),
		record.TextField("purpose", "What for", func(p *ServicePaper) *string { return &p.Purpose }),
		record.DateField("made_day", "Made", func(p *ServicePaper) *value.Date { return &p.Made }).NotAhead().Required(),
		record.TextField("number", "Number", func(p *ServicePaper) *string { return &p.Number }).Plainly(),
		record.TextField("check_letters", "Check letters", func(p *ServicePaper) *string { return &p.Check }).Plainly(),
		record.TextField("format", "Format", func(p *ServicePaper) *string { return &p.Format }).Plainly(),
		record.NoteField("left_out", "Left out", func(p *ServicePaper) *string { return &p.LeftOut }),
		record.TextField("saved_at", "Saved at", func(p *ServicePaper) *string { return &p.Path }).Plainly().Max(4000),
		record.IntField("size_bytes", "Size", func(p *ServicePaper) *int { return &p.Size }),
		record.TextField("digest", "Fingerprint of the file", func(p *ServicePaper) *string { return &p.Digest }).Plainly(),
		record.TextField("given_to", "Given to", func(p *ServicePaper) *string { return &p.GivenTo }),
		record.DateField("given_day", "Given on", func(p *ServicePaper) *value.Date { return &p.Given }),
		record.DateField("erased_day", "File erased on", func(p *ServicePaper) *value.Date { return &p.Erased }),
	},
}

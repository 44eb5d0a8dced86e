package care

import (
	"waymark/internal/record"
	"waymark/internal/value"
)

// Paper is a print-out that was made, with the file saved outside the vault.
type Paper struct {
	record.Meta
	Report, ForWhom, Purpose, Number, Check, Format, Path, GivenTo, LeftOut string
	Made, Given, Erased                                                     value.Date
	Audience                                                                string
	Size                                                                    int
	Digest                                                                  string
}

// Reports are the kinds of print-out.
var Reports = []record.Option{{Code: "review-pack", Label: "Review pack"}, {Code: "health-passport", Label: "Health passport"}, {Code: "emergency-page", Label: "Emergency page"},
	{Code: "wallet-card", Label: "Wallet card"}, {Code: "health-summary", Label: "Summary for a doctor or nurse"}, {Code: "carers-bag", Label: "Who may say yes: page for the carer's bag"}, {Code: "savings-statement", Label: "Savings statement"},
	{Code: "savings-mine", Label: "Where my money is"}, {Code: "savings-handover", Label: "Handover of savings"}, {Code: "savings-letter", Label: "Letter of all accounts"},
	{Code: "contact-log", Label: "Contact log"}, {Code: "contact-summary", Label: "Contact summary for a review"}, {Code: "visits", Label: "Visits against the regulations"}, {Code: "strategy-evidence", Label: "Evidence for the strategy"}, {Code: "plan-on-a-page", Label: "My plan on a page"}, {Code: "needs-assessment", Label: "Needs assessment"}, {Code: "action-list", Label: "Action list for one helper"},
	{Code: "invitation", Label: "Letter of invitation"}, {Code: "blank-form", Label: "Blank form to fill in by hand"},
	{Code: "skills-report", Label: "Skills report"}, {Code: "skills-certificate", Label: "My skills certificate"}, {Code: "skills-checklist", Label: "Blank checklist of skills"},
	{Code: "monthly-note", Label: "Carer’s monthly note"},
	{Code: "recovery-sheet", Label: "Recovery sheet"}, {Code: "export", Label: "Everything about one person"},
	{Code: "attachment", Label: "Copy of a paper"}, {Code: "calendar", Label: "Calendar of due dates"}, {Code: "return", Label: "Keeping-in-touch return"},
	{Code: "annexa", Label: "Ofsted’s list of care leavers (Annex A, list 9)"}}

// PaperSpec describes Paper.
var PaperSpec = &record.Spec{
	Kind: "paper", One: "print-out", Many: "Who was given what", New: recordOf[Paper](), Day: "made_day", Order: "made_day DESC, n DESC",
	Line: func(r record.Record) string {
		p := r.(*Paper)
		return join(label(Reports, p.Report), "number "+p.Number, "for "+p.ForWhom)
	},
	Fields: []*record.Field{
		record.ChoiceField("report", "What", Reports, func(p *Paper) *string { return &p.Report }).Required(),
		record.ChoiceField("audience", "Kind of reader", audienceOptions(), func(p *Paper) *string { return &p.Audience }),
		record.TextField("for_whom", "For", func(p *Paper) *string { return &p.ForWhom }).Required(),
		record.TextField("purpose", "What for", func(p *Paper) *string { return &p.Purpose }),
		record.DateField("made_day", "Made", func(p *Paper) *value.Date { return &p.Made }).Required(),
		record.TextField("number", "Number", func(p *Paper) *string { return &p.Number }).Plainly(),
		record.TextField("check_letters", "Check letters", func(p *Paper) *string { return &p.Check }).Plainly(),
		record.TextField("format", "Format", func(p *Paper) *string { return &p.Format }).Plainly(),
		record.NoteField("left_out", "Left out", func(p *Paper) *string { return &p.LeftOut }),
		record.TextField("saved_at", "Saved at", func(p *Paper) *string { return &p.Path }).Plainly().Max(4000),
		record.IntField("size_bytes", "Size", func(p *Paper) *int { return &p.Size }),
		record.TextField("digest", "Fingerprint of the file", func(p *Paper) *string { return &p.Digest }).Plainly(),
		record.TextField("given_to", "Given to", func(p *Paper) *string { return &p.GivenTo }),
		record.DateField("given_day", "Given on", func(p *Paper) *value.Date { return &p.Given }),
		record.DateField("erased_day", "File erased on", func(p *Paper) *value.Date { return &p.Erased }),
	},
}

func audienceOptions() []record.Option {
	return append([]record.Option(nil), record.Audiences...)
}

// Attachment is a file kept inside the vault.
type Attachment struct {
	record.Meta
	Title, MediaType, Document, About string
	On                                value.Date
}

// MediaTypes are the kinds of file that are kept.
var MediaTypes = []record.Option{{Code: "image/jpeg", Label: "Picture (JPEG)"}, {Code: "image/png", Label: "Picture (PNG)"}, {Code: "application/pdf", Label: "PDF"}, {Code: "text/plain", Label: "Plain text"}}

// AttachmentSpec describes Attachment.
var AttachmentSpec = &record.Spec{
	Kind: "attachment", One: "attachment", Many: "My papers", New: recordOf[Attachment](), Day: "on_day", Order: "on_day DESC, n DESC",
	Line: func(r record.Record) string { return r.(*Attachment).Title },
	Fields: []*record.Field{
		record.TextField("title", "What it is", func(a *Attachment) *string { return &a.Title }).Required(),
		record.DateField("on_day", "Its date", func(a *Attachment) *value.Date { return &a.On }),
		record.ChoiceField("media_type", "Kind of file", MediaTypes, func(a *Attachment) *string { return &a.MediaType }),
		record.TextField("document", "Kept as", func(a *Attachment) *string { return &a.Document }).Names(),
		record.NoteField("about", "About it", func(a *Attachment) *string { return &a.About }),
	},
}

// OwnerRoles set what is shown first, and nothing else.
var OwnerRoles = []record.Option{{Code: "adviser", Label: "Personal adviser"}, {Code: "carer", Label: "Foster carer"}, {Code: "young", Label: "Young person"}}

// Owner is whose records these are, with their choices. There is one.
type Owner struct {
	record.Meta
	Name, Initials, Role string
	TextSize, LockAfter  int
	Theme                string
	ShowDesk             value.Tri
	ShowPriorities       value.Tri
	SheetShown           value.Tri
	SheetPath            string // where the recovery sheet was saved as a file, "" when it was not, or is erased
	SheetSaved           value.Date
	CopyFrom             value.Date
	LastCopy             value.Date
	PracticeSeed         int
	WeeksBetween         int
}

// Themes of the window.
var Themes = []record.Option{{Code: "auto", Label: "Like the computer"}, {Code: "light", Label: "Light"}, {Code: "dark", Label: "Dark"}, {Code: "contrast", Label: "High contrast"}}

// OwnerSpec describes Owner.
var OwnerSpec = &record.Spec{
	Kind: "owner", One: "my profile", Many: "My profile", New: recordOf[Owner](), Shared: true, Order: "n",
	Line: func(r record.Record) string { return r.(*Owner).Name },
	Fields: []*record.Field{
		record.TextField("name", "Your name", func(o *Owner) *string { return &o.Name }).Needs("Type your name. Every change is signed with it."),
		record.TextField("initials", "Initials", func(o *Owner) *string { return &o.Initials }).Max(5),
		record.ChoiceField("role", "You are", OwnerRoles, func(o *Owner) *string { return &o.Role }).Required(),
		record.IntField("text_size", "Text size in percent", func(o *Owner) *int { return &o.TextSize }).Checked(func(r record.Record) string {
			switch r.(*Owner).TextSize {
			case 0, 100, 125, 150, 200:
				return ""
			}
			return "Choose 100, 125, 150 or 200."
		}),
		record.ChoiceField("theme", "Colours", Themes, func(o *Owner) *string { return &o.Theme }),
		record.IntField("lock_after", "Lock after … minutes", func(o *Owner) *int { return &o.LockAfter }).Hint("1 to 15. It is never off.").Checked(func(r record.Record) string {
			if m := r.(*Owner).LockAfter; m < 0 || m > 15 {
				return "Choose 1 to 15 minutes."
			}
			return ""
		}),
		record.TriField("show_desk", "Show the drop-in desk?", func(o *Owner) *value.Tri { return &o.ShowDesk }),
		record.TriField("show_priorities", "Show the council’s priorities?", func(o *Owner) *value.Tri { return &o.ShowPriorities }),
		record.TriField("sheet_shown", "Recovery sheet printed and checked?", func(o *Owner) *value.Tri { return &o.SheetShown }),
		record.TextField("sheet_path", "Recovery sheet saved at", func(o *Owner) *string { return &o.SheetPath }).Plainly().Max(4000),
		record.DateField("sheet_saved_day", "Recovery sheet saved on", func(o *Owner) *value.Date { return &o.SheetSaved }),
		record.DateField("last_copy_day", "Last copy outside this computer", func(o *Owner) *value.Date { return &o.LastCopy }),
		record.DateField("copy_from_day", "Copies counted from", func(o *Owner) *value.Date { return &o.CopyFrom }),
		record.IntField("practice_seed", "Practice records made with seed", func(o *Owner) *int { return &o.PracticeSeed }),
	},
}

// Service is the council or agency: one record, used on every page that names it.
type Service struct {
	record.Meta
	Name, Address, Phone, OutOfHours, Safeguarding, Logo, Council, Venue string
	TouchWeeks                                                           int
	ReminderDays                                                         int
}

// ServiceSpec describes Service.
var ServiceSpec = &record.Spec{
	Kind: "service", One: "my service", Many: "My service", New: recordOf[Service](), Shared: true, Order: "n",
	Line: func(r record.Record) string { return r.(*Service).Name },
	Fields: []*record.Field{
		record.TextField("name", "Name of the service", func(s *Service) *string { return &s.Name }),
		record.TextField("council", "Council", func(s *Service) *string { return &s.Council }),
		record.NoteField("address", "Address", func(s *Service) *string { return &s.Address }).Max(500),
		record.TextField("phone", "Phone", func(s *Service) *string { return &s.Phone }),
		record.TextField("out_of_hours", "Out of hours", func(s *Service) *string { return &s.OutOfHours }),
		record.NoteField("safeguarding", "Who to ring about harm", func(s *Service) *string { return &s.Safeguarding }).Max(500).Hint("One line each, name and number. Waymark is not how to report harm."),
		record.TextField("venue", "Drop-in place", func(s *Service) *string { return &s.Venue }),
		record.IntField("touch_weeks", "Keep in touch every … weeks", func(s *Service) *int { return &s.TouchWeeks }).Retire(), // a local rule now
		record.TextField("logo", "Logo for print", func(s *Service) *string { return &s.Logo }).Names(),
	},
}

// BackupPlace is a place away from this computer for verified copies.
type BackupPlace struct {
	record.Meta
	Path, Label string
	LastCopy    value.Date
}

// BackupPlaceSpec describes BackupPlace.
var BackupPlaceSpec = &record.Spec{
	Kind: "backup_place", One: "backup place", Many: "Backup places", New: recordOf[BackupPlace](), Shared: true, Order: "n",
	Line: func(r record.Record) string { return r.(*BackupPlace).Label },
	Fields: []*record.Field{
		record.TextField("label", "Name", func(b *BackupPlace) *string { return &b.Label }).Required().Hint("For example: red stick, office share."),
		record.TextField("path", "Folder", func(b *BackupPlace) *string { return &b.Path }).Required().Max(4000).Plainly(),
		record.DateField("last_copy_day", "Last verified copy", func(b *BackupPlace) *value.Date { return &b.LastCopy }),
	},
}

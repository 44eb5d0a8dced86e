// Command waymarkctl does without a window what Waymark does with one: practice records, records of every type, what is due, print-outs, backups.
// It builds without graphics libraries.
//
// Exit status: 0 done, 1 refused (the sentence is on standard error and nothing was changed), 2 damaged records.
package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"golang.org/x/term"

	"waymark/internal/app"
	"waymark/internal/care"
	"waymark/internal/fault"
	"waymark/internal/practice"
	"waymark/internal/value"
)

func main() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }

// command is one verb of the program.
type command struct {
	name, args, help string
	needs            need
	most             int // arguments; more are refused
	run              func(c *call) error
}

// need is what a command does with the records.
type need int

const (
	closed need = iota // they are not opened, or the command opens them itself
	reads
	changes // afterwards the backup of the day is made, as the window does
)

const many = 1 << 30 // arguments

// call is one run of a command.
type call struct {
	ctx           context.Context
	vault, pass   string
	given         []byte // the passphrase that opened the records
	on            string
	json          bool
	in            *bufio.Reader
	stdin         io.Reader
	out, err      io.Writer
	a             *app.App
	person        string
	to, kind      string
	format, dir   string
	audience      string
	forWhom       string
	purpose       string
	passwordFile  string
	people, years int
	year          int
	seed          int64
	all, large    bool
	dryRun        bool
	csv, noPacks  bool
	remove        bool
	from          string
	byAge         bool
	outside       bool
	load, use     string
	add, take     string
	example       bool
	signs         bool
	name, role    string
	key, newPass  string
	reason, title string
	sections      words // nil: the usual ones
	asked, shows  words
	names         words
	onDay         string
	args          []string
	importing     importing
}

func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	c := &call{ctx: ctx, stdin: stdin, in: bufio.NewReader(stdin), out: stdout, err: stderr}
	flags := c.options()
	words, problem := parse(flags, args)
	help := problem == flag.ErrHelp || len(words) == 0 && problem == nil
	if len(words) > 0 && words[0] == "help" {
		help, words = true, words[1:]
	}
	if len(words) == 0 && help {
		usage(stdout)
		return 0
	}
	verb := ""
	if len(words) > 0 {
		verb, c.args = words[0], words[1:]
	}
	i := slices.IndexFunc(commands(), func(x command) bool { return x.name == verb })
	switch {
	case i < 0 && verb == "":
		fmt.Fprintf(stderr, "%s. Type waymarkctl help for the list.\n", problem)
		return 1
	case i < 0:
		fmt.Fprintf(stderr, "There is no command %q. Type waymarkctl help for the list.\n", verb)
		return 1
	}
	cmd := commands()[i]
	if help {
		fmt.Fprintf(stdout, "waymarkctl %s %s\n%s\n", cmd.name, cmd.args, cmd.help)
		flags.SetOutput(stdout)
		flags.PrintDefaults()
		return 0
	}
	err := problem
	if err != nil {
		err = fault.New(fault.Invalid, err.Error()+". Type waymarkctl "+cmd.name+" --help for how this is called.")
	} else {
		err = c.do(cmd)
	}
	if err == nil {
		return 0
	}
	fmt.Fprintln(stderr, fault.Sentence(err))
	if fault.CodeOf(err) == fault.Unexpected {
		fmt.Fprintln(stderr, "("+err.Error()+")")
	}
	if fault.CodeOf(err) == fault.Damaged {
		return 2
	}
	return 1
}

func usage(w io.Writer) {
	fmt.Fprint(w, "waymarkctl COMMAND [options] …\n\n")
	for _, c := range commands() {
		call := c.name + " " + c.args
		if len([]rune(call)) > 46 {
			fmt.Fprintf(w, "  %s\n", call)
			call = ""
		}
		fmt.Fprintf(w, "  %-46s %s\n", call, c.help)
	}
	fmt.Fprint(w, `
Options may stand before, between and after the rest. Those of every command: --vault DIR (else WAYMARK_VAULT, else the program's own records),
--passphrase-file FILE (else WAYMARK_PASSPHRASE, else asked for), --on YYYY-MM-DD (what counts as today), --json (everything that reads: an array of
objects). A (whose copy it is) is young, meeting, guest, doctor, filecopy or staff. A file is never written over.
`)
}

// words are the values of an option that may be given again and again.
type words []string

func (w *words) String() string     { return strings.Join(*w, " ") }
func (w *words) Set(s string) error { *w = append(*w, s); return nil }

// options are the same for every command, so that they may stand before it, too.
func (c *call) options() *flag.FlagSet {
	f := flag.NewFlagSet("waymarkctl", flag.ContinueOnError)
	f.SetOutput(io.Discard) // what is wrong is said in one sentence
	f.Usage = func() {}
	f.StringVar(&c.vault, "vault", os.Getenv("WAYMARK_VAULT"), "folder of the records")
	f.StringVar(&c.pass, "passphrase-file", "", "file whose first line is the passphrase")
	f.StringVar(&c.on, "on", "", "day that counts as today, YYYY-MM-DD")
	f.BoolVar(&c.json, "json", false, "print JSON")
	f.StringVar(&c.person, "person", "", "id of a young person")
	f.StringVar(&c.to, "to", "", "id of the right young person; a place for a copy; who was given a print-out; or the last day of a period")
	f.StringVar(&c.from, "from", "", "first day of a period, YYYY-MM-DD; its last day is --to")
	f.BoolVar(&c.byAge, "by-age", false, "for each age from 17 to 25, too")
	f.BoolVar(&c.outside, "outside", false, "as it may leave the service, with small numbers hidden")
	f.StringVar(&c.kind, "kind", "", "record type")
	f.StringVar(&c.format, "format", "pdf", "pdf, html or txt; a report of the whole service also csv or xlsx")
	f.StringVar(&c.dir, "out", "", "folder or file to write to")
	f.StringVar(&c.audience, "audience", "", "whose copy it is: young, meeting, guest, doctor, filecopy or staff")
	f.StringVar(&c.forWhom, "for", "", "who will receive it")
	f.StringVar(&c.purpose, "purpose", "", "what for")
	f.Var(&c.sections, "section", "a section of a print-out, instead of the usual ones; may be given again")
	f.Var(&c.asked, "option", "key=value that a print-out asks for, such as shape=booklet; may be given again")
	f.Var(&c.names, "other", "a name of somebody else in a print-out and what to do with it: NAME=keep, NAME=role or NAME=remove; may be given again")
	f.Var(&c.shows, "show", "a private thing to put into a print-out, by its code; may be given again (report KIND --person ID --dry-run lists all codes)")
	f.StringVar(&c.passwordFile, "password-file", "", "file with a password for the PDF")
	f.IntVar(&c.people, "people", 0, "how many invented people")
	f.IntVar(&c.years, "years", 0, "how many years of records")
	f.IntVar(&c.year, "year", 0, "the year in which a collection ends")
	f.Int64Var(&c.seed, "seed", 0, "seed of the invented people")
	f.BoolVar(&c.all, "all", false, "for everybody; every line of history")
	f.BoolVar(&c.large, "large", false, "large print")
	f.BoolVar(&c.dryRun, "dry-run", false, "check everything, change nothing")
	f.BoolVar(&c.csv, "csv", false, "print a spreadsheet file")
	f.BoolVar(&c.remove, "remove", false, "take the logo, or a strategy, away")
	f.StringVar(&c.load, "load", "", "file of a council's own strategy")
	f.StringVar(&c.use, "use", "", "id of the strategy to use")
	f.BoolVar(&c.example, "example", false, "print a strategy's file to begin with")
	f.BoolVar(&c.signs, "signs", false, "what the rows of a strategy's file may name")
	f.StringVar(&c.add, "add", "", "row of the strategy that a record bears on although no rule says so")
	f.StringVar(&c.take, "take", "", "row of the strategy that a record does not bear on although a rule says so")
	f.BoolVar(&c.noPacks, "no-packs", false, "leave the review packs out")
	f.StringVar(&c.name, "name", "", "your name")
	f.StringVar(&c.role, "role", "adviser", "adviser, carer or young")
	f.StringVar(&c.key, "recovery-key-file", "", "file with the recovery key, instead of a passphrase")
	f.StringVar(&c.newPass, "new-passphrase-file", "", "file whose first line is the new passphrase")
	f.StringVar(&c.reason, "reason", "", "why; for close: moved_on, turned_25, no_longer or died")
	f.StringVar(&c.importing.as, "as", "", "what the rows of a spreadsheet are: a record type")
	f.StringVar(&c.importing.days, "days", "", "how a spreadsheet writes days in figures: dmy or mdy")
	f.StringVar(&c.importing.sheet, "sheet", "", "the sheet of a workbook; else the first that holds something")
	f.StringVar(&c.importing.likes, "likes", "", "rows that look like a record that is here: skip (else), add or change")
	f.BoolVar(&c.importing.leaveOut, "leave-out", false, "leave out the rows of a spreadsheet that cannot be taken")
	f.Var(&c.importing.columns, "map", "COLUMN=key: which field a column of a spreadsheet is; COLUMN= leaves it out; may be given again")
	f.Var(&c.importing.means, "word", "key:WORD=code: what a word of a spreadsheet means; may be given again")
	f.Var(&c.importing.who, "who", "NAME=ID: whom a name of a spreadsheet means; may be given again")
	f.StringVar(&c.title, "title", "", "what a paper is")
	f.StringVar(&c.onDay, "on-day", "", "day on which a record is closed or a print-out was given, YYYY-MM-DD; today when left out")
	return f
}

func (c *call) do(cmd command) error {
	if len(c.args) > cmd.most {
		return fault.New(fault.Invalid, fmt.Sprintf("waymarkctl %s does not take %q. Type waymarkctl %s --help for how it is called.", cmd.name, c.args[cmd.most], cmd.name))
	}
	now := time.Now
	if c.on != "" {
		d := value.Date(c.on)
		if !d.Valid() {
			return fault.New(fault.Invalid, "--on takes a day as YYYY-MM-DD.")
		}
		real := time.Now()
		day := time.Date(d.Year(), time.Month(d.Month()), d.Day(), 14, 32, 0, 0, time.Local)
		now = func() time.Time { return day.Add(time.Since(real)) }
	}
	data := dataDir()
	if c.vault == "" {
		c.vault = filepath.Join(data, "records.waymark")
	}
	c.a = app.New(app.Options{Now: now, DataDir: data})
	if cmd.needs == closed {
		return cmd.run(c)
	}
	if err := os.MkdirAll(data, 0o700); err != nil { // wrong passphrases are counted in it
		return fault.Wrap(fault.NotSaved, "The folder "+data+" cannot be made. Give another one in WAYMARK_DATA.", err)
	}
	if err := c.unlock(); err != nil {
		return err
	}
	defer c.a.Lock(context.WithoutCancel(c.ctx))
	if err := cmd.run(c); err != nil {
		return err
	}
	if cmd.needs == changes && !c.dryRun {
		if err := c.a.BackupOfTheDay(c.ctx); err != nil { // the change itself is on the disk
			fmt.Fprintln(c.err, "The change is saved. The backup of the day was not made: "+fault.Sentence(err))
		}
	}
	return c.a.Lock(context.WithoutCancel(c.ctx))
}

// parse lets options stand before, between and after the arguments. With an error it returns the arguments before it.
func parse(f *flag.FlagSet, args []string) (rest []string, err error) {
	for {
		if err := f.Parse(args); err != nil {
			return rest, err
		}
		if f.NArg() == 0 {
			return rest, nil
		}
		rest = append(rest, f.Arg(0))
		args = f.Args()[1:]
	}
}

// dataDir is where the program keeps its own records and log.
func dataDir() string {
	if d := os.Getenv("WAYMARK_DATA"); d != "" {
		return d
	}
	base, err := os.UserConfigDir()
	if err != nil {
		base = "."
	}
	return filepath.Join(base, "waymark")
}

func (c *call) unlock() error {
	if c.key != "" {
		key, err := firstLine(c.key)
		if err != nil {
			return err
		}
		pass, err := c.secret(c.newPass, "", "New passphrase: ")
		if err != nil {
			return err
		}
		c.given = bytes.Clone(pass)
		return c.a.UnlockWithRecovery(c.ctx, c.vault, string(key), pass)
	}
	pass, err := c.passphrase()
	if err != nil {
		return err
	}
	c.given = bytes.Clone(pass)
	return c.a.Unlock(c.ctx, c.vault, pass)
}

func (c *call) passphrase() ([]byte, error) {
	return c.secret(c.pass, os.Getenv("WAYMARK_PASSPHRASE"), "Passphrase: ")
}

// secret is read from a file, from the environment, or asked for without showing it.
func (c *call) secret(file, env, ask string) ([]byte, error) {
	if file != "" {
		return firstLine(file)
	}
	if env != "" {
		return []byte(env), nil
	}
	fmt.Fprint(c.err, ask)
	if t, ok := c.stdin.(*os.File); ok && term.IsTerminal(int(t.Fd())) {
		p, err := term.ReadPassword(int(t.Fd()))
		fmt.Fprintln(c.err)
		return p, err
	}
	line, err := c.in.ReadString('\n')
	if err != nil && line == "" {
		return nil, fault.New(fault.Invalid, "A passphrase is needed: type it, or give --passphrase-file or WAYMARK_PASSPHRASE.")
	}
	return []byte(strings.TrimRight(line, "\r\n")), nil
}

func firstLine(file string) ([]byte, error) {
	b, err := os.ReadFile(file)
	if err != nil {
		return nil, fault.Wrap(fault.Invalid, "The file "+file+" cannot be read.", err)
	}
	line, _, _ := strings.Cut(string(b), "\n")
	return []byte(strings.TrimRight(line, "\r")), nil
}

// show prints objects as JSON, or as lines.
func (c *call) show(objects []map[string]any, line func(map[string]any) string) error {
	if c.json {
		if objects == nil {
			objects = []map[string]any{}
		}
		e := json.NewEncoder(c.out)
		e.SetIndent("", "  ")
		e.SetEscapeHTML(false)
		return e.Encode(objects)
	}
	for _, o := range objects {
		fmt.Fprintln(c.out, line(o))
	}
	return nil
}

func (c *call) arg(n int, what string) (string, error) {
	if len(c.args) <= n {
		return "", fault.New(fault.Invalid, "Give "+what+". Type waymarkctl help for the list.")
	}
	return c.args[n], nil
}

func demo(c *call) error {
	if c.dir == "" {
		return fault.New(fault.Invalid, "Give the folder for the practice records: --out DIR.")
	}
	if c.people < 0 || c.people > 2000 || c.years < 0 || c.years > 25 {
		return fault.New(fault.Invalid, "Choose up to 2000 people and up to 25 years.")
	}
	if err := os.MkdirAll(c.dir, 0o700); err != nil {
		return fault.Wrap(fault.NotSaved, "The folder cannot be made.", err)
	}
	dir := filepath.Join(c.dir, "practice.waymark")
	if _, err := practice.Make(c.ctx, dir, practice.Options{People: c.people, Years: c.years, Seed: c.seed, Today: c.a.Today()}); err != nil {
		return err
	}
	fmt.Fprintf(c.err, "Practice records with made-up people: %s (passphrase: %s)\n", dir, practice.Passphrase)
	if err := c.practiceSheet(dir); err != nil {
		return err
	}
	if c.noPacks {
		return nil
	}
	if err := c.a.Unlock(c.ctx, dir, []byte(practice.Passphrase)); err != nil {
		return err
	}
	defer c.a.Lock(context.WithoutCancel(c.ctx))
	c.dir, c.all, c.forWhom, c.purpose = filepath.Join(c.dir, "packs"), true, "the people at the review", ""
	c.args = []string{"review-pack"}
	c.audience = "meeting"
	if err := reportAll(c); err != nil {
		return err
	}
	return c.a.Lock(c.ctx)
}

// practiceSheet puts a made-up list of visits beside the practice records, to try an import with.
func (c *call) practiceSheet(dir string) error {
	if err := c.a.Unlock(c.ctx, dir, []byte(practice.Passphrase)); err != nil {
		return err
	}
	defer c.a.Lock(context.WithoutCancel(c.ctx))
	people, err := c.a.List(c.ctx, "person", app.Filter{Limit: 4})
	if err != nil {
		return err
	}
	var names []string
	for _, r := range people {
		p := r.(*care.Person)
		names = append(names, strings.TrimSpace(p.FirstName+" "+p.LastName))
	}
	path := filepath.Join(c.dir, practice.SheetName)
	if err := os.WriteFile(path, practice.Sheet(names, c.a.Today()), 0o600); err != nil {
		return fault.Wrap(fault.NotSaved, "The list of visits cannot be written.", err)
	}
	fmt.Fprintf(c.err, "A list of visits to try an import with: %s\n", path)
	return c.a.Lock(c.ctx)
}

func create(c *call) error {
	if c.name == "" {
		return fault.New(fault.Invalid, "Give your name: --name \"Ruth Okafor\". Every change is signed with it.")
	}
	pass, err := c.passphrase()
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(c.vault), 0o700); err != nil {
		return fault.Wrap(fault.NotSaved, "The folder for the records cannot be made.", err)
	}
	key, err := c.a.Create(c.ctx, c.vault, pass, care.Owner{Name: c.name, Role: c.role})
	if err != nil {
		return err
	}
	defer c.a.Lock(context.WithoutCancel(c.ctx))
	if err := c.showKey(key); err != nil {
		return err
	}
	fmt.Fprintln(c.err, "The line above is the recovery key. Write it down or print the sheet (--out DIR); it is kept nowhere else.\nThis is a working copy; the council holds the record.")
	return c.a.Lock(c.ctx)
}

package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "waymark/"

// mayImport is who may import whom, of our packages. Everybody may import value, fault and words besides; "ui/*" are
// the packages below ui. A package that is in no row here has no place in the house: give it one, or put its code elsewhere.
var mayImport = map[string]string{
	"assets":             "",
	"internal/value":     "",
	"internal/fault":     "",
	"internal/words":     "",
	"internal/record":    "",
	"internal/care":      "internal/record",
	"internal/catalogue": "assets",
	"internal/rules":     "internal/care internal/record internal/catalogue",
	"internal/measures":  "internal/care internal/record internal/catalogue internal/rules",
	"internal/chart":     "",
	"internal/vault":     "",
	"internal/store":     "internal/record internal/care internal/vault",
	"internal/thread":    "internal/care internal/record internal/catalogue",
	"internal/report":    "internal/record internal/care internal/rules internal/measures internal/thread internal/catalogue internal/chart",
	"internal/pdf":       "internal/report internal/chart assets",
	"internal/pdfview":   "", // its test makes a locked file with internal/pdf
	"internal/exchange":  "internal/record internal/care internal/rules internal/measures internal/catalogue internal/report",
	"internal/app":       "assets internal/record internal/care internal/catalogue internal/rules internal/measures internal/thread internal/chart internal/vault internal/store internal/report internal/pdf internal/pdfview internal/exchange",
	"internal/practice":  "internal/app internal/care internal/record internal/catalogue internal/rules",
	"internal/caretest":  "internal/record internal/care internal/store internal/vault",
	"ui/look":            "assets",
	"ui/task":            "",
	"ui/widgets":         "internal/chart ui/look",
	"ui/form":            "internal/record ui/widgets ui/look",
	"ui/page":            "internal/app internal/care internal/record internal/rules internal/measures internal/thread internal/catalogue internal/chart ui/form ui/task ui/widgets ui/look",
	"ui/page/*":          "internal/app internal/care internal/record internal/rules internal/measures internal/thread internal/catalogue internal/chart ui/form ui/task ui/widgets ui/look ui/page ui/page/*",
	"ui/page/pagetest":   "internal/app internal/caretest internal/care internal/record ui/form ui/task ui/widgets ui/look ui/page ui/page/*", // for tests only
	"ui":                 "internal/app internal/practice internal/care internal/record internal/rules internal/measures internal/catalogue internal/chart assets ui/*",
	"cmd/waymark":        "internal/app internal/practice assets ui ui/*",
	"packaging/bare":     "", // the window that start-up is measured against
	"cmd/waymarkctl":     "internal/app internal/practice internal/care internal/record internal/catalogue internal/rules internal/measures internal/thread internal/exchange",
}

// onlyIn says where a library may be used. A package of ours stands for the folders below it too.
var onlyIn = map[string]string{
	"github.com/jung-kurt/gofpdf":     "internal/pdf",
	"github.com/pdfcpu/pdfcpu":        "internal/pdf",
	"github.com/boombuler/barcode":    "internal/pdf",
	"github.com/klippa-app/go-pdfium": "internal/pdfview",
	"github.com/tetratelabs/wazero":   "internal/pdfview",
	"github.com/go-text/typesetting":  "internal/pdf",
	"github.com/mattn/go-sqlite3":     "internal/store internal/vault",
	"database/sql":                    "internal/store internal/vault",
	"filippo.io/age":                  "internal/vault internal/exchange",
	"github.com/gofrs/flock":          "internal/vault cmd/waymark",
	"fyne.io/fyne/v2":                 "ui cmd/waymark packaging/bare",
	"github.com/xuri/excelize":        "internal/exchange",
	"github.com/arran4/golang-ical":   "internal/exchange",
	"github.com/BurntSushi/toml":      "internal/catalogue internal/vault",
	"pgregory.net/rapid":              "",
	"github.com/google/go-cmp":        "",
	"github.com/rogpeppe/go-internal": "",
}

// source is one file of the tree, parsed.
type source struct {
	pkg, name string // "internal/store", "internal/store/undo.go"
	test      bool
	set       *token.FileSet
	file      *ast.File
}

func (s source) at(n ast.Node) string {
	return s.name + ":" + strconv.Itoa(s.set.Position(n.Pos()).Line)
}

// imports maps the name that a package has in the file to its path.
func (s source) imports() map[string]string {
	out := map[string]string{}
	for _, i := range s.file.Imports {
		p, _ := strconv.Unquote(i.Path.Value)
		name := path.Base(p)
		if i.Name != nil {
			name = i.Name.Name
		}
		out[name] = p
	}
	return out
}

func sources(t *testing.T) []source {
	t.Helper()
	root := filepath.Join("..", "..")
	var out []source
	err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			if base := d.Name(); base == "testdata" || base == "vendor" || name != root && base != ".." && strings.HasPrefix(base, ".") {
				return filepath.SkipDir
			}
			return nil
		}
		if !strings.HasSuffix(name, ".go") {
			return nil
		}
		rel, err := filepath.Rel(root, name)
		if err != nil {
			return err
		}
		rel = filepath.ToSlash(rel)
		set := token.NewFileSet()
		file, err := parser.ParseFile(set, name, nil, parser.SkipObjectResolution)
		if os.IsNotExist(err) {
			return nil
		}
		if err != nil {
			return err
		}
		out = append(out, source{path.Dir(rel), rel, strings.HasSuffix(rel, "_test.go"), set, file})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(out) < 50 {
		t.Fatalf("only %d files found: the tree is not where this test looks", len(out))
	}
	return out
}

func within(pkg, list string) bool {
	for _, l := range strings.Fields(list) {
		if below, ok := strings.CutSuffix(l, "/*"); ok && strings.HasPrefix(pkg, below+"/") || pkg == l {
			return true
		}
	}
	return false
}

// row is the row of a package, or of the folder it lies in.
func row(pkg string) (string, bool) {
	if r, ok := mayImport[pkg]; ok {
		return r, true
	}
	r, ok := mayImport[path.Dir(pkg)+"/*"]
	return r, ok
}

func under(pkg, list string) bool {
	for _, l := range strings.Fields(list) {
		if pkg == l || strings.HasPrefix(pkg, l+"/") {
			return true
		}
	}
	return false
}

func TestLayers(t *testing.T) {
	for _, s := range sources(t) {
		allowed, ok := row(s.pkg)
		if !ok {
			t.Errorf("%s: package %s stands in no row of the table of layers", s.name, s.pkg)
			continue
		}
		for _, i := range s.file.Imports {
			p, err := strconv.Unquote(i.Path.Value)
			if err != nil {
				t.Fatal(err)
			}
			if ours, ok := strings.CutPrefix(p, module); ok {
				switch {
				case ours == "internal/value" || ours == "internal/fault" || ours == "internal/words" || ours == s.pkg:
				case s.test && (under(s.pkg, "ui cmd") || !under(ours, "ui")): // a test may build its data with anything but the window
				case !s.test && ours == "ui/page/pagetest":
					t.Errorf("%s: %s is for tests only", s.at(i), ours)
				case within(ours, allowed):
				default:
					t.Errorf("%s: %s may not import %s", s.at(i), s.pkg, ours)
				}
				continue
			}
			if s.test {
				continue
			}
			if p == "net" || p == "net/http" || strings.HasPrefix(p, "net/") && p != "net/url" && p != "net/mail" {
				t.Errorf("%s: %s is imported; this program opens no network", s.at(i), p)
			}
			for lib, where := range onlyIn {
				if (p == lib || strings.HasPrefix(p, lib+"/")) && !under(s.pkg, where) {
					t.Errorf("%s: %s may be used only in: %s", s.at(i), lib, where)
				}
			}
		}
	}
}

// TestForbiddenWords: the clock is passed in, database/sql's own transactions are never begun, and the window starts no goroutine of its own.
func TestForbiddenWords(t *testing.T) {
	for _, s := range sources(t) {
		if s.test {
			continue
		}
		names := s.imports()
		ast.Inspect(s.file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.SelectorExpr:
				x, ok := n.X.(*ast.Ident)
				if ok && names[x.Name] == "time" && slices.Contains([]string{"Now", "Since", "Until"}, n.Sel.Name) && !under(s.pkg, "cmd") {
					t.Errorf("%s: time.%s outside cmd; the clock is passed in", s.at(n), n.Sel.Name)
				}
				if n.Sel.Name == "BeginTx" {
					t.Errorf("%s: BeginTx; a cancelled one throws the connection, and the whole database, away", s.at(n))
				}
			case *ast.GoStmt:
				if under(s.pkg, "ui") && s.pkg != "ui/task" {
					t.Errorf("%s: a go statement in the window; use ui/task", s.at(n))
				}
			}
			return true
		})
	}
}

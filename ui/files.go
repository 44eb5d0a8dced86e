package ui

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"waymark/internal/fault"
	"waymark/ui/look"
	"waymark/ui/widgets"
)

// Files are asked for in sheets of our own: Fyne's dialog cannot be worked with the keyboard alone, and has emptied the chosen file by the time it
// answers.

// documents is where files are offered to be saved: where the last one was, or the person's own documents.
func (w *Window) documents() string {
	if w.saveIn != "" {
		return w.saveIn
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return "."
	}
	if docs := filepath.Join(home, "Documents"); isFolder(docs) {
		return docs
	}
	return home
}

func isFolder(path string) bool {
	s, err := os.Stat(path)
	return err == nil && s.IsDir()
}

func expand(path string) string {
	path = strings.Trim(strings.TrimSpace(path), `"`)
	if rest, ok := strings.CutPrefix(path, "~"); ok {
		if home, err := os.UserHomeDir(); err == nil {
			return filepath.Join(home, rest)
		}
	}
	return path
}

// saveFile asks where, and writes the finished bytes beside the final name first, so that a file is whole or not there.
func (w *Window) saveFile(name string, data []byte, done func(path string)) {
	c := w.win.Canvas()
	file := widgets.NewField("File name")
	file.SetText(name)
	file.SetHint("The name says what and when, and nobody's name.")
	folder := widgets.NewField("Folder")
	folder.SetText(w.documents())
	folder.SetHint("This file is not locked with the records. Whoever can open the folder can read it.")
	var sheet *widgets.Sheet
	overwrite := ""
	save := func() {
		file.SetProblem("")
		folder.SetProblem("")
		dir := expand(folder.Text())
		base := filepath.Base(strings.TrimSpace(file.Text()))
		if strings.TrimSpace(file.Text()) == "" || base == "." || base == string(filepath.Separator) {
			file.SetProblem("File name: type a name.")
			widgets.Focus(file)
			return
		}
		if filepath.Ext(base) == "" {
			base += filepath.Ext(name)
		}
		if !isFolder(dir) {
			folder.SetProblem("Folder: there is no such folder. Type another one, or choose it with Browse.")
			widgets.Focus(folder)
			return
		}
		path := filepath.Join(dir, base)
		if _, err := os.Stat(path); err == nil && overwrite != path {
			overwrite = path
			file.SetProblem("There is a file of this name. Save again to replace it, or type another name.")
			widgets.Focus(file)
			return
		}
		if err := writeWhole(path, data); err != nil {
			w.fail(fault.Wrap(fault.NotSaved, "The file is not saved: the disk did not take it. Check the disk or stick, or choose another folder.", err))
			return
		}
		w.saveIn = dir
		sheet.Close()
		if done != nil {
			done(path)
		}
	}
	main := widgets.NewButton(widgets.Primary, "pdf", "Save", save).Key("Enter")
	file.OnEnter(func(string) { save() })
	folder.OnEnter(func(string) { save() })
	sheet = widgets.NewSheet(c, "Save a file", widgets.Column(look.Space3, file, folder), main)
	sheet.AddButton(w.browse(folder, nil))
	sheet.Show()
	w.log.Info("ask", "for", "file")
}

// writeWhole writes to a new file in the same folder and gives it its name when every byte is on the disk.
func writeWhole(path string, data []byte) (err error) {
	f, err := os.CreateTemp(filepath.Dir(path), ".waymark-*")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			os.Remove(f.Name())
		}
	}()
	if _, err = f.Write(data); err == nil {
		err = f.Sync()
	}
	if e := f.Close(); err == nil {
		err = e
	}
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	return err
}

// browse looks through the folders of this computer with the keyboard: Enter goes in, and what is chosen stands in the field.
func (w *Window) browse(into *widgets.Field, kinds []string) *widgets.Button {
	return widgets.NewButton(widgets.Ordinary, "search", "Browse", func() {
		at := expand(into.Text())
		for !isFolder(at) && filepath.Dir(at) != at {
			at = filepath.Dir(at)
		}
		where := widgets.Strong("")
		list := widgets.NewRowList("Folders")
		list.SetWhole(true)
		list.SetEmpty("Nothing in here.")
		list.SetHelp("Enter goes into a folder, a letter jumps to a name. Ctrl+Enter takes what is shown.")
		list.OnSelect(func(string) {})
		var sheet *widgets.Sheet
		var fill func()
		take := func(path string) {
			sheet.Close()
			into.SetText(path)
			widgets.Focus(into)
		}
		fill = func() {
			where.SetText(at)
			list.SetItems(folderItems(at, kinds))
			sheet.Refresh()
		}
		main := widgets.NewButton(widgets.Primary, "", "Take this folder", func() { take(at) })
		if kinds != nil {
			main = nil
		}
		sheet = widgets.NewSheet(w.win.Canvas(), "Look through the folders", widgets.Column(look.Space2, where, list), main)
		list.OnOpen(func(key string) {
			next := filepath.Join(at, key)
			if !isFolder(next) {
				take(next)
				return
			}
			at = next
			fill()
			widgets.Focus(list)
		})
		fill()
		sheet.Show()
	}).Helped("Looks through the folders of this computer.")
}

// folderItems lists the folders in a place, and with kinds the files that end so.
func folderItems(at string, kinds []string) []widgets.Item {
	var items []widgets.Item
	if filepath.Dir(at) != at {
		items = append(items, widgets.Item{Key: "..", Icon: "up", Title: "The folder above", Plain: true})
	}
	entries, err := os.ReadDir(at)
	if err != nil {
		return items
	}
	for _, e := range entries {
		name := e.Name()
		folder := isFolder(filepath.Join(at, name))
		switch {
		case strings.HasPrefix(name, "."):
		case folder:
			items = append(items, widgets.Item{Key: name, Icon: "papers", Title: name, Plain: true})
		case slices.Contains(kinds, strings.ToLower(filepath.Ext(name))):
			items = append(items, widgets.Item{Key: name, Icon: "page", Title: name, Plain: true})
		}
	}
	return items
}

const largestRead = 64 << 20

func (w *Window) openFile(kinds []string, done func(name string, data []byte)) {
	file := widgets.NewField("File")
	file.SetText(w.documents() + string(filepath.Separator))
	if len(kinds) > 0 {
		file.SetHint("Files that end in " + strings.Join(kinds, " or ") + ".")
	}
	var sheet *widgets.Sheet
	open := func() {
		path := expand(file.Text())
		s, err := os.Stat(path)
		switch {
		case errors.Is(err, fs.ErrNotExist) || err == nil && s.IsDir():
			file.SetProblem("There is no such file. Type its whole path, or choose it with Browse.")
		case err != nil:
			file.SetProblem("This file cannot be read. Check that the disk or stick is still there.")
		case len(kinds) > 0 && !slices.Contains(kinds, strings.ToLower(filepath.Ext(path))):
			file.SetProblem("Choose a file that ends in " + strings.Join(kinds, " or ") + ".")
		case s.Size() > largestRead:
			file.SetProblem("This file is too large: 64 MB at most.")
		default:
			data, err := os.ReadFile(path)
			if err != nil {
				file.SetProblem("This file cannot be read. Check that the disk or stick is still there.")
				break
			}
			w.saveIn = filepath.Dir(path)
			sheet.Close()
			done(filepath.Base(path), data)
			return
		}
		widgets.Focus(file)
	}
	file.OnEnter(func(string) { open() })
	sheet = widgets.NewSheet(w.win.Canvas(), "Open a file", file, widgets.NewButton(widgets.Primary, "", "Open", open).Key("Enter"))
	sheet.AddButton(w.browse(file, append([]string{}, kinds...)))
	sheet.Show()
}

func (w *Window) pickFolder(done func(path string)) {
	folder := widgets.NewField("Folder")
	folder.SetText(w.documents())
	folder.SetHint("A stick, the office share or any folder. Type its path, or choose it with Browse.")
	var sheet *widgets.Sheet
	choose := func() {
		path := expand(folder.Text())
		if !isFolder(path) {
			folder.SetProblem("There is no such folder. Check that the stick is in, or type another one.")
			widgets.Focus(folder)
			return
		}
		sheet.Close()
		done(path)
	}
	folder.OnEnter(func(string) { choose() })
	sheet = widgets.NewSheet(w.win.Canvas(), "Choose a folder", folder, widgets.NewButton(widgets.Primary, "", "Choose", choose).Key("Enter"))
	sheet.AddButton(w.browse(folder, nil))
	sheet.Show()
}

// Command waymark is the window: it reads the flags, finds the data folder, opens the log, and runs package ui.
package main

import (
	"flag"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"time"

	fyneapp "fyne.io/fyne/v2/app"

	"waymark/internal/app"
	"waymark/ui"
)

func main() {
	vault := flag.String("vault", "", "folder of the records; the default is records.waymark in the data folder")
	data := flag.String("data", "", "data folder for the log and the counter of wrong passphrases")
	practice := flag.Bool("practice", false, "open the practice records, with made-up people")
	flag.Parse()
	if err := run(*vault, *data, *practice); err != nil {
		fmt.Fprintln(os.Stderr, "waymark:", err)
		os.Exit(1)
	}
}

func run(vault, data string, practice bool) error {
	if data == "" {
		config, err := os.UserConfigDir()
		if err != nil {
			return err
		}
		data = filepath.Join(config, "waymark")
	}
	if err := os.MkdirAll(data, 0o700); err != nil {
		return err
	}
	if vault == "" {
		vault = filepath.Join(data, "records.waymark")
	}
	log, err := openLog(filepath.Join(data, "waymark.log"))
	if err != nil {
		return err
	}
	defer log.Close()
	logger := slog.New(slog.NewTextHandler(log, nil))
	logger.Info("start", "version", ui.Version)
	a := app.New(app.Options{Now: time.Now, DataDir: data})
	o := ui.Options{App: a, Vault: vault, Practice: filepath.Join(data, "practice.waymark"), Log: logger}
	if practice {
		o.Vault = o.Practice
	}
	ui.New(fyneapp.NewWithID("uk.waymark.Waymark"), o).Run()
	logger.Info("end")
	return nil
}

const largestLog = 1 << 20

// openLog opens the log; when it is large the one before last is forgotten. It holds operations, kinds and times, never what anybody wrote.
func openLog(path string) (*os.File, error) {
	if s, err := os.Stat(path); err == nil && s.Size() > largestLog {
		if err := os.Rename(path, path+".1"); err != nil {
			return nil, err
		}
	}
	return os.OpenFile(path, os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o600)
}

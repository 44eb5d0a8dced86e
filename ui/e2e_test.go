package ui

import (
	"bufio"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"waymark/internal/app"
)

// real is the program itself in a real window, worked with the keyboard alone.
type real struct {
	t                  *testing.T
	dir, display, log  string
	read               int // how much of the log was read
	program, xserver   *exec.Cmd
	window, screenshot string
}

func (r *real) run(name string, args ...string) string {
	r.t.Helper()
	c := exec.Command(name, args...)
	c.Env = append(os.Environ(), "DISPLAY="+r.display)
	out, err := c.CombinedOutput()
	if err != nil {
		r.shot("failed")
		r.t.Fatalf("%s %s: %v\n%s", name, strings.Join(args, " "), err, out)
	}
	return strings.TrimSpace(string(out))
}

func (r *real) keys(names ...string) {
	r.t.Helper()
	for _, n := range names {
		r.run("xdotool", "key", "--delay", "30", n)
	}
}

func (r *real) types(text string) {
	r.t.Helper()
	r.run("xdotool", "type", "--delay", "25", text)
}

func (r *real) shot(name string) {
	if r.screenshot == "" {
		return
	}
	c := exec.Command("import", "-window", "root", filepath.Join(r.screenshot, "real-"+name+".png"))
	c.Env = append(os.Environ(), "DISPLAY="+r.display)
	_ = c.Run()
}

// until waits for something to be true; the program says in its log what it has done.
func (r *real) until(what string, yes func() bool) {
	r.t.Helper()
	for end := time.Now().Add(90 * time.Second); time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
		if yes() {
			return
		}
	}
	r.shot("failed")
	log, _ := os.ReadFile(r.log)
	r.t.Fatalf("never: %s\n%s", what, log)
}

// says waits for a line of the log after those that were waited for before.
func (r *real) says(words string) {
	r.t.Helper()
	r.until(words, func() bool {
		data, err := os.ReadFile(r.log)
		if err != nil || len(data) < r.read {
			return false
		}
		rest := string(data[r.read:])
		at := strings.Index(rest, words)
		if at < 0 {
			return false
		}
		r.read += at + len(words)
		return true
	})
	time.Sleep(300 * time.Millisecond) // until it is painted and has the focus
}

// The program in a window on a display of its own: make the records, add a young person, log a drop-in, print the review pack, lock and unlock,
// with keys only. It needs Xvfb and xdotool, and a minute; WAYMARK_E2E=1 asks for it.
func TestRealWindow(t *testing.T) {
	if os.Getenv("WAYMARK_E2E") == "" {
		t.Skip("set WAYMARK_E2E=1 to work the real window under Xvfb")
	}
	for _, tool := range []string{"Xvfb", "xdotool", "go"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skipf("%s is not installed: the real window is not tested here", tool)
		}
	}
	r := &real{t: t, dir: t.TempDir()}
	if dir := os.Getenv("WAYMARK_SCREENS"); dir != "" {
		if r.screenshot = dir; !filepath.IsAbs(dir) {
			r.screenshot, _ = filepath.Abs(filepath.Join("..", dir))
		}
		if err := os.MkdirAll(r.screenshot, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	bin := filepath.Join(r.dir, "waymark")
	if out, err := exec.Command("go", "build", "-o", bin, "waymark/cmd/waymark").CombinedOutput(); err != nil {
		t.Fatalf("build: %v\n%s", err, out)
	}
	r.xserver = exec.Command("Xvfb", "-displayfd", "1", "-screen", "0", "1280x800x24")
	pipe, err := r.xserver.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := r.xserver.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = r.xserver.Process.Kill(); _ = r.xserver.Wait() })
	number, err := bufio.NewReader(pipe).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	r.display = ":" + strings.TrimSpace(number)

	home, data := filepath.Join(r.dir, "home"), filepath.Join(r.dir, "data")
	docs, cache := filepath.Join(home, "Documents"), filepath.Join(home, ".cache")
	for _, d := range []string{docs, cache} {
		if err := os.MkdirAll(d, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	r.log = filepath.Join(data, "waymark.log")
	r.program = exec.Command(bin, "--data", data)
	r.program.Env = append(os.Environ(), "DISPLAY="+r.display, "HOME="+home, "XDG_CONFIG_HOME="+filepath.Join(home, ".config"), "XDG_CACHE_HOME="+cache)
	if err := r.program.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = r.program.Process.Kill(); _ = r.program.Wait() })
	r.says("msg=start")
	r.until("a window", func() bool {
		c := exec.Command("xdotool", "search", "--onlyvisible", "--name", "^Waymark$")
		c.Env = append(os.Environ(), "DISPLAY="+r.display)
		out, err := c.Output()
		r.window = strings.TrimSpace(string(out))
		return err == nil && r.window != ""
	})
	r.run("xdotool", "windowfocus", "--sync", r.window)
	time.Sleep(time.Second)

	// Journey A.
	r.keys("Return")
	r.types("Ruth Okafor")
	r.keys("Return", "space", "Tab", "Return")
	r.keys("shift+Tab", "shift+Tab")
	r.types(words4)
	r.keys("Tab", "Tab")
	r.types(words4)
	r.shot("passphrase")
	r.keys("Return")
	r.until("the records", func() bool {
		_, err := os.Stat(filepath.Join(data, "records.waymark", "records.age"))
		return err == nil
	})
	time.Sleep(1500 * time.Millisecond)
	r.keys("Tab", "Tab", "Tab", "Tab", "Return") // Not now
	r.keys("Tab", "Tab", "Return")               // Later
	r.says("msg=unlocked")
	r.says("page=home")
	r.shot("home")

	// Journey B.
	r.keys("ctrl+shift+n")
	r.says("msg=sheet open=true")
	r.types("Amara")
	r.keys("Tab")
	r.types("Bello")
	r.keys("Tab", "Tab")
	r.types("3 5 2009")
	r.shot("add")
	r.keys("ctrl+s")
	r.says("kind=person")
	r.says("page=person part=overview")
	r.shot("overview")

	// Journey C.
	r.keys("ctrl+shift+h")
	r.says("page=home")
	r.keys("ctrl+d")
	r.says("page=desk")
	r.types("ama")
	r.keys("Return")
	r.types("o")
	r.shot("dropin")
	r.keys("ctrl+Return")
	r.says("kind=contact")

	// The review pack.
	r.keys("ctrl+f")
	r.says("msg=sheet open=true")
	r.types("amara")
	r.keys("Return")
	r.says("page=person part=\"\"")
	r.keys("ctrl+p")
	r.says("msg=sheet open=true")
	r.shot("print")
	r.keys("Tab", "Tab")
	r.types("the review meeting")
	r.keys("ctrl+Return")
	r.says("msg=ask for=file")
	r.shot("save")
	r.keys("Return")
	var file string
	r.until("a PDF in Documents", func() bool {
		list, _ := filepath.Glob(filepath.Join(docs, "*.pdf"))
		if len(list) > 0 {
			file = list[0]
		}
		return file != ""
	})
	pdf, err := os.ReadFile(file)
	if err != nil || !strings.HasPrefix(string(pdf), "%PDF-") {
		t.Fatalf("the file saved is no PDF: %v", err)
	}
	if name := strings.ToLower(filepath.Base(file)); strings.Contains(name, "amara") || strings.Contains(name, "bello") {
		t.Errorf("the file name names somebody: %s", name)
	}
	time.Sleep(time.Second)
	r.shot("printed")

	// Lock and unlock.
	r.keys("ctrl+l")
	r.says("msg=locked")
	r.shot("locked")
	r.types(words4)
	r.keys("Return")
	r.says("msg=unlocked")
	r.says("page=person")
	r.shot("unlocked")
	r.keys("ctrl+l")
	r.says("msg=locked")
	time.Sleep(time.Second)
	r.keys("Alt_L", "Down", "Down", "Return") // File, past the main thing, Close Waymark
	late := time.AfterFunc(30*time.Second, func() { _ = r.program.Process.Kill() })
	if err := r.program.Wait(); err != nil {
		t.Errorf("closing by the menu: %v", err)
	}
	late.Stop()

	// What the records hold now, and that nothing else does.
	a := app.New(app.Options{Now: time.Now})
	if err := a.Unlock(t.Context(), filepath.Join(data, "records.waymark"), []byte(words4)); err != nil {
		t.Fatal(err)
	}
	defer a.Lock(t.Context())
	people, err := a.People(t.Context())
	if err != nil || len(people) != 1 || people[0].Name() != "Amara Bello" || people[0].Born != "2009-05-03" {
		t.Fatalf("people %v %v", people, err)
	}
	f, err := a.File(t.Context(), people[0].ID)
	if err != nil || len(f.Contacts) != 1 || f.Contacts[0].Mode != "dropin" || f.Contacts[0].Topics != "housing" {
		t.Fatalf("contacts %+v %v", f.Contacts, err)
	}
	if len(f.Papers) != 1 || f.Papers[0].Report != "review-pack" {
		t.Fatalf("papers %+v", f.Papers)
	}
	for _, root := range []string{data, home} {
		_ = filepath.Walk(root, func(path string, info os.FileInfo, err error) error {
			if err != nil || info.IsDir() || path == file {
				return nil
			}
			got, _ := os.ReadFile(path)
			for _, name := range []string{"Amara", "Bello", "Okafor"} {
				if strings.Contains(string(got), name) {
					t.Errorf("%s holds the name %s", path, name)
				}
			}
			return nil
		})
	}
}

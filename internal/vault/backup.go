package vault

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"sort"
	"strconv"
	"strings"
	"time"
)

const noteName = "backup.toml"

// BackupInfo is one backup or copy.
type BackupInfo struct {
	Name      string // of its folder: the day, with a number when it is not the first of that day
	Path      string
	Made      time.Time
	Documents int
	Size      int64 // of the records, without documents
}

// Backup makes a verified backup inside the vault's folder. It takes the vault's turn only for as long as it takes to
// copy the database in memory; reading and saving go on meanwhile.
func (v *Vault) Backup(ctx context.Context) (BackupInfo, error) {
	done, err := v.enterFiles(ctx)
	if err != nil {
		return BackupInfo{}, err
	}
	defer done()
	c, err := v.snapshot(ctx)
	if err != nil {
		return BackupInfo{}, err
	}
	return v.backup(ctx, c)
}

func (v *Vault) backup(ctx context.Context, c snapshot) (BackupInfo, error) {
	defer clear(c.plain)
	if err := v.d.Mkdir(v.path(backupsName)); err == nil {
		if err := v.d.syncDir(v.dir); err != nil {
			return BackupInfo{}, notBackedUp("make the folder of backups", err)
		}
	} else if !errors.Is(err, fs.ErrExist) {
		return BackupInfo{}, notBackedUp("make the folder of backups", err)
	}
	return v.copyInto(ctx, c, v.path(backupsName), v.o.Now().Format(time.DateOnly), true)
}

// CopyTo makes a verified copy away from the vault: PLACE/NAME-DAY.waymark-backup. A place inside the vault's own
// folder is refused, because it would be lost together with it.
func (v *Vault) CopyTo(ctx context.Context, place string) (BackupInfo, error) {
	done, err := v.enterFiles(ctx)
	if err != nil {
		return BackupInfo{}, err
	}
	defer done()
	home, err := v.d.Resolve(v.dir)
	if err != nil {
		return BackupInfo{}, notBackedUp("find the vault's folder", err)
	}
	there, err := v.d.Resolve(place)
	if err != nil {
		return BackupInfo{}, notBackedUp("find the place", err)
	}
	if rel, err := filepath.Rel(home, there); err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator)) {
		return BackupInfo{}, ErrInside
	}
	c, err := v.snapshot(ctx)
	if err != nil {
		return BackupInfo{}, err
	}
	defer clear(c.plain)
	name := strings.TrimSuffix(filepath.Base(v.dir), ".waymark") + "-" + v.o.Now().Format(time.DateOnly)
	return v.copyInto(ctx, c, place, name, false)
}

// snapshot is what a backup needs from the open vault.
type snapshot struct {
	plain []byte
	gen   uint64
	keys  keyring
	names []string // of documents
}

func (v *Vault) snapshot(ctx context.Context) (snapshot, error) {
	leave, err := v.enter(ctx)
	if err != nil {
		return snapshot{}, err
	}
	defer leave()
	return v.take()
}

func (v *Vault) take() (c snapshot, err error) {
	c = snapshot{gen: v.gen, keys: v.keys}
	if c.names, err = v.documentNames(); err != nil {
		return c, err
	}
	c.plain, err = v.stamp(v.gen)
	return c, err
}

const copyEnd = ".waymark-backup"

// copyInto builds a backup under a temporary name, opens it and reads all of it, and only then gives it its name.
func (v *Vault) copyInto(ctx context.Context, c snapshot, place, day string, inside bool) (BackupInfo, error) {
	tmp := filepath.Join(place, making+"-"+day)
	v.d.removeAll(tmp)
	info, err := v.fillCopy(ctx, c, tmp, inside)
	if err == nil {
		err = v.d.checkCopy(ctx, tmp, c.keys, &v.o)
	}
	if err == nil {
		info.Name, err = v.d.freeName(place, day, inside)
	}
	if err == nil {
		info.Path = filepath.Join(place, info.Name)
		err = v.d.settle(tmp, info.Path)
	}
	if err != nil {
		v.d.removeAll(tmp)
		return BackupInfo{}, notBackedUp("make a backup", err)
	}
	return info, nil
}

func (d disk) freeName(place, day string, inside bool) (string, error) {
	end := copyEnd
	if inside {
		end = ""
	}
	for n := 1; ; n++ {
		name := day + end
		if n > 1 {
			name = fmt.Sprintf("%s-%d%s", day, n, end)
		}
		taken, err := d.exists(filepath.Join(place, name))
		if err != nil || !taken {
			return name, err
		}
	}
}

func (v *Vault) fillCopy(ctx context.Context, c snapshot, tmp string, inside bool) (info BackupInfo, err error) {
	for _, dir := range []string{tmp, filepath.Join(tmp, documentsName)} {
		if err := v.d.Mkdir(dir); err != nil {
			return info, err
		}
	}
	for _, name := range []string{headerName, identityName, recoveryName} {
		content, err := v.d.ReadFile(v.path(name))
		if err != nil {
			return info, unread(name, err)
		}
		if _, err := v.d.replaceBytes(filepath.Join(tmp, name), content); err != nil {
			return info, err
		}
	}
	sum, size, _, err := v.d.writeImage(filepath.Join(tmp, imageName), c.plain, c.keys[0].Recipient(), c.keys)
	if err != nil {
		return info, err
	}
	for _, name := range c.names {
		if err := ctx.Err(); err != nil {
			return info, err
		}
		if err := v.d.copyDocument(v.documentPath(name), filepath.Join(tmp, documentsName, name+documentEnd), inside); err != nil {
			return info, err
		}
	}
	if err := v.d.syncDir(filepath.Join(tmp, documentsName)); err != nil {
		return info, err
	}
	info = BackupInfo{Made: v.o.Now(), Documents: len(c.names), Size: size}
	_, err = v.d.replaceBytes(filepath.Join(tmp, noteName), notes{
		"made": info.Made.Format(time.RFC3339), "image": hex.EncodeToString(sum[:]), "size": strconv.FormatInt(size, 10),
		"documents": strconv.Itoa(len(c.names)), "generation": strconv.FormatUint(c.gen, 10),
	}.encode("A backup of Waymark records. It opens with the passphrase or recovery sheet of its day.\nWaymark: Settings, Backups, Restore.",
		"made", "image", "size", "documents", "generation"))
	return info, err
}

// copyDocument links a file that never changes, or copies it where links cannot go.
func (d disk) copyDocument(from, to string, link bool) error {
	if link && d.Link(from, to) == nil {
		return nil
	}
	content, err := d.ReadFile(from)
	if err != nil {
		return unread(documentsName+"/"+filepath.Base(from), err)
	}
	_, err = d.replaceBytes(to, content)
	return err
}

// checkCopy opens a backup, has SQLite examine it and reads every document it names.
func (d disk) checkCopy(ctx context.Context, at string, k keyring, o *Options) error {
	_, err := d.examine(ctx, at, k, o, false)
	return err
}

// examine is checkCopy, with the number of rows if wanted.
func (d disk) examine(ctx context.Context, at string, k keyring, o *Options, count bool) (r Report, err error) {
	h, err := d.header(at)
	if err != nil {
		return r, err
	}
	note, err := d.note(at)
	if err != nil {
		return r, err
	}
	v := &Vault{o: *o, dir: at, keys: k, files: make(chan struct{}, 1), turn: make(chan struct{}, 1)}
	v.d = disk{FS: d.FS, o: &v.o}
	if _, err := hex.Decode(v.id[:], []byte(h.id)); err != nil {
		return r, damaged(headerName, err)
	}
	m, sum, gen, size, err := v.loadImage(filepath.Join(at, imageName), imageName)
	if err != nil {
		return r, err
	}
	defer m.close()
	if hex.EncodeToString(sum[:]) != note["image"] {
		return r, damaged(imageName, errors.New("not the image that the backup was made with"))
	}
	if err := m.check(); err != nil {
		return r, damaged(imageName, err)
	}
	r = Report{Generation: gen, Bytes: size}
	if r.Documents, err = m.readDocuments(ctx, d, at, k); err != nil {
		return r, err
	}
	if count {
		r.Tables, err = m.counts()
	}
	return r, err
}

// readDocuments reads every document that the database names.
func (m *memory) readDocuments(ctx context.Context, d disk, at string, k keyring) (int, error) {
	names, err := m.documentNames()
	if err != nil {
		return 0, err
	}
	for _, name := range names {
		if err := ctx.Err(); err != nil {
			return 0, err
		}
		content, err := m.document(d, filepath.Join(at, documentsName), name, k)
		clear(content)
		if err != nil {
			return 0, err
		}
	}
	return len(names), nil
}

func (d disk) note(at string) (notes, error) {
	data, err := d.ReadFile(filepath.Join(at, noteName))
	if err != nil {
		return nil, unread(noteName, err)
	}
	n, err := parseNotes(data)
	if err != nil {
		return nil, damaged(noteName, err)
	}
	return n, nil
}

// Backups lists the verified backups inside the vault's folder, newest first.
func (v *Vault) Backups(ctx context.Context) ([]BackupInfo, error) {
	leave, err := v.enter(ctx)
	if err != nil {
		return nil, err
	}
	defer leave()
	list, err := v.d.backups(v.path(backupsName))
	return list, unread(backupsName, err)
}

// Backups lists backups without unlocking: for restoring.
func Backups(dir string, files FS) ([]BackupInfo, error) {
	if files == nil {
		files = OSFS()
	}
	list, err := disk{FS: files, o: &Options{}}.backups(filepath.Join(dir, backupsName))
	return list, unread(backupsName, err)
}

// backups lists the folders that bear a whole note: a backup gets its name only after it has been verified. When one
// cannot be read the list is not known, and that is an error.
func (d disk) backups(dir string) ([]BackupInfo, error) {
	entries, err := d.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var list []BackupInfo
	for _, e := range entries {
		if !e.IsDir() || strings.HasPrefix(e.Name(), ".") {
			continue
		}
		at := filepath.Join(dir, e.Name())
		n, err := d.note(at)
		if errors.Is(err, ErrCannotRead) {
			return nil, err
		}
		if err != nil {
			continue
		}
		made, err := time.Parse(time.RFC3339, n["made"])
		if err != nil {
			continue
		}
		size, _ := n.number("size")
		docs, _ := n.number("documents")
		i, err := d.Stat(filepath.Join(at, imageName))
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, err
		}
		if err != nil || i.Size() != int64(size) {
			continue
		}
		list = append(list, BackupInfo{Name: e.Name(), Path: at, Made: made, Size: int64(size), Documents: int(docs)})
	}
	sort.SliceStable(list, func(i, j int) bool {
		if !list[i].Made.Equal(list[j].Made) {
			return list[i].Made.After(list[j].Made)
		}
		return later(list[i].Name, list[j].Name)
	})
	return list, nil
}

// later compares DAY-10 with DAY-9 as people count.
func later(a, b string) bool {
	if len(a) != len(b) {
		return len(a) > len(b)
	}
	return a > b
}

// whole tells whether a backup's image still is the one it was made with.
func (d disk) whole(b BackupInfo) bool {
	n, err := d.note(b.Path)
	if err != nil {
		return false
	}
	f, err := d.OpenRead(filepath.Join(b.Path, imageName))
	if err != nil {
		return false
	}
	defer f.Close()
	in, _, err := reader(f)
	if err != nil {
		return false
	}
	h := sha256.New()
	if _, err := io.Copy(h, in); err != nil {
		return false
	}
	return hex.EncodeToString(h.Sum(nil)) == n["image"]
}

package vault

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"syscall"

	"waymark/internal/fault"
)

// What can be wrong with a vault, each with its sentence. errors.Is works on all of them.
var (
	ErrAlreadyOpen     = fault.New(fault.Conflict, "These records are open in another window or on another computer. Close them there first.")
	ErrNewer           = fault.New(fault.Newer, "These records were made by a newer Waymark. Update this one to open them.")
	ErrDamaged         = fault.New(fault.Damaged, "The records are damaged. Nothing has been changed.")
	ErrWrongPassphrase = fault.New(fault.Refused, "That is not the passphrase. Capital letters count.")
	ErrWrongRecovery   = fault.New(fault.Refused, "That is not the recovery key of these records. Check each group of letters on the sheet.")
	ErrDiskFull        = fault.New(fault.NotSaved, "Your last change is not saved: the disk is full. Free some space, then choose Save again.")
	ErrReadOnly        = fault.New(fault.NotSaved, "Your last change is not saved: this folder can be read but not written. Move the records to a folder of your own, or ask who looks after this computer.")
	ErrNotSaved        = fault.New(fault.NotSaved, "Your last change is not saved: the disk did not take it. Check that the disk or stick is still there, then choose Save again.")
	ErrNoVault         = fault.New(fault.NotFound, "No vault was finished in this folder. Choose another folder, or create the records again.")
	ErrExists          = fault.New(fault.Conflict, "There is already something in this folder. Choose a new name.")
	ErrLocked          = fault.New(fault.Refused, "The records are locked. Unlock them to go on.")
	ErrNested          = fault.New(fault.Unexpected, "Waymark tried to read or save in the middle of a save. Nothing was changed.")
	ErrStatement       = fault.New(fault.Unexpected, "Waymark tried a change that could not be kept. Nothing was changed.")
	ErrInside          = fault.New(fault.Refused, "A copy inside the records' own folder is lost together with it. Choose a stick or another disk.")
	ErrDocumentKept    = fault.New(fault.Refused, "A backup still holds this file. It can be removed once that backup is gone.")
	ErrNoDocument      = fault.New(fault.NotFound, "There is no such file in these records.")
	ErrCannotRead      = fault.New(fault.Refused, "The records could not be read from the disk. Check that the disk or stick is still there, then try again.")
	ErrUncertain       = fault.New(fault.NotSaved, "The disk failed while the passphrase was being changed. The old or the new one may be right: keep both until you have unlocked once more.")
	ErrTidy            = fault.New(fault.NotSaved, "Everything is saved, but the disk did not take the tidied records. Free some space or check the disk before you go on.")
	ErrCreate          = fault.New(fault.NotSaved, "The records could not be created there: the disk did not take them. Choose another folder, or check the disk and try again.")
	ErrCreateFull      = fault.New(fault.NotSaved, "The records could not be created: the disk is full. Free some space, then try again.")
	ErrCreateReadOnly  = fault.New(fault.NotSaved, "The records could not be created: this folder can be read but not written. Choose a folder of your own.")
	ErrBackup          = fault.New(fault.NotSaved, "The backup is not made: the disk did not take it. The records are unharmed. Check the disk, then try again.")
	ErrBackupFull      = fault.New(fault.NotSaved, "The backup is not made: the disk is full. The records are unharmed. Free some space, then try again.")
)

// damaged names the file that is not as it was written.
func damaged(file string, why error) error {
	return &damage{file: file, err: why}
}

// damage is what ErrDamaged becomes when it is known which file it is and which backup is the newest good one.
type damage struct {
	file   string
	backup string // in words, empty when there is none
	err    error
}

func (d *damage) Sentence() string {
	s := "The file " + d.file + " is damaged or missing. Nothing has been changed. "
	if d.backup != "" {
		return s + "The newest good backup is from " + d.backup + "."
	}
	return s + "No good backup was found beside it: look for a copy on a stick or another disk."
}

func (d *damage) Error() string {
	if d.err == nil {
		return d.Sentence()
	}
	return d.Sentence() + " (" + d.err.Error() + ")"
}

func (d *damage) Is(target error) bool { return target == error(ErrDamaged) }
func (d *damage) Unwrap() error        { return d.err }

// FaultCode lets package fault know the kind.
func (d *damage) FaultCode() fault.Code { return fault.Damaged }

func diskFull(err error) bool {
	const windowsDiskFull, windowsHandleDiskFull = syscall.Errno(112), syscall.Errno(39)
	return errors.Is(err, syscall.ENOSPC) || isWindows && (errors.Is(err, windowsDiskFull) || errors.Is(err, windowsHandleDiskFull))
}

func readOnly(err error) bool {
	return errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.EROFS)
}

// kinds are the sentences for one undertaking that the disk refused.
type kinds struct{ failed, full, readOnly *fault.Error }

var (
	saving   = kinds{ErrNotSaved, ErrDiskFull, ErrReadOnly}
	backing  = kinds{ErrBackup, ErrBackupFull, ErrBackup}
	creating = kinds{ErrCreate, ErrCreateFull, ErrCreateReadOnly}
)

// told gives a failed write its sentence; an error that has one keeps it.
func (k kinds) told(doing string, err error) error {
	if err == nil {
		return nil
	}
	var known *fault.Error
	if errors.As(err, &known) || errors.Is(err, ErrDamaged) || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	kind := k.failed
	switch {
	case diskFull(err):
		kind = k.full
	case readOnly(err):
		kind = k.readOnly
	}
	return fault.Wrap(kind.Code, kind.Message, fmt.Errorf("%s: %w", doing, err))
}

func notSaved(doing string, err error) error    { return saving.told(doing, err) }
func notBackedUp(doing string, err error) error { return backing.told(doing, err) }
func notCreated(err error) error                { return creating.told("create the vault", err) }

// unread gives a failed read its sentence: a missing file is damage, anything else may pass when the disk is back.
func unread(file string, err error) error {
	if err == nil {
		return nil
	}
	var known *fault.Error
	if errors.As(err, &known) || errors.Is(err, ErrDamaged) {
		return err
	}
	if errors.Is(err, fs.ErrNotExist) {
		return damaged(file, err)
	}
	return fault.Wrap(ErrCannotRead.Code, ErrCannotRead.Message, fmt.Errorf("read %s: %w", file, err))
}

func because(kind *fault.Error, err error) error { return fault.Wrap(kind.Code, kind.Message, err) }

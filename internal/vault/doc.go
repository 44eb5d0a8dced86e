// Package vault keeps one person's records in an encrypted folder. It knows files, keys and SQLite; it knows
// nothing of young people, plans or savings.
//
// A vault is a folder NAME.waymark, opened by one process at a time:
//
//	vault.toml    format version and vault id; no secret, and no public key, so that a stranger cannot forge an image
//	identity.age  the age identity, encrypted with the passphrase
//	recovery.age  the same identity, encrypted to the recovery key
//	records.age   the SQLite image, encrypted to the identity
//	journal       one sealed frame for every transaction since the image was written
//	documents/    attachments, one age file each
//	backups/DAY/  complete, verified copies
//	lock          held while open
//
// The rules of the room:
//
//   - The database lives in memory on one pinned connection. Nothing readable is ever written to the disk.
//   - A transaction is saved when its frame is on the disk: write, fsync, and only then COMMIT in memory.
//     Nothing may refuse after the fsync.
//   - A file is replaced by writing a temporary one beside it, fsync, reading it back, rename, fsync of the folder.
//   - What is missing, emptied or altered is damage; it is named, nothing is deleted, and it never becomes a new vault.
//     Only the unfinished last frame of a journal is cut off, kept beside it, and said.
//   - Every file operation goes through FS, so that tests can cut the power, fill the disk and fail any call.
//   - Tables have an INTEGER PRIMARY KEY that never changes, are STRICT, and have no deferrable constraints: frames
//     name rows by that key. The connection refuses what a frame could not carry (schema changes, REPLACE).
package vault

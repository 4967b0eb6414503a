package stage

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"hash"
	"io"
	"os"
	"path/filepath"

	"example.org/sourcebook/pipeline/stage/places"
)

// spool holds the rows of one working table: one run of bytes a partition, in the order of the partitions, in memory
// while they are few, on disk from then on. Writing is sequential; reading is safe from several goroutines once the
// spool is closed.
type spool struct {
	table  string
	each   string    // column that partitions it
	path   string    // of its file; empty: the rows stay in memory, however many
	few    []byte    // all rows, while there is no file; then those that are still to be written to it
	file   *os.File  // nil while the rows are few
	inFile int64     // bytes
	sum    hash.Hash // of all
	pieces hash.Hash // of the partition that comes in pieces
	open   int       // its number, and one more; 0 if there is none
	offset int64
	count  int // of partitions
	places places.List
	sums   *spool // digests of the partitions that have rows; nil if nobody asks for them
	rows   int64
	digest string
}

// sum is the SHA-256 of the encoded rows of a partition; all zero for one without rows.
type sum [sha256.Size]byte

type extent struct{ offset, length int64 }

// spoolInMemory is how many bytes of a table need no file. Most tables of a short text have fewer, and to make a file
// costs more than to write it.
const spoolInMemory = 64 << 10

// newSpool makes an empty spool with its file, if it needs one, in the folder dir; without a folder it stays in memory.
func newSpool(dir, table, each string, partitions int) *spool {
	s := &spool{table: table, each: each, sum: sha256.New(), pieces: sha256.New(), count: partitions}
	if dir != "" {
		s.path = filepath.Join(dir, table+".spool")
	}
	return s
}

// append adds encoded rows to partition p. Partitions must come in order; one may come in several pieces.
func (s *spool) append(p int, b []byte, rows int64) error {
	if len(b) == 0 {
		return nil
	}
	if s.open != p+1 {
		if err := s.finish(); err != nil {
			return err
		}
		s.open = p + 1
	}
	s.pieces.Write(b)
	return s.put(p, b, rows)
}

// whole adds all rows of a partition, whose digest is known.
func (s *spool) whole(w *buffer) error {
	if w.length() == 0 {
		return nil
	}
	if err := s.finish(); err != nil {
		return err
	}
	if err := s.fold(w.part, w.sum); err != nil {
		return err
	}
	rows := w.rows // all with the first piece
	return w.pieces(func(b []byte) error {
		defer func() { rows = 0 }()
		return s.put(w.part, b, rows)
	})
}

func (s *spool) put(p int, b []byte, rows int64) error {
	s.places.Add(p, s.offset, int64(len(b)), rows)
	return s.add(b, rows)
}

// finish takes the digest of the partition that came in pieces.
func (s *spool) finish() error {
	if s.open == 0 {
		return nil
	}
	var digest sum
	s.pieces.Sum(digest[:0])
	s.pieces.Reset()
	p := s.open - 1
	s.open = 0
	return s.fold(p, digest)
}

// fold takes a partition into the digest of all: its number, and its own digest.
func (s *spool) fold(p int, digest sum) error {
	var number [8]byte
	binary.BigEndian.PutUint64(number[:], uint64(p))
	s.sum.Write(number[:])
	s.sum.Write(digest[:])
	if s.sums == nil {
		return nil
	}
	return s.sums.add(digest[:], 1)
}

// sumOf gives the digest of the rows of partition p; all zero if it has none.
func (s *spool) sumOf(p int) (digest sum, err error) {
	if e := s.places.Of(p); e.Length > 0 {
		err = s.sums.readAt(digest[:], int64(e.Nth)*int64(len(digest)))
	}
	return digest, err
}

// add adds encoded rows at the end.
func (s *spool) add(b []byte, rows int64) error {
	s.offset += int64(len(b))
	s.rows += rows
	return s.write(b)
}

// seal takes the digest of a spool whose partitions did not come in order.
func (s *spool) seal() error {
	s.sum.Reset()
	for p := range s.count {
		b, err := s.read(p)
		if err != nil {
			return err
		}
		if len(b) == 0 {
			continue
		}
		if err := s.fold(p, sha256.Sum256(b)); err != nil {
			return err
		}
	}
	return s.close()
}

// write adds bytes to those in memory, or with them to the file.
func (s *spool) write(b []byte) (err error) {
	if s.path == "" || len(s.few)+len(b) <= spoolInMemory {
		s.few = append(s.few, b...)
		return nil
	}
	if s.file == nil {
		if s.file, err = os.Create(s.path); err != nil {
			return err
		}
	}
	if err := s.flush(); err != nil {
		return err
	}
	n, err := s.file.Write(b)
	s.inFile += int64(n)
	return err
}

// flush writes what waits in memory to the file.
func (s *spool) flush() error {
	n, err := s.file.Write(s.few)
	s.few = s.few[:0]
	s.inFile += int64(n)
	return err
}

// close ends the writing and fixes the digest.
func (s *spool) close() error {
	if err := s.finish(); err != nil {
		return err
	}
	s.digest = hex.EncodeToString(s.sum.Sum(nil))
	if s.file != nil {
		if err := s.flush(); err != nil {
			return err
		}
		s.few = nil
	}
	if s.sums != nil {
		return s.sums.close()
	}
	return nil
}

// read gives the encoded rows of partition p.
func (s *spool) read(p int) ([]byte, error) {
	e := s.places.Of(p)
	b := make([]byte, e.Length)
	return b, s.readAt(b, e.Offset)
}

func (s *spool) readAt(b []byte, offset int64) error {
	if n := min(int64(len(b)), s.inFile-offset); n > 0 {
		if _, err := s.file.ReadAt(b[:n], offset); err != nil {
			return fmt.Errorf("failed to read the working table %s: %w", s.table, err)
		}
		b, offset = b[n:], offset+n
	}
	if len(b) > 0 && copy(b, s.few[min(offset-s.inFile, int64(len(s.few))):]) < len(b) {
		return fmt.Errorf("failed to read the working table %s: %w", s.table, io.ErrUnexpectedEOF)
	}
	return nil
}

func (s *spool) remove() {
	if s.file != nil {
		s.file.Close()
		os.Remove(s.path)
	}
	if s.sums != nil {
		s.sums.remove()
	}
}

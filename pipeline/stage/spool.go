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
)

// spool holds the rows of one working table: one run of bytes a partition, in the order of the partitions, in memory
// while they are few, on disk from then on. Writing is sequential; reading is safe from several goroutines once the
// spool is closed.
type spool struct {
	table  string
	each   string    // column that partitions it
	path   string    // of its file; empty: the rows stay in memory, however many
	few    []byte    // all rows, while there is no file
	file   *os.File  // nil while the rows are few
	sum    hash.Hash // of all
	pieces hash.Hash // of the partition that comes in pieces
	open   int       // its number, and one more; 0 if there is none
	offset int64
	parts  []extent // by partition number
	counts []int64  // rows of each
	sums   []sum    // digests of each; nil if nobody asks for them
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
	s := &spool{table: table, each: each, sum: sha256.New(), pieces: sha256.New(), parts: make([]extent, partitions),
		counts: make([]int64, partitions)}
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
	if s.parts[p].length == 0 {
		s.finish()
		s.open = p + 1
		s.parts[p].offset = s.offset
	}
	s.pieces.Write(b)
	return s.put(p, b, rows)
}

// whole adds all rows of a partition, whose digest is known.
func (s *spool) whole(w *buffer) error {
	if w.length() == 0 {
		return nil
	}
	s.finish()
	s.parts[w.part].offset = s.offset
	s.fold(w.part, w.sum)
	s.counts[w.part] += w.rows
	s.rows += w.rows
	return w.pieces(func(b []byte) error {
		s.parts[w.part].length += int64(len(b))
		return s.add(b, 0)
	})
}

func (s *spool) put(p int, b []byte, rows int64) error {
	s.parts[p].length += int64(len(b))
	s.counts[p] += rows
	return s.add(b, rows)
}

// finish takes the digest of the partition that came in pieces.
func (s *spool) finish() {
	if s.open == 0 {
		return
	}
	var digest sum
	s.pieces.Sum(digest[:0])
	s.pieces.Reset()
	s.fold(s.open-1, digest)
	s.open = 0
}

// fold takes a partition into the digest of all: its number, and its own digest.
func (s *spool) fold(p int, digest sum) {
	var number [8]byte
	binary.BigEndian.PutUint64(number[:], uint64(p))
	s.sum.Write(number[:])
	s.sum.Write(digest[:])
	if s.sums != nil {
		s.sums[p] = digest
	}
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
	for p, e := range s.parts {
		if e.length == 0 {
			continue
		}
		b, err := s.read(p)
		if err != nil {
			return err
		}
		s.fold(p, sha256.Sum256(b))
	}
	s.close()
	return nil
}

// write adds bytes to those in memory, or to the file.
func (s *spool) write(b []byte) (err error) {
	if s.path == "" || s.file == nil && len(s.few)+len(b) <= spoolInMemory {
		s.few = append(s.few, b...)
		return nil
	}
	if s.file == nil {
		if s.file, err = os.Create(s.path); err != nil {
			return err
		}
		if _, err = s.file.Write(s.few); err != nil {
			return err
		}
		s.few = nil
	}
	_, err = s.file.Write(b)
	return err
}

// close ends the writing and fixes the digest.
func (s *spool) close() {
	s.finish()
	s.digest = hex.EncodeToString(s.sum.Sum(nil))
}

// read gives the encoded rows of partition p.
func (s *spool) read(p int) ([]byte, error) {
	e := s.parts[p]
	b := make([]byte, e.length)
	return b, s.readAt(b, e.offset)
}

func (s *spool) readAt(b []byte, offset int64) error {
	if len(b) == 0 {
		return nil
	}
	if s.file == nil {
		if copy(b, s.few[min(offset, int64(len(s.few))):]) < len(b) {
			return fmt.Errorf("failed to read the working table %s: %w", s.table, io.ErrUnexpectedEOF)
		}
		return nil
	}
	if _, err := s.file.ReadAt(b, offset); err != nil {
		return fmt.Errorf("failed to read the working table %s: %w", s.table, err)
	}
	return nil
}

func (s *spool) remove() {
	if s.file != nil {
		s.file.Close()
		os.Remove(s.path)
	}
}

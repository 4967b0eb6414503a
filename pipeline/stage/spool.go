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
	path   string
	few    []byte   // all rows, while there is no file
	file   *os.File // nil while the rows are few
	sum    hash.Hash
	offset int64
	parts  []extent // by partition number
	rows   int64
	digest string
}

type extent struct{ offset, length int64 }

// spoolInMemory is how many bytes of a table need no file. Most tables of a short text have fewer, and to make a file
// costs more than to write it.
const spoolInMemory = 64 << 10

func newSpool(dir, table string, partitions int) *spool {
	return &spool{table: table, path: filepath.Join(dir, table+".spool"), sum: sha256.New(),
		parts: make([]extent, partitions)}
}

// append adds encoded rows to partition p. Partitions must come in order; one may come in several pieces.
func (s *spool) append(p int, b []byte, rows int64) error {
	if len(b) == 0 {
		return nil
	}
	e := &s.parts[p]
	if e.length == 0 {
		e.offset = s.offset
		var frame [8]byte
		binary.BigEndian.PutUint64(frame[:], uint64(p))
		s.sum.Write(frame[:])
	}
	if err := s.write(b); err != nil {
		return err
	}
	s.sum.Write(b)
	e.length += int64(len(b))
	s.offset += int64(len(b))
	s.rows += rows
	return nil
}

// write adds bytes to those in memory, or to the file.
func (s *spool) write(b []byte) (err error) {
	if s.file == nil && len(s.few)+len(b) <= spoolInMemory {
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
func (s *spool) close() { s.digest = hex.EncodeToString(s.sum.Sum(nil)) }

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

package stage

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"hash"
	"os"
	"path/filepath"
)

// spool holds the rows of one working table on disk: one run of bytes a partition, in the order of the partitions.
// Writing is sequential; reading is safe from several goroutines once the spool is closed.
type spool struct {
	table  string
	file   *os.File
	sum    hash.Hash
	offset int64
	parts  []extent // by partition number
	rows   int64
	digest string
}

type extent struct{ offset, length int64 }

func newSpool(dir, table string, partitions int) (*spool, error) {
	f, err := os.Create(filepath.Join(dir, table+".spool"))
	if err != nil {
		return nil, err
	}
	return &spool{table: table, file: f, sum: sha256.New(), parts: make([]extent, partitions)}, nil
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
	if _, err := s.file.Write(b); err != nil {
		return err
	}
	s.sum.Write(b)
	e.length += int64(len(b))
	s.offset += int64(len(b))
	s.rows += rows
	return nil
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
	if _, err := s.file.ReadAt(b, offset); err != nil {
		return fmt.Errorf("failed to read the working table %s: %w", s.table, err)
	}
	return nil
}

func (s *spool) remove() {
	s.file.Close()
	os.Remove(s.file.Name())
}

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
	each   string   // column that partitions it
	file   *os.File // nil: the rows are in memory
	memory []byte
	sum    hash.Hash
	offset int64
	parts  []extent // by partition number
	counts []int64  // rows of each
	rows   int64
	digest string
}

type extent struct{ offset, length int64 }

// newSpool makes an empty spool, in a file in the folder dir, or, without one, in memory.
func newSpool(dir, table, each string, partitions int) (*spool, error) {
	s := &spool{table: table, each: each, sum: sha256.New(), parts: make([]extent, partitions),
		counts: make([]int64, partitions)}
	if dir == "" {
		return s, nil
	}
	var err error
	s.file, err = os.Create(filepath.Join(dir, table+".spool"))
	return s, err
}

// append adds encoded rows to partition p. Partitions must come in order; one may come in several pieces.
func (s *spool) append(p int, b []byte, rows int64) error {
	if len(b) == 0 {
		return nil
	}
	e := &s.parts[p]
	if e.length == 0 {
		e.offset = s.offset
		s.frame(p)
	}
	if err := s.write(b, rows); err != nil {
		return err
	}
	s.sum.Write(b)
	e.length += int64(len(b))
	s.counts[p] += rows
	return nil
}

// frame begins a partition in the digest.
func (s *spool) frame(p int) {
	var frame [8]byte
	binary.BigEndian.PutUint64(frame[:], uint64(p))
	s.sum.Write(frame[:])
}

// write adds encoded rows at the end.
func (s *spool) write(b []byte, rows int64) error {
	s.offset += int64(len(b))
	s.rows += rows
	if s.file == nil {
		s.memory = append(s.memory, b...)
		return nil
	}
	_, err := s.file.Write(b)
	return err
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
		s.frame(p)
		s.sum.Write(b)
	}
	s.close()
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
	if s.file == nil {
		copy(b, s.memory[offset:])
		return nil
	}
	if _, err := s.file.ReadAt(b, offset); err != nil {
		return fmt.Errorf("failed to read the working table %s: %w", s.table, err)
	}
	return nil
}

func (s *spool) remove() {
	if s.file == nil {
		return
	}
	s.file.Close()
	os.Remove(s.file.Name())
}

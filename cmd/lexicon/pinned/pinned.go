// Package pinned reads the files that the lexicon is made from, whose digests the generators know.
package pinned

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
)

// Read gives the bytes of a file, which must have a SHA-256 digest, in hexadecimal digits.
func Read(path, digest string) ([]byte, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	return data, Check(path, data, digest)
}

// Check is an error if bytes that were read at a path do not have the digest.
func Check(path string, data []byte, digest string) error {
	sum := sha256.Sum256(data)
	if got := hex.EncodeToString(sum[:]); got != digest {
		return fmt.Errorf("%s: claimed=%s computed=%s", path, digest, got)
	}
	return nil
}

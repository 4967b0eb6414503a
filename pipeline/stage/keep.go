package stage

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"io"
	"io/fs"
	"os"
)

// Keep writes to w what write writes, which the cache may have from another build. key names it, and all that it
// depends on besides the program. A nil cache keeps nothing.
func (c *Cache) Keep(w io.Writer, key string, write func(io.Writer) error) error {
	e, ok := c.kept(key)
	if !ok {
		return write(w)
	}
	if b := e.bytes(); b != nil {
		_, err := w.Write(b)
		return err
	}
	b := bytes.NewBuffer(append([]byte(cacheMagic), e.key[:]...))
	head := b.Len()
	if err := write(b); err != nil {
		return err
	}
	if _, err := w.Write(b.Bytes()[head:]); err != nil {
		return err
	}
	e.seal(b.Bytes())
	return nil
}

// kept gives the place in the cache for what Keep writes; ok is false if nothing can be kept.
func (c *Cache) kept(key string) (e entry, ok bool) {
	if c == nil || c.stopped.Load() {
		return entry{}, false
	}
	builder, err := c.builder()
	if err != nil {
		return entry{}, false
	}
	e.cache = c
	k := keyWriter{sha256.New()}
	for _, part := range []string{cacheMagic, "keep", builder, program(), key} {
		k.text(part)
	}
	k.Sum(e.key[:0])
	return e, true
}

// bytes gives what an entry of Keep or of a ledger holds, nil if it is not there or damaged.
func (e *entry) bytes() []byte {
	path := e.path()
	info, err := os.Lstat(path)
	var b []byte
	if err == nil {
		b, err = e.body(path, info)
	}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		e.cache.drop(path, err)
		return nil
	}
	e.touch(path, info)
	return b
}

// touch notes that an entry is in use; if that cannot be noted, it goes earlier.
func (e *entry) touch(path string, info fs.FileInfo) {
	if info.ModTime().Before(e.cache.now.Add(-cacheFresh)) {
		_ = os.Chtimes(path, e.cache.now, e.cache.now)
	}
}

// seal keeps an entry, which begins with the magic and its key, with its digest behind it, and then what else belongs
// to it.
func (e *entry) seal(b []byte, more ...[]byte) {
	sum := sha256.Sum256(b)
	pieces := append([][]byte{append(b, sum[:]...)}, more...)
	size := 0
	for _, p := range pieces {
		size += len(p)
	}
	if size > maxEntry {
		return
	}
	if err := e.cache.write(e.path(), pieces...); err != nil {
		e.cache.stop(err)
	}
}

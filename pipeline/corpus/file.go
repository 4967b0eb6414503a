package corpus

import (
	"fmt"
	"io"
	"io/fs"
)

// ReadFile gives the bytes of a file of the folder, which may not be longer than MaxBytes.
func (c *Corpus) ReadFile(p string) ([]byte, error) {
	f, err := c.root.Open(p)
	if err != nil {
		return nil, fmt.Errorf("failed to read %s: %w", p, err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	if info.Size() > c.MaxBytes {
		return nil, fmt.Errorf("%s has %d bytes, more than the %d allowed; split it or raise --max-source-mib", p,
			info.Size(), c.MaxBytes)
	}
	data, err := io.ReadAll(io.LimitReader(f, c.MaxBytes+1))
	if err != nil {
		return nil, fmt.Errorf("failed to read %s: %w", p, err)
	}
	if int64(len(data)) > c.MaxBytes {
		return nil, fmt.Errorf("%s has more than the %d bytes allowed", p, c.MaxBytes)
	}
	return data, nil
}

// FS is the folder, for reading only; it follows no link out of it.
func (c *Corpus) FS() fs.FS { return c.root.FS() }

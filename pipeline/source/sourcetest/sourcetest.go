// Package sourcetest makes the archives that tests read.
package sourcetest

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"io"
	"strings"
)

// Zip makes a ZIP archive of names and contents by turns; what has a name that begins with "=" is only stored.
func Zip(parts ...string) []byte {
	return written(func(out io.Writer) (io.Closer, error) {
		w := zip.NewWriter(out)
		for i := 0; i < len(parts); i += 2 {
			h := &zip.FileHeader{Name: parts[i], Method: zip.Deflate}
			if name, stored := strings.CutPrefix(parts[i], "="); stored {
				h = &zip.FileHeader{Name: name, Method: zip.Store}
			}
			e, err := w.CreateHeader(h)
			if err == nil {
				_, err = io.WriteString(e, parts[i+1])
			}
			if err != nil {
				return w, err
			}
		}
		return w, nil
	})
}

// Tar makes a tar archive of names and contents by turns; what has a name that begins with "=" is a link.
func Tar(parts ...string) []byte {
	return written(func(out io.Writer) (io.Closer, error) {
		w := tar.NewWriter(out)
		for i := 0; i < len(parts); i += 2 {
			h := &tar.Header{Name: parts[i], Size: int64(len(parts[i+1])), Mode: 0o600}
			if name, link := strings.CutPrefix(parts[i], "="); link {
				h = &tar.Header{Name: name, Typeflag: tar.TypeSymlink, Linkname: "/etc/passwd"}
			}
			err := w.WriteHeader(h)
			if err == nil && h.Size > 0 {
				_, err = io.WriteString(w, parts[i+1])
			}
			if err != nil {
				return w, err
			}
		}
		return w, nil
	})
}

// Gzip compresses a text.
func Gzip(text string) []byte {
	return written(func(out io.Writer) (io.Closer, error) {
		w := gzip.NewWriter(out)
		_, err := io.WriteString(w, text)
		return w, err
	})
}

// written gives what write writes. To write into memory does not fail.
func written(write func(io.Writer) (io.Closer, error)) []byte {
	var b bytes.Buffer
	w, err := write(&b)
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		panic(err)
	}
	return b.Bytes()
}

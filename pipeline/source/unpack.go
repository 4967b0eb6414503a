package source

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"

	"github.com/klauspost/compress/zstd"
)

// zstdSign begins a Zstandard file (RFC 8878), zstdSkip its frames without content but for the last half byte.
const (
	zstdSign = "\x28\xB5\x2F\xFD"
	zstdSkip = "\x2A\x4D\x18"
)

// widestWindow is how much of the text before a Zstandard file may refer back to: that of zstd --long.
const widestWindow = 128 << 20

// Unpacked reads what a compressed file holds: a gzip file (RFC 1952) or a Zstandard file (RFC 8878), of one or more
// members, as its first bytes say. The error says what is wrong, without the path.
func Unpacked(in io.Reader) (io.Reader, error) {
	b := bufio.NewReader(in)
	head, _ := b.Peek(len(zstdSign))
	if string(head) == zstdSign || len(head) == len(zstdSign) && head[0]>>4 == 5 && string(head[1:]) == zstdSkip {
		z, err := zstd.NewReader(b, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(widestWindow))
		if err != nil {
			return nil, fmt.Errorf("the Zstandard file cannot be read (%w)", err)
		}
		return z, nil
	}
	z, err := gzip.NewReader(b)
	if err != nil {
		return nil, errors.New("the file is no gzip file and no Zstandard file; unpack it, or take .gz or .zst off its name")
	}
	return z, nil
}

// Unpack gives the bytes that a compressed file holds, at most limit of them. The errors say what is wrong with the
// file, without its path.
func Unpack(data []byte, limit int64) ([]byte, error) {
	r, err := Unpacked(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	content, err := io.ReadAll(io.LimitReader(r, limit+1))
	switch {
	case int64(len(content)) > limit:
		return nil, fmt.Errorf("the compressed file unpacks to more than the %d bytes allowed; split it or raise "+
			"--max-source-mib", limit)
	case errors.Is(err, io.ErrUnexpectedEOF):
		return nil, fmt.Errorf("the compressed file is cut off after %d unpacked bytes; fetch it again", len(content))
	case errors.Is(err, gzip.ErrHeader), errors.Is(err, zstd.ErrMagicMismatch):
		return nil, fmt.Errorf("the compressed file goes on with bytes of another kind after %d unpacked bytes; fetch it "+
			"again", len(content))
	case err != nil:
		return nil, fmt.Errorf("the compressed file is damaged after %d unpacked bytes (%w); fetch it again",
			len(content), err)
	}
	return content, nil
}

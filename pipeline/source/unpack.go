package source

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
)

// Unpack gives the bytes that a gzip file (RFC 1952) of one or more members holds, at most limit of them. The errors
// say what is wrong with the file, without its path.
func Unpack(data []byte, limit int64) ([]byte, error) {
	r, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("the file is no gzip file; unpack it, or take .gz off its name")
	}
	content, err := io.ReadAll(io.LimitReader(r, limit+1))
	switch {
	case int64(len(content)) > limit:
		return nil, fmt.Errorf("the gzip file unpacks to more than the %d bytes allowed; split it or raise --max-source-mib",
			limit)
	case errors.Is(err, io.ErrUnexpectedEOF):
		return nil, fmt.Errorf("the gzip file is cut off after %d unpacked bytes; fetch it again", len(content))
	case errors.Is(err, gzip.ErrHeader):
		return nil, fmt.Errorf("the gzip file goes on with bytes that are no gzip after %d unpacked bytes; fetch it again",
			len(content))
	case err != nil:
		return nil, fmt.Errorf("the gzip file is damaged after %d unpacked bytes (%w); fetch it again", len(content), err)
	}
	return content, nil
}

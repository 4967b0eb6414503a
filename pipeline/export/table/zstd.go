package table

import (
	"github.com/klauspost/compress/zstd"
	"github.com/parquet-go/parquet-go/compress"
	codec "github.com/parquet-go/parquet-go/compress/zstd"
)

// pageCodec compresses pages as parquet-go's own codec does, to the same bytes, with one encoder that stays and takes
// 10 MB; parquet-go keeps a number of encoders, each of 20 MB, and makes new ones after each collection of garbage.
type pageCodec struct {
	compress.Codec // for all but Encode
	encoder        *zstd.Encoder
}

func newPageCodec() (*pageCodec, error) {
	e, err := zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1), zstd.WithEncoderLevel(zstd.SpeedDefault),
		zstd.WithZeroFrames(true), zstd.WithEncoderCRC(false), zstd.WithLowerEncoderMem(true))
	return &pageCodec{&codec.Codec{}, e}, err
}

func (c *pageCodec) Encode(dst, src []byte) ([]byte, error) {
	return c.encoder.EncodeAll(src, dst[:0]), nil
}

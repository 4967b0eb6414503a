package stage

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"sync/atomic"
	"time"
)

// Cache keeps in a folder what stages wrote for a partition, for builds to come. The name of an entry is the digest of
// everything that the stage could see (see key), so an entry is never out of date; what it holds is guarded by a digest
// of its own, so a damaged one is found, dropped and told, and its stage runs. Without a cache, or with another one, a
// build gives the same bytes.
//
// An entry is a file <first two hex digits of the key>/<the other 62>:
//
//	magic | key | length of the head, 4 bytes
//	head: for each table in the stage's Writes: rows, length (varints) and, if there are rows, their SHA-256;
//	      number of files of the language knowledge that the stage needed (varint), for each: length (varint), path
//	SHA-256 of all before
//	rows of the tables as they are spooled
//
// or a ledger (see Reader.Known): magic, key, for each answer 16 bytes of its key, value (varint), age (byte), SHA-256,
// or a file (see Keep): magic, key, its bytes, SHA-256.
//
// It appears whole, by a rename, so any number of builds may share a folder; it may disappear at any time. Of entries
// that nobody read for long, the oldest go first when the folder has grown beyond its limit. For that the file times
// are compared with the time that the file system gave to a new file: the program's own clock plays no part.
type Cache struct {
	Dir     string
	builder func() (string, error)
	warn    func(message string)
	now     time.Time // of the file system
	limit   int64     // bytes

	hits, misses, dropped atomic.Int64
	stopped               atomic.Bool // it cannot be read or written
	mu                    sync.Mutex  // for warn and written
	written               string      // folder of some entry that was written
}

// CacheLimit is the size in bytes above which the oldest entries of a cache are removed.
const CacheLimit = 4 << 30

const (
	cacheMagic   = "sourcebook cache 3\n"
	cacheTag     = "CACHEDIR.TAG" // tells backup programs that the folder need not be kept: https://bford.info/cachedir/
	cacheTagText = "Signature: 8a477f597d28d172789f06886806bc55\n# This folder is a cache of sourcebook. It can be " +
		"emptied at any time: sourcebook cache clear\n"
	cacheTemp  = "new-"    // begins the name of an entry that is being written
	cacheFresh = time.Hour // an entry that is read again within this time keeps its file time
	maxEntry   = 1 << 30   // longest entry, in bytes
	maxTold    = 10        // dropped entries that are told one by one
)

// OpenCache opens the cache in dir and makes the folder if it is not there. builder names the program with all its
// data, so that another program has other entries; it is called when the first key is needed. warn is told of what
// went wrong without harm to the build; it may be nil.
func OpenCache(dir string, builder func() (string, error), warn func(message string)) (*Cache, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("failed to make the folder of the cache: %w", err)
	}
	c := &Cache{Dir: dir, builder: builder, warn: warn, limit: CacheLimit}
	f, err := os.CreateTemp(dir, cacheTemp)
	if err != nil {
		return nil, fmt.Errorf("failed to write to the folder of the cache: %w", err)
	}
	defer os.Remove(f.Name())
	info, err := f.Stat()
	if err == nil {
		c.now = info.ModTime()
		_, err = f.WriteString(cacheTagText)
	}
	if e := f.Close(); err == nil {
		err = e
	}
	if err != nil {
		return nil, fmt.Errorf("failed to write to the folder of the cache: %w", err)
	}
	if tag := filepath.Join(dir, cacheTag); !exists(tag) {
		if err := os.Rename(f.Name(), tag); err != nil && !exists(tag) {
			return nil, fmt.Errorf("failed to write to the folder of the cache: %w", err)
		}
	}
	return c, nil
}

func exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}

// CacheUse says how a cache served a build, in calls of stages.
type CacheUse struct {
	Hits    int64 // read from the cache
	Misses  int64 // made anew
	Dropped int64 // damaged entries, which count as misses too
}

// Use says how the cache served so far.
func (c *Cache) Use() CacheUse {
	if c == nil {
		return CacheUse{}
	}
	return CacheUse{c.hits.Load(), c.misses.Load(), c.dropped.Load()}
}

// Close ends the use of the cache and removes the oldest entries if the folder has grown beyond its limit.
func (c *Cache) Close() {
	if c == nil {
		return
	}
	if more := c.dropped.Load() - maxTold; more > 0 {
		c.tell("dropped %d more damaged entries of the cache", more)
	}
	if c.written == "" {
		return
	}
	// Keys are spread evenly, so one folder stands for all 256 of them.
	var sample int64
	entriesOf(c.written, func(e cacheFile) { sample += e.bytes })
	if sample > c.limit/256 {
		c.evict()
	}
}

// evict removes the entries that were not read for the longest time until three quarters of the limit are left.
func (c *Cache) evict() {
	var total int64
	var all []cacheFile
	cacheFiles(c.Dir, func(e cacheFile) { all, total = append(all, e), total+e.bytes })
	if total <= c.limit {
		return
	}
	slices.SortFunc(all, func(a, b cacheFile) int {
		return cmp.Or(a.used.Compare(b.used), cmp.Compare(a.path, b.path))
	})
	for _, e := range all {
		if total <= c.limit/4*3 {
			return
		}
		if os.Remove(e.path) == nil {
			total -= e.bytes
		}
	}
}

func (c *Cache) tell(format string, args ...any) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.warn != nil {
		c.warn(fmt.Sprintf(format, args...))
	}
}

// entry is the place in the cache for what one call of a stage writes. A nil entry holds nothing and takes nothing.
type entry struct {
	cache *Cache
	key   [sha256.Size]byte
	stage *Stage
}

func (e *entry) path() string {
	name := hex.EncodeToString(e.key[:])
	return filepath.Join(e.cache.Dir, name[:2], name[2:])
}

// load gives what the stage wrote for the same input before. It reports whether there was anything.
func (e *entry) load(out *Writer) bool {
	if e == nil || e.cache.stopped.Load() {
		return false
	}
	c, path := e.cache, e.path()
	info, err := os.Lstat(path)
	switch {
	case err == nil:
		err = e.read(path, info, out)
	case !errors.Is(err, fs.ErrNotExist):
		c.stop(err)
		return false
	}
	if err != nil {
		c.misses.Add(1)
		if !errors.Is(err, fs.ErrNotExist) { // else it never was there, or another build has just removed it
			c.drop(path, err)
		}
		out.tables, out.opened = nil, nil
		return false
	}
	c.hits.Add(1)
	e.touch(path, info)
	return true
}

// drop removes an entry that is not what it should be, and tells why.
func (c *Cache) drop(path string, why error) {
	if err := os.RemoveAll(path); err != nil && exists(path) {
		c.stop(err)
	}
	if c.dropped.Add(1) <= maxTold {
		c.tell("dropped a damaged entry of the cache, %s: %v", path, why)
	}
}

// stop ends the use of a cache that cannot be read or written.
func (c *Cache) stop(err error) {
	if !c.stopped.Swap(true) {
		c.tell("building on without the cache: %v", err)
	}
}

// What is wrong with an entry.
var (
	errShort  = errors.New("it is cut short")
	errDigest = errors.New("its bytes do not have its digest")
	errPlace  = errors.New("it belongs to another place")
)

// read reads an entry into the writer. The error says what is wrong with it.
func (e *entry) read(path string, info fs.FileInfo, out *Writer) error {
	b, err := e.file(path, info)
	if err != nil {
		return err
	}
	const before = entryHead + headLength
	if len(b) < before {
		return errShort
	}
	end := before + int(binary.BigEndian.Uint32(b[entryHead:]))
	if len(b)-sha256.Size < end {
		return errShort
	}
	if sum := sha256.Sum256(b[:end]); !bytes.Equal(sum[:], b[end:end+sha256.Size]) {
		return errDigest
	}
	return e.decode(b[before:end], b[end+sha256.Size:], out)
}

// An entry begins with the magic and the key; that of a stage goes on with the length of its head.
const (
	entryHead  = len(cacheMagic) + sha256.Size
	headLength = 4
)

// file gives the bytes of an entry, which has the magic and the key.
func (e *entry) file(path string, info fs.FileInfo) ([]byte, error) {
	switch {
	case !info.Mode().IsRegular():
		return nil, errors.New("it is not a file")
	case info.Size() > maxEntry:
		return nil, errors.New("it is too long")
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	b := make([]byte, info.Size())
	if _, err := io.ReadFull(f, b); err != nil {
		return nil, errShort
	}
	if len(b) < entryHead {
		return nil, errShort
	}
	if string(b[:len(cacheMagic)]) != cacheMagic || !bytes.Equal(b[len(cacheMagic):entryHead], e.key[:]) {
		return nil, errPlace
	}
	return b, nil
}

// body gives what an entry of a ledger or of Keep holds between its key and its digest, both of which it checks.
func (e *entry) body(path string, info fs.FileInfo) ([]byte, error) {
	b, err := e.file(path, info)
	if err != nil {
		return nil, err
	}
	end := len(b) - sha256.Size
	if end < entryHead {
		return nil, errShort
	}
	if sum := sha256.Sum256(b[:end]); !bytes.Equal(sum[:], b[end:]) {
		return nil, errDigest
	}
	return b[entryHead:end], nil
}

// decode gives the writer the tables of an entry, and the files that the stage needed.
func (e *entry) decode(head, rows []byte, out *Writer) error {
	for _, name := range e.stage.Writes {
		count, k := binary.Uvarint(head)
		length, l := binary.Uvarint(head[max(k, 0):])
		if k <= 0 || l <= 0 || length > uint64(len(rows)) {
			return errDamaged
		}
		head = head[k+l:]
		if length == 0 {
			continue
		}
		w := &buffer{name: name, each: out.run.info[name].Each, part: out.part, bytes: rows[:length:length],
			rows: int64(count)}
		if rows, w.sum = rows[length:], sha256.Sum256(w.bytes); !bytes.HasPrefix(head, w.sum[:]) {
			return errDigest
		}
		head = head[sha256.Size:]
		out.tables = append(out.tables, w)
	}
	if len(rows) > 0 {
		return errDamaged
	}
	return out.decodeOpened(head)
}

// decodeOpened reads the files of the language knowledge that the stage needed: the rest of a head.
func (out *Writer) decodeOpened(b []byte) error {
	files, k := binary.Uvarint(b)
	if k <= 0 || files > uint64(len(b)) {
		return errDamaged
	}
	b = b[k:]
	for range files {
		length, k := binary.Uvarint(b)
		if k <= 0 || length > uint64(len(b)-k) {
			return errDamaged
		}
		b = b[k:]
		out.opened = append(out.opened, string(b[:length]))
		b = b[length:]
	}
	if len(b) > 0 {
		return errDamaged
	}
	return nil
}

// store keeps what the stage wrote.
func (e *entry) store(out *Writer) {
	if e == nil || e.cache.stopped.Load() {
		return
	}
	b := append([]byte(cacheMagic), e.key[:]...)
	b = append(b, make([]byte, headLength)...)
	var pieces [][]byte
	for _, name := range e.stage.Writes {
		var w buffer
		for _, t := range out.tables {
			if t.name == name {
				w = *t
			}
		}
		rows, err := w.all()
		if err != nil {
			return // whoever reads them next reports it
		}
		b = binary.AppendUvarint(b, uint64(w.rows))
		b = binary.AppendUvarint(b, uint64(len(rows)))
		if len(rows) > 0 {
			b = append(b, w.sum[:]...)
			pieces = append(pieces, rows)
		}
	}
	b = binary.AppendUvarint(b, uint64(len(out.opened)))
	for _, f := range out.opened {
		b = binary.AppendUvarint(b, uint64(len(f)))
		b = append(b, f...)
	}
	binary.BigEndian.PutUint32(b[entryHead:], uint32(len(b)-entryHead-headLength))
	e.seal(b, pieces...)
}

// write makes a file of some pieces in one step. If another build was faster, its file stays: both are the same.
func (c *Cache) write(path string, pieces ...[]byte) (err error) {
	f, err := os.CreateTemp(c.Dir, cacheTemp)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			os.Remove(f.Name())
		}
	}()
	for _, b := range pieces {
		if err == nil {
			_, err = f.Write(b)
		}
	}
	if e := f.Close(); err == nil {
		err = e
	}
	if err != nil {
		return err
	}
	dir := filepath.Dir(path)
	err = os.Rename(f.Name(), path)
	if errors.Is(err, fs.ErrNotExist) {
		if err = os.Mkdir(dir, 0o700); err != nil && !errors.Is(err, fs.ErrExist) {
			return err
		}
		err = os.Rename(f.Name(), path)
	}
	if err != nil && exists(path) {
		os.Remove(f.Name())
		return nil
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.written = dir
	return err
}

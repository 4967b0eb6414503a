// Package publish puts a release in its place: it is built beside its target, under a lock, and appears there whole or
// not at all.
package publish

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"github.com/gofrs/flock"

	"example.org/sourcebook/pipeline/lineage"
)

// Staging is a release that is being built, in a folder beside its target, on the same file system, under a lock. It
// ends with Publish or Discard; a killed build leaves it behind, and the next build of the same target removes it.
type Staging struct {
	Dir  string // the release folder to be: exporters write here
	Work string // for working files; never published

	Force bool // replace a pre-release of another dataset, too

	target string // what Dir becomes
	base   string // holds Dir and Work
	lock   *flock.Flock
	made   []string // folders made for the target, outermost first
	ended  bool
	left   error // why something was left behind after publishing
}

// The folders in a staging folder.
const (
	stagingRelease = "release"
	stagingWork    = "work"
	stagingOld     = "replaced" // a pre-release on its way out
)

// Begin prepares the building of a release at target: it takes the lock, mends or removes what a killed build left, and
// makes the two folders. Errors: another build holds the lock; the folder cannot be written to; the target holds
// something that is no release, so that no build may replace it.
func Begin(target string) (_ *Staging, err error) {
	abs, err := filepath.Abs(target)
	if err != nil {
		return nil, err
	}
	if real, err := filepath.EvalSymlinks(abs); err == nil {
		abs = real
	}
	parent, name := filepath.Split(abs)
	if name == "" {
		return nil, fmt.Errorf("%s cannot be a release folder; name a folder below it", target)
	}
	s := &Staging{target: abs, base: filepath.Join(parent, "."+name+".building")}
	s.Dir, s.Work = filepath.Join(s.base, stagingRelease), filepath.Join(s.base, stagingWork)
	defer func() {
		if err != nil {
			s.Discard()
		}
	}()
	if err := s.acquire(filepath.Clean(parent), "."+name+".lock"); err != nil {
		return nil, err
	}
	if err := s.recover(); err != nil {
		return nil, fmt.Errorf("failed to remove %s, which a stopped build left: %w", s.base, err)
	}
	if _, err := occupant(s.target); err != nil {
		return nil, err
	}
	for _, dir := range []string{s.base, s.Dir, s.Work} {
		if err := os.Mkdir(dir, 0o755); err != nil {
			return nil, unwritable(target, err)
		}
	}
	return s, nil
}

func unwritable(target string, err error) error {
	return fmt.Errorf("cannot write to %s: %w; give another place with --out", target, err)
}

// makeFolders makes dir and the folders above it that do not exist, and gives those that it made, outermost first.
func makeFolders(dir string) (made []string, err error) {
	var missing []string
	for d := dir; ; d = filepath.Dir(d) {
		info, err := os.Stat(d)
		if err == nil {
			if !info.IsDir() {
				return nil, fmt.Errorf("%s is a file", d)
			}
			break
		}
		if !errors.Is(err, fs.ErrNotExist) || d == filepath.Dir(d) {
			return nil, err
		}
		missing = append(missing, d)
	}
	for i := len(missing) - 1; i >= 0; i-- {
		err := os.Mkdir(missing[i], 0o755)
		if err == nil {
			made = append(made, missing[i])
			err = os.Chmod(missing[i], 0o755)
		} else if errors.Is(err, fs.ErrExist) {
			err = nil // another build was first
		}
		if err != nil {
			return made, err
		}
	}
	return made, nil
}

// acquire takes the lock, a file in the folder dir, which it makes if it must. A build that ends removes its lock file
// and the folders that it made, so a lock on a file that is gone counts for nothing, and a folder that is gone is made
// again.
func (s *Staging) acquire(dir, name string) error {
	const most = 100 // attempts: each one more means that another build ended between two steps of this one
	for attempt := 1; ; attempt++ {
		made, err := makeFolders(dir)
		s.made = append(s.made, made...)
		if err != nil {
			return unwritable(s.target, err)
		}
		lock := flock.New(filepath.Join(dir, name), flock.SetFlag(os.O_CREATE|os.O_RDWR), flock.SetPermissions(0o644))
		ok, err := lock.TryLock()
		switch {
		case errors.Is(err, fs.ErrNotExist) && attempt < most:
			continue
		case err != nil:
			return unwritable(s.target, err)
		case !ok:
			return fmt.Errorf("another build is writing %s; wait for its end, or give another place with --out", s.target)
		}
		held, err := lock.Stat()
		if err == nil {
			var there fs.FileInfo
			if there, err = os.Stat(lock.Path()); err == nil && os.SameFile(held, there) {
				s.lock = lock
				return nil
			}
		}
		lock.Close()
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
}

// release gives the lock back and removes its file: before unlocking, so that no other build can hold the file that is
// removed; where an open file cannot be removed, afterwards.
func (s *Staging) release() error {
	if s.lock == nil {
		return nil
	}
	p := s.lock.Path()
	removed := os.Remove(p)
	err := s.lock.Close()
	if removed != nil && runtime.GOOS == "windows" {
		os.Remove(p) // another build may hold it already
	}
	s.lock = nil
	return err
}

// recover cleans up after a killed build. If it was killed between the two steps of a replacement, the old release goes
// back to its place first.
func (s *Staging) recover() error {
	old := filepath.Join(s.base, stagingOld)
	if _, err := os.Lstat(s.target); errors.Is(err, fs.ErrNotExist) {
		if _, err := os.Lstat(old); err == nil {
			if err := os.Rename(old, s.target); err != nil {
				return err
			}
		}
	}
	return os.RemoveAll(s.base)
}

// Discard removes what was built and releases the lock. It does nothing after Publish, so it may be deferred.
func (s *Staging) Discard() error {
	if s.ended {
		return nil
	}
	s.ended = true
	var err error
	if s.lock != nil {
		err = s.recover()
	}
	err = errors.Join(err, s.release())
	for i := len(s.made) - 1; i >= 0; i-- {
		os.Remove(s.made[i]) // stays if it is not empty
	}
	return err
}

// Outcome is what Publish did.
type Outcome int

const (
	Published Outcome = iota // a new release
	Unchanged                // the target already held this release, byte for byte
	Replaced                 // the target held a pre-release, which was overwritten
)

func (o Outcome) String() string {
	return [...]string{"published", "unchanged", "replaced"}[o]
}

// Remains is the error that kept Publish from removing its working files after the release was in its place; nil if
// there was none. The next build of the same target removes them.
func (s *Staging) Remains() error { return s.left }

// Publish puts the sealed release in the place of the target, whole, in one step, and releases the lock. A target that
// holds the same release already is left alone. A pre-release there is overwritten; a released version with other
// content is an error that names the first files that differ. After an error nothing has changed and what was built is
// gone.
func (s *Staging) Publish(ctx context.Context) (o Outcome, err error) {
	if s.ended {
		return 0, errors.New("the release was already published or discarded")
	}
	defer func() {
		if left := s.Discard(); err != nil {
			err = errors.Join(err, left)
		} else {
			s.left = left
		}
	}()
	if err := s.settle(); err != nil {
		return 0, fmt.Errorf("failed to write %s: %w", s.target, err)
	}
	if err := os.RemoveAll(s.Work); err != nil {
		return 0, fmt.Errorf("failed to remove the working files: %w", err)
	}
	there, err := occupant(s.target)
	if err != nil {
		return 0, err
	}
	if err := ctx.Err(); err != nil {
		return 0, err
	}
	if there == nil {
		os.Remove(s.target) // an empty folder, if one is there
		if err := s.move(s.Dir, s.target); err != nil {
			return 0, unwritable(s.target, err)
		}
		s.made = nil
		return Published, nil
	}
	same, err := s.mayReplace(there)
	if err != nil || same {
		return Unchanged, err
	}
	old := filepath.Join(s.base, stagingOld)
	if err := s.move(s.target, old); err != nil {
		return 0, unwritable(s.target, err)
	}
	if err := s.move(s.Dir, s.target); err != nil {
		return 0, unwritable(s.target, err) // Discard puts the old one back
	}
	return Replaced, nil
}

// move renames a folder and makes the change last. After an error the folder is where it was.
func (s *Staging) move(from, to string) error {
	if err := os.Rename(from, to); err != nil {
		return err
	}
	if err := syncPath(filepath.Dir(to)); err != nil {
		return errors.Join(err, os.Rename(to, from))
	}
	return nil
}

// mayReplace compares the release that is there with the one that was built: they are the same, or the new one may
// replace it, or the error says why not.
func (s *Staging) mayReplace(there *lineage.Manifest) (same bool, err error) {
	built, err := lineage.ReadManifest(s.Dir)
	if err != nil {
		return false, err
	}
	a, err := lineage.DigestTree(s.target)
	if err != nil {
		return false, err
	}
	b, err := lineage.DigestTree(s.Dir)
	if err != nil {
		return false, err
	}
	diff := lineage.CompareFiles("", a, b)
	if len(diff) == 0 {
		return true, nil
	}
	was, is := there.Dataset, built.Dataset
	switch {
	case was.Name != is.Name && lineage.PreRelease(was.Version) && !s.Force:
		return false, fmt.Errorf("%s holds the pre-release %s %s of another dataset; replace it with --force, or give "+
			"another place with --out", s.target, was.Name, was.Version)
	case was.Name != is.Name && !lineage.PreRelease(was.Version):
		return false, fmt.Errorf("%s holds the release %s %s of another dataset, and a released version is never replaced; "+
			"remove it, or give another place with --out", s.target, was.Name, was.Version)
	case lineage.PreRelease(was.Version):
		return false, nil
	case was.Version != is.Version:
		return false, fmt.Errorf("%s holds the released version %s %s; give version %s another place with --out",
			s.target, was.Name, was.Version, is.Version)
	}
	return false, fmt.Errorf("%s already holds version %s with other content, and a released version never changes "+
		"(%s); raise the version in corpus.yaml (one that ends in -dev is replaced by each build), or give another place "+
		"with --out",
		s.target, was.Version, firstFiles(diff))
}

// firstFiles names the first files that differ; the manifest and CHECKSUMS, which follow all others, only if no other
// does.
func firstFiles(diff []lineage.Mismatch) string {
	const most = 3
	var names, followers []string
	for _, m := range diff {
		name := strings.TrimSuffix(m.What, " in ")
		if name == lineage.ChecksumsName || name == lineage.ManifestName {
			followers = append(followers, name)
		} else {
			names = append(names, name)
		}
	}
	if len(names) == 0 {
		names = followers
	}
	names = slices.Compact(names)
	more := ""
	if n := len(names) - most; n > 0 {
		more = fmt.Sprintf(" and %d more", n)
		names = names[:most]
	}
	verb := "differs"
	if len(names) > 1 || more != "" {
		verb = "differ"
	}
	return strings.Join(names, ", ") + more + " " + verb
}

// occupant gives the manifest of the release at target; nil if nothing is there or an empty folder. Anything else is an
// error: it may be somebody's work.
func occupant(target string) (*lineage.Manifest, error) {
	info, err := os.Stat(target)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	if !info.IsDir() {
		return nil, fmt.Errorf("%s is a file; give a folder for the release with --out", target)
	}
	entries, err := os.ReadDir(target)
	if err != nil {
		return nil, err
	}
	if len(entries) == 0 {
		return nil, nil
	}
	refuse := func(why string) error {
		return fmt.Errorf("%s is not empty and %s; give another place with --out", target, why)
	}
	data, err := os.ReadFile(filepath.Join(target, lineage.ChecksumsName))
	if err != nil {
		return nil, refuse("holds no release")
	}
	listed, err := lineage.ParseChecksums(data)
	if err != nil {
		return nil, refuse("its " + lineage.ChecksumsName + " is not that of a release")
	}
	m, err := lineage.ReadManifest(target)
	if err != nil {
		return nil, refuse("its " + lineage.ManifestName + " cannot be read")
	}
	known := map[string]bool{lineage.ChecksumsName: true}
	for _, f := range listed {
		known[f.Path] = true
	}
	err = fs.WalkDir(os.DirFS(target), ".", func(p string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && !known[p] {
			err = refuse("holds " + p + ", which is no part of the release there")
		}
		return err
	})
	return m, err
}

package container

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"sync"

	"example.org/sourcebook/pipeline/source"
)

// deepestNest is how many files that hold files may stand in one another below the outermost one.
const deepestNest = 3

// mostNested is what one file that stands in another may unpack to, in bytes: it is held in memory while its members
// are read.
const mostNested = 256 << 20

// nest is a file that holds files, with what files in it hold: a tar in a ZIP, the rows of a table in a tar, an archive
// that is attached to a message, what is attached to a message in an archive.
type nest struct {
	outer Archive
	media string
	level int    // of files in one another, from 0
	left  *int64 // what all inner files may still unpack to while they are listed

	mutex sync.Mutex
	last  opened // the inner file that was read last
}

// opened is an inner file.
type opened struct {
	of    *Member
	inner Archive
	at    int64 // where it stands in the outer file; -1 if it does not
}

// openNest opens a file that holds files, on a level of files in one another.
func openNest(in io.ReaderAt, size int64, media string, level int, left *int64) (*nest, error) {
	open := openers[media]
	if open == nil {
		return nil, fmt.Errorf("a file of %s holds no files", media)
	}
	outer, err := open(in, size)
	if err != nil {
		return nil, err
	}
	return &nest{outer: outer, media: media, level: level, left: left}, nil
}

// Members lists the members, and in place of one that holds files those in it.
func (n *nest) Members(each func(*Member) error) error {
	return n.outer.Members(func(m *Member) error {
		kind := source.KindOf(m.Name)
		attached := kind.Media == source.Mail && n.media != source.Mailbox // a mailbox lists them itself
		switch {
		case m.Reason != "" || m.Fault != nil || !attached && !kind.IsContainer():
			return each(m)
		case !attached:
			return n.list(m, each)
		}
		if err := each(m); err != nil {
			return err
		}
		return n.list(m, func(x *Member) error {
			if x.within == nil {
				return nil // the message cannot be read: reading it as a document says why
			}
			return each(x)
		})
	})
}

// list calls each for what a member holds, or for the member with what is wrong with it.
func (n *nest) list(m *Member, each func(*Member) error) error {
	fault := func(err error) error {
		bad := *m
		bad.Fault = err
		return each(&bad)
	}
	if n.level == deepestNest {
		return fault(fmt.Errorf("more than %d archives stand in one another; unpack the outer ones", deepestNest))
	}
	o, size, err := n.open(m)
	if none := (NoText{}); errors.As(err, &none) {
		left := *m
		left.Reason = none.inside()
		return each(&left)
	}
	if err != nil {
		return fault(err)
	}
	if *n.left -= size; *n.left < 0 {
		return fault(fmt.Errorf("the archives in the archive unpack to more than %d times its length; unpack it yourself if "+
			"it is sound", MostPacking))
	}
	var stopped error
	err = o.inner.Members(func(x *Member) error {
		stopped = each(n.inside(m, x))
		return stopped
	})
	if err != nil && stopped == nil {
		return fault(err)
	}
	return err
}

// open unpacks a member that holds files, and says how long it is.
func (n *nest) open(m *Member) (o opened, size int64, err error) {
	data, at, err := n.outer.Content(m, mostNested)
	if err != nil {
		return o, 0, err
	}
	size = int64(len(data))
	kind, err := source.Door(m.Name, data[:min(size, source.HeadBytes)])
	if err != nil {
		return o, 0, err
	}
	o = opened{of: m, at: at}
	if kind.HasRows() {
		o.inner, err = openSheet(data, m.Shown, kind.Media)
	} else {
		o.inner, err = openNest(bytes.NewReader(data), size, kind.Media, n.level+1, n.left)
	}
	return o, size, err
}

// Content gives the bytes of a member, of an inner file too. The inner file stays open until another one is read:
// members of one are mostly read one after another.
func (n *nest) Content(m *Member, limit int64) ([]byte, int64, error) {
	if m.within == nil {
		return n.outer.Content(m, limit)
	}
	o, err := n.reopened(m.within)
	if err != nil {
		return nil, -1, err
	}
	data, at, err := o.inner.Content(m.held, limit)
	if at >= 0 && o.at >= 0 {
		return data, o.at + at, err
	}
	return data, -1, err
}

// reopened gives an inner file, which is opened again if it is not the last one.
func (n *nest) reopened(m *Member) (opened, error) {
	n.mutex.Lock()
	defer n.mutex.Unlock()
	if n.last.of == m {
		return n.last, nil
	}
	o, _, err := n.open(m)
	if err == nil {
		n.last = o
	}
	return o, err
}

// inside gives a member of an inner file as one of this file.
func (n *nest) inside(m, x *Member) *Member {
	out := *x
	out.within, out.held = m, x
	out.Shown = m.Shown + " " + x.Shown
	out.Name = m.Name + "/" + x.Name
	switch {
	case m.Own == "" && x.Own == "" && x.Shown == x.Name:
		out.Shown = out.Name
	case x.Own != "":
		out.Own = strings.ReplaceAll(m.called(), ".", "-") + "-" + x.Own
	default:
		out.Own = strings.ReplaceAll(m.called()+"-"+x.called(), ".", "-")
	}
	return &out
}

// called is what a member is called in an id.
func (m *Member) called() string {
	switch {
	case m.Own != "":
		return m.Own
	case m.Shown != m.Name && m.within == nil:
		return strconv.Itoa(m.Number)
	}
	return m.Name
}

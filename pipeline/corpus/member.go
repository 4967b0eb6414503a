package corpus

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"

	"example.org/sourcebook/pipeline/container"
	"example.org/sourcebook/pipeline/source"
)

// noDocument is the error of a container in which nothing can be read.
type noDocument struct{ why string }

func (n noDocument) Error() string { return "none of its members is a document that is read" + n.why }

// members reads a container with files once: its digest, where each member stands and its id. With an error it gives
// the members before it.
func (c *Corpus) members(f *Source) ([]Source, error) {
	k := &Container{ID: f.ID, Path: f.Path, MediaType: source.KindOf(f.Path).Media}
	if err := c.open(k); err != nil {
		return nil, err
	}
	if err := k.door(); err != nil {
		return nil, err
	}
	var err error
	if k.archive, err = container.OpenArchive(k.in, k.size, k.MediaType); err != nil {
		return nil, err
	}
	var out []Source
	left := leftOut{path: f.Path}
	err = k.archive.Members(func(m *container.Member) error {
		if m.Reason != "" {
			left.add(m)
			return nil
		}
		s := Source{Path: f.Path, Declared: f.Declared, line: f.line,
			Record: &Record{Container: k, Number: m.Number, Member: m}}
		if m.Fault != nil {
			s.fault = fmt.Errorf("%s: %w", s.where(), m.Fault)
			m.Fault = nil
		}
		out = append(out, s)
		return nil
	})
	if err == nil && len(out) == 0 {
		return nil, noDocument{left.why()}
	}
	c.Skipped = append(c.Skipped, left.lines()...)
	k.nameMembers(out)
	k.Records = len(out)
	return out, err
}

// attached gives what is attached to a message, as documents of their own. A message that cannot be read has none:
// reading it as a document says why.
func (c *Corpus) attached(f *Source) []Source {
	k := &Container{ID: f.ID, Path: f.Path, MediaType: source.Mail}
	if c.open(k) != nil || k.door() != nil {
		return nil
	}
	var err error
	if k.archive, err = container.OpenArchive(k.in, k.size, k.MediaType); err != nil {
		return nil
	}
	var out []Source
	left := leftOut{path: f.Path}
	err = k.archive.Members(func(m *container.Member) error {
		if m.Reason != "" {
			left.add(m)
			return nil
		}
		out = append(out, Source{Path: f.Path, Declared: f.Declared, line: f.line,
			Record: &Record{Container: k, Number: m.Number, Member: m}})
		return nil
	})
	if err != nil {
		return nil
	}
	c.Skipped = append(c.Skipped, left.lines()...)
	k.nameMembers(out)
	return out
}

// nameMembers gives the members their ids: that of the container with the path of the member without its extension,
// with it where two would have the same; with its number if it has no path or one that is no id.
func (k *Container) nameMembers(members []Source) {
	stem := func(s *Source) string { return source.KindOf(s.Record.Member.Name).Stem }
	times := map[string]int{}
	for i := range members {
		times[stem(&members[i])]++
	}
	for i := range members {
		s := &members[i]
		m, own := s.Record.Member, stem(s)
		if times[own] > 1 {
			own += strings.ReplaceAll(m.Name[len(own):], ".", "-")
		}
		if m.Own != "" {
			own = m.Own
		}
		s.ID = k.ID + "-" + norm.NFC.String(strings.ReplaceAll(own, "/", "-"))
		if m.Own == "" && (m.Shown != m.Name || s.fault != nil) || badID(s.ID) != "" {
			s.ID = k.ID + "-" + strconv.Itoa(m.Number)
		}
	}
}

// leftOut counts the members of a container that are no documents, by reason.
type leftOut struct {
	path    string
	counts  []reason
	same    []Skipped // the first ones of those that are the same as another
	members int
}

type reason struct {
	text  string
	times int
}

// mostNamed is how many members with the bytes of another one are named.
const mostNamed = 20

// sameAsOther is the reason of all that have the bytes of another one.
const sameAsOther = "the payload of another record"

// add counts a member.
func (l *leftOut) add(m *container.Member) {
	text := m.Reason
	if strings.HasPrefix(text, container.Duplicate) {
		if len(l.same) < mostNamed {
			l.same = append(l.same, Skipped{l.path + " " + m.Shown, text})
		}
		text = sameAsOther
	}
	l.members++
	i := slices.IndexFunc(l.counts, func(r reason) bool { return r.text == text })
	if i < 0 {
		i = len(l.counts)
		l.counts = append(l.counts, reason{text: text})
	}
	l.counts[i].times++
}

// why lists the reasons, the most frequent first; empty without any.
func (l *leftOut) why() string {
	slices.SortStableFunc(l.counts, func(a, b reason) int {
		return cmp.Or(b.times-a.times, strings.Compare(a.text, b.text))
	})
	var b strings.Builder
	for i, r := range l.counts {
		b.WriteString([]string{": ", ", "}[min(i, 1)])
		fmt.Fprintf(&b, "%s (%d)", r.text, r.times)
	}
	return b.String()
}

// lines says what was left out: a line for the container, and one for each of the first members that are duplicates.
func (l *leftOut) lines() []Skipped {
	if l.members == 0 {
		return nil
	}
	return append([]Skipped{{l.path, fmt.Sprintf("%d of its members, by reason%s", l.members, l.why())}}, l.same...)
}

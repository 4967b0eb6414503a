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

// holds reports whether a file may hold documents of their own.
func holds(p string) bool {
	k := source.KindOf(p)
	return k.IsContainer() || k.Media == source.Mail
}

// noDocument is the error of a container in which nothing can be read.
type noDocument struct{ why string }

func (n noDocument) Error() string { return "none of its members is a document that is read" + n.why }

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
	named   []Skipped // the first ones of those that are the same as another, and of those that hold documents
	members int
}

type reason struct {
	text  string
	times int
}

// mostNamed is how many members are named that are the same as another, or hold documents.
const mostNamed = 20

// sameAsOther is the reason of all that have the bytes of another one.
const sameAsOther = "the payload of another record"

// add counts a member.
func (l *leftOut) add(m *container.Member) {
	text := m.Reason
	same := strings.HasPrefix(text, container.Duplicate)
	if (same || source.KindOf(m.Name).IsContainer()) && len(l.named) < mostNamed {
		l.named = append(l.named, Skipped{l.path + " " + m.Shown, text})
	}
	if same {
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

// lines says what was left out: a line for the container, and one for each of the first members that are duplicates or
// hold documents.
func (l *leftOut) lines() []Skipped {
	if l.members == 0 {
		return nil
	}
	return append([]Skipped{{l.path, fmt.Sprintf("%d of its members, by reason%s", l.members, l.why())}}, l.named...)
}

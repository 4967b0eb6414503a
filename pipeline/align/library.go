package align

import (
	"cmp"
	"container/list"
	"math"

	"example.org/sourcebook/pipeline/agree"
	"example.org/sourcebook/pipeline/align/amount"
	"example.org/sourcebook/pipeline/align/naming"
	"example.org/sourcebook/pipeline/align/sense"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/pipeline/language/bcp47"
	"example.org/sourcebook/pipeline/stage"
	"example.org/sourcebook/pipeline/tables"
	"example.org/sourcebook/schema"
)

// library holds the documents that were read last, so many that they have limit sentences in all, but at least two.
type library struct {
	read  func(id string) (*document, error) // nil if there is none
	limit int
	docs  map[string]*list.Element
	order *list.List // of documents; the one that was asked for last comes last
	units int
	err   error // the first one
}

func newLibrary(limit int, read func(id string) (*document, error)) *library {
	return &library{read: read, limit: limit, docs: map[string]*list.Element{}, order: list.New()}
}

func (l *library) get(id string) *document {
	if e, ok := l.docs[id]; ok {
		l.order.MoveToBack(e)
		return e.Value.(*document)
	}
	d, err := l.read(id)
	if err != nil && l.err == nil {
		l.err = err
	}
	if d == nil {
		d = &document{id: id} // the reader has failed and tells so
	}
	l.docs[id] = l.order.PushBack(d)
	l.units += len(d.units)
	for l.units > l.limit && l.order.Len() > 2 {
		oldest := l.order.Remove(l.order.Front()).(*document)
		l.units -= len(oldest.units)
		delete(l.docs, oldest.id)
	}
	return d
}

// readUnpacked gives a document as works compares it.
func readUnpacked(in *stage.Reader) func(id string) (*document, error) {
	return func(id string) (d *document, err error) {
		for e := range tables.Evidences.Of(in, id) {
			d, err = unpack(e)
		}
		return d, err
	}
}

// readNamed gives a document of a work with its rows, the names as a table has them, and what sentences about it need.
func readNamed(in *stage.Reader, names stage.Table[schema.Mention], members []*tables.WorkOf) (
	func(id string) (*document, error), error) {
	known, err := nameAll(in, members)
	if err != nil {
		return nil, err
	}
	return func(id string) (*document, error) {
		d, _, err := load(in, names, noTongue, id, math.MaxInt)
		if d != nil {
			n := known[id]
			d.name, d.pack, d.amounts, d.senses = n.Name, n.pack, n.amounts, n.senses
			d.naming = &naming.Document{Language: d.language, Frequencies: n.frequencies, Nations: n.nations}
			for i := range d.units {
				d.naming.Mentions = append(d.naming.Mentions, d.units[i].mentions...)
			}
		}
		return d, err
	}, nil
}

// named is what sentences call a document, and what is known of its language.
type named struct {
	agree.Name
	pack        *language.Pack
	frequencies *language.Frequencies
	nations     naming.Nations
	amounts     amount.Words
	senses      *sense.Table
}

// nameAll finds out what the sentences about the documents of a work need.
func nameAll(in *stage.Reader, members []*tables.WorkOf) (map[string]named, error) {
	ids, languages := make([]string, len(members)), make([]string, len(members))
	for i, m := range members {
		ids[i] = m.DocumentID
		for o := range tables.Origins.Of(in, m.DocumentID) {
			languages[i] = o.Declared.Language
		}
		for d := range tables.Described.Of(in, m.DocumentID) {
			languages[i] = cmp.Or(languages[i], d.Language)
		}
	}
	known := map[string]named{}
	for i, n := range agree.Names(ids, languages) {
		pack, err := in.Lexicon().Pack(languages[i])
		if err != nil {
			return nil, err
		}
		frequencies, err := in.Lexicon().Frequencies(languages[i])
		if err != nil {
			return nil, err
		}
		nations, err := naming.ReadNations(in.Lexicon(), pack.Tag)
		if err != nil {
			return nil, err
		}
		amounts, err := amount.ReadWords(in.Lexicon(), bcp47.Base(pack.Tag))
		if err != nil {
			return nil, err
		}
		senses, err := sense.Read(in.Lexicon(), languages[i])
		if err != nil {
			return nil, err
		}
		known[ids[i]] = named{n, pack, frequencies, nations, amounts, senses}
	}
	return known, nil
}

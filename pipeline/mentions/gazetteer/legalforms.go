package gazetteer

import (
	"cmp"
	"slices"
	"strings"

	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/pipeline/mentions/scan"
)

// LegalForm is how the name of a company says what it is in law: Ltd., GmbH & Co. KG.
type LegalForm struct {
	Form string // as it is written

	Before bool // the name may follow
	Behind bool // the name may go before
	Head   bool // the name begins with it, in a script without capitals
	Apart  bool // it is a word in small letters that stands before such a name and is no part of it; -x: words that end so
}

// legalForms reads the legal forms of companies that texts in a language have, from root/legalforms.tsv, in its order.
func legalForms(l *language.Lexicon, tag string) ([]LegalForm, error) {
	return language.Read(l, "root/legalforms.tsv", "legal forms of "+tag, func(f *language.File) []LegalForm {
		out := make([]LegalForm, 0, f.Lines())
		for row := range f.Rows("form", "place", "languages") {
			x := LegalForm{Form: row.Text(0)}
			switch place := row.Text(1); place {
			case "before":
				x.Before = true
			case "behind":
				x.Behind = true
			case "both":
				x.Before, x.Behind = true, true
			case "head":
				x.Head = true
			case "apart":
				x.Apart = true
			default:
				row.Fail("place %q; write before, behind, both, head or apart", place)
			}
			if languages := row.Text(2); languages == "" || slices.Contains(strings.Fields(languages), tag) {
				out = append(out, x)
			}
		}
		return out
	})
}

// LegalForms are the legal forms of companies that texts in a language have.
type LegalForms struct {
	begin map[string][]LegalForm // fold of the first token → the forms that begin with it, the longest first
	apart map[string]bool
	tails []string // of the words that stand apart
	heads map[string]bool
}

func legalFormsOf(list []LegalForm) *LegalForms {
	x := &LegalForms{begin: map[string][]LegalForm{}, apart: map[string]bool{},
		heads: map[string]bool{}}
	for _, f := range list {
		if tail, is := strings.CutPrefix(f.Form, "-"); is && f.Apart {
			x.tails = append(x.tails, tail)
			continue
		}
		if f.Apart {
			x.apart[f.Form] = true
			continue
		}
		if f.Head {
			x.heads[f.Form] = true
			continue
		}
		first := scan.Cut(f.Form)[0].Fold
		x.begin[first] = append(x.begin[first], f)
	}
	for _, forms := range x.begin {
		slices.SortStableFunc(forms, func(a, b LegalForm) int { return cmp.Compare(len(b.Form), len(a.Form)) })
	}
	return x
}

// Begin gives the forms whose first token has the fold, the longest first.
func (x *LegalForms) Begin(fold string) []LegalForm { return x.begin[fold] }

// Apart reports whether a word in small letters stands before the name of a company and is no part of it.
func (x *LegalForms) Apart(fold string) bool {
	ends := func(tail string) bool { return len(fold) > len(tail) && strings.HasSuffix(fold, tail) }
	return x.apart[fold] || slices.ContainsFunc(x.tails, ends)
}

// Head reports whether the names of companies begin with a word in a script without capitals.
func (x *LegalForms) Head(fold string) bool { return x.heads[fold] }

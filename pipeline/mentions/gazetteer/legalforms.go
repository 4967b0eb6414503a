package gazetteer

import (
	"cmp"
	"slices"

	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/pipeline/mentions/scan"
)

// LegalForms are the legal forms of companies that texts in a language have.
type LegalForms struct {
	begin map[string][]language.LegalForm // fold of the first token → the forms that begin with it, the longest first
	apart map[string]bool
	heads map[string]bool
}

func legalFormsOf(list []language.LegalForm) *LegalForms {
	x := &LegalForms{begin: map[string][]language.LegalForm{}, apart: map[string]bool{},
		heads: map[string]bool{}}
	for _, f := range list {
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
		slices.SortStableFunc(forms, func(a, b language.LegalForm) int { return cmp.Compare(len(b.Form), len(a.Form)) })
	}
	return x
}

// Begin gives the forms whose first token has the fold, the longest first.
func (x *LegalForms) Begin(fold string) []language.LegalForm { return x.begin[fold] }

// Apart reports whether a word in small letters stands before the name of a company and is no part of it.
func (x *LegalForms) Apart(fold string) bool { return x.apart[fold] }

// Head reports whether the names of companies begin with a word in a script without capitals.
func (x *LegalForms) Head(fold string) bool { return x.heads[fold] }

package schema

import (
	"math/big"
	"strings"
)

// Kind is the logical kind of a column.
type Kind int

const (
	String     Kind = iota // UTF-8 text; the empty string is null
	Int                    // 64-bit signed integer
	DateKind               // a day of the proleptic Gregorian calendar, as YYYY-MM-DD
	DecimalK               // an exact decimal with the column's precision and scale
	StringList             // a list of texts, never null, empty is []
	StructList             // a list of records, never null, empty is []
)

// Type is the logical type of a column: the kind, and what the kind leaves open.
type Type struct {
	Kind      Kind
	Precision int     // of DecimalK: digits in all
	Scale     int     // of DecimalK: digits after the point
	Fields    []Field // of StructList: the fields of a record, in order
}

// Field is one field of the records in a StructList. Its kind is String or Int; a String may be null.
type Field struct {
	Name string
	Kind Kind
	Doc  string
}

// String is the type's name in the data dictionary and in the header line of a content digest.
func (t Type) String() string {
	switch t.Kind {
	case String:
		return "string"
	case Int:
		return "int64"
	case DateKind:
		return "date"
	case DecimalK:
		return "decimal(" + itoa(t.Precision) + "," + itoa(t.Scale) + ")"
	case StringList:
		return "list<string>"
	case StructList:
		parts := make([]string, len(t.Fields))
		for i, f := range t.Fields {
			parts[i] = f.Name + ":" + Type{Kind: f.Kind}.String()
		}
		return "list<struct<" + strings.Join(parts, ",") + ">>"
	}
	return "unknown"
}

func itoa(n int) string { return big.NewInt(int64(n)).String() }

// Date is a calendar day as YYYY-MM-DD; empty is null.
type Date string

// Decimal is an exact decimal number in canonical form: no exponent, no plus sign, no leading zeros but one before a
// point, no trailing zeros after it, no "-0"; empty is null. It is the form that CSV shows.
type Decimal string

// The precision and scale of an exact number in a released table.
const (
	Precision = 38
	Scale     = 12
)

// NewDecimal rounds r half to even to Scale digits after the point. It reports whether digits were lost, and false in
// ok (with a null Decimal) when r does not fit Precision digits.
func NewDecimal(r *big.Rat) (d Decimal, inexact, ok bool) {
	pow := new(big.Int).Exp(big.NewInt(10), big.NewInt(Scale), nil)
	num := new(big.Int).Mul(r.Num(), pow)
	quo, rem := new(big.Int).QuoRem(num, r.Denom(), new(big.Int))
	if inexact = rem.Sign() != 0; inexact {
		twice := new(big.Int).Abs(rem)
		twice.Lsh(twice, 1)
		if c := twice.Cmp(r.Denom()); c > 0 || c == 0 && quo.Bit(0) == 1 {
			quo.Add(quo, big.NewInt(int64(num.Sign())))
		}
	}
	limit := new(big.Int).Exp(big.NewInt(10), big.NewInt(Precision), nil)
	if new(big.Int).Abs(quo).Cmp(limit) >= 0 {
		return "", inexact, false
	}
	return canonical(quo, Scale), inexact, true
}

// canonical writes unscaled / 10^scale without trailing zeros.
func canonical(unscaled *big.Int, scale int) Decimal {
	s := new(big.Int).Abs(unscaled).String()
	if len(s) <= scale {
		s = strings.Repeat("0", scale+1-len(s)) + s
	}
	whole, frac := s[:len(s)-scale], strings.TrimRight(s[len(s)-scale:], "0")
	if frac != "" {
		whole += "." + frac
	}
	if unscaled.Sign() < 0 {
		whole = "-" + whole
	}
	return Decimal(whole)
}

// Rat is the value of d, nil for null or for text that is not a decimal in canonical form.
func (d Decimal) Rat() *big.Rat {
	if d == "" || strings.ContainsAny(string(d), "eE/_+") {
		return nil
	}
	r, ok := new(big.Rat).SetString(string(d))
	if !ok {
		return nil
	}
	return r
}

// OptInt is an integer that may be null. The zero value is 0, not null.
type OptInt struct {
	N    int64
	Null bool
}

// Some is the OptInt that holds n.
func Some(n int) OptInt { return OptInt{N: int64(n)} }

// Value is one cell, in a form that serves every format. Which member counts is said by the column's Kind.
type Value struct {
	Null    bool
	Text    string    // String, DateKind, DecimalK
	Int     int64     // Int
	List    []string  // StringList
	Records [][]Value // StructList: for each record its fields, in order
}

func text(s string) Value { return Value{Null: s == "", Text: s} }
func num(n int64) Value   { return Value{Int: n} }

package markup

// Attributes are those of a tag, in their order; the first of a name counts.
type Attributes []Attribute

// Attribute is one attribute, its name in lower case.
type Attribute struct{ Key, Value string }

// mostAttributes bounds what is kept of a tag.
const mostAttributes = 64

// Attributes gives those of the tag at hand.
func (t *Tokens) Attributes() Attributes {
	if t.attributes != nil {
		return t.attributes
	}
	a := Attributes{}
	for more := true; more && len(a) < mostAttributes; {
		var key, value []byte
		key, value, more = t.TagAttr()
		if len(key) > 0 {
			a = append(a, Attribute{string(key), string(value)})
		}
	}
	t.attributes = a
	return a
}

// Get gives the value of an attribute; empty without one.
func (a Attributes) Get(key string) string {
	for _, x := range a {
		if x.Key == key {
			return x.Value
		}
	}
	return ""
}

// Has reports whether there is an attribute of the name.
func (a Attributes) Has(key string) bool {
	for _, x := range a {
		if x.Key == key {
			return true
		}
	}
	return false
}

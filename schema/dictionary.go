package schema

// DictionaryTable is a table in the data dictionary, ready for JSON.
type DictionaryTable struct {
	Name        string             `json:"name"`
	Version     int                `json:"version"`
	Description string             `json:"description"`
	Key         string             `json:"key"`
	Sort        []string           `json:"sort"`
	Columns     []DictionaryColumn `json:"columns"`
}

// DictionaryColumn is a column in the data dictionary.
type DictionaryColumn struct {
	Name        string            `json:"name"`
	Type        string            `json:"type"`
	Unit        string            `json:"unit,omitempty"`
	Description string            `json:"description"`
	Nullable    bool              `json:"nullable"`
	References  string            `json:"references,omitempty"`
	Allowed     []DictionaryValue `json:"allowed,omitempty"`
	Fields      []DictionaryField `json:"fields,omitempty"`
}

// DictionaryValue is a value of a closed list.
type DictionaryValue struct {
	Value       string `json:"value"`
	Description string `json:"description"`
}

// DictionaryField is a field of the records in a list.
type DictionaryField struct {
	Name        string `json:"name"`
	Type        string `json:"type"`
	Description string `json:"description"`
}

// Dictionary gives the data dictionary of tables.
func Dictionary(tables []*Table) []DictionaryTable {
	out := make([]DictionaryTable, 0, len(tables))
	for _, t := range tables {
		d := DictionaryTable{Name: t.Name, Version: t.Version, Description: t.Doc, Key: t.Key, Sort: t.Sort}
		for _, c := range t.Columns {
			column := DictionaryColumn{Name: c.Name, Type: c.Type.String(), Unit: c.Unit, Description: c.Doc,
				Nullable: c.Nullable, References: c.Ref}
			for _, a := range c.Allowed {
				column.Allowed = append(column.Allowed, DictionaryValue{a.Value, a.Doc})
			}
			for _, f := range c.Type.Fields {
				column.Fields = append(column.Fields, DictionaryField{f.Name, Type{Kind: f.Kind}.String(), f.Doc})
			}
			d.Columns = append(d.Columns, column)
		}
		out = append(out, d)
	}
	return out
}

package schema

// Entity is a row of Entities.
type Entity struct {
	EntityID  string
	Type      string
	Name      string
	Names     []Name
	Wikidata  string
	Mentions  int
	Documents int
}

// Name is a form of an entity's name, with the language of the text that has it.
type Name struct {
	Language string // BCP 47, empty if not known
	Name     string
}

// entityTypes is the closed list of types, shared by entities and mentions.
var entityTypes = allow(
	Allow{"person", "A person."},
	Allow{"organization", "An organization, authority, company or publication."},
	Allow{"place", "A country, region, town or other place."},
	Allow{"law", "A law, treaty or regulation."},
	Allow{"operation", "A named police, military or other operation."},
	Allow{"event", "A named event."},
)

var Entities = define(Table{
	Name: "entities", Version: 1, Key: "entity_id", Sort: []string{"entity_id"},
	Doc: "One row a person, organization, place, law, operation or event that the texts name, over all documents " +
		"and languages.",
},
	textColumn("entity_id", "Identifier, made from the lexicon's identifier or the canonical name.",
		func(r *Entity) string { return r.EntityID }),
	textColumn("type", "What the entity is.", func(r *Entity) string { return r.Type }, entityTypes),
	textColumn("name", "Canonical name.", func(r *Entity) string { return r.Name }),
	recordsColumn("names", "The forms of the name that the texts have, with their language.",
		[]Field{{"language", String, "BCP 47 tag of the text's language; null if not known."},
			{"name", String, "Form of the name."}},
		func(r *Entity) [][]Value {
			out := make([][]Value, len(r.Names))
			for i, n := range r.Names {
				out[i] = []Value{text(n.Language), text(n.Name)}
			}
			return out
		}),
	textColumn("wikidata", "Wikidata identifier (Q and digits), from the lexicon.",
		func(r *Entity) string { return r.Wikidata }, nullable),
	intColumn("mentions", "1", "Rows of mentions that name the entity.", func(r *Entity) int { return r.Mentions }),
	intColumn("documents", "1", "Documents that name the entity.", func(r *Entity) int { return r.Documents }),
)

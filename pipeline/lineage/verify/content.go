package verify

import (
	"fmt"
	"runtime"
	"strings"

	"example.org/sourcebook/pipeline/lineage"
	"example.org/sourcebook/schema"
)

// content is what is claimed of the rows of a file, and what they are.
type content struct {
	claim lineage.Shard
	table *schema.Table
	path  string
	sum   string
	rows  int64
	err   error
}

// contents compares the digest and the number of the rows of each table in each of its files.
func (v *Checker) contents(checkers []*rowChecker) {
	var all []*content
	for _, c := range checkers {
		if c.of.Older {
			continue // the digest is of types that are not known here
		}
		claim := v.Manifest.Table(c.table.Name)
		v.shards(claim)
		shards := claim.Shards
		if len(shards) == 0 {
			shards = []lineage.Shard{{Rows: claim.Rows, Content: claim.Content}}
		}
		next := map[bool]int{} // shard of the next file, by whether it is Parquet
		for _, p := range claim.Files {
			parquet := strings.HasSuffix(p, ".parquet")
			k := next[parquet]
			if next[parquet]++; k < len(shards) {
				all = append(all, &content{claim: shards[k], table: c.table, path: p})
			}
		}
		if next[false] > len(shards) {
			v.Mismatch(lineage.ManifestName+" table "+claim.Name, plural(len(shards), "CSV file"), fmt.Sprint(next[false]))
		}
	}
	lineage.Each(len(all), runtime.GOMAXPROCS(0), func(i int) { all[i].compute(v) })
	for _, c := range all {
		if c.err != nil {
			v.Fault(c.path+" content", c.claim.Content, c.err)
			continue
		}
		v.Equal(c.path+" content", c.claim.Content, c.sum)
		if c.sum != c.claim.Content {
			v.parted(c, all)
		}
		v.Equal(c.path+" rows", fmt.Sprint(c.claim.Rows), fmt.Sprint(c.rows))
	}
}

// compute takes the digest of the rows.
func (c *content) compute(v *Checker) {
	read := v.Read.CSVContent
	if strings.HasSuffix(c.path, ".parquet") {
		read = v.Read.ParquetContent
	}
	defer guard(&c.err)
	c.sum, c.rows, c.err = read(v.Path(c.path), c.table)
}

// guard turns the panic of a reader into an error: a damaged file must not end the program.
func guard(err *error) {
	if p := recover(); p != nil {
		*err = fmt.Errorf("the file is damaged: %v", p)
	}
}

// shards compares what the manifest says of a table with what it says of its shards.
func (v *Checker) shards(claim *lineage.Table) {
	if len(claim.Shards) == 0 {
		return
	}
	rows, contents := int64(0), make([]string, len(claim.Shards))
	for i, s := range claim.Shards {
		rows += s.Rows
		contents[i] = s.Content
	}
	what := lineage.ManifestName + " table " + claim.Name
	v.Equal(what+" rows of its shards", fmt.Sprint(claim.Rows), fmt.Sprint(rows))
	v.Equal(what+" content of its shards", claim.Content, schema.ContentOfShards(contents))
}

// plural gives a number of things.
func plural(n int, thing string) string {
	if n == 1 {
		return "one " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}

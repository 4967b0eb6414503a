package pipeline_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"example.org/sourcebook/pipeline/corpus"
	"example.org/sourcebook/pipeline/ingest"
	"example.org/sourcebook/pipeline/source/sourcetest"
)

// TestBadInput reads a folder of files that cannot be read beside some that can: each has an error that names it, the
// place and the mend, and nothing of the others is lost.
func TestBadInput(t *testing.T) {
	const empty = "the file is empty; remove it from the corpus"
	whole := string(sourcetest.Zip("a.txt", "Whole.", "b.txt", "Too."))
	encrypted := []byte(whole)
	encrypted[bytes.Index(encrypted, []byte("PK\x01\x02"))+8] |= 1
	links := string(sourcetest.Tar("a.txt", "Linked.", "=l.txt", "", "../up.txt", "Up.", "in.tar", "x"))
	bomb := string(sourcetest.Gzip(strings.Repeat("a", 5<<20)))
	type file struct{ name, content, want string }
	files := []file{
		{"none.txt", "", empty}, {"none.html", "", empty}, {"none.md", "", empty}, {"none.pdf", "", empty},
		{"none.docx", "", empty}, {"none.odt", "", empty}, {"none.epub", "", empty}, {"none.rtf", "", empty},
		{"none.xml", "", empty}, {"none.eml", "", empty}, {"none.mbox", "", empty}, {"none.srt", "", empty},
		{"none.vtt", "", empty}, {"none.jsonl", "", empty}, {"none.csv", "", empty}, {"none.parquet", "", empty},
		{"none.warc", "", empty}, {"none.zip", "", empty}, {"none.tar", "", empty},
		{"none.txt.gz", "", "no gzip file and no Zstandard file"},
		{"cut.zip", whole[:len(whole)-30], "the archive is damaged or cut off"},
		{"cut.docx", whole[:len(whole)-30], "the archive is damaged or cut off"},
		{"cut.tar", links[:700], "the tar archive is cut off after 1 entries"},
		{"cut.warc", "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 900\r\n\r\nHTTP/1.1 200 OK\r\n\r\nx",
			"record 1 is cut off at byte"},
		{"cut.xml", "<TEI><text><p>One", "the XML is damaged or cut off at line 1"},
		{"cut.jsonl", "{\"text\":\"Good line.\"}\n{\"text\":\"cut", "cut.jsonl record 2: broken JSON near byte"},
		{"cut.csv", "id,text\n1,\"Good row.\"\n2,\"cut\n", "record 2 has a quotation mark that is never closed"},
		{"wide.csv", "id,text\n1,Good row.\n2,It rained, and we left\n3,Empty ones are none,,\n",
			"wide.csv record 2: it has 3 columns, but the header has 2; put a text that has the separator into quotation"},
		{"cut.gz.txt.gz", bomb[:len(bomb)/2], "the compressed file is cut off after"},
		{"lines.jsonl", "{\"id\":\"1\",\"text\":\"Good.\"}\n{\"id\":\"1\",\"text\":\"Twice.\"}\n{\"id\":\"2\"}\n",
			`lines.jsonl record 2: its id "lines-1" is that of record 1` + "\n" + "lines.jsonl record 3: it has no text"},
		{"number.jsonl", "{\"id\":\"7\",\"text\":\"Good.\"}\nnone\n{\"id\":\"2\",\"text\":\"Kept.\"}\n",
			"number.jsonl record 2: it is no JSON object"},
		{"encrypted.zip", string(encrypted), "encrypted.zip a.txt: it is encrypted; make an archive without a password"},
		{"locked.docx", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "an encrypted one; save it as .docx without a password"},
		{"page.txt", "<!DOCTYPE html><p>x", "by its bytes it is an HTML page"},
		{"words.pdf", "Two words", "by its bytes it is no PDF document"},
		{"words.eml", "Two words", "no header of a message"},
		{"other.odt", string(sourcetest.Zip("a.txt", "x")), "it has no content.xml"},
		{"bytes.txt", "a\x00b\x00\x01", "NUL"},
		{"bomb.txt.gz", bomb, "unpacks to more than the"},
		{"bomb.xml", `<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]><a>&c;</a>`, "invalid character entity"},
		{"deep.xml", strings.Repeat("<a>", 5000) + "x", "more than 1000 elements in one another"},
		{"deep.jsonl", `{"text":` + strings.Repeat("[", 20_000), "exceeded max depth"},
		{"leaves.zip", string(sourcetest.Zip("a.txt", "Stays.", "../b.txt", "x", "/c.txt", "x")),
			"leaves.zip ../b.txt: its path leads out of the archive\nleaves.zip /c.txt: its path leads out of the archive"},
		{"links.tar", links, "links.tar ../up.txt: its path leads out of the archive\n" +
			"links.tar in.tar: the tar archive is damaged or cut off"},
	}
	dir := t.TempDir()
	for _, f := range files {
		if err := os.WriteFile(filepath.Join(dir, f.name), []byte(f.content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	c, err := corpus.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	c.MaxBytes = 4 << 20
	faults, good := map[string][]string{}, []string{}
	for i, s := range c.Sources {
		row, err := c.Load(i)
		if err == nil {
			_, err = ingest.Text(context.Background(), row, nil)
		}
		if err != nil {
			faults[s.Path] = append(faults[s.Path], err.Error())
			continue
		}
		good = append(good, s.ID)
	}
	for _, f := range files {
		got := strings.Join(faults[f.name], "\n")
		for want := range strings.SplitSeq(f.want, "\n") {
			if !strings.Contains(got, want) || !strings.HasPrefix(got, f.name) {
				t.Errorf("%s: got %q, want %q", f.name, got, want)
			}
		}
	}
	const read = "cut-csv-1 cut-jsonl-1 cut-tar-a encrypted-b leaves-a lines-1 links-a number-2 number-7 wide-1 wide-3"
	if got, want := strings.Join(good, " "), read; got != want {
		t.Errorf("read were %s, want %s", got, want)
	}
	var skipped []string
	for _, s := range c.Skipped {
		skipped = append(skipped, s.Path)
	}
	if got, want := strings.Join(skipped, " "), "links.tar"; got != want {
		t.Errorf("skipped were %s, want %s", got, want)
	}
}

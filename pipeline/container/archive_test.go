package container_test

import (
	"bytes"
	"fmt"
	"math"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/parquet-go/parquet-go"

	"example.org/sourcebook/pipeline/container"
	"example.org/sourcebook/pipeline/source"
	"example.org/sourcebook/pipeline/source/sourcetest"
)

// membersOf gives the members of a file, a line each: where a person finds it and what it says, or why it is left
// out or
// cannot be read; "@" where it stands in the file as it is.
func membersOf(data []byte, media string, limit int64) ([]string, error) {
	a, err := container.OpenArchive(bytes.NewReader(data), int64(len(data)), media)
	if err != nil {
		return nil, err
	}
	var out []string
	err = a.Members(func(m *container.Member) error {
		switch {
		case m.Reason != "":
			out = append(out, m.Shown+" left out: "+m.Reason)
			return nil
		case m.Fault != nil:
			out = append(out, m.Shown+" fault: "+m.Fault.Error())
			return nil
		}
		content, at, err := a.Content(m, limit)
		if err != nil {
			out = append(out, m.Shown+" fault: "+err.Error())
			return nil
		}
		if at >= 0 && !bytes.Equal(data[at:at+int64(len(content))], content) {
			return fmt.Errorf("%s does not stand at %d", m.Shown, at)
		}
		place := ""
		if at >= 0 {
			place = "@"
		}
		out = append(out, strings.TrimSpace(m.Shown+place+" "+m.URL+" "+m.Retrieved)+": "+string(content))
		return nil
	})
	return out, err
}

// record makes a WARC record of a block; fields are whole lines.
func record(block string, fields ...string) string {
	return fmt.Sprintf("WARC/1.1\r\n%s\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", strings.Join(fields, "\r\n"),
		len(block), block)
}

func answer(body string, fields ...string) string {
	return record("HTTP/1.1 200 OK\r\n"+strings.Join(fields, "\r\n")+"\r\n\r\n"+body, "WARC-Type: response",
		"WARC-Date: 2023-02-03T23:30:00Z", "WARC-Target-URI: <https://a.example/>",
		"Content-Type: application/http;msgtype=response")
}

func TestArchives(t *testing.T) {
	const html = "Content-Type: text/html"
	for _, c := range []struct {
		name, media string
		data        []byte
		want        []string
		fault       string
	}{
		{"ZIP", source.Zip, sourcetest.Zip("a/b.txt", "One.", "=c.md", "Two.", "d.txt.gz",
			string(sourcetest.Gzip("Three.")), "e.png", "x", ".f.txt",
			"x", "__MACOSX/g.txt", "x"),
			[]string{"a/b.txt: One.", "c.md@: Two.", "d.txt.gz: Three.", "e.png left out: .png files are not read",
				".f.txt left out: hidden",
				"__MACOSX/g.txt left out: hidden"}, ""},
		{"paths that lead out", source.Zip, sourcetest.Zip("../a.txt", "x", "/b.txt", "x", "c/../../d.txt", "x", `..\e.txt`,
			"x",
			"f.txt", "y"),
			[]string{"../a.txt fault: " + leads, "/b.txt fault: " + leads, "c/../../d.txt fault: " + leads,
				"../e.txt fault: " + leads, "f.txt: y"}, ""},
		{"a file in a file in a file", source.Zip, sourcetest.Zip("a.tar.gz", "x", "b.jsonl", "{}"),
			[]string{"a.tar.gz fault: the file is no gzip file and no Zstandard file; unpack it, or take .gz or .zst off " +
				"its name",
				"b.jsonl left out: none of its columns is known to hold the text; they are ; unpack it into the corpus, " +
					"and say which one does under columns"},
			""},
		{"archives in archives", source.Zip, sourcetest.Zip("a.tar", string(sourcetest.Tar("b.txt", "One.", "c.zip",
			string(sourcetest.Zip("b.txt", "Two.", "../d.txt", "x")))), "e.zip", "x", "f.eml", short, "=g.tar",
			string(sourcetest.Tar("h.txt", "Three."))),
			[]string{"a.tar/b.txt: One.", "a.tar/c.zip/b.txt: Two.", "a.tar/c.zip/../d.txt fault: " + leads,
				"e.zip fault: by its name it is application/zip, by its bytes it is no ZIP archive; fetch it again",
				"f.eml: " + short, "f.eml attachment notes.txt: Two rows.", "g.tar/h.txt@: Three."}, ""},
		{"archives too deep in archives", source.Zip, nested(5),
			[]string{"a.zip/a.zip/a.zip/a.zip fault: more than 3 archives stand in one another; unpack the outer ones"},
			""},
		{"an archive in a mailbox", source.Mailbox, []byte("From a Mon Jan  2 10:00:00 2023\n" + strings.Replace(short,
			"notes.txt", "n.tar", 1)),
			[]string{"record 1@: " + strings.Replace(short, "notes.txt", "n.tar", 1),
				"record 1 attachment n.tar fault: the tar archive is damaged or cut off near byte 9, after 0 entries " +
					"(unexpected EOF); fetch it again"}, ""},
		{"a long one", source.Zip, sourcetest.Zip("a.txt", strings.Repeat("a", 1001), "b.txt", "b"),
			[]string{"a.txt fault: it has more than the 1000 bytes allowed; " +
				"split it or raise --max-source-mib", "b.txt: b"}, ""},
		{"ZIP that is cut off", source.Zip, sourcetest.Zip("a.txt", "x")[:40], nil, "the archive is damaged or cut off"},
		{"tar", source.Tar, sourcetest.Tar("./a.txt", "One.", "=b.txt", "", "../c.txt", "x", "d.txt", "Two."),
			[]string{"a.txt@: One.", "b.txt left out: a link, a device or a file with gaps", "../c.txt fault: " + leads,
				"d.txt@: Two."}, ""},
		{"tar that is cut off", source.Tar, sourcetest.Tar("a.txt", "One.", "b.txt", "Two.")[:1538], []string{"a.txt@: One.",
			"b.txt fault: the archive is cut off inside it, at byte 1538 of 1540; fetch it again"},
			"the tar archive is damaged or cut off near byte 1539"},
		{"tar that is cut off between files", source.Tar, sourcetest.Tar("a.txt", "One.", "b.txt", "Two.")[:1024],
			[]string{"a.txt@: One."}, "the tar archive is cut off after 1 entries"},
		{"tar with bytes after its end", source.Tar, append(sourcetest.Tar("a.txt", "One."), "signed"...),
			[]string{"a.txt@: One."}, ""},
		{"no tar", source.Tar, []byte(strings.Repeat("no tar ", 200)), nil,
			"the tar archive is damaged or cut off near byte 512, after 0 entries"},
		{"answers", source.WARC, []byte(answer("One.", html) + answer("One.", html) + record("GET / HTTP/1.1\r\n\r\n",
			"WARC-Type: request") +
			answer("x", "Content-Type: image/png") + record("Two.", "WARC-Type: conversion", "Content-Type: text/plain")),
			[]string{"record 1@ https://a.example/ 2023-02-03: One.", "record 2 left out: the same payload as record 1",
				"record 3 left out: type request",
				"record 4 left out: media type image/png", "record 5@: Two."}, ""},
		{"as they were sent", source.WARC, []byte(answer("3\r\nOne\r\n2;x=y\r\n T\r\n0\r\n\r\n", html,
			"Transfer-Encoding: chunked") +
			answer("not chunked", html, "Transfer-Encoding: chunked") + answer(string(sourcetest.Gzip("Two.")), html,
			"Content-Encoding: gzip") +
			answer("unpacked before", html, "Content-Encoding: gzip")),
			[]string{"record 1 https://a.example/ 2023-02-03: One T", "record 2@ https://a.example/ 2023-02-03: not chunked",
				"record 3 https://a.example/ 2023-02-03: Two.", "record 4@ https://a.example/ 2023-02-03: unpacked before"}, ""},
		{"WARC that is cut off", source.WARC, []byte(answer("One.", html) + answer("Two.", html)[:200]),
			[]string{"record 1@ https://a.example/ 2023-02-03: One."},
			"record 2 is cut off at byte"},
		{"no record", source.WARC, []byte(answer("One.", html) + "more"),
			[]string{"record 1@ https://a.example/ 2023-02-03: One."},
			"there is no record where one should begin"},
		{"messages", source.Mailbox,
			[]byte("From a Mon Jan  2 10:00:00 2023\nSubject: a\n\nFrom here on.\n\nFrom there on.\n\n" +
				"From b Mon Jan  2 9:00:00 2023\n" +
				"Subject: b\n\n>From here.\n>>From there.\n"),
			[]string{"record 1@: Subject: a\n\nFrom here on.\n\nFrom there on.\n\n",
				"record 2: Subject: b\n\nFrom here.\n>From there.\n"}, ""},
		{"what is attached to a message", source.Mail, []byte(letter),
			[]string{"attachment notes.txt: Two rows.", "attachment notes.txt 2: Three é.",
				"attachment p.png left out: an attachment: .png files are not read",
				`attachment d.csv record 1: "One, two",1`,
				"attachment e.txt fault: the attachment is damaged base64 (unexpected EOF); " +
					"fetch the message again"}, ""},
		{"what is attached in a mailbox", source.Mailbox, []byte("From a Mon Jan  2 10:00:00 2023\n" + short),
			[]string{"record 1@: " + short, "record 1 attachment notes.txt: Two rows."}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := membersOf(c.data, c.media, 1000)
			if (err == nil) != (c.fault == "") || err != nil && !strings.Contains(err.Error(), c.fault) {
				t.Errorf("got the fault %v, want %q", err, c.fault)
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

const leads = "its path leads out of the archive; take it out, or give it a path inside"

// letter is a message with a text and what is attached to it.
const letter = `From: a@example.org
Subject: a
Content-Type: multipart/mixed; boundary=cut

--cut
Content-Type: text/plain

The text.
--cut
Content-Type: text/plain
Content-Disposition: attachment; filename="folder/notes.txt"

Two rows.
--cut
Content-Type: application/octet-stream; name="notes.txt"
Content-Transfer-Encoding: base64

VGhyZWUgw6ku
--cut
Content-Disposition: attachment; filename="p.png"

x
--cut
Content-Disposition: attachment; filename*=utf-8''d.csv

text,id
"One, two",1
--cut
Content-Disposition: attachment; filename="e.txt"
Content-Transfer-Encoding: base64

!!
--cut--
`

// short is a message with one file that is attached to it.
const short = `From: a@example.org
Content-Type: multipart/mixed; boundary=cut

--cut

The text.
--cut
Content-Disposition: attachment; filename="notes.txt"

Two rows.
--cut--
`

// nested makes archives in one another.
func nested(depth int) []byte {
	data := sourcetest.Zip("a.txt", "One.")
	for range depth - 1 {
		data = sourcetest.Zip("a.zip", string(data))
	}
	return data
}

// TestNestedBomb asks for the error of small archives that hold large ones.
func TestNestedBomb(t *testing.T) {
	inner := string(sourcetest.Zip("a.tar", string(sourcetest.Tar("b.txt", strings.Repeat("a", 100<<20)))))
	got, err := membersOf(sourcetest.Zip("1.zip", inner, "2.zip", inner, "3.zip", inner, "c.txt", "One."), source.Zip, 1)
	const want = "3.zip/a.tar fault: the archives in the archive unpack to more than 100 times its length"
	if err != nil || len(got) != 4 || !strings.Contains(got[2], want) {
		t.Errorf("got %q, %v", got, err)
	}
}

func TestBomb(t *testing.T) {
	parts := make([]string, 0, 600)
	for i := range 300 {
		parts = append(parts, fmt.Sprint(i, ".txt"), strings.Repeat("\x00", 1<<20))
	}
	if _, err := membersOf(sourcetest.Zip(parts...), source.Zip, 1<<20); err == nil || !strings.Contains(err.Error(),
		"more than 100 times its length") {
		t.Errorf("got %v", err)
	}
}

func TestParquet(t *testing.T) {
	type row struct {
		ID    int64     `parquet:"id"`
		Text  string    `parquet:"t"`
		Day   int32     `parquet:"day,date"`
		Since time.Time `parquet:"at,timestamp(microsecond)"`
		Tags  []string  `parquet:"tags,list"`
		Note  *string   `parquet:"note,optional"`
		Hash  uint64    `parquet:"h"`
		Short uint32    `parquet:"s"`
		Share float64   `parquet:"f"`
		Sum   int32     `parquet:"d,decimal(2:9)"`
	}
	note := "a \"note\"\n<b>"
	var b bytes.Buffer
	w := parquet.NewGenericWriter[row](&b, parquet.MaxRowsPerRowGroup(2))
	rows := []row{{1, "One é.", 18750, time.Date(2021, 5, 3, 4, 5, 6, 70_000_000, time.UTC), []string{"x"}, &note, 1, 2,
		1234567, -5},
		{2, "Two.", -1, time.Unix(0, 0), nil, nil, 1<<64 - 1, 1<<32 - 1, 0.1, 12345},
		{3, "", 0, time.Unix(0, 0), nil, nil, 0, 0, math.Inf(1), 0}}
	if _, err := w.Write(rows); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	var got strings.Builder
	if err := container.FromParquet(&got, bytes.NewReader(b.Bytes()), int64(b.Len())); err != nil {
		t.Fatal(err)
	}
	want := `{"id":1,"t":"One é.","day":"2021-05-03","at":"2021-05-03T04:05:06.07Z","note":"a \"note\"\n<b>",` +
		`"h":1,"s":2,"f":1234567,"d":-0.05}
{"id":2,"t":"Two.","day":"1969-12-31","at":"1970-01-01T00:00:00Z","note":null,` +
		`"h":18446744073709551615,"s":4294967295,"f":0.1,"d":123.45}
{"id":3,"t":"","day":"1970-01-01","at":"1970-01-01T00:00:00Z","note":null,"h":0,"s":0,"f":null,"d":0.00}
`
	if diff := cmp.Diff(want, got.String()); diff != "" {
		t.Error(diff)
	}
	for n := range 20 {
		cut := b.Bytes()[:b.Len()*n/20]
		if err := container.FromParquet(&got, bytes.NewReader(cut),
			int64(len(cut))); err == nil || !strings.Contains(err.Error(), "damaged") {
			t.Errorf("of %d bytes %d: got %v", b.Len(), len(cut), err)
		}
	}
}

// FuzzArchives: whatever the bytes, there is an error or a list of members, each of which stands where it is said to.
func FuzzArchives(f *testing.F) {
	media := []string{source.Zip, source.Tar, source.WARC, source.Mailbox, source.Mail}
	for i, seed := range [][]byte{sourcetest.Zip("a.txt", "One.", "=b.txt", "Two."), sourcetest.Tar("a.txt", "One.",
		"=b", ""),
		[]byte(answer("3\r\nOne\r\n0\r\n\r\n", "Content-Type: text/html", "Transfer-Encoding: chunked")),
		[]byte("From a 10:00\nSubject: b\n\n>From c\n"), []byte(letter)} {
		f.Add(seed, uint8(i))
	}
	f.Fuzz(func(t *testing.T, data []byte, which uint8) {
		_, err := membersOf(data, media[int(which)%len(media)], 1<<16)
		if err != nil && strings.Contains(err.Error(), "does not stand at") {
			t.Fatal(err)
		}
	})
}

// FuzzNested: whatever the bytes of a file that stands in an archive, there is an error or a list of members, each of
// which stands where it is said to.
func FuzzNested(f *testing.F) {
	for i, seed := range [][]byte{sourcetest.Zip("a.txt", "One.", "=b.txt", "Two."), sourcetest.Tar("a.txt", "One."),
		[]byte("text;id\nOne;1\n"), []byte(`[{"text":"One."}]`), []byte(letter)} {
		f.Add(seed, uint8(i))
	}
	names := []string{"a.zip", "a.tar", "a.csv", "a.json", "a.eml", "a.tgz", "a.warc", "a.mbox", "a.parquet"}
	f.Fuzz(func(t *testing.T, data []byte, which uint8) {
		name := names[int(which)%len(names)]
		for media, outer := range map[string][]byte{source.Zip: sourcetest.Zip("="+name, string(data)),
			source.Tar: sourcetest.Tar(name, string(data))} {
			_, err := membersOf(outer, media, 1<<16)
			if err != nil && strings.Contains(err.Error(), "does not stand at") {
				t.Fatal(err)
			}
		}
	})
}

// FuzzParquet: whatever the bytes, there is an error or a JSON object a row.
func FuzzParquet(f *testing.F) {
	f.Add(rowsOf([]struct {
		Text string   `parquet:"t"`
		Tags []string `parquet:"tags,list"`
		Day  *int32   `parquet:"day,optional,date"`
	}{{Text: "One."}, {"Two.", []string{"x"}, nil}}))
	f.Fuzz(func(t *testing.T, data []byte) {
		var out strings.Builder
		if err := container.FromParquet(&out, bytes.NewReader(data), int64(len(data))); err != nil {
			return
		}
		for line := range strings.Lines(out.String()) {
			if _, err := container.Object([]byte(line)); err != nil {
				t.Fatalf("%q: %v", line, err)
			}
		}
	})
}

// rowsOf makes a Parquet file of rows.
func rowsOf[T any](rows []T) []byte {
	var b bytes.Buffer
	w := parquet.NewGenericWriter[T](&b)
	_, err := w.Write(rows)
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		panic(err)
	}
	return b.Bytes()
}

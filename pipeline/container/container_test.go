package container_test

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.org/sourcebook/pipeline/container"
	"example.org/sourcebook/pipeline/source"
)

// readAll gives the records of a container as "number@start: column|column", and the error that ended it.
func readAll(data, media string, limit int64) ([]string, error) {
	r, err := container.NewReader(strings.NewReader(data), media, limit)
	if err != nil {
		return nil, err
	}
	var out []string
	for {
		record, err := r.Next()
		if errors.Is(err, io.EOF) {
			return out, nil
		}
		if err != nil {
			return out, err
		}
		if got := data[record.Start : record.Start+int64(len(record.Data))]; got != string(record.Data) {
			return out, fmt.Errorf("record %d is %q, but %q stands there", record.Number, record.Data, got)
		}
		var values []container.Value
		if media == source.Lines {
			pairs, err := container.Object(record.Data)
			if err != nil {
				return out, err
			}
			for _, p := range pairs {
				values = append(values, p.Value)
			}
		} else if values, err = container.Row(record.Data, r.Comma); err != nil {
			return out, err
		}
		said := make([]string, len(values))
		for i, v := range values {
			said[i] = v.Say(record.Data)
		}
		out = append(out, fmt.Sprintf("%d@%d: %s", record.Number, record.Start, strings.Join(said, "|")))
	}
}

func TestRecords(t *testing.T) {
	for _, c := range []struct {
		name, media, data string
		want              []string
		fault             string
	}{
		{"table", source.Commas, "a,b\n1,2\n3,4", []string{"1@4: 1|2", "2@8: 3|4"}, ""},
		{"mark and CRLF", source.Commas, "\uFEFFa,b\r\n1,2\r\n", []string{"1@8: 1|2"}, ""},
		{"lone carriage returns", source.Commas, "a,b\r1,2\r\r3,4", []string{"1@4: 1|2", "2@9: 3|4"}, ""},
		{"lone carriage returns and a mark", source.Tabs, "\uFEFFa\tb\r\"1\n,\"\t2\r", []string{"1@7: 1\n,|2"}, ""},
		{"lone carriage returns after what parts", source.Commas, "sep=;\ra;b\r1,2;3\r", []string{"1@10: 1,2|3"}, ""},
		{"lone carriage return in marks", source.Commas, "a,b\n\"1\r2\",3\n", []string{"1@4: 1\r2|3"}, ""},
		{"lone carriage return within", source.Commas, "a,b\n1\r\"2,3\n", []string{"1@4: 1\r\"2|3"}, ""},
		{"empty lines", source.Commas, "a\n\n1\n\n2\n", []string{"1@3: 1", "2@6: 2"}, ""},
		{"quotes", source.Commas, "a,b\n\"x, \"\"y\"\"\nz\",\"\"\n", []string{"1@4: x, \"y\"\nz|"}, ""},
		{"quote within", source.Commas, "a\n5\" pipe\n", []string{`1@2: 5" pipe`}, ""},
		{"a doubled mark alone", source.Commas, "a,b\n\"\"\"\",2\n", []string{`1@4: "|2`}, ""},
		{"empty columns", source.Commas, "a,b,c\n,,\n", []string{"1@6: ||"}, ""},
		{"tabs", source.Tabs, "a\tb\n1, 2\t\"3\n4\"\n", []string{"1@4: 1, 2|3\n4"}, ""},
		{"semicolons", source.Commas, "a;b, or c;d\n\"x;y\";2,5;3\n", []string{"1@12: x;y|2,5|3"}, ""},
		{"bars", source.Commas, "a|b\n1|2;3\n", []string{"1@4: 1|2;3"}, ""},
		{"tabs by the name of commas", source.Commas, "a\tb\n1,5\t2\n", []string{"1@4: 1,5|2"}, ""},
		{"said separator", source.Commas, "\uFEFFsep=;\r\na\r\n1,2;3\r\n", []string{"1@13: 1,2|3"}, ""},
		{"one column", source.Commas, "text\nIt rained; we left; bye.\n", []string{"1@5: It rained; we left; bye."}, ""},
		{"a quotation mark in the header", source.Commas, "5\" pipe;b\n1;2,0\n", []string{"1@10: 1|2,0"}, ""},
		{"halves of characters", source.Commas, "\x83|\x81[\x83g,\x83|\x83X\n1,2\n", []string{"1@12: 1|2"}, ""},
		{"separators in marks", source.Commas, "\"a;b;c\",d\n1,2\n", []string{"1@10: 1|2"}, ""},
		{"never closed", source.Commas, "a\n1\n\"x\ny\n", []string{"1@2: 1"},
			"record 2 has a quotation mark that is never closed"},
		{"after the mark", source.Commas, "a\n\"x\"y\n", nil, "column 1 goes on after its closing quotation mark"},
		{"long", source.Commas, "a\n1\n" + strings.Repeat("x", 200), []string{"1@2: 1"},
			"record 2 has more than the 100 bytes allowed"},
		{"no record", source.Commas, "", nil, "the file holds no record"},
		{"lines", source.Lines, "{\"a\": \"x\\n\\u00e9\\ud83d\\ude00\", \"b\" : 12.50}\n\n {\"a\":null}",
			[]string{"1@0: x\né😀|12.50", "2@45: "}, ""},
		{"every escape", source.Lines, `{"a":"\"\\\/\b\f\n\r\t\u000d\r\n|\ud800x"}`,
			[]string{"1@0: \"\\/\b\f\n\n\t\n\n|\uFFFDx"}, ""},
		{"structures", source.Lines, `{"a":{"b":["}",1]},"c":"d"}`, []string{`1@0: {"b":["}",1]}|d`}, ""},
		{"cut off", source.Lines, "{\"a\":\"b\"}\n{\"a\":\"b", []string{"1@0: b"}, "broken JSON"},
		{"two objects", source.Lines, `{"a":"b"}{"a":"c"}`, nil, "byte 9 of it goes on after the JSON object"},
		{"a list", source.Lines, `["a"]`, nil, "it is no JSON object"},
		{"an array", source.Lines, " [\n {\"a\": \"x]}\\\\\\\"\",\n \"b\":[{}]} ,{\"a\":1}]\n",
			[]string{"1@4: x]}\\\"|[{}]", "2@33: 1"},
			""},
		{"an array that is cut off", source.Lines, `[{"a":"b"},{"a":`, []string{"1@1: b"}, "the array is cut off at byte 16"},
		{"an array without its end", source.Lines, `[{"a":"b"}`, []string{"1@1: b"}, "the array is cut off at byte 10"},
		{"an array without commas", source.Lines, `[{"a":1} {"a":2}]`, []string{"1@1: 1"}, "there is no comma, at byte 10"},
		{"an array with a comma more", source.Lines, `[{"a":1},]`, []string{"1@1: 1"}, `record 2 begins with ']'`},
		{"an array and more", source.Lines, "[{\"a\":1}]\n[", []string{"1@1: 1"}, "byte 11 goes on after the array"},
		{"an array of all things", source.Lines, `[{"a":1},2]`, []string{"1@1: 1"}, "record 2 begins with '2': it is no"},
		{"an empty array", source.Lines, "[ ]", nil, ""},
		{"a long one of an array", source.Lines, `[{"a":"` + strings.Repeat("x", 200) + `"}]`, nil,
			"more than the 100 bytes"},
		{"not UTF-8", source.Lines, "{\"a\":\"\xE9\"}", nil, "invalid UTF-8"},
		{"too deep", source.Lines, `{"a":` + strings.Repeat("[", 20000), nil, "broken JSON"},
	} {
		t.Run(c.name, func(t *testing.T) {
			limit := int64(100)
			if c.name == "too deep" {
				limit = 1 << 20
			}
			got, err := readAll(c.data, c.media, limit)
			if d := cmp.Diff(c.want, got); d != "" {
				t.Error(d)
			}
			if c.fault == "" && err != nil || c.fault != "" && (err == nil || !strings.Contains(err.Error(), c.fault)) {
				t.Errorf("got the fault %v, want %q", err, c.fault)
			}
		})
	}
}

func TestColumns(t *testing.T) {
	given := []container.Column{{Field: "title", Name: "b"}, {Field: "text", Name: "c"}}
	for _, c := range []struct {
		name, media, data string
		given             []container.Column
		want              []container.Column
		fault             string
	}{
		{"found", source.Commas, "UID,Headline,Body,x\n", nil,
			[]container.Column{{"text", "Body", 2}, {"id", "UID", 0}, {"title", "Headline", 1}}, ""},
		{"the likeliest", source.Commas, "body,content,text\n", nil, []container.Column{{"text", "text", 2}}, ""},
		{"given", source.Commas, "text,b,c\n", given, []container.Column{{"text", "c", 2}, {"title", "b", 1}}, ""},
		{"given, not there", source.Commas, "text,b\n", given, nil,
			`no column is named "c" (columns: text); the columns are text, b`},
		{"none", source.Commas, "a,b\n", nil, nil, "none of its columns is known to hold the text; they are a, b"},
		{"keys", source.Lines, `{"lang":"fr","content":"x"}`, nil,
			[]container.Column{{"text", "content", 0}, {"language", "lang", 0}}, ""},
		{"keys of an object in the record", source.Lines,
			`{"id":1,"user":{"lang":"xx","id":2},"data":{"body":"x","date":"y"}}`, nil,
			[]container.Column{{"text", "data.body", 0}, {"id", "id", 0}, {"published", "data.date", 0}}, ""},
		{"names that crawlers give", source.Lines, `{"html":"x","pubdate":"y","site_name":"z","source_url":"u"}`, nil,
			[]container.Column{{"text", "html", 0}, {"published", "pubdate", 0}, {"url", "source_url", 0},
				{"publisher", "site_name", 0}}, ""},
		{"a text beside its page", source.Lines, `{"html":"x","maintext":"y"}`, nil,
			[]container.Column{{"text", "maintext", 0}}, ""},
		{"an array in an object", source.Lines, `{"n":{"a":[1]},"items":[{"content":"x","u":{"id":2}}],"next":null}`, nil,
			[]container.Column{{"text", "content", 0}}, ""},
		{"an array in an object in one", source.Lines, `{"a":{"b":{}},"c":{"d":[{"body":"x"}]}}`, nil,
			[]container.Column{{"text", "body", 0}}, ""},
		{"an array beside a text", source.Lines, `{"tags":[{"id":1}],"text":"x"}`, nil,
			[]container.Column{{"text", "text", 0}}, ""},
		{"keys that the first record lacks", source.Lines, `{"b":"x"}`, given,
			[]container.Column{{"text", "c", 0}, {"title", "b", 0}}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := container.Columns(strings.NewReader(c.data), c.media, 1000, c.given)
			if d := cmp.Diff(c.want, got); d != "" {
				t.Error(d)
			}
			if c.fault == "" && err != nil || c.fault != "" && (err == nil || !strings.Contains(err.Error(), c.fault)) {
				t.Errorf("got the fault %v, want %q", err, c.fault)
			}
		})
	}
}

// FuzzRecords: whatever the bytes, records stand where they say, in order, and pieces of values add up to them.
func FuzzRecords(f *testing.F) {
	f.Add("a,b\n\"x\"\"y\",2\r\n", false)
	f.Add(`[{"a":["}"]}, {"b":1}]`, true)
	f.Add(`{"a":"\ud83d\ude00\r\n","b":[1]}`, true)
	f.Fuzz(func(t *testing.T, data string, lines bool) {
		media := source.Commas
		if lines {
			media = source.Lines
		}
		r, err := container.NewReader(strings.NewReader(data), media, 1<<16)
		if err != nil {
			return
		}
		at := int64(0)
		for {
			record, err := r.Next()
			if err != nil {
				return
			}
			end := record.Start + int64(len(record.Data))
			if record.Start < at || data[record.Start:end] != string(record.Data) {
				t.Fatalf("record %d stands elsewhere", record.Number)
			}
			at = end
			found, err := container.Values(record.Data, r.Comma, []container.Column{{Field: "text", Name: "a"}})
			if err != nil {
				continue
			}
			for _, v := range found {
				raw := string(record.Data[v.Start:v.End])
				text, pieces := container.Unescape(raw, v.Escape)
				pieces = append(pieces, container.Piece{Text: len(text), Source: len(raw)})
				for i, p := range pieces[:len(pieces)-1] {
					next := pieces[i+1]
					if p.Length == 0 && text[p.Text:next.Text] != raw[p.Source:next.Source] || p.Length > 0 && p.Source+
						p.Length != next.Source {
						t.Fatalf("piece %d of %q", i, raw)
					}
				}
			}
		}
	})
}

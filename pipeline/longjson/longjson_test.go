package longjson

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"
)

type inner struct {
	Name string         `json:"name"`
	List []string       `json:"list,omitempty"`
	Map  map[string]any `json:"map,omitempty"`
	Any  any            `json:"any"`
	Ptr  *inner         `json:"ptr,omitempty"`
	None struct{}       `json:"none"`
}

type outer struct {
	Count  int       `json:"count,omitempty"`
	Flag   bool      `json:"flag"`
	Inner  inner     `json:"inner"`
	Inners []inner   `json:"inners"`
	Lists  [][]int   `json:"lists,omitempty"`
	Bytes  []byte    `json:"bytes"`
	Time   time.Time `json:"time"`
	Nil    []inner   `json:"nil"`
	Empty  []inner   `json:"empty"`
	Text   string    `json:"text"`
}

// TestWrite: the bytes are those of encoding/json.
func TestWrite(t *testing.T) {
	deep := inner{Name: "<a> & \"b\"\n\u2028", List: []string{"x", "y"}, Map: map[string]any{"b": 1, "a": []int{1}},
		Any: []string{"p", "q"}, Ptr: &inner{Any: 3}}
	for _, v := range []outer{
		{},
		{Count: 3, Flag: true, Inner: deep, Inners: []inner{deep, {}, deep}, Lists: [][]int{{1, 2}, {}, nil},
			Bytes: []byte("abc"), Empty: []inner{}, Text: strings.Repeat("long ", 3000)},
	} {
		var want, got bytes.Buffer
		e := json.NewEncoder(&want)
		e.SetEscapeHTML(false)
		e.SetIndent("", "  ")
		if err := e.Encode(v); err != nil {
			t.Fatal(err)
		}
		if err := Write(&got, v); err != nil || got.String() != want.String() {
			t.Errorf("got %v\n%s\nwant\n%s", err, got.String(), want.String())
		}
	}
}

type full struct{}

var errFull = errors.New("full")

func (full) Write([]byte) (int, error) { return 0, errFull }

// TestWriteFails: what cannot be encoded or written is an error.
func TestWriteFails(t *testing.T) {
	if err := Write(new(bytes.Buffer), outer{Inners: []inner{{Any: func() {}}}}); err == nil {
		t.Error("a function was encoded")
	}
	if err := Write(full{}, outer{Text: strings.Repeat("x", 1<<16)}); !errors.Is(err, errFull) {
		t.Errorf("writing gave %v", err)
	}
}

package efrt

import (
	"slices"
	"testing"
)

func TestUnpack(t *testing.T) {
	for _, c := range []struct {
		name, packed string
		want         []string
	}{
		{"one node", "true¦cat,dog", []string{"cat", "dog"}},
		{"a branch", "true¦c0dog;at,ow", []string{"cat", "cow", "dog"}},
		{"a word ends within", "true¦car0;!e,t", []string{"car", "care", "cart"}},
		{"a symbol", "true¦0:1;c0d0;at,og", []string{"cat", "cog", "dat", "dog"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := Unpack(c.packed); !slices.Equal(got, c.want) {
				t.Errorf("got %v, want %v", got, c.want)
			}
		})
	}
}

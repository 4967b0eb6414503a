package clock

import (
	"slices"
	"strconv"
	"strings"
	"sync"

	"example.org/sourcebook/pipeline/language"
)

// The words of the clock are templates of the lexicon, whose kind is kindPrefix and what they do: a number with a sign
// adds minutes to the hour, "clock +30" (half past); a number is an hour, "clock 9", or an hour with minutes, "clock
// 9:30"; else it is one of these.
const (
	kindPrefix = "clock "
	kindTime   = "time"
	after      = "+"    // the number before it is minutes after the hour that comes: past
	before     = "-"    // the number before it is minutes before the hour that comes: to
	more       = "more" // the number in words behind it is minutes after the hour before: y, и
	less       = "less" // the number behind it is minutes before the hour: moins, без
	back       = "back" // the number before it is minutes before the hour that stands before that: kala
	am, pm     = "am", "pm"
	closed     = "closed" // the language tells hours by another clock: what the words tell is not known
)

// word is a phrase of the clock: the identifiers of its tokens.
type word struct {
	ids   []int32
	value string
}

// vocabulary is what a language has for times of day: the words of the clock, and the other tokens of its templates.
type vocabulary struct {
	words  []word
	others map[int32]bool
}

// vocabularies are those of the packs that have been asked for, by their *language.Pack.
var vocabularies sync.Map

func vocabularyOf(pack *language.Pack) *vocabulary {
	if v, ok := vocabularies.Load(pack); ok {
		return v.(*vocabulary)
	}
	v, _ := vocabularies.LoadOrStore(pack, readVocabulary(pack))
	return v.(*vocabulary)
}

func readVocabulary(pack *language.Pack) *vocabulary {
	v := &vocabulary{others: map[int32]bool{}}
	var tokens language.Tokens
	for _, t := range pack.Templates {
		value, ofClock := strings.CutPrefix(t.Kind, kindPrefix)
		if !ofClock && !strings.HasPrefix(t.Kind, kindTime) {
			continue
		}
		pack.Tokenize(t.Text, &tokens)
		var ids []int32
		for _, tok := range tokens.List {
			ids = append(ids, tok.ID)
		}
		if ofClock {
			v.words = append(v.words, word{ids, value})
			continue
		}
		for _, id := range ids {
			v.others[id] = id != 0
		}
	}
	return v
}

// text is the text of a time of day while it is read.
type text struct {
	language.Tokens
	*vocabulary
	pack    *language.Pack
	surface string
	inWords bool // a number or minutes of it are told in words
	unknown bool // a word of it is not known to belong to a time of day
}

// read reads what stands at token i, and gives the token behind it.
func (t *text) read(h *reading, i int) int {
	tok := t.List[i]
	surface := t.surface[tok.Start:tok.End]
	if tok.Kind == language.Digits {
		n, err := strconv.Atoi(surface)
		h.number(n)
		h.more = h.more || err != nil
		return i + 1
	}
	w, to := t.wordAt(i)
	if m, ok := t.pack.Longest(&t.Tokens, i, language.DayPeriod); ok && m.End > to {
		h.name(m.Value)
		return m.End
	}
	if to > i && (w != more || h.tellsHour() && t.pack.ReadsNumber(&t.Tokens, min(to, len(t.List)-1))) {
		t.apply(h, w)
		return to
	}
	if n, ok := t.pack.ReadNumber(&t.Tokens, i); ok && n.Value.IsInt64() && n.Value.Int64() < 60 {
		t.inWords = true
		h.number(int(n.Value.Int64()))
		return n.End
	}
	if m, ok := t.pack.Longest(&t.Tokens, i, language.Range); ok {
		h.part()
		return m.End
	}
	if strings.Contains(dashes, surface) {
		h.part()
	}
	return t.pass(i)
}

// pass gives the token behind a word that changes nothing, and notes one that nothing is known of.
func (t *text) pass(i int) int {
	for _, class := range []language.Class{language.DateWord, language.Function, language.Measure,
		language.CalendarUnit} {
		if m, ok := t.pack.Longest(&t.Tokens, i, class); ok {
			return m.End
		}
	}
	t.unknown = t.unknown || t.List[i].Kind == language.Word && !t.others[t.List[i].ID]
	return i + 1
}

// wordAt gives the longest word of the clock at token i, and the token behind it; i if there is none.
func (t *text) wordAt(i int) (value string, to int) {
	to = i
	for _, w := range t.words {
		end := i + len(w.ids)
		if end <= to || end > len(t.List) || t.List[i].ID == 0 {
			continue
		}
		same := func(id int32, tok language.Token) int { return int(id - tok.ID) }
		if slices.CompareFunc(w.ids, t.List[i:end], same) == 0 {
			value, to = w.value, end
		}
	}
	return value, to
}

// apply does what a word of the clock says.
func (t *text) apply(h *reading, value string) {
	t.inWords = true
	switch value {
	case more:
	case after:
		h.join(1)
	case before:
		h.join(-1)
	case less:
		h.less = true
	case back:
		h.back()
	case closed:
		h.more = true
	case am, pm:
		h.name(value)
	default:
		t.tell(h, value)
	}
}

// tell takes in an hour, an hour with minutes, or minutes to be added.
func (t *text) tell(h *reading, value string) {
	hour, minute, exact := strings.Cut(value, ":")
	n, err := strconv.Atoi(hour)
	h.more = h.more || err != nil
	if value[0] == '+' || value[0] == '-' {
		h.count(n)
		return
	}
	h.number(n)
	if m, err := strconv.Atoi(minute); exact && err == nil {
		h.number(m)
	}
}

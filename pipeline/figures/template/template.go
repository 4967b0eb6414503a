package template

import (
	"example.org/sourcebook/pipeline/figures/moment"
	"example.org/sourcebook/pipeline/language"
)

// A template is a way of writing a calendar unit or a time of day: fields and the words and signs between them. The
// patterns of CLDR (UTS 35, part 4) and the templates of the lexicon are compiled to it.
type template struct {
	kind  string
	parts []part
	loose bool // words and signs after the last field may be missing
	// second is the identifier of the word right behind a field that is one token, if the field is in digits; 0 if any
	// token may stand there.
	second int32
	// the identifier of a word that stands behind the first field; 0 if there is none, dayPeriodKey for a day period
	key int32
}

// A part is a field, or one token of a literal.
type part struct {
	field   string                       // empty for a literal
	read    func(*filled, *Matcher) bool // reads the field; nil for a literal
	text    string                       // the folded token of a literal
	id      int32                        // its identifier in the vocabulary, 0 if it has none
	attach  bool                         // no blank may stand before it
	skipped bool                         // a sign that may be missing
}

const dayPeriodKey = -1

// The kinds of templates.
const (
	dateKind    = "date"
	timeKind    = "time"
	beforeYear1 = "century_bc"
	customYears = "custom_years" // what is to be added to the years that the language writes by custom
	// the calendar whose years a date in digits has in the language, if they are no years of the common one
	customCalendar = "custom_calendar"
	otherKind      = "other_calendar" // a date of a calendar that is not converted
	atKind         = "at"             // a word after which an hour is one of the clock
	hourKind       = "at_hour"        // words after which a bare number is an hour of the clock: "a las 15"
	lastingKind    = "at_length"      // a word after which hours and minutes are a length of time: "dure 1 h 45"
	dayTimeKind    = "time_of_day"    // a time of day right behind the name of a day counted from now: 今晚8点
	bareYears      = "years_alone"    // the language writes years without a word that leads to them
	zoneKind       = "zone"           // what may stand behind a time of day
	clockKind      = "clock"          // what a word of a time of day does to its hour, see package agree/clock
)

var templateKinds = map[string]bool{
	moment.Decade: true, moment.Century: true, moment.Quarter: true, moment.Half: true, moment.Season: true,
	moment.FirstQuarters: true, moment.FirstMonths: true, moment.Fiscal: true, moment.Week: true,
	moment.SchoolYear: true, moment.YearToDate: true,
	dateKind: true, timeKind: true, beforeYear1: true, customYears: true, zoneKind: true, atKind: true,
	dayTimeKind: true, bareYears: true, otherKind: true, customCalendar: true, hourKind: true, lastingKind: true,
	clockKind:            true,
	language.PeriodSince: true, language.PeriodUntil: true,
}

// The fields of templates.
const (
	fieldYear      = "y"   // a year in four digits, or with its era
	fieldShortYear = "yy"  // the last two digits of a year
	fieldEraYear   = "yyy" // a year of three digits, counted from another first one
	fieldYearWord  = "YW"  // a year in words
	fieldMonth     = "m"   // a month in one or two digits
	fieldMonthWord = "MW"  // a month by its number in words
	fieldDayWord   = "dW"  // a day by its number in words
	fieldMonthName = "M"
	fieldDay       = "d"
	fieldWeekday   = "E"
	fieldNumber    = "n"  // a whole number below a hundred, in digits or words, also an ordinal
	fieldOrdinal   = "o"  // an ordinal below a hundred, in digits with a suffix or in words
	fieldRoman     = "r"  // a Roman numeral, with or without the suffix of an ordinal
	fieldDecade    = "D"  // a round year, 1990
	fieldTens      = "DD" // the last two digits of a round year, 90
	fieldTensWord  = "DW" // the same in words: nineties has a template of its own, "quatre-vingt-dix" is read
	fieldHour      = "H"  // an hour, in digits
	fieldHourWord  = "HW" // an hour of the twelve, in digits or words
	fieldMinute    = "I"  // a minute, in digits
	fieldMinutes   = "II" // a minute in two digits
	fieldMinWord   = "IW" // a minute, in digits or words
	fieldDayPeriod = "P"  // a day period
)

// templates are those of a pack.
type templates struct {
	list       []template
	units      starts // of calendar units
	times      starts // of times of day
	zones      starts // of time zones
	numeric    []NumericForm
	yearFirst  []int32       // those with a year and a day behind it
	at         map[int32]int // the last words of phrases, and how many words these have, as in the two below
	hour       map[int32]int
	lasting    map[int32]int
	beforeHour map[int32]bool // words before the last one of phrases that lead to an hour: "prima delle"
	ofClock    map[int32]bool // words behind the hour of a time: "hodin", "Uhr"
	ideographs bool           // numbers are written in Chinese characters, too
}

// leads gives the words of a kind that leads to an hour; nil for a kind that has fields of its own.
func (t *templates) leads(kind string) map[int32]int {
	switch kind {
	case atKind:
		return t.at
	case hourKind:
		return t.hour
	case lastingKind:
		return t.lasting
	}
	return nil
}

// noteBefore keeps the word before the last one of a phrase that leads to a bare hour.
func (t *templates) noteBefore(kind string, before []language.Token) {
	if kind == hourKind && len(before) > 0 {
		t.beforeHour[before[len(before)-1].ID] = true
	}
}

// starts are templates by what they may begin with: a word, digits, a number in words, the name of a month or of a
// weekday, a Roman numeral, a day period.
type starts struct {
	literal                                     map[int32][]int32
	digits, words, months, days, roman, periods []int32
}

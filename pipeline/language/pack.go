package language

import "example.org/sourcebook/pipeline/language/spelled"

// Pack is what the program knows of numbers, dates, money and measures in one language: its phrases, its number words,
// its signs and patterns. A pack does not change and is safe for use from several goroutines.
type Pack struct {
	// Tag is the language of the pack that was found: "fr" for fr-CA, "zh" for zh-Hant-TW, "root" where there is none.
	Tag string
	// Locale is the most special folder of the lexicon that the pack was made of: "zh-Hant" for zh-Hant-TW.
	Locale string
	// Region is the region of the tag that was asked for ("CA" for fr-CA), and Currency the ISO 4217 code of the money
	// used there; both are empty if the tag has no region.
	Region, Currency string
	// Signs are the signs of numbers in digits.
	Signs Signs
	// Order says in which order a date in digits gives its parts: "dmy", "mdy" or "ymd". It is "ymd" in the root pack.
	Order string
	// DatePatterns and TimePatterns are CLDR patterns (UTS 35, Date Field Symbol Table), such as "d MMMM y", "HH:mm";
	// the ones of the language first.
	DatePatterns []string
	TimePatterns []string
	// Templates are the ways of writing dates, periods and times that the patterns lack; those of the language first.
	Templates []Template

	// Nations are words for a country or its government, by the ISO 4217 code of its money, where the names of currencies
	// do not have them.
	Nations map[string][]string

	vocabulary map[string]int32 // folded word → identifier, from 1
	hyphenID   int32
	entries    []Entry
	trie       trie
	numbers    *spelled.Reader
	functions  bool // the lexicon knows function words of the language
	letters    map[string][]string
}

// Letters gives the letters that mean one of the values of Letters, in the order of the lexicon; nil if there are none.
func (p *Pack) Letters(value string) []string { return p.letters[value] }

// Signs are the signs with which a language writes numbers in digits.
type Signs struct {
	Decimal []rune // decimal signs, the language's first
	Group   []rune // grouping signs, the language's first; a blank stands for every kind of blank
	Minus   []rune
	Plus    []rune
	// Primary and Secondary are the sizes of the group next to the decimal sign and of the others: 3 and 3, in India 3
	// and 2. MinGrouping is the least number of digits before the first grouping sign: 2 where 1234 has none.
	Primary, Secondary, MinGrouping int
}

// Class says what kind of thing a phrase is. The comment of each class says what the fields of its entries hold.
type Class uint8

// The classes of phrases.
const (
	// Multiplier: "thousand", "million", "milliards", "k", "bn". Number is the power of ten.
	Multiplier Class = iota + 1
	// Collective: "dozen", "score", "hundreds", "milliers", "douzaine". Number is how many; Plural if the phrase names
	// several of them ("dozens of"). Value is the greater of two numbers that it lies between: 서너, 3 4.
	Collective
	// Fraction: "half", "quarter", "tiers". Value is "1/2"; Plural as in "thirds".
	Fraction
	// OrdinalSuffix: what follows the digits of an ordinal without a blank: "st", "th", "er", "e", "ème".
	OrdinalSuffix
	// NumberSign: "no.", "n°", "#" before a number that names. Narrow: only where it counts nothing: "article".
	NumberSign
	// Month: Number is 1 to 12; Short for an abbreviation.
	Month
	// Weekday: Number is 1 (Monday) to 7 (Sunday), as in ISO 8601; Short for an abbreviation.
	Weekday
	// Quarter: the names of the parts of a year. Number is 1 to 4, Value is "quarter", "half" or "season"; 1 is spring.
	// Of a day that comes each year, Value says how Number tells it: see package moment.
	Quarter
	// Era: "BC", "AD", "apr. J.-C.", "พ.ศ.", "令和". Number is 0 for the era before year 1 and 1 for the common one; for
	// another whose years begin as those of the common era do, it is what is to be added to its years; for the eras of
	// calendars with other years it is OtherCalendar.
	Era
	// DayPeriod: "a.m.", "PM", "noon", "du matin". Value is CLDR's name of it: am, pm, noon, midnight, morning1, ….
	DayPeriod
	// Relative: "today", "last year", "cette année". Value is a calendar unit, Number how many of it after now.
	Relative
	// RelativeMark: what makes a number of units relative: "ago", "il y a", "dans". Number is -1 for the past, 1 for the
	// future; Before or After says on which side of the number it stands. Value is the calendar unit if the phrase
	// contains it ("years ago"), else empty.
	RelativeMark
	// CalendarUnit: "year", "months", "décennie". Value is one of the Unit constants.
	CalendarUnit
	// Currency: Value is the ISO 4217 code. A phrase may have several entries: the one without Narrow is what the
	// language means by it; entries with Narrow are further readings. A phrase of which all entries have Narrow, or of
	// which several have not, is ambiguous. One with After has another meaning too, and is a currency only behind an
	// amount in groups or with a power of ten: "29.7 trillion won".
	Currency
	// Measure: Value is the UCUM code; Short for a symbol or an abbreviation.
	Measure
	// Percent: Value is "%", "‰" or "pp" (percentage points).
	Percent
	// Comparator: "more than", "at least", "environ". Value is > >= < <= ~; Before or After says on which side of the
	// number it stands.
	Comparator
	// Range: Value is "open" ("from", "between"), "to" ("to", "à", "–"), "and" (after "between"), "or", RangeClosing.
	Range
	// Period: words that make a date a period or a part of one. Value is one of the Period constants; Narrow if the word
	// names no end ("late", unlike "end of"), After if it stands behind the date ("以来").
	Period
	// Vague: words that make a period vague. Value is "past" ("recent", "last", "past") or "future" ("coming", "next");
	// "now" for "this", "current".
	Vague
	// DateWord: words without meaning of their own between the parts of a date or a time: "of", "the", "le", "à".
	DateWord
	// Function: a function word. Value is one of the Word constants.
	Function
	// Idiom: a phrase in which a number word counts nothing.
	Idiom
	// Quantity: what belongs to a number beside its words. Value is one of the Quantity constants.
	Quantity
	// Classifier: what stands between a number and the noun that it counts: 名, 起, つ, 명. Value is "noun" if it may as well
	// be the noun itself (人), else empty.
	Classifier
)

// The calendar units, as in CLDR; durations have their UCUM codes.
const (
	UnitYear      = "year"
	UnitHalf      = "half"
	UnitQuarter   = "quarter"
	UnitMonth     = "month"
	UnitWeek      = "week"
	UnitDay       = "day"
	UnitHour      = "hour"
	UnitMinute    = "minute"
	UnitSecond    = "second"
	UnitDecade    = "decade"
	UnitCentury   = "century"
	UnitWeekend   = "weekend"
	UnitFiscal    = "fiscal_year"
	UnitFortnight = "fortnight"
	UnitPeriod    = "period" // "period": no unit, but the year behind it is not the whole one
)

// OtherCalendar is the number of an era whose years are no years of the common calendar, as in the Islamic one.
const OtherCalendar = 10000

// The values of Period.
const (
	PeriodSince  = "since"  // since, from … on, depuis
	PeriodUntil  = "until"  // until, till, jusqu'à, by
	PeriodAsOf   = "as_of"  // as of, up to now
	PeriodBefore = "before" // before, avant
	PeriodAfter  = "after"  // after, après
	PeriodDuring = "during" // during, in, over, au cours de
	PeriodEarly  = "early"  // early, the beginning of, début
	PeriodMid    = "mid"    // mid, middle of, mi-
	PeriodLate   = "late"   // late, the end of, fin
)

// The values of Function: word classes, as in Universal Dependencies.
const (
	WordArticle     = "article"
	WordDeterminer  = "determiner"
	WordPronoun     = "pronoun"
	WordPreposition = "preposition"
	WordConjunction = "conjunction"
	WordAuxiliary   = "auxiliary"
	WordAdverb      = "adverb"
	WordParticle    = "particle"
	WordGenitive    = "genitive" // "of": it joins a complement and has an entry as a preposition, too
)

// The values of Quantity.
const (
	QuantityMinus     = "minus"         // minus, moins, 负: before a number
	QuantityPoint     = "point"         // point, virgule, 点: before the decimals of a number in words
	QuantityShare     = "share"         // out of, sur: inside a share; After: the greater number comes first (分の)
	QuantityThereof   = "thereof"       // of which, dont: behind an amount; Narrow: beside a number with its power of ten
	QuantityEvery     = "every"         // of every, de cada: such a word, behind which any number may be the greater one
	QuantityHundredth = "hundredth"     // cent, pence: that part of the money before it; Narrow: of some currencies only
	QuantityOwn       = "own_hundredth" // grosz, kuruş: that of the one money of the language
	QuantityDime      = "dime"          // 角: the tenth of the money before it; After: 块, behind which that stands bare
	QuantityTenth     = "tenth"         // 割, 成: so many tenths, a share
	QuantityAge       = "age"           // aged: an age in years follows
	QuantityPrefix    = "prefix"        // و, ב: a word that is written as one with the number behind it
	QuantityPer       = "per"           // per, je, pour, 每: between a number and the power of ten to which it refers
	QuantityNext      = "next"          // next, prochaine, 次回: what it tells of comes after another
	QuantityComing    = "coming"        // coming, que viene: beside the name of a day it is the first one to come
	QuantityFuture    = "future"        // will, aura lieu, 予定: what its clause tells is to come
	QuantityChange    = "change"        // rose, снизилась: behind it "to" leads to a value and is no bound
	QuantityLabel     = "label"         // channel, route, version: the number behind it names one of them
	QuantityPhone     = "phone"         // phone number, Tel: digits behind it are its number
	QuantityStreet    = "street"        // Street, rue, ул.: a number beside the name of a street is that of a house
	QuantityBranch    = "branch"        // bis, の2: parts an article of a law further behind its number
	QuantityVersus    = "versus"        // 比, 대: between the two sides of a score or a ratio
	QuantityBetween   = "between"       // 共: between what is counted and its number
	QuantityApart     = "apart"         // A: a symbol of one capital that a blank may part from its number
	QuantityThousands = "thousands"     // k: a letter that multiplies behind a blank, too, where something is counted
	QuantityHeat      = "heat"          // oven, température: degrees in the paragraph are those of heat
	QuantitySeason    = "season"        // saison, 赛季: beside two years of which the second has two digits
	QuantityWeight    = "weight"        // weighs, kilos: pounds in its sentence are no money
	QuantityThing     = "thing"         // livres: a name of money that more often is that of another thing
	QuantityIs        = "amounts"       // is, beträgt, mot: behind it a number is a value; minus may stand apart
	QuantityOthers    = "others"        // others, autres: what a number may count without a noun
	QuantityJoin      = "join"          // stands between a number and what it counts or measures: 20 de lei
	QuantityDay       = "on_day"        // an article with which the name of a day is a date: el viernes
	QuantityMany      = "many"          // people: what is counted by the million, so that "3m" before it is no length
	QuantityPast      = "past"          // was, took place: what its clause tells has been
	QuantityReport    = "report"        // said, a annoncé: what tells that someone told something
	QuantityStretch   = "stretch"       // 连续, ぶり: beside a unit of time it is a length; Narrow: a date may have it, too
	QuantityEveryNth  = "every_nth"     // jeder, каждый: before "third", one in three; Narrow: at the head of a sentence
	QuantityHabit     = "habit"         // 毎週, jeden: beside the name of a day, each of them
	QuantityDue       = "due"           // for, pour: before a day to come
	QuantityRest      = "rest"          // and, e: between hundreds or thousands and the rest of a number
	QuantityInstead   = "instead"       // instead of, down from: between two amounts of which one may leave out its unit
	QuantityNot       = "not"           // never, не: it makes a bound of "more than" behind it
	QuantityShared    = "shared"        // shilingi: a name of money of several countries of which none comes first
	QuantityGoverns   = "governs"       // verfügt: a verb with whose preposition, "über", a number is no bound
	QuantityAdverb    = "adverb"        // 至少: a bound that is an adverb of the verb before its number
	QuantityOther     = "other"         // 下, 另: before a one that counts nothing
)

// RangeClosing is the value of Range of a word for "between" behind the two ends: 之间, arasında.
const RangeClosing = "closing"

// The values of Letters.
const (
	LettersDecade = "decade"     // s: behind the first year of a decade
	LettersPlural = "plural"     // s, es: what makes nouns plural, the ending that all have in common first
	LettersElided = "elided"     // l, d, m: function words only where an apostrophe follows
	LettersEnding = "ending"     // ' : -: signs before an ending that is written behind digits
	LettersOnto   = "onto"       // లో: endings that are written onto digits without a sign
	LettersTwice  = "twice"      // -: between a number that is said twice, once for each: चार-चार
	LettersFirst  = "first_year" // 元: instead of the number of the first year of an era
	LettersCase   = "case"       // yi, de: endings of nouns behind which a phrase does not go on
	LettersRecord = "record"     // nummer: endings of words for the number of something
	LettersThen   = "from_then"  // dan: endings of what units before it are counted from; Quantity: words of it
)

// Entry is one meaning of one phrase.
type Entry struct {
	Class  Class
	Phrase string // as the lexicon has it
	Value  string // see the classes
	Number int    // see the classes
	Flags  Flags
}

// Flags are marks of an entry.
type Flags uint8

// The flags of entries.
const (
	Before Flags = 1 << iota // stands before the number
	After                    // stands after the number
	Short                    // an abbreviation or a symbol
	Plural                   // names several
	Narrow                   // a further reading of the phrase, not the first
	Cased                    // matches only in the letter case of Phrase
)

// Has reports whether all flags of g are set.
func (f Flags) Has(g Flags) bool { return f&g == g }

package language

// Derive gives what a stage makes of a pack before it reads texts, under the name as. It is made once and kept as long
// as the lexicon; it must not be changed.
func Derive[T any](l *Lexicon, p *Pack, as string, build func() (T, error)) (T, error) {
	entry, _ := l.parsed.LoadOrStore(parsedKey{p.Locale + "@" + p.Region, as}, new(parsed))
	e := entry.(*parsed)
	e.once.Do(func() { e.value, e.err = build() })
	v, _ := e.value.(T)
	return v, e.err
}

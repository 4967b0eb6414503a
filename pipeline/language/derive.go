package language

// Derive gives what a stage makes of a pack before it reads texts, under the name as. It is made once and kept as long
// as the lexicon; it must not be changed.
func Derive[T any](l *Lexicon, p *Pack, as string, build func() (T, error)) (T, error) {
	return Once(l, p.Locale+"@"+p.Region, as, build)
}

// Once gives what a stage makes of the lexicon for a language or a folder, under the name as. It is made once and kept
// as long as the lexicon; it must not be changed.
func Once[T any](l *Lexicon, tag, as string, build func() (T, error)) (T, error) {
	return keep(l, tag, as, build)
}

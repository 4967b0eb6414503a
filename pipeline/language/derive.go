package language

// Derive gives what a stage makes of a pack before it reads texts, under the name as. It is made once and kept as long
// as the lexicon; it must not be changed.
func Derive[T any](l *Lexicon, p *Pack, as string, build func() (T, error)) (T, error) {
	return keep(l, p.Locale+"@"+p.Region, as, build)
}

package people

import "example.org/sourcebook/pipeline/mentions/scan"

// Particle reports whether token i is a small word within a person's name: "van", "bin".
func (p *Reader) Particle(i int) bool {
	return p.Tokens[i].Kind == scan.Lower && p.Lex.Particles[p.Tokens[i].Fold]
}

// AfterParticles gives the token with a capital after the small words at token i that follow a given name, or i.
func (p *Reader) AfterParticles(i int) int {
	if !p.Given(i - 1) {
		return i
	}
	k := i
	for k < i+2 && k < len(p.Tokens) && p.Particle(k) && p.Tokens[k].Joint == scan.Space {
		k++
	}
	if k > i && p.CapitalAt(k) && p.Tokens[k].Joint == scan.Space {
		return k
	}
	return i
}

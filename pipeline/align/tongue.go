package align

import (
	"example.org/sourcebook/pipeline/align/letters"
	"example.org/sourcebook/pipeline/align/sense"
	"example.org/sourcebook/pipeline/align/sound"
	"example.org/sourcebook/pipeline/character"
	"example.org/sourcebook/pipeline/language"
)

// tongue is what the lexicon knows of the language of a document: what its names sound like, and what its words mean.
type tongue struct {
	sounds sound.Table
	senses *sense.Table
}

func tongueOf(l *language.Lexicon, tag string) (t tongue, err error) {
	if t.sounds, err = sound.Read(l); err == nil {
		t.senses, err = sense.Read(l, tag)
	}
	return t, err
}

// noTongue says nothing, of documents that are aligned already.
func noTongue(*language.Lexicon, string) (tongue, error) { return tongue{}, nil }

// soundLimits are how much it says that two texts share a name of so many consonants, in bits.
var soundLimits = [sound.MaxSounds + 1]uint32{3: 3, 4: 5, 5: 7, 6: 9, 7: 10, 8: 11}

// namesOf gives the hashes of what the names of a sentence sound like, sorted.
func namesOf(sounds sound.Table, text string) []uint32 {
	var out []uint32
	sounds.Names(text, character.Bare, func(key string) {
		out = append(out, letters.Hash("n:"+key)&^15|soundLimits[len(key)])
	})
	return letters.Distinct(out)
}

// senseLimit is the most that it says that two texts share a sense of a word, in bits.
const senseLimit = 7

// sensesOf gives the hashes of what the words of a sentence mean, sorted.
func sensesOf(senses *sense.Table, text string) []uint32 {
	var out []uint32
	senses.Of(text, func(s uint32) { out = append(out, letters.Mix(s)&^15|senseLimit) })
	return letters.Distinct(out)
}

// Package character says what every stage needs to know of characters, once: their script and how it is written, case,
// decimal digits, numbers in ideographs. It knows Unicode and no language: what a language does with its characters is
// data of the lexicon.
package character

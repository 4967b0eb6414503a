// Package lineage is the record of a release: what it was made from, by what, and what it holds.
//
// A release is a folder. Its manifest says what the data were made from and by what: the sources, the language
// knowledge, the program and its modules, the stages with the digests of what they read and wrote, and every file with
// its digest. lineage/builder.zip holds the source of the program as a Go module zip, lineage/lexicon.zip the files of
// the language knowledge that the build opened, lineage/sources.zip the source texts byte for byte; so a release can be
// made again from its own folder. CHECKSUMS lists every file but itself in the format of sha256sum; the SHA-256 of
// CHECKSUMS is the root digest, one number that stands for every byte of a release.
//
// What is done with the record is a package a verb below this one: publish puts a release in its place, verify computes
// every claim again, diff compares two releases, trace follows a row, rebuild makes a release again, attest writes a
// statement of provenance.
//
// Nothing that goes into a release looks at a clock, a host, a user or an environment variable: what belongs to the
// machine that made it is not in it. Only rebuild runs other programs.
package lineage

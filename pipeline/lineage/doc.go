// Package lineage makes a release whole and provable.
//
// A release is a folder. Its manifest says what the data were made from and by what: the sources, the language
// knowledge, the program and its modules, the stages with the digests of what they read and wrote, and every file with
// its digest. lineage/builder.zip holds the source of the program as a Go module zip, lineage/sources.zip the source
// texts byte for byte; so a release can be made again from its own folder. CHECKSUMS lists every file but itself in the
// format of sha256sum; the SHA-256 of CHECKSUMS is the root digest, one number that stands for every byte of a release.
//
// Nothing that goes into a release looks at a clock, a host, a user or an environment variable: what belongs to the
// machine that made it is not in it. Verify computes every claim again from the bytes and never runs code. Rebuild makes
// the release again, with the builder that it carries, and compares every byte; only it runs other programs.
package lineage

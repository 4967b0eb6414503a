// Package pipeline builds a release from a corpus: it runs the stages, exports the tables and seals the release.
//
// # What a release promises
//
// Each promise has a test that can fail.
//
//   - Exact. The same sources and the same builder give the same bytes, whatever the operating system, the processor,
//     the number of workers, the time zone, the locale, the day. Every release, old ones too, is made again from its
//     own folder, with Go and its module proxy and nothing else (make rebuild; .ci/platforms, .ci/variations).
//   - Traceable. Every row leads to the bytes of the source that it came from, or to the page, record or part where a
//     format has no such bytes, and to the rule that made it (sourcebook trace).
//   - Accounted for. Nothing is dropped in silence. Paragraphs cover the document, sentences cover the paragraph, and
//     every numeral is in figures or, with a reason, in rejections. The stage check proves it in each build.
//   - Honest. The literal reading always stands; a repair is a column of its own, beside the name of what was wrong.
//     What cannot be read is flagged and not guessed. Versions that disagree are shown side by side, and what was not
//     compared says why.
//   - Ready to use. Types, keys, documentation, and descriptors that are held against the files.
//
// # The flow
//
// Stages is the whole of it, in order. A corpus is a folder of sources: the texts, and what corpus.yaml declares of
// them. ingest decodes each to text, and keeps the place of every character in the source. survey looks at all texts
// together: which lines return everywhere, which texts share passages. segment cuts paragraphs and gives them roles
// and languages, repairs white space, cuts sentences, and finds what a text says of itself. figures reads numeric
// facts, mentions finds names, names says which are one by themselves. Works says which documents are versions of one
// text, beads puts their sentences beside each other, and entities puts names that are one into one registry, with what
// the beads tell of them. align compares the facts of each bead. documents joins all that is known of a document. check
// proves what is promised. Then package export writes the tables in every format, and
// package lineage seals the folder: digests, the manifest, the sources, the program's own source, and CHECKSUMS over
// all.
//
// Stages hand rows to each other by working tables (package tables). A stage declares what it reads and writes and is
// refused all else, so the lineage in the manifest is true by construction. Each table has one writer. A stage sees one
// document, or one work, or, where it says so, everything; it never sees another stage, a lock or a goroutine.
//
// # Determinism
//
// No clock, host, user, path, environment, random source or file system reaches a stage. The one date that a release
// knows is the one that corpus.yaml declares. Environment variables set colours, the cache and the number of jobs, and
// nothing that is in a release. Nothing ranges over a map on the way to an output. Work is done in parallel and put
// back in the order of its keys, and the error that is reported is that of the first key. Scores are integers or exact
// decimals: floating-point numbers are not the same on every processor. Lists are sorted by a stated key with a total
// order. What a stage knows of languages it is given as data from sources/lexicon, by digest. The versions of Go and
// of every module are those of go.mod. The cache keeps what a stage made of equal input; it can change the speed and
// never a byte.
//
// A builder is the source of the program, without tests, with the exact version of Go: package lineage names it by the
// digest of the module zip that every release carries. A released version is never overwritten. A later builder gives
// the same data files, or the dataset needs a new version, which package diff works out from the rows that changed.
//
// # Bad input
//
// An input that cannot be read is an error that names the path, the place and the mend, and nothing is lost: a text in
// an encoding that stays in doubt, a NUL, an empty file, an unknown key of corpus.yaml, a path that leaves the folder,
// a source over the limit, a full disk, a killed process, two builds at once. A release folder appears whole or not at
// all. Control characters, a line of 100 MB and 100,000 files have to work. Text is data: what looks like a formula, a
// tag or an escape sequence stays the text that it is, in the workbook, on the page and on a terminal.
//
// # Scale
//
// The memory of a stage that sees one document at a time does not grow with the number of documents, nor does that of
// Parquet and CSV. A stage over the whole corpus first brings each document down to a sketch of a fixed size, then
// sorts by key, then folds, so that its time grows with the corpus and no faster. Time grows linearly with the length
// of a text, too, whatever the text: tests read hostile ones and count time of the processor.
//
// What stays in memory of a document, of 100,000 short records of one file, is some 300 bytes from the first stage to
// the last: its identifier and its place in the container (120), its place in each working table (80), its work. Works
// adds a fixed part of its fingerprint (170) and its share of the index (150, which grows with the words more than with
// the documents). The seal adds some 600 for each file of a page, a table that must be sorted 200 a row meanwhile, and
// the registry 1,000 an entity while it is made. The process may take twice of all that until garbage is collected.
//
// A table may lie in several files, its shards: a row in the one that the CRC-32 of its document_id names, so that rows
// stay where they are when documents join. A build may run in steps (sourcebook step, cmd/spark): each stage as a
// filter of the parts of working tables, on any number of machines, with the bytes of a build on one.
//
// # Order of the packages
//
// Imports point one way: schema, then character, language and stage, then tables and the few things that all stages
// share, then the layers of a stage and the stages, then export and lineage, then this package, then the commands. No
// stage imports another. imports_test.go holds the order, house_test.go the shape of the code.
package pipeline

package pipeline

import (
	"example.org/sourcebook/pipeline/align"
	"example.org/sourcebook/pipeline/check"
	"example.org/sourcebook/pipeline/documents"
	"example.org/sourcebook/pipeline/entities"
	"example.org/sourcebook/pipeline/facts"
	"example.org/sourcebook/pipeline/figures"
	"example.org/sourcebook/pipeline/ingest"
	"example.org/sourcebook/pipeline/mentions"
	"example.org/sourcebook/pipeline/page"
	"example.org/sourcebook/pipeline/segment"
	"example.org/sourcebook/pipeline/sheets"
	"example.org/sourcebook/pipeline/stage"
	"example.org/sourcebook/pipeline/survey"
)

// Stages is the pipeline, in order.
var Stages = []stage.Stage{
	// bytes to text, with the place of every character in its source
	ingest.Stage,
	// what can be compared between texts, in a small fixed space
	survey.Sketch,
	// evidence from the whole corpus: repeated lines, texts that share passages
	survey.Stage,
	// paragraphs with roles and languages, sentences, what a text says of itself
	segment.Stage,
	// numeric facts; what was refused goes to rejections
	figures.Stage,
	// places where something may be named
	mentions.Stage,
	// what is named, as far as the names by themselves tell
	entities.Names,
	// what can be compared between documents, in a small fixed space
	align.Fingerprint,
	// which documents are versions of one work
	align.Works,
	// the table of documents: what is declared, what the text says, the work
	documents.Stage,
	// sentence beads between versions
	align.Beads,
	// names that stand in each other's place
	entities.Counterparts,
	// one registry of what is named, over documents and languages
	entities.Stage,
	// the facts that both sides of a bead state
	align.Stage,
	// one row a fact over all versions of a work, and what each of them states of it
	facts.Stage,
	// what the reading page shows of each work
	page.Stage,
	// the rows of the workbook that join several tables
	sheets.Stage,
	// proofs about each document, each work and the whole; a failed one stops the build
	check.Documents,
	check.Works,
	check.Corpus,
}

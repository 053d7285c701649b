# whalecurve: `make serve` to use it, `make test` to check it. Both install what is missing (scripts/need).
SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
PORT ?= 8080
NUMPY ?= 1
WASM := scripts/wasm
WASM_TARGET := --target wasm32-unknown-unknown
export TRUNK_SKIP_VERSION_CHECK := true
# The same random cases on every machine, so that a red check is somebody's change; for others: make test SEED=$RANDOM
SEED ?= 1
export PROPTEST_RNG_SEED := $(SEED)

.PHONY: help serve watch dist npm test lint test-native test-wasm test-browser soak mutants fuzz bench bench-page bench-answers bench-large bench-engine bench-workbook bench-native bench-ltv bench-shapes bench-judgement shots setup fmt clean

help: ## What there is to make
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1 — \2/p' $(MAKEFILE_LIST)

serve: dist ## Build the tool and serve it at http://127.0.0.1:8080/
	@node scripts/serve.mjs dist $(PORT)

watch: ## The same for development: a quick build, made anew after every change
	@scripts/need compiler trunk bindgen packages
	$(WASM) trunk serve --port $(PORT)

dist: ## Build the static site into dist/
	@scripts/need compiler trunk bindgen packages
	$(WASM) trunk build --release

npm: ## Build the npm package into dist/npm/
	@scripts/need compiler bindgen packages
	node npm/build.mjs

test: ## Every check and every test
	@scripts/need lints trunk bindgen bundlers browser
	@$(MAKE) --no-print-directory lint
	@$(MAKE) --no-print-directory test-native
	@$(MAKE) --no-print-directory test-wasm
	@$(MAKE) --no-print-directory test-browser

lint: ## Format and lints, native and WebAssembly; locks, licences and sources of npm packages, and of crates where cargo-deny is installed
	@scripts/need lints packages
	node scripts/packages.mjs
	cargo fmt --check
	cargo clippy --locked --all-targets -- -D warnings
	$(WASM) cargo clippy --locked --release --lib --bins $(WASM_TARGET) -- -D warnings
	@if cargo deny --version > /dev/null 2>&1; then cargo deny --locked check licenses bans sources; \
	else echo "cargo-deny is not there, so nobody looks at licences and sources of crates: cargo install --locked cargo-deny"; fi

test-native: ## The library's tests, compiled for this machine
	cargo test --locked

test-wasm: ## The library's unit tests as WebAssembly, in Node
	@scripts/need compiler bindgen
	$(WASM) cargo test --locked --release --lib $(WASM_TARGET)

test-browser: dist npm ## The built page in Chromium, and the npm package there and in Node
	@scripts/need bundlers browser
	node_modules/.bin/playwright test --config tests/browser/playwright.config.mjs $(ARGS)

# About ten minutes of them
FILES ?= 6000
TABLES ?= 10000
FAULTS ?= 60
soak: dist ## Mutated files through the built page in Chromium, long sequences of a host's calls of the widget, faults at random moments, an attacker of blind packs, and two builds compared
	@scripts/need browser
	node tests/browser/soak.mjs $(FILES)
	SEQUENCES=500 FAULTS=$(FAULTS) node_modules/.bin/playwright test --config tests/browser/playwright.config.mjs sequences faults
	node_modules/.bin/playwright test --config tests/browser/playwright.config.mjs embed -g messages
	BLIND_TABLES=$(TABLES) cargo test --locked --test blind attacker -- --nocapture
	node scripts/twice.mjs

FUZZ ?= workbook everything
SECONDS_EACH ?= 600
fuzz: ## Readers of foreign formats under the address sanitizer, ten minutes each
	@scripts/need rust
	@for target in $(FUZZ); do scripts/fuzz $$target $(SECONDS_EACH) || exit 1; done

MUTANTS ?= 60
mutants: ## Mutation testing of money, ledger, blind packs and the evidence of reading: a random sample of each
	@cargo mutants --version > /dev/null 2>&1 || { echo "cargo-mutants is not there: cargo install --locked cargo-mutants"; exit 1; }
	node scripts/mutants.mjs $(MUTANTS)

bench: ## All that benches/RESULTS.md has, measured again: about half an hour
	@for part in page large native workbook shapes judgement; do $(MAKE) --no-print-directory bench-$$part || exit 1; done

bench-page: dist ## Sizes, start-up and import in Chromium
	@scripts/need browser $(if $(filter-out 0,$(NUMPY)),numpy)
	node benches/page.mjs $(ARGS)

bench-answers: dist ## How soon the page answers on a shop that nobody leaves
	@scripts/need browser
	node benches/answers.mjs $(ARGS)

bench-large: dist ## Large files beside DuckDB-WASM, Papa Parse and a pass that only reads
	@scripts/need browser numpy
	cd benches/peers && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	node benches/large.mjs $(ARGS)

ROWS ?= 1000000
bench-engine: ## Each step of the engine as WebAssembly, in Node
	@scripts/need compiler bindgen packages numpy
	node -e 'import("./benches/orders.mjs").then(({ ordersFile }) => process.exit(ordersFile($(ROWS)) ? 0 : 1))'
	ROWS=$(ROWS) $(WASM) cargo test --locked --release --bench engine_wasm $(WASM_TARGET) -- --nocapture

bench-workbook: ## A workbook of a million rows beside calamine alone, as WebAssembly in Node
	@scripts/need compiler bindgen packages numpy
	node -e 'import("./benches/orders.mjs").then(({ workbook }) => process.exit(workbook() ? 0 : 1))'
	$(WASM) cargo test --locked --release --bench workbook_wasm $(WASM_TARGET) -- --nocapture > target/bench/workbook.log
	sed -n 's/^ *\(|.*|\)$$/\1/p' target/bench/workbook.log | node benches/results.mjs "A workbook of a million rows"

bench-native: ## The engine natively beside polars and DuckDB
	@scripts/need compiler packages numpy peers
	node -e 'import("./benches/orders.mjs").then(({ ordersFile }) => process.exit([1e6, 5e6].every(ordersFile) ? 0 : 1))'
	cargo build --locked --release --bench native
	ENGINE="$$(ls -t target/release/deps/native-* | grep -v '\.d$$' | head -n 1)" target/peers/bin/python benches/native_peers.py target/bench/orders-1000000.csv target/bench/orders-5000000.csv > target/bench/native.md
	node benches/results.mjs "The engine natively, side by side" < target/bench/native.md

bench-ltv: ## The lifetime value engine as WebAssembly, in Node
	@scripts/need compiler bindgen
	$(WASM) cargo test --locked --release --bench ltv_wasm $(WASM_TARGET) -- --nocapture

bench-shapes: ## The analysis of files of every shape, natively, the slowest beside the median
	@scripts/need compiler packages
	@mkdir -p target/bench
	cargo bench --locked --bench shapes > target/bench/shapes.md
	node benches/results.mjs "Files of every shape" < target/bench/shapes.md

bench-judgement: ## Verdicts and intervals in worlds that are the models' own, and in others
	@mkdir -p target/bench
	cargo bench --locked --bench judgement > target/bench/judgement.md
	node benches/results.mjs "Judgement" < target/bench/judgement.md

shots: dist ## Screenshots of the page into target/shots/
	@scripts/need browser
	node tests/browser/shots.mjs target/shots $(ARGS)

setup: ## Install everything that serve and test need
	@scripts/need lints trunk bindgen packages bundlers browser

fmt: ## Format the Rust code
	cargo fmt

clean: ## Remove what was built; installed tools stay
	rm -rf target dist node_modules tests/npm/node_modules test-results

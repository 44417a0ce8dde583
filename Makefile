# `make` alone lists the targets.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
READY_DEV := $(VENV)/.ready-dev
STUDY := processes/it-acquisition
REPORT := reports/it-acquisition
SEED ?= 1
SECONDS ?= 3600
# tests of a file stay together, as they share what is made once, until a worker has nothing left
PYTEST := -m pytest -n auto --dist worksteal

.DEFAULT_GOAL := help
.PHONY: help demo validate quick test coverage fuzz lint check bench schema docs pictures clean

help: ## list the targets
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 18

$(READY): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	@touch $@

$(READY_DEV): $(READY)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@

demo: $(READY) ## set up, compare the shipped study, print and write its report
	$(BIN)/approvalflow compare $(STUDY) --no-versions --json $(REPORT).json --html $(REPORT).html

validate: $(READY) ## simulate what is known exactly, print and write the certificate; SEED=7 for another luck
	$(BIN)/approvalflow validate --seed $(SEED) --no-versions --json reports/validation.json --html reports/validation.html
	if $(BIN)/python -c "import numba" 2>/dev/null; then $(BIN)/approvalflow validate --engine compiled --seed $(SEED); fi

quick: lint ## what to run while working: lint, and the tests that are quick and need no browser
	$(BIN)/python $(PYTEST) -m "not long and not slow and not browser"

test: $(READY_DEV) ## set up and run every test
	$(BIN)/python $(PYTEST)

coverage: $(READY_DEV) ## how much of the code the quick tests run; it takes nearly twice their time
	$(BIN)/coverage erase
	$(BIN)/coverage run $(PYTEST) -m "not long and not slow and not browser"
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report --skip-covered

fuzz: $(READY_DEV) ## inputs of every kind for an hour, or for SECONDS=60, with SEED=7; what fails in faults-found/
	PYTHONPATH=tests $(BIN)/python -m faults --seed $(SEED) --seconds $(SECONDS)

lint: $(READY_DEV) ## lint, types, contracts
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

check: lint ## everything that has to be green: lint, types, contracts, then every test once
	$(MAKE) test

bench: $(READY_DEV) ## speed and memory beside SimPy as documented; pages; a megabyte of anything
	$(BIN)/python benchmarks/bench.py
	$(BIN)/python benchmarks/pages.py
	$(BIN)/python benchmarks/bounds.py

schema: $(READY_DEV) ## write the schemas, the compiled catalogue and docs/ anew
	$(BIN)/pybabel --quiet compile -D approvalflow -d src/approvalflow/cli/locale
	$(BIN)/approvalflow --lang en schema process > processes/approvalflow.schema.json
	$(BIN)/approvalflow --lang en schema redesign > processes/approvalflow.redesign.schema.json
	$(BIN)/approvalflow --lang en schema values > processes/approvalflow.values.schema.json
	$(BIN)/approvalflow --lang en schema result > reports/approvalflow.result.schema.json
	$(MAKE) docs

docs: $(READY_DEV) ## write the generated pages of docs/ anew, without a network; two minutes
	PYTHONPATH=tests $(BIN)/python -m helpers.documents

pictures: demo $(READY_DEV) ## take the picture in the README anew; needs chromium
	PYTHONPATH=tests $(BIN)/python -m helpers.pictures

clean: ## remove what the other targets made
	rm -rf $(VENV) faults-found .coverage .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis

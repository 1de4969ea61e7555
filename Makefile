# Everything here works on a bare machine with make, python3 (3.11 or later) and its venv module.
PYTHON ?= python3
WORKERS ?= 2
OUT ?= out/demo

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help demo test verify calibrate baseline reference bench lint format

help:  ## show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "  make %-9s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: $(VENV)/.installed  ## install into .venv, compare the policy mixes of a corridor, write charts and a report
	$(BIN)/bayiri compare ecuador-spain --runs 20 --migrants 5000 --seed 1 --workers $(WORKERS) --out $(OUT)

test: lint  ## style, types and every test at small size
	$(BIN)/python -m pytest

verify: $(VENV)/.installed-dev  ## the same tests at full size, with array bounds checked (slow; before a release)
	BAYIRI_FULL=1 NUMBA_BOUNDSCHECK=1 $(BIN)/python -m pytest

calibrate: $(VENV)/.installed  ## fit Ecuador-Spain anew, and replace the record and document of the fit
	$(BIN)/bayiri calibrate ecuador-spain --workers $(WORKERS) --out out/calibration
	cp out/calibration/ecuador-spain.yaml scenarios/fits/ecuador-spain.yaml
	cp out/calibration/calibration.md docs/calibration.md

baseline: $(VENV)/.installed  ## write the table of results anew: make baseline REASON="why they changed"
	@$(BIN)/python -m bayiri.studies.baseline --reason "$$REASON"

reference: $(VENV)/.installed  ## write docs/reference and the schemas of files anew from the registry
	@$(BIN)/python -m bayiri.studies.reference
	@for kind in scenario corridor calibration fit money; do \
	    $(BIN)/bayiri schema $$kind > scenarios/schema/$$kind.json.new \
	        && mv scenarios/schema/$$kind.json.new scenarios/schema/$$kind.json || exit 1; done

bench: $(VENV)/.installed  ## time the engine, memory and ensembles (some minutes; leave the machine alone)
	$(BIN)/python experiments/benchmarks/engine.py

lint: $(VENV)/.installed-dev  ## style and types only
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy model

format: $(VENV)/.installed-dev  ## put the files in the house's style
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# The two stamps keep an install from being done twice; a change of the dependencies renews it.
$(VENV)/.installed: setup.cfg pyproject.toml | $(BIN)/pip
	@echo "Installing bayiri into $(VENV) (once; it takes a minute or two) ..."
	@$(PIP) --editable .
	@touch $@

$(VENV)/.installed-dev: setup.cfg pyproject.toml | $(BIN)/pip
	@echo "Installing bayiri and its development tools into $(VENV) (once; it takes a minute or two) ..."
	@$(PIP) --editable '.[dev]'
	@touch $(VENV)/.installed $@

$(BIN)/pip:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	    || { echo "bayiri needs Python 3.11 or later. Name one: make PYTHON=python3.12 ..." >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV)

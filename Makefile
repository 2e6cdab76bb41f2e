# Two targets set everything up on a fresh machine (Python >= 3.11 with venv, a package index):
#   make demo   the main job, on examples/escale, verified
#   make test   every gate and every test
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
LOCKS := locks/runtime.txt locks/dev.txt
NODE := tests/calendars/node

.PHONY: help demo test check unit clients bench prove lock docs clean
.DEFAULT_GOAL := help

help: ## this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/'

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "coanimation needs Python 3.11 or newer; $(PYTHON) is older. Try: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 2; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { echo "This Python cannot make environments. On Debian or Ubuntu: apt install python3-venv"; exit 2; }
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.runtime: $(BIN)/python locks/runtime.txt pyproject.toml
	@echo "Setting up (once): the locked packages of locks/runtime.txt"
	@$(PIP) install --require-hashes -r locks/runtime.txt
	@$(PIP) install --no-deps --no-build-isolation -e .
	@$(BIN)/python -m solver.anneal
	@touch $@

$(VENV)/.dev: $(VENV)/.runtime locks/dev.txt
	@echo "Setting up (once): the locked tools of locks/dev.txt"
	@$(PIP) install --require-hashes -r locks/dev.txt
	@touch $@

demo: $(VENV)/.runtime ## plan and publish the month of examples/escale, verified
	@$(BIN)/coanimation demo $(DEMO)

check: $(VENV)/.dev ## lint, types, import contracts, generated files up to date
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/python -m tests.generated

# ical.js and node-ical read what we publish where there is Node 18; elsewhere their tests are skipped, and say so
clients: $(NODE)/node_modules/.package-lock.json ## the calendar clients of other people, for the tests

$(NODE)/node_modules/.package-lock.json: $(NODE)/package-lock.json
	@if command -v npm >/dev/null; then npm ci --silent --prefix $(NODE) || echo "npm could not install the clients of $(NODE): their tests are skipped"; \
	else echo "There is no npm here: the tests of ical.js and node-ical are skipped"; fi

unit: $(VENV)/.dev clients ## the tests, without the gates
	@$(BIN)/python -m pytest --cov --cov-report=term:skip-covered

test: check unit ## every gate and every test

bench: $(VENV)/.dev ## the benchmarks: the example month; a few generated ones; calendars and solver beside their peers (the long run: CONTRIBUTING.md)
	@$(BIN)/python -m tests.benchmarks
	@$(BIN)/python -m tests.benchmarks.calendars
	@$(BIN)/python -m tests.benchmarks.solver.peers

prove: $(VENV)/.dev ## the long counts and the mutants, written to docs/explanation/proof.md, promises.md and mutants.md
	@$(BIN)/python -m tests.prove
	@$(BIN)/python -m tests.calendars.mutants --write
	@$(BIN)/python -m tests.solver.mutants --write

docs: $(VENV)/.dev ## write the generated reference again
	@$(BIN)/python -m tests.generated --write

lock: ## make the lock files again (needs uv)
	@uv pip compile --quiet --universal --no-emit-index-url --no-emit-find-links --generate-hashes --no-strip-extras --no-header --python-version 3.11 pyproject.toml --extra serve --extra sftp --extra fast --extra build -o locks/runtime.txt
	@uv pip compile --quiet --universal --no-emit-index-url --no-emit-find-links --generate-hashes --no-strip-extras --no-header --python-version 3.11 pyproject.toml --extra serve --extra sftp --extra fast --extra build --extra dev -c locks/runtime.txt -o locks/dev.txt
	@! grep -nE '^--(index|extra|find)' $(LOCKS)

clean: ## remove the environment and what was built
	@rm -rf $(VENV) dist build .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .coverage

# `make` with no argument lists the tasks. Each sets up what it needs first.
PY := .venv/bin/python
OFFSCREEN := QT_QPA_PLATFORM=offscreen

.PHONY: help run test check lint bench torture shots words lock setup

help:
	@echo "make run    the example study: its answers, its workbook, and the window where there is a display"
	@echo "make test   the tests"
	@echo "make check  format, lint, house, types, tests"
	@echo "make bench  the timings, as ratios against what they cannot beat"
	@echo "make torture  faults by the thousand (under half an hour); writes docs/reliability.md"
	@echo "make shots  pictures of every screen, in shots/"
	@echo "make words  take new texts into the catalogue, and compile it"
	@echo "make lock   renew constraints.txt from pyproject.toml"

setup:
	@./tools/setup

run: setup
	@$(PY) -m ect_coder demo

test: setup
	@$(OFFSCREEN) $(PY) -m pytest -n auto

lint: setup
	@$(PY) -m ruff format --check .
	@$(PY) -m ruff check .
	@.venv/bin/lint-imports
	@$(PY) -m mypy

check: lint test

bench: setup
	@$(OFFSCREEN) $(PY) -m tests.benchmarks

torture: setup
	@$(OFFSCREEN) $(PY) -m tests.torture --write

shots: setup
	@$(OFFSCREEN) $(PY) -m tools.shots shots

words: setup
	@$(PY) -m tools.words

lock: setup
	@$(PY) -m tools.lock

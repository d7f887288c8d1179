# Everything a checkout needs: Python >= 3.11, make and a package index. `make` alone lists the targets.
SHELL := /bin/sh
.DEFAULT_GOAL := help

# The first interpreter that is new enough; `make PYTHON=… install` chooses another.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && echo $$p && break; done)
VENV := .venv
BIN := $(VENV)/$(if $(filter Windows_NT,$(OS)),Scripts,bin)
PY := $(BIN)/python
PIP := $(PY) -m pip --disable-pip-version-check
ARGS ?=

# Python may be told not to write .pyc; a start without them takes three to four times as long.
COMPILEER := $(PY) -m compileall -q -j 0
# What would change a screen under test, or point a test at somebody's own file.
SCHOON := unset NO_COLOR FORCE_COLOR TEXTUAL_THEME IVP_DB;

.PHONY: help install install-dev run test fault check lint dekking audit bench lock schermafdrukken clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-16s %s\n", $$1, $$2 }' Makefile

$(VENV)/.gemaakt:
	@test -n "$(PYTHON)" || { echo "ivp needs Python 3.11 or newer and found none: make PYTHON=/path/to/python3.11 install"; exit 1; }
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "ivp needs Python 3.11 or newer; $(PYTHON) is $$("$(PYTHON)" --version 2>&1)"; exit 1; }
	"$(PYTHON)" -m venv $(VENV)
	@touch $@

# $(1): the lock. The checkout itself goes in without its dependencies and without fetching a build backend.
define installeer
	$(PIP) install --quiet --no-compile --require-hashes -r $(1)
	$(PIP) install --quiet --no-deps --no-build-isolation -e .
	@$(COMPILEER) $$($(PY) -c 'import sysconfig; print(sysconfig.get_path("purelib"))') ivp_tui
endef

$(VENV)/.run: requirements.txt pyproject.toml $(VENV)/.gemaakt
	$(call installeer,requirements.txt)
	@touch $@

$(VENV)/.dev: requirements-dev.txt requirements.txt pyproject.toml $(VENV)/.gemaakt
	$(call installeer,requirements-dev.txt)
	@touch $@ $(VENV)/.run

install: $(VENV)/.run ## make .venv and install what the workbench needs, pinned by hash

install-dev: $(VENV)/.dev ## the same, with what the tests and checks need

# data/ivp.db is shipped and is also the file one works in: skip-worktree keeps that work out of every commit.
run: install ## open the workbench (make run ARGS="--plan utrecht-2019-2022")
	@git update-index --skip-worktree data/ivp.db >/dev/null 2>&1 || true
	@$(COMPILEER) ivp_tui
	@$(BIN)/ivp $(ARGS)

test: install-dev ## every test (make test ARGS="tests/domein -k oordeel")
	@$(COMPILEER) ivp_tui
	@$(SCHOON) $(PY) -m pytest $(ARGS) </dev/null

# Each proof prints its figures; docs/betrouwbaarheid.md says what they mean. strace makes two of them possible.
fault: install-dev ## proof that nothing confirmed is lost (make fault ARGS="kill --deel 0.1")
	@$(COMPILEER) ivp_tui
	@$(SCHOON) $(PY) -m storing $(ARGS) </dev/null

check: lint dekking audit ## lint, types, import arrows, coverage of domein, known vulnerabilities

lint: install-dev ## ruff, mypy and import-linter
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

dekking: install-dev ## coverage of ivp_tui/domein by its own tests, branches counted
	$(SCHOON) $(PY) -m pytest tests/domein --cov --cov-report=term </dev/null

# A service that cannot be reached, or that knows none of the packages, audits nothing and may still exit 0: so what
# was really looked up is counted (only that has a "vulns" field), and nothing looked up is never called clean.
AUDIT := $(BIN)/pip-audit --disable-pip --require-hashes --progress-spinner off --timeout 10 -r requirements-dev.txt
audit: install-dev ## known vulnerabilities in the locked packages; says so where the service is out of reach
	@uit=$$($(AUDIT) --format json 2>&1); code=$$?; \
	gezien=$$(printf '%s' "$$uit" | grep -o '"vulns"' | wc -l | tr -d ' '); \
	over=$$(printf '%s' "$$uit" | grep -o '"skip_reason"' | wc -l | tr -d ' '); \
	if [ $$gezien -eq 0 ] && printf '%s' "$$uit" \
		| grep -qiE 'could not (connect|reach)|connection ?(error|refused|aborted)|max retries|timed out|name resolution'; \
	then echo "audit: NOT DONE, the vulnerability service cannot be reached from here"; \
	elif [ $$code -eq 0 ] && [ $$gezien -eq 0 ]; \
	then echo "audit: NOT DONE, the vulnerability service here knows none of the $$over packages"; \
	elif [ $$code -eq 0 ]; \
	then echo "audit: no known vulnerability in $$gezien packages; not looked up: $$over"; \
	else $(AUDIT); exit $$code; fi

bench: install-dev ## measure speed (bench/)
	@$(COMPILEER) ivp_tui
	@$(SCHOON) $(PY) -m bench $(ARGS)

schermafdrukken: install-dev ## redraw the screenshots in docs/
	@$(SCHOON) $(PY) -m bench.schermafdrukken $(ARGS)

# The resolver lives in its own folder: it is no part of what is locked. Versions already locked stay unless
# ARGS=--upgrade or ARGS="--upgrade-package rich" asks otherwise.
UV := build/lock/$(notdir $(BIN))/uv
VERGRENDEL = $(UV) pip compile pyproject.toml --quiet --universal --python-version 3.11 --generate-hashes \
	--no-header --no-annotate --no-emit-index-url --no-emit-find-links --extra bouw
$(UV): $(VENV)/.gemaakt
	$(PY) -m venv build/lock
	build/lock/$(notdir $(BIN))/python -m pip install --quiet --disable-pip-version-check uv

lock: $(UV) ## resolve pyproject.toml anew into both locks (ARGS=--upgrade for newer versions)
	$(VERGRENDEL) $(ARGS) --output-file requirements.txt >/dev/null
	$(VERGRENDEL) $(ARGS) --extra dev --constraints requirements.txt --output-file requirements-dev.txt >/dev/null
	@for f in requirements.txt requirements-dev.txt; do \
		{ echo "# Pinned by hash for Python >= 3.11 on every platform; renewed by 'make lock'."; grep -v '^#' $$f; } > $$f.nieuw \
		&& mv $$f.nieuw $$f; done
	@! grep -nE '://|^-|^ *(--index|--find|file:)' requirements.txt requirements-dev.txt \
		|| { echo "a lock holds an address or an option"; exit 1; }

clean: ## remove .venv, caches and build output; never data/
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache .coverage htmlcov snapshot_report.html
	find ivp_tui bench storing tests -name __pycache__ -type d -prune -exec rm -rf {} +

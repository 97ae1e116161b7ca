# `make run` shows the site with its demonstration, `make test` passes its tests, `make check` reads the code.
# Nothing is asked and nothing is written outside .venv/ and var/. Settings come from the environment, from the command
# line (`make run PORT=8100 COMMERCE=0`) or from .env (.env.example lists them all).
PYTHON ?= python3
VENV := .venv/bin
export PYTHONPATH := site:.

.PHONY: run test check format requirements

run: .venv/installed
	@DEMO=$${DEMO-1} exec $(VENV)/python -m config.launcher

test: .venv/installed
	@exec $(VENV)/python -m tests.run

check: .venv/installed-dev
	@exec $(VENV)/python -m tests.check

format: .venv/installed-dev
	@$(VENV)/ruff check --fix-only --quiet . ; $(VENV)/ruff format .

requirements: .venv/installed-dev
	@$(VENV)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links requirements.in -o requirements.txt
	@$(VENV)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links requirements-dev.in -o requirements-dev.txt

# The mark is younger than the pins: there is nothing to install.
.venv/installed: requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or later is needed: make $(MAKECMDGOALS) PYTHON=python3.11"; exit 1; }
	@test -x $(VENV)/pip || $(PYTHON) -m venv .venv || { echo "This Python has no venv. On Debian and Ubuntu: apt install python3-venv"; rm -rf .venv; exit 1; }
	@echo "-- packages into .venv (about a minute, the first time)"
	@$(VENV)/pip install -qq --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

.venv/installed-dev: .venv/installed requirements-dev.txt
	@echo "-- linters into .venv"
	@$(VENV)/pip install -qq --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

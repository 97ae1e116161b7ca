# Two commands matter: `make run` shows the site with its demonstration, `make test` passes its tests.
PORT ?= 8000
PYTHON ?= python3
VENV := .venv/bin
export PYTHONPATH := site:.

.PHONY: run test check requirements css clean

run: .venv/installed
	@DEMO=$${DEMO-1} PORT=$(PORT) exec $(VENV)/python -m config.launcher

.venv/installed: requirements.txt
	@echo "0/4  Packages (the first time takes about a minute)"
	@test -x $(VENV)/python || $(PYTHON) -m venv .venv
	@$(VENV)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

.venv/installed-dev: .venv/installed requirements-dev.txt
	@$(VENV)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

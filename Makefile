# `make run` shows the site with its demonstration, `make test` passes its tests, `make check` reads the code.
# Nothing is asked and nothing is written outside .venv/ and var/. Settings come from the environment, from the command
# line (`make run PORT=8100 COMMERCE=0`) or from .env (.env.example lists them all).
PYTHON ?= python3
VENV := .venv/bin
export PYTHONPATH := site:.

.PHONY: run test check bars format requirements

run: .venv/installed
	@DEMO=$${DEMO-1} exec $(VENV)/python -m config.launcher

test: .venv/installed
	@exec $(VENV)/python -m tests.run

# `check --deploy` reads the settings as a server would have them; nothing of this is secret.
DEPLOYED := MODE=production DEBUG=0 DEMO=0 SITE_URL=https://example.org ALLOWED_HOSTS=example.org \
	SECRET_KEY=only-for-this-check-0123456789-abcdefghijklmnopqrstuvwxyz \
	STRIPE_SECRET_KEY=sk_test_x STRIPE_WEBHOOK_SECRET=whsec_x STRIPE_CONNECT_WEBHOOK_SECRET=whsec_y

check: .venv/installed-dev
	@echo "-- format" && $(VENV)/ruff format --check --quiet .
	@echo "-- lint" && $(VENV)/ruff check --quiet .
	@echo "-- templates" && $(VENV)/djlint --lint --quiet templates
	@echo "-- imports point down" && $(VENV)/lint-imports --no-cache --no-logo
	@echo "-- what templates, views and files may hold" && $(VENV)/python -m pytest tests/conventions -p no:xdist -p no:cacheprovider
	@echo "-- types" && $(VENV)/mypy .
	@echo "-- migrations" && $(VENV)/python manage.py makemigrations --check --dry-run
	@echo "-- migrations without the market" && COMMERCE=0 $(VENV)/python manage.py makemigrations --check --dry-run
	@echo "-- production" && env $(DEPLOYED) $(VENV)/python manage.py check --deploy --fail-level WARNING

# Against a demonstration that runs (BASE_URL=…); needs `npm install --no-package-lock`, Java 17 and chromium.
BASE_URL ?= http://127.0.0.1:8000
bars:
	@$(VENV)/python -m bench.bars $(BASE_URL) $(BARS)

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

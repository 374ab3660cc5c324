# Two commands: `make run` serves http://localhost:5000/, `make test` passes the tests. Each does its own set-up.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PYTEST := $(BIN)/python -m pytest -n 3 --dist loadfile

.PHONY: run test lint types bench clean

run: $(VENV)/.run-ready
	$(BIN)/python app.py

test: $(VENV)/.test-ready
	tests/servers/install
	$(BIN)/ruff check .
	$(BIN)/mypy
	# The durable engine is one per process, so suites that keep a studio open for long have processes of their own.
	# Most tests wait for a program they started: three processes are quicker than one even on two cores.
	$(PYTEST) tests/engine tests/kill tests/test_edit_orders.py
	$(PYTEST) tests/api
	$(PYTEST) --ignore=tests/engine --ignore=tests/kill --ignore=tests/api --ignore=tests/test_edit_orders.py

lint: $(VENV)/.test-ready
	$(BIN)/ruff check --fix .

bench: $(VENV)/.test-ready
	$(BIN)/python bench/start.py
	$(BIN)/python bench/crowd.py

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Dallery needs Python 3.11 or newer; set PYTHON=/path/to/it."; exit 1; }
	$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo "On Debian and Ubuntu: apt-get install python3-venv"; exit 1; }

$(VENV)/.run-ready: $(BIN)/python pyproject.toml hatch_build.py $(wildcard src/dallery/web/translations/*/LC_MESSAGES/*.po)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(VENV)/.test-ready: $(VENV)/.run-ready
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $@

clean:
	rm -rf $(VENV) .cache

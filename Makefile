PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.DEFAULT_GOAL := run
.PHONY: run test check browser clean

run: $(VENV)/runtime ## Set up what is missing and open the app on http://127.0.0.1:8501
	@$(BIN)/python -m clientdesk ready
	$(BIN)/streamlit run app.py

test: check ## Everything that must hold before a change lands
	$(BIN)/pytest -q --numprocesses 2 --dist loadfile

check: $(VENV)/development ## Form, types and floors; seconds
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/runtime: requirements.txt $(VENV)/bin/python
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(VENV)/development: requirements-dev.txt $(VENV)/runtime
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@

clean: ## Remove the virtual environment and caches; records stay
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis

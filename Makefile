# make demo: see what planparse does.  make test: see that it does it.  Both need Python 3.11 to 3.13, make and nothing else.
.PHONY: help venv demo test check bench soak clean

BIN := .venv/bin
STAMP := .venv/.stamp
PLANS := $(sort $(wildcard corpus/*.txt))
RECORDS := build/records
PAGE := build/evidence.html
DEMO := sqlite:///build/demo.db

help:
	@echo "make demo | test | check | bench | soak | clean"

venv: $(STAMP)

# Remade when pyproject.toml changes; otherwise nothing happens. A virtual environment that no longer runs is replaced.
$(STAMP): pyproject.toml
	@set -e; for python in python3.13 python3.12 python3.11 python3; do \
	  if $$python -c 'import sys, venv, ensurepip; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null; then found=$$python; break; fi; \
	done; \
	test -n "$$found" || { echo "planparse needs Python 3.11, 3.12 or 3.13 with venv (Debian: apt-get install python3-venv)" >&2; exit 1; }; \
	$(BIN)/python -c pass 2>/dev/null || $$found -m venv --clear .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[all]'
	@touch $@

demo: venv
	@mkdir -p build
	$(BIN)/planparse parse $(PLANS) --out $(RECORDS) --table
	$(BIN)/planparse show $(RECORDS)/$(basename $(notdir $(firstword $(PLANS)))).json --html $(PAGE)
	$(BIN)/planparse run $(PLANS) --store $(DEMO)
	@echo "$(RECORDS)/: one record a plan.  $(PAGE): a page of evidence, open it in a browser."
	@echo "To ask all plans in a browser:  $(BIN)/planparse serve --store $(DEMO)   then open http://127.0.0.1:8765/"

test: venv
	$(BIN)/python -m pytest --numprocesses auto --dist loadfile

check: venv
	$(BIN)/ruff check src tests bench tools
	$(BIN)/mypy
	$(MAKE) test

# So many plans are read twice, by one worker and by two, and the store at size takes a while to fill: PLANS_READ=600 PLANS_STORED=1000 is a quick look.
# POSTGRESQL=postgresql://… (an empty database) measures that, too.
PLANS_READ := 10000
PLANS_STORED := 10000
bench: venv
	$(BIN)/python -m bench.bench
	$(BIN)/python -m bench.align
	$(BIN)/python -m bench.web
	$(BIN)/python -m bench.batch --plans $(PLANS_READ)
	$(BIN)/python -m bench.store --plans $(PLANS_STORED) $(if $(POSTGRESQL),--postgresql $(POSTGRESQL))

# How much the scores drop when the plans come spelt, laid out, numbered, named or misread otherwise, and as scans. SEEDS=50 for a long night.
# Then how a store bears that its writers are killed, and how runs and their workers are resumed that were killed.
SEEDS := 5
KILLS := 200
soak: venv
	$(BIN)/python -m tests.perturb.run --seeds $(SEEDS)
	$(BIN)/python -m tests.made.measure
	@mkdir -p build && rm -f build/kill.db*
	$(BIN)/python -m tests.kill sqlite:///build/kill.db $(KILLS)
	@rm -rf build/kills && mkdir -p build/kills
	$(BIN)/python -m tests.kill_runs build/kills $(KILLS)

clean:
	rm -rf build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find src tests bench tools -name __pycache__ -type d -prune -exec rm -rf {} +

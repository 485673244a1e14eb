# make demo: see what planparse does.  make test: see that it does it.  Both need Python 3.11 to 3.13, make, git and, the first time, a package index.
.PHONY: help venv lock demo test check docs gains fuzz bench soak wheel wheel-test wheelhouse sbom audit clean

BIN := .venv/bin
STAMP := .venv/.stamp
LOCK := requirements.lock
PLANS := $(sort $(wildcard corpus/*.txt))
RECORDS := build/records
PAGE := build/evidence.html
DEMO := sqlite:///build/demo.db

help:
	@echo "make demo | test | check | docs | gains | fuzz | bench | soak | lock | wheel | wheel-test | wheelhouse | sbom | audit | clean"

venv: $(STAMP)

# Remade when pyproject.toml or the lock changes; otherwise nothing happens. A virtual environment that no longer runs is replaced.
# Every package, those that build planparse among them, is the one of the lock, by its hash. uv is quicker than pip, but knows nothing of pip's
# settings; where it reaches no index pip does it.
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps
LOCKED := --require-hashes --only-binary :all: --requirement
$(STAMP): pyproject.toml $(LOCK)
	@set -e; for python in python3.13 python3.12 python3.11 python3; do \
	  if $$python -c 'import sys, venv, ensurepip; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null; then found=$$python; break; fi; \
	done; \
	test -n "$$found" || { echo "planparse needs Python 3.11, 3.12 or 3.13 with venv (Debian: apt-get install python3-venv)" >&2; exit 1; }; \
	$(BIN)/python -c pass 2>/dev/null || $$found -m venv --clear .venv
	sed -n '/^uv==/,/# via/p' $(LOCK) > .venv/uv.txt && $(PIP) $(LOCKED) .venv/uv.txt
	$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --compile-bytecode $(LOCKED) $(LOCK) || $(PIP) $(LOCKED) $(LOCK)
	$(PIP) --no-build-isolation --editable .
	@touch $@

# The lock anew after a change of pyproject.toml; UPGRADE=--upgrade takes the newest of everything.
lock: venv
	$(BIN)/uv pip compile pyproject.toml --extra all --universal --python-version 3.11 --generate-hashes --only-binary :all: \
	  --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" --quiet $(UPGRADE) --output-file $(LOCK)

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
	$(BIN)/ruff check src tests bench tools fuzz
	$(BIN)/mypy
	$(BIN)/vulture
	$(MAKE) test

# The documentation as a website, build/site/index.html; a broken link or anchor is an error.
docs: venv
	$(BIN)/python tools/site.py build

# What a change of the rules won and lost on everything annotated, item by item, since BASE; exit code 1 where a measure fell.
BASE := HEAD
gains: venv
	$(BIN)/python -m tools.gains $(BASE)

# The same inputs on every machine; FUZZ="--seconds 3600" is a long night. What it finds lies in build/fuzz/.
FUZZ := --runs 2000
TARGETS := sniff protocol outline citations deadlines
fuzz: venv
	@set -e; for target in $(TARGETS); do $(BIN)/python -m fuzz.run $$target $(FUZZ); done

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

wheel: venv
	$(BIN)/python -m hatchling build --target sdist --target wheel --directory dist

# The installed wheel, without the source tree; PYTHONS="python3.11 python3.12 python3.13" tests it on each of them.
PYTHONS :=
wheel-test: venv
	$(BIN)/python -m tools.wheel_test $(PYTHONS)

# All wheels for an office without a package index (docs/install.md); WINDOWS=--windows for machines with Windows, OFFICE_PYTHON=3.12 for another Python.
EXTRAS := web,postgresql,parquet,remote,mcp
WHEELHOUSE := build/wheelhouse
wheelhouse: venv
	$(BIN)/python -m tools.wheelhouse $(WHEELHOUSE) --extras $(EXTRAS) $(WINDOWS) $(if $(OFFICE_PYTHON),--python $(OFFICE_PYTHON))

# What an office gets, as CycloneDX: installed from the wheelhouse alone, then listed.
sbom: wheelhouse
	$(BIN)/uv venv --quiet --clear --python $(BIN)/python build/office
	$(BIN)/uv pip install --quiet --python build/office --offline --no-index --find-links $(WHEELHOUSE) --require-hashes --requirement $(WHEELHOUSE)/requirements.txt
	$(BIN)/uv pip install --quiet --python build/office --offline --no-index --no-deps $(WHEELHOUSE)/planparse-*.whl
	$(BIN)/cyclonedx-py environment --pyproject pyproject.toml --output-reproducible --output-file build/sbom.cdx.json build/office/bin/python

# Known vulnerabilities of what the lock pins; needs the package index.
audit: venv
	$(BIN)/pip-audit --strict --disable-pip --require-hashes --requirement $(LOCK)

clean:
	rm -rf build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find src tests bench tools fuzz -name __pycache__ -type d -prune -exec rm -rf {} +

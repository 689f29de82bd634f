# Two commands: `make run` opens the program, `make test` checks everything.
# Both set up what they need first (.ci/setup).

PYTHON := .venv/bin/python
export PYTHONUTF8 := 1

.PHONY: run test lint bench spark shots clean soak fuzz

run:
	@.ci/setup run
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ] || [ "$$(uname -s)" = Darwin ]; then \
		$(PYTHON) -m tecdesk; \
	else \
		$(PYTHON) -m tecdesk.demo out; \
	fi

test: lint
	QT_QPA_PLATFORM=offscreen $(PYTHON) -m pytest -q -n 2 --cov --cov-report=term

lint:
	@.ci/setup test
	.venv/bin/ruff format --check .
	.venv/bin/ruff check .
	$(PYTHON) -m mypy
	.venv/bin/lint-imports

bench:
	@.ci/setup test
	@for script in start import_ tally print_ report submit persons merge list window save locked desk figures; do $(PYTHON) -m bench.$$script || exit 1; done

# The province's side: Java and 700 MB of packages in a .venv of their own.
spark:
	@.ci/setup spark
	QT_QPA_PLATFORM=offscreen .venv-spark/bin/python -m pytest -q tests/spark

soak:
	@.ci/setup test
	$(PYTHON) -m tests.faults.soak

fuzz:
	@.ci/setup test
	$(PYTHON) -m tests.faults.fuzz --count 10000

shots:
	@.ci/setup test
	$(PYTHON) -m tests.ui.scenes.shots build/shots

clean:
	rm -rf out .coverage .mypy_cache .ruff_cache .pytest_cache .import_linter_cache

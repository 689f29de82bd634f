# Two commands: `make run` opens the program, `make test` checks everything.
# Both set up what they need first (.ci/setup).

PYTHON := .venv/bin/python
export PYTHONUTF8 := 1
# Packages are built by the makes of others, who have a VERSION of their own.
MAKEOVERRIDES :=

.PHONY: run test lint bench spark shots manual clean soak fuzz wheel check-wheel licences sbom sample-book release

run:
	@.ci/setup run
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ] || [ "$$(uname -s)" = Darwin ]; then \
		$(PYTHON) -m tecdesk; \
	else \
		$(PYTHON) -m tecdesk.demo out; \
	fi

# What slow tests cover, others cover too, and measuring would double their time. Many of
# them wait more than they work.
test: lint
	.ci/pytest -q -n 3 --dist worksteal -m "not slow" --cov --cov-report=term
	.ci/pytest -q -n 6 --dist worksteal -m slow

lint:
	@.ci/setup test
	.venv/bin/ruff format --check .
	.venv/bin/ruff check .
	$(PYTHON) -m mypy
	.venv/bin/lint-imports

bench:
	@.ci/setup test
	@for script in start registers import_ tally print_ report submit persons merge list window save locked desk figures; do $(PYTHON) -m bench.$$script || exit 1; done

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

# Heavy, as root, never part of the tests: docs/packaging.md. PACK is where they work.
package-linux:
	@.ci/setup test
	[ -e "$(PACK)/linux/python-$$(dpkg --print-architecture).tar.xz" ] || packaging/linux/python.sh "$(PACK)/linux"
	packaging/linux/freeze.sh "$(PACK)/linux"
	$(PYTHON) packaging/linux/needs.py "$(PACK)/linux/out/tecdesk"
	packaging/linux/deb.sh "$(PACK)/linux"

package-windows:
	@.ci/setup test
	packaging/windows/build.sh "$(PACK)/windows"

check-package:
	packaging/linux/try.sh "$(PACK)/linux" bookworm

check-package-windows: # OLDER=setup.exe to install over
	packaging/windows/try.sh "$(PACK)/windows" $(OLDER)

# Without Wine, a second: is every import of every Windows binary satisfied.
check-imports:
	PYTHONPATH="$(PACK)/windows/python/Lib/site-packages" $(PYTHON) packaging/windows/imports.py "$(PACK)/windows/trixie/build/out/tecdesk"

# The pictures of the manual anew, and the whole of it to look at.
manual:
	@.ci/setup test
	$(PYTHON) -m tests.ui.scenes.manual
	$(PYTHON) -m tecdesk manual --out build/使用说明.pdf

# Wheel and source, into dist/; and whether the wheel runs in a place of its own.
wheel:
	@.ci/setup test
	rm -rf dist build/lib
	$(PYTHON) -m build --quiet

check-wheel:
	rm -rf build/wheel && $(PYTHON) -m venv "build/wheel/一个 地方"
	"build/wheel/一个 地方/bin/python" -m pip install --quiet dist/*.whl
	cd build/wheel && QT_QPA_PLATFORM=offscreen "一个 地方/bin/tecdesk" --check "结果 一"

# What every package says of those who made its parts: packaging/licences.
licences: build/parts
	$(PYTHON) packaging/release/licences.py

sbom: build/parts
	$(PYTHON) packaging/release/bom.py "$(SBOM)" "$(MADE)"

# The wheels that go into the packages, to read what they say of themselves.
build/parts: packaging/requirements.txt
	@.ci/setup test
	rm -rf $@ && $(PYTHON) -m pip install --quiet --no-deps --require-hashes --target $@ -r $<
	touch $@

sample-book:
	@.ci/setup test
	$(PYTHON) -m tests.store.released "$(BOOK)"

# VERSION=1.2.3 PACK=folder; REHEARSE="--rehearse --leave-out windows" brings nothing home.
release:
	@.ci/setup test
	$(PYTHON) packaging/release --pack "$(PACK)" $(REHEARSE) -- "$(VERSION)"

clean:
	rm -rf out .coverage .mypy_cache .ruff_cache .pytest_cache .import_linter_cache

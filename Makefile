# Two commands do everything on a fresh machine: `make run` and `make test`.
PYTHON ?= python3
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: run test soak bench messages bundles lock clean

run: .venv/.installed
	@.venv/bin/python -m app serve

.venv/.installed: requirements.lock
	@echo "Setting up, the first time only: this takes about a minute."
	$(PYTHON) -m venv .venv
	.venv/bin/python -m pip install --quiet --no-deps --require-hashes --requirement requirements.lock
	touch $@

.venv-test/.installed: requirements-test.lock
	$(PYTHON) -m venv .venv-test
	.venv-test/bin/python -m pip install --quiet --no-deps --require-hashes --requirement requirements-test.lock
	touch $@

# Types and style first (seconds), then every test but the long runs. Browsers mostly wait: hence a worker more than cores.
test: .venv-test/.installed
	.venv-test/bin/ruff check .
	.venv-test/bin/mypy
	.venv-test/bin/python -m pytest -n 3 --dist worksteal --durations 20

# The long runs: up to half an hour, and they tell how far they are.
soak: .venv-test/.installed
	.venv-test/bin/python -m pytest -m soak -n 2 --dist worksteal -s --timeout 1200

# What live documents cost, beside other servers (needs Node for those). For a machine with nothing else to do.
bench: .venv-test/.installed
	.venv-test/bin/python -m tests.bench

# For developers and translators: bring the catalogues in app/i18n up to date with the sources, and compile them.
messages: .venv-test/.installed
	.venv-test/bin/python -m tests.messages

# For developers: build the scripts and styles that pages load anew, after a change in static/ (needs Node).
bundles:
	cd static && npm ci --silent && node build.mjs

# For developers: write the lock files anew (needs uv). They hold versions and hashes, and no address. They hold all that
# is needed, without what pyproject.toml excludes; so installing from them follows no dependencies.
lock:
	uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header --upgrade pyproject.toml -o requirements.lock
	uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header --extra test -c requirements.lock pyproject.toml -o requirements-test.lock

clean:
	rm -rf .venv .venv-test

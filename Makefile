# Two commands matter: `make run` and `make test`. Both set up what they need first.

SHELL := /bin/bash
PYTHON ?= python3
BIN := .venv/bin
DISPLAY_SET := $(DISPLAY)$(WAYLAND_DISPLAY)
DEMO ?= demo-output
GERMAN := resources/i18n/news-archive_de.ts
ENGLISH := resources/i18n/news-archive_en.ts

.PHONY: run test demo scenes translations format lock clean system

run: .venv/ready  ## opens the window; without a display runs the demo
ifneq ($(strip $(DISPLAY_SET)),)
	$(BIN)/archive-app
else
	@echo "There is no display, so this is the demo instead of the window."
	$(BIN)/archive-app demo --keep $(DEMO)
endif

test: .venv/ready  ## everything that must hold, cheapest first
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/lint-imports
	$(BIN)/mypy
	QT_QPA_PLATFORM=offscreen $(BIN)/pytest -n auto --dist loadfile $(ARGS)

demo: .venv/ready  ## the whole tour on the sample news site
	$(BIN)/archive-app demo --keep $(DEMO)

scenes: .venv/ready  ## pictures of every scene of the window over the demo's library, at scale 1 and 2
	for scale in 1 2; do QT_QPA_PLATFORM=offscreen QT_SCALE_FACTOR=$$scale $(BIN)/python -m archive_app.gui.snapshots \
	  --all --library $(DEMO)/library --out $(DEMO)/scenes-$$scale || exit 1; done

translations: .venv/ready  ## gathers the texts of the window into resources/i18n, and makes what Qt reads of it
	$(BIN)/pyside6-lupdate archive_app/gui/*.py -no-obsolete -locations none -ts $(GERMAN)
	$(BIN)/pyside6-lupdate archive_app/gui/*.py -no-obsolete -locations none -pluralonly -ts $(ENGLISH)
	$(BIN)/python -m tests.gui.plurals $(ENGLISH)
	$(BIN)/pyside6-lrelease $(GERMAN) $(ENGLISH)

format: .venv/ready
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lock:  ## writes requirements.lock anew from pyproject.toml (needs uv)
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --extra dev \
	  --no-emit-index-url --custom-compile-command "make lock" pyproject.toml -o requirements.lock

.venv/ready: requirements.lock pyproject.toml resources/system-packages
	@resources/system-packages
	$(PYTHON) -m venv --clear .venv
	$(BIN)/pip --quiet --disable-pip-version-check install --require-hashes -r requirements.lock
	$(BIN)/pip --quiet --disable-pip-version-check install --no-deps --no-build-isolation -e .
	@touch $@

clean:
	rm -rf .venv $(DEMO)

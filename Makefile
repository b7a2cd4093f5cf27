# make report   the two sample reports, in outputs/ (Word and PDF)
# make test     the tests            make check   lint and types
# make bench    ratios against peers make build   the generated files (fonts excepted): rules, templates, docs
PYTHON ?= python3
VENV := .venv
ifeq ($(OS),Windows_NT)
BIN := $(VENV)/Scripts
else
BIN := $(VENV)/bin
endif

.PHONY: report test check bench build clean

report: $(VENV)/installed
	$(BIN)/reportgen report inputs/so-ket-9-thang-2024 --draft -o outputs/so-ket-9-thang-2024
	$(BIN)/reportgen report inputs/vi-du-day-du -o outputs/vi-du-day-du
	$(BIN)/reportgen certificates inputs/vi-du-day-du -o outputs/vi-du-day-du

test: $(VENV)/installed-dev
	$(BIN)/python -m pytest

check: $(VENV)/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: $(VENV)/installed-dev
	$(BIN)/python -m benchmarks

build: $(VENV)/installed-dev
	$(BIN)/python tools/build_standards.py
	$(BIN)/python tools/build_templates.py
	$(BIN)/python tools/build_blank.py
	$(BIN)/python tools/build_samples.py
	$(BIN)/python tools/build_catalogs.py
	$(BIN)/python tools/build_input_reference.py
	$(BIN)/python tools/build_word_support.py
	$(BIN)/python tools/build_picture.py

$(VENV)/made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Cần Python 3.11 trở lên / Python 3.11 or later is needed: make PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || \
	  { echo "Thiếu gói tạo môi trường ảo / the venv package is missing: apt-get install python3-venv"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/installed: $(VENV)/made setup.cfg pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/installed-dev: $(VENV)/installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

clean:
	rm -rf $(VENV) build *.egg-info .mypy_cache .ruff_cache .pytest_cache

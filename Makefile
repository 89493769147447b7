# A fresh machine has Python 3.11 or newer, git and make; everything else comes from here.
PYTHON ?= python3
BIN := .venv/bin
PORT ?= 8000
KEY ?= $(HOME)/.minisign/minisign.key
export NO_MKDOCS_2_WARNING := 1

.DEFAULT_GOAL := help
.PHONY: help serve site mirror sign verify test editions check links confirm status language search load \
	weigh bench shots looks golden permalinks schemas lock clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

serve: $(BIN)/mkdocs ## build, serve on http://localhost:8000/, and rebuild on every save
	$(BIN)/mkdocs serve --dev-addr localhost:$(PORT)

site: $(BIN)/mkdocs ## build the site into site/ (for publishing: SITE_URL=https://… make site)
	@[ -n "$$SITE_URL" ] || echo "SITE_URL is not set: the pages will say http://localhost:8000/"
	@# The clock of a build is its commit's; 0 without git, as in a tarball. No byte has it.
	SOURCE_DATE_EPOCH=$${SOURCE_DATE_EPOCH:-$$(git log -1 --format=%ct 2>/dev/null || echo 0)} \
		$(BIN)/mkdocs build --strict

mirror: site ## build the site and serve it with nginx on http://localhost:8080/ (server/README.md)
	@tests/nginx
	server/mirror

sign: ## sign site/SHA256SUMS with minisign: make sign KEY=path of the secret key
	@scripts/sign "$(KEY)"

verify: $(BIN)/mkdocs ## check a copy of the site: make verify AT=https://… or AT=folder (SUMS=… PUBKEY=…)
	@$(BIN)/python -m scripts.copies "$(AT)" "$(SUMS)" "$(PUBKEY)"

test: $(BIN)/pytest ## everything that must hold before a change is published
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	@tests/chromium
	@tests/engines
	@tests/compat
	@tests/java
	@tests/nginx
	@tests/minisign
	$(BIN)/pytest

editions: $(BIN)/mkdocs ## write the pages and the editions (PDF, EPUB, …) into docs/, without the site
	$(BIN)/python -m scripts.build

check: $(BIN)/mkdocs ## the faults of data/, if any
	@$(BIN)/python -m scripts.faults

links: $(BIN)/mkdocs ## the addresses in data/ that do not answer; it asks the network
	@$(BIN)/python -m scripts.links

confirm: $(BIN)/mkdocs ## a translation is right again: make confirm LOCALE=pl ID=cl_3 (or several: ID="title cl_3")
	@$(BIN)/python -m scripts.confirm "$(LOCALE)" $(ID)

status: $(BIN)/mkdocs ## what is translated, outdated or missing, in each language
	@$(BIN)/python -m scripts.status

language: $(BIN)/mkdocs ## begin a language: make language LOCALE=uk
	@$(BIN)/python -m scripts.language "$(LOCALE)"

search: $(BIN)/pytest ## what search costs in bytes, and how well it answers tests/queries.yaml
	@tests/chromium
	@$(BIN)/pytest -s tests/test_answers.py

weigh: $(BIN)/pytest .venv/lighthouse site ## what a first visit costs, beside a bare page of the same words
	@tests/chromium
	@$(BIN)/python -m tests.weigh

bench: $(BIN)/pytest ## what a build costs as the text and its languages grow
	@$(BIN)/python -m tests.bench

load: $(BIN)/pytest site ## what nginx bears here: requests a second, latency (needs wrk)
	@tests/nginx
	@$(BIN)/python -m tests.load

shots: $(BIN)/pytest site ## screenshots of every page, at every width, in every look, into shots/
	@tests/chromium
	$(BIN)/python -m tests.shots

looks: $(BIN)/pytest ## write tests/looks/ anew, after a wanted change of how pages look
	@tests/chromium
	LOOKS=write $(BIN)/pytest tests/test_looks.py

golden: $(BIN)/pytest ## write the golden pages anew, after a wanted change of the templates
	GOLDEN=write $(BIN)/pytest tests/test_render.py

permalinks: site ## add new addresses of the built site to data/permalinks.txt, and take none out
	@$(BIN)/python -m scripts.permalinks

schemas: $(BIN)/mkdocs ## write schemas/ anew, after a change of the model
	$(BIN)/python -m scripts.schema

lock: $(BIN)/pytest ## write the locked requirements anew from pyproject.toml
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --upgrade \
		pyproject.toml -o requirements.txt
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --upgrade \
		pyproject.toml --group test -c requirements.txt -o requirements-test.txt

clean: ## delete what was generated
	git clean -fdXq

$(BIN)/mkdocs: requirements.txt
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

.venv/lighthouse: tests/lighthouse/package-lock.json $(BIN)/pytest
	mkdir -p $@
	cp tests/lighthouse/*.json $@
	PATH="$(CURDIR)/$(BIN):$$PATH" npm ci --prefix $@ --ignore-scripts --no-audit --no-fund --silent
	@touch $@

$(BIN)/pytest: requirements-test.txt $(BIN)/mkdocs
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-test.txt
	@touch $@

# A fresh machine has Python 3.11 or newer, git and make; everything else comes from here.
BIN := .venv/bin
# As many as there are cores; the tests of a file, which share what is made for them, go to one, and
# files in their order (tests/conftest.py).
WORKERS := -n auto --dist loadfile --no-loadscope-reorder
export NO_MKDOCS_2_WARNING := 1
# A folder may have any name, whatever the locale.
export PYTHONUTF8 := 1

# What is given to make is words: neither make nor a shell runs what is in it. Recipes read "$$AT".
GIVEN := AT BY CONTACT ID KEY LISTEN LOCALE ONION_URL PORT PUBKEY PYTHON REPO_URL SITE_URL SOURCE_DATE_EPOCH SUMS T
$(foreach name,$(GIVEN),$(if $(value $(name)),$(eval override export $(name) := $$(value $(name)))))

.DEFAULT_GOAL := help
.PHONY: help serve site mirror sign verify test quick editions check links confirm apply review status language search load \
	weigh bench shots looks golden permalinks schemas lock clean packages test-packages
# Two at once would set up the same packages.
.NOTPARALLEL:

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

serve: packages ## build, serve on http://localhost:8000/, and rebuild on every save
	$(BIN)/python -m scripts mkdocs serve --dev-addr "localhost:$${PORT:-8000}"

site: packages ## build the site into site/ (for publishing: SITE_URL=https://… make site)
	@[ -n "$$SITE_URL" ] || echo "SITE_URL is not set: the pages will say http://localhost:8000/"
	@# An entry of the cache is believed: one that came by git would be published.
	@[ -z "$$(git ls-files .build_cache 2>/dev/null)" ] || \
		{ echo ".build_cache/ is in git, and would be published: git rm -r .build_cache" >&2; exit 1; }
	@# The clock of a build is its commit's; 0 without git, as in a tarball. No byte has it.
	SOURCE_DATE_EPOCH=$${SOURCE_DATE_EPOCH:-$$(git log -1 --format=%ct 2>/dev/null || echo 0)} \
		$(BIN)/python -m scripts mkdocs build --strict

mirror: site ## build the site and serve it with nginx on http://localhost:8080/ (LISTEN=…)
	@server/mirror

sign: ## sign site/SHA256SUMS with minisign: make sign KEY=path of the secret key
	@scripts/sign "$${KEY:-$$HOME/.minisign/minisign.key}"

verify: packages ## check a copy of the site: make verify AT=https://… or AT=folder (SUMS=… PUBKEY=… SITE_URL=…)
	@$(BIN)/python -m scripts mirror "$$AT" "$$SUMS" "$$PUBKEY" "$$SITE_URL"

# Java and Perl, which tests run, take names of files by the locale.
test: export LC_ALL := C.UTF-8
test: test-packages ## everything that must hold before a change is published (a part: T=tests/pages)
	@$(BIN)/python -m tests.tools.programs
	@tests/tools/from-npm
	@echo "Style: ruff"
	@$(BIN)/python -m ruff check --quiet
	@$(BIN)/python -m ruff format --check --quiet
	@echo "Types: mypy"
	@$(BIN)/python -m mypy
	@echo "Tests: pytest"
	@$(BIN)/python -m pytest $(WORKERS) $$T

quick: test-packages ## the tests that need no browser, no Java, no server and no build of their own
	@$(BIN)/python -m pytest $(WORKERS) -m "not slow" $$T

editions: packages ## write the pages and the editions (PDF, EPUB, …) into docs/, without the site
	$(BIN)/python -m scripts build

check: packages ## the faults of data/, if any
	@$(BIN)/python -m scripts check

links: packages ## the addresses in data/ that do not answer; it asks the network
	@$(BIN)/python -m scripts links

confirm: packages ## a translation is right again: make confirm LOCALE=pl ID=cl_3 (or several: ID="title cl_3")
	@set -f; $(BIN)/python -m scripts confirm "$$LOCALE" $$ID

apply: packages ## write a correction into data/text/: make apply < the body of an issue, a letter, a table (BY=who proofread)
	@$(BIN)/python -m scripts apply "$$BY"

review: packages ## a proofreader's sheet, as PDF and as a table: make review LOCALE=pl
	@$(BIN)/python -m scripts review "$$LOCALE"

status: packages ## what is translated, outdated or missing, in each language
	@$(BIN)/python -m scripts status

language: packages ## begin a language: make language LOCALE=uk
	@$(BIN)/python -m scripts language "$$LOCALE"

search: test-packages ## what search costs in bytes, and how well it answers tests/data/queries.yaml
	@$(BIN)/python -m tests.tools.programs browser
	@$(BIN)/python -m pytest -s tests/data/test_answers.py

weigh: test-packages .venv/lighthouse/ready site ## what a first visit costs, beside a bare page of the same words
	@$(BIN)/python -m tests.tools.programs browser
	@$(BIN)/python -m tests.tools.weigh

bench: test-packages ## what a build costs as the text and its languages grow, beside Hugo
	@$(BIN)/python -m tests.tools.programs hugo
	@$(BIN)/python -m tests.tools.bench

load: test-packages site ## what nginx bears here: requests a second, latency (needs wrk)
	@$(BIN)/python -m tests.tools.programs nginx
	@$(BIN)/python -m tests.tools.load

shots: test-packages site ## screenshots of every page, at every width, in every look, into shots/
	@$(BIN)/python -m tests.tools.programs browser
	$(BIN)/python -m tests.tools.shots

looks: test-packages ## write tests/browser/looks/ anew, after a wanted change of how pages look
	@$(BIN)/python -m tests.tools.programs browser looks
	LOOKS=write $(BIN)/python -m pytest tests/browser/test_looks.py

golden: test-packages ## write the golden pages anew, after a wanted change of the templates
	GOLDEN=write $(BIN)/python -m pytest tests/pages/test_render.py

permalinks: site ## add what is published to data/permalinks.txt and data/published.txt; take none out
	@$(BIN)/python -m scripts permalinks

schemas: packages ## write schemas/ anew, after a change of the model
	$(BIN)/python -m scripts schemas

lock: test-packages ## write the locked requirements anew from pyproject.toml
	$(BIN)/python -m uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --upgrade \
		pyproject.toml -o requirements.txt
	$(BIN)/python -m uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --upgrade \
		pyproject.toml --group test -c requirements.txt -o requirements-test.txt

clean: ## delete what was generated
	rm -rf .*_cache .hypothesis .site.* .tmp .venv server/run shots site
	find docs -mindepth 1 -maxdepth 1 ! -name assets ! -name icons ! -name minisign.pub \
		! -name SHA256SUMS.minisig -exec rm -rf {} +
	find . -name __pycache__ -prune -exec rm -rf {} +

packages:
	@scripts/setup requirements.txt

test-packages:
	@scripts/setup requirements-test.txt

.venv/lighthouse/ready: tests/lighthouse/package-lock.json | test-packages
	mkdir -p $(@D)
	cp tests/lighthouse/*.json $(@D)
	PATH="$$PWD/$(BIN):$$PATH" npm ci --prefix $(@D) --ignore-scripts --no-audit --no-fund --silent
	@touch $@

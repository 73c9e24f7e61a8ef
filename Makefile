# `make help` lists what there is.
.DEFAULT_GOAL := help
SHELL := /bin/sh
PYTHON := $(shell command -v python3 || command -v python)
BIN := .venv/bin
HOST ?= 127.0.0.1
PORT ?= 5005
EPOCHS ?= 100
MINUTES ?= 10
USERS ?= 50
EVERY ?= 10

export WAYMARK_HOST ?= $(HOST)
export WAYMARK_PORT ?= $(PORT)
export RASA_TELEMETRY_ENABLED := false
export PYTHONWARNINGS := ignore
export PYTHONUNBUFFERED := 1
export SQLALCHEMY_SILENCE_UBER_WARNING := 1
export TF_CPP_MIN_LOG_LEVEL := 3

.PHONY: help
help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' Makefile | sort | sed 's/:.*## /\t/' | expand -t 14

.PHONY: run
run: setup ## start the bot at http://127.0.0.1:5005 (make run PORT=5006 for another port)
	@$(BIN)/python -m bot.cli run

.PHONY: test
test: setup-dev lint types check prepare validate ## prove that everything works
	@$(BIN)/python -m pytest

.PHONY: setup
setup: python ## install what running needs
	@$(PYTHON) setup/bootstrap.py run

.PHONY: setup-dev
setup-dev: python ## install what testing needs as well
	@$(PYTHON) setup/bootstrap.py dev

.PHONY: python
python:
	@test -n "$(PYTHON)" || { echo "waymark: no Python 3 was found. Install python3 and try again." >&2; exit 1; }

.PHONY: lint
lint: ## format and style
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/ruff check --quiet .

.PHONY: format
format: ## put the code into shape
	@$(BIN)/ruff format --quiet .
	@$(BIN)/ruff check --quiet --fix .

.PHONY: types
types: ## types
	@$(BIN)/mypy

.PHONY: check
check: ## check the curated content
	@$(BIN)/python -m knowledge.check

.PHONY: prepare
prepare: ## build the encoder, load the knowledge, train the model, where needed
	@$(BIN)/python -m bot.cli prepare

.PHONY: validate
validate: ## let Rasa check the training data
	@mkdir -p var
	@$(BIN)/rasa data validate --fail-on-warnings --data data/nlu data/rules.yml data/stories.yml >var/validate.log 2>&1 || { cat var/validate.log; exit 1; }

.PHONY: bench
bench: setup-dev prepare ## measure the directory, then speed, size and understanding beside Rasa's default pipeline
	@$(BIN)/python -m bench.directory
	@$(BIN)/python -m bench --epochs $(EPOCHS)

.PHONY: evaluate
evaluate: setup-dev prepare ## measure understanding on questions nobody trained on; writes var/evaluation/report.html
	@$(BIN)/python -m bench.evaluate

.PHONY: soak
soak: setup-dev prepare ## fuzz the whole bot over HTTP for ten minutes (make soak MINUTES=60 SEED=7)
	@$(BIN)/python -m bench.soak --minutes $(MINUTES) $(if $(SEED),--seed $(SEED))

.PHONY: screenshots
screenshots: setup-dev ## photograph every kind of answer of the chat that runs at HOST and PORT
	@$(BIN)/python setup/screenshots.py

.PHONY: load
load: MINUTES := 30
load: setup-dev prepare ## measure load beside Rasa's default pipeline; writes var/crowd/report.html (make load USERS=50 MINUTES=30)
	@$(PYTHON) setup/bootstrap.py load
	@$(BIN)/python -m bench.crowd --users $(USERS) --minutes $(MINUTES) --every $(EVERY)

.PHONY: audit
audit: setup ## known vulnerabilities, licences and a bill of materials of what running needs; writes var/audit/
	@$(PYTHON) setup/bootstrap.py audit
	@$(BIN)/python -m bench.audit

.PHONY: lock
lock: setup ## write the lock files anew from pyproject.toml
	@sh requirements/lock.sh

.PHONY: clean
clean: ## remove everything made here, the environment too
	rm -rf var .venv .tools .rasa .mypy_cache .pytest_cache .ruff_cache

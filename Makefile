# Chainchief 链长台. Needed: Python 3.11 or newer, and make; the rest is brought.
PYTHON ?= python3
LOCAL  := exec $(PYTHON) config/local/bootstrap.py

.PHONY: help run test lint bench services stop clean
.DEFAULT_GOAL := help

help: ## this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 18

run: ## set up and start everything with the demonstration (PORT=8000, DEMO=no for an empty city); Ctrl-C ends it
	@$(LOCAL) run

test: ## linters and all tests, browser included (ARGS="tests/chains -k name" for some)
	@$(LOCAL) test $(ARGS)

lint: ## style, types, layers, migrations
	@$(LOCAL) lint

bench: ## timings, each beside its floor
	@$(LOCAL) bench $(ARGS)

services: ## PostgreSQL and Redis alone, until make stop; prints their addresses
	@$(LOCAL) services --env

stop: ## end PostgreSQL and Redis of this folder
	@$(LOCAL) stop

clean: ## remove all that was made here, the database of the trial included
	@if [ -x .venv/bin/python ]; then exec .venv/bin/python -m config.local clean; fi

# Two commands are enough: make run (the place is open) and make test (everything is checked).
place ?= focus
home = $(if $(FOCALE_HOME),$(FOCALE_HOME),$(if $(filter focus,$(place)),var,var/$(place)))

.PHONY: setup run test check format bench lock

run:
	@bin/setup run
	@FOCALE_HOME="$(home)" FOCALE_DEMO="$(place)" exec .venv/bin/focale serve

setup:
	@bin/setup

test: setup
	@bin/test

check: setup
	@bin/check

format: setup
	@bin/format

bench: setup
	@.venv/bin/python -m bench.run $(only)

lock:
	@bin/lock

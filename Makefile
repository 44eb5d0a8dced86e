# Two commands do everything: `make demo` and `make test`. Flags of build and test are the same, so that the build cache serves both.
SHELL := /bin/sh
.PHONY: demo run test torture bench screens build needs clean

GO ?= go

build: needs
	$(GO) build -o bin/waymark ./cmd/waymark
	$(GO) build -o bin/waymarkctl ./cmd/waymarkctl

needs:
	@packaging/needs.sh build

## demo: builds, writes the practice vault and its review packs into out/, and opens the window
demo: build
	@rm -rf out/practice.waymark out/packs
	bin/waymarkctl demo --out out
	@echo "The practice records are out/practice.waymark, passphrase: practice makes perfect. The review packs are in out/packs."
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ] || [ "$$(uname -s)" = Darwin ]; then \
		bin/waymark --vault out/practice.waymark; \
	else \
		echo "There is no display here. On a desktop run: bin/waymark --vault out/practice.waymark"; \
	fi

## run: opens the program on your own records
run: build
	bin/waymark

## test: installs what is missing, then vets and tests everything
test:
	@packaging/needs.sh test
	$(GO) vet ./...
	$(GO) test -timeout 40m ./...
	@echo "The real window, worked by keys alone under Xvfb:"
	@# a busy machine can swallow a key, so a failure is tried once more before it counts
	WAYMARK_E2E=1 $(GO) test -timeout 10m -count=1 -run TestRealWindow ./ui || WAYMARK_E2E=1 $(GO) test -timeout 10m -count=1 -run TestRealWindow ./ui

## torture: the long runs of the crash, power-cut, damage and kill harnesses (hours)
torture:
	@packaging/needs.sh test
	WAYMARK_TORTURE=1 $(GO) test -timeout 24h -v -run 'Harness|PowerCut|Kill|Damage|Fail|Full|Negative' ./internal/vault ./internal/app

## bench: the benchmarks, with the ratios that the README names, in one table (needs 4 GB of memory; make bench QUICK=1 leaves the large vaults out)
bench:
	@packaging/needs.sh test
	GO="$(GO)" packaging/bench.sh $(if $(QUICK),quick)

## screens: every screen as a picture, in light, dark and high contrast, at 1280x800 and at 1024x700 with 200 % text, into out/screens
screens:
	@packaging/needs.sh test
	@mkdir -p out/screens
	WAYMARK_SCREENS=$(CURDIR)/out/screens $(GO) test -timeout 30m -count=1 -run Screens ./ui/...

clean:
	rm -rf bin out

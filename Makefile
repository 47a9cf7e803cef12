# The commands of the house. `make demo` and `make test` work as the first command on a fresh Debian 12 with Swift 6.3.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

JOBS ?= $(shell nproc)
SUDO := $(shell [ "$$(id -u)" = 0 ] || echo sudo)
BUILD_PACKAGES := libxml2-dev libssl-dev libcurl4-openssl-dev libsqlite3-dev libpq-dev zlib1g-dev libjemalloc-dev \
    pkg-config
TEST_PACKAGES := xmlsec1 libxml2-utils openssl curl python3 softhsm2 opensc libengine-pkcs11-openssl \
    libengine-gost-openssl botan python3-lxml python3-cryptography postgresql-15 procps
BENCH_PACKAGES := gcc libc6-dev openssl libxmlsec1-dev softhsm2 opensc libengine-pkcs11-openssl postgresql-15
# What ours is compared with where it can be had; see peer-deps.
PEER_PACKAGES := g++ libxerces-c-dev python3-venv $(shell command -v javac >/dev/null || echo default-jdk-headless)
PEER_PYTHON := .build-peers/python

# One scratch folder for each set of flags, so that no set rebuilds another's work.
DEBUG := --scratch-path .build --jobs $(JOBS)
RELEASE := --configuration release --static-swift-stdlib --scratch-path .build-release --jobs $(JOBS)
GATEWAY := .build-release/release/gateway

.PHONY: help demo serve test bench bench-long simulate torture sanitize fuzz lint format deps national-deps no-cluster test-deps \
    bench-deps peer-deps build clean

help: ## this list
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

demo: build national-deps ## build release, then the main job on fixture messages, and what happened
	$(GATEWAY) demo

serve: build ## start the service with the fixtures' configuration; Ctrl-C stops it
	@mkdir -p demo-run
	@echo 'partners and operators: https://127.0.0.1:8443    health and figures: http://127.0.0.1:9464'
	$(GATEWAY) serve --config Fixtures/gateway.yaml

# All tests at once would leave those that wait for an answer behind those that compute.
TEST_WIDTH ?= 8
WIDTH := --experimental-maximum-parallelization-width $(TEST_WIDTH)
test: deps test-deps ## every test; needs no network once the packages are there
	swift test $(DEBUG) $(WIDTH)

bench: build bench-deps peer-deps ## our message path beside C and other toolkits, end to end, and large statements
	swift build $(RELEASE) --product GatewayBench
	swift build $(RELEASE) --product HTTPSPart
	swift build $(RELEASE) --product SignatureBench
	swift build $(RELEASE) --product TokenBench
	swift build $(RELEASE) --product StatementBench
	Benchmarks/run
	Benchmarks/postgresql/run
	Benchmarks/ledger/run

bench-long: deps ## the ledger from empty to ten million payments: cost, memory, start, queries; 20 GB of disk, an hour
	swift build $(RELEASE) --product GatewayBench
	Benchmarks/ledger/long

sanitize: deps test-deps ## the tests of the rooms (no network stack) under the address and thread sanitizers
	LSAN_OPTIONS=suppressions=$(CURDIR)/Tests/sanitizer-leaks.txt:print_suppressions=0 \
	    GATEWAY_TARGETS=core swift test --sanitize=address --scratch-path .build-asan --jobs $(JOBS) $(WIDTH)
	TSAN_OPTIONS=suppressions=$(CURDIR)/Tests/sanitizer-races.txt \
	    GATEWAY_TARGETS=core swift test --sanitize=thread --scratch-path .build-tsan --jobs $(JOBS) $(WIDTH)

fuzz: deps ## mutated messages through parse, validate, read, write; FUZZ_SECONDS (60) of CPU time, FUZZ_SEED repeats a run
	GATEWAY_TARGETS=core GATEWAY_FUZZ=1 swift build --configuration release --sanitize=address \
	    --scratch-path .build-fuzz --jobs $(JOBS) --product Fuzzing
	LSAN_OPTIONS=suppressions=$(CURDIR)/Tests/sanitizer-leaks.txt:print_suppressions=0 \
	    .build-fuzz/release/Fuzzing .build-fuzz/fuzzing

simulate: deps ## ten million commands through the ledger on a failing store, against an auditor; SIMULATE_SEED repeats a run
	GATEWAY_TARGETS=core swift build $(RELEASE) --product Simulator
	.build-release/release/Simulator

# Each part prints its seed and a closing line; a loss of any kind ends it with an error.
TORTURE_POWER_CUTS ?= 600
TORTURE_DISK_FAULTS ?= 400
TORTURE_KILLS ?= 500
TORTURE_WRITER_KILLS ?= 500
TORTURE_WRITER_CUTS ?= 300
TORTURE_PROMOTIONS ?= 20
torture: deps test-deps ## power cuts, faults of the disk, two writers, SIGKILLs, killed primaries of PostgreSQL: nothing is lost
	swift build --build-tests $(DEBUG)
	GATEWAY_POWER_CUTS=$(TORTURE_POWER_CUTS) swift test $(DEBUG) --skip-build --filter PowerCutTests
	GATEWAY_DISK_FAULTS=$(TORTURE_DISK_FAULTS) swift test $(DEBUG) --skip-build --filter DiskFaultTests --filter PassingFaultTests
	GATEWAY_TWO_WRITERS_KILLS=$(TORTURE_WRITER_KILLS) GATEWAY_TWO_WRITERS_CUTS=$(TORTURE_WRITER_CUTS) \
	    swift test $(DEBUG) --skip-build --filter TwoWritersTests
	GATEWAY_CRASH_KILLS=$(TORTURE_KILLS) swift test $(DEBUG) --skip-build --filter CrashTests
	TORTURE_PROMOTIONS=$(TORTURE_PROMOTIONS) GATEWAY_CRASH_KILLS=$(TORTURE_KILLS) \
	    swift test $(DEBUG) --skip-build --filter 'FailoverTests|PostgreSQLServiceTests'

lint: ## formatting and documentation of public declarations
	swift format lint --strict --recursive --parallel Package.swift Sources Tests Benchmarks

format: ## rewrite sources in the house format
	swift format --in-place --recursive --parallel Package.swift Sources Tests Benchmarks

build: deps
	swift build $(RELEASE) --product gateway

# Installs what is missing and nothing else: with everything present it needs neither network nor rights.
define install
	missing=""; \
	for package in $(1); do \
	    dpkg-query -W -f='$${Status}' $$package 2>/dev/null | grep -q 'ok installed' || missing="$$missing $$package"; \
	done; \
	if [ -n "$$missing" ]; then \
	    echo "installing$$missing"; \
	    $(SUDO) apt-get -o DPkg::Lock::Timeout=300 update -q </dev/null; \
	    $(SUDO) env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 install -q -y \
	        --no-install-recommends $$missing </dev/null; \
	fi
endef

deps: ## install the packages that a build needs, where missing
	@$(call install,$(BUILD_PACKAGES))

# The engine of the Kazakh suites; without it the demo says so and signs by another suite.
national-deps:
	-@$(call install,libengine-gost-openssl)

# Tests and benchmarks start their own PostgreSQL in a temporary folder: its package need not make and start one.
no-cluster:
	@[ -e /etc/postgresql-common/createcluster.conf ] || { $(SUDO) mkdir -p /etc/postgresql-common && \
	    echo 'create_main_cluster = false' | $(SUDO) tee /etc/postgresql-common/createcluster.conf >/dev/null; }

test-deps: no-cluster
	@$(call install,$(TEST_PACKAGES))

bench-deps: no-cluster
	@$(call install,$(BENCH_PACKAGES))

# A peer that cannot be had is left out of the comparison, which says so.
peer-deps:
	-@$(call install,$(PEER_PACKAGES))
	-@[ -e $(PEER_PYTHON)/ready ] || { python3 -m venv $(PEER_PYTHON) && \
	    $(PEER_PYTHON)/bin/pip install -q -r Benchmarks/peers/requirements.txt && touch $(PEER_PYTHON)/ready; }

clean: ## remove everything that was built or run
	rm -rf .build .build-* run demo-run

# letterlint. `make demo` shows it at work, `make check` tests it, `make` builds it.
# GNU make 4. Everything that is made goes into build/ (B=...).
VERSION = 0.1.0
PREFIX ?= /usr/local
BINDIR ?= $(PREFIX)/bin
INCLUDEDIR ?= $(PREFIX)/include
LIBDIR ?= $(PREFIX)/lib
DATADIR ?= $(PREFIX)/share
MANDIR ?= $(DATADIR)/man
B ?= build
CC ?= cc
HOSTCC ?= $(CC)
HOSTLIBS ?= -lcjson -lm
CFLAGS ?= -O2 -g
PKGS = libpcre2-8 hunspell libcjson libutf8proc
WARN = -Wall -Wextra -Wno-missing-field-initializers -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wvla -Wwrite-strings $(WERROR)

# Asked once, and only when something is compiled: `make deps` must run where there is no pkg-config yet.
PKG_CFLAGS = $(eval PKG_CFLAGS := $$(shell pkg-config --cflags $$(PKGS)))$(PKG_CFLAGS)
PKG_LIBS = $(eval PKG_LIBS := $$(shell pkg-config --libs $$(PKGS)))$(PKG_LIBS)
ALL_CPPFLAGS = -Iinclude -Ilint -I$(B)/gen -D_GNU_SOURCE -DLL_VERSION='"$(VERSION)"' $(if $(HOMEPAGE),-DLL_HOMEPAGE='"$(HOMEPAGE:/=)"') $(PKG_CFLAGS) $(CPPFLAGS)
ALL_CFLAGS = -std=c17 $(WARN) $(CFLAGS)
LIBS = $(PKG_LIBS) -lm -ldl -lpthread

# What plug-ins may call, and no more.
EXPORTS = -Wl,--dynamic-list=lint/engine/exports.list
# Where the pages of `make docs` are published (HOMEPAGE/index.html): logs lead there, HOMEPAGE/#id for a check.
# Empty: logs do not say.
HOMEPAGE ?=

PROFILES := $(sort $(wildcard lint/profiles/*.json))
PROFILE_TABLES := $(patsubst %,$(B)/gen/%.tsv,headings decisions item_decisions patient_words signals)
LISTS := lint/lexicon/lists.tsv
TABLES := $(sort $(filter-out $(LISTS),$(wildcard lint/lexicon/*.tsv))) $(PROFILE_TABLES)
CHECKS := $(sort $(wildcard checks/*/*.c))
SRCS := $(sort $(filter-out lint/lexicon/compile.c lint/lexicon/wordlist.c lint/profiles/compile.c,$(wildcard lint/*/*.c)))
OBJS := $(SRCS:%.c=$(B)/%.o) $(CHECKS:%.c=$(B)/%.o) $(B)/gen/lexicon_gen.o $(B)/gen/words_gen.o $(B)/gen/profiles_gen.o $(B)/gen/registry.o
PROGRAM_OBJS := $(patsubst %.c,$(B)/%.o,$(sort $(wildcard lint/*.c)))
UNIT_OBJS := $(patsubst %.c,$(B)/%.o,$(sort $(wildcard tests/unit/*.c)))
COMPONENT_OBJS := $(patsubst %.c,$(B)/%.o,$(sort $(wildcard tests/components/*.c)))
FUZZ_OBJS := $(patsubst %.c,$(B)/%.o,$(sort $(wildcard tests/fuzz/*.c)))
GEN := $(B)/gen/lexicon_gen.h $(B)/gen/lists_gen.h

all: $(B)/letterlint

$(B)/letterlint: $(PROGRAM_OBJS) $(OBJS)
	$(CC) $(ALL_CFLAGS) $(LDFLAGS) $(EXPORTS) -o $@ $^ $(LIBS)

$(B)/%.o: %.c | $(GEN)
	@mkdir -p $(@D)
	$(CC) $(ALL_CPPFLAGS) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

$(B)/tests/%.o: tests/%.c | $(GEN)
	@mkdir -p $(@D)
	$(CC) $(ALL_CPPFLAGS) -Itests/unit $(ALL_CFLAGS) -Wno-missing-field-initializers -MMD -MP -c -o $@ $<

$(B)/gen/%.o: $(B)/gen/%.c | $(GEN)
	$(CC) $(ALL_CPPFLAGS) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

# Letter families: JSON into tables of the lexicon and const C.
PROFILE_READER = $(addprefix lint/,$(addsuffix .c,profiles/compile profiles/text profiles/text_lists base/jsonc base/jsonc_scan \
	base/jsonc_values base/arena base/nearest))
$(B)/gen/profiles: $(PROFILE_READER) $(wildcard lint/profiles/*.h lint/base/*.h) lint/lexicon/phrase.h lint/letter/lexer.h \
		include/letterlint/letterlint.h
	@mkdir -p $(@D)
	$(HOSTCC) -std=c17 -O1 -D_GNU_SOURCE -Iinclude -Ilint $(PKG_CFLAGS) -o $@ $(PROFILE_READER) $(HOSTLIBS)

$(B)/gen/profiles_gen.c: $(B)/gen/profiles $(PROFILES)
	$< $(@D) $(PROFILES) > $@.tmp && mv $@.tmp $@

$(PROFILE_TABLES): $(B)/gen/profiles_gen.c ;

$(B)/gen/compile: lint/lexicon/compile.c lint/lexicon/phrase.h lint/letter/lexer.h
	@mkdir -p $(@D)
	$(HOSTCC) -std=c17 -O1 -D_GNU_SOURCE -Ilint -o $@ $<

$(B)/gen/lexicon_gen.h: $(B)/gen/compile $(TABLES)
	$< -h $(TABLES) > $@.tmp && mv $@.tmp $@

$(B)/gen/lists_gen.h: $(B)/gen/compile $(LISTS)
	$< -l $(LISTS) > $@.tmp && mv $@.tmp $@

$(B)/gen/lexicon_gen.c: $(B)/gen/compile $(TABLES) lint/lexicon/lexicon_find.h
	$< -c $(TABLES) > $@.tmp && mv $@.tmp $@

$(B)/gen/wordlist: lint/lexicon/wordlist.c lint/letter/lexer.h
	@mkdir -p $(@D)
	$(HOSTCC) -std=c17 -O1 -D_GNU_SOURCE -Ilint -o $@ $<

$(B)/gen/words_gen.c: $(B)/gen/wordlist lint/lexicon/spelling.txt $(TABLES) lint/lexicon/words_find.h
	$< lint/lexicon/spelling.txt $(TABLES) > $@.tmp && mv $@.tmp $@

# Checks are found by their file names: no list is kept by hand. The list is a file
# of its own, written when it changes, so that adding or removing a check is seen.
$(B)/gen/checks.list: FORCE
	@mkdir -p $(@D)
	@echo '$(CHECKS)' | cmp -s - $@ || echo '$(CHECKS)' > $@

$(B)/gen/registry.c: $(B)/gen/checks.list
	@{ echo '#include <letterlint/letterlint.h>'; \
	   echo 'extern const struct ll_check *const ll_registry[];'; \
	   for f in $(CHECKS); do n=$$(basename $$f .c | tr - _); echo "extern const struct ll_check ll_check_$$n;"; done; \
	   echo 'const struct ll_check *const ll_registry[] = {'; \
	   for f in $(CHECKS); do n=$$(basename $$f .c | tr - _); echo "	&ll_check_$$n,"; done; \
	   echo '	0'; echo '};'; } > $@.tmp && mv $@.tmp $@

# Logs that lead elsewhere are other logs.
$(B)/gen/homepage: FORCE
	@mkdir -p $(@D)
	@echo '$(HOMEPAGE)' | cmp -s - $@ || echo '$(HOMEPAGE)' > $@
$(B)/lint/report/sarif.o $(B)/lint/report/sarif_rule.o: $(B)/gen/homepage

# ---- What is needed ------------------------------------------------------------
# Installs what is missing; says nothing when all is there.
deps:
	@CC='$(CC)' sh lint/dist/deps.sh build test

deps-%:
	@CC='$(CC)' sh lint/dist/deps.sh build $*

# ---- Seeing it at work -----------------------------------------------------------
# Five real letters as they were issued. Findings are the point here, so their status is not make's.
demo: deps-demo
	@$(MAKE) $(QUIET) all
	@$(B)/letterlint corpus-bad/real; [ $$? -le 1 ]
	@echo; echo 'Five real letters, as issued. Yours: $(B)/letterlint LETTER.txt   Why: $(B)/letterlint explain CHECK'

# ---- Tests ---------------------------------------------------------------------
# Suites are listed in tests/run.sh; each ends in "N passed, N failed". SUITES="corpus cli" runs some.
ASAN = -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
ASAN_B = $(if $(findstring asan,$(B)),$(B),$(B)-asan)
RUN = MAKE='$(MAKE)' B=$(B) CC='$(CC)' sh tests/run.sh
# As many jobs as there are cores, unless the user said how many.
QUIET = --no-print-directory -s $(if $(filter -j% --jobserver%,$(MAKEFLAGS)),,-j$(shell nproc 2>/dev/null || echo 2))

$(B)/unit: $(UNIT_OBJS) $(OBJS)
	$(CC) $(ALL_CFLAGS) $(LDFLAGS) $(EXPORTS) -o $@ $^ $(LIBS)

$(B)/stages: $(B)/tests/bench/stages.o $(OBJS)
	$(CC) $(ALL_CFLAGS) $(LDFLAGS) $(EXPORTS) -o $@ $^ $(LIBS)

$(B)/components: $(COMPONENT_OBJS) $(OBJS)
	$(CC) $(ALL_CFLAGS) $(LDFLAGS) $(EXPORTS) -o $@ $^ $(LIBS)

$(B)/fuzz: $(FUZZ_OBJS) $(OBJS)
	$(CC) $(ALL_CFLAGS) $(LDFLAGS) $(EXPORTS) -o $@ $^ $(LIBS)

check check-long asan: deps
	@$(MAKE) $(QUIET) $@-built

check-built: all $(B)/unit $(B)/components
	@$(MAKE) $(QUIET) $(ASAN_B)/fuzz B=$(ASAN_B) CFLAGS='-O1 -g $(ASAN)'
	@$(RUN) all $(SUITES)

check-fast: all $(B)/unit $(B)/components
	@$(RUN) fast $(SUITES)

asan-built:
	@$(MAKE) $(QUIET) check-built B=$(ASAN_B) CFLAGS='-O1 -g $(ASAN)'

# All of check, every cut of every letter, the corpus under valgrind, the hook of pre-commit, and the Debian package.
check-long-built: deps-memcheck deps-hook deps-deb
	@$(MAKE) $(QUIET) all $(B)/unit $(B)/components
	@$(MAKE) $(QUIET) $(ASAN_B)/fuzz B=$(ASAN_B) CFLAGS='-O1 -g $(ASAN)'
	@$(RUN) long $(SUITES)

# The reports, the action, the recipes: read by programs of others, which come from npm.
check-consumers: deps-consumers
	@$(MAKE) $(QUIET) all
	@B=$(B) python3 tests/consumers/run.py

# The corpus by eight threads under the thread sanitizer.
tsan: deps
	@$(MAKE) $(QUIET) all B=build-tsan CFLAGS='-O1 -g -fsanitize=thread'
	@for f in text sarif; do build-tsan/letterlint -j 8 --select=all --format=$$f corpus-bad corpus-good > build-tsan/out \
		2> build-tsan/err; [ $$? -eq 1 ] && ! [ -s build-tsan/err ] || { head -n 60 build-tsan/err; exit 1; }; done
	@echo 'tsan: no race in the corpus by 8 threads'

# Scores negation, history and experiencer on FILE, a table in the form of the NegEx test kit. SHOW=1: what was missed.
.PHONY: kit-assertion
kit-assertion: deps
	@$(MAKE) $(QUIET) $(B)/components
	@$(B)/components $(if $(SHOW),--show) assertion '$(FILE)'

FUZZ_SECONDS ?= 600
fuzz: deps-fuzz
	@$(MAKE) $(QUIET) build-fuzz/libfuzzer B=build-fuzz CC=clang CFLAGS='-O1 -g -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all'
	@mkdir -p build-fuzz/found
	build-fuzz/libfuzzer -max_total_time=$(FUZZ_SECONDS) -max_len=65536 -timeout=10 -rss_limit_mb=2048 \
		-dict=tests/fuzz/letter.dict -artifact_prefix=build-fuzz/crash- build-fuzz/found corpus-bad corpus-good

$(B)/libfuzzer: $(filter-out %/fuzz_main.o,$(FUZZ_OBJS)) $(OBJS)
	$(CC) $(ALL_CFLAGS) -fsanitize=fuzzer -o $@ $^ $(LIBS)

# CASE=id/case or CASE=id: what is found there now is what is expected. Without: goldens and README's table.
bless: all
	@$(if $(CASE),B=$(B) python3 tests/corpus/run.py --bless $(CASE),\
		B=$(B) python3 tests/goldens/run.py --bless && B=$(B) python3 tests/meta/run.py --write && \
		B=$(B) python3 tests/docs/run.py --write)

new-check:
	@sh lint/dist/new-check.sh '$(ID)'

# The pages of all checks as one file for a browser: build/docs/index.html
docs: all
	@python3 lint/dist/docs.py $(B)/letterlint $(B)/docs/index.html && echo $(B)/docs/index.html

# How many planted slips are found; what changed against the figures kept in RESULTS.json.
accuracy: all
	@python3 tests/accuracy/inject.py --bin $(B)/letterlint --json tests/accuracy/RESULTS.json corpus-good

# FULL=1: a hundred thousand letters too, some minutes more.
bench: all $(B)/stages
	@B=$(B) python3 tests/bench/run.py $(if $(FULL),--full)

# Speed beside other programs on the same letters. Those of npm go into build/peers (100 MB).
bench-peers:
	@$(MAKE) $(QUIET) deps-peers || echo 'bench-peers: goes on with the peers that are there'
	@$(MAKE) $(QUIET) all
	@B=$(B) python3 tests/bench/peers.py

# ---- Looking after the code -----------------------------------------------------------
C_FILES = $(shell git ls-files '*.c' '*.h')
analyze: deps-analyze
	@$(MAKE) $(QUIET) $(GEN)
	clang-tidy --quiet --warnings-as-errors='*' $(filter-out lint/lexicon/%,$(filter lint/%.c checks/%.c,$(C_FILES))) -- -std=c17 $(ALL_CPPFLAGS) -Itests/unit
	cppcheck -q --std=c11 --inline-suppr --suppress=nullPointerRedundantCheck --suppress=internalAstError --error-exitcode=1 --enable=warning,portability -Iinclude -Ilint lint checks

format:
	clang-format -i $(C_FILES)

# ---- Installing -------------------------------------------------------------------------
D = $(DESTDIR)
install: all
	install -d '$(D)$(BINDIR)' '$(D)$(INCLUDEDIR)/letterlint' '$(D)$(LIBDIR)/pkgconfig' '$(D)$(MANDIR)/man1' \
		'$(D)$(DATADIR)/bash-completion/completions' '$(D)$(DATADIR)/zsh/site-functions' \
		'$(D)$(DATADIR)/fish/vendor_completions.d' '$(D)$(DATADIR)/letterlint'
	install -m 755 $(B)/letterlint '$(D)$(BINDIR)/letterlint'
	install -m 644 include/letterlint/*.h '$(D)$(INCLUDEDIR)/letterlint/'
	sed 's|@PREFIX@|$(PREFIX)|; s|@INCLUDEDIR@|$(INCLUDEDIR)|; s|@VERSION@|$(VERSION)|' lint/dist/letterlint.pc.in \
		> '$(D)$(LIBDIR)/pkgconfig/letterlint.pc'
	install -m 644 lint/dist/letterlint.1 '$(D)$(MANDIR)/man1/letterlint.1'
	install -m 644 lint/dist/letterlint.bash '$(D)$(DATADIR)/bash-completion/completions/letterlint'
	install -m 644 lint/dist/_letterlint '$(D)$(DATADIR)/zsh/site-functions/_letterlint'
	install -m 644 lint/dist/letterlint.fish '$(D)$(DATADIR)/fish/vendor_completions.d/letterlint.fish'
	install -m 644 lint/dist/letterlint.schema.json lint/dist/letterlint-report.schema.json lint/dist/letterlint-suppressions.schema.json \
		lint/dist/letterlint-profile.schema.json '$(D)$(DATADIR)/letterlint/'

uninstall:
	rm -f '$(D)$(BINDIR)/letterlint' '$(D)$(LIBDIR)/pkgconfig/letterlint.pc' '$(D)$(MANDIR)/man1/letterlint.1' \
		'$(D)$(DATADIR)/bash-completion/completions/letterlint' '$(D)$(DATADIR)/zsh/site-functions/_letterlint' \
		'$(D)$(DATADIR)/fish/vendor_completions.d/letterlint.fish'
	rm -rf '$(D)$(INCLUDEDIR)/letterlint' '$(D)$(DATADIR)/letterlint'

# The source of the last commit.
dist:
	@mkdir -p $(B)
	git archive --prefix=letterlint-$(VERSION)/ HEAD | gzip -n9 > $(B)/letterlint-$(VERSION).tar.gz
	@echo $(B)/letterlint-$(VERSION).tar.gz

# A Debian package of the last commit, in build/deb; DEB_BUILD_OPTIONS=nocheck leaves out the tests.
DEB = $(B)/deb/letterlint-$(VERSION)
deb: deps-deb
	@rm -rf $(B)/deb && mkdir -p $(B)/deb
	@git diff --quiet HEAD || echo 'make deb: what is not committed is not in the package' >&2
	@git archive --prefix=letterlint-$(VERSION)/ HEAD | tar -x -C $(B)/deb
	@cp -R $(DEB)/lint/dist/debian $(DEB)/debian
	@[ "$$(dpkg-parsechangelog -l $(DEB)/debian/changelog -S Version)" = '$(VERSION)' ] || \
		{ echo 'make deb: lint/dist/debian/changelog is not of version $(VERSION)' >&2; exit 1; }
	@cd $(DEB) && env -u MAKEFLAGS -u MAKELEVEL -u B -u CC -u CFLAGS -u PREFIX dpkg-buildpackage -us -uc -j$$(nproc)
	@lintian --tag-display-limit 0 --fail-on error,warning $(B)/deb/*.changes
	@ls $(B)/deb/*.deb

clean:
	rm -rf $(B) $(B)-asan build-fuzz build-tsan

FORCE:
-include $(patsubst %.o,%.d,$(OBJS) $(PROGRAM_OBJS) $(UNIT_OBJS) $(COMPONENT_OBJS) $(FUZZ_OBJS) $(B)/tests/bench/stages.o)
.PHONY: all demo deps check check-consumers check-built check-fast check-long check-long-built asan asan-built tsan fuzz bless new-check docs accuracy \
	bench bench-peers analyze format install uninstall dist deb clean FORCE
.DELETE_ON_ERROR:

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
CFLAGS ?= -O2 -g
PKGS = libpcre2-8 hunspell libcjson libutf8proc
WARN = -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wvla -Wwrite-strings $(WERROR)

# Asked once, and only when something is compiled: `make deps` must run where there is no pkg-config yet.
PKG_CFLAGS = $(eval PKG_CFLAGS := $$(shell pkg-config --cflags $$(PKGS)))$(PKG_CFLAGS)
PKG_LIBS = $(eval PKG_LIBS := $$(shell pkg-config --libs $$(PKGS)))$(PKG_LIBS)
ALL_CPPFLAGS = -Iinclude -Ilint -I$(B)/gen -D_GNU_SOURCE -DLL_VERSION='"$(VERSION)"' $(PKG_CFLAGS) $(CPPFLAGS)
ALL_CFLAGS = -std=c17 $(WARN) $(CFLAGS)
LIBS = $(PKG_LIBS) -lm -ldl -lpthread

TABLES := $(sort $(wildcard lint/lexicon/*.tsv))
CHECKS := $(sort $(wildcard checks/*/*.c))
SRCS := $(sort $(filter-out lint/lexicon/compile.c lint/lexicon/wordlist.c,$(wildcard lint/*/*.c)))
OBJS := $(SRCS:%.c=$(B)/%.o) $(CHECKS:%.c=$(B)/%.o) $(B)/gen/lexicon_gen.o $(B)/gen/words_gen.o $(B)/gen/registry.o
PROGRAM_OBJS := $(patsubst %.c,$(B)/%.o,$(sort $(wildcard lint/*.c)))
UNIT_OBJS := $(patsubst %.c,$(B)/%.o,$(sort $(wildcard tests/unit/*.c)))
GEN := $(B)/gen/lexicon_gen.h

all: $(B)/letterlint

$(B)/letterlint: $(PROGRAM_OBJS) $(OBJS)
	$(CC) $(ALL_CFLAGS) $(LDFLAGS) -rdynamic -o $@ $^ $(LIBS)

$(B)/%.o: %.c | $(GEN)
	@mkdir -p $(@D)
	$(CC) $(ALL_CPPFLAGS) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

$(B)/tests/%.o: tests/%.c | $(GEN)
	@mkdir -p $(@D)
	$(CC) $(ALL_CPPFLAGS) -Itests/unit $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

$(B)/gen/%.o: $(B)/gen/%.c | $(GEN)
	$(CC) $(ALL_CPPFLAGS) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

$(B)/gen/compile: lint/lexicon/compile.c lint/letter/lexer.h
	@mkdir -p $(@D)
	$(HOSTCC) -std=c17 -O1 -D_GNU_SOURCE -Ilint -o $@ $<

$(B)/gen/lexicon_gen.h: $(B)/gen/compile $(TABLES)
	$< -h $(TABLES) > $@.tmp && mv $@.tmp $@

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

# ---- What is needed ------------------------------------------------------------
# Installs what is missing; says nothing when all is there.
deps:
	@sh lint/dist/deps.sh build test

# ---- Tests ---------------------------------------------------------------------
# Suites are the programs named in tests/run.sh; each ends in "N passed, N failed".
$(B)/unit: $(UNIT_OBJS) $(OBJS)
	$(CC) $(ALL_CFLAGS) $(LDFLAGS) -rdynamic -o $@ $^ $(LIBS)

check: deps
	@$(MAKE) --no-print-directory -s check-built

check-built: all $(B)/unit
	@B=$(B) CC='$(CC)' sh tests/run.sh all

check-fast: all $(B)/unit
	@B=$(B) CC='$(CC)' sh tests/run.sh fast

clean:
	rm -rf $(B)

FORCE:
-include $(OBJS:.o=.d) $(PROGRAM_OBJS:.o=.d) $(UNIT_OBJS:.o=.d)
.PHONY: all deps check check-built check-fast clean FORCE
.DELETE_ON_ERROR:

# letterlint. `make demo` shows it at work, `make check` tests it, `make` builds it.
PREFIX ?= /usr/local
B ?= build
CC ?= cc
HOSTCC ?= $(CC)
CFLAGS ?= -O2 -g
PKGS = libpcre2-8 hunspell libcjson libutf8proc
WARN = -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wvla -Wwrite-strings $(WERROR)

ALL_CPPFLAGS = -Iinclude -Ilint -I$(B)/gen -D_GNU_SOURCE $(shell pkg-config --cflags $(PKGS)) $(CPPFLAGS)
ALL_CFLAGS = -std=c17 $(WARN) $(CFLAGS)
LIBS = $(shell pkg-config --libs $(PKGS)) -lm -ldl -lpthread

TABLES = $(sort $(wildcard lint/lexicon/*.tsv))
CHECKS = $(sort $(wildcard checks/*/*.c))
SRCS = $(sort $(filter-out lint/lexicon/compile.c,$(wildcard lint/*/*.c)))
OBJS = $(SRCS:%.c=$(B)/%.o) $(CHECKS:%.c=$(B)/%.o) $(B)/gen/lexicon_gen.o $(B)/gen/registry.o
GEN = $(B)/gen/lexicon_gen.h

all: $(B)/letterlint

$(B)/letterlint: $(B)/lint/main.o $(OBJS)
	$(CC) $(ALL_CFLAGS) $(LDFLAGS) -rdynamic -o $@ $^ $(LIBS)

$(B)/%.o: %.c | $(GEN)
	@mkdir -p $(@D)
	$(CC) $(ALL_CPPFLAGS) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

$(B)/gen/%.o: $(B)/gen/%.c | $(GEN)
	$(CC) $(ALL_CPPFLAGS) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

$(B)/gen/compile: lint/lexicon/compile.c lint/letter/lexer.h
	@mkdir -p $(@D)
	$(HOSTCC) -std=c17 -O1 -D_GNU_SOURCE -Ilint -o $@ $<

$(B)/gen/lexicon_gen.h: $(B)/gen/compile $(TABLES)
	$< -h $(TABLES) > $@.tmp && mv $@.tmp $@

$(B)/gen/lexicon_gen.c: $(B)/gen/compile $(TABLES) lint/lexicon/lexicon_find.h
	$< -c $(TABLES) > $@.tmp && mv $@.tmp $@

# Checks are found by their file names: no list is kept by hand.
$(B)/gen/registry.c: $(CHECKS) Makefile
	@mkdir -p $(@D)
	@{ echo '#include <letterlint/letterlint.h>'; \
	   echo 'extern const struct ll_check *const ll_registry[];'; \
	   for f in $(CHECKS); do n=$$(basename $$f .c | tr - _); echo "extern const struct ll_check ll_check_$$n;"; done; \
	   echo 'const struct ll_check *const ll_registry[] = {'; \
	   for f in $(CHECKS); do n=$$(basename $$f .c | tr - _); echo "	&ll_check_$$n,"; done; \
	   echo '	0'; echo '};'; } > $@.tmp && mv $@.tmp $@

clean:
	rm -rf $(B)

-include $(OBJS:.o=.d) $(B)/lint/main.d
.PHONY: all clean
.DELETE_ON_ERROR:

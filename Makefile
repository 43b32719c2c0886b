# make            the program, build/engine, and build/libengine.a, .so
# make test       every test                       make lint    style, floors, warnings, generated files
# make asan       every test under ASan and UBSan  make hard    every test with tiny chunks and tables
# make fuzz       each fuzz target, TIME seconds   make bench   compare with other tools [CORPUS=folder]
# make demo       tag the examples                 make install PREFIX=/usr/local [DESTDIR=]
# make unit       the unit tests alone             make cov     which lines the tests reach
# make faults     every call that can fail, failing
# make linear     the work grows with the text and no faster, in instructions
# make installcheck   install into a scratch folder and use the library from there
#
# On a machine that has not even make: scripts/setup TARGET.

CC      ?= cc
CFLAGS  ?= -O2 -g
PREFIX  ?= /usr/local
LUA     ?= lua5.4
TIME    ?= 60
PACKAGES = $(LUA) libpcre2-8 libutf8proc libmd
VERSION := $(shell sed -n 's/^.define ENG_VERSION "\(.*\)"/\1/p' include/engine/version.h)
SONAME   = libengine.so.0

# A kind of build has its own folder: make KIND=asan builds build/asan/engine. B is where all kinds
# live, O where this one does.
KIND ?= release
B     = build
O     = $(B)$(if $(filter release,$(KIND)),,/$(KIND))

# C11 with GNU extensions of the C library (memfd, prctl). What the library exports is said by
# scripts/exports.map; calls inside it are direct all the same.
STANDARD = -std=c11 -D_GNU_SOURCE -DPCRE2_CODE_UNIT_WIDTH=8 -fPIC -fno-semantic-interposition
WARNINGS = -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes -Wmissing-prototypes \
           -Wpointer-arith -Wwrite-strings -Wundef -Wvla -Werror=implicit-function-declaration \
           -Werror=int-conversion -Werror=incompatible-pointer-types
INCLUDES := -Iinclude -Iengine $(shell pkg-config --cflags $(PACKAGES))
LIBS     := $(shell pkg-config --libs $(PACKAGES)) -lm
CMOCKA   = -lcmocka
SANITIZE = -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer

release_FLAGS = -fstack-protector-strong
debug_FLAGS   = -O0
asan_FLAGS    = -O1 $(SANITIZE)
hard_FLAGS    = -O1 -DENG_HARD $(SANITIZE)
cov_FLAGS     = -O0 --coverage
# Clang only: the library instrumented for libFuzzer, which brings its own main(). An empty slice may
# have no address, and Clang counts NULL + 0 as overflow (C2y, by paper N3322, no longer does).
fuzz_FLAGS    = -O1 $(SANITIZE) -fsanitize=fuzzer-no-link -fno-sanitize=pointer-overflow
COMPILE = $(CC) $(STANDARD) $(CFLAGS) $($(KIND)_FLAGS) $(WARNINGS) $(EXTRA) $(INCLUDES) -MMD -MP
LINK    = $(COMPILE) -Wl,-z,relro,-z,now $(LDFLAGS)
# V=1 shows the commands.
SAY = $(if $(V),,@echo '  $@';)

SOURCES := $(sort $(wildcard engine/*/*.c))
LIBRARY_SOURCES := $(filter-out engine/cli/%,$(SOURCES))
PROGRAM_SOURCES := $(filter engine/cli/%,$(SOURCES))
OBJECTS = $(patsubst %.c,$(O)/obj/%.o,$(LIBRARY_SOURCES)) $(O)/obj/embedded.o
PROGRAM_OBJECTS = $(patsubst %.c,$(O)/obj/%.o,$(PROGRAM_SOURCES))

all: $(O)/engine $(O)/libengine.a $(O)/libengine.so

# Whatever is compiled is compiled again when compiler or flags are others than last time.
$(O)/flags: FORCE
	@mkdir -p $(@D)
	@echo '$(COMPILE)' | cmp -s - $@ || echo '$(COMPILE)' > $@

$(O)/obj/%.o: %.c $(O)/flags
	@mkdir -p $(@D)
	$(SAY)$(COMPILE) -c $< -o $@

# Lua files that live inside the binary (engine/base/embedded.h).
EMBEDDED := $(sort $(wildcard scripts/prelude/*.lua scripts/meta/*.lua))

$(O)/embedded.c: scripts/tools/embed $(EMBEDDED) $(O)/flags
	$(SAY)scripts/tools/embed $(EMBEDDED) > $@.part && mv $@.part $@

$(O)/obj/embedded.o: $(O)/embedded.c
	@mkdir -p $(@D)
	$(SAY)$(COMPILE) -c $< -o $@

$(O)/libengine.a: $(OBJECTS)
	@rm -f $@
	$(SAY)$(AR) rcs $@ $^

$(O)/libengine.so: $(OBJECTS) scripts/exports.map
	$(SAY)$(LINK) -shared -Wl,-soname,$(SONAME) -Wl,--version-script=scripts/exports.map -Wl,-z,defs \
	  -o $@ $(OBJECTS) $(LIBS)

$(O)/engine: $(PROGRAM_OBJECTS) $(O)/libengine.a
	$(SAY)$(LINK) -o $@ $^ $(LIBS)

# Tests. A test is a program that prints cmocka's summary, or a last line 'N passed, N failed':
#   tests/unit/FLOOR/NAME.c       cmocka, for engine/FLOOR/NAME.c
#   tests/conformance/NAME.c      Unicode's own cases, by cmocka too
#   tests/fuzz/NAME.c             a fuzz target, here with a driver that replays tests/fuzz/data/NAME
#   tests/*/*.sh, tests/*/*.lua   scripts, run from here with PATH beginning at the build
#   tests/cli/*.test              command lines, by tests/cli/run.lua
#   tests/faults/sweep.lua        calls that fail, by a library of its own
UNIT_SOURCES := $(sort $(wildcard tests/unit/*/*.c tests/conformance/*.c))
FUZZ_SOURCES := $(filter-out tests/fuzz/replay.c tests/fuzz/memory.c,$(sort $(wildcard tests/fuzz/*.c)))
UNIT_TESTS = $(patsubst %.c,$(O)/%,$(UNIT_SOURCES))
FUZZ_TESTS = $(patsubst %.c,$(O)/%,$(FUZZ_SOURCES))
SCRIPT_TESTS := $(filter-out tests/bench/% tests/support/% tests/install/% tests/cli/run.lua,\
                $(sort $(wildcard tests/*/*.sh tests/*/*.lua)))
CLI_TESTS := $(sort $(wildcard tests/cli/*.test))
RUN = scripts/tools/run-tests $(O)

# Allocations of a fuzz target go through tests/fuzz/memory.c, so that they can fail; messages end there.
comma   := ,
FUZZ_MEMORY = tests/fuzz/memory.c \
              $(foreach call,malloc calloc realloc strdup strndup eng__say,-Wl$(comma)--wrap=$(call))

$(O)/tests/fuzz/%: tests/fuzz/%.c tests/fuzz/replay.c tests/fuzz/memory.c tests/fuzz/fuzz.h \
                   $(O)/libengine.a
	@mkdir -p $(@D)
	$(SAY)$(LINK) -MF $@.d -o $@ $< tests/fuzz/replay.c $(FUZZ_MEMORY) $(O)/libengine.a $(LIBS)

$(O)/tests/%: tests/%.c $(O)/libengine.a
	@mkdir -p $(@D)
	$(SAY)$(LINK) -Itests -MF $@.d -o $@ $< $(O)/libengine.a $(LIBS) $(CMOCKA)

# Faults stand in front of the C library; of a sanitized program, which has that place taken, they
# are a part.
SANITIZED := $(findstring sanitize,$($(KIND)_FLAGS))
FAULTS = $(O)/tests/faults/$(if $(SANITIZED),engine,shim.so)
FAULTY_CALLS = malloc calloc realloc strdup strndup read write open openat fstat getdents64 pread \
               poll pipe2 memfd_create ftruncate mmap fork fsync fdatasync rename close waitpid
$(O)/tests/faults/shim.so: tests/faults/shim.c $(O)/flags
	@mkdir -p $(@D)
	$(SAY)$(CC) $(STANDARD) $(CFLAGS) $(WARNINGS) -shared -o $@ $< -ldl

$(O)/tests/faults/engine: tests/faults/shim.c $(PROGRAM_OBJECTS) $(O)/libengine.a
	@mkdir -p $(@D)
	$(SAY)$(LINK) -MF $@.d -DLINKED -o $@ $^ $(FAULTY_CALLS:%=-Wl,--wrap=%) $(LIBS)

tests: $(UNIT_TESTS) $(FUZZ_TESTS) $(FAULTS)

unit: $(UNIT_TESTS)
	@$(RUN) $(UNIT_TESTS)

# The long ones first, so that no core waits for them at the end.
test: all tests
	@$(RUN) $(SCRIPT_TESTS) $(CLI_TESTS) $(FUZZ_TESTS) $(UNIT_TESTS)

asan:
	$(MAKE) KIND=asan test

hard:
	$(MAKE) KIND=hard test

# Every fault there is: tests/faults/README.md.
faults: all $(FAULTS)
	@PATH="$(abspath $(O)):$$PATH" BUILD=$(abspath $(O)) $(LUA) tests/faults/sweep.lua --all

# Fuzzing proper: tests/fuzz/README.md.
$(O)/fuzzers/%: tests/fuzz/%.c tests/fuzz/memory.c tests/fuzz/fuzz.h $(O)/libengine.a
	@mkdir -p $(@D)
	$(SAY)$(LINK) -fsanitize=fuzzer -MF $@.d -o $@ $< $(FUZZ_MEMORY) $(O)/libengine.a $(LIBS)

fuzzers: $(patsubst tests/fuzz/%.c,$(O)/fuzzers/%,$(FUZZ_SOURCES))

fuzz:
	$(MAKE) KIND=fuzz CC=clang fuzzers
	tests/fuzz/run $(B)/fuzz/fuzzers $(TIME)

# Comparisons: tests/bench/README.md. CORPUS=folder and LISTS=folder are optional.
BENCH_TOOLS = $(patsubst tests/bench/%.c,$(O)/bench/%,$(filter-out %/grow.c,$(wildcard tests/bench/*.c)))
$(O)/bench/%: tests/bench/%.c $(O)/libengine.a
	@mkdir -p $(@D)
	$(SAY)$(LINK) $(shell pkg-config --cflags icu-uc) -MF $@.d -o $@ $< $(O)/libengine.a $(LIBS) \
	  $(shell pkg-config --libs icu-uc)

bench: $(O)/engine $(BENCH_TOOLS)
	tests/bench/run $(O) $(CORPUS) $(LISTS)

# Instructions for 1, 10 and 100 times the text, counted by callgrind.
$(O)/bench/grow: tests/bench/grow.c $(O)/libengine.a
	@mkdir -p $(@D)
	$(SAY)$(LINK) -MF $@.d -o $@ $< $(O)/libengine.a $(LIBS)

linear: $(O)/bench/grow
	@$(LUA) tests/bench/linear.lua $(O)/bench/grow

# Lint. Each check is a target of its own; `make -k lint` runs all of them whatever they find.
TABLES := $(sort $(wildcard scripts/tools/*_tables.lua))
C_FILES := $(sort $(wildcard engine/*/*.[ch] include/*.h include/*/*.h tests/*/*.[ch] tests/*/*/*.[ch]))
SHELL_SCRIPTS := $(shell grep -lE '^.!/bin/(ba)?sh' .ci/run scripts/setup scripts/tools/* tests/*/* 2>/dev/null)

lint: lint-floors lint-tracked lint-format lint-headers lint-generated lint-sizes lint-lua lint-shell \
      lint-cppcheck lint-gcc lint-clang lint-globals lint-tidy
	@echo 'lint: nothing to say'

lint-floors:
	scripts/tools/floors
lint-tracked:
	scripts/tools/tracked
lint-sizes:
	scripts/tools/sizes
lint-headers:
	scripts/tools/headers $(PACKAGES)
lint-format:
	clang-format --dry-run -Werror $(C_FILES)
lint-generated: $(O)/engine
	set -e; for t in $(TABLES); do $(LUA) $$t --check; done
	scripts/tools/manuals $(O)/engine $(O)/manuals
	set -e; for d in man completions; do diff -r scripts/$$d $(O)/manuals/$$d; done
lint-lua:
	luacheck --quiet examples scripts tests
lint-shell:
	shellcheck -S warning $(SHELL_SCRIPTS)
# What version 2.10 misreads: pointers inside structs passed by value, macros that take types, a
# context that points at a local for the time of a call.
CPPCHECK_MISREADS = returnDanglingLifetime objectIndex legacyUninitvar internalAstError autoVariables
# What it finds across files does not count for its exit status: it is to say nothing at all.
lint-cppcheck:
	@mkdir -p $(O)/cppcheck
	cppcheck --quiet --std=c11 --enable=warning,portability,performance --inline-suppr \
	  --library=scripts/tools/cppcheck.cfg --suppress=missingIncludeSystem \
	  $(CPPCHECK_MISREADS:%=--suppress=%) --error-exitcode=1 -j2 --cppcheck-build-dir=$(O)/cppcheck \
	  -Iinclude -Iengine -D_GNU_SOURCE engine > $(O)/cppcheck.log 2>&1 && [ ! -s $(O)/cppcheck.log ] || \
	  { cat $(O)/cppcheck.log; exit 1; }
lint-gcc:
	$(MAKE) B=$(B)/lint/gcc CC=gcc EXTRA=-Werror all tests
lint-clang:
	$(MAKE) B=$(B)/lint/clang CC=clang EXTRA=-Werror all tests
lint-globals: lint-gcc
	scripts/tools/globals $(B)/lint/gcc
# A file is looked at again when it or a header changed. The analyzer follows a function for so many
# steps: beyond them it has found nothing here, in five times the time.
ANALYZER = $(foreach a,-Xclang -analyzer-config -Xclang max-nodes=40000,--extra-arg=$(a))
lint-tidy: $(patsubst %.c,$(O)/tidy/%,$(SOURCES))
$(O)/tidy/%: %.c .clang-tidy $(wildcard engine/*/*.h include/*/*.h)
	@mkdir -p $(@D)
	$(SAY)clang-tidy --quiet $(ANALYZER) $< -- $(STANDARD) $(INCLUDES) > $@.log 2>&1 || { cat $@.log; exit 1; }
	@touch $@

# Which lines of engine/ the tests reach, a line for each file; the annotated sources are beside it.
cov:
	$(MAKE) KIND=cov tests all
	find $(B)/cov -name '*.gcda' -exec rm {} +
	$(MAKE) KIND=cov test
	cd $(B)/cov && find . -path './obj/engine/*' -name '*.gcda' -exec gcov -r -s $(CURDIR) {} + \
	  2> /dev/null | $(CURDIR)/scripts/tools/coverage | tee coverage.txt

demo: $(O)/engine
	$(O)/engine run examples/framing.lua examples/corpus

# Where Debian expects things. packs/ are read from share/engine.
BINDIR  ?= $(PREFIX)/bin
LIBDIR  ?= $(PREFIX)/lib
INCDIR  ?= $(PREFIX)/include
DATADIR ?= $(PREFIX)/share
LUADIR  ?= $(PREFIX)/lib/lua/5.4
D = $(DESTDIR)
MAN_PAGES := $(wildcard scripts/man/*.[17])
# Folder and name of every file that is installed below share/: source=target.
SHARED := $(foreach f,$(MAN_PAGES),$(f)=man/man$(subst .,,$(suffix $(f)))/$(notdir $(f))) \
  $(foreach f,$(wildcard scripts/completions/engine.bash),$(f)=bash-completion/completions/engine) \
  $(foreach f,$(wildcard scripts/completions/_engine),$(f)=zsh/vendor-completions/_engine) \
  $(foreach f,$(wildcard scripts/completions/engine.fish),$(f)=fish/vendor_completions.d/engine.fish) \
  $(foreach f,$(wildcard README.md LICENSE NOTICE),$(f)=doc/engine/$(f)) \
  $(foreach f,$(shell find examples scripts/packs -type f 2> /dev/null),$(f)=$(patsubst \
    examples/%,doc/engine/examples/%,$(patsubst scripts/packs/%,engine/packs/%,$(f))))

$(O)/engine.pc: scripts/engine.pc.in include/engine/version.h FORCE
	@mkdir -p $(@D)
	@sed -e 's|@PREFIX@|$(PREFIX)|' -e 's|@LIBDIR@|$(LIBDIR)|' -e 's|@INCDIR@|$(INCDIR)|' \
	  -e 's|@VERSION@|$(VERSION)|' -e 's|@PACKAGES@|$(PACKAGES)|' $< > $@

install: all $(O)/engine.pc
	install -d $(D)$(BINDIR) $(D)$(LIBDIR)/pkgconfig $(D)$(INCDIR)/engine $(D)$(LUADIR)
	install -m 755 $(O)/engine $(D)$(BINDIR)/engine
	install -m 644 $(O)/libengine.a $(D)$(LIBDIR)/libengine.a
	install -m 644 $(O)/libengine.so $(D)$(LIBDIR)/libengine.so.$(VERSION)
	ln -sf libengine.so.$(VERSION) $(D)$(LIBDIR)/$(SONAME)
	ln -sf $(SONAME) $(D)$(LIBDIR)/libengine.so
	ln -sf $(LIBDIR)/$(SONAME) $(D)$(LUADIR)/engine.so
	install -m 644 include/engine.h $(D)$(INCDIR)/engine.h
	install -m 644 include/engine/*.h $(D)$(INCDIR)/engine
	install -m 644 $(O)/engine.pc $(D)$(LIBDIR)/pkgconfig/engine.pc
	@for pair in $(SHARED); do \
	  install -D -m 644 "$${pair%%=*}" "$(D)$(DATADIR)/$${pair#*=}" || exit 1; \
	done

uninstall:
	rm -f $(D)$(BINDIR)/engine $(D)$(LIBDIR)/libengine.a $(D)$(LIBDIR)/libengine.so* \
	  $(D)$(LUADIR)/engine.so $(D)$(INCDIR)/engine.h $(D)$(LIBDIR)/pkgconfig/engine.pc
	rm -rf $(D)$(INCDIR)/engine $(D)$(DATADIR)/doc/engine $(D)$(DATADIR)/engine
	@for pair in $(SHARED); do rm -f "$(D)$(DATADIR)/$${pair#*=}"; done

installcheck: all
	sh tests/install/check $(O)

clean:
	rm -rf $(B)

-include $(OBJECTS:.o=.d) $(PROGRAM_OBJECTS:.o=.d) $(UNIT_TESTS:=.d) $(FUZZ_TESTS:=.d)

.SECONDARY:
.DELETE_ON_ERROR:
.PHONY: all tests unit test asan hard faults fuzzers fuzz cov demo bench linear install uninstall installcheck clean FORCE \
  lint lint-floors lint-tracked lint-sizes lint-headers lint-format lint-generated lint-lua lint-shell \
  lint-cppcheck lint-gcc lint-clang lint-globals lint-tidy

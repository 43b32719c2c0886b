# make            the program, build/engine, and build/libengine.a, .so
# make test       every test                       make lint    style, floors, warnings, generated files
# make asan       every test under ASan and UBSan  make hard    every test with tiny chunks and tables
# make fuzz       each fuzz target, TIME seconds   make bench   compare with other tools
# make demo       tag the examples                 make install PREFIX=/usr/local [DESTDIR=]

CC      ?= cc
CFLAGS  ?= -O2 -g
PREFIX  ?= /usr/local
LUA     ?= lua5.4
PACKAGES = $(LUA) libpcre2-8 libutf8proc uchardet

# C11 with GNU extensions of the C library (memfd, prctl); -fno-strict-aliasing is not needed.
STANDARD = -std=c11 -D_GNU_SOURCE -DPCRE2_CODE_UNIT_WIDTH=8 -fPIC -fvisibility=hidden
WARNINGS = -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes -Wmissing-prototypes \
           -Wpointer-arith -Wwrite-strings -Wundef -Wvla
INCLUDES = -Iinclude -Iengine $(shell pkg-config --cflags $(PACKAGES))
LIBS     = $(shell pkg-config --libs $(PACKAGES)) -lm

# A kind of build lives in its own folder: make KIND=asan builds build/asan/engine.
KIND    ?= release
asan_FLAGS  = -O1 -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
hard_FLAGS  = -O1 -DENG_HARD -fsanitize=address,undefined -fno-sanitize-recover=all
debug_FLAGS = -O0
B = build$(if $(filter release,$(KIND)),,/$(KIND))

SOURCES := $(sort $(wildcard engine/*/*.c))
LIBRARY_SOURCES := $(filter-out engine/cli/%,$(SOURCES))
PROGRAM_SOURCES := $(filter engine/cli/%,$(SOURCES))
OBJECTS = $(patsubst %.c,$(B)/obj/%.o,$(LIBRARY_SOURCES))
PROGRAM_OBJECTS = $(patsubst %.c,$(B)/obj/%.o,$(PROGRAM_SOURCES))
COMPILE = $(CC) $(STANDARD) $(CFLAGS) $($(KIND)_FLAGS) $(WARNINGS) $(EXTRA) $(INCLUDES) -MMD -MP

all: $(B)/engine $(B)/libengine.so

$(B)/obj/%.o: %.c
	@mkdir -p $(@D)
	$(COMPILE) -c $< -o $@

$(B)/libengine.a: $(OBJECTS)
	@rm -f $@
	$(AR) rcs $@ $^

$(B)/libengine.so: $(OBJECTS)
	$(COMPILE) -shared -Wl,-soname,libengine.so.1 -o $@ $^ $(LIBS)

$(B)/engine: $(PROGRAM_OBJECTS) $(B)/libengine.a
	$(COMPILE) -o $@ $^ $(LIBS)

# Unit tests: tests/unit/FLOOR/NAME.c tests engine/FLOOR/NAME.c, each a cmocka program.
UNIT_SOURCES := $(sort $(wildcard tests/unit/*/*.c tests/conformance/*.c))
UNIT_TESTS = $(patsubst %.c,$(B)/%,$(UNIT_SOURCES))

$(B)/tests/%: tests/%.c $(B)/libengine.a
	@mkdir -p $(@D)
	$(COMPILE) -Itests -o $@ $< $(B)/libengine.a $(LIBS) $(shell pkg-config --libs cmocka)

unit: $(UNIT_TESTS)
	@for t in $(UNIT_TESTS); do $$t || exit 1; done

clean:
	rm -rf build

-include $(OBJECTS:.o=.d) $(PROGRAM_OBJECTS:.o=.d)

.PHONY: all unit clean

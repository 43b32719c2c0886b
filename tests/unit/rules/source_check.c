/* What a rule file must be before Lua reads it. */
#include "support/lua_box.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define LRE "\u202A"
#define RLE "\u202B"
#define PDF "\u202C"
#define LRO "\u202D"
#define RLO "\u202E"
#define LRI "\u2066"
#define RLI "\u2067"
#define FSI "\u2068"
#define PDI "\u2069"
#define TEXT(literal) literal, sizeof(literal) - 1

typedef struct source_case {
  const char *source;
  size_t len;
  const char *message; /* NULL: accepted */
} source_case;

static const char override[] = "a bidi override hides what the text says";
static const char unclosed[] =
    "a bidi control is not closed on its line and in its string or comment";
static const char unopened[] = "a bidi control closes what was not opened";

static const source_case cases[] = {
    {TEXT(""), NULL},
    {TEXT("\xEF\xBB\xBFreturn 1"), NULL},
    {TEXT("\xEF\xBB\xBF\x1BLua"), "t.lua:1: bytecode is not accepted, only source text"},
    {TEXT("\x1BLuaT"), "t.lua:1: bytecode is not accepted, only source text"},
    {TEXT("\x1B"), "t.lua:1: bytecode is not accepted, only source text"},
    {TEXT("local a\n\n--\0x"), "t.lua:3: the file has a NUL byte"},
    {TEXT("local a\r\n\r--\0x"), "t.lua:3: the file has a NUL byte"},
    {TEXT("local a = '\n\xFF'"), "t.lua:2: the file is not UTF-8; save it as UTF-8"},
    {TEXT("-- \xC0\x80"), "t.lua:1: the file is not UTF-8; save it as UTF-8"},
    {TEXT("-- \xED\xA0\x80"), "t.lua:1: the file is not UTF-8; save it as UTF-8"},
    {TEXT("return '\xD8"), "t.lua:1: the file is not UTF-8; save it as UTF-8"},
    {TEXT("\xFF\xFEr\0"), "t.lua:1: this looks like UTF-16; save the file as UTF-8"},
    {TEXT("\xFE\xFF\0r"), "t.lua:1: this looks like UTF-16; save the file as UTF-8"},
    {TEXT("r\0e\0"), "t.lua:1: this looks like UTF-16; save the file as UTF-8"},
    {TEXT("\0r\0e"), "t.lua:1: this looks like UTF-16; save the file as UTF-8"},
    /* what is no ASCII outside of strings */
    {TEXT("return\n “x”"), "t.lua:2: “ is no quotation mark of Lua: write \""},
    {TEXT("return ‘x’"), "t.lua:1: ‘ is no quotation mark of Lua: write '"},
    {TEXT("return { 1، 2 }"), "t.lua:1: a Persian comma stands outside of strings: write ,"},
    {TEXT("return\u00A01"), "t.lua:1: a no-break space stands outside of strings: write a space"},
    {TEXT("return جنگ"),
     "t.lua:1: a character outside of strings is not ASCII; names are of a-z, A-Z, 0-9 and _"},
    {TEXT("return '“«،\u00A0جنگ' -- “—"), NULL},
    {TEXT("return [[“]] --[[ “ ]]"), NULL},
    /* what Persian needs */
    {TEXT("return 'می\u200Cرود' -- \u200D\u200E\u200F\u061C"), NULL},
    /* overrides, anywhere */
    {TEXT("return '" LRO "x" PDF "'"), override},
    {TEXT("-- " RLO "x" PDF), override},
    {TEXT("--[[ " RLO " ]]"), override},
    {TEXT("return " RLO "1"), override},
    /* embeddings and isolates */
    {TEXT("return '" LRE "x" PDF "'"), NULL},
    {TEXT("return \"" RLI "x" PDI LRI "y" PDI "\""), NULL},
    {TEXT("-- " FSI RLE "x" PDF PDI), NULL},
    {TEXT("return [[" RLI "x" PDI "\n" RLI "y" PDI "]]"), NULL},
    {TEXT("return [==[" RLI "]]" PDI "]==]"), NULL},
    {TEXT("return '" LRE "x'"), unclosed},
    {TEXT("return '" RLI "' .. '" PDI "'"), unclosed},
    {TEXT("-- " RLE "x\n--" PDF), unclosed},
    {TEXT("-- " RLE "x\r--" PDF), unclosed},
    {TEXT("return [[" RLI "x\n" PDI "]]"), unclosed},
    {TEXT("return [[" RLI "x\r" PDI "]]"), unclosed},
    {TEXT("return [[" RLI "]] -- " PDI), unclosed},
    {TEXT("return '" RLI "\\\n" PDI "'"), unclosed},
    {TEXT("return '" RLI "x" PDF "'"), unopened},
    {TEXT("return '" PDI "'"), unopened},
    {TEXT("return " RLI "1"), unclosed},
    {TEXT("return " PDI "1"), unopened},
    {TEXT("return '\\'" RLI "x'" PDI), unclosed},  /* an escaped quote does not end the string */
    {TEXT("return '\\\\'" RLI "x" PDI), unclosed}, /* an escaped backslash does not escape */
    {TEXT("--[==[ ]] " RLI "\n ]==]"), unclosed},
    {TEXT("--[[ x ]] return '" LRI PDI "' --[=[ y\n]=]"), NULL},
};

static void files_are_text(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    box b;
    box_open(&b, NULL);
    eng_status status =
        eng__sandbox_load(b.sandbox, "t.lua", (eng__slice){cases[i].source, cases[i].len}, &b.err);
    bool refused_as_said =
        cases[i].message && status == ENG_RULE && strstr(b.err.message, cases[i].message);
    /* what the check lets pass may still be no Lua */
    bool passed = !cases[i].message && status == ENG_OK;
    if (!refused_as_said && !passed)
      fail_msg("case %zu (%s): %s", i, cases[i].source, status ? b.err.message : "accepted");
    box_close(&b);
  }
}

static void lines_are_counted(void **state) {
  (void)state;
  box b;
  static const char *const sources[] = {"\n\n--" RLO, "\r\r--" RLO, "\r\n\r\n--" RLO,
                                        "--[[\n]]\n--" RLO, "x='\\\n'\n--" RLO};
  for (size_t i = 0; i < sizeof sources / sizeof sources[0]; i++) {
    box_once(&b, sources[i]);
    assert_string_equal(b.text, "test.lua:3: a bidi override hides what the text says");
  }
}

static char *repeated(const char *head, const char *piece, size_t n, const char *tail) {
  size_t len = strlen(piece), total = strlen(head) + n * len + strlen(tail) + 1;
  char *text = malloc(total), *at = text;
  assert_non_null(text);
  at += sprintf(at, "%s", head);
  for (size_t i = 0; i < n; i++, at += len) memcpy(at, piece, len);
  strcpy(at, tail);
  return text;
}

static void size_is_limited(void **state) {
  (void)state;
  box b;
  char *most = repeated("", "\n", 4 << 20, ""), *more = repeated("", "\n", (4 << 20) + 1, "");
  assert_string_equal(box_once(&b, most), "nil");
  assert_string_equal(box_once(&b, more), "test.lua:1: the file is larger than 4 MiB");
  free(most);
  free(more);
}

typedef struct shape_case {
  const char *head, *piece, *tail;
  size_t good, bad; /* so many pieces are accepted, refused */
} shape_case;

/* A long chain of indexings crashes stock Lua 5.4.4 when an error is explained; see README.md. */
static const shape_case shapes[] = {
    {"local t = {} t.a = t return t", ".a", "", 100, 101},
    {"local t = {} t.a = t return t", " . \n a", "", 100, 101},
    {"local t = {} t.a = t return t", "--[[.]].a", "", 100, 101},
    {"local t = {{}} t[1] = t return t", "[1]", "", 100, 101},
    {"local t = {} t.a = t local x = (", "(", ")", 0, 100},
    {"local t = {} t.a = t ", "t.a = t.a ", "", 100000, 0},
    {"local t = {} t.a = t local x = 'a'", " .. #t.a.a", "", 150, 0},
    {"local s = 'x' return s", ":lower()", "", 150, 0},
    {"return {", "{", "", 0, 100},
    {"return {", "1.5, ", "}", 10000, 0},
};

static void chains_are_limited(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof shapes / sizeof shapes[0]; i++) {
    box b;
    char *good = repeated(shapes[i].head, shapes[i].piece, shapes[i].good, shapes[i].tail);
    char *bad = repeated(shapes[i].head, shapes[i].piece, shapes[i].bad, shapes[i].tail);
    if (shapes[i].good) {
      box_once(&b, good);
      if (b.status != ENG_OK) fail_msg("shape %zu: %s", i, b.text);
    }
    if (shapes[i].bad) {
      box_once(&b, bad);
      assert_int_equal(b.status, ENG_RULE);
      assert_non_null(strstr(b.text, "more than 100"));
    }
    free(good);
    free(bad);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(files_are_text),
      cmocka_unit_test(lines_are_counted),
      cmocka_unit_test(size_is_limited),
      cmocka_unit_test(chains_are_limited),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}

/* The matcher against stock Lua's: the same answers for random patterns and subjects. And what
 * stock Lua cannot promise: bounded memory, bounded steps. */
#include "rules/string_pattern.h"
#include "support/lua_box.h"

#include <lualib.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static uint64_t seed = 20240607;

static unsigned dice(unsigned sides) {
  seed = seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
  return (unsigned)(seed >> 33) % sides;
}

/* A set of one to three members. */
static void add_set(char *out) {
  static const char *const members[] = {"a", "b", "a-c", "%a", "%d",  ".",
                                        "-", "^", "%]",  "%W", "\xD8"};
  strcat(out, dice(3) ? "[" : "[^");
  if (dice(8) == 0) strcat(out, "]");
  strcat(out, members[dice(7)]); /* not '^' in front: that would be another set */
  for (unsigned n = dice(3); n > 0; n--) strcat(out, members[dice(11)]);
  strcat(out, "]");
}

static void add_single(char *out) {
  static const char *const singles[] = {"a",  "b",  "c",  "ab", ".",  "%a", "%d", "%s", "%A",
                                        "%w", "%x", "%p", "%.", "%%", "%g", "%u", "%l", "%c",
                                        "$",  "%(", "%-", "%S", "%]", "]",  "x"};
  static const char *const repeats[] = {"", "", "", "*", "+", "-", "?"};
  if (dice(5) == 0) add_set(out);
  else strcat(out, singles[dice(25)]);
  strcat(out, repeats[dice(7)]);
}

/* A pattern that is well formed: captures are closed, back references are to closed ones. */
static void make_pattern(char *out) {
  unsigned open = 0, captures = 0;
  out[0] = '\0';
  if (dice(6) == 0) strcat(out, "^");
  for (unsigned parts = 1 + dice(6); parts > 0; parts--) {
    switch (dice(12)) {
    case 0:
      strcat(out, "("), open++, captures++;
      break;
    case 1:
      if (open) strcat(out, "a)"), open--;
      break;
    case 2:
      strcat(out, "()"), captures++;
      break;
    case 3:
      strcat(out, dice(2) ? "%bab" : "%b()");
      break;
    case 4:
      strcat(out, dice(2) ? "%f[%w]" : "%f[^a]");
      break;
    case 5:
      if (captures && !open) strcat(out, "%1");
      break;
    default:
      add_single(out);
    }
  }
  while (open-- > 0) strcat(out, ")");
  if (dice(6) == 0) strcat(out, "$");
}

static size_t make_subject(char *out) {
  static const char letters[] = "aaabbbc().-%1 x\n\xD8\xA7]^";
  size_t len = dice(18);
  for (size_t i = 0; i < len; i++) out[i] = dice(40) ? letters[dice(sizeof letters - 1)] : '\0';
  return len;
}

/* Every way of searching, its results in one string. The same text runs in both states. */
static const char searches[] =
    "local s, p, r = ...\n"
    "local out = {}\n"
    "local function add(...)\n"
    "  for i = 1, select('#', ...) do out[#out + 1] = tostring((select(i, ...))) end\n"
    "  out[#out + 1] = ';'\n"
    "end\n"
    "local function try(f, ...)\n"
    "  local function keep(good, ...) if good then add(...) else add('error') end end\n"
    "  keep(pcall(f, ...))\n"
    "end\n"
    "try(string.find, s, p) try(string.find, s, p, 3) try(string.find, s, p, -2)\n"
    "try(string.match, s, p) try(string.match, s, p, 2)\n"
    "try(string.gsub, s, p, r) try(string.gsub, s, p, '<%0>', 2)\n"
    "try(string.gsub, s, p, function(...) add(...) return nil end)\n"
    "try(string.gsub, s, p, {a = 'A', b = false, [1] = 'one'})\n"
    "try(function() for a, b in string.gmatch(s, p) do add(a, b) end end)\n"
    "return table.concat(out, '|')\n";

static const char *run_stock(lua_State *L, const char *s, size_t len, const char *p, const char *r,
                             size_t *out_len) {
  lua_settop(L, 0);
  assert_int_equal(luaL_loadstring(L, searches), LUA_OK);
  lua_pushlstring(L, s, len);
  lua_pushstring(L, p);
  lua_pushstring(L, r);
  assert_int_equal(lua_pcall(L, 3, 1, 0), LUA_OK);
  return lua_tolstring(L, -1, out_len);
}

static const char *run_ours(box *b, const char *s, size_t len, const char *p, const char *r,
                            size_t *out_len) {
  lua_State *L = eng__sandbox_state(b->sandbox);
  lua_settop(L, 0);
  eng__sandbox_begin(b->sandbox, 0);
  assert_int_equal(box_load(b, "test.lua", searches), ENG_OK);
  lua_pushlstring(L, s, len);
  lua_pushstring(L, p);
  lua_pushstring(L, r);
  assert_int_equal(eng__sandbox_call(b->sandbox, 3, 1, &b->err), ENG_OK);
  return lua_tolstring(L, -1, out_len);
}

static void same_as_stock(void **state) {
  (void)state;
  enum { ROUNDS = 10000 };
  static const char *const replacements[] = {"%1", "%0", "x%%y", "[%0]%1", ""};
  box b;
  box_open(&b, NULL);
  lua_State *stock = luaL_newstate();
  luaL_openlibs(stock);
  size_t matched = 0;
  for (int i = 0; i < ROUNDS; i++) {
    char pattern[512], subject[64];
    make_pattern(pattern);
    size_t len = make_subject(subject), expected_len, got_len;
    const char *r = replacements[dice(5)];
    const char *expected = run_stock(stock, subject, len, pattern, r, &expected_len);
    const char *got = run_ours(&b, subject, len, pattern, r, &got_len);
    if (expected_len != got_len || memcmp(expected, got, got_len) != 0)
      fail_msg("pattern '%s' on '%.*s' (%d)\nstock: %s\nours:  %s", pattern, (int)len, subject, i,
               expected, got);
    matched += strncmp(got, "nil", 3) != 0;
  }
  assert_true(matched > ROUNDS / 4); /* the patterns are not all hopeless */
  lua_close(stock);
  box_close(&b);
}

/* All bytes against all classes. */
static void classes_are_those_of_stock(void **state) {
  (void)state;
  box b;
  box_open(&b, NULL);
  lua_State *stock = luaL_newstate();
  luaL_openlibs(stock);
  char every[256];
  for (int i = 0; i < 256; i++) every[i] = (char)i;
  for (const char *letter = "acdglpsuwxzACDGLPSUWXZk1"; *letter; letter++) {
    char pattern[8];
    snprintf(pattern, sizeof pattern, *letter == '1' ? "[%%%c]" : "%%%c", *letter);
    size_t expected_len, got_len;
    const char *expected = run_stock(stock, every, 256, pattern, "-", &expected_len);
    const char *got = run_ours(&b, every, 256, pattern, "-", &got_len);
    assert_int_equal(got_len, expected_len);
    assert_memory_equal(got, expected, got_len);
  }
  lua_close(stock);
  box_close(&b);
}

static const box_case malformed[] = {
    {"return pcall(string.find, 'a', '%')", "false"},
    {"return select(2, pcall(string.find, 'a', '%'))", "malformed pattern (ends with '%')"},
    {"return select(2, pcall(string.find, 'a', '[a'))", "malformed pattern (missing ']')"},
    {"return select(2, pcall(string.find, 'a', '[%'))", "malformed pattern (missing ']')"},
    {"return select(2, pcall(string.find, 'a', '%f'))", "missing '[' after '%f' in pattern"},
    {"return select(2, pcall(string.find, 'a', '%b('))",
     "malformed pattern (missing arguments to '%b')"},
    {"return select(2, pcall(string.find, 'a', '(a'))", "unfinished capture"},
    {"return select(2, pcall(string.match, 'a', 'a)'))", "invalid pattern capture"},
    {"return select(2, pcall(string.find, 'a', '(a%1)'))", "invalid capture index %1"},
    {"return select(2, pcall(string.find, 'a', '%0'))", "invalid capture index %0"},
    {"return select(2, pcall(string.find, 'a', ('()'):rep(33)))", "too many captures"},
    {"return #{string.find('a', ('()'):rep(32))}", "34"},
    {"return select(2, pcall(string.gsub, 'a', 'a', '%2'))",
     "invalid capture index %2 in replacement string"},
    {"return select(2, pcall(string.gsub, 'a', 'a', '%x'))",
     "invalid use of '%' in replacement string"},
    {"return select(2, pcall(string.gsub, 'a', 'a', '%'))",
     "invalid use of '%' in replacement string"},
    {"return select(2, pcall(string.gsub, 'a', 'a', function() return {} end))",
     "invalid replacement value (a table)"},
};

static void malformed_patterns_are_refused(void **state) {
  (void)state;
  BOX_CHECK(malformed);
}

static void ignore_work(void *context, uint64_t work) {
  *(uint64_t *)context += work;
}

/* A thousand repeats in a row: stock Lua says that it is too complex. */
static void depth_is_bounded_by_the_pattern(void **state) {
  (void)state;
  char pattern[4001], subject[2000], message[ENG__STRPAT_MESSAGE];
  for (int i = 0; i < 1000; i++) memcpy(pattern + 4 * i, "a?%a", 4);
  pattern[4000] = '\0';
  memset(subject, 'a', 2000);
  eng__slice wanted = {pattern, 4000};
  uint64_t work = 0;
  eng__strpat *compiled = malloc(eng__strpat_size(wanted));
  assert_non_null(compiled);
  assert_true(eng__strpat_size(wanted) <= 64 * 4000 + 64);
  assert_true(eng__strpat_compile(compiled, wanted, true, message));
  eng__strpat_subject s = {{subject, 2000}, ignore_work, &work};
  eng__strpat_match match;
  assert_true(eng__strpat_match_at(compiled, &s, 0, &match));
  assert_int_equal(match.end - match.start, 2000);
  assert_true(work >= 2000);
  free(compiled);
}

/* The price of a hopeless search is paid in steps, so that it ends at the same place everywhere. */
static void work_is_counted(void **state) {
  (void)state;
  eng__sandbox_limits limits = {.steps = 100000};
  static const char *const hopeless[] = {
      "return ('a'):rep(5000):find('.-.-.-.-b$')",
      "return ('a'):rep(5000):find('a*a*a*a*b')",
      "return ('('):rep(90000):find('%b()')",
      "return ('ab'):rep(50000):match('(.*)%1c')",
      "return ('x'):rep(200000):gsub('x*y', '')",
      "for _ in ('x'):rep(99999):gmatch('x*y') do end",
      "return ('a'):rep(9000000):find(('a'):rep(90) .. 'b', 1, true)"};
  for (size_t i = 0; i < sizeof hopeless / sizeof hopeless[0]; i++) {
    box b;
    box_open(&b, &limits);
    box_run(&b, hopeless[i]);
    assert_int_equal(b.status, ENG_LIMIT);
    assert_non_null(strstr(b.text, "test.lua:1: rule code used up its steps"));
    box_close(&b);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(same_as_stock),
      cmocka_unit_test(classes_are_those_of_stock),
      cmocka_unit_test(malformed_patterns_are_refused),
      cmocka_unit_test(depth_is_bounded_by_the_pattern),
      cmocka_unit_test(work_is_counted),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}

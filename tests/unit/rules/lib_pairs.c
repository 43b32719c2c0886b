/* pairs and next: one order in every run. */
#include "support/lua_box.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define KEYS(table)                                                                                \
  "local out = {} for k in pairs(" table ") do out[#out + 1] = tostring(k) end "                   \
  "return table.concat(out, ' ')"
#define NEXT(table)                                                                                \
  "local out, t, k = {}, " table ", nil "                                                          \
  "repeat k = next(t, k) out[#out + 1] = tostring(k) until k == nil return table.concat(out, ' ')"

static const box_case orders[] = {
    {KEYS("{3, 2, z = 1, a = 2, [2.5] = 1, [-1] = 0, [true] = 1, [false] = 2, ['ä'] = 1}"),
     "-1 1 2 2.5 a z ä false true"},
    {KEYS("{[math.maxinteger] = 1, [2^63] = 1, [math.mininteger] = 1, [-2^63 - 4096] = 1, "
          "[1/0] = 1, [-1/0] = 1, [2^51 + 0.5] = 1, [2^51] = 1, [2^51 + 1] = 1}"),
     "-inf -9.2233720368548e+18 -9223372036854775808 2251799813685248 2.2517998136852e+15 "
     "2251799813685249 "
     "9223372036854775807 9.2233720368548e+18 inf"},
    {KEYS("{a = 1, ab = 1, ['a\\0'] = 1, [''] = 1, B = 1}"), " B a a\0"},
    {NEXT("{3, 2, z = 1, a = 2, [2.5] = 1, [true] = 1, [false] = 2}"),
     "1 2 2.5 a z false true nil"},
    {NEXT("{}"), "nil"},
    {KEYS("{}"), ""},
    {"return next({})", "nil"},
    {"return (next({b = 1, a = 2}))", "a"},
    {"return (next({b = 1, d = 2}, 'c'))", "d"}, /* a key that is not there has its place */
    {"local t = {a = 1, b = 2, c = 3} for k in pairs(t) do t[k] = nil end return next(t)", "nil"},
    {"local t = {a = 1, b = 2, c = 3} for k in pairs(t) do t.c = nil t.z = 1 end\n"
     "local n = 0 for k in next, t do n = n + 1 t[k] = nil end return n",
     "3"},
    {"local t = {a = 1, b = 2} local s = '' for k in pairs(t) do t.b = nil s = s .. k end return s",
     "a"},
    /* five tables at once: more than next() remembers */
    {"local ts, ks, out = {}, {}, {}\n"
     "for i = 1, 5 do ts[i] = {} for j = 1, 9 do ts[i][j] = j end end\n"
     "for j = 1, 9 do for i = 1, 5 do ks[i] = next(ts[i], ks[i]) out[#out + 1] = ks[i] end end\n"
     "return table.concat(out)",
     "111112222233333444445555566666777778888899999"},
    {"return select(2, pcall(pairs, {[{}] = 1}))",
     "a key is no number, string or boolean: it has no place in an order"},
    {"return select(2, pcall(next, {[print] = 1}))",
     "a key is no number, string or boolean: it has no place in an order"},
    {"return select(2, pcall(next, {1}, print))",
     "a key is no number, string or boolean: it has no place in an order"},
    {"return select(2, pcall(pairs, 'x'))", "bad argument #1 to '?' (table expected, got string)"},
};

static void pairs_and_next_go_in_order(void **state) {
  (void)state;
  BOX_CHECK(orders);
}

/* A loop by next() over a large table sorts once, and may empty the table on its way. */
static void next_is_not_quadratic(void **state) {
  (void)state;
  box b;
  eng__sandbox_limits limits = {.steps = 4 * 1000 * 1000};
  box_open(&b, &limits);
  assert_string_equal(box_run(&b, "local t, n = {}, 0 for i = 1, 20000 do t['k' .. i] = i end\n"
                                  "for k in next, t do n = n + 1 t[k] = nil end return n"),
                      "20000");
  box_close(&b);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(pairs_and_next_go_in_order),
      cmocka_unit_test(next_is_not_quadratic),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}

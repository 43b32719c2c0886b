/* math: random numbers that repeat. */
#include "support/lua_box.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const box_case numbers[] = {
    {"return math.floor(2.7) .. math.type(1) .. math.type(1.0) .. math.max(1, 3) .. math.min(4, 2)",
     "2integerfloat32"},
    {"return math.deg(math.pi) .. ' ' .. (math.rad(180) == math.pi and 'pi' or '')", "180.0 pi"},
    {"return select(2, pcall(function() return math.randomseed end))",
     "test.lua:1: math has no 'randomseed'"},
    {"for i = 1, 1000 do local x = math.random() if x < 0 or x >= 1 then return 'out' end end "
     "return 'in'",
     "in"},
    {"local seen = {} for i = 1, 1000 do seen[math.random(3)] = true end\n"
     "local n = 0 for k in pairs(seen) do n = n * 10 + k end return n",
     "123"},
    {"for i = 1, 1000 do local x = math.random(-2, 2) if x < -2 or x > 2 then return x end end\n"
     "return 'in'",
     "in"},
    {"return math.type(math.random(0)) .. math.random(5, 5)", "integer5"},
    {"return math.type(math.random(math.mininteger, math.maxinteger))", "integer"},
    {"return select(2, pcall(math.random, 2, 1))", "bad argument #2 to '?' (interval is empty)"},
    {"return select(2, pcall(math.random, -1))", "bad argument #1 to '?' (interval is empty)"},
    {"return select(2, pcall(math.random, 1, 2, 3))", "wrong number of arguments"},
};

static void numbers_are_those_of_lua(void **state) {
  (void)state;
  BOX_CHECK(numbers);
}

/* The same seed and rule give the same numbers, whatever other rules drew before. */
static void random_numbers_repeat(void **state) {
  (void)state;
  static const char draw[] = "return math.random(1000000) .. ' ' .. math.random()";
  char first[128], other[128];
  box b;
  box_open(&b, NULL);
  eng__sandbox_begin(b.sandbox, 7);
  eng__sandbox_set_rule(b.sandbox, "a");
  snprintf(first, sizeof first, "%s", box_run(&b, draw));
  assert_string_not_equal(first, box_run(&b, draw)); /* it goes on */
  eng__sandbox_begin(b.sandbox, 7);
  eng__sandbox_set_rule(b.sandbox, "b");
  snprintf(other, sizeof other, "%s", box_run(&b, draw));
  assert_string_not_equal(first, other);
  eng__sandbox_set_rule(b.sandbox, "a");
  assert_string_equal(box_run(&b, draw), first);
  eng__sandbox_begin(b.sandbox, 8);
  assert_string_not_equal(box_run(&b, draw), first);
  box_close(&b);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(numbers_are_those_of_lua),
      cmocka_unit_test(random_numbers_repeat),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}

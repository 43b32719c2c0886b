/* table.sort: stable, bounded, whatever the comparator says. */
#include "support/lua_box.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const box_case sorts[] = {
    {"local t = {5, 3, 1, 4, 2} table.sort(t) return table.concat(t, ' ')", "1 2 3 4 5"},
    {"local t = {'b', 'a', 'ab', '', 'B'} table.sort(t) return table.concat(t, ' ')", " B a ab b"},
    {"local t = {5, 3, 1} table.sort(t, function(a, b) return a > b end) return table.concat(t, ' "
     "')",
     "5 3 1"},
    {"local t = {} table.sort(t) return #t", "0"},
    {"local t = {7} table.sort(t) return t[1]", "7"},
    /* it is stable */
    {"local t = {'b1', 'a1', 'b2', 'a2', 'b3'}\n"
     "table.sort(t, function(x, y) return x:sub(1, 1) < y:sub(1, 1) end)\n"
     "return table.concat(t, ' ')",
     "a1 a2 b1 b2 b3"},
    /* every length up to a hundred, against a plain selection */
    {"for n = 0, 100 do\n"
     "  local t, count = {}, {}\n"
     "  for i = 1, n do t[i] = math.random(20) count[t[i]] = (count[t[i]] or 0) + 1 end\n"
     "  table.sort(t)\n"
     "  for i = 1, n do\n"
     "    if i > 1 and t[i] < t[i - 1] then return 'wrong at ' .. n end\n"
     "    count[t[i]] = count[t[i]] - 1\n"
     "  end\n"
     "  for _, c in pairs(count) do if c ~= 0 then return 'lost at ' .. n end end\n"
     "end return 'good'",
     "good"},
    /* comparators that lie */
    {"local t, calls = {}, 0 for i = 1, 1000 do t[i] = i end\n"
     "table.sort(t, function() calls = calls + 1 return true end)\n"
     "return tostring(calls < 20000) .. #t",
     "true1000"},
    {"local t = {} for i = 1, 100 do t[i] = i end\n"
     "table.sort(t, function() return math.random() < 0.5 end) return #t",
     "100"},
    /* one that raises leaves the table as it was */
    {"local t, calls = {3, 1, 2}, 0\n"
     "local good = pcall(table.sort, t, function(a, b)\n"
     "calls = calls + 1 if calls == 2 then error('no') end return a < b end)\n"
     "return tostring(good) .. table.concat(t)",
     "false312"},
    {"return select(2, pcall(table.sort, {1, 'x'}))", "attempt to compare string with number"},
    {"return select(2, pcall(table.sort, {1, 2}, 3))",
     "bad argument #2 to '?' (function expected, got number)"},
    {"local V = {__lt = function(a, b) return a.x < b.x end}\n"
     "local t = {} for i = 1, 5 do t[i] = setmetatable({x = -i}, V) end\n"
     "table.sort(t) return t[1].x",
     "-5"},
};

static void sort_is_bounded_and_stable(void **state) {
  (void)state;
  BOX_CHECK(sorts);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(sort_is_bounded_and_stable),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}

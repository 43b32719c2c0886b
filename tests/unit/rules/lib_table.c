/* table: raw access, ranges that cannot run away. */
#include "support/lua_box.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const box_case tables[] = {
    {"return table.concat({1, 'b', 2.5})", "1b2.5"},
    {"return table.concat({1, 2, 3}, ', ', 2, 3)", "2, 3"},
    {"return table.concat({}, 'x') .. table.concat({1}, 'x', 3) .. table.concat({1, 2}, 'x', 2, 1)",
     ""},
    {"return table.concat({[math.maxinteger] = 'end'}, ',', math.maxinteger, math.maxinteger)",
     "end"},
    {"return select(2, pcall(table.concat, {1, {}, 3}))",
     "invalid value (at index 2) in table for 'concat'"},
    {"return select(2, pcall(table.concat, {}, '', 1, 1 << 60))",
     "invalid value (at index 1) in table for 'concat'"},
    {"local t = {1, 2} table.insert(t, 3) table.insert(t, 1, 0) table.insert(t, 5, 9)\n"
     "return table.concat(t, ' ')",
     "0 1 2 3 9"},
    {"return select(2, pcall(table.insert, {1}, 5, 1))",
     "bad argument #2 to '?' (position out of bounds)"},
    {"return select(2, pcall(table.insert, {1}, 0, 1))",
     "bad argument #2 to '?' (position out of bounds)"},
    {"return select(2, pcall(table.insert, {1}))", "wrong number of arguments to 'insert'"},
    {"local t = {1, 2, 3} return table.remove(t) .. table.remove(t, 1) .. #t .. t[1]", "3112"},
    {"return tostring(table.remove({})) .. tostring(table.remove({}, 0)) .. #{}", "nilnil0"},
    {"local t = {1, 2} return tostring(table.remove(t, 3)) .. #t", "nil2"},
    {"return select(2, pcall(table.remove, {1, 2}, 7))",
     "bad argument #2 to '?' (position out of bounds)"},
    {"return table.concat(table.move({1, 2, 3}, 1, 3, 2), ' ')", "1 1 2 3"},
    {"return table.concat(table.move({1, 2, 3}, 2, 3, 1), ' ')", "2 3 3"},
    {"return table.concat(table.move({1, 2, 3}, 1, 3, 3, {8, 9}), ' ')", "8 9 1 2 3"},
    {"return select(2, pcall(table.move, {}, 1, math.maxinteger, 2))",
     "bad argument #4 to '?' (destination wrap around)"},
    {"return select(2, pcall(table.move, {}, math.mininteger, 0, 2))",
     "bad argument #3 to '?' (too many elements to move)"},
    {"return select(2, pcall(table.move, {}, 1, 1 << 30, 2))", "too many elements (1073741824)"},
    {"return select('#', table.unpack({1, nil, 3}, 1, 3)) .. select('#', table.unpack({}, 2, 1))",
     "30"},
    {"return select(2, pcall(table.unpack, {}, 1, 1 << 62))", "too many results to unpack"},
    {"return select(2, pcall(table.unpack, {}, math.mininteger, math.maxinteger))",
     "too many results to unpack"},
    {"local t = table.pack(1, nil, 3) return t.n .. tostring(t[2]) .. t[3]", "3nil3"},
    /* metamethods are not asked */
    {"local t = setmetatable({1, 2}, {__len = function() return 1 << 60 end})\n"
     "table.insert(t, 3) return table.concat(t, ' ')",
     "1 2 3"},
    {"return table.concat(setmetatable({}, {__index = function() return 'x' end}), '', 1, 0)", ""},
    {"local t = setmetatable({}, {__newindex = function() error('no') end})\n"
     "table.insert(t, 'x') return t[1]",
     "x"},
};

static void tables_are_raw_and_bounded(void **state) {
  (void)state;
  BOX_CHECK(tables);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(tables_are_raw_and_bounded),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}

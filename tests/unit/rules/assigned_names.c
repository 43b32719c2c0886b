/* Every way to assign a variable of the load is seen. */
#include "support/lua_box.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* Every way to assign: each piece counts calls in a variable `n` (or two) of the load. */
static const char *const assignments[] = {
    "n = n + 1",
    "n=n+1",
    "n --[[ = ]] = n + 1",
    "n -- comment\n= n + 1",
    "local x = 1. n = n + 1",
    "local x = 0x1p-1 n = n + 1",
    "local x = .5 n = n + 1",
    "local x = 3 n = n + 1",
    "local x <const> = 3 n = n + 1",
    "local x <const>, y = 3, 4 n = n + 1",
    "local x n = n + 1",
    "local x, y n = n + 1",
    "local x <const> = n n = x + 1",
    "local t = {} t.a, n = 1, n + 1",
    "local t = {} n, t.a = n + 1, 1",
    "local t = {} n, t[1 + 2] = n + 1, 1",
    "local t = {} n, t[(function() local z = 1 return z end)()] = n + 1, 1",
    "local t = {{}} t[1].a, n, t.b = 1, n + 1, 2",
    "local t = {f = function(s) return s end} n, t:f().x = n + 1, 1",
    "local t = {f = function(s) return s end} n, t:f 'x'.x, t.z = n + 1, 1",
    "local t = {} n, (t).a = n + 1, 1",
    "do local f = print end n = n + 1",
    "local function f() n = n + 1 end f()",
    "local f = function() n = n + 1 end f()",
    "goto on ::on:: n = n + 1",
    "::on::n = n + 1",
    "local s = 'n' .. [[n]] n = n + 1",
    "if n >= 0 then n = n + 1 end",
    "if n == 0 or n ~= 0 then n = n + 1 end",
    "for i = 1, 1 do n = n + 1 end",
    "repeat n = n + 1 until true",
    "local t = { (function() n = n + 1 end)() }",
    "local t = { x = 1, [(function() n = n + 1 return 1 end)()] = 2 }",
    "local m m, n = n, n + 1",
    "local x (print and {}).y, n = 1, n + 1",
    "local x <const> = 1;(print and {}).y, n = 1, n + 1",
    "local x;(print and {}).y, n = 1, n + 1",
    "n = n + 1;",
    ";n = n + 1",
    "print('x')n = n + 1",
    "local a = {}n = n + 1",
    "local a = ''n = n + 1",
    "local a = [[x]]n = n + 1",
    "local a = n < 1 n = n + 1",
    "local a = 1 <n n = n + 1",
    "function n() end n = 0 n = 1",
    "local m = n function n() return m end n = n() + 1",
    "local z = {n = 1} ;(function(...) n = ... end)(n + 1)",
    "(function() n = n + 1 end)()",
};

/* After a document the variable is what it was, however it was assigned. */
static void every_assignment_is_put_back(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof assignments / sizeof assignments[0]; i++) {
    char source[512];
    box b;
    snprintf(source, sizeof source, "local n = 0 return function() %s\nreturn n end",
             assignments[i]);
    int reference = box_function(&b, source);
    for (int again = 0; again < 3; again++) {
      box_document(&b, reference);
      if (b.status != ENG_OK || strcmp(b.text, "0") == 0 || strcmp(b.text, "2") == 0)
        fail_msg("%s: %s", assignments[i], b.text);
      assert_true(b.text[0] == '1');
    }
    box_close(&b);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_assignment_is_put_back),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Read-only tables: what is read of them is what was read before. */
#include "support/lua_box.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* A file is loaded and gives a function; all is frozen; then the function runs. The first line
 * is the load's; `...` stands for what the function does. */
static const char *run_frozen(box *b, const char *load, const char *function) {
  char source[4096];
  box_open(b, NULL);
  snprintf(source, sizeof source, "%s\nreturn function() %s end", load, function);
  lua_State *L = eng__sandbox_state(b->sandbox);
  if (box_load(b, "test.lua", source) != ENG_OK) return b->text;
  b->status = eng__sandbox_call(b->sandbox, 0, 1, &b->err);
  if (b->status != ENG_OK) return snprintf(b->text, sizeof b->text, "%s", b->err.message), b->text;
  lua_pushvalue(L, -1);
  luaL_ref(L, LUA_REGISTRYINDEX);
  assert_int_equal(eng__sandbox_freeze(b->sandbox, &b->err), ENG_OK);
  eng__sandbox_begin(b->sandbox, 0);
  return box_call(b);
}

typedef struct frozen_case {
  const char *load, *function, *expected;
} frozen_case;

#define READ_ONLY(key)                                                                             \
  "test.lua:2: cannot write '" key "': a table that was made while the rule file loaded is "       \
  "read-only"
#define ARGUMENT(name) "test.lua:2: bad argument #1 to '" name "' (the table is read-only)"

static const frozen_case cases[] = {
    /* reading */
    {"local t = {1, 2, 3, a = 'x'}", "return #t .. t[1] .. t.a .. tostring(t.b)", "31xnil"},
    {"local t = {1, 2, 3}", "return table.concat(t, ' ') .. select('#', table.unpack(t))",
     "1 2 33"},
    {"local t = {b = 1, a = 2}",
     "local s = '' for k, v in pairs(t) do s = s .. k .. v end return s .. next(t)", "a2b1a"},
    {"local t = {1, 2}", "local s = 0 for i, v in ipairs(t) do s = s + i * v end return s", "5"},
    {"local t = {1, 2}", "return table.concat(table.move(t, 1, 2, 2, {0}), ' ')", "0 1 2"},
    {"local t = {x = {y = {z = 'deep'}}}", "return t.x.y.z", "deep"},
    {"local k = {} local t = {[k] = 'by key'}", "return t[k]", "by key"},
    {"local t = {} t.self = t", "return tostring(t.self == t and t.self.self == t)", "true"},
    {"local t = {a = 1} local u = {t = t}", "return tostring(u.t == t)", "true"},
    {"local t = {a = 'A'}", "return (('a b'):gsub('%w', t))", "A b"},
    {"local t = {nil, 2}", "return tostring(t[1]) .. t[2]", "nil2"},
    /* writing */
    {"local t = {a = 1}", "t.a = 2", READ_ONLY("a")},
    {"local t = {a = 1}", "t.b = 2", READ_ONLY("b")},
    {"local t = {}", "t[1] = 2", READ_ONLY("[number]")},
    {"local t = {x = {y = {}}}", "t.x.y.z = 2", READ_ONLY("z")},
    {"local k = {} local t = {[k] = 1}", "k.a = 1", READ_ONLY("a")},
    {"local t = {1}", "table.insert(t, 2)", ARGUMENT("insert")},
    {"local t = {1}", "table.remove(t)", ARGUMENT("remove")},
    {"local t = {2, 1}", "table.sort(t)", ARGUMENT("sort")},
    {"local t = {1}", "table.move({1}, 1, 1, 1, t)",
     "test.lua:2: bad argument #5 to 'move' (the table is read-only)"},
    {"local t = {1}", "setmetatable(t, {__index = {}})",
     "test.lua:2: cannot change a metatable that is set"},
    /* tables that only functions reach */
    {"local t = {} local function f() return t end local g = {f = f}", "g.f().x = 1",
     READ_ONLY("x")},
    {"local t = {} local g = {f = function() return function() return t end end}", "g.f()().x = 1",
     READ_ONLY("x")},
    {"local h = {} local t = setmetatable({}, {__index = function() return h end})", "t.z.x = 1",
     READ_ONLY("x")},
    {"local h = {} local t = setmetatable({}, {__index = {h = h}})", "t.h.x = 1", READ_ONLY("x")},
    {"local h = {} local t = setmetatable({}, {__call = function() return h end})", "t().x = 1",
     READ_ONLY("x")},
    /* metatables go on */
    {"local t = setmetatable({a = 1}, {__index = {b = 2}})", "return t.a .. t.b .. tostring(t.c)",
     "12nil"},
    {"local seen local t\nt = setmetatable({a = 1}, {__index = function(s, k) return tostring(s == "
     "t) "
     ".. k end})",
     "return t.a .. t.b", "1trueb"},
    {"local C = {} C.__index = C function C.get(s) return s.x end\n"
     "local o = setmetatable({x = 7}, C)",
     "return o:get() .. setmetatable({x = 8}, C):get()", "78"},
    {"local t = setmetatable({1, 2}, {__len = function() return 42 end})", "return #t", "42"},
    {"local t = setmetatable({}, {__call = function(s, x) return x * 2 end})", "return t(4)", "8"},
    {"local m = {__add = function(a, b) return a.v + b.v end, __eq = function() return true end,\n"
     "__lt = function(a, b) return a.v < b.v end, __concat = function(a, b) return 'cat' end,\n"
     "__tostring = function(s) return 'v' .. s.v end}\n"
     "local a, b = setmetatable({v = 1}, m), setmetatable({v = 2}, m)",
     "return a + b .. tostring(a == b) .. tostring(a < b) .. (a .. b) .. tostring(a)",
     "3truetruecatv1"},
    {"local t = setmetatable({}, {__newindex = function() end})", "t.x = 1", READ_ONLY("x")},
    {"local base = {greet = 'hi'} local mid = setmetatable({}, {__index = base})\n"
     "local t = setmetatable({}, {__index = mid})",
     "return t.greet", "hi"},
    /* what a document makes is its own */
    {"local t = {1, 2}", "local u = {} for i, v in ipairs(t) do u[i] = v end u[3] = 3 return #u",
     "3"},
    {"local C = {} C.__index = C", "local o = setmetatable({}, C) o.x = 1 return o.x", "1"},
    /* iterators of the load */
    {"local f = ('a b'):gmatch('%a')", "return f()",
     "test.lua:2: an iterator that was made while the rule file loaded cannot go on"},
    {"local f, t, k = pairs({1, 2})", "return f(t, k)",
     "test.lua:2: an iterator that was made while the rule file loaded cannot go on"},
    {"local f = ('a b'):gmatch('%a') f()", "for w in f do return w end",
     "test.lua:2: an iterator that was made while the rule file loaded cannot go on"},
    {"local t = {f = ('a b'):gmatch('%a')}", "return t.f()",
     "test.lua:2: an iterator that was made while the rule file loaded cannot go on"},
    {"local t = {1, 2}", "local s = '' for w in ('a b'):gmatch('%a') do s = s .. w end return s",
     "ab"},
};

static void frozen_tables_read_as_before(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    box b;
    const char *got = run_frozen(&b, cases[i].load, cases[i].function);
    if (strcmp(got, cases[i].expected) != 0)
      fail_msg("%s\n%s\nexpected: %s\ngot:      %s", cases[i].load, cases[i].function,
               cases[i].expected, got);
    box_close(&b);
  }
}

/* C reads the contents, and reads any other table through the same door. */
static void contents_are_found(void **state) {
  (void)state;
  box b;
  box_open(&b, NULL);
  lua_State *L = eng__sandbox_state(b.sandbox);
  assert_int_equal(box_load(&b, "t.lua", "return {11, 12}"), ENG_OK);
  assert_int_equal(eng__sandbox_call(b.sandbox, 0, 1, &b.err), ENG_OK);
  eng__frozen_contents(L, -1);
  assert_true(lua_rawequal(L, -1, -2));
  lua_pop(L, 1);
  lua_pushvalue(L, -1);
  luaL_ref(L, LUA_REGISTRYINDEX);
  assert_int_equal(eng__sandbox_freeze(b.sandbox, &b.err), ENG_OK);
  assert_int_equal(lua_rawlen(L, -1), 0);
  eng__frozen_contents(L, -1);
  assert_int_equal(lua_rawlen(L, -1), 2);
  assert_int_equal(lua_rawgeti(L, -1, 2), LUA_TNUMBER);
  assert_int_equal(lua_tointeger(L, -1), 12);
  lua_settop(L, 0);
  lua_createtable(L, 0, 0);
  lua_createtable(L, 0, 0);
  lua_setmetatable(L, -2);
  eng__frozen_contents(L, -1);
  assert_true(lua_rawequal(L, -1, -2));
  box_close(&b);
}

/* The host's tables, under other keys than luaL_ref() gives, stay writable. */
static void tables_of_the_host_stay(void **state) {
  (void)state;
  static const char key;
  box b;
  box_open(&b, NULL);
  lua_State *L = eng__sandbox_state(b.sandbox);
  lua_createtable(L, 0, 0);
  lua_pushvalue(L, -1);
  lua_rawsetp(L, LUA_REGISTRYINDEX, &key);
  lua_pushvalue(L, -1);
  lua_setfield(L, LUA_REGISTRYINDEX, "host");
  assert_int_equal(eng__sandbox_freeze(b.sandbox, &b.err), ENG_OK);
  assert_false(lua_getmetatable(L, -1));
  assert_int_equal(eng__sandbox_freeze(b.sandbox, &b.err), ENG_RULE); /* once */
  box_close(&b);
}

/* A list as deep as it is long is frozen without recursion. */
static void deep_structures_are_frozen(void **state) {
  (void)state;
  box b;
  const char *got =
      run_frozen(&b, "local t = {} local deep = t for i = 1, 100000 do t.next = {} t = t.next end",
                 "local n = 0 local t = deep while t.next do t = t.next n = n + 1 end\n"
                 "return n .. tostring(pcall(function() t.x = 1 end))");
  assert_string_equal(got, "100000false");
  box_close(&b);
}

static void freezing_out_of_memory(void **state) {
  (void)state;
  size_t failed = 0, done = 0;
  for (size_t memory = 64 << 10; memory < 512 << 10; memory += 4099) {
    eng__sandbox_limits limits = {.memory = memory};
    eng__sandbox *sandbox;
    eng_error err;
    if (eng__sandbox_open(&sandbox, &limits, NULL, NULL, &err) != ENG_OK) continue;
    static const char source[] =
        "local t = {} for i = 1, 400 do t[i] = {i, f = function() return t "
        "end} end return t";
    eng_status status = eng__sandbox_load(sandbox, "t.lua", ENG__SLICE(source), &err);
    if (status == ENG_OK) status = eng__sandbox_call(sandbox, 0, 1, &err);
    if (status == ENG_OK) {
      luaL_ref(eng__sandbox_state(sandbox), LUA_REGISTRYINDEX);
      status = eng__sandbox_freeze(sandbox, &err);
    }
    assert_true(status == ENG_OK || status == ENG_NOMEM);
    failed += status == ENG_NOMEM;
    done += status == ENG_OK;
    eng__sandbox_close(sandbox);
  }
  assert_true(failed > 0 && done > 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(frozen_tables_read_as_before), cmocka_unit_test(contents_are_found),
      cmocka_unit_test(tables_of_the_host_stay),      cmocka_unit_test(deep_structures_are_frozen),
      cmocka_unit_test(freezing_out_of_memory),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}

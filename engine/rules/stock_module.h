/* The engine as a module of a stock Lua: what a script outside of any rule can have of it.
 *
 *   local engine = require "engine"
 *   for _, token in ipairs(engine.tokens "A front line. #MEK") do print(token.kind, token.text) end
 *
 * Nothing of the rule language is here; rule code never sees this module. */
#ifndef ENG_RULES_STOCK_MODULE_H
#define ENG_RULES_STOCK_MODULE_H

#include <lua.h>

/* Returns a table:
 *   version            "0.1.0"
 *   fold(text)         the view that patterns look at
 *   tokens(text)       a list of { text = as written, folded = as compared, kind = "word" … }
 *   sentences(text)    a list of texts
 *   encoding(bytes)    name of the encoding that was recognised, and why
 * `text` may be bytes of any encoding the engine knows; what comes out is UTF-8. Raises when an
 * argument is no string, or memory is out. */
int luaopen_engine(lua_State *L);

#endif

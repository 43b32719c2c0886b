/* Lua files that are built into the binary: scripts/prelude/NAME.lua and scripts/meta/NAME.lua,
 * under the names "prelude/NAME.lua" and "meta/NAME.lua". The table behind it is made by
 * scripts/tools/embed at each build. */
#ifndef ENG_BASE_EMBEDDED_H
#define ENG_BASE_EMBEDDED_H

#include "base/slice.h"

/* The bytes of a file, NUL behind them; `.at` is NULL when there is none of that name. They live as
 * long as the program. */
eng__slice eng__embedded(const char *name);

/* The files one after another, in bytewise order of their names; NULL past the last. */
const char *eng__embedded_name(size_t index);

#endif

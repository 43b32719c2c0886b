/* `engine meta --setup`: the files by which an editor with the Lua language server (LuaLS) knows
 * the rule language. */
#ifndef ENG_AUTHOR_SETUP_H
#define ENG_AUTHOR_SETUP_H

#include "base/buffer.h"

/* Writes FOLDER/.engine/engine.lua, the description, and FOLDER/.luarc.json, which names it. A
 * .luarc.json that is there keeps what it says and is given only what it lacks; `force` writes it
 * anew. What was done goes to standard output. Returns the exit status: 1 when a file that is there
 * could not be added to (then it is as it was), 2 when one could not be written. */
int eng__setup(const char *folder, bool force);

/* Adds to the text of a .luarc.json what it lacks. ENG_INVALID, with what to do, for one that is no
 * plain JSON object or says it in another way; `out` is empty when nothing is lacking. ENG_NOMEM.
 */
eng_status eng__setup_merge(eng__buffer *out, eng__slice text, eng_error *err);

#endif

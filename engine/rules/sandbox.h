/* The Lua state that rule code runs in: what it may name, and what it may use up.
 *
 * An allow-list of functions, the risky ones our own (sorted pairs and next, bounded string and
 * table functions, a setmetatable without finalizers), text chunks only, no global can be made and
 * no undeclared one read. After the load everything made so far is frozen, and after each document
 * upvalues are put back, so that results depend on the document alone. Memory, steps and time are
 * bounded; once a bound is passed the state is spent: no pcall, no metamethod runs on, until
 * eng__sandbox_begin() opens the next budget. */
#ifndef ENG_RULES_SANDBOX_H
#define ENG_RULES_SANDBOX_H

#include "base/error.h"
#include "base/slice.h"

#include <lua.h>

typedef struct eng__sandbox eng__sandbox;

typedef struct eng__sandbox_limits {
  size_t memory;    /* bytes the Lua heap may hold; 0: 128 MiB */
  uint64_t steps;   /* of our bounded C functions in one budget; 0: 200 million */
  size_t log_bytes; /* of print in one budget; 0: 64 KiB */
} eng__sandbox_limits;

/* Why a budget ended. */
typedef enum eng__spent {
  ENG__SPENT_NOTHING,
  ENG__SPENT_TIME, /* eng__sandbox_stop() was called */
  ENG__SPENT_STEPS,
  ENG__SPENT_MEMORY
} eng__spent;

/* One line that rule code printed (escaped, cut), with the name of the rule that runs or "". */
typedef void eng__log_line(void *context, const char *rule, eng__slice line);

/* ENG_NOMEM. */
eng_status eng__sandbox_open(eng__sandbox **out, const eng__sandbox_limits *limits,
                             eng__log_line *log, void *log_context, eng_error *err);
void eng__sandbox_close(eng__sandbox *sandbox);

/* The state; its extra space leads back (eng__sandbox_of). The table of names that rule code sees
 * is eng__sandbox_push_environment(); the rule language adds its words there before the first load.
 */
lua_State *eng__sandbox_state(eng__sandbox *sandbox);
eng__sandbox *eng__sandbox_of(lua_State *L);
void eng__sandbox_push_environment(lua_State *L);

/* Compiles a text chunk named as in messages ("rules/a.lua") and leaves the function on the stack.
 * Refused with place and reason: bytecode, more than 4 MiB, NUL, bytes that are not UTF-8, bidi
 * overrides and unclosed embeddings (safety.md 5.4). Names that are neither local nor in the
 * environment are an error when read, with the nearest known name. */
eng_status eng__sandbox_load(eng__sandbox *sandbox, const char *name, eng__slice source,
                             eng_error *err);

/* Calls the function below its `arguments` with a fresh look at the budget. `results` values stay
 * on success; nothing on failure. The message is one line, "file:line: what", with no address and
 * no traceback, at most 300 characters. ENG_RULE; ENG_TIMEOUT, ENG_LIMIT (steps), ENG_NOMEM
 * (memory) once the budget is spent. Every entry from C goes through it. */
eng_status eng__sandbox_call(eng__sandbox *sandbox, int arguments, int results, eng_error *err);

/* Opens a budget (a load, a document): steps, log and random numbers begin anew; those are made of
 * the seed and of the name of the rule that runs. */
void eng__sandbox_begin(eng__sandbox *sandbox, uint64_t random_seed);
/* From a signal handler, on the thread that runs the state: ends the running budget at the next
 * instruction. The flag is also what C loops look at. Async-signal-safe. */
void eng__sandbox_stop(eng__sandbox *sandbox);
const volatile int *eng__sandbox_stop_flag(const eng__sandbox *sandbox);
eng__spent eng__sandbox_spent(const eng__sandbox *sandbox);
/* Memory ended before the limit did: another try may do better. */
bool eng__sandbox_starved(const eng__sandbox *sandbox);

/* Memory of the host has ended: ends the budget so that no rule code can go on, and raises. The
 * second does so for this one status. The third is for whoever caught an error: raises again what
 * nobody may catch. */
_Noreturn void eng__sandbox_starve(lua_State *L);
void eng__sandbox_need(lua_State *L, eng_status status);
void eng__sandbox_caught(lua_State *L, int status);

/* Takes `steps` from the budget; raises when it is spent. For C functions rule code can call. */
void eng__sandbox_step(lua_State *L, uint64_t steps);

/* Freezes all that rule code has made: tables become read-only (writing is an error), upvalues of
 * all its functions are noted. Looks at the environment, at what luaL_ref() keeps in the registry
 * (integer keys), and at all that these reach by fields, metatables and upvalues of Lua functions.
 * Tables of the host that must stay writable are kept in the registry under another kind of key, or
 * in upvalues and user values of C objects: those are not looked into. Once in the life of a
 * sandbox. ENG_NOMEM, ENG_RULE. */
eng_status eng__sandbox_freeze(eng__sandbox *sandbox, eng_error *err);
/* Pushes the table to read raw (lua_rawget, lua_next, lua_rawlen) when the one at `index` may be
 * frozen: a frozen table is itself empty and its contents are another table. Otherwise pushes the
 * table itself. Never write to it. Needs two stack slots. */
void eng__frozen_contents(lua_State *L, int index);
/* 0 while rule files load, 1 after the freeze: an iterator that remembers another one is stale. */
unsigned eng__sandbox_generation(lua_State *L);

/* After a document in which Lua ran: upvalues get their load-time values back, garbage is collected
 * in the measure that it grew. */
void eng__sandbox_restore(eng__sandbox *sandbox);

/* Name of the rule that runs, for log lines and messages; a constant string or one that outlives
 * it. */
void eng__sandbox_set_rule(eng__sandbox *sandbox, const char *rule);

/* "did you mean": the nearest of `names` (NULL-terminated) by edit distance (restricted Damerau–
 * Levenshtein, Boytsov 2011), or NULL when none is near. */
const char *eng__nearest_name(const char *name, const char *const *names);

#endif

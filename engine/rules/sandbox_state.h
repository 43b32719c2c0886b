/* What the sandbox's own files share: the record behind a state, and the helpers of the functions
 * that rule code can call. Nothing above the sandbox includes this. */
#ifndef ENG_RULES_SANDBOX_STATE_H
#define ENG_RULES_SANDBOX_STATE_H

#include "base/vec.h"
#include "rules/sandbox.h"

#include <lauxlib.h>

enum {
  ENG__MESSAGE_CHARS = 300, /* of a message or a log line */
  ENG__POSITION_BYTES = 256,
  ENG__FULL_NAME = 128,     /* bytes of a file's name that messages have whole */
  ENG__MAX_RANGE = 1 << 24, /* elements one table function may be asked for */
  ENG__ASSIGNED_BITS = 1 << 14
};

/* A file that was loaded: its full name, and what Lua makes of it in messages. */
typedef struct eng__chunk_name {
  char *full;
  char shown[LUA_IDSIZE];
} eng__chunk_name;

/* One upvalue that is put back after each document: the `index`th of the function kept at
 * `slot` of the table of functions; its value is at `slot` of the table of values. */
typedef struct eng__saved_upvalue {
  int slot, index;
} eng__saved_upvalue;

/* The random numbers of one rule in one budget. */
typedef struct eng__random {
  const char *rule;
  uint64_t state[4];
} eng__random;

struct eng__sandbox {
  lua_State *L;
  eng__sandbox_limits limits;
  size_t used;      /* bytes of the Lua heap */
  size_t base_used; /* after the freeze: what a document begins with */
  volatile int stop;
  eng__spent spent;
  bool starved; /* the machine, not the limit, refused memory since the budget began */
  uint64_t steps_left;
  size_t log_left;
  bool log_ended; /* and it was said */
  eng__log_line *log;
  void *log_context;
  const char *rule;
  uint64_t random_seed;
  ENG__VEC(eng__random) randoms;      /* of the rules that drew one since the budget began */
  unsigned generation;                /* 0 while loading, 1 after the freeze */
  char position[ENG__POSITION_BYTES]; /* "file:line: " of the last error, or "" */
  uint64_t assigned[ENG__ASSIGNED_BITS / 64]; /* hashes of names: see assigned_names.c */
  ENG__VEC(eng__chunk_name) chunks;
  ENG__VEC(eng__saved_upvalue) upvalues;
};

/* Ends the budget: notes why and where, and raises. Raising again (a pcall that caught it) keeps
 * the first reason. */
_Noreturn void eng__sandbox_spend(lua_State *L, eng__spent why);
/* Does this result of a lua_pcall() mean that memory ended? */
bool eng__sandbox_lacked(const eng__sandbox *sandbox, int status);
/* Raises when the budget is spent: for what caught an error. */
void eng__sandbox_raise_if_spent(lua_State *L);
/* Writes "file:line: " of the innermost Lua function into sandbox->position. */
void eng__sandbox_note_position(eng__sandbox *sandbox, lua_State *L);

/* Escapes `text` into one line of at most `chars` code points and `size` bytes with the NUL:
 * control characters, bidi controls, line separators, broken bytes; cut with "…". Returns its
 * length. */
size_t eng__escape_line(char *out, size_t size, size_t chars, eng__slice text);

/* Filling an error from the value on top of the stack, which is popped. */
eng_status eng__message_of_error(eng__sandbox *sandbox, eng_error *err);

/* environment.c: makes the table of names. Raises. */
void eng__environment_open(lua_State *L);
void eng__environment_push_proxy(lua_State *L);

/* A key as messages show it. May push. */
const char *eng__key_text(lua_State *L, int index);

/* freeze.c. All raise. Turns the table at `index` into a frozen one whose contents are a new table,
 * which is left on the stack. */
void eng__freeze_table(lua_State *L, int index);
/* Gives the empty table at `index` the look of the one at `contents`, read-only. */
void eng__freeze_onto(lua_State *L, int index, int contents);
/* As a library: reading a field that is not there and writing are errors naming `name`. */
void eng__freeze_library(lua_State *L, int index, const char *name);
/* A table argument's contents; with `write`, an error when it is read-only. Leaves them on the
 * stack and returns their index. */
int eng__check_contents(lua_State *L, int arg, bool write);
bool eng__is_frozen(lua_State *L, int index);

/* A pattern of names for "did you mean" out of the string keys of a table; NULL or a string that
 * lives as long as its key. Nearest first, then bytewise. */
const char *eng__nearest_key(lua_State *L, int table, const char *name);
/* Distance of two names, at most 255; 255 too when one is longer than 64 bytes. */
unsigned eng__name_distance(const char *a, const char *b);
bool eng__name_is_near(const char *name, unsigned distance);

/* Pushes the text of the value as tostring() gives it: no addresses. Raises. */
const char *eng__tostring(lua_State *L, int index, size_t *len);

/* A string argument. Then lib_string.c: a place as string.sub takes it (negative from the end), as
 * a start from 1 and as an end up to `len`. And the price of touching so many bytes. */
static inline eng__slice eng__check_string(lua_State *L, int arg) {
  eng__slice s;
  s.at = luaL_checklstring(L, arg, &s.len);
  return s;
}

size_t eng__string_start(lua_Integer place, size_t len);
size_t eng__string_end(lua_Integer place, size_t len);
void eng__step_bytes(lua_State *L, size_t bytes);

/* Raises when an iterator that was made in `generation` may not go on. */
void eng__check_generation(lua_State *L, unsigned generation);

/* Functions of libraries that have a file of their own. */
int eng__string_format(lua_State *L);
int eng__string_find(lua_State *L);
int eng__string_match(lua_State *L);
int eng__string_gmatch(lua_State *L);
int eng__string_gsub(lua_State *L);
int eng__table_sort(lua_State *L);
int eng__base_next(lua_State *L);
int eng__base_pairs(lua_State *L);
/* Forgets what next() remembers between calls. */
void eng__forget_traversals(lua_State *L);

/* The libraries: each pushes its table of functions. Raise. */
void eng__push_base(lua_State *L); /* sets names into the table on top */
void eng__push_string(lua_State *L);
void eng__push_table(lua_State *L);
void eng__push_math(lua_State *L);
void eng__push_utf8(lua_State *L);

/* source_check.c: refuses what safety.md 5.4 refuses; on success `*skip` is the length of a BOM. */
eng_status eng__check_source(const char *name, eng__slice source, size_t *skip, eng_error *err);

/* assigned_names.c: collects the names of variables that a checked source can assign after they
 * were made. The answer may be true for others too. */
void eng__note_assigned_names(eng__sandbox *sandbox, eng__slice source);
bool eng__may_be_assigned(const eng__sandbox *sandbox, const char *name);

#endif

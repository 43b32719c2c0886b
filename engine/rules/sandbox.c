/* The budget of a Lua state: memory by its allocator, time by a hook that is armed only when time
 * is up, steps by a counter that our C functions take from.
 *
 * A standing count hook would halve the speed of the interpreter, and it sees neither C functions
 * nor its own removal. So nothing watches while there is time: eng__sandbox_stop(), called by
 * whoever keeps the clock, sets a flag that C loops look at and arms a hook on every instruction.
 * Whatever ends the budget is sticky: the only two places that can catch an error, our pcall and
 * eng__sandbox_call(), raise or report it again. */
#include "rules/sandbox_state.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Above the limit once the memory budget is spent, so that unwinding finds what it needs. */
enum { RESERVE = 256 << 10 };

static const eng__sandbox_limits default_limits = {
    .memory = (size_t)128 << 20, .steps = 200u * 1000 * 1000, .log_bytes = 64 << 10};

static size_t memory_cap(const eng__sandbox *sandbox) {
  size_t reserve = sandbox->spent == ENG__SPENT_MEMORY ? RESERVE : 0;
  return sandbox->limits.memory + reserve;
}

/* Lua raises the end of memory past the handler that would note where; so it is noted here, each
 * time that is not the last, since a collection may yet find room. */
static void refuse_memory(eng__sandbox *sandbox) {
  if (sandbox->L && sandbox->spent == ENG__SPENT_NOTHING)
    eng__sandbox_note_position(sandbox, sandbox->L);
}

/* Lua asks that shrinking never fails; `old_size` of a new block says its kind, not its size. */
static void *allocate(void *context, void *block, size_t old_size, size_t size) {
  eng__sandbox *sandbox = context;
  if (!block) old_size = 0;
  if (size == 0) {
    free(block);
    sandbox->used -= old_size;
    return NULL;
  }
  bool grows = size > old_size;
  if (grows && (sandbox->used > memory_cap(sandbox) ||
                size - old_size > memory_cap(sandbox) - sandbox->used)) {
    refuse_memory(sandbox);
    return NULL;
  }
  void *moved = realloc(block, size);
  if (!moved && !grows) return block;
  sandbox->starved |= !moved;
  if (!moved) return NULL;
  sandbox->used = sandbox->used - old_size + size;
  return moved;
}

/* Its address is the value a spent budget raises. */
static const char spent_value;

void eng__sandbox_note_position(eng__sandbox *sandbox, lua_State *L) {
  lua_Debug ar;
  sandbox->position[0] = '\0';
  for (int level = 0; level < 250 && lua_getstack(L, level, &ar); level++) {
    lua_getinfo(L, "Sl", &ar);
    if (ar.currentline <= 0) continue;
    const char *name = strlen(ar.source) <= ENG__FULL_NAME ? ar.source + 1 : ar.short_src;
    snprintf(sandbox->position, sizeof sandbox->position, "%s:%d: ", name, ar.currentline);
    return;
  }
}

void eng__sandbox_spend(lua_State *L, eng__spent why) {
  eng__sandbox *sandbox = eng__sandbox_of(L);
  if (sandbox->spent == ENG__SPENT_NOTHING) {
    sandbox->spent = why;
    eng__sandbox_note_position(sandbox, L);
  }
  lua_checkstack(L, 1); /* Lua keeps slots for errors when this fails */
  lua_pushlightuserdata(L, (void *)&spent_value);
  lua_error(L);
  abort(); /* lua_error() does not return */
}

static void end_of_time(lua_State *L, lua_Debug *ar) {
  (void)ar;
  eng__sandbox_spend(L, ENG__SPENT_TIME);
}

_Noreturn void eng__sandbox_starve(lua_State *L) {
  eng__sandbox_of(L)->starved = true;
  eng__sandbox_spend(L, ENG__SPENT_MEMORY);
}

void eng__sandbox_need(lua_State *L, eng_status status) {
  if (status == ENG_NOMEM) eng__sandbox_starve(L);
}

/* What C functions of Lua raise as a string for want of memory (a buffer that cannot grow) is known
 * by the allocator's word. An error of another kind after that one is taken for the same: whoever
 * tries again has it again. */
bool eng__sandbox_lacked(const eng__sandbox *sandbox, int status) {
  return status == LUA_ERRMEM || (status != LUA_OK && sandbox->starved);
}

void eng__sandbox_caught(lua_State *L, int status) {
  if (eng__sandbox_lacked(eng__sandbox_of(L), status)) eng__sandbox_spend(L, ENG__SPENT_MEMORY);
  eng__sandbox_raise_if_spent(L);
}

void eng__sandbox_raise_if_spent(lua_State *L) {
  eng__sandbox *sandbox = eng__sandbox_of(L);
  if (sandbox->spent != ENG__SPENT_NOTHING) eng__sandbox_spend(L, sandbox->spent);
  if (sandbox->stop) eng__sandbox_spend(L, ENG__SPENT_TIME);
}

void eng__sandbox_step(lua_State *L, uint64_t steps) {
  eng__sandbox *sandbox = eng__sandbox_of(L);
  if (sandbox->stop) eng__sandbox_spend(L, ENG__SPENT_TIME);
  if (steps > sandbox->steps_left) {
    sandbox->steps_left = 0;
    eng__sandbox_spend(L, ENG__SPENT_STEPS);
  }
  sandbox->steps_left -= steps;
}

void eng__sandbox_stop(eng__sandbox *sandbox) {
  sandbox->stop = 1;
  lua_sethook(sandbox->L, end_of_time, LUA_MASKCALL | LUA_MASKRET | LUA_MASKCOUNT, 1);
}

const volatile int *eng__sandbox_stop_flag(const eng__sandbox *sandbox) {
  return &sandbox->stop;
}

bool eng__sandbox_starved(const eng__sandbox *sandbox) {
  return sandbox->spent == ENG__SPENT_MEMORY && sandbox->starved;
}

eng__spent eng__sandbox_spent(const eng__sandbox *sandbox) {
  return sandbox->spent;
}

void eng__sandbox_begin(eng__sandbox *sandbox, uint64_t random_seed) {
  lua_sethook(sandbox->L, NULL, 0, 0);
  sandbox->stop = 0;
  sandbox->spent = ENG__SPENT_NOTHING;
  sandbox->starved = false;
  sandbox->steps_left = sandbox->limits.steps;
  sandbox->log_left = sandbox->limits.log_bytes;
  sandbox->log_ended = false;
  sandbox->position[0] = '\0';
  eng__forget_traversals(sandbox->L);
  sandbox->random_seed = random_seed;
  sandbox->randoms.count = 0;
}

void eng__sandbox_set_rule(eng__sandbox *sandbox, const char *rule) {
  sandbox->rule = rule ? rule : "";
}

lua_State *eng__sandbox_state(eng__sandbox *sandbox) {
  return sandbox->L;
}

eng__sandbox *eng__sandbox_of(lua_State *L) {
  return *(eng__sandbox **)lua_getextraspace(L);
}

unsigned eng__sandbox_generation(lua_State *L) {
  return eng__sandbox_of(L)->generation;
}

static int open_environment(lua_State *L) {
  eng__environment_open(L);
  return 0;
}

static eng_status open_state(eng__sandbox *sandbox, eng_error *err) {
  lua_State *L = sandbox->L = lua_newstate(allocate, sandbox);
  if (!L) return eng__fail_nomem(err);
  *(eng__sandbox **)lua_getextraspace(L) = sandbox;
  eng__sandbox_begin(sandbox, 0);
  lua_pushcfunction(L, open_environment);
  if (lua_pcall(L, 0, 0, 0) == LUA_OK) return ENG_OK;
  lua_settop(L, 0);
  return eng__fail_nomem(err);
}

static void fill_limits(eng__sandbox_limits *limits, const eng__sandbox_limits *given) {
  *limits = default_limits;
  if (!given) return;
  if (given->memory) limits->memory = given->memory;
  if (given->steps) limits->steps = given->steps;
  if (given->log_bytes) limits->log_bytes = given->log_bytes;
}

eng_status eng__sandbox_open(eng__sandbox **out, const eng__sandbox_limits *limits,
                             eng__log_line *log, void *log_context, eng_error *err) {
  *out = NULL;
  eng__sandbox *sandbox = calloc(1, sizeof *sandbox);
  if (!sandbox) return eng__fail_nomem(err);
  fill_limits(&sandbox->limits, limits);
  sandbox->log = log;
  sandbox->log_context = log_context;
  sandbox->rule = "";
  eng_status status = open_state(sandbox, err);
  if (status != ENG_OK) {
    eng__sandbox_close(sandbox);
    return status;
  }
  *out = sandbox;
  return ENG_OK;
}

void eng__sandbox_close(eng__sandbox *sandbox) {
  if (!sandbox) return;
  if (sandbox->L) lua_close(sandbox->L);
  for (size_t i = 0; i < sandbox->chunks.count; i++) free(sandbox->chunks.at[i].full);
  eng__vec_free(&sandbox->chunks);
  eng__vec_free(&sandbox->upvalues);
  eng__vec_free(&sandbox->randoms);
  free(sandbox);
}

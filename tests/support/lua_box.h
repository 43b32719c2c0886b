/* A sandbox for tests: runs a piece of Lua and gives what it returned, or its error, as text. */
#ifndef TESTS_SUPPORT_LUA_BOX_H
#define TESTS_SUPPORT_LUA_BOX_H

#include "rules/sandbox.h"

#include <lauxlib.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>

typedef struct box {
  eng__sandbox *sandbox;
  eng_error err;
  eng_status status;
  char text[4096]; /* of the last run: its first result, or the message */
  char log[8192];  /* lines that were printed, "rule: line\n" */
  size_t log_len;
} box;

static void box_log(void *context, const char *rule, eng__slice line) {
  box *b = context;
  int n = snprintf(b->log + b->log_len, sizeof b->log - b->log_len, "%s: %.*s\n", rule,
                   (int)line.len, line.at);
  if (n > 0 && b->log_len + (size_t)n < sizeof b->log) b->log_len += (size_t)n;
}

static inline void box_open(box *b, const eng__sandbox_limits *limits) {
  memset(b, 0, sizeof *b);
  if (eng__sandbox_open(&b->sandbox, limits, box_log, b, &b->err) != ENG_OK) {
    fprintf(stderr, "no sandbox: %s\n", b->err.message);
    abort();
  }
}

static inline void box_close(box *b) {
  eng__sandbox_close(b->sandbox);
  b->sandbox = NULL;
}

static inline eng_status box_load(box *b, const char *name, const char *source) {
  b->status = eng__sandbox_load(b->sandbox, name, eng__slice_of(source), &b->err);
  if (b->status != ENG_OK) snprintf(b->text, sizeof b->text, "%s", b->err.message);
  return b->status;
}

/* Calls the function on top without arguments and keeps its first result as text. */
static inline const char *box_call(box *b) {
  lua_State *L = eng__sandbox_state(b->sandbox);
  b->status = eng__sandbox_call(b->sandbox, 0, 1, &b->err);
  if (b->status != ENG_OK) return snprintf(b->text, sizeof b->text, "%s", b->err.message), b->text;
  size_t len = 0;
  const char *text = lua_type(L, -1) == LUA_TBOOLEAN ? (lua_toboolean(L, -1) ? "true" : "false")
                                                     : lua_tolstring(L, -1, &len);
  snprintf(b->text, sizeof b->text, "%s", text ? text : luaL_typename(L, -1));
  lua_pop(L, 1);
  return b->text;
}

static inline const char *box_run(box *b, const char *source) {
  if (box_load(b, "test.lua", source) != ENG_OK) return b->text;
  return box_call(b);
}

/* A fresh sandbox for one piece. */
static inline const char *box_once(box *b, const char *source) {
  box_open(b, NULL);
  box_run(b, source);
  box_close(b);
  return b->text;
}

/* Loads a file whose result is a function, keeps it, freezes. Returns its reference. */
static inline int box_function(box *b, const char *source) {
  box_open(b, NULL);
  lua_State *L = eng__sandbox_state(b->sandbox);
  bool loaded = box_load(b, "test.lua", source) == ENG_OK &&
                eng__sandbox_call(b->sandbox, 0, 1, &b->err) == ENG_OK;
  int reference = loaded ? luaL_ref(L, LUA_REGISTRYINDEX) : LUA_NOREF;
  if (!loaded || eng__sandbox_freeze(b->sandbox, &b->err) != ENG_OK) {
    fprintf(stderr, "%s\n", b->err.message);
    abort();
  }
  return reference;
}

/* One document: what the function gives in it. */
static inline const char *box_document(box *b, int reference) {
  eng__sandbox_begin(b->sandbox, 1);
  lua_rawgeti(eng__sandbox_state(b->sandbox), LUA_REGISTRYINDEX, reference);
  box_call(b);
  eng__sandbox_restore(b->sandbox);
  return b->text;
}

/* A case: what a piece gives. */
typedef struct box_case {
  const char *source, *expected;
} box_case;

/* Runs every case in a sandbox of its own; the number of those that gave something else. */
static inline size_t box_check(const box_case *cases, size_t count) {
  size_t wrong = 0;
  for (size_t i = 0; i < count; i++) {
    box b;
    if (strcmp(box_once(&b, cases[i].source), cases[i].expected) == 0) continue;
    fprintf(stderr, "%s\n  expected: %s\n  got:      %s\n", cases[i].source, cases[i].expected,
            b.text);
    wrong++;
  }
  return wrong;
}

#define BOX_CHECK(cases) assert_int_equal(box_check(cases, sizeof cases / sizeof cases[0]), 0)

/* The clock: eng__sandbox_stop() from a signal after so many milliseconds; 0 stops the clock. */
static eng__sandbox *box_timed;

static inline void box_on_alarm(int signal_number) {
  (void)signal_number;
  eng__sandbox_stop(box_timed);
}

static inline void box_clock(box *b, int milliseconds) {
  struct itimerval when = {.it_value = {milliseconds / 1000, (milliseconds % 1000) * 1000}};
  box_timed = b->sandbox;
  signal(SIGALRM, milliseconds ? box_on_alarm : SIG_IGN);
  setitimer(ITIMER_REAL, &when, NULL);
}

#endif

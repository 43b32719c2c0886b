/* Which variables a rule file can change after they were made.
 *
 * Putting upvalues back after each document must not cost more than there is to put back. Most
 * upvalues (patterns, helper functions) are never assigned again, and Lua does not say which; but
 * the name of one that is stands in the source before a '='. So the names of all targets of
 * assignments are collected, those of `local` left out. Too many names do no harm, one too few
 * would: when in doubt, a name is taken.
 *
 * A target list (a, b.c, d[i] = …) is a run of names, indexings, calls and commas in the same
 * brackets; a keyword, an operator or a name that follows no comma begins another run. */
#include "rules/sandbox_state.h"
#include "rules/source_scan.h"

#include <string.h>

enum { MAX_DEPTH = 128 }; /* more than the source check lets pass */

typedef struct watch {
  eng__sandbox *sandbox;
  unsigned depth;
  const char *run[MAX_DEPTH]; /* where the run of this depth begins, or NULL */
  bool declares[MAX_DEPTH];   /* inside the names of a `local` */
  eng__source_token before, before_that;
} watch;

static size_t bit_of(eng__slice name) {
  uint64_t hash = UINT64_C(0xCBF29CE484222325); /* FNV-1a */
  for (size_t i = 0; i < name.len; i++)
    hash = (hash ^ (unsigned char)name.at[i]) * UINT64_C(0x100000001B3);
  return (size_t)(hash >> 32) % ENG__ASSIGNED_BITS;
}

static void mark(eng__sandbox *sandbox, eng__slice name) {
  size_t bit = bit_of(name);
  sandbox->assigned[bit / 64] |= UINT64_C(1) << (bit % 64);
}

bool eng__may_be_assigned(const eng__sandbox *sandbox, const char *name) {
  size_t bit = bit_of(eng__slice_of(name));
  return sandbox->assigned[bit / 64] >> (bit % 64) & 1;
}

static void mark_run(watch *w, const char *end) {
  const char *start = w->run[w->depth];
  if (!start) return;
  eng__slice rest = {start, (size_t)(end - start)};
  eng__source_token token;
  while ((token = eng__source_next(&rest)).type != ENG__TOKEN_END)
    if (token.type == ENG__TOKEN_NAME) mark(w->sandbox, token.text);
}

static void forget(watch *w) {
  w->run[w->depth] = NULL;
  w->declares[w->depth] = false;
}

static bool is_keyword(eng__source_token token) {
  static const char *const keywords[] = {"and",   "break", "do",       "else", "elseif", "end",
                                         "false", "for",   "function", "goto", "if",     "in",
                                         "local", "nil",   "not",      "or",   "repeat", "return",
                                         "then",  "true",  "until",    "while"};
  for (size_t i = 0; i < sizeof keywords / sizeof keywords[0]; i++)
    if (eng__source_is(token, keywords[i])) return true;
  return false;
}

static void watch_name(watch *w, eng__source_token name) {
  if (is_keyword(name)) {
    forget(w);
    w->declares[w->depth] = eng__source_is(name, "local");
    return;
  }
  if (eng__source_is(w->before, ".") || eng__source_is(w->before, ":")) return;
  if (eng__source_is(w->before, "function")) { /* function f(): an assignment */
    if (!eng__source_is(w->before_that, "local")) mark(w->sandbox, name.text);
    return;
  }
  bool listed = eng__source_is(w->before, ",") || eng__source_is(w->before, "<") ||
                eng__source_is(w->before, "local");
  if (w->declares[w->depth] && listed) return;
  w->declares[w->depth] = false;
  if (!eng__source_is(w->before, ",") || !w->run[w->depth]) w->run[w->depth] = name.text.at;
}

static void watch_symbol(watch *w, eng__source_token symbol) {
  char byte = symbol.text.at[0];
  if (symbol.text.len == 1 && strchr("([{", byte)) {
    w->declares[w->depth] = false; /* `local x` is over; another statement begins */
    if (w->depth + 1 < MAX_DEPTH) w->depth++;
    forget(w);
  } else if (symbol.text.len == 1 && strchr(")]}", byte)) {
    if (w->depth > 0) w->depth--;
  } else if (eng__source_is(symbol, "=")) {
    if (!w->declares[w->depth]) mark_run(w, symbol.text.at);
    forget(w);
  } else if (!eng__source_is(symbol, ",") && !eng__source_is(symbol, ".") &&
             !eng__source_is(symbol, ":") && !(w->declares[w->depth] && strchr("<>", byte))) {
    forget(w);
  }
}

void eng__note_assigned_names(eng__sandbox *sandbox, eng__slice source) {
  watch w = {.sandbox = sandbox};
  eng__source_token token;
  while ((token = eng__source_next(&source)).type != ENG__TOKEN_END) {
    if (token.type == ENG__TOKEN_COMMENT) continue;
    if (token.type == ENG__TOKEN_NAME) watch_name(&w, token);
    if (token.type == ENG__TOKEN_NUMBER) forget(&w);
    if (token.type == ENG__TOKEN_SYMBOL) watch_symbol(&w, token);
    w.before_that = w.before;
    w.before = token;
  }
}

/* What is said of a rule file: errors and named warnings, each with file and line.
 *
 * Two ways. A mistake in a rule's table is *reported*: the rest of the file is still read, so that
 * one run shows all mistakes, and the load fails in the end. A mistake in a pattern is *raised*,
 * because the pattern is wanted at once. A raised text begins with its place; the sandbox passes it
 * on. */
#include "rules/loading.h"

#include <lauxlib.h>
#include <stdarg.h>
#include <stdio.h>

/* More than this many errors of one load are a flood, not help. */
enum { MOST_ERRORS = 100 };

eng__where eng__where_called(lua_State *L) {
  lua_Debug frame;
  eng__where where = {0};
  /* Frame 0 is the C function itself, its caller the nearest one that has lines. */
  for (int level = 1; lua_getstack(L, level, &frame); level++) {
    lua_getinfo(L, "Sl", &frame);
    if (frame.currentline <= 0) continue;
    where.source = eng__source_named(eng__set_of(L), frame.source);
    where.line = (uint32_t)frame.currentline;
    break;
  }
  return where;
}

/* Names come from rule code: whatever breaks a line is a space. */
static void make_one_line(char *text) {
  for (; *text; text++) {
    if ((unsigned char)*text < 32 || *text == 127) *text = ' ';
  }
}

/* "file:line: " in front of a text, cut to what an error record holds. */
static void placed(eng_error *record, eng__where where, const char *format, va_list arguments) {
  char text[ENG_ERROR_MESSAGE];
  vsnprintf(text, sizeof text, format, arguments);
  make_one_line(text);
  if (!where.source) {
    eng__fail(record, ENG_RULE, "%s", text);
  } else if (where.line == 0) {
    eng__fail(record, ENG_RULE, "%s: %s", where.source->name, text);
  } else {
    eng__fail(record, ENG_RULE, "%s:%u: %s", where.source->name, (unsigned)where.line, text);
  }
}

static void tell(eng__ruleset *set, const char *message) {
  if (!set->options.diagnose) return;
  eng__diagnostic diagnostic = {false, NULL, message, NULL};
  set->options.diagnose(set->options.diagnose_context, &diagnostic);
}

void eng__report_failure(eng__ruleset *set, const eng_error *failure) {
  if (!set->failed) set->first_error = *failure;
  set->failed = true;
  if (set->error_count++ < MOST_ERRORS) tell(set, failure->message);
}

void eng__report_error(eng__ruleset *set, eng__where where, const char *format, ...) {
  eng_error record;
  va_list arguments;
  va_start(arguments, format);
  placed(&record, where, format, arguments);
  va_end(arguments);
  eng__report_failure(set, &record);
}

void eng__report_finding(eng__ruleset *set, const eng__finding *finding, eng__where where) {
  char message[ENG_ERROR_MESSAGE];
  if (!set->options.diagnose) return;
  snprintf(message, sizeof message, "%s:%u: %s", where.source->name, (unsigned)where.line,
           finding->text);
  eng__diagnostic diagnostic = {finding->severity != ENG__SEVERITY_ERROR, finding->name, message,
                                finding};
  set->options.diagnose(set->options.diagnose_context, &diagnostic);
}

int eng__raise_message(lua_State *L, const char *message) {
  eng__ruleset *set = eng__set_of(L);
  snprintf(set->raised, sizeof set->raised, "%s", message);
  lua_pushstring(L, message);
  return lua_error(L);
}

/* The sandbox puts the place of the running code in front of a message whose own place is in no
 * rule file (a list's line). */
void eng__restore_place(const eng__ruleset *set, eng_error *err) {
  size_t len = strlen(err->message), own = strlen(set->raised);
  if (err->status != ENG_RULE || own == 0 || own > len) return;
  if (memcmp(err->message + len - own, set->raised, own) == 0)
    memmove(err->message, err->message + len - own, own + 1);
}

int eng__raise(lua_State *L, eng__where where, const char *format, ...) {
  eng_error record;
  va_list arguments;
  va_start(arguments, format);
  placed(&record, where, format, arguments);
  va_end(arguments);
  return eng__raise_message(L, record.message);
}

int eng__raise_here(lua_State *L, const char *format, ...) {
  eng_error record;
  va_list arguments;
  va_start(arguments, format);
  placed(&record, eng__where_called(L), format, arguments);
  va_end(arguments);
  return eng__raise_message(L, record.message);
}

const char *eng__push_hint(lua_State *L, const char *name, const char *const *names) {
  const char *nearest = eng__nearest_name(name, names);
  if (!nearest) return lua_pushliteral(L, "");
  return lua_pushfstring(L, " (did you mean '%s'?)", nearest);
}

void *eng__need(lua_State *L, void *memory) {
  if (!memory) eng__sandbox_starve(L);
  return memory;
}

eng__slice eng__keep_slice(lua_State *L, int index) {
  size_t len;
  const char *bytes = lua_tolstring(L, index, &len);
  eng__slice kept = eng__arena_copy(&eng__set_of(L)->arena, (eng__slice){bytes, len});
  eng__need(L, (void *)(uintptr_t)kept.at);
  return kept;
}

const char *eng__keep_string(lua_State *L, int index) {
  return eng__keep_slice(L, index).at;
}

eng__ruleset *eng__loading_set(lua_State *L, const char *word) {
  eng__ruleset *set = eng__set_of(L);
  if (!set->loading) {
    eng__raise_here(L,
                    "'%s' works only while a rule file loads: make it at the top of the file "
                    "(local p = %s …) and use it here",
                    word, word);
  }
  return set;
}

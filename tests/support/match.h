/* Helpers of the match floor's tests: a set of patterns, a text, and what was found in it, written
 * down as one line so that a table of cases can hold what is expected. */
#ifndef TESTS_SUPPORT_MATCH_H
#define TESTS_SUPPORT_MATCH_H

#include "base/buffer.h"
#include "match/condition.h"
#include "match/index.h"
#include "match/patterns.h"

#include "support/check.h"

typedef struct finder {
  eng__patterns *patterns;
  eng__index *index;
  eng_document document;
  eng__match_limits limits;
} finder;

static inline void finder_open(finder *f) {
  eng_error err;
  memset(f, 0, sizeof *f);
  assert_int_equal(eng__patterns_open(&f->patterns, &err), ENG_OK);
}

static inline void finder_close(finder *f) {
  eng__index_close(f->index);
  eng__patterns_close(f->patterns);
  eng__document_clear(&f->document);
}

/* Entries are a list ended by NULL. */
static inline eng_status finder_try_words(finder *f, const char *const *entries,
                                          eng__words_options options, eng__case letter_case,
                                          eng__pattern *id, eng_error *err) {
  eng__words_entry list[64];
  size_t count = 0;
  for (; entries[count]; count++)
    list[count] = (eng__words_entry){eng__slice_of(entries[count]), letter_case};
  return eng__patterns_add_words(f->patterns, list, count, options, id, err);
}

static inline eng__pattern finder_words(finder *f, const char *const *entries,
                                        eng__words_options options, eng__case letter_case) {
  eng_error err = {.message = ""};
  eng__pattern id = ENG__NO_PATTERN;
  if (finder_try_words(f, entries, options, letter_case, &id, &err)) fail_msg("%s", err.message);
  return id;
}

static inline eng__pattern finder_regex(finder *f, const char *const *expressions,
                                        eng__regex_options options) {
  eng_error err = {.message = ""};
  eng__slice list[64];
  size_t count = 0;
  eng__pattern id = ENG__NO_PATTERN;
  for (; expressions[count]; count++) list[count] = eng__slice_of(expressions[count]);
  if (eng__patterns_add_regex(f->patterns, list, count, options, &id, &err))
    fail_msg("%s", err.message);
  return id;
}

/* Compiles when it has to, then scans the text. */
static inline void finder_read(finder *f, const char *text) {
  eng_error err = {.message = ""};
  if (!f->index) {
    assert_int_equal(eng__patterns_compile(f->patterns, &err), ENG_OK);
    assert_int_equal(eng__index_open(&f->index, f->patterns, &f->limits, &err), ENG_OK);
  }
  assert_int_equal(eng__document_read_utf8(&f->document, eng__slice_of(text), &err), ENG_OK);
  assert_int_equal(eng__index_scan(f->index, &f->document, &err), ENG_OK);
}

static inline eng__hits finder_hits(finder *f, eng__pattern id) {
  eng_error err = {.message = ""};
  eng__hits hits;
  if (eng__index_hits(f->index, id, &hits, &err)) fail_msg("%s", err.message);
  return hits;
}

/* The text with each hit in braces; a hit that overlaps one before it is told behind a bar. */
static inline void finder_mark(finder *f, eng__pattern id, eng__buffer *line) {
  eng__buffer more = {0};
  eng__hits hits = finder_hits(f, id);
  eng__slice text = f->document.text;
  size_t at = 0;
  for (size_t i = 0; i < hits.count; i++) {
    const eng__hit *hit = &hits.at[i];
    eng__slice said = eng__slice_cut(text, hit->start, hit->end);
    assert_true(hit->start < hit->end && hit->end <= text.len);
    if (i && hit->start < at) {
      eng__buffer_printf(&more, "|%.*s", (int)said.len, said.at);
      continue;
    }
    eng__buffer_add(line, text.at + at, hit->start - at);
    eng__buffer_printf(line, "{%.*s}", (int)said.len, said.at);
    at = hit->end;
  }
  eng__buffer_add(line, text.at + at, text.len - at);
  eng__buffer_add_slice(line, eng__buffer_slice(&more));
  eng__buffer_free(&more);
}

/* Reads the text that `marked` is without its braces and what follows a bar, and compares what was
 * found with the marks. */
static inline bool finder_agrees(finder *f, eng__pattern id, const char *what, const char *marked) {
  eng__buffer text = {0}, found = {0};
  for (const char *p = marked; *p && *p != '|'; p++)
    if (*p != '{' && *p != '}') eng__buffer_add_byte(&text, *p);
  eng__buffer_add_byte(&text, 0);
  finder_read(f, text.at);
  finder_mark(f, id, &found);
  bool agrees = eng__slice_equal(eng__buffer_slice(&found), eng__slice_of(marked));
  if (!agrees)
    print_error("%s:\n  found  %.*s\n  wanted %s\n", what, (int)found.len, found.at, marked);
  eng__buffer_free(&text);
  eng__buffer_free(&found);
  return agrees;
}

static inline void finder_check(finder *f, eng__pattern id, const char *what, const char *marked) {
  assert_true(finder_agrees(f, id, what, marked));
}

/* A case of a table: entries, options, and the text with what must be found in it marked. */
typedef struct words_case {
  const char *what;
  const char *entries[6];
  const char *marked;
  eng__words_options options;
  eng__case letter_case;
} words_case;

static inline void check_words(const words_case *cases, size_t count) {
  size_t wrong = 0;
  for (size_t i = 0; i < count; i++) {
    finder f;
    finder_open(&f);
    eng__pattern id = finder_words(&f, cases[i].entries, cases[i].options, cases[i].letter_case);
    wrong += !finder_agrees(&f, id, cases[i].what, cases[i].marked);
    finder_close(&f);
  }
  assert_int_equal(wrong, 0);
}

typedef struct regex_case {
  const char *what;
  const char *expressions[4];
  const char *marked;
  eng__regex_options options;
} regex_case;

static inline void check_regexes(const regex_case *cases, size_t count) {
  size_t wrong = 0;
  for (size_t i = 0; i < count; i++) {
    finder f;
    finder_open(&f);
    eng__pattern id = finder_regex(&f, cases[i].expressions, cases[i].options);
    wrong += !finder_agrees(&f, id, cases[i].what, cases[i].marked);
    finder_close(&f);
  }
  assert_int_equal(wrong, 0);
}

#endif

/* Names for the tests of engine/translit: forms read from strings, and forms as text again. */
#ifndef ENG_TESTS_NAMES_H
#define ENG_TESTS_NAMES_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "translit/compare.h"

static inline eng__name_form form_of(const char *name) {
  eng__name_form form;
  eng__slice slice = {name, strlen(name)};
  assert_int_equal(eng__name_form_read(&form, slice, NULL), ENG_OK);
  return form;
}

/* The form as text; lives until the next call but three. */
static inline const char *form_text(const eng__name_form *form) {
  static char texts[4][512];
  static int next;
  char *out = texts[next++ % 4];
  size_t len = 0;
  for (size_t i = 0; i < form->count; i++) {
    assert_true(len + ENG__SYMBOL_BYTES < sizeof texts[0]);
    len += eng__name_symbol_text(form->symbols[i], out + len);
  }
  out[len] = 0;
  return out;
}

static inline eng__comparer open_comparer(uint8_t schemes) {
  eng__name_tables *tables = NULL;
  assert_int_equal(eng__name_tables_open(&tables, NULL), ENG_OK);
  return (eng__comparer){.tables = tables, .schemes = schemes};
}

static inline void close_comparer(eng__comparer *comparer) {
  eng__comparer_free(comparer);
  eng__name_tables_close((eng__name_tables *)comparer->tables);
}

static inline eng__name_form known_form(eng__comparer *comparer, const char *name) {
  eng__name_form form;
  eng__slice slice = {name, strlen(name)};
  assert_int_equal(eng__comparer_read(comparer, &form, slice, NULL), ENG_OK);
  return form;
}

/* Cost of reading one as the other, ENG__LATTICE_END: more than `limit`. */
static inline unsigned cost_within(eng__comparer *comparer, const char *a, const char *b,
                                   unsigned limit) {
  eng__name_form left = known_form(comparer, a), right = known_form(comparer, b);
  unsigned cost;
  assert_int_equal(eng__compare(comparer, &left, &right, limit, &cost, NULL), ENG_OK);
  return cost;
}

#endif

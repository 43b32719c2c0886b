/* Helpers of the tests of names: a list of forms, a text, and what of it is which entity. */
#ifndef TESTS_SUPPORT_NAME_FINDER_H
#define TESTS_SUPPORT_NAME_FINDER_H

#include "engine/names.h"

#include "support/match.h"

enum { NAMED_FORMS = 8 };

typedef struct named_form {
  const char *form;
  uint32_t entity;
  bool exact, person;
} named_form;

/* Forms end with one without a form. */
static inline eng_status finder_try_names(finder *f, const named_form *forms,
                                          const eng__name_options *options, eng__pattern *id,
                                          eng_error *err) {
  eng__name_entry list[64];
  eng__name_options with = options ? *options : (eng__name_options){.mode = ENG_NAMES_STANDARD};
  size_t count = 0;
  for (; forms[count].form; count++)
    list[count] = (eng__name_entry){eng__slice_of(forms[count].form), forms[count].entity,
                                    forms[count].exact, forms[count].person, ENG__CASE_AUTO};
  return eng__patterns_add_names(f->patterns, list, count, &with, id, err);
}

static inline eng__pattern finder_names(finder *f, const named_form *forms,
                                        const eng__name_options *options) {
  eng_error err = {.message = ""};
  eng__pattern id = ENG__NO_PATTERN;
  if (finder_try_names(f, forms, options, &id, &err)) fail_msg("%s", err.message);
  return id;
}

/* A case of a table: forms of one entity each, or of the entity whose number stands in front
 * ("2:Reza"; 0 without one), options, and the text with what must be found marked. */
typedef struct names_case {
  const char *what;
  const char *forms[NAMED_FORMS];
  const char *marked;
  eng__name_options options; /* `mode` is the standard one plus what stands here */
} names_case;

static inline named_form read_named_form(const char *said) {
  bool numbered = said[0] >= '0' && said[0] <= '9' && said[1] == ':';
  return (named_form){numbered ? said + 2 : said, numbered ? (uint32_t)(said[0] - '0') : 0, false,
                      false};
}

static inline bool names_case_holds(const names_case *test) {
  finder f;
  named_form forms[NAMED_FORMS + 1] = {{0}};
  eng__name_options options = test->options;
  for (size_t i = 0; i < NAMED_FORMS && test->forms[i]; i++)
    forms[i] = read_named_form(test->forms[i]);
  if (!options.mode) options.mode = ENG_NAMES_STANDARD;
  finder_open(&f);
  eng__pattern id = finder_names(&f, forms, &options);
  bool holds = finder_agrees(&f, id, test->what, test->marked);
  finder_close(&f);
  return holds;
}

static inline void check_names(const names_case *cases, size_t count) {
  size_t wrong = 0;
  for (size_t i = 0; i < count; i++) wrong += !names_case_holds(&cases[i]);
  assert_int_equal(wrong, 0);
}

#endif

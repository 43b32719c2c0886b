/* Forms of a `names` that no text can have: each is looked for by the matcher itself in a text that
 * is nothing else. What it is not found in, it is found nowhere. */
#include "rules/lint.h"

#include "match/index.h"
#include "unicode/properties.h"
#include "unicode/utf8.h"

typedef struct trying {
  eng__patterns *patterns;
  eng__index *index;
  eng__pattern id;
  eng_document document;
} trying;

static void close_trying(trying *t) {
  eng__index_close(t->index);
  eng__patterns_close(t->patterns);
  eng__document_clear(&t->document);
}

/* All forms as one pattern, whoever shares one: it is enough that something is found. */
static eng_status open_trying(trying *t, eng__ruleset *set, const eng__named_form *forms,
                              size_t count, const eng__name_options *options) {
  static const eng__match_limits limits = {.hits = 0};
  eng__name_options with = *options;
  eng__name_entry *entries = eng__arena_array(&set->arena, count, sizeof *entries);
  with.ambiguous = true;
  with.apart_count = 0;
  with.refused = NULL;
  for (size_t i = 0; entries && i < count; i++)
    entries[i] = (eng__name_entry){forms[i].form, forms[i].entity->number, forms[i].exact,
                                   forms[i].entity->person, forms[i].letter_case};
  eng_status status = entries ? eng__patterns_open(&t->patterns, NULL) : ENG_NOMEM;
  if (!status) status = eng__patterns_add_names(t->patterns, entries, count, &with, &t->id, NULL);
  if (!status) status = eng__patterns_compile(t->patterns, NULL);
  return status ? status : eng__index_open(&t->index, t->patterns, &limits, NULL);
}

static bool is_letter_or_digit(uint32_t cp) {
  return eng__is_letter(cp) || eng__digit_value(cp) >= 0;
}

/* From the first letter on to the last one. */
static eng_span letters_of(eng__slice form) {
  eng_span span = {form.len, 0};
  for (const char *at = form.at, *end = at + form.len; at < end;) {
    size_t here = (size_t)(at - form.at);
    if (!is_letter_or_digit(eng__utf8_next(&at))) continue;
    if (span.start > here) span.start = here;
    span.end = (size_t)(at - form.at);
  }
  return span;
}

/* Is the hit the form, or another form of the entity in its place? */
static bool is_form(const eng__hit *hit, const eng__named_form *forms, size_t i) {
  eng_span letters = letters_of(forms[i].form);
  if (hit->entry == i) return true;
  return forms[hit->entry].entity == forms[i].entity && hit->start <= letters.start &&
         hit->end >= letters.end;
}

static eng_status try_form(trying *t, const eng__named_form *forms, size_t i, bool *found) {
  eng__hits hits = {NULL, 0};
  eng_status status = eng__document_read_utf8(&t->document, forms[i].form, NULL);
  if (!status) status = eng__index_scan(t->index, &t->document, NULL);
  if (!status) status = eng__index_hits(t->index, t->id, &hits, NULL);
  *found = false;
  for (size_t k = 0; k < hits.count && !*found; k++) *found = is_form(&hits.at[k], forms, i);
  return status;
}

bool *eng__lint_findable(eng__ruleset *set, const eng__named_form *forms, size_t count,
                         const eng__name_options *options) {
  trying t = {.index = NULL};
  bool *found = eng__arena_array(&set->arena, count, sizeof *found);
  eng_status status = found ? open_trying(&t, set, forms, count, options) : ENG_NOMEM;
  for (size_t i = 0; i < count && !status; i++) status = try_form(&t, forms, i, &found[i]);
  close_trying(&t);
  eng__lint_lacked(set, status != ENG_OK);
  return status ? NULL : found;
}

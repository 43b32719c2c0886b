/* What `lint` says of the entries of a `names`:
 *
 *   form-short        one of two letters or fewer: it finds a great many words
 *   form-twice        the entity has this form already
 *   form-inferred     an entity has no Persian form: the spellings that Persian texts are expected
 * to have, so that somebody who can read them looks at them */
#include "rules/names.h"

#include "engine/names.h"
#include "match/phrase.h"
#include "translit/compare.h"

enum { SHOWN = 3, SHORT_LETTERS = 2 };

typedef struct linting {
  eng__ruleset *set;
  eng__where where;
  const eng__named_form *forms;
  size_t count;
  eng__comparer comparer;
} linting;

static void warn(const linting *l, const eng__named_form *form, const char *name,
                 const char *what) {
  if (form->list) {
    eng__report_warning(l->set, name, (eng__where){0}, "%s:%u: \"%.*s\" %s", form->list->name,
                        (unsigned)form->list->table.rows[form->row].line, (int)form->form.len,
                        form->form.at, what);
    return;
  }
  eng__where where = l->where;
  eng__source *source = (eng__source *)(uintptr_t)where.source;
  if (eng__places_read(&l->set->places, source, where.line, "names", NULL, (eng__slice){0})) {
    uint32_t node = eng__places_find(&l->set->places, 0, NULL, form->row);
    if (node) where.line = l->set->places.at[node].line;
  }
  eng__report_warning(l->set, name, where, "names: \"%.*s\" %s", (int)form->form.len, form->form.at,
                      what);
}

/* Lints each form by itself; false when it cannot be read. */
static bool lint_form(linting *l, const eng__named_form *form, eng__name_form *read) {
  if (eng__comparer_read(&l->comparer, read, form->form, NULL) != ENG_OK) return false;
  if (read->letters <= SHORT_LETTERS && !form->exact)
    warn(l, form, "form-short", "has two letters or fewer: it finds a great many words");
  return true;
}

static int by_entity_then_form(const void *a, const void *b) {
  const eng__named_form *x = *(const eng__named_form *const *)a,
                        *y = *(const eng__named_form *const *)b;
  if (x->entity->number != y->entity->number) return x->entity->number < y->entity->number ? -1 : 1;
  int order = eng__slice_compare(x->form, y->form);
  return order ? order : (x > y) - (x < y);
}

static void write_spelling(eng__buffer *out, const eng__name_form *form) {
  for (size_t i = 0; i < form->count; i++) eng__name_symbol_write(out, form->symbols[i]);
}

/* Tells how Persian texts are thought to spell the entity's first Latin form. */
static void lint_inferred(linting *l, const eng__named_form *form, const eng__name_form *read) {
  eng__inferred *spellings = malloc(SHOWN * sizeof *spellings);
  eng__buffer line = {0};
  size_t count = 0;
  if (spellings && eng__names_infer(&l->comparer, read, spellings, SHOWN, &count, NULL) == ENG_OK) {
    eng__buffer_add_string(&line, "has no Persian form beside it; taken for ");
    for (size_t i = 0; i < count; i++) {
      if (i) eng__buffer_add_string(&line, "، ");
      write_spelling(&line, &spellings[i].form);
    }
    eng__buffer_add_byte(&line, 0);
    if (count && !line.failed) warn(l, form, "form-inferred", line.at);
  }
  eng__buffer_free(&line);
  free(spellings);
}

/* The forms of one entity. */
static void lint_entity(linting *l, const eng__named_form *const *forms, size_t count) {
  const eng__named_form *latin = NULL;
  bool persian = false;
  eng__name_form read, first;
  for (size_t i = 0; i < count; i++) {
    if (i && eng__slice_equal(forms[i]->form, forms[i - 1]->form))
      warn(l, forms[i], "form-twice", "is a form of this entity already");
    if (!lint_form(l, forms[i], &read)) continue;
    persian = persian || read.script == ENG__NAME_PERSIAN;
    bool spelt = !forms[i]->exact && !eng__capitals_only(forms[i]->form);
    if (read.script != ENG__NAME_LATIN || !spelt || (latin && latin < forms[i])) continue;
    latin = forms[i];
    first = read;
  }
  if (latin && !persian) lint_inferred(l, latin, &first);
}

static void lint_all(linting *l, const eng__named_form **sorted) {
  for (size_t i = 0; i < l->count; i++) sorted[i] = &l->forms[i];
  qsort(sorted, l->count, sizeof *sorted, by_entity_then_form);
  for (size_t start = 0, end; start < l->count; start = end) {
    for (end = start; end < l->count && sorted[end]->entity == sorted[start]->entity;) end++;
    lint_entity(l, sorted + start, end - start);
  }
}

void eng__lint_names(eng__ruleset *set, eng__where where, const eng__named_form *forms,
                     size_t count, const eng__name_options *options) {
  linting l = {.set = set, .where = where, .forms = forms, .count = count};
  eng__name_tables *tables;
  const eng__named_form **sorted = eng__arena_array(&set->arena, count, sizeof *sorted);
  if (!sorted || eng__name_tables_open(&tables, NULL) != ENG_OK) return;
  l.comparer.tables = tables;
  l.comparer.schemes = options->schemes;
  lint_all(&l, sorted);
  eng__comparer_free(&l.comparer);
  eng__name_tables_close(tables);
}

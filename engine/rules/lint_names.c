/* The entries of a `names`: each form by itself, the forms of one entity, and entities that look
 * like one. Forms that have Latin letters only are told with the spellings that Persian texts are
 * expected to have, so that somebody who can read them looks at them. */
#include "rules/lint.h"

#include "engine/names.h"
#include "match/names.h"
#include "translit/compare.h"
#include "translit/everyday.h"

/* Spellings that are told, and how much dearer than the first they may be, in hundredths. */
enum { SHOWN = 3, SHOWN_WITHIN = 3, SHORT_LETTERS = 2 };

typedef struct linting {
  eng__ruleset *set;
  eng__lint_items items;
  const eng__named_form *forms;
  size_t count;
  const bool *findable; /* of each form; NULL: not known */
  eng__comparer comparer;
} linting;

static eng__where place(linting *l, const eng__named_form *form, eng__slice *written) {
  if (!form->list) return eng__lint_item(&l->items, form->row, form->form, written);
  *written = form->form;
  return (eng__where){form->list->source, form->list->table.rows[form->row].line};
}

static void warn(linting *l, const eng__named_form *form, eng__lint_id id, const char *what) {
  eng__slice written;
  eng__lint_say(l->set, id, place(l, form, &written), "names: \"%.*s\" %s", (int)form->form.len,
                form->form.at, what);
}

/* One word that is everyday English or Persian, and not meant with its capital alone. */
static bool is_everyday(linting *l, const eng__named_form *form) {
  if (form->exact || !eng__name_is_respelled(form->form) ||
      memchr(form->form.at, ' ', form->form.len))
    return false;
  eng__slice folded = eng__lint_fold(l->set, form->form);
  return folded.at && eng__everyday_of(folded) == ENG__EVERYDAY_WORD;
}

/* Lints each form by itself; false when it cannot be read. */
static bool lint_form(linting *l, const eng__named_form *form, eng__name_form *read) {
  eng_status status = eng__comparer_read(&l->comparer, read, form->form, NULL);
  eng__lint_lacked(l->set, status == ENG_NOMEM);
  if (status != ENG_OK) return false;
  eng__slice written;
  eng__where where = place(l, form, &written);
  if (read->letters <= SHORT_LETTERS && !form->exact)
    warn(l, form, ENG__LINT_FORM_SHORT, "has two letters or fewer: it finds a great many words");
  else if (is_everyday(l, form)) warn(l, form, ENG__LINT_FORM_EVERYDAY, "is an everyday word, too");
  size_t told = l->set->lint->found.count;
  eng__lint_spelling(l->set, where, "names", form->form, written);
  bool odd = l->set->lint->found.count > told; /* that is why, then */
  if (!odd && l->findable && !l->findable[form - l->forms])
    warn(l, form, ENG__LINT_FORM_NEVER, "is found in no text, not even in these words alone");
  return true;
}

static int by_entity_then_form(const void *a, const void *b) {
  const eng__named_form *x = *(const eng__named_form *const *)a,
                        *y = *(const eng__named_form *const *)b;
  if (x->entity->number != y->entity->number) return x->entity->number < y->entity->number ? -1 : 1;
  int order = eng__slice_compare(x->form, y->form);
  return order ? order : (x > y) - (x < y);
}

/* Tells how Persian texts are thought to spell the entity's first Latin form. */
static void lint_inferred(linting *l, const eng__named_form *form, const eng__name_form *read) {
  eng__inferred *spellings = malloc(SHOWN * sizeof *spellings);
  eng__buffer line = {0};
  size_t count = 0;
  eng_status status =
      spellings ? eng__names_infer(&l->comparer, read, spellings, SHOWN, &count, NULL) : ENG_NOMEM;
  if (status == ENG_OK) {
    eng__buffer_add_string(&line, "has no Persian form beside it; taken for ");
    for (size_t i = 0; i < count && spellings[i].cost <= spellings[0].cost + SHOWN_WITHIN; i++) {
      if (i) eng__buffer_add_string(&line, "، ");
      eng__name_form_write(&line, &spellings[i].form);
    }
    eng__buffer_add_byte(&line, 0);
    if (line.failed) status = ENG_NOMEM;
    else if (count) warn(l, form, ENG__LINT_FORM_INFERRED, line.at);
  }
  eng__lint_lacked(l->set, status == ENG_NOMEM);
  eng__buffer_free(&line);
  free(spellings);
}

/* The same form again: in place, and as a plain item, it can go. */
static void lint_again(linting *l, const eng__named_form *first, const eng__named_form *again) {
  eng__slice written;
  eng__where where = place(l, again, &written);
  warn(l, again, ENG__LINT_FORM_TWICE, "is a form of this entity already");
  if (first->list || again->list || first->exact != again->exact) return;
  eng__slice out = eng__lint_item_whole(where.source, written);
  if (out.len) eng__lint_edit(l->set, out, (eng__slice){"", 0});
}

static eng__slice kind_of(const eng__named_form *form) {
  int column = form->list ? eng__dsv_column(&form->list->table, "kind") : -1;
  return column < 0 ? (eng__slice){0} : form->list->table.rows[form->row].fields[column];
}

/* Rows of one entity say one kind, or none. */
static void lint_kinds(linting *l, const eng__named_form *const *forms, size_t count) {
  const eng__named_form *first = NULL;
  for (size_t i = 0; i < count; i++)
    if (kind_of(forms[i]).len && (!first || forms[i] < first)) first = forms[i];
  for (size_t i = 0; first && i < count; i++) {
    eng__slice kind = kind_of(forms[i]), was = kind_of(first), written, id = first->entity->id;
    if (!kind.len || eng__slice_equal(kind, was)) continue;
    eng__lint_say(l->set, ENG__LINT_KIND_DIFFERS, place(l, forms[i], &written),
                  "names: '%.*s' is '%.*s' here and '%.*s' in line %u", (int)id.len, id.at,
                  (int)kind.len, kind.at, (int)was.len, was.at,
                  (unsigned)first->list->table.rows[first->row].line);
    return;
  }
}

/* The forms of one entity. */
static void lint_entity(linting *l, const eng__named_form *const *forms, size_t count) {
  const eng__named_form *latin = NULL;
  bool persian = false;
  eng__name_form read, first;
  for (size_t i = 0; i < count; i++) {
    if (i && eng__slice_equal(forms[i]->form, forms[i - 1]->form))
      lint_again(l, forms[i - 1], forms[i]);
    if (!lint_form(l, forms[i], &read)) continue;
    persian = persian || read.script == ENG__NAME_PERSIAN;
    bool spelt = !forms[i]->exact && eng__name_is_respelled(forms[i]->form);
    if (read.script != ENG__NAME_LATIN || !spelt || (latin && latin < forms[i])) continue;
    latin = forms[i];
    first = read;
  }
  if (latin && !persian) lint_inferred(l, latin, &first);
  lint_kinds(l, forms, count);
}

/* ---- Entities that look like one ---- */

typedef struct alike {
  eng__slice key; /* the id folded, without what ids are written apart with */
  const eng__named_form *form;
} alike;

static int by_id(const void *a, const void *b) {
  const alike *x = a, *y = b;
  int order = eng__slice_compare(x->key, y->key);
  return order ? order : (x->form > y->form) - (x->form < y->form);
}

static eng__slice id_key(eng__ruleset *set, eng__slice id) {
  eng__slice key = eng__lint_fold(set, id);
  char *out = (char *)(uintptr_t)key.at;
  size_t len = 0;
  for (size_t i = 0; i < key.len; i++)
    if (!strchr(" -_.", out[i])) out[len++] = out[i];
  return (eng__slice){out, len};
}

static void lint_ids(linting *l, const eng__named_form *const *sorted) {
  alike *ids = eng__arena_array(&l->set->arena, l->count + 1, sizeof *ids);
  size_t count = 0;
  eng__lint_lacked(l->set, !ids);
  for (size_t i = 0; ids && i < l->count; i++) {
    if (i && sorted[i]->entity == sorted[i - 1]->entity) continue;
    ids[count++] = (alike){id_key(l->set, sorted[i]->entity->id), sorted[i]};
  }
  if (count) qsort(ids, count, sizeof *ids, by_id);
  for (size_t i = 1; i < count; i++) {
    eng__slice id = ids[i].form->entity->id, other = ids[i - 1].form->entity->id, written;
    if (!ids[i].key.len || !eng__slice_equal(ids[i].key, ids[i - 1].key)) continue;
    eng__lint_say(l->set, ENG__LINT_ID_ALIKE, place(l, ids[i].form, &written),
                  "names: the ids '%.*s' and '%.*s' look like one", (int)other.len, other.at,
                  (int)id.len, id.at);
  }
}

static void lint_all(linting *l, const eng__named_form **sorted) {
  for (size_t i = 0; i < l->count; i++) sorted[i] = &l->forms[i];
  qsort(sorted, l->count, sizeof *sorted, by_entity_then_form);
  for (size_t start = 0, end; start < l->count; start = end) {
    for (end = start; end < l->count && sorted[end]->entity == sorted[start]->entity;) end++;
    lint_entity(l, sorted + start, end - start);
  }
  lint_ids(l, sorted);
}

void eng__lint_names(eng__ruleset *set, eng__where where, const eng__named_form *forms,
                     size_t count, const eng__name_options *options) {
  linting l = {.set = set, .forms = forms, .count = count};
  eng__name_tables *tables;
  if (!set->lint) return;
  l.items = (eng__lint_items){.set = set, .where = where, .word = "names"};
  const eng__named_form **sorted = eng__arena_array(&set->arena, count, sizeof *sorted);
  if (!sorted || eng__name_tables_open(&tables, NULL) != ENG_OK) {
    eng__lint_lacked(set, true);
    return;
  }
  l.findable = eng__lint_findable(set, forms, count, options);
  l.comparer.tables = tables;
  l.comparer.schemes = options->schemes;
  lint_all(&l, sorted);
  eng__comparer_free(&l.comparer);
  eng__name_tables_close(tables);
}

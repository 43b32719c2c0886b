/* List files: are they used, and their columns? */
#include "rules/lint.h"

static bool is_known_column(eng__slice name) {
  static const char *const known[] = {"phrase", "case", "id", "kind", "exact", "note", "comment"};
  if (ENG__IS_ONE_OF(name, known)) return true;
  return name.len >= 4 && memcmp(name.at, "form", 4) == 0;
}

/* A string that names it between its quotes, or the name itself. */
static bool names_it(eng__source_token token, eng__slice name) {
  if (token.type == ENG__TOKEN_NAME) return eng__slice_equal(token.text, name);
  if (token.type != ENG__TOKEN_STRING || token.text.len != name.len + 2) return false;
  return name.len == 0 || memcmp(token.text.at + 1, name.at, name.len) == 0;
}

typedef struct column {
  const eng__list *list;
  eng__slice name;
  bool named;
} column;

enum { MOST_COLUMNS = 256 };

typedef struct columns {
  column all[MOST_COLUMNS];
  size_t count;
} columns;

static void collect(const eng__ruleset *set, columns *c) {
  for (size_t i = 0; i < set->lists.count; i++) {
    const eng__list *list = set->lists.at[i];
    for (uint32_t k = 0; list->used && k < list->table.column_count; k++) {
      eng__slice name = list->table.columns[k];
      if (is_known_column(name) || c->count == MOST_COLUMNS) continue;
      c->all[c->count++] = (column){list, name, false};
    }
  }
}

/* `pairs(hit.entry)` may show any of them: then nothing is said. */
static bool look(columns *c, const eng__source *source) {
  eng__lint_reader reader = eng__lint_read(source->text);
  eng__source_token token, before = {0};
  while ((token = eng__lint_next(&reader)).type != ENG__TOKEN_END) {
    for (size_t i = 0; i < c->count; i++)
      c->all[i].named = c->all[i].named || names_it(token, c->all[i].name);
    bool whole = before.type == ENG__TOKEN_NAME && eng__source_is(before, "entry") &&
                 !eng__source_is(token, ".");
    if (whole) return false;
    before = token;
  }
  return true;
}

void eng__lint_lists(eng__ruleset *set) {
  columns c = {.count = 0};
  bool known = true;
  for (size_t i = 0; i < set->lists.count; i++) {
    const eng__list *list = set->lists.at[i];
    if (!list->used)
      eng__lint_say(set, ENG__LINT_UNUSED_LIST, (eng__where){list->asker, list->asker_line},
                    "no pattern is made of list \"%s\"", list->source->path);
  }
  collect(set, &c);
  for (size_t i = 0; known && c.count && i < set->sources.count; i++)
    known = look(&c, set->sources.at[i]);
  for (size_t i = 0; known && i < c.count; i++) {
    const column *one = &c.all[i];
    if (one->named) continue;
    eng__lint_say(set, ENG__LINT_UNUSED_COLUMN,
                  (eng__where){one->list->source, one->list->table.header_line},
                  "no rule asks for the column '%.*s'", (int)one->name.len, one->name.at);
  }
}

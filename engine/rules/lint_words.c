/* What `lint` says of the entries of a `words`: entry-twice, entry-covered, short-stem,
 * mixed-script.
 *
 * Entries are compared as the matcher compares them, roughly: folded, and with one space for
 * whatever may join the words of a phrase. */
#include "rules/loading.h"

#include "unicode/fold.h"
#include "unicode/properties.h"
#include "unicode/utf8.h"

/* An entry made comparable. */
typedef struct known {
  eng__slice key;
  uint32_t index; /* in set->phrases */
  bool capitals;  /* matches only capitals, so it is another entry than its small twin */
} known;

typedef struct linting {
  eng__ruleset *set;
  eng__where where;
  const eng__entry *entries;
  known *all;
  size_t count;
} linting;

static void warn(const linting *l, uint32_t index, const char *name, const char *what) {
  const eng__entry *entry = &l->entries[index];
  eng__slice phrase = l->set->phrases.at[index].phrase;
  if (entry->list) {
    eng__report_warning(l->set, name, (eng__where){0}, "%s:%u: \"%.*s\" %s", entry->list->name,
                        (unsigned)entry->list->table.rows[entry->row].line, (int)phrase.len,
                        phrase.at, what);
  } else {
    eng__where where = eng__words_item_where(l->set, l->where, entry->row, phrase);
    eng__report_warning(l->set, name, where, "words: \"%.*s\" %s", (int)phrase.len, phrase.at,
                        what);
  }
}

/* ---- One entry ---- */

static bool is_only_capitals(eng__slice phrase) {
  const char *at = phrase.at, *end = at + phrase.len;
  bool any = false;
  while (at < end) {
    eng__category category = eng__category_of(eng__utf8_next(&at));
    if (category == ENG__LL || category == ENG__LO || category == ENG__LM) return false;
    any = any || category == ENG__LU;
  }
  return any;
}

static bool is_joint(char c) {
  return c == ' ' || c == '-' || c == '\t' || c == '\n';
}

/* Runs of joints become one space, in place; half-spaces are joints, too. */
static size_t join_words(char *text, size_t len) {
  static const char half_space[] = "\xE2\x80\x8C";
  size_t out = 0;
  for (size_t i = 0; i < len; i++) {
    bool half = i + 3 <= len && memcmp(text + i, half_space, 3) == 0;
    if (half) i += 2;
    if (!half && !is_joint(text[i])) {
      text[out++] = text[i];
    } else if (out && text[out - 1] != ' ') {
      text[out++] = ' ';
    }
  }
  return out && text[out - 1] == ' ' ? out - 1 : out;
}

/* The comparable form of a phrase, in the set's arena; empty when memory is out. */
static eng__slice comparable(eng__ruleset *set, eng__slice phrase) {
  eng__offset_map map = {0};
  bool same = true;
  eng__slice key = {0};
  eng__buffer_clear(&set->scratch);
  if (eng__fold(phrase, ENG__FOLD_VIEW, &set->scratch, &map, &same, NULL) == ENG_OK)
    key = eng__arena_copy(&set->arena, same ? phrase : eng__buffer_slice(&set->scratch));
  eng__vec_free(&map.steps);
  if (key.at) key.len = join_words((char *)(uintptr_t)key.at, key.len);
  return key;
}

/* Letters of two scripts in one word: a look-alike, or a slip of the keyboard. */
static bool mixes_scripts(eng__slice phrase) {
  const char *at = phrase.at, *end = at + phrase.len;
  eng__script word = ENG__SCRIPT_COMMON;
  while (at < end) {
    uint32_t cp = eng__utf8_next(&at);
    eng__script script = eng__script_of(cp);
    if (cp == ' ' || cp == '-' || cp == 0x200C) word = ENG__SCRIPT_COMMON;
    if (script == ENG__SCRIPT_COMMON) continue;
    if (word != ENG__SCRIPT_COMMON && word != script) return true;
    word = script;
  }
  return false;
}

static bool is_stem(eng__slice key) {
  return key.len > 1 && key.at[key.len - 1] == '*' && key.at[key.len - 2] != '\\' &&
         !memchr(key.at, ' ', key.len);
}

static void lint_entry(const linting *l, const known *entry) {
  size_t letters = eng__utf8_count(entry->key.at, entry->key.len) - 1;
  if (is_stem(entry->key) && letters < 3)
    warn(l, entry->index, "short-stem", "is a stem of two letters: it finds a great many words");
  if (mixes_scripts(l->set->phrases.at[entry->index].phrase))
    warn(l, entry->index, "mixed-script", "has letters of two scripts in one word");
}

/* ---- All entries ---- */

static int by_key(const void *a, const void *b) {
  const known *x = a, *y = b;
  int order = eng__slice_compare(x->key, y->key);
  if (order) return order;
  if (x->capitals != y->capitals) return x->capitals ? 1 : -1;
  return (x->index > y->index) - (x->index < y->index);
}

static void lint_twice(const linting *l) {
  for (size_t i = 1; i < l->count; i++) {
    const known *a = &l->all[i - 1], *b = &l->all[i];
    if (eng__slice_equal(a->key, b->key) && a->capitals == b->capitals)
      warn(l, b->index, "entry-twice", "is in this list already");
  }
}

/* Entries a stem finds, too, stand right behind it in the order of keys without its star. */
static void lint_covered(const linting *l, size_t stem_at) {
  const known *stem = &l->all[stem_at];
  eng__slice prefix = eng__slice_cut(stem->key, 0, stem->key.len - 1);
  size_t low = 0, high = l->count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (eng__slice_compare(l->all[middle].key, prefix) < 0) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  for (; low < l->count; low++) {
    const known *entry = &l->all[low];
    if (entry->key.len < prefix.len || memcmp(entry->key.at, prefix.at, prefix.len) != 0) return;
    if (eng__slice_equal(entry->key, stem->key) || memchr(entry->key.at, ' ', entry->key.len))
      continue;
    warn(l, entry->index, "entry-covered", "is found by a shorter stem of this list");
  }
}

static bool collect(linting *l) {
  l->all = eng__arena_array(&l->set->arena, l->set->phrases.count, sizeof *l->all);
  if (!l->all) return false;
  for (uint32_t i = 0; i < l->set->phrases.count; i++) {
    const eng__words_entry *entry = &l->set->phrases.at[i];
    known *next = &l->all[l->count];
    *next = (known){.key = comparable(l->set, entry->phrase), .index = i};
    next->capitals = entry->letter_case == ENG__CASE_EXACT ||
                     (entry->letter_case == ENG__CASE_AUTO && is_only_capitals(entry->phrase));
    l->count += next->key.at != NULL;
  }
  return true;
}

void eng__lint_words(eng__ruleset *set, eng__where where, const eng__entry *entries) {
  linting l = {.set = set, .where = where, .entries = entries};
  if (!collect(&l)) return;
  for (size_t i = 0; i < l.count; i++) lint_entry(&l, &l.all[i]);
  qsort(l.all, l.count, sizeof *l.all, by_key);
  lint_twice(&l);
  for (size_t i = 0; i < l.count; i++) {
    if (is_stem(l.all[i].key) && !l.all[i].capitals) lint_covered(&l, i);
  }
}

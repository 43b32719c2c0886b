/* The entries of `words`.
 *
 * Entries are compared as the matcher compares them: folded, and with one space for whatever may
 * join the words of a phrase. A half-space finds all that a space finds and more, so of two entries
 * that differ only there, the one with the space is the needless one. */
#include "rules/lint.h"

#include "match/phrase.h"
#include "unicode/properties.h"
#include "unicode/utf8.h"

typedef struct linting {
  eng__ruleset *set;
  const eng__entry *entries;
  eng__lint_items items;
  eng__lint_word *all;
  size_t count;
} linting;

/* Where entry `index` stands: its place, and how it is written there. */
static eng__where place(linting *l, uint32_t index, eng__slice *written) {
  const eng__entry *entry = &l->entries[index];
  eng__slice phrase = l->set->phrases.at[index].phrase;
  if (!entry->list) return eng__lint_item(&l->items, entry->row, phrase, written);
  *written = phrase;
  return (eng__where){entry->list->source, entry->list->table.rows[entry->row].line};
}

static void warn(linting *l, uint32_t index, eng__lint_id id, const char *what) {
  eng__slice phrase = l->set->phrases.at[index].phrase, written;
  eng__where where = place(l, index, &written);
  eng__lint_say(l->set, id, where, "words: \"%.*s\" %s", (int)phrase.len, phrase.at, what);
}

/* ---- Comparable forms ---- */

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

static eng__slice joined(eng__ruleset *set, eng__slice folded) {
  eng__slice key = folded.at ? eng__arena_copy(&set->arena, folded) : folded;
  if (key.at) key.len = join_words((char *)(uintptr_t)key.at, key.len);
  return key;
}

static bool make_comparable(eng__ruleset *set, eng__slice phrase, eng__lint_word *word) {
  eng__slice trimmed = eng__lint_trimmed(set, phrase);
  word->strict = eng__lint_fold(set, trimmed);
  word->key = joined(set, word->strict);
  word->cased = word->capitals ? joined(set, eng__lint_fold_cased(set, trimmed)) : word->key;
  return word->key.at && word->cased.at;
}

/* Do both find the same, but for half-spaces? */
static bool is_same(const eng__lint_word *a, const eng__lint_word *b) {
  return a->capitals == b->capitals && eng__slice_equal(a->key, b->key) &&
         eng__slice_equal(a->cased, b->cased);
}

static size_t half_spaces(eng__slice text) {
  size_t count = 0;
  for (size_t i = 0; i + 3 <= text.len; i++) count += memcmp(text.at + i, "\xE2\x80\x8C", 3) == 0;
  return count;
}

/* More half-spaces first: it finds more. Capitals last, then as written. */
static int by_key(const void *a, const void *b) {
  const eng__lint_word *x = a, *y = b;
  int order = eng__slice_compare(x->key, y->key);
  if (order) return order;
  if (x->capitals != y->capitals) return x->capitals ? 1 : -1;
  order = eng__slice_compare(x->cased, y->cased);
  if (order) return order;
  size_t halves_x = half_spaces(x->strict), halves_y = half_spaces(y->strict);
  if (halves_x != halves_y) return halves_x > halves_y ? -1 : 1;
  return (x->index > y->index) - (x->index < y->index);
}

/* ---- One entry ---- */

static bool is_stem(eng__slice key) {
  return key.len > 1 && key.at[key.len - 1] == '*' && key.at[key.len - 2] != '\\' &&
         !memchr(key.at, ' ', key.len);
}

/* Two words or more, each of four letters or more: nobody's acronym. */
static bool is_shouted(const eng__lint_word *word, eng__case said) {
  size_t words = 1, letters = 0;
  if (!word->capitals || said != ENG__CASE_AUTO) return false;
  for (size_t i = 0; i < word->key.len; i++) {
    if (word->key.at[i] != ' ') {
      letters++;
      continue;
    }
    if (letters < 4) return false;
    words++;
    letters = 0;
  }
  return words > 1 && letters >= 4;
}

static void lint_entry(linting *l, const eng__lint_word *word) {
  const eng__words_entry *entry = &l->set->phrases.at[word->index];
  size_t letters = eng__utf8_count(word->key.at, word->key.len);
  if (is_stem(word->key) && letters < 4)
    warn(l, word->index, ENG__LINT_SHORT_STEM,
         "is a stem of two letters: it finds a great many words");
  if (is_shouted(word, entry->letter_case))
    warn(l, word->index, ENG__LINT_CAPITALS_PHRASE, "matches only capitals");
  eng__slice written;
  eng__where where = place(l, word->index, &written);
  eng__lint_spelling(l->set, where, "words", entry->phrase, written);
}

/* ---- All entries ---- */

/* Is one line of a list all that the other is? */
static bool same_row(const eng__entry *a, const eng__entry *b) {
  if (!a->list || a->list != b->list) return false;
  const eng__dsv_row *x = &a->list->table.rows[a->row], *y = &b->list->table.rows[b->row];
  for (uint32_t i = 0; i < a->list->table.column_count; i++)
    if (!eng__slice_equal(x->fields[i], y->fields[i])) return false;
  return true;
}

/* The line of a list that `cell` stands in, with its end. */
static eng__slice line_of(const eng__source *source, eng__slice cell) {
  const char *begin = source->text.at, *end = begin + source->text.len;
  if (!cell.at || cell.at < begin || cell.at + cell.len > end) return (eng__slice){0};
  const char *at = cell.at, *stop = cell.at + cell.len;
  while (at > begin && at[-1] != '\n' && at[-1] != '\r') at--;
  while (stop < end && *stop != '\n' && *stop != '\r') stop++;
  if (stop < end && *stop == '\r') stop++;
  if (stop < end && *stop == '\n') stop++;
  return (eng__slice){at, (size_t)(stop - at)};
}

/* `b` finds nothing that `a` does not; both in place, or equal lines of one list, and it can go. */
static void lint_again(linting *l, const eng__lint_word *a, const eng__lint_word *b) {
  const eng__entry *x = &l->entries[a->index], *y = &l->entries[b->index];
  eng__slice phrase = l->set->phrases.at[b->index].phrase, written;
  eng__where where = place(l, b->index, &written);
  eng__lint_say(l->set, ENG__LINT_ENTRY_TWICE, where, "words: \"%.*s\" is in this list already",
                (int)phrase.len, phrase.at);
  if (!eng__slice_equal(a->strict, b->strict)) return;
  eng__slice out = {0};
  if (!x->list && !y->list) out = eng__lint_item_whole(where.source, written);
  else if (same_row(x, y) && !memchr(where.source->text.at, '"', where.source->text.len))
    out = line_of(where.source, written);
  if (out.len) eng__lint_edit(l->set, out, (eng__slice){"", 0});
}

/* The first of equal ones stays. */
static void lint_twice(linting *l) {
  const eng__lint_word *first = l->all;
  for (size_t i = 1; i < l->count; i++) {
    const eng__lint_word *word = &l->all[i];
    if (is_same(first, word)) lint_again(l, first, word);
    else first = word;
  }
}

/* Entries a stem finds, too, stand right behind it in the order of keys without its star. */
static void lint_covered(linting *l, const eng__lint_word *stem) {
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
    const eng__lint_word *entry = &l->all[low];
    if (entry->key.len < prefix.len || memcmp(entry->key.at, prefix.at, prefix.len) != 0) return;
    if (eng__slice_equal(entry->key, stem->key) || memchr(entry->key.at, ' ', entry->key.len))
      continue;
    warn(l, entry->index, ENG__LINT_ENTRY_COVERED, "is found by a shorter stem of this list");
  }
}

/* Only the shortest of several stems is said to cover. */
static void lint_stems(linting *l) {
  eng__slice before = {0};
  for (size_t i = 0; i < l->count; i++) {
    eng__slice key = l->all[i].key;
    if (!is_stem(key) || l->all[i].capitals) continue;
    if (before.len && key.len > before.len && memcmp(key.at, before.at, before.len) == 0) continue;
    before = eng__slice_cut(key, 0, key.len - 1);
    lint_covered(l, &l->all[i]);
  }
}

static bool has_case(eng__slice text) {
  const char *at = text.at, *end = at + text.len;
  while (at < end) {
    eng__category category = eng__category_of(eng__utf8_next(&at));
    if (category == ENG__LU || category == ENG__LL || category == ENG__LT) return true;
  }
  return false;
}

enum { MOST_IN_PLACE = 300 };

static void lint_whole(linting *l, bool said_case) {
  eng__ruleset *set = l->set;
  size_t in_place = 0;
  bool cased = false;
  for (size_t i = 0; i < set->phrases.count; i++) {
    in_place += !l->entries[i].list;
    cased = cased || has_case(set->phrases.at[i].phrase);
  }
  if (said_case && !cased)
    eng__lint_say(set, ENG__LINT_CASE_NEEDLESS, l->items.where,
                  "words: 'case' says nothing of letters that have none");
  if (in_place > MOST_IN_PLACE)
    eng__lint_say(set, ENG__LINT_WORDS_LONG, l->items.where,
                  "words: %zu entries are easier to keep in a list file", in_place);
}

static bool collect(linting *l) {
  eng__ruleset *set = l->set;
  l->all = eng__arena_array(&set->arena, set->phrases.count + 1, sizeof *l->all);
  if (!l->all) return false;
  for (uint32_t i = 0; i < set->phrases.count; i++) {
    const eng__words_entry *entry = &set->phrases.at[i];
    eng__lint_word *next = &l->all[l->count];
    *next = (eng__lint_word){.index = i};
    next->capitals = entry->letter_case == ENG__CASE_EXACT ||
                     (entry->letter_case == ENG__CASE_AUTO && eng__capitals_only(entry->phrase));
    if (!make_comparable(set, entry->phrase, next)) return false;
    l->count++;
  }
  return true;
}

void eng__lint_words(eng__ruleset *set, eng__where where, eng__pattern id,
                     const eng__entry *entries, bool said_case) {
  linting l = {.set = set, .entries = entries, .items = {.set = set, .where = where}};
  if (!set->lint) return;
  l.items.word = "words";
  if (!collect(&l)) {
    set->lint->full = true;
    return;
  }
  for (size_t i = 0; i < l.count; i++) lint_entry(&l, &l.all[i]);
  lint_whole(&l, said_case);
  qsort(l.all, l.count, sizeof *l.all, by_key);
  lint_twice(&l);
  lint_stems(&l);
  if (!eng__vec_push(&set->lint->words, ((eng__lint_wordset){id, where, entries, l.all, l.count})))
    set->lint->full = true;
}

/* ---- What a rule looks for ---- */

/* Words that say nothing of what a text is about, folded. */
static const char *const everyday[] = {
    "the",  "of",    "and",  "to",    "in",   "is",   "are",  "was",          "were",  "be",
    "been", "an",    "he",   "she",   "it",   "they", "we",   "you",          "his",   "her",
    "its",  "their", "that", "this",  "with", "for",  "on",   "as",           "at",    "by",
    "from", "or",    "but",  "not",   "have", "has",  "had",  "which",        "who",   "what",
    "when", "said",  "will", "would", "can",  "also", "than", "then",         "there", "these",
    "into", "about", "و",    "در",    "به",   "از",   "که",   "این",          "را",    "با",
    "است",  "برای",  "آن",   "یک",    "خود",  "تا",   "بر",   "هم",           "نیز",   "های",
    "می",   "شد",    "شده",  "بود",   "ما",   "او",   "وی",   "اما",          "یا",    "هر",
    "اگر",  "پس",    "نه",   "چه",    "کرد",  "کند",  "دارد", "می‌شود"};

static bool is_everyday(const eng__lint_word *word) {
  if (word->capitals) return false;
  return ENG__IS_ONE_OF(word->strict, everyday);
}

static void lint_found(eng__ruleset *set, const eng__lint_wordset *words,
                       const eng__lint_word *word) {
  const eng__entry *entry = &words->entries[word->index];
  eng__lint_items items = {.set = set, .where = words->where, .word = "words"};
  bool letter = eng__utf8_count(word->strict.at, word->strict.len) == 1;
  eng__slice written;
  if (!letter && !is_everyday(word)) return;
  eng__where where =
      entry->list ? (eng__where){entry->list->source, entry->list->table.rows[entry->row].line}
                  : eng__lint_item(&items, entry->row, word->strict, &written);
  eng__lint_say(set, letter ? ENG__LINT_ENTRY_LETTER : ENG__LINT_ENTRY_EVERYDAY, where,
                letter ? "words: \"%.*s\" is one letter"
                       : "words: \"%.*s\" is a word of every page",
                (int)word->strict.len, word->strict.at);
}

void eng__lint_find(eng__ruleset *set, eng__pattern find) {
  const eng__pattern_info *info = &set->infos.at[find];
  const eng__lint_wordset *words = eng__lint_words_of(set, find);
  for (size_t i = 0; words && i < words->count; i++) lint_found(set, words, &words->at[i]);
  for (size_t i = 0; info->form == ENG__FORM_EITHER && i < info->part_count; i++) {
    words = eng__lint_words_of(set, info->parts[i]);
    for (size_t k = 0; words && k < words->count; k++) lint_found(set, words, &words->at[k]);
  }
}

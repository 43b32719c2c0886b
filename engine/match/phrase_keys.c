/* By which words a phrase is looked for.
 *
 * A phrase of plain words is looked for by the pair of neighbours that is rarest together, or by
 * its one word; a stem by its first bytes. Words tied by a half-space may stand in a text as one
 * word or as several, so a group of them needs keys for every way its beginning may be written: all
 * first pieces glued, and each with what may come next. Whatever is chosen, every writing that
 * matches holds exactly one of the keys at its place, so that no match is found twice.
 *
 * The ezafe ی that a vowel takes inside a phrase ("خدای بزرگ" for "خدا بزرگ") changes a word, so
 * such words have two hashes; the half-space ezafe (ه‌ی) is stepped over by the scan. */
#include "match/common_words.h"
#include "base/hash.h"
#include "match/phrase.h"
#include "match/regex.h"
#include "text/document.h"

#include <stdlib.h>

typedef enum key_kind { KEY_NONE, KEY_WORD, KEY_PAIR, KEY_GROUP, KEY_STEM } key_kind;

typedef struct choice {
  key_kind kind;
  uint32_t cost;
  uint8_t first, second; /* pieces: of a group its first and last */
} choice;

typedef struct chooser {
  eng__phrases *phrases;
  const eng__phrase *phrase;
  const eng__piece *pieces;
  uint32_t index; /* of the phrase */
  const eng__common_words *common;
  choice best;
  bool failed;
} chooser;

/* Two hashes at most: the word, and with an ezafe behind it. */
typedef struct variants {
  uint64_t hash[2];
  int count;
} variants;

static bool ends_with(eng__slice word, const char *letter) {
  return word.len >= 2 && memcmp(word.at + word.len - 2, letter, 2) == 0;
}

static eng__slice glued_word(const chooser *c, size_t first, size_t last) {
  const eng__piece *a = &c->pieces[first], *b = &c->pieces[last];
  return eng__slice_cut(eng__buffer_slice(&c->phrases->bytes), a->at, (size_t)b->at + b->len);
}

static variants variants_of(const chooser *c, size_t first, size_t last) {
  eng__slice word = glued_word(c, first, last);
  variants v = {{eng__word_hash(word), 0}, 1};
  bool ends_phrase = last + 1 == c->phrase->piece_count;
  char with_ezafe[256];
  if (ends_phrase || c->pieces[last + 1].joint == ENG__JOINT_HALF) return v;
  if (word.len + 2 > sizeof with_ezafe) return v;
  if (!ends_with(word, "ا") && !ends_with(word, "و")) return v;
  memcpy(with_ezafe, word.at, word.len);
  memcpy(with_ezafe + word.len, "ی", 2);
  v.hash[v.count++] = eng__word_hash((eng__slice){with_ezafe, word.len + 2});
  return v;
}

static bool is_word(const eng__piece *piece) {
  return piece->kind != ENG_TOKEN_PUNCT && piece->kind != ENG_TOKEN_EMOJI;
}

/* May piece `i` and the one before it be written as one word? */
static bool may_glue(const chooser *c, size_t i) {
  if (!i || i >= c->phrase->piece_count || c->pieces[i].joint != ENG__JOINT_HALF) return false;
  return is_word(&c->pieces[i - 1]) && is_word(&c->pieces[i]);
}

/* One word in every writing: no half-space on either side, no star. */
static bool is_plain(const chooser *c, size_t i) {
  if (!is_word(&c->pieces[i]) || c->pieces[i].flags & ENG__PIECE_STEM) return false;
  return !may_glue(c, i) && !may_glue(c, i + 1);
}

static void consider(chooser *c, key_kind kind, uint32_t cost, size_t first, size_t second) {
  if (c->best.kind != KEY_NONE && cost >= c->best.cost) return;
  c->best = (choice){kind, cost, (uint8_t)first, (uint8_t)second};
}

static uint32_t cost_of(const chooser *c, size_t first, size_t last) {
  eng__slice word = glued_word(c, first, last);
  return eng__word_cost(c->common, word, eng__word_hash(word));
}

/* A pair costs its words' chances together, in the same ten-thousandths, times 100 for precision.
 */
static void consider_plain(chooser *c, size_t i, size_t *before, uint32_t *before_cost) {
  uint32_t cost = cost_of(c, i, i);
  consider(c, KEY_WORD, cost * 100, i, i);
  if (*before != SIZE_MAX) consider(c, KEY_PAIR, *before_cost * cost, *before, i);
  *before = i;
  *before_cost = cost;
}

/* The last piece of the group of half-spaces that begins at piece `first`. */
static size_t group_end(const chooser *c, size_t first) {
  size_t last = first;
  while (may_glue(c, last + 1)) last++;
  return last;
}

static void consider_group(chooser *c, size_t first, size_t last) {
  uint32_t cost = 0;
  for (size_t i = first; i <= last; i++) cost += cost_of(c, first, i) * (i < last ? 10 : 100);
  consider(c, KEY_GROUP, cost, first, last);
}

static void choose(chooser *c) {
  size_t before = SIZE_MAX;
  uint32_t before_cost = 0;
  for (size_t i = 0; i < c->phrase->piece_count; i++) {
    const eng__piece *piece = &c->pieces[i];
    size_t last = is_word(piece) ? group_end(c, i) : i;
    if (is_plain(c, i)) {
      consider_plain(c, i, &before, &before_cost);
    } else if (last > i) {
      consider_group(c, i, last);
      before = SIZE_MAX;
    } else if (is_word(piece) && piece->flags & ENG__PIECE_STEM) {
      consider(c, KEY_STEM, eng__stem_cost(glued_word(c, i, i)) * 100, i, i);
      before = SIZE_MAX;
    }
    i = last;
  }
}

/* ---- Adding what was chosen ---- */

static void add(chooser *c, eng__key_table *table, uint64_t hash, size_t piece) {
  eng__key_use use = {.what = c->index, .piece = (uint8_t)piece};
  if (!eng__key_table_add(table, hash, use)) c->failed = true;
}

static void add_words(chooser *c, size_t first, size_t last) {
  variants v = variants_of(c, first, last);
  for (int i = 0; i < v.count; i++) add(c, &c->phrases->words, v.hash[i], first);
}

static void add_pairs(chooser *c, size_t first, size_t middle, size_t last) {
  variants a = variants_of(c, first, middle - 1), b = variants_of(c, middle, last);
  for (int i = 0; i < a.count; i++)
    for (int k = 0; k < b.count; k++)
      add(c, &c->phrases->pairs, eng__hash_pair(a.hash[i], b.hash[k]), first);
}

/* By its first four bytes, or as many as there are. */
static void add_prefix(chooser *c, size_t first, size_t last) {
  eng__slice stem = glued_word(c, first, last);
  unsigned len = stem.len >= 4 ? 4 : (unsigned)stem.len;
  uint32_t bytes = (uint32_t)eng__load_tail(stem.at, len);
  c->phrases->prefix_lengths |= 1u << len;
  add(c, &c->phrases->prefixes, eng__prefix_hash(bytes, len), first);
}

/* Every way the beginning of a group may be written: its first `middle - first` pieces as one word
 * and then nothing (all of it glued), or the next word in any of its writings. A stem or a long
 * group is looked for by its first word alone. */
static void add_group(chooser *c, size_t first, size_t last) {
  enum { LONG = 6 };
  bool stem = c->pieces[last].flags & ENG__PIECE_STEM;
  bool by_first = stem || last - first >= LONG;
  for (size_t middle = first + 1; middle <= last; middle++) {
    if (by_first) {
      add_words(c, first, middle - 1);
      continue;
    }
    for (size_t end = middle; end <= last; end++) add_pairs(c, first, middle, end);
  }
  if (stem) add_prefix(c, first, last);
  else add_words(c, first, last);
}

static void add_choice(chooser *c) {
  size_t first = c->best.first, second = c->best.second;
  switch (c->best.kind) {
  case KEY_NONE:
    break;
  case KEY_WORD:
    add_words(c, first, first);
    break;
  case KEY_PAIR:
    add_pairs(c, first, second, second);
    break;
  case KEY_GROUP:
    add_group(c, first, second);
    break;
  case KEY_STEM:
    add_prefix(c, first, first);
    break;
  }
}

/* A hashtag says the whole phrase in one word. */
static void add_glued(chooser *c) {
  if (c->phrase->flags & (ENG__PHRASE_SIGNS | ENG__PHRASE_STEMS)) return;
  size_t last = (size_t)c->phrase->piece_count - 1;
  add(c, &c->phrases->glued, eng__word_hash(glued_word(c, 0, last)), 0);
}

static bool add_keys(eng__phrases *phrases, const eng__common_words *common) {
  bool failed = false;
  for (size_t i = 0; i < phrases->all.count && !failed; i++) {
    const eng__phrase *phrase = &phrases->all.at[i];
    if (phrase->owners == ENG__NO_OWNER) continue;
    chooser c = {.phrases = phrases,
                 .phrase = phrase,
                 .index = (uint32_t)i,
                 .common = common,
                 .pieces = &phrases->pieces.at[phrase->first_piece]};
    choose(&c);
    add_choice(&c);
    add_glued(&c);
    failed = c.failed;
  }
  return !failed;
}

/* ---- Triggers of expressions share the table of prefixes ---- */

static bool add_triggers(eng__phrases *phrases, const eng__regexes *regexes) {
  for (size_t i = 0; i < regexes->triggers.count; i++) {
    const eng__trigger *trigger = &regexes->triggers.at[i];
    unsigned len = trigger->digit ? 1 : trigger->plain >= 4 ? 4 : trigger->plain;
    const char *bytes = regexes->trigger_bytes.at + trigger->at;
    uint32_t start = trigger->digit ? 0 : (uint32_t)eng__load_tail(bytes, len);
    uint64_t hash = eng__prefix_hash(start, len);
    eng__key_use use = {.what = (uint32_t)i, .trigger = true};
    if (!eng__key_table_add(&phrases->prefixes, hash, use)) return false;
    phrases->prefix_lengths |= 1u << len;
  }
  return true;
}

eng_status eng__phrases_compile(eng__phrases *phrases, const eng__regexes *regexes,
                                eng_error *err) {
  eng__vec_free(&phrases->known);
  eng__common_words *common = malloc(sizeof *common);
  if (!common) return eng__fail_nomem(err);
  eng__common_words_fill(common);
  bool done = add_keys(phrases, common) && add_triggers(phrases, regexes);
  free(common);
  if (!done) return eng__fail_nomem(err);
  eng_status status = eng__key_table_build(&phrases->words, err);
  if (!status) status = eng__key_table_build(&phrases->pairs, err);
  if (!status) status = eng__key_table_build(&phrases->prefixes, err);
  if (!status) status = eng__key_table_build(&phrases->glued, err);
  return status;
}

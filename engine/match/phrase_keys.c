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
#include "match/prefix.h"
#include "match/phrase.h"
#include "match/regex.h"
#include "text/document.h"

#include <stdlib.h>

/* Pieces first to last. */
typedef struct unit {
  uint8_t first, last;
} unit;

typedef enum key_kind { KEY_NONE, KEY_UNIT, KEY_PAIR } key_kind;

typedef struct choice {
  key_kind kind;
  uint32_t cost;
  unit left, right; /* a unit: `left` */
} choice;

/* A piece alone, which is asked for again and again. The cost is known once costs are compared. */
typedef struct piece_word {
  uint64_t hash;
  uint32_t cost;
} piece_word;

typedef struct chooser {
  eng__phrases *phrases;
  const eng__phrase *phrase;
  const eng__piece *pieces;
  uint32_t number; /* of the phrase */
  const eng__common_words *common;
  piece_word *words; /* of each piece */
  choice best;
  bool dots; /* in its words */
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

/* Of words in the record of a phrase: what is behind it may be read as well. */
static uint64_t hash_words(const chooser *c, eng__slice words) {
  if (c->dots) return eng__word_hash(words);
  const eng__buffer *records = &c->phrases->records;
  return eng__word_hash_within(words, (size_t)(records->at + records->len - words.at));
}

static uint64_t hash_of(const chooser *c, size_t first, size_t last) {
  return first == last ? c->words[first].hash
                       : hash_words(c, eng__phrase_words(c->phrase, first, last));
}

static variants variants_of(const chooser *c, size_t first, size_t last) {
  eng__slice word = eng__phrase_words(c->phrase, first, last);
  variants v = {{hash_of(c, first, last), 0}, 1};
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

static unit unit_at(const chooser *c, size_t first) {
  size_t last = first;
  while (may_glue(c, last + 1)) last++;
  return (unit){(uint8_t)first, (uint8_t)last};
}

static bool is_stem(const chooser *c, unit u) {
  return c->pieces[u.last].flags & ENG__PIECE_STEM;
}

/* ---- Choosing ---- */

/* Costs are chances, in ten-thousandths for a word. That two words meet by chance is their product;
 * words keep company, so a pair is counted as ten times likelier than that. */
enum { WORD = 1000, LONG_GROUP = 6 };

static uint32_t cost_of(const chooser *c, size_t first, size_t last) {
  if (first == last) return c->words[first].cost;
  eng__slice word = eng__phrase_words(c->phrase, first, last);
  return eng__word_cost(c->common, word, hash_words(c, word));
}

static void note_words(chooser *c) {
  eng__slice all = eng__phrase_words(c->phrase, 0, (size_t)c->phrase->piece_count - 1);
  c->dots = memchr(all.at, '.', all.len) != NULL;
  for (size_t i = 0; i < c->phrase->piece_count; i++)
    c->words[i].hash = hash_words(c, eng__phrase_word(c->phrase, i));
}

static void note_costs(const chooser *c) {
  for (size_t i = 0; i < c->phrase->piece_count; i++)
    c->words[i].cost = eng__word_cost(c->common, eng__phrase_word(c->phrase, i), c->words[i].hash);
}

static void consider(chooser *c, choice one) {
  if (c->best.kind == KEY_NONE || one.cost < c->best.cost) c->best = one;
}

static bool by_first_words(const chooser *c, unit u) {
  return is_stem(c, u) || u.last - u.first >= LONG_GROUP;
}

/* All of it as one word, and each beginning with what follows it. */
static uint32_t unit_cost(const chooser *c, unit u) {
  if (u.first == u.last && is_stem(c, u))
    return eng__stem_cost(eng__phrase_words(c->phrase, u.first, u.last)) * WORD;
  uint32_t cost = cost_of(c, u.first, u.last) * WORD;
  for (size_t i = u.first; i < u.last; i++)
    cost += cost_of(c, u.first, i) * (by_first_words(c, u) ? WORD : cost_of(c, i + 1, i + 1));
  return cost;
}

/* Each last word of the left unit with each first word of the right one. */
static uint32_t pair_cost(const chooser *c, unit left, unit right) {
  uint32_t lefts = 0, rights = 0;
  for (size_t i = left.first; i <= left.last; i++) lefts += cost_of(c, i, left.last);
  for (size_t i = right.first; i <= right.last; i++) rights += cost_of(c, right.first, i);
  return lefts * rights;
}

static bool pairs_well(const chooser *c, unit u) {
  return !by_first_words(c, u);
}

static bool is_plain_word(const eng__piece *piece) {
  return is_word(piece) && !(piece->flags & ENG__PIECE_STEM) && piece->joint != ENG__JOINT_HALF;
}

/* Most names: two words, which together are always rarer than either. */
static bool is_plain_pair(const chooser *c) {
  return c->phrase->piece_count == 2 && is_plain_word(&c->pieces[0]) &&
         is_plain_word(&c->pieces[1]);
}

static void choose(chooser *c) {
  bool has_left = false;
  if (is_plain_pair(c)) {
    c->best = (choice){KEY_PAIR, 0, {0, 0}, {1, 1}};
    return;
  }
  note_costs(c);
  unit left = {0, 0};
  for (size_t i = 0; i < c->phrase->piece_count; i++) {
    if (!is_word(&c->pieces[i])) continue;
    unit u = unit_at(c, i);
    consider(c, (choice){KEY_UNIT, unit_cost(c, u), u, u});
    if (has_left && pairs_well(c, u))
      consider(c, (choice){KEY_PAIR, pair_cost(c, left, u), left, u});
    has_left = pairs_well(c, u);
    left = u;
    i = u.last;
  }
}

/* ---- Adding what was chosen ---- */

static void add(chooser *c, eng__key_table *table, uint64_t hash, size_t piece) {
  eng__key_use use = {.what = c->number, .piece = (uint8_t)piece};
  if (!eng__key_table_add(table, hash, use)) c->failed = true;
}

static void add_words(chooser *c, size_t first, size_t last) {
  variants v = variants_of(c, first, last);
  for (int i = 0; i < v.count; i++) add(c, &c->phrases->words, v.hash[i], first);
}

/* The pieces of `a` as one word, then those of `b` as one word. */
static void add_pair(chooser *c, unit left, unit right) {
  variants a = variants_of(c, left.first, left.last), b = variants_of(c, right.first, right.last);
  for (int i = 0; i < a.count; i++)
    for (int k = 0; k < b.count; k++)
      add(c, &c->phrases->pairs, eng__pair_key(a.hash[i], b.hash[k]), left.first);
}

static void add_prefix(chooser *c, size_t first, size_t last) {
  eng__slice stem = eng__phrase_words(c->phrase, first, last);
  unsigned len = eng__prefix_len(stem);
  c->phrases->prefix_lengths |= 1u << len;
  uint64_t start = eng__load_tail(stem.at, len);
  eng__first_bytes_add(&c->phrases->first_bytes, start, len);
  add(c, &c->phrases->prefixes, eng__prefix_hash(start, len), first);
}

static unit pieces(size_t first, size_t last) {
  return (unit){(uint8_t)first, (uint8_t)last};
}

/* Every way the beginning of a unit may be written: its first pieces as one word and then the next
 * in any of its writings; or all of it as one word. A stem or a long group is looked for by its
 * first word alone. */
static void add_unit(chooser *c, unit u) {
  for (size_t i = u.first; i < u.last; i++) {
    if (by_first_words(c, u)) {
      add_words(c, u.first, i);
      continue;
    }
    for (size_t end = i + 1; end <= u.last; end++)
      add_pair(c, pieces(u.first, i), pieces(i + 1u, end));
  }
  if (is_stem(c, u)) add_prefix(c, u.first, u.last);
  else add_words(c, u.first, u.last);
}

static void add_neighbours(chooser *c, unit left, unit right) {
  for (size_t i = left.first; i <= left.last; i++)
    for (size_t k = right.first; k <= right.last; k++)
      add_pair(c, pieces(i, left.last), pieces(right.first, k));
}

/* A hashtag says the whole phrase, `index` of all, in one word. */
static void add_glued(chooser *c, size_t index) {
  if (c->phrase->flags & (ENG__PHRASE_SIGNS | ENG__PHRASE_STEMS)) return;
  size_t last = (size_t)c->phrase->piece_count - 1;
  if (!eng__glued_add(c->phrases, index, hash_of(c, 0, last))) c->failed = true;
}

static bool add_keys(eng__phrases *phrases, const eng__common_words *common) {
  bool failed = false;
  piece_word words[UINT8_MAX + 1] = {{0}}; /* once; a phrase has at least one */
  for (size_t i = 0; i < phrases->all.count && !failed; i++) {
    const eng__phrase *phrase = eng__phrase_at(phrases, phrases->all.at[i]);
    if (phrase->owner.pattern == ENG__NO_PATTERN) continue;
    chooser c = {.phrases = phrases,
                 .phrase = phrase,
                 .number = phrases->all.at[i],
                 .common = common,
                 .words = words,
                 .pieces = eng__phrase_pieces(phrase)};
    note_words(&c);
    choose(&c);
    if (c.best.kind == KEY_PAIR) add_neighbours(&c, c.best.left, c.best.right);
    else add_unit(&c, c.best.left);
    add_glued(&c, i);
    failed = c.failed;
  }
  return !failed;
}

/* ---- Triggers of expressions share the table of prefixes ---- */

static bool add_trigger_key(eng__phrases *phrases, uint32_t trigger, eng__slice bytes) {
  bool digit = !bytes.len;
  unsigned len = digit ? ENG__PREFIX_DIGIT : eng__prefix_len(bytes);
  uint64_t start = digit ? '0' : eng__load_tail(bytes.at, len);
  eng__key_use use = {.what = trigger, .trigger = true};
  eng__first_bytes_add(&phrases->first_bytes, start, len);
  phrases->prefix_lengths |= 1u << len;
  return eng__key_table_add(&phrases->prefixes, eng__prefix_hash(start, len), use);
}

/* A short word that must end there ("no" of "no evidence") would be met in many others: what may
 * separate it from the next is made part of its key, in each of its forms. */
static bool add_short_word(eng__phrases *phrases, uint32_t trigger, eng__slice bytes, bool half) {
  static const char separators[] = {' ', '\n', '\xE2'}; /* the first byte of U+200C */
  char key[ENG__PREFIX_MOST];
  memcpy(key, bytes.at, bytes.len);
  for (size_t i = 0; i < (half ? 3 : 2); i++) {
    key[bytes.len] = separators[i];
    if (!add_trigger_key(phrases, trigger, (eng__slice){key, bytes.len + 1})) return false;
  }
  return true;
}

static bool add_trigger(eng__phrases *phrases, const eng__regexes *regexes, uint32_t index) {
  const eng__trigger *trigger = &regexes->triggers.at[index];
  eng__slice bytes = {regexes->trigger_bytes.at + trigger->at, trigger->plain};
  char next = trigger->len > trigger->plain ? bytes.at[bytes.len] : 0;
  bool half = next == ENG__TRIGGER_JOINT;
  bool ends = bytes.len && (half || next == ENG__TRIGGER_SPACE);
  bool is_short = ends && bytes.len < (eng__leads_arabic((unsigned char)bytes.at[0]) ? 6 : 4);
  return is_short ? add_short_word(phrases, index, bytes, half)
                  : add_trigger_key(phrases, index, bytes);
}

static bool add_triggers(eng__phrases *phrases, const eng__regexes *regexes) {
  for (uint32_t i = 0; i < regexes->triggers.count; i++)
    if (!add_trigger(phrases, regexes, i)) return false;
  return true;
}

eng_status eng__phrases_compile(eng__phrases *phrases, const eng__regexes *regexes,
                                eng_error *err) {
  eng__common_words *common = malloc(sizeof *common);
  if (!common) return eng__fail_nomem(err);
  eng__common_words_fill(common);
  bool done = add_keys(phrases, common) && add_triggers(phrases, regexes);
  free(common);
  if (!done) return eng__fail_nomem(err);
  eng_status status = eng__key_table_build(&phrases->words, err);
  if (!status) status = eng__key_table_build(&phrases->pairs, err);
  if (!status) status = eng__key_table_build(&phrases->prefixes, err);
  eng__glued_build(phrases);
  return status;
}

/* Finding name parts and reading their vowels (lexicon.h). The vowels of a part are not stored:
 * they are read off the cheapest path between its two spellings. */
#include "translit/lexicon.h"

#include "base/hash.h"
#include "translit/given.h"

#include <string.h>

enum {
  SHORTEST_JOINED = 3, /* letters of a part inside a word; shorter ones are found by chance */
  MOST_PARTS = 6       /* of one word */
};

/* ---- The table ---- */

static eng_status add_part(eng__lexicon *lexicon, const char *row, eng__lexicon_part part,
                           eng_error *err) {
  const char *space = strchr(row, ' ');
  char persian[64];
  size_t len = space ? (size_t)(space - row) : 0;
  if (len == 0 || len >= sizeof persian)
    return eng__fail(err, ENG_INVALID, "a row of the lexicon has no two spellings");
  memcpy(persian, row, len);
  persian[len] = 0;
  uint8_t symbols[32];
  size_t count = eng__name_symbols(persian, symbols, sizeof symbols);
  part.latin = space + 1;
  part.symbols = (uint32_t)lexicon->symbols.count;
  part.count = (uint8_t)count;
  eng__name_form form = {.script = ENG__NAME_PERSIAN, .count = (uint16_t)count};
  memcpy(form.symbols, symbols, count);
  eng__name_codes(&form, 0, &part.code, 1);
  bool good = eng__vec_push(&lexicon->parts, part);
  for (size_t i = 0; i < count && good; i++) good = eng__vec_push(&lexicon->symbols, symbols[i]);
  return good ? ENG_OK : eng__fail_nomem(err);
}

static eng_status add_rows(eng__lexicon *lexicon, const char *const *rows, eng__lexicon_part kind,
                           eng_error *err) {
  eng_status status = ENG_OK;
  for (; *rows && !status; rows++) status = add_part(lexicon, *rows, kind, err);
  return status;
}

static size_t slot_of(const eng__lexicon *lexicon, const uint8_t *symbols, size_t count) {
  return eng__hash_bytes((const char *)symbols, count) & (lexicon->slots.capacity - 1);
}

static eng_status make_slots(eng__lexicon *lexicon, eng_error *err) {
  size_t wanted = 16;
  while (wanted < lexicon->parts.count * 2) wanted *= 2;
  if (!eng__vec_reserve(&lexicon->slots, wanted)) return eng__fail_nomem(err);
  lexicon->slots.capacity = wanted;
  memset(lexicon->slots.at, 0, wanted * sizeof *lexicon->slots.at);
  for (size_t i = 0; i < lexicon->parts.count; i++) {
    const eng__lexicon_part *part = &lexicon->parts.at[i];
    size_t slot = slot_of(lexicon, eng__lexicon_symbols(lexicon, part), part->count);
    while (lexicon->slots.at[slot]) slot = (slot + 1) & (wanted - 1);
    lexicon->slots.at[slot] = (uint16_t)(i + 1);
  }
  return ENG_OK;
}

/* ---- By consonants ---- */

static int code_order(eng__name_code a, eng__name_code b) {
  if (a.bits != b.bits) return a.bits < b.bits ? -1 : 1;
  return (int)a.count - (int)b.count;
}

/* Moves a part down to its place among the `count` before it that are in order; the last of them
 * that is not dearer is found by halving. */
static void insert_code(eng__lexicon *lexicon, uint16_t part, size_t count) {
  size_t low = 0, high = count;
  uint16_t *order = lexicon->by_code.at;
  while (low < high) {
    size_t middle = (low + high) / 2;
    bool before =
        code_order(lexicon->parts.at[order[middle]].code, lexicon->parts.at[part].code) <= 0;
    if (before) low = middle + 1;
    else high = middle;
  }
  memmove(order + low + 1, order + low, (count - low) * sizeof *order);
  order[low] = part;
}

static eng_status sort_codes(eng__lexicon *lexicon, eng_error *err) {
  size_t count = lexicon->parts.count;
  if (!eng__vec_reserve(&lexicon->by_code, count + 1)) return eng__fail_nomem(err);
  for (size_t i = 0; i < count; i++) insert_code(lexicon, (uint16_t)i, i);
  lexicon->by_code.count = count;
  return ENG_OK;
}

size_t eng__lexicon_first(const eng__lexicon *lexicon, eng__name_code code) {
  size_t low = 0, high = lexicon->by_code.count;
  while (low < high) {
    size_t middle = (low + high) / 2;
    if (code_order(lexicon->parts.at[lexicon->by_code.at[middle]].code, code) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

const eng__lexicon_part *eng__lexicon_next(const eng__lexicon *lexicon, eng__name_code code,
                                           size_t *at) {
  if (*at >= lexicon->by_code.count) return NULL;
  const eng__lexicon_part *part = &lexicon->parts.at[lexicon->by_code.at[(*at)++]];
  return code_order(part->code, code) == 0 ? part : NULL;
}

const eng__lexicon_part *eng__lexicon_find(const eng__lexicon *lexicon, const uint8_t *symbols,
                                           size_t count, bool ending) {
  if (count == 0) return NULL;
  for (size_t slot = slot_of(lexicon, symbols, count); lexicon->slots.at[slot];
       slot = (slot + 1) & (lexicon->slots.capacity - 1)) {
    const eng__lexicon_part *part = &lexicon->parts.at[lexicon->slots.at[slot] - 1];
    if (part->ending == ending && part->count == count &&
        memcmp(eng__lexicon_symbols(lexicon, part), symbols, count) == 0)
      return part;
  }
  return NULL;
}

/* ---- Splitting a word ---- */

typedef struct split {
  const eng__lexicon_part *parts[MOST_PARTS];
  size_t count;
} split;

/* Behind an ending only endings stand. */
static bool may_follow(const split *before, const eng__lexicon_part *part) {
  return part->ending || before->count == 0 || !before->parts[before->count - 1]->ending;
}

static const eng__lexicon_part *part_at(const eng__lexicon *lexicon, const uint8_t *word, size_t at,
                                        size_t end, size_t count) {
  size_t len = end - at;
  bool whole = at == 0 && end == count;
  const eng__lexicon_part *part = NULL;
  if (whole || len >= SHORTEST_JOINED) part = eng__lexicon_find(lexicon, word + at, len, false);
  if (!part && at > 0) part = eng__lexicon_find(lexicon, word + at, len, true);
  return part;
}

/* The fewest parts that make up the word; best[k] is how the first k letters are made. */
static bool split_word(const eng__lexicon *lexicon, const uint8_t *word, size_t count, split *out) {
  enum { LONGEST = 32 };
  split best[LONGEST + 1];
  if (count == 0 || count > LONGEST) return false;
  best[0].count = 0;
  for (size_t end = 1; end <= count; end++) {
    best[end].count = MOST_PARTS + 1;
    for (size_t at = 0; at < end; at++) {
      if (best[at].count >= MOST_PARTS || best[at].count + 1 >= best[end].count) continue;
      const eng__lexicon_part *part = part_at(lexicon, word, at, end, count);
      if (!part || !may_follow(&best[at], part)) continue;
      best[end] = best[at];
      best[end].parts[best[end].count++] = part;
    }
  }
  *out = best[count];
  return out->count <= MOST_PARTS;
}

/* ---- Vowels ---- */

static uint8_t vowel_hint(uint8_t symbol) {
  switch (symbol) {
  case 'a':
    return ENG__HINT_FATHA;
  case 'e':
  case 'i':
    return ENG__HINT_KASRA;
  case 'o':
  case 'u':
    return ENG__HINT_DAMMA;
  default:
    return 0;
  }
}

/* A vowel that a letter writes: long i and u, or a diphthong, which Arabic script takes for a with
 * a glide behind it. */
static uint8_t written_hint(const eng__name_form *latin, const eng__lattice_step *step) {
  uint8_t first = latin->symbols[step->right];
  uint8_t second = step->right_count > 1 ? latin->symbols[step->right + 1] : 0;
  if (second && second != first && strchr("iyvw", second)) return ENG__HINT_FATHA;
  return vowel_hint(first);
}

static bool is_doubled(const eng__name_form *latin, const eng__lattice_step *step) {
  const uint8_t *right = latin->symbols + step->right;
  return step->kind == ENG__ARC_CONSONANT && step->left_count == 1 && step->right_count == 2 &&
         right[0] == right[1];
}

/* Adds what one step says to the hints of the letters before and in it. */
static void hint_step(uint8_t *hints, const eng__name_form *persian, const eng__name_form *latin,
                      const eng__lattice_step *step, bool vowel_before) {
  uint8_t *before = step->left > 0 ? &hints[step->left - 1] : NULL;
  for (size_t k = 0; k < step->left_count; k++) {
    hints[step->left + k] |= ENG__HINT_KNOWN;
    if (step->cost > 0) hints[step->left + k] |= ENG__HINT_LOOSE;
  }
  if (is_doubled(latin, step)) hints[step->left] |= ENG__HINT_SHADDA;
  if (!before || vowel_before) return;
  uint8_t letter = step->left_count ? persian->symbols[step->left] : 0;
  if (step->kind == ENG__ARC_INSERTED) *before |= vowel_hint(latin->symbols[step->right]);
  else if (letter == ENG__YEH || letter == ENG__WAW)
    *before |= step->kind == ENG__ARC_CONSONANT ? ENG__HINT_SUKUN : written_hint(latin, step);
  else if (step->kind == ENG__ARC_CONSONANT) *before |= ENG__HINT_SUKUN;
}

eng_status eng__read_vowels(const eng__arc_table *table, eng__lattice *lattice,
                            const eng__name_form *persian, const eng__name_form *latin,
                            uint8_t *hints, eng_error *err) {
  uint8_t cost;
  eng__lane lane = {0, ENG__SCHEME_BASE, 60};
  eng__lattice_set(lattice, table, persian, latin);
  eng_status status = eng__lattice_run(lattice, lane, true, &cost, err);
  if (status || cost >= ENG__LATTICE_END) return status;
  bool vowel = false;
  for (size_t i = 0; i < lattice->steps.count; i++) {
    const eng__lattice_step *step = &lattice->steps.at[i];
    hint_step(hints, persian, latin, step, vowel);
    vowel = step->kind == ENG__ARC_INSERTED;
  }
  return ENG_OK;
}

/* Reads one Latin spelling of a part and adds its vowels. */
static eng_status hint_spelling(const eng__arc_table *table, eng__lattice *lattice,
                                const eng__name_form *persian, const char *latin, size_t len,
                                uint8_t *hints, eng_error *err) {
  eng__name_form form = {.script = ENG__NAME_LATIN};
  if (len >= ENG__NAME_SYMBOLS) return ENG_OK;
  memcpy(form.symbols, latin, len);
  form.count = form.letters = (uint16_t)len;
  return eng__read_vowels(table, lattice, persian, &form, hints, err);
}

static eng_status hint_part(const eng__lexicon *lexicon, const eng__lexicon_part *part,
                            const eng__arc_table *table, eng__lattice *lattice, uint8_t *hints,
                            eng_error *err) {
  eng__name_form persian = {.script = ENG__NAME_PERSIAN};
  persian.count = persian.letters = part->count;
  memcpy(persian.symbols, eng__lexicon_symbols(lexicon, part), part->count);
  eng_status status = ENG_OK;
  for (const char *at = part->latin; *at && !status;) {
    size_t len = strcspn(at, " ");
    status = hint_spelling(table, lattice, &persian, at, len, hints, err);
    at += len;
    if (*at) at++;
  }
  /* What follows the last letter is not the part's to say. */
  hints[part->count - 1] &= (uint8_t)(ENG__HINT_KNOWN | ENG__HINT_LOOSE);
  if (part->person) hints[part->count - 1] |= ENG__HINT_PERSON;
  return status;
}

static eng_status hint_all(eng__lexicon *lexicon, const eng__arc_table *table, eng_error *err) {
  eng__lattice lattice = {0};
  eng_status status = ENG_OK;
  if (!eng__vec_reserve(&lexicon->hints, lexicon->symbols.count)) return eng__fail_nomem(err);
  lexicon->hints.count = lexicon->symbols.count;
  memset(lexicon->hints.at, 0, lexicon->hints.count);
  for (size_t i = 0; i < lexicon->parts.count && !status; i++) {
    const eng__lexicon_part *part = &lexicon->parts.at[i];
    uint8_t *hints = lexicon->hints.at + part->symbols;
    status = hint_part(lexicon, part, table, &lattice, hints, err);
  }
  eng__lattice_free(&lattice);
  return status;
}

static bool has_harakat(const uint8_t *hints, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (hints[i]) return true;
  return false;
}

void eng__lexicon_vocalise(const eng__lexicon *lexicon, eng__name_form *form) {
  if (form->script != ENG__NAME_PERSIAN) return;
  for (size_t at = 0, end; at < form->count; at = end + 1) {
    end = eng__form_word_end(form, at);
    split parts;
    if (has_harakat(form->hints + at, end - at)) continue;
    if (!split_word(lexicon, form->symbols + at, end - at, &parts)) continue;
    uint8_t *hints = form->hints + at;
    for (size_t i = 0; i < parts.count; hints += parts.parts[i++]->count)
      memcpy(hints, lexicon->hints.at + parts.parts[i]->symbols, parts.parts[i]->count);
  }
}

/* The list of given names is about rows that there are. */
static void mark_given(eng__lexicon *lexicon) {
  for (const char *const *name = eng__given_names; *name; name++) {
    uint8_t symbols[32];
    size_t count = eng__name_symbols(*name, symbols, sizeof symbols);
    const eng__lexicon_part *part = eng__lexicon_find(lexicon, symbols, count, false);
    if (part) lexicon->parts.at[part - lexicon->parts.at].given = true;
  }
}

/* ---- Making it ---- */

eng_status eng__lexicon_make(eng__lexicon *lexicon, const eng__arc_table *table, eng_error *err) {
  memset(lexicon, 0, sizeof *lexicon);
  eng_status status =
      add_rows(lexicon, eng__lexicon_names, (eng__lexicon_part){.person = true}, err);
  if (!status) status = add_rows(lexicon, eng__lexicon_words, (eng__lexicon_part){0}, err);
  if (!status)
    status = add_rows(lexicon, eng__lexicon_endings, (eng__lexicon_part){.ending = true}, err);
  if (!status) status = make_slots(lexicon, err);
  if (!status) mark_given(lexicon);
  if (!status) status = sort_codes(lexicon, err);
  return status ? status : hint_all(lexicon, table, err);
}

void eng__lexicon_free(eng__lexicon *lexicon) {
  eng__vec_free(&lexicon->parts);
  eng__vec_free(&lexicon->symbols);
  eng__vec_free(&lexicon->slots);
  eng__vec_free(&lexicon->by_code);
  eng__vec_free(&lexicon->hints);
}

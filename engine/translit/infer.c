/* The likeliest Persian spellings of a Latin name (compare.h), a word at a time.
 *
 * A word is guessed twice. First from the lexicon: it is cut into pieces, and a piece may be any
 * part of the lexicon that has its consonants and reads as it (Hosein-zadeh, so
 * حسین‌زاده). Then letter by letter, the rows of the table read from right to left, the
 * cheapest guesses at each place kept; letters that seldom stand for a sound cost (ث for s). Either
 * way the guess is then compared as any two names are, vowels of the lexicon included, and that
 * cost counts too. */
#include "translit/compare.h"
#include "translit/key.h"
#include "translit/tables.h"

#include <stdlib.h>
#include <string.h>

enum {
  WORD_SYMBOLS = 32, /* longer words are not guessed */
  BEAM = 32,         /* guesses kept at each place */
  WORD_GUESSES = 8,  /* spellings of one word that are tried */
  PIECE_LIMIT = 20,  /* cost of a piece of the lexicon */
  GUESS_LIMIT = 40,  /* cost of a spelling */
  COST_PIECE = 1,
  COST_WORD = 1,      /* a word that is no person's name */
  COST_ARABIC = 2,    /* read in the Arabic habit: Hamid is rather حمید than حامد */
  COST_CERTAIN = 2,   /* a spelling at this cost is the only one worth a try */
  COST_SHORT = 4,     /* a short piece of a word is often found by chance */
  COST_UNKNOWN = 8,   /* a word that is not in the lexicon */
  COST_UNWRITTEN = 6, /* i and u are written, but for the Arabic habit */
  COST_INNER_MADDA = 8,
  COST_TWICE = 8, /* one sound, two letters */
  COST_SPLIT = 8
};

typedef struct guess {
  uint8_t symbols[WORD_SYMBOLS];
  uint8_t count;
  bool inserted; /* ends with a vowel that is not written */
  bool ended;    /* ends with an ending, behind which only endings stand */
  unsigned cost;
} guess;

/* The cheapest guesses, each spelling once, in no order. */
typedef struct beam {
  guess at[BEAM];
  size_t count;
} beam;

typedef struct inference {
  eng__comparer *comparer;
  const eng__name_form *latin;
  size_t start, end; /* the word */
  beam beams[WORD_SYMBOLS + 1];
  eng__name_form left, right; /* a guess and the word it is for */
} inference;

/* ---- Beams ---- */

static bool is_same(const guess *a, const guess *b) {
  return a->count == b->count && a->inserted == b->inserted && a->ended == b->ended &&
         memcmp(a->symbols, b->symbols, a->count) == 0;
}

static void keep(beam *self, const guess *new) {
  size_t dearest = 0;
  for (size_t i = 0; i < self->count; i++) {
    if (is_same(&self->at[i], new)) {
      if (new->cost < self->at[i].cost) self->at[i].cost = new->cost;
      return;
    }
    if (self->at[i].cost > self->at[dearest].cost) dearest = i;
  }
  if (self->count < BEAM) self->at[self->count++] = *new;
  else if (new->cost < self->at[dearest].cost) self->at[dearest] = *new;
}

static bool extend(guess *self, const uint8_t *symbols, size_t count, unsigned cost) {
  if (self->count + count > WORD_SYMBOLS) return false;
  memcpy(self->symbols + self->count, symbols, count);
  self->count = (uint8_t)(self->count + count);
  self->cost += cost;
  return true;
}

static int by_cost(const void *left, const void *right) {
  const guess *a = left, *b = right;
  if (a->cost != b->cost) return a->cost < b->cost ? -1 : 1;
  int order = memcmp(a->symbols, b->symbols, a->count < b->count ? a->count : b->count);
  return order ? order : (int)a->count - (int)b->count;
}

/* ---- From the lexicon ---- */

/* Reads [from, to) of the Latin name as a form of its own. */
static void cut(inference *self, size_t from, size_t to) {
  eng__name_form *word = &self->right;
  memset(word, 0, sizeof *word);
  word->script = ENG__NAME_LATIN;
  word->has_long = self->latin->has_long;
  word->count = word->letters = (uint16_t)(to - from);
  memcpy(word->symbols, self->latin->symbols + from, to - from);
}

static void set_left(inference *self, const uint8_t *symbols, size_t count) {
  eng__name_form *word = &self->left;
  memset(word, 0, sizeof *word);
  word->script = ENG__NAME_PERSIAN;
  word->count = word->letters = (uint16_t)count;
  memcpy(word->symbols, symbols, count);
}

static bool may_stand(const inference *self, const eng__lexicon_part *part, size_t from,
                      size_t to) {
  bool whole = from == self->start && to == self->end;
  if (part->ending) return from > self->start;
  return whole || part->count > 2;
}

/* The endings یی and ئی are ی behind a vowel. */
static bool needs_vowel(const uint8_t *symbols) {
  return (symbols[0] == ENG__YEH || symbols[0] == ENG__YEH_HAMZA) && symbols[1] == ENG__YEH;
}

static bool ends_in_vowel(const guess *self) {
  uint8_t last = self->count ? self->symbols[self->count - 1] : 0;
  return last == ENG__ALEF || last == ENG__WAW;
}

/* Puts a part behind every guess that ends where it begins. */
static void put_part(inference *self, const eng__lexicon_part *part, size_t from, size_t to) {
  bool arabic = self->comparer->lane.column == 1;
  const uint8_t *symbols = eng__lexicon_symbols(&self->comparer->tables->lexicon, part);
  unsigned cost = from > self->start ? COST_PIECE : 0;
  bool whole = from == self->start && to == self->end;
  if (!part->person && !part->ending) cost += COST_WORD;
  if (arabic) cost += COST_ARABIC;
  if (!whole && !part->ending && part->count <= 3) cost += COST_SHORT;
  beam *before = &self->beams[from - self->start];
  for (size_t i = 0; i < before->count; i++) {
    guess new = before->at[i];
    if (new.ended && !part->ending) continue;
    if (needs_vowel(symbols) && !ends_in_vowel(&new)) continue;
    new.ended = part->ending;
    if (extend(&new, symbols, part->count, cost)) keep(&self->beams[to - self->start], &new);
  }
}

/* All parts that read as [from, to). */
static eng_status put_parts(inference *self, size_t from, size_t to, eng_error *err) {
  eng__name_code codes[ENG__CODES_MOST];
  cut(self, from, to);
  size_t count = eng__name_codes(&self->right, 0, codes, ENG__CODES_MOST);
  for (size_t k = 0; k < count; k++) {
    const eng__lexicon *lexicon = &self->comparer->tables->lexicon;
    size_t at = eng__lexicon_first(lexicon, codes[k]);
    const eng__lexicon_part *part;
    for (; (part = eng__lexicon_next(lexicon, codes[k], &at));) {
      if (!may_stand(self, part, from, to)) continue;
      unsigned cost;
      set_left(self, eng__lexicon_symbols(lexicon, part), part->count);
      eng_status status =
          eng__compare(self->comparer, &self->left, &self->right, PIECE_LIMIT, &cost, err);
      if (status) return status;
      if (cost < ENG__LATTICE_END) put_part(self, part, from, to);
    }
  }
  return ENG_OK;
}

static void clear(inference *self) {
  for (size_t i = 0; i <= self->end - self->start; i++) self->beams[i].count = 0;
  self->beams[0].at[0] = (guess){.count = 0};
  self->beams[0].count = 1;
}

static eng_status guess_by_parts(inference *self, eng_error *err) {
  eng_status status = ENG_OK;
  clear(self);
  for (size_t from = self->start; from < self->end && !status; from++)
    for (size_t to = from + 1; to <= self->end && !status; to++)
      if (self->beams[from - self->start].count > 0) status = put_parts(self, from, to, err);
  return status;
}

/* ---- Letter by letter ---- */

/* How seldom a letter stands for its sound, in hundredths: of several letters for one sound, the
 * common one is free. */
static unsigned rarity(uint8_t letter) {
  switch (letter) {
  case ENG__TAH:
  case ENG__SAD:
  case ENG__DAD:
  case ENG__HAH:
  case ENG__GHAIN:
    return 4;
  case ENG__AIN:
    return 6;
  case ENG__THAL:
  case ENG__ZAH:
  case ENG__THEH:
  case ENG__YEH_HAMZA:
    return 8;
  case ENG__ALEF_MADDA:
    return 2;
  case ENG__ALEF:
    return 1;
  case ENG__HAMZA:
  case ENG__WAW_HAMZA:
  case ENG__TEH_MARBUTA:
  case ENG__HEH_HAMZA:
  case ENG__PASHTO_E:
    return 20;
  default:
    return 0;
  }
}

/* The contexts of a step of which the Persian side is not written yet: its words are taken to begin
 * and end where the Latin ones do. */
static unsigned bits_at(const inference *self, const guess *before, size_t at, size_t to) {
  unsigned bits = self->latin->has_long ? ENG__L_MACRONS : 0;
  uint8_t last = before->count ? before->symbols[before->count - 1] : 0;
  if (at == self->start) bits |= ENG__P_START | ENG__L_START;
  if (to == self->end) bits |= ENG__P_END | ENG__L_END;
  if (last == ENG__ALEF || last == ENG__ALEF_MADDA) bits |= ENG__P_AFTER_LONG;
  return bits;
}

/* kh, gh, ch, sh, zh are one sound; a name that has two there is rare. */
static bool splits_digraph(const inference *self, size_t at) {
  const uint8_t *symbols = self->latin->symbols;
  return at > self->start && at < self->end && symbols[at] == 'h' &&
         strchr("kgcsz", symbols[at - 1]);
}

static void put_arc(inference *self, const eng__ready_arc *arc, const guess *before, size_t at) {
  size_t to = at + arc->right_count;
  if (arc->right_count == 0 || to > self->end || !(arc->schemes & ENG__SCHEME_BASE)) return;
  if (memcmp(arc->right, self->latin->symbols + at, arc->right_count) != 0) return;
  if (arc->kind == ENG__ARC_INSERTED && before->inserted) return;
  unsigned bits = bits_at(self, before, at, to);
  if ((bits & arc->need) != arc->need || bits & arc->refuse) return;
  unsigned cost = arc->cost[0] < arc->cost[1] ? arc->cost[0] : arc->cost[1];
  for (size_t k = 0; k < arc->left_count; k++) cost += rarity(arc->left[k]);
  if (at > self->start && arc->left[0] == ENG__ALEF_MADDA) cost += COST_INNER_MADDA;
  if (arc->left_count > 1 && arc->left[0] == arc->left[1]) cost += COST_TWICE;
  if (arc->kind == ENG__ARC_INSERTED && strchr("iu", arc->right[0])) cost += COST_UNWRITTEN;
  if (splits_digraph(self, to)) cost += COST_SPLIT;
  guess new = *before;
  new.inserted = arc->kind == ENG__ARC_INSERTED;
  if (new.cost + cost > GUESS_LIMIT) return;
  if (extend(&new, arc->left, arc->left_count, cost)) keep(&self->beams[to - self->start], &new);
}

static void guess_by_letters(inference *self) {
  const eng__arc_table *table = &self->comparer->tables->persian_latin;
  clear(self);
  for (size_t at = self->start; at < self->end; at++) {
    size_t right = table->class_of[self->latin->symbols[at]];
    const beam *here = &self->beams[at - self->start];
    if (right == ENG__NO_CLASS || here->count == 0) continue;
    for (size_t left = 0; left < table->classes; left++) {
      const uint16_t *first = &table->first.at[left * table->classes + right];
      for (size_t k = first[0]; k < first[1]; k++)
        for (size_t i = 0; i < here->count; i++)
          put_arc(self, &table->arcs.at[k], &here->at[i], at);
    }
  }
}

/* ---- Words ---- */

/* Adds to `out` what comparing says of the guesses at the end of the word. */
static eng_status weigh(inference *self, unsigned extra, beam *out, eng_error *err) {
  const eng__name_tables *tables = self->comparer->tables;
  const beam *last = &self->beams[self->end - self->start];
  cut(self, self->start, self->end);
  for (size_t i = 0; i < last->count; i++) {
    guess new = last->at[i];
    unsigned cost;
    set_left(self, new.symbols, new.count);
    eng__lexicon_vocalise(&tables->lexicon, &self->left);
    eng_status status =
        eng__compare(self->comparer, &self->left, &self->right, GUESS_LIMIT, &cost, err);
    if (status) return status;
    if (cost >= ENG__LATTICE_END) continue;
    new.inserted = new.ended = false;
    new.cost += cost + extra;
    keep(out, &new);
  }
  return ENG_OK;
}

/* A word of the lexicon that costs next to nothing needs no guessing. */
static bool is_certain(const beam *guesses) {
  for (size_t i = 0; i < guesses->count; i++)
    if (guesses->at[i].cost <= COST_CERTAIN) return true;
  return false;
}

static eng_status guess_word(inference *self, beam *out, eng_error *err) {
  out->count = 0;
  if (self->end - self->start > WORD_SYMBOLS) return ENG_OK;
  eng_status status = guess_by_parts(self, err);
  if (!status) status = weigh(self, 0, out, err);
  if (!status && !is_certain(out)) {
    guess_by_letters(self);
    status = weigh(self, COST_UNKNOWN, out, err);
  }
  qsort(out->at, out->count, sizeof *out->at, by_cost);
  if (out->count > WORD_GUESSES) out->count = WORD_GUESSES;
  return status;
}

static bool is_word(const inference *self, const char *word) {
  size_t len = strlen(word);
  return len == self->end - self->start &&
         memcmp(self->latin->symbols + self->start, word, len) == 0;
}

/* Ezafe between words is not written. */
static bool is_ezafe(const inference *self) {
  if (self->start == 0 || self->end == self->latin->count) return false;
  return is_word(self, "e") || is_word(self, "ye") || is_word(self, "i") || is_word(self, "yi");
}

/* The article is written to the word behind it. */
static bool is_article(const inference *self) {
  if (self->end == self->latin->count) return false;
  return is_word(self, "al") || is_word(self, "ol") || is_word(self, "ul") || is_word(self, "el");
}

/* ---- Names ---- */

static int by_whole_cost(const void *left, const void *right) {
  const eng__inferred *a = left, *b = right;
  if (a->cost != b->cost) return a->cost < b->cost ? -1 : 1;
  return strcmp((const char *)a->form.symbols, (const char *)b->form.symbols);
}

static void append(eng__name_form *form, const uint8_t *symbols, size_t count) {
  memcpy(form->symbols + form->count, symbols, count);
  form->count = (uint16_t)(form->count + count);
}

/* Every spelling so far goes on with every guess; the best `room` are kept. */
static eng_status join(eng__inferred *out, size_t room, size_t *count, const beam *guesses,
                       bool joint, eng_error *err) {
  size_t wanted = *count * guesses->count, made = 0;
  eng__inferred *all = calloc(wanted + 1, sizeof *all);
  if (!all) return eng__fail_nomem(err);
  for (size_t i = 0; i < *count; i++)
    for (size_t k = 0; k < guesses->count; k++) {
      const guess *next = &guesses->at[k];
      all[made] = out[i];
      if (out[i].form.count + next->count + 1u > ENG__NAME_SYMBOLS) continue;
      if (joint) append(&all[made].form, (const uint8_t *)"|", 1);
      append(&all[made].form, next->symbols, next->count);
      all[made++].cost += next->cost;
    }
  qsort(all, made, sizeof *all, by_whole_cost);
  *count = made < room ? made : room;
  memcpy(out, all, *count * sizeof *all);
  free(all);
  return ENG_OK;
}

static void finish(eng__inferred *out, size_t count) {
  for (size_t i = 0; i < count; i++) {
    eng__name_form *form = &out[i].form;
    form->letters = 0;
    for (size_t k = 0; k < form->count; k++) form->letters += form->symbols[k] != '|';
  }
}

static eng_status infer_words(inference *self, eng__inferred *out, size_t room, size_t *count,
                              eng_error *err) {
  static const beam article = {.at = {{.symbols = {ENG__ALEF, ENG__LAM}, .count = 2}}, .count = 1};
  beam guesses;
  bool joint = false; /* a word stands before, and a space between */
  eng_status status = ENG_OK;
  for (size_t at = 0; at < self->latin->count && *count && !status; at = self->end + 1) {
    self->start = at;
    self->end = eng__form_word_end(self->latin, at);
    if (is_ezafe(self)) continue;
    bool is_al = is_article(self);
    if (!is_al) status = guess_word(self, &guesses, err);
    if (!status) status = join(out, room, count, is_al ? &article : &guesses, joint, err);
    joint = !is_al;
  }
  return status;
}

eng_status eng__names_infer(eng__comparer *comparer, const eng__name_form *latin,
                            eng__inferred *out, size_t room, size_t *count, eng_error *err) {
  *count = 0;
  if (latin->script != ENG__NAME_LATIN || latin->letters == 0 || room == 0) return ENG_OK;
  inference *self = malloc(sizeof *self);
  if (!self) return eng__fail_nomem(err);
  self->comparer = comparer;
  self->latin = latin;
  out[0] = (eng__inferred){.form = {.script = ENG__NAME_PERSIAN}};
  *count = 1;
  eng_status status = infer_words(self, out, room, count, err);
  if (!status) finish(out, *count);
  if (status || out[0].form.count == 0) *count = 0;
  free(self);
  return status;
}

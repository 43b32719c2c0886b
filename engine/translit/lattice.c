/* The shortest path (lattice.h). Cells are (i, j, before): i symbols of the left name and j of the
 * right one are read, and `before` says what stood last. Steps only go forward, so one pass over
 * the cells in order is enough. */
#include "translit/lattice.h"

#include <string.h>

/* What stood before a place. */
enum { AFTER_CONSONANT, AFTER_INSERTED, AFTER_VOWEL, BEFORE_COUNT };

enum {
  UNREACHED = 255,
  /* Two vowels in a row where the left side has one letter: Hosein is diphthong, not e + i. */
  COST_VOWEL_AFTER_INSERTED = 35,
  /* No Persian word begins with two consonants (Hmed). */
  COST_ONSET = 30,
  /* Harakat that contradict the vowel; they are sometimes wrong. */
  COST_HINT = 12,
  VOWEL_HINTS = ENG__HINT_FATHA | ENG__HINT_KASRA | ENG__HINT_DAMMA
};

typedef struct run {
  eng__lattice *lattice;
  const eng__arc_table *table;
  const eng__name_form *left, *right;
  int column;
  uint8_t schemes;
} run;

typedef struct cell {
  size_t i, j;
  int before;
} cell;

static size_t cell_index(const run *self, size_t i, size_t j, int before) {
  return (i * (self->right->count + 1u) + j) * BEFORE_COUNT + (size_t)before;
}

static bool is_vowel(uint8_t symbol) {
  return symbol && symbol < 128 && strchr("aeiouAEIOUWY@", symbol);
}

static bool is_latin_consonant(uint8_t symbol) {
  return symbol && strchr("bcdfghjklmnpqrstvwxzCSQZGK", symbol);
}

/* What a letter also counts as: hamza on its carriers, Arabic and Pashto forms. */
static uint8_t plain_letter(uint8_t symbol) {
  static const struct {
    const char *letter, *plain;
  } ALIASES[] = {{"ئ", "ی"}, {"ؤ", "و"}, {"ة", "ه"}, {"ۀ", "ه"}, {"ې", "ی"}};
  for (size_t k = 0; symbol >= 128 && k < sizeof ALIASES / sizeof *ALIASES; k++) {
    uint8_t pair[2] = {0, 0};
    if (eng__name_symbols(ALIASES[k].letter, &pair[0], 1) && pair[0] == symbol)
      return eng__name_symbols(ALIASES[k].plain, &pair[1], 1) ? pair[1] : symbol;
  }
  return symbol;
}

static bool is_one_of(const char *letters, uint8_t symbol) {
  uint8_t list[32];
  size_t count = eng__name_symbols(letters, list, sizeof list);
  return symbol && memchr(list, symbol, count) != NULL;
}

static bool starts_word(const eng__name_form *form, size_t at) {
  return at == 0 || form->symbols[at - 1] == '|';
}

static bool ends_word(const eng__name_form *form, size_t at) {
  return at == form->count || form->symbols[at] == '|';
}

static bool after_long(const run *self, size_t i) {
  if (i == 0) return false;
  uint8_t last = self->left->symbols[i - 1];
  if (self->table->persian_latin) return is_one_of("اآ", last);
  return last < 128 && strchr("AIU", last);
}

static unsigned context(const run *self, size_t i, size_t j, size_t i2, size_t j2) {
  const eng__name_form *l = self->left, *r = self->right;
  unsigned bits = 0;
  if (starts_word(l, i)) bits |= ENG__P_START;
  if (ends_word(l, i2)) bits |= ENG__P_END;
  if (starts_word(r, j)) bits |= ENG__L_START;
  if (ends_word(r, j2)) bits |= ENG__L_END;
  if (i == 0) bits |= ENG__NAME_START;
  if (i2 == l->count) bits |= ENG__NAME_END;
  if (after_long(self, i)) bits |= ENG__P_AFTER_LONG;
  if (is_one_of("تثدذرزژسشصضطظلن", l->symbols[i2])) bits |= ENG__P_SUN_NEXT;
  if (j > 0 && is_vowel(r->symbols[j - 1])) bits |= ENG__L_AFTER_VOWEL;
  if (is_vowel(r->symbols[j2])) bits |= ENG__L_BEFORE_VOWEL;
  if (r->has_long) bits |= ENG__L_MACRONS;
  if (i > 0 && starts_word(l, i - 1)) bits |= ENG__P_ONSET;
  if (i > 0 && l->hints[i - 1] & VOWEL_HINTS) bits |= ENG__P_HINTED;
  return bits;
}

static bool reads(const run *self, const eng__ready_arc *arc, size_t i, size_t j) {
  const eng__name_form *l = self->left, *r = self->right;
  if (i + arc->left_count > l->count || j + arc->right_count > r->count) return false;
  if (memcmp(arc->right, r->symbols + j, arc->right_count) != 0) return false;
  for (size_t k = 0; k < arc->left_count; k++) {
    uint8_t symbol = l->symbols[i + k];
    if (symbol == arc->left[k]) continue;
    if (!self->table->persian_latin || plain_letter(symbol) != arc->left[k]) return false;
  }
  return true;
}

/* Does the vowel contradict the haraka on the letter before it? */
static bool contradicts(const run *self, const eng__ready_arc *arc, size_t i) {
  if (i == 0 || arc->kind != ENG__ARC_INSERTED || !self->table->persian_latin) return false;
  uint8_t hint = self->left->hints[i - 1] & VOWEL_HINTS;
  if (!hint) return false;
  uint8_t vowel = arc->right[0];
  return !((hint & ENG__HINT_FATHA && strchr("aA@", vowel)) ||
           (hint & ENG__HINT_KASRA && strchr("eiEIy", vowel)) ||
           (hint & ENG__HINT_DAMMA && strchr("ouOUWY", vowel)));
}

/* A word that begins with two consonants, read as such. */
static bool is_onset(const run *self, const eng__ready_arc *arc, cell at, unsigned bits) {
  return self->table->persian_latin && arc->kind == ENG__ARC_CONSONANT && arc->right_count > 0 &&
         (bits & ENG__P_ONSET) && at.before == AFTER_CONSONANT && at.j > 0 &&
         is_latin_consonant(self->right->symbols[at.j - 1]) && is_latin_consonant(arc->right[0]);
}

static unsigned arc_cost(const run *self, const eng__ready_arc *arc, cell at) {
  if (!(arc->schemes & self->schemes)) return ENG__LATTICE_END;
  if (arc->kind == ENG__ARC_INSERTED && at.before != AFTER_CONSONANT) return ENG__LATTICE_END;
  unsigned bits = context(self, at.i, at.j, at.i + arc->left_count, at.j + arc->right_count);
  if ((bits & arc->need) != arc->need || bits & arc->refuse) return ENG__LATTICE_END;
  unsigned cost = arc->cost[self->column];
  bool vowel = arc->kind == ENG__ARC_VOWEL || arc->kind == ENG__ARC_GLIDE;
  if (vowel && at.before == AFTER_INSERTED) cost += COST_VOWEL_AFTER_INSERTED;
  if (contradicts(self, arc, at.i)) cost += COST_HINT;
  if (is_onset(self, arc, at, bits)) cost += COST_ONSET;
  return cost;
}

static int state_after(const eng__ready_arc *arc, int before) {
  switch (arc->kind) {
  case ENG__ARC_VOWEL:
    return AFTER_VOWEL;
  case ENG__ARC_INSERTED:
    return AFTER_INSERTED;
  case ENG__ARC_SILENT:
    return arc->left_count || arc->right[0] == '|' ? AFTER_CONSONANT : before;
  default:
    return AFTER_CONSONANT;
  }
}

static void try_arc(run *self, size_t index, cell at, unsigned so_far) {
  const eng__ready_arc *arc = &self->table->arcs.at[index];
  if (!reads(self, arc, at.i, at.j)) return;
  unsigned cost = so_far + arc_cost(self, arc, at);
  if (cost >= ENG__LATTICE_END) return;
  size_t to = cell_index(self, at.i + arc->left_count, at.j + arc->right_count,
                         state_after(arc, at.before));
  if (cost >= self->lattice->costs.at[to]) return;
  self->lattice->costs.at[to] = (uint8_t)cost;
  self->lattice->arcs.at[to] = (uint16_t)index;
  self->lattice->before.at[to] = (uint8_t)at.before;
}

static void try_arcs(run *self, int symbol, cell at, unsigned so_far) {
  for (size_t k = self->table->first[symbol]; k < self->table->first[symbol + 1]; k++)
    try_arc(self, k, at, so_far);
}

static void step_from(run *self, cell at) {
  unsigned so_far = self->lattice->costs.at[cell_index(self, at.i, at.j, at.before)];
  if (so_far == UNREACHED) return;
  try_arcs(self, 0, at, so_far);
  if (at.i == self->left->count) return;
  uint8_t symbol = self->left->symbols[at.i];
  try_arcs(self, symbol, at, so_far);
  if (self->table->persian_latin && plain_letter(symbol) != symbol)
    try_arcs(self, plain_letter(symbol), at, so_far);
}

static bool reserve(eng__lattice *lattice, size_t cells) {
  return eng__vec_reserve(&lattice->costs, cells) && eng__vec_reserve(&lattice->arcs, cells) &&
         eng__vec_reserve(&lattice->before, cells);
}

/* The best of the last cells. */
static int last_state(const run *self) {
  int best = 0;
  size_t at = cell_index(self, self->left->count, self->right->count, 0);
  for (int before = 1; before < BEFORE_COUNT; before++)
    if (self->lattice->costs.at[at + (size_t)before] < self->lattice->costs.at[at + (size_t)best])
      best = before;
  return best;
}

/* The steps of the best path, from its end to its start and then turned round. */
static eng_status trace(run *self, eng_error *err) {
  eng__lattice *lattice = self->lattice;
  lattice->steps.count = 0;
  cell at = {self->left->count, self->right->count, last_state(self)};
  if (lattice->costs.at[cell_index(self, at.i, at.j, at.before)] == UNREACHED) return ENG_OK;
  while (at.i + at.j > 0) {
    size_t here = cell_index(self, at.i, at.j, at.before);
    const eng__ready_arc *arc = &self->table->arcs.at[lattice->arcs.at[here]];
    cell from = {at.i - arc->left_count, at.j - arc->right_count, lattice->before.at[here]};
    size_t there = cell_index(self, from.i, from.j, from.before);
    eng__lattice_step step = {(uint16_t)from.i, (uint16_t)from.j, arc->left_count, arc->right_count,
                              (uint8_t)(lattice->costs.at[here] - lattice->costs.at[there])};
    if (!eng__vec_push(&lattice->steps, step)) return eng__fail_nomem(err);
    at = from;
  }
  for (size_t a = 0, b = lattice->steps.count; a + 1 < b; a++) {
    eng__lattice_step other = lattice->steps.at[--b];
    lattice->steps.at[b] = lattice->steps.at[a];
    lattice->steps.at[a] = other;
  }
  return ENG_OK;
}

eng_status eng__lattice_run(eng__lattice *lattice, const eng__arc_table *table,
                            const eng__name_form *left, const eng__name_form *right, int column,
                            uint8_t schemes, bool path, uint8_t *cost, eng_error *err) {
  run self = {lattice, table, left, right, column, schemes};
  size_t cells = (left->count + 1u) * (right->count + 1u) * BEFORE_COUNT;
  if (!reserve(lattice, cells)) return eng__fail_nomem(err);
  memset(lattice->costs.at, UNREACHED, cells);
  lattice->costs.at[0] = 0;
  for (size_t i = 0; i <= left->count; i++)
    for (size_t j = 0; j <= right->count; j++)
      for (int before = 0; before < BEFORE_COUNT; before++) step_from(&self, (cell){i, j, before});
  uint8_t best = lattice->costs.at[cell_index(&self, left->count, right->count, last_state(&self))];
  *cost = best == UNREACHED ? ENG__LATTICE_END : best;
  return path ? trace(&self, err) : ENG_OK;
}

void eng__lattice_free(eng__lattice *lattice) {
  eng__vec_free(&lattice->costs);
  eng__vec_free(&lattice->arcs);
  eng__vec_free(&lattice->before);
  eng__vec_free(&lattice->steps);
}

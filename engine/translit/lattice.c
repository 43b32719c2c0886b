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
  /* The lexicon is never wrong, but people write as they hear. */
  COST_KNOWN_NEAR = 6,
  COST_KNOWN_FAR = 24,
  COST_KNOWN_EXTRA = 8, /* a vowel between letters that have none */
  COST_KNOWN_OU = 5,    /* the French o */
  COST_KNOWN_LOST = 10, /* no vowel where one is known */
  /* Reading a letter at this cost or above is no habit; in a known word it is another word. */
  COST_UNUSUAL = 20,
  COST_MISREAD = 20,
  COST_LOOSE = 5,
  COST_LOOSE_MOST = 28,
  COST_OTHER_END = 40, /* ... of a final vowel */
  COST_OTHER_PERSON = 25,
  VOWEL_HINTS = ENG__HINT_FATHA | ENG__HINT_KASRA | ENG__HINT_DAMMA
};

typedef struct run {
  eng__lattice *lattice;
  const eng__arc_table *table;
  const eng__name_form *left, *right;
  eng__lane lane;
  size_t furthest; /* the last cell that was reached */
} run;

typedef struct cell {
  size_t i, j;
  int before;
} cell;

static size_t cell_index(const run *self, size_t i, size_t j, int before) {
  return (i * (self->right->count + 1u) + j) * BEFORE_COUNT + (size_t)before;
}

/* What Latin symbols are. */
enum { VOWEL = 1, CONSONANT = 2, LONG = 4 };

static const uint8_t KINDS[128] = {
    ['a'] = VOWEL,     ['e'] = VOWEL,        ['i'] = VOWEL,     ['o'] = VOWEL,
    ['u'] = VOWEL,     ['A'] = VOWEL | LONG, ['E'] = VOWEL,     ['I'] = VOWEL | LONG,
    ['O'] = VOWEL,     ['U'] = VOWEL | LONG, ['W'] = VOWEL,     ['Y'] = VOWEL,
    ['@'] = VOWEL,     ['b'] = CONSONANT,    ['c'] = CONSONANT, ['d'] = CONSONANT,
    ['f'] = CONSONANT, ['g'] = CONSONANT,    ['h'] = CONSONANT, ['j'] = CONSONANT,
    ['k'] = CONSONANT, ['l'] = CONSONANT,    ['m'] = CONSONANT, ['n'] = CONSONANT,
    ['p'] = CONSONANT, ['q'] = CONSONANT,    ['r'] = CONSONANT, ['s'] = CONSONANT,
    ['t'] = CONSONANT, ['v'] = CONSONANT,    ['w'] = CONSONANT, ['x'] = CONSONANT,
    ['z'] = CONSONANT, ['C'] = CONSONANT,    ['S'] = CONSONANT, ['Q'] = CONSONANT,
    ['Z'] = CONSONANT, ['G'] = CONSONANT,    ['K'] = CONSONANT,
};

static bool is_kind(uint8_t symbol, unsigned kind) {
  return symbol < sizeof KINDS && KINDS[symbol] & kind;
}

/* ---- Contexts ---- */

/* Letters that the l of the article turns into. */
static bool is_sun_letter(uint8_t symbol) {
  switch (symbol) {
  case ENG__TEH:
  case ENG__THEH:
  case ENG__DAL:
  case ENG__THAL:
  case ENG__REH:
  case ENG__ZAIN:
  case ENG__ZHEH:
  case ENG__SEEN:
  case ENG__SHEEN:
  case ENG__SAD:
  case ENG__DAD:
  case ENG__TAH:
  case ENG__ZAH:
  case ENG__LAM:
  case ENG__NOON:
    return true;
  default:
    return false;
  }
}

static bool is_long(bool persian, uint8_t symbol) {
  if (persian) return symbol == ENG__ALEF || symbol == ENG__ALEF_MADDA;
  return is_kind(symbol, LONG);
}

/* In front of the vowel of a Latin article, and of its l. Few names have two letters for it. */
static void place_latin_articles(eng__lattice_places *places, const eng__name_form *form) {
  const uint8_t *symbols = form->symbols;
  for (size_t i = 0; i + 3 < form->count; i++) {
    if (!is_kind(symbols[i], VOWEL) || !eng__form_has_latin_article(form, i)) continue;
    places->from[i] |= ENG__P_ARTICLE;
    places->from[i + 1] |= ENG__P_ARTICLE;
  }
}

static void place_left(eng__lattice_places *places, const eng__name_form *form, bool persian) {
  for (size_t i = 0; i <= form->count; i++) {
    unsigned from = 0, to = 0;
    if (eng__form_starts_word(form, i)) from |= ENG__P_START;
    if (i == 0) from |= ENG__NAME_START;
    if (i > 0 && is_long(persian, form->symbols[i - 1])) from |= ENG__P_AFTER_LONG;
    if (i > 0 && eng__form_starts_word(form, i - 1)) from |= ENG__P_ONSET;
    if (i > 0 && form->hints[i - 1] & VOWEL_HINTS) from |= ENG__P_HINTED;
    if (persian && eng__form_has_article(form, i)) from |= ENG__P_ARTICLE;
    if (eng__form_ends_word(form, i)) to |= ENG__P_END;
    if (i == form->count) to |= ENG__NAME_END;
    if (is_sun_letter(form->symbols[i])) to |= ENG__P_SUN_NEXT;
    places->from[i] = (uint16_t)from;
    places->to[i] = (uint16_t)to;
  }
}

static void place_right(eng__lattice_places *places, const eng__name_form *form) {
  for (size_t j = 0; j <= form->count; j++) {
    unsigned from = form->has_long ? ENG__L_MACRONS : 0, to = 0;
    if (eng__form_starts_word(form, j)) from |= ENG__L_START;
    if (j > 0 && is_kind(form->symbols[j - 1], VOWEL)) from |= ENG__L_AFTER_VOWEL;
    if (eng__form_ends_word(form, j)) to |= ENG__L_END;
    if (is_kind(form->symbols[j], VOWEL)) to |= ENG__L_BEFORE_VOWEL;
    places->from[j] = (uint16_t)from;
    places->to[j] = (uint16_t)to;
  }
}

void eng__lattice_set(eng__lattice *lattice, const eng__arc_table *table,
                      const eng__name_form *left, const eng__name_form *right) {
  lattice->table = table;
  lattice->left = left;
  lattice->right = right;
  place_left(&lattice->left_places, left, table->persian_latin);
  place_right(&lattice->right_places, right);
  if (left->script == ENG__NAME_PERSIAN) return;
  place_latin_articles(&lattice->left_places, left);
  place_latin_articles(&lattice->right_places, right);
}

/* ---- Steps ---- */

/* The first symbols are known to fit. */
static bool reads(const run *self, const eng__ready_arc *arc, size_t i, size_t j) {
  const uint8_t *l = self->left->symbols + i, *r = self->right->symbols + j;
  for (size_t k = 1; k < arc->left_count; k++)
    if (l[k] != arc->left[k]) return false; /* symbols end with 0, which no row has */
  for (size_t k = 1; k < arc->right_count; k++)
    if (r[k] != arc->right[k]) return false;
  return true;
}

/* ei, ey, ai, ay: never the vowel of a letter that writes none. */
static bool is_diphthong(const eng__ready_arc *arc) {
  return arc->right_count == 2 && strchr("iy", arc->right[1]) && arc->right[0] != arc->right[1];
}

/* The vowel that a step reads behind the letter before it, as the harakat that could stand there: a
 * diphthong is a with a glide; a bare e or o for ی or و may be either. 0: it reads no vowel. */
static unsigned vowel_of(const eng__ready_arc *arc) {
  uint8_t first = arc->right[0], second = arc->right_count > 1 ? arc->right[1] : 0;
  if (arc->kind != ENG__ARC_INSERTED) {
    if (arc->left[0] != ENG__YEH && arc->left[0] != ENG__WAW) return 0;
    if (arc->kind == ENG__ARC_CONSONANT) return 0;
    if (second && first != second && strchr("iy", second)) return ENG__HINT_FATHA | ENG__HINT_KASRA;
    if (second && first != second && strchr("vw", second)) return ENG__HINT_FATHA | ENG__HINT_DAMMA;
    if (!second && first == 'e') return ENG__HINT_FATHA | ENG__HINT_KASRA;
    if (!second && first == 'o') return ENG__HINT_FATHA | ENG__HINT_DAMMA;
  }
  if (second && second != first && strchr("iy", second)) return ENG__HINT_FATHA | ENG__HINT_KASRA;
  if (first && strchr("aA@", first)) return ENG__HINT_FATHA;
  if (first && strchr("eiEIy", first)) return ENG__HINT_KASRA;
  return first && strchr("ouOUWY", first) ? ENG__HINT_DAMMA : 0;
}

/* A vowel that is not the one the lexicon knows. e and a are near: Ahmed, Mehmet. */
static unsigned other_vowel_cost(unsigned hint, unsigned vowel) {
  enum { NEAR = ENG__HINT_FATHA | ENG__HINT_KASRA };
  if (!(hint & VOWEL_HINTS)) return COST_KNOWN_EXTRA;
  return hint & NEAR && vowel & NEAR ? COST_KNOWN_NEAR : COST_KNOWN_FAR;
}

/* The cost of a row with what is known of the vowel before it. */
static unsigned with_hint(const run *self, const eng__ready_arc *arc, cell at, unsigned cost) {
  if (at.i == 0 || !self->table->persian_latin) return cost;
  unsigned hint = self->left->hints[at.i - 1], vowel = vowel_of(arc);
  bool known = hint & ENG__HINT_KNOWN;
  if (!(hint & (VOWEL_HINTS | ENG__HINT_SUKUN))) return cost;
  if (vowel & hint) {
    if (arc->kind != ENG__ARC_INSERTED) return cost;
    if (known && is_diphthong(arc)) return cost + COST_KNOWN_EXTRA;
    if (arc->right_count == 1 && strchr("aeiou", arc->right[0])) return 0;
    bool ou = arc->right_count == 2 && arc->right[0] == 'o' && arc->right[1] == 'u';
    return ou && cost > COST_KNOWN_OU ? COST_KNOWN_OU : cost;
  }
  if (vowel) return cost + (known ? other_vowel_cost(hint, vowel) : COST_HINT);
  bool lost = known && !(hint & ENG__HINT_SUKUN) && arc->kind == ENG__ARC_CONSONANT &&
              arc->right_count > 0 && at.before == AFTER_CONSONANT;
  return lost ? cost + COST_KNOWN_LOST : cost;
}

/* A letter that the lexicon, too, reads as another sound in this word (Askari, Asgari). */
static bool is_loose(const run *self, const eng__ready_arc *arc, size_t i) {
  return arc->left_count == 1 && arc->kind == ENG__ARC_CONSONANT &&
         arc->cost[self->lane.column] <= COST_LOOSE_MOST && self->left->hints[i] & ENG__HINT_LOOSE;
}

/* A vowel more or less at the end of a person's name makes another person: Hamid, Hamideh; Sara,
 * Sareh. */
static bool is_other_person(const run *self, const eng__ready_arc *arc, cell at, unsigned bits) {
  if (!self->table->persian_latin || !(bits & ENG__P_END) || arc->kind == ENG__ARC_CONSONANT)
    return false;
  size_t end = at.i + arc->left_count;
  return end > 0 && self->left->hints[end - 1] & ENG__HINT_PERSON &&
         arc->cost[self->lane.column] >= COST_OTHER_END;
}

/* A letter of a word that the lexicon knows, read as a sound that it does not know there. */
static bool is_misread(const run *self, const eng__ready_arc *arc, size_t i) {
  uint8_t letter = arc->left[0];
  bool sure = letter == ENG__KAF || letter == ENG__GAF || letter == ENG__ALEF;
  bool edge =
      eng__form_starts_word(self->left, i) || eng__form_ends_word(self->left, i + arc->left_count);
  if (edge && letter == ENG__ALEF) return false;
  return sure && self->table->persian_latin && arc->cost[self->lane.column] >= COST_UNUSUAL &&
         (self->left->hints[i] & (ENG__HINT_KNOWN | ENG__HINT_LOOSE)) == ENG__HINT_KNOWN;
}

/* A word that begins with two consonants, read as such. */
static bool is_onset(const run *self, const eng__ready_arc *arc, cell at, unsigned bits) {
  return self->table->persian_latin && arc->kind == ENG__ARC_CONSONANT && arc->right_count > 0 &&
         (bits & ENG__P_ONSET) && at.before == AFTER_CONSONANT && at.j > 0 &&
         is_kind(self->right->symbols[at.j - 1], CONSONANT) && is_kind(arc->right[0], CONSONANT);
}

static unsigned arc_cost(const run *self, const eng__ready_arc *arc, cell at) {
  if (arc->kind == ENG__ARC_INSERTED && at.before != AFTER_CONSONANT) return ENG__LATTICE_END;
  const eng__lattice *l = self->lattice;
  unsigned bits = l->left_places.from[at.i] | l->left_places.to[at.i + arc->left_count] |
                  l->right_places.from[at.j] | l->right_places.to[at.j + arc->right_count];
  if ((bits & arc->need) != arc->need || bits & arc->refuse) return ENG__LATTICE_END;
  unsigned cost = with_hint(self, arc, at, arc->cost[self->lane.column]);
  bool vowel = arc->kind == ENG__ARC_VOWEL || arc->kind == ENG__ARC_GLIDE;
  if (vowel && arc->right[0] != '\'' && at.before == AFTER_INSERTED)
    cost += COST_VOWEL_AFTER_INSERTED;
  if (is_misread(self, arc, at.i)) cost += COST_MISREAD;
  if (is_loose(self, arc, at.i) && cost > COST_LOOSE) cost = COST_LOOSE;
  if (is_other_person(self, arc, at, bits)) cost += COST_OTHER_PERSON;
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
  if (!(arc->schemes & self->lane.schemes) || !reads(self, arc, at.i, at.j)) return;
  unsigned cost = so_far + arc_cost(self, arc, at);
  if (cost > self->lane.limit) return;
  size_t to = cell_index(self, at.i + arc->left_count, at.j + arc->right_count,
                         state_after(arc, at.before));
  if (cost >= self->lattice->costs.at[to]) return;
  self->lattice->costs.at[to] = (uint8_t)cost;
  self->lattice->arcs.at[to] = (uint16_t)index;
  self->lattice->before.at[to] = (uint8_t)at.before;
  if (to > self->furthest) self->furthest = to;
}

static void try_arcs(run *self, size_t left_class, size_t right_class, cell at, unsigned so_far) {
  if (left_class == ENG__NO_CLASS || right_class == ENG__NO_CLASS) return;
  const uint16_t *first = &self->table->first.at[left_class * self->table->classes + right_class];
  for (size_t k = first[0]; k < first[1]; k++) try_arc(self, k, at, so_far);
}

static void step_from(run *self, cell at) {
  unsigned so_far = self->lattice->costs.at[cell_index(self, at.i, at.j, at.before)];
  if (so_far == UNREACHED) return;
  uint8_t left = self->left->symbols[at.i], right = self->right->symbols[at.j];
  size_t left_class = self->table->class_of[left], right_class = self->table->class_of[right];
  if (right) try_arcs(self, 0, right_class, at, so_far);
  if (left) try_arcs(self, left_class, 0, at, so_far);
  if (left && right) try_arcs(self, left_class, right_class, at, so_far);
}

static bool reserve(eng__lattice *lattice, size_t cells) {
  return eng__vec_reserve(&lattice->costs, cells) && eng__vec_reserve(&lattice->arcs, cells) &&
         eng__vec_reserve(&lattice->before, cells);
}

/* Steps go forward: past the furthest cell that was reached there is nothing. */
static void walk(run *self) {
  for (size_t i = 0; i <= self->left->count; i++)
    for (size_t j = 0; j <= self->right->count; j++)
      for (int before = 0; before < BEFORE_COUNT; before++) {
        if (cell_index(self, i, j, before) > self->furthest) return;
        step_from(self, (cell){i, j, before});
      }
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
    eng__lattice_step step = {(uint16_t)from.i,
                              (uint16_t)from.j,
                              arc->left_count,
                              arc->right_count,
                              (uint8_t)(lattice->costs.at[here] - lattice->costs.at[there]),
                              arc->kind};
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

eng_status eng__lattice_run(eng__lattice *lattice, eng__lane lane, bool path, uint8_t *cost,
                            eng_error *err) {
  run self = {lattice, lattice->table, lattice->left, lattice->right, lane, 0};
  size_t cells = (self.left->count + 1u) * (self.right->count + 1u) * BEFORE_COUNT;
  if (!reserve(lattice, cells)) return eng__fail_nomem(err);
  memset(lattice->costs.at, UNREACHED, cells);
  lattice->costs.at[0] = 0;
  walk(&self);
  size_t end = cell_index(&self, self.left->count, self.right->count, last_state(&self));
  *cost = lattice->costs.at[end] == UNREACHED ? ENG__LATTICE_END : lattice->costs.at[end];
  return path ? trace(&self, err) : ENG_OK;
}

void eng__lattice_free(eng__lattice *lattice) {
  eng__vec_free(&lattice->costs);
  eng__vec_free(&lattice->arcs);
  eng__vec_free(&lattice->before);
  eng__vec_free(&lattice->steps);
}

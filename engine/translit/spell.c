/* The likeliest Latin spellings of a Persian name (compare.h): the rows of the table read from left
 * to right, the cheapest spellings at each place kept. Rows that cost the same are told apart by
 * how common they are in the press, which only says what is listed, and in which order. */
#include "translit/compare.h"
#include "translit/tables.h"

#include <stdlib.h>
#include <string.h>

enum {
  LETTERS = 64,         /* longer names are not spelled */
  BEAM = 192,           /* spellings kept at each place */
  SPELL_LIMIT = 30,     /* cost of a spelling */
  RARITY_UNWRITTEN = 1, /* an i that no letter writes */
  RARITY_CLUSTER = 2,   /* no vowel between two consonants */
  RARITY_DOUBLE = 2,
  RARITY_GLIDE = 6,   /* iy, ayy: letter by letter, as few write */
  RARITY_SEAM = 12,   /* words written as one, an ezafe between them */
  RARITY_UNREAD = 12, /* a vowel that is known to be read otherwise */
  RARITY_MARKED = 12  /* ā, š: scholars write so, and consistently or not at all */
};

typedef struct draft {
  uint8_t symbols[LETTERS];
  uint8_t count, kind; /* of the last row; eng__arc_kind */
  unsigned cost, rarity;
} draft;

typedef struct drafts {
  draft at[BEAM];
  size_t count;
} drafts;

typedef struct speller {
  const eng__arc_table *table;
  const eng__name_form *name;
  drafts places[LETTERS + 1];
} speller;

static unsigned weight(const draft *self) {
  return self->cost * 4 + self->rarity;
}

static void keep(drafts *self, const draft *new) {
  size_t dearest = 0;
  for (size_t i = 0; i < self->count; i++) {
    draft *old = &self->at[i];
    bool same = old->count == new->count &&
                old->kind == new->kind &&memcmp(old->symbols, new->symbols, new->count) == 0;
    if (same && weight(new) < weight(old)) *old = *new;
    if (same) return;
    if (weight(old) > weight(&self->at[dearest])) dearest = i;
  }
  if (self->count < BEAM) self->at[self->count++] = *new;
  else if (weight(new) < weight(&self->at[dearest])) self->at[dearest] = *new;
}

/* ---- Rows ---- */

/* The Latin words are taken to begin and end where the Persian ones do. */
static unsigned bits_at(const speller *self, size_t from, size_t to) {
  const eng__name_form *name = self->name;
  uint8_t last = from > 0 ? name->symbols[from - 1] : 0;
  unsigned bits = 0;
  if (eng__form_starts_word(name, from)) bits |= ENG__P_START | ENG__L_START;
  if (eng__form_ends_word(name, to)) bits |= ENG__P_END | ENG__L_END;
  if (last == ENG__ALEF || last == ENG__ALEF_MADDA) bits |= ENG__P_AFTER_LONG;
  if (from > 0 && eng__form_starts_word(name, from - 1)) bits |= ENG__P_ONSET;
  if (eng__form_has_article(name, from)) bits |= ENG__P_ARTICLE;
  return bits;
}

/* What the lexicon or harakat say of a vowel that is not written. */
static bool is_refused(const speller *self, const eng__ready_arc *arc, size_t at) {
  if (at == 0 || arc->kind != ENG__ARC_INSERTED) return false;
  uint8_t hint = self->name->hints[at - 1] & (ENG__HINT_FATHA | ENG__HINT_KASRA | ENG__HINT_DAMMA);
  if (!hint) return self->name->hints[at - 1] & ENG__HINT_SUKUN;
  switch (arc->right[0]) {
  case 'a':
    return !(hint & ENG__HINT_FATHA);
  case 'e':
  case 'i':
    return !(hint & ENG__HINT_KASRA);
  case 'o':
  case 'u':
    return !(hint & ENG__HINT_DAMMA);
  default:
    return true;
  }
}

/* A known vowel that a draft leaves out. */
static bool is_missed(const speller *self, const draft *before, const eng__ready_arc *arc,
                      size_t at) {
  if (at == 0 || before->kind != ENG__ARC_CONSONANT || arc->kind != ENG__ARC_CONSONANT)
    return false;
  uint8_t hint = self->name->hints[at - 1];
  return hint & (ENG__HINT_FATHA | ENG__HINT_KASRA | ENG__HINT_DAMMA) && !(hint & ENG__HINT_SUKUN);
}

/* A letter for i or u that is known to be one, or known to be the end of a diphthong. */
static bool is_misread(const speller *self, const eng__ready_arc *arc, size_t at) {
  if (at == 0 || arc->kind != ENG__ARC_VOWEL || arc->right_count == 0) return false;
  uint8_t letter = self->name->symbols[at], hint = self->name->hints[at - 1];
  if (letter != ENG__YEH && letter != ENG__WAW) return false;
  bool two = arc->right_count > 1 && arc->right[1] != arc->right[0];
  if (two && memcmp(arc->right, "ou", 2) == 0) return false;
  if (two && strchr("aeo", arc->right[0]))
    return hint & (ENG__HINT_KASRA | ENG__HINT_DAMMA) && !(hint & ENG__HINT_FATHA);
  return hint & ENG__HINT_FATHA && !(hint & (ENG__HINT_KASRA | ENG__HINT_DAMMA));
}

/* Words are written apart, but those that only a half-space parts. */
static unsigned rarity_of_seam(const speller *self, const eng__ready_arc *arc, size_t at) {
  bool soft = self->name->hints[at] & ENG__HINT_SOFT;
  bool plain = arc->right_count == 1 && arc->right[0] == '|';
  if (arc->right_count == 0) return soft ? 0 : RARITY_SEAM;
  return plain && !soft ? 0 : RARITY_SEAM;
}

static bool is_seam(const eng__ready_arc *arc) {
  return arc->left_count == 1 && arc->left[0] == '|';
}

/* How seldom the press writes so what may be written otherwise. */
static const struct {
  const char *letters;
  uint8_t rarity;
} HABITS[] = {{"gh", 1}, {"w", 2},  {"ou", 1}, {"oo", 2}, {"ee", 2}, {"u", 1},
              {"ey", 1}, {"ai", 1}, {"ay", 2}, {"ow", 4}, {"au", 4}, {"aw", 4},
              {"ie", 3}, {"eh", 1}, {"ah", 1}, {"dh", 3}, {"th", 3}, {"x", 4}};

static unsigned rarity_of_letters(const eng__ready_arc *arc) {
  for (size_t i = 0; i < sizeof HABITS / sizeof *HABITS; i++)
    if (strlen(HABITS[i].letters) == arc->right_count &&
        memcmp(HABITS[i].letters, arc->right, arc->right_count) == 0)
      return HABITS[i].rarity;
  return 0;
}

/* iy and the like; a y that no vowel stands beside. */
static bool is_odd_glide(const speller *self, const draft *before, const eng__ready_arc *arc,
                         size_t at) {
  if (arc->kind == ENG__ARC_GLIDE) return arc->right_count > 1;
  if (arc->kind != ENG__ARC_CONSONANT || arc->right_count == 0 || arc->right[0] != 'y')
    return false;
  return before->kind == ENG__ARC_CONSONANT ||
         eng__form_ends_word(self->name, at + arc->left_count);
}

static unsigned rarity_of(const speller *self, const draft *before, const eng__ready_arc *arc,
                          size_t at) {
  if (is_seam(arc)) return rarity_of_seam(self, arc, at);
  unsigned rarity = rarity_of_letters(arc);
  if (arc->right_count > 1 && arc->right[0] == arc->right[1]) rarity += RARITY_DOUBLE;
  if (arc->kind == ENG__ARC_INSERTED && arc->right[0] == 'i') rarity += RARITY_UNWRITTEN;
  if (arc->kind == ENG__ARC_CONSONANT && before->kind == ENG__ARC_CONSONANT)
    rarity += RARITY_CLUSTER;
  if (is_odd_glide(self, before, arc, at)) rarity += RARITY_GLIDE;
  if (is_misread(self, arc, at)) rarity += RARITY_UNREAD;
  for (size_t k = 0; k < arc->right_count; k++) {
    if (strchr("AEIOUCSQZGKWY@'", arc->right[k])) rarity += RARITY_MARKED;
    if (arc->right[k] == '|') rarity += RARITY_SEAM;
  }
  return rarity;
}

static void put_arc(speller *self, const eng__ready_arc *arc, const draft *before, size_t at) {
  size_t to = at + arc->left_count;
  if (!(arc->schemes & ENG__SCHEME_BASE) || to > self->name->count) return;
  unsigned cost = arc->cost[0] < arc->cost[1] ? arc->cost[0] : arc->cost[1];
  if (before->count + arc->right_count > LETTERS || cost > SPELL_LIMIT) return;
  if (memcmp(arc->left, self->name->symbols + at, arc->left_count) != 0) return;
  bool joint = arc->right_count > 0 && arc->right[0] == '|';
  if (joint && arc->left_count == 0) return;
  if (arc->kind == ENG__ARC_INSERTED && before->kind != ENG__ARC_CONSONANT) return;
  if (arc->left_count == 0 && arc->kind == ENG__ARC_SILENT) return;
  unsigned bits = bits_at(self, at, to);
  if ((bits & arc->need) != arc->need || bits & arc->refuse) return;
  if (is_refused(self, arc, at) || is_missed(self, before, arc, at)) return;
  draft new = *before;
  memcpy(new.symbols + new.count, arc->right, arc->right_count);
  new.count = (uint8_t)(new.count + arc->right_count);
  new.kind = arc->kind == ENG__ARC_SILENT &&at > 0 ? before->kind : arc->kind;
  if (joint) new.kind = ENG__ARC_VOWEL; /* no vowel begins a word unwritten */
  new.cost += cost;
  new.rarity += rarity_of(self, before, arc, at);
  if (new.cost <= SPELL_LIMIT) keep(&self->places[to], &new);
}

static bool is_doubled(const eng__ready_arc *arc) {
  return arc->right_count > 1 && arc->kind == ENG__ARC_CONSONANT &&
         arc->right[0] == arc->right[arc->right_count - 1];
}

/* Twice where the lexicon or the name itself has a tashdid, else once; but many double an s between
 * vowels, lest it be read as z (Hossein, Moussavi). */
static bool is_ill_doubled(const speller *self, const eng__ready_arc *arc, size_t at) {
  if (!is_doubled(arc)) return false;
  bool inner = !eng__form_starts_word(self->name, at) &&
               !eng__form_ends_word(self->name, at + arc->left_count);
  bool voiceless = inner && arc->right[0] == 's' && !(self->name->hints[at] & ENG__HINT_SUKUN);
  return arc->right_count != 2 || !(voiceless || self->name->hints[at] & ENG__HINT_SHADDA);
}

static void put_arcs(speller *self, size_t left, size_t at) {
  const drafts *here = &self->places[at];
  for (size_t right = 0; right < self->table->classes; right++) {
    const uint16_t *first = &self->table->first.at[left * self->table->classes + right];
    for (size_t k = first[0]; k < first[1]; k++) {
      const eng__ready_arc *arc = &self->table->arcs.at[k];
      if (arc->left_count + arc->right_count == 0 || is_ill_doubled(self, arc, at)) continue;
      for (size_t i = 0; i < here->count; i++) put_arc(self, arc, &here->at[i], at);
    }
  }
}

/* Vowels that are not written come before the letter, so they see the drafts of this place only
 * once: nothing follows an inserted vowel but a letter. */
static void draft_all(speller *self) {
  self->places[0].at[0] = (draft){.kind = ENG__ARC_VOWEL};
  self->places[0].count = 1;
  for (size_t at = 0; at < self->name->count; at++) {
    size_t left = self->table->class_of[self->name->symbols[at]];
    put_arcs(self, 0, at);
    if (left != ENG__NO_CLASS) put_arcs(self, left, at);
  }
  put_arcs(self, 0, self->name->count);
}

/* ---- The list ---- */

static int by_weight(const void *left, const void *right) {
  const draft *a = left, *b = right;
  if (weight(a) != weight(b)) return weight(a) < weight(b) ? -1 : 1;
  if (a->count != b->count) return (int)a->count - (int)b->count;
  return memcmp(a->symbols, b->symbols, a->count);
}

static void read_draft(const draft *self, eng__name_form *form) {
  memset(form, 0, sizeof *form);
  form->script = ENG__NAME_LATIN;
  memcpy(form->symbols, self->symbols, self->count);
  form->count = self->count;
  for (size_t i = 0; i < self->count; i++) {
    form->letters += self->symbols[i] != '|' && self->symbols[i] != '\'';
    if (strchr("AEIOU", self->symbols[i])) form->has_long = true;
  }
}

bool eng__is_inferred(const eng__inferred *out, size_t count, const eng__name_form *form) {
  for (size_t i = 0; i < count; i++)
    if (strcmp((const char *)out[i].form.symbols, (const char *)form->symbols) == 0) return true;
  return false;
}

void eng__sort_inferred(eng__inferred *out, size_t count) {
  for (size_t i = 1; i < count; i++) {
    eng__inferred moved = out[i];
    size_t k = i;
    for (; k > 0 && out[k - 1].cost > moved.cost; k--) out[k] = out[k - 1];
    out[k] = moved;
  }
}

eng_status eng__names_spell(eng__comparer *comparer, const eng__name_form *persian,
                            eng__inferred *out, size_t room, size_t *count, eng_error *err) {
  *count = 0;
  if (persian->script != ENG__NAME_PERSIAN || persian->letters == 0) return ENG_OK;
  if (persian->count > LETTERS) return ENG_OK;
  speller *self = calloc(1, sizeof *self);
  if (!self) return eng__fail_nomem(err);
  self->table = &comparer->tables->persian_latin;
  self->name = persian;
  draft_all(self);
  drafts *last = &self->places[persian->count];
  qsort(last->at, last->count, sizeof *last->at, by_weight);
  eng_status status = ENG_OK;
  for (size_t i = 0; i < last->count && *count < room && !status; i++) {
    eng__inferred *next = &out[*count];
    read_draft(&last->at[i], &next->form);
    if (eng__is_inferred(out, *count, &next->form)) continue;
    status = eng__compare(comparer, persian, &next->form, SPELL_LIMIT, &next->cost, err);
    if (!status && next->cost <= SPELL_LIMIT) (*count)++;
  }
  if (!status) eng__sort_inferred(out, *count);
  free(self);
  return status;
}

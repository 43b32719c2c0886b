/* Which table two names are compared by, in which habits, and how much a mode forgives
 * (compare.h). */
#include "translit/compare.h"

#include "translit/rivals.h"
#include "translit/tables.h"

#include <stdlib.h>
#include <string.h>

enum {
  /* Taking a habit beyond the published schemes: dearer than any single legitimate choice. */
  COST_SCHEME = 20,
  COST_MAGHREB = 15,
  /* Two names that are known to be two: with any other cost more than a mode allows. */
  COST_RIVAL = 22
};

eng_status eng__name_tables_open(eng__name_tables **tables, eng_error *err) {
  *tables = NULL;
  eng__name_tables *self = calloc(1, sizeof *self);
  if (!self) return eng__fail_nomem(err);
  eng_status status = eng__arc_table_make(&self->persian_latin, eng__arcs_persian_latin,
                                          eng__arcs_persian_latin_count, false, err);
  if (!status)
    status = eng__arc_table_make(&self->latin, eng__arcs_latin, eng__arcs_latin_count, true, err);
  if (!status)
    status =
        eng__arc_table_make(&self->persian, eng__arcs_persian, eng__arcs_persian_count, true, err);
  if (!status) status = eng__lexicon_make(&self->lexicon, &self->persian_latin, err);
  if (status) {
    eng__name_tables_close(self);
    return status;
  }
  *tables = self;
  return ENG_OK;
}

void eng__name_tables_close(eng__name_tables *tables) {
  if (!tables) return;
  eng__arc_table_free(&tables->persian_latin);
  eng__arc_table_free(&tables->latin);
  eng__arc_table_free(&tables->persian);
  eng__lexicon_free(&tables->lexicon);
  free(tables);
}

void eng__comparer_free(eng__comparer *self) {
  eng__lattice_free(&self->lattice);
}

eng_status eng__comparer_read(eng__comparer *self, eng__name_form *form, eng__slice name,
                              eng_error *err) {
  eng_status status = eng__name_form_read(form, name, err);
  if (!status) eng__lexicon_vocalise(&self->tables->lexicon, form);
  return status;
}

static bool is_persian(const eng__name_form *form) {
  return form->script == ENG__NAME_PERSIAN;
}

/* The order of the arguments must not matter: Persian is left; within a script the one that sorts
 * first is. */
static void arrange(eng__comparer *self, const eng__name_form *a, const eng__name_form *b) {
  const eng__name_tables *tables = self->tables;
  bool one_script = is_persian(a) == is_persian(b);
  self->swapped =
      one_script ? strcmp((const char *)a->symbols, (const char *)b->symbols) > 0 : is_persian(b);
  self->left = self->swapped ? b : a;
  self->right = self->swapped ? a : b;
  self->table = !one_script     ? &tables->persian_latin
                : is_persian(a) ? &tables->persian
                                : &tables->latin;
}

/* The better of the habits P and A in one scheme; `best` is the limit and falls. */
static eng_status try_scheme(eng__comparer *self, uint8_t scheme, unsigned start, unsigned limit,
                             unsigned *best, eng_error *err) {
  for (uint8_t column = 0; column < 2; column++) {
    unsigned most = *best == ENG__LATTICE_END ? limit : *best - 1;
    if (*best <= start || most < start) return ENG_OK;
    eng__lane lane = {column, (uint8_t)(ENG__SCHEME_BASE | scheme), (uint8_t)(most - start)};
    uint8_t cost;
    eng_status status = eng__lattice_run(&self->lattice, lane, false, &cost, err);
    if (status) return status;
    if (cost >= ENG__LATTICE_END) continue;
    *best = cost + start;
    self->lane = (eng__lane){lane.column, lane.schemes, cost};
    self->start = (uint8_t)start;
  }
  return ENG_OK;
}

/* What no lane is below, so that most pairs, which are not one name, end after one run. */
static eng_status lower_bound(eng__comparer *self, unsigned limit, unsigned *cost, eng_error *err) {
  unsigned schemes = ENG__SCHEME_BASE | ENG__SCHEME_MAGHREB | self->schemes;
  eng__lane lane = {2, (uint8_t)schemes, (uint8_t)limit};
  uint8_t bound;
  eng_status status = eng__lattice_run(&self->lattice, lane, false, &bound, err);
  *cost = bound;
  return status;
}

/* The cheapest lane of the schemes that are allowed. */
static eng_status best_lane(eng__comparer *self, unsigned limit, unsigned *cost, eng_error *err) {
  unsigned bound;
  eng__lattice_set(&self->lattice, self->table, self->left, self->right);
  eng_status status = lower_bound(self, limit, &bound, err);
  if (status || bound > limit) return status;
  status = try_scheme(self, 0, 0, limit, cost, err);
  if (status || !self->table->persian_latin || *cost <= bound) return status;
  status = try_scheme(self, ENG__SCHEME_MAGHREB, COST_MAGHREB, limit, cost, err);
  for (unsigned scheme = 2; scheme <= ENG__SCHEME_AF && !status; scheme *= 2)
    if (self->schemes & scheme)
      status = try_scheme(self, (uint8_t)scheme, COST_SCHEME, limit, cost, err);
  return status;
}

/* Two known names cost more; a spelling that costs nothing is the name's own. */
static eng_status add_rivalry(eng__comparer *self, unsigned limit, unsigned *cost, eng_error *err) {
  const eng__name_tables *tables = self->tables;
  if (self->table == &tables->persian || *cost == 0 || *cost > limit) return ENG_OK;
  bool rivals;
  eng_status status = eng__are_rivals(&tables->lexicon, &tables->persian_latin, &self->lattice,
                                      self->left, self->right, &rivals, err);
  if (status || !rivals) return status;
  self->rivalry = COST_RIVAL;
  *cost += COST_RIVAL;
  if (*cost > limit) *cost = ENG__LATTICE_END;
  return ENG_OK;
}

eng_status eng__compare(eng__comparer *self, const eng__name_form *a, const eng__name_form *b,
                        unsigned limit, unsigned *cost, eng_error *err) {
  *cost = ENG__LATTICE_END;
  self->lane = (eng__lane){0};
  self->rivalry = 0;
  self->lattice.steps.count = 0;
  arrange(self, a, b);
  if (a->letters == 0 || b->letters == 0) return ENG_OK;
  if (limit >= ENG__LATTICE_END) limit = ENG__LATTICE_END - 1;
  eng_status status = best_lane(self, limit, cost, err);
  return status ? status : add_rivalry(self, limit, cost, err);
}

/* What belongs to no letter is a step of its own, so that the steps add up: the habit at the start,
 * rivals at the end. */
static eng_status add_extra(eng__comparer *self, uint8_t extra, bool first, eng_error *err) {
  eng__lattice_step step = {.cost = extra};
  if (extra == 0) return ENG_OK;
  if (!eng__vec_push(&self->lattice.steps, step)) return eng__fail_nomem(err);
  eng__lattice_step *steps = self->lattice.steps.at;
  size_t last = self->lattice.steps.count - 1;
  if (first) {
    memmove(steps + 1, steps, last * sizeof *steps);
    steps[0] = step;
  }
  return ENG_OK;
}

eng_status eng__compare_path(eng__comparer *self, eng_error *err) {
  self->lattice.steps.count = 0;
  if (!self->lane.schemes) return ENG_OK;
  uint8_t cost;
  eng__lattice_set(&self->lattice, self->table, self->left, self->right);
  eng_status status = eng__lattice_run(&self->lattice, self->lane, true, &cost, err);
  if (!status) status = add_extra(self, self->start, true, err);
  return status ? status : add_extra(self, self->rivalry, false, err);
}

static size_t word_at(const eng__name_form *form, size_t at) {
  size_t word = 0;
  for (size_t i = 0; i < at && i < form->count; i++) word += form->symbols[i] == '|';
  return word;
}

eng_status eng__compare_shares(eng__comparer *self, const eng__name_form *form, uint8_t *shares,
                               size_t room, size_t *count, eng_error *err) {
  size_t words = eng__form_count_words(form);
  *count = words < room ? words : room;
  memset(shares, 0, *count);
  eng_status status = eng__compare_path(self, err);
  for (size_t i = 0; i < self->lattice.steps.count && !status; i++) {
    const eng__lattice_step *step = &self->lattice.steps.at[i];
    size_t word = word_at(form, form == self->left ? step->left : step->right);
    bool extra = !step->left_count && !step->right_count;
    if (!extra && word < *count) shares[word] = (uint8_t)(shares[word] + step->cost);
  }
  return status;
}

unsigned eng__compare_limit(eng_names_mode mode, const eng__name_form *a, const eng__name_form *b) {
  eng_name_match match = {.letters = a->letters < b->letters ? a->letters : b->letters,
                          .persian_a = is_persian(a),
                          .persian_b = is_persian(b)};
  return (unsigned)(1000 - eng_name_least(mode, &match)) / 10;
}

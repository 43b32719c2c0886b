/* Comparing two spellings (engine/names.h): which table, which habits, the best of them. */
#include "engine/names.h"

#include "translit/key.h"
#include "translit/lattice.h"

#include <stdlib.h>
#include <string.h>

/* Taking a habit beyond the published schemes: dearer than any single legitimate choice. */
enum { COST_SCHEME = 5 };

struct eng_names {
  eng__arc_table persian_latin, latin, persian;
  eng__lattice lattice;
  eng__name_form a, b;
  const eng__name_form *left, *right; /* of the last comparison */
  uint8_t schemes;
};

/* One way to run the lattice. */
typedef struct lane {
  uint8_t cost, schemes;
  int column;
} lane;

eng_status eng_names_open(eng_names **names, const eng_names_options *options, eng_error *err) {
  *names = NULL;
  eng_names *self = calloc(1, sizeof *self);
  if (!self) return eng__fail_nomem(err);
  self->schemes = options ? (uint8_t)(options->schemes & ENG_SCHEME_ALL) : 0;
  eng_status status = eng__arc_table_make(&self->persian_latin, eng__arcs_persian_latin,
                                          eng__arcs_persian_latin_count, false, err);
  if (!status)
    status = eng__arc_table_make(&self->latin, eng__arcs_latin, eng__arcs_latin_count, true, err);
  if (!status)
    status =
        eng__arc_table_make(&self->persian, eng__arcs_persian, eng__arcs_persian_count, true, err);
  if (status) {
    eng_names_close(self);
    return status;
  }
  *names = self;
  return ENG_OK;
}

void eng_names_close(eng_names *names) {
  if (!names) return;
  eng__arc_table_free(&names->persian_latin);
  eng__arc_table_free(&names->latin);
  eng__arc_table_free(&names->persian);
  eng__lattice_free(&names->lattice);
  free(names);
}

/* The better of the lanes that a scheme gives. */
static eng_status try_scheme(eng_names *self, const eng__arc_table *table, uint8_t scheme,
                             lane *best, eng_error *err) {
  unsigned start = scheme ? COST_SCHEME : 0;
  for (int column = 0; column < 2 && best->cost > start; column++) {
    uint8_t cost, schemes = (uint8_t)(ENG__SCHEME_BASE | scheme);
    eng_status status = eng__lattice_run(&self->lattice, table, self->left, self->right, column,
                                         schemes, false, &cost, err);
    if (status) return status;
    if (cost + start < best->cost) *best = (lane){(uint8_t)(cost + start), schemes, column};
  }
  return ENG_OK;
}

static eng_status best_lane(eng_names *self, const eng__arc_table *table, lane *best,
                            eng_error *err) {
  *best = (lane){ENG__LATTICE_END, ENG__SCHEME_BASE, 0};
  eng_status status = try_scheme(self, table, 0, best, err);
  if (!table->persian_latin) return status;
  for (unsigned scheme = 2; scheme <= ENG__SCHEME_AF && !status; scheme *= 2)
    if (self->schemes & scheme) status = try_scheme(self, table, (uint8_t)scheme, best, err);
  return status;
}

/* The order of the arguments must not matter: Persian is left; within a script the one that sorts
 * first is. */
static const eng__arc_table *arrange(eng_names *self) {
  bool persian_a = self->a.script == ENG__NAME_PERSIAN,
       persian_b = self->b.script == ENG__NAME_PERSIAN;
  bool swap = persian_a == persian_b
                  ? strcmp((const char *)self->a.symbols, (const char *)self->b.symbols) > 0
                  : persian_b;
  self->left = swap ? &self->b : &self->a;
  self->right = swap ? &self->a : &self->b;
  if (persian_a != persian_b) return &self->persian_latin;
  return persian_a ? &self->persian : &self->latin;
}

eng_status eng_names_compare(eng_names *names, const char *a, size_t a_len, const char *b,
                             size_t b_len, eng_name_match *match, eng_error *err) {
  *match = (eng_name_match){.score = 0};
  names->lattice.steps.count = 0;
  eng_status status = eng__name_form_read(&names->a, (eng__slice){a, a_len}, err);
  if (!status) status = eng__name_form_read(&names->b, (eng__slice){b, b_len}, err);
  if (status) return status;
  const eng__arc_table *table = arrange(names);
  match->persian_a = names->a.script == ENG__NAME_PERSIAN;
  match->persian_b = names->b.script == ENG__NAME_PERSIAN;
  match->letters = names->a.letters < names->b.letters ? names->a.letters : names->b.letters;
  if (match->letters == 0) return ENG_OK;
  lane best;
  status = best_lane(names, table, &best, err);
  if (status || best.cost >= ENG__LATTICE_END) return status;
  match->score = 1000 - 10 * best.cost;
  uint8_t cost;
  return eng__lattice_run(&names->lattice, table, names->left, names->right, best.column,
                          best.schemes, true, &cost, err);
}

static void write_piece(char out[32], const eng__name_form *form, size_t at, size_t count) {
  eng__buffer text = {0};
  for (size_t k = 0; k < count; k++) eng__name_symbol_write(&text, form->symbols[at + k]);
  size_t len = text.len < 31 ? text.len : 31;
  if (len) memcpy(out, text.at, len);
  out[len] = 0;
  eng__buffer_free(&text);
}

bool eng_names_step(const eng_names *names, size_t index, eng_name_step *step) {
  if (index >= names->lattice.steps.count) return false;
  const eng__lattice_step *at = &names->lattice.steps.at[index];
  bool swapped = names->left == &names->b;
  write_piece(swapped ? step->b : step->a, names->left, at->left, at->left_count);
  write_piece(swapped ? step->a : step->b, names->right, at->right, at->right_count);
  step->cost = at->cost * 10;
  return true;
}

/* Thousandths of cost for a letter, and the most. Across scripts the vowels are guessed, so more is
 * forgiven than between two spellings of one script, where they stand there to be seen. */
static const struct {
  int per_letter, most;
} LIMITS[3][3] = {
    /* strict      standard    wide */
    {{50, 260}, {90, 360}, {100, 440}}, /* Persian and Latin */
    {{20, 180}, {35, 340}, {55, 460}},  /* Latin and Latin */
    {{10, 80}, {15, 120}, {20, 160}},   /* Persian and Persian */
};

int eng_name_least(eng_names_mode mode, const eng_name_match *match) {
  int pair = match->persian_a != match->persian_b ? 0 : match->persian_a ? 2 : 1;
  int forgiven = LIMITS[pair][mode].per_letter * match->letters;
  if (forgiven > LIMITS[pair][mode].most) forgiven = LIMITS[pair][mode].most;
  return 1000 - forgiven;
}

eng_status eng_names_key(eng_names *names, const char *name, size_t len, char *key, size_t room,
                         eng_error *err) {
  eng_status status = eng__name_form_read(&names->a, (eng__slice){name, len}, err);
  if (status) return status;
  eng__name_key(&names->a, key, room);
  return ENG_OK;
}

/* Comparing two spellings (engine/names.h): which table, which habits, the best of them. */
#include "engine/names.h"

#include "translit/bare.h"
#include "translit/compare.h"
#include "translit/key.h"
#include "translit/tables.h"

#include <stdlib.h>
#include <string.h>

enum { SPELLINGS_MOST = 100 }; /* more than these are never listed */

/* A name as it was read, and without its titles and articles. */
typedef struct side {
  eng__name_form whole, bare;
  eng__set_aside aside;
  bool has_bare;
  bool as_bare; /* it was compared so */
} side;

struct eng_names {
  eng__name_tables *tables;
  eng__comparer comparer;
  eng__name_form a; /* whose spellings are looked for */
  side left, right; /* what was compared last */
};

eng_status eng_names_open(eng_names **names, const eng_names_options *options, eng_error *err) {
  *names = NULL;
  eng_names *self = calloc(1, sizeof *self);
  if (!self) return eng__fail_nomem(err);
  eng_status status = eng__name_tables_open(&self->tables, err);
  if (status) {
    free(self);
    return status;
  }
  self->comparer.tables = self->tables;
  self->comparer.schemes = options ? (uint8_t)(options->schemes & ENG_SCHEME_ALL) : 0;
  *names = self;
  return ENG_OK;
}

void eng_names_close(eng_names *names) {
  if (!names) return;
  eng__comparer_free(&names->comparer);
  eng__name_tables_close(names->tables);
  free(names);
}

/* ---- Comparing ---- */

static eng_status read_side(eng_names *names, side *out, const char *name, size_t len,
                            eng_error *err) {
  eng_status status =
      eng__comparer_read(&names->comparer, &out->whole, (eng__slice){name, len}, err);
  if (status) return status;
  out->as_bare = false;
  out->has_bare = eng__form_bare(&names->tables->lexicon, &out->whole, &out->bare, &out->aside);
  return ENG_OK;
}

static const eng__name_form *compared(const side *name) {
  return name->as_bare ? &name->bare : &name->whole;
}

static eng_status compare_sides(eng_names *names, unsigned limit, unsigned *cost, eng_error *err) {
  return eng__compare(&names->comparer, compared(&names->left), compared(&names->right), limit,
                      cost, err);
}

/* Running text is read with its titles and articles and without them, and so are forms: the
 * cheapest of all ways counts. */
static eng_status compare_ways(eng_names *names, unsigned *cost, eng_error *err) {
  side *left = &names->left, *right = &names->right;
  unsigned best = 0, last = 0;
  *cost = ENG__LATTICE_END;
  for (unsigned way = 0; way < 4 && *cost; way++) {
    unsigned limit = *cost == ENG__LATTICE_END ? ENG__LATTICE_END : *cost - 1, here;
    if ((way & 1 && !left->has_bare) || (way & 2 && !right->has_bare)) continue;
    left->as_bare = way & 1;
    right->as_bare = way & 2;
    eng_status status = compare_sides(names, limit, &here, err);
    if (status) return status;
    last = way;
    if (here >= *cost) continue;
    *cost = here;
    best = way;
  }
  if (last == best) return ENG_OK;
  left->as_bare = best & 1;
  right->as_bare = best & 2;
  return compare_sides(names, ENG__LATTICE_END, cost, err); /* for its path */
}

eng_status eng_names_compare(eng_names *names, const char *a, size_t a_len, const char *b,
                             size_t b_len, eng_name_match *match, eng_error *err) {
  *match = (eng_name_match){.score = 0};
  names->comparer.lattice.steps.count = 0;
  eng_status status = read_side(names, &names->left, a, a_len, err);
  if (!status) status = read_side(names, &names->right, b, b_len, err);
  if (status) return status;
  unsigned cost;
  status = compare_ways(names, &cost, err);
  const eng__name_form *left = compared(&names->left), *right = compared(&names->right);
  match->persian_a = left->script == ENG__NAME_PERSIAN;
  match->persian_b = right->script == ENG__NAME_PERSIAN;
  match->letters = left->letters < right->letters ? left->letters : right->letters;
  if (status || cost >= ENG__LATTICE_END) return status;
  match->score = 1000 - 10 * (int)cost;
  return eng__compare_path(&names->comparer, err);
}

/* ---- The path ---- */

/* Adds to a text of `len` bytes, while there is room for it and a NUL; returns the length. */
static size_t add_text(char *out, size_t room, size_t len, const char *text, size_t more) {
  if (len + more >= room) return len;
  memcpy(out + len, text, more);
  return len + more;
}

static void write_piece(char out[32], const eng__name_form *form, size_t at, size_t count) {
  size_t len = 0;
  char text[ENG__SYMBOL_BYTES];
  for (size_t k = 0; k < count; k++) {
    size_t more = eng__name_symbol_text(form->symbols[at + k], text);
    len = add_text(out, 32, len, text, more);
  }
  out[len] = 0;
}

/* The title or article number `*index` that was set aside; else `*index` is less by all there are.
 */
static bool write_aside(const side *name, size_t *index, char out[32]) {
  eng__form_words words;
  if (!name->as_bare || !eng__form_cut_words(&name->whole, &words)) return false;
  for (size_t i = 0; i < words.count; i++) {
    bool spare = name->aside.spare >> i & 1, article = name->aside.articles >> i & 1;
    if (!spare && !article) continue;
    if ((*index)--) continue;
    write_piece(out, &name->whole, words.at[i], spare ? words.len[i] : ENG__ARTICLE_SYMBOLS);
    return true;
  }
  return false;
}

/* First what was set aside, free of cost. */
bool eng_names_step(const eng_names *names, size_t index, eng_name_step *step) {
  const eng__comparer *last = &names->comparer;
  *step = (eng_name_step){.cost = 0};
  if (!last->lattice.steps.count) return false;
  if (write_aside(&names->left, &index, step->a) || write_aside(&names->right, &index, step->b))
    return true;
  if (index >= last->lattice.steps.count) return false;
  const eng__lattice_step *at = &last->lattice.steps.at[index];
  write_piece(last->swapped ? step->b : step->a, last->left, at->left, at->left_count);
  write_piece(last->swapped ? step->a : step->b, last->right, at->right, at->right_count);
  step->cost = at->cost * 10;
  return true;
}

/* A spelling as it is printed; a Latin word begins with a capital. */
static void write_spelling(eng_name_spelling *out, const eng__inferred *from) {
  size_t len = 0;
  const eng__name_form *form = &from->form;
  for (size_t i = 0; i < form->count; i++) {
    uint8_t symbol = form->symbols[i];
    bool start = eng__form_starts_word(form, i) && symbol >= 'a' && symbol <= 'z';
    size_t before = len;
    char text[2 * ENG__SYMBOL_BYTES];
    size_t more = eng__form_symbol_text(form, i, text);
    len = add_text(out->text, sizeof out->text, len, text, more);
    if (start && len > before) out->text[before] = (char)(symbol - 32);
  }
  out->text[len] = 0;
  out->score = 1000 - 10 * (int)from->cost;
}

/* ---- Spellings in the name's own script ---- */

/* So many Persian spellings of a Latin name are asked how else they are spelt. */
enum { RESPELLED_BY = 3 };

/* How well the name is spelt so: as eng_names_compare() says. */
static eng_status weigh_spelling(eng_names *names, eng__inferred *one, eng_error *err) {
  eng_name_spelling text;
  write_spelling(&text, one);
  eng__slice spelling = {text.text, strlen(text.text)};
  eng_status status = eng__comparer_read(&names->comparer, &one->form, spelling, err);
  if (status) return status;
  return eng__compare(&names->comparer, &names->a, &one->form, ENG__LATTICE_END - 1, &one->cost,
                      err);
}

/* Adds how a Persian spelling is spelt in Latin, at most `room` times. */
static eng_status respell(eng_names *names, const eng__name_form *persian, size_t room,
                          eng__inferred *all, size_t *count, eng_error *err) {
  eng__inferred *more = all + *count;
  size_t found;
  eng_status status = eng__names_spell(&names->comparer, persian, more, room, &found, err);
  for (size_t i = 0; i < found && !status; i++) {
    status = weigh_spelling(names, &more[i], err);
    if (status || more[i].cost >= ENG__LATTICE_END) continue;
    if (!eng__is_inferred(all, *count, &more[i].form)) all[(*count)++] = more[i];
  }
  return status;
}

/* The vowels of the name itself, which its Persian spelling leaves open; and what is written as one
 * word here is so there, or has a half-space. */
static eng_status vocalise(eng_names *names, eng__name_form *persian, eng_error *err) {
  eng__comparer *comparer = &names->comparer;
  bool one_word = eng__form_count_words(&names->a) == 1;
  memset(persian->hints, 0, sizeof persian->hints);
  for (size_t i = 0; i < persian->count && one_word; i++)
    if (persian->symbols[i] == '|') persian->hints[i] = ENG__HINT_SOFT;
  return eng__read_vowels(&comparer->tables->persian_latin, &comparer->lattice, persian, &names->a,
                          persian->hints, err);
}

/* A Latin name through the Persian spellings that it may have; `all` has room for RESPELLED_BY
 * times `room` behind what it holds. */
static eng_status respell_all(eng_names *names, size_t room, eng__inferred *all, size_t *count,
                              eng_error *err) {
  eng__inferred persian[RESPELLED_BY];
  size_t found;
  eng_status status =
      eng__names_infer(&names->comparer, &names->a, persian, RESPELLED_BY, &found, err);
  for (size_t i = 0; i < found && !status; i++) {
    status = vocalise(names, &persian[i].form, err);
    if (!status) status = respell(names, &persian[i].form, room, all, count, err);
  }
  eng__sort_inferred(all, *count);
  return status;
}

static eng_status find_own(eng_names *names, eng__inferred *found, size_t room, size_t *count,
                           eng_error *err) {
  found[0] = (eng__inferred){names->a, 0};
  *count = names->a.letters > 0;
  if (!*count || names->a.script == ENG__NAME_PERSIAN) return ENG_OK;
  eng__inferred *all = calloc(1 + RESPELLED_BY * room, sizeof *all);
  if (!all) return eng__fail_nomem(err);
  all[0] = found[0];
  eng_status status = respell_all(names, room, all, count, err);
  if (*count > room) *count = room;
  memcpy(found, all, *count * sizeof *all);
  free(all);
  return status;
}

static eng_status find_spellings(eng_names *names, bool same, eng__inferred *found, size_t room,
                                 size_t *count, eng_error *err) {
  if (same) return find_own(names, found, room, count, err);
  return names->a.script == ENG__NAME_LATIN
             ? eng__names_infer(&names->comparer, &names->a, found, room, count, err)
             : eng__names_spell(&names->comparer, &names->a, found, room, count, err);
}

eng_status eng_names_spell(eng_names *names, const char *name, size_t len, eng_name_script script,
                           eng_name_spelling *spellings, size_t room, size_t *count,
                           eng_error *err) {
  *count = 0;
  if (room == 0) return ENG_OK;
  eng_status status = eng__comparer_read(&names->comparer, &names->a, (eng__slice){name, len}, err);
  if (status) return status;
  if (room > SPELLINGS_MOST) room = SPELLINGS_MOST;
  eng__inferred *found = calloc(room, sizeof *found);
  if (!found) return eng__fail_nomem(err);
  bool same = (names->a.script == ENG__NAME_PERSIAN) == (script == ENG_NAME_PERSIAN);
  status = find_spellings(names, same, found, room, count, err);
  if (status) *count = 0;
  for (size_t i = 0; i < *count; i++) write_spelling(&spellings[i], &found[i]);
  free(found);
  return status;
}

/* Thousandths of cost for a letter, and the most. Across scripts the vowels are guessed, so more is
 * forgiven than between two spellings of one script, where they stand there to be seen. Persian and
 * Latin: strict takes one reading of one region or language (30), standard a slip to a neighbour
 * (38), wide also two such readings, but never another letter (52). */
static const struct {
  int per_letter, most;
} LIMITS[3][3] = {
    /* strict      standard    wide */
    {{80, 300}, {100, 380}, {165, 500}}, /* Persian and Latin */
    {{40, 180}, {45, 300}, {50, 440}},   /* Latin and Latin */
    {{10, 80}, {15, 120}, {20, 160}},    /* Persian and Persian */
};

const char *const eng__names_modes[] = {"strict", "standard", "wide", NULL};

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

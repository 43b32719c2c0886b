/* Comparing names that were read into forms: what running text needs, where one name is held
 * against thousands. The tables are made once and shared; a comparer is the scratch of one thread.
 *
 *   eng__name_tables *tables;
 *   if (eng__name_tables_open(&tables, &err)) …
 *   eng__comparer comparer = {.tables = tables, .schemes = ENG__SCHEME_DE};
 *   unsigned cost, limit = eng__compare_limit(ENG_NAMES_STANDARD, &a, &b);
 *   if (eng__compare(&comparer, &a, &b, limit, &cost, &err)) …
 *   if (cost <= limit) … one name …
 *   eng__comparer_free(&comparer);
 *   eng__name_tables_close(tables);
 */
#ifndef ENG_TRANSLIT_COMPARE_H
#define ENG_TRANSLIT_COMPARE_H

#include "engine/names.h"

#include "translit/lattice.h"

typedef struct eng__name_tables eng__name_tables;

/* The letter tables and the lexicon of name parts. Never written again: any number of threads may
 * read them. ENG_NOMEM. */
eng_status eng__name_tables_open(eng__name_tables **tables, eng_error *err);
void eng__name_tables_close(eng__name_tables *tables); /* NULL is allowed */

/* Set `tables` and `schemes` (ENG__SCHEME_… beyond the base), the rest to zero. */
typedef struct eng__comparer {
  const eng__name_tables *tables;
  uint8_t schemes;
  eng__lattice lattice;
  /* The last comparison, for its path. */
  const eng__name_form *left, *right;
  const eng__arc_table *table;
  eng__lane lane;
  uint8_t start, rivalry; /* costs of the habit, and of being two known names */
  bool swapped;           /* left is b */
} eng__comparer;

void eng__comparer_free(eng__comparer *self);

/* Reads a name into the form that is compared: eng__name_form_read(), and what the lexicon knows of
 * its vowels. Its errors. */
eng_status eng__comparer_read(eng__comparer *self, eng__name_form *form, eng__slice name,
                              eng_error *err);

/* What reading `a` and `b` as one name costs, in hundredths; ENG__LATTICE_END: more than `limit`
 * (at most ENG__LATTICE_END - 1; lower is faster). The same for (a, b) and (b, a), and for every
 * limit that is not below it. Empty names match nothing. ENG_NOMEM. */
eng_status eng__compare(eng__comparer *self, const eng__name_form *a, const eng__name_form *b,
                        unsigned limit, unsigned *cost, eng_error *err);

/* Puts the steps of the last comparison, whose forms must be as they were, into
 * self->lattice.steps: none when there was no path. They add up to the cost; a first step without
 * letters is the price of a habit (eng__scheme), a last one says that both are known names and two.
 * `left` and `right` of a step are places in self->left and self->right. ENG_NOMEM. */
eng_status eng__compare_path(eng__comparer *self, eng_error *err);

/* What each word of `form`, one of the two that were compared last and are as they were, takes of
 * the cost, in order: hundredths, for the first `room` words. *count is how many it has, at most
 * `room`; the price of a habit belongs to no word. ENG_NOMEM. */
eng_status eng__compare_shares(eng__comparer *self, const eng__name_form *form, uint8_t *shares,
                               size_t room, size_t *count, eng_error *err);

/* "strict" …, by eng_names_mode; NULL ends them. */
extern const char *const eng__names_modes[];

/* The dearest cost that a mode forgives between these two, in hundredths. */
unsigned eng__compare_limit(eng_names_mode mode, const eng__name_form *a, const eng__name_form *b);

/* The most spellings that eng__names_infer() gives. */
enum { ENG__INFERRED_MOST = 20 };

typedef struct eng__inferred {
  eng__name_form form;
  unsigned cost; /* hundredths: of the reading, and of how seldom the letters stand for it */
} eng__inferred;

/* Is the spelling among them? */
bool eng__is_inferred(const eng__inferred *out, size_t count, const eng__name_form *form);
/* By cost; stable, so that equal costs stay in the order of how common they are. */
void eng__sort_inferred(eng__inferred *out, size_t count);

/* The likeliest Persian spellings of a Latin name, best first, at most `room`. None for a name that
 * is not Latin or that no Persian letters spell. ENG_NOMEM. */
eng_status eng__names_infer(eng__comparer *comparer, const eng__name_form *latin,
                            eng__inferred *out, size_t room, size_t *count, eng_error *err);

/* The likeliest Latin spellings of a Persian name, which eng__comparer_read() has read, best first,
 * at most `room`: lower case, in the order of the names' words. None for a name that is not Persian
 * or has more than 64 letters. ENG_NOMEM. */
eng_status eng__names_spell(eng__comparer *comparer, const eng__name_form *persian,
                            eng__inferred *out, size_t room, size_t *count, eng_error *err);

#endif

/* The cheapest way to read two names as one: a shortest path through the grid of (place in the left
 * name, place in the right name, what stood before), its steps being rows of a table (arcs.h).
 * Linear in the product of the lengths; no step costs less than nothing, so what is dearer than a
 * limit is cut at once, and most pairs that are not one name end after a few cells. */
#ifndef ENG_TRANSLIT_LATTICE_H
#define ENG_TRANSLIT_LATTICE_H

#include "base/vec.h"
#include "translit/arcs.h"
#include "translit/form.h"

enum { ENG__LATTICE_END = 100, ENG__ARC_SYMBOLS = 8, ENG__NO_CLASS = 255 };

/* A row made ready: symbols in place of text. */
typedef struct eng__ready_arc {
  uint8_t left[ENG__ARC_SYMBOLS], right[ENG__ARC_SYMBOLS];
  uint8_t left_count, right_count;
  uint8_t cost[3]; /* P, A, the lower of them */
  uint8_t schemes, kind;
  uint16_t need, refuse;
} eng__ready_arc;

/* Never written once it is made: any number of threads may read it. */
typedef struct eng__arc_table {
  ENG__VEC(eng__ready_arc) arcs; /* sorted by the classes of their first symbols */
  ENG__VEC(uint16_t) first;      /* [left class * classes + right class]: where those begin */
  uint8_t class_of[256];         /* of a symbol; 0 for none, ENG__NO_CLASS: in no row */
  size_t classes;
  bool persian_latin; /* the sides are not of one script */
} eng__arc_table;

/* One step of the path, for whoever explains it. */
typedef struct eng__lattice_step {
  uint16_t left, right;            /* where it begins */
  uint8_t left_count, right_count; /* symbols */
  uint8_t cost;
  uint8_t kind; /* eng__arc_kind */
} eng__lattice_step;

/* The contexts (ENG__P_START …) that a place gives to rows that begin or end there. */
typedef struct eng__lattice_places {
  uint16_t from[ENG__NAME_SYMBOLS + 1], to[ENG__NAME_SYMBOLS + 1];
} eng__lattice_places;

/* The grid, kept from one pair to the next; of one thread. Starts as all zeroes. */
typedef struct eng__lattice {
  ENG__VEC(uint8_t) costs;
  ENG__VEC(uint16_t) arcs;
  ENG__VEC(uint8_t) before;
  ENG__VEC(eng__lattice_step) steps; /* of the last path asked for */
  const eng__arc_table *table;       /* of the pair that is set */
  const eng__name_form *left, *right;
  eng__lattice_places left_places, right_places;
} eng__lattice;

/* How to read the table. */
typedef struct eng__lane {
  uint8_t column;  /* the habit: 0 P, 1 A; 2 the cheaper one row by row, which no habit is below */
  uint8_t schemes; /* ENG__SCHEME_… whose rows count */
  uint8_t limit;   /* the dearest path that is of interest, below ENG__LATTICE_END */
} eng__lane;

/* Makes a table ready. With `mirror` every row also counts the other way round and equal symbols
 * are free: both names are of one script. */
eng_status eng__arc_table_make(eng__arc_table *table, const eng__arc *rows, size_t count,
                               bool mirror, eng_error *err);
void eng__arc_table_free(eng__arc_table *table);

/* Sets the pair that eng__lattice_run() reads: both stay as they are until the last run. */
void eng__lattice_set(eng__lattice *lattice, const eng__arc_table *table,
                      const eng__name_form *left, const eng__name_form *right);

/* Cost of the cheapest path; ENG__LATTICE_END when there is none within the limit. With `path`,
 * lattice->steps holds its steps. ENG_NOMEM. */
eng_status eng__lattice_run(eng__lattice *lattice, eng__lane lane, bool path, uint8_t *cost,
                            eng_error *err);
void eng__lattice_free(eng__lattice *lattice);

#endif

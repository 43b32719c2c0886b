/* What comparing looks things up in: made once, then only read. */
#ifndef ENG_TRANSLIT_TABLES_H
#define ENG_TRANSLIT_TABLES_H

#include "translit/lattice.h"

struct eng__name_tables {
  eng__arc_table persian_latin, latin, persian;
};

#endif

/* What comparing looks things up in: made once, then only read. */
#ifndef ENG_TRANSLIT_TABLES_H
#define ENG_TRANSLIT_TABLES_H

#include "translit/lexicon.h"

struct eng__name_tables {
  eng__arc_table persian_latin, latin, persian;
  eng__lexicon lexicon;
};

#endif

/* The rows of the letter tables as text, for whoever wants to know what a reading costs and why. */
#ifndef ENG_TRANSLIT_ARC_TEXT_H
#define ENG_TRANSLIT_ARC_TEXT_H

#include "base/buffer.h"
#include "translit/arcs.h"

/* The heading of the columns, with a line end. */
extern const char eng__arc_heading[];

/* One row, tab-separated, with a line end: the name of its table, left, right, cost in the Persian
 * and in the Arabic habit (from 0 to 1, as scores count), kind, schemes ("any", "fr,tr") and where
 * it holds ("word-start", "not word-end"). A side that is nothing is "-", a joint between words
 * "|". */
void eng__arc_write(eng__buffer *out, const char *table, const eng__arc *arc);

/* All tables, heading first. */
void eng__arcs_write(eng__buffer *out);

#endif

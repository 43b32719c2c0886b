/* What the views for a terminal share: colours, isolates, text made harmless, how wide it is. */
#ifndef ENG_OUTPUT_SCREEN_H
#define ENG_OUTPUT_SCREEN_H

#include "output/format.h"

enum { ENG__SCREEN_LONGEST = 300 }; /* characters of a name */

/* FIRST STRONG, LEFT-TO-RIGHT, RIGHT-TO-LEFT ISOLATE, POP DIRECTIONAL ISOLATE */
enum {
  ENG__ISOLATE = 0x2068,
  ENG__ISOLATE_LTR = 0x2066,
  ENG__ISOLATE_RTL = 0x2067,
  ENG__END_ISOLATE = 0x2069
};
void eng__add_control(eng__buffer *out, uint32_t cp);

#define ENG__COLOR_DOCUMENT "35"
#define ENG__COLOR_PLACE "32"
#define ENG__COLOR_RULE "36"
#define ENG__COLOR_HIT "1;31"
#define ENG__COLOR_QUIET "2"
void eng__begin_color(const eng__sink *sink, eng__buffer *out, const char *color);
void eng__end_color(const eng__sink *sink, eng__buffer *out);

/* Holds it a right-to-left letter? Is its first letter one? (`*none`: it has no letter) */
bool eng__has_rtl(eng__slice text);
bool eng__begins_rtl(eng__slice text, bool *none);

/* At most `most` characters from the front, or (`last`) from the back. */
eng__slice eng__some_chars(eng__slice text, size_t most, bool last);
/* Columns that valid text without controls takes: none for marks and half-spaces, two for wide
 * characters (East Asian ones, emoji). */
size_t eng__columns_of(eng__slice text);
/* As many characters from the front, or (`last`) from the back, as fit into `most` columns. */
eng__slice eng__some_columns(eng__slice text, size_t most, bool last);

/* Part of a line: a tab is a space, and a line break within a hit an arrow. */
void eng__write_part(eng__buffer *out, eng__slice text);
/* A name, in an isolate where it holds right-to-left letters; the same in colour. */
void eng__write_isolated(eng__buffer *out, eng__slice text);
void eng__write_colored(const eng__sink *sink, eng__buffer *out, const char *color,
                        eng__slice text);

#endif

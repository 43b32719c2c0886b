/* The line of source that a message is about, with a mark under what it is about: for people at a
 * terminal, below the message, never instead of it.
 *
 *   rules.lua:3: rule 'a' has no field 'wher' (did you mean 'where'?)
 *      3 | rule "a" { doc = "A.", find = "x", wher = f }
 *        |                                    ^^^^
 */
#ifndef ENG_RUN_EXCERPT_H
#define ENG_RUN_EXCERPT_H

#include "run/sources.h"

#include <stdio.h>

/* Appends such lines for a message that begins with "FILE:LINE: ", if the file is one of the
 * sources' and can be read; else nothing. Nothing of the file goes out raw. */
void eng__excerpt_write(eng__buffer *out, const eng__sources *sources, eng__slice message);

/* The same, written at once. */
void eng__excerpt_print(FILE *to, const eng__sources *sources, eng__slice message);

/* The same for a message about a pack's manifest ("FOLDER/pack.json:LINE: … (at byte N)"), because
 * of which there are no sources; for others nothing. */
void eng__excerpt_print_manifest(FILE *to, eng__slice message);

/* Is it about an error that code of a rule raised, with its place behind that of the rule or the
 * example? The excerpt is of where it was raised. */
bool eng__excerpt_is_raised(eng__slice message);

/* Which bytes of a line a message is about: empty when it does not say, or not which of several.
 * `head` are the names of a list's columns, empty for a rule file; `comma`: it is a .csv. */
typedef struct eng__excerpt_place {
  size_t start, end;
} eng__excerpt_place;
eng__excerpt_place eng__excerpt_find(eng__slice line, eng__slice message, eng__slice head,
                                     bool comma);

#endif

/* Which encoding are these bytes in? */
#ifndef ENG_TEXT_RECOGNISE_H
#define ENG_TEXT_RECOGNISE_H

#include "text/decode.h"

typedef struct eng__recognition {
  eng__encoding encoding;
  size_t bom;         /* length of the byte order mark, 0 for none */
  const char *reason; /* a constant */
  bool valid;         /* all of it was seen to be valid UTF-8 */
} eng__recognition;

/* Looks at all of `raw`, in linear time. */
eng__recognition eng__recognise(eng__slice raw);
/* UTF-16 or UTF-32, by a byte order mark or by its pattern of NULs and scripts? */
bool eng__recognise_wide(eng__slice raw, eng__recognition *recognition);

#endif

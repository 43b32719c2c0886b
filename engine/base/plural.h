/* Numbers in sentences: "1 document", "2 documents". */
#ifndef ENG_BASE_PLURAL_H
#define ENG_BASE_PLURAL_H

#include <stdint.h>

/* What a noun gets behind it. */
static inline const char *eng__plural(uint64_t number) {
  return number == 1 ? "" : "s";
}

#endif

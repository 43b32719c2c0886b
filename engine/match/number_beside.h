/* What a number token says where it stands. */
#ifndef ENG_MATCH_NUMBER_BESIDE_H
#define ENG_MATCH_NUMBER_BESIDE_H

#include "text/document.h"

typedef struct eng__number {
  double value;
  bool known; /* it has a value */
  bool percent;
} eng__number;

/* The number of the part `index`, which is of kind number. */
eng__number eng__number_at(const eng_document *document, size_t index);

#endif

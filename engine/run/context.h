/* The text beside a hit: `--context`, and the rest of the line for the terminal. */
#ifndef ENG_RUN_CONTEXT_H
#define ENG_RUN_CONTEXT_H

#include "run/crew.h"

/* Fills `left` and `right` of a hit at `text` of the document; slices of the document's text.
 * ENG_NOMEM. */
eng_status eng__context_of(eng_document *document, eng_span text, eng__context kind, uint32_t words,
                           eng__result_hit *hit, eng_error *err);

/* Fills the sentence of the hit and the next one. */
eng_status eng__sentence_of(eng_document *document, eng_span text, eng__result_hit *hit,
                            eng_error *err);

#endif

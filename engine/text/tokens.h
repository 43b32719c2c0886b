/* Cutting the view of a document into parts: see document.h for what a part is. */
#ifndef ENG_TEXT_TOKENS_H
#define ENG_TEXT_TOKENS_H

#include "text/document.h"

/* Fills `document->parts` and `token_count` from the view: one pass, linear. ENG_NOMEM. */
eng_status eng__cut(eng_document *document, eng_error *err);

/* Index of the first part of the token `index`. */
size_t eng__token_first_part(const eng_document *document, size_t index);

#endif

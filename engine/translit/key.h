/* The consonant key of a name: what is left when vowels, h, y, w and doublings are gone and letters
 * that schemes mix are one. Classes: b p t s j C x d z r S K f l m n (persian.md 10). */
#ifndef ENG_TRANSLIT_KEY_H
#define ENG_TRANSLIT_KEY_H

#include "translit/form.h"

/* Writes the key, NUL-terminated, cut at `room` (at least 1). */
void eng__name_key(const eng__name_form *form, char *key, size_t room);

#endif

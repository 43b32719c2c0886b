/* Normalization forms (UAX #15) of lists of code points, by utf8proc: for the few places of a text
 * where letters and marks compose or change places. Linear in the length whatever the marks:
 * utf8proc alone takes quadratic time to order a long run of marks, so they are put in order for
 * it. */
#ifndef ENG_UNICODE_NORMALIZE_H
#define ENG_UNICODE_NORMALIZE_H

#include "base/error.h"
#include "base/vec.h"

#include <stdint.h>

typedef ENG__VEC(int32_t) eng__code_points; /* starts as all zeroes; freed with eng__vec_free */

typedef enum eng__normal_form { ENG__NFD, ENG__NFC, ENG__NFKD, ENG__NFKC } eng__normal_form;

/* `out` is emptied first; it must not be `in`. ENG_NOMEM when memory is out; ENG_INVALID for a
 * value that is no code point. */
eng_status eng__normalize(const eng__code_points *in, eng__normal_form form, eng__code_points *out,
                          eng_error *err);

#endif

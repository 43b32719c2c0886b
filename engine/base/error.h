/* Filling an eng_error. */
#ifndef ENG_BASE_ERROR_H
#define ENG_BASE_ERROR_H

#include "engine/error.h"

#if defined(__GNUC__)
#define ENG__PRINTF(text, first) __attribute__((format(printf, text, first)))
#else
#define ENG__PRINTF(text, first)
#endif

/* Writes status and message (one that is too long loses its middle) and returns `status`, so that
 * `return eng__fail(err, ENG_INVALID, "…")` is the idiom. `err` may be NULL. */
eng_status eng__fail(eng_error *err, eng_status status, const char *format, ...) ENG__PRINTF(3, 4);

/* The idiom for a failed allocation. */
eng_status eng__fail_nomem(eng_error *err);

#endif

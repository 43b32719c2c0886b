/* A growing run of bytes. Writing never fails at the call: when memory is out the buffer turns
 * `failed` and stays as it was, and the writer asks once at the end. */
#ifndef ENG_BASE_BUFFER_H
#define ENG_BASE_BUFFER_H

#include "base/error.h"
#include "base/slice.h"

#include <stdarg.h>

typedef struct eng__buffer {
  char *at;
  size_t len, capacity;
  bool failed;
} eng__buffer;

/* A buffer starts as all zeroes. */

/* Room for `more` further bytes; a pointer to write them at, or NULL (and `failed`). */
char *eng__buffer_reserve(eng__buffer *buffer, size_t more);

void eng__buffer_add(eng__buffer *buffer, const char *bytes, size_t len);
void eng__buffer_add_slice(eng__buffer *buffer, eng__slice bytes);
void eng__buffer_add_string(eng__buffer *buffer, const char *string);
void eng__buffer_add_byte(eng__buffer *buffer, char byte);
void eng__buffer_add_unsigned(eng__buffer *buffer, uint64_t number);
void eng__buffer_printf(eng__buffer *buffer, const char *format, ...) ENG__PRINTF(2, 3);
void eng__buffer_vprintf(eng__buffer *buffer, const char *format, va_list args) ENG__PRINTF(2, 0);

/* Empties it, forgets a failure, keeps the memory. */
void eng__buffer_clear(eng__buffer *buffer);
void eng__buffer_free(eng__buffer *buffer);

static inline eng__slice eng__buffer_slice(const eng__buffer *buffer) {
  return (eng__slice){buffer->at, buffer->len};
}

#endif

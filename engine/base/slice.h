/* A slice: bytes that belong to somebody else. Passed by value; `at` is not NUL-terminated and may
 * be NULL when `len` is 0. */
#ifndef ENG_BASE_SLICE_H
#define ENG_BASE_SLICE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

typedef struct eng__slice {
  const char *at;
  size_t len;
} eng__slice;

#define ENG__SLICE(literal) ((eng__slice){(literal), sizeof(literal) - 1})

static inline eng__slice eng__slice_of(const char *string) {
  return (eng__slice){string, string ? strlen(string) : 0};
}

static inline eng__slice eng__slice_cut(eng__slice s, size_t start, size_t end) {
  return (eng__slice){s.at + start, end - start};
}

static inline bool eng__slice_equal(eng__slice a, eng__slice b) {
  return a.len == b.len && (a.len == 0 || memcmp(a.at, b.at, a.len) == 0);
}

static inline bool eng__slice_starts(eng__slice s, eng__slice with) {
  return s.len >= with.len && memcmp(s.at, with.at, with.len) == 0;
}

/* Bytewise order, a prefix first. */
static inline int eng__slice_compare(eng__slice a, eng__slice b) {
  size_t shorter = a.len < b.len ? a.len : b.len;
  int order = shorter ? memcmp(a.at, b.at, shorter) : 0;
  return order ? order : (a.len > b.len) - (a.len < b.len);
}

static inline bool eng__slice_is_one_of(eng__slice s, const char *const *strings, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (eng__slice_equal(s, eng__slice_of(strings[i]))) return true;
  return false;
}

static inline bool eng__slice_starts_as_one_of(eng__slice s, const char *const *strings,
                                               size_t count) {
  for (size_t i = 0; i < count; i++)
    if (eng__slice_starts(s, eng__slice_of(strings[i]))) return true;
  return false;
}

/* Does the slice begin with one of the strings of an array? */
#define ENG__STARTS_AS_ONE_OF(slice, array)                                                        \
  eng__slice_starts_as_one_of(slice, array, sizeof(array) / sizeof *(array))

/* Is the slice one of the strings of an array? */
#define ENG__IS_ONE_OF(slice, array)                                                               \
  eng__slice_is_one_of(slice, array, sizeof(array) / sizeof *(array))

#endif

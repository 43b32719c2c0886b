/* Statuses and the error record. Every function of the library that can fail returns an
 * eng_status and takes an `eng_error *` last, which it fills exactly when it fails; NULL is
 * allowed. An error of a lower floor is passed on untouched. */
#ifndef ENGINE_ERROR_H
#define ENGINE_ERROR_H

#ifdef __cplusplus
extern "C" {
#endif

/* name, text */
#define ENG_STATUS_LIST(X)                                                                         \
  X(OK, "no error")                                                                                \
  X(NOMEM, "out of memory")                                                                        \
  X(INVALID, "not well-formed")                                                                    \
  X(LIMIT, "a limit was reached")                                                                  \
  X(TIMEOUT, "out of time")                                                                        \
  X(IO, "input or output failed")                                                                  \
  X(RULE, "rule code failed")

typedef enum eng_status {
#define ENG_STATUS_NAME(name, text) ENG_##name,
  ENG_STATUS_LIST(ENG_STATUS_NAME)
#undef ENG_STATUS_NAME
} eng_status;

enum { ENG_ERROR_MESSAGE = 512 };

/* A record the caller owns. `message` is one line of UTF-8, NUL-terminated: place, what, what to
 * do ("rules/a.lua:22: rule 'x' has no field 'wher' (did you mean 'where'?)"). */
typedef struct eng_error {
  eng_status status;
  char message[ENG_ERROR_MESSAGE];
} eng_error;

/* A constant text for a status; never NULL. */
const char *eng_status_text(eng_status status);

#ifdef __cplusplus
}
#endif
#endif

/* The tokens of Lua source, as far as the checks of a rule file need them: names, numbers, strings,
 * comments and symbols, told apart as Lua's own reader does. What is no Lua is passed on as symbols
 * of one byte; Lua will say what is wrong with it. */
#ifndef ENG_RULES_SOURCE_SCAN_H
#define ENG_RULES_SOURCE_SCAN_H

#include "base/slice.h"

typedef enum eng__token_type {
  ENG__TOKEN_END,
  ENG__TOKEN_NAME, /* keywords too */
  ENG__TOKEN_NUMBER,
  ENG__TOKEN_STRING,
  ENG__TOKEN_COMMENT,
  ENG__TOKEN_SYMBOL
} eng__token_type;

typedef struct eng__source_token {
  eng__token_type type;
  eng__slice text;
} eng__source_token;

/* The next token of `rest`, which moves behind it. Valid UTF-8 without NUL. */
eng__source_token eng__source_next(eng__slice *rest);

/* Line, from 1, of a byte offset: LF, CR, CRLF and LFCR end a line. */
unsigned eng__source_line(eng__slice source, size_t offset);

static inline bool eng__source_is(eng__source_token token, const char *text) {
  return token.text.len == strlen(text) && memcmp(token.text.at, text, token.text.len) == 0;
}

#endif

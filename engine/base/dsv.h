/* Delimited text: TSV and CSV (RFC 4180), as lists of rules and `--meta` have it.
 *
 * TSV: a field has no quoting; `\t`, `\n`, `\\` stand for tab, line feed, backslash. CSV: quoted
 * fields with doubled quotes, line breaks allowed inside. LF, CRLF and CR end a line, a BOM is
 * skipped, lines starting with `#` before the header line are comments, blank lines are passed
 * over. */
#ifndef ENG_BASE_DSV_H
#define ENG_BASE_DSV_H

#include "base/arena.h"
#include "base/error.h"

typedef struct eng__dsv_row {
  eng__slice *fields; /* as many as there are columns; missing ones empty */
  uint32_t count;     /* fields the row really had */
  uint32_t line;      /* from 1, where it begins */
} eng__dsv_row;

typedef struct eng__dsv {
  eng__slice *columns;
  uint32_t column_count;
  uint32_t header_line;
  eng__dsv_row *rows;
  size_t row_count;
} eng__dsv;

/* Reads a whole table into `arena` (fields point into the arena or `bytes`). ENG_INVALID: no
 * header, two columns of one name, a row with more fields than columns, an unclosed quote, NUL or
 * bytes that are not UTF-8; the message begins with `name:line: `. */
eng_status eng__dsv_read(eng__dsv *table, eng__arena *arena, const char *name, eng__slice bytes,
                         char separator, eng_error *err);

/* Index of a column, or -1. */
int eng__dsv_column(const eng__dsv *table, const char *name);

#endif

/* Delimited text, read in one pass: a cursor, and one function for each way a field is written.
 *
 * A field that stands as it is in the input is not copied; one with an escape or a doubled quote is
 * copied into the arena. What a table may take is bounded: a short row still gets a slice for every
 * column, so a long header over many short lines would cost far more than its bytes. */
#include "base/dsv.h"

#include "base/cpu.h"
#include "base/sequence.h"

enum {
  MAX_COLUMNS = 1024,
  FREE_PADDING = 1 << 20, /* empty cells of short rows, beside one for each byte of input */
#ifdef ENG_HARD
  CELLS = 1, /* each row has a piece of memory of its own, */
  ROWS = 1   /* and each moves those before it */
#else
  CELLS = 1024,
  ROWS = 64
#endif
};

typedef struct reader {
  const char *at, *end;
  const char *name;
  uint32_t line; /* of `at` */
  char separator;
  bool quotes; /* CSV */
  eng__arena *arena;
  eng_error *err;
} reader;

static eng_status fail(const reader *r, uint32_t line, const char *what) {
  return eng__fail(r->err, ENG_INVALID, "%s:%u: %s", r->name, (unsigned)line, what);
}

static bool at_line_end(const reader *r) {
  return r->at == r->end || *r->at == '\n' || *r->at == '\r';
}

/* LF, CRLF, CR, or nothing at the end of the input. */
static void pass_line_end(reader *r) {
  if (r->at == r->end) return;
  bool cr = *r->at++ == '\r';
  if (cr && r->at < r->end && *r->at == '\n') r->at++;
  r->line++;
}

static bool is_blank_line(const reader *r) {
  const char *p = r->at;
  while (p < r->end && (*p == ' ' || *p == '\t')) p++;
  return p == r->end || *p == '\n' || *p == '\r';
}

static void pass_line(reader *r) {
  while (!at_line_end(r)) r->at++;
  pass_line_end(r);
}

/* ---- Fields ---- */

static char tsv_escape(char c) {
  switch (c) {
  case 't':
    return '\t';
  case 'n':
    return '\n';
  case 'r':
    return '\r';
  case '\\':
    return '\\';
  default:
    return '\0';
  }
}

/* Copies `raw` with its escapes taken out; a backslash before anything else stays (a regex in a
 * list needs no doubling). */
static eng_status unescape_tsv(reader *r, eng__slice raw, eng__slice *field) {
  char *copy = eng__arena_alloc(r->arena, raw.len);
  if (!copy) return eng__fail_nomem(r->err);
  size_t len = 0;
  for (size_t i = 0; i < raw.len; i++) {
    char c = raw.at[i] == '\\' && i + 1 < raw.len ? tsv_escape(raw.at[i + 1]) : '\0';
    copy[len++] = c ? c : raw.at[i];
    i += c != '\0';
  }
  *field = (eng__slice){copy, len};
  return ENG_OK;
}

#if ENG__X86

static __m128i bytes_equal(__m128i x, char byte) {
  return _mm_cmpeq_epi8(x, _mm_set1_epi8(byte));
}

/* A bit for each of sixteen bytes that ends a field. */
static unsigned field_ends(__m128i x, char separator) {
  __m128i line_end = _mm_or_si128(bytes_equal(x, '\n'), bytes_equal(x, '\r'));
  return (unsigned)_mm_movemask_epi8(_mm_or_si128(line_end, bytes_equal(x, separator)));
}

#endif

/* Where the separator or the end of the line is. */
static const char *field_end(const reader *r) {
  const char *at = r->at, *end = r->end;
  char separator = r->separator;
#if ENG__X86
  for (; end - at >= 16; at += 16) {
    unsigned ends = field_ends(_mm_loadu_si128((const void *)at), separator);
    if (ends) return at + __builtin_ctz(ends);
  }
#endif
  while (at < end && *at != separator && *at != '\n' && *at != '\r') at++;
  return at;
}

/* From `at` to the separator or the end of the line, as it stands. */
static eng__slice plain_field(reader *r) {
  const char *start = r->at;
  r->at = field_end(r);
  return (eng__slice){start, (size_t)(r->at - start)};
}

static eng_status undouble(reader *r, eng__slice raw, eng__slice *field) {
  char *copy = eng__arena_alloc(r->arena, raw.len);
  if (!copy) return eng__fail_nomem(r->err);
  size_t len = 0;
  for (size_t i = 0; i < raw.len; i++) {
    copy[len++] = raw.at[i];
    i += raw.at[i] == '"';
  }
  *field = (eng__slice){copy, len};
  return ENG_OK;
}

/* `at` is on the opening quote. */
static eng_status quoted_field(reader *r, eng__slice *field) {
  uint32_t line = r->line;
  const char *start = ++r->at;
  bool doubled = false;
  for (; r->at < r->end; r->at++) {
    if (*r->at == '\n' || (*r->at == '\r' && (r->at + 1 == r->end || r->at[1] != '\n'))) r->line++;
    if (*r->at != '"') continue;
    if (r->at + 1 == r->end || r->at[1] != '"') break;
    doubled = true;
    r->at++;
  }
  if (r->at == r->end) return fail(r, line, "a quoted field is not closed");
  *field = (eng__slice){start, (size_t)(r->at - start)};
  r->at++;
  if (!at_line_end(r) && *r->at != r->separator)
    return fail(r, r->line, "text after a closing quote; write a quote inside a field twice");
  return doubled ? undouble(r, *field, field) : ENG_OK;
}

static eng_status read_field(reader *r, eng__slice *field) {
  if (r->quotes && r->at < r->end && *r->at == '"') return quoted_field(r, field);
  *field = plain_field(r);
  if (r->quotes || !field->len || !memchr(field->at, '\\', field->len)) return ENG_OK;
  return unescape_tsv(r, *field, field);
}

/* Reads the fields of one line, at most `most` of them, into `fields` and passes its end. */
static eng_status read_line(reader *r, eng__slice *fields, uint32_t most, uint32_t *count) {
  uint32_t line = r->line;
  *count = 0;
  for (;;) {
    if (*count == most)
      return eng__fail(r->err, ENG_INVALID, "%s:%u: more than %u fields", r->name, (unsigned)line,
                       (unsigned)most);
    eng_status status = read_field(r, &fields[*count]);
    if (status) return status;
    ++*count;
    if (at_line_end(r)) break;
    r->at++;
  }
  pass_line_end(r);
  return ENG_OK;
}

/* ---- The table ---- */

/* How much of a name a message needs: at most 200 bytes, whole characters. */
static int name_length(eng__slice name) {
  size_t len = name.len < 200 ? name.len : 200;
  while (len > 0 && len < name.len && ((unsigned char)name.at[len] & 0xC0) == 0x80) len--;
  return (int)len;
}

static eng_status check_columns(const eng__dsv *table, const reader *r) {
  for (uint32_t i = 0; i < table->column_count; i++) {
    for (uint32_t k = 0; k < i; k++) {
      if (eng__slice_equal(table->columns[i], table->columns[k]))
        return eng__fail(r->err, ENG_INVALID, "%s:%u: two columns are named '%.*s'", r->name,
                         (unsigned)table->header_line, name_length(table->columns[i]),
                         table->columns[i].at);
    }
  }
  return ENG_OK;
}

static eng_status read_header(eng__dsv *table, reader *r) {
  while (r->at < r->end && (*r->at == '#' || is_blank_line(r))) pass_line(r);
  if (r->at == r->end) return fail(r, 1, "empty: the first line must name the columns");
  eng__slice fields[MAX_COLUMNS];
  table->header_line = r->line;
  eng_status status = read_line(r, fields, MAX_COLUMNS, &table->column_count);
  if (status) return status;
  table->columns = eng__arena_array(r->arena, table->column_count, sizeof *fields);
  if (!table->columns) return eng__fail_nomem(r->err);
  memcpy(table->columns, fields, table->column_count * sizeof *fields);
  return check_columns(table, r);
}

/* The rows while they are read. Cells of many rows are one piece of the arena, `left` of it unused;
 * the array of rows grows to what is guessed from the bytes that those so far took. */
typedef struct filler {
  eng__dsv *table;
  reader *r;
  const char *start;
  eng__slice *cells;
  size_t left, capacity;
} filler;

static bool make_cells(filler *f) {
  f->left = f->table->column_count > CELLS ? f->table->column_count : CELLS;
  f->cells = eng__arena_array(f->r->arena, f->left, sizeof *f->cells);
  return f->cells != NULL;
}

/* At most 64 times as many rows: the first may have been short ones. */
static size_t guess_rows(const filler *f) {
  size_t rows = f->table->row_count, read = (size_t)(f->r->at - f->start) + 1;
  size_t rest = (size_t)(f->r->end - f->r->at), times = rest / read;
  if (rows < ROWS) return ROWS;
  return rows + (times > 64 ? 64 * rows : times * rows + rows) + rows / 8;
}

static bool make_rows(filler *f) {
  size_t count = f->table->row_count, capacity = guess_rows(f);
  eng__dsv_row *rows = eng__arena_alloc(f->r->arena, capacity * sizeof *rows);
  if (!rows) return false;
  if (count) memcpy(rows, f->table->rows, count * sizeof *rows);
  f->table->rows = rows;
  f->capacity = capacity;
  return true;
}

static eng_status read_row(filler *f) {
  uint32_t columns = f->table->column_count;
  if (f->left < columns && !make_cells(f)) return eng__fail_nomem(f->r->err);
  if (f->table->row_count == f->capacity && !make_rows(f)) return eng__fail_nomem(f->r->err);
  eng__dsv_row *row = &f->table->rows[f->table->row_count++];
  *row = (eng__dsv_row){.fields = f->cells, .line = f->r->line};
  f->cells += columns;
  f->left -= columns;
  return read_line(f->r, row->fields, columns, &row->count);
}

static eng_status read_rows(eng__dsv *table, reader *r) {
  filler f = {.table = table, .r = r, .start = r->at};
  size_t padding = 0, most_padding = FREE_PADDING + (size_t)(r->end - r->at);
  while (r->at < r->end) {
    if (is_blank_line(r)) {
      pass_line(r);
      continue;
    }
    eng_status status = read_row(&f);
    if (status) return status;
    const eng__dsv_row *row = &table->rows[table->row_count - 1];
    padding += table->column_count - row->count;
    if (padding > most_padding)
      return eng__fail(r->err, ENG_LIMIT, "%s:%u: too many rows are shorter than the header line",
                       r->name, (unsigned)row->line);
  }
  return ENG_OK;
}

/* ---- Bytes ---- */

#if ENG__X86

/* A bit for each of sixteen bytes between `below` and `above`, both 80 or more, as signed numbers.
 */
static unsigned bytes_between(__m128i x, int below, int above) {
  __m128i up = _mm_cmpgt_epi8(x, _mm_set1_epi8((char)below));
  __m128i down = _mm_cmpgt_epi8(_mm_set1_epi8((char)above), x);
  return (unsigned)_mm_movemask_epi8(_mm_and_si128(up, down));
}

/* Those of continuations: 80 to BF. */
static unsigned continuations(__m128i x) {
  return (unsigned)_mm_movemask_epi8(_mm_cmpgt_epi8(_mm_set1_epi8((char)0xC0), x));
}

/* As pass_plain(), sixteen bytes at a time as long as all of them are such: each lead has its
 * continuation behind it, and each continuation a lead in front. */
static const char *pass_sixteens(const char *at, const char *end) {
  unsigned open = 0; /* 1: a lead is in front of `at` */
  for (; end - at >= 16; at += 16) {
    __m128i x = _mm_loadu_si128((const void *)at);
    unsigned leads = bytes_between(x, 0xC1, 0xE0), tails = continuations(x);
    unsigned nul = (unsigned)_mm_movemask_epi8(bytes_equal(x, '\0'));
    if (tails != ((leads << 1 | open) & 0xFFFF)) break;
    if (nul || (leads | tails) != (unsigned)_mm_movemask_epi8(x)) break;
    open = leads >> 15;
  }
  return at - open;
}

#else

static const char *pass_sixteens(const char *at, const char *end) {
  (void)end;
  return at;
}

#endif

/* Behind ASCII but NUL and letters of two bytes, which nearly all is made of. Sixteen bytes that
 * are not all such are gone through one by one. */
static const char *pass_plain(const char *at, const char *end) {
  for (const char *look = at; at < end;) {
    if (at >= look) {
      at = pass_sixteens(at, end);
      look = at + 16;
      if (at == end) break;
    }
    unsigned char lead = (unsigned char)*at;
    if (lead && lead < 0x80) at++;
    else if (lead >= 0xC2 && lead < 0xE0 && end - at > 1 && (at[1] & 0xC0) == 0x80) at += 2;
    else break;
  }
  return at;
}

static bool all_plain(const reader *r) {
  const char *at = pass_plain(r->at, r->end);
  for (bool valid = true; at < r->end; at = pass_plain(at, r->end)) {
    at += eng__sequence(at, (size_t)(r->end - at), &valid);
    if (!valid || at[-1] == '\0') return false;
  }
  return true;
}

/* NUL, or what is not UTF-8: said with its line before anything is read. */
static eng_status check_bytes(const reader *r) {
  if (all_plain(r)) return ENG_OK;
  reader c = *r;
  while (c.at < c.end) {
    if (at_line_end(&c)) {
      pass_line_end(&c);
      continue;
    }
    if (*c.at == '\0') return fail(r, c.line, "a NUL byte");
    bool valid;
    c.at += eng__sequence(c.at, (size_t)(c.end - c.at), &valid);
    if (!valid) return fail(r, c.line, "not UTF-8; save the file as UTF-8");
  }
  return ENG_OK;
}

eng_status eng__dsv_read(eng__dsv *table, eng__arena *arena, const char *name, eng__slice bytes,
                         char separator, eng_error *err) {
  *table = (eng__dsv){0};
  if (bytes.len >= 3 && memcmp(bytes.at, "\xEF\xBB\xBF", 3) == 0)
    bytes = eng__slice_cut(bytes, 3, bytes.len);
  const char *start = bytes.at ? bytes.at : "";
  reader r = {start, start + bytes.len, name, 1, separator, separator != '\t', arena, err};
  eng_status status = check_bytes(&r);
  if (!status) status = read_header(table, &r);
  if (!status) status = read_rows(table, &r);
  return status;
}

int eng__dsv_column(const eng__dsv *table, const char *name) {
  eng__slice wanted = eng__slice_of(name);
  for (uint32_t i = 0; i < table->column_count; i++) {
    if (eng__slice_equal(table->columns[i], wanted)) return (int)i;
  }
  return -1;
}

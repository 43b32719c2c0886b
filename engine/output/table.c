/* TSV and CSV: hits alone, one column for each field of the JSON lines.
 *
 * A cell is a stranger's text on its way into a spreadsheet, which takes one that begins like a
 * formula for a formula: such a cell gets an apostrophe in front. Numbers are our own and stay as
 * they are. TSV has no quotes: tab, line break and backslash are written \t, \n, \r, \\. CSV is
 * RFC 4180, line breaks inside quotes, lines ended by CRLF. */
#include "output/format.h"

#include "base/json.h"
#include "output/columns.h"
#include "output/escape.h"
#include "unicode/utf8.h"

#include <stdlib.h>

typedef enum column_kind {
  KIND_ID,
  KIND_TEXT,
  KIND_NUMBER,
  KIND_SCORE,
  KIND_GROUPS,
  KIND_NOTE
} column_kind;

typedef struct column {
  const char *name;
  column_kind kind;
  size_t offset; /* in the hit */
} hit_column;

#define COLUMN(name, kind)                                                                         \
  { #name, kind, offsetof(eng__result_hit, name) }

static const hit_column columns[] = {
    COLUMN(id, KIND_ID),
    COLUMN(doc, KIND_TEXT),
    COLUMN(source, KIND_TEXT),
    COLUMN(rule, KIND_TEXT),
    COLUMN(start_byte, KIND_NUMBER),
    COLUMN(end_byte, KIND_NUMBER),
    COLUMN(start_char, KIND_NUMBER),
    COLUMN(end_char, KIND_NUMBER),
    COLUMN(line, KIND_NUMBER),
    COLUMN(column, KIND_NUMBER),
    COLUMN(text, KIND_TEXT),
    COLUMN(folded, KIND_TEXT),
    COLUMN(entity, KIND_TEXT),
    COLUMN(form, KIND_TEXT),
    COLUMN(score, KIND_SCORE),
    COLUMN(groups, KIND_GROUPS),
    COLUMN(zone, KIND_TEXT),
    COLUMN(voice, KIND_TEXT),
    COLUMN(stance, KIND_TEXT),
    COLUMN(speaker, KIND_TEXT),
    COLUMN(technique, KIND_TEXT),
    COLUMN(level, KIND_TEXT),
    COLUMN(note, KIND_NOTE),
    COLUMN(left, KIND_TEXT),
    COLUMN(right, KIND_TEXT),
};

enum { COLUMN_COUNT = sizeof columns / sizeof columns[0] };

typedef struct table {
  bool csv, has_header, on_screen;
  bool has_source; /* told by the first hit, unless it was asked for */
  eng__column *extra;
  eng__buffer cell;  /* a cell before it is written */
  eng__buffer clean; /* and as valid UTF-8 */
} table_state;

static bool is_shown(const eng__sink *sink, const hit_column *column) {
  const table_state *table = sink->state;
  if (column->offset == offsetof(eng__result_hit, source)) return table->has_source;
  if (column->offset >= offsetof(eng__result_hit, left)) return sink->options.context;
  return true;
}

/* ---- Cells ---- */

static bool begins_formula(eng__slice text) {
  static const char *const starts[] = {"=",  "+",  "-",  "@",  "\t", "\r",
                                       "\n", "＝", "＋", "－", "＠"};
  for (size_t i = 0; i < sizeof starts / sizeof starts[0]; i++) {
    size_t len = strlen(starts[i]);
    if (text.len >= len && memcmp(text.at, starts[i], len) == 0) return true;
  }
  return false;
}

/* A reader of TSV that knows quotes takes them off before it looks for a formula. */
static bool needs_apostrophe(const table_state *table, eng__slice text) {
  if (!table->csv) {
    while (text.len > 0 && text.at[0] == '"') text = eng__slice_cut(text, 1, text.len);
  }
  return begins_formula(text);
}

/* Valid UTF-8 without NUL, which ends a cell for half of the readers: U+FFFD stands for both. */
static eng__slice cleaned(table_state *table, eng__slice text) {
  bool good = eng__utf8_valid_prefix(text.at, text.len) == text.len;
  if (good && (text.len == 0 || !memchr(text.at, '\0', text.len))) return text;
  eng__buffer_clear(&table->clean);
  for (size_t i = 0; i < text.len;) {
    uint32_t cp;
    size_t len = eng__utf8_decode(text.at + i, text.len - i, &cp);
    if (cp == ENG__CP_BROKEN || cp == 0) eng__buffer_add_string(&table->clean, "\xEF\xBF\xBD");
    else eng__buffer_add(&table->clean, text.at + i, len);
    i += len;
  }
  return eng__buffer_slice(&table->clean);
}

/* On a screen no cell is data: what would act there is shown by number. */
static eng__slice tamed(table_state *table, eng__slice text) {
  eng__buffer_clear(&table->clean);
  eng__write_safe(&table->clean, text, 0);
  return eng__buffer_slice(&table->clean);
}

static void write_tsv(eng__buffer *out, eng__slice text) {
  for (size_t i = 0; i < text.len; i++) {
    switch (text.at[i]) {
    case '\t':
      eng__buffer_add(out, "\\t", 2);
      break;
    case '\n':
      eng__buffer_add(out, "\\n", 2);
      break;
    case '\r':
      eng__buffer_add(out, "\\r", 2);
      break;
    case '\\':
      eng__buffer_add(out, "\\\\", 2);
      break;
    default:
      eng__buffer_add_byte(out, text.at[i]);
    }
  }
}

static bool needs_quotes(eng__slice text) {
  if (text.len && (text.at[0] == ' ' || text.at[text.len - 1] == ' ')) return true;
  for (size_t i = 0; i < text.len; i++) {
    char c = text.at[i];
    if (c == ',' || c == '"' || c == '\r' || c == '\n') return true;
  }
  return false;
}

static void write_csv(eng__buffer *out, eng__slice text, bool apostrophe) {
  bool quotes = needs_quotes(text);
  if (quotes) eng__buffer_add_byte(out, '"');
  if (apostrophe) eng__buffer_add_byte(out, '\'');
  for (size_t i = 0; i < text.len; i++) {
    if (text.at[i] == '"') eng__buffer_add_byte(out, '"');
    eng__buffer_add_byte(out, text.at[i]);
  }
  if (quotes) eng__buffer_add_byte(out, '"');
}

/* `trusted`: a number that we wrote, where a leading minus is no formula. */
static void write_cell(table_state *table, eng__buffer *out, eng__slice text, bool trusted) {
  text = table->on_screen ? tamed(table, text) : cleaned(table, text);
  bool apostrophe = !trusted && needs_apostrophe(table, text);
  if (table->clean.failed || table->cell.failed) out->failed = true;
  if (table->csv) {
    write_csv(out, text, apostrophe);
    return;
  }
  if (apostrophe) eng__buffer_add_byte(out, '\'');
  if (table->on_screen) eng__buffer_add_slice(out, text);
  else write_tsv(out, text);
}

static bool is_number(eng__slice json) {
  return json.len && (json.at[0] == '-' || (json.at[0] >= '0' && json.at[0] <= '9'));
}

static void write_column(table_state *table, eng__buffer *out, const hit_column *column,
                         const eng__result_hit *hit) {
  const char *field = (const char *)hit + column->offset;
  eng__buffer *cell = &table->cell;
  eng__buffer_clear(cell);
  switch (column->kind) {
  case KIND_TEXT:
    write_cell(table, out, *(const eng__slice *)(const void *)field, false);
    return;
  case KIND_ID:
    eng__buffer_printf(cell, "%016llx", (unsigned long long)hit->id);
    break;
  case KIND_NUMBER:
    eng__buffer_add_unsigned(cell, *(const uint64_t *)(const void *)field);
    break;
  case KIND_SCORE:
    eng__write_score(cell, hit->score);
    break;
  case KIND_GROUPS:
    if (hit->group_count) eng__write_groups_json(cell, hit);
    break;
  case KIND_NOTE:
    if (hit->note.len) eng__json_write_value(cell, hit->note);
    write_cell(table, out, eng__buffer_slice(cell), is_number(hit->note));
    return;
  }
  write_cell(table, out, eng__buffer_slice(cell), true);
}

/* ---- Lines ---- */

static void begin_cell(const table_state *table, eng__buffer *out, bool *first) {
  if (!*first) eng__buffer_add_byte(out, table->csv ? ',' : '\t');
  *first = false;
}

static void end_line(const table_state *table, eng__buffer *out) {
  eng__buffer_add_string(out, table->csv ? "\r\n" : "\n");
}

/* Whether records have ids, and so a source, is not known before the first hit is. The header line
 * stands there without a hit too. */
static void write_header(eng__sink *sink, eng__buffer *out, const eng__result_hit *first_hit) {
  table_state *table = sink->state;
  if (table->has_header) return;
  table->has_header = true;
  table->has_source = sink->options.source || (first_hit && first_hit->source.len);
  if (sink->options.bom) eng__buffer_add_string(out, "\xEF\xBB\xBF");
  bool first = true;
  for (size_t i = 0; i < COLUMN_COUNT; i++) {
    if (!is_shown(sink, &columns[i])) continue;
    begin_cell(table, out, &first);
    eng__buffer_add_string(out, columns[i].name);
  }
  for (size_t i = 0; i < sink->options.column_count; i++) {
    begin_cell(table, out, &first);
    write_cell(table, out, eng__slice_of(sink->options.columns[i]), false);
  }
  end_line(table, out);
}

static void write_extra(table_state *table, eng__buffer *out, const eng__column *column,
                        const eng__result_hit *hit, const eng__slice *meta, size_t meta_count) {
  bool number = false;
  eng__buffer_clear(&table->cell);
  eng__column_value(&table->cell, column, hit, meta, meta_count, &number);
  write_cell(table, out, eng__buffer_slice(&table->cell), number);
}

static void write_hit(eng__sink *sink, eng__buffer *out, const eng__result_hit *hit,
                      const eng__slice *meta, size_t meta_count) {
  table_state *table = sink->state;
  bool first = true;
  for (size_t i = 0; i < COLUMN_COUNT; i++) {
    if (!is_shown(sink, &columns[i])) continue;
    begin_cell(table, out, &first);
    write_column(table, out, &columns[i], hit);
  }
  for (size_t i = 0; i < sink->options.column_count; i++) {
    begin_cell(table, out, &first);
    write_extra(table, out, &table->extra[i], hit, meta, meta_count);
  }
  end_line(table, out);
}

/* ---- Opening ---- */

static eng_status check_new(const eng__sink_options *options, size_t index, eng_error *err) {
  const char *name = options->columns[index];
  for (size_t i = 0; i < COLUMN_COUNT; i++) {
    if (strcmp(columns[i].name, name) == 0)
      return eng__fail(err, ENG_INVALID, "--columns: '%s' is a column of its own", name);
  }
  for (size_t i = 0; i < index; i++) {
    if (strcmp(options->columns[i], name) == 0)
      return eng__fail(err, ENG_INVALID, "--columns: '%.200s' is given twice", name);
  }
  return ENG_OK;
}

static eng_status open_table(eng__sink *sink, eng_error *err) {
  table_state *table = sink->state = calloc(1, sizeof *table);
  if (!table) return eng__fail_nomem(err);
  table->csv = sink->options.format == ENG__FORMAT_CSV;
  table->on_screen = sink->options.on_screen;
  size_t count = sink->options.column_count;
  table->extra = calloc(count + 1, sizeof *table->extra);
  if (!table->extra) return eng__fail_nomem(err);
  for (size_t i = 0; i < count; i++) {
    eng_status status = check_new(&sink->options, i, err);
    if (!status) status = eng__column_read(&table->extra[i], sink->options.columns[i], err);
    if (status) return status;
  }
  return ENG_OK;
}

static void close_table(eng__sink *sink) {
  table_state *table = sink->state;
  if (!table) return;
  free(table->extra);
  eng__buffer_free(&table->cell);
  eng__buffer_free(&table->clean);
  free(table);
}

const eng__format_calls eng__table_format = {
    .open = open_table,
    .head = write_header,
    .hit = write_hit,
    .close = close_table,
};

/* Findings: gathered while rules load, held against what the file allows, handed on in the end.
 *
 * `-- lint: allow NAME[, NAME]` silences a warning on its own line; in lines of its own, on the
 * line below them. In front of the header of a list, where a comment begins with #, it is for the
 * whole list. What allows nothing is said, too, so that such comments go when their reason has
 * gone. */
#include "rules/lint.h"

#include <stdarg.h>
#include <stdio.h>

enum { MOST_FINDINGS = 1000, MOST_ALLOWANCES = 10000, LONGEST_TEXT = 400 };

/* ---- Gathering ---- */

bool eng__lint_open(eng__ruleset *set) {
  set->lint = calloc(1, sizeof *set->lint);
  return set->lint != NULL;
}

void eng__lint_free(eng__ruleset *set) {
  if (!set->lint) return;
  eng__vec_free(&set->lint->found);
  eng__vec_free(&set->lint->words);
  eng__vec_free(&set->lint->includes);
  eng__vec_free(&set->lint->words_known);
  free(set->lint);
  set->lint = NULL;
}

/* Texts hold what a stranger wrote: one line, whole characters. */
static const char *keep_text(eng__ruleset *set, const char *format, va_list arguments) {
  char text[LONGEST_TEXT];
  int length = vsnprintf(text, sizeof text, format, arguments);
  size_t len = length < 0 ? 0 : (size_t)length < sizeof text ? (size_t)length : sizeof text - 1;
  while (len && len + 1 == sizeof text && ((unsigned char)text[len - 1] & 0x80)) len--;
  for (size_t i = 0; i < len; i++)
    if ((unsigned char)text[i] < 32 || text[i] == 127) text[i] = ' ';
  return eng__arena_copy(&set->arena, (eng__slice){text, len}).at;
}

void eng__lint_say(eng__ruleset *set, eng__lint_id id, eng__where where, const char *format, ...) {
  struct eng__lint *lint = set->lint;
  va_list arguments;
  if (!lint || !where.source || lint->full) return;
  if (lint->found.count >= MOST_FINDINGS) {
    lint->dropped++;
    return;
  }
  va_start(arguments, format);
  eng__found found = {.id = id, .source = where.source, .line = where.line};
  found.text = keep_text(set, format, arguments);
  va_end(arguments);
  lint->full = !found.text || !eng__vec_push(&lint->found, found);
}

static void forget_edits(eng__found *found) {
  found->edits = NULL;
  found->edit_count = 0;
}

bool eng__lint_edit(eng__ruleset *set, eng__slice old, eng__slice text) {
  struct eng__lint *lint = set->lint;
  if (!lint || lint->full || lint->dropped || !lint->found.count) return false;
  eng__found *found = &lint->found.at[lint->found.count - 1];
  eng__slice whole = found->source->text;
  bool inside = old.at && old.at >= whole.at && old.at + old.len <= whole.at + whole.len;
  eng__edit *edits = eng__arena_array(&set->arena, found->edit_count + 1, sizeof *edits);
  eng__slice copy = eng__arena_copy(&set->arena, text);
  if (!inside || !edits || !copy.at) {
    forget_edits(found);
    return false;
  }
  if (found->edit_count) memcpy(edits, found->edits, found->edit_count * sizeof *edits);
  edits[found->edit_count++] = (eng__edit){(uint32_t)(old.at - whole.at), (uint32_t)old.len, copy};
  found->edits = edits;
  return true;
}

/* ---- Tokens with their lines ---- */

eng__lint_reader eng__lint_read(eng__slice text) {
  return (eng__lint_reader){text, text.at, 1};
}

eng__source_token eng__lint_next(eng__lint_reader *reader) {
  eng__source_token token = eng__source_next(&reader->rest);
  if (!token.text.at) return token;
  eng__slice passed = {reader->counted, (size_t)(token.text.at - reader->counted)};
  reader->line += eng__source_line(passed, passed.len) - 1;
  reader->counted = token.text.at;
  return token;
}

/* ---- What is allowed ---- */

/* One name in a comment. */
typedef struct allowance {
  eng__lint_id id;
  uint32_t first, last; /* lines */
  eng__slice name;
  eng__slice comment;
  bool alone; /* the only name in its comment */
  bool used;
} allowance;

typedef struct allowances {
  ENG__VEC(allowance) all;
  size_t open; /* from here on: in comments that stand directly above */
  uint32_t open_line;
} allowances;

static eng__slice trim(eng__slice s) {
  while (s.len && (s.at[0] == ' ' || s.at[0] == '\t')) s = eng__slice_cut(s, 1, s.len);
  while (s.len && strchr(" \t\r", s.at[s.len - 1])) s.len--;
  return s;
}

/* What stands behind "lint: allow" in a comment that begins with `mark`; at NULL when nothing. */
static eng__slice allowed_in(eng__slice comment, const char *mark) {
  static const char word[] = "lint:", allow[] = "allow";
  eng__slice none = {0};
  if (comment.len < strlen(mark) || memcmp(comment.at, mark, strlen(mark)) != 0) return none;
  comment = trim(eng__slice_cut(comment, strlen(mark), comment.len));
  if (comment.len < 5 || memcmp(comment.at, word, 5) != 0) return none;
  comment = trim(eng__slice_cut(comment, 5, comment.len));
  if (comment.len < 6 || memcmp(comment.at, allow, 5) != 0 || !strchr(" \t", comment.at[5]))
    return none;
  return trim(eng__slice_cut(comment, 5, comment.len));
}

static void add_allowance(eng__ruleset *set, allowances *a, const eng__source *source,
                          allowance one) {
  char name[64];
  one.id = eng__lint_named(one.name);
  if (one.id != ENG__LINT_COUNT) {
    if (a->all.count < MOST_ALLOWANCES && !eng__vec_push(&a->all, one)) set->lint->full = true;
    return;
  }
  snprintf(name, sizeof name, "%.*s", (int)(one.name.len < 60 ? one.name.len : 60), one.name.at);
  const char *near = eng__lint_nearest(name);
  eng__lint_say(set, ENG__LINT_ALLOW_UNKNOWN, (eng__where){source, one.first},
                near ? "there is no warning '%s' (did you mean '%s'?)" : "there is no warning '%s'",
                name, near ? near : "");
}

/* The names of a comment, each an allowance. */
static void add_comment(eng__ruleset *set, allowances *a, const eng__source *source,
                        eng__slice comment, const char *mark, uint32_t first, uint32_t last) {
  eng__slice names = allowed_in(comment, mark);
  if (!names.at) return;
  bool alone = !memchr(names.at, ',', names.len);
  while (names.len) {
    const char *comma = memchr(names.at, ',', names.len);
    size_t len = comma ? (size_t)(comma - names.at) : names.len;
    allowance one = {.first = first, .last = last, .comment = comment, .alone = alone};
    one.name = trim(eng__slice_cut(names, 0, len));
    if (one.name.len) add_allowance(set, a, source, one);
    names = eng__slice_cut(names, comma ? len + 1 : len, names.len);
  }
}

static bool stands_alone(const eng__source *source, const char *at) {
  while (at > source->text.at && strchr(" \t", at[-1])) at--;
  return at == source->text.at || at[-1] == '\n' || at[-1] == '\r';
}

/* The comments above a line end there. */
static void close_open(allowances *a, uint32_t line) {
  bool below = line == a->open_line + 1;
  for (; a->open < a->all.count; a->open++)
    if (below) a->all.at[a->open].last = line;
}

static void read_rule_comments(eng__ruleset *set, allowances *a, const eng__source *source) {
  eng__lint_reader reader = eng__lint_read(source->text);
  eng__source_token token;
  while ((token = eng__lint_next(&reader)).type != ENG__TOKEN_END) {
    bool comment = token.type == ENG__TOKEN_COMMENT;
    bool alone = comment && stands_alone(source, token.text.at);
    if (!alone || reader.line != a->open_line + 1) close_open(a, reader.line);
    if (!comment) continue;
    add_comment(set, a, source, token.text, "--", reader.line, reader.line);
    if (alone) a->open_line = reader.line;
    else a->open = a->all.count;
  }
  a->open = a->all.count;
}

/* In front of the header of a list. */
static void read_list_comments(eng__ruleset *set, allowances *a, const eng__source *source) {
  eng__slice rest = source->text;
  if (rest.len >= 3 && memcmp(rest.at, "\xEF\xBB\xBF", 3) == 0)
    rest = eng__slice_cut(rest, 3, rest.len);
  for (uint32_t line = 1; rest.len && rest.at[0] == '#'; line++) {
    const char *end = memchr(rest.at, '\n', rest.len);
    size_t len = end ? (size_t)(end - rest.at) : rest.len;
    size_t before = a->all.count;
    add_comment(set, a, source, trim(eng__slice_cut(rest, 0, len)), "#", line, UINT32_MAX);
    for (; before < a->all.count; before++) a->all.at[before].first = 0;
    rest = eng__slice_cut(rest, end ? len + 1 : len, rest.len);
  }
}

/* ---- Held against each other ---- */

static bool allow(allowances *a, const eng__found *found) {
  bool allowed = false;
  if (eng__lint_table[found->id].severity == ENG__SEVERITY_ERROR) return false;
  for (size_t i = 0; i < a->all.count; i++) {
    allowance *one = &a->all.at[i];
    if (one->id != found->id || found->line < one->first || found->line > one->last) continue;
    one->used = allowed = true;
  }
  return allowed;
}

/* The comment with the blanks in front of it, or with its line. */
static eng__slice whole_comment(const eng__source *source, eng__slice comment) {
  const char *at = comment.at, *end = at + comment.len;
  const char *stop = source->text.at + source->text.len;
  bool alone = stands_alone(source, at);
  while (at > source->text.at && strchr(" \t", at[-1])) at--;
  if (alone && end < stop && *end == '\r') end++;
  if (alone && end < stop && *end == '\n') end++;
  return (eng__slice){at, (size_t)(end - at)};
}

/* The name with the comma before it, or behind it when it is the first. */
static eng__slice name_and_comma(const allowance *one) {
  const char *at = one->name.at, *end = at + one->name.len;
  const char *stop = one->comment.at + one->comment.len;
  const char *before = at;
  while (before > one->comment.at && strchr(" \t", before[-1])) before--;
  if (before > one->comment.at && before[-1] == ',')
    return (eng__slice){before - 1, (size_t)(end - before + 1)};
  while (end < stop && strchr(" \t,", *end)) end++;
  return (eng__slice){at, (size_t)(end - at)};
}

static void say_unused(eng__ruleset *set, const eng__source *source, const allowance *one) {
  bool error = eng__lint_table[one->id].severity == ENG__SEVERITY_ERROR;
  uint32_t line = one->first ? one->first : 1;
  eng__lint_say(set, ENG__LINT_ALLOW_UNUSED, (eng__where){source, line},
                error ? "'%s' is an error, which cannot be allowed" : "nothing here is '%s'",
                eng__lint_table[one->id].name);
  eng__lint_edit(set, one->alone ? whole_comment(source, one->comment) : name_and_comma(one),
                 (eng__slice){"", 0});
}

/* Findings of this source that are allowed lose their source. */
static void hold_against(eng__ruleset *set, const eng__source *source, bool list) {
  struct eng__lint *lint = set->lint;
  allowances a = {0};
  if (list) read_list_comments(set, &a, source);
  else read_rule_comments(set, &a, source);
  for (size_t i = 0; a.all.count && i < lint->found.count; i++) {
    eng__found *found = &lint->found.at[i];
    if (found->source == source && allow(&a, found)) found->source = NULL;
  }
  for (size_t i = 0; !set->failed && i < a.all.count; i++)
    if (!a.all.at[i].used && a.all.at[i].id != ENG__LINT_ALLOW_UNUSED)
      say_unused(set, source, &a.all.at[i]);
  eng__vec_free(&a.all);
}

static int by_place(const void *a, const void *b) {
  const eng__found *x = a, *y = b;
  if (!x->source || !y->source) return !x->source - !y->source;
  int order = strcmp(x->source->name, y->source->name);
  if (!order) order = (x->line > y->line) - (x->line < y->line);
  if (!order) order = (x->id > y->id) - (x->id < y->id);
  return order ? order : strcmp(x->text, y->text);
}

static bool same(const eng__found *a, const eng__found *b) {
  return a->source == b->source && a->line == b->line && a->id == b->id &&
         strcmp(a->text, b->text) == 0;
}

static void tell(eng__ruleset *set, const eng__found *found) {
  const eng__lint_about *about = &eng__lint_table[found->id];
  eng__finding finding = {.name = about->name,
                          .severity = about->severity,
                          .root = found->source->root,
                          .path = found->source->path,
                          .line = found->line,
                          .text = found->text,
                          .edits = found->edits,
                          .edit_count = found->edit_count};
  eng__report_finding(set, &finding, (eng__where){found->source, found->line});
}

/* Nothing is left out silently. */
static void tell_dropped(const eng__ruleset *set) {
  char message[80];
  if (!set->lint->dropped || !set->options.diagnose) return;
  snprintf(message, sizeof message, "%zu further findings are not shown", set->lint->dropped);
  set->options.diagnose(set->options.diagnose_context,
                        &(eng__diagnostic){true, NULL, message, NULL});
}

void eng__lint_finish(eng__ruleset *set) {
  struct eng__lint *lint = set->lint;
  if (!lint) return;
  if (!set->failed) eng__lint_tried(set);
  for (size_t i = 0; i < set->sources.count; i++) hold_against(set, set->sources.at[i], false);
  for (size_t i = 0; i < set->lists.count; i++) hold_against(set, set->lists.at[i]->source, true);
  if (lint->found.count) qsort(lint->found.at, lint->found.count, sizeof *lint->found.at, by_place);
  for (size_t i = 0; i < lint->found.count && lint->found.at[i].source; i++)
    if (!i || !same(&lint->found.at[i - 1], &lint->found.at[i])) tell(set, &lint->found.at[i]);
  tell_dropped(set);
  eng__lint_free(set);
}

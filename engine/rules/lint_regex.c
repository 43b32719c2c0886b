/* Reading an expression for lint: pieces, groups, quantifiers (lint_regex.h). */
#include "rules/lint_regex.h"

#include "unicode/properties.h"
#include "unicode/utf8.h"

enum { MOST_ALTERNATIVES = 100 };

void eng__lint_of_regex(eng__lint_expression *e, eng__lint_id id, const char *what) {
  eng__lint_say(e->set, id, e->where, "regex: %s", what);
}

static eng__lint_frame *top(eng__lint_expression *e) {
  return &e->frames[e->depth];
}

/* ---- Pieces ---- */

/* What the last piece means for its alternative is known when the next one begins. */
static void settle(eng__lint_frame *f) {
  if (!f->last.any) return;
  f->any_run = f->any_run || f->last.unbounded;
  if (!f->last.empty) {
    f->solid++;
    f->solid_run = f->solid_run || f->last.unbounded;
    f->empty = false;
  }
  f->last = (eng__lint_piece){0};
}

void eng__lint_solid(eng__lint_expression *e) {
  settle(top(e));
  top(e)->last = (eng__lint_piece){.any = true};
}

void eng__lint_nothing(eng__lint_expression *e) {
  settle(top(e));
  top(e)->last = (eng__lint_piece){.any = true, .empty = true};
  top(e)->literal = false;
}

/* ---- Alternatives ---- */

static eng__slice fold_literal(eng__lint_expression *e, eng__slice text) {
  return e->options.raw || e->options.keep_case ? eng__arena_copy(&e->set->arena, text)
                                                : eng__lint_fold(e->set, text);
}

static void end_alternative(eng__lint_expression *e) {
  eng__lint_frame *f = top(e);
  bool lazy = f->last.lazy;
  settle(f);
  f->can_be_empty = f->can_be_empty || f->empty;
  f->risky = f->risky || (f->any_run && (f->solid == 0 || (f->solid == 1 && f->solid_run)));
  eng__lint_alternative one = {.text = {f->from, (size_t)(e->at - f->from)}};
  if (f->literal && one.text.len) one.folded = fold_literal(e, one.text);
  if (!eng__vec_push(&e->alternatives, one)) e->lost = true;
  f->last.lazy = lazy;
}

static void begin_alternative(eng__lint_expression *e) {
  eng__lint_frame *f = top(e);
  f->from = e->at;
  f->literal = f->empty = true;
  f->solid = 0;
  f->solid_run = f->any_run = false;
  f->last = (eng__lint_piece){0};
}

static bool begins_with(eng__slice text, eng__slice with) {
  return text.len > with.len && memcmp(text.at, with.at, with.len) == 0;
}

/* Does `a`, written before, leave nothing to `b`? `last`: is nothing asked behind them? */
static void compare(eng__lint_expression *e, const eng__lint_alternative *a,
                    const eng__lint_alternative *b, bool last) {
  bool literal = a->folded.at && b->folded.at;
  if (literal ? eng__slice_equal(a->folded, b->folded) : eng__slice_equal(a->text, b->text)) {
    eng__lint_say(e->set, ENG__LINT_ALTERNATIVE_TWICE, e->where,
                  "regex: the alternative \"%.*s\" stands there already", (int)b->text.len,
                  b->text.at);
  } else if (last && literal && begins_with(b->folded, a->folded)) {
    eng__lint_say(e->set, ENG__LINT_ALTERNATIVE_SHADOWED, e->where,
                  "regex: \"%.*s\" never matches, \"%.*s\" before it does", (int)b->text.len,
                  b->text.at, (int)a->text.len, a->text.at);
  }
}

static bool only_closes(const eng__lint_expression *e, const char *at) {
  while (at < e->end && *at == ')') at++;
  return at >= e->end;
}

static void end_group(eng__lint_expression *e, bool last) {
  size_t first = top(e)->first, count = e->alternatives.count - first;
  const eng__lint_alternative *all = &e->alternatives.at[first];
  if (count > MOST_ALTERNATIVES) {
    eng__lint_say(e->set, ENG__LINT_ALTERNATION_LONG, e->where,
                  "regex: %zu alternatives are better kept in a list", count);
  }
  for (size_t i = 1; i < count && i <= MOST_ALTERNATIVES; i++)
    for (size_t k = 0; k < i; k++)
      if (all[i].text.len) compare(e, &all[k], &all[i], last);
  e->alternatives.count = first;
}

/* ---- Groups ---- */

/* The kind of the group whose '(' was read, `at` moved behind its beginning; false when it is one
 * that is not followed. */
static bool read_group_kind(eng__lint_expression *e, eng__lint_group *kind) {
  const char *p = e->at;
  size_t left = (size_t)(e->end - p);
  *kind = ENG__LINT_CAPTURES;
  if (!left || (*p != '?' && *p != '*')) return true;
  if (*p == '*' || left < 2) return false;
  *kind = p[1] == '>' ? ENG__LINT_ATOMIC : p[1] == ':' ? ENG__LINT_PLAIN : ENG__LINT_LOOKS;
  e->at += 2;
  if (p[1] == ':' || p[1] == '>' || p[1] == '=' || p[1] == '!') return true;
  if (p[1] == '<' && left > 2 && (p[2] == '=' || p[2] == '!')) {
    e->at++;
    return true;
  }
  bool named = left > 3 && (p[1] == '<' || p[1] == '\'' || (p[1] == 'P' && p[2] == '<'));
  const char *close = named ? memchr(p + 3, p[1] == '\'' ? '\'' : '>', left - 3) : NULL;
  if (!close) return false;
  *kind = ENG__LINT_NAMED;
  e->at = close + 1;
  return true;
}

/* (?i) and its like: read when only (?i) stands at the very beginning, else not followed. */
static bool read_flags(eng__lint_expression *e) {
  static const char flag[] = "(?i)";
  if (e->at != e->source.at || e->end - e->at < 4 || memcmp(e->at, flag, 4) != 0) return false;
  e->folds_case = true;
  e->at += 4;
  e->frames[0].from = e->at;
  return true;
}

static void open_group(eng__lint_expression *e) {
  eng__lint_group kind;
  const char *bracket = e->at;
  if (read_flags(e)) return;
  e->plain = top(e)->literal = false;
  e->at++;
  if (!read_group_kind(e, &kind) || e->depth == ENG__LINT_REGEX_NEST) {
    e->lost = true;
    return;
  }
  if (kind == ENG__LINT_CAPTURES && e->capture_count < ENG__LINT_REGEX_NEST)
    e->captures[e->capture_count++] = bracket;
  settle(top(e));
  e->depth++;
  *top(e) = (eng__lint_frame){.kind = kind, .first = e->alternatives.count};
  begin_alternative(e);
}

static void close_group(eng__lint_expression *e) {
  if (!e->depth) {
    e->lost = true;
    return;
  }
  end_alternative(e);
  bool looks = top(e)->kind == ENG__LINT_LOOKS;
  end_group(e, !looks && only_closes(e, e->at));
  eng__lint_frame closed = *top(e);
  e->depth--;
  top(e)->last =
      (eng__lint_piece){.any = true,
                        .empty = looks || closed.can_be_empty,
                        .risky = !looks && closed.kind != ENG__LINT_ATOMIC && closed.risky};
  e->at++;
}

/* ---- Quantifiers ---- */

/* {n}, {n,}, {n,m}: behind it; NULL when the brace is a literal. */
static const char *read_brace(const char *at, const char *end, bool *zero, bool *unbounded) {
  const char *p = at + 1;
  unsigned long least = 0;
  for (; p < end && *p >= '0' && *p <= '9'; p++) least += *p != '0';
  if (p == at + 1 || p >= end) return NULL;
  *unbounded = false;
  if (*p == ',') {
    const char *most = ++p;
    while (p < end && *p >= '0' && *p <= '9') p++;
    *unbounded = p == most;
  }
  *zero = least == 0;
  return p < end && *p == '}' ? p + 1 : NULL;
}

/* Is {,n} here, which PCRE2 before 10.43 takes as it is written? */
static bool is_brace_literal(const char *at, const char *end) {
  const char *p = at + 2;
  if (end - at < 4 || at[0] != '{' || at[1] != ',' || *p < '0' || *p > '9') return false;
  while (p < end && *p >= '0' && *p <= '9') p++;
  return p < end && *p == '}';
}

static bool read_quantifier(eng__lint_expression *e) {
  eng__lint_frame *f = top(e);
  char c = *e->at;
  bool zero = c != '+', unbounded = c != '?';
  const char *behind = e->at + 1;
  if (!strchr("*+?{", c) || !f->last.any) return false;
  if (c == '{') behind = read_brace(e->at, e->end, &zero, &unbounded);
  if (!behind) return false;
  char mode = behind < e->end ? *behind : 0;
  bool possessive = mode == '+', lazy = mode == '?';
  e->plain = f->literal = false;
  if (unbounded && !possessive && f->last.risky)
    eng__lint_of_regex(e, ENG__LINT_NESTED_QUANTIFIER,
                       "a repetition of a repetition can take time without end");
  f->last.empty = f->last.empty || zero;
  f->last.unbounded = unbounded && !possessive;
  f->last.risky = f->last.risky && !possessive;
  f->last.lazy = lazy;
  e->at = behind + (possessive || lazy);
  return true;
}

/* ---- All of it ---- */

static bool is_unbounded_dot(const eng__lint_expression *e) {
  bool zero, unbounded = false;
  const char *p = e->at + 1;
  if (p >= e->end) return false;
  if (*p == '*' || *p == '+') return true;
  return *p == '{' && read_brace(p, e->end, &zero, &unbounded) && unbounded;
}

static bool is_capital(const char *at, const char *from, const char *end) {
  return at >= from && at < end && *at >= 'A' && *at <= 'Z';
}

static void read_dot(eng__lint_expression *e) {
  if (is_unbounded_dot(e))
    eng__lint_of_regex(e, ENG__LINT_UNBOUNDED_DOT,
                       "a dot without an upper bound runs through the line: say how far (.{0,40})");
  const char *from = e->source.at;
  bool escaped = e->at - 2 >= from && e->at[-2] == '\\';
  if (!escaped && is_capital(e->at - 1, from, e->end) && is_capital(e->at + 1, from, e->end))
    eng__lint_of_regex(e, ENG__LINT_BARE_DOT, "a dot between capitals is any character: write \\.");
  e->plain = top(e)->literal = false;
  eng__lint_solid(e);
  e->at++;
}

static void read_literal(eng__lint_expression *e) {
  if (is_brace_literal(e->at, e->end))
    eng__lint_of_regex(e, ENG__LINT_BRACE_LITERAL, "{,n} is no quantifier here: write {0,n}");
  uint32_t cp = eng__utf8_next(&e->at);
  bool wordy = eng__is_letter(cp) || eng__is_mark(cp) || cp == ' ' || cp == 0x200C || cp == '-';
  e->plain = e->plain && (wordy || eng__digit_value(cp) >= 0);
  eng__lint_solid(e);
}

static void read_one(eng__lint_expression *e) {
  switch (*e->at) {
  case '\\':
    eng__lint_read_escape(e);
    return;
  case '[':
    eng__lint_read_class(e);
    return;
  case '(':
    open_group(e);
    return;
  case ')':
    close_group(e);
    return;
  case '.':
    read_dot(e);
    return;
  case '|':
    end_alternative(e);
    e->plain = false;
    e->at++;
    begin_alternative(e);
    return;
  case '^':
  case '$':
    e->plain = false;
    eng__lint_nothing(e);
    e->at++;
    return;
  default:
    if (!read_quantifier(e)) read_literal(e);
  }
}

static void read_all(eng__lint_expression *e) {
  begin_alternative(e);
  while (e->at < e->end && !e->lost) read_one(e);
  if (e->lost || e->depth) {
    e->lost = true;
    return;
  }
  end_alternative(e);
  if (top(e)->last.lazy && e->alternatives.count == 1)
    eng__lint_of_regex(e, ENG__LINT_LAZY_END,
                       "a lazy quantifier at the end takes the least it may");
  end_group(e, true);
}

/* ---- What can be said of the whole ---- */

/* The place in the file of a part of the expression; at NULL when it stands there otherwise. */
static eng__slice in_file(const eng__lint_expression *e, const char *at, size_t len) {
  if (!e->written.at) return (eng__slice){0};
  return (eng__slice){e->written.at + (at - e->source.at), len};
}

static void say_captures(eng__lint_expression *e) {
  if (!e->capture_count || e->references) return;
  eng__lint_of_regex(e, ENG__LINT_CAPTURE_UNNAMED, "a group without name is for nobody: (?:…)");
  for (size_t i = 0; i < e->capture_count; i++)
    if (!eng__lint_edit(e->set, in_file(e, e->captures[i], 1), ENG__SLICE("(?:"))) return;
}

static void say_flag(eng__lint_expression *e) {
  if (!e->folds_case || e->options.raw || e->options.keep_case || e->escapes) return;
  eng__lint_of_regex(e, ENG__LINT_FLAG_NEEDLESS, "(?i) changes nothing in folded text");
  eng__lint_edit(e->set, in_file(e, e->source.at, 4), (eng__slice){"", 0});
}

static bool has_letter(eng__slice text) {
  const char *at = text.at, *end = at + text.len;
  while (at < end)
    if (eng__is_letter(eng__utf8_next(&at))) return true;
  return false;
}

static void say_whole(eng__lint_expression *e) {
  if (e->frames[0].can_be_empty)
    eng__lint_of_regex(e, ENG__LINT_REGEX_EMPTY,
                       "it can match nothing, and such matches are dropped");
  else if (e->plain && !e->options.raw && !e->options.keep_case && has_letter(e->source))
    eng__lint_of_regex(e, ENG__LINT_REGEX_PLAIN, "a plain phrase is better kept in words { … }");
  if (eng__has_script(e->source, ENG__SCRIPT_ARABIC) && e->options.raw)
    eng__lint_of_regex(e, ENG__LINT_RAW_PERSIAN,
                       "raw text has Persian words in Arabic letters, too");
  say_captures(e);
  say_flag(e);
}

/* Escapes are no letters: what stands behind a backslash is left out. */
static bool mixes_scripts(eng__lint_expression *e) {
  eng__buffer *letters = &e->set->scratch;
  eng__buffer_clear(letters);
  for (const char *p = e->source.at; p < e->end;) {
    const char *start = p;
    uint32_t cp = eng__utf8_next(&p);
    if (eng__is_letter(cp) || eng__is_mark(cp))
      eng__buffer_add(letters, start, (size_t)(p - start));
    else eng__buffer_add_byte(letters, ' ');
    if (cp == '\\' && p < e->end) eng__utf8_next(&p);
  }
  return !letters->failed && eng__mixes_scripts(eng__buffer_slice(letters));
}

static void lint_one(eng__lint_expression *e, eng__lint_items *items, uint32_t number) {
  eng__slice source = e->source;
  if (!source.len || source.len > 16 << 10) return;
  if (eng__utf8_valid_prefix(source.at, source.len) != source.len) return;
  e->where = eng__lint_item(items, number, source, &e->written);
  e->at = source.at;
  e->end = source.at + source.len;
  e->plain = true;
  if (mixes_scripts(e))
    eng__lint_of_regex(e, ENG__LINT_MIXED_SCRIPT, "letters of two scripts stand in one word");
  read_all(e);
  if (!e->lost) say_whole(e);
}

void eng__lint_regexes(eng__ruleset *set, eng__where where, const eng__slice *expressions,
                       size_t count, eng__regex_options options) {
  eng__lint_items items = {.set = set, .where = where, .word = "regex"};
  eng__lint_expression *e = set->lint ? calloc(1, sizeof *e) : NULL;
  if (set->lint && !e) set->lint->full = true;
  for (size_t i = 0; e && i < count; i++) {
    *e = (eng__lint_expression){.set = set, .source = expressions[i], .options = options};
    lint_one(e, &items, (uint32_t)i + 1);
    eng__vec_free(&e->alternatives);
  }
  free(e);
}

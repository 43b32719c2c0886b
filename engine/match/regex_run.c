/* Running expressions over a document, within limits.
 *
 * An expression with triggers is tried, anchored, where the scan met one; the others search the
 * whole subject: the view, the view with capitals, or the text as written. Text was validated when
 * it was decoded, so PCRE2 does not look again. On long subjects start positions go in windows, and
 * between windows the clock is looked at. What one document needed of memory is given back before
 * the next. */
#include "match/state.h"
#include "unicode/utf8.h"

#include <stdio.h>

#ifdef ENG_HARD
enum { LONG_SUBJECT = 64, WINDOW = 16 };
#else
enum { LONG_SUBJECT = 64 << 10, WINDOW = 1024 };
#endif

typedef struct run {
  eng__index *index;
  const eng__regex *regex;
  eng__slice subject;
  const eng__offset_map *map; /* subject ↔ text; NULL: the subject is the text */
  size_t next;                /* matches begin here or later */
  size_t *ends;               /* PCRE2's offset vector */
  bool done;                  /* a limit ended it */
} run;

/* ---- Subjects and spans ---- */

static eng_status choose_subject(run *r, eng_error *err) {
  eng_document *document = r->index->document;
  if (r->regex->options.raw) {
    r->subject = document->text;
    return ENG_OK;
  }
  if (r->regex->options.keep_case) {
    eng_status status = eng__document_need_cased(document, err);
    r->subject = document->cased;
    r->map = &document->cased_map;
    return status;
  }
  r->subject = document->view;
  r->map = &document->view_map;
  return ENG_OK;
}

/* As eng__document_text_span(), for any of the three subjects. */
static eng_span text_span(const run *r, size_t start, size_t end) {
  const eng_document *document = r->index->document;
  if (!r->regex->options.raw && !r->regex->options.keep_case)
    return eng__document_text_span(document, start, end);
  eng_span span = {start, end};
  if (r->map && r->map->steps.count) {
    span.start = eng__map_start(r->map, (uint32_t)start);
    span.end = end > start ? eng__map_end(r->map, (uint32_t)end) : span.start;
  }
  span.end = eng__text_over_marks(document->text, span.end);
  return span;
}

/* ---- Half-spaces ---- */

static bool half_space_at(eng__slice subject, size_t at) {
  return subject.len - at >= 3 && memcmp(subject.at + at, "\u200C", 3) == 0;
}

/* Does a half-space inside a token end at `at` or begin there? Its neighbours are no spaces. */
static bool at_half_space(eng__slice subject, size_t at) {
  size_t start;
  if (at <= subject.len && half_space_at(subject, at)) start = at;
  else if (at >= 3 && half_space_at(subject, at - 3)) start = at - 3;
  else return false;
  if (!start || start + 3 >= subject.len) return false;
  return (unsigned char)subject.at[start - 1] > ' ' && (unsigned char)subject.at[start + 3] > ' ';
}

bool eng__regex_parts_token(const eng__regex *regex, eng__slice subject, size_t start, size_t end) {
  if (!regex->begins_named && at_half_space(subject, start)) return true;
  return !regex->ends_named && at_half_space(subject, end);
}

/* ---- Hits ---- */

static eng_status push_group(run *r, const eng__named_group *named, eng__hit *hit, eng_error *err) {
  uint32_t n = named->in_regex;
  if (n >= pcre2_get_ovector_count(r->index->match_data)) return ENG_OK;
  size_t start = r->ends[2 * n], end = r->ends[2 * n + 1];
  if (start == PCRE2_UNSET || end < start) return ENG_OK;
  eng_span span = text_span(r, start, end);
  eng__hit_group group = {named->number, (uint32_t)span.start, (uint32_t)span.end, NULL};
  if (!eng__vec_push(&r->index->groups, group)) return eng__fail_nomem(err);
  hit->group_count++;
  return ENG_OK;
}

static eng_status push_groups(run *r, eng__hit *hit, eng_error *err) {
  const eng__regexes *regexes = &r->index->patterns->regexes;
  eng_status status = ENG_OK;
  hit->groups = (uint32_t)r->index->groups.count;
  for (uint32_t i = 0; i < r->regex->group_count && !status; i++)
    status = push_group(r, &regexes->groups.at[r->regex->first_group + i], hit, err);
  return status;
}

static eng_status push_match(run *r, eng_error *err) {
  eng__index *index = r->index;
  size_t start = r->ends[0], end = r->ends[1];
  if (end <= start) return ENG_OK;
  eng_span span = text_span(r, start, end);
  bool room;
  eng_status status =
      eng__index_room(index, r->regex->pattern, index->work.count, span.start, &room, err);
  r->done = !room;
  if (status || !room) return status;
  eng__hit hit = {.pattern = r->regex->pattern, .entry = r->regex->entry};
  eng__hit_from_span(index->document, span, &hit);
  status = push_groups(r, &hit, err);
  if (status) return status;
  return eng__vec_push(&index->work, hit) ? ENG_OK : eng__fail_nomem(err);
}

/* ---- One match ---- */

static const char *limit_name(int code) {
  switch (code) {
  case PCRE2_ERROR_MATCHLIMIT:
    return "match limit";
  case PCRE2_ERROR_DEPTHLIMIT:
    return "depth limit";
  case PCRE2_ERROR_HEAPLIMIT:
    return "heap limit";
  default:
    return "the expression could not be matched";
  }
}

/* Looks for a match that begins at `at`, or up to `limit` when the expression is not anchored; what
 * PCRE2 says of it is `*code`. JIT works on 32 KiB of the machine's stack; when that does not do,
 * the interpreter does it, on the heap and within the heap limit. */
static eng_status match_at(run *r, size_t at, size_t limit, int *code, eng_error *err) {
  eng__index *index = r->index;
  uint32_t options = PCRE2_NO_UTF_CHECK | PCRE2_NOTEMPTY;
  if (index->limits.no_jit) options |= PCRE2_NO_JIT;
  pcre2_set_offset_limit(index->match_context, limit);
  *code = PCRE2_ERROR_JIT_STACKLIMIT;
  for (int attempt = 0; attempt < 2 && *code == PCRE2_ERROR_JIT_STACKLIMIT; attempt++) {
    *code = pcre2_match(r->regex->code, (PCRE2_SPTR)r->subject.at, r->subject.len, at, options,
                        index->match_data, index->match_context);
    options |= PCRE2_NO_JIT;
  }
  return *code == PCRE2_ERROR_NOMEMORY ? eng__fail_nomem(err) : ENG_OK;
}

static bool is_limit(int code) {
  return code < 0 && code != PCRE2_ERROR_NOMATCH;
}

/* A limit was reached by what begins at `at`: it ends the run with a problem. */
static eng_status stop_at(run *r, size_t at, int code, eng_error *err) {
  r->done = true;
  return eng__index_problem(r->index, r->regex->pattern, text_span(r, at, at).start,
                            ENG__LIMIT_REGEX, limit_name(code), err);
}

/* Behind what stands at `at` up to a space or a half-space. */
static size_t behind_word(eng__slice subject, size_t at, size_t end) {
  size_t next = at + 1;
  while (next < end && (unsigned char)subject.at[next] > ' ' && !half_space_at(subject, next))
    next++;
  return next;
}

/* A match was found: takes it. `*behind`: where the next may begin. In one that parts a token
 * another may stand, behind the first word of it. */
static eng_status take_match(run *r, size_t *behind, eng_error *err) {
  size_t start = r->ends[0], end = r->ends[1];
  *behind = end;
  if (end <= start || !eng__regex_parts_token(r->regex, r->subject, start, end))
    return push_match(r, err);
  *behind = behind_word(r->subject, start, end);
  return ENG_OK;
}

/* The same, and goes on from there. */
static eng_status take(run *r, size_t at, eng_error *err) {
  size_t behind;
  eng_status status = take_match(r, &behind, err);
  r->next = behind > at ? behind : at + 1;
  while (r->next < r->subject.len && !eng__utf8_boundary(r->subject, r->next)) r->next++;
  return status;
}

static eng_status try_at(run *r, size_t at, eng_error *err) {
  if (at < r->next || r->done) return ENG_OK;
  if (eng__stopped(r->index)) return eng__fail(err, ENG_TIMEOUT, "out of time");
  int code;
  eng_status status = match_at(r, at, PCRE2_UNSET, &code, err);
  if (status || code >= 0) return status ? status : take(r, at, err);
  r->next = at + 1; /* two triggers may have been met at one place */
  return is_limit(code) ? stop_at(r, at, code, err) : ENG_OK;
}

/* ---- All matches ---- */

static eng_status run_tries(run *r, const eng__regex_state *state, eng_error *err) {
  const eng__try *tries = r->index->sorted_tries.at;
  eng_status status = ENG_OK;
  for (uint32_t i = 0; i < state->tries && !status; i++)
    status = try_at(r, tries[state->first + i].at, err);
  return status;
}

static bool may_begin_at(const run *r, size_t at) {
  const eng__regexes *regexes = &r->index->patterns->regexes;
  for (uint32_t i = 0; i < r->regex->trigger_count; i++)
    if (eng__trigger_agrees(regexes, &regexes->triggers.at[r->regex->first_trigger + i], r->subject,
                            at))
      return true;
  return false;
}

/* The scan met more triggers than it could keep: this expression looks for its own, wherever the
 * last byte was no letter of plain ASCII. */
static eng_status run_everywhere(run *r, eng_error *err) {
  eng_status status = ENG_OK;
  for (size_t at = 0; at < r->subject.len && !status; at++) {
    unsigned char before = at ? (unsigned char)r->subject.at[at - 1] : ' ';
    if ((unsigned char)((before | 0x20) - 'a') < 26 || !eng__utf8_boundary(r->subject, at))
      continue;
    if (may_begin_at(r, at)) status = try_at(r, at, err);
  }
  return status;
}

/* Start positions that are tried at once, of those behind the first; fewer where a limit was
 * reached, until it is known which of them reached it. */
static size_t narrower(size_t window) {
  enum { STEP = 32 };
  return window > WINDOW ? WINDOW : window / STEP;
}

/* The last of the start positions that are tried at once. */
static size_t window_end(const run *r, size_t at, size_t window) {
  size_t end = r->subject.len - at > window ? at + window : r->subject.len;
  while (!eng__utf8_boundary(r->subject, end)) end--;
  return end;
}

static eng_status search_all(run *r, eng_error *err) {
  size_t window = r->subject.len > LONG_SUBJECT ? WINDOW : r->subject.len;
  for (size_t at = 0; at < r->subject.len && !r->done; at = r->next) {
    if (eng__stopped(r->index)) return eng__fail(err, ENG_TIMEOUT, "out of time");
    size_t end = window_end(r, at, window);
    int code;
    eng_status status = match_at(r, at, end, &code, err);
    r->next = at;
    if (!status && code >= 0) status = take(r, at, err);
    else if (!status && is_limit(code) && end == at) status = stop_at(r, at, code, err);
    else if (is_limit(code)) window = narrower(window);
    else r->next = end + 1;
    if (status) return status;
    while (!eng__utf8_boundary(r->subject, r->next)) r->next++;
  }
  return ENG_OK;
}

static bool has_required(const run *r) {
  eng__slice required = r->regex->required;
  return !required.len || memmem(r->subject.at, r->subject.len, required.at, required.len);
}

static eng_status need_match_data(eng__index *index, eng_error *err) {
  if (index->match_data) return ENG_OK;
  uint32_t pairs = index->patterns->regexes.most_captures + 1;
  index->match_data = pcre2_match_data_create(pairs, NULL);
  return index->match_data ? ENG_OK : eng__fail_nomem(err);
}

static eng_status run_regex(eng__index *index, uint32_t number, eng_error *err) {
  const eng__regex *regex = &index->patterns->regexes.all.at[number];
  const eng__regex_state *state = &index->regex_states[number];
  if (regex->trigger_count && !state->tries && !index->flooded) return ENG_OK;
  run r = {.index = index, .regex = regex};
  eng_status status = need_match_data(index, err);
  if (!status) status = choose_subject(&r, err);
  if (status || !r.subject.len || !has_required(&r)) return status;
  r.ends = pcre2_get_ovector_pointer(index->match_data);
  if (!regex->anchored) return search_all(&r, err);
  return index->flooded ? run_everywhere(&r, err) : run_tries(&r, state, err);
}

eng_status eng__find_regex(eng__index *index, eng__pattern pattern, eng_error *err) {
  eng__pattern_def def = index->patterns->defs.at[pattern];
  eng_status status = ENG_OK;
  for (uint32_t i = 0; i < def.count && !status; i++) status = run_regex(index, def.at + i, err);
  if (status) return status;
  return eng__sort_hits(&index->work, &index->spare, ENG__ORDER_ENTRY, err);
}

/* How far an expression gets: its longest beginning that matches something in the stretch. Every
 * beginning is read, rewritten and compiled as the whole was, with the brackets it leaves open
 * closed; those that are no expressions are passed over. */
#include "match/explain.h"

#include "match/state.h"

enum {
  MOST_CUTS = 600,    /* beginnings of one expression */
  MOST_CLOSED = 3,    /* brackets */
  MATCH_LIMIT = 20000 /* of one try */
};

typedef struct trial {
  eng__slice subject;
  size_t start, end; /* of the subject: the stretch */
  size_t found[2];
} trial;

static eng_status choose_subject(const eng__regex *regex, const eng__explaining *x, trial *t,
                                 eng_error *err) {
  eng_document *document = x->index->document;
  const eng__offset_map *map = NULL;
  t->subject = document->text;
  if (!regex->options.raw && !regex->options.keep_case) {
    t->subject = document->view;
    map = &document->view_map;
  } else if (!regex->options.raw) {
    eng_status status = eng__document_need_cased(document, err);
    if (status) return status;
    t->subject = document->cased;
    map = &document->cased_map;
  }
  bool mapped = map && map->steps.count;
  t->start = mapped ? eng__map_forward_start(map, (uint32_t)x->stretch.start) : x->stretch.start;
  t->end = mapped ? eng__map_forward_end(map, (uint32_t)x->stretch.end) : x->stretch.end;
  return ENG_OK;
}

static pcre2_code *compile(eng__slice text) {
  int code;
  PCRE2_SIZE offset;
  pcre2_compile_context *context = pcre2_compile_context_create(NULL);
  if (context) pcre2_set_newline(context, PCRE2_NEWLINE_LF);
  pcre2_code *compiled = pcre2_compile((PCRE2_SPTR)text.at, text.len,
                                       PCRE2_UTF | PCRE2_UCP | PCRE2_MULTILINE |
                                           PCRE2_USE_OFFSET_LIMIT | PCRE2_NEVER_BACKSLASH_C,
                                       &code, &offset, context);
  pcre2_compile_context_free(context);
  return compiled;
}

static bool match(trial *t, const pcre2_code *code) {
  pcre2_match_data *data = pcre2_match_data_create(1, NULL);
  pcre2_match_context *context = pcre2_match_context_create(NULL);
  bool found = false;
  if (data && context) {
    pcre2_set_match_limit(context, MATCH_LIMIT);
    pcre2_set_depth_limit(context, MATCH_LIMIT);
    pcre2_set_offset_limit(context, t->end);
    int code_found = pcre2_match(code, (PCRE2_SPTR)t->subject.at, t->subject.len, t->start,
                                 PCRE2_NO_UTF_CHECK | PCRE2_NOTEMPTY, data, context);
    size_t *ends = pcre2_get_ovector_pointer(data);
    found = code_found >= 0 && ends[0] < t->end && ends[1] > ends[0];
    if (found) t->found[0] = ends[0], t->found[1] = ends[1];
  }
  pcre2_match_context_free(context);
  pcre2_match_data_free(data);
  return found;
}

/* Does this beginning, so many brackets closed, match in the stretch? */
static bool try_beginning(trial *t, eng__slice beginning, size_t closed, const eng__regex *regex) {
  eng__regex_syntax syntax = {0};
  eng__buffer text = {0};
  bool found = false;
  eng__buffer_add_slice(&text, beginning);
  for (size_t i = 0; i < closed; i++) eng__buffer_add_byte(&text, ')');
  if (!text.failed &&
      eng__regex_read(&syntax, eng__buffer_slice(&text), regex->options, NULL) == ENG_OK) {
    pcre2_code *code = compile(eng__buffer_slice(&syntax.rewritten));
    found = code && match(t, code);
    pcre2_code_free(code);
  }
  eng__regex_syntax_free(&syntax);
  eng__buffer_free(&text);
  return found;
}

static bool is_word_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         (unsigned char)c >= 0x80;
}

/* May the expression be cut here: not inside of a word or an escape, not before what repeats the
 * element in front, and not behind what would leave an empty alternative? */
static bool is_seam(eng__slice source, size_t at) {
  char before = source.at[at - 1], after = source.at[at];
  size_t slashes = 0;
  while (slashes < at && source.at[at - 1 - slashes] == '\\') slashes++;
  if (slashes % 2 || strchr("|(^:", before) || strchr("?*+{", after)) return false;
  bool escape = at >= 2 && source.at[at - 2] == '\\';
  return escape || !is_word_byte(before) || !is_word_byte(after);
}

/* A beginning that matched less than two letters says nothing. */
static bool says_much(const trial *t) {
  size_t letters = 0;
  for (size_t i = t->found[0]; i < t->found[1]; i++)
    letters += is_word_byte(t->subject.at[i]) && ((unsigned char)t->subject.at[i] & 0xC0) != 0x80;
  return letters >= 2;
}

/* Bytes of the longest beginning that matches; 0: none does. */
static size_t longest_beginning(const eng__index *index, trial *t, const eng__regex *regex) {
  size_t cuts = 0;
  for (size_t len = regex->source.len; len-- > 1 && cuts++ < MOST_CUTS;) {
    if (!is_seam(regex->source, len) || eng__stopped(index)) continue;
    for (size_t closed = 0; closed <= MOST_CLOSED; closed++)
      if (try_beginning(t, eng__slice_cut(regex->source, 0, len), closed, regex) && says_much(t))
        return len;
  }
  return 0;
}

/* Does all of it match, and is that no hit because a half-space is next to it? */
static bool parts_token(trial *t, const eng__regex *regex) {
  return try_beginning(t, regex->source, 0, regex) &&
         eng__regex_parts_token(regex, t->subject, t->found[0], t->found[1]);
}

/* What of the text the best beginning matched. */
static void set_best(eng__explaining *x, const trial *t, const eng__regex *regex) {
  eng_document *document = x->index->document;
  if (regex->options.raw) x->best = (eng_span){t->found[0], t->found[1]};
  else if (regex->options.keep_case)
    x->best = (eng_span){eng__map_start(&document->cased_map, (uint32_t)t->found[0]),
                         eng__map_end(&document->cased_map, (uint32_t)t->found[1])};
  else x->best = eng__document_text_span(document, t->found[0], t->found[1]);
}

static bool tell_limit(eng__explaining *x, eng__pattern pattern) {
  size_t count;
  const eng__match_problem *problems = eng__index_problems(x->index, &count);
  for (size_t i = 0; i < count; i++)
    if (problems[i].pattern == pattern) {
      eng__buffer_printf(&x->what, "the search ended before: %s", problems[i].what);
      return true;
    }
  return false;
}

eng_status eng__explain_regex(eng__explaining *x, eng__pattern pattern, eng_error *err) {
  const eng__patterns *patterns = x->index->patterns;
  eng__pattern_def def = patterns->defs.at[pattern];
  size_t best = 0;
  const eng__regex *nearest = NULL;
  if (tell_limit(x, pattern)) return ENG_OK;
  for (uint32_t i = 0; i < def.count; i++) {
    const eng__regex *regex = &patterns->regexes.all.at[def.at + i];
    trial t = {0};
    eng_status status = choose_subject(regex, x, &t, err);
    if (status) return status;
    if (parts_token(&t, regex)) {
      set_best(x, &t, regex);
      eng__buffer_printf(&x->what,
                         "matches, but begins or ends at a half-space inside a word (name it as "
                         "\\x{200C}, or use words): /%.*s/",
                         (int)regex->source.len, regex->source.at);
      return ENG_OK;
    }
    size_t len = longest_beginning(x->index, &t, regex);
    if (len <= best) continue;
    best = len;
    nearest = regex;
    set_best(x, &t, regex);
  }
  if (!nearest) {
    eng__buffer_add_string(&x->what, "not even a beginning matches here: ");
    eng__describe_pattern(&x->what, patterns, pattern);
    return ENG_OK;
  }
  eng__slice source = nearest->source;
  eng__buffer_printf(&x->what, "matches as far as /%.*s/, and does not go on with /%.*s/",
                     (int)best, source.at, (int)(source.len - best), source.at + best);
  return ENG_OK;
}

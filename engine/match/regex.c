/* Compiling expressions: rewrite, compile, keep names and triggers. */
#include "match/regex.h"

#include "match/regex_reader.h"
#include "unicode/properties.h"
#include "unicode/utf8.h"

#include <stdio.h>

/* UTF and Unicode classes; $ and ^ stand at lines; start positions can be limited, so that a clock
 * can be looked at between them (safety.md 4). */
enum {
  OPTIONS = PCRE2_UTF | PCRE2_UCP | PCRE2_MULTILINE | PCRE2_NEVER_BACKSLASH_C,
  PARENTHESES = ENG__REGEX_NEST
};

static pcre2_compile_context *make_context(const eng__regex_options *options) {
  pcre2_compile_context *context = pcre2_compile_context_create(NULL);
  if (!context) return NULL;
  /* Line ends are LF in the view; the raw text has whatever was written. */
  pcre2_set_newline(context, options->raw ? PCRE2_NEWLINE_ANYCRLF : PCRE2_NEWLINE_LF);
  pcre2_set_parens_nest_limit(context, PARENTHESES);
  return context;
}

typedef struct compiling {
  eng__regexes *regexes;
  eng__regex *regex;
  eng__regex_syntax syntax;
  pcre2_compile_context *context;
  eng_error *err;
} compiling;

static pcre2_code *compile_text(compiling *c, eng__slice text, uint32_t more, int *code,
                                size_t *offset) {
  return pcre2_compile((PCRE2_SPTR)text.at, text.len, OPTIONS | more, code, offset, c->context);
}

/* PCRE2's own message. The place is told in the expression as written, which is compiled once more
 * for it; when only the rewritten one is refused, without a place. */
static eng_status refuse(compiling *c, int code) {
  int again;
  size_t offset;
  char text[128], message[192];
  pcre2_code *plain = compile_text(c, c->regex->source, 0, &again, &offset);
  if (!plain) code = again;
  pcre2_get_error_message(code, (PCRE2_UCHAR *)text, sizeof text);
  if (plain) snprintf(message, sizeof message, "%s", text);
  else snprintf(message, sizeof message, "%s (at byte %zu)", text, offset + 1);
  pcre2_code_free(plain);
  return eng__regex_complain(c->regex->source, message, c->err);
}

static eng_status compile(compiling *c) {
  int code;
  size_t offset;
  eng__regex *regex = c->regex;
  regex->anchored = c->syntax.triggers.len && !regex->options.keep_case;
  uint32_t more = regex->anchored ? PCRE2_ANCHORED : PCRE2_USE_OFFSET_LIMIT;
  eng__slice text = eng__buffer_slice(&c->syntax.rewritten);
  regex->code = compile_text(c, text, more, &code, &offset);
  if (!regex->code && code == PCRE2_ERROR_HEAP_FAILED) return eng__fail_nomem(c->err);
  if (!regex->code) return refuse(c, code);
  /* Without JIT (a machine that forbids it) the interpreter does the work. */
  if (!c->regexes->no_jit) pcre2_jit_compile(regex->code, PCRE2_JIT_COMPLETE);
  return ENG_OK;
}

/* ---- Names ---- */

uint32_t eng__regexes_group_number(const eng__regexes *regexes, eng__slice name) {
  for (size_t i = 0; i < regexes->names.count; i++)
    if (eng__slice_equal(regexes->names.at[i], name)) return (uint32_t)i + 1;
  return 0;
}

bool eng__regexes_have_group(const eng__regexes *regexes, uint32_t first, uint32_t count,
                             uint32_t number) {
  for (uint32_t i = first; i < first + count; i++) {
    const eng__regex *regex = &regexes->all.at[i];
    for (uint32_t k = 0; k < regex->group_count; k++)
      if (regexes->groups.at[regex->first_group + k].number == number) return true;
  }
  return false;
}

uint32_t eng__regexes_name_group(eng__regexes *regexes, eng__slice name) {
  uint32_t number = eng__regexes_group_number(regexes, name);
  if (number) return number;
  eng__slice kept = eng__arena_copy(&regexes->arena, name);
  if (!kept.at || !eng__vec_push(&regexes->names, kept)) return 0;
  return (uint32_t)regexes->names.count;
}

/* The table of names: entries of one size, two bytes of number (big-endian), the name, a NUL. */
static eng_status keep_names(compiling *c) {
  uint32_t count = 0, size = 0, captures = 0;
  PCRE2_SPTR table = NULL;
  eng__regex *regex = c->regex;
  pcre2_pattern_info(regex->code, PCRE2_INFO_NAMECOUNT, &count);
  pcre2_pattern_info(regex->code, PCRE2_INFO_NAMEENTRYSIZE, &size);
  pcre2_pattern_info(regex->code, PCRE2_INFO_NAMETABLE, &table);
  pcre2_pattern_info(regex->code, PCRE2_INFO_CAPTURECOUNT, &captures);
  if (captures > c->regexes->most_captures) c->regexes->most_captures = captures;
  regex->first_group = (uint32_t)c->regexes->groups.count;
  regex->group_count = count;
  for (uint32_t i = 0; i < count; i++, table += size) {
    eng__named_group group = {.in_regex = (uint32_t)table[0] << 8 | table[1]};
    group.number = eng__regexes_name_group(c->regexes, eng__slice_of((const char *)table + 2));
    if (!group.number || !eng__vec_push(&c->regexes->groups, group)) return eng__fail_nomem(c->err);
  }
  return ENG_OK;
}

/* ---- Triggers ---- */

static uint16_t plain_bytes(const char *bytes, size_t len) {
  size_t count = 0;
  while (count < len && (unsigned char)bytes[count] > ENG__TRIGGER_SPACE) count++;
  return (uint16_t)count;
}

static eng_status keep_triggers(compiling *c) {
  eng__regexes *regexes = c->regexes;
  eng__slice list = eng__buffer_slice(&c->syntax.triggers);
  c->regex->first_trigger = (uint32_t)regexes->triggers.count;
  for (size_t at = 0; at < list.len; c->regex->trigger_count++) {
    size_t len = (unsigned char)list.at[at];
    const char *bytes = list.at + at + 1;
    eng__trigger trigger = {.regex = (uint32_t)regexes->all.count,
                            .at = (uint32_t)regexes->trigger_bytes.len,
                            .len = (uint16_t)len,
                            .plain = plain_bytes(bytes, len),
                            .digit = *bytes == ENG__TRIGGER_DIGIT};
    eng__buffer_add(&regexes->trigger_bytes, bytes, len);
    if (regexes->trigger_bytes.failed || !eng__vec_push(&regexes->triggers, trigger))
      return eng__fail_nomem(c->err);
    at += len + 1;
  }
  return ENG_OK;
}

static bool is_digit_at(eng__slice view, size_t at, size_t *len) {
  if (at >= view.len) return false;
  const char *p = view.at + at;
  uint32_t cp = eng__utf8_next(&p);
  *len = (size_t)(p - view.at) - at;
  return eng__digit_value(cp) >= 0;
}

static bool is_joint_at(eng__slice view, size_t at, size_t *len) {
  if (at >= view.len) return false;
  *len = 1;
  if (view.at[at] == ' ' || view.at[at] == '\n') return true;
  *len = 3;
  return view.len - at >= 3 && memcmp(view.at + at, "\u200C", 3) == 0;
}

bool eng__trigger_agrees(const eng__regexes *regexes, const eng__trigger *trigger, eng__slice view,
                         size_t at) {
  const char *bytes = regexes->trigger_bytes.at + trigger->at;
  if (trigger->plain > view.len - at) return false;
  if (trigger->plain && memcmp(view.at + at, bytes, trigger->plain) != 0) return false;
  at += trigger->plain;
  for (size_t i = trigger->plain; i < trigger->len; i++) {
    size_t len = 1;
    bool agrees;
    if (bytes[i] == ENG__TRIGGER_DIGIT) agrees = is_digit_at(view, at, &len);
    else if (bytes[i] == ENG__TRIGGER_JOINT) agrees = is_joint_at(view, at, &len);
    else if (bytes[i] == ENG__TRIGGER_SPACE)
      agrees = at < view.len && (view.at[at] == ' ' || view.at[at] == '\n');
    else agrees = at < view.len && view.at[at] == bytes[i];
    if (!agrees) return false;
    at += len;
  }
  return true;
}

/* ---- Adding ---- */

static eng_status add_one(compiling *c) {
  eng__regexes *regexes = c->regexes;
  eng__regex *regex = c->regex;
  eng_status status = eng__regex_read(&c->syntax, regex->source, regex->options, c->err);
  if (!status) status = compile(c);
  if (!status) status = keep_names(c);
  if (!status) status = keep_triggers(c);
  if (status) return status;
  regex->begins_named = c->syntax.begins_named;
  regex->ends_named = c->syntax.ends_named;
  regex->required = eng__arena_copy(&regexes->arena, eng__buffer_slice(&c->syntax.required));
  regex->source = eng__arena_copy(&regexes->arena, regex->source);
  if (!regex->required.at || !regex->source.at || !eng__vec_push(&regexes->all, *regex))
    return eng__fail_nomem(c->err);
  return ENG_OK;
}

/* Takes back the expressions of a list that failed. Their triggers, names and strings stay, unused
 * but for the triggers, which must go: they name expressions that are no more. */
static void take_back(eng__regexes *regexes, size_t count) {
  while (regexes->all.count > count) pcre2_code_free(regexes->all.at[--regexes->all.count].code);
  while (regexes->triggers.count &&
         regexes->triggers.at[regexes->triggers.count - 1].regex >= count)
    regexes->triggers.count--;
}

eng_status eng__regexes_add(eng__regexes *regexes, const eng__slice *expressions, size_t count,
                            eng__regex_options options, eng__pattern id, eng_error *err) {
  if (!count) return eng__fail(err, ENG_INVALID, "a list without expressions");
  compiling c = {.regexes = regexes, .context = make_context(&options), .err = err};
  if (!c.context) return eng__fail_nomem(err);
  size_t before = regexes->all.count;
  eng_status status = ENG_OK;
  for (size_t i = 0; i < count && !status; i++) {
    eng__regex regex = {
        .source = expressions[i], .options = options, .pattern = id, .entry = (uint32_t)i};
    c.regex = &regex;
    status = add_one(&c);
    if (status) pcre2_code_free(regex.code);
    eng__regex_syntax_free(&c.syntax);
  }
  if (status) take_back(regexes, before);
  pcre2_compile_context_free(c.context);
  return status;
}

void eng__regexes_free(eng__regexes *regexes) {
  for (size_t i = 0; i < regexes->all.count; i++) pcre2_code_free(regexes->all.at[i].code);
  eng__vec_free(&regexes->all);
  eng__vec_free(&regexes->triggers);
  eng__vec_free(&regexes->groups);
  eng__vec_free(&regexes->names);
  eng__buffer_free(&regexes->trigger_bytes);
  eng__arena_free(&regexes->arena);
}

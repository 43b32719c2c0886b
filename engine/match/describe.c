/* What a pattern looks for, in words for a reader: in traces, in the file of coverage. */
#include "match/explain.h"

#include "match/state.h"

#include <math.h>

enum { MOST_DESCRIBED = 3, LONGEST_PIECE = 80 };

/* ---- Words and expressions ---- */

static void add_short(eng__buffer *out, eng__slice text) {
  size_t len = text.len < LONGEST_PIECE ? text.len : LONGEST_PIECE;
  while (len < text.len && ((unsigned char)text.at[len] & 0xC0) == 0x80) len--;
  eng__buffer_add(out, text.at, len);
  if (len < text.len) eng__buffer_add_string(out, "…");
}

void eng__describe_phrase(eng__buffer *out, const eng__phrase *phrase) {
  const eng__piece *pieces = eng__phrase_pieces(phrase);
  eng__buffer_add_byte(out, '\'');
  for (size_t i = 0; i < phrase->piece_count; i++) {
    if (i && pieces[i].joint == ENG__JOINT_HALF) eng__buffer_add_string(out, "\u200C");
    else if (i && pieces[i].joint != ENG__JOINT_NONE) eng__buffer_add_byte(out, ' ');
    add_short(out, eng__phrase_word(phrase, i));
    if (pieces[i].flags & ENG__PIECE_STEM) eng__buffer_add_byte(out, '*');
  }
  eng__buffer_add_byte(out, '\'');
}

static bool is_owner(const eng__phrases *phrases, const eng__phrase *phrase, eng__pattern pattern,
                     uint32_t entry) {
  for (const eng__owner *o = &phrase->owner; o; o = eng__next_owner(phrases, o))
    if (o->pattern == pattern && (entry == UINT32_MAX || o->entry == entry)) return true;
  return false;
}

/* The first phrases of the pattern, or that of the entry. */
static void describe_phrases(eng__buffer *out, const eng__phrases *phrases, eng__pattern pattern,
                             uint32_t entry) {
  size_t told = 0;
  for (size_t i = 0; i < phrases->all.count; i++) {
    const eng__phrase *phrase = eng__phrase_at(phrases, phrases->all.at[i]);
    if (!is_owner(phrases, phrase, pattern, entry)) continue;
    if (told) eng__buffer_add_string(out, told < MOST_DESCRIBED ? ", " : ", …");
    if (told++ == MOST_DESCRIBED) return;
    eng__describe_phrase(out, phrase);
  }
}

static void describe_regex(eng__buffer *out, const eng__patterns *patterns, uint32_t first,
                           uint32_t count) {
  for (uint32_t i = 0; i < count && i < MOST_DESCRIBED; i++) {
    eng__buffer_add_string(out, i ? ", /" : "/");
    add_short(out, patterns->regexes.all.at[first + i].source);
    eng__buffer_add_byte(out, '/');
  }
  if (count > MOST_DESCRIBED) eng__buffer_add_string(out, ", …");
}

/* ---- Tokens and numbers ---- */

const char *const eng__token_kind_names[] = {
#define KIND_NAME(name, text) text,
    ENG_TOKEN_KIND_LIST(KIND_NAME)
#undef KIND_NAME
        NULL};

const char *const eng__script_names[] = {"common", "latin", "arabic", "cyrillic", "greek",
                                         "hebrew", "han",   "other",  NULL};

/* "a hashtag", "a word of script 'latin' and shape 'Xx'". */
static void describe_token(eng__buffer *out, const eng__token_query *query) {
  static const char *const nouns[] = {
      [ENG_TOKEN_WORD] = "a word",       [ENG_TOKEN_NUMBER] = "a number",
      [ENG_TOKEN_HASHTAG] = "a hashtag", [ENG_TOKEN_MENTION] = "a mention",
      [ENG_TOKEN_URL] = "a web address", [ENG_TOKEN_EMAIL] = "a mail address",
      [ENG_TOKEN_EMOJI] = "an emoji",    [ENG_TOKEN_PUNCT] = "a punctuation mark"};
  const char *joint = " of ";
  eng__buffer_add_string(out, query->kind < 0 ? "a token" : nouns[query->kind]);
  if (query->folded.len)
    eng__buffer_printf(out, " '%.*s'", (int)query->folded.len, query->folded.at);
  if (query->script >= 0) {
    eng__buffer_printf(out, "%sscript '%s'", joint, eng__script_names[query->script]);
    joint = " and ";
  }
  if (query->shape.len)
    eng__buffer_printf(out, "%sshape '%.*s'", joint, (int)query->shape.len, query->shape.at);
}

static void describe_number(eng__buffer *out, eng__number_bounds bounds) {
  bool least = !isinf(bounds.min), most = !isinf(bounds.max);
  eng__buffer_add_string(out, "a number");
  if (least && most) eng__buffer_printf(out, " from %.15g to %.15g", bounds.min, bounds.max);
  else if (least) eng__buffer_printf(out, " of %.15g or more", bounds.min);
  else if (most) eng__buffer_printf(out, " of %.15g or less", bounds.max);
}

/* ---- All kinds ---- */

static void describe_leaves(eng__buffer *out, const eng__patterns *patterns, eng__pattern_def def) {
  for (uint32_t i = 0; i < def.count && i <= MOST_DESCRIBED; i++) {
    eng__pattern leaf = patterns->leaves.at[def.at + i];
    bool told = i < MOST_DESCRIBED && patterns->defs.at[leaf].kind != ENG__KIND_EITHER;
    if (i) eng__buffer_add_string(out, " or ");
    if (told) eng__describe_pattern(out, patterns, leaf); /* leaves hold no either: one level */
    else eng__buffer_add_string(out, "…");
  }
}

static void describe_given(eng__buffer *out, eng__slice name) {
  eng__buffer_printf(out, "tagged '%.*s'", (int)name.len, name.at);
}

void eng__describe_pattern(eng__buffer *out, const eng__patterns *patterns, eng__pattern pattern) {
  eng__pattern_def def = patterns->defs.at[pattern];
  switch (def.kind) {
  case ENG__KIND_WORDS:
    describe_phrases(out, &patterns->phrases, pattern, UINT32_MAX);
    return;
  case ENG__KIND_REGEX:
    describe_regex(out, patterns, def.at, def.count);
    return;
  case ENG__KIND_EITHER:
    describe_leaves(out, patterns, def);
    return;
  case ENG__KIND_TOKEN:
    describe_token(out, &patterns->tokens.at[def.at]);
    return;
  case ENG__KIND_NUMBER:
    describe_number(out, patterns->numbers.at[def.at]);
    return;
  case ENG__KIND_GIVEN:
    describe_given(out, patterns->given.at[def.at]);
    return;
  case ENG__KIND_NAMES:
    eng__buffer_add_string(out, "names");
    return;
  case ENG__KIND_SENTENCE:
    eng__buffer_add_string(out, "a sentence");
    return;
  case ENG__KIND_PARAGRAPH:
    eng__buffer_add_string(out, "a paragraph");
    return;
  case ENG__KIND_SEQ:
    eng__buffer_add_string(out, "a sequence");
    return;
  }
}

void eng__describe_entry(eng__buffer *out, const eng__patterns *patterns, const eng__hit *hit) {
  eng__pattern_def def = patterns->defs.at[hit->pattern];
  if (def.kind == ENG__KIND_WORDS)
    describe_phrases(out, &patterns->phrases, hit->pattern, hit->entry);
  else if (def.kind == ENG__KIND_REGEX && hit->entry < def.count)
    describe_regex(out, patterns, def.at + hit->entry, 1);
  else eng__describe_pattern(out, patterns, hit->pattern);
}

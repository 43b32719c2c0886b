/* The cutter: one pass over the view that gives the parts of a document.
 *
 * The loop below knows words of plain letters with white space or plain punctuation after them,
 * nine in ten of what it meets, and looks at them sixteen bytes at a time (word_scan.h). The first
 * byte of everything else chooses a function in words.c, numbers.c or addresses.c.
 *
 * One setting for English and Persian, the conventions of the Universal Dependencies treebanks
 * taken together: a word with its clitics is one token, a hyphen cuts, a half-space does not (it
 * begins a new part of the same token), an address, a number or an abbreviation with its dot is one
 * token, so is a run of dots, dashes or marks of one sort. */
#include "text/tokens.h"

#include "text/cutter.h"
#include "unicode/utf8.h"

#define S ENG__BYTE_SPACE
#define N ENG__BYTE_LINE
#define L ENG__BYTE_LETTER
#define D ENG__BYTE_DIGIT
#define P ENG__BYTE_PUNCT
#define J ENG__BYTE_JOINT
#define A ENG__BYTE_ARABIC
#define H ENG__BYTE_HIGH
/* clang-format off */
const uint8_t eng__byte_class_of[256] = {
    /* 00 */ S, S, S, S, S, S, S, S, S, S, N, S, S, S, S, S,
    /* 10 */ S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, S,
    /*          !  "  #  $  %  &  '  (  )  *  +  ,  -  .  / */
    /* 20 */ S, P, P, J, P, P, J, J, P, P, P, P, P, P, J, P,
    /*                                     :  ;  <  =  >  ? */
    /* 30 */ D, D, D, D, D, D, D, D, D, D, J, P, P, P, P, P,
    /*       @ */
    /* 40 */ J, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L,
    /*                                        [  \  ]  ^  _ */
    /* 50 */ L, L, L, L, L, L, L, L, L, L, L, P, P, P, P, J,
    /*       ` */
    /* 60 */ P, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L,
    /*                                        {  |  }  ~ DEL */
    /* 70 */ L, L, L, L, L, L, L, L, L, L, L, P, P, P, P, S,
    /* 80 to BF begin no character of valid text */
    /* 80 */ H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H,
    /* 90 */ H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H,
    /* A0 */ H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H,
    /* B0 */ H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H,
    /* C0 */ H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H,
    /* D0 */ H, H, H, H, H, H, H, H, A, A, A, A, H, H, H, H,
    /* E0 */ H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H,
    /* F0 */ H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H,
};
/* clang-format on */
#undef S
#undef N
#undef L
#undef D
#undef P
#undef J
#undef A
#undef H

#define ALL UINT64_MAX
const uint64_t eng__word_masks[17][2] = {
    {0, 0},
    {0xFF, 0},
    {0xFFFF, 0},
    {0xFFFFFF, 0},
    {0xFFFFFFFF, 0},
    {UINT64_C(0xFFFFFFFFFF), 0},
    {UINT64_C(0xFFFFFFFFFFFF), 0},
    {UINT64_C(0xFFFFFFFFFFFFFF), 0},
    {ALL, 0},
    {ALL, 0xFF},
    {ALL, 0xFFFF},
    {ALL, 0xFFFFFF},
    {ALL, 0xFFFFFFFF},
    {ALL, UINT64_C(0xFFFFFFFFFF)},
    {ALL, UINT64_C(0xFFFFFFFFFFFF)},
    {ALL, UINT64_C(0xFFFFFFFFFFFFFF)},
    {ALL, ALL},
};
#undef ALL

bool eng__reserve_parts(eng__cutter *cutter, size_t count) {
  if (eng__vec_reserve(cutter->parts, cutter->parts->count + count)) return true;
  cutter->failed = true;
  return false;
}

static inline void push(eng__cutter *cutter, eng__part part) {
  eng__parts *parts = cutter->parts;
  if (parts->count == parts->capacity && !eng__reserve_parts(cutter, 1)) return;
  part.flags |= cutter->pending;
  cutter->pending = 0;
  parts->at[parts->count++] = part;
}

/* Of the first letter of the word at `at`: "7th" is Latin. */
static eng__script script_at(eng__slice view, size_t at, size_t end) {
  while (at < end && eng__byte_class_of[(unsigned char)view.at[at]] == ENG__BYTE_DIGIT) at++;
  if (at == end) return ENG__SCRIPT_COMMON;
  const char *p = view.at + at;
  if (eng__ascii_alnum((unsigned char)*p)) return ENG__SCRIPT_LATIN;
  return (unsigned char)*p < 0x80 ? ENG__SCRIPT_COMMON : eng__script_of(eng__utf8_next(&p));
}

void eng__push_part(eng__cutter *cutter, size_t start, size_t end, eng_token_kind kind,
                    unsigned flags) {
  eng__slice view = {cutter->view, cutter->len};
  eng__part part = {
      0, (uint32_t)start, (uint32_t)end, (uint8_t)kind, 0, (uint16_t)(flags | cutter->pending)};
  eng__slice word = eng__part_word(view, &part);
  part.hash = eng__word_hash(word);
  part.script = (uint8_t)script_at(view, (size_t)(word.at - view.at), end);
  push(cutter, part);
}

void eng__push_plain(eng__cutter *cutter, size_t start, size_t word_end, size_t end,
                     eng_token_kind kind, unsigned flags) {
  const char *p = cutter->view + start;
  eng__slice view = {cutter->view, cutter->len};
  uint64_t hash = eng__word_hash_plain(p, word_end - start, cutter->len - start);
  push(cutter, (eng__part){hash, (uint32_t)start, (uint32_t)end, (uint8_t)kind,
                           (uint8_t)script_at(view, start, end), (uint16_t)flags});
}

/* Bytes of the plain word at `at`, 0 when the class of what stands behind it (`*behind`) or the
 * word itself wants a closer look. */
static inline size_t plain_word(const char *view, size_t at, size_t len, eng__script *script,
                                eng__byte_class *behind) {
  eng__byte_class first = (eng__byte_class)eng__byte_class_of[(unsigned char)view[at]];
  size_t end;
  if (first == ENG__BYTE_LETTER) {
    end = at + eng__ascii_run(view + at, len - at);
    *script = ENG__SCRIPT_LATIN;
  } else if (first == ENG__BYTE_ARABIC) {
    end = at + eng__arabic_run(view + at, len - at);
    *script = ENG__SCRIPT_ARABIC;
  } else {
    return 0;
  }
  if (end == len) *behind = ENG__BYTE_SPACE;
  else *behind = (eng__byte_class)eng__byte_class_of[(unsigned char)view[end]];
  if (*behind < ENG__BYTE_JOINT) return end - at;
  /* A dot behind a word longer than any abbreviation, and no letter glued to it. */
  bool dot = view[end] == '.' && end - at > ENG__ABBREVIATION_MOST &&
             (end + 1 == len || eng__byte_class_of[(unsigned char)view[end + 1]] <= ENG__BYTE_LINE);
  return dot ? end - at : 0;
}

/* Plain words with one space or none behind each, as far as they go: the loop nearly all time is
 * spent in. What it needs is kept in locals, for the parts written might alias the cutter. */
static size_t cut_plain_words(eng__cutter *cutter, size_t at) {
  const char *view = cutter->view;
  size_t len = cutter->len;
  eng__part *part = cutter->parts->at + cutter->parts->count;
  eng__part *full = cutter->parts->at + cutter->parts->capacity;
  uint16_t flags = cutter->pending;
  while (at < len && part < full) {
    eng__script script;
    eng__byte_class behind;
    size_t word = plain_word(view, at, len, &script, &behind);
    if (word == 0) break;
    *part++ = (eng__part){eng__word_hash_plain(view + at, word, len - at),
                          (uint32_t)at,
                          (uint32_t)(at + word),
                          ENG_TOKEN_WORD,
                          (uint8_t)script,
                          flags};
    flags = 0;
    at += word;
    at += at < len && view[at] == ' ';
  }
  cutter->pending = flags;
  cutter->parts->count = (size_t)(part - cutter->parts->at);
  return at;
}

static size_t cut_line(eng__cutter *cutter, size_t at) {
  bool second = cutter->pending & ENG__PART_BEFORE_LINE;
  cutter->pending |= second ? ENG__PART_AFTER_BLANK : ENG__PART_BEFORE_LINE;
  if (second) cutter->single_quote_open = false;
  return at + 1;
}

static size_t cut_joint(eng__cutter *cutter, size_t at) {
  if (cutter->view[at] == '#') return eng__cut_hashtag(cutter, at);
  if (cutter->view[at] == '@') return eng__cut_at_sign(cutter, at);
  return eng__cut_punct(cutter, at);
}

static size_t cut_latin(eng__cutter *cutter, size_t at) {
  return eng__cut_word(cutter, at, at + eng__ascii_run(cutter->view + at, cutter->len - at));
}

size_t eng__cut_slow(eng__cutter *cutter, size_t at) {
  switch (eng__class_at(cutter, at)) {
  case ENG__BYTE_LETTER:
    return cut_latin(cutter, at);
  case ENG__BYTE_LINE:
    return cut_line(cutter, at);
  case ENG__BYTE_DIGIT:
    return eng__cut_number(cutter, at);
  case ENG__BYTE_PUNCT:
    return eng__cut_punct(cutter, at);
  case ENG__BYTE_JOINT:
    return cut_joint(cutter, at);
  case ENG__BYTE_ARABIC:
  case ENG__BYTE_HIGH:
    return eng__cut_high(cutter, at);
  case ENG__BYTE_SPACE:
    break;
  }
  return at + 1;
}

static bool begins_token(const eng__part *part) {
  return !(part->flags & ENG__PART_JOINED);
}

enum { TOKENS_A_MARK = 64 };

/* Counts tokens, and marks the first part of every 64th. */
static bool count_tokens(eng_document *document) {
  const eng__parts *parts = &document->parts;
  size_t count = 0;
  for (size_t i = 0; i < parts->count; i++) {
    if (!begins_token(&parts->at[i])) continue;
    if (count % TOKENS_A_MARK == 0 && !eng__vec_push(&document->token_parts, (uint32_t)i))
      return false;
    count++;
  }
  document->token_count = count;
  return true;
}

size_t eng__token_first_part(const eng_document *document, size_t index) {
  if (document->token_parts.count == 0) return index;
  size_t part = document->token_parts.at[index / TOKENS_A_MARK];
  for (size_t left = index % TOKENS_A_MARK; left; left--)
    while (!begins_token(&document->parts.at[++part])) continue;
  return part;
}

eng_status eng__cut(eng_document *document, eng_error *err) {
  eng__cutter cutter = {.view = document->view.at,
                        .len = document->view.len,
                        .parts = &document->parts,
                        .document = document};
  document->parts.count = 0;
  if (!eng__reserve_parts(&cutter, 1)) return eng__fail_nomem(err);
  for (size_t at = eng__cut_blocks(&cutter, 0); at < cutter.len && !cutter.failed;) {
    at = cut_plain_words(&cutter, at);
    if (at < cutter.len) at = eng__cut_slow(&cutter, at);
  }
  if (document->view_map.steps.count && !eng__part_note_marks(document)) cutter.failed = true;
  document->token_count = document->parts.count;
  eng__part sentinel = {0, (uint32_t)cutter.len, (uint32_t)cutter.len, ENG_TOKEN_PUNCT, 0, 0};
  if (cutter.failed || !eng__vec_push(&document->parts, sentinel)) return eng__fail_nomem(err);
  document->parts.count--; /* stands behind the last, uncounted */
  if (cutter.joined && !count_tokens(document)) return eng__fail_nomem(err);
  return ENG_OK;
}

static size_t without_possessive(const char *at, size_t len) {
  return len - (at[len - 1] == '\'' ? 1 : 2);
}

eng__slice eng__part_word(eng__slice view, const eng__part *part) {
  size_t start = part->start, end = part->end;
  bool marked = part->kind == ENG_TOKEN_HASHTAG || part->kind == ENG_TOKEN_MENTION;
  if (marked && !(part->flags & ENG__PART_JOINED)) start++;
  if (part->flags & ENG__PART_POSSESSIVE)
    end = start + without_possessive(view.at + start, end - start);
  if ((part->flags & ENG__PART_DOTTED) && view.at[end - 1] == '.') end--;
  return eng__slice_cut(view, start, end);
}

/* Dots are skipped in words that hold something else, but no digit. */
static bool skips_dots(eng__slice word) {
  size_t dots = 0;
  if (!word.len || !memchr(word.at, '.', word.len)) return false;
  for (size_t i = 0; i < word.len; i++) {
    if ((unsigned char)(word.at[i] - '0') < 10) return false;
    dots += word.at[i] == '.';
  }
  return dots && dots < word.len;
}

static uint64_t hash_without_dots(eng__slice word) {
  uint64_t h = ENG__HASH_SEED;
  char chunk[16] = {0};
  size_t filled = 0, total = 0;
  for (size_t i = 0; i < word.len; i++) {
    if (word.at[i] == '.') continue;
    if (filled == sizeof chunk) {
      h = eng__word_hash_step(h, eng__load64(chunk), eng__load64(chunk + 8));
      filled = 0;
    }
    chunk[filled++] = word.at[i];
    total++;
  }
  return eng__word_hash_end(eng__word_hash_tail(h, chunk, filled), total);
}

uint64_t eng__word_hash_within(eng__slice folded, size_t readable) {
  return eng__word_hash_plain(folded.at, folded.len, readable);
}

uint64_t eng__word_hash(eng__slice folded) {
  if (skips_dots(folded)) return hash_without_dots(folded);
  return eng__word_hash_plain(folded.len ? folded.at : "", folded.len, folded.len);
}

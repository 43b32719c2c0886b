/* Lines, and the place of an offset in every counting.
 *
 * Line, column and code points can only be counted from the start. A place is therefore found by
 * going on from the last one, which makes hits in order cheap, or from the nearest mark of those
 * left behind every few KiB; so that no order of questions, and no line of a hundred MiB, costs
 * more than the marks are apart. Columns are grapheme clusters (UAX #29). */
#include "text/lines.h"

#include "base/cpu.h"
#include "base/hash.h"
#include "unicode/breaks.h"
#include "unicode/properties.h"
#include "unicode/utf8.h"

#ifdef ENG_HARD
enum { BETWEEN_MARKS = 5, PASSED_AT_ONCE = 9 };
#else
enum { BETWEEN_MARKS = 4096, PASSED_AT_ONCE = 4 * BETWEEN_MARKS };
#endif

/* ---- Lines ---- */

/* The offset behind the line end at or after `at`; text.len when there is none. */
static size_t behind_line_end(eng__slice text, size_t at) {
  while (at < text.len && text.at[at] != '\n' && text.at[at] != '\r') at++;
  if (at == text.len) return at;
  return at + 1 + (text.at[at] == '\r' && at + 1 < text.len && text.at[at + 1] == '\n');
}

static eng_status need_lines(eng_document *document, eng_error *err) {
  if (document->has_lines) return ENG_OK;
  document->lines.count = 0;
  eng__slice text = document->text;
  if (!eng__vec_push(&document->lines, 0)) return eng__fail_nomem(err);
  for (size_t at = 0; (at = behind_line_end(text, at)) < text.len;)
    if (!eng__vec_push(&document->lines, (uint32_t)at)) return eng__fail_nomem(err);
  document->has_lines = true;
  return ENG_OK;
}

/* Index of the last line that begins at or before the offset. */
static size_t line_at(const eng__offsets *lines, size_t offset) {
  size_t low = 1, high = lines->count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (lines->at[middle] <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

static bool is_line_end(char b) {
  return b == '\n' || b == '\r';
}

eng_status eng__document_line(eng_document *document, size_t offset, eng_span *line,
                              eng_error *err) {
  eng_status status = need_lines(document, err);
  if (status != ENG_OK) return status;
  const eng__offsets *lines = &document->lines;
  size_t index = line_at(lines, offset), start = lines->at[index];
  size_t end = index + 1 < lines->count ? lines->at[index + 1] : document->text.len;
  if (end > start && document->text.at[end - 1] == '\n') end--;
  if (end > start && document->text.at[end - 1] == '\r') end--;
  *line = (eng_span){start, end};
  return ENG_OK;
}

/* ---- Places ---- */

/* Is the two-byte character at `at` one of the letters U+0620..U+064A and U+0680..U+06BF, between
 * which nothing else stands? */
static inline bool is_arabic_letter(const unsigned char *at) {
  return (at[0] == 0xD8 && at[1] >= 0xA0) || (at[0] == 0xD9 && at[1] <= 0x8A) || at[0] == 0xDA;
}

/* Is the character at `at` of no grapheme class? */
static inline bool is_plain(const char *at) {
  unsigned char first = (unsigned char)*at;
  if (first < 0x80) return (unsigned char)(first - 0x20) < 0x5F;
  if (is_arabic_letter((const unsigned char *)at)) return true;
  return eng__grapheme_class_of(eng__utf8_next(&at)) == ENG__GCB_OTHER;
}

static inline size_t length_of(const char *at) {
  unsigned char first = (unsigned char)*at;
  return first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
}

/* Are eight bytes all printable ASCII? A byte before one below 0x20 may be taken for another. */
static inline bool eight_printable(const char *at) {
  uint64_t x = eng__load64(at);
  return !((x | (x - UINT64_C(0x2020202020202020)) | (x + UINT64_C(0x0101010101010101))) &
           UINT64_C(0x8080808080808080));
}

/* Characters that are plain, without a gap: how many, and where the last of them begins. */
typedef struct plain_run {
  uint32_t count;
  size_t last;
} plain_run;

/* Adds those from `at` on that begin before `limit` and are printable ASCII; gives the place behind
 * the last, in steps of eight. */
static size_t pass_printable(eng__slice text, size_t at, size_t limit, plain_run *run) {
  for (; at < limit && limit - at >= 8 && eight_printable(text.at + at); at += 8) {
    run->count += 8;
    run->last = at + 7;
  }
  return at;
}

#if ENG__X86

static inline uint64_t low_bits(size_t count) {
  return count < 64 ? (UINT64_C(1) << count) - 1 : UINT64_MAX;
}

/* Of sixty-four bytes, `left` of which are there: those that are printable ASCII or part of one of
 * the Arabic letters, and those that begin one. `*open` is 1 when a letter's first byte is in front
 * of them, and becomes so for those that come next. */
ENG__AVX512 static uint64_t plain_bytes(const char *at, size_t left, uint64_t *open,
                                        uint64_t *starts) {
  __m512i x = _mm512_maskz_loadu_epi8(low_bits(left), at);
  __m512i next = _mm512_maskz_loadu_epi8(low_bits(left - 1), at + 1);
  uint64_t d8 = eng__are_512(x, 0xD8) & ~eng__within_512(next, 0x80, 0x9F);
  uint64_t d9 = eng__are_512(x, 0xD9) & eng__within_512(next, 0x80, 0x8A);
  uint64_t arabic = d8 | d9 | eng__are_512(x, 0xDA);
  uint64_t second = eng__within_512(x, 0x80, 0xBF) & (arabic << 1 | *open);
  *starts = eng__within_512(x, 0x20, 0x7E) | arabic;
  *open = arabic >> 63;
  return *starts | second;
}

/* As pass_printable(), and over Arabic letters too. */
ENG__AVX512 static size_t pass_letters_512(eng__slice text, size_t at, size_t limit,
                                           plain_run *run) {
  for (uint64_t open = 0; at < limit; at += 64) {
    uint64_t starts, plain = plain_bytes(text.at + at, text.len - at, &open, &starts);
    size_t len = ~plain ? (size_t)__builtin_ctzll(~plain) : 64;
    starts &= low_bits(len) & low_bits(limit - at);
    if (starts) run->last = at + 63 - (size_t)__builtin_clzll(starts);
    run->count += (uint32_t)__builtin_popcountll(starts);
    if (len < 64) return at + len;
  }
  return at;
}

static size_t pass_letters(eng__slice text, size_t at, size_t limit, plain_run *run) {
  return eng__has_avx512() ? pass_letters_512(text, at, limit, run)
                           : pass_printable(text, at, limit, run);
}

#else

static size_t pass_letters(eng__slice text, size_t at, size_t limit, plain_run *run) {
  return pass_printable(text, at, limit, run);
}

#endif

/* Passes over characters that are a cluster each, up to `stop` at most: those of no grapheme class
 * before another of none (GB999), which most text of any language consists of. The last one before
 * something else is left, for a mark may hang on it. */
static void pass_plain(eng__slice text, eng__place_mark *mark, size_t stop) {
  size_t at = mark->text, limit = stop < text.len ? stop + 1 : text.len;
  plain_run run = {0};
  if (at >= stop) return;
  for (;;) {
    at = pass_letters(text, at, limit, &run);
    if (at >= limit || !is_plain(text.at + at)) break;
    run.count++;
    run.last = at;
    at += length_of(text.at + at);
  }
  if (!run.count) return;
  mark->text = (uint32_t)run.last;
  mark->ch += run.count - 1;
  mark->column += run.count - 1;
}

static void move_in_text(eng__slice text, eng__place_mark *mark, size_t to) {
  mark->ch += (uint32_t)eng__utf8_count(text.at + mark->text, to - mark->text);
  mark->text = (uint32_t)to;
}

/* The cluster that begins where the mark stands. */
static void find_cluster(eng__slice text, eng__place_mark *mark) {
  mark->cluster_end =
      mark->text < text.len ? (uint32_t)eng__next_grapheme_break(text, mark->text) : UINT32_MAX;
}

static void next_cluster(eng__slice text, eng__place_mark *mark) {
  move_in_text(text, mark, mark->cluster_end);
  mark->column++;
  if (is_line_end(text.at[mark->text - 1])) {
    mark->line++;
    mark->line_start = mark->text;
    mark->column = 1;
  }
}

static bool leave_mark(eng_document *document) {
  const eng__place_mark *mark = &document->mark;
  size_t count = document->place_marks.count;
  if (count && mark->text < document->place_marks.at[count - 1].text + BETWEEN_MARKS) return true;
  return eng__vec_push(&document->place_marks, *mark);
}

/* Where the last line that begins in `(start, end]` does; `start` when none does. */
static size_t last_line_start(eng__slice text, size_t start, size_t end) {
  const char *feed = memrchr(text.at + start, '\n', end - start);
  size_t found = feed ? (size_t)(feed - text.at) + 1 : start;
  for (size_t stop = end; stop > found;) {
    const char *cr = memrchr(text.at + found, '\r', stop - found);
    if (!cr) break;
    stop = (size_t)(cr - text.at);
    if (stop + 1 == text.len || text.at[stop + 1] != '\n') return stop + 1;
  }
  return found;
}

static uint32_t count_line_ends(eng__slice text, size_t start, size_t end) {
  uint32_t count = 0;
  const char *at = text.at + start, *stop = text.at + end;
  for (const char *p = at; p < stop && (p = memchr(p, '\n', (size_t)(stop - p))); p++) count++;
  for (const char *p = at; p < stop && (p = memchr(p, '\r', (size_t)(stop - p))); p++)
    count += p + 1 == text.at + text.len || p[1] != '\n';
  return count;
}

/* Passes over whole lines: columns need counting in the last one alone. A line begins a cluster
 * (GB4). */
static void pass_lines(eng__slice text, eng__place_mark *mark, size_t offset) {
  size_t end = offset - mark->text < PASSED_AT_ONCE ? offset : mark->text + PASSED_AT_ONCE;
  size_t start = last_line_start(text, mark->text, end);
  if (start == mark->text) return;
  mark->line += count_line_ends(text, mark->text, start);
  move_in_text(text, mark, start);
  mark->line_start = mark->text;
  mark->column = 1;
  find_cluster(text, mark);
}

static bool go_on(eng_document *document, size_t offset) {
  eng__slice text = document->text;
  eng__place_mark *mark = &document->mark;
  while (mark->cluster_end <= offset) {
    pass_lines(text, mark, offset);
    if (mark->cluster_end > offset) break;
    next_cluster(text, mark);
    size_t stop = offset < mark->text + (size_t)BETWEEN_MARKS ? offset : mark->text + BETWEEN_MARKS;
    pass_plain(text, mark, stop);
    find_cluster(text, mark);
    if (!leave_mark(document)) return false;
  }
  move_in_text(text, mark, offset);
  return leave_mark(document);
}

/* Puts the mark on the nearest place in front of `offset` that was counted up to. */
static void go_back(eng_document *document, size_t offset) {
  size_t low = 0, high = document->place_marks.count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (document->place_marks.at[middle].text <= offset) low = middle + 1;
    else high = middle;
  }
  if (low) {
    if (document->mark.text <= offset &&
        document->mark.text >= document->place_marks.at[low - 1].text)
      return;
    document->mark = document->place_marks.at[low - 1];
    return;
  }
  document->mark = (eng__place_mark){0, 0, 1, 0, 1, 0};
  find_cluster(document->text, &document->mark);
}

eng_status eng_document_place(eng_document *document, size_t offset, eng_place *place,
                              eng_error *err) {
  go_back(document, offset);
  if (!go_on(document, offset)) return eng__fail_nomem(err);
  const eng__place_mark *mark = &document->mark;
  *place = (eng_place){eng__decoding_raw_start(&document->decoding, offset), mark->ch, mark->line,
                       mark->column};
  return ENG_OK;
}

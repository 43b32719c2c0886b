/* The fold again, slow and plain, out of its definition: T(NFKC_Casefold(T(x))) to a fixed point,
 * with utf8proc for everything that Unicode defines and T written down a second time. Nothing of
 * engine/unicode is used but UTF-8. For short lists of code points. */
#ifndef TESTS_SUPPORT_FOLD_REFERENCE_H
#define TESTS_SUPPORT_FOLD_REFERENCE_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <utf8proc.h>

enum { REF_MOST = 320, REF_HALF_SPACE = 0x200C, REF_ZWJ = 0x200D, REF_MADDA = 0x0653 };

typedef struct ref_list {
  int32_t at[REF_MOST];
  size_t count;
} ref_list;

static void ref_copy(ref_list *to, const ref_list *from) {
  memcpy(to->at, from->at, from->count * sizeof *from->at);
  to->count = from->count;
}

/* { to, from … } with 0 at the end of each row and of the table. */
static const int32_t REF_LETTERS[][16] = {
    {0x06CC, 0x064A, 0x0649, 0x06D2, 0x06D3, 0x06D0, 0x06CE, 0x06CD, 0x0620, 0x063D, 0x0678, 0x0777,
     0x0626},
    {0x06A9, 0x0643, 0x06AA, 0x063B, 0x063C, 0x06AC, 0x06AD, 0x06AE},
    {0x06AF, 0x06AB, 0x06B0, 0x06B1, 0x06B2, 0x06B3, 0x06B4},
    {0x0647, 0x0629, 0x06C0, 0x06C1, 0x06C2, 0x06C3, 0x06BE, 0x06D5},
    {0x0627, 0x0623, 0x0625, 0x0671, 0x0672, 0x0673, 0x0674, 0x0675},
    {0x0648, 0x0624, 0x0676, 0x0677, 0x06C6, 0x06C7, 0x06CB},
    {0x0644, 0x06B5},
    {0x0631, 0x0695, 0x0693, 0x0691},
    {0x062A, 0x067C, 0x0679},
    {0x062F, 0x0689, 0x0688},
    {0x0698, 0x0696},
    {0x0634, 0x069A},
    {0x0646, 0x06BC, 0x06BA},
    {0x0632, 0x0681},
    {0x0633, 0x0685},
    {'.', 0x066B},
    {',', 0x066C},
    {'%', 0x066A},
    {'-', 0x2212},
    {'\'', 0x2018, 0x2019, 0x201A, 0x201B, 0x2039, 0x203A, 0x02BB, 0x02BC, 0x02BD, 0x02BE, 0x02BF,
     '`', 0x00B4, 0x2032},
    {'\'', 0x275B, 0x275C, 0x275F},
    {'"', 0x00AB, 0x00BB, 0x201C, 0x201D, 0x201E, 0x201F, 0x2E42, 0x300C, 0x300D, 0x300E, 0x300F,
     0x301D, 0x301E, 0x301F},
    {'"', 0xFE41, 0xFE42, 0xFE43, 0xFE44, 0xFF02, 0xFF62, 0xFF63, 0x2033, 0x275D, 0x275E, 0x2760,
     0x1F676, 0x1F677, 0x1F678},
    {' ', 0x0009, 0x000B, 0x000C, 0x0085, 0x2028, 0x2029},
    {0},
};

static bool ref_between(int32_t cp, int32_t first, int32_t last) {
  return cp >= first && cp <= last;
}

/* Decimal digits stand in tens from zero on. */
static int32_t ref_digit(int32_t cp) {
  int32_t zero = cp;
  while (utf8proc_category(zero - 1) == UTF8PROC_CATEGORY_ND) zero--;
  return '0' + (cp - zero) % 10;
}

static int32_t ref_find_letter(int32_t cp) {
  for (int row = 0; REF_LETTERS[row][0]; row++)
    for (int i = 1; i < 16 && REF_LETTERS[row][i]; i++)
      if (REF_LETTERS[row][i] == cp) return REF_LETTERS[row][0];
  switch (utf8proc_category(cp)) {
  case UTF8PROC_CATEGORY_ND:
    return ref_digit(cp);
  case UTF8PROC_CATEGORY_PD:
    return '-';
  case UTF8PROC_CATEGORY_ZS:
    return ' ';
  default:
    return cp;
  }
}

/* T of one code point; the answers are kept, one more than the code point so that 0 is none. */
static int32_t ref_letter(int32_t cp) {
  static int32_t known[0x110000];
  if (!known[cp]) known[cp] = ref_find_letter(cp) + 1;
  return known[cp] - 1;
}

static bool ref_is_mark(int32_t cp) {
  return ref_between(cp, 0x064B, 0x065F) || ref_between(cp, 0x0610, 0x061A) ||
         ref_between(cp, 0x06D6, 0x06ED) || ref_between(cp, 0x0898, 0x089F) ||
         ref_between(cp, 0x08CA, 0x08FF) || ref_between(cp, 0x10EFD, 0x10EFF) || cp == 0x0670 ||
         ref_between(cp, 0xFC5E, 0xFC63) || ref_between(cp, 0xFCF2, 0xFCF4) ||
         (ref_between(cp, 0xFE70, 0xFE7F) && cp != 0xFE75);
}

static bool ref_is_joiner(int32_t cp) {
  return cp == REF_HALF_SPACE || cp == REF_ZWJ || cp == 0x200B || cp == 0x001F;
}

/* Default_Ignorable_Code_Point among unassigned code points, which utf8proc does not mark. */
static bool ref_is_reserved_ignorable(int32_t cp) {
  return cp == 0x2065 || ref_between(cp, 0xFFF0, 0xFFF8) || ref_between(cp, 0xE0000, 0xE0FFF);
}

static bool ref_is_dropped(int32_t cp) {
  return ref_is_reserved_ignorable(cp) || ref_is_mark(cp) || cp == 0x0640 || ref_is_joiner(cp) ||
         utf8proc_get_property(cp)->ignorable;
}

static void ref_T(ref_list *list, bool keep_madda) {
  size_t count = 0;
  for (size_t i = 0; i < list->count; i++) {
    int32_t cp = list->at[i];
    if (!ref_is_dropped(cp) || (keep_madda && cp == REF_MADDA)) list->at[count++] = ref_letter(cp);
  }
  list->count = count;
}

/* utf8proc 2.8 composes U+11A7 (one before the first final jamo) with the syllable before it, which
 * makes it vanish; a private character stands in for it meanwhile. */
static void ref_exchange(ref_list *list, int32_t one, int32_t other) {
  for (size_t i = 0; i < list->count; i++)
    if (list->at[i] == one || list->at[i] == other) list->at[i] ^= one ^ other;
}

/* utf8proc over a whole list; too long a list is a fault of the test. */
static void ref_normalize(ref_list *list, int options) {
  ref_list out;
  out.count = 0;
  for (size_t i = 0; i < list->count; i++) {
    int bound_class = 0;
    out.count += (size_t)utf8proc_decompose_char(list->at[i], out.at + out.count,
                                                 (utf8proc_ssize_t)(REF_MOST - out.count),
                                                 (utf8proc_option_t)options, &bound_class);
    assert_true(out.count <= REF_MOST);
  }
  for (size_t i = 1; i < out.count; i++) {
    int32_t cp = out.at[i];
    size_t at = i;
    int class = utf8proc_get_property(cp)->combining_class;
    for (; class && at && utf8proc_get_property(out.at[at - 1])->combining_class > class; at--)
      out.at[at] = out.at[at - 1];
    out.at[at] = cp;
  }
  if (options & UTF8PROC_COMPOSE) {
    ref_exchange(&out, 0x11A7, 0x10FFFD);
    out.count = (size_t)utf8proc_normalize_utf32(out.at, (utf8proc_ssize_t)out.count,
                                                 (utf8proc_option_t)options);
    ref_exchange(&out, 0x11A7, 0x10FFFD);
  }
  ref_copy(list, &out);
}

/* The fold of a list in which joiners are dropped and line ends are done. */
static void ref_fold_plain(ref_list *list, bool cased) {
  int options = UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE;
  if (!cased) options |= UTF8PROC_CASEFOLD;
  for (;;) {
    ref_list before;
    ref_copy(&before, list);
    ref_normalize(list, UTF8PROC_STABLE | UTF8PROC_DECOMPOSE);
    ref_T(list, true);
    ref_normalize(list, options);
    ref_T(list, true);
    ref_normalize(list, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
    ref_T(list, false);
    if (before.count == list->count &&
        memcmp(before.at, list->at, list->count * sizeof *list->at) == 0)
      return;
  }
}

static bool ref_is_letter(int32_t cp) {
  return ref_between(utf8proc_category(cp), UTF8PROC_CATEGORY_LU, UTF8PROC_CATEGORY_LO);
}

/* Script=Arabic, where letters are. */
static bool ref_is_arabic(int32_t cp) {
  return ref_is_letter(cp) &&
         (ref_between(cp, 0x0600, 0x06FF) || ref_between(cp, 0x0750, 0x077F) ||
          ref_between(cp, 0x0870, 0x08FF) || ref_between(cp, 0xFB50, 0xFDFF) ||
          ref_between(cp, 0xFE70, 0xFEFF) || ref_between(cp, 0x1EE00, 0x1EEFF));
}

static bool ref_is_word(int32_t cp) {
  return ref_is_letter(cp) || utf8proc_category(cp) == UTF8PROC_CATEGORY_ND;
}

static bool ref_is_picture(int32_t cp) {
  return utf8proc_get_property(cp)->boundclass == UTF8PROC_BOUNDCLASS_EXTENDED_PICTOGRAPHIC;
}

/* Marks and the later jamo of a syllable act on what stands before them. */
static bool ref_joins_before(int32_t cp) {
  ref_list list;
  list.at[0] = cp;
  list.count = 1;
  for (int i = 0; i < 2; i++) {
    int category = utf8proc_category(list.at[0]);
    if (ref_between(category, UTF8PROC_CATEGORY_MN, UTF8PROC_CATEGORY_ME) &&
        category != UTF8PROC_CATEGORY_ME)
      return true;
    if (ref_between(list.at[0], 0x1161, 0x1175) || ref_between(list.at[0], 0x11A8, 0x11C2))
      return true;
    ref_normalize(&list, UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE);
  }
  return false;
}

/* Which joiner stands between the folded code points `before` and `after`? 0 for none. */
static int32_t ref_kept(const int32_t *run, size_t count, int32_t before, int32_t after) {
  bool half_space =
      ref_is_word(before) && ref_is_word(after) && (ref_is_arabic(before) || ref_is_arabic(after));
  bool skin = ref_between(before, 0x1F3FB, 0x1F3FF);
  bool zwj = (skin || ref_is_picture(before)) && ref_is_picture(after);
  for (size_t i = 0; i < count; i++) {
    if (zwj && run[i] == REF_ZWJ) return REF_ZWJ;
    if (half_space && ref_is_joiner(run[i]) && run[i] != REF_ZWJ) return REF_HALF_SPACE;
  }
  return 0;
}

/* Folds `list` in place: pieces between kept joiners, each by itself. */
static void ref_fold(ref_list *list, bool cased) {
  ref_list lines, out, piece;
  lines.count = out.count = piece.count = 0;
  for (size_t i = 0; i < list->count; i++) {
    bool crlf = list->at[i] == '\r' && i + 1 < list->count && list->at[i + 1] == '\n';
    if (!crlf) lines.at[lines.count++] = list->at[i] == '\r' ? '\n' : list->at[i];
  }
  for (size_t i = 0; i < lines.count;) {
    size_t end = i;
    while (end < lines.count && ref_is_dropped(lines.at[end]) && lines.at[end] != REF_MADDA) end++;
    ref_list folded, next;
    ref_copy(&folded, &piece);
    next.count = 0;
    ref_fold_plain(&folded, cased);
    if (end < lines.count && !ref_joins_before(lines.at[end])) {
      next.at[next.count++] = lines.at[end];
      ref_fold_plain(&next, cased);
    }
    int32_t before = folded.count ? folded.at[folded.count - 1] : 0;
    int32_t kept = ref_kept(lines.at + i, end - i, before, next.count ? next.at[0] : 0);
    if (kept) {
      memcpy(out.at + out.count, folded.at, folded.count * sizeof *folded.at);
      out.count += folded.count;
      out.at[out.count++] = kept;
      piece.count = 0;
    } else {
      memcpy(piece.at + piece.count, lines.at + i, (end - i) * sizeof *lines.at);
      piece.count += end - i;
    }
    if (end < lines.count) piece.at[piece.count++] = lines.at[end++];
    i = end;
  }
  ref_fold_plain(&piece, cased);
  memcpy(out.at + out.count, piece.at, piece.count * sizeof *piece.at);
  out.count += piece.count;
  ref_copy(list, &out);
}

#endif

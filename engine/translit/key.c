/* Consonant keys (key.h). The longest row that fits is taken; letters without a row are passed
 * over. */
#include "translit/key.h"

#include "translit/arcs.h"

#include <string.h>

static const char CLASSES[] = "bptsjCxdzrSKflmn";

/* What a scheme reads the same letters as. */
typedef struct other_class {
  char class;
  uint8_t schemes;
} other_class;

enum { OTHERS = 3 };

typedef struct key_row {
  char class;                 /* 0: passed over */
  other_class others[OTHERS]; /* ends with one of no scheme */
} key_row;

typedef struct long_row {
  const char *letters;
  key_row row;
} long_row;

#define DE ENG__SCHEME_DE
#define FR ENG__SCHEME_FR
#define TR ENG__SCHEME_TR
#define ES ENG__SCHEME_ES
#define AR ENG__SCHEME_AR
#define AF ENG__SCHEME_AF
#define BASE ENG__SCHEME_BASE

/* Several Latin letters for one sound, longer ones before shorter ones. */
static const long_row LONG_LATIN[] = {
    {"dsch", {'j', {{0}}}},      {"tsch", {'C', {{0}}}},
    {"sch", {'S', {{'z', DE}}}}, {"dzh", {'j', {{0}}}},
    {"tch", {'C', {{0}}}},       {"kh", {'x', {{0}}}},
    {"gh", {'K', {{0}}}},        {"ch", {'C', {{'x', DE}, {'S', FR}}}},
    {"sh", {'S', {{0}}}},        {"zh", {'z', {{0}}}},
    {"dj", {'j', {{0}}}},        {"sz", {'s', {{'S', DE}}}},
    {"cz", {'C', {{0}}}},        {"th", {'s', {{'t', BASE}, {'z', AR}}}},
    {"dh", {'z', {{0}}}},        {"ph", {'f', {{0}}}},
    {"ck", {'K', {{0}}}},        {"dz", {'z', {{'j', AF | DE}}}},
};

static const key_row LATIN[128] = {
    ['b'] = {'b', {{0}}},
    ['p'] = {'p', {{'b', TR}}},
    ['t'] = {'t', {{'d', TR}, {'s', AR | AF}}},
    ['s'] = {'s', {{'S', ES}, {'z', DE | ES}}},
    ['Q'] = {'s', {{'S', BASE}}},
    ['j'] = {'j', {{'x', ES}, {'z', BASE}, {0, DE}}},
    ['C'] = {'C', {{0}}},
    ['x'] = {'x', {{0}}},
    ['K'] = {'x', {{0}}},
    ['d'] = {'d', {{'z', AR | AF}}},
    ['z'] = {'z', {{0}}},
    ['Z'] = {'z', {{'j', TR | DE}}},
    ['r'] = {'r', {{0}}},
    ['S'] = {'S', {{0}}},
    ['q'] = {'K', {{0}}},
    ['g'] = {'K', {{'j', AR}}},
    ['k'] = {'K', {{'x', TR | FR}}},
    ['c'] = {'K', {{'j', TR}, {'C', TR}}},
    ['G'] = {'K', {{0}}},
    ['h'] = {0, {{'x', TR}}},
    ['f'] = {'f', {{0}}},
    ['l'] = {'l', {{0}}},
    ['m'] = {'m', {{0}}},
    ['n'] = {'n', {{0}}},
};

#define LETTER(name) [ENG__##name - ENG__ALEF]
static const key_row PERSIAN[ENG__PERSIAN_END - ENG__ALEF] = {
    LETTER(BEH) = {'b', {{'p', TR}}},
    LETTER(PEH) = {'p', {{0}}},
    LETTER(TEH) = {'t', {{0}}},
    LETTER(TAH) = {'t', {{0}}},
    LETTER(THEH) = {'s', {{'t', AR | AF}}},
    LETTER(SEEN) = {'s', {{0}}},
    LETTER(SAD) = {'s', {{0}}},
    LETTER(JEEM) = {'j', {{'K', TR | AR}, {'z', AF | DE}}},
    LETTER(CHEH) = {'C', {{'K', TR}}},
    LETTER(KHAH) = {'x', {{'C', DE}, {'K', TR | FR}, {'j', ES}}},
    LETTER(DAL) = {'d', {{'t', TR}}},
    LETTER(THAL) = {'z', {{'d', AR}, {'s', AR}}},
    LETTER(ZAIN) = {'z', {{'s', DE | ES}}},
    LETTER(ZHEH) = {'z', {{'j', BASE}, {'S', DE}}},
    LETTER(DAD) = {'z', {{'d', AR | AF}}},
    LETTER(ZAH) = {'z', {{'d', AR}}},
    LETTER(REH) = {'r', {{0}}},
    LETTER(SHEEN) = {'S', {{'C', FR}, {'s', ES | DE | TR}}},
    LETTER(GHAIN) = {'K', {{0}}},
    LETTER(QAF) = {'K', {{0}}},
    LETTER(KAF) = {'K', {{0}}},
    LETTER(GAF) = {'K', {{0}}},
    LETTER(FEH) = {'f', {{0}}},
    LETTER(LAM) = {'l', {{0}}},
    LETTER(MEEM) = {'m', {{0}}},
    LETTER(NOON) = {'n', {{0}}},
};

/* Several letters begin where the second one is one of these. */
static bool may_be_long(uint8_t second) {
  return second && second < 128 && strchr("schjzk", second);
}

/* The row that `form` reads at `at`, and how many symbols it takes. */
static const key_row *row_at(const eng__name_form *form, size_t at, size_t *taken) {
  uint8_t first = form->symbols[at];
  *taken = 1;
  if (first >= ENG__PERSIAN_END) return &LATIN[0];
  if (first >= ENG__ALEF) return &PERSIAN[first - ENG__ALEF];
  if (!may_be_long(form->symbols[at + 1])) return &LATIN[first];
  const char *rest = (const char *)form->symbols + at;
  for (size_t k = 0; k < sizeof LONG_LATIN / sizeof *LONG_LATIN; k++) {
    size_t len = strlen(LONG_LATIN[k].letters);
    if (strncmp(rest, LONG_LATIN[k].letters, len) != 0) continue;
    *taken = len;
    return &LONG_LATIN[k].row;
  }
  return &LATIN[first];
}

void eng__name_key(const eng__name_form *form, char *key, size_t room) {
  size_t len = 0, taken;
  for (size_t at = 0; at < form->count; at += taken) {
    const key_row *row = row_at(form, at, &taken);
    if (!row->class || (len > 0 && key[len - 1] == row->class) || len + 1 >= room) continue;
    key[len++] = row->class;
  }
  key[len] = 0;
}

/* ---- Codes ---- */

static unsigned last_of(eng__name_code code) {
  return (unsigned)(code.bits >> (4 * (code.count - 1u))) & 15u;
}

static void append(eng__name_code *code, unsigned class) {
  if (code->count == ENG__CODE_MOST || (code->count > 0 && last_of(*code) == class)) return;
  code->bits |= (uint64_t) class << (4 * code->count++);
}

static void append_class(eng__name_code *code, char class) {
  if (class) append(code, (unsigned)(strchr(CLASSES, class) - CLASSES));
}

/* Every code so far also continues with each class that a scheme reads; the own one comes first. */
static size_t branch(const key_row *row, uint8_t schemes, eng__name_code *codes, size_t count,
                     size_t room) {
  size_t all = count;
  for (size_t i = 0; i < OTHERS && row->others[i].schemes; i++) {
    if (!(row->others[i].schemes & schemes)) continue;
    for (size_t k = 0; k < count && all < room; k++) {
      codes[all] = codes[k];
      append_class(&codes[all++], row->others[i].class);
    }
  }
  for (size_t k = 0; k < count; k++) append_class(&codes[k], row->class);
  return all;
}

static size_t without_repeats(eng__name_code *codes, size_t count) {
  size_t kept = 0;
  for (size_t i = 0; i < count; i++) {
    size_t k = 0;
    while (k < kept && (codes[k].bits != codes[i].bits || codes[k].count != codes[i].count)) k++;
    if (k == kept) codes[kept++] = codes[i];
  }
  return kept;
}

size_t eng__name_codes(const eng__name_form *form, uint8_t schemes, eng__name_code *codes,
                       size_t room) {
  if (room == 0) return 0;
  codes[0] = (eng__name_code){0, 0};
  size_t count = 1, taken;
  for (size_t at = 0; at < form->count; at += taken) {
    const key_row *row = row_at(form, at, &taken);
    count = branch(row, (uint8_t)(schemes | BASE), codes, count, room);
  }
  return without_repeats(codes, count);
}

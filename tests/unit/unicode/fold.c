/* The fold against its definition: every code point alone and in company, and long runs of random
 * mixtures, compared with a slow reference; the laws of the map; the table of persian letters row
 * by row. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "support/fold_reference.h"
#include "unicode/fold.h"
#include "unicode/utf8.h"

/* One fold and its result; `same` already resolved into `view`. */
typedef struct result {
  eng__buffer buffer;
  eng__offset_map map;
  eng__slice view;
  bool same;
} result;

static void fold(result *r, eng__slice text, eng__fold_kind kind) {
  eng_error err;
  assert_int_equal(eng__fold(text, kind, &r->buffer, &r->map, &r->same, &err), ENG_OK);
  if (r->same) assert_true(r->buffer.len == 0 && r->map.steps.count == 0);
  r->view = r->same ? text : eng__buffer_slice(&r->buffer);
}

static void free_result(result *r) {
  eng__buffer_free(&r->buffer);
  eng__vec_free(&r->map.steps);
}

static void show(const char *what, eng__slice text) {
  print_error("%s:", what);
  for (const char *at = text.at; at < text.at + text.len;)
    print_error(" %04X", (unsigned)eng__utf8_next(&at));
  print_error("\n");
}

static bool same_bytes(eng__slice got, eng__slice wanted, eng__slice text) {
  if (eng__slice_equal(got, wanted)) return true;
  show("text", text);
  show("got", got);
  show("wanted", wanted);
  return false;
}

/* Named cases. */

typedef struct fold_case {
  const char *name, *text, *view, *cased; /* `cased` NULL: as `view` */
} fold_case;

static const fold_case CASES[] = {
    {"empty", "", "", NULL},
    {"ascii stays", "abc, 12.", "abc, 12.", NULL},
    {"capitals", "Abc XYZ", "abc xyz", "Abc XYZ"},
    {"capitals in long runs", "THE QUICK Brown Fox [@`{] Jumps Over",
     "the quick brown fox [@'{] jumps over", "THE QUICK Brown Fox [@'{] Jumps Over"},
    {"accents stay", "CAFÉ café cafe", "café café cafe", "CAFÉ café cafe"},
    {"sharp s and ligatures", "Straße ﬁn", "strasse fin", "Straße fin"},
    {"dotted I", "\u0130", "i\u0307", "\u0130"},
    {"NFD input", "Cafe\u0301", "café", "Café"},
    {"two marks in the wrong order", "a\u0302\u0323", "\u1EAD", NULL},
    {"a mark over a dropped control", "e\u00AD\u0301", "é", NULL},
    {"leading mark", "\u0301a", "\u0301a", NULL},
    {"mark after line end", "x\r\n\u0345y", "x\n\u03B9y", "x\n\u0345y"},
    {"jamo make a syllable", "\u1100\u1161\u11A8", "\uAC01", NULL},
    {"halfwidth jamo", "\uFFA1\uFFC2", "\uAC00", NULL},
    {"halfwidth kana with its mark", "\uFF76\uFF9E", "\u30AC", NULL},
    {"fullwidth", "Ｎｏ．１", "no.1", "No.1"},
    {"line ends", "a\r\nb\rc\nd\r\r\ne\r", "a\nb\nc\nd\n\ne\n", NULL},
    {"CR, control, LF are two", "a\r\u200E\nb", "a\n\nb", NULL},
    {"spaces", "a\tb\u00A0c\u2003d\u3000e\u2028f\xC2\x85g\vh", "a b c d e f g h", NULL},
    {"spaces are not collapsed", "a \u00A0\t b", "a    b", NULL},
    {"double quotes", "«a» “b” „c‟ \u301Dd\u301E ＂", "\"a\" \"b\" \"c\" \"d\" \"", NULL},
    {"single quotes", "‹a› ‘b’ ‚c‛ ʼʿʾʻ `´′ ＇", "'a' 'b' 'c' '''' ''' '", NULL},
    {"dashes", "a-b‐c‑d–e—f−g﹣h－i", "a-b-c-d-e-f-g-h-i", NULL},
    {"not sign stays", "نمی¬خواهم", "نمی¬خواهم", NULL},
    {"digits", "۱۲۳ ٤٥٦ ７８", "123 456 78", NULL},
    {"number signs", "۳٫۵ ۱٬۰۰۰ ۵۰٪", "3.5 1,000 50%", NULL},
    {"yeh", "يىےېێۍؠ\u063D\u0678\u0777ئ", "ییییییییییی", NULL},
    {"kaf", "كڪ\u063B\u063C\u06AC\u06AD\u06AE", "ککککککک", NULL},
    {"gaf", "\u06AB\u06B0\u06B1\u06B2\u06B3\u06B4", "گگگگگگ", NULL},
    {"heh", "ةۀہۂۃھە", "ههههههه", NULL},
    {"alef", "أإٱ\u0672\u0673\u0675", "اااااا", NULL},
    {"alef with madda", "آ ا\u0653 ا\u064E\u0653 أ\u0653", "آ آ آ آ", NULL},
    {"madda elsewhere", "ب\u0653 \u0653", "ب ", NULL},
    {"alef, half-space, madda", "ا\u200C\u0653", "آ", NULL},
    {"hamza", "مؤمن مسئول جزء شیء", "مومن مسیول جزء شیء", NULL},
    {"hamza as a mark", "ا\u0654 و\u0654 ی\u0654 ه\u0654", "ا و ی ه", NULL},
    {"neighbours' letters", "ڵڕۆۇۋټډړږښڼځڅٹڈڑں", "لروووتدرژشنزستدرن", NULL},
    {"harakat", "حَسَنُ مُحَمَّد", "حسن محمد", NULL},
    {"superscript alef and Quranic marks", "رحم\u0670ن\u06D6\u06E1\u08F0", "رحمن", NULL},
    {"tatweel", "کتـــاب", "کتاب", NULL},
    {"bidi controls", "\u202Bقم\u202C \u200Eab\u200F\u061C\u2067c\u2069", "قم abc", NULL},
    {"invisible", "a\u2060b\uFEFFc\u00ADd\u034Fe\u180Ef\uFE0F", "abcdef", NULL},
    {"presentation forms", "\uFEB3\uFEFC\uFEE1 \uFDF2", "سلام الله", NULL},
    {"rial", "\uFDFC", "ریال", NULL},
    {"marks as presentation forms", "م\uFE77\uFE74\uFC60ن", "من", NULL},
    {"half-space between letters", "می\u200Cرود", "می\u200Cرود", NULL},
    {"half-space before a mark", "می\u200C\u064Eرود", "می\u200Cرود", NULL},
    {"half-space after a mark", "می\u0650\u200Cرود", "می\u200Cرود", NULL},
    {"zero-width space between letters", "می\u200Bرود", "می\u200Cرود", NULL},
    {"unit separator between letters", "می\037رود", "می\u200Cرود", NULL},
    {"several are one", "می\u200C\u200B\u200Cرود", "می\u200Cرود", NULL},
    {"half-space and ZWJ", "می\u200D\u200Cرود", "می\u200Cرود", NULL},
    {"half-space among Latin letters", "x\u200Cy\u200Bz\037w", "xyzw", NULL},
    {"half-space between scripts", "MEK\u200Cها ۲۰\u200Cساله", "mek\u200Cها 20\u200Cساله",
     "MEK\u200Cها 20\u200Cساله"},
    {"half-space without use", "\u200Cمی\u200C \u200Cرود\u200C.\u200C", "می رود.", NULL},
    {"half-space beside lam-alef", "\uFEFB\u200C\uFEFB", "لا\u200Cلا", NULL},
    {"ZWJ between letters goes", "ه\u200D ه\u200Dم", "ه هم", NULL},
    {"ZWJ between pictographs", "\U0001F469\U0001F3FD\u200D\U0001F680",
     "\U0001F469\U0001F3FD\u200D\U0001F680", NULL},
    {"emoji variation selector", "\u2764\uFE0F\u200D\U0001F525", "\u2764\u200D\U0001F525", NULL},
    {"ZWJ without use", "\U0001F469\u200D a\u200D\U0001F680", "\U0001F469 a\U0001F680", NULL},
    {"one half-space phrase, typed otherwise", "مي\u200Cرَو\u0640د", "می\u200Cرود", NULL},
    {"replacement character", "a\uFFFDb", "a\uFFFDb", NULL},
    {"virama stays in its place", "\u0915\u094D\u0937", "\u0915\u094D\u0937", NULL},
    {"virama after nukta out of order", "\u0915\u094D\u093C", "\u0915\u093C\u094D", NULL},
};

static void named_cases(void **state) {
  (void)state;
  result r = {0};
  for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
    const fold_case *c = &CASES[i];
    eng__slice text = eng__slice_of(c->text);
    for (int kind = ENG__FOLD_VIEW; kind <= ENG__FOLD_CASED; kind++) {
      fold(&r, text, (eng__fold_kind)kind);
      bool cased = kind == ENG__FOLD_CASED && c->cased;
      eng__slice wanted = eng__slice_of(cased ? c->cased : c->view);
      if (!same_bytes(r.view, wanted, text)) fail_msg("%s (kind %d)", c->name, kind);
      assert_int_equal(r.same, eng__slice_equal(text, wanted));
    }
  }
  free_result(&r);
}

/* The laws of the map. */

static bool boundary(eng__slice text, size_t at) {
  return at <= text.len && eng__utf8_boundary(text, at);
}

/* Steps in order, inside both texts, each with both ends on boundaries, and the same number of
 * bytes with the same boundaries between them. */
static bool steps_hold(const eng__offset_map *map, eng__slice text, eng__slice view) {
  size_t source = 0, target = 0;
  for (size_t i = 0; i <= map->steps.count; i++) {
    bool last = i == map->steps.count;
    size_t s = last ? text.len : map->steps.at[i].source;
    size_t t = last ? view.len : map->steps.at[i].target;
    if (s < source || t < target || s - source != t - target) return false;
    for (; source <= s && source < text.len && target < view.len; source++, target++)
      if (boundary(text, source) != boundary(view, target) && source < s) return false;
    if (last) return true;
    source = s + map->steps.at[i].source_len;
    target = t + map->steps.at[i].target_len;
    if (!boundary(text, s) || !boundary(text, source) || !boundary(view, target)) return false;
  }
  return true;
}

/* Every span of the view (here: from each boundary to the next and to the end) is a span of code
 * points of the text, and places only go forward. */
static bool places_hold(const eng__offset_map *map, eng__slice text, eng__slice view) {
  uint32_t before = 0;
  for (size_t at = 0; at < view.len; at++) {
    if (!boundary(view, at)) continue;
    size_t next = at + 1;
    while (!boundary(view, next)) next++;
    uint32_t start = eng__map_start(map, (uint32_t)at), end = eng__map_end(map, (uint32_t)next);
    if (!boundary(text, start) || !boundary(text, end) || start >= end || start < before)
      return false;
    if (eng__map_forward_start(map, start) > at || eng__map_forward_end(map, end) < next)
      return false;
    before = start;
  }
  return eng__map_end(map, (uint32_t)view.len) <= text.len;
}

/* Everything that must be true of any text. */

typedef struct checker {
  result first, second;
  char text[4 * REF_MOST], wanted[4 * REF_MOST], other[4 * REF_MOST];
} checker;

static eng__slice encode(const ref_list *list, char *out) {
  size_t len = 0;
  for (size_t i = 0; i < list->count; i++)
    len += eng__utf8_encode((uint32_t)list->at[i], out + len);
  return (eng__slice){out, len};
}

static bool folds_alike(checker *c, const ref_list *list, int options, eng__fold_kind kind) {
  ref_list form;
  ref_copy(&form, list);
  ref_normalize(&form, options);
  eng__slice text = encode(&form, c->other);
  fold(&c->second, text, kind);
  return same_bytes(c->second.view, c->first.view, text);
}

static bool check(checker *c, const ref_list *list, eng__fold_kind kind) {
  eng__slice text = encode(list, c->text);
  ref_list folded;
  ref_copy(&folded, list);
  ref_fold(&folded, kind == ENG__FOLD_CASED);
  fold(&c->first, text, kind);
  if (!same_bytes(c->first.view, encode(&folded, c->wanted), text)) return false;
  if (!c->first.same && (!steps_hold(&c->first.map, text, c->first.view) ||
                         !places_hold(&c->first.map, text, c->first.view))) {
    show("broken map", text);
    return false;
  }
  if (!folds_alike(c, list, UTF8PROC_STABLE | UTF8PROC_DECOMPOSE, kind)) return false;
  if (!folds_alike(c, list, UTF8PROC_STABLE | UTF8PROC_COMPOSE, kind)) return false;
  fold(&c->second, c->first.view, kind);
  if (c->second.same) return true;
  show("not idempotent", text);
  return false;
}

static void free_checker(checker *c) {
  free_result(&c->first);
  free_result(&c->second);
  free(c);
}

/* Unassigned and private: stays as it is or is ignored by default. */
static void check_unassigned(checker *c, int32_t cp) {
  ref_list alone = {{cp}, 1};
  eng__slice text = encode(&alone, c->text);
  fold(&c->first, text, ENG__FOLD_VIEW);
  size_t wanted = ref_is_dropped(cp) ? 0 : text.len;
  assert_true(same_bytes(c->first.view, (eng__slice){text.at, wanted}, text));
}

static void all_code_points(void **state) {
  (void)state;
  checker *c = calloc(1, sizeof *c);
  assert_non_null(c);
  for (int32_t cp = 0; cp <= 0x10FFFF; cp++) {
    if (cp >= 0xD800 && cp <= 0xDFFF) continue;
    int category = utf8proc_category(cp);
    bool ideograph_or_syllable = (cp >= 0x3400 && cp < 0xD7A4) || (cp >= 0x17000 && cp < 0x18D00) ||
                                 (cp >= 0x20000 && cp < 0x323B0);
    if (category == UTF8PROC_CATEGORY_CN || category == UTF8PROC_CATEGORY_CO) {
      check_unassigned(c, cp);
      continue;
    }
    ref_list alone = {{cp}, 1};
    assert_true(check(c, &alone, ENG__FOLD_VIEW));
    if (ideograph_or_syllable && cp % 16) continue; /* one is like the next in company */
    assert_true(check(c, &alone, ENG__FOLD_CASED));
    ref_list company = {{'a', cp, 0x0301, 0x0627, cp, 0x0653, 0x200C, cp, 0x200C, 0x0628, cp, cp},
                        12};
    assert_true(check(c, &company, ENG__FOLD_VIEW));
  }
  free_checker(c);
}

/* A small fixed generator (xorshift64*), so that a failure comes again. */
static uint32_t random_below(uint64_t *seed, uint32_t limit) {
  *seed ^= *seed >> 12;
  *seed ^= *seed << 25;
  *seed ^= *seed >> 27;
  return (uint32_t)((*seed * UINT64_C(0x2545F4914F6CDD1D)) >> 33) % limit;
}

/* Ranges that text is made of, the troublesome ones among them. */
static const struct {
  int32_t first, last;
} RANGES[] = {
    {0x0009, 0x000D},   {0x0020, 0x007E},   {0x0041, 0x005A},   {0x0061, 0x007A},
    {0x00A0, 0x024F},   {0x02B0, 0x02FF},   {0x0300, 0x036F},   {0x0300, 0x0345},
    {0x0370, 0x03FF},   {0x0591, 0x05F4},   {0x0600, 0x06FF},   {0x0627, 0x064A},
    {0x064B, 0x065F},   {0x0653, 0x0655},   {0x0627, 0x0627},   {0x06A9, 0x06D5},
    {0x0750, 0x077F},   {0x08A0, 0x08FF},   {0x0900, 0x0DFF},   {0x0E00, 0x0FFF},
    {0x1100, 0x11FF},   {0x1E00, 0x1FFF},   {0x2000, 0x206F},   {0x200B, 0x200E},
    {0x200C, 0x200C},   {0x2100, 0x214F},   {0x2600, 0x27BF},   {0x3000, 0x30FF},
    {0x3130, 0x318F},   {0xAC00, 0xAC40},   {0xFB1D, 0xFDFF},   {0xFE00, 0xFEFF},
    {0xFF00, 0xFFEF},   {0x11000, 0x11FFF}, {0x1D160, 0x1D1FF}, {0x1F300, 0x1F6FF},
    {0x1F3FB, 0x1F3FF}, {0x0020, 0x10FFFF},
};

static int32_t random_code_point(uint64_t *seed) {
  uint32_t range = random_below(seed, sizeof RANGES / sizeof *RANGES);
  uint32_t width = (uint32_t)(RANGES[range].last - RANGES[range].first + 1);
  int32_t cp = RANGES[range].first + (int32_t)random_below(seed, width);
  return cp >= 0xD800 && cp <= 0xDFFF ? ' ' : cp;
}

static void random_mixtures(void **state) {
  (void)state;
  checker *c = calloc(1, sizeof *c);
  assert_non_null(c);
  uint64_t seed = 20240229;
  for (int round = 0; round < 60000; round++) {
    ref_list list = {.count = 1 + random_below(&seed, 12)};
    for (size_t i = 0; i < list.count; i++) list.at[i] = random_code_point(&seed);
    assert_true(check(c, &list, round % 4 ? ENG__FOLD_VIEW : ENG__FOLD_CASED));
  }
  free_checker(c);
}

/* Long texts go through the wide steps: the fold of the whole is the folds of the parts. */
static void long_mixtures(void **state) {
  (void)state;
  static const char *const PARTS[] = {
      "plain small words that stay as they are ",
      "Capitals IN Every Word ",
      "ok.\r\n",
      "tab\t",
      "این یک متن فارسی است ",
      "كتابهاي عربي ",
      "۱۳۵۷ ",
      "می\u200Cرود ",
      "“quoted” — it’s ",
      "مُحَمَّد ",
      "e\u0301",
      "x",
      "é",
      "ي",
      "ب",
      "`",
      "؟ ",
      "، ",
      "\xF0\x9F\x98\x80 ",
      "中文 ",
      "Ünïcödé ",
      "русский Текст ",
      "#Iran ",
      "1988Massacre ",
      "\u200B",
      "\u00A0",
  };
  result whole = {0}, part = {0};
  eng__buffer text = {0}, wanted = {0};
  uint64_t seed = 7;
  for (int round = 0; round < 3000; round++) {
    eng__buffer_clear(&text);
    eng__buffer_clear(&wanted);
    uint32_t parts = 1 + random_below(&seed, 30);
    for (uint32_t i = 0; i < parts; i++) {
      const char *one = PARTS[random_below(&seed, sizeof PARTS / sizeof *PARTS)];
      eng__buffer_add_string(&text, ";");
      eng__buffer_add_string(&text, one);
      fold(&part, eng__slice_of(one), ENG__FOLD_VIEW);
      eng__buffer_add_string(&wanted, ";");
      eng__buffer_add_slice(&wanted, part.view);
    }
    eng__slice all = eng__buffer_slice(&text);
    fold(&whole, all, ENG__FOLD_VIEW);
    assert_true(same_bytes(whole.view, eng__buffer_slice(&wanted), all));
    assert_true(steps_hold(&whole.map, all, whole.view));
    assert_true(places_hold(&whole.map, all, whole.view));
  }
  free_result(&whole);
  free_result(&part);
  eng__buffer_free(&text);
  eng__buffer_free(&wanted);
}

/* Spans of the view slice the text as a reader would. */
static void spans(void **state) {
  (void)state;
  static const struct {
    const char *text, *find, *slice;
  } SPANS[] = {
      {"\u202Bقم\u202C", "قم", "قم"},
      {"كتابهاي", "کتابهای", "كتابهاي"},
      {"در \uFDF2 باشد", "لل", "\uFDF2"},
      {"\uFEFBزم", "لازم", "\uFEFBزم"},
      {"\uFEFBزم", "از", "\uFEFBز"},
      {"a Cafe\u0301 b", "café", "Cafe\u0301"},
      {"say “hello”", "\"hello\"", "“hello”"},
      {"می\u200C\u200Cرود", "می", "می"},
      {"می\u200C\u200Cرود", "رود", "رود"},
      {"سال ۱۳۵۷ بود", "1357", "۱۳۵۷"},
      {"one…two", "..", "…"},
      {"x\u0301\u00ADy", "y", "y"},
  };
  result r = {0};
  for (size_t i = 0; i < sizeof SPANS / sizeof *SPANS; i++) {
    eng__slice text = eng__slice_of(SPANS[i].text), find = eng__slice_of(SPANS[i].find);
    fold(&r, text, ENG__FOLD_VIEW);
    const char *at = memmem(r.view.at, r.view.len, find.at, find.len);
    assert_non_null(at);
    uint32_t start = eng__map_start(&r.map, (uint32_t)(at - r.view.at));
    uint32_t end = eng__map_end(&r.map, (uint32_t)(at - r.view.at + (ptrdiff_t)find.len));
    eng__slice got = eng__slice_cut(text, start, end);
    assert_true(same_bytes(got, eng__slice_of(SPANS[i].slice), text));
  }
  free_result(&r);
}

/* What was made for one text is gone when the next begins, and memory is kept. */
static void reuse(void **state) {
  (void)state;
  result r = {0};
  fold(&r, ENG__SLICE("Ab…"), ENG__FOLD_VIEW);
  assert_int_equal(r.view.len, 5);
  assert_int_equal(r.map.steps.count, 1);
  char *memory = r.buffer.at;
  fold(&r, ENG__SLICE("abc"), ENG__FOLD_VIEW);
  assert_true(r.same && r.view.len == 3);
  fold(&r, ENG__SLICE("XY"), ENG__FOLD_VIEW);
  assert_true(!r.same && r.view.len == 2 && r.map.steps.count == 0);
  assert_ptr_equal(r.buffer.at, memory);
  fold(&r, (eng__slice){NULL, 0}, ENG__FOLD_VIEW);
  assert_true(r.same && r.view.len == 0);
  free_result(&r);
}

/* Long runs of what has to be looked back or ahead over take time in proportion (but not where
 * arrays grow one by one). */
#ifdef ENG_HARD
enum { HOSTILE_RUN = 500 };
#else
enum { HOSTILE_RUN = 50000 };
#endif

static void hostile_runs(void **state) {
  (void)state;
  static const struct {
    const char *first, *again, *last;
  } RUNS[] = {
      {"a", "\u0301", ""},
      {"a", "\u0301\u0323", ""},
      {"ب", "\u200C", "ب"},
      {"ب", "\u200C", ""},
      {"a", "\u200E", "\u0301"},
      {"", "\u0301", ""},
      {"\u1100", "\u1161", ""},
      {"", "\uFDFA", ""},
      {"ا", "\u064E", "\u0653"},
      {"", "a\u0301", ""},
      {"", "\r", ""},
      {"", "\u094D", ""},
  };
  result r = {0}, again = {0};
  eng__buffer text = {0};
  for (size_t i = 0; i < sizeof RUNS / sizeof *RUNS; i++) {
    eng__buffer_clear(&text);
    eng__buffer_add_string(&text, RUNS[i].first);
    for (int k = 0; k < HOSTILE_RUN; k++) eng__buffer_add_string(&text, RUNS[i].again);
    eng__buffer_add_string(&text, RUNS[i].last);
    fold(&r, eng__buffer_slice(&text), ENG__FOLD_VIEW);
    if (!r.same) assert_true(steps_hold(&r.map, eng__buffer_slice(&text), r.view));
    fold(&again, r.view, ENG__FOLD_VIEW);
    assert_true(again.same);
  }
  free_result(&r);
  free_result(&again);
  eng__buffer_free(&text);
}

static void too_long(void **state) {
  (void)state;
  result r = {0};
  eng_error err = {0};
  eng__slice text = {"a", (size_t)UINT32_MAX - 16};
  assert_int_equal(eng__fold(text, ENG__FOLD_VIEW, &r.buffer, &r.map, &r.same, &err), ENG_LIMIT);
  assert_int_equal(err.status, ENG_LIMIT);
  assert_false(r.same);
}

static void dropped(void **state) {
  (void)state;
  static const uint32_t MARKS[] = {0x064B, 0x0653, 0x0654, 0x065F, 0x0670, 0x0610,
                                   0x06D6, 0x06E5, 0x08F0, 0xFE0F, 0xFE77};
  static const uint32_t CONTROLS[] = {0x0640, 0x061C, 0x200B, 0x200D, 0x200E, 0x202A, 0x2060,
                                      0xFEFF, 0x00AD, 0x034F, 0x180E, 0x06DD, 0xE0041};
  static const uint32_t KEPT[] = {0,      'a',    0x0301,   0x200C, 0x0627,   0x0621,
                                  0x00AC, 0x0648, 0x10FFFF, 0xD800, 0x110000, UINT32_MAX};
  for (size_t i = 0; i < sizeof MARKS / sizeof *MARKS; i++)
    assert_true(eng__fold_is_dropped_mark(MARKS[i]) && eng__fold_is_dropped(MARKS[i]));
  for (size_t i = 0; i < sizeof CONTROLS / sizeof *CONTROLS; i++)
    assert_true(!eng__fold_is_dropped_mark(CONTROLS[i]) && eng__fold_is_dropped(CONTROLS[i]));
  for (size_t i = 0; i < sizeof KEPT / sizeof *KEPT; i++)
    assert_true(!eng__fold_is_dropped_mark(KEPT[i]) && !eng__fold_is_dropped(KEPT[i]));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(named_cases),     cmocka_unit_test(all_code_points),
      cmocka_unit_test(random_mixtures), cmocka_unit_test(long_mixtures),
      cmocka_unit_test(spans),           cmocka_unit_test(reuse),
      cmocka_unit_test(hostile_runs),    cmocka_unit_test(too_long),
      cmocka_unit_test(dropped),
  };
  return cmocka_run_group_tests_name("unicode/fold", tests, NULL, NULL);
}

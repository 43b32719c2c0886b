/* segment ROUNDS FOLDER : folding, words and sentences of the engine against the word and sentence
 * iterators of ICU, on the same texts in memory, in one process, round by round.
 *
 * ICU works on UTF-16, so a text is converted first (u_strFromUTF8) and that is counted, as a user
 * of UTF-8 files pays it; or it reads UTF-8 through a UText. Iterators are opened once. ICU does
 * not fold here; the engine does, decodes, and keeps the map of offsets. Both count what they find,
 * so that nothing is left out by a compiler. */
#include "base/vec.h"
#include "text/document.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unicode/ubrk.h>
#include <unicode/ustring.h>
#include <unicode/utext.h>

static ENG__VEC(eng__slice) texts;
static size_t total_bytes;

enum { MOST_ROUNDS = 101, MOST_BYTES = 64 << 20 };

static void fail(const char *what) {
  fprintf(stderr, "segment: %s\n", what);
  exit(1);
}

static int load(const char *path, const struct stat *info, int kind, struct FTW *at) {
  (void)at;
  size_t size = (size_t)info->st_size;
  if (kind != FTW_F || total_bytes + size > MOST_BYTES) return 0;
  char *bytes = malloc(size + 1);
  FILE *file = fopen(path, "rb");
  if (!bytes || !file || fread(bytes, 1, size, file) != size) fail(path);
  fclose(file);
  if (!eng__vec_push(&texts, ((eng__slice){bytes, size}))) fail("out of memory");
  total_bytes += size;
  return 0;
}

typedef struct counts {
  size_t words, sentences;
} counts;

static counts engine_pass(void) {
  static eng_document document;
  counts found = {0, 0};
  for (size_t i = 0; i < texts.count; i++) {
    if (eng__document_read(&document, texts.at[i], NULL)) fail("the engine did not read a text");
    if (eng__document_need_sentences(&document, NULL)) fail("the engine found no sentences");
    found.words += eng__document_word_count(&document);
    found.sentences += document.sentences.count;
  }
  return found;
}

static UBreakIterator *words, *sentences;

static void open_icu(void) {
  UErrorCode status = U_ZERO_ERROR;
  words = ubrk_open(UBRK_WORD, "en", NULL, 0, &status);
  sentences = ubrk_open(UBRK_SENTENCE, "en", NULL, 0, &status);
  if (U_FAILURE(status)) fail("ICU has no iterators");
}

static void walk_icu(counts *found) {
  while (ubrk_next(words) != UBRK_DONE)
    found->words += ubrk_getRuleStatus(words) >= UBRK_WORD_NUMBER;
  while (ubrk_next(sentences) != UBRK_DONE) found->sentences++;
}

static counts icu_utf16_pass(void) {
  static UChar *text;
  static int32_t room;
  counts found = {0, 0};
  for (size_t i = 0; i < texts.count; i++) {
    int32_t len = (int32_t)texts.at[i].len, units;
    UErrorCode status = U_ZERO_ERROR;
    if (len > room && !(text = realloc(text, (size_t)(room = len) * sizeof *text))) fail("memory");
    u_strFromUTF8WithSub(text, room, &units, texts.at[i].at, len, 0xFFFD, NULL, &status);
    ubrk_setText(words, text, units, &status);
    ubrk_setText(sentences, text, units, &status);
    if (U_FAILURE(status)) fail("ICU did not take a text");
    walk_icu(&found);
  }
  return found;
}

static counts icu_utext_pass(void) {
  static UText text = UTEXT_INITIALIZER;
  counts found = {0, 0};
  for (size_t i = 0; i < texts.count; i++) {
    UErrorCode status = U_ZERO_ERROR;
    utext_openUTF8(&text, texts.at[i].at, (int64_t)texts.at[i].len, &status);
    ubrk_setUText(words, &text, &status);
    ubrk_setUText(sentences, &text, &status);
    if (U_FAILURE(status)) fail("ICU did not take a text");
    walk_icu(&found);
  }
  return found;
}

typedef struct contender {
  const char *name;
  counts (*pass)(void);
  counts found;
  double cpu[MOST_ROUNDS];
} contender;

static contender contenders[] = {
    {.name = "engine: fold, words, sentences", .pass = engine_pass},
    {.name = "ICU: words, sentences, UTF-16", .pass = icu_utf16_pass},
    {.name = "ICU: words, sentences, UText", .pass = icu_utext_pass},
};
enum { CONTENDERS = sizeof contenders / sizeof contenders[0] };

static double cpu_now(void) {
  struct timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static int compare(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

static double median_of(const double *values, const double *base, int count) {
  double sorted[MOST_ROUNDS];
  for (int i = 0; i < count; i++) sorted[i] = values[i] / (base ? base[i] : 1);
  qsort(sorted, (size_t)count, sizeof *sorted, compare);
  return (sorted[(count - 1) / 2] + sorted[count / 2]) / 2;
}

int main(int argc, char **argv) {
  int rounds = argc > 1 ? atoi(argv[1]) : 0;
  if (argc != 3 || rounds < 1 || rounds > MOST_ROUNDS) fail("usage: segment ROUNDS FOLDER");
  if (nftw(argv[2], load, 64, FTW_PHYS) || !texts.count) fail("no texts there");
  open_icu();
  for (int round = -1; round < rounds; round++)
    for (int i = 0; i < CONTENDERS; i++) {
      double start = cpu_now();
      contenders[i].found = contenders[i].pass();
      contenders[i].cpu[round < 0 ? 0 : round] = cpu_now() - start;
    }
  printf("  %-38s %8s %10s %10s %8s\n", "", "ns/byte", "words", "sentences", "ratio");
  for (int i = 0; i < CONTENDERS; i++)
    printf("  %-38s %8.2f %10zu %10zu %8.2f\n", contenders[i].name,
           median_of(contenders[i].cpu, NULL, rounds) * 1e9 / (double)total_bytes,
           contenders[i].found.words, contenders[i].found.sentences,
           median_of(contenders[i].cpu, contenders[0].cpu, rounds));
  return 0;
}

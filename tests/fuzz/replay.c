/* Runs a fuzz target over its seeds: tests/fuzz/data/TARGET, or the files that are named. Each is
 * given whole, and cut off at 32 places. Crashes that were found are kept there, so that they stay
 * mended. */
#include "fuzz.h"

#include <dirent.h>
#include <time.h>
#include <unistd.h>

enum { SECONDS_A_FILE = 60 }; /* for all its lengths, under sanitizers, on a busy machine */

static size_t passed;

/* A copy of its own for each length, so that a sanitizer sees one byte too many. */
static void run_prefix(const uint8_t *bytes, size_t size, const unsigned *seed) {
  uint8_t *copy = malloc(size ? size : 1);
  FUZZ_CHECK(copy);
  if (size) memcpy(copy, bytes, size);
  fuzz_run(copy, size, seed);
  free(copy);
}

/* Whole, with the n-th allocation failing, or all from there on; past the first few each n further
 * apart. */
static void run_short_of_memory(const uint8_t *bytes, size_t size) {
  static const unsigned onwards = 1 << 14;
  for (unsigned n = 0, turn = 0; n < 0x7ff; n += n < 40 ? 1 : 1 + n / 2, turn++) {
    unsigned seed = turn % 2 ? n | onwards : n;
    run_prefix(bytes, size, &seed);
  }
}

static void run_file(const char *path) {
  FILE *file = fopen(path, "rb");
  if (!file) {
    perror(path);
    exit(1);
  }
  static uint8_t bytes[1 << 20];
  size_t size = fread(bytes, 1, sizeof bytes, file);
  fclose(file);
  fprintf(stderr, "%s\n", path); /* the last one named is the one that crashed or ran on */
  alarm(SECONDS_A_FILE);
  for (size_t part = 0; part < 32; part++) run_prefix(bytes, size * part / 32, NULL);
  clock_t start = clock();
  run_prefix(bytes, size, NULL);
  if (clock() - start < CLOCKS_PER_SEC / 20)
    run_short_of_memory(bytes, size); /* not endless loops */
  alarm(0);
  passed++;
}

static void run_folder(const char *folder) {
  struct dirent **names;
  int count = scandir(folder, &names, NULL, alphasort);
  for (int i = 0; i < count; i++) {
    char *path;
    FUZZ_CHECK(asprintf(&path, "%s/%s", folder, names[i]->d_name) > 0);
    if (names[i]->d_name[0] != '.') run_file(path);
    free(path);
    free(names[i]);
  }
  if (count >= 0) free(names);
}

int main(int argc, char **argv) {
  const char *slash = strrchr(argv[0], '/');
  char *folder;
  FUZZ_CHECK(asprintf(&folder, "tests/fuzz/data/%s", slash ? slash + 1 : argv[0]) > 0);
  if (argc < 2) run_folder(folder);
  free(folder);
  for (int i = 1; i < argc; i++) run_file(argv[i]);
  printf("%zu passed, %d failed\n", passed, passed ? 0 : 1);
  return passed ? 0 : 1;
}

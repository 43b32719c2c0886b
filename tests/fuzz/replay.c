/* Runs a fuzz target over its seeds: tests/fuzz/data/TARGET, or the files that are named. Each is
 * given whole, and cut off at 32 places. Crashes that were found are kept there, so that they stay
 * mended. */
#include "fuzz.h"

#include <dirent.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

enum { SECONDS_A_FILE = 60 }; /* of CPU time, for all its lengths, under sanitizers */

static size_t passed;

/* A copy of its own for each length, so that a sanitizer sees one byte too many. */
static void run_prefix(const uint8_t *bytes, size_t size, const unsigned *seed) {
  uint8_t *copy = malloc(size ? size : 1);
  FUZZ_CHECK(copy);
  if (size) memcpy(copy, bytes, size);
  fuzz_run(copy, size, seed);
  free(copy);
}

/* Whole, with the n-th allocation failing, or all from there on; each n further apart, past `dense`
 * of them. */
static void run_short_of_memory(const uint8_t *bytes, size_t size, unsigned dense) {
  static const unsigned onwards = 1 << 14;
  for (unsigned n = 0, turn = 0; n < 0x7ff; n += n < dense ? 1 : 1 + n / 2, turn++) {
    unsigned seed = turn % 2 ? n | onwards : n;
    run_prefix(bytes, size, &seed);
  }
}

/* The program ends when the time is up; 0: there is no limit. */
static void limit_time(int seconds) {
  setitimer(ITIMER_PROF, &(struct itimerval){.it_value = {seconds, 0}}, NULL);
  alarm((unsigned)seconds * 20); /* for whoever waits and uses none */
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
  limit_time(SECONDS_A_FILE);
  for (size_t part = 0; part < 32; part++) run_prefix(bytes, size * part / 32, NULL);
  clock_t start = clock();
  run_prefix(bytes, size, NULL);
  clock_t took = clock() - start;
  if (took < CLOCKS_PER_SEC / 20) /* not endless loops */
    run_short_of_memory(bytes, size, took < CLOCKS_PER_SEC / 500 ? 40 : 0);
  limit_time(0);
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

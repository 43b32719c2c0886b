/* Files of --coverage, added up: up to three. The sum is itself such a file: added up alone it
 * stays as it is. */
#include "files.h"
#include "run/coverage.h"

enum { SUM = FUZZ_MOST_FILES - 1, PARTS = 3 };

static void check_sum(const char *sum) {
  const char *again = fuzz_path(0);
  FUZZ_CHECK(eng__is_coverage(sum));
  if (!fuzz_ok(eng__coverage_merge(&sum, 1, again, NULL))) return;
  eng__slice one = fuzz_read(sum), other = fuzz_read(again);
  FUZZ_CHECK(eng__slice_equal(one, other));
  free((char *)one.at);
  free((char *)other.at);
}

static const char *paths[PARTS];
static size_t count;

static eng_status run(void) {
  eng_error err = {0};
  eng_status status = eng__coverage_merge(paths, count, fuzz_path(SUM), &err);
  if (status != ENG_OK) FUZZ_CHECK(err.status == status);
  if (status == ENG_INVALID)
    FUZZ_CHECK(strncmp(err.message, fuzz_folder, sizeof fuzz_folder - 1) == 0);
  return status;
}

void fuzz_target(const uint8_t *data, size_t size) {
  eng__slice rest = fuzz_input(data, size);
  count = 0;
  do {
    paths[count] = fuzz_file((int)count, fuzz_part(&rest));
    count++;
  } while (rest.len && count < PARTS);
  if (fuzz_twice(run) == ENG_OK) check_sum(fuzz_path(SUM));
}

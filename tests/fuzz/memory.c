/* Memory that runs out on purpose. The targets and the library in them are linked so that their
 * allocations come here (-Wl,--wrap): as an input goes on, some of them fail, which ones its last
 * two bytes say. So the fuzzer can learn where an allocation hurts, and a finding can be run again.
 * What PCRE2 asks for by itself does not come here; tests/faults has it. Messages end here, too. */
#include "base/error.h"
#include "fuzz.h"

#include <stdarg.h>

void *__real_malloc(size_t size);
void *__real_calloc(size_t members, size_t size);
void *__real_realloc(void *block, size_t size);
char *__real_strdup(const char *text);
char *__real_strndup(const char *text, size_t len);

void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t members, size_t size);
void *__wrap_realloc(void *block, size_t size);
char *__wrap_strdup(const char *text);
char *__wrap_strndup(const char *text, size_t len);
void __wrap_eng__say(const char *format, ...) ENG__PRINTF(1, 2);

/* How allocations fail: never, the n-th, all from the n-th on, or one of so many, by chance. */
typedef enum how { NEVER, ONCE, FROM_THEN_ON, NOW_AND_THEN } how;

static how manner;
static uint64_t number, count, chance; /* `count` of allocations so far; `chance`: the dice */
static bool lacked, plenty;

static void fail_by(unsigned seed) {
  static const how manners[] = {ONCE, FROM_THEN_ON, NOW_AND_THEN, NOW_AND_THEN};
  manner = manners[seed >> 14 & 3];
  number = (seed & 0x7ff) >> 4 * (seed >> 11 & 1); /* small numbers more often: most are */
  if (seed >> 12 & 1) number <<= 4;
  if (manner == NOW_AND_THEN) number = UINT64_C(1) << (1 + (seed >> 10 & 15)) / 2;
  chance = seed;
  count = 0;
}

bool fuzz_memory_suffices(bool suffices) {
  bool before = plenty;
  plenty = suffices;
  return before;
}

bool fuzz_lacked(void) {
  return lacked;
}

/* What the library would say on stderr is put together, and not said. */
void __wrap_eng__say(const char *format, ...) {
  char line[2000];
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(line, sizeof line, format, arguments);
  va_end(arguments);
}

static bool falls(void) {
  chance = chance * 6364136223846793005u + 1442695040888963407u;
  return (chance >> 33) % number == 0;
}

static bool fails(void) {
  bool now = false;
  if (plenty) return false;
  if (manner == ONCE) now = count == number;
  else if (manner == FROM_THEN_ON) now = count >= number;
  else if (manner == NOW_AND_THEN) now = falls();
  count++;
  lacked |= now;
  return now;
}

void *__wrap_malloc(size_t size) {
  return fails() ? NULL : __real_malloc(size);
}

void *__wrap_calloc(size_t members, size_t size) {
  return fails() ? NULL : __real_calloc(members, size);
}

void *__wrap_realloc(void *block, size_t size) {
  return fails() ? NULL : __real_realloc(block, size);
}

char *__wrap_strdup(const char *text) {
  return fails() ? NULL : __real_strdup(text);
}

char *__wrap_strndup(const char *text, size_t len) {
  return fails() ? NULL : __real_strndup(text, len);
}

/* One input with all the memory it wants, or, with a seed, without. */
void fuzz_run(const uint8_t *data, size_t size, const unsigned *seed) {
  lacked = false;
  if (seed) fail_by(*seed);
  fuzz_target(data, size);
  manner = NEVER;
}

/* FUZZ_FAIL in the environment takes the seed from the end of each input. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static int asked = -1;
  if (asked < 0) asked = getenv("FUZZ_FAIL") != NULL;
  if (!asked) fuzz_run(data, size, NULL);
  else if (size >= 2) {
    unsigned seed = (unsigned)data[size - 2] << 8 | data[size - 1];
    fuzz_run(data, size - 2, &seed);
  }
  return 0;
}

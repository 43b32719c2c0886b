/* Sums of coverage: overlaps counted pair by pair against a plain count, files that add up to that
 * of one run, and files that are none. */
#include "support/check.h"

#include "run/coverage.h"

#include <unistd.h>

static const char *const rules[] = {"a", "b", "c"};

/* ---- Overlaps ---- */

typedef struct hit {
  uint64_t start, end;
  int rule;
} hit;

static int by_start(const void *a, const void *b) {
  const hit *x = a, *y = b;
  if (x->start != y->start) return x->start < y->start ? -1 : 1;
  return x->end < y->end ? -1 : x->end > y->end;
}

static uint32_t seed = 7;
static uint32_t roll(uint32_t sides) {
  seed = seed * 1664525 + 1013904223;
  return (seed >> 8) % sides;
}

static void pairs_are_counted(void **state) {
  (void)state;
  for (int round = 0; round < 300; round++) {
    eng__coverage_sum sum = {0};
    uint64_t same = 0, inside = 0, crossing = 0, found[3] = {0};
    for (int d = 0; d < 2; d++) {
      hit hits[12];
      size_t count = roll(6); /* few enough that no build cuts them */
      for (size_t i = 0; i < count; i++) {
        hits[i].start = roll(10);
        hits[i].end = hits[i].start + 1 + roll(5);
        hits[i].rule = (int)roll(3);
      }
      qsort(hits, count, sizeof *hits, by_start);
      eng__coverage_document(&sum, d ? ENG__SLICE("d2") : ENG__SLICE("d1"), ENG__SLICE(""));
      for (size_t i = 0; i < count; i++)
        assert_int_equal(eng__coverage_hit(&sum, eng__slice_of(rules[hits[i].rule]), hits[i].start,
                                           hits[i].end, 1, 1, ENG__SLICE("x"), NULL),
                         ENG_OK);
      for (size_t i = 0; i < count; i++)
        for (size_t k = i + 1; k < count; k++) {
          const hit *x = &hits[i], *y = &hits[k];
          if (x->rule == y->rule || x->end <= y->start || y->end <= x->start) continue;
          bool in = (x->start <= y->start && x->end >= y->end) ||
                    (y->start <= x->start && y->end >= x->end);
          if (x->start == y->start && x->end == y->end) same++;
          else if (in) inside++;
          else crossing++;
        }
    }
    for (size_t i = 0; i < sum.overlaps.count; i++) {
      assert_true(eng__slice_compare(sum.overlaps.at[i].a, sum.overlaps.at[i].b) < 0);
      assert_in_range(sum.overlaps.at[i].documents, 1, 2);
      found[0] += sum.overlaps.at[i].same;
      found[1] += sum.overlaps.at[i].inside;
      found[2] += sum.overlaps.at[i].crossing;
    }
    assert_int_equal(found[0], same);
    assert_int_equal(found[1], inside);
    assert_int_equal(found[2], crossing);
    eng__coverage_free(&sum);
  }
}

/* ---- Files ---- */

static char folder[] = "/tmp/coverage-XXXXXX";

static const char *path_of(const char *name, char *path) {
  sprintf(path, "%s/%s", folder, name);
  return path;
}

static void read_all(const char *path, eng__buffer *out) {
  FILE *file = fopen(path, "rb");
  assert_non_null(file);
  char *room = eng__buffer_reserve(out, 1 << 16);
  out->len += fread(room, 1, 1 << 16, file);
  fclose(file);
}

static void write_all(const char *path, const char *text) {
  FILE *file = fopen(path, "wb");
  assert_non_null(file);
  fputs(text, file);
  fclose(file);
}

/* Document `d` of a corpus of which all, or those of one shard, are counted. */
static void count_document(eng__coverage_sum *sum, int d) {
  char doc[20];
  sprintf(doc, d % 2 ? "p%d" : "r.jsonl#%d", d);
  eng__coverage_document(sum, eng__slice_of(doc), ENG__SLICE(""));
  for (uint32_t b = 0; b < 4; b++) {
    eng__covered covered = {b, (uint32_t)d % 3 + b, b, (uint64_t)d, 1, ENG__SLICE("x\"y")};
    if ((uint32_t)d % 5 != b && b != 3)
      assert_int_equal(eng__coverage_fired(sum, &covered, NULL), ENG_OK);
  }
  for (int r = 0; r < 2; r++)
    assert_int_equal(eng__coverage_hit(sum, eng__slice_of(rules[r]), 5 + (uint64_t)(d + r) % 2, 9,
                                       2, 3, ENG__SLICE("z"), NULL),
                     ENG_OK);
}

static void write_shard(int shard, int shards, const char *path) {
  eng__coverage_sum sum = {0};
  memset(sum.hash, 'f', 64);
  for (uint32_t b = 0; b < 4; b++) {
    eng__branch_card card = {0,
                             b,
                             b * 2,
                             ENG__SLICE("find"),
                             ENG__SLICE("entry"),
                             eng__slice_of(rules[b % 3]),
                             ENG__SLICE("f.lua")};
    assert_int_equal(eng__coverage_branch(&sum, &card, ENG__SLICE("a"), NULL), ENG_OK);
  }
  static const int order[] = {1, 3, 5, 7, 9, 11, 2, 4, 6, 8, 10, 12}; /* by path, then number */
  for (int i = 0; i < 12; i++)
    if (order[i] % shards == shard) count_document(&sum, order[i]);
  eng_error err = {ENG_OK, ""};
  if (eng__coverage_write(&sum, path, &err) != ENG_OK) fail_msg("%s", err.message);
  eng__coverage_free(&sum);
}

static void files_add_up(void **state) {
  (void)state;
  char whole[60], joined[60], parts[5][60];
  eng__buffer wanted = {0};
  write_shard(0, 1, path_of("whole", whole));
  read_all(whole, &wanted);
  eng__buffer_add_byte(&wanted, '\0');
  for (int shards = 1; shards <= 5; shards++) {
    const char *paths[5];
    eng__buffer found = {0};
    eng_error err = {ENG_OK, ""};
    for (int i = 0; i < shards; i++) {
      char name[20];
      sprintf(name, "part%d", i);
      paths[shards - 1 - i] = path_of(name, parts[i]);
      write_shard(i, shards, parts[i]);
      assert_true(eng__is_coverage(parts[i]));
    }
    if (eng__coverage_merge(paths, (size_t)shards, path_of("joined", joined), &err) != ENG_OK)
      fail_msg("%s", err.message);
    read_all(joined, &found);
    check_text("joined", eng__buffer_slice(&found), wanted.at);
    eng__buffer_free(&found);
  }
  eng__buffer_free(&wanted);
}

#define HASH "\"hash\":\"ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff\""
#define HEAD "{\"type\":\"coverage\"," HASH ",\"documents\":1}\n"
#define BRANCH "{\"type\":\"branch\",\"branch\":1,\"rule\":\"a\",\"count\":1}\n"
#define FINISH "{\"type\":\"finish\"}\n"

static const struct {
  const char *text, *message; /* behind the path */
} strange[] = {
    {"", ": is not complete; make it again"},
    {"x\n", ":1: not a line of coverage; give what run --coverage wrote"},
    {HEAD BRANCH, ": is not complete; make it again"},
    {FINISH, ":1: coverage does not begin so; give what run --coverage wrote"},
    {HEAD HEAD, ":2: a second coverage begins here"},
    {"{\"type\":\"coverage\"}\n", ":1: the hash of the rules is missing"},
    {HEAD BRANCH BRANCH, ":3: the branch stands here twice"},
    {HEAD "{\"type\":\"branch\",\"branch\":99999999,\"rule\":\"a\"}\n",
     ":2: a branch has no number or no rule"},
    {HEAD "{\"type\":\"branch\",\"branch\":0,\"rule\":\"a\"}\n",
     ":2: a branch has no number or no rule"},
    {HEAD "{\"type\":\"branch\",\"branch\":2,\"rule\":\"a\"}\n" FINISH,
     ": is not complete; make it again"},
    {HEAD BRANCH "{\"type\":\"overlap\",\"rules\":[\"a\"]}\n",
     ":3: not a line of coverage; give what run --coverage wrote"},
    {HEAD BRANCH "{\"type\":\"overlap\"}\n", ":3: an overlap has no two rules"},
    {HEAD "{\"type\":\"what\"}\n", ":2: a line of coverage has no such type"},
    {HEAD "{\"type\":\"branch\",\"count\":-1}\n",
     ":2: not a line of coverage; give what run --coverage wrote"},
    {HEAD BRANCH FINISH FINISH, ":4: not a line of coverage; give what run --coverage wrote"},
};

static void strange_files(void **state) {
  (void)state;
  char path[60], joined[60];
  const char *paths[] = {path_of("strange", path)};
  path_of("none", joined);
  for (size_t i = 0; i < sizeof strange / sizeof strange[0]; i++) {
    eng_error err = {ENG_OK, ""};
    write_all(path, strange[i].text);
    assert_int_equal(eng__coverage_merge(paths, 1, joined, &err), ENG_INVALID);
    if (strcmp(err.message + strlen(path), strange[i].message) != 0)
      fail_msg("case %zu: %s", i, err.message);
  }
  assert_int_not_equal(access(joined, F_OK), 0);
  write_all(path, "{\"type\":\"run\"}\n");
  assert_false(eng__is_coverage(path));
  assert_false(eng__is_coverage("/dev/null"));
}

static void other_rules(void **state) {
  (void)state;
  char one[60], two[60], joined[60];
  const char *paths[] = {path_of("one", one), path_of("two", two)};
  eng_error err = {ENG_OK, ""};
  write_all(one, HEAD BRANCH FINISH);
  write_all(two, "{\"type\":\"coverage\",\"hash\":"
                 "\"0000000000000000000000000000000000000000000000000000000000000000\"}\n");
  assert_int_equal(eng__coverage_merge(paths, 2, path_of("none", joined), &err), ENG_INVALID);
  assert_non_null(strstr(err.message, "is of other rules than the first file"));
  write_all(two, HEAD "{\"type\":\"branch\",\"branch\":1,\"rule\":\"b\",\"count\":1}\n" FINISH);
  assert_int_equal(eng__coverage_merge(paths, 2, joined, &err), ENG_INVALID);
  assert_non_null(strstr(err.message, "is another branch in the first file"));
  write_all(two, HEAD BRANCH "{\"type\":\"branch\",\"branch\":2,\"rule\":\"b\",\"count\":1}\n");
  assert_int_equal(eng__coverage_merge(paths, 2, joined, &err), ENG_INVALID);
  assert_non_null(strstr(err.message, "has a branch that the first file has not"));
}

static int make_folder(void **state) {
  (void)state;
  return mkdtemp(folder) ? 0 : -1;
}

static int remove_folder(void **state) {
  (void)state;
  static const char *const names[] = {"whole", "joined", "part0", "part1", "part2",  "part3",
                                      "part4", "one",    "two",   "none",  "strange"};
  char path[60];
  for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) unlink(path_of(names[i], path));
  return rmdir(folder);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(pairs_are_counted), cmocka_unit_test(files_add_up),
      cmocka_unit_test(strange_files), cmocka_unit_test(other_rules)};
  return cmocka_run_group_tests(tests, make_folder, remove_folder);
}

/* The walk: the order of whole paths, depth, and folders that move while they are walked. */
#include "support/scratch.h"

#include "corpus/walk.h"

#include <errno.h>

/* The next step; file names come as "path", problems as "!path problem". */
static bool next(eng__walk *walk, char *to, size_t size) {
  eng__walk_step step = eng__walk_next(walk);
  eng__slice path = eng__buffer_slice(&walk->path);
  if (step == ENG__WALK_FILE) snprintf(to, size, "%.*s", (int)path.len, path.at);
  else if (step == ENG__WALK_PROBLEM)
    snprintf(to, size, "!%.*s %s", (int)path.len, path.at, walk->problem);
  else assert_int_equal(step, ENG__WALK_END);
  return step != ENG__WALK_END;
}

static void check_next(eng__walk *walk, const char *wanted) {
  char found[400] = "the end";
  if (!next(walk, found, sizeof found)) strcpy(found, "the end");
  assert_string_equal(found, wanted);
}

static void an_ended_walk_stays_ended(void **state) {
  (void)state;
  make_folder("c");
  write_file("c/a", "");
  eng__walk walk = {0};
  check_next(&walk, "the end"); /* never begun */
  for (int round = 0; round < 3; round++) {
    eng__walk_begin(&walk, "c", ENG__SLICE("p/"));
    check_next(&walk, "p/a");
    check_next(&walk, "the end");
    check_next(&walk, "the end");
    assert_int_equal(walk.fd, -1);
  }
  eng__walk_begin(&walk, "none", ENG__SLICE(""));
  check_next(&walk, "! the folder cannot be read");
  assert_int_equal(walk.error, ENOENT);
  check_next(&walk, "the end");
  eng__walk_free(&walk);
}

/* ---- Order ---- */

enum { NAMES = 400 };

static int by_bytes(const void *a, const void *b) {
  return strcmp(*(char *const *)a, *(char *const *)b);
}

static void make_with_folders(const char *path) {
  char part[256];
  for (const char *slash = strchr(path, '/'); slash; slash = strchr(slash + 1, '/')) {
    snprintf(part, sizeof part, "c/%.*s", (int)(slash - path), path);
    mkdir(part, 0755);
  }
  snprintf(part, sizeof part, "c/%s", path);
  write_file(part, "");
}

/* Random paths of few letters, some of which sort before the slash: the walk brings them as sorting
 * them whole does. */
static void the_order_is_that_of_whole_paths(void **state) {
  (void)state;
  static const char letters[] = "ab-0~ #";
  uint64_t seed = 9;
  char *paths[NAMES];
  make_folder("c");
  for (size_t i = 0; i < NAMES; i++) {
    char path[64] = "";
    size_t parts = 1 + chance_below(&seed, 4), len = 0;
    for (size_t part = 0; part < parts; part++) {
      if (part > 0) path[len++] = '/';
      for (size_t k = 1 + chance_below(&seed, 3); k > 0; k--)
        path[len++] = letters[chance_below(&seed, sizeof letters - 1)];
      path[len++] = part + 1 < parts ? 'd' : 'f'; /* no name is both */
    }
    path[len] = '\0';
    paths[i] = strdup(path);
    make_with_folders(path);
  }
  qsort(paths, NAMES, sizeof *paths, by_bytes);
  eng__walk walk = {0};
  eng__walk_begin(&walk, "c", ENG__SLICE(""));
  for (size_t i = 0; i < NAMES; i++) {
    if (i > 0 && strcmp(paths[i], paths[i - 1]) == 0) continue;
    check_next(&walk, paths[i]);
  }
  check_next(&walk, "the end");
  eng__walk_free(&walk);
  for (size_t i = 0; i < NAMES; i++) free(paths[i]);
}

/* ---- How far ---- */

/* Each entry of a folder counts as much as any other, whatever is in it. */
static void what_was_passed_grows_to_all(void **state) {
  (void)state;
  static const double wanted[] = {1 / 4., 1 / 4. + 1 / 8., 1 / 4. + 1 / 8. + 1 / 16.,
                                  1 / 4. + 1 / 4., 1};
  static const char *const files[] = {"a", "b/a", "b/b/a", "b/b/b", "d"};
  double last;
  make_folder("c");
  make_folder("c/c"); /* empty */
  for (size_t i = 0; i < 5; i++) make_with_folders(files[i]);
  eng__walk walk = {0};
  eng__walk_begin(&walk, "c", ENG__SLICE(""));
  assert_float_equal(eng__walk_passed(&walk, &last), 0, 1e-9);
  for (size_t i = 0; i < 5; i++) {
    check_next(&walk, files[i]);
    assert_float_equal(eng__walk_passed(&walk, &last), wanted[i], 1e-9);
  }
  assert_float_equal(last, 1 / 4., 1e-9);
  check_next(&walk, "the end");
  assert_float_equal(eng__walk_passed(&walk, &last), 1, 1e-9);
  eng__walk_free(&walk);
}

/* ---- Depth ---- */

/* Folders one in another, `depth` of them below "c", with a file `f` in each. */
static void make_deep(const char *name, size_t depth) {
  make_folder("c");
  int fd = open("c", O_RDONLY | O_DIRECTORY);
  for (size_t i = 0; i < depth; i++) {
    assert_int_equal(mkdirat(fd, name, 0755), 0);
    int below = openat(fd, name, O_RDONLY | O_DIRECTORY);
    close(fd);
    fd = below;
    int file = openat(fd, "f", O_WRONLY | O_CREAT, 0644);
    assert_true(file >= 0);
    close(file);
  }
  close(fd);
}

static void three_thousand_levels_are_walked_to_the_limit(void **state) {
  (void)state;
  make_deep("d", 3000);
  write_file("c/z", "");
  eng__walk walk = {0};
  eng__walk_begin(&walk, "c", ENG__SLICE(""));
  size_t files = 0, problems = 0, longest = 0;
  for (;;) {
    eng__walk_step step = eng__walk_next(&walk);
    if (step == ENG__WALK_END) break;
    if (step == ENG__WALK_FILE) files++;
    else if (step == ENG__WALK_PROBLEM) {
      problems++;
      assert_string_equal(walk.problem, "more than 256 folders deep; not walked");
      assert_int_equal(walk.path.len, 2 * (ENG__WALK_DEPTH + 1));
    }
    if (walk.path.len > longest) longest = walk.path.len;
  }
  assert_int_equal(files, ENG__WALK_DEPTH + 1); /* and z, after all of it */
  assert_int_equal(problems, 1);
  assert_int_equal(longest, 2 * (ENG__WALK_DEPTH + 1));
  eng__walk_free(&walk);
}

/* Names of 255 bytes, paths far past PATH_MAX. */
static void long_names_in_long_paths_are_walked(void **state) {
  (void)state;
  enum { DEPTH = 60 };
  char name[256];
  memset(name, 'n', 255);
  name[255] = '\0';
  make_deep(name, DEPTH);
  eng__walk walk = {0};
  eng__walk_begin(&walk, "c", ENG__SLICE(""));
  size_t files = 0;
  while (eng__walk_next(&walk) == ENG__WALK_FILE) {
    struct stat st;
    assert_int_equal(fstatat(walk.fd, walk.name, &st, AT_SYMLINK_NOFOLLOW), 0);
    files++; /* f comes before the folder beside it */
    assert_int_equal(walk.path.len, 256 * files + 1);
  }
  assert_int_equal(files, DEPTH);
  eng__walk_free(&walk);
}

/* ---- Folders that move ---- */

static void make_tree(void) {
  static const char *const folders[] = {"c", "c/a", "c/a/b", "c/a/b/d", "away"};
  static const char *const files[] = {"c/a/b/d/1", "c/a/b/d/2", "c/a/b/z", "c/a/z", "c/z"};
  for (size_t i = 0; i < COUNT(folders); i++) make_folder(folders[i]);
  for (size_t i = 0; i < COUNT(files); i++) write_file(files[i], "");
}

static void a_folder_moved_away_is_walked_to_its_end(void **state) {
  (void)state;
  make_tree();
  eng__walk walk = {0};
  eng__walk_begin(&walk, "c", ENG__SLICE(""));
  check_next(&walk, "a/b/d/1");
  assert_int_equal(rename("c/a/b/d", "away/d"), 0); /* its ".." leads elsewhere now */
  check_next(&walk, "a/b/d/2");
  check_next(&walk, "a/b/z");
  check_next(&walk, "a/z");
  assert_int_equal(rename("c/a", "away/a"), 0); /* left by its ".." that is no longer c */
  check_next(&walk, "z");
  check_next(&walk, "the end");
  eng__walk_free(&walk);
}

static void a_folder_taken_away_leaves_its_names(void **state) {
  (void)state;
  make_tree();
  eng__walk walk = {0};
  eng__walk_begin(&walk, "c", ENG__SLICE(""));
  check_next(&walk, "a/b/d/1");
  assert_int_equal(system("rm -r c/a/b"), 0);
  static const char *const names[] = {"a/b/d/2", "a/b/z"};
  for (size_t i = 0; i < COUNT(names); i++) {
    check_next(&walk, names[i]); /* listed before; opening them tells */
    assert_int_equal(openat(walk.fd, walk.name, O_RDONLY), -1);
    assert_int_equal(errno, ENOENT);
  }
  check_next(&walk, "a/z");
  check_next(&walk, "z");
  check_next(&walk, "the end");
  eng__walk_free(&walk);
}

/* Another folder, or a link, in the place of one that was moved is not taken for it. */
static void another_folder_in_its_place_is_not_entered(void **state) {
  (void)state;
  make_tree();
  eng__walk walk = {0};
  eng__walk_begin(&walk, "c", ENG__SLICE(""));
  check_next(&walk, "a/b/d/1");
  assert_int_equal(rename("c/a/b/d", "away/d"), 0);
  assert_int_equal(rename("c/a/b", "away/b"), 0);
  make_folder("c/a/b");
  write_file("c/a/b/z", "");
  check_next(&walk, "a/b/d/2");
  check_next(&walk, "!a/b/ the folder went away while it was walked");
  check_next(&walk, "a/z");
  assert_int_equal(rename("c", "away/c"), 0);
  assert_int_equal(symlink("away/c", "c"), 0);
  check_next(&walk, "z"); /* its own ".." still leads to the folder that c was */
  check_next(&walk, "the end");
  eng__walk_free(&walk);
}

static void a_walk_left_in_the_middle_leaves_nothing_open(void **state) {
  (void)state;
  make_tree();
  int before = dup(0);
  close(before);
  for (int round = 0; round < 50; round++) {
    eng__walk walk = {0};
    eng__walk_begin(&walk, "c", ENG__SLICE(""));
    check_next(&walk, "a/b/d/1");
    if (round % 2) eng__walk_begin(&walk, "away", ENG__SLICE(""));
    eng__walk_free(&walk);
  }
  int after = dup(0);
  close(after);
  assert_int_equal(after, before);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, scratch_enter, scratch_leave)

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(an_ended_walk_stays_ended),
      TEST(the_order_is_that_of_whole_paths),
      TEST(what_was_passed_grows_to_all),
      TEST(three_thousand_levels_are_walked_to_the_limit),
      TEST(long_names_in_long_paths_are_walked),
      TEST(a_folder_moved_away_is_walked_to_its_end),
      TEST(a_folder_taken_away_leaves_its_names),
      TEST(another_folder_in_its_place_is_not_entered),
      TEST(a_walk_left_in_the_middle_leaves_nothing_open),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Rule files found, and nothing outside a root handed over. */
#include "run/sources.h"

#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cmocka.h>

static void write_file(const char *path, const char *text) {
  FILE *file = fopen(path, "w");
  assert_non_null(file);
  fputs(text, file);
  assert_int_equal(fclose(file), 0);
}

static int enter_scratch(void **state) {
  char *folder = strdup("/tmp/engine-sources-XXXXXX");
  if (!folder || !mkdtemp(folder) || chdir(folder) != 0) return -1;
  *state = folder;
  mkdir("pack", 0755);
  mkdir("pack/rules", 0755);
  mkdir("plain", 0755);
  write_file("pack/pack.json", "{\"version\": \"1.2\", \"name\": \"press\", \"more\": [1, {}]}");
  write_file("pack/b.lua", "");
  write_file("pack/a.lua", "");
  write_file("pack/.hidden.lua", "");
  write_file("pack/notes.txt", "");
  write_file("pack/rules/c.lua", "");
  write_file("plain/r.lua", "-- rules");
  write_file("secret.txt", "secret");
  if (symlink("../secret.txt", "plain/link.txt") != 0) return -1;
  return mkfifo("plain/fifo", 0644);
}

static int leave_scratch(void **state) {
  char command[200];
  snprintf(command, sizeof command, "rm -rf '%s'", (char *)*state);
  int status = chdir("/") == 0 ? system(command) : -1;
  free(*state);
  return status;
}

static void find(const char *argument, eng__sources *sources) {
  eng_error err = {ENG_OK, ""};
  assert_int_equal(eng__sources_find(sources, &argument, 1, &err), ENG_OK);
}

static void a_folder_gives_its_rule_files_in_order(void **state) {
  (void)state;
  eng__sources sources;
  find("pack/", &sources);
  assert_int_equal(sources.count, 2);
  assert_string_equal(sources.at[0].path, "a.lua");
  assert_string_equal(sources.at[1].path, "b.lua");
  assert_string_equal(sources.at[0].root, "pack");
  assert_string_equal(sources.at[0].pack, "press");
  assert_string_equal(sources.at[0].version, "1.2");
  eng__sources_close(&sources);
}

static void a_file_below_a_pack_is_of_the_pack(void **state) {
  (void)state;
  eng__sources sources;
  find("pack/rules/c.lua", &sources);
  assert_string_equal(sources.at[0].pack, "press");
  assert_string_equal(sources.at[0].root, "pack");
  assert_string_equal(sources.at[0].path, "rules/c.lua");
  eng__sources_close(&sources);
}

static void a_plain_file_has_its_folder_as_root(void **state) {
  (void)state;
  eng__sources sources;
  find("plain/r.lua", &sources);
  assert_null(sources.at[0].pack);
  assert_string_equal(sources.at[0].root, "plain");
  eng__sources_close(&sources);
}

static void what_is_not_there_is_said(void **state) {
  (void)state;
  static const char *const wrong[] = {"nothing.lua", "plain/fifo"};
  for (size_t i = 0; i < 2; i++) {
    eng__sources sources;
    eng_error err = {ENG_OK, ""};
    assert_int_equal(eng__sources_find(&sources, &wrong[i], 1, &err), ENG_IO);
    assert_non_null(strstr(err.message, wrong[i]));
  }
}

static void a_broken_manifest_is_said(void **state) {
  (void)state;
  static const char *const manifests[][2] = {
      {"{", "broken/pack.json:1: cut off"},
      {"{\"name\": \"a\",\n \"version\" 1}", "broken/pack.json:2: a colon is missing"},
      {"{\"name\": \"a\"}\n\n}", "broken/pack.json:3: something stands behind the object"},
      {"{\"name\": \"a\",\n\"version\": \"\xFF\"}", "broken/pack.json:2: is not UTF-8"},
      {"", "broken/pack.json: needs a \"name\""},
      {"[]", "broken/pack.json: needs a \"name\""},
      {"{}", "broken/pack.json: needs a \"name\""},
      {"{\"name\": 3}", "broken/pack.json: needs a \"name\""},
      {"{\"name\": \"UP\"}", "broken/pack.json: needs a \"name\""},
      {"{\"name\": \"a/b\"}", "broken/pack.json: needs a \"name\""},
      {"{\"name\": \"\"}", "broken/pack.json: needs a \"name\""}};
  mkdir("broken", 0755);
  write_file("broken/r.lua", "");
  for (size_t i = 0; i < sizeof manifests / sizeof manifests[0]; i++) {
    write_file("broken/pack.json", manifests[i][0]);
    eng__sources sources;
    eng_error err = {ENG_OK, ""};
    const char *argument = "broken";
    assert_int_equal(eng__sources_find(&sources, &argument, 1, &err), ENG_INVALID);
    if (strncmp(err.message, manifests[i][1], strlen(manifests[i][1])) != 0)
      fail_msg("%s: %s", manifests[i][0], err.message);
  }
}

static void a_manifest_is_small(void **state) {
  (void)state;
  static char large[70000];
  memset(large, ' ', sizeof large - 1);
  mkdir("large", 0755);
  write_file("large/r.lua", "");
  write_file("large/pack.json", large);
  eng__sources sources;
  eng_error err = {ENG_OK, ""};
  const char *argument = "large";
  assert_int_equal(eng__sources_find(&sources, &argument, 1, &err), ENG_INVALID);
  assert_non_null(strstr(err.message, "large/pack.json: larger than 64 KiB"));
}

static void of_a_field_that_stands_twice_the_last_counts(void **state) {
  (void)state;
  mkdir("twice", 0755);
  write_file("twice/r.lua", "");
  write_file("twice/pack.json", "{\"name\": \"a\", \"name\": \"b\"}");
  eng__sources sources;
  find("twice", &sources);
  assert_string_equal(sources.at[0].pack, "b");
  eng__sources_close(&sources);
}

static void nothing_outside_a_root_is_read(void **state) {
  (void)state;
  static const char *const paths[] = {
      "../secret.txt", "/etc/passwd", "link.txt", "fifo",    "",       ".", "..",
      "r.lua/",        "r.lua/x",     "none.tsv", "./r.lua", "//r.lua"};
  eng__sources sources;
  find("plain/r.lua", &sources);
  for (size_t i = 0; i < sizeof paths / sizeof paths[0]; i++) {
    eng__buffer bytes = {0};
    eng_error err = {ENG_OK, ""};
    assert_int_equal(eng__sources_read(&sources, "plain", paths[i], &bytes, &err), ENG_IO);
    assert_int_equal(bytes.len, 0);
    eng__buffer_free(&bytes);
  }
  eng__sources_close(&sources);
}

static void a_text_is_a_source_by_its_name_alone(void **state) {
  (void)state;
  eng__sources sources;
  eng__buffer bytes = {0};
  char before[65], after[65];
  char text[] = "-- given";
  assert_int_equal(eng__sources_give(&sources, "r.lua", eng__slice_of(text), NULL), ENG_OK);
  text[3] = 'X'; /* a copy was taken */
  assert_int_equal(sources.count, 1);
  assert_string_equal(sources.at[0].path, "r.lua");
  assert_null(sources.at[0].pack);
  eng__sources_digest(&sources, before);
  assert_int_equal(eng__sources_read(&sources, "", "r.lua", &bytes, NULL), ENG_OK);
  assert_int_equal(bytes.len, 8);
  assert_memory_equal(bytes.at, "-- given", 8);
  eng__sources_digest(&sources, after);
  assert_string_not_equal(before, after);
  eng__buffer_clear(&bytes);
  assert_int_equal(eng__sources_read(&sources, "plain", "r.lua", &bytes, NULL), ENG_OK);
  assert_memory_equal(bytes.at, "-- rules", 8);
  assert_int_equal(eng__sources_read(&sources, "", "other.lua", &bytes, NULL), ENG_IO);
  eng__buffer_free(&bytes);
  eng__sources_close(&sources);
}

static void the_hash_follows_what_was_read(void **state) {
  (void)state;
  char first[65], second[65], empty[65];
  for (int turn = 0; turn < 2; turn++) {
    eng__sources sources;
    find("plain/r.lua", &sources);
    eng__sources_digest(&sources, empty);
    eng__buffer bytes = {0};
    assert_int_equal(eng__sources_read(&sources, "plain", "r.lua", &bytes, NULL), ENG_OK);
    assert_true(eng__slice_equal(eng__buffer_slice(&bytes), ENG__SLICE("-- rules")));
    eng__sources_digest(&sources, turn ? second : first);
    eng__buffer_free(&bytes);
    eng__sources_close(&sources);
  }
  assert_string_equal(first, second);
  assert_string_not_equal(first, empty);
  /* FIPS 180-4: SHA-256 of nothing. */
  assert_string_equal(empty, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_folder_gives_its_rule_files_in_order),
      cmocka_unit_test(a_file_below_a_pack_is_of_the_pack),
      cmocka_unit_test(a_plain_file_has_its_folder_as_root),
      cmocka_unit_test(what_is_not_there_is_said),
      cmocka_unit_test(a_broken_manifest_is_said),
      cmocka_unit_test(a_manifest_is_small),
      cmocka_unit_test(of_a_field_that_stands_twice_the_last_counts),
      cmocka_unit_test(nothing_outside_a_root_is_read),
      cmocka_unit_test(a_text_is_a_source_by_its_name_alone),
      cmocka_unit_test(the_hash_follows_what_was_read),
  };
  return cmocka_run_group_tests(tests, enter_scratch, leave_scratch);
}

/* Arguments: their order, and where each stands in it. What is refused is in corpus.c. */
#include "support/scratch.h"

#include "corpus/arguments.h"

static void they_come_in_corpus_order(void **state) {
  (void)state;
  make_folder("b");
  make_folder("b/c");
  write_file("b.txt", "");
  write_file("a", "");
  write_file("b0", "");
  static const char *const given[] = {"b0", "./b/", "-", "a", "b.txt", "/"};
  static const struct {
    eng__argument_kind kind;
    const char *path, *key;
  } wanted[] = {
      {ENG__ARGUMENT_STDIN, "-", "-"},   {ENG__ARGUMENT_FOLDER, "/", "/"},
      {ENG__ARGUMENT_FILE, "a", "a"},    {ENG__ARGUMENT_FILE, "b.txt", "b.txt"},
      {ENG__ARGUMENT_FOLDER, "b", "b/"}, {ENG__ARGUMENT_FILE, "b0", "b0"},
  };
  eng__arena arena = {0};
  eng__argument *arguments;
  assert_int_equal(eng__arguments_read(&arguments, &arena, given, COUNT(given), NULL), ENG_OK);
  for (size_t i = 0; i < COUNT(wanted); i++) {
    assert_int_equal(arguments[i].kind, wanted[i].kind);
    assert_string_equal(arguments[i].path, wanted[i].path);
    check_text("key", arguments[i].key, wanted[i].key);
  }
  eng__arena_free(&arena);
}

static void none_is_an_empty_corpus(void **state) {
  (void)state;
  eng__arena arena = {0};
  eng__argument *arguments;
  assert_int_equal(eng__arguments_read(&arguments, &arena, NULL, 0, NULL), ENG_OK);
  eng__arena_free(&arena);
}

static void long_paths_leave_room_for_the_reason(void **state) {
  (void)state;
  char path[3000];
  memset(path, 'x', sizeof path - 1);
  path[sizeof path - 1] = '\0';
  const char *given = path;
  eng__arena arena = {0};
  eng__argument *arguments;
  eng_error err = {0};
  assert_int_equal(eng__arguments_read(&arguments, &arena, &given, 1, &err), ENG_IO);
  check_holds("reason", err.message, "x: File name too long");
  eng__arena_free(&arena);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, scratch_enter, scratch_leave)

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(they_come_in_corpus_order),
      TEST(none_is_an_empty_corpus),
      TEST(long_paths_leave_room_for_the_reason),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}

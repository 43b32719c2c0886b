/* One file: what is opened, and that a read is all of it or says that it is not. */
#include "support/scratch.h"

#include "corpus/file.h"

#include <errno.h>

static void only_regular_files_are_opened(void **state) {
  (void)state;
  write_file("f", "x");
  make_folder("d");
  assert_int_equal(mkfifo("p", 0644), 0);
  assert_int_equal(symlink("f", "l"), 0);
  static const struct {
    const char *name;
    eng__file_state state;
  } cases[] = {{"f", ENG__FILE_OK},        {"d", ENG__FILE_SPECIAL},
               {"p", ENG__FILE_SPECIAL},   {"l", ENG__FILE_SPECIAL},
               {"none", ENG__FILE_FAILED}, {"/dev/zero", ENG__FILE_SPECIAL}};
  for (size_t i = 0; i < COUNT(cases); i++) {
    eng__file file;
    assert_int_equal(eng__file_open(&file, AT_FDCWD, cases[i].name), cases[i].state);
    assert_int_equal(file.fd >= 0, cases[i].state == ENG__FILE_OK);
    eng__file_close(&file);
    eng__file_close(&file); /* twice is once */
    assert_int_equal(file.fd, -1);
  }
}

static void a_file_is_read_whole(void **state) {
  (void)state;
  static char text[100000], room[100001];
  uint64_t seed = 11;
  for (size_t i = 0; i < sizeof text; i++) text[i] = (char)chance(&seed);
  static const size_t sizes[] = {0, 1, 4095, 4096, 4097, 100000};
  for (size_t i = 0; i < COUNT(sizes); i++) {
    write_file_bytes("f", text, sizes[i]);
    eng__file file;
    assert_int_equal(eng__file_open(&file, AT_FDCWD, "f"), ENG__FILE_OK);
    assert_int_equal(file.size, sizes[i]);
    char head[10];
    size_t shown = eng__file_head(&file, head, sizeof head);
    assert_int_equal(shown, sizes[i] < 10 ? sizes[i] : 10);
    assert_memory_equal(head, text, shown);
    assert_int_equal(eng__file_read(&file, room), ENG__FILE_OK); /* a look moves nothing */
    assert_memory_equal(room, text, sizes[i]);
    eng__file_close(&file);
  }
}

static void a_file_that_changed_says_so(void **state) {
  (void)state;
  char room[101];
  for (off_t size = 0; size <= 200; size += 50) {
    char text[100] = {0};
    write_file_bytes("f", text, sizeof text);
    eng__file file;
    assert_int_equal(eng__file_open(&file, AT_FDCWD, "f"), ENG__FILE_OK);
    assert_int_equal(truncate("f", size), 0);
    memset(room, 'y', sizeof room);
    assert_int_equal(eng__file_read(&file, room), size == 100 ? ENG__FILE_OK : ENG__FILE_CHANGED);
    eng__file_close(&file);
  }
}

static void a_failing_read_says_so(void **state) {
  (void)state;
  write_file("f", "x");
  eng__file file = {.fd = open("f", O_WRONLY), .size = 1};
  char room[2];
  assert_int_equal(eng__file_read(&file, room), ENG__FILE_FAILED);
  assert_int_equal(errno, EBADF);
  assert_int_equal(eng__file_head(&file, room, 1), 0);
  eng__file_close(&file);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, scratch_enter, scratch_leave)

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(only_regular_files_are_opened),
      TEST(a_file_is_read_whole),
      TEST(a_file_that_changed_says_so),
      TEST(a_failing_read_says_so),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}

/* The writer: complete or not there; every failure said, and said again. */
#include "support/scratch.h"

#include "output/writer.h"

#include <signal.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>

static void add(eng__writer *writer, const char *text) {
  assert_int_equal(eng__writer_add(writer, text, strlen(text), NULL), ENG_OK);
}

static bool is_there(const char *path) {
  return access(path, F_OK) == 0;
}

static void check_file(const char *path, const char *wanted) {
  char *found = read_whole(path);
  assert_non_null(found);
  assert_string_equal(found, wanted);
  free(found);
}

static void a_file_appears_when_it_is_complete(void **state) {
  (void)state;
  eng__writer *writer;
  write_file("out", "old");
  assert_int_equal(eng__writer_open_file(&writer, "out", NULL), ENG_OK);
  add(writer, "new\n");
  assert_int_equal(eng__writer_flush(writer, NULL), ENG_OK);
  check_file("out", "old");
  check_file("out.part", "new\n");
  assert_int_equal(eng__writer_commit(writer, NULL), ENG_OK);
  check_file("out", "new\n");
  assert_false(is_there("out.part"));
  eng__writer_close(writer);
}

static void an_abandoned_file_leaves_the_old_one(void **state) {
  (void)state;
  eng__writer *writer;
  write_file("out", "old");
  assert_int_equal(eng__writer_open_file(&writer, "out", NULL), ENG_OK);
  add(writer, "half");
  assert_int_equal(eng__writer_flush(writer, NULL), ENG_OK);
  eng__writer_close(writer);
  check_file("out", "old");
  check_file("out.part", "half");
  /* The next run takes the stale part away. */
  assert_int_equal(eng__writer_open_file(&writer, "out", NULL), ENG_OK);
  check_file("out.part", "");
  assert_int_equal(eng__writer_commit(writer, NULL), ENG_OK);
  eng__writer_close(writer);
  check_file("out", "");
}

/* Two runs with one -o: the second is refused as long as the first is at work. */
static void a_file_that_is_being_written_is_left_alone(void **state) {
  (void)state;
  eng__writer *writer, *second;
  eng_error err = {0};
  assert_int_equal(eng__writer_open_file(&writer, "out", NULL), ENG_OK);
  add(writer, "first\n");
  assert_int_equal(eng__writer_flush(writer, NULL), ENG_OK);
  assert_int_equal(eng__writer_open_file(&second, "out", &err), ENG_IO);
  assert_null(second);
  check_holds("message", err.message, "out.part: another run is writing it; ");
  check_file("out.part", "first\n");
  assert_int_equal(eng__writer_commit(writer, NULL), ENG_OK);
  eng__writer_close(writer);
  check_file("out", "first\n");
}

/* Whoever takes the part away all the same: what bears its name now is not published. */
static void a_part_that_was_replaced_is_not_published(void **state) {
  (void)state;
  eng__writer *writer;
  eng_error err = {0};
  write_file("out", "old");
  assert_int_equal(eng__writer_open_file(&writer, "out", NULL), ENG_OK);
  add(writer, "whole\n");
  assert_int_equal(unlink("out.part"), 0);
  write_file("out.part", "of somebody else");
  assert_int_equal(eng__writer_commit(writer, &err), ENG_IO);
  check_holds("message", err.message, "out.part: cannot be written: ");
  eng__writer_discard(writer);
  eng__writer_close(writer);
  check_file("out", "old");
  check_file("out.part", "of somebody else");
}

static void a_discarded_file_leaves_nothing(void **state) {
  (void)state;
  eng__writer *writer;
  write_file("out", "old");
  assert_int_equal(eng__writer_open_file(&writer, "out", NULL), ENG_OK);
  add(writer, "half");
  eng__writer_discard(writer);
  eng__writer_close(writer);
  check_file("out", "old");
  assert_false(is_there("out.part"));
}

static void permissions_follow_the_umask(void **state) {
  (void)state;
  eng__writer *writer;
  struct stat st;
  mode_t before = umask(027);
  assert_int_equal(eng__writer_open_file(&writer, "out", NULL), ENG_OK);
  assert_int_equal(eng__writer_commit(writer, NULL), ENG_OK);
  eng__writer_close(writer);
  umask(before);
  assert_int_equal(stat("out", &st), 0);
  assert_int_equal(st.st_mode & 0777, 0640);
}

/* A link where the work is done is somebody's trap. */
static void a_part_that_is_a_link_is_not_written_through(void **state) {
  (void)state;
  eng__writer *writer;
  eng_error err = {0};
  write_file("victim", "precious");
  assert_int_equal(symlink("victim", "out.part"), 0);
  assert_int_equal(eng__writer_open_file(&writer, "out", &err), ENG_IO);
  assert_null(writer);
  check_holds("message", err.message, "out.part: is in the way");
  check_file("victim", "precious");
}

static void write_through(const char *path, const char *text) {
  eng__writer *writer;
  assert_int_equal(eng__writer_open_file(&writer, path, NULL), ENG_OK);
  add(writer, text);
  assert_int_equal(eng__writer_commit(writer, NULL), ENG_OK);
  eng__writer_close(writer);
}

static void check_link(const char *path) {
  struct stat st;
  assert_int_equal(lstat(path, &st), 0);
  assert_true(S_ISLNK(st.st_mode));
}

static void a_link_stays_and_its_file_is_replaced(void **state) {
  (void)state;
  make_folder("there");
  write_file("there/old", "before");
  assert_int_equal(link("there/old", "copy"), 0);
  assert_int_equal(symlink("there/next", "first") + symlink("old", "there/next"), 0);
  write_through("first", "results");
  check_link("first");
  check_link("there/next");
  check_file("there/old", "results");
  check_file("copy", "before"); /* another file has its name now */
  assert_int_equal(symlink("there/new", "dangling"), 0);
  write_through("dangling", "made");
  check_link("dangling");
  check_file("there/new", "made");
}

static void a_link_that_leads_nowhere_is_refused(void **state) {
  (void)state;
  eng__writer *writer;
  eng_error err = {0};
  assert_int_equal(symlink("b", "a") + symlink("a", "b"), 0);
  assert_int_equal(eng__writer_open_file(&writer, "a", &err), ENG_IO);
  check_holds("message", err.message, "a: cannot be written: Too many levels");
  assert_int_equal(symlink("none/such", "c"), 0);
  assert_int_equal(eng__writer_open_file(&writer, "c", &err), ENG_IO);
  check_holds("message", err.message, "none/such.part: cannot be written: No such file");
}

/* As /tmp is: who puts a link there shall not choose what is written. */
static void a_strangers_link_where_all_may_write_is_refused(void **state) {
  (void)state;
  if (geteuid() != 0) skip();
  eng__writer *writer;
  eng_error err = {0};
  make_folder("shared");
  assert_int_equal(chmod("shared", 01777), 0);
  write_file("victim", "precious");
  assert_int_equal(symlink("../victim", "shared/out"), 0);
  write_through("shared/out", "ours");
  check_file("victim", "ours");
  assert_int_equal(lchown("shared/out", 12345, 12345), 0);
  assert_int_equal(eng__writer_open_file(&writer, "shared/out", &err), ENG_IO);
  check_holds("message", err.message, "shared/out: cannot be written: Permission denied");
  check_file("victim", "ours");
}

static void what_cannot_be_written_is_refused_with_a_reason(void **state) {
  (void)state;
  make_folder("folder");
  make_folder("x.part");
  static const struct {
    const char *path, *message;
  } cases[] = {
      {"none/out", "none/out.part: cannot be written: No such file or directory; make the folder"},
      {"folder", "folder: cannot be written: Is a directory"},
      {"x", "x.part: is in the way"},
      {"folder/a/b", "folder/a/b.part: cannot be written: No such file"},
      {"no\x1B\nfile/x", "no\\u{001B}\\u{000A}file/x.part: cannot be written"},
  };
  for (size_t i = 0; i < COUNT(cases); i++) {
    eng__writer *writer;
    eng_error err = {0};
    assert_int_equal(eng__writer_open_file(&writer, cases[i].path, &err), ENG_IO);
    assert_null(writer);
    check_holds(cases[i].path, err.message, cases[i].message);
  }
}

/* /dev/null is written to and never replaced; so is a pipe. */
static void devices_and_pipes_are_written_to_as_they_are(void **state) {
  (void)state;
  eng__writer *writer;
  struct stat st;
  assert_int_equal(eng__writer_open_file(&writer, "/dev/null", NULL), ENG_OK);
  add(writer, "away");
  assert_int_equal(eng__writer_commit(writer, NULL), ENG_OK);
  eng__writer_close(writer);
  assert_int_equal(stat("/dev/null", &st), 0);
  assert_true(S_ISCHR(st.st_mode));
  assert_false(is_there("/dev/null.part"));

  assert_int_equal(mkfifo("fifo", 0644), 0);
  int reader = open("fifo", O_RDONLY | O_NONBLOCK);
  assert_int_equal(eng__writer_open_file(&writer, "fifo", NULL), ENG_OK);
  add(writer, "through");
  assert_int_equal(eng__writer_commit(writer, NULL), ENG_OK);
  eng__writer_close(writer);
  char text[20] = "";
  assert_int_equal(read(reader, text, sizeof text), 7);
  assert_string_equal(text, "through");
  close(reader);
}

/* ---- Failures ---- */

static void a_full_disk_is_said_and_said_again(void **state) {
  (void)state;
  eng__writer *writer;
  eng_error err = {0};
  int fd = open("/dev/full", O_WRONLY);
  assert_int_equal(eng__writer_open_fd(&writer, fd, NULL), ENG_OK);
  eng__writer_add(writer, "lost", 4, &err);
  assert_int_equal(eng__writer_flush(writer, &err), ENG_IO);
  check_holds("message", err.message, "output: cannot be written: No space left on device; free");
  assert_false(eng__writer_closed_pipe(writer));
  /* The buffer is empty now, and yet nothing may look like success. */
  err = (eng_error){0};
  assert_int_equal(eng__writer_add(writer, "x", 1, &err), ENG_IO);
  assert_int_equal(eng__writer_flush(writer, &err), ENG_IO);
  assert_int_equal(eng__writer_commit(writer, &err), ENG_IO);
  check_holds("message", err.message, "No space left on device");
  eng__writer_close(writer);
  close(fd);
}

/* A file system of its own would be needed for a real one; a limit on file size comes near it. */
static void a_file_that_cannot_grow_leaves_the_old_one(void **state) {
  (void)state;
  eng__writer *writer;
  eng_error err = {0};
  char text[3000];
  memset(text, 'x', sizeof text);
  write_file("out", "old");
  struct rlimit before, limit;
  getrlimit(RLIMIT_FSIZE, &before);
  limit = before;
  limit.rlim_cur = 1000;
  signal(SIGXFSZ, SIG_IGN);
  assert_int_equal(eng__writer_open_file(&writer, "out", NULL), ENG_OK);
  setrlimit(RLIMIT_FSIZE, &limit);
  eng__writer_add(writer, text, sizeof text, NULL);
  eng_status status = eng__writer_commit(writer, &err);
  setrlimit(RLIMIT_FSIZE, &before);
  signal(SIGXFSZ, SIG_DFL);
  assert_int_equal(status, ENG_IO);
  check_holds("message", err.message, "out.part: cannot be written: File too large");
  eng__writer_close(writer);
  check_file("out", "old");
}

static void a_closed_pipe_is_told_from_a_full_disk(void **state) {
  (void)state;
  eng__writer *writer;
  int ends[2];
  assert_int_equal(pipe(ends), 0);
  signal(SIGPIPE, SIG_IGN);
  assert_int_equal(eng__writer_open_fd(&writer, ends[1], NULL), ENG_OK);
  add(writer, "x");
  assert_int_equal(eng__writer_flush(writer, NULL), ENG_OK);
  assert_false(eng__writer_closed_pipe(writer));
  close(ends[0]);
  add(writer, "y");
  assert_int_equal(eng__writer_flush(writer, NULL), ENG_IO);
  assert_true(eng__writer_closed_pipe(writer));
  signal(SIGPIPE, SIG_DFL);
  eng__writer_close(writer);
  close(ends[1]);
}

/* ---- Slow readers ---- */

static void no_more_signals(int signal) {
  (void)signal;
}

/* Reads slowly what a parent writes and ends with 0 if it is numbers in a row. */
static void read_slowly(int fd) {
  unsigned wanted = 0, found;
  char bytes[4096];
  size_t have = 0;
  for (;;) {
    ssize_t got = read(fd, bytes + have, sizeof bytes - have);
    if (got <= 0) _exit(got < 0 || have || wanted != 50000);
    have += (size_t)got;
    size_t at = 0;
    for (; have - at >= sizeof found; at += sizeof found, wanted++) {
      memcpy(&found, bytes + at, sizeof found);
      if (found != wanted) _exit(1);
    }
    have -= at;
    memmove(bytes, bytes + at, have);
    if (wanted % 512 == 0) usleep(200);
  }
}

/* Short writes, signals, a descriptor that does not block: every byte arrives once. */
static void every_byte_arrives_once(void **state) {
  (void)state;
  for (int nonblocking = 0; nonblocking < 2; nonblocking++) {
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    if (child == 0) {
      close(ends[1]);
      read_slowly(ends[0]);
    }
    close(ends[0]);
    if (nonblocking) fcntl(ends[1], F_SETFL, O_NONBLOCK);
    struct sigaction action = {.sa_handler = no_more_signals}, before;
    sigaction(SIGALRM, &action, &before);
    struct itimerval often = {{0, 500}, {0, 500}}, never = {{0, 0}, {0, 0}};
    setitimer(ITIMER_REAL, &often, NULL);
    eng__writer *writer;
    assert_int_equal(eng__writer_open_fd(&writer, ends[1], NULL), ENG_OK);
    for (unsigned i = 0; i < 50000; i++)
      assert_int_equal(eng__writer_add(writer, (const char *)&i, sizeof i, NULL), ENG_OK);
    assert_int_equal(eng__writer_commit(writer, NULL), ENG_OK);
    setitimer(ITIMER_REAL, &never, NULL);
    sigaction(SIGALRM, &before, NULL);
    eng__writer_close(writer);
    close(ends[1]);
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
  }
}

/* Only whole lines go out while the run goes on: who appends settles at their ends. */
static void the_buffer_goes_out_in_whole_lines(void **state) {
  (void)state;
  eng__writer *writer;
  int fd = open("out", O_RDWR | O_CREAT, 0644);
  assert_int_equal(eng__writer_open_fd(&writer, fd, NULL), ENG_OK);
  off_t seen = 0;
  for (size_t i = 0; i < 30000; i++) {
    eng__buffer_printf(eng__writer_buffer(writer), "line %zu ", i);
    eng__buffer_add_string(eng__writer_buffer(writer), "with its end\n");
    assert_int_equal(eng__writer_settle(writer, NULL), ENG_OK);
    off_t size = lseek(fd, 0, SEEK_END);
    if (size == seen) continue;
    char last;
    assert_int_equal(pread(fd, &last, 1, size - 1), 1);
    assert_int_equal(last, '\n');
    seen = size;
  }
  assert_true(seen > 0); /* it did not wait for the end */
  eng__writer_close(writer);
  close(fd);
}

static void memory_that_ran_out_is_said(void **state) {
  (void)state;
  eng__writer *writer;
  int fd = open("out", O_RDWR | O_CREAT, 0644);
  assert_int_equal(eng__writer_open_fd(&writer, fd, NULL), ENG_OK);
  add(writer, "x");
  eng__writer_buffer(writer)->failed = true;
  assert_int_equal(eng__writer_settle(writer, NULL), ENG_NOMEM);
  assert_int_equal(eng__writer_commit(writer, NULL), ENG_NOMEM);
  eng__writer_close(writer);
  close(fd);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, scratch_enter, scratch_leave)

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(a_file_appears_when_it_is_complete),
      TEST(an_abandoned_file_leaves_the_old_one),
      TEST(a_file_that_is_being_written_is_left_alone),
      TEST(a_part_that_was_replaced_is_not_published),
      TEST(a_discarded_file_leaves_nothing),
      TEST(permissions_follow_the_umask),
      TEST(a_part_that_is_a_link_is_not_written_through),
      TEST(a_link_stays_and_its_file_is_replaced),
      TEST(a_link_that_leads_nowhere_is_refused),
      TEST(a_strangers_link_where_all_may_write_is_refused),
      TEST(what_cannot_be_written_is_refused_with_a_reason),
      TEST(devices_and_pipes_are_written_to_as_they_are),
      TEST(a_full_disk_is_said_and_said_again),
      TEST(a_file_that_cannot_grow_leaves_the_old_one),
      TEST(a_closed_pipe_is_told_from_a_full_disk),
      TEST(every_byte_arrives_once),
      TEST(the_buffer_goes_out_in_whole_lines),
      TEST(memory_that_ran_out_is_said),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}

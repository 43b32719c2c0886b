/* Sinks: which lines go where, and that a writer's failure comes through. */
#include "support/sink.h"

#include <fcntl.h>

static void only_the_lines_asked_for_are_written(void **state) {
  (void)state;
  for (int asked = 0; asked < 8; asked++) {
    eng__sink_options options = {
        .format = ENG__FORMAT_JSONL, .hits = asked & 1, .docs = asked & 2, .rows = asked & 4};
    caught c = open_caught(&options);
    eng__result_hit hit = plain_hit();
    assert_int_equal(eng__sink_run(c.sink, &(eng__result_run){0}, NULL), ENG_OK);
    assert_int_equal(eng__sink_doc(c.sink, &(eng__result_doc){0}, NULL), ENG_OK);
    assert_int_equal(eng__sink_problem(c.sink, &(eng__result_problem){0}, NULL), ENG_OK);
    assert_int_equal(eng__sink_hit(c.sink, &hit, NULL, 0, NULL), ENG_OK);
    assert_int_equal(eng__sink_row(c.sink, &(eng__result_row){0}, NULL), ENG_OK);
    assert_int_equal(eng__sink_finish(c.sink, &(eng__result_finish){0}, NULL), ENG_OK);
    eng__slice text = caught_text(&c);
    c.text[text.len - 1] = '\0';
    static const struct {
      const char *type;
      int asked;
    } lines[] = {{"run", 0}, {"doc", 2}, {"problem", 0}, {"hit", 1}, {"row", 4}, {"finish", 0}};
    for (size_t i = 0; i < COUNT(lines); i++) {
      char type[32];
      snprintf(type, sizeof type, "{\"type\":\"%s\"", lines[i].type);
      bool wanted = !lines[i].asked || (asked & lines[i].asked);
      assert_int_equal(strstr(c.text, type) != NULL, wanted);
    }
    close_caught(&c);
  }
}

static void a_failed_write_comes_through_every_call(void **state) {
  (void)state;
  static const eng__format formats[] = {ENG__FORMAT_JSONL, ENG__FORMAT_TSV, ENG__FORMAT_CSV,
                                        ENG__FORMAT_TERMINAL};
  for (size_t i = 0; i < COUNT(formats); i++) {
    eng__sink_options options = {.format = formats[i], .hits = true, .docs = true, .rows = true};
    eng__writer *writer;
    eng__sink *sink;
    eng_error err = {0};
    int fd = open("/dev/full", O_WRONLY);
    assert_int_equal(eng__writer_open_fd(&writer, fd, NULL), ENG_OK);
    assert_int_equal(eng__sink_open(&sink, &options, writer, NULL), ENG_OK);
    eng__result_hit hit = plain_hit();
    eng__sink_hit(sink, &hit, NULL, 0, NULL);
    assert_int_equal(eng__writer_flush(writer, NULL), ENG_IO);
    assert_int_equal(eng__sink_run(sink, &(eng__result_run){0}, &err), ENG_IO);
    assert_int_equal(eng__sink_doc(sink, &(eng__result_doc){0}, &err), ENG_IO);
    assert_int_equal(eng__sink_problem(sink, &(eng__result_problem){0}, &err), ENG_IO);
    assert_int_equal(eng__sink_hit(sink, &hit, NULL, 0, &err), ENG_IO);
    assert_int_equal(eng__sink_row(sink, &(eng__result_row){0}, &err), ENG_IO);
    assert_int_equal(eng__sink_finish(sink, &(eng__result_finish){0}, &err), ENG_IO);
    check_holds("message", err.message, "No space left on device");
    eng__sink_close(sink);
    eng__writer_close(writer);
    close(fd);
  }
}

/* A million hits do not wait in memory for the end. */
static void hits_go_out_as_they_come(void **state) {
  (void)state;
  eng__sink_options options = {.format = ENG__FORMAT_JSONL, .hits = true};
  caught c = open_caught(&options);
  eng__result_hit hit = plain_hit();
  for (size_t i = 0; i < 5000; i++)
    assert_int_equal(eng__sink_hit(c.sink, &hit, NULL, 0, NULL), ENG_OK);
  assert_true(lseek(fileno(c.file), 0, SEEK_END) > 500000);
  assert_true(eng__writer_buffer(c.writer)->capacity < 1 << 20);
  close_caught(&c);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(only_the_lines_asked_for_are_written),
      cmocka_unit_test(a_failed_write_comes_through_every_call),
      cmocka_unit_test(hits_go_out_as_they_come),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}

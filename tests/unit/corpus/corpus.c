/* The corpus: what is met, in which order, under which id, and what becomes of everything that is
 * no ordinary file. Each case makes a folder and compares the whole list of items. */
#include "support/scratch.h"

#include "base/buffer.h"
#include "corpus/corpus.h"

#include <signal.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <sys/wait.h>

/* Called before each further item, with its number from 1. */
typedef void between_items(size_t item);

typedef struct listing {
  eng__buffer text; /* one line an item: T doc:bytes, R doc:bytes, P kind doc message */
  uint64_t skipped;
  eng__next end; /* END or FAILED */
  eng_error err;
} found_items;

static void list_item(found_items *listing, const eng__item *item, const char *room) {
  eng__buffer *text = &listing->text;
  if (item->kind == ENG__ITEM_PROBLEM) {
    eng__buffer_printf(text, "%s %s ", item->failed ? "P" : "p", item->problem);
    eng__buffer_add_slice(text, item->doc);
    eng__buffer_add_string(text, ": ");
    eng__buffer_add_slice(text, item->message);
  } else {
    eng__buffer_add_string(text, item->kind == ENG__ITEM_TEXT ? "T " : "R ");
    eng__buffer_add_slice(text, item->doc);
    eng__buffer_add_string(text, ":");
    eng__buffer_add(text, room, item->len);
  }
  eng__buffer_add_byte(text, '\n');
}

/* Reads all of an open corpus; the room begins at one byte and grows when asked for. */
static void read_corpus(found_items *listing, eng__corpus *corpus, size_t max,
                        between_items *between) {
  size_t size = 1, items = 0;
  char *room = malloc(size);
  for (;;) {
    eng__item item = {0};
    eng__next next = eng__corpus_next(corpus, room, size, &item, &listing->err);
    if (next == ENG__NEXT_NO_ROOM) {
      assert_true(size <= max);
      size = size * 2 < max + 1 ? size * 2 : max + 1;
      room = realloc(room, size);
      continue;
    }
    listing->end = next;
    if (next != ENG__NEXT_ITEM) break;
    list_item(listing, &item, room);
    if (between) between(++items);
  }
  free(room);
  listing->skipped = eng__corpus_skipped(corpus);
}

static found_items list(const eng__corpus_options *options, between_items *between) {
  found_items listing = {0};
  eng__corpus *corpus;
  if (eng__corpus_open(&corpus, options, &listing.err)) fail_msg("%s", listing.err.message);
  read_corpus(&listing, corpus, options->max_document, between);
  eng__corpus_close(corpus);
  return listing;
}

static void check_list(found_items found, const char *wanted, uint64_t skipped) {
  check_text("items", eng__buffer_slice(&found.text), wanted);
  assert_int_equal(found.skipped, skipped);
  assert_int_equal(found.end, ENG__NEXT_END);
  eng__buffer_free(&found.text);
}

#define OPTIONS(...)                                                                               \
  (&(eng__corpus_options){.paths = (const char *const[]){__VA_ARGS__},                             \
                          .path_count =                                                            \
                              sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *),         \
                          .max_document = 1000})

static void check(const eng__corpus_options *options, const char *wanted, uint64_t skipped) {
  check_list(list(options, NULL), wanted, skipped);
}

static void check_refused(const eng__corpus_options *options, eng_status status,
                          const char *message) {
  eng__corpus *corpus;
  eng_error err = {0};
  assert_int_equal(eng__corpus_open(&corpus, options, &err), status);
  assert_null(corpus);
  check_holds(message, err.message, message);
}

/* ---- How far ---- */

/* Of one item after another, the corpus being the arguments. */
static void check_passed(const eng__corpus_options *options, const double *wanted, size_t count) {
  eng__corpus *corpus;
  eng_error err;
  char room[1001];
  eng__item item;
  assert_int_equal(eng__corpus_open(&corpus, options, &err), ENG_OK);
  assert_float_equal(eng__corpus_passed(corpus), 0, 1e-9);
  for (size_t i = 0; i < count; i++) {
    eng__next next = eng__corpus_next(corpus, room, sizeof room, &item, &err);
    assert_int_equal(next, i + 1 < count ? ENG__NEXT_ITEM : ENG__NEXT_END);
    assert_float_equal(eng__corpus_passed(corpus), wanted[i], 1e-9);
  }
  eng__corpus_close(corpus);
}

static void how_much_was_read_is_estimated(void **state) {
  (void)state;
  make_folder("c");
  write_file("c/a", "x");
  write_file("c/b.jsonl", "{\"text\":\"1\"}\n{\"text\":\"2\"}\n");
  write_file("d", "x");
  check_passed(OPTIONS("c"), (double[]){.5, .75, 1, 1}, 4);
  check_passed(OPTIONS("c/b.jsonl"), (double[]){.5, 1, 1}, 3);
  check_passed(OPTIONS("c", "d"), (double[]){.25, .375, .5, 1, 1}, 5);
  eng__corpus *corpus;
  eng_error err;
  assert_int_equal(eng__corpus_open(&corpus, OPTIONS("d", "-"), &err), ENG_OK);
  assert_true(eng__corpus_passed(corpus) < 0); /* nobody knows */
  eng__corpus_close(corpus);
}

/* ---- Order and ids ---- */

static void a_folder_is_walked_bytewise(void **state) {
  (void)state;
  make_folder("c");
  make_folder("c/a");
  make_folder("c/a/b");
  make_folder("c/empty");
  /* "a.txt" and "a-" come before "a/", "a0" after it; capitals before small letters. */
  static const char *const names[] = {"c/a.txt", "c/a-", "c/a0",       "c/a/z", "c/a/b/q",
                                      "c/a/b.x", "c/Z",  "c/\xD8\xA7", "c/ ",   "c/~"};
  for (size_t i = 0; i < COUNT(names); i++) write_file(names[i], "x");
  check(OPTIONS("c"),
        "T  :x\nT Z:x\nT a-:x\nT a.txt:x\nT a/b.x:x\nT a/b/q:x\nT a/z:x\nT a0:x\nT ~:x\n"
        "T \xD8\xA7:x\n",
        0);
}

static void the_argument_stands_in_front_of_several(void **state) {
  (void)state;
  make_folder("c");
  make_folder("d");
  write_file("c/x", "1");
  write_file("d/x", "2");
  write_file("d.txt", "3");
  check(OPTIONS("./c/"), "T x:1\n", 0);
  check(OPTIONS("."), "T c/x:1\nT d.txt:3\nT d/x:2\n", 0);
  check(OPTIONS("d", "c"), "T c/x:1\nT d/x:2\n", 0);
  check(OPTIONS("./d//", "d.txt", "././c"), "T c/x:1\nT d.txt:3\nT d/x:2\n", 0);
  check(OPTIONS("./d.txt"), "T d.txt:3\n", 0);
  check(OPTIONS("d/x", ".//c/x"), "T c/x:1\nT d/x:2\n", 0);
  assert_int_equal(chdir("c"), 0);
  check(OPTIONS("../d"), "T x:2\n", 0);
  check(OPTIONS("../d", "x"), "T ../d/x:2\nT x:1\n", 0);
  char path[64];
  snprintf(path, sizeof path, "%s/d", scratch_folder);
  check(OPTIONS(path), "T x:2\n", 0);
}

static void names_of_any_bytes_have_ids(void **state) {
  (void)state;
  make_folder("c");
  static const char *const names[] = {"c/new\nline",
                                      "c/\x1B[31m",
                                      ("c/\xFF"
                                       "a"),
                                      "c/\\xffa",
                                      "c/\\xZ",
                                      "c/\xE2\x80",
                                      "c/back\\slash"};
  for (size_t i = 0; i < COUNT(names); i++) write_file(names[i], "");
  make_folder("c/f\xC0");
  write_file("c/f\xC0/x", "");
  check(OPTIONS("c"),
        "T \x1B[31m:\nT \\xZ:\nT \\x5cxffa:\nT back\\slash:\nT f\\xc0/x:\nT new\nline:\n"
        "T \\xe2\\x80:\nT \\xffa:\n",
        0);
  check(OPTIONS("c/\xFF"
                "a"),
        "T c/\\xffa:\n", 0);
}

static void arguments_that_meet_are_refused(void **state) {
  (void)state;
  make_folder("c");
  make_folder("c/d");
  make_folder("c/.h");
  make_folder("cc");
  write_file("c/d/x", "1");
  write_file("c/.h/y", "2");
  write_file("c/y", "3");
  check_refused(OPTIONS("c/y", "./c/y"), ENG_INVALID, "c/y: given twice");
  check_refused(OPTIONS("c", "cc", "c/"), ENG_INVALID, "c: given twice");
  check_refused(OPTIONS("c", "c/d"), ENG_INVALID, "c/d: is inside c");
  check_refused(OPTIONS("c/d/x", "c"), ENG_INVALID, "c/d/x: is inside c");
  check_refused(OPTIONS(".", "c/y"), ENG_INVALID, "c/y: is inside .");
  check_refused(OPTIONS("c", "c/.h", "c/.h/y"), ENG_INVALID, "c/.h/y: is inside c/.h");
  check_refused(OPTIONS("-", "-"), ENG_INVALID, "given twice");
  /* A hidden folder is not walked by, and a name that only begins like another is another. */
  check(OPTIONS("c", "c/.h", "cc"), "T c/d/x:1\nT c/y:3\nT c/.h/y:2\n", 1);
}

/* ---- What is passed over, and what is refused ---- */

static void make_socket(const char *path) {
  struct sockaddr_un address = {.sun_family = AF_UNIX};
  strcpy(address.sun_path, path);
  int fd = socket(AF_UNIX, SOCK_STREAM, 0);
  assert_int_equal(bind(fd, (struct sockaddr *)&address, sizeof address), 0);
  close(fd);
}

static void what_is_no_document_is_counted(void **state) {
  (void)state;
  make_folder("c");
  make_folder("c/.git");
  write_file("c/.git/a", "not met");
  write_file("c/.git/b", "not met");
  write_file("c/.hidden", "x");
  write_file_bytes("c/binary", "a\0b", 3);
  write_file_bytes("c/binary.jsonl", "{\0}", 3);
  write_file("c/text", "x");
  assert_int_equal(symlink("text", "c/link"), 0);
  assert_int_equal(symlink(".", "c/loop"), 0);
  assert_int_equal(symlink("nowhere", "c/dangling"), 0);
  assert_int_equal(symlink("fifo", "c/pipelink"), 0);
  assert_int_equal(mkfifo("c/fifo", 0644), 0);
  make_socket("c/socket");
  check(OPTIONS("c"), "T text:x\n", 10);
  check(OPTIONS("c/.hidden"), "T c/.hidden:x\n", 0);
  check(OPTIONS("c/.git"), "T a:not met\nT b:not met\n", 0);
  check(OPTIONS("c/binary"), "p skipped c/binary: binary: a NUL byte near the beginning\n", 1);
  check_refused(OPTIONS("c/link"), ENG_IO, "c/link: is a link");
  check_refused(OPTIONS("c/loop/"), ENG_IO, "c/loop/: is a link");
  check_refused(OPTIONS("c/dangling"), ENG_IO, "c/dangling: is a link");
  check_refused(OPTIONS("c/fifo"), ENG_IO, "c/fifo: is a pipe");
  check_refused(OPTIONS("c/pipelink"), ENG_IO, "c/pipelink: is a pipe");
  check_refused(OPTIONS("c/socket"), ENG_IO, "c/socket: is a socket");
  check_refused(OPTIONS("/dev/null"), ENG_IO, "/dev/null: is a device");
  check_refused(OPTIONS("none"), ENG_IO, "none: no such file or folder");
  check_refused(OPTIONS("c/text/x"), ENG_IO, "c/text/x: ");
  check_refused(OPTIONS(""), ENG_IO, "empty path");
}

static void empty_things(void **state) {
  (void)state;
  make_folder("c");
  check(OPTIONS("c"), "", 0);
  write_file("c/empty", "");
  write_file("c/r.jsonl", "");
  write_file("c/s.jsonl", "\n\n \r\n");
  check(OPTIONS("c"), "T empty:\n", 0);
}

/* UTF-16 is full of NULs and text all the same; in the middle of a file a NUL is the text's. */
static void text_with_nuls_is_text(void **state) {
  (void)state;
  make_folder("c");
  write_file_bytes("c/utf16", "\xFF\xFEh\0i\0", 6);
  char late[9000];
  memset(late, 'x', sizeof late);
  late[8500] = '\0';
  write_file_bytes("c/late", late, sizeof late);
  eng__corpus_options *options = OPTIONS("c");
  options->max_document = 10000;
  found_items found = list(options, NULL);
  assert_int_equal(found.skipped, 0);
  assert_int_equal(found.text.len, 7 + sizeof late + 1 + 8 + 6 + 1);
  eng__buffer_free(&found.text);
}

/* ---- Sizes ---- */

static void a_document_may_be_just_so_large(void **state) {
  (void)state;
  make_folder("c");
  char bytes[1003];
  memset(bytes, 'x', sizeof bytes);
  write_file_bytes("c/999", bytes, 999);
  write_file_bytes("c/1000", bytes, 1000);
  write_file_bytes("c/1001", bytes, 1001);
  bytes[5] = '\0';
  write_file_bytes("c/2000", bytes,
                   1002); /* binary: no document that is too large, but none at all */
  found_items found = list(OPTIONS("c"), NULL);
  eng__buffer_add_byte(&found.text, '\0');
  check_holds("too large", found.text.at,
              "P too_large 1001: 1001 bytes, more than the 1000 bytes of --max-document\n");
  assert_int_equal(found.skipped, 1);
  assert_true(memcmp(found.text.at, "T 1000:xxx", 10) == 0);
  assert_non_null(strstr(found.text.at, "\nT 999:xxx"));
  eng__buffer_free(&found.text);
  int fd = open("c/2000", O_WRONLY);
  assert_int_equal(ftruncate(fd, (off_t)1 << 40), 0); /* a terabyte of nothing */
  assert_int_equal(pwrite(fd, bytes + 6, 900, 0), 900);
  close(fd);
  write_file("c/1000", "");
  write_file("c/1001", "");
  write_file("c/999", "");
  check(OPTIONS("c"), "T 1000:\nT 1001:\nT 999:\n", 1);
}

static void a_record_may_be_just_so_large(void **state) {
  (void)state;
  char line[1002] = "", bytes[5000] = "";
  memset(line, 'x', sizeof line - 1);
  snprintf(bytes, sizeof bytes, "%.1000s\r\n%.1001s\n%.1001s\r\nshort\n%.1001s", line, line, line,
           line);
  write_file("r.jsonl", bytes);
  char wanted[4000];
  snprintf(wanted, sizeof wanted,
           "R r.jsonl#1:%.1000s\n"
           "P too_large r.jsonl#2: a line of more than the 1000 bytes of --max-document\n"
           "P too_large r.jsonl#3: a line of more than the 1000 bytes of --max-document\n"
           "R r.jsonl#4:short\n"
           "P too_large r.jsonl#5: a line of more than the 1000 bytes of --max-document\n",
           line);
  check(OPTIONS("r.jsonl"), wanted, 0);
}

/* ---- Records ---- */

static void containers_are_cut_at_line_feeds(void **state) {
  (void)state;
  make_folder("c");
  write_file("c/a.jsonl", "\xEF\xBB\xBF{1}\n\n \t\r\n{2}\r\n{3}\r{4}\n{5}");
  write_file("c/b.NDJSON", "{6}\n");
  write_file("c/c.json", "{7}\n");
  write_file_bytes("c/d.jsonl", "\xFF\xFE{\0}\0", 6);
  check(OPTIONS("c"),
        "R a.jsonl#1:{1}\nR a.jsonl#4:{2}\nR a.jsonl#5:{3}\r{4}\nR a.jsonl#6:{5}\n"
        "R b.NDJSON#1:{6}\nT c.json:{7}\n\n"
        "P unreadable d.jsonl: records must be UTF-8; this looks like UTF-16\n",
        0);
  check(OPTIONS("c/b.NDJSON", "c/c.json"), "R c/b.NDJSON#1:{6}\nT c/c.json:{7}\n\n", 0);
}

/* ---- Standard input ---- */

static void check_stdin(eng__input input, const char *bytes, const char *wanted) {
  write_file("stdin", bytes);
  int old = dup(STDIN_FILENO), fd = open("stdin", O_RDONLY);
  dup2(fd, STDIN_FILENO);
  eng__corpus_options *options = OPTIONS("-");
  options->input = input;
  check(options, wanted, 0);
  dup2(old, STDIN_FILENO);
  close(old);
  close(fd);
}

static void standard_input_is_records_or_a_text(void **state) {
  (void)state;
  check_stdin(ENG__INPUT_AUTO, "", "T -:\n");
  check_stdin(ENG__INPUT_AUTO, "hello\n", "T -:hello\n\n");
  check_stdin(ENG__INPUT_AUTO, " \n\n{\"text\":\"x\"}\nrest\n",
              "R -#3:{\"text\":\"x\"}\nR -#4:rest\n");
  check_stdin(ENG__INPUT_AUTO, "\xEF\xBB\xBF{}\r\n", "R -#1:{}\n");
  check_stdin(ENG__INPUT_AUTO, "{\"text\":\n\"x\"}\n", "T -:{\"text\":\n\"x\"}\n\n");
  check_stdin(ENG__INPUT_AUTO, "[1]\n{}\n", "T -:[1]\n{}\n\n");
  check_stdin(ENG__INPUT_AUTO, "\n\n", "T -:\n\n\n");
  check_stdin(ENG__INPUT_TEXT, "{}\n", "T -:{}\n\n");
  check_stdin(ENG__INPUT_JSONL, "x\n\ny", "R -#1:x\nR -#3:y\n");
  char large[1100] = "", wanted[1200];
  memset(large, 'x', 1001);
  check_stdin(ENG__INPUT_AUTO, large,
              "P too_large -: more than the 1000 bytes of --max-document\n");
  large[1000] = '\0';
  snprintf(wanted, sizeof wanted, "T -:%s\n", large);
  check_stdin(ENG__INPUT_AUTO, large, wanted);
  memset(large, '\n', 1001);
  check_stdin(ENG__INPUT_AUTO, large,
              "P too_large -: more than the 1000 bytes of --max-document\n");
}

static void no_more_signals(int signal) {
  (void)signal;
}

/* Bytes that come slowly, into a descriptor that does not block, among signals. */
static void standard_input_is_waited_for(void **state) {
  (void)state;
  for (int nonblocking = 0; nonblocking < 2; nonblocking++) {
    int ends[2], old = dup(STDIN_FILENO);
    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    if (child == 0) {
      static const char text[] = "{\"a\":1}\n{\"b\":2}\n";
      for (size_t i = 0; text[i]; i++) {
        usleep(2000);
        if (write(ends[1], text + i, 1) != 1) _exit(1);
      }
      _exit(0);
    }
    close(ends[1]);
    dup2(ends[0], STDIN_FILENO);
    close(ends[0]);
    if (nonblocking) fcntl(STDIN_FILENO, F_SETFL, O_NONBLOCK);
    struct sigaction action = {.sa_handler = no_more_signals}, before;
    sigaction(SIGALRM, &action, &before);
    struct itimerval often = {{0, 700}, {0, 700}}, never = {{0, 0}, {0, 0}};
    setitimer(ITIMER_REAL, &often, NULL);
    check(OPTIONS("-"), "R -#1:{\"a\":1}\nR -#2:{\"b\":2}\n", 0);
    setitimer(ITIMER_REAL, &never, NULL);
    sigaction(SIGALRM, &before, NULL);
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
    dup2(old, STDIN_FILENO);
    close(old);
  }
}

static void broken_standard_input_ends_the_run(void **state) {
  (void)state;
  int old = dup(STDIN_FILENO), fd = open(".", O_RDONLY);
  dup2(fd, STDIN_FILENO);
  found_items found = list(OPTIONS("-"), NULL);
  assert_int_equal(found.end, ENG__NEXT_FAILED);
  assert_int_equal(found.err.status, ENG_IO);
  check_holds("message", found.err.message, "standard input: cannot be read: ");
  dup2(old, STDIN_FILENO);
  close(old);
  close(fd);
  eng__buffer_free(&found.text);
}

static void standard_input_stands_among_others(void **state) {
  (void)state;
  write_file("stdin", "s");
  write_file("+", "p");
  write_file("a", "a");
  int old = dup(STDIN_FILENO), fd = open("stdin", O_RDONLY);
  dup2(fd, STDIN_FILENO);
  check(OPTIONS("a", "-", "+"), "T +:p\nT -:s\nT a:a\n", 0);
  dup2(old, STDIN_FILENO);
  close(old);
  close(fd);
}

/* ---- What changes under our feet ---- */

static void take_away(size_t item) {
  if (item != 1) return;
  assert_int_equal(unlink("c/b"), 0);
  assert_int_equal(unlink("c/d"), 0);
  assert_int_equal(symlink("a", "c/d"), 0);
  assert_int_equal(unlink("c/e"), 0);
  assert_int_equal(mkfifo("c/e", 0644), 0);
  assert_int_equal(unlink("c/f/x") + rmdir("c/f"), 0);
  assert_int_equal(symlink("secret", "c/f"), 0);
  assert_int_equal(unlink("c/g"), 0);
  make_folder("c/g");
}

static void what_vanished_is_reported(void **state) {
  (void)state;
  make_folder("c");
  make_folder("c/f");
  make_folder("c/.secret");
  write_file("c/.secret/x", "secret");
  assert_int_equal(symlink(".secret", "c/secret"), 0);
  static const char *const names[] = {"c/a", "c/b", "c/d", "c/e", "c/f/x", "c/g", "c/h"};
  for (size_t i = 0; i < COUNT(names); i++) write_file(names[i], names[i]);
  /* Two were names passed over; a link, a pipe and a folder took the place of three files. */
  check_list(list(OPTIONS("c"), take_away),
             "T a:c/a\nP unreadable b: cannot be read: it is gone\n"
             "P unreadable f: the folder cannot be read: Not a directory\nT h:c/h\n",
             2 + 3);
}

/* The room is one byte, so that the file was opened before and is asked for again now. */
static void files_that_change_are_reported(void **state) {
  (void)state;
  static const struct {
    const char *change;
    off_t size;
  } cases[] = {{"grows", 500}, {"shrinks", 20}, {"is emptied", 0}};
  for (size_t i = 0; i < COUNT(cases); i++) {
    char text[100];
    memset(text, 'x', sizeof text);
    write_file_bytes("f", text, sizeof text);
    eng__corpus *corpus;
    eng__item item;
    char room[1001];
    assert_int_equal(eng__corpus_open(&corpus, OPTIONS("f"), NULL), ENG_OK);
    assert_int_equal(eng__corpus_next(corpus, room, 100, &item, NULL), ENG__NEXT_NO_ROOM);
    assert_int_equal(truncate("f", cases[i].size), 0);
    assert_int_equal(eng__corpus_next(corpus, room, sizeof room, &item, NULL), ENG__NEXT_ITEM);
    assert_int_equal(item.kind, ENG__ITEM_PROBLEM);
    assert_string_equal(item.problem, "changed");
    assert_true(item.failed);
    check_text(cases[i].change, item.doc, "f");
    assert_int_equal(eng__corpus_next(corpus, room, sizeof room, &item, NULL), ENG__NEXT_END);
    eng__corpus_close(corpus);
  }
}

static void grow_container(size_t item) {
  if (item == 1) append_file("r.jsonl", "{3}\n");
}

static void shrink_container(size_t item) {
  if (item == 1) assert_int_equal(truncate("r.jsonl", 4), 0);
}

static void containers_that_change_are_reported(void **state) {
  (void)state;
  write_file("r.jsonl", "{1}\n{2}\n");
  check_list(list(OPTIONS("r.jsonl"), grow_container),
             "R r.jsonl#1:{1}\nR r.jsonl#2:{2}\n"
             "P changed r.jsonl: changed while it was read; run again when it is at rest\n",
             0);
  /* Longer than any buffer holds at once, so that the rest is really missed. */
  eng__buffer long_text = {0};
  eng__buffer_add_string(&long_text, "{1}\n");
  for (size_t i = 0; i < 2000; i++)
    eng__buffer_printf(&long_text, "{\"n\":%zu,\"filler\":\"%0300d\"}\n", i, 0);
  write_file_bytes("r.jsonl", long_text.at, long_text.len);
  found_items found = list(OPTIONS("r.jsonl"), shrink_container);
  eng__buffer_add_byte(&found.text, '\0');
  check_holds("shrunk", found.text.at, "\nP changed r.jsonl: changed while it was read");
  eng__buffer_free(&found.text);
  eng__buffer_free(&long_text);
}

/* ---- What may not be read ---- */

static void what_may_not_be_read_is_reported(void **state) {
  (void)state;
  make_folder("c");
  make_folder("c/closed");
  make_folder("c/listed");
  make_folder("c/passed");
  static const char *const names[] = {"c/a",        "c/b",        "c/closed/x",
                                      "c/listed/x", "c/passed/x", "c/z"};
  for (size_t i = 0; i < COUNT(names); i++) write_file(names[i], names[i]);
  assert_int_equal(chmod("c/a", 0), 0);
  assert_int_equal(chmod("c/closed", 0), 0);
  assert_int_equal(chmod("c/listed", 0444), 0); /* its names, not what they name */
  assert_int_equal(chmod("c/passed", 0111), 0);
  bool root = geteuid() == 0;
  if (root) assert_int_equal(seteuid(65534), 0);
  found_items found = list(OPTIONS("c"), NULL);
  if (root) assert_int_equal(seteuid(0), 0);
  assert_int_equal(chmod("c/closed", 0755) + chmod("c/listed", 0755) + chmod("c/passed", 0755), 0);
  check_list(found,
             "P unreadable a: cannot be read: Permission denied\nT b:c/b\n"
             "P unreadable closed: the folder cannot be read: Permission denied\n"
             "P unreadable listed/x: cannot be read: Permission denied\n"
             "P unreadable passed: the folder cannot be read: Permission denied\nT z:c/z\n",
             0);
}

static void a_given_folder_that_may_not_be_read_is_reported(void **state) {
  (void)state;
  make_folder("c");
  make_folder("d");
  assert_int_equal(chmod("c", 0), 0);
  bool root = geteuid() == 0;
  if (root) assert_int_equal(seteuid(65534), 0);
  found_items one = list(OPTIONS("c"), NULL), two = list(OPTIONS("c", "d"), NULL);
  if (root) assert_int_equal(seteuid(0), 0);
  check_list(one, "P unreadable c: the folder cannot be read: Permission denied\n", 0);
  check_list(two, "P unreadable c: the folder cannot be read: Permission denied\n", 0);
}

static int lowest_free_descriptor(void) {
  int fd = open("/dev/null", O_RDONLY);
  close(fd);
  return fd;
}

/* However deep the folders, two descriptors are enough; with fewer the loss is said. */
static void few_descriptors_are_enough(void **state) {
  (void)state;
  make_folder("c");
  char path[400] = "c", wanted[400] = "T ";
  for (size_t i = 0; i < 40; i++) {
    strcat(path, "/d");
    strcat(wanted, "d/");
    make_folder(path);
  }
  strcat(path, "/f");
  strcat(wanted, "f:x\nT z:y\n");
  write_file(path, "x");
  write_file("c/z", "y");
  struct rlimit before, limit;
  getrlimit(RLIMIT_NOFILE, &before);
  limit = before;
  limit.rlim_cur = (rlim_t)lowest_free_descriptor() + 2;
  setrlimit(RLIMIT_NOFILE, &limit);
  found_items enough = list(OPTIONS("c"), NULL);
  limit.rlim_cur--;
  setrlimit(RLIMIT_NOFILE, &limit);
  found_items fewer = list(OPTIONS("c"), NULL);
  setrlimit(RLIMIT_NOFILE, &before);
  check_list(enough, wanted, 0);
  check_list(fewer,
             "P unreadable d: the folder cannot be read: Too many open files\n"
             "P unreadable z: cannot be read: Too many open files\n",
             0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, scratch_enter, scratch_leave)

int main(void) {
  const struct CMUnitTest tests[] = {
      TEST(how_much_was_read_is_estimated),
      TEST(a_folder_is_walked_bytewise),
      TEST(the_argument_stands_in_front_of_several),
      TEST(names_of_any_bytes_have_ids),
      TEST(arguments_that_meet_are_refused),
      TEST(what_is_no_document_is_counted),
      TEST(empty_things),
      TEST(text_with_nuls_is_text),
      TEST(a_document_may_be_just_so_large),
      TEST(a_record_may_be_just_so_large),
      TEST(containers_are_cut_at_line_feeds),
      TEST(standard_input_is_records_or_a_text),
      TEST(standard_input_is_waited_for),
      TEST(broken_standard_input_ends_the_run),
      TEST(standard_input_stands_among_others),
      TEST(what_vanished_is_reported),
      TEST(files_that_change_are_reported),
      TEST(containers_that_change_are_reported),
      TEST(what_may_not_be_read_is_reported),
      TEST(a_given_folder_that_may_not_be_read_is_reported),
      TEST(few_descriptors_are_enough),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}

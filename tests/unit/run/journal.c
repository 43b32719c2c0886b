/* The journal: what goes in comes back, and of a file that was cut off, changed or made by somebody
 * else nothing is believed that was not written by this run. */
#include "support/scratch.h"

#include "run/journal.h"

#include <signal.h>
#include <sys/resource.h>

enum { RECORDS = 12 };

#define JOURNAL "out.jsonl.journal"

static const eng__trait identity[] = {{{"engine", 6}, {"1", 1}, false},
                                      {{"--timeout", 9}, {"2s", 2}, false},
                                      {{"rules", 5}, {"0123456789abcdef", 16}, true},
                                      {{"corpus", 6}, {"c", 1}, false}};
enum { TRAITS = COUNT(identity) };

/* The i-th of a fixed row of records: places with gaps, frames of any bytes, one of them long, one
 * empty. */
static eng__journal_record sample(size_t i, char *room, size_t size) {
  uint64_t seed = i + 1;
  size_t len = i == 3 ? 0 : i == 5 ? size - 20 : 5 + 3 * i;
  for (size_t k = 0; k < len; k++) room[20 + k] = (char)chance(&seed);
  int doc = snprintf(room, 20, "c/%zu.txt", i);
  return (eng__journal_record){
      2 * i + 1, {room, (size_t)doc}, 100 + i, chance(&seed), {room + 20, len}};
}

static eng__journal *open_good(void) {
  eng__journal *journal;
  eng_error err = {ENG_OK, ""};
  if (eng__journal_open(&journal, "out.jsonl", identity, TRAITS, &err) != ENG_OK)
    fail_msg("%s", err.message);
  return journal;
}

static void refuse(eng_status status, const char *part) {
  eng__journal *journal = (eng__journal *)&journal;
  eng_error err = {ENG_OK, ""};
  assert_int_equal(eng__journal_open(&journal, "out.jsonl", identity, TRAITS, &err), status);
  assert_null(journal);
  assert_int_equal(err.status, status);
  if (!strstr(err.message, JOURNAL ": ") || !strstr(err.message, part))
    fail_msg("'%s' does not hold '%s'", err.message, part);
}

static void add(eng__journal *journal, size_t i) {
  char room[400];
  eng__journal_record record = sample(i, room, sizeof room);
  assert_int_equal(eng__journal_add(journal, &record, NULL), ENG_OK);
}

static void assert_sample(const eng__journal_record *record, size_t i) {
  char room[400];
  eng__journal_record wanted = sample(i, room, sizeof room);
  assert_int_equal(record->place, wanted.place);
  assert_int_equal(record->bytes, wanted.bytes);
  assert_int_equal(record->hash, wanted.hash);
  assert_true(eng__slice_equal(record->doc, wanted.doc));
  assert_true(eng__slice_equal(record->frame, wanted.frame));
}

/* Takes all there is, which must be the samples from 0 on; returns how many. */
static size_t take_all(eng__journal *journal) {
  const eng__journal_record *record;
  for (size_t i = 0;; i++) {
    assert_int_equal(eng__journal_peek(journal, &record, NULL), ENG_OK);
    if (!record) return i;
    assert_sample(record, i);
    eng__journal_take(journal);
  }
}

/* A closed journal with `count` samples. */
static void make_journal(size_t count) {
  eng__journal *journal = open_good();
  assert_int_equal(take_all(journal), 0);
  for (size_t i = 0; i < count; i++) add(journal, i);
  assert_int_equal(eng__journal_flush(journal, NULL), ENG_OK);
  eng__journal_close(journal);
}

static off_t size_of(const char *path) {
  struct stat st;
  return stat(path, &st) == 0 ? st.st_size : -1;
}

/* The file's bytes; to be freed. */
static char *read_journal(size_t *len) {
  *len = (size_t)size_of(JOURNAL);
  return read_whole(JOURNAL);
}

static void records_come_back(void **state) {
  (void)state;
  make_journal(RECORDS);
  struct stat st;
  assert_int_equal(stat(JOURNAL, &st), 0);
  assert_int_equal(st.st_mode & 07777, 0600);
  eng__journal *journal = open_good();
  assert_int_equal(take_all(journal), RECORDS);
  assert_int_equal(eng__journal_dropped(journal), 0);
  eng__journal_close(journal);
}

static void a_record_stays_until_it_is_taken(void **state) {
  (void)state;
  make_journal(2);
  eng__journal *journal = open_good();
  const eng__journal_record *record;
  for (int i = 0; i < 3; i++) {
    assert_int_equal(eng__journal_peek(journal, &record, NULL), ENG_OK);
    assert_sample(record, 0);
  }
  eng__journal_close(journal);
}

static void further_records_go_behind(void **state) {
  (void)state;
  for (size_t i = 0; i < RECORDS; i++) {
    eng__journal *journal = open_good();
    assert_int_equal(take_all(journal), i);
    add(journal, i);
    assert_int_equal(eng__journal_flush(journal, NULL), ENG_OK);
    eng__journal_close(journal);
  }
  eng__journal *journal = open_good();
  assert_int_equal(take_all(journal), RECORDS);
  eng__journal_close(journal);
}

/* What stands before records that are there would break their order: it is left out. */
static void places_only_go_up(void **state) {
  (void)state;
  make_journal(4);
  eng__journal *journal = open_good();
  add(journal, 9); /* records still wait to be read */
  assert_int_equal(take_all(journal), 4);
  add(journal, 3);
  add(journal, 0);
  add(journal, 4);
  add(journal, 4);
  assert_int_equal(eng__journal_flush(journal, NULL), ENG_OK);
  eng__journal_close(journal);
  journal = open_good();
  assert_int_equal(take_all(journal), 5);
  eng__journal_close(journal);
}

static void contents_are_told_apart(void **state) {
  (void)state;
  make_journal(1);
  eng__journal *journal = open_good();
  uint64_t a = eng__journal_hash(journal, ENG__SLICE("war")), none;
  assert_true(a != eng__journal_hash(journal, ENG__SLICE("was")));
  none = eng__journal_hash(journal, (eng__slice){NULL, 0});
  eng__journal_close(journal);
  journal = open_good(); /* the key is in the journal */
  assert_true(a == eng__journal_hash(journal, ENG__SLICE("war")));
  assert_true(none == eng__journal_hash(journal, (eng__slice){NULL, 0}));
  assert_int_equal(eng__journal_remove(journal, NULL), ENG_OK);
  eng__journal_close(journal);
  make_journal(1);
  journal = open_good(); /* and it is another in another journal */
  assert_true(a != eng__journal_hash(journal, ENG__SLICE("war")));
  eng__journal_close(journal);
}

/* How many records end at or before `len`, by the lengths that stand in the file. */
static size_t whole_records(const char *bytes, size_t len, size_t *head_end) {
  size_t at = 16, count = 0;
  for (bool head = true; at + 4 <= len; head = false) {
    uint32_t body;
    memcpy(&body, bytes + at, sizeof body);
    if (at + 4 + body + 8 > len) break;
    at += 4 + body + 8;
    if (head) *head_end = at;
    else count++;
  }
  return count;
}

/* Wherever a write was cut, the whole records before it are there, and the next one is written
 * where the torn one began. */
static void every_cut_keeps_what_is_whole(void **state) {
  (void)state;
  make_journal(5);
  size_t len, head_end = 0;
  char *bytes = read_journal(&len);
  assert_int_equal(whole_records(bytes, len, &head_end), 5);
  for (size_t cut = 0; cut < len; cut++) {
    size_t ignored, whole = cut < head_end ? 0 : whole_records(bytes, cut, &ignored);
    write_file_bytes(JOURNAL, bytes, cut);
    eng__journal *journal = open_good();
    assert_int_equal(take_all(journal), whole);
    if (cut >= head_end) assert_true(eng__journal_dropped(journal) < len - head_end);
    add(journal, whole);
    assert_int_equal(eng__journal_flush(journal, NULL), ENG_OK);
    eng__journal_close(journal);
    journal = open_good();
    assert_int_equal(take_all(journal), whole + 1);
    assert_int_equal(eng__journal_dropped(journal), 0);
    eng__journal_close(journal);
  }
  free(bytes);
}

/* A flipped bit ends the journal where it is: take_all() sees to it that what comes is true. */
static void no_flipped_bit_is_believed(void **state) {
  (void)state;
  make_journal(4);
  size_t len, head_end = 0, ignored;
  char *bytes = read_journal(&len);
  (void)whole_records(bytes, len, &head_end);
  for (size_t bit = 0; bit < 8 * len; bit++) {
    bytes[bit / 8] ^= (char)(1 << bit % 8);
    write_file_bytes(JOURNAL, bytes, len);
    bytes[bit / 8] ^= (char)(1 << bit % 8);
    if (bit / 8 < head_end) {
      refuse(ENG_INVALID, "damaged");
      continue;
    }
    eng__journal *journal = open_good();
    assert_int_equal(take_all(journal), whole_records(bytes, bit / 8, &ignored));
    assert_int_not_equal(eng__journal_dropped(journal), 0);
    eng__journal_close(journal);
  }
  assert_int_equal(size_of(JOURNAL), len); /* a refused file is left as it is */
  free(bytes);
}

/* Records of another journal of the same run, or the same record twice, do not hold. */
static void records_hold_only_where_they_stand(void **state) {
  (void)state;
  make_journal(2);
  size_t len, head_end = 0;
  char *first = read_journal(&len);
  (void)whole_records(first, len, &head_end);
  assert_int_equal(unlink(JOURNAL), 0);
  make_journal(2);
  size_t second_len;
  char *second = read_journal(&second_len);
  assert_int_equal(second_len, len);
  memcpy(second + head_end, first + head_end, len - head_end);
  write_file_bytes(JOURNAL, second, len);
  eng__journal *journal = open_good();
  assert_int_equal(take_all(journal), 0);
  eng__journal_close(journal);
  write_file_bytes(JOURNAL, first, len);
  int fd = open(JOURNAL, O_WRONLY | O_APPEND | O_CLOEXEC);
  assert_int_equal(write(fd, first + head_end, len - head_end), len - head_end);
  assert_int_equal(close(fd), 0);
  journal = open_good();
  assert_int_equal(take_all(journal), 2);
  assert_int_equal(eng__journal_dropped(journal), len - head_end);
  eng__journal_close(journal);
  free(first);
  free(second);
}

static void what_is_distrusted_is_written_over(void **state) {
  (void)state;
  make_journal(6);
  eng__journal *journal = open_good();
  const eng__journal_record *record;
  for (size_t i = 0; i < 2; i++) {
    assert_int_equal(eng__journal_peek(journal, &record, NULL), ENG_OK);
    eng__journal_take(journal);
  }
  assert_int_equal(eng__journal_peek(journal, &record, NULL), ENG_OK);
  eng__journal_distrust(journal);
  assert_int_equal(eng__journal_peek(journal, &record, NULL), ENG_OK);
  assert_null(record);
  add(journal, 2);
  assert_int_equal(eng__journal_flush(journal, NULL), ENG_OK);
  eng__journal_close(journal);
  journal = open_good();
  assert_int_equal(take_all(journal), 3);
  eng__journal_close(journal);
}

static void another_run_is_refused(void **state) {
  (void)state;
  make_journal(3);
  size_t len;
  char *bytes = read_journal(&len);
  for (size_t i = 0; i < TRAITS; i++) {
    eng__trait other[TRAITS];
    memcpy(other, identity, sizeof other);
    other[i].value = ENG__SLICE("\x1b[31mother");
    eng__journal *journal;
    eng_error err = {ENG_OK, ""};
    assert_int_equal(eng__journal_open(&journal, "out.jsonl", other, TRAITS, &err), ENG_INVALID);
    char name[20];
    snprintf(name, sizeof name, "other %.*s%s", (int)identity[i].name.len, identity[i].name.at,
             identity[i].is_hash ? ";" : " (");
    assert_non_null(strstr(err.message, name));
    assert_null(strchr(err.message, '\x1b'));
  }
  eng__journal *journal;
  eng_error err = {ENG_OK, ""};
  assert_int_equal(eng__journal_open(&journal, "out.jsonl", identity, TRAITS - 1, &err),
                   ENG_INVALID);
  assert_non_null(strstr(err.message, "other arguments"));
  char *after = read_whole(JOURNAL);
  assert_memory_equal(after, bytes, len);
  free(after);
  free(bytes);
}

static void what_is_not_ours_is_left_alone(void **state) {
  (void)state;
  static const char *const files[] = {"h", "hello", "engine journal 2, with more than sixteen",
                                      "engine journal 1"};
  for (size_t i = 0; i < 3; i++) {
    write_file(JOURNAL, files[i]);
    refuse(ENG_INVALID, "not a journal");
    char *after = read_whole(JOURNAL);
    assert_string_equal(after, files[i]);
    free(after);
  }
  write_file(JOURNAL, files[3]); /* cut off in its head: nothing was in it */
  eng__journal *journal = open_good();
  assert_int_equal(take_all(journal), 0);
  eng__journal_close(journal);
}

static void only_a_plain_file_of_ones_own_will_do(void **state) {
  (void)state;
  write_file("other", "x");
  assert_int_equal(symlink("other", JOURNAL), 0);
  refuse(ENG_IO, "link");
  assert_int_equal(unlink(JOURNAL), 0);
  assert_int_equal(symlink("nowhere", JOURNAL), 0);
  refuse(ENG_IO, "link");
  assert_int_equal(size_of("nowhere"), -1);
  assert_int_equal(unlink(JOURNAL), 0);
  assert_int_equal(link("other", JOURNAL), 0);
  refuse(ENG_IO, "not a journal");
  assert_int_equal(size_of("other"), 1);
  assert_int_equal(unlink(JOURNAL), 0);
  make_folder(JOURNAL);
  refuse(ENG_IO, "Is a directory");
  assert_int_equal(rmdir(JOURNAL), 0);
  assert_int_equal(mkfifo(JOURNAL, 0600), 0);
  refuse(ENG_IO, "not a journal");
  assert_int_equal(unlink(JOURNAL), 0);
  make_journal(1);
  assert_int_equal(chmod(JOURNAL, 0620), 0);
  refuse(ENG_IO, "others may write");
  if (geteuid() != 0) return;
  assert_int_equal(chmod(JOURNAL, 0600), 0);
  assert_int_equal(chown(JOURNAL, 12345, 12345), 0);
  refuse(ENG_IO, "another user");
}

static void two_runs_do_not_share_it(void **state) {
  (void)state;
  make_journal(1);
  eng__journal *first = open_good();
  refuse(ENG_IO, "another run");
  eng__journal_close(first);
  eng__journal_close(open_good());
}

/* A run that ends before its first document leaves nothing that would stand in the way of the next,
 * which may be another. */
static void an_empty_one_goes_with_its_run(void **state) {
  (void)state;
  eng__journal_close(open_good());
  assert_int_equal(size_of(JOURNAL), -1);
  make_journal(1);
  eng__journal_close(open_good());
  assert_true(size_of(JOURNAL) > 0);
  eng__journal *journal = open_good();
  assert_int_equal(eng__journal_remove(journal, NULL), ENG_OK);
  assert_int_equal(eng__journal_remove(journal, NULL), ENG_OK);
  eng__journal_close(journal);
  assert_int_equal(size_of(JOURNAL), -1);
  eng__journal_close(NULL);
}

/* As a full disk does: the write fails, and what was written is whole or dropped. */
static void a_full_disk_is_said(void **state) {
  (void)state;
  make_journal(2);
  struct rlimit before, small;
  assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
  small = before;
  small.rlim_cur = (rlim_t)size_of(JOURNAL) + 30;
  signal(SIGXFSZ, SIG_IGN);
  eng__journal *journal = open_good();
  assert_int_equal(take_all(journal), 2);
  assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
  for (size_t i = 2; i < RECORDS; i++) add(journal, i);
  eng_error err = {ENG_OK, ""};
  eng_status status = eng__journal_flush(journal, &err);
  assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
  assert_int_equal(status, ENG_IO);
  assert_non_null(strstr(err.message, JOURNAL ": cannot be written"));
  eng__journal_close(journal);
  journal = open_good();
  assert_true(take_all(journal) >= 2);
  eng__journal_close(journal);
}

int main(void) {
#define CASE(name) cmocka_unit_test_setup_teardown(name, scratch_enter, scratch_leave)
  const struct CMUnitTest tests[] = {
      CASE(records_come_back),
      CASE(a_record_stays_until_it_is_taken),
      CASE(further_records_go_behind),
      CASE(places_only_go_up),
      CASE(contents_are_told_apart),
      CASE(every_cut_keeps_what_is_whole),
      CASE(no_flipped_bit_is_believed),
      CASE(records_hold_only_where_they_stand),
      CASE(what_is_distrusted_is_written_over),
      CASE(another_run_is_refused),
      CASE(what_is_not_ours_is_left_alone),
      CASE(only_a_plain_file_of_ones_own_will_do),
      CASE(two_runs_do_not_share_it),
      CASE(an_empty_one_goes_with_its_run),
      CASE(a_full_disk_is_said),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}

/* The journal of a run. The first byte says what the rest is: the bytes of a file, as whoever may
 * write there leaves it; or frames, which are written as a run does it, after which the file is cut
 * off or a bit of it flipped where the second and third byte say. What is believed of the second
 * must be what was written. */
#include "fuzz.h"
#include "run/collect.h"
#include "run/journal.h"

#include <fcntl.h>
#include <unistd.h>

enum { MOST_FRAMES = 32 };

/* In memory where there is such a place: a journal is synced, which a disk takes its time for. */
static char folder[] = "/dev/shm/engine-fuzz-XXXXXX";
static char output[sizeof folder + sizeof "/out"];
static char path[sizeof output + sizeof ".journal"];

static const eng__trait identity[] = {{{"engine", 6}, {"1", 1}, false}};

static void remove_folder(void) {
  unlink(path);
  rmdir(folder);
}

static void make_folder(void) {
  if (output[0]) return;
  if (!mkdtemp(folder)) {
    strcpy(folder, "/tmp/engine-fuzz-XXXXXX");
    FUZZ_CHECK(mkdtemp(folder));
  }
  snprintf(output, sizeof output, "%s/out", folder);
  snprintf(path, sizeof path, "%s.journal", output);
  atexit(remove_folder);
}

/* The frame is looked at as a run does it: no harm, whatever is in it. */
static void check_frame(eng__slice frame) {
  eng__rule_card cards[3] = {[1] = {.is_aggregate = true}};
  eng__crew crew = {.rules = cards, .rule_count = 3, .branch_count = 5};
  eng__collector collector = {.crew = &crew};
  uint32_t index;
  (void)eng__collector_check(&collector, (eng__wire){frame.at, frame.at + frame.len, false},
                             &index);
}

/* All records; they are the first of `wanted`, if that is given. Returns how many. */
static size_t read_back(const eng__slice *wanted, size_t count) {
  eng__journal *journal;
  if (eng__journal_open(&journal, output, identity, 1, NULL) != ENG_OK) return 0;
  const eng__journal_record *record;
  uint64_t least = 0;
  size_t i = 0;
  for (;; i++) {
    if (!fuzz_ok(eng__journal_peek(journal, &record, NULL)) || !record) break;
    FUZZ_CHECK(record->place >= least);
    least = record->place + 1;
    check_frame(record->frame);
    if (wanted)
      FUZZ_CHECK(i < count && record->place == 2 * i && record->bytes == i &&
                 eng__slice_equal(record->frame, wanted[i]));
    eng__journal_take(journal);
  }
  eng__journal_close(journal);
  return i;
}

static void write_file(eng__slice bytes) {
  int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  FUZZ_CHECK(fd >= 0 && write(fd, bytes.at, bytes.len) == (ssize_t)bytes.len && close(fd) == 0);
}

static size_t write_frames(eng__slice input, eng__slice *frames) {
  eng__journal *journal;
  size_t count = 0;
  if (!fuzz_ok(eng__journal_open(&journal, output, identity, 1, NULL))) return 0;
  for (; input.len && count < MOST_FRAMES; count++) {
    frames[count] = fuzz_part(&input);
    eng__slice doc = eng__slice_cut(frames[count], 0, frames[count].len / 2);
    eng__journal_record record = {2 * count, doc, count, 5, frames[count]};
    if (!fuzz_ok(eng__journal_add(journal, &record, NULL))) break;
  }
  (void)fuzz_ok(eng__journal_flush(journal, NULL));
  eng__journal_close(journal);
  return count;
}

/* Flips the bit, or cuts there, by the highest bit of `where`. */
static void damage(unsigned where) {
  int fd = open(path, O_RDWR | O_CLOEXEC);
  off_t size = lseek(fd, 0, SEEK_END), at = size ? (off_t)(where & 0x7fff) % size : 0;
  char byte;
  if (where & 0x8000) FUZZ_CHECK(ftruncate(fd, at) == 0);
  else if (pread(fd, &byte, 1, at) == 1) {
    byte ^= (char)(1 << where % 8);
    FUZZ_CHECK(pwrite(fd, &byte, 1, at) == 1);
  }
  FUZZ_CHECK(close(fd) == 0);
}

void fuzz_target(const uint8_t *data, size_t size) {
  if (size < 3) return;
  make_folder();
  unlink(path);
  eng__slice rest = fuzz_input(data + 3, size - 3);
  if (data[0] % 2) {
    write_file(rest);
    read_back(NULL, 0);
    return;
  }
  eng__slice frames[MOST_FRAMES];
  size_t count = write_frames(rest, frames);
  if (count) FUZZ_CHECK(read_back(frames, count) == count || fuzz_lacked());
  if (!count) return;
  damage((unsigned)data[1] << 8 | data[2]);
  read_back(frames, count);
}

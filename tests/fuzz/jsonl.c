/* The reader of records: the bytes are a container a.jsonl in a folder, read through the corpus as
 * a run does it, every line then as a record. */
#include "corpus/corpus.h"
#include "corpus/record.h"
#include "fuzz.h"

#include <unistd.h>

static char folder[] = "/tmp/engine-fuzz-XXXXXX";
static char path[sizeof folder + sizeof "/a.jsonl"];

static void remove_folder(void) {
  unlink(path);
  rmdir(folder);
}

static void write_container(const uint8_t *data, size_t size) {
  if (!path[0]) {
    FUZZ_CHECK(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/a.jsonl", folder);
    atexit(remove_folder);
  }
  FILE *file = fopen(path, "wb");
  FUZZ_CHECK(file && fwrite(data, 1, size, file) == size);
  FUZZ_CHECK(fclose(file) == 0);
}

static void check_read(const eng__record *record, eng__slice line) {
  if (record->state == ENG__RECORD_BROKEN) {
    FUZZ_CHECK(record->message && record->offset <= line.len);
    return;
  }
  FUZZ_CHECK(eng__record_looks(line));
  FUZZ_CHECK(record->lone_surrogates == 0 || record->first_lone_surrogate < record->text.len);
  FUZZ_CHECK(!record->has_id || record->id.len > 0);
  for (size_t i = 0; i < record->meta_count; i++) FUZZ_CHECK(record->meta[2 * i].at);
}

static void check_record(eng__slice line) {
  eng__arena arena = {0};
  eng__record record;
  if (fuzz_ok(eng__record_read(&record, line, &(eng__record_fields){0}, &arena, NULL)))
    check_read(&record, line);
  eng__arena_free(&arena);
}

/* The line number at the end of "a.jsonl#12". */
static unsigned long line_of(eng__slice doc) {
  const char *hash = memrchr(doc.at, '#', doc.len);
  FUZZ_CHECK(hash && doc.len - (size_t)(hash - doc.at) < 24);
  char digits[24] = "";
  memcpy(digits, hash + 1, doc.len - (size_t)(hash + 1 - doc.at));
  return strtoul(digits, NULL, 10);
}

static void read_all(eng__corpus *corpus) {
  static char room[8 << 10];
  eng__item item;
  eng_error err;
  unsigned long last = 0;
  size_t given = 16; /* little room at first, so that NO_ROOM is met */
  for (;;) {
    eng__next next = eng__corpus_next(corpus, room, given, &item, &err);
    if (next == ENG__NEXT_END) return;
    if (next == ENG__NEXT_FAILED) {
      FUZZ_CHECK(fuzz_lacked());
      return;
    }
    if (next == ENG__NEXT_NO_ROOM) {
      FUZZ_CHECK(given < sizeof room);
      given = sizeof room;
      continue;
    }
    FUZZ_CHECK(fuzz_valid(item.doc));
    if (item.kind == ENG__ITEM_RECORD) {
      FUZZ_CHECK(item.len <= given && line_of(item.doc) > last);
      last = line_of(item.doc);
      check_record((eng__slice){room, item.len});
    }
    given = 16;
  }
}

void fuzz_target(const uint8_t *data, size_t size) {
  write_container(data, size);
  const char *const paths[] = {folder};
  eng__corpus_options options = {.paths = paths, .path_count = 1, .max_document = 4 << 10};
  eng__corpus *corpus;
  if (!fuzz_ok(eng__corpus_open(&corpus, &options, NULL))) return;
  read_all(corpus);
  eng__corpus_close(corpus);
}

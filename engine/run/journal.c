/* The journal's file.
 *
 *   magic   16 bytes, with the version of the format; then records, the first of which is the head
 *   record  length of the body (4 bytes) · body · check (8 bytes)
 *   head    count · names and values of the identity · key (8 bytes), random
 *   body    place · bytes · hash · doc · the frame, to the end
 *
 * Numbers are those of the machine. A check is a keyed hash over the body, its key being the check
 * of the record before: so a record holds only where it stands, behind those it was written behind,
 * and a change anywhere ends the journal there. Reading is one pass, in step with the corpus, and
 * memory is that of one record. */
#include "run/journal.h"

#include "base/hash.h"
#include "output/escape.h"
#include "run/wire.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static const char magic[16] = "engine journal 1";

enum {
  LENGTH_BYTES = 4,
  CHECK_BYTES = 8,
  MAGIC_BYTES = sizeof magic,
  MOST_BODY = ENG__WIRE_MOST + (1 << 20), /* a frame, and the name of its document */
  SYNC_MS = 5000,
  GATHER_MS = 20 /* what was added waits so long for more */
};
#ifdef ENG_HARD
enum { READ_BYTES = 16, GATHER_BYTES = 64 };
#else
enum { READ_BYTES = 256 << 10, GATHER_BYTES = 64 << 10 };
#endif

struct eng__journal {
  int fd;
  char *path;
  bool made;      /* by this run */
  uint64_t key;   /* of the hashes of contents */
  uint64_t check; /* of the last record that holds */
  uint64_t end;   /* behind that record: where the next is read, or written */
  uint64_t size;  /* of the file as it was opened */
  uint64_t dropped;
  uint64_t least; /* place that the next record may have */
  bool reading;   /* records may follow */
  bool peeked;
  eng__journal_record record; /* peeked at */
  uint64_t record_check;
  size_t record_len;
  eng__buffer in; /* what was read from `end` on, beginning at `in_start` */
  size_t in_start;
  eng__buffer out;
  uint64_t written_ms, synced_ms;
};

/* ---- Messages ---- */

static eng_status fail(const eng__journal *journal, eng_error *err, eng_status status,
                       const char *what, const char *why) {
  eng__buffer safe = {0};
  eng__write_safe(&safe, eng__slice_of(journal->path), 200);
  eng__fail(err, status, "%.*s: %s%s%s", (int)safe.len, safe.len ? safe.at : "", what,
            *why ? ": " : "", why);
  eng__buffer_free(&safe);
  return status;
}

static eng_status fail_errno(const eng__journal *journal, eng_error *err, const char *what) {
  return fail(journal, err, ENG_IO, what, strerror(errno));
}

static const char *shown(eng__slice value, char *text, size_t size) {
  eng__buffer safe = {0};
  eng__write_safe(&safe, value, size);
  size_t len = safe.len < size ? safe.len : size - 1;
  if (len) memcpy(text, safe.at, len);
  text[len] = '\0';
  eng__buffer_free(&safe);
  return text;
}

static eng_status fail_other(const eng__journal *journal, eng_error *err, eng__slice theirs,
                             const eng__trait *ours) {
  char path[200], name[40], a[60], b[60], values[140] = "";
  if (!ours->is_hash)
    snprintf(values, sizeof values, " (%s, now %s)", shown(theirs, a, sizeof a),
             shown(ours->value, b, sizeof b));
  return eng__fail(err, ENG_INVALID,
                   "%s: is of a run with other %s%s; resume that run, or remove the journal to "
                   "begin anew",
                   shown(eng__slice_of(journal->path), path, sizeof path),
                   shown(ours->name, name, sizeof name), values);
}

static eng_status fail_damaged(const eng__journal *journal, eng_error *err) {
  return fail(journal, err, ENG_INVALID,
              "is not a journal of this engine, or its beginning is damaged; remove it to begin "
              "anew",
              "");
}

/* ---- Reading ---- */

static eng__slice waiting(const eng__journal *journal) {
  if (!journal->in.at) return (eng__slice){"", 0};
  return eng__slice_cut(eng__buffer_slice(&journal->in), journal->in_start, journal->in.len);
}

/* Makes `wanted` bytes wait. `*have` false: the file has no more. */
static eng_status need(eng__journal *journal, size_t wanted, bool *have, eng_error *err) {
  eng__buffer *in = &journal->in;
  *have = true;
  if (waiting(journal).len >= wanted) return ENG_OK;
  if (journal->in_start) memmove(in->at, in->at + journal->in_start, waiting(journal).len);
  in->len -= journal->in_start;
  journal->in_start = 0;
  while (in->len < wanted) {
    size_t more = wanted - in->len > READ_BYTES ? wanted - in->len : READ_BYTES;
    char *room = eng__buffer_reserve(in, more);
    if (!room) return eng__fail_nomem(err);
    ssize_t n = pread(journal->fd, room, more, (off_t)(journal->end + in->len));
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return fail_errno(journal, err, "cannot be read");
    if (n == 0) {
      *have = false;
      return ENG_OK;
    }
    in->len += (size_t)n;
  }
  return ENG_OK;
}

static uint64_t check_of(uint64_t before, eng__slice body) {
  return eng__hash_keyed(before, body.at, body.len);
}

/* The body of the record at `end`. `*holds` false: it is cut off, too long, or its check is not
 * that of its bytes. */
static eng_status read_body(eng__journal *journal, eng__wire *body, bool *holds, eng_error *err) {
  eng_status status = need(journal, LENGTH_BYTES, holds, err);
  if (status != ENG_OK || !*holds) return status;
  uint32_t len;
  memcpy(&len, waiting(journal).at, sizeof len);
  size_t whole = LENGTH_BYTES + (size_t)len + CHECK_BYTES;
  *holds = len <= MOST_BODY && whole <= journal->size - journal->end;
  if (!*holds) return ENG_OK;
  status = need(journal, whole, holds, err);
  if (status != ENG_OK || !*holds) return status;
  const char *at = waiting(journal).at + LENGTH_BYTES;
  memcpy(&journal->record_check, at + len, CHECK_BYTES);
  *holds = journal->record_check == check_of(journal->check, (eng__slice){at, len});
  *body = (eng__wire){at, at + len, false};
  journal->record_len = whole;
  return ENG_OK;
}

static void pass_record(eng__journal *journal) {
  journal->in_start += journal->record_len;
  journal->end += journal->record_len;
  journal->check = journal->record_check;
}

static bool read_record(eng__wire *body, eng__journal_record *record) {
  record->place = eng__wire_get_u64(body);
  record->bytes = eng__wire_get_u64(body);
  record->hash = eng__wire_get_u64(body);
  record->doc = eng__wire_get_slice(body);
  record->frame = (eng__slice){body->at, (size_t)(body->end - body->at)};
  return !body->bad;
}

static void end_reading(eng__journal *journal) {
  journal->reading = journal->peeked = false;
  journal->dropped = journal->size - journal->end;
  eng__buffer_free(&journal->in);
  journal->in_start = 0;
}

eng_status eng__journal_peek(eng__journal *journal, const eng__journal_record **record,
                             eng_error *err) {
  *record = NULL;
  if (!journal->reading) return ENG_OK;
  if (!journal->peeked) {
    bool holds;
    eng__wire body;
    eng_status status = read_body(journal, &body, &holds, err);
    if (status != ENG_OK) return status;
    if (!holds || !read_record(&body, &journal->record) || journal->record.place < journal->least) {
      end_reading(journal);
      return ENG_OK;
    }
    journal->peeked = true;
  }
  *record = &journal->record;
  return ENG_OK;
}

void eng__journal_take(eng__journal *journal) {
  if (!journal->peeked) return;
  pass_record(journal);
  journal->least = journal->record.place + 1;
  journal->peeked = false;
}

void eng__journal_distrust(eng__journal *journal) {
  if (journal->reading) end_reading(journal);
}

uint64_t eng__journal_dropped(const eng__journal *journal) {
  return journal->dropped;
}

uint64_t eng__journal_hash(const eng__journal *journal, eng__slice content) {
  return eng__hash_keyed(journal->key, content.at, content.len);
}

/* ---- Writing ---- */

static void begin_body(eng__buffer *out) {
  eng__wire_u32(out, 0);
}

/* Fills in the length of the body that began at `begin`, and puts its check behind it. */
static void end_body(eng__buffer *out, size_t begin, uint64_t *check) {
  if (out->failed) return;
  eng__slice body = eng__slice_cut(eng__buffer_slice(out), begin + LENGTH_BYTES, out->len);
  uint32_t len = (uint32_t)body.len;
  memcpy(out->at + begin, &len, sizeof len);
  uint64_t next = check_of(*check, body);
  eng__wire_u64(out, next);
  if (!out->failed) *check = next;
}

eng_status eng__journal_add(eng__journal *journal, const eng__journal_record *record,
                            eng_error *err) {
  eng__buffer *out = &journal->out;
  size_t len = record->frame.len + record->doc.len;
  if (journal->reading || record->place < journal->least || len > ENG__WIRE_MOST) return ENG_OK;
  size_t begin = out->len;
  begin_body(out);
  eng__wire_u64(out, record->place);
  eng__wire_u64(out, record->bytes);
  eng__wire_u64(out, record->hash);
  eng__wire_slice(out, record->doc);
  eng__buffer_add_slice(out, record->frame);
  end_body(out, begin, &journal->check);
  if (out->failed) return eng__fail_nomem(err);
  journal->least = record->place + 1;
  return ENG_OK;
}

static uint64_t now_ms(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (uint64_t)now.tv_sec * 1000 + (uint64_t)now.tv_nsec / 1000000;
}

static int sync_file(int fd) {
  int result;
  do result = fdatasync(fd);
  while (result != 0 && errno == EINTR);
  return result;
}

static eng_status write_out(eng__journal *journal, eng_error *err) {
  eng__slice left = eng__buffer_slice(&journal->out);
  while (left.len) {
    ssize_t n = pwrite(journal->fd, left.at, left.len, (off_t)journal->end);
    if (n < 0 && errno == EINTR) continue;
    if (n == 0) errno = ENOSPC; /* as POSIX has it for a device that takes no more */
    if (n <= 0) {
      eng__buffer_clear(&journal->out); /* torn: nothing may come behind it */
      return fail_errno(journal, err, "cannot be written");
    }
    left.at += n;
    left.len -= (size_t)n;
    journal->end += (uint64_t)n;
  }
  eng__buffer_clear(&journal->out);
  journal->written_ms = now_ms();
  return ENG_OK;
}

/* What is dropped must be gone before anything is written over it: a record that is torn in the
 * writing must not find the end of an old one behind it. */
static eng_status cut_dropped(eng__journal *journal, eng_error *err) {
  if (journal->size <= journal->end) return ENG_OK;
  int result;
  do result = ftruncate(journal->fd, (off_t)journal->end);
  while (result != 0 && errno == EINTR);
  if (result != 0) return fail_errno(journal, err, "cannot be written");
  journal->size = journal->end;
  return ENG_OK;
}

eng_status eng__journal_flush(eng__journal *journal, eng_error *err) {
  if (journal->out.failed) return eng__fail_nomem(err);
  if (journal->fd < 0 || journal->reading || !journal->out.len) return ENG_OK;
  eng_status status = cut_dropped(journal, err);
  if (status == ENG_OK) status = write_out(journal, err);
  if (status != ENG_OK || journal->written_ms - journal->synced_ms < SYNC_MS) return status;
  if (sync_file(journal->fd) != 0) return fail_errno(journal, err, "cannot be written");
  journal->synced_ms = now_ms();
  return ENG_OK;
}

eng_status eng__journal_settle(eng__journal *journal, eng_error *err) {
  bool due = journal->out.failed || journal->out.len >= GATHER_BYTES ||
             (journal->out.len && now_ms() - journal->written_ms >= GATHER_MS);
  return due ? eng__journal_flush(journal, err) : ENG_OK;
}

/* ---- The head ---- */

static void put_head(eng__buffer *out, const eng__trait *identity, size_t count, uint64_t key,
                     uint64_t *check) {
  eng__buffer_add(out, magic, sizeof magic);
  size_t begin = out->len;
  begin_body(out);
  eng__wire_u32(out, (uint32_t)count);
  for (size_t i = 0; i < count; i++) {
    eng__wire_slice(out, identity[i].name);
    eng__wire_slice(out, identity[i].value);
  }
  eng__wire_u64(out, key);
  end_body(out, begin, check);
}

static eng_status sync_folder(const eng__journal *journal, eng_error *err) {
  const char *slash = strrchr(journal->path, '/');
  size_t len = slash ? (size_t)(slash - journal->path) : 0;
  char *folder = slash ? strndup(journal->path, len ? len : 1) : strdup(".");
  if (!folder) return eng__fail_nomem(err);
  int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  free(folder);
  if (fd < 0) return ENG_OK; /* a folder one may write to and not read */
  bool good = fsync(fd) == 0 || errno == EINVAL || errno == EROFS || errno == EINTR;
  int error = errno;
  close(fd);
  errno = error;
  return good ? ENG_OK : fail_errno(journal, err, "cannot be written");
}

static eng_status write_head(eng__journal *journal, const eng__trait *identity, size_t count,
                             eng_error *err) {
  ssize_t n = getrandom(&journal->key, sizeof journal->key, 0);
  if (n != (ssize_t)sizeof journal->key) return fail_errno(journal, err, "no random number");
  journal->check = ENG__HASH_SEED;
  journal->end = 0;
  put_head(&journal->out, identity, count, journal->key, &journal->check);
  eng_status status = journal->out.failed ? eng__fail_nomem(err) : cut_dropped(journal, err);
  if (status == ENG_OK) status = write_out(journal, err);
  if (status == ENG_OK && sync_file(journal->fd) != 0)
    status = fail_errno(journal, err, "cannot be written");
  if (status == ENG_OK) status = sync_folder(journal, err);
  journal->made = true;
  journal->synced_ms = now_ms();
  return status;
}

/* Is the file what is left of a head that was being written? Only then is nothing lost with it. */
static eng_status is_cut_head(eng__journal *journal, const eng__trait *identity, size_t count,
                              bool *cut, eng_error *err) {
  uint64_t check = ENG__HASH_SEED;
  eng__buffer own = {0};
  put_head(&own, identity, count, 0, &check);
  eng_status status = own.failed ? eng__fail_nomem(err) : ENG_OK;
  *cut = status == ENG_OK && journal->size < own.len;
  if (*cut && journal->size) {
    size_t random = own.len - CHECK_BYTES - sizeof journal->key; /* from here on: any bytes */
    size_t known = journal->size < random ? (size_t)journal->size : random;
    status = need(journal, known, cut, err);
    *cut = status == ENG_OK && *cut && memcmp(waiting(journal).at, own.at, known) == 0;
  }
  eng__buffer_free(&own);
  return status;
}

/* Goes through both identities; the first trait that is not the same is said. */
static eng_status compare_identity(eng__journal *journal, eng__wire *head,
                                   const eng__trait *identity, size_t count, eng_error *err) {
  uint32_t theirs = eng__wire_get_u32(head);
  bool same_names = true;
  for (size_t i = 0; same_names && i < count && i < theirs && !head->bad; i++) {
    eng__slice name = eng__wire_get_slice(head), value = eng__wire_get_slice(head);
    same_names = eng__slice_equal(name, identity[i].name);
    if (same_names && !eng__slice_equal(value, identity[i].value))
      return fail_other(journal, err, value, &identity[i]);
  }
  if ((!same_names || theirs != count) && !head->bad)
    return fail(journal, err, ENG_INVALID,
                "is of a run with other arguments; resume that run, or remove the journal to begin "
                "anew",
                "");
  journal->key = eng__wire_get_u64(head);
  return head->bad || head->at != head->end ? fail_damaged(journal, err) : ENG_OK;
}

static eng_status read_head(eng__journal *journal, const eng__trait *identity, size_t count,
                            eng_error *err) {
  bool holds;
  eng_status status = need(journal, MAGIC_BYTES, &holds, err);
  if (status != ENG_OK) return status;
  if (!holds || memcmp(waiting(journal).at, magic, sizeof magic) != 0)
    return fail_damaged(journal, err);
  journal->in_start = journal->end = MAGIC_BYTES;
  journal->check = ENG__HASH_SEED;
  eng__wire head;
  status = read_body(journal, &head, &holds, err);
  if (status == ENG_OK && !holds) status = fail_damaged(journal, err);
  if (status == ENG_OK) status = compare_identity(journal, &head, identity, count, err);
  if (status != ENG_OK) return status;
  pass_record(journal);
  journal->reading = true;
  return ENG_OK;
}

/* ---- Opening ---- */

static eng_status check_file(eng__journal *journal, eng_error *err) {
  struct stat st;
  if (fstat(journal->fd, &st) != 0) return fail_errno(journal, err, "cannot be read");
  if (!S_ISREG(st.st_mode) || st.st_nlink > 1)
    return fail(journal, err, ENG_IO, "is in the way and not a journal; remove it", "");
  if (st.st_uid != geteuid())
    return fail(journal, err, ENG_IO, "belongs to another user; choose another output file", "");
  if ((st.st_mode & (S_IWGRP | S_IWOTH)) != 0)
    return fail(journal, err, ENG_IO, "others may write to it; remove it to begin anew", "");
  journal->size = (uint64_t)st.st_size;
  return ENG_OK;
}

/* Is the locked file still the one with this name? A run that ended meanwhile has removed it. */
static bool still_named(const eng__journal *journal) {
  struct stat ours, named;
  return fstat(journal->fd, &ours) == 0 && lstat(journal->path, &named) == 0 &&
         ours.st_ino == named.st_ino && ours.st_dev == named.st_dev;
}

static eng_status open_locked(eng__journal *journal, eng_error *err) {
  enum { FLAGS = O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC };
  for (;;) {
    journal->fd = open(journal->path, FLAGS, 0600);
    if (journal->fd < 0)
      return errno == ELOOP ? fail(journal, err, ENG_IO, "is a link; remove it", "")
                            : fail_errno(journal, err, "cannot be written");
    eng_status status = check_file(journal, err);
    if (status != ENG_OK) return status;
    if (flock(journal->fd, LOCK_EX | LOCK_NB) != 0) {
      if (errno == EINTR) continue;
      return errno == EWOULDBLOCK ? fail(journal, err, ENG_IO, "another run is at work with it", "")
                                  : fail_errno(journal, err, "cannot be locked");
    }
    if (still_named(journal)) return check_file(journal, err); /* its size may be another by now */
    close(journal->fd);
    journal->fd = -1;
  }
}

static eng__journal *new_journal(const char *output) {
  static const char ending[] = ".journal";
  eng__journal *journal = calloc(1, sizeof *journal);
  size_t len = strlen(output);
  if (!journal) return NULL;
  journal->fd = -1;
  journal->path = malloc(len + sizeof ending);
  if (!journal->path) {
    free(journal);
    return NULL;
  }
  memcpy(journal->path, output, len);
  memcpy(journal->path + len, ending, sizeof ending);
  return journal;
}

eng_status eng__journal_open(eng__journal **out, const char *output, const eng__trait *identity,
                             size_t count, eng_error *err) {
  *out = NULL;
  eng__journal *journal = new_journal(output);
  if (!journal) return eng__fail_nomem(err);
  bool cut = false;
  eng_status status = open_locked(journal, err);
  if (status == ENG_OK) status = is_cut_head(journal, identity, count, &cut, err);
  if (status == ENG_OK)
    status =
        cut ? write_head(journal, identity, count, err) : read_head(journal, identity, count, err);
  if (status == ENG_OK) *out = journal;
  else eng__journal_close(journal);
  return status;
}

/* ---- The end ---- */

eng_status eng__journal_remove(eng__journal *journal, eng_error *err) {
  eng__buffer_clear(&journal->out);
  if (unlink(journal->path) == 0 || errno == ENOENT) return ENG_OK;
  return fail_errno(journal, err, "cannot be removed");
}

void eng__journal_close(eng__journal *journal) {
  if (!journal) return;
  (void)eng__journal_flush(journal, NULL); /* whatever ended the run: what is done is done */
  if (journal->made && journal->least == 0 && still_named(journal)) (void)unlink(journal->path);
  if (journal->fd >= 0) close(journal->fd);
  eng__buffer_free(&journal->in);
  eng__buffer_free(&journal->out);
  free(journal->path);
  free(journal);
}

#include "run/spool.h"

#include "output/scratch.h"

#include <unistd.h>

#ifdef ENG_HARD
enum { TAIL_BYTES = 48 };
#else
enum { TAIL_BYTES = 8 << 20 };
#endif

static const char content[] = "what aggregates keep";

static eng_status file_tail(eng__spool *spool, eng_error *err) {
  eng_status status = spool->fd > 0 ? ENG_OK : eng__scratch_open(&spool->fd, content, err);
  eng__slice tail = eng__buffer_slice(&spool->tail);
  if (status == ENG_OK) status = eng__scratch_write(spool->fd, spool->filed, tail, content, err);
  if (status != ENG_OK) return status;
  spool->filed += tail.len;
  eng__buffer_clear(&spool->tail);
  return ENG_OK;
}

eng_status eng__spool_add(eng__spool *spool, eng__slice bytes, uint64_t *at, eng_error *err) {
  *at = spool->filed + spool->tail.len;
  eng__buffer_add_slice(&spool->tail, bytes);
  if (spool->tail.failed) return eng__fail_nomem(err);
  return spool->in_memory || spool->tail.len < TAIL_BYTES ? ENG_OK : file_tail(spool, err);
}

eng_status eng__spool_read(const eng__spool *spool, uint64_t at, char *to, size_t len,
                           eng_error *err) {
  if (at < spool->filed) return eng__scratch_read(spool->fd, at, to, len, content, err);
  uint64_t offset = at - spool->filed;
  if (offset > spool->tail.len || len > spool->tail.len - offset)
    return eng__fail(err, ENG_IO, "%s cannot be read back", content);
  if (len) memcpy(to, spool->tail.at + offset, len);
  return ENG_OK;
}

void eng__spool_free(eng__spool *spool) {
  if (spool->fd > 0) close(spool->fd);
  eng__buffer_free(&spool->tail);
  *spool = (eng__spool){0};
}

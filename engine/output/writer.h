/* Bytes out: a file descriptor behind a buffer, or a file that appears only when it is complete. */
#ifndef ENG_OUTPUT_WRITER_H
#define ENG_OUTPUT_WRITER_H

#include "base/buffer.h"

typedef struct eng__writer eng__writer;

/* Writes to a descriptor (not closed at the end). ENG_NOMEM; ENG_IO when it is not open for
 * writing. */
eng_status eng__writer_open_fd(eng__writer **out, int fd, eng_error *err);
/* Writes to `path`.part (O_EXCL after removing a stale regular one, never through a link, locked:
 * one that is at work is refused) and renames it on commit. It has the permissions of the file that
 * it replaces, or 0666 & ~umask. Where `path` is a link that is the file it leads to (target.h).
 * What is at `path` and no regular file (a pipe, /dev/null), or standard output, is written to as
 * it is. ENG_IO with the path and the reason. */
eng_status eng__writer_open_file(eng__writer **out, const char *path, eng_error *err);

/* Buffered; written through when the buffer passes 256 KiB. EINTR and short writes are gone on
 * with. ENG_IO once something could not be written; `eng__writer_closed_pipe()` tells a reader that
 * went away from a disk that is full. */
eng_status eng__writer_add(eng__writer *writer, const char *bytes, size_t len, eng_error *err);
eng_status eng__writer_flush(eng__writer *writer, eng_error *err);
/* The same without a copy: whole lines are appended to this buffer, then settled. */
eng__buffer *eng__writer_buffer(eng__writer *writer);
eng_status eng__writer_settle(eng__writer *writer, eng_error *err);
bool eng__writer_closed_pipe(const eng__writer *writer);

/* Flush; a file is synced, renamed, and its folder synced. */
eng_status eng__writer_commit(eng__writer *writer, eng_error *err);
/* What was not committed and will not be gone on with is taken away; before the close. */
void eng__writer_discard(eng__writer *writer);
/* Frees it; a file that was not committed stays as `path`.part. */
void eng__writer_close(eng__writer *writer);

#endif

/* One regular file, opened with suspicion and read whole. */
#ifndef ENG_CORPUS_FILE_H
#define ENG_CORPUS_FILE_H

#include "base/slice.h"

#include <sys/types.h>

/* Which file it is, by whatever name. */
typedef struct eng__file_id {
  dev_t device;
  ino_t inode;
} eng__file_id;

typedef struct eng__file {
  int fd;        /* -1: none is open */
  uint64_t size; /* when it was opened: what is read, and not a byte more */
  eng__file_id id;
} eng__file;

typedef enum eng__file_state {
  ENG__FILE_OK,
  ENG__FILE_SPECIAL, /* a link, pipe, device, folder: not opened, or let go at once */
  ENG__FILE_CHANGED, /* grew or shrank while it was read */
  ENG__FILE_FAILED   /* errno */
} eng__file_state;

/* Opens `name` in the folder `folder` (or AT_FDCWD). Never blocks, never follows a link, gives no
 * controlling terminal. */
eng__file_state eng__file_open(eng__file *file, int folder, const char *name);
void eng__file_close(eng__file *file);

/* Reads the whole of it, `size` bytes, into a room of at least `size` + 1: the one more shows
 * growth without a further call. */
eng__file_state eng__file_read(const eng__file *file, char *room);

/* Up to `len` bytes from its beginning, for a look; what cannot be read is not there. */
size_t eng__file_head(const eng__file *file, char *room, size_t len);

/* Of `name` in the folder `folder` (or AT_FDCWD), which is a regular file and no link; of an open
 * descriptor. False: it is none. */
bool eng__file_id_at(int folder, const char *name, eng__file_id *id);
bool eng__file_id_open(int fd, eng__file_id *id);
bool eng__file_id_equal(eng__file_id a, eng__file_id b);

/* read() gone on with after signals, and waited for when the descriptor does not block; 0 at the
 * end, -1 with errno. */
int64_t eng__read_some(int fd, char *room, size_t len);

#endif

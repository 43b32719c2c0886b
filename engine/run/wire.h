/* Messages between the processes of a run: numbers and byte strings, one after another, in a frame
 * that begins with its length. The reader trusts nothing: a value past the end of its frame turns
 * the reader `bad`, and every later value is zero or empty. */
#ifndef ENG_RUN_WIRE_H
#define ENG_RUN_WIRE_H

#include "base/buffer.h"

/* Writing: into a buffer, whose `failed` tells of memory that is out. */
void eng__wire_u32(eng__buffer *out, uint32_t number);
void eng__wire_u64(eng__buffer *out, uint64_t number);
void eng__wire_double(eng__buffer *out, double number);
void eng__wire_slice(eng__buffer *out, eng__slice bytes);
void eng__wire_string(eng__buffer *out, const char *string); /* NULL is empty */
/* A slice that is what is written between the two. */
size_t eng__wire_begin_slice(eng__buffer *out);
void eng__wire_end_slice(eng__buffer *out, size_t begin);

/* A frame: its length is filled in when it ends. */
size_t eng__wire_begin(eng__buffer *out, uint32_t type);
void eng__wire_end(eng__buffer *out, size_t begin);

typedef struct eng__wire {
  const char *at, *end;
  bool bad;
} eng__wire;

uint32_t eng__wire_get_u32(eng__wire *in);
uint64_t eng__wire_get_u64(eng__wire *in);
double eng__wire_get_double(eng__wire *in);
eng__slice eng__wire_get_slice(eng__wire *in); /* points into the frame */

enum { ENG__WIRE_HEADER = 8, ENG__WIRE_MOST = 96 << 20 };

/* Takes the next whole frame off the front of `bytes` (from `*used`, which moves on). False when
 * none is complete yet; `*broken` when the length is one no worker may send. */
bool eng__wire_frame(eng__slice bytes, size_t *used, uint32_t *type, eng__wire *frame,
                     bool *broken);

/* Writes all of it to a blocking descriptor; false when the other end is gone. */
bool eng__wire_send(int fd, eng__slice bytes);
/* Reads one frame from a blocking descriptor into `buffer`, a NUL behind it; false at its end or
 * when broken. */
bool eng__wire_receive(int fd, eng__buffer *buffer, uint32_t *type, eng__wire *frame);

#endif

#include "run/wire.h"

#include <errno.h>
#include <unistd.h>

void eng__wire_u32(eng__buffer *out, uint32_t number) {
  eng__buffer_add(out, (const char *)&number, sizeof number);
}

void eng__wire_u64(eng__buffer *out, uint64_t number) {
  eng__buffer_add(out, (const char *)&number, sizeof number);
}

void eng__wire_double(eng__buffer *out, double number) {
  eng__buffer_add(out, (const char *)&number, sizeof number);
}

void eng__wire_slice(eng__buffer *out, eng__slice bytes) {
  if (bytes.len > UINT32_MAX) {
    out->failed = true;
    return;
  }
  eng__wire_u32(out, (uint32_t)bytes.len);
  eng__buffer_add_slice(out, bytes);
}

void eng__wire_string(eng__buffer *out, const char *string) {
  eng__wire_slice(out, eng__slice_of(string));
}

size_t eng__wire_begin_slice(eng__buffer *out) {
  eng__wire_u32(out, 0);
  return out->len;
}

void eng__wire_end_slice(eng__buffer *out, size_t begin) {
  if (out->len - begin > UINT32_MAX) out->failed = true;
  if (out->failed) return;
  uint32_t length = (uint32_t)(out->len - begin);
  memcpy(out->at + begin - sizeof length, &length, sizeof length);
}

size_t eng__wire_begin(eng__buffer *out, uint32_t type) {
  size_t begin = out->len;
  eng__wire_u32(out, 0);
  eng__wire_u32(out, type);
  return begin;
}

void eng__wire_end(eng__buffer *out, size_t begin) {
  if (out->failed) return;
  uint32_t length = (uint32_t)(out->len - begin - ENG__WIRE_HEADER);
  memcpy(out->at + begin, &length, sizeof length);
}

static void take(eng__wire *in, void *value, size_t size) {
  if (in->bad || (size_t)(in->end - in->at) < size) {
    in->bad = true;
    memset(value, 0, size);
    return;
  }
  memcpy(value, in->at, size);
  in->at += size;
}

uint32_t eng__wire_get_u32(eng__wire *in) {
  uint32_t number;
  take(in, &number, sizeof number);
  return number;
}

uint64_t eng__wire_get_u64(eng__wire *in) {
  uint64_t number;
  take(in, &number, sizeof number);
  return number;
}

double eng__wire_get_double(eng__wire *in) {
  double number;
  take(in, &number, sizeof number);
  return number;
}

eng__slice eng__wire_get_slice(eng__wire *in) {
  size_t len = eng__wire_get_u32(in);
  if (in->bad || (size_t)(in->end - in->at) < len) {
    in->bad = true;
    return (eng__slice){NULL, 0};
  }
  eng__slice bytes = {in->at, len};
  in->at += len;
  return bytes;
}

bool eng__wire_frame(eng__slice bytes, size_t *used, uint32_t *type, eng__wire *frame,
                     bool *broken) {
  size_t left = bytes.len - *used;
  if (left < ENG__WIRE_HEADER) return false;
  uint32_t length;
  memcpy(&length, bytes.at + *used, sizeof length);
  memcpy(type, bytes.at + *used + sizeof length, sizeof *type);
  *broken = length > ENG__WIRE_MOST;
  if (*broken || left - ENG__WIRE_HEADER < length) return false;
  frame->at = bytes.at + *used + ENG__WIRE_HEADER;
  frame->end = frame->at + length;
  frame->bad = false;
  *used += ENG__WIRE_HEADER + length;
  return true;
}

bool eng__wire_send(int fd, eng__slice bytes) {
  while (bytes.len) {
    ssize_t n = write(fd, bytes.at, bytes.len);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return false;
    bytes.at += n;
    bytes.len -= (size_t)n;
  }
  return true;
}

static bool read_exactly(int fd, char *to, size_t len) {
  while (len) {
    ssize_t n = read(fd, to, len);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return false;
    to += n;
    len -= (size_t)n;
  }
  return true;
}

bool eng__wire_receive(int fd, eng__buffer *buffer, uint32_t *type, eng__wire *frame) {
  uint32_t header[2];
  if (!read_exactly(fd, (char *)header, sizeof header) || header[0] > ENG__WIRE_MOST) return false;
  eng__buffer_clear(buffer);
  char *room = eng__buffer_reserve(buffer, header[0] + 1);
  if (!room || !read_exactly(fd, room, header[0])) return false;
  room[header[0]] = '\0';
  buffer->len = header[0];
  *type = header[1];
  *frame = (eng__wire){buffer->at, buffer->at + buffer->len, false};
  return true;
}

#include "base/buffer.h"

#include <stdio.h>
#include <stdlib.h>

static bool grow(eng__buffer *buffer, size_t more) {
  if (more > SIZE_MAX / 2 - buffer->len) return false;
  size_t wanted = buffer->len + more;
  size_t half = buffer->capacity + buffer->capacity / 2;
  size_t capacity = half > wanted ? half : wanted;
  if (capacity < 64) capacity = 64;
  char *moved = realloc(buffer->at, capacity);
  if (!moved) return false;
  buffer->at = moved;
  buffer->capacity = capacity;
  return true;
}

char *eng__buffer_reserve(eng__buffer *buffer, size_t more) {
  if (buffer->failed) return NULL;
  if (buffer->capacity - buffer->len >= more && buffer->at) return buffer->at + buffer->len;
  if (!grow(buffer, more)) {
    buffer->failed = true;
    return NULL;
  }
  return buffer->at + buffer->len;
}

void eng__buffer_add(eng__buffer *buffer, const char *bytes, size_t len) {
  if (!len) return;
  char *end = eng__buffer_reserve(buffer, len);
  if (!end) return;
  memcpy(end, bytes, len);
  buffer->len += len;
}

void eng__buffer_add_slice(eng__buffer *buffer, eng__slice bytes) {
  eng__buffer_add(buffer, bytes.at, bytes.len);
}

void eng__buffer_add_string(eng__buffer *buffer, const char *string) {
  eng__buffer_add(buffer, string, strlen(string));
}

void eng__buffer_add_byte(eng__buffer *buffer, char byte) {
  eng__buffer_add(buffer, &byte, 1);
}

void eng__buffer_add_unsigned(eng__buffer *buffer, uint64_t number) {
  char digits[20];
  size_t start = sizeof digits;
  do digits[--start] = (char)('0' + number % 10);
  while (number /= 10);
  eng__buffer_add(buffer, digits + start, sizeof digits - start);
}

void eng__buffer_vprintf(eng__buffer *buffer, const char *format, va_list args) {
  va_list again;
  va_copy(again, args);
  int need = vsnprintf(NULL, 0, format, args);
  char *end = need < 0 ? NULL : eng__buffer_reserve(buffer, (size_t)need + 1);
  if (end) {
    vsnprintf(end, (size_t)need + 1, format, again);
    buffer->len += (size_t)need;
  }
  va_end(again);
}

void eng__buffer_printf(eng__buffer *buffer, const char *format, ...) {
  va_list args;
  va_start(args, format);
  eng__buffer_vprintf(buffer, format, args);
  va_end(args);
}

void eng__buffer_clear(eng__buffer *buffer) {
  buffer->len = 0;
  buffer->failed = false;
}

void eng__buffer_free(eng__buffer *buffer) {
  free(buffer->at);
  *buffer = (eng__buffer){0};
}

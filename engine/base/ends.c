#include "base/ends.h"

static bool continues(char byte) {
  return ((unsigned char)byte & 0xC0) == 0x80;
}

/* The tail is the longer one: in it stands the reason, behind the end of the path. */
eng__ends eng__ends_of(eng__slice text, size_t most) {
  if (text.len <= most) return (eng__ends){.head = text};
  size_t room = most - (sizeof ENG__ELLIPSIS - 1);
  size_t head = room * 2 / 5, tail = text.len - (room - head);
  while (head > 0 && continues(text.at[head])) head--;
  while (tail < text.len && continues(text.at[tail])) tail++;
  return (eng__ends){eng__slice_cut(text, 0, head), eng__slice_cut(text, tail, text.len), true};
}

#include "match/prefix.h"

static void set_bit(eng__first_bytes *first, uint32_t index) {
  first->bits[index >> 6] |= UINT64_C(1) << (index & 63);
}

/* Any word may have a digit of its own first, but for those that begin with an ASCII letter or an
 * Arabic one. */
static void add_digits(eng__first_bytes *first) {
  for (uint32_t index = 0; index < 1 << 16; index++) {
    unsigned char byte = (unsigned char)index;
    if ((unsigned char)(byte - '0') < 10 || byte >= 0x80) set_bit(first, index);
  }
}

/* One Arabic letter is half of what its bit is made of: every bit, then. */
void eng__first_bytes_add(eng__first_bytes *first, uint64_t start, unsigned len) {
  if (len == ENG__PREFIX_DIGIT) add_digits(first);
  else if (len == 2 && eng__leads_arabic(start)) memset(first->bits, 0xFF, sizeof first->bits);
  else set_bit(first, eng__first_bytes_index(start));
}

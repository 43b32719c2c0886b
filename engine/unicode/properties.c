#include "unicode/properties.h"
#include "unicode/tables.h"

static uint32_t record_of(uint32_t cp) {
  if (cp > ENG__LAST_CODE_POINT) return eng__properties_records[0];
  return eng__properties_records[eng__properties_blocks[eng__properties_index[cp >> 7] * 128 +
                                                        (cp & 127)]];
}

eng__word_class eng__word_class_of(uint32_t cp) {
  return (eng__word_class)(record_of(cp) & 31);
}

eng__sentence_class eng__sentence_class_of(uint32_t cp) {
  return (eng__sentence_class)(record_of(cp) >> 5 & 15);
}

eng__grapheme_class eng__grapheme_class_of(uint32_t cp) {
  return (eng__grapheme_class)(record_of(cp) >> 9 & 15);
}

eng__category eng__category_of(uint32_t cp) {
  return (eng__category)(record_of(cp) >> 13 & 31);
}

eng__script eng__script_of(uint32_t cp) {
  return (eng__script)(record_of(cp) >> 18 & 7);
}

bool eng__is_extended_pictographic(uint32_t cp) {
  return record_of(cp) >> 21 & 1;
}

bool eng__is_emoji(uint32_t cp) {
  return record_of(cp) >> 22 & 1;
}

int eng__digit_value(uint32_t cp) {
  int value = (int)(record_of(cp) >> 23 & 15);
  return value < 10 ? value : -1;
}

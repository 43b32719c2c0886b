#include "translit/everyday.h"

#include <string.h>

static bool holds(const eng__word_list *by_length, eng__slice word) {
  const eng__word_list *list = &by_length[word.len];
  uint32_t from = 0, to = list->count;
  while (from < to) {
    uint32_t middle = from + (to - from) / 2;
    int order = memcmp(word.at, list->words + middle * word.len, word.len);
    if (order == 0) return true;
    if (order < 0) to = middle;
    else from = middle + 1;
  }
  return false;
}

eng__everyday eng__everyday_of(eng__slice folded) {
  if (folded.len == 0 || folded.len > ENG__EVERYDAY_LONGEST) return ENG__EVERYDAY_NOT;
  if ((unsigned char)folded.at[0] >= 128)
    return holds(eng__everyday_persian, folded) ? ENG__EVERYDAY_WORD : ENG__EVERYDAY_NOT;
  if (holds(eng__everyday_english, folded)) return ENG__EVERYDAY_WORD;
  return holds(eng__everyday_names, folded) ? ENG__EVERYDAY_NAME : ENG__EVERYDAY_NOT;
}

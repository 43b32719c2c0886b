#include "corpus/record.h"

#include "base/json.h"

bool eng__record_looks(eng__slice line) {
  eng__json json;
  eng__slice value;
  eng__json_open(&json, line);
  return eng__json_peek(&json) == ENG__JSON_OBJECT && eng__json_skip(&json, &value) &&
         eng__json_peek(&json) == ENG__JSON_END;
}

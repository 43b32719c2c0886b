#include "rules/sandbox_state.h"
eng_status eng__check_source(const char *name, eng__slice source, size_t *skip, eng_error *err) {
  *skip = source.len >= 3 && memcmp(source.at, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
  (void)name;
  (void)err;
  return ENG_OK;
}

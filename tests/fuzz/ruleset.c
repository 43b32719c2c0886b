/* Loading rules: three parts, a rule file, what `list` and `include` read, a document that the
 * rules are applied to. */
#include "rules.h"

void fuzz_target(const uint8_t *data, size_t size) {
  fuzz_rules given = {.documents[1] = ENG__SLICE("The front line, again: جنگ.")};
  eng__slice rest = fuzz_input(data, size);
  given.rules = fuzz_part(&rest);
  given.other = fuzz_part(&rest);
  given.documents[0] = rest;
  (void)fuzz_compare_rules(&given);
}

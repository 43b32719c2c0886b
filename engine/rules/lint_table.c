/* The table of lint_list.h as data. */
#include "rules/lint.h"

#define ENTRY(id, name, severity, fixes, why, mend)                                                \
  {name, why, mend, ENG__SEVERITY_##severity, fixes},
const eng__lint_about eng__lint_table[ENG__LINT_COUNT] = {ENG__LINT_LIST(ENTRY)};
#undef ENTRY

#define NAME(id, name, severity, fixes, why, mend) name,
static const char *const names[] = {ENG__LINT_LIST(NAME) NULL};
#undef NAME

eng__lint_id eng__lint_named(eng__slice name) {
  for (size_t i = 0; i < ENG__LINT_COUNT; i++)
    if (eng__slice_equal(eng__slice_of(names[i]), name)) return (eng__lint_id)i;
  return ENG__LINT_COUNT;
}

const char *eng__lint_nearest(const char *name) {
  return eng__nearest_name(name, names);
}

const eng__lint_about *eng__lint_known(size_t *count) {
  *count = ENG__LINT_COUNT;
  return eng__lint_table;
}

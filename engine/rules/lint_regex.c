/* What `lint` says of expressions: unbounded-dot, ascii-class. */
#include "rules/loading.h"

#include "unicode/properties.h"
#include "unicode/utf8.h"

/* Does a class stand at `at`? Then its length, brackets included. */
static size_t class_length(eng__slice expression, size_t at) {
  if (expression.at[at] != '[') return 0;
  size_t i = at + 1;
  if (i < expression.len && expression.at[i] == '^') i++;
  if (i < expression.len && expression.at[i] == ']') i++;
  for (; i < expression.len && expression.at[i] != ']'; i++) {
    if (expression.at[i] == '\\') i++;
  }
  return (i < expression.len ? i + 1 : expression.len) - at;
}

/* `*`, `+` or `{3,}` at `at`? */
static bool is_unbounded(eng__slice expression, size_t at) {
  if (at >= expression.len) return false;
  if (expression.at[at] == '*' || expression.at[at] == '+') return true;
  if (expression.at[at] != '{') return false;
  size_t i = at + 1;
  while (i < expression.len && expression.at[i] >= '0' && expression.at[i] <= '9') i++;
  return i + 1 < expression.len && expression.at[i] == ',' && expression.at[i + 1] == '}';
}

static bool has_arabic_letter(eng__slice expression) {
  const char *at = expression.at, *end = at + expression.len;
  while (at < end) {
    if (eng__script_of(eng__utf8_next(&at)) == ENG__SCRIPT_ARABIC) return true;
  }
  return false;
}

static bool holds(eng__slice text, const char *part) {
  size_t len = strlen(part);
  for (size_t i = 0; i + len <= text.len; i++) {
    if (memcmp(text.at + i, part, len) == 0) return true;
  }
  return false;
}

void eng__lint_regex(eng__ruleset *set, eng__where where, eng__slice expression) {
  bool dot = false, ascii = false;
  if (!set->options.lint || eng__utf8_valid_prefix(expression.at, expression.len) != expression.len)
    return;
  for (size_t i = 0; i < expression.len; i++) {
    size_t class = class_length(expression, i);
    if (class) {
      ascii = ascii || holds(eng__slice_cut(expression, i, i + class), "a-z");
      i += class - 1;
    } else if (expression.at[i] == '\\') {
      i++;
    } else if (expression.at[i] == '.') {
      dot = dot || is_unbounded(expression, i + 1);
    }
  }
  if (dot)
    eng__report_warning(set, "unbounded-dot", where,
                        "regex: a dot without an upper bound runs through the line: say how far "
                        "(.{0,40})");
  if (ascii && has_arabic_letter(expression))
    eng__report_warning(set, "ascii-class", where,
                        "regex: [a-z] is no Persian letter: write \\w, \\p{L} or \\p{Arabic}");
}

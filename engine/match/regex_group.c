/* Groups and all that looks like one: assertions, conditions, flags, references, verbs. */
#include "match/index.h"
#include "match/regex_reader.h"

static eng_status open_group(eng__regex_reader *r, eng__group_kind kind, size_t len) {
  if (r->depth == ENG__REGEX_NEST) return eng__reader_refuse(r, "groups nested deeper than 100");
  eng__reader_break(r);
  eng__reader_copy(r, len);
  r->extended[r->depth + 1] = r->extended[r->depth];
  r->depth++;
  eng__first_group(&r->first, kind);
  return ENG_OK;
}

void eng__reader_close_group(eng__regex_reader *r) {
  eng__reader_break(r);
  eng__reader_copy(r, 1);
  if (!r->depth) return; /* PCRE2 tells */
  r->depth--;
  eng__first_close(&r->first);
}

/* Copies to the closing bracket: a reference, a comment, a verb. */
static void copy_closed(eng__regex_reader *r) {
  const char *close = memchr(r->at, ')', (size_t)(r->end - r->at));
  eng__reader_unknown(r, close ? (size_t)(close + 1 - r->at) : (size_t)(r->end - r->at));
}

/* (*LIMIT_MATCH=…) and its like: PCRE2 takes none that is higher than ours and does not say so. */
static bool raises_limit(const char *name, size_t left) {
  static const struct {
    const char *name;
    uint32_t most;
  } limits[] = {{"LIMIT_MATCH=", ENG__MOST_MATCH},
                {"LIMIT_DEPTH=", ENG__MOST_DEPTH},
                {"LIMIT_RECURSION=", ENG__MOST_DEPTH},
                {"LIMIT_HEAP=", ENG__MOST_HEAP_KIB}};
  for (size_t i = 0; i < sizeof limits / sizeof *limits; i++) {
    size_t len = strlen(limits[i].name);
    if (left < len || memcmp(name, limits[i].name, len) != 0) continue;
    uint64_t number = 0;
    for (; len < left && name[len] >= '0' && name[len] <= '9' && number < UINT32_MAX; len++)
      number = number * 10 + (uint64_t)(name[len] - '0');
    return number > limits[i].most;
  }
  return false;
}

/* (*…): items that only stand at the start are refused, but for limits, which can only be lowered;
 * assertions by name are groups; other verbs may change what a match is. */
static eng_status read_verb(eng__regex_reader *r) {
  static const char *const refused[] = {"UTF", "UCP",     "NO_",  "NOTEMPTY", "CR",
                                        "LF",  "ANYCRLF", "ANY)", "NUL",      "BSR_"};
  const char *name = r->at + 2;
  size_t left = (size_t)(r->end - name);
  for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
    size_t len = strlen(refused[i]);
    if (left >= len && memcmp(name, refused[i], len) == 0)
      return eng__reader_refuse(r, "settings like (*UTF) or (*NO_JIT) are not allowed");
  }
  if (raises_limit(name, left)) return eng__reader_refuse(r, "a limit can only be lowered");
  const char *colon = memchr(name, ':', left), *close = memchr(name, ')', left);
  bool by_name = left && *name >= 'a' && *name <= 'z';
  if (by_name && colon && (!close || colon < close))
    return open_group(r, ENG__GROUP_UNKNOWN, (size_t)(colon + 1 - r->at));
  r->first.useless = true;
  r->no_required = true;
  copy_closed(r);
  return ENG_OK;
}

/* (?i), (?x-s:…): letters up to `)` or `:`. */
static eng_status read_flags(eng__regex_reader *r) {
  const char *p = r->at + 2;
  bool off = false;
  uint8_t extended = r->extended[r->depth];
  for (; p < r->end && *p != ')' && *p != ':'; p++) {
    if (*p == '-') off = true;
    else if (*p == '^') extended = 0;
    else if (*p == 'x') extended = (uint8_t)(off ? 0 : p[-1] == 'x' ? 2 : 1);
    else if (*p == 'i') r->any_case = true;
    else if ((unsigned char)((*p | 0x20) - 'a') >= 26) break; /* no flags: PCRE2 tells */
  }
  if (p < r->end && *p == ':') {
    eng_status status = open_group(r, ENG__GROUP_PLAIN, (size_t)(p + 1 - r->at));
    r->extended[r->depth] = extended;
    return status;
  }
  eng__reader_break(r);
  eng__reader_copy(r, (size_t)(p - r->at) + (p < r->end && *p == ')'));
  r->extended[r->depth] = extended;
  return ENG_OK;
}

/* (?<name>, (?P<name>, (?'name': the length up to the end of the name, 0 when it is none. */
static size_t name_len(const eng__regex_reader *r) {
  const char *p = r->at + 2;
  if (p < r->end && *p == 'P') p++;
  if (r->end - p < 2 || (*p != '<' && *p != '\'')) return 0;
  if (*p == '<' && (p[1] == '=' || p[1] == '!' || p[1] == '*')) return 0;
  const char *close = memchr(p + 1, *p == '<' ? '>' : '\'', (size_t)(r->end - p - 1));
  return close ? (size_t)(close + 1 - r->at) : 0;
}

/* (?(condition)yes|no): the condition is copied, unless it is an assertion. */
static eng_status read_condition(eng__regex_reader *r) {
  eng_status status = open_group(r, ENG__GROUP_UNKNOWN, 2);
  bool assertion = r->end - r->at > 1 && (r->at[1] == '?' || r->at[1] == '*');
  if (status || assertion) return status;
  copy_closed(r);
  return ENG_OK;
}

static eng_status read_assertion(eng__regex_reader *r) {
  static const char *const boundaries[] = {"(?<!\\w)", "(?<=\\s)", "(?<!\\S)", "(?<=\\W)"};
  for (size_t i = 0; i < sizeof boundaries / sizeof *boundaries; i++)
    if (eng__reader_starts(r, boundaries[i])) return open_group(r, ENG__GROUP_BOUNDARY, 4);
  bool behind = r->at[2] == '<';
  return open_group(r, ENG__GROUP_LOOKS, behind ? 4 : 3);
}

static void copy_comment(eng__regex_reader *r) {
  const char *close = memchr(r->at, ')', (size_t)(r->end - r->at));
  eng__reader_copy(r, (size_t)((close ? close + 1 : r->end) - r->at));
}

static eng_status read_special_group(eng__regex_reader *r) {
  char kind = r->end - r->at > 2 ? r->at[2] : 0;
  size_t len = name_len(r);
  if (len) return open_group(r, ENG__GROUP_PLAIN, len);
  switch (kind) {
  case 'C':
    return eng__reader_refuse(r, "callouts are not allowed");
  case ':':
  case '|':
  case '>':
    return open_group(r, ENG__GROUP_PLAIN, 3);
  case '=':
  case '!':
  case '*':
  case '<':
    return read_assertion(r);
  case '(':
    return read_condition(r);
  case '#':
    copy_comment(r);
    return ENG_OK;
  case 'P':
  case '&':
  case 'R':
  case '+':
    copy_closed(r);
    return ENG_OK;
  default:
    break;
  }
  bool number = kind >= '0' && kind <= '9';
  bool relative = kind == '-' && r->end - r->at > 3 && r->at[3] >= '0' && r->at[3] <= '9';
  if (!number && !relative) return read_flags(r);
  copy_closed(r);
  return ENG_OK;
}

eng_status eng__reader_read_group(eng__regex_reader *r) {
  if (eng__reader_starts(r, "(*")) return read_verb(r);
  if (eng__reader_starts(r, "(?")) return read_special_group(r);
  return open_group(r, ENG__GROUP_PLAIN, 1);
}

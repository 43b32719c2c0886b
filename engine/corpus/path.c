/* From paths, which are bytes, to document ids, which are UTF-8: both ways to be told apart, so
 * that two files never share an id. */
#include "corpus/path.h"

#include "corpus/corpus.h"
#include "unicode/utf8.h"

#include <strings.h>

static bool is_hex(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/* Would the backslash at `at` be read as one of our escapes? */
static bool looks_escaped(eng__slice path, size_t at) {
  return path.len - at >= 4 && path.at[at + 1] == 'x' && is_hex(path.at[at + 2]) &&
         is_hex(path.at[at + 3]);
}

static void write_bytes(eng__buffer *out, const char *bytes, size_t len) {
  static const char hex[] = "0123456789abcdef";
  for (size_t i = 0; i < len; i++) {
    unsigned char c = (unsigned char)bytes[i];
    eng__buffer_add(out, (char[]){'\\', 'x', hex[c >> 4], hex[c & 15]}, 4);
  }
}

void eng__write_path(eng__buffer *out, eng__slice path) {
  for (size_t i = 0; i < path.len;) {
    size_t run = i;
    while (run < path.len && (unsigned char)path.at[run] < 0x80 && path.at[run] != '\\') run++;
    eng__buffer_add(out, path.at + i, run - i);
    if (run == path.len) return;
    uint32_t cp;
    size_t len = eng__utf8_decode(path.at + run, path.len - run, &cp);
    bool escape = cp == ENG__CP_BROKEN || (cp == '\\' && looks_escaped(path, run));
    if (escape) write_bytes(out, path.at + run, len);
    else eng__buffer_add(out, path.at + run, len);
    i = run + len;
  }
}

eng__slice eng__argument_name(const char *argument) {
  eng__slice name = eng__slice_of(argument);
  while (name.len > 1 && name.at[name.len - 1] == '/') name.len--;
  while (name.len >= 2 && name.at[0] == '.' && name.at[1] == '/') {
    name = eng__slice_cut(name, 2, name.len);
    while (name.len > 0 && name.at[0] == '/') name = eng__slice_cut(name, 1, name.len);
  }
  if (name.len == 1 && name.at[0] == '.') name.len = 0;
  return name;
}

static bool ends_with(eng__slice name, const char *ending) {
  size_t len = strlen(ending);
  return name.len > len && strncasecmp(name.at + name.len - len, ending, len) == 0;
}

bool eng__is_container_name(eng__slice name) {
  char last = name.len ? name.at[name.len - 1] : '\0';
  if (last != 'l' && last != 'L' && last != 'n' && last != 'N') return false; /* the most */
  return ends_with(name, ".jsonl") || ends_with(name, ".ndjson");
}

#include "cli/options.h"

#include "cli/command.h"
#include "engine/version.h"
#include "rules/ruleset.h"
#include "run/confine.h"
#include "run/print.h"
#include "run/run.h"
#include "run/say.h"
#include "unicode/properties.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

/* The argument that getopt_long() looks at next: further ones may stand in front of it. */
static const char *next_argument(int argc, char **argv) {
  for (int i = optind; i < argc; i++)
    if (argv[i][0] == '-' && argv[i][1]) return argv[i];
  return "";
}

int eng__next_option(int argc, char **argv, const char *letters, const struct option *options,
                     const eng__command *command) {
  opterr = 0;
  const char *argument = next_argument(argc, argv);
  int option = getopt_long(argc, argv, letters, options, NULL);
  if (option == 'h') exit(eng__print(eng__slice_of(command->usage), 0));
  if (option == 'V') exit(eng__print_version());
  if (option == '?') eng__usage_error(command, "unknown option or missing value: %s", argument);
  return option;
}

int eng__usage_error(const eng__command *command, const char *format, ...) {
  eng__buffer text = {0};
  va_list args;
  va_start(args, format);
  eng__buffer_vprintf(&text, format, args);
  va_end(args);
  eng__say("engine %s: %.*s (see 'engine %s --help')", command->name, (int)text.len, text.at,
           command->name);
  eng__buffer_free(&text);
  return ENG__USAGE_STATUS;
}

static bool parse_digits(const char *text, const char **rest, uint64_t *number) {
  if (*text < '0' || *text > '9') return false;
  char *end;
  errno = 0;
  *number = strtoull(text, &end, 10);
  *rest = end;
  return errno == 0;
}

bool eng__parse_size(const char *text, size_t *bytes) {
  const char *rest;
  uint64_t number;
  if (!parse_digits(text, &rest, &number)) return false;
  static const char units[] = "KMG";
  int shift = 0;
  if (*rest) {
    const char *unit = strchr(units, *rest);
    if (!unit || rest[1]) return false;
    shift = 10 * (int)(unit - units + 1);
  }
  if (number > (uint64_t)SIZE_MAX >> shift) return false;
  *bytes = (size_t)(number << shift);
  return true;
}

bool eng__parse_milliseconds(const char *text, uint64_t *milliseconds) {
  char *rest;
  errno = 0;
  double number = strtod(text, &rest);
  if (rest == text || errno || !(number > 0) || number > 1e9) return false;
  if (strcmp(rest, "ms") == 0) *milliseconds = (uint64_t)number;
  else if (*rest == '\0' || strcmp(rest, "s") == 0) *milliseconds = (uint64_t)(number * 1000);
  else return false;
  return *milliseconds > 0;
}

bool eng__parse_number(const char *text, uint64_t least, uint64_t most, uint64_t *number) {
  const char *rest;
  return parse_digits(text, &rest, number) && *rest == '\0' && *number >= least && *number <= most;
}

bool eng__parse_choice(const char *text, const eng__choice *choices, int *value) {
  for (; choices->name; choices++) {
    if (strcmp(text, choices->name) != 0) continue;
    *value = choices->value;
    return true;
  }
  return false;
}

bool eng__parse_format(const char *text, eng__format *format) {
  static const eng__choice formats[] = {{"jsonl", ENG__FORMAT_JSONL},
                                        {"ndjson", ENG__FORMAT_JSONL},
                                        {"json", ENG__FORMAT_JSONL},
                                        {"tsv", ENG__FORMAT_TSV},
                                        {"csv", ENG__FORMAT_CSV},
                                        {"terminal", ENG__FORMAT_TERMINAL},
                                        {NULL, 0}};
  int value;
  if (!eng__parse_choice(text, formats, &value)) return false;
  *format = (eng__format)value;
  return true;
}

const char *eng__option_name(const struct option *options, int option) {
  for (; options->name; options++)
    if (options->val == option) return options->name;
  return "";
}

bool eng__wants_color(const char *when, bool terminal, bool *valid) {
  *valid = true;
  if (when && (strcmp(when, "always") == 0 || strcmp(when, "ansi") == 0)) return true;
  if (when && strcmp(when, "never") == 0) return false;
  *valid = !when || strcmp(when, "auto") == 0;
  const char *no_color = getenv("NO_COLOR");
  const char *kind = getenv("TERM");
  bool dumb = kind && strcmp(kind, "dumb") == 0;
  return terminal && !dumb && !(no_color && *no_color);
}

int eng__print_version(void) {
  char pcre2[64], layers[120];
  eng__buffer page = {0};
  eng__buffer_printf(&page,
                     "engine %s\nUnicode %s\nPCRE2 %s\n%s\nsafety layers: worker processes, Lua "
                     "allow-list, memory and time limits\nkernel layers: %s\n",
                     ENG_VERSION, ENG__UNICODE_VERSION, eng__pcre2_version(pcre2, sizeof pcre2),
                     eng__lua_version(),
                     eng__layers_text(eng__confine_probe(), layers, sizeof layers));
  return eng__print_buffer(&page, 0);
}

unsigned eng__terminal_width(void) {
  struct winsize size;
  const char *said = getenv("COLUMNS");
  uint64_t columns;
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col) return size.ws_col;
  return said && eng__parse_number(said, 20, 1000, &columns) ? (unsigned)columns : 0;
}

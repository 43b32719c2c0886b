/* What the commands share in reading their options. */
#ifndef ENG_CLI_OPTIONS_H
#define ENG_CLI_OPTIONS_H

#include "output/sink.h"

#include <getopt.h>

enum { ENG__USAGE_STATUS = 2 };

/* The next option, or -1 after the last; '?' when it is unknown or lacks its value, which has been
 * said. "--help" and "--version" end the program. Options may stand after arguments. */
struct eng__command;
int eng__next_option(int argc, char **argv, const char *letters, const struct option *options,
                     const struct eng__command *command);

/* "command: what (what to do)" to stderr; returns exit status 2. */
int eng__usage_error(const struct eng__command *command, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Sizes ("128M", K M G of 1024, a bare number is bytes), times ("500ms", "2s", a bare number is
 * seconds), whole numbers from `least` to `most`. False when it is none. */
bool eng__parse_size(const char *text, size_t *bytes);
bool eng__parse_milliseconds(const char *text, uint64_t *milliseconds);
bool eng__parse_number(const char *text, uint64_t least, uint64_t most, uint64_t *number);
/* "jsonl", "tsv", "csv", "terminal". */
bool eng__parse_format(const char *text, eng__format *format);

/* A word of an option and what it stands for; a list ends with one without a name. */
typedef struct eng__choice {
  const char *name;
  int value;
} eng__choice;

/* False: it is none of them, and *value stays as it was. */
bool eng__parse_choice(const char *text, const eng__choice *choices, int *value);

/* The long name of an option in its table, "" for none. */
const char *eng__option_name(const struct option *options, int option);

/* "--color auto|always|never", NO_COLOR and TERM=dumb, as in ripgrep. */
bool eng__wants_color(const char *when, bool terminal, bool *valid);

/* Columns of the terminal on standard output, else what COLUMNS says; 0: unknown. */
unsigned eng__terminal_width(void);

/* The exit status. */
int eng__print_version(void);

#endif

/* engine lint */
#include "cli/command.h"
#include "cli/options.h"
#include "author/lint.h"

#include <string.h>
#include <unistd.h>

static const char usage[] =
    "usage: engine lint [OPTIONS] PATH...\n"
    "       engine lint --list [-f FORMAT]\n"
    "\n"
    "Looks rule files and pack folders over without a corpus: errors, and warnings with their "
    "names, each\n"
    "on one line. A comment '-- lint: allow NAME[, NAME]' silences a warning on its line, or on "
    "the line\n"
    "below; in front of the header of a list, as '# lint: allow NAME', in the whole list.\n"
    "\n"
    "      --strict         warnings fail too (notes never do)\n"
    "      --fix            write files otherwise where no hit changes by it: rules are loaded\n"
    "                       and tried on their examples before a file is written\n"
    "  -f, --format FORMAT  text (default), json (one array), jsonl (an object a line)\n"
    "      --explain        the line of source below each message (default: on a terminal)\n"
    "      --list           what can be said: every warning, why it is said, how to mend it\n"
    "  -h, --help           this help\n"
    "  -V, --version        the versions of all parts\n"
    "\n"
    "Exit status: 0 no errors; 1 errors, or warnings with --strict; 2 no such file, or a file\n"
    "could not be written.\n"
    "\n"
    "examples:\n"
    "  engine lint rules.lua\n"
    "  engine lint --strict packs/framing/\n"
    "  engine lint --fix rules.lua\n";

enum { OPT_STRICT = 256, OPT_FIX, OPT_LIST, OPT_EXPLAIN };

static const struct option long_options[] = {
    {"strict", no_argument, NULL, OPT_STRICT},   {"fix", no_argument, NULL, OPT_FIX},
    {"format", required_argument, NULL, 'f'},    {"list", no_argument, NULL, OPT_LIST},
    {"explain", no_argument, NULL, OPT_EXPLAIN}, {"help", no_argument, NULL, 'h'},
    {"version", no_argument, NULL, 'V'},         {NULL, 0, NULL, 0}};

static bool take_format(const char *text, eng__lint_format *format) {
  static const char *const names[] = {"text", "json", "jsonl"};
  for (int i = 0; i < 3; i++) {
    if (strcmp(names[i], text) != 0) continue;
    *format = (eng__lint_format)i;
    return true;
  }
  return false;
}

static int main_lint(int argc, char **argv) {
  const eng__command *self = &eng__command_lint;
  eng__lint_options options = {.explain = isatty(STDOUT_FILENO)};
  bool list = false;
  for (int option; (option = eng__next_option(argc, argv, "hVf:", long_options, self)) != -1;) {
    if (option == '?') return ENG__USAGE_STATUS;
    if (option == 'f' && !take_format(optarg, &options.format))
      return eng__usage_error(self, "'%s' is no format: text, json, jsonl", optarg);
    options.strict |= option == OPT_STRICT;
    options.fix |= option == OPT_FIX;
    options.explain |= option == OPT_EXPLAIN;
    list |= option == OPT_LIST;
  }
  if (list && optind < argc) return eng__usage_error(self, "--list takes no path");
  if (list) return eng__lint_print_list(options.format);
  if (optind == argc) return eng__usage_error(self, "a rule file or pack is needed");
  options.paths = (const char *const *)argv + optind;
  options.path_count = (size_t)(argc - optind);
  return eng__lint(&options);
}

const eng__command eng__command_lint = {"lint", "errors and warnings of rule files", usage,
                                        main_lint};

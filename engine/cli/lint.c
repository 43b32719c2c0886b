/* engine lint */
#include "cli/command.h"
#include "cli/options.h"
#include "run/run.h"

static const char usage[] =
    "usage: engine lint [OPTIONS] PATH...\n"
    "\n"
    "Looks rule files and pack folders over without a corpus: errors, and warnings with their "
    "names, each\n"
    "on one line.\n"
    "\n"
    "      --strict  warnings fail too\n"
    "  -h, --help               this help\n"
    "  -V, --version            the versions of all parts\n"
    "\n"
    "Exit status: 0 no errors; 1 errors, or warnings with --strict; 2 no such file.\n"
    "\n"
    "examples:\n"
    "  engine lint rules.lua\n"
    "  engine lint --strict packs/framing/\n";

enum { OPT_STRICT = 256 };

static const struct option long_options[] = {{"strict", no_argument, NULL, OPT_STRICT},
                                             {"help", no_argument, NULL, 'h'},
                                             {"version", no_argument, NULL, 'V'},
                                             {NULL, 0, NULL, 0}};

static int main_lint(int argc, char **argv) {
  eng__lint_options options = {0};
  for (int option;
       (option = eng__next_option(argc, argv, "hV", long_options, &eng__command_lint)) != -1;) {
    if (option == '?') return ENG__USAGE_STATUS;
    if (option == OPT_STRICT) options.strict = true;
  }
  if (optind == argc) return eng__usage_error(&eng__command_lint, "a rule file or pack is needed");
  options.paths = (const char *const *)argv + optind;
  options.path_count = (size_t)(argc - optind);
  return eng__lint(&options);
}

const eng__command eng__command_lint = {"lint", "errors and warnings of rule files", usage,
                                        main_lint};

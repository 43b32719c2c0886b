/* engine test */
#include "cli/command.h"
#include "cli/options.h"
#include "run/run.h"

static const char usage[] = "usage: engine test [OPTIONS] PATH...\n"
                            "\n"
                            "Runs the examples of rule files and pack folders: what stands in "
                            "braces must be tagged, and nothing\n"
                            "else may be. Failures are printed with file and line.\n"
                            "\n"
                            "  -h, --help               this help\n"
                            "  -V, --version            the versions of all parts\n"
                            "\n"
                            "Exit status: 0 all pass; 1 some fail; 2 a file does not load.\n"
                            "\n"
                            "examples:\n"
                            "  engine test rules.lua\n"
                            "  engine test examples/framing.lua examples/officials.lua\n";

static const struct option long_options[] = {
    {"help", no_argument, NULL, 'h'}, {"version", no_argument, NULL, 'V'}, {NULL, 0, NULL, 0}};

static int main_test(int argc, char **argv) {
  for (int option;
       (option = eng__next_option(argc, argv, "hV", long_options, &eng__command_test)) != -1;)
    if (option == '?') return ENG__USAGE_STATUS;
  if (optind == argc) return eng__usage_error(&eng__command_test, "a rule file or pack is needed");
  eng__test_options options = {.paths = (const char *const *)argv + optind,
                               .path_count = (size_t)(argc - optind)};
  return eng__test(&options);
}

const eng__command eng__command_test = {"test", "run the examples of rule files", usage, main_test};

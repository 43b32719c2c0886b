/* engine test */
#include "cli/command.h"
#include "cli/options.h"
#include "run/test.h"

#include <string.h>

/* clang-format off */
static const char usage[] =
    "usage: engine test [OPTIONS] PATH...\n"
    "\n"
    "Runs the examples of rule files and pack folders: what stands in braces must be tagged, and nothing\n"
    "else may be. Then the texts in tests/*.txt beside the rules: in these a mark names its rule,\n"
    "{frame.war: front line}, all rules are run, and what a rule should find but does not yet is marked\n"
    "{todo frame.war: …}. Failures are printed with file and line.\n"
    "\n"
    "  -f, --format FORMAT      plain, tap, junit (XML), jsonl (default: plain)\n"
    "      --update             print what fails marked as it is found, and nothing else\n"
    "  -w, --watch              run again when a rule file, list or text changes, until Ctrl-C\n"
    "  -h, --help               this help\n"
    "  -V, --version            the versions of all parts\n"
    "\n"
    "Exit status: 0 all pass; 1 some fail; 2 a file does not load.\n"
    "\n"
    "examples:\n"
    "  engine test rules.lua\n"
    "  engine test --watch examples/framing.lua examples/officials.lua\n"
    "  engine test -f junit pack/ > results.xml\n";
/* clang-format on */

enum { OPT_UPDATE = 256 };

static const struct option long_options[] = {
    {"format", required_argument, NULL, 'f'}, {"update", no_argument, NULL, OPT_UPDATE},
    {"watch", no_argument, NULL, 'w'},        {"help", no_argument, NULL, 'h'},
    {"version", no_argument, NULL, 'V'},      {NULL, 0, NULL, 0}};

static bool take_option(eng__test_options *options, int option, const char *value) {
  if (option == 'f') return eng__test_format_named(value, &options->format);
  if (option == 'w') options->watch = true;
  if (option == OPT_UPDATE) options->update = true;
  return true;
}

static int main_test(int argc, char **argv) {
  eng__test_options options = {0};
  for (int option;
       (option = eng__next_option(argc, argv, "f:whV", long_options, &eng__command_test)) != -1;) {
    if (option == '?') return ENG__USAGE_STATUS;
    if (!take_option(&options, option, optarg))
      return eng__usage_error(&eng__command_test, "'%s' is not a value of that option", optarg);
  }
  if (optind == argc) return eng__usage_error(&eng__command_test, "a rule file or pack is needed");
  if (options.format != ENG__TEST_PLAIN && (options.watch || options.update))
    return eng__usage_error(&eng__command_test, "--watch and --update write plain lines only");
  options.paths = (const char *const *)argv + optind;
  options.path_count = (size_t)(argc - optind);
  return eng__test(&options);
}

const eng__command eng__command_test = {"test", "run the examples of rule files", usage, main_test};

/* engine meta */
#include "cli/command.h"
#include "cli/options.h"
#include "base/embedded.h"

#include <stdio.h>

static const char usage[] = "usage: engine meta\n"
                            "\n"
                            "Prints the description of the rule language: LuaLS annotations for "
                            "editors, which are also what the\n"
                            "reference is made from.\n"
                            "\n"
                            "  -h, --help               this help\n"
                            "  -V, --version            the versions of all parts\n"
                            "\n"
                            "examples:\n"
                            "  engine meta > engine.lua\n";

static const struct option long_options[] = {
    {"help", no_argument, NULL, 'h'}, {"version", no_argument, NULL, 'V'}, {NULL, 0, NULL, 0}};

static int main_meta(int argc, char **argv) {
  for (int option;
       (option = eng__next_option(argc, argv, "hV", long_options, &eng__command_meta)) != -1;)
    if (option == '?') return ENG__USAGE_STATUS;
  if (optind != argc) return eng__usage_error(&eng__command_meta, "no argument is expected");
  eng__slice text = eng__embedded("meta/engine.lua");
  fwrite(text.at, 1, text.len, stdout);
  return fflush(stdout) == 0 ? 0 : ENG__USAGE_STATUS;
}

const eng__command eng__command_meta = {"meta", "the rule language, described for editors", usage,
                                        main_meta};

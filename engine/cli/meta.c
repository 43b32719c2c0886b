/* engine meta */
#include "cli/command.h"
#include "cli/options.h"
#include "base/embedded.h"
#include "author/setup.h"
#include "run/print.h"

/* clang-format off */
static const char usage[] =
    "usage: engine meta\n"
    "       engine meta --setup [--force] [FOLDER]\n"
    "\n"
    "Prints the description of the rule language: LuaLS annotations for editors, which are also what the\n"
    "reference is made from.\n"
    "\n"
    "      --setup              write it to FOLDER/.engine/engine.lua (default: this folder) and name it\n"
    "                           in FOLDER/.luarc.json, so that an editor with the Lua language server\n"
    "                           completes and checks rule files; a .luarc.json that is there keeps what\n"
    "                           it says and is given what it lacks\n"
    "      --force              with --setup: write .luarc.json anew\n"
    "  -h, --help               this help\n"
    "  -V, --version            the versions of all parts\n"
    "\n"
    "Exit status: 0 done; 1 .luarc.json could not be added to and is as it was; 2 it could not be made.\n"
    "\n"
    "examples:\n"
    "  engine meta > engine.lua\n"
    "  engine meta --setup rules/\n";
/* clang-format on */

enum { OPT_SETUP = 256, OPT_FORCE };

static const struct option long_options[] = {{"setup", no_argument, NULL, OPT_SETUP},
                                             {"force", no_argument, NULL, OPT_FORCE},
                                             {"help", no_argument, NULL, 'h'},
                                             {"version", no_argument, NULL, 'V'},
                                             {NULL, 0, NULL, 0}};

static int main_meta(int argc, char **argv) {
  bool setup = false, force = false;
  for (int option;
       (option = eng__next_option(argc, argv, "hV", long_options, &eng__command_meta)) != -1;) {
    if (option == '?') return ENG__USAGE_STATUS;
    setup |= option == OPT_SETUP;
    force |= option == OPT_FORCE;
  }
  if (argc - optind > setup) return eng__usage_error(&eng__command_meta, "too many arguments");
  if (setup) return eng__setup(optind < argc ? argv[optind] : ".", force);
  if (force) return eng__usage_error(&eng__command_meta, "--force goes with --setup");
  return eng__print(eng__embedded("meta/engine.lua"), 0);
}

const eng__command eng__command_meta = {"meta", "the rule language, described for editors", usage,
                                        main_meta};

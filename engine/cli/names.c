/* engine names */
#include "cli/command.h"
#include "cli/options.h"
#include "author/names.h"
#include "translit/compare.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const char usage[] =
    "usage: engine names [OPTIONS] A B\n"
    "       engine names [OPTIONS] A\n"
    "       engine names [OPTIONS] --pairs FILE\n"
    "       engine names --costs\n"
    "\n"
    "Is it one name? Compares two spellings, in Persian or Latin letters, and shows the cheapest "
    "way to\n"
    "read one as the other, letter by letter, what each step costs, and what each mode says.\n"
    "Titles and the Arabic article are set aside, as in texts: \"President Rouhani\" is "
    "\"Rouhani\".\n"
    "Of one name: spellings that it accepts in both scripts, best first, twenty at most of each. "
    "The\n"
    "Persian ones of a Latin name are inferred.\n"
    "\n"
    "      --pairs FILE     many pairs, a line each, a tab between; writes one JSON object a "
    "line,\n"
    "                       {\"a\", \"b\", \"match\", \"score\"}, in their order\n"
    "      --mode MODE      what counts as a match: strict, standard (default), wide, or the "
    "least\n"
    "                       score, a number above 0 and up to 1\n"
    "      --schemes LIST   spelling habits allowed besides: fr, de, tr, es, ar, af with commas, "
    "or "
    "all\n"
    "      --costs          prints what each letter costs, tab-separated, and ends\n"
    "  -h, --help               this help\n"
    "  -V, --version            the versions of all parts\n"
    "\n"
    "Exit status: 0, match or not; 1 some lines of FILE are no pair; 2 FILE cannot be read, or A "
    "or B\n"
    "is longer than 200 letters.\n"
    "\n"
    "examples:\n"
    "  engine names خامنه‌ای Khamenei\n"
    "  engine names Ghalibaf\n"
    "  engine names --schemes tr حسین Hüseyin\n"
    "  engine names --mode strict --pairs pairs.tsv\n";

enum { OPT_PAIRS = 256, OPT_MODE, OPT_SCHEMES, OPT_COSTS };

static const struct option long_options[] = {{"pairs", required_argument, NULL, OPT_PAIRS},
                                             {"mode", required_argument, NULL, OPT_MODE},
                                             {"schemes", required_argument, NULL, OPT_SCHEMES},
                                             {"costs", no_argument, NULL, OPT_COSTS},
                                             {"help", no_argument, NULL, 'h'},
                                             {"version", no_argument, NULL, 'V'},
                                             {NULL, 0, NULL, 0}};

/* A number above 0 and up to 1, in thousandths; rounded up, for it is the least that passes. */
static bool parse_least(const char *text, int *least) {
  char *end;
  double number = strtod(text, &end);
  if (end == text || *end || !(number > 0 && number <= 1)) return false;
  *least = (int)ceil(number * 1000 - 1e-9);
  return true;
}

static bool parse_mode(const char *text, eng__names_options *names) {
  names->least = 0;
  for (int i = 0; eng__names_modes[i]; i++)
    if (strcmp(text, eng__names_modes[i]) == 0) return names->mode = (eng_names_mode)i, true;
  return parse_least(text, &names->least);
}

static unsigned scheme_of(const char *name, size_t len) {
  static const struct {
    const char *name;
    unsigned scheme;
  } SCHEMES[] = {{"fr", ENG_SCHEME_FRENCH},  {"de", ENG_SCHEME_GERMAN}, {"tr", ENG_SCHEME_TURKISH},
                 {"es", ENG_SCHEME_SPANISH}, {"ar", ENG_SCHEME_ARABIC}, {"af", ENG_SCHEME_DARI},
                 {"all", ENG_SCHEME_ALL}};
  for (size_t i = 0; i < sizeof SCHEMES / sizeof *SCHEMES; i++)
    if (strlen(SCHEMES[i].name) == len && memcmp(SCHEMES[i].name, name, len) == 0)
      return SCHEMES[i].scheme;
  return 0;
}

static bool parse_schemes(const char *text, unsigned *schemes) {
  for (;;) {
    size_t len = strcspn(text, ",");
    unsigned scheme = scheme_of(text, len);
    if (!scheme) return false;
    *schemes |= scheme;
    if (!text[len]) return true;
    text += len + 1;
  }
}

static int main_names(int argc, char **argv) {
  const eng__command *self = &eng__command_names;
  eng__names_options names = {.mode = ENG_NAMES_STANDARD};
  for (int option; (option = eng__next_option(argc, argv, "hV", long_options, self)) != -1;) {
    bool good = true;
    if (option == '?') return ENG__USAGE_STATUS;
    if (option == OPT_PAIRS) names.pairs = optarg;
    if (option == OPT_COSTS) names.costs = true;
    if (option == OPT_MODE) good = parse_mode(optarg, &names);
    if (option == OPT_SCHEMES) good = parse_schemes(optarg, &names.names.schemes);
    if (!good)
      return eng__usage_error(self, "'%s' is no value for --%s", optarg,
                              eng__option_name(long_options, option));
  }
  int arguments = argc - optind;
  if (names.pairs || names.costs) {
    if (arguments) return eng__usage_error(self, "--pairs and --costs take no names");
  } else {
    if (arguments < 1 || arguments > 2) return eng__usage_error(self, "one name or two are needed");
    names.a = eng__slice_of(argv[optind]);
    if (arguments == 2) names.b = eng__slice_of(argv[optind + 1]);
  }
  return eng__names(&names);
}

const eng__command eng__command_names = {"names", "is it one name, in either script", usage,
                                         main_names};

/* engine test */
#include "cli/command.h"
#include "cli/options.h"
#include "author/gold_test.h"
#include "author/test.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* clang-format off */
static const char usage[] =
    "usage: engine test [OPTIONS] PATH...\n"
    "       engine test --gold FILE.jsonl [OPTIONS] [RULES...]\n"
    "\n"
    "Runs the examples of rule files and pack folders: what stands in braces must be tagged, and nothing\n"
    "else may be. Then the texts in tests/*.txt beside the rules: in these a mark names its rule,\n"
    "{frame.war: front line}, all rules are run, and what a rule should find but does not yet is marked\n"
    "{todo frame.war: …}. Failures are printed with file and line.\n"
    "\n"
    "  -f, --format FORMAT      plain, tap, junit (XML), jsonl (default: plain)\n"
    "      --update             print what fails marked as it is found, and nothing else\n"
    "  -w, --watch              run again when a rule file, list or text changes, until Ctrl-C\n"
    "      --explain            the line of source below what does not load (default: on a terminal)\n"
    "\n"
    "With --gold the rules (default: those of this folder) are scored against texts in which people have\n"
    "marked what is to be found. A line of FILE is {\"id\", \"text\", \"spans\": [{\"start_char\", \"end_char\",\n"
    "\"label\"}, …]}; a label is the name of a rule, or else a technique that rules give. Precision, recall\n"
    "and F1 are counted strictly, by overlap and by characters (as SemEval-2020 task 11 does), for each\n"
    "label, over all (micro), as the mean of the labels (macro) and for spans of any label.\n"
    "\n"
    "      --gold FILE          score against FILE; the format is plain or json\n"
    "      --labels LIST        labels that were looked for too, where FILE has none of them: A,B\n"
    "      --at-least [M=]F1    exit status 1 when the micro F1 is less; M is strict (default), overlap or\n"
    "                           partial\n"
    "      --samples N          of the documents, for the intervals of 95 % (default: 1000; 0: none)\n"
    "      --seed N             of the samples (default: 1): equal runs give equal bytes\n"
    "\n"
    "  -h, --help               this help\n"
    "  -V, --version            the versions of all parts\n"
    "\n"
    "Exit status: 0 all pass; 1 some fail, or the score is too low; 2 a file does not load.\n"
    "\n"
    "examples:\n"
    "  engine test rules.lua\n"
    "  engine test --watch examples/framing.lua examples/officials.lua\n"
    "  engine test -f junit pack/ > results.xml\n"
    "  engine test --gold gold.jsonl --at-least partial=0.6 rules.lua\n";
/* clang-format on */

enum { OPT_UPDATE = 256, OPT_GOLD, OPT_LABELS, OPT_AT_LEAST, OPT_SAMPLES, OPT_SEED, OPT_EXPLAIN };

static const struct option long_options[] = {{"format", required_argument, NULL, 'f'},
                                             {"update", no_argument, NULL, OPT_UPDATE},
                                             {"watch", no_argument, NULL, 'w'},
                                             {"explain", no_argument, NULL, OPT_EXPLAIN},
                                             {"gold", required_argument, NULL, OPT_GOLD},
                                             {"labels", required_argument, NULL, OPT_LABELS},
                                             {"at-least", required_argument, NULL, OPT_AT_LEAST},
                                             {"samples", required_argument, NULL, OPT_SAMPLES},
                                             {"seed", required_argument, NULL, OPT_SEED},
                                             {"help", no_argument, NULL, 'h'},
                                             {"version", no_argument, NULL, 'V'},
                                             {NULL, 0, NULL, 0}};

typedef struct test_line {
  eng__test_options test;
  eng__gold_options gold;
  const char *format;
  bool scoring; /* an option was given that only --gold knows */
} test_line;

/* "0.7" or "partial=0.7". */
static bool take_least(eng__gold_options *gold, const char *value) {
  const char *equals = strchr(value, '=');
  int m = ENG__STRICT;
  if (equals) {
    for (m = 0; m < ENG__MEASURES; m++)
      if (strlen(eng__measure_names[m]) == (size_t)(equals - value) &&
          strncmp(eng__measure_names[m], value, (size_t)(equals - value)) == 0)
        break;
    if (m == ENG__MEASURES) return false;
    value = equals + 1;
  }
  char *end;
  gold->measure = (eng__measure)m;
  gold->at_least = strtod(value, &end);
  return end != value && !*end && gold->at_least > 0 && gold->at_least <= 1;
}

static bool take_option(test_line *line, int option, const char *value) {
  uint64_t number = 0;
  bool good = true;
  line->scoring |= option >= OPT_LABELS && option <= OPT_SEED;
  if (option == 'f') line->format = value;
  if (option == 'w') line->test.watch = true;
  if (option == OPT_UPDATE) line->test.update = true;
  if (option == OPT_EXPLAIN) line->test.explain = true;
  if (option == OPT_GOLD) line->gold.gold = value;
  if (option == OPT_LABELS) line->gold.labels = value;
  if (option == OPT_AT_LEAST) good = take_least(&line->gold, value);
  if (option == OPT_SEED) good = eng__parse_number(value, 0, UINT64_MAX, &line->gold.seed);
  if (option == OPT_SAMPLES) {
    good = eng__parse_number(value, 0, ENG__MOST_SAMPLES, &number);
    line->gold.samples = (uint32_t)number;
  }
  return good;
}

static int score(test_line *line, char **paths, int count) {
  static const char *const here[] = {"."};
  if (line->test.watch || line->test.update)
    return eng__usage_error(&eng__command_test, "--watch and --update do not go with --gold");
  line->gold.json = line->format && strcmp(line->format, "json") == 0;
  if (line->format && !line->gold.json && strcmp(line->format, "plain") != 0)
    return eng__usage_error(&eng__command_test, "with --gold the format is plain or json");
  line->gold.rules = count ? (const char *const *)paths : here;
  line->gold.rule_count = count ? (size_t)count : 1;
  return eng__gold_test(&line->gold);
}

static int main_test(int argc, char **argv) {
  test_line line = {.test = {.explain = isatty(STDOUT_FILENO)},
                    .gold = {.samples = 1000, .seed = 1}};
  for (int option;
       (option = eng__next_option(argc, argv, "f:whV", long_options, &eng__command_test)) != -1;) {
    if (option == '?') return ENG__USAGE_STATUS;
    if (!take_option(&line, option, optarg))
      return eng__usage_error(&eng__command_test, "'%s' is no value for --%s", optarg,
                              eng__option_name(long_options, option));
  }
  if (line.gold.gold) return score(&line, argv + optind, argc - optind);
  if (line.scoring)
    return eng__usage_error(&eng__command_test, "that option is for scoring; name --gold FILE");
  if (line.format && !eng__test_format_named(line.format, &line.test.format))
    return eng__usage_error(&eng__command_test, "'%s' is no value for --format", line.format);
  if (optind == argc) return eng__usage_error(&eng__command_test, "a rule file or pack is needed");
  if (line.test.format != ENG__TEST_PLAIN && (line.test.watch || line.test.update))
    return eng__usage_error(&eng__command_test, "--watch and --update write plain lines only");
  line.test.paths = (const char *const *)argv + optind;
  line.test.path_count = (size_t)(argc - optind);
  return eng__test(&line.test);
}

const eng__command eng__command_test = {"test", "run the examples of rule files", usage, main_test};

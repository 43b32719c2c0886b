/* engine compare */
#include "cli/command.h"
#include "cli/run_options.h"
#include "author/compare.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

/* clang-format off */
static const char usage[] =
    "usage: engine compare [OPTIONS] OLD NEW CORPUS...\n"
    "\n"
    "Shows what two versions of rules do differently over a corpus: hits that are new, lost or\n"
    "moved, in their contexts, and a table by rule. OLD and NEW are each a .lua file or a pack\n"
    "folder, or the results of a run (JSON lines), which are then taken from there; --context words\n"
    "of such hits are there when the run had them.\n"
    "\n"
    "Hits are compared rule by rule. Those with the same place and entity are the same, whatever\n"
    "their notes. Of the rest, those with the same id, and then those that overlap, have moved;\n"
    "what is left is lost or new. A rule with another name is another rule.\n"
    "\n"
    "      --check              exit status 1 when there is any difference\n"
    "      --sample N           show so many of each rule and kind of change, 0 for all (default: 20;\n"
    "                           JSON lines have all); the table counts all\n"
    "      --seed N             another sample (default: 1)\n"
    "      --context WHAT       so many words on each side, within the sentence (default: 12), or\n"
    "                           \"sentence\"\n"
    "  -o, --output FILE        write to FILE, which appears when it is complete (-: standard\n"
    "                           output)\n"
    "  -f, --format FORMAT      terminal, markdown (for a comment on a review) or jsonl (default: by\n"
    "                           the ending of FILE, .md is markdown; a terminal gets the terminal\n"
    "                           view, a pipe JSON lines)\n"
    "      --color WHEN         auto, always, never\n"
    "  -j, --jobs N             workers (default: all cores); the results are the same for every N\n"
    ENG__CORPUS_HELP
    "  -h, --help               this help\n"
    "  -V, --version            the versions of all parts\n"
    "\n"
    "On a terminal + is new, - is lost, and a hit that moved has a line for before (<) and one for\n"
    "after (>). In JSON lines every hit has change: new, lost or moved, and one that moved was: where\n"
    "it stood. A document that either side could not go through is not compared, and said.\n"
    "\n"
    "Exit status: 0 complete; 1 a difference, with --check, or some document failed; 2 it could not\n"
    "be made.\n"
    "\n"
    "examples:\n"
    "  engine compare rules-old.lua rules.lua corpus/\n"
    "  engine compare last-week.jsonl rules.lua corpus/ --check -f markdown -o comment.md\n"
    "  engine compare old/ new/ corpus/ -f jsonl | jq -r 'select(.change == \"lost\").text'\n";

enum { OPT_CHECK = 256, OPT_SAMPLE, OPT_SEED, OPT_COLOR };

static const struct option long_options[] = {
    {"check", no_argument, NULL, OPT_CHECK},
    {"sample", required_argument, NULL, OPT_SAMPLE},
    {"seed", required_argument, NULL, OPT_SEED},
    {"output", required_argument, NULL, 'o'},
    {"format", required_argument, NULL, 'f'},
    {"color", required_argument, NULL, OPT_COLOR},
    ENG__CORPUS_OPTIONS,
    {"help", no_argument, NULL, 'h'},
    {"version", no_argument, NULL, 'V'},
    {NULL, 0, NULL, 0}};
/* clang-format on */

enum { DEFAULT_WORDS = 12, DEFAULT_SAMPLE = 20, MOST_SAMPLE = 100000 };

typedef struct parsed {
  eng__compare_options compare;
  const char *color;
  bool format_said, sample_said;
} parsed;

static bool take_format(parsed *p, const char *text) {
  static const eng__choice formats[] = {{"terminal", ENG__COMPARE_TERMINAL},
                                        {"markdown", ENG__COMPARE_MARKDOWN},
                                        {"md", ENG__COMPARE_MARKDOWN},
                                        {"jsonl", ENG__COMPARE_JSONL},
                                        {"ndjson", ENG__COMPARE_JSONL},
                                        {"json", ENG__COMPARE_JSONL},
                                        {NULL, 0}};
  int value;
  if (!eng__parse_choice(text, formats, &value)) return false;
  p->compare.format = (eng__compare_format)value;
  return true;
}

static bool take_option(parsed *p, int option) {
  switch (option) {
  case OPT_CHECK:
    return p->compare.check = true;
  case OPT_SAMPLE:
    p->sample_said = true;
    return eng__parse_number(optarg, 0, MOST_SAMPLE, &p->compare.sample);
  case OPT_SEED:
    return eng__parse_number(optarg, 0, UINT64_MAX, &p->compare.seed);
  case 'o':
    return eng__take_output(&p->compare.run.output, optarg);
  case 'f':
    p->format_said = true;
    return take_format(p, optarg);
  case OPT_COLOR:
    p->color = optarg;
    return true;
  default:
    return eng__take_corpus_option(&p->compare.run, option, optarg);
  }
}

static int read_options(parsed *p, int argc, char **argv) {
  const eng__command *self = &eng__command_compare;
  for (int option;
       (option = eng__next_option(argc, argv, "o:f:j:qhV", long_options, self)) != -1;) {
    if (option == '?') return ENG__USAGE_STATUS;
    if (option == ENG__OPT_FAIL_ON_HIT)
      return eng__usage_error(self, "--fail-on-hit is for run and find; --check is for compare");
    if (!take_option(p, option))
      return eng__usage_error(self, "'%s' is no value for --%s", optarg,
                              eng__option_name(long_options, option));
  }
  return 0;
}

/* By the ending of the file, or by where the output goes; false: no format has this ending. */
static bool take_default_format(const char *output, eng__compare_format *format) {
  static const char *const lines[] = {"", "jsonl", "ndjson", "json"};
  *format = isatty(STDOUT_FILENO) ? ENG__COMPARE_TERMINAL : ENG__COMPARE_JSONL;
  if (!output) return true;
  const char *ending = eng__ending_of(output);
  *format = strcasecmp(ending, "md") == 0 ? ENG__COMPARE_MARKDOWN : ENG__COMPARE_JSONL;
  if (*format == ENG__COMPARE_MARKDOWN) return true;
  for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++)
    if (strcasecmp(ending, lines[i]) == 0) return true;
  eng__usage_error(&eng__command_compare,
                   "'%s' does not end in .jsonl, .ndjson, .json or .md; say -f FORMAT", output);
  return false;
}

static int settle(parsed *p) {
  eng__compare_options *compare = &p->compare;
  eng__run_options *run = &compare->run;
  if (!p->format_said && !take_default_format(run->output, &compare->format))
    return ENG__USAGE_STATUS;
  run->output = eng__output_file(run->output);
  bool terminal = !run->output && isatty(STDOUT_FILENO), valid;
  if (!p->sample_said) compare->sample = compare->format == ENG__COMPARE_JSONL ? 0 : DEFAULT_SAMPLE;
  compare->color =
      eng__wants_color(p->color, terminal, &valid) && compare->format == ENG__COMPARE_TERMINAL;
  if (!valid)
    return eng__usage_error(&eng__command_compare, "'%s' is no value for --color", p->color);
  if (!run->sink.context) {
    run->crew.context = ENG__CONTEXT_WORDS;
    run->crew.context_words = DEFAULT_WORDS;
  }
  unsigned width = eng__terminal_width();
  compare->width = width > 2 ? width - 2 : 0; /* the mark of a line */
  return 0;
}

static int main_compare(int argc, char **argv) {
  parsed p = {.compare = {.seed = 1}};
  eng__run_options *run = &p.compare.run;
  eng__crew_defaults(&run->crew);
  run->corpus.max_document = run->crew.max_document;
  int status = read_options(&p, argc, argv);
  if (status) return status;
  if (argc - optind < 3)
    return eng__usage_error(&eng__command_compare, "OLD, NEW and CORPUS are needed");
  p.compare.before = argv[optind];
  p.compare.after = argv[optind + 1];
  run->corpus.paths = (const char *const *)argv + optind + 2;
  run->corpus.path_count = (size_t)(argc - optind - 2);
  status = settle(&p);
  return status ? status : eng__compare_rules(&p.compare);
}

const eng__command eng__command_compare = {"compare", "what two versions of rules do differently",
                                           usage, main_compare};

/* engine find */
#include "cli/command.h"
#include "cli/run_options.h"
#include "author/find.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* clang-format off */
static const char usage[] =
    "usage: engine find [OPTIONS] PATTERN CORPUS...\n"
    "\n"
    "Finds a pattern at once, without a rule file, and shows each place with what stands around it.\n"
    "PATTERN is what a rule would say:\n"
    "\n"
    "  front line     words and phrases, in every form that `words` of a rule finds (wag* is a stem)\n"
    "  '/EXPRESSION/' a regex\n"
    "  name:NAME      a name in every spelling of both scripts\n"
    "  words:TEXT     words that look like one of the others\n"
    "\n"
    "CORPUS are files, folders, .jsonl files of records, or - for standard input. A terminal gets a\n"
    "concordance, the hits below each other; a pipe gets JSON lines with left and right.\n"
    "\n"
    "      --sort ORDER         document (default; as the corpus has them), left or right (by the\n"
    "                           words beside the hit, the nearest first), hit (by what was\n"
    "                           found), sentence; sorted hits come when the corpus was read\n"
    "      --context WHAT       so many words on each side, within the sentence (default: 12), or\n"
    "                           \"sentence\"\n"
    "      --case               capitals count\n"
    "      --raw                a regex looks at the text as written\n"
    "      --save FILE          write the pattern as a rule, with examples out of what was found\n"
    "  -o, --output FILE        write to FILE, which appears when it is complete (-: standard\n"
    "                           output)\n"
    "  -f, --format FORMAT      jsonl, tsv, csv or terminal (default: by the ending of FILE)\n"
    "      --bom                begin TSV and CSV with a byte order mark, for spreadsheets\n"
    "      --color WHEN         auto, always, never\n"
    "  -j, --jobs N             workers (default: all cores); the results are the same for every N\n"
    ENG__CORPUS_HELP
    "      --fail-on-hit        exit status 3 when there are hits\n"
    "  -q, --quiet              no progress line, no summary\n"
    "  -h, --help               this help\n"
    "  -V, --version            the versions of all parts\n"
    "\n"
    "Exit status: 0 complete, also without hits; 1 some document failed; 3 hits, with --fail-on-hit;\n"
    "2 it could not be made.\n"
    "\n"
    "examples:\n"
    "  engine find 'front line' examples/corpus/\n"
    "  engine find 'wag* war' corpus/ --sort right --context 6\n"
    "  engine find '/\\b(puppet|proxy) (regime|state)/' corpus/ --save rules/puppet.lua\n";

enum { OPT_SORT = 256, OPT_CASE, OPT_RAW, OPT_SAVE, OPT_BOM, OPT_COLOR };

static const struct option long_options[] = {
    {"sort", required_argument, NULL, OPT_SORT},
    {"case", no_argument, NULL, OPT_CASE},
    {"raw", no_argument, NULL, OPT_RAW},
    {"save", required_argument, NULL, OPT_SAVE},
    {"output", required_argument, NULL, 'o'},
    {"format", required_argument, NULL, 'f'},
    {"bom", no_argument, NULL, OPT_BOM},
    {"color", required_argument, NULL, OPT_COLOR},
    ENG__CORPUS_OPTIONS,
    {"help", no_argument, NULL, 'h'},
    {"version", no_argument, NULL, 'V'},
    {NULL, 0, NULL, 0}};
/* clang-format on */

enum { DEFAULT_WORDS = 12, MOST_NAMED = 16 };

/* The options while they are read. */
typedef struct parsed {
  eng__find_options find;
  eng__slice result_options[2 * MOST_NAMED];
  const char *color;
  bool format_said;
} parsed;

static bool parse_sort(eng__sort *sort, const char *text) {
  static const eng__choice orders[] = {{"document", ENG__SORT_CORPUS},
                                       {"corpus", ENG__SORT_CORPUS},
                                       {"left", ENG__SORT_LEFT},
                                       {"right", ENG__SORT_RIGHT},
                                       {"hit", ENG__SORT_HIT},
                                       {"sentence", ENG__SORT_SENTENCE},
                                       {NULL, 0}};
  int value;
  if (!eng__parse_choice(text, orders, &value)) return false;
  *sort = (eng__sort)value;
  return true;
}

static bool take_option(parsed *p, int option) {
  eng__run_options *run = &p->find.run;
  switch (option) {
  case OPT_SORT:
    return parse_sort(&run->sink.sort, optarg);
  case OPT_CASE:
    return p->find.pattern.keep_case = true;
  case OPT_RAW:
    return p->find.pattern.raw = true;
  case OPT_SAVE:
    p->find.save = optarg;
    return *optarg != '\0';
  case 'o':
    return eng__take_output(&run->output, optarg);
  case 'f':
    p->format_said = true;
    return eng__parse_format(optarg, &run->sink.format);
  case OPT_BOM:
    return run->sink.bom = true;
  case OPT_COLOR:
    p->color = optarg;
    return true;
  default:
    return eng__take_corpus_option(run, option, optarg);
  }
}

static int read_options(parsed *p, int argc, char **argv) {
  const eng__command *self = &eng__command_find;
  for (int option;
       (option = eng__next_option(argc, argv, "o:f:j:qhV", long_options, self)) != -1;) {
    const char *name = eng__option_name(long_options, option);
    if (option == '?') return ENG__USAGE_STATUS;
    if (!take_option(p, option))
      return eng__usage_error(self, "'%s' is no value for --%s", optarg, name);
    if (option == OPT_SORT || eng__corpus_option_shows(option))
      eng__note_option(
          (eng__noted_options){p->result_options, &p->find.run.result_option_count, MOST_NAMED},
          name, optarg);
  }
  return 0;
}

/* Whoever sorts by sentences compares whole ones. */
static void settle_context(eng__run_options *run) {
  if (run->sink.context) return;
  bool whole = run->sink.sort == ENG__SORT_SENTENCE;
  run->sink.context = true;
  run->crew.context = whole ? ENG__CONTEXT_SENTENCE : ENG__CONTEXT_WORDS;
  run->crew.context_words = DEFAULT_WORDS;
}

static int settle(parsed *p) {
  eng__run_options *run = &p->find.run;
  if (!p->format_said && !eng__format_of_output(run->output, &run->sink.format, &eng__command_find))
    return ENG__USAGE_STATUS;
  run->output = eng__output_file(run->output);
  bool terminal = !run->output && isatty(STDOUT_FILENO), valid;
  run->sink.color = eng__wants_color(p->color, terminal, &valid);
  run->sink.on_screen = terminal;
  if (!valid) return eng__usage_error(&eng__command_find, "'%s' is no value for --color", p->color);
  settle_context(run);
  run->sink.concordance = true;
  run->sink.width = eng__terminal_width();
  run->progress = isatty(STDERR_FILENO) && (run->output || !isatty(STDOUT_FILENO));
  return 0;
}

static int main_find(int argc, char **argv) {
  parsed p = {.find = {.run = {.sink = {.hits = true}}}};
  eng__crew_defaults(&p.find.run.crew);
  p.find.run.corpus.max_document = p.find.run.crew.max_document;
  int status = read_options(&p, argc, argv);
  if (status) return status;
  if (argc - optind < 2)
    return eng__usage_error(&eng__command_find, "PATTERN and CORPUS are needed");
  p.find.pattern.text = argv[optind];
  p.find.run.corpus.paths = (const char *const *)argv + optind + 1;
  p.find.run.corpus.path_count = (size_t)(argc - optind - 1);
  p.find.run.result_options = p.result_options;
  status = eng__need_file(&eng__command_find, "save", p.find.save);
  if (!status) status = settle(&p);
  return status ? status : eng__find(&p.find);
}

const eng__command eng__command_find = {"find", "find a pattern at once, as a concordance", usage,
                                        main_find};

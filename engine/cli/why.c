/* engine why */
#include "cli/command.h"
#include "cli/run_options.h"
#include "author/why.h"

#include <string.h>
#include <unistd.h>

/* clang-format off */
static const char usage[] =
    "usage: engine why [OPTIONS] RULES FILE:LINE\n"
    "\n"
    "Says what each rule did at one line of a document, element by element: which candidates there\n"
    "were, which condition or function said no and with what, and, where a rule found nothing, how\n"
    "far its nearest word, phrase or expression got. Record 12 of a file: FILE.jsonl#12:1.\n"
    "\n"
    "      --rule NAME          ask this rule alone\n"
    "  -f, --format FORMAT      jsonl or terminal (default)\n"
    "      --color WHEN         auto, always, never\n"
    "      --meta FILE          a table (.tsv, .csv, .jsonl) with a column doc, for doc.meta\n"
    "      --text-field NAME    field of a record that holds its text (default: text)\n"
    "      --id-field NAME      field of a record that holds its id (default: id)\n"
    "      --max-document SIZE  longest document (default: 64M)\n"
    "      --timeout TIME       CPU time of the document (default: 30s)\n"
    "  -h, --help               this help\n"
    "  -V, --version            the versions of all parts\n"
    "\n"
    "Exit status: 0, whatever the rules did; 1 the document failed; 2 there is no such line or rule,\n"
    "or the rules do not load.\n"
    "\n"
    "examples:\n"
    "  engine why examples/framing.lua examples/corpus/02-state-daily.txt:7\n"
    "  engine why rules.lua posts.jsonl#12:1 --rule frame.war -f jsonl\n";

enum { OPT_RULE = 256, OPT_COLOR };
enum { TIMEOUT_MS = 30000 }; /* explaining takes longer than searching */

static const struct option long_options[] = {
    {"rule", required_argument, NULL, OPT_RULE},
    {"format", required_argument, NULL, 'f'},
    {"color", required_argument, NULL, OPT_COLOR},
    {"meta", required_argument, NULL, ENG__OPT_META},
    {"text-field", required_argument, NULL, ENG__OPT_TEXT_FIELD},
    {"id-field", required_argument, NULL, ENG__OPT_ID_FIELD},
    {"max-document", required_argument, NULL, ENG__OPT_MAX_DOCUMENT},
    {"timeout", required_argument, NULL, ENG__OPT_TIMEOUT},
    {"help", no_argument, NULL, 'h'},
    {"version", no_argument, NULL, 'V'},
    {NULL, 0, NULL, 0}};
/* clang-format on */

static bool take_format(eng__why_options *why, const char *text) {
  eng__format format;
  if (!eng__parse_format(text, &format)) return false;
  why->json = format == ENG__FORMAT_JSONL;
  return why->json || format == ENG__FORMAT_TERMINAL;
}

static bool take_option(eng__why_options *why, int option, const char **color) {
  if (option == 'f') return take_format(why, optarg);
  if (option == OPT_RULE) why->rule = optarg;
  else if (option == OPT_COLOR) *color = optarg;
  else return eng__take_corpus_option(&why->run, option, optarg);
  return true;
}

static int main_why(int argc, char **argv) {
  const eng__command *self = &eng__command_why;
  eng__why_options why = {0};
  const char *color = NULL;
  bool valid;
  eng__crew_defaults(&why.run.crew);
  why.run.crew.timeout_ms = TIMEOUT_MS;
  why.run.corpus.max_document = why.run.crew.max_document;
  for (int option; (option = eng__next_option(argc, argv, "f:hV", long_options, self)) != -1;) {
    if (option == '?') return ENG__USAGE_STATUS;
    if (!take_option(&why, option, &color))
      return eng__usage_error(self, "'%s' is no value for --%s", optarg,
                              eng__option_name(long_options, option));
  }
  if (argc - optind != 2) return eng__usage_error(self, "RULES and FILE:LINE are needed");
  why.color = eng__wants_color(color, isatty(STDOUT_FILENO), &valid);
  if (!valid) return eng__usage_error(self, "'%s' is no value for --color", color);
  why.rules = argv[optind];
  why.place = argv[optind + 1];
  return eng__why(&why);
}

const eng__command eng__command_why = {"why", "why a rule matched at a line, or why not", usage,
                                       main_why};

/* engine show */
#include "cli/command.h"
#include "cli/options.h"
#include "run/print.h"
#include "run/run.h"
#include "author/show.h"

#include <string.h>
#include <unistd.h>

static const char usage[] =
    "usage: engine show [OPTIONS] FILE...\n"
    "\n"
    "The microscope: what the engine sees in a document. Without options: encoding and why it was "
    "taken,\n"
    "language, and counts.\n"
    "\n"
    "      --words         its tokens: place, kind, text, folded form\n"
    "      --sentences     its sentences\n"
    "      --view          the folded text that patterns look at\n"
    "      --hits RULES    what the rules find in it, behind all that was asked for besides\n"
    "  -f, --format FORMAT  terminal (default) or jsonl: one object a document, {\"doc\", "
    "\"words\":\n"
    "                      [[start_byte, end_byte, kind, folded], ...], \"sentences\": "
    "[[start_byte,\n"
    "                      end_byte], ...]}\n"
    "      --text-field NAME, --id-field NAME, --max-document SIZE   as in engine run\n"
    "  -h, --help               this help\n"
    "  -V, --version            the versions of all parts\n"
    "\n"
    "Exit status: 0; 2 a file is missing or cannot be read.\n"
    "\n"
    "examples:\n"
    "  engine show --words article.txt\n"
    "  engine show --words --sentences -f jsonl corpus/*.txt\n"
    "  engine show --hits rules.lua article.txt\n";

enum {
  OPT_WORDS = 256,
  OPT_SENTENCES,
  OPT_VIEW,
  OPT_HITS,
  OPT_ZONES,
  OPT_TEXT_FIELD,
  OPT_ID_FIELD,
  OPT_MAX_DOCUMENT
};

static const struct option long_options[] = {
    {"words", no_argument, NULL, OPT_WORDS},
    {"sentences", no_argument, NULL, OPT_SENTENCES},
    {"view", no_argument, NULL, OPT_VIEW},
    {"hits", required_argument, NULL, OPT_HITS},
    {"zones", no_argument, NULL, OPT_ZONES},
    {"format", required_argument, NULL, 'f'},
    {"text-field", required_argument, NULL, OPT_TEXT_FIELD},
    {"id-field", required_argument, NULL, OPT_ID_FIELD},
    {"max-document", required_argument, NULL, OPT_MAX_DOCUMENT},
    {"help", no_argument, NULL, 'h'},
    {"version", no_argument, NULL, 'V'},
    {NULL, 0, NULL, 0}};

static int show_hits(const eng__show_options *show, const char *rules) {
  eng__run_options run = {.rules = &rules,
                          .rule_count = 1,
                          .corpus = show->corpus,
                          .quiet = true,
                          .sink = {.hits = true, .rows = true}};
  eng__crew_defaults(&run.crew);
  run.crew.workers = 1;
  run.crew.fields = show->fields;
  run.sink.format = show->json ? ENG__FORMAT_JSONL : ENG__FORMAT_TERMINAL;
  bool valid;
  run.sink.color = eng__wants_color(NULL, isatty(STDOUT_FILENO), &valid);
  return eng__run(&run);
}

/* Two looks at the same files: what the engine sees in all of them, then what the rules find. */
static int show_both(const eng__show_options *show, const char *rules) {
  if (eng__corpus_takes_stdin(&show->corpus))
    return eng__usage_error(&eng__command_show, "--hits reads standard input again; ask for it "
                                                "alone, or name a file");
  int code = eng__show(show);
  if (code == ENG__EXIT_COMPLETE && !show->json) code = eng__print(ENG__SLICE("\n"), code);
  return code == ENG__EXIT_COMPLETE ? show_hits(show, rules) : code;
}

static int main_show(int argc, char **argv) {
  const eng__command *self = &eng__command_show;
  eng__show_options show = {.corpus = {.max_document = (size_t)64 << 20}};
  const char *rules = NULL;
  eng__format format;
  for (int option; (option = eng__next_option(argc, argv, "f:hV", long_options, self)) != -1;) {
    bool good = true;
    if (option == '?') return ENG__USAGE_STATUS;
    if (option == OPT_ZONES)
      return eng__usage_error(self, "--zones is not in this version of the engine");
    if (option == OPT_WORDS) show.words = true;
    if (option == OPT_SENTENCES) show.sentences = true;
    if (option == OPT_VIEW) show.view = true;
    if (option == OPT_HITS) rules = optarg;
    if (option == OPT_TEXT_FIELD) show.fields.text = eng__slice_of(optarg);
    if (option == OPT_ID_FIELD) show.fields.id = eng__slice_of(optarg);
    if (option == OPT_MAX_DOCUMENT)
      good = eng__parse_size(optarg, &show.corpus.max_document) && show.corpus.max_document > 0 &&
             show.corpus.max_document <= (size_t)1 << 30;
    if (option == 'f') {
      good = eng__parse_format(optarg, &format) &&
             (format == ENG__FORMAT_JSONL || format == ENG__FORMAT_TERMINAL);
      show.json = good && format == ENG__FORMAT_JSONL;
    }
    if (!good)
      return eng__usage_error(self, "'%s' is no value for --%s", optarg,
                              eng__option_name(long_options, option));
  }
  if (optind == argc) return eng__usage_error(self, "a FILE is needed");
  show.corpus.paths = (const char *const *)argv + optind;
  show.corpus.path_count = (size_t)(argc - optind);
  if (!rules) return eng__show(&show);
  bool alone = !show.words && !show.sentences && !show.view;
  return alone ? show_hits(&show, rules) : show_both(&show, rules);
}

const eng__command eng__command_show = {"show", "what the engine sees in a document", usage,
                                        main_show};

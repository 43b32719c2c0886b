/* engine run */
#include "cli/command.h"
#include "cli/options.h"
#include "run/run.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char usage[] =
    "usage: engine run [OPTIONS] RULES CORPUS...\n"
    "\n"
    "Tags a corpus. RULES is a .lua file or a pack folder; CORPUS are files, folders, .jsonl files "
    "of\n"
    "records, or - for standard input.\n"
    "\n"
    "  -r, --rules RULES        further rules\n"
    "  -o, --output FILE        write to FILE, which appears when it is complete\n"
    "  -f, --format FORMAT      jsonl, tsv, csv or terminal (default: by the ending of FILE; a "
    "terminal\n"
    "                           gets the terminal view, a pipe JSON lines)\n"
    "      --columns LIST       further columns for TSV and CSV: "
    "note.topic,groups.who.entity,meta.outlet\n"
    "      --bom                begin TSV and CSV with a byte order mark, for spreadsheets\n"
    "      --docs               a line for each document\n"
    "      --only LIST          write just these lines: hit, row, doc; nothing else\n"
    "      --context WHAT       the text left and right of each hit: so many words, or "
    "\"sentence\"\n"
    "      --color WHEN         auto, always, never\n"
    "  -j, --jobs N             workers (default: all cores); the results are the same for every "
    "N\n"
    "      --meta FILE          a table (.tsv, .csv, .jsonl) with a column doc, for doc.meta\n"
    "      --input KIND         standard input is text or jsonl\n"
    "      --text-field NAME    field of a record that holds its text (default: text)\n"
    "      --id-field NAME      field of a record that holds its id (default: id)\n"
    "      --max-document SIZE  longest document (default: 64M)\n"
    "      --max-memory SIZE    of a worker, besides eight times the document (default: 128M)\n"
    "      --timeout TIME       CPU time of a document, besides 1 s for each 4 MiB (default: 2s)\n"
    "      --limit-regex N      match limit of a regex (default: 1000000)\n"
    "      --no-jit             interpret regexes\n"
    "      --stats              a table of what each rule did, on stderr\n"
    "      --fail-on-hit        exit status 3 when there are hits\n"
    "  -q, --quiet              no progress line, no summary\n"
    "  -h, --help               this help\n"
    "  -V, --version            the versions of all parts\n"
    "\n"
    "Exit status: 0 complete; 1 some document, rule or example failed; 3 hits, with --fail-on-hit; "
    "2 the\n"
    "run could not be made.\n"
    "\n"
    "examples:\n"
    "  engine run examples/framing.lua examples/corpus/\n"
    "  engine run rules.lua corpus/ -o hits.csv --bom --context sentence\n"
    "  zcat posts.jsonl.gz | engine run rules.lua - --text-field body | jq -r .text\n";

enum {
  OPT_COLUMNS = 256,
  OPT_BOM,
  OPT_DOCS,
  OPT_ONLY,
  OPT_CONTEXT,
  OPT_COLOR,
  OPT_META,
  OPT_INPUT,
  OPT_TEXT_FIELD,
  OPT_ID_FIELD,
  OPT_MAX_DOCUMENT,
  OPT_MAX_MEMORY,
  OPT_TIMEOUT,
  OPT_LIMIT_REGEX,
  OPT_NO_JIT,
  OPT_STATS,
  OPT_FAIL_ON_HIT,
  OPT_LATER
};

static const struct option long_options[] = {
    {"rules", required_argument, NULL, 'r'},
    {"output", required_argument, NULL, 'o'},
    {"format", required_argument, NULL, 'f'},
    {"columns", required_argument, NULL, OPT_COLUMNS},
    {"bom", no_argument, NULL, OPT_BOM},
    {"docs", no_argument, NULL, OPT_DOCS},
    {"only", required_argument, NULL, OPT_ONLY},
    {"context", required_argument, NULL, OPT_CONTEXT},
    {"color", required_argument, NULL, OPT_COLOR},
    {"jobs", required_argument, NULL, 'j'},
    {"meta", required_argument, NULL, OPT_META},
    {"input", required_argument, NULL, OPT_INPUT},
    {"text-field", required_argument, NULL, OPT_TEXT_FIELD},
    {"id-field", required_argument, NULL, OPT_ID_FIELD},
    {"max-document", required_argument, NULL, OPT_MAX_DOCUMENT},
    {"max-memory", required_argument, NULL, OPT_MAX_MEMORY},
    {"timeout", required_argument, NULL, OPT_TIMEOUT},
    {"limit-regex", required_argument, NULL, OPT_LIMIT_REGEX},
    {"no-jit", no_argument, NULL, OPT_NO_JIT},
    {"stats", no_argument, NULL, OPT_STATS},
    {"fail-on-hit", no_argument, NULL, OPT_FAIL_ON_HIT},
    {"quiet", no_argument, NULL, 'q'},
    {"help", no_argument, NULL, 'h'},
    {"version", no_argument, NULL, 'V'},
    {"resume", no_argument, NULL, OPT_LATER},
    {"shard", required_argument, NULL, OPT_LATER},
    {"cache", required_argument, NULL, OPT_LATER},
    {"coverage", required_argument, NULL, OPT_LATER},
    {"profile", required_argument, NULL, OPT_LATER},
    {"furniture", required_argument, NULL, OPT_LATER},
    {"verify", required_argument, NULL, OPT_LATER},
    {NULL, 0, NULL, 0}};

enum { MOST_LISTED = 64 };

/* The options while they are read. */
typedef struct parsed {
  eng__run_options run;
  const char *rules[MOST_LISTED];
  const char *columns[MOST_LISTED];
  eng__slice result_options[2 * MOST_LISTED];
  const char *color;
  bool format_said;
} parsed;

/* Options that change lines are named in the run line. */
static void note_option(parsed *p, const char *name, const char *value) {
  size_t at = 2 * p->run.result_option_count;
  if (at + 2 > sizeof p->result_options / sizeof p->result_options[0]) return;
  p->result_options[at] = eng__slice_of(name);
  p->result_options[at + 1] = eng__slice_of(value);
  p->run.result_option_count++;
}

static bool split_columns(parsed *p, char *list) {
  char *rest = NULL;
  for (char *column = strtok_r(list, ",", &rest); column; column = strtok_r(NULL, ",", &rest)) {
    if (p->run.sink.column_count == MOST_LISTED) return false;
    p->columns[p->run.sink.column_count++] = column;
  }
  p->run.sink.columns = p->columns;
  return true;
}

static bool parse_only(parsed *p, const char *list) {
  eng__sink_options *sink = &p->run.sink;
  sink->hits = sink->rows = sink->docs = false;
  sink->only = true;
  while (*list) {
    size_t len = strcspn(list, ",");
    eng__slice word = {list, len};
    if (eng__slice_equal(word, ENG__SLICE("hit"))) sink->hits = true;
    else if (eng__slice_equal(word, ENG__SLICE("row"))) sink->rows = true;
    else if (eng__slice_equal(word, ENG__SLICE("doc"))) sink->docs = true;
    else return false;
    list += len + (list[len] == ',');
  }
  return sink->hits || sink->rows || sink->docs;
}

static bool parse_context(parsed *p, const char *text) {
  uint64_t words;
  p->run.sink.context = true;
  p->run.crew.context = ENG__CONTEXT_SENTENCE;
  if (strcmp(text, "sentence") == 0) return true;
  if (!eng__parse_number(text, 1, 1000, &words)) return false;
  p->run.crew.context = ENG__CONTEXT_WORDS;
  p->run.crew.context_words = (uint32_t)words;
  return true;
}

static bool parse_input(parsed *p, const char *text) {
  p->run.corpus.input = strcmp(text, "text") == 0 ? ENG__INPUT_TEXT : ENG__INPUT_JSONL;
  return strcmp(text, "text") == 0 || strcmp(text, "jsonl") == 0;
}

static bool parse_jobs(parsed *p, const char *text) {
  uint64_t jobs;
  if (!eng__parse_number(text, 1, ENG__MOST_WORKERS, &jobs)) return false;
  p->run.crew.workers = (unsigned)jobs;
  return true;
}

static bool parse_limit_regex(parsed *p, const char *text) {
  uint64_t limit;
  if (!eng__parse_number(text, 1, UINT32_MAX, &limit)) return false;
  p->run.crew.match.match = (uint32_t)limit;
  return true;
}

static bool parse_max_document(parsed *p, const char *text) {
  size_t most = (size_t)1 << 30;
  return eng__parse_size(text, &p->run.corpus.max_document) && p->run.corpus.max_document > 0 &&
         p->run.corpus.max_document <= most;
}

/* What a plain option changes, or false for a bad value. */
static bool take_value(parsed *p, int option) {
  switch (option) {
  case 'r':
    if (p->run.rule_count + 1 >= MOST_LISTED) return false;
    p->rules[++p->run.rule_count] = optarg; /* place 0 is for the first argument */
    return true;
  case 'o':
    p->run.output = optarg;
    return *optarg != '\0';
  case 'f':
    p->format_said = true;
    return eng__parse_format(optarg, &p->run.sink.format);
  case 'j':
    return parse_jobs(p, optarg);
  case OPT_COLUMNS:
    return split_columns(p, optarg);
  case OPT_COLOR:
    p->color = optarg;
    return true;
  case OPT_META:
    p->run.meta = optarg;
    return true;
  case OPT_ONLY:
    return parse_only(p, optarg);
  case OPT_CONTEXT:
    return parse_context(p, optarg);
  case OPT_INPUT:
    return parse_input(p, optarg);
  case OPT_TEXT_FIELD:
    p->run.crew.fields.text = eng__slice_of(optarg);
    return *optarg != '\0';
  case OPT_ID_FIELD:
    p->run.crew.fields.id = eng__slice_of(optarg);
    return *optarg != '\0';
  case OPT_MAX_DOCUMENT:
    return parse_max_document(p, optarg);
  case OPT_MAX_MEMORY:
    return eng__parse_size(optarg, &p->run.crew.max_memory) && p->run.crew.max_memory >= 1 << 20;
  case OPT_TIMEOUT:
    return eng__parse_milliseconds(optarg, &p->run.crew.timeout_ms);
  case OPT_LIMIT_REGEX:
    return parse_limit_regex(p, optarg);
  default:
    return false;
  }
}

static void take_flag(parsed *p, int option) {
  if (option == 'q') p->run.quiet = true;
  if (option == OPT_BOM) p->run.sink.bom = true;
  if (option == OPT_DOCS) p->run.sink.docs = true;
  if (option == OPT_NO_JIT) p->run.crew.match.no_jit = true;
  if (option == OPT_STATS) p->run.stats = true;
  if (option == OPT_FAIL_ON_HIT) p->run.fail_on_hit = true;
}

static bool changes_lines(int option) {
  return option == OPT_DOCS || option == OPT_ONLY || option == OPT_CONTEXT || option == OPT_INPUT ||
         option == OPT_TEXT_FIELD || option == OPT_ID_FIELD || option == OPT_MAX_DOCUMENT ||
         option == OPT_MAX_MEMORY || option == OPT_TIMEOUT || option == OPT_LIMIT_REGEX;
}

static const char *option_name(int option) {
  for (const struct option *o = long_options; o->name; o++)
    if (o->val == option) return o->name;
  return "";
}

static int read_options(parsed *p, int argc, char **argv) {
  const eng__command *self = &eng__command_run;
  for (int option;
       (option = eng__next_option(argc, argv, "r:o:f:j:qhV", long_options, self)) != -1;) {
    if (option == '?') return ENG__USAGE_STATUS;
    if (option == OPT_LATER)
      return eng__usage_error(self, "%s is not in this version of the engine", argv[optind - 1]);
    bool flag = option == 'q' || option == OPT_BOM || option == OPT_DOCS || option == OPT_NO_JIT ||
                option == OPT_STATS || option == OPT_FAIL_ON_HIT;
    if (flag) take_flag(p, option);
    else if (!take_value(p, option))
      return eng__usage_error(self, "'%s' is no value for --%s", optarg, option_name(option));
    if (changes_lines(option)) note_option(p, option_name(option), flag ? "true" : optarg);
  }
  return 0;
}

/* The format by what was said, by the ending of the file, or by where the output goes. */
static int settle_format(parsed *p) {
  bool terminal = !p->run.output && isatty(STDOUT_FILENO);
  if (!p->format_said) {
    const char *dot = p->run.output ? strrchr(p->run.output, '.') : NULL;
    p->run.sink.format = terminal ? ENG__FORMAT_TERMINAL : ENG__FORMAT_JSONL;
    if (dot) (void)eng__parse_format(dot + 1, &p->run.sink.format);
  }
  bool valid;
  p->run.sink.color = eng__wants_color(p->color, terminal, &valid);
  if (!valid) return eng__usage_error(&eng__command_run, "'%s' is no value for --color", p->color);
  if (p->run.sink.column_count && p->run.sink.format != ENG__FORMAT_TSV &&
      p->run.sink.format != ENG__FORMAT_CSV)
    return eng__usage_error(&eng__command_run, "--columns is for TSV and CSV");
  return 0;
}

static int main_run(int argc, char **argv) {
  parsed p = {.run = {.sink = {.hits = true, .rows = true}}};
  eng__crew_defaults(&p.run.crew);
  p.run.corpus.max_document = p.run.crew.max_document;
  int status = read_options(&p, argc, argv);
  if (status) return status;
  if (argc - optind < 2) return eng__usage_error(&eng__command_run, "RULES and CORPUS are needed");
  p.rules[0] = argv[optind];
  p.run.rules = p.rules;
  p.run.rule_count++;
  p.run.corpus.paths = (const char *const *)argv + optind + 1;
  p.run.corpus.path_count = (size_t)(argc - optind - 1);
  p.run.result_options = p.result_options;
  p.run.progress = isatty(STDERR_FILENO) && !isatty(STDOUT_FILENO);
  status = settle_format(&p);
  return status ? status : eng__run(&p.run);
}

const eng__command eng__command_run = {"run", "tag a corpus with a rule file or pack", usage,
                                       main_run};

/* engine run */
#include "cli/command.h"
#include "cli/run_options.h"

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
    "  -o, --output FILE        write to FILE, which appears when it is complete (-: standard\n"
    "                           output)\n"
    "      --resume             keep FILE.journal; the same command again goes on from there\n"
    "  -f, --format FORMAT      jsonl, tsv, csv or terminal (default: by the ending of FILE; a "
    "terminal\n"
    "                           gets the terminal view, a pipe JSON lines)\n"
    "      --columns LIST       further columns for TSV and CSV: "
    "note.topic,groups.who.entity,meta.outlet,\n"
    "                           and source: the file and line of a record that has an id (there "
    "by\n"
    "                           itself when the first hit is of such a record)\n"
    "      --bom                begin TSV and CSV with a byte order mark, for spreadsheets\n"
    "      --docs               a line for each document\n"
    "      --shard I/N          take the I-th of N parts of the corpus, for 'engine merge'\n"
    "      --only LIST          write just these lines: hit, row, doc; nothing else\n"
    "      --context WHAT       the text left and right of each hit: so many words, or "
    "\"sentence\"\n"
    "      --color WHEN         auto, always, never\n"
    "  -j, --jobs N             workers (default: all cores); the results are the same for every "
    "N\n" ENG__CORPUS_HELP "      --coverage FILE      which branches of rules fired and which "
    "never did, and which rules\n"
    "                           overlap, as JSON lines (see below)\n"
    "      --stats              a table of what each rule did, on stderr\n"
    "      --fail-on-hit        exit status 3 when there are hits\n"
    "  -q, --quiet              no progress line, no summary\n"
    "  -h, --help               this help\n"
    "  -V, --version            the versions of all parts\n"
    "\n"
    "With --resume what is finished is kept in FILE.journal, and the same command completes a run "
    "that\n"
    "was killed or interrupted, to the bytes of an undisturbed one; -j may be another. A journal "
    "of "
    "other\n"
    "rules, options or documents is refused (status 2): remove it to begin anew. --stats counts "
    "what "
    "was\n"
    "done since.\n"
    "\n"
    "In a table a cell that a spreadsheet would take for a formula (it begins with = + - @) has "
    "an\n"
    "apostrophe in front. TSV has no quotes, a tab, line break or backslash is \\t, \\n, \\r, "
    "\\\\: "
    "read\n"
    "it without quotes (quoting=3 in pandas, quote=\"\" in R), or take CSV. CSV files and JSON "
    "arrays\n"
    "are read as texts; a table is made records by one JSON object a line.\n"
    "\n"
    "The file of --coverage has a line for each branch of each rule, those that never fired "
    "first:\n"
    "the rule itself, the alternatives, entries and elements of what it looks for, and of each\n"
    "condition and where: that it held, and that it did not (of unless: that its pattern was "
    "there).\n"
    "count is of candidates, tagged of those that became hits, first the first place. Then pairs "
    "of\n"
    "rules whose hits overlap: the same span, one inside the other, or crossing.\n"
    "\n"
    "Exit status: 0 complete; 1 some document, rule or example failed; 3 hits, with --fail-on-hit; "
    "2 the\n"
    "run could not be made; 130, 143, 129 interrupted by SIGINT, SIGTERM, SIGHUP.\n"
    "\n"
    "examples:\n"
    "  engine run examples/framing.lua examples/corpus/\n"
    "  engine run rules.lua corpus/ -o hits.csv --bom --context sentence\n"
    "  engine run rules.lua archive/ -o hits.jsonl --resume\n"
    "  zcat posts.jsonl.gz | engine run rules.lua - --text-field body | jq -r .text\n";

enum {
  OPT_COLUMNS = 256,
  OPT_BOM,
  OPT_DOCS,
  OPT_ONLY,
  OPT_COLOR,
  OPT_STATS,
  OPT_RESUME,
  OPT_SHARD,
  OPT_COVERAGE,
  OPT_CACHE, /* from here on not in this version */
  OPT_CACHE_VERIFY,
  OPT_PROFILE,
  OPT_FURNITURE,
  OPT_VERIFY,
  OPT_LATER_END,
};

/* clang-format off */
static const struct option long_options[] = {
    {"rules", required_argument, NULL, 'r'},
    {"output", required_argument, NULL, 'o'},
    {"format", required_argument, NULL, 'f'},
    {"columns", required_argument, NULL, OPT_COLUMNS},
    {"bom", no_argument, NULL, OPT_BOM},
    {"docs", no_argument, NULL, OPT_DOCS},
    {"only", required_argument, NULL, OPT_ONLY},
    {"color", required_argument, NULL, OPT_COLOR},
    {"stats", no_argument, NULL, OPT_STATS},
    ENG__CORPUS_OPTIONS,
    {"help", no_argument, NULL, 'h'},
    {"version", no_argument, NULL, 'V'},
    {"resume", no_argument, NULL, OPT_RESUME},
    {"shard", required_argument, NULL, OPT_SHARD},
    {"cache", required_argument, NULL, OPT_CACHE},
    {"cache-verify", no_argument, NULL, OPT_CACHE_VERIFY},
    {"coverage", required_argument, NULL, OPT_COVERAGE},
    {"profile", required_argument, NULL, OPT_PROFILE},
    {"furniture", required_argument, NULL, OPT_FURNITURE},
    {"verify", required_argument, NULL, OPT_VERIFY},
    {NULL, 0, NULL, 0}};
/* clang-format on */

enum { MOST_LISTED = 64 };

/* The options while they are read. */
typedef struct parsed {
  eng__run_options run;
  const char *rules[MOST_LISTED];
  const char *columns[MOST_LISTED];
  eng__slice result_options[2 * MOST_LISTED];
  const char *color;
  bool format_said, docs;
} parsed;

static bool split_columns(parsed *p, char *list) {
  char *rest = NULL;
  for (char *column = strtok_r(list, ",", &rest); column; column = strtok_r(NULL, ",", &rest)) {
    if (strcmp(column, "source") == 0) {
      p->run.sink.source = true;
      continue;
    }
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

/* "I/N", I from 1. */
static bool parse_shard(eng__shard *shard, const char *text) {
  uint64_t index, count;
  char first[8];
  size_t len = strcspn(text, "/");
  if (text[len] != '/' || len >= sizeof first) return false;
  memcpy(first, text, len);
  first[len] = '\0';
  if (!eng__parse_number(text + len + 1, 1, ENG__MOST_SHARDS, &count)) return false;
  if (!eng__parse_number(first, 1, count, &index)) return false;
  *shard = (eng__shard){(uint32_t)index - 1, (uint32_t)count};
  return true;
}

/* What a plain option changes, or false for a bad value. */
static bool take_value(parsed *p, int option) {
  switch (option) {
  case 'r':
    if (p->run.rule_count + 1 >= MOST_LISTED) return false;
    p->rules[++p->run.rule_count] = optarg; /* place 0 is for the first argument */
    return true;
  case 'o':
    return eng__take_output(&p->run.output, optarg);
  case 'f':
    p->format_said = true;
    return eng__parse_format(optarg, &p->run.sink.format);
  case OPT_COLUMNS:
    return split_columns(p, optarg);
  case OPT_COLOR:
    p->color = optarg;
    return true;
  case OPT_COVERAGE:
    p->run.coverage = optarg;
    return *optarg != '\0';
  case OPT_ONLY:
    return parse_only(p, optarg);
  case OPT_SHARD:
    return parse_shard(&p->run.crew.shard, optarg);
  default:
    return eng__take_corpus_option(&p->run, option, optarg);
  }
}

static void take_flag(parsed *p, int option) {
  if (option == OPT_BOM) p->run.sink.bom = true;
  if (option == OPT_DOCS) p->docs = true;
  if (option == OPT_STATS) p->run.stats = true;
  if (option == OPT_RESUME) p->run.resume = true;
}

static bool changes_lines(int option) {
  return option == OPT_DOCS || option == OPT_ONLY || eng__corpus_option_shows(option);
}

static int read_options(parsed *p, int argc, char **argv) {
  const eng__command *self = &eng__command_run;
  for (int option;
       (option = eng__next_option(argc, argv, "r:o:f:j:qhV", long_options, self)) != -1;) {
    if (option == '?') return ENG__USAGE_STATUS;
    if (option >= OPT_CACHE && option < OPT_LATER_END)
      return eng__usage_error(self, "--%s is not in this version of the engine",
                              eng__option_name(long_options, option));
    bool flag =
        option == OPT_BOM || option == OPT_DOCS || option == OPT_STATS || option == OPT_RESUME;
    if (flag) take_flag(p, option);
    else if (!take_value(p, option))
      return eng__usage_error(self, "'%s' is no value for --%s", optarg,
                              eng__option_name(long_options, option));
    if (changes_lines(option))
      eng__note_option(
          (eng__noted_options){p->result_options, &p->run.result_option_count, MOST_LISTED},
          eng__option_name(long_options, option), flag ? "true" : optarg);
  }
  return 0;
}

/* Shards are joined line by line: nothing may be missing, and nothing be no line of JSON. */
static int settle_shard(parsed *p) {
  if (!p->run.crew.shard.count) return 0;
  if (!p->format_said && p->run.sink.format == ENG__FORMAT_TERMINAL)
    p->run.sink.format = ENG__FORMAT_JSONL;
  if (p->run.sink.format != ENG__FORMAT_JSONL)
    return eng__usage_error(&eng__command_run, "--shard writes JSON lines (-f jsonl)");
  if (p->run.sink.only)
    return eng__usage_error(&eng__command_run, "--shard cannot go with --only: 'engine merge' "
                                               "needs every line");
  return 0;
}

/* Document lines are asked for by --docs, and by a list that has them. */
static int settle_docs(parsed *p) {
  eng__sink_options *sink = &p->run.sink;
  if (p->docs && sink->only && !sink->docs)
    return eng__usage_error(&eng__command_run, "--only writes just the lines it lists; leave out "
                                               "--docs, or list doc, too");
  sink->docs |= p->docs;
  return 0;
}

/* A table is of hits alone. */
static int settle_table(const parsed *p) {
  const eng__sink_options *sink = &p->run.sink;
  bool table = sink->format == ENG__FORMAT_TSV || sink->format == ENG__FORMAT_CSV;
  if ((sink->column_count || sink->source) && !table)
    return eng__usage_error(&eng__command_run, "--columns is for TSV and CSV");
  if (table && sink->only && (sink->rows || sink->docs))
    return eng__usage_error(&eng__command_run, "TSV and CSV hold hits only; --only row and --only "
                                               "doc are for JSON lines (-f jsonl)");
  if (table && sink->docs)
    return eng__usage_error(&eng__command_run, "TSV and CSV hold hits only; --docs is for JSON "
                                               "lines (-f jsonl)");
  return 0;
}

/* The format by what was said, by the ending of the file, or by where the output goes. */
static int settle_format(parsed *p) {
  if (!p->format_said &&
      !eng__format_of_output(p->run.output, &p->run.sink.format, &eng__command_run))
    return ENG__USAGE_STATUS;
  p->run.output = eng__output_file(p->run.output);
  bool terminal = !p->run.output && isatty(STDOUT_FILENO), valid;
  p->run.sink.color = eng__wants_color(p->color, terminal, &valid);
  p->run.sink.on_screen = terminal;
  if (!valid) return eng__usage_error(&eng__command_run, "'%s' is no value for --color", p->color);
  return settle_table(p);
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
  p.run.progress = isatty(STDERR_FILENO) && (p.run.output || !isatty(STDOUT_FILENO));
  status = eng__need_file(&eng__command_run, "coverage", p.run.coverage);
  if (!status) status = settle_docs(&p);
  if (!status) status = settle_format(&p);
  if (!status) status = settle_shard(&p);
  if (!status && p.run.resume && !p.run.output)
    return eng__usage_error(&eng__command_run, "--resume needs -o FILE");
  return status ? status : eng__run(&p.run);
}

const eng__command eng__command_run = {"run", "tag a corpus with a rule file or pack", usage,
                                       main_run};

/* engine merge */
#include "cli/command.h"
#include "cli/run_options.h"
#include "run/coverage.h"
#include "run/merge.h"
#include "run/say.h"

#include <string.h>
#include <strings.h>

/* clang-format off */
static const char usage[] =
    "usage: engine merge [OPTIONS] RULES RESULTS...\n"
    "\n"
    "Joins the results of the shards of a run: the bytes are those of one undisturbed run, the rows of\n"
    "its aggregates included. RULES are the rules of the run (the same by their hash); RESULTS are the\n"
    "files that 'engine run --shard I/N' wrote, all N, in any order. Files of 'run --coverage' are added\n"
    "up: of the same rules, over whatever documents.\n"
    "\n"
    "  -r, --rules RULES        further rules, as they were given to the run\n"
    "  -o, --output FILE        write to FILE, which appears when it is complete (-: standard\n"
    "                           output)\n"
    "      --max-memory SIZE    of the worker that makes rows, at most (default: 128M)\n"
    "      --timeout TIME       of a row, at most (default: 2s)\n"
    "      --fail-on-hit        exit status 3 when there are hits\n"
    "  -q, --quiet              no summary\n"
    "  -h, --help               this help\n"
    "  -V, --version            the versions of all parts\n"
    "\n"
    "Exit status: 0 complete; 1 some document or row failed; 3 hits, with --fail-on-hit; 2 it could not\n"
    "be made: a shard is missing, there twice, not complete, of other rules, options or documents.\n"
    "\n"
    "examples:\n"
    "  engine run --shard 1/2 -o one.jsonl rules.lua archive/\n"
    "  engine run --shard 2/2 -o two.jsonl rules.lua archive/\n"
    "  engine merge rules.lua one.jsonl two.jsonl -o all.jsonl\n";

static const struct option long_options[] = {
    {"rules", required_argument, NULL, 'r'},
    {"output", required_argument, NULL, 'o'},
    {"max-memory", required_argument, NULL, ENG__OPT_MAX_MEMORY},
    {"timeout", required_argument, NULL, ENG__OPT_TIMEOUT},
    {"fail-on-hit", no_argument, NULL, ENG__OPT_FAIL_ON_HIT},
    {"quiet", no_argument, NULL, 'q'},
    {"help", no_argument, NULL, 'h'},
    {"version", no_argument, NULL, 'V'},
    {NULL, 0, NULL, 0}};
/* clang-format on */

enum { MOST_RULES = 64 };

typedef struct parsed {
  eng__merge_options merge;
  eng__run_options run; /* where shared options are read into */
  const char *rules[MOST_RULES];
} parsed;

/* A limit of the run that wrote the results is one of its rows, if it is no more than was said
 * here. */
static bool take_limit(eng__crew_options *crew, const char *name, const char *value) {
  size_t memory;
  uint64_t timeout;
  if (strcmp(name, "max-memory") == 0) {
    if (!eng__parse_size(value, &memory) || memory > crew->max_memory) return false;
    crew->max_memory = memory;
  }
  if (strcmp(name, "timeout") == 0) {
    if (!eng__parse_milliseconds(value, &timeout) || timeout > crew->timeout_ms) return false;
    crew->timeout_ms = timeout;
  }
  return true;
}

static bool take_option(parsed *p, int option) {
  if (option == 'o') return eng__take_output(&p->merge.output, optarg);
  if (option != 'r') return eng__take_corpus_option(&p->run, option, optarg);
  if (p->merge.rule_count + 1 >= MOST_RULES) return false;
  p->rules[++p->merge.rule_count] = optarg; /* place 0 is for the first argument */
  return true;
}

static int merge_coverage(const eng__merge_options *merge) {
  eng_error err = {ENG_OK, ""};
  if (eng__coverage_merge(merge->results, merge->result_count, eng__output_file(merge->output),
                          &err) == ENG_OK)
    return 0;
  eng__say("%s", err.message);
  return ENG__USAGE_STATUS;
}

static int merge_results(const eng__merge_options *merge) {
  const char *ending = merge->output ? eng__ending_of(merge->output) : "";
  if (strcasecmp(ending, "tsv") == 0 || strcasecmp(ending, "csv") == 0)
    return eng__usage_error(&eng__command_merge, "'%s': JSON lines are written; name it .jsonl",
                            merge->output);
  eng__merge_options settled = *merge;
  settled.output = eng__output_file(merge->output);
  return eng__merge(&settled);
}

static int main_merge(int argc, char **argv) {
  const eng__command *self = &eng__command_merge;
  parsed p = {.merge = {.limit = take_limit}};
  eng__crew_defaults(&p.run.crew);
  for (int option; (option = eng__next_option(argc, argv, "r:o:qhV", long_options, self)) != -1;) {
    if (option == '?') return ENG__USAGE_STATUS;
    if (!take_option(&p, option))
      return eng__usage_error(self, "'%s' is no value for --%s", optarg,
                              eng__option_name(long_options, option));
  }
  if (argc - optind < 2) return eng__usage_error(self, "RULES and RESULTS are needed");
  p.rules[0] = argv[optind];
  p.merge.rules = p.rules;
  p.merge.rule_count++;
  p.merge.results = (const char *const *)argv + optind + 1;
  p.merge.result_count = (size_t)(argc - optind - 1);
  p.merge.crew = p.run.crew;
  p.merge.quiet = p.run.quiet;
  p.merge.fail_on_hit = p.run.fail_on_hit;
  return eng__is_coverage(p.merge.results[0]) ? merge_coverage(&p.merge) : merge_results(&p.merge);
}

const eng__command eng__command_merge = {"merge", "join the results of shards", usage, main_merge};

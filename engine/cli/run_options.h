/* The options of commands that go over a corpus with workers (`run`, `find`): what is read, within
 * which limits, by how many. A command puts ENG__CORPUS_OPTIONS into its own table and
 * ENG__CORPUS_HELP into its help, and hands what it does not know itself to
 * eng__take_corpus_option(). */
#ifndef ENG_CLI_RUN_OPTIONS_H
#define ENG_CLI_RUN_OPTIONS_H

#include "cli/command.h"
#include "cli/options.h"
#include "run/run.h"

enum {
  ENG__OPT_CONTEXT = 512,
  ENG__OPT_META,
  ENG__OPT_INPUT,
  ENG__OPT_TEXT_FIELD,
  ENG__OPT_ID_FIELD,
  ENG__OPT_MAX_DOCUMENT,
  ENG__OPT_MAX_MEMORY,
  ENG__OPT_TIMEOUT,
  ENG__OPT_LIMIT_REGEX,
  ENG__OPT_NO_JIT,
  ENG__OPT_FAIL_ON_HIT,
  ENG__OPT_CORPUS_END
};

/* clang-format off */
#define ENG__CORPUS_OPTIONS                                                                        \
  {"jobs", required_argument, NULL, 'j'},                                                          \
  {"context", required_argument, NULL, ENG__OPT_CONTEXT},                                          \
  {"meta", required_argument, NULL, ENG__OPT_META},                                                \
  {"input", required_argument, NULL, ENG__OPT_INPUT},                                              \
  {"text-field", required_argument, NULL, ENG__OPT_TEXT_FIELD},                                    \
  {"id-field", required_argument, NULL, ENG__OPT_ID_FIELD},                                        \
  {"max-document", required_argument, NULL, ENG__OPT_MAX_DOCUMENT},                                \
  {"max-memory", required_argument, NULL, ENG__OPT_MAX_MEMORY},                                    \
  {"timeout", required_argument, NULL, ENG__OPT_TIMEOUT},                                          \
  {"limit-regex", required_argument, NULL, ENG__OPT_LIMIT_REGEX},                                  \
  {"no-jit", no_argument, NULL, ENG__OPT_NO_JIT},                                                  \
  {"fail-on-hit", no_argument, NULL, ENG__OPT_FAIL_ON_HIT},                                        \
  {"quiet", no_argument, NULL, 'q'}

#define ENG__CORPUS_HELP                                                                           \
  "      --meta FILE          a table (.tsv, .csv, .jsonl) with a column doc, for doc.meta\n"      \
  "      --input KIND         standard input is text or jsonl\n"                                   \
  "      --text-field NAME    field of a record that holds its text (default: text)\n"             \
  "      --id-field NAME      field of a record that holds its id (default: id)\n"                 \
  "      --max-document SIZE  longest document (default: 64M)\n"                                   \
  "      --max-memory SIZE    of a worker, besides eight times the document (default: 128M)\n"     \
  "      --timeout TIME       CPU time of a document, besides 1 s for each 4 MiB (default: 2s)\n"  \
  "      --limit-regex N      match limit of a regex (default: 1000000)\n"                         \
  "      --no-jit             interpret regexes\n"
/* clang-format on */

/* Takes 'j', 'q' or an ENG__OPT_… into `run`; false for a value that cannot be. */
bool eng__take_corpus_option(eng__run_options *run, int option, const char *value);
/* Does the option belong to the run line, because it changes lines? */
bool eng__corpus_option_shows(int option);

/* Takes the value of -o; "-" is standard output (NULL). False for none. */
bool eng__take_output(const char **output, const char *path);
/* Of an option that only a file will do for: 0, or the status when "-" was given, which is said. */
int eng__need_file(const eng__command *self, const char *option, const char *path);
/* The path, or NULL when it is another name of standard output: asked once the format is known. */
const char *eng__output_file(const char *path);

/* What the run line says of options: pairs of a name and a value, in the order of the names, each
 * once: of one that is said again the last value counts. `room`: of pairs. */
typedef struct eng__noted_options {
  eng__slice *pairs;
  size_t *count, room;
} eng__noted_options;
void eng__note_option(eng__noted_options noted, const char *name, const char *value);

/* What stands behind the last dot of a path's name, or "". */
const char *eng__ending_of(const char *path);
/* The format when none was said: by the ending of the file, JSON lines if it has none, or by where
 * the output goes. False: no format has this ending, which has been said. */
bool eng__format_of_output(const char *path, eng__format *format, const eng__command *self);

#endif

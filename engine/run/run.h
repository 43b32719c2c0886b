/* A pack over a corpus: everything behind `engine run`. Messages go to stderr by
 * eng__say(); the functions return the exit status of cli.md. */
#ifndef ENG_RUN_RUN_H
#define ENG_RUN_RUN_H

#include "corpus/corpus.h"
#include "output/sink.h"
#include "run/crew.h"

/* Exit statuses. */
enum {
  ENG__EXIT_COMPLETE = 0,
  ENG__EXIT_WORK_FAILED = 1,
  ENG__EXIT_NOT_MADE = 2,
  ENG__EXIT_HITS = 3
};

/* Is given each step of a trace; `rule` is NULL for the line itself. */
typedef eng_status eng__on_step(void *context, const eng__traced *step, const eng__rule_card *rule,
                                eng_error *err);

/* Is told of each document, in corpus order, before its hits go to the sink and its tap. `whole` is
 * false when it could not be read, or the rules not be applied to all of it. */
typedef eng_status eng__on_document(void *context, eng__slice doc, bool whole, eng_error *err);

typedef struct eng__run_options {
  const char *const *rules;
  size_t rule_count;
  const char *given; /* NULL: `rules` are read; else the text of the one rule file */
  eng__corpus_options corpus;
  const char *output;   /* NULL: standard output */
  const char *coverage; /* --coverage FILE, or NULL */
  const char *beside;   /* what whoever asked for the run writes meanwhile, or NULL */
  bool resume;          /* keep a journal beside `output`, and go on from the one that is there */
  eng__sink_options sink;
  eng__crew_options crew;           /* sources and meta are filled in by the run */
  const char *meta;                 /* --meta FILE, or NULL */
  const eng__slice *result_options; /* pairs for the run line */
  size_t result_option_count;
  bool quiet, stats, fail_on_hit;
  eng__on_step *on_step; /* with crew.why */
  void *step_context;
  eng__on_document *on_document; /* or NULL */
  void *document_context;
  bool progress; /* stderr is a terminal */
} eng__run_options;

int eng__run(const eng__run_options *options);

/* Versions of the libraries that were linked: "Lua 5.4.4", "10.42" (written into `text`). */
const char *eng__lua_version(void);
const char *eng__pcre2_version(char *text, size_t size);

/* Defaults of cli.md. */
void eng__crew_defaults(eng__crew_options *options);

#endif

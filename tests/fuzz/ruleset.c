/* Loading rules: three parts, a rule file, what `list` and `include` read, a document that the
 * rules are applied to. A rule file that runs on is stopped after a fifth of a second, as the
 * loader does. */
#include "fuzz.h"
#include "rules/ruleset.h"
#include "text/document.h"

#include <signal.h>
#include <sys/time.h>

static eng__ruleset *running;

static void stop(int number) {
  (void)number;
  if (running) eng__ruleset_stop(running);
}

/* CPU time, again and again: a new budget must be stopped too. */
static void start_clock(eng__ruleset *set) {
  static const struct itimerval limit = {{0, 200000}, {0, 200000}};
  running = set;
  signal(SIGVTALRM, stop);
  setitimer(ITIMER_VIRTUAL, &limit, NULL);
}

static void stop_clock(void) {
  static const struct itimerval never;
  setitimer(ITIMER_VIRTUAL, &never, NULL);
  running = NULL;
}

typedef struct files {
  eng__slice rules, other;
} files;

/* Does a part of the path lead upwards? "a..b" does not. */
static bool leads_up(const char *path) {
  for (const char *at = path; (at = strstr(at, "..")); at += 2) {
    bool begins = at == path || at[-1] == '/';
    if (begins && (at[2] == 0 || at[2] == '/')) return true;
  }
  return false;
}

static eng_status read_file(void *context, const char *root, const char *path, eng__slice *bytes,
                            eng_error *err) {
  const files *given = context;
  (void)root;
  (void)err;
  FUZZ_CHECK(path[0] && path[0] != '/' && !leads_up(path));
  *bytes = strcmp(path, "rules.lua") == 0 ? given->rules : given->other;
  return ENG_OK;
}

static void diagnose(void *context, const eng__diagnostic *diagnostic) {
  (void)context;
  FUZZ_CHECK(diagnostic->message && !strchr(diagnostic->message, '\n'));
}

static void check_applied(const eng__ruleset *set, eng__slice text, const eng__applied *applied) {
  for (size_t i = 0; i < applied->annotation_count; i++) {
    const eng__annotation *annotation = &applied->annotations[i];
    FUZZ_CHECK(annotation->rule < eng__ruleset_count(set));
    FUZZ_CHECK(fuzz_span_good(text, annotation->text.start, annotation->text.end));
  }
  for (size_t i = 0; i < applied->problem_count; i++) FUZZ_CHECK(applied->problems[i].kind);
}

static void apply(eng__ruleset *set, eng__slice text) {
  eng_document *document;
  eng__applied applied;
  eng__document_info info = {.id = ENG__SLICE("doc")};
  FUZZ_CHECK(eng_document_open(&document, text.at, text.len, NULL) == ENG_OK);
  if (eng__ruleset_apply(set, document, &info, &applied, NULL) == ENG_OK)
    check_applied(set, document->text, &applied);
  eng_document_close(document);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  files given;
  eng__slice rest = fuzz_input(data, size);
  given.rules = fuzz_part(&rest);
  given.other = fuzz_part(&rest);
  eng__ruleset_options options = {
      .read = read_file, .read_context = &given, .diagnose = diagnose, .memory = 4 << 20};
  eng__ruleset *set;
  eng_error err = {0};
  FUZZ_CHECK(eng__ruleset_open(&set, &options, NULL) == ENG_OK);
  start_clock(set);
  eng_status status = eng__ruleset_load(set, "pack", "rules.lua", NULL, &err);
  if (status == ENG_OK) status = eng__ruleset_compile(set, &err);
  if (status == ENG_OK) apply(set, rest);
  else FUZZ_CHECK(err.status == status && err.message[0]);
  stop_clock();
  eng__ruleset_close(set);
  return 0;
}

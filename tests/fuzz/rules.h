/* Rules over documents, as the targets of rule files do it. A set that was loaded must find the
 * same in a document whatever was read before it, and so must another set of the same files; one
 * that is short of memory finds the same or says so. A rule file that runs on is stopped after a
 * fifth of a second, as the loader and the worker do. */
#ifndef ENG_TESTS_FUZZ_RULES_H
#define ENG_TESTS_FUZZ_RULES_H

#include "base/hash.h"
#include "fuzz.h"
#include "rules/ruleset.h"
#include "text/document.h"

#include <signal.h>
#include <sys/time.h>

enum { FUZZ_DOCUMENTS = 2 };

/* A rule file, what `list` and `include` read, and what the rules are applied to. */
typedef struct fuzz_rules {
  eng__slice rules, other, documents[FUZZ_DOCUMENTS];
  bool lint; /* which takes its time with names */
} fuzz_rules;

/* What came of it: enough to tell one outcome from another. */
typedef struct fuzz_outcome {
  eng_status loaded, applied[FUZZ_DOCUMENTS];
  uint64_t found[FUZZ_DOCUMENTS];
} fuzz_outcome;

static eng__ruleset *fuzz_running;
static volatile sig_atomic_t fuzz_rang; /* the clock ended something: where is up to the machine */

static void fuzz_stop(int number) {
  (void)number;
  fuzz_rang = 1;
  if (fuzz_running) eng__ruleset_stop(fuzz_running);
}

/* CPU time, again and again: a new budget must be stopped too. */
static inline void fuzz_start_clock(eng__ruleset *set) {
  static const struct itimerval limit = {{0, 200000}, {0, 200000}};
  fuzz_running = set;
  signal(SIGVTALRM, fuzz_stop);
  setitimer(ITIMER_VIRTUAL, &limit, NULL);
}

static inline void fuzz_stop_clock(void) {
  static const struct itimerval never;
  setitimer(ITIMER_VIRTUAL, &never, NULL);
  fuzz_running = NULL;
}

/* Does a part of the path lead upwards? "a..b" does not. */
static inline bool fuzz_leads_up(const char *path) {
  for (const char *at = path; (at = strstr(at, "..")); at += 2) {
    bool begins = at == path || at[-1] == '/';
    if (begins && (at[2] == 0 || at[2] == '/')) return true;
  }
  return false;
}

static inline eng_status fuzz_read_file(void *context, const char *root, const char *path,
                                        eng__slice *bytes, eng_error *err) {
  const fuzz_rules *given = context;
  (void)root;
  (void)err;
  FUZZ_CHECK(path[0] && path[0] != '/' && !fuzz_leads_up(path));
  *bytes = strcmp(path, "rules.lua") == 0 ? given->rules : given->other;
  return ENG_OK;
}

static inline void fuzz_diagnose(void *context, const eng__diagnostic *diagnostic) {
  (void)context;
  FUZZ_CHECK(diagnostic->message && !strchr(diagnostic->message, '\n'));
}

/* Sorted as the header says, between code points, of a rule there is. */
static inline void fuzz_check_annotation(const eng__ruleset *set, eng__slice text,
                                         const eng__annotation *annotation,
                                         const eng__annotation *last) {
  eng_span at = annotation->text;
  FUZZ_CHECK(annotation->rule < eng__ruleset_count(set));
  FUZZ_CHECK(at.start < at.end && fuzz_span_good(text, at.start, at.end));
  FUZZ_CHECK(!last || last->text.start < at.start ||
             (last->text.start == at.start && last->text.end <= at.end));
  for (size_t i = 0; i < annotation->group_count; i++) {
    eng_span group = annotation->groups[i].text;
    FUZZ_CHECK(fuzz_span_good(text, group.start, group.end));
  }
}

static inline uint64_t fuzz_digest(const eng__applied *applied) {
  uint64_t digest = applied->annotation_count + 1000003 * applied->problem_count;
  for (size_t i = 0; i < applied->annotation_count; i++) {
    const eng__annotation *a = &applied->annotations[i];
    digest = digest * 31 + a->fingerprint + a->rule + a->text.start * 7 + a->text.end * 11;
    digest = digest * 31 + eng__hash_bytes(a->note.at, a->note.len);
    digest = digest * 31 + eng__hash_bytes(a->form.at, a->form.len);
    for (size_t k = 0; k < a->group_count; k++)
      digest = digest * 31 + a->groups[k].text.start + 3 * a->groups[k].text.end;
  }
  for (size_t i = 0; i < applied->problem_count; i++)
    digest = digest * 31 +
             eng__hash_bytes(applied->problems[i].message.at, applied->problems[i].message.len);
  return digest;
}

static inline eng_status fuzz_apply(eng__ruleset *set, eng__slice text, uint64_t *found) {
  static const eng__document_info info = {.id = {"doc", 3}};
  eng_document *document;
  eng__applied applied;
  *found = 0;
  if (!fuzz_ok(eng_document_open(&document, text.at, text.len, NULL))) return ENG_NOMEM;
  eng_status status = eng__ruleset_apply(set, document, &info, &applied, NULL);
  if (fuzz_ok(status)) {
    for (size_t i = 0; i < applied.annotation_count; i++)
      fuzz_check_annotation(set, document->text, &applied.annotations[i],
                            i ? &applied.annotations[i - 1] : NULL);
    for (size_t i = 0; i < applied.problem_count; i++) FUZZ_CHECK(applied.problems[i].kind);
    *found = fuzz_digest(&applied);
  }
  eng_document_close(document);
  return status;
}

/* All documents, from the first or from the last; then one again, which finds the same. */
static inline void fuzz_apply_all(eng__ruleset *set, const fuzz_rules *given, bool backwards,
                                  fuzz_outcome *outcome) {
  for (size_t n = 0; n < FUZZ_DOCUMENTS && !fuzz_rang; n++) {
    size_t i = backwards ? FUZZ_DOCUMENTS - 1 - n : n;
    outcome->applied[i] = fuzz_apply(set, given->documents[i], &outcome->found[i]);
  }
  if (fuzz_rang) return;
  size_t again = backwards ? FUZZ_DOCUMENTS - 1 : 0;
  uint64_t found;
  eng_status status = fuzz_apply(set, given->documents[again], &found);
  if (status == ENG_OK && outcome->applied[again] == ENG_OK && !fuzz_rang)
    FUZZ_CHECK(found == outcome->found[again]);
}

static inline fuzz_outcome fuzz_run_rules(const fuzz_rules *given, bool backwards) {
  eng__ruleset_options options = {.read = fuzz_read_file,
                                  .read_context = (void *)given,
                                  .diagnose = fuzz_diagnose,
                                  .memory = 4 << 20,
                                  .lint = given->lint};
  fuzz_outcome outcome = {.loaded = ENG_NOMEM};
  eng__ruleset *set;
  eng_error err = {0};
  if (!fuzz_ok(eng__ruleset_open(&set, &options, NULL))) return outcome;
  fuzz_start_clock(set);
  outcome.loaded = eng__ruleset_load(set, "pack", "rules.lua", NULL, &err);
  if (outcome.loaded == ENG_OK) outcome.loaded = eng__ruleset_compile(set, &err);
  if (outcome.loaded == ENG_OK) fuzz_apply_all(set, given, backwards, &outcome);
  else FUZZ_CHECK(err.status == outcome.loaded && err.message[0]);
  fuzz_stop_clock();
  eng__ruleset_close(set);
  return outcome;
}

/* Once with all memory, once with what this input leaves it: the same, unless that one says that it
 * had none. Returns whether the rules load. */
static inline bool fuzz_compare_rules(const fuzz_rules *given) {
  fuzz_rang = 0;
  fuzz_memory_suffices(true);
  fuzz_outcome whole = fuzz_run_rules(given, false);
  fuzz_memory_suffices(false);
  if (fuzz_rang) return true;
  fuzz_outcome other = fuzz_run_rules(given, true);
  if (fuzz_rang) return true;
  if (other.loaded == ENG_NOMEM && fuzz_lacked()) return whole.loaded == ENG_OK;
  FUZZ_CHECK(other.loaded == whole.loaded);
  for (size_t i = 0; i < FUZZ_DOCUMENTS; i++) {
    if (other.applied[i] == ENG_NOMEM && fuzz_lacked()) continue;
    FUZZ_CHECK(other.applied[i] == whole.applied[i] && other.found[i] == whole.found[i]);
  }
  return whole.loaded == ENG_OK;
}

#endif

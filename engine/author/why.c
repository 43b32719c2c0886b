#include "author/why.h"

#include "base/plural.h"
#include "run/print.h"
#include "run/say.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

/* ---- The place ---- */

typedef struct place {
  char *file;   /* owned */
  char *record; /* in it, or NULL */
  uint64_t line;
} place;

/* "FILE:LINE": the last colon. "FILE#RECORD" when there is no such file but one before the '#'. */
static eng_status read_place(place *p, const char *text, eng_error *err) {
  struct stat info;
  const char *colon = strrchr(text, ':');
  char *end = NULL;
  p->line = colon && colon[1] >= '1' && colon[1] <= '9' ? strtoull(colon + 1, &end, 10) : 0;
  if (!p->line || *end || p->line > UINT32_MAX)
    return eng__fail(err, ENG_INVALID, "%s: not FILE:LINE (or FILE.jsonl#RECORD:LINE)", text);
  p->file = strndup(text, (size_t)(colon - text));
  if (!p->file) return eng__fail_nomem(err);
  if (stat(p->file, &info) == 0)
    return S_ISDIR(info.st_mode)
               ? eng__fail(err, ENG_INVALID, "%s: is a folder; name a file", p->file)
               : ENG_OK;
  char *number = strrchr(p->file, '#');
  if (!number) return ENG_OK; /* the corpus says that there is no such file */
  *number = '\0';
  p->record = number + 1;
  return ENG_OK;
}

/* ---- Gathering ---- */

static bool keep_slice(eng__arena *arena, eng__slice *slice) {
  if (!slice->len) return true;
  *slice = eng__arena_copy(arena, *slice);
  return slice->at != NULL;
}

static bool keep_step(eng__why_answer *answer, eng__traced *step) {
  return keep_slice(&answer->arena, &step->element) && keep_slice(&answer->arena, &step->detail) &&
         keep_slice(&answer->arena, &step->hit.text) &&
         keep_slice(&answer->arena, &step->text.text);
}

static bool begin_rule(eng__why_answer *answer, uint32_t index, const eng__rule_card *card) {
  eng__why_rule rule = {.index = index,
                        .name = card->name,
                        .file = card->file,
                        .line = card->line,
                        .first = answer->steps.count};
  return keep_slice(&answer->arena, &rule.name) && keep_slice(&answer->arena, &rule.file) &&
         eng__vec_push(&answer->rules, rule);
}

/* Steps of one rule come one after another. */
static eng_status take_step(void *context, const eng__traced *given, const eng__rule_card *card,
                            eng_error *err) {
  eng__why_answer *answer = context;
  eng__traced step = *given;
  if (!keep_step(answer, &step)) return eng__fail_nomem(err);
  if (!card) {
    answer->about = step;
    answer->any = true;
    return ENG_OK;
  }
  size_t count = answer->rules.count;
  if (!count || answer->rules.at[count - 1].index != step.rule) {
    if (!begin_rule(answer, step.rule, card)) return eng__fail_nomem(err);
    count++;
  }
  eng__why_rule *rule = &answer->rules.at[count - 1];
  rule->count++;
  rule->tagged |= eng__slice_equal(step.element, ENG__SLICE("tagged"));
  return eng__vec_push(&answer->steps, step) ? ENG_OK : eng__fail_nomem(err);
}

static int stage_of(eng__slice element) {
  static const char *const stages[] = {"find", "with", "unless", "keep", "where", "mark"};
  for (int i = 0; i < (int)(sizeof stages / sizeof stages[0]); i++)
    if (eng__slice_equal(element, eng__slice_of(stages[i]))) return i;
  return 0;
}

const eng__traced *eng__why_decided(const eng__why_answer *answer, const eng__why_rule *rule) {
  const eng__traced *decided = NULL;
  for (size_t i = 0; i < rule->count && !rule->tagged; i++) {
    const eng__traced *step = &answer->steps.at[rule->first + i];
    if (step->verdict != 0) continue;
    if (!decided || stage_of(step->element) > stage_of(decided->element)) decided = step;
  }
  return decided;
}

/* ---- The run ---- */

static int run_traced(const eng__why_options *options, const place *p, eng__why_answer *answer) {
  const char *file = p->file;
  eng__why_ask why = {p->record, p->line, options->rule};
  eng__run_options run = options->run;
  run.rules = &options->rules;
  run.rule_count = 1;
  run.corpus.paths = &file;
  run.corpus.path_count = 1;
  run.sink = (eng__sink_options){.format = ENG__FORMAT_JSONL, .only = true};
  run.crew.workers = 1;
  run.crew.why = &why;
  run.on_step = take_step;
  run.step_context = answer;
  run.quiet = true;
  return eng__run(&run);
}

/* Why there is no answer, in one line. */
static int say_missing(const eng__why_options *options, const place *p,
                       const eng__why_answer *answer) {
  if (!answer->any && p->record) eng__say("%s: there is no record %s", p->file, p->record);
  else if (!answer->any)
    eng__say("%s: holds records; say which one: %s#1:%llu", p->file, p->file,
             (unsigned long long)p->line);
  else if (!answer->about.has_hit)
    eng__say("%s: has %llu line%s, not %llu", p->file, (unsigned long long)answer->about.hit.line,
             eng__plural(answer->about.hit.line), (unsigned long long)p->line);
  else eng__say("%s: there is no rule '%s'", options->rules, options->rule);
  return ENG__EXIT_NOT_MADE;
}

static bool asks_unknown_rule(const eng__why_options *options, const eng__why_answer *answer) {
  if (!options->rule || answer->rules.count != 1) return options->rule != NULL;
  eng__slice name = answer->rules.at[0].name, wanted = eng__slice_of(options->rule);
  if (eng__slice_equal(name, wanted)) return false;
  return name.len <= wanted.len || name.at[name.len - wanted.len - 1] != ':' ||
         !eng__slice_equal(eng__slice_cut(name, name.len - wanted.len, name.len), wanted);
}

static int answer_place(const eng__why_options *options, const place *p, eng__why_answer *answer) {
  *answer = (eng__why_answer){.file = p->file, .record = p->record, .line = p->line};
  int code = run_traced(options, p, answer);
  if (code == ENG__EXIT_NOT_MADE || code > ENG__EXIT_HITS) return code;
  if (!answer->any && code == ENG__EXIT_WORK_FAILED) return code; /* it was said */
  if (!answer->any || !answer->about.has_hit || asks_unknown_rule(options, answer))
    return say_missing(options, p, answer);
  eng__buffer out = {0};
  if (options->json) eng__why_write_json(&out, answer);
  else eng__why_write_text(&out, answer, options->color);
  return eng__print_buffer(&out, ENG__EXIT_COMPLETE);
}

int eng__why(const eng__why_options *options) {
  eng_error err = {ENG_OK, ""};
  eng__why_answer answer = {0};
  place p = {0};
  int code = ENG__EXIT_NOT_MADE;
  if (read_place(&p, options->place, &err) != ENG_OK) eng__say("%s", err.message);
  else code = answer_place(options, &p, &answer);
  eng__vec_free(&answer.steps);
  eng__vec_free(&answer.rules);
  eng__arena_free(&answer.arena);
  free(p.file);
  return code;
}

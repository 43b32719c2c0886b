/* `engine find` is `engine run` of a rule made from the pattern: what is read, its limits, the
 * order and the exit status are those of a run, because it is one. */
#include "author/find.h"

#include "author/save.h"
#include "run/say.h"

static eng_status write_rule(eng__buffer *rule, const eng__find_pattern *pattern, eng_error *err) {
  eng__buffer_add_string(rule, "rule \"find\" { doc = \"engine find\", find = ");
  eng_status status = eng__find_expression(rule, pattern, err);
  if (status != ENG_OK) return status;
  eng__buffer_add_string(rule, " }\n");
  eng__buffer_add(rule, "", 1);
  return rule->failed ? eng__fail_nomem(err) : ENG_OK;
}

static int run_rule(const eng__find_options *options, const char *rule, eng__saver *saver) {
  static const char *const name = "pattern";
  eng__run_options run = options->run;
  run.rules = &name;
  run.rule_count = 1;
  run.given = rule;
  if (saver) {
    run.beside = saver->path;
    run.crew.want_sentence = true;
    run.sink.tap = eng__saver_see;
    run.sink.tap_context = saver;
  }
  return eng__run(&run);
}

static int fail(const eng_error *err) {
  eng__say("engine find: %s", err->message);
  return ENG__EXIT_NOT_MADE;
}

/* Without anything found there is no rule to keep: work that could not be done. */
static int save(eng__saver *saver, int code) {
  eng_error err = {ENG_OK, ""};
  bool written;
  if (eng__saver_write(saver, &written, &err) != ENG_OK) return fail(&err);
  if (written) return code;
  eng__say("%s: not written; nothing was found that could be an example", saver->path);
  return code == ENG__EXIT_COMPLETE ? ENG__EXIT_WORK_FAILED : code;
}

static int find_and_save(const eng__find_options *options, const char *rule) {
  eng_error err = {ENG_OK, ""};
  eng__saver saver;
  if (eng__saver_open(&saver, options->save, &options->pattern, &err) != ENG_OK) return fail(&err);
  int code = run_rule(options, rule, &saver);
  bool complete =
      code == ENG__EXIT_COMPLETE || code == ENG__EXIT_WORK_FAILED || code == ENG__EXIT_HITS;
  if (complete) code = save(&saver, code);
  eng__saver_close(&saver);
  return code;
}

int eng__find(const eng__find_options *options) {
  eng__buffer rule = {0};
  eng_error err = {ENG_OK, ""};
  int code;
  if (write_rule(&rule, &options->pattern, &err) != ENG_OK) code = fail(&err);
  else if (options->save) code = find_and_save(options, rule.at);
  else code = run_rule(options, rule.at, NULL);
  eng__buffer_free(&rule);
  return code;
}

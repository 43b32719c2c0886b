/* The texts of tests/: whole texts with marks for many rules (marks.h). All that the rules find
 * must be marked, and all that is marked must be found; what is marked `todo` must not be found
 * yet. */
#include "rules/sandbox.h"
#include "rules/source_scan.h"
#include "run/marks.h"
#include "run/signals.h"
#include "unicode/utf8.h"
#include "author/test.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

typedef struct text_run {
  eng__test_run *run;
  eng__tester *tester;
  bool sole;
  const char *name; /* as messages have it */
  eng__marked marked;
  eng__buffer lines;        /* what is said, behind one another */
  ENG__VEC(size_t) ends;    /* of each line */
  ENG__VEC(eng__slice) all; /* the same as slices, once all are said */
  bool failed, memory;
  size_t todo;
} text_run;

enum { UNKNOWN = -1 };

/* The rule a mark names: as it stands, or a rule of the pack. */
static int64_t find_rule(const eng__tester *tester, eng__slice name) {
  int64_t found = UNKNOWN;
  for (size_t i = 0; i < tester->crew.rule_count; i++) {
    eng__slice full = tester->crew.rules[i].name;
    if (eng__slice_equal(full, name)) return (int64_t)i;
    if (full.len > name.len + 1 && full.at[full.len - name.len - 1] == ':' &&
        memcmp(full.at + full.len - name.len, name.at, name.len) == 0)
      found = (int64_t)i;
  }
  return found;
}

/* ---- Saying ---- */

static void begin_line(text_run *self, uint64_t line) {
  eng__buffer_printf(&self->lines, "%s:%llu: ", self->name, (unsigned long long)line);
}

static void end_line(text_run *self) {
  self->memory &= eng__vec_push(&self->ends, self->lines.len);
}

static void say_rule(text_run *self, uint64_t line, eng__slice rule, const char *what) {
  begin_line(self, line);
  eng__buffer_printf(&self->lines, "rule '%.*s': %s ", (int)rule.len, rule.at, what);
}

static void say_span(text_run *self, eng_span span, const char *behind) {
  eng__mark_excerpt(&self->lines, eng__buffer_slice(&self->marked.text), span);
  eng__buffer_add_string(&self->lines, behind);
  end_line(self);
}

static void say_unknown(text_run *self, const eng__mark *mark) {
  size_t count = self->tester->crew.rule_count;
  const char **names = calloc(count + 1, sizeof *names);
  char *name = strndup(mark->rule.at, mark->rule.len);
  self->memory &= names && name;
  for (size_t i = 0; names && i < count; i++) names[i] = self->tester->crew.rules[i].name.at;
  const char *nearest = names && name ? eng__nearest_name(name, names) : NULL;
  begin_line(self, mark->line);
  eng__buffer_printf(&self->lines, "no rule '%.*s'", (int)mark->rule.len, mark->rule.at);
  if (nearest) eng__buffer_printf(&self->lines, " (did you mean '%s'?)", nearest);
  end_line(self);
  self->failed = true;
  free(names);
  free(name);
}

/* ---- Comparing ---- */

static bool hit_is(const eng__tester_hit *hit, eng_span span, int64_t rule) {
  return hit->rule == (uint32_t)rule && hit->start_byte == span.start && hit->end_byte == span.end;
}

static bool is_found(const text_run *self, const eng__mark *mark, int64_t rule) {
  for (size_t i = 0; i < self->tester->hits.count; i++)
    if (hit_is(&self->tester->hits.at[i], mark->span, rule)) return true;
  return false;
}

static void judge_mark(text_run *self, const eng__mark *mark) {
  int64_t rule = find_rule(self->tester, mark->rule);
  if (rule == UNKNOWN && self->sole) {
    self->run->reporter.unknown++;
    return;
  }
  if (rule == UNKNOWN) {
    say_unknown(self, mark);
    return;
  }
  bool found = is_found(self, mark, rule);
  if (found != mark->todo) return;
  self->failed = true;
  say_rule(self, mark->line, mark->rule, found ? "found" : "expected");
  say_span(self, mark->span,
           found ? ", which is marked todo: take 'todo' away" : ", which was not found");
}

/* What is still to do is listed, and does not fail. */
static void list_todo(text_run *self, const eng__mark *mark) {
  int64_t rule = find_rule(self->tester, mark->rule);
  if (!mark->todo || rule == UNKNOWN || is_found(self, mark, rule)) return;
  self->todo++;
  say_rule(self, mark->line, mark->rule, "to do:");
  say_span(self, mark->span, " is not found yet");
}

static bool is_marked(const text_run *self, const eng__tester_hit *hit) {
  for (size_t i = 0; i < self->marked.marks.count; i++) {
    const eng__mark *mark = &self->marked.marks.at[i];
    if (hit_is(hit, mark->span, find_rule(self->tester, mark->rule))) return true;
  }
  return false;
}

/* Such a hit cannot be marked: marks nest. */
static bool crosses_mark(const text_run *self, eng_span span) {
  for (size_t i = 0; i < self->marked.marks.count; i++)
    if (eng__spans_cross(self->marked.marks.at[i].span, span)) return true;
  return false;
}

static void judge_hit(text_run *self, const eng__tester_hit *hit) {
  eng_span span = {hit->start_byte, hit->end_byte};
  if (is_marked(self, hit)) return;
  bool crossing = crosses_mark(self, span);
  self->failed |= !crossing;
  say_rule(self, hit->line, self->tester->crew.rules[hit->rule].name, "found");
  say_span(self, span,
           crossing ? ", which crosses a mark: not judged, since marks only nest"
                    : ", which is not marked");
}

static bool hits_in_text(const text_run *self) {
  for (size_t i = 0; i < self->tester->hits.count; i++)
    if (self->tester->hits.at[i].end_byte > self->marked.text.len) return false;
  return true;
}

static void say_problems(text_run *self) {
  for (size_t i = 0; i < self->tester->problems.count; i++) {
    eng__slice problem = self->tester->problems.at[i];
    eng__buffer_printf(&self->lines, "%s: %.*s", self->name, (int)problem.len, problem.at);
    end_line(self);
  }
  self->failed |= self->tester->failed;
}

static void judge(text_run *self) {
  eng_error err = {ENG_OK, ""};
  eng_status status = eng__tester_read(self->tester, eng__slice_of(self->name),
                                       eng__buffer_slice(&self->marked.text), false, &err);
  if (status == ENG_OK && !hits_in_text(self))
    status = eng__fail(&err, ENG_RULE, "the worker sent a broken answer");
  if (status != ENG_OK) {
    eng__buffer_printf(&self->lines, "%s: %s", self->name, err.message);
    end_line(self);
    self->failed = true;
    return;
  }
  say_problems(self);
  for (size_t i = 0; i < self->marked.marks.count; i++) judge_mark(self, &self->marked.marks.at[i]);
  for (size_t i = 0; i < self->tester->hits.count; i++) judge_hit(self, &self->tester->hits.at[i]);
  for (size_t i = 0; i < self->marked.marks.count; i++) list_todo(self, &self->marked.marks.at[i]);
}

/* ---- Updating ---- */

/* The marks as they are found, and the `todo` that still are. */
static void print_update(text_run *self) {
  ENG__VEC(eng__mark) marks = {0};
  bool memory = true;
  for (size_t i = 0; i < self->tester->hits.count; i++) {
    const eng__tester_hit *hit = &self->tester->hits.at[i];
    eng__mark mark = {.rule = self->tester->crew.rules[hit->rule].name,
                      .span = {hit->start_byte, hit->end_byte}};
    const char *colon = memchr(mark.rule.at, ':', mark.rule.len);
    if (colon)
      mark.rule = eng__slice_cut(mark.rule, (size_t)(colon + 1 - mark.rule.at), mark.rule.len);
    memory = memory && eng__vec_push(&marks, mark);
  }
  for (size_t i = 0; i < self->marked.marks.count; i++) {
    const eng__mark *mark = &self->marked.marks.at[i];
    int64_t rule = find_rule(self->tester, mark->rule);
    if (!mark->todo || (rule != UNKNOWN && is_found(self, mark, rule))) continue;
    memory = memory && eng__vec_push(&marks, *mark);
  }
  eng__buffer out = {0};
  eng__buffer_printf(&out, "==> %s <==\n", self->name);
  eng__marks_write(&out, eng__buffer_slice(&self->marked.text), marks.at, marks.count);
  self->memory &= memory && !out.failed;
  eng__test_print(self->run, eng__buffer_slice(&out));
  eng__buffer_free(&out);
  eng__vec_free(&marks);
}

/* ---- One text after another ---- */

static void report_text(text_run *self) {
  self->all.count = 0;
  size_t from = 0;
  for (size_t i = 0; i < self->ends.count; i++) {
    eng__slice line = eng__slice_cut(eng__buffer_slice(&self->lines), from, self->ends.at[i]);
    self->memory &= eng__vec_push(&self->all, line);
    from = self->ends.at[i];
  }
  eng__test_case test = {.file = eng__slice_of(self->name),
                         .kind = "text",
                         .outcome = self->failed ? ENG__FAILED
                                    : self->todo ? ENG__TODO
                                                 : ENG__PASSED,
                         .lines = self->all.at,
                         .line_count = self->all.count};
  self->run->reporter.todo += self->todo;
  eng__reporter_case(&self->run->reporter, &test);
}

/* No encoding is guessed: a text of a test is written for it, as its rules are. */
static eng_status read_marks(text_run *self, eng__slice bytes, uint32_t *line, eng_error *problem) {
  size_t valid = eng__utf8_valid_prefix(bytes.at, bytes.len);
  if (valid == bytes.len) return eng__marks_read(&self->marked, bytes, line, problem);
  *line = eng__source_line(bytes, valid);
  return eng__fail(problem, ENG_INVALID, "not UTF-8; save the file as UTF-8");
}

static eng_status run_text(text_run *self, eng__slice bytes, eng_error *err) {
  uint32_t line = 0;
  eng_error problem = {ENG_OK, ""};
  self->failed = false;
  self->todo = self->ends.count = 0;
  eng__buffer_clear(&self->lines);
  eng_status status = read_marks(self, bytes, &line, &problem);
  if (status == ENG_NOMEM) return eng__fail_nomem(err);
  if (status == ENG_OK) {
    judge(self);
    if (self->run->options->update && self->failed) print_update(self);
  } else {
    begin_line(self, line);
    eng__buffer_add_string(&self->lines, problem.message);
    end_line(self);
    self->failed = true;
  }
  report_text(self);
  return self->memory && !self->lines.failed ? ENG_OK : eng__fail_nomem(err);
}

typedef ENG__VEC(char *) names;

static int by_name(const void *a, const void *b) {
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static bool is_text(const char *name) {
  size_t len = strlen(name);
  return name[0] != '.' && len > 4 && strcmp(name + len - 4, ".txt") == 0;
}

/* tests/NAME.txt of the folder, by name; none when there is no such folder. */
static eng_status list_texts(const char *folder, names *list, eng_error *err) {
  DIR *stream = opendir(folder);
  if (!stream && (errno == ENOENT || errno == ENOTDIR)) return ENG_OK;
  if (!stream) return eng__fail(err, ENG_IO, "%s: %s", folder, strerror(errno));
  eng_status status = ENG_OK;
  for (struct dirent *entry; status == ENG_OK && (entry = readdir(stream));) {
    if (!is_text(entry->d_name)) continue;
    size_t len = strlen(entry->d_name);
    char *name = malloc(len + sizeof "tests/");
    if (name) {
      memcpy(name, "tests/", 6);
      memcpy(name + 6, entry->d_name, len + 1);
    }
    if (!name || !eng__vec_push(list, name)) {
      free(name);
      status = eng__fail_nomem(err);
    }
  }
  closedir(stream);
  if (list->count) qsort(list->at, list->count, sizeof *list->at, by_name);
  return status;
}

static eng_status read_and_run(text_run *self, const char *root, const char *path, eng_error *err) {
  eng__buffer bytes = {0}, name = {0};
  eng__buffer_printf(&name, "%s%s%s", root, *root && strcmp(root, "/") != 0 ? "/" : "", path);
  eng_status status = name.failed
                          ? eng__fail_nomem(err)
                          : eng__sources_read(self->tester->sources, root, path, &bytes, err);
  if (status == ENG_OK) {
    self->name = name.at;
    status = run_text(self, eng__buffer_slice(&bytes), err);
  }
  eng__buffer_free(&bytes);
  eng__buffer_free(&name);
  return status;
}

static void free_run(text_run *self) {
  eng__marks_free(&self->marked);
  eng__buffer_free(&self->lines);
  eng__vec_free(&self->ends);
  eng__vec_free(&self->all);
}

eng_status eng__texts_run(eng__test_run *run, eng__tester *tester, const char *root, bool sole,
                          eng_error *err) {
  text_run self = {.run = run, .tester = tester, .sole = sole, .memory = true};
  names list = {0};
  eng__buffer folder = {0};
  eng__buffer_printf(&folder, "%s%stests", root, *root ? "/" : "");
  eng_status status = folder.failed ? eng__fail_nomem(err) : list_texts(folder.at, &list, err);
  if (run->options->watch && folder.at) eng__watch_see(&run->files, "", folder.at);
  for (size_t i = 0; i < list.count; i++) {
    if (status == ENG_OK && !*eng__interrupted) status = read_and_run(&self, root, list.at[i], err);
    free(list.at[i]);
  }
  eng__vec_free(&list);
  eng__buffer_free(&folder);
  free_run(&self);
  return status;
}

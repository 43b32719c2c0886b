#include "author/lint.h"

#include "base/json.h"
#include "output/escape.h"
#include "run/excerpt.h"
#include "run/print.h"
#include "run/say.h"

#include <stdlib.h>

/* ---- Looking ---- */

static const char *keep(eng__lint_result *result, const char *text) {
  const char *copy = eng__arena_copy(&result->arena, eng__slice_of(text)).at;
  result->failed = result->failed || !copy;
  return copy ? copy : "";
}

static void keep_finding(void *context, const eng__finding *found) {
  eng__lint_result *result = context;
  eng__finding copy = *found;
  copy.name = keep(result, found->name);
  copy.root = keep(result, found->root);
  copy.path = keep(result, found->path);
  copy.text = keep(result, found->text);
  eng__edit *edits = eng__arena_array(&result->arena, found->edit_count + 1, sizeof *edits);
  for (size_t i = 0; edits && i < found->edit_count; i++) {
    edits[i] = found->edits[i];
    edits[i].text = eng__arena_copy(&result->arena, found->edits[i].text);
    result->failed = result->failed || !edits[i].text.at;
  }
  copy.edits = edits;
  if (!edits || !eng__vec_push(&result->all, copy)) result->failed = true;
}

/* "file:line: text" of an error, taken apart; all of it is text when it has no place. */
static void take_place(eng__finding *finding, char *message) {
  finding->path = "";
  finding->text = message;
  for (char *colon = strchr(message, ':'); colon; colon = strchr(colon + 1, ':')) {
    char *end;
    if (colon[1] < '0' || colon[1] > '9') continue;
    unsigned long line = strtoul(colon + 1, &end, 10);
    if (end[0] != ':' || end[1] != ' ') continue;
    *colon = '\0';
    *finding = (eng__finding){.path = message, .line = (uint32_t)line, .text = end + 2};
    return;
  }
}

static void keep_message(void *context, bool warning, eng__slice name, eng__slice message) {
  eng__lint_result *result = context;
  eng__finding finding = {0};
  char *copy = (char *)(uintptr_t)eng__arena_copy(&result->arena, message).at;
  (void)name;
  if (!copy) {
    result->failed = true;
    return;
  }
  take_place(&finding, copy);
  finding.severity = warning ? ENG__SEVERITY_NOTE : ENG__SEVERITY_ERROR;
  finding.name = finding.root = "";
  if (!eng__vec_push(&result->all, finding)) result->failed = true;
}

static bool has_errors(const eng__lint_result *result) {
  for (size_t i = 0; i < result->all.count; i++)
    if (result->all.at[i].severity == ENG__SEVERITY_ERROR) return true;
  return false;
}

eng_status eng__lint_look(const char *path, const eng__overlay *overlays, size_t overlay_count,
                          eng__lint_result *result, eng_error *err) {
  eng_error failure = {ENG_OK, ""};
  eng__sources sources;
  eng__crew crew;
  eng__crew_options options;
  *result = (eng__lint_result){0};
  eng__crew_defaults(&options);
  options.load_only = true;
  options.workers = 0;
  options.sources = &sources;
  options.finding = keep_finding;
  options.finding_context = result;
  eng_status status = eng__sources_find(&sources, &path, 1, err);
  if (status != ENG_OK) return status;
  sources.overlays = overlays;
  sources.overlay_count = overlay_count;
  result->loaded = eng__crew_open(&crew, &options, keep_message, result, &failure) == ENG_OK;
  if (result->loaded) eng__crew_close(&crew);
  else if (!has_errors(result) && !result->failed)
    keep_message(result, false, (eng__slice){0}, eng__slice_of(failure.message));
  eng__sources_close(&sources);
  return result->failed ? eng__fail_nomem(err) : ENG_OK;
}

void eng__lint_result_free(eng__lint_result *result) {
  eng__vec_free(&result->all);
  eng__arena_free(&result->arena);
}

/* ---- Printing ---- */

typedef struct tally {
  const eng__lint_options *options;
  eng__writer *writer;
  const eng__sources *sources; /* for excerpts; NULL: none are shown */
  uint64_t by_severity[ENG__SEVERITY_NOTE + 1], mended;
  bool begun; /* an object was printed */
} tally;

static const char *const severities[] = {"error", "warning", "note"};

/* "root/path", as messages name a file. */
static void add_file(eng__buffer *out, const eng__finding *finding) {
  size_t len = strlen(finding->root);
  eng__buffer_add_string(out, finding->root);
  if (len && finding->root[len - 1] != '/') eng__buffer_add_byte(out, '/');
  eng__buffer_add_string(out, finding->path);
}

/* Where lines are appended. */
static eng__buffer *out_of(const tally *t) {
  return eng__writer_buffer(t->writer);
}

/* Without memory something is lost, and the end says so. */
static void print(const tally *t, const eng__buffer *text) {
  eng__buffer *out = out_of(t);
  eng__buffer_add_slice(out, eng__buffer_slice(text));
  if (text->failed) out->failed = true;
}

/* Nothing of a rule file reaches a terminal raw. */
static void print_text(const tally *t, const eng__finding *finding) {
  eng__buffer line = {0}, safe = {0};
  if (*finding->path) {
    add_file(&line, finding);
    eng__buffer_printf(&line, ":%u: ", (unsigned)finding->line);
  }
  if (finding->severity == ENG__SEVERITY_NOTE) eng__buffer_add_string(&line, "note: ");
  eng__buffer_add_string(&line, finding->text);
  if (*finding->name) eng__buffer_printf(&line, " [%s]", finding->name);
  eng__write_safe(&safe, eng__buffer_slice(&line), 1000);
  eng__buffer_add_byte(&safe, '\n');
  if (t->sources) eng__excerpt_write(&safe, t->sources, eng__buffer_slice(&line));
  if (line.failed) safe.failed = true;
  print(t, &safe);
  eng__buffer_free(&line);
  eng__buffer_free(&safe);
}

static void add_string(eng__buffer *out, const char *key, const char *value) {
  eng__json_write_key(out, key);
  eng__json_write_string(out, eng__slice_of(value));
}

/* Objects are the items of an array, or lines. */
static void print_object(tally *t, eng__buffer *object) {
  bool array = t->options->format == ENG__LINT_JSON;
  if (array) eng__buffer_add_string(out_of(t), t->begun ? ",\n" : "[\n");
  t->begun = true;
  print(t, object);
  if (!array) eng__buffer_add_byte(out_of(t), '\n');
  eng__buffer_free(object);
}

static void print_json(tally *t, const eng__finding *finding) {
  eng__buffer file = {0}, out = {0};
  eng__buffer_add_byte(&out, '{');
  add_string(&out, "type", "finding");
  add_string(&out, "severity", severities[finding->severity]);
  if (*finding->name) add_string(&out, "name", finding->name);
  if (*finding->path) {
    add_file(&file, finding);
    eng__json_write_key(&out, "file");
    eng__json_write_string(&out, eng__buffer_slice(&file));
    eng__buffer_printf(&out, ",\"line\":%u", (unsigned)finding->line);
  }
  add_string(&out, "message", finding->text);
  eng__buffer_printf(&out, ",\"fixable\":%s}", finding->edit_count ? "true" : "false");
  print_object(t, &out);
  eng__buffer_free(&file);
}

static void print_result(tally *t, const eng__lint_result *result) {
  for (size_t i = 0; i < result->all.count; i++) {
    const eng__finding *finding = &result->all.at[i];
    t->by_severity[finding->severity]++;
    if (t->options->format == ENG__LINT_TEXT) print_text(t, finding);
    else print_json(t, finding);
  }
}

static void print_count(const tally *t, uint64_t count, const char *what, const char *before) {
  eng__buffer_printf(out_of(t), "%s%llu %s%s", before, (unsigned long long)count, what,
                     count == 1 ? "" : "s");
}

static void print_summary(tally *t) {
  const uint64_t *n = t->by_severity;
  eng__buffer out = {0};
  if (t->options->format != ENG__LINT_TEXT) {
    eng__buffer_printf(&out,
                       "{\"type\":\"finish\",\"errors\":%llu,\"warnings\":%llu,\"notes\":%llu,"
                       "\"mended\":%llu}",
                       (unsigned long long)n[0], (unsigned long long)n[1], (unsigned long long)n[2],
                       (unsigned long long)t->mended);
    print_object(t, &out);
    if (t->options->format == ENG__LINT_JSON) eng__buffer_add_string(out_of(t), "\n]\n");
    return;
  }
  if (!n[0] && !n[1] && !n[2] && !t->mended) return;
  print_count(t, n[0], "error", "");
  print_count(t, n[1], "warning", ", ");
  if (n[2]) print_count(t, n[2], "note", ", ");
  if (t->mended) eng__buffer_printf(out_of(t), ", %llu mended", (unsigned long long)t->mended);
  eng__buffer_add_byte(out_of(t), '\n');
}

/* ---- The command ---- */

/* With the lines of source below the messages. */
static eng_status print_explained(tally *t, const char *path, const eng__lint_result *result,
                                  eng_error *err) {
  eng__sources sources;
  eng_status status = eng__sources_find(&sources, &path, 1, err);
  if (status != ENG_OK) return status;
  t->sources = &sources;
  print_result(t, result);
  t->sources = NULL;
  eng__sources_close(&sources);
  return ENG_OK;
}

/* One path is one set: the rules of one pack do not see those of another. */
static int lint_path(tally *t, const char *path) {
  eng__lint_result result;
  eng_error err = {ENG_OK, ""};
  uint64_t mended = 0;
  eng_status status = eng__lint_look(path, NULL, 0, &result, &err);
  if (status == ENG_OK && t->options->fix) status = eng__lint_fix(path, &result, &mended, &err);
  t->mended += mended;
  bool explain = t->options->explain && t->options->format == ENG__LINT_TEXT;
  if (status == ENG_OK && explain) status = print_explained(t, path, &result, &err);
  else if (status == ENG_OK) print_result(t, &result);
  if (status != ENG_OK) eng__say("%s", err.message);
  if (status != ENG_OK && explain) eng__excerpt_print_manifest(stderr, eng__slice_of(err.message));
  eng__lint_result_free(&result);
  return status == ENG_OK ? ENG__EXIT_COMPLETE : ENG__EXIT_NOT_MADE;
}

int eng__lint(const eng__lint_options *options) {
  tally t = {.options = options, .writer = eng__print_begin()};
  int code = ENG__EXIT_COMPLETE;
  if (!t.writer) return ENG__EXIT_NOT_MADE;
  for (size_t i = 0; i < options->path_count; i++) {
    int one = lint_path(&t, options->paths[i]);
    if (one > code) code = one;
    (void)eng__writer_flush(t.writer, NULL); /* the failure is kept */
  }
  print_summary(&t);
  bool bad = t.by_severity[ENG__SEVERITY_ERROR] ||
             (options->strict && t.by_severity[ENG__SEVERITY_WARNING]);
  if (bad && code == ENG__EXIT_COMPLETE) code = ENG__EXIT_WORK_FAILED;
  return eng__print_end(t.writer, code);
}

static void print_about(tally *t, const eng__lint_about *about) {
  eng__buffer out = {0};
  if (t->options->format == ENG__LINT_TEXT) {
    eng__buffer_printf(out_of(t), "%s (%s%s)\n    %s;\n    %s\n", about->name,
                       severities[about->severity], about->fixes ? ", --fix" : "", about->why,
                       about->mend);
    return;
  }
  eng__buffer_add_byte(&out, '{');
  add_string(&out, "name", about->name);
  add_string(&out, "severity", severities[about->severity]);
  eng__buffer_printf(&out, ",\"fixable\":%s", about->fixes ? "true" : "false");
  add_string(&out, "why", about->why);
  add_string(&out, "mend", about->mend);
  eng__buffer_add_byte(&out, '}');
  print_object(t, &out);
}

int eng__lint_print_list(eng__lint_format format) {
  eng__lint_options options = {.format = format};
  tally t = {.options = &options, .writer = eng__print_begin()};
  size_t count;
  if (!t.writer) return ENG__EXIT_NOT_MADE;
  const eng__lint_about *all = eng__lint_known(&count);
  for (size_t i = 0; i < count; i++) print_about(&t, &all[i]);
  if (format == ENG__LINT_JSON) eng__buffer_add_string(out_of(&t), "\n]\n");
  return eng__print_end(t.writer, ENG__EXIT_COMPLETE);
}

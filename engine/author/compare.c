/* Two versions, one after the other over the same corpus, joined document by document.
 *
 * The side that was recorded is read back line by line; the other one is live: a run whose
 * documents and hits are seen in the order of the corpus. Rules of the old side are run first and
 * recorded in a file without a name. When both sides are results files, a run of a rule that finds
 * nothing says which documents there are, and in which order. So nothing but one document's hits is
 * in memory. */
#include "author/compare.h"

#include "base/json.h"
#include "author/compare_report.h"
#include "author/recorded.h"
#include "run/say.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { BEFORE, AFTER, SIDES };

typedef struct side {
  const char *path;
  bool rules, live;               /* live: its hits come from the run that goes on */
  eng__recorded recorded;         /* else */
  int fd;                         /* what was recorded of rules, or -1 */
  ENG__VEC(eng__result_hit) hits; /* of the document at hand */
  bool lost;                      /* some hits of it are missing */
} side;

typedef struct comparing {
  const eng__compare_options *options;
  side sides[SIDES];
  eng__compare_report report;
  eng__differ differ;
  eng__arena arena; /* the hits of the document at hand */
  eng__slice doc;
  bool open;
} comparing;

/* ---- One document ---- */

static eng_status keep_hit(comparing *c, side *to, const eng__result_hit *hit, eng_error *err) {
  eng__result_hit kept;
  if (!eng__keep_hit(&c->arena, hit, &kept) || !eng__vec_push(&to->hits, kept))
    return eng__fail_nomem(err);
  return ENG_OK;
}

/* The hits of the document that the side has on record. */
static eng_status recall(comparing *c, side *from, eng_error *err) {
  eng__recorded *recorded = &from->recorded;
  eng_status status = ENG_OK;
  while (status == ENG_OK && recorded->kind != ENG__RECORDED_END &&
         eng__slice_equal(recorded->hit.doc, c->doc)) {
    if (recorded->kind == ENG__RECORDED_LOST) from->lost = true;
    else status = keep_hit(c, from, &recorded->hit, err);
    if (status == ENG_OK) status = eng__recorded_next(recorded, err);
  }
  return status;
}

static eng_status count_side(comparing *c, int which, eng_error *err) {
  const side *counted = &c->sides[which];
  eng_status status = ENG_OK;
  for (size_t i = 0; i < counted->hits.count && status == ENG_OK; i++)
    status = eng__compare_report_hit(&c->report, &counted->hits.at[i], which == BEFORE, err);
  return status;
}

static eng_status compare_sides(comparing *c, eng_error *err) {
  const side *before = &c->sides[BEFORE], *after = &c->sides[AFTER];
  eng_status status = count_side(c, BEFORE, err);
  if (status == ENG_OK) status = count_side(c, AFTER, err);
  if (status == ENG_OK)
    status = eng__differ_run(&c->differ, before->hits.at, before->hits.count, after->hits.at,
                             after->hits.count, err);
  for (size_t i = 0; i < c->differ.changes.count && status == ENG_OK; i++)
    status = eng__compare_report_change(&c->report, &c->differ.changes.at[i], err);
  return status;
}

static eng_status end_document(comparing *c, eng_error *err) {
  eng_status status = ENG_OK;
  if (!c->open) return status;
  c->open = false;
  for (int i = 0; i < SIDES && status == ENG_OK; i++)
    if (!c->sides[i].live) status = recall(c, &c->sides[i], err);
  if (status != ENG_OK) return status;
  c->report.documents++;
  if (!c->sides[BEFORE].lost && !c->sides[AFTER].lost) return compare_sides(c, err);
  c->report.apart++;
  return ENG_OK;
}

/* ---- The live run ---- */

static side *live_side(comparing *c) {
  for (int i = 0; i < SIDES; i++)
    if (c->sides[i].live) return &c->sides[i];
  return NULL;
}

static eng_status begin_document(void *context, eng__slice doc, bool whole, eng_error *err) {
  comparing *c = context;
  eng_status status = end_document(c, err);
  if (status != ENG_OK) return status;
  eng__arena_reset(&c->arena);
  for (int i = 0; i < SIDES; i++) {
    c->sides[i].hits.count = 0;
    c->sides[i].lost = c->sides[i].live && !whole;
  }
  c->doc = eng__arena_copy(&c->arena, doc);
  c->open = true;
  return c->doc.at ? ENG_OK : eng__fail_nomem(err);
}

static eng_status see_hit(void *context, const eng__result_hit *hit, eng_error *err) {
  side *live = live_side(context);
  return live ? keep_hit(context, live, hit, err) : ENG_OK;
}

static eng__run_options options_of_run(const eng__compare_options *options, const side *of) {
  eng__run_options run = options->run;
  static const char *const name = "reference";
  run.rules = of ? &of->path : &name;
  run.rule_count = 1;
  if (!of) run.given = "rule \"none\" { doc = \"Nothing.\", find = words { \"\\u{E000}x\" } }\n";
  run.beside = run.output;
  run.output = NULL;
  run.sink = (eng__sink_options){.format = ENG__FORMAT_JSONL, .only = true};
  run.quiet = true;
  return run;
}

/* ---- Recording ---- */

static eng_status record_document(void *context, eng__slice doc, bool whole, eng_error *err) {
  eng__buffer *out = eng__writer_buffer(context);
  if (whole) return ENG_OK;
  eng__buffer_add_string(out, "{\"type\":\"problem\",\"kind\":\"unreadable\",\"doc\":");
  eng__json_write_string(out, doc);
  eng__buffer_add_string(out, "}\n");
  return eng__writer_settle(context, err);
}

static eng_status record_hit(void *context, const eng__result_hit *hit, eng_error *err) {
  eng__write_hit_json(eng__writer_buffer(context), hit);
  return eng__writer_settle(context, err);
}

/* A file without a name, in TMPDIR or /tmp. */
static eng_status open_record(side *to, eng_error *err) {
  const char *folder = getenv("TMPDIR");
  char path[4096];
  int len =
      snprintf(path, sizeof path, "%s/engine-compare-XXXXXX", folder && *folder ? folder : "/tmp");
  if (len < 0 || (size_t)len >= sizeof path)
    return eng__fail(err, ENG_IO, "TMPDIR: the name of the folder is too long");
  to->fd = mkostemp(path, O_CLOEXEC);
  if (to->fd < 0)
    return eng__fail(err, ENG_IO, "%s: cannot be made: %s; set TMPDIR", path, strerror(errno));
  unlink(path);
  return ENG_OK;
}

static int say_failure(const eng_error *err) {
  if (err->message[0]) eng__say("%s", err->message);
  return ENG__EXIT_NOT_MADE;
}

/* Runs the rules of the side and keeps what they find; the exit status of that run. */
static int record_run(comparing *c, side *of, eng__writer *writer) {
  eng__run_options run = options_of_run(c->options, of);
  run.on_document = record_document;
  run.document_context = writer;
  run.sink.tap = record_hit;
  run.sink.tap_context = writer;
  return eng__run(&run);
}

static int record(comparing *c, side *of) {
  eng_error err = {ENG_OK, ""};
  eng__writer *writer = NULL;
  eng_status status = open_record(of, &err);
  if (status == ENG_OK) status = eng__writer_open_fd(&writer, of->fd, &err);
  if (status != ENG_OK) return say_failure(&err);
  int code = record_run(c, of, writer);
  if (code <= ENG__EXIT_WORK_FAILED) status = eng__writer_flush(writer, &err);
  eng__writer_close(writer);
  if (code > ENG__EXIT_WORK_FAILED) return code;
  if (status == ENG_OK) status = eng__recorded_read(&of->recorded, of->path, of->fd, &err);
  return status == ENG_OK ? code : say_failure(&err);
}

/* ---- The two sides ---- */

/* A folder is a pack, a .lua file rules; all else are results. */
static bool is_rules(const char *path) {
  struct stat st;
  const char *dot = strrchr(path, '.');
  return (dot && strcmp(dot, ".lua") == 0) || (stat(path, &st) == 0 && S_ISDIR(st.st_mode));
}

/* What the side does before the live run; `*code` becomes the worse of its status and that. */
static bool prepare_side(comparing *c, side *of, int *code) {
  eng_error err = {ENG_OK, ""};
  if (of->live) return true;
  int made = ENG__EXIT_COMPLETE;
  if (of->rules) made = record(c, of);
  else if (eng__recorded_open(&of->recorded, of->path, &err) != ENG_OK) made = say_failure(&err);
  if (made > *code) *code = made;
  return made <= ENG__EXIT_WORK_FAILED;
}

static bool settle_sides(comparing *c) {
  const eng__compare_options *options = c->options;
  for (int i = 0; i < SIDES; i++) {
    c->sides[i] = (side){.path = i == BEFORE ? options->before : options->after, .fd = -1};
    c->sides[i].rules = is_rules(c->sides[i].path);
    c->sides[i].recorded.fd = -1;
  }
  if (c->sides[AFTER].rules) c->sides[AFTER].live = true;
  else c->sides[BEFORE].live = c->sides[BEFORE].rules;
  bool twice = c->sides[BEFORE].rules && c->sides[AFTER].rules;
  if (twice && eng__corpus_takes_stdin(&options->run.corpus)) {
    eng__say("-: standard input cannot be read twice; write it to a file, or compare with results");
    return false;
  }
  return true;
}

/* Hits on record that no document took: of other documents than those of the corpus. */
static eng_status check_rest(const comparing *c, eng_error *err) {
  for (int i = 0; i < SIDES; i++) {
    const eng__recorded *recorded = &c->sides[i].recorded;
    if (c->sides[i].live || recorded->kind == ENG__RECORDED_END) continue;
    eng__slice doc = recorded->hit.doc;
    return eng__fail(err, ENG_INVALID,
                     "%s:%llu: the corpus has no document '%.*s' here; compare over the corpus the "
                     "results are of",
                     recorded->name, (unsigned long long)recorded->lines.number,
                     (int)(doc.len > 200 ? 200 : doc.len), doc.at);
  }
  return ENG_OK;
}

static int run_live(comparing *c) {
  eng__run_options run = options_of_run(c->options, live_side(c));
  run.on_document = begin_document;
  run.document_context = c;
  run.sink.tap = see_hit;
  run.sink.tap_context = c;
  return eng__run(&run);
}

static int finish(comparing *c, int code) {
  eng_error err = {ENG_OK, ""};
  eng_status status = end_document(c, &err);
  if (status == ENG_OK) status = check_rest(c, &err);
  if (status == ENG_OK) status = eng__compare_report_finish(&c->report, &err);
  if (status != ENG_OK && !c->options->run.output && c->report.writer &&
      eng__writer_closed_pipe(c->report.writer))
    status = ENG_OK; /* the reader has seen enough */
  if (status != ENG_OK) return say_failure(&err);
  return c->options->check && c->report.changes ? ENG__EXIT_WORK_FAILED : code;
}

static void close_all(comparing *c) {
  for (int i = 0; i < SIDES; i++) {
    eng__recorded_close(&c->sides[i].recorded);
    eng__vec_free(&c->sides[i].hits);
    if (c->sides[i].fd >= 0) close(c->sides[i].fd);
  }
  eng__compare_report_close(&c->report);
  eng__differ_free(&c->differ);
  eng__arena_free(&c->arena);
}

int eng__compare_rules(const eng__compare_options *options) {
  comparing c = {.options = options};
  eng_error err = {ENG_OK, ""};
  int code = ENG__EXIT_COMPLETE;
  if (!settle_sides(&c)) return ENG__EXIT_NOT_MADE;
  bool good = prepare_side(&c, &c.sides[BEFORE], &code) && prepare_side(&c, &c.sides[AFTER], &code);
  if (good && eng__compare_report_open(&c.report, options, &err) != ENG_OK) {
    good = false;
    code = say_failure(&err);
  }
  if (good) {
    int made = run_live(&c);
    if (made > code) code = made;
    if (made <= ENG__EXIT_WORK_FAILED) code = finish(&c, code);
  }
  close_all(&c);
  return code;
}

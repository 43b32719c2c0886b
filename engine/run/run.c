#include "run/run.h"

#include "base/hash.h"
#include "base/plural.h"
#include "corpus/file.h"
#include "run/confine.h"
#include "run/excerpt.h"
#include "run/outputs.h"
#include "run/progress.h"
#include "run/run_head.h"
#include "run/say.h"
#include "run/shift.h"
#include "run/signals.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { DEFAULT_TIMEOUT_MS = 2000, META_PIECE = 64 << 10, META_MOST = 1 << 30 };

void eng__crew_defaults(eng__crew_options *options) {
  long cores = sysconf(_SC_NPROCESSORS_ONLN);
  *options = (eng__crew_options){.workers = cores < 1                   ? 1
                                            : cores > ENG__MOST_WORKERS ? ENG__MOST_WORKERS
                                                                        : (unsigned)cores,
                                 .max_document = (size_t)64 << 20,
                                 .max_memory = (size_t)128 << 20,
                                 .timeout_ms = DEFAULT_TIMEOUT_MS};
}

/* ---- What a run is made of ---- */

typedef struct run {
  const eng__run_options *options;
  eng__crew_options crew_options;
  eng__sources sources;
  eng__meta *meta;
  uint64_t meta_hash; /* of its bytes */
  eng__crew crew;
  eng__writer *writer;
  eng__sink *sink;
  eng__corpus *corpus;
  eng__collector collector;
  eng__resume resume;
  eng__shift shift;
} run;

static void say_diagnostic(void *context, bool warning, eng__slice name, eng__slice message) {
  const run *self = context;
  (void)name;
  if (warning) return;
  eng__say("%.*s", (int)message.len, message.at);
  if (isatty(STDERR_FILENO)) eng__excerpt_print(stderr, &self->sources, message);
}

/* All that comes, of a file or a pipe; a device would never end. */
static eng_status read_meta(int fd, const char *path, eng__buffer *bytes, eng_error *err) {
  struct stat info;
  if (fstat(fd, &info) != 0 || S_ISCHR(info.st_mode) || S_ISBLK(info.st_mode))
    return eng__fail(err, ENG_IO, "%s: is a device, not a table", path);
  for (int64_t n = 1; n > 0; bytes->len += n > 0 ? (size_t)n : 0) {
    char *room = eng__buffer_reserve(bytes, META_PIECE);
    if (!room) return eng__fail_nomem(err);
    n = eng__read_some(fd, room, META_PIECE);
    if (n < 0) return eng__fail(err, ENG_IO, "%s: cannot be read: %s", path, strerror(errno));
    if (bytes->len > META_MOST)
      return eng__fail(err, ENG_LIMIT, "%s: larger than %d MiB", path, META_MOST >> 20);
  }
  return ENG_OK;
}

static eng_status open_meta(run *self, eng_error *err) {
  const char *path = self->options->meta;
  if (!path) return ENG_OK;
  eng_status status = eng__meta_check_name(path, err);
  if (status != ENG_OK) return status;
  int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
  if (fd < 0)
    return eng__fail(err, ENG_IO, "%s: cannot be read: %s; give --meta a .tsv, .csv or .jsonl file",
                     path, strerror(errno));
  eng__buffer bytes = {0};
  status = read_meta(fd, path, &bytes, err);
  close(fd);
  if (status == ENG_OK) status = eng__meta_open(&self->meta, path, eng__buffer_slice(&bytes), err);
  self->meta_hash = eng__hash_bytes(bytes.at, bytes.len);
  eng__buffer_free(&bytes);
  self->crew_options.meta = self->meta;
  return status;
}

static bool wants_meta(const eng__sink_options *sink) {
  for (size_t i = 0; i < sink->column_count; i++)
    if (strncmp(sink->columns[i], "meta.", 5) == 0) return true;
  return false;
}

static eng_status find_sources(run *self, eng_error *err) {
  const eng__run_options *options = self->options;
  if (!options->given)
    return eng__sources_find(&self->sources, options->rules, options->rule_count, err);
  return eng__sources_give(&self->sources, options->rules[0], eng__slice_of(options->given), err);
}

/* A file of the rules may be there for others to include; all of them together hold a rule. */
static eng_status check_rules(const run *self, eng_error *err) {
  const eng__run_options *options = self->options;
  if (self->crew.rule_count) return ENG_OK;
  return eng__fail(err, ENG_INVALID, "%s: %s no rule; write one: rule \"name\" { … }",
                   options->rules[0],
                   options->rule_count > 1 ? "and the other rules given: hold" : "holds");
}

static eng_status open_crew(run *self, eng_error *err) {
  const eng__run_options *options = self->options;
  self->crew_options = options->crew;
  self->crew_options.interrupted = eng__interrupted;
  eng_status status = find_sources(self, err);
  if (status != ENG_OK) return status;
  self->crew_options.sources = &self->sources;
  self->crew_options.max_document = options->corpus.max_document;
  self->crew_options.want_doc = options->sink.docs;
  self->crew_options.cover = options->coverage != NULL;
  self->crew_options.want_meta = wants_meta(&options->sink);
  if (options->sink.format == ENG__FORMAT_TERMINAL && !self->crew_options.context)
    self->crew_options.context = ENG__CONTEXT_LINE;
  status = open_meta(self, err);
  if (status == ENG_OK)
    status = eng__crew_open(&self->crew, &self->crew_options, say_diagnostic, self, err);
  if (status == ENG_OK) status = check_rules(self, err);
  return status;
}

static eng_status open_output(run *self, eng_error *err) {
  const char *path = self->options->output;
  eng_status status = path ? eng__writer_open_file(&self->writer, path, err)
                           : eng__writer_open_fd(&self->writer, STDOUT_FILENO, err);
  if (status == ENG_OK)
    status = eng__sink_open(&self->sink, &self->options->sink, self->writer, err);
  return status;
}

/* The options of the run line, and which table was given, by its bytes. */
static size_t gather_options(const run *self, eng__slice *pairs, const char *table) {
  const eng__run_options *options = self->options;
  size_t count = 2 * options->result_option_count, at = 0;
  eng__slice meta[] = {ENG__SLICE("meta"), eng__slice_of(table)};
  if (count) memcpy(pairs, options->result_options, count * sizeof *pairs);
  if (!options->meta) return count / 2;
  while (at < count && eng__slice_compare(pairs[at], meta[0]) < 0) at += 2;
  memmove(pairs + at + 2, pairs + at, (count - at) * sizeof *pairs);
  memcpy(pairs + at, meta, sizeof meta);
  return count / 2 + 1;
}

static eng_status write_run_line(run *self, eng_error *err) {
  const eng__run_options *options = self->options;
  eng__run_head head = {.packs = NULL};
  char table[17];
  eng__slice *pairs = calloc(2 * options->result_option_count + 2, sizeof *pairs);
  if (!pairs) return eng__fail_nomem(err);
  snprintf(table, sizeof table, "%016" PRIx64, self->meta_hash);
  eng_status status = eng__run_head_make(
      &head, &self->sources, pairs, gather_options(self, pairs, table), options->crew.shard, err);
  if (!status) status = eng__sink_run(self->sink, &head.line, err);
  eng__run_head_free(&head);
  free(pairs);
  return status;
}

/* The journal's lock is taken before the output is touched: another run may be writing it. */
static eng_status open_journal(run *self, eng_error *err) {
  if (!self->options->resume) return ENG_OK;
  return eng__resume_open(&self->resume, self->options, &self->sources, self->meta_hash,
                          &self->collector, err);
}

static eng_status open_run(run *self, eng_error *err) {
  eng_status status = eng__outputs_apart(self->options, err);
  if (status == ENG_OK) status = open_crew(self, err);
  eng__corpus_options corpus = self->options->corpus;
  corpus.interrupted = eng__interrupted;
  corpus.shard = self->options->crew.shard;
  if (status == ENG_OK) status = eng__corpus_open(&self->corpus, &corpus, err);
  if (status == ENG_OK) status = eng__outputs_check(self->options, &self->sources, err);
  if (status == ENG_OK) status = open_journal(self, err);
  if (status == ENG_OK) status = open_output(self, err);
  if (status == ENG_OK) eng__outputs_leave_out(self->options, self->corpus);
  if (status == ENG_OK)
    status = eng__collector_open(&self->collector, self->options, &self->crew, self->sink, err);
  if (status == ENG_OK) status = write_run_line(self, err);
  if (status == ENG_OK)
    status = eng__shift_open(&self->shift, &self->crew, &self->collector, self->corpus,
                             self->options->resume ? &self->resume : NULL, err);
  return status;
}

static void close_run(run *self) {
  eng__shift_close(&self->shift);
  eng__resume_close(&self->resume);
  eng__collector_close(&self->collector);
  if (self->sink) eng__sink_close(self->sink);
  if (self->writer) eng__writer_close(self->writer);
  if (self->corpus) eng__corpus_close(self->corpus);
  eng__crew_close(&self->crew);
  if (self->meta) eng__meta_close(self->meta);
  eng__sources_close(&self->sources);
}

/* How much of the corpus is written, of what was read of it. */
static double passed(const run *self) {
  uint64_t met = eng__corpus_place(self->corpus), written = self->collector.part_place;
  double read = eng__corpus_passed(self->corpus);
  return written < met ? read * (double)written / (double)met : read;
}

static eng_status work(run *self, eng_error *err) {
  eng__progress progress;
  eng__progress_begin(&progress, self->options->progress && !self->options->quiet);
  eng_status status = ENG_OK;
  for (bool over = false; status == ENG_OK && !over && !*eng__interrupted;) {
    status = eng__shift_turn(&self->shift, &over, err);
    if (eng__progress_is_due(&progress))
      eng__progress_show(&progress, &self->collector.totals, passed(self));
  }
  eng__progress_end(&progress);
  return status;
}

/* --stats: a table on stderr, the costliest rule first. */
static void say_stats(run *self) {
  eng__rule_stats *stats = calloc(self->crew.rule_count + 1, sizeof *stats);
  if (!stats || eng__shift_stats(&self->shift, stats, NULL) != ENG_OK) {
    free(stats);
    return;
  }
  char layers[120];
  eng__say("%10s %10s %10s %8s %12s  rule", "candidates", "hits", "documents", "limits", "time");
  for (size_t i = 0; i < self->crew.rule_count; i++)
    eng__say("%10llu %10llu %10llu %8llu %9.3f ms  %.*s", (unsigned long long)stats[i].candidates,
             (unsigned long long)stats[i].hits, (unsigned long long)stats[i].documents,
             (unsigned long long)self->collector.rule_limits[i], (double)stats[i].nanoseconds / 1e6,
             (int)self->crew.rules[i].name.len, self->crew.rules[i].name.at);
  eng__say("kernel layers: %s", eng__layers_text(self->crew.layers, layers, sizeof layers));
  free(stats);
}

/* A wrong --text-field is no error, and finds nothing. */
static void say_textless(const run *self) {
  uint64_t count = self->collector.textless;
  eng__slice field = eng__record_text_field(&self->options->crew.fields);
  if (count)
    eng__say("%llu record%s without the field '%.*s' (--text-field)", (unsigned long long)count,
             eng__plural(count), (int)(field.len > 200 ? 200 : field.len), field.at);
}

static void summarise(const run *self) {
  uint64_t left_out = eng__corpus_left_out(self->corpus);
  eng__collector_summary(&self->collector);
  say_textless(self);
  if (left_out)
    eng__say("%llu file%s of the corpus left out: what this run writes itself",
             (unsigned long long)left_out, eng__plural(left_out));
  if (self->resume.recalled)
    eng__say("%llu of the documents were finished before, and taken from %s.journal",
             (unsigned long long)self->resume.recalled, self->options->output);
}

static eng_status finish(run *self, eng_error *err) {
  eng_status status = eng__collector_rows(&self->collector, err);
  if (status == ENG_OK)
    status = eng__collector_finish(&self->collector, eng__corpus_skipped(self->corpus),
                                   eng__corpus_names(self->corpus), err);
  if (status == ENG_OK && self->options->coverage)
    status = eng__coverage_write(&self->collector.coverage, self->options->coverage, err);
  if (status == ENG_OK) status = eng__writer_commit(self->writer, err);
  if (status == ENG_OK && self->options->resume) status = eng__resume_finish(&self->resume, err);
  if (status != ENG_OK) return status;
  if (!self->options->quiet) summarise(self);
  if (self->options->stats) say_stats(self);
  return status;
}

static int exit_status(const run *self) {
  if (self->collector.failed_work) return ENG__EXIT_WORK_FAILED;
  if (self->options->fail_on_hit && self->collector.totals.hits) return ENG__EXIT_HITS;
  return ENG__EXIT_COMPLETE;
}

static int interrupted(run *self) {
  if (self->writer) (void)eng__writer_flush(self->writer, NULL);
  if (self->resume.journal && !self->options->quiet)
    eng__say("interrupted after %llu document%s; the same command goes on from there",
             (unsigned long long)self->collector.totals.documents,
             eng__plural(self->collector.totals.documents));
  return 128 + *eng__interrupted;
}

int eng__run(const eng__run_options *options) {
  run self = {.options = options};
  eng_error err = {ENG_OK, ""};
  bool complete = false;
  eng__signals_watch();
  eng_status status = open_run(&self, &err);
  if (status == ENG_OK) status = work(&self, &err);
  if (status == ENG_OK && !*eng__interrupted) {
    status = finish(&self, &err);
    complete = status == ENG_OK;
  }
  int code = complete ? exit_status(&self) : ENG__EXIT_NOT_MADE;
  if (!complete && *eng__interrupted) code = interrupted(&self);
  else if (status != ENG_OK && !options->output && self.writer &&
           eng__writer_closed_pipe(self.writer))
    code = exit_status(&self); /* the reader has seen enough */
  else if (status != ENG_OK && err.message[0]) {
    eng__say("%s", err.message);
    if (isatty(STDERR_FILENO)) eng__excerpt_print_manifest(stderr, eng__slice_of(err.message));
  }
  if (!complete && !*eng__interrupted && !options->resume && self.writer)
    eng__writer_discard(self.writer);
  close_run(&self);
  return code;
}

#include "author/tester.h"

#include "run/clock.h"
#include "run/run.h"
#include "run/say.h"
#include "run/signals.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

enum { REPORT_MS = 120000, LOOK_MS = 200, READ_BYTES = 64 << 10 };

eng_status eng__tester_open(eng__tester *tester, eng__sources *sources,
                            eng__on_diagnostic *diagnostic, void *context, eng_error *err) {
  eng__crew_options options;
  eng__crew_defaults(&options);
  options.workers = 1;
  options.sources = sources;
  options.interrupted = eng__interrupted;
  *tester = (eng__tester){.sources = sources};
  eng_status status = eng__crew_open(&tester->crew, &options, diagnostic, context, err);
  if (status != ENG_OK) eng__sources_close(sources);
  else eng__crew_spawn(&tester->crew, 0);
  return status;
}

void eng__tester_close(eng__tester *tester) {
  eng__buffer_free(&tester->results);
  eng__vec_free(&tester->lines);
  eng__vec_free(&tester->hits);
  eng__vec_free(&tester->problems);
  eng__crew_close(&tester->crew);
  eng__sources_close(tester->sources);
}

/* ---- Asking and waiting ---- */

typedef enum taken { MORE_TO_COME, ANSWERED, BROKEN } taken;

/* Takes what came from the worker, until a whole frame of the type is there, in `in`; what it says
 * before goes by. */
static taken take_bytes(eng__tester *tester, uint32_t wanted, eng__wire *in) {
  eng__buffer *results = &tester->results;
  char *room = eng__buffer_reserve(results, READ_BYTES);
  if (!room) return BROKEN;
  ssize_t n = read(tester->crew.seats[0].result_read, room, READ_BYTES);
  if (n > 0) results->len += (size_t)n;
  size_t used = 0;
  uint32_t type;
  bool broken = false;
  while (eng__wire_frame(eng__buffer_slice(results), &used, &type, in, &broken))
    if (type == wanted) return ANSWERED;
  memmove(results->at, results->at + used, results->len - used);
  results->len -= used;
  return broken ? BROKEN : MORE_TO_COME;
}

/* Waits for the answer to what was asked. False when the worker died over it, or somebody asks the
 * program to end. */
static bool await(eng__tester *tester, uint32_t wanted, eng__wire *in) {
  eng__crew *crew = &tester->crew;
  uint64_t due = eng__now_ms() + REPORT_MS;
  while (eng__now_ms() < due && !*eng__interrupted) {
    struct pollfd pollers[2] = {{crew->seats[0].result_read, POLLIN, 0},
                                {crew->news_read, POLLIN, 0}};
    int n = poll(pollers, 2, LOOK_MS);
    if (n < 0 && errno != EINTR) break;
    if (n <= 0) continue;
    if (pollers[0].revents) {
      taken came = take_bytes(tester, wanted, in);
      if (came == ANSWERED) return true;
      if (came == BROKEN) break;
      continue;
    }
    eng__news news;
    if (pollers[1].revents && (!eng__crew_news(crew, &news) || news.type == ENG__MSG_DIED))
      return false;
  }
  eng__crew_kill(crew, 0);
  return false;
}

/* Sends the frame and waits; another worker comes when this one is lost. */
static bool ask(eng__tester *tester, eng__buffer *question, uint32_t answer, eng__wire *in) {
  eng__crew *crew = &tester->crew;
  eng__buffer_clear(&tester->results);
  bool answered = !question->failed &&
                  eng__wire_send(crew->seats[0].task_write, eng__buffer_slice(question)) &&
                  await(tester, answer, in);
  eng__buffer_free(question);
  if (!answered && !*eng__interrupted) eng__crew_spawn(crew, 0);
  return answered;
}

/* ---- The examples of a rule ---- */

static bool read_verdict(eng__tester *tester, eng__wire *in, eng__verdict *verdict) {
  verdict->yes = eng__wire_get_u32(in) != 0;
  verdict->line = eng__wire_get_u32(in);
  verdict->passed = eng__wire_get_u32(in) != 0;
  uint32_t lines = eng__wire_get_u32(in);
  tester->lines.count = 0;
  for (uint32_t i = 0; i < lines && !in->bad; i++)
    if (!eng__vec_push(&tester->lines, eng__wire_get_slice(in))) return false;
  verdict->lines = tester->lines.at;
  verdict->line_count = tester->lines.count;
  verdict->found = eng__wire_get_slice(in);
  return !in->bad;
}

void eng__tester_run(eng__tester *tester, uint32_t rule, eng__on_verdict *say, void *context,
                     eng__report *report) {
  eng__wire in;
  eng__buffer out = {0};
  size_t frame = eng__wire_begin(&out, ENG__MSG_EXAMPLES);
  eng__wire_u32(&out, rule);
  eng__wire_end(&out, frame);
  *report = (eng__report){0};
  report->died = !ask(tester, &out, ENG__MSG_REPORT, &in);
  if (report->died) return;
  eng__wire_get_u32(&in);
  uint32_t count = eng__wire_get_u32(&in);
  for (uint32_t i = 0; i < count; i++) {
    eng__verdict verdict = {.number = i + 1};
    report->died = !read_verdict(tester, &in, &verdict);
    if (report->died) return;
    if (verdict.passed) report->passed++;
    else report->failed++;
    if (say) say(context, &verdict);
  }
}

/* ---- A text ---- */

static bool problem_fails(eng__slice kind) {
  return !eng__slice_equal(kind, ENG__SLICE("encoding"));
}

/* What a worker says is not trusted. */
static bool hit_sane(const eng__tester *tester, const eng__result_hit *hit, uint32_t rule) {
  return rule < tester->crew.rule_count && hit->start_byte <= hit->end_byte &&
         hit->start_char <= hit->end_char;
}

static bool keep_hits(eng__tester *tester, eng__wire *in, uint32_t count) {
  eng__result_groups groups = {0};
  bool good = true;
  for (uint32_t i = 0; i < count && good; i++) {
    eng__result_hit hit;
    uint32_t rule;
    eng__get_hit(in, &hit, &groups, &rule);
    eng__tester_hit kept = {rule,           hit.start_byte, hit.end_byte,
                            hit.start_char, hit.end_char,   hit.line};
    good = !in->bad && hit_sane(tester, &hit, rule) && eng__vec_push(&tester->hits, kept);
  }
  eng__vec_free(&groups);
  return good;
}

static bool keep_problems(eng__tester *tester, eng__wire *in, uint32_t count) {
  for (uint32_t i = 0; i < count; i++) {
    eng__result_problem problem;
    eng__get_problem(in, &problem);
    if (in->bad || !eng__vec_push(&tester->problems, problem.message)) return false;
    tester->failed |= problem_fails(problem.kind);
  }
  return true;
}

static bool keep_document(eng__tester *tester, eng__wire *in) {
  eng__document_head head;
  eng__get_head(in, &head);
  tester->failed = head.failed || head.skipped;
  for (uint64_t i = 0; i < 2 * (uint64_t)head.meta_count && !in->bad; i++) eng__wire_get_slice(in);
  if (in->bad || !keep_problems(tester, in, head.problem_count) ||
      !keep_hits(tester, in, head.hit_count))
    return false;
  for (uint32_t i = 0; i < head.log_count && !in->bad; i++) {
    eng__slice rule = eng__wire_get_slice(in), line = eng__wire_get_slice(in);
    if (!in->bad) eng__say("[%.*s] %.*s", (int)rule.len, rule.at, (int)line.len, line.at);
  }
  return !in->bad;
}

/* A batch of one. */
static void write_batch(eng__buffer *out, eng__slice doc, size_t len, bool record) {
  size_t frame = eng__wire_begin(out, ENG__MSG_BATCH);
  eng__wire_u32(out, 0); /* slot */
  eng__wire_u32(out, 1);
  eng__wire_u32(out, 0);
  eng__wire_u32(out, record);
  eng__wire_slice(out, doc);
  eng__wire_u64(out, 0);
  eng__wire_u64(out, len);
  eng__wire_end(out, frame);
}

eng_status eng__tester_read(eng__tester *tester, eng__slice doc, eng__slice bytes, bool record,
                            eng_error *err) {
  eng__buffer out = {0};
  eng__wire in;
  tester->hits.count = tester->problems.count = 0;
  tester->failed = false;
  if (bytes.len > tester->crew.options.max_document)
    return eng__fail(err, ENG_LIMIT, "longer than %zu MiB",
                     tester->crew.options.max_document >> 20);
  if (bytes.len) memcpy(tester->crew.seats[0].slots[0], bytes.at, bytes.len);
  write_batch(&out, doc, bytes.len, record);
  if (!ask(tester, &out, ENG__MSG_DOCUMENT, &in))
    return eng__fail(err, ENG_RULE, "the worker died over the text");
  return keep_document(tester, &in) ? ENG_OK
                                    : eng__fail(err, ENG_RULE, "the worker sent a broken answer");
}

#include "run/tester.h"

#include "run/run.h"

#include <poll.h>
#include <unistd.h>

enum { REPORT_MS = 120000, READ_BYTES = 64 << 10 };

eng_status eng__tester_open(eng__tester *tester, eng__sources *sources,
                            eng__on_diagnostic *diagnostic, void *context, eng_error *err) {
  eng__crew_options options;
  eng__crew_defaults(&options);
  options.workers = 1;
  options.sources = sources;
  *tester = (eng__tester){.sources = sources};
  eng_status status = eng__crew_open(&tester->crew, &options, diagnostic, context, err);
  if (status != ENG_OK) eng__sources_close(sources);
  else eng__crew_spawn(&tester->crew, 0);
  return status;
}

void eng__tester_close(eng__tester *tester) {
  eng__buffer_free(&tester->results);
  eng__crew_close(&tester->crew);
  eng__sources_close(tester->sources);
}

static bool ask(eng__crew *crew, uint32_t rule) {
  eng__buffer out = {0};
  size_t frame = eng__wire_begin(&out, ENG__MSG_EXAMPLES);
  eng__wire_u32(&out, rule);
  eng__wire_end(&out, frame);
  bool sent = !out.failed && eng__wire_send(crew->seats[0].task_write, eng__buffer_slice(&out));
  eng__buffer_free(&out);
  return sent;
}

/* Takes what came from the worker; true when a whole report is there, in `in`. */
static bool take_bytes(eng__tester *tester, eng__wire *in) {
  char *room = eng__buffer_reserve(&tester->results, READ_BYTES);
  ssize_t n = room ? read(tester->crew.seats[0].result_read, room, READ_BYTES) : -1;
  if (n > 0) tester->results.len += (size_t)n;
  size_t used = 0;
  uint32_t type;
  bool broken;
  while (eng__wire_frame(eng__buffer_slice(&tester->results), &used, &type, in, &broken))
    if (type == ENG__MSG_REPORT) return true;
  return false;
}

/* Waits for the report of the rule that was asked for. False when the worker died over it. */
static bool await(eng__tester *tester, eng__wire *in) {
  eng__crew *crew = &tester->crew;
  eng__buffer_clear(&tester->results);
  for (;;) {
    struct pollfd pollers[2] = {{crew->seats[0].result_read, POLLIN, 0},
                                {crew->news_read, POLLIN, 0}};
    if (poll(pollers, 2, REPORT_MS) <= 0) {
      eng__crew_kill(crew, 0);
      return false;
    }
    if (pollers[0].revents) {
      if (take_bytes(tester, in)) return true;
      continue;
    }
    eng__news news;
    if (pollers[1].revents && (!eng__crew_news(crew, &news) || news.type == ENG__MSG_DIED))
      return false;
  }
}

void eng__tester_run(eng__tester *tester, uint32_t rule,
                     void (*say)(void *context, eng__slice line), void *context,
                     eng__report *report) {
  eng__wire in;
  *report = (eng__report){0};
  report->died = !ask(&tester->crew, rule) || !await(tester, &in);
  if (report->died) {
    eng__crew_spawn(&tester->crew, 0);
    return;
  }
  eng__wire_get_u32(&in);
  report->passed = eng__wire_get_u32(&in);
  report->failed = eng__wire_get_u32(&in);
  uint32_t lines = eng__wire_get_u32(&in);
  for (uint32_t i = 0; i < lines && !in.bad; i++) {
    eng__slice line = eng__wire_get_slice(&in);
    if (say) say(context, line);
  }
}

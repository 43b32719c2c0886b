/* What a hostile loader or worker says to whoever asked it. The first byte chooses who listens: the
 * load of rules, the asker of texts, that of examples, or that of rows; the second whether the
 * worker's death is told. The rest stands in the pipe. */
#include "fuzz.h"

#include "author/tester.h"
#include "base/json.h"
#include "run/reports.h"

#include <fcntl.h>
#include <unistd.h>

enum { MOST_PIPED = 32 << 10 }; /* what a pipe takes without a reader */

static eng__rule_card cards[] = {{.name = {"a", 1}}, {.name = {"b", 1}, .is_aggregate = true}};
enum { RULES = sizeof cards / sizeof cards[0] };

/* ---- A crew without processes ---- */

typedef struct stage {
  eng__crew crew;
  eng__seat seat;
  eng__sources sources;
  char *slot;
} stage;

static void make_pipe(int *read_end, int *write_end) {
  int ends[2];
  FUZZ_CHECK(pipe2(ends, O_CLOEXEC) == 0);
  *read_end = ends[0];
  *write_end = ends[1];
}

static void tell(int fd, eng__slice bytes) {
  FUZZ_CHECK(write(fd, bytes.at, bytes.len) == (ssize_t)bytes.len);
}

/* Seat 0 was ended by signal 11. */
static void tell_death(int fd) {
  static const uint32_t died[] = {8, ENG__MSG_DIED, 0, 11};
  tell(fd, (eng__slice){(const char *)died, sizeof died});
}

static void set_stage(stage *s, eng__slice said, bool by_loader, bool dies) {
  *s = (stage){.seat = {.handle = -1}};
  make_pipe(&s->crew.news_read, &s->crew.news_write);
  make_pipe(&s->seat.result_read, &s->seat.result_write);
  make_pipe(&s->seat.task_read, &s->seat.task_write);
  FUZZ_CHECK(fcntl(s->seat.result_read, F_SETFL, O_NONBLOCK) == 0);
  FUZZ_CHECK(fcntl(s->seat.task_read, F_SETFL, O_NONBLOCK) == 0);
  s->crew.order_write = open("/dev/null", O_WRONLY | O_CLOEXEC);
  tell(by_loader ? s->crew.news_write : s->seat.result_write, said);
  if (dies) tell_death(s->crew.news_write);
  close(s->crew.news_write); /* and then the loader is gone */
  s->seat.slots[0] = s->slot = malloc(MOST_PIPED);
  s->crew.seats = &s->seat;
  s->crew.options = (eng__crew_options){
      .sources = &s->sources, .workers = 1, .max_document = MOST_PIPED, .timeout_ms = 1000};
  s->crew.rules = cards;
  s->crew.rule_count = RULES;
}

static void clear_stage(stage *s) {
  const int fds[] = {s->crew.news_read,    s->crew.order_write, s->seat.result_read,
                     s->seat.result_write, s->seat.task_read,   s->seat.task_write};
  for (size_t i = 0; i < sizeof fds / sizeof fds[0]; i++) close(fds[i]);
  eng__buffer_free(&s->crew.news);
  eng__arena_free(&s->crew.arena);
  free(s->slot);
}

/* ---- Who listens ---- */

static void take_diagnostic(void *context, bool warning, eng__slice name, eng__slice message) {
  (void)warning;
  *(size_t *)context += name.len + message.len;
}

static void take_finding(void *context, const eng__finding *finding) {
  *(size_t *)context += strlen(finding->name) + strlen(finding->text) + strlen(finding->path);
  FUZZ_CHECK(finding->severity <= ENG__SEVERITY_NOTE);
  for (size_t i = 0; i < finding->edit_count; i++)
    FUZZ_CHECK(finding->edits[i].text.at || !finding->edits[i].text.len);
}

static bool is_whole(eng__slice text) {
  return text.at && text.at[text.len] == '\0';
}

static void hear_load(stage *s) {
  size_t heard = 0;
  eng_status status = ENG_OK;
  s->crew.rules = NULL;
  s->crew.rule_count = 0;
  s->crew.options.finding = take_finding;
  s->crew.options.finding_context = &heard;
  if (!eng__crew_hear(&s->crew, take_diagnostic, &heard, &status, NULL) || status != ENG_OK) return;
  for (size_t i = 0; i < s->crew.rule_count; i++) {
    const eng__rule_card *card = &s->crew.rules[i];
    FUZZ_CHECK(is_whole(card->name) && is_whole(card->file) && is_whole(card->level));
    FUZZ_CHECK(is_whole(card->technique) && is_whole(card->status));
  }
  for (size_t i = 0; i < s->crew.branch_count; i++)
    FUZZ_CHECK(s->crew.branches[i].rule < s->crew.rule_count);
}

static void end_tester(eng__tester *tester) {
  eng__buffer_free(&tester->crew.news); /* of a copy of the stage's */
  eng__buffer_free(&tester->results);
  eng__vec_free(&tester->lines);
  eng__vec_free(&tester->hits);
  eng__vec_free(&tester->problems);
}

static void hear_text(stage *s) {
  eng__tester tester = {.sources = &s->sources, .crew = s->crew};
  if (eng__tester_read(&tester, ENG__SLICE("doc"), ENG__SLICE("text"), false, NULL) == ENG_OK)
    for (size_t i = 0; i < tester.hits.count; i++) {
      FUZZ_CHECK(tester.hits.at[i].rule < RULES);
      FUZZ_CHECK(tester.hits.at[i].start_byte <= tester.hits.at[i].end_byte);
    }
  end_tester(&tester);
}

static void take_verdict(void *context, const eng__verdict *verdict) {
  uint32_t *last = context;
  FUZZ_CHECK(verdict->number == ++*last);
  for (size_t i = 0; i < verdict->line_count; i++)
    FUZZ_CHECK(verdict->lines[i].at || !verdict->lines[i].len);
}

static void hear_examples(stage *s) {
  eng__tester tester = {.sources = &s->sources, .crew = s->crew};
  eng__report report;
  uint32_t last = 0;
  eng__tester_run(&tester, 0, take_verdict, &last, &report);
  FUZZ_CHECK(last == report.passed + report.failed);
  end_tester(&tester);
}

static eng_status take_row(void *context, const eng__reported_row *row, eng_error *err) {
  (void)context, (void)err;
  FUZZ_CHECK(row->rule == 1 && eng__slice_equal(row->key, ENG__SLICE("key")));
  if (!row->kind.len) FUZZ_CHECK(eng__json_valid(row->data) && eng__json_valid(row->hits));
  return ENG_OK;
}

/* Two groups of one use each. */
static void hear_rows(stage *s) {
  static const char use[] = "\3\0\0\0doc\1\0\0\0\0\0\0\0\0\0\0\0";
  eng__group group = {.rule = 1, .key = {"key", 3}, .uses = {use, sizeof use - 1}, .count = 1};
  eng__reports *reports;
  bool good = fuzz_ok(eng__reports_open(&reports, &s->crew, false, NULL));
  for (; good && group.order < 2; group.order++)
    good = fuzz_ok(eng__reports_add(reports, &group, NULL));
  if (good) (void)eng__reports_end(reports, take_row, NULL, NULL);
  eng__reports_close(reports);
}

void fuzz_target(const uint8_t *data, size_t size) {
  static void (*const listeners[])(stage *) = {hear_load, hear_text, hear_examples, hear_rows};
  if (size < 2) return;
  unsigned who = data[0] % 4;
  eng__slice said = fuzz_input(data + 2, size - 2);
  if (said.len > MOST_PIPED) said.len = MOST_PIPED;
  stage s;
  bool plenty = fuzz_memory_suffices(true);
  set_stage(&s, said, who == 0, who && data[1] % 2);
  fuzz_memory_suffices(plenty);
  listeners[who](&s);
  clear_stage(&s);
}

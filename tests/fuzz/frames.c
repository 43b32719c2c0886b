/* What a hostile worker says of documents. The first byte chooses the format of the results; the
 * rest is what came through the pipe: frames. Those that are believed are written, and what stands
 * in the file then is sound whatever was in them. */
#include "fuzz.h"

#include "base/json.h"
#include "run/collect.h"

#include <sys/mman.h>
#include <unistd.h>

static eng__rule_card cards[] = {
    {.name = {"a", 1}, .technique = {"doubt", 5}, .level = {"low", 3}},
    {.name = {"b", 1}, .is_aggregate = true},
    {.name = {"c", 1}, .is_aggregate = true, .aggregate = {.alike = true, .words = 2, .share = .5}},
};
static eng__branch_card branches[] = {{.rule = 0}, {.rule = 1}, {.rule = 2}};
enum { RULES = sizeof cards / sizeof cards[0], BRANCHES = sizeof branches / sizeof branches[0] };

static const char *const columns[] = {"note.a", "groups.who.entity", "groups.who.start_char",
                                      "meta.outlet"};

/* ---- What is in the file ---- */

/* Nothing but line feeds and what a table is made of. */
static bool is_plain(eng__slice text) {
  for (size_t i = 0; i < text.len; i++) {
    unsigned char c = (unsigned char)text.at[i];
    if ((c < ' ' && !strchr("\n\t\r", c)) || c == 0x7f) return false;
  }
  return true;
}

static size_t count_tabs(eng__slice line) {
  size_t tabs = 0;
  for (size_t i = 0; i < line.len; i++) tabs += line.at[i] == '\t';
  return tabs;
}

static void check_table(eng__slice text) {
  size_t tabs = count_tabs(fuzz_line(&(eng__slice){text.at, text.len}));
  while (text.len) FUZZ_CHECK(count_tabs(fuzz_line(&text)) == tabs);
}

/* Tables hold a text as it is, but on a screen. */
static void check_written(eng__slice text, eng__format format, bool on_screen) {
  bool table = format == ENG__FORMAT_TSV || format == ENG__FORMAT_CSV;
  FUZZ_CHECK(fuzz_valid(text) && !(text.len && memchr(text.at, '\0', text.len)));
  if (!table || on_screen) FUZZ_CHECK(is_plain(text));
  if (format == ENG__FORMAT_TSV) check_table(text);
  while (format == ENG__FORMAT_JSONL && text.len) FUZZ_CHECK(eng__json_valid(fuzz_line(&text)));
}

static void check_file(int fd, const eng__sink_options *sink) {
  off_t size = lseek(fd, 0, SEEK_END);
  FUZZ_CHECK(size >= 0);
  char *text = mmap(NULL, (size_t)size + 1, PROT_READ, MAP_SHARED, fd, 0);
  FUZZ_CHECK(text != MAP_FAILED);
  check_written((eng__slice){text, (size_t)size}, sink->format, sink->on_screen);
  munmap(text, (size_t)size + 1);
}

/* ---- The parent ---- */

static eng_status take_group(void *context, const eng__group *group, eng_error *err) {
  (void)context, (void)err;
  FUZZ_CHECK(group->count && group->rule < RULES && cards[group->rule].is_aggregate);
  return ENG_OK;
}

static eng_status on_step(void *context, const eng__traced *step, const eng__rule_card *rule,
                          eng_error *err) {
  (void)context, (void)err;
  FUZZ_CHECK(!rule == (step->rule == ENG__TRACED_LINE));
  return ENG_OK;
}

/* Until a frame is one that no worker sends: then it is killed. */
static eng_status take_frames(eng__collector *collector, eng__slice bytes) {
  size_t used = 0;
  uint32_t type, index;
  eng__wire frame;
  bool broken = false;
  eng_status status = ENG_OK;
  while (status == ENG_OK && eng__wire_frame(bytes, &used, &type, &frame, &broken) && !broken) {
    if (!eng__collector_check(collector, frame, &index)) break;
    eng__entry entry = {.doc = ENG__SLICE("doc.txt"),
                        .result = {frame.at, (size_t)(frame.end - frame.at)}};
    status = eng__collector_write(collector, &entry, NULL);
  }
  return status;
}

static void collect(eng__collector *collector, eng__slice bytes) {
  eng__tally_keep_in_memory(collector->tally);
  eng_status status = take_frames(collector, bytes);
  FUZZ_CHECK(status != ENG_IO);
  if (status == ENG_OK && fuzz_ok(eng__tally_end(collector->tally, take_group, NULL, NULL)))
    (void)fuzz_ok(eng__collector_finish(collector, 0, 0, NULL));
}

static void run(const eng__run_options *options, eng__crew *crew, eng__writer *writer,
                eng__slice bytes) {
  eng__collector collector;
  eng__sink *sink;
  if (!fuzz_ok(eng__sink_open(&sink, &options->sink, writer, NULL))) return;
  if (fuzz_ok(eng__collector_open(&collector, options, crew, sink, NULL))) {
    collect(&collector, bytes);
    eng__collector_close(&collector);
  }
  eng__sink_close(sink);
}

void fuzz_target(const uint8_t *data, size_t size) {
  if (!size) return;
  eng__sources sources = {0};
  eng__crew crew = {.rules = cards,
                    .rule_count = RULES,
                    .branches = branches,
                    .branch_count = BRANCHES,
                    .options.sources = &sources};
  eng__run_options options = {.coverage = "coverage", .on_step = on_step};
  options.sink = (eng__sink_options){.format = data[0] % 4,
                                     .hits = true,
                                     .docs = true,
                                     .rows = true,
                                     .context = data[0] & 4,
                                     .source = true,
                                     .concordance = data[0] & 8,
                                     .on_screen = data[0] & 16,
                                     .columns = columns,
                                     .column_count = sizeof columns / sizeof columns[0]};
  int fd = memfd_create("results", MFD_CLOEXEC);
  eng__writer *writer = NULL;
  FUZZ_CHECK(fd >= 0);
  if (fuzz_ok(eng__sources_give(&sources, "r.lua", ENG__SLICE(""), NULL)) &&
      fuzz_ok(eng__writer_open_fd(&writer, fd, NULL))) {
    run(&options, &crew, writer, fuzz_input(data + 1, size - 1));
    (void)fuzz_ok(eng__writer_flush(writer, NULL));
    check_file(fd, &options.sink);
  }
  eng__writer_close(writer);
  eng__sources_close(&sources);
  close(fd);
}

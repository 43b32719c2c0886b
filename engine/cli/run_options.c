#include "cli/run_options.h"

#include "output/target.h"

#include <string.h>
#include <strings.h>
#include <unistd.h>

static bool take_context(eng__run_options *run, const char *text) {
  uint64_t words;
  run->sink.context = true;
  run->crew.context = ENG__CONTEXT_SENTENCE;
  if (strcmp(text, "sentence") == 0) return true;
  if (!eng__parse_number(text, 1, 1000, &words)) return false;
  run->crew.context = ENG__CONTEXT_WORDS;
  run->crew.context_words = (uint32_t)words;
  return true;
}

static bool take_input(eng__run_options *run, const char *text) {
  run->corpus.input = strcmp(text, "text") == 0 ? ENG__INPUT_TEXT : ENG__INPUT_JSONL;
  return strcmp(text, "text") == 0 || strcmp(text, "jsonl") == 0;
}

static bool take_jobs(eng__run_options *run, const char *text) {
  uint64_t jobs;
  if (!eng__parse_number(text, 1, ENG__MOST_WORKERS, &jobs)) return false;
  run->crew.workers = (unsigned)jobs;
  return true;
}

static bool take_limit_regex(eng__run_options *run, const char *text) {
  uint64_t limit;
  if (!eng__parse_number(text, 1, UINT32_MAX, &limit)) return false;
  run->crew.match.match = (uint32_t)limit;
  return true;
}

static bool take_max_document(eng__run_options *run, const char *text) {
  size_t most = (size_t)1 << 30;
  return eng__parse_size(text, &run->corpus.max_document) && run->corpus.max_document > 0 &&
         run->corpus.max_document <= most;
}

static bool take_field(eng__slice *field, const char *name) {
  *field = eng__slice_of(name);
  return *name != '\0';
}

bool eng__take_corpus_option(eng__run_options *run, int option, const char *value) {
  switch (option) {
  case 'j':
    return take_jobs(run, value);
  case 'q':
    return run->quiet = true;
  case ENG__OPT_NO_JIT:
    return run->crew.match.no_jit = true;
  case ENG__OPT_FAIL_ON_HIT:
    return run->fail_on_hit = true;
  case ENG__OPT_META:
    run->meta = value;
    return true;
  case ENG__OPT_CONTEXT:
    return take_context(run, value);
  case ENG__OPT_INPUT:
    return take_input(run, value);
  case ENG__OPT_TEXT_FIELD:
    return take_field(&run->crew.fields.text, value);
  case ENG__OPT_ID_FIELD:
    return take_field(&run->crew.fields.id, value);
  case ENG__OPT_MAX_DOCUMENT:
    return take_max_document(run, value);
  case ENG__OPT_MAX_MEMORY:
    return eng__parse_size(value, &run->crew.max_memory) && run->crew.max_memory >= 1 << 20;
  case ENG__OPT_TIMEOUT:
    return eng__parse_milliseconds(value, &run->crew.timeout_ms);
  case ENG__OPT_LIMIT_REGEX:
    return take_limit_regex(run, value);
  default:
    return false;
  }
}

bool eng__corpus_option_shows(int option) {
  return option >= ENG__OPT_CONTEXT && option <= ENG__OPT_LIMIT_REGEX && option != ENG__OPT_META;
}

bool eng__take_output(const char **output, const char *path) {
  *output = strcmp(path, "-") == 0 ? NULL : path;
  return *path != '\0';
}

int eng__need_file(const eng__command *self, const char *option, const char *path) {
  if (!path || strcmp(path, "-") != 0) return 0;
  return eng__usage_error(self, "--%s is written to a file: give its name (./- for the name -)",
                          option);
}

const char *eng__output_file(const char *path) {
  return path && eng__is_standard_output(path) ? NULL : path;
}

void eng__note_option(eng__noted_options noted, const char *name, const char *value) {
  eng__slice pair[] = {eng__slice_of(name), eng__slice_of(value)};
  size_t at = 0;
  while (at < *noted.count && eng__slice_compare(noted.pairs[2 * at], pair[0]) < 0) at++;
  eng__slice *here = noted.pairs + 2 * at;
  bool again = at < *noted.count && eng__slice_equal(here[0], pair[0]);
  if (!again && *noted.count == noted.room) return;
  if (!again) memmove(here + 2, here, 2 * ((*noted.count)++ - at) * sizeof *here);
  memcpy(here, pair, sizeof pair);
}

const char *eng__ending_of(const char *path) {
  const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
  const char *dot = strrchr(name, '.');
  return dot && dot > name ? dot + 1 : "";
}

bool eng__format_of_output(const char *path, eng__format *format, const eng__command *self) {
  static const struct {
    const char *name;
    eng__format format;
  } endings[] = {{"", ENG__FORMAT_JSONL},       {"jsonl", ENG__FORMAT_JSONL},
                 {"ndjson", ENG__FORMAT_JSONL}, {"json", ENG__FORMAT_JSONL},
                 {"tsv", ENG__FORMAT_TSV},      {"csv", ENG__FORMAT_CSV}};
  *format = isatty(STDOUT_FILENO) ? ENG__FORMAT_TERMINAL : ENG__FORMAT_JSONL;
  if (!path) return true;
  const char *ending = eng__ending_of(path);
  for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++) {
    if (strcasecmp(endings[i].name, ending) != 0) continue;
    *format = endings[i].format;
    return true;
  }
  eng__usage_error(self, "'%s' does not end in .jsonl, .ndjson, .json, .tsv or .csv; say -f FORMAT",
                   path);
  return false;
}

/* `engine names`: two spellings with the path between them, the spellings of one name, or many
 * pairs as JSON lines. */
#include "author/names.h"

#include "base/json.h"
#include "output/escape.h"
#include "output/format.h"
#include "output/writer.h"
#include "run/run.h"
#include "run/say.h"
#include "translit/arc_text.h"
#include "translit/compare.h"
#include "unicode/utf8.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef struct names_run {
  const eng__names_options *options;
  eng_names *names;
  eng__writer *writer;
  eng__buffer *out;
  bool failed; /* some line was no pair */
} names_run;

static eng_status compare(names_run *self, eng__slice a, eng__slice b, eng_name_match *match,
                          eng_error *err) {
  return eng_names_compare(self->names, a.at, a.len, b.at, b.len, match, err);
}

static void put_thousandths(eng__buffer *out, int number) {
  eng__buffer_printf(out, "%d.%03d", number / 1000, number % 1000);
}

static bool is_match(const eng_name_match *match, int least) {
  return match->score > 0 && match->score >= least;
}

/* ---- Many pairs ---- */

static void put_pair(names_run *self, eng__slice a, eng__slice b, const eng_name_match *match) {
  const eng__names_options *options = self->options;
  int least = options->least ? options->least : eng_name_least(options->mode, match);
  eng__buffer_add_string(self->out, "{\"a\":");
  eng__json_write_string(self->out, a);
  eng__buffer_add_string(self->out, ",\"b\":");
  eng__json_write_string(self->out, b);
  eng__buffer_add_string(self->out, ",\"match\":");
  eng__buffer_add_string(self->out, is_match(match, least) ? "true" : "false");
  eng__buffer_add_string(self->out, ",\"score\":");
  eng__write_score(self->out, match->score / 1000.0);
  eng__buffer_add_string(self->out, "}\n");
}

static void say_of_line(names_run *self, uint64_t number, const char *what) {
  eng__say("%s:%llu: %s", self->options->pairs, (unsigned long long)number, what);
  self->failed = true;
}

/* One line. What is wrong with it is said, and the lines behind it are read all the same; a pair
 * with a name that is too long for the matcher matches nothing. */
static eng_status do_line(names_run *self, eng__slice line, uint64_t number, eng_error *err) {
  while (line.len && (line.at[line.len - 1] == '\n' || line.at[line.len - 1] == '\r')) line.len--;
  if (!line.len) return ENG_OK;
  if (eng__utf8_valid_prefix(line.at, line.len) < line.len) {
    say_of_line(self, number, "not UTF-8; save the file as UTF-8");
    return ENG_OK;
  }
  const char *tab = memchr(line.at, '\t', line.len);
  if (!tab) {
    say_of_line(self, number, "no pair: a line is two names with a tab between them");
    return ENG_OK;
  }
  eng__slice a = {line.at, (size_t)(tab - line.at)};
  eng__slice b = {tab + 1, line.len - a.len - 1};
  const char *end = b.len ? memchr(b.at, '\t', b.len) : NULL;
  if (end) b.len = (size_t)(end - b.at);
  eng_name_match match = {.score = 0};
  eng_status status = compare(self, a, b, &match, err);
  if (status && status != ENG_LIMIT) return status;
  if (status) say_of_line(self, number, err->message);
  put_pair(self, a, b, &match);
  return eng__writer_settle(self->writer, err);
}

/* A byte order mark is none of the first name. */
static eng__slice without_mark(eng__slice line) {
  bool marked = line.len >= 3 && memcmp(line.at, "\xEF\xBB\xBF", 3) == 0;
  return marked ? eng__slice_cut(line, 3, line.len) : line;
}

static eng_status do_lines(names_run *self, FILE *file, eng_error *err) {
  char *line = NULL;
  size_t room = 0;
  ssize_t len;
  eng_status status = ENG_OK;
  for (uint64_t number = 1; !status && (len = getline(&line, &room, file)) >= 0; number++) {
    eng__slice text = {line, (size_t)len};
    if (number == 1) text = without_mark(text);
    status = do_line(self, text, number, err);
  }
  free(line);
  if (!status && ferror(file))
    status = eng__fail(err, ENG_IO, "%s: %s", self->options->pairs, strerror(errno));
  return status;
}

static eng_status do_pairs(names_run *self, eng_error *err) {
  const char *path = self->options->pairs;
  bool standard = strcmp(path, "-") == 0;
  FILE *file = standard ? stdin : fopen(path, "rb");
  if (!file) return eng__fail(err, ENG_IO, "%s: %s", path, strerror(errno));
  eng_status status = do_lines(self, file, err);
  if (!standard) fclose(file);
  return status;
}

/* ---- Two spellings ---- */

static eng_status put_key(names_run *self, eng__slice name, eng_error *err) {
  char key[128];
  eng_status status = eng_names_key(self->names, name.at, name.len, key, sizeof key, err);
  if (status) return status;
  eng__buffer_add_string(self->out, "key    ");
  eng__buffer_printf(self->out, "%-12s ", key);
  eng__write_safe(self->out, name, 0);
  eng__buffer_add_byte(self->out, '\n');
  return ENG_OK;
}

/* A piece of a name, eight columns wide; the joint between words is written as the tables have it.
 */
static void put_piece(names_run *self, const char *piece) {
  const char *text = !*piece ? "-" : strcmp(piece, " ") == 0 ? "|" : piece;
  size_t width = eng__utf8_count(text, strlen(text));
  eng__buffer_printf(self->out, "%s%*s", text, width < 8 ? (int)(9 - width) : 1, "");
}

static void put_steps(names_run *self) {
  eng_name_step step;
  for (size_t i = 0; eng_names_step(self->names, i, &step); i++) {
    eng__buffer_add_string(self->out, "  ");
    put_piece(self, step.a);
    put_piece(self, step.b);
    put_thousandths(self->out, step.cost);
    eng__buffer_add_byte(self->out, '\n');
  }
}

static void put_score(names_run *self, const eng_name_match *match) {
  if (match->score == 0) {
    eng__buffer_add_string(self->out, "no path\n");
    return;
  }
  eng__buffer_add_string(self->out, "score  ");
  put_thousandths(self->out, match->score);
  eng__buffer_add_byte(self->out, '\n');
}

static void put_verdict(names_run *self, const char *mode, const eng_name_match *match, int least) {
  eng__buffer_printf(self->out, "%-8s %s (least ", mode,
                     is_match(match, least) ? "match" : "no match");
  put_thousandths(self->out, least);
  eng__buffer_add_string(self->out, ")\n");
}

static eng_status do_two(names_run *self, eng_error *err) {
  const eng__names_options *options = self->options;
  eng_name_match match;
  eng_status status = put_key(self, options->a, err);
  if (!status) status = put_key(self, options->b, err);
  if (!status) status = compare(self, options->a, options->b, &match, err);
  if (status) return status;
  put_steps(self);
  put_score(self, &match);
  for (int mode = ENG_NAMES_STRICT; mode <= ENG_NAMES_WIDE; mode++)
    put_verdict(self, eng__names_modes[mode], &match, eng_name_least((eng_names_mode)mode, &match));
  if (options->least) put_verdict(self, "asked", &match, options->least);
  return eng__writer_settle(self->writer, err);
}

/* ---- The spellings of one name ---- */

enum { SPELLINGS_MOST = 20 };

/* Those that the mode accepts, best first. */
static eng_status put_spellings(names_run *self, const char *title, eng_name_script script,
                                eng_error *err) {
  const eng__names_options *options = self->options;
  eng_name_spelling spellings[SPELLINGS_MOST];
  size_t count = 0;
  eng_status status = eng_names_spell(self->names, options->a.at, options->a.len, script, spellings,
                                      SPELLINGS_MOST, &count, err);
  for (size_t i = 0; i < count && !status; i++) {
    eng__slice text = eng__slice_of(spellings[i].text);
    eng_name_match match;
    status = compare(self, options->a, text, &match, err);
    int least = options->least ? options->least : eng_name_least(options->mode, &match);
    if (status || spellings[i].score < least) continue;
    eng__buffer_printf(self->out, "%-8s ", title);
    put_thousandths(self->out, spellings[i].score);
    eng__buffer_add_string(self->out, "  ");
    eng__write_safe(self->out, text, 0);
    eng__buffer_add_byte(self->out, '\n');
  }
  return status;
}

static eng_status do_one(names_run *self, eng_error *err) {
  eng_status status = put_key(self, self->options->a, err);
  if (!status) status = put_spellings(self, "persian", ENG_NAME_PERSIAN, err);
  if (!status) status = put_spellings(self, "latin", ENG_NAME_LATIN, err);
  return status ? status : eng__writer_settle(self->writer, err);
}

static eng_status do_costs(names_run *self, eng_error *err) {
  eng__arcs_write(self->out);
  return eng__writer_settle(self->writer, err);
}

static eng_status do_names(names_run *self, eng_error *err) {
  if (self->options->costs) return do_costs(self, err);
  if (self->options->pairs) return do_pairs(self, err);
  return self->options->b.at ? do_two(self, err) : do_one(self, err);
}

int eng__names(const eng__names_options *options) {
  names_run self = {.options = options};
  eng_error err = {ENG_OK, ""};
  eng_status status = eng_names_open(&self.names, &options->names, &err);
  if (!status) status = eng__writer_open_fd(&self.writer, STDOUT_FILENO, &err);
  if (!status) {
    self.out = eng__writer_buffer(self.writer);
    status = do_names(&self, &err);
  }
  /* What was found before a bad line is still written. */
  eng_error late;
  eng_status written = self.writer ? eng__writer_commit(self.writer, &late) : ENG_OK;
  bool closed = self.writer && eng__writer_closed_pipe(self.writer);
  if (!status && written) status = written, err = late;
  if (status && !closed) eng__say("%s", err.message);
  if (self.writer) eng__writer_close(self.writer);
  eng_names_close(self.names);
  if (status && !closed) return ENG__EXIT_NOT_MADE;
  return self.failed ? ENG__EXIT_WORK_FAILED : ENG__EXIT_COMPLETE;
}

/* What is read, one item after another.
 *
 * A machine with four states, in the order in which it asks them: a container whose lines are being
 * given out, a file that is open and waits for room, a folder that is being walked, the next
 * argument. A step moves it on and perhaps yields an item; the caller's room is used only by the
 * first two. */
#include "corpus/corpus.h"

#include "corpus/arguments.h"
#include "corpus/path.h"
#include "corpus/record.h"
#include "corpus/records.h"
#include "corpus/walk.h"
#include "text/decode.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

enum { HEAD = 8192 };

struct eng__corpus {
  eng__corpus_options options;
  eng__arena arena; /* of the arguments */
  eng__argument *arguments;
  size_t next_argument;
  const eng__argument *argument; /* at hand */
  eng__walk walk;
  eng__file file;   /* of a text, or of the container */
  eng__lines lines; /* of the container, or standard input */
  eng__slice line;  /* found and not given out yet, or empty */
  bool walking, in_lines, whole_stdin;
  eng__buffer doc;     /* an argument's or a record's id */
  size_t container_id; /* how much of `doc` is the container's */
  eng__buffer message;
  uint64_t skipped;
  uint64_t met;   /* names of documents so far, and */
  uint64_t names; /* a hash of them */
  eng__file_id left_out[ENG__MOST_LEFT_OUT];
  size_t left_out_count;
  uint64_t left_out_met;
};

/* A step: yields when it has something to say. */
typedef struct asked {
  char *room;
  size_t size;
  eng__item *item;
  eng_error *err;
  eng__next answer;
} asked;

static bool yield(asked *request, eng__next answer) {
  request->answer = answer;
  return true;
}

/* ---- Items ---- */

static eng__slice doc_id(const eng__corpus *corpus) {
  const eng__buffer *id = corpus->walking && !corpus->in_lines ? &corpus->walk.path : &corpus->doc;
  return eng__buffer_slice(id);
}

/* A name is met, in every shard at the same place. */
static void meet(eng__corpus *corpus, eng__slice doc) {
  corpus->met++;
  corpus->names = eng__hash_pair(corpus->names, eng__hash_bytes(doc.at, doc.len));
}

static bool is_ours(const eng__corpus *corpus) {
  return eng__shard_has(corpus->options.shard, doc_id(corpus));
}

static bool yield_document(eng__corpus *corpus, asked *request, eng__item_kind kind, size_t len) {
  *request->item = (eng__item){
      .kind = kind, .doc = doc_id(corpus), .len = len, .place = eng__corpus_place(corpus)};
  return yield(request, ENG__NEXT_ITEM);
}

static bool yield_problem(eng__corpus *corpus, asked *request, const char *kind, bool failed) {
  if (corpus->message.failed) {
    eng__fail_nomem(request->err);
    return yield(request, ENG__NEXT_FAILED);
  }
  if (!is_ours(corpus)) return false;
  /* Behind a record at the same place: of a container that ends badly. */
  *request->item = (eng__item){.kind = ENG__ITEM_PROBLEM,
                               .place = eng__corpus_place(corpus) + 1,
                               .doc = doc_id(corpus),
                               .problem = kind,
                               .failed = failed,
                               .message = eng__buffer_slice(&corpus->message)};
  return yield(request, ENG__NEXT_ITEM);
}

static eng__buffer *new_message(eng__corpus *corpus) {
  eng__buffer_clear(&corpus->message);
  return &corpus->message;
}

static bool yield_unreadable(eng__corpus *corpus, asked *request, int error) {
  eng__buffer_printf(new_message(corpus), "cannot be read: %s",
                     error == ENOENT ? "it is gone" : strerror(error));
  return yield_problem(corpus, request, "unreadable", true);
}

static bool yield_changed(eng__corpus *corpus, asked *request) {
  eng__buffer_printf(new_message(corpus),
                     "changed while it was read; run again when it is at rest");
  return yield_problem(corpus, request, "changed", true);
}

static bool yield_too_large(eng__corpus *corpus, asked *request, const char *what, uint64_t size) {
  eng__buffer *message = new_message(corpus);
  eng__buffer_add_string(message, what);
  if (size) eng__buffer_printf(message, "%llu bytes, ", (unsigned long long)size);
  eng__buffer_printf(message, "more than the %zu bytes of --max-document",
                     corpus->options.max_document);
  return yield_problem(corpus, request, "too_large", true);
}

/* Passed over by rule: counted, and said only of what somebody named. */
static bool skip(eng__corpus *corpus, asked *request, const char *why) {
  if (!is_ours(corpus)) return false;
  corpus->skipped++;
  if (corpus->walking) return false;
  eng__buffer_add_string(new_message(corpus), why);
  return yield_problem(corpus, request, "skipped", false);
}

static bool yield_nomem(asked *request) {
  eng__fail_nomem(request->err);
  return yield(request, ENG__NEXT_FAILED);
}

/* ---- A container ---- */

static bool end_lines(eng__corpus *corpus) {
  corpus->in_lines = corpus->whole_stdin = false;
  corpus->line = (eng__slice){NULL, 0};
  eng__lines_end(&corpus->lines);
  eng__file_close(&corpus->file);
  return false;
}

/* Begins with the lines of `fd`, whose id stands in doc_id(). */
static bool begin_lines(eng__corpus *corpus, asked *request, int fd, uint64_t size) {
  if (corpus->walking) {
    eng__buffer_clear(&corpus->doc);
    eng__buffer_add_slice(&corpus->doc, eng__buffer_slice(&corpus->walk.path));
    if (corpus->doc.failed) return yield_nomem(request);
  }
  corpus->container_id = corpus->doc.len;
  corpus->in_lines = true;
  eng__lines_begin(&corpus->lines, fd, size, corpus->options.max_document);
  return false;
}

static bool is_utf16(eng__slice head) {
  return head.len >= 2 &&
         (memcmp(head.at, "\xFF\xFE", 2) == 0 || memcmp(head.at, "\xFE\xFF", 2) == 0);
}

/* Looks at a file's first bytes before any line of it is given out. */
static bool check_container(eng__corpus *corpus, asked *request) {
  eng__slice head;
  if (eng__lines_head(&corpus->lines, &head)) return false; /* the next read will say */
  if (is_utf16(head)) {
    eng__buffer_add_string(new_message(corpus), "records must be UTF-8; this looks like UTF-16");
    end_lines(corpus);
    return yield_problem(corpus, request, "unreadable", true);
  }
  if (!eng__looks_binary(head)) return false;
  end_lines(corpus);
  return skip(corpus, request, "binary: a NUL byte near the beginning");
}

/* At the end of a file's lines: was it all of the file, and no more? */
static bool finish_lines(eng__corpus *corpus, asked *request) {
  corpus->doc.len = corpus->container_id;
  eng__file now = corpus->file;
  bool changed = corpus->lines.left > 0 && now.fd >= 0;
  if (!changed && now.fd >= 0) {
    char further;
    changed = eng__read_some(now.fd, &further, 1) > 0;
  }
  end_lines(corpus);
  return changed ? yield_changed(corpus, request) : false;
}

static bool lines_failed(eng__corpus *corpus, asked *request, int error) {
  corpus->doc.len = corpus->container_id;
  bool is_stdin = corpus->file.fd < 0;
  end_lines(corpus);
  if (!is_stdin) return yield_unreadable(corpus, request, error);
  eng__fail(request->err, ENG_IO, "standard input: cannot be read: %s", strerror(error));
  return yield(request, ENG__NEXT_FAILED);
}

static bool name_record(eng__corpus *corpus) {
  corpus->doc.len = corpus->container_id;
  eng__buffer_add_byte(&corpus->doc, '#');
  eng__buffer_add_unsigned(&corpus->doc, corpus->lines.number);
  meet(corpus, eng__buffer_slice(&corpus->doc));
  return !corpus->doc.failed;
}

static bool give_line(eng__corpus *corpus, asked *request) {
  eng__slice line = corpus->line;
  if (line.len > request->size) return yield(request, ENG__NEXT_NO_ROOM);
  memcpy(request->room, line.at, line.len);
  corpus->line = (eng__slice){NULL, 0};
  return yield_document(corpus, request, ENG__ITEM_RECORD, line.len);
}

static bool step_lines(eng__corpus *corpus, asked *request) {
  if (corpus->line.len) return give_line(corpus, request);
  eng__line_state state = eng__lines_next(&corpus->lines, &corpus->line);
  int error = errno;
  if (state == ENG__LINE_END) return finish_lines(corpus, request);
  if (state == ENG__LINE_FAILED) return lines_failed(corpus, request, error);
  if (state == ENG__LINE_NOMEM || !name_record(corpus)) return yield_nomem(request);
  if (state == ENG__LINE_FOUND) return give_line(corpus, request);
  corpus->line = (eng__slice){NULL, 0};
  return yield_too_large(corpus, request, "a line of ", 0);
}

/* ---- A file ---- */

static bool looks_binary(const eng__file *file) {
  char head[HEAD];
  size_t len = eng__file_head(file, head, sizeof head);
  return eng__looks_binary((eng__slice){head, len});
}

/* A file that cannot be read into the room there is: is it worth asking for more? */
static bool refuse_or_ask(eng__corpus *corpus, asked *request) {
  if (looks_binary(&corpus->file)) {
    eng__file_close(&corpus->file);
    return skip(corpus, request, "binary: a NUL byte near the beginning");
  }
  if (corpus->file.size <= corpus->options.max_document) return yield(request, ENG__NEXT_NO_ROOM);
  eng__file_close(&corpus->file);
  return yield_too_large(corpus, request, "", corpus->file.size);
}

static bool read_file(eng__corpus *corpus, asked *request) {
  eng__file *file = &corpus->file;
  if (file->size > corpus->options.max_document || file->size >= request->size)
    return refuse_or_ask(corpus, request);
  eng__file_state state = eng__file_read(file, request->room);
  int error = errno;
  eng__file_close(file);
  if (state == ENG__FILE_CHANGED) return yield_changed(corpus, request);
  if (state == ENG__FILE_FAILED) return yield_unreadable(corpus, request, error);
  size_t len = (size_t)file->size;
  if (eng__looks_binary((eng__slice){request->room, len < HEAD ? len : HEAD}))
    return skip(corpus, request, "binary: a NUL byte near the beginning");
  return yield_document(corpus, request, ENG__ITEM_TEXT, len);
}

static bool is_listed(const eng__corpus *corpus, eng__file_id id) {
  for (size_t i = 0; i < corpus->left_out_count; i++)
    if (eng__file_id_equal(corpus->left_out[i], id)) return true;
  return false;
}

/* Is it left out, of the corpus of every shard? One that is another's was not opened. */
static bool is_left_out(const eng__corpus *corpus, bool opened, int folder, const char *name) {
  eng__file_id id = corpus->file.id;
  if (corpus->left_out_count == 0) return false;
  return (opened || eng__file_id_at(folder, name, &id)) && is_listed(corpus, id);
}

static bool open_file(eng__corpus *corpus, asked *request, int folder, const char *name) {
  bool container = eng__is_container_name(eng__slice_of(name));
  bool wanted = container || is_ours(corpus);
  eng__file_state state = wanted ? eng__file_open(&corpus->file, folder, name) : ENG__FILE_SPECIAL;
  int error = errno;
  if (is_left_out(corpus, state == ENG__FILE_OK, folder, name)) {
    eng__file_close(&corpus->file);
    corpus->left_out_met++;
    return false;
  }
  meet(corpus, doc_id(corpus));
  if (!wanted) return false;
  switch (state) {
  case ENG__FILE_OK:
    break;
  case ENG__FILE_SPECIAL:
    return skip(corpus, request, "not a regular file any more");
  default:
    return yield_unreadable(corpus, request, error);
  }
  if (!container) return read_file(corpus, request);
  return begin_lines(corpus, request, corpus->file.fd, corpus->file.size) ||
         check_container(corpus, request);
}

/* ---- A folder ---- */

/* A folder's id has no slash at its end; the one given as the only argument is called as it was. */
static bool yield_walk_problem(eng__corpus *corpus, asked *request) {
  eng__walk *walk = &corpus->walk;
  eng__buffer *message = new_message(corpus);
  eng__buffer_add_string(message, walk->problem);
  if (walk->error)
    eng__buffer_printf(message, ": %s",
                       walk->error == ENOENT ? "it is gone" : strerror(walk->error));
  if (!yield_problem(corpus, request, "unreadable", true)) return false;
  if (request->answer != ENG__NEXT_ITEM) return true;
  eng__slice *doc = &request->item->doc;
  request->item->argument = doc->len == 0;
  if (doc->len == 0) *doc = eng__slice_of(corpus->argument->path);
  if (doc->len > 1 && doc->at[doc->len - 1] == '/') doc->len--;
  return true;
}

static bool step_walk(eng__corpus *corpus, asked *request) {
  switch (eng__walk_next(&corpus->walk)) {
  case ENG__WALK_FILE:
    return open_file(corpus, request, corpus->walk.fd, corpus->walk.name);
  case ENG__WALK_PROBLEM:
    meet(corpus, doc_id(corpus));
    return yield_walk_problem(corpus, request);
  case ENG__WALK_NOMEM:
    return yield_nomem(request);
  case ENG__WALK_END:
    break;
  }
  corpus->walking = false;
  return false;
}

/* ---- Standard input ---- */

static bool stdin_state(eng__corpus *corpus, asked *request, eng__line_state state, int error) {
  if (state == ENG__LINE_FAILED) return lines_failed(corpus, request, error);
  return yield_nomem(request);
}

/* As a text: it must wait in our buffer until it has ended, since nobody knows its size. */
static bool step_stdin_text(eng__corpus *corpus, asked *request) {
  eng__slice bytes;
  if (!is_ours(corpus)) return end_lines(corpus);
  eng__line_state state = eng__lines_all(&corpus->lines, &bytes);
  if (state == ENG__LINE_FAILED || state == ENG__LINE_NOMEM)
    return stdin_state(corpus, request, state, errno);
  if (state == ENG__LINE_FOUND && bytes.len > request->size)
    return yield(request, ENG__NEXT_NO_ROOM);
  if (state == ENG__LINE_TOO_LONG) {
    end_lines(corpus);
    return yield_too_large(corpus, request, "", 0);
  }
  bool binary = eng__looks_binary((eng__slice){bytes.at, bytes.len < HEAD ? bytes.len : HEAD});
  if (bytes.len && !binary) memcpy(request->room, bytes.at, bytes.len);
  end_lines(corpus);
  if (binary) return skip(corpus, request, "binary: a NUL byte near the beginning");
  return yield_document(corpus, request, ENG__ITEM_TEXT, bytes.len);
}

/* Does it hold records, by its first line or by as much of that as is read? */
static bool holds_records(eng__line_state state, eng__slice line) {
  if (state == ENG__LINE_TOO_LONG) return eng__record_begins(line);
  return state == ENG__LINE_FOUND && eng__record_looks(line);
}

/* Begins standard input: records or a text, by option or by its first line. */
static bool begin_stdin(eng__corpus *corpus, asked *request) {
  meet(corpus, doc_id(corpus));
  if (begin_lines(corpus, request, STDIN_FILENO, UINT64_MAX)) return true;
  corpus->lines.interrupted = corpus->options.interrupted;
  corpus->whole_stdin = corpus->options.input == ENG__INPUT_TEXT;
  if (corpus->options.input != ENG__INPUT_AUTO) return false;
  eng__slice line;
  eng__line_state state = eng__lines_peek(&corpus->lines, &line);
  if (state == ENG__LINE_FAILED || state == ENG__LINE_NOMEM)
    return stdin_state(corpus, request, state, errno);
  corpus->whole_stdin = !holds_records(state, line);
  return false;
}

/* ---- Arguments ---- */

static bool begin_argument(eng__corpus *corpus, asked *request) {
  const eng__argument *argument = &corpus->arguments[corpus->next_argument++];
  bool only = corpus->options.path_count == 1;
  corpus->argument = argument;
  eng__buffer_clear(&corpus->doc);
  if (argument->kind != ENG__ARGUMENT_FOLDER || !only) eng__write_path(&corpus->doc, argument->key);
  if (corpus->doc.failed) return yield_nomem(request);
  switch (argument->kind) {
  case ENG__ARGUMENT_STDIN:
    return begin_stdin(corpus, request);
  case ENG__ARGUMENT_FILE:
    return open_file(corpus, request, AT_FDCWD, argument->path);
  case ENG__ARGUMENT_FOLDER:
    break;
  }
  corpus->walking = true;
  eng__walk_begin(&corpus->walk, argument->path, eng__buffer_slice(&corpus->doc));
  return false;
}

static bool step(eng__corpus *corpus, asked *request) {
  if (corpus->whole_stdin) return step_stdin_text(corpus, request);
  if (corpus->in_lines) return step_lines(corpus, request);
  if (corpus->file.fd >= 0) return read_file(corpus, request);
  if (corpus->walking) return step_walk(corpus, request);
  if (corpus->next_argument == corpus->options.path_count) return yield(request, ENG__NEXT_END);
  return begin_argument(corpus, request);
}

eng__next eng__corpus_next(eng__corpus *corpus, char *room, size_t size, eng__item *item,
                           eng_error *err) {
  asked request = {.size = size, .item = item, .err = err, .answer = ENG__NEXT_END};
  request.room = room;
  while (!step(corpus, &request)) continue;
  return request.answer;
}

/* What a walk passes over every shard meets: the first one counts it. */
uint64_t eng__corpus_skipped(const eng__corpus *corpus) {
  return corpus->skipped + (corpus->options.shard.index == 0 ? corpus->walk.skipped : 0);
}

uint64_t eng__corpus_place(const eng__corpus *corpus) {
  return 2 * corpus->met;
}

bool eng__corpus_takes_stdin(const eng__corpus_options *options) {
  for (size_t i = 0; i < options->path_count; i++)
    if (strcmp(options->paths[i], "-") == 0) return true;
  return false;
}

double eng__corpus_passed(const eng__corpus *corpus) {
  double last = 1, passed = 1; /* of the argument at hand */
  if (eng__corpus_takes_stdin(&corpus->options)) return -1;
  if (!corpus->next_argument) return 0;
  if (corpus->walking) passed = eng__walk_passed(&corpus->walk, &last);
  if (corpus->in_lines) passed -= last * (1 - eng__lines_passed(&corpus->lines));
  return ((double)corpus->next_argument - 1 + passed) / (double)corpus->options.path_count;
}

void eng__corpus_leave_out(eng__corpus *corpus, eng__file_id id) {
  if (corpus->left_out_count < ENG__MOST_LEFT_OUT) corpus->left_out[corpus->left_out_count++] = id;
}

uint64_t eng__corpus_left_out(const eng__corpus *corpus) {
  return corpus->left_out_met;
}

uint64_t eng__corpus_names(const eng__corpus *corpus) {
  return corpus->names;
}

eng_status eng__corpus_open(eng__corpus **out, const eng__corpus_options *options, eng_error *err) {
  *out = NULL;
  eng__corpus *corpus = calloc(1, sizeof *corpus);
  if (!corpus) return eng__fail_nomem(err);
  corpus->options = *options;
  corpus->file.fd = -1;
  eng_status status = eng__arguments_read(&corpus->arguments, &corpus->arena, options->paths,
                                          options->path_count, err);
  if (status) eng__corpus_close(corpus);
  else *out = corpus;
  return status;
}

void eng__corpus_close(eng__corpus *corpus) {
  if (!corpus) return;
  eng__file_close(&corpus->file);
  eng__walk_free(&corpus->walk);
  eng__buffer_free(&corpus->lines.buffer);
  eng__buffer_free(&corpus->doc);
  eng__buffer_free(&corpus->message);
  eng__arena_free(&corpus->arena);
  free(corpus);
}

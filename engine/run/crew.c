#include "run/crew.h"

#include "run/say.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { RESULT_PIPE_BYTES = 1 << 20, LOAD_WALL_MS = 60000, LOAD_LOOK_MS = 200, DISMISS_MS = 2000 };

static eng_status fail_errno(eng_error *err, const char *what) {
  return eng__fail(err, ENG_IO, "cannot make %s: %s", what, strerror(errno));
}

static eng_status make_pipe(int *read_end, int *write_end, eng_error *err) {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) return fail_errno(err, "a pipe");
  *read_end = ends[0];
  *write_end = ends[1];
  return ENG_OK;
}

/* The same memory through a description that was opened for reading: what a worker maps cannot be
 * made writable again. Without /proc the plain descriptor stands in. */
static int open_readonly(int memory) {
  char path[40];
  snprintf(path, sizeof path, "/proc/self/fd/%d", memory);
  int fd = open(path, O_RDONLY | O_CLOEXEC);
  return fd >= 0 ? fd : fcntl(memory, F_DUPFD_CLOEXEC, 3);
}

static eng_status make_memory(eng__crew *crew, eng__seat *seat, eng_error *err) {
  size_t size = crew->slot_size * ENG__SLOTS;
  seat->memory = memfd_create("documents", MFD_CLOEXEC);
  if (seat->memory < 0 || ftruncate(seat->memory, (off_t)size) != 0)
    return fail_errno(err, "shared memory");
  seat->memory_readonly = open_readonly(seat->memory);
  char *at = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED, seat->memory, 0);
  if (at == MAP_FAILED || seat->memory_readonly < 0) return fail_errno(err, "shared memory");
  for (int i = 0; i < ENG__SLOTS; i++) seat->slots[i] = at + crew->slot_size * (size_t)i;
  void *page =
      mmap(NULL, sizeof *seat->status, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  if (page == MAP_FAILED) return fail_errno(err, "shared memory");
  seat->status = page;
  return ENG_OK;
}

static eng_status make_seat(eng__crew *crew, eng__seat *seat, eng_error *err) {
  eng_status status = make_pipe(&seat->task_read, &seat->task_write, err);
  if (status == ENG_OK) status = make_pipe(&seat->result_read, &seat->result_write, err);
  if (status == ENG_OK) status = make_memory(crew, seat, err);
  if (status != ENG_OK) return status;
  (void)fcntl(seat->result_read, F_SETPIPE_SZ, RESULT_PIPE_BYTES); /* a wish; smaller works too */
  if (fcntl(seat->result_read, F_SETFL, O_NONBLOCK) != 0) return fail_errno(err, "a pipe");
  return ENG_OK;
}

static eng_status make_seats(eng__crew *crew, eng_error *err) {
  unsigned count = crew->options.load_only ? 0 : crew->options.workers;
  crew->seats = calloc(count ? count : 1, sizeof *crew->seats);
  if (!crew->seats) return eng__fail_nomem(err);
  for (unsigned i = 0; i < count; i++)
    crew->seats[i] = (eng__seat){-1, -1, -1, -1, -1, -1, {NULL, NULL}, NULL, 0, -1};
  eng_status status = ENG_OK;
  for (unsigned i = 0; status == ENG_OK && i < count; i++)
    status = make_seat(crew, &crew->seats[i], err);
  return status;
}

static eng_status fork_loader(eng__crew *crew, eng_error *err) {
  eng_status status = make_pipe(&crew->order_read, &crew->order_write, err);
  if (status == ENG_OK) status = make_pipe(&crew->news_read, &crew->news_write, err);
  if (status != ENG_OK) return status;
  crew->loader = fork();
  if (crew->loader < 0) return fail_errno(err, "the loader process");
  if (crew->loader == 0) eng__loader_main(crew);
  close(crew->order_read);
  close(crew->news_write);
  crew->order_read = crew->news_write = -1;
  return ENG_OK;
}

/* May the loader have the file? */
static bool is_root(const eng__crew *crew, const char *root) {
  bool known = false;
  for (size_t i = 0; i < crew->options.sources->count; i++)
    known |= strcmp(crew->options.sources->at[i].root, root) == 0;
  return known;
}

/* Reads the file that is asked for to the end of the answer. */
static eng_status read_requested(eng__crew *crew, eng__wire *request, eng__buffer *answer,
                                 eng_error *err) {
  char root[4096], path[4096];
  eng__slice r = eng__wire_get_slice(request), p = eng__wire_get_slice(request);
  if (request->bad || r.len >= sizeof root || p.len >= sizeof path || memchr(r.at, 0, r.len) ||
      memchr(p.at, 0, p.len))
    return eng__fail(err, ENG_IO, "name too long");
  memcpy(root, r.at, r.len);
  memcpy(path, p.at, p.len);
  root[r.len] = path[p.len] = '\0';
  if (!is_root(crew, root)) return eng__fail(err, ENG_IO, "name too long");
  return eng__sources_read(crew->options.sources, root, path, answer, err);
}

/* Answers one request of the loader for a file: status, then the file or what is wrong with it. A
 * list may be large, so it is read to where it is sent from. */
static bool hand_over(eng__crew *crew, eng__wire *request) {
  eng__buffer answer = {0};
  eng_error problem = {ENG_OK, ""};
  size_t frame = eng__wire_begin(&answer, ENG__MSG_FILE), body = answer.len;
  eng__wire_u32(&answer, ENG_OK);
  size_t file = eng__wire_begin_slice(&answer);
  eng_status status = answer.failed ? ENG_OK : read_requested(crew, request, &answer, &problem);
  eng__wire_end_slice(&answer, file);
  if (status != ENG_OK) {
    answer.len = body;
    answer.failed = false;
    eng__wire_u32(&answer, status);
    eng__wire_string(&answer, problem.message);
  }
  eng__wire_end(&answer, frame);
  bool sent = !answer.failed && eng__wire_send(crew->order_write, eng__buffer_slice(&answer));
  eng__buffer_free(&answer);
  return sent;
}

static eng__slice keep_slice(eng__crew *crew, eng__slice bytes) {
  return eng__arena_copy(&crew->arena, bytes);
}

static eng_status keep_branches(eng__crew *crew, eng__wire *in, eng_error *err) {
  uint32_t count = eng__wire_get_u32(in);
  if (count > (size_t)(in->end - in->at)) in->bad = true;
  if (in->bad) return eng__fail(err, ENG_RULE, "the loader sent a broken message");
  crew->branches = eng__arena_array(&crew->arena, (size_t)count + 1, sizeof *crew->branches);
  if (!crew->branches) return eng__fail_nomem(err);
  for (uint32_t i = 0; i < count && !in->bad; i++) {
    eng__branch_card *card = &crew->branches[i];
    eng__get_branch(in, card);
    card->field = keep_slice(crew, card->field);
    card->what = keep_slice(crew, card->what);
    card->text = keep_slice(crew, card->text);
    card->file = keep_slice(crew, card->file);
    if (!card->field.at || !card->what.at || !card->text.at || !card->file.at)
      return eng__fail_nomem(err);
    in->bad |= card->rule >= crew->rule_count;
  }
  crew->branch_count = count;
  return in->bad ? eng__fail(err, ENG_RULE, "the loader sent a broken message") : ENG_OK;
}

static eng_status keep_cards(eng__crew *crew, eng__wire *in, eng_error *err) {
  crew->layers = eng__wire_get_u32(in);
  uint32_t count = eng__wire_get_u32(in);
  if (count > (size_t)(in->end - in->at)) in->bad = true;
  if (in->bad) return eng__fail(err, ENG_RULE, "the loader sent a broken message");
  crew->rules = eng__arena_array(&crew->arena, (size_t)count + 1, sizeof *crew->rules);
  if (!crew->rules) return eng__fail_nomem(err);
  for (uint32_t i = 0; i < count && !in->bad; i++) {
    eng__rule_card *card = &crew->rules[i];
    eng__get_card(in, card);
    card->name = keep_slice(crew, card->name);
    card->file = keep_slice(crew, card->file);
    card->technique = keep_slice(crew, card->technique);
    card->level = keep_slice(crew, card->level);
    card->status = keep_slice(crew, card->status);
    if (!card->name.at || !card->file.at || !card->technique.at || !card->level.at ||
        !card->status.at)
      return eng__fail_nomem(err);
  }
  crew->rule_count = count;
  return in->bad ? eng__fail(err, ENG_RULE, "the loader sent a broken message")
                 : keep_branches(crew, in, err);
}

static void say_log(eng__wire *in) {
  eng__slice rule = eng__wire_get_slice(in), line = eng__wire_get_slice(in);
  if (rule.len) eng__say("[%.*s] %.*s", (int)rule.len, rule.at, (int)line.len, line.at);
  else eng__say("[load] %.*s", (int)line.len, line.at);
}

static eng_status loader_died(eng__crew *crew, eng_error *err) {
  int status = 0;
  kill(crew->loader, SIGKILL); /* it may hang */
  while (waitpid(crew->loader, &status, 0) < 0 && errno == EINTR) continue;
  crew->loader = 0;
  if (WIFSIGNALED(status))
    return eng__fail(err, ENG_RULE, "the rules do not load: the loader was ended by signal %d (%s)",
                     WTERMSIG(status), strsignal(WTERMSIG(status)));
  if (WEXITSTATUS(status) == ENG__EXIT_LATE || WEXITSTATUS(status) == ENG__EXIT_MEMORY)
    return eng__fail(err, ENG_RULE, "the rules do not load: %s",
                     WEXITSTATUS(status) == ENG__EXIT_LATE ? "the time limit was reached"
                                                           : "out of memory");
  return eng__fail(err, ENG_RULE, "the rules do not load: the loader ended with status %d",
                   WEXITSTATUS(status));
}

static eng_status not_loaded(eng__wire *in, eng_error *err) {
  eng_status status = (eng_status)eng__wire_get_u32(in);
  eng__slice message = eng__wire_get_slice(in);
  return eng__fail(err, status == ENG_OK ? ENG_RULE : status, "%.*s", (int)message.len, message.at);
}

/* Wall-clock backstop behind the loader's own limit of CPU time. In steps, since a signal may come
 * just before poll() does. */
static bool wait_readable(const eng__crew *crew) {
  struct pollfd poller = {crew->news_read, POLLIN, 0};
  const volatile int *interrupted = crew->options.interrupted;
  for (int waited = 0; waited < LOAD_WALL_MS && !(interrupted && *interrupted);) {
    int n = poll(&poller, 1, LOAD_LOOK_MS);
    if (n > 0) return true;
    if (n == 0) waited += LOAD_LOOK_MS;
    else if (errno != EINTR) return false;
  }
  return false;
}

static bool take_finding(eng__crew *crew, eng__wire *in) {
  eng__finding finding;
  if (!crew->options.finding || !eng__get_finding(in, &finding, &crew->arena)) return false;
  crew->options.finding(crew->options.finding_context, &finding);
  return true;
}

static void take_diagnostic(eng__wire *in, eng__on_diagnostic *diagnostic, void *context) {
  bool warning = eng__wire_get_u32(in) != 0;
  eng__slice name = eng__wire_get_slice(in), message = eng__wire_get_slice(in);
  diagnostic(context, warning, name, message);
}

bool eng__crew_hear(eng__crew *crew, eng__on_diagnostic *diagnostic, void *context,
                    eng_status *status, eng_error *err) {
  uint32_t type;
  eng__wire in;
  while (wait_readable(crew) && eng__wire_receive(crew->news_read, &crew->news, &type, &in)) {
    if (type == ENG__MSG_NEED_FILE && !hand_over(crew, &in)) break;
    if (type == ENG__MSG_LOG) say_log(&in);
    if (type == ENG__MSG_FINDING && !take_finding(crew, &in)) break;
    if (type == ENG__MSG_DIAGNOSTIC) take_diagnostic(&in, diagnostic, context);
    if (type == ENG__MSG_LOADED) *status = keep_cards(crew, &in, err);
    if (type == ENG__MSG_NOT_LOADED) *status = not_loaded(&in, err);
    if (type == ENG__MSG_LOADED || type == ENG__MSG_NOT_LOADED) return true;
  }
  return false;
}

static size_t page_round(size_t size) {
  size_t page = (size_t)sysconf(_SC_PAGESIZE);
  return (size + page - 1) / page * page;
}

eng_status eng__crew_open(eng__crew *crew, const eng__crew_options *options,
                          eng__on_diagnostic *diagnostic, void *context, eng_error *err) {
  *crew = (eng__crew){
      .options = *options, .order_read = -1, .order_write = -1, .news_read = -1, .news_write = -1};
  size_t least = options->load_only ? 0 : ENG__GROUP_BYTES;
  crew->slot_size =
      page_round(options->max_document + 1 > least ? options->max_document + 1 : least);
  eng_status status = make_seats(crew, err);
  if (status == ENG_OK) status = fork_loader(crew, err);
  if (status == ENG_OK && !eng__crew_hear(crew, diagnostic, context, &status, err))
    status = loader_died(crew, err);
  if (status != ENG_OK) eng__crew_close(crew);
  return status;
}

size_t eng__crew_memory(const eng__crew_options *options) {
  return options->max_memory + 12 * options->max_document + ((size_t)512 << 20);
}

static void close_fd(int *fd) {
  if (*fd >= 0) close(*fd);
  *fd = -1;
}

static void close_seat(eng__crew *crew, eng__seat *seat) {
  close_fd(&seat->task_read);
  close_fd(&seat->task_write);
  close_fd(&seat->result_read);
  close_fd(&seat->result_write);
  close_fd(&seat->memory);
  close_fd(&seat->memory_readonly);
  if (seat->slots[0]) munmap(seat->slots[0], crew->slot_size * ENG__SLOTS);
  if (seat->status) munmap((void *)seat->status, sizeof *seat->status);
}

/* Closing the order pipe sends the loader and its workers home; one that does not go is killed. */
static void dismiss_loader(eng__crew *crew) {
  close_fd(&crew->order_write);
  struct timespec pause = {0, 1000000};
  for (int ms = 0; ms < DISMISS_MS; ms++) {
    if (waitpid(crew->loader, NULL, WNOHANG) != 0) return;
    nanosleep(&pause, NULL);
  }
  kill(crew->loader, SIGKILL);
  while (waitpid(crew->loader, NULL, 0) < 0 && errno == EINTR) continue;
}

void eng__crew_close(eng__crew *crew) {
  if (crew->loader > 0) dismiss_loader(crew);
  close_fd(&crew->order_read);
  close_fd(&crew->order_write);
  close_fd(&crew->news_read);
  close_fd(&crew->news_write);
  unsigned count = crew->options.load_only ? 0 : crew->options.workers;
  for (unsigned i = 0; crew->seats && i < count; i++) close_seat(crew, &crew->seats[i]);
  free(crew->seats);
  eng__buffer_free(&crew->news);
  eng__arena_free(&crew->arena);
  *crew = (eng__crew){0};
}

static bool order(eng__crew *crew, uint32_t type, unsigned seat) {
  eng__buffer out = {0};
  size_t frame = eng__wire_begin(&out, type);
  eng__wire_u32(&out, seat);
  eng__wire_end(&out, frame);
  bool sent = !out.failed && eng__wire_send(crew->order_write, eng__buffer_slice(&out));
  eng__buffer_free(&out);
  return sent;
}

bool eng__crew_spawn(eng__crew *crew, unsigned seat) {
  return order(crew, ENG__MSG_SPAWN, seat);
}

bool eng__crew_kill(eng__crew *crew, unsigned seat) {
  return order(crew, ENG__MSG_KILL, seat);
}

eng_status eng__fail_worker_read(eng_error *err) {
  return eng__fail(err, ENG_IO, "what a worker says cannot be read: %s", strerror(errno));
}

bool eng__crew_news(eng__crew *crew, eng__news *news) {
  eng__wire in;
  if (!eng__wire_receive(crew->news_read, &crew->news, &news->type, &in)) return false;
  news->seat = eng__wire_get_u32(&in);
  news->wait_status = (int)eng__wire_get_u32(&in);
  news->pid = news->type == ENG__MSG_SPAWNED ? (pid_t)news->wait_status : 0;
  return !in.bad && news->seat < crew->options.workers;
}

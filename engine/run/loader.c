/* The loader: runs the rule files with what the parent hands it, compiles, and is from then on the
 * stem that workers are forked from. It never opens a file and never reads a document. */
#include "run/child.h"
#include "run/confine.h"
#include "run/crew.h"
#include "run/heap.h"
#include "run/stopwatch.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

/* Processor time: what the code of a rule file may take, what compiling all of them may, and what
 * each file that was read adds to both. */
enum {
  SLOWER = ENG__SANITIZED ? 5 : 1,
  FILE_CPU_MS = 2000 * SLOWER,
  COMPILE_CPU_MS = 10000 * SLOWER,
  BYTES_PER_SECOND = (1 << 20) / SLOWER
};

/* A list from this size on takes about so many times its bytes. */
enum { LONG_LIST = 1 << 20, LIST_TIMES = 12, MOST_EXPECTED = 128 << 20 };

typedef struct loader {
  eng__crew *crew;
  eng__ruleset *rules;
  eng__buffer out, in;
  ENG__VEC(eng__buffer) files; /* rule files and lists, as they came: rules point into them */
  uint64_t bytes;              /* of all files */
  bool told;                   /* why the rules do not load, or one reason */
  bool large;                  /* the heap was made so */
} loader;

static void send_out(loader *self, size_t frame) {
  eng__wire_end(&self->out, frame);
  bool sent =
      !self->out.failed && eng__wire_send(self->crew->news_write, eng__buffer_slice(&self->out));
  eng__buffer_clear(&self->out);
  if (!sent) _exit(ENG__EXIT_LOST);
}

/* ---- What the rules ask for while they load ---- */

static void expect_list(loader *self, size_t len) {
  if (len < LONG_LIST) return;
  eng__heap_expect(len < MOST_EXPECTED / LIST_TIMES ? len * LIST_TIMES : MOST_EXPECTED);
  self->large = true;
}

static eng_status read_from_parent(void *context, const char *root, const char *path,
                                   eng__slice *bytes, eng_error *err) {
  loader *self = context;
  size_t frame = eng__wire_begin(&self->out, ENG__MSG_NEED_FILE);
  eng__wire_string(&self->out, root);
  eng__wire_string(&self->out, path);
  send_out(self, frame);
  uint32_t type;
  eng__wire in;
  eng__buffer file = {0};
  if (!eng__wire_receive(self->crew->order_read, &file, &type, &in) || type != ENG__MSG_FILE)
    _exit(ENG__EXIT_LOST);
  eng_status status = (eng_status)eng__wire_get_u32(&in);
  *bytes = eng__wire_get_slice(&in);
  if (status != ENG_OK) eng__fail(err, status, "%.*s", (int)bytes->len, bytes->at);
  else if (!eng__vec_push(&self->files, file)) status = eng__fail_nomem(err);
  if (status != ENG_OK) {
    eng__buffer_free(&file);
    return status;
  }
  eng__stopwatch_extend(bytes->len * 1000 / BYTES_PER_SECOND);
  self->bytes += bytes->len;
  expect_list(self, bytes->len);
  return ENG_OK;
}

static void send_diagnostic(void *context, const eng__diagnostic *diagnostic) {
  loader *self = context;
  if (diagnostic->finding) {
    size_t found = eng__wire_begin(&self->out, ENG__MSG_FINDING);
    eng__put_finding(&self->out, diagnostic->finding);
    send_out(self, found);
    return;
  }
  self->told |= !diagnostic->warning;
  size_t frame = eng__wire_begin(&self->out, ENG__MSG_DIAGNOSTIC);
  eng__wire_u32(&self->out, diagnostic->warning);
  eng__wire_string(&self->out, diagnostic->name);
  eng__wire_string(&self->out, diagnostic->message);
  send_out(self, frame);
}

/* What rule code prints: while it loads at once, in a worker as part of the document's frame. */
static void send_log(void *context, const char *rule, eng__slice line) {
  loader *self = context;
  if (self->crew->log) {
    eng__wire_string(self->crew->log, rule);
    eng__wire_slice(self->crew->log, line);
    self->crew->log_count++;
    return;
  }
  size_t frame = eng__wire_begin(&self->out, ENG__MSG_LOG);
  eng__wire_string(&self->out, rule);
  eng__wire_slice(&self->out, line);
  send_out(self, frame);
}

static eng_status load_rules(loader *self, eng_error *err) {
  const eng__crew_options *options = &self->crew->options;
  eng__ruleset_options wanted = {.read = read_from_parent,
                                 .read_context = self,
                                 .diagnose = send_diagnostic,
                                 .diagnose_context = self,
                                 .log = send_log,
                                 .log_context = self,
                                 .match = options->match,
                                 .lint = options->load_only,
                                 .memory = options->max_memory};
  eng_status status = eng__ruleset_open(&self->rules, &wanted, err);
  if (status != ENG_OK) return status;
  eng__stopwatch_install(self->rules, NULL);
  for (size_t i = 0; status == ENG_OK && i < options->sources->count; i++) {
    eng__stopwatch_start(FILE_CPU_MS);
    const eng__source *source = &options->sources->at[i];
    status = eng__ruleset_load(self->rules, source->root, source->path, source->pack, err);
  }
  eng__stopwatch_start(COMPILE_CPU_MS + self->bytes * 1000 / BYTES_PER_SECOND);
  if (status == ENG_OK) status = eng__ruleset_compile(self->rules, err);
  if (status == ENG_OK && options->cover) status = eng__ruleset_cover(self->rules, err);
  if (self->large) eng__heap_settle();
  eng__stopwatch_start(0);
  return status;
}

static void report_load(loader *self, eng_status status, const eng_error *err) {
  size_t frame =
      eng__wire_begin(&self->out, status == ENG_OK ? ENG__MSG_LOADED : ENG__MSG_NOT_LOADED);
  if (status != ENG_OK) {
    eng__wire_u32(&self->out, status);
    eng__wire_string(&self->out, self->told ? "" : err->message);
  } else {
    size_t count = eng__ruleset_count(self->rules);
    eng__wire_u32(&self->out, self->crew->layers);
    eng__wire_u32(&self->out, (uint32_t)count);
    for (size_t i = 0; i < count; i++) eng__put_card(&self->out, eng__ruleset_rule(self->rules, i));
    const eng__branch *branches = eng__ruleset_branches(self->rules, &count);
    eng__wire_u32(&self->out, (uint32_t)count);
    for (size_t i = 0; i < count; i++) eng__put_branch(&self->out, &branches[i]);
  }
  send_out(self, frame);
  if (status != ENG_OK) _exit(1);
}

/* ---- The stem ---- */

static void tell(loader *self, uint32_t type, unsigned seat, uint32_t value) {
  size_t frame = eng__wire_begin(&self->out, type);
  eng__wire_u32(&self->out, seat);
  eng__wire_u32(&self->out, value);
  send_out(self, frame);
}

static void spawn(loader *self, unsigned number) {
  eng__seat *seat = &self->crew->seats[number];
  pid_t pid = eng__child_fork(&seat->handle);
  if (pid == 0) eng__worker_main(self->crew, number, self->rules);
  if (pid < 0) tell(self, ENG__MSG_DIED, number, (uint32_t)(ENG__EXIT_LOST << 8));
  else {
    seat->pid = pid;
    tell(self, ENG__MSG_SPAWNED, number, (uint32_t)pid);
  }
}

static void forget(eng__seat *seat) {
  if (seat->handle >= 0) close(seat->handle);
  seat->handle = -1;
  seat->pid = 0;
}

static void end_worker(const eng__seat *seat) {
  if (seat->pid > 0) eng__child_kill(seat->pid, seat->handle);
}

static void reap(loader *self) {
  int status;
  for (pid_t pid; (pid = waitpid(-1, &status, WNOHANG)) > 0;)
    for (unsigned i = 0; i < self->crew->options.workers; i++)
      if (self->crew->seats[i].pid == pid) {
        forget(&self->crew->seats[i]);
        tell(self, ENG__MSG_DIED, i, (uint32_t)status);
      }
}

/* The parent has closed the pipe: everybody goes. Workers are waited for, so that whoever waits for
 * the program sees what they used. */
static void dismiss(loader *self) {
  for (unsigned i = 0; i < self->crew->options.workers; i++) end_worker(&self->crew->seats[i]);
  while (waitpid(-1, NULL, 0) > 0) continue;
  _exit(0);
}

static void obey(loader *self) {
  uint32_t type;
  eng__wire in;
  if (!eng__wire_receive(self->crew->order_read, &self->in, &type, &in)) dismiss(self);
  unsigned seat = eng__wire_get_u32(&in);
  if (in.bad || seat >= self->crew->options.workers) _exit(ENG__EXIT_LOST);
  if (type == ENG__MSG_SPAWN) spawn(self, seat);
  if (type == ENG__MSG_KILL) end_worker(&self->crew->seats[seat]);
}

static void ignore_child(int number) {
  (void)number;
}

/* Waits for an order or the end of a worker. SIGCHLD is blocked but in ppoll(), so none is missed.
 */
static void serve(loader *self) {
  struct sigaction action = {.sa_handler = ignore_child};
  sigaction(SIGCHLD, &action, NULL);
  sigset_t blocked, unblocked;
  sigemptyset(&blocked);
  sigaddset(&blocked, SIGCHLD);
  sigprocmask(SIG_BLOCK, &blocked, &unblocked);
  sigdelset(&unblocked, SIGCHLD);
  for (;;) {
    reap(self);
    struct pollfd poller = {self->crew->order_read, POLLIN, 0};
    if (ppoll(&poller, 1, NULL, &unblocked) > 0) obey(self);
  }
}

/* --- Becoming the loader. ----------------------------------------------------------------------
 */

static bool is_ours(const eng__crew *crew, int fd) {
  if (fd == crew->order_read || fd == crew->news_write) return true;
  unsigned count = crew->options.load_only ? 0 : crew->options.workers;
  for (unsigned i = 0; i < count; i++)
    if (fd == crew->seats[i].task_read || fd == crew->seats[i].result_write) return true;
  return false;
}

static int larger(int a, int b) {
  return a > b ? a : b;
}

static int highest_of_ours(const eng__crew *crew) {
  int most = larger(crew->news_write, crew->order_read);
  unsigned count = crew->options.load_only ? 0 : crew->options.workers;
  for (unsigned i = 0; i < count; i++)
    most = larger(most, larger(crew->seats[i].task_read, crew->seats[i].result_write));
  return most;
}

static void close_the_rest(const eng__crew *crew) {
  int most = highest_of_ours(crew);
  for (int fd = 3; fd < most; fd++)
    if (!is_ours(crew, fd)) close(fd);
  if (close_range((unsigned)most + 1, ~0u, 0) != 0)
    for (int fd = most + 1; fd < 1024; fd++)
      if (!is_ours(crew, fd)) close(fd);
}

/* The loader and the workers see documents, but may not write them. */
static void map_readonly(eng__crew *crew) {
  unsigned count = crew->options.load_only ? 0 : crew->options.workers;
  size_t size = crew->slot_size * ENG__SLOTS;
  for (unsigned i = 0; i < count; i++) {
    eng__seat *seat = &crew->seats[i];
    void *at =
        mmap(seat->slots[0], size, PROT_READ, MAP_SHARED | MAP_FIXED, seat->memory_readonly, 0);
    if (at == MAP_FAILED) _exit(ENG__EXIT_MEMORY);
  }
}

/* Standard streams lead nowhere; a sanitizer's report may still reach stderr. */
static void mute(void) {
  int null = open("/dev/null", O_RDWR | O_CLOEXEC);
  if (null < 0) return;
  dup2(null, STDIN_FILENO);
  dup2(null, STDOUT_FILENO);
#ifndef __SANITIZE_ADDRESS__
  dup2(null, STDERR_FILENO);
#endif
}

void eng__loader_main(eng__crew *crew) {
  pid_t parent = getppid();
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != parent) _exit(ENG__EXIT_LOST);
  signal(SIGINT, SIG_IGN);
  signal(SIGHUP, SIG_IGN);
  signal(SIGPIPE, SIG_IGN);
  signal(SIGTERM, SIG_IGN); /* sent to the group it is the parent's to obey, who ends us */
  mute();
  map_readonly(crew);
  close_the_rest(crew);
  unsigned handles = crew->options.load_only ? 0 : crew->options.workers;
  crew->layers = eng__confine_loader((unsigned)highest_of_ours(crew) + 1 + handles,
                                     eng__crew_memory(&crew->options), !crew->options.match.no_jit);
  loader self = {.crew = crew};
  eng_error err = {ENG_OK, ""};
  eng_status status = load_rules(&self, &err);
  report_load(&self, status, &err);
  serve(&self);
  _exit(0);
}

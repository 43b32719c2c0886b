/* The crew of a run: one loader, which runs the rule files and is then the stem from which workers
 * are forked, and N seats, each with a worker in it. See README.md of this folder.
 *
 * All pipes and shared memory are made before the loader is forked; the loader and the workers open
 * nothing. A seat outlives its worker: when one dies another is forked into the same seat. */
#ifndef ENG_RUN_CREW_H
#define ENG_RUN_CREW_H

#include "corpus/meta.h"
#include "corpus/record.h"
#include "corpus/shard.h"
#include "run/covered.h"
#include "run/protocol.h"
#include "run/sources.h"
#include "run/traced.h"

#include <sys/types.h>

enum { ENG__SLOTS = 2, ENG__MOST_WORKERS = 256 };

/* What a group of values may weigh, key and all. A slot has as much room in any case, so that rows
 * do not depend on --max-document. */
enum { ENG__GROUP_BYTES = 16 << 20 };

/* How much of the text beside a hit is sent with it. */
typedef enum eng__context {
  ENG__CONTEXT_NONE,
  ENG__CONTEXT_SENTENCE,
  ENG__CONTEXT_WORDS,
  ENG__CONTEXT_LINE
} eng__context;

/* What the loader and the workers need to know; copied by the fork. */
typedef struct eng__crew_options {
  eng__sources *sources;
  unsigned workers;
  size_t max_document; /* bytes */
  size_t max_memory;   /* bytes, besides eight times the document */
  uint64_t timeout_ms; /* CPU time of a document, besides 1 s per 4 MiB */
  eng__match_limits match;
  const eng__meta *meta; /* may be NULL */
  eng__record_fields fields;
  eng__context context;
  uint32_t context_words;
  bool want_sentence;      /* the whole sentence of each hit, for examples */
  const eng__why_ask *why; /* `engine why`: trace this line, and nothing else; or NULL */
  bool want_doc;           /* lang, words, sentences, meta of each document */
  bool want_meta;          /* meta of documents that have hits */
  bool cover;              /* --coverage: which branches of rules fire */
  eng__shard shard;        /* documents of others are left to them */
  bool load_only;          /* lint: no workers */
  void (*finding)(void *context, const eng__finding *finding); /* lint: what it found; its texts */
  void *finding_context;                                       /* live as long as the crew */
  const volatile int *interrupted; /* nonzero: no waiting for the loader; may be NULL */
} eng__crew_options;

/* Shared with a worker and written by it: what it is doing, for when it dies. */
typedef struct eng__status_page {
  volatile uint32_t document; /* index in its batch, + 1; 0 before the first */
  volatile int32_t rule;      /* that runs, or -1 */
} eng__status_page;

typedef struct eng__seat {
  int task_read, task_write;     /* worker's end, parent's end */
  int result_read, result_write; /* parent's end, worker's end */
  int memory, memory_readonly;   /* memfd, and the same opened for reading only */
  char *slots[ENG__SLOTS];       /* the parent may write, a worker only read */
  eng__status_page *status;
  pid_t pid;  /* of its worker; 0: none */
  int handle; /* of its worker, in the loader alone (child.h); -1: none */
} eng__seat;

typedef struct eng__crew {
  eng__crew_options options;
  size_t slot_size;
  eng__seat *seats;
  int order_read, order_write, news_read, news_write;
  pid_t loader;
  unsigned layers;  /* eng__layer: what the kernel keeps from the loader */
  eng__buffer news; /* the last frame that was read */
  eng__arena arena; /* cards and their texts */
  eng__rule_card *rules;
  size_t rule_count;
  eng__branch_card *branches; /* with `cover` */
  size_t branch_count;
  eng__buffer *log; /* in a worker: where the running document's log lines go */
  uint32_t log_count;
} eng__crew;

/* Called for what the loader says while rules load. */
typedef void eng__on_diagnostic(void *context, bool warning, eng__slice name, eng__slice message);

/* Makes seats, forks the loader, hands it files until the rules are loaded. ENG_RULE when they do
 * not load, ENG_IO, ENG_NOMEM. The message is empty when errors were given to `diagnostic`. */
eng_status eng__crew_open(eng__crew *crew, const eng__crew_options *options,
                          eng__on_diagnostic *diagnostic, void *context, eng_error *err);
/* The part of it that listens: serves the loader until it says how the load went, which is
 * `*status` then. False when it dies first, hangs, or says what it may not say. */
bool eng__crew_hear(eng__crew *crew, eng__on_diagnostic *diagnostic, void *context,
                    eng_status *status, eng_error *err);
/* Kills and reaps whoever is left, and gives everything back. */
void eng__crew_close(eng__crew *crew);

/* Orders to the loader. False when it is gone. */
bool eng__crew_spawn(eng__crew *crew, unsigned seat);
bool eng__crew_kill(eng__crew *crew, unsigned seat);

/* One piece of news, read (blocking) after poll() said that there is some. */
typedef struct eng__news {
  uint32_t type; /* ENG__MSG_SPAWNED, ENG__MSG_DIED, ENG__MSG_LOG */
  unsigned seat;
  int wait_status;
  pid_t pid;
} eng__news;
bool eng__crew_news(eng__crew *crew, eng__news *news);
/* The pipe of a worker's results cannot be read, by errno. A run that went on would spin: the pipe
 * stays ready. ENG_IO. */
eng_status eng__fail_worker_read(eng_error *err);

/* Private memory in bytes that the loader, and each worker, may have at most: keeps a leak or a
 * flood from taking the machine. */
size_t eng__crew_memory(const eng__crew_options *options);

/* The two mains; they never return. */
void eng__loader_main(eng__crew *crew) __attribute__((noreturn));
void eng__worker_main(eng__crew *crew, unsigned number, eng__ruleset *rules)
    __attribute__((noreturn));

#endif

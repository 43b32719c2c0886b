/* The CPU-time limit inside a loader or worker: a tick of the process's CPU clock every 10 ms looks
 * at how many ticks the running piece of work has had. Nothing is asked of the kernel per document.
 * The one place of the engine with a variable of the whole process: a signal handler has no other.
 */
#ifndef ENG_RUN_STOPWATCH_H
#define ENG_RUN_STOPWATCH_H

#include "rules/ruleset.h"
#include "run/crew.h"

/* Starts the ticks. `rules` is stopped when a limit passes; `page` (may be NULL) is told which rule
 * runs, so that the parent knows when the worker dies. */
void eng__stopwatch_install(eng__ruleset *rules, eng__status_page *page);
/* Opens a limit of so many milliseconds of CPU time; 0 ends it. Work that goes on for a second
 * after it was stopped ends the process with ENG__EXIT_LATE. */
void eng__stopwatch_start(uint64_t limit_ms);
/* Adds to the limit that is open, if one is and has not passed. */
void eng__stopwatch_extend(uint64_t more_ms);
/* A signal that ends the process notes the running rule first. */
void eng__stopwatch_note_crashes(void);

#endif

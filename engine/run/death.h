/* What is said of a worker that died, and what it leaves behind. */
#ifndef ENG_RUN_DEATH_H
#define ENG_RUN_DEATH_H

#include "run/crew.h"

/* The kind of the problem (cli.md), and its message in `text`. `late`: the parent ended it because
 * nothing came any more. */
const char *eng__describe_death(int wait_status, bool late, char *text, size_t size);
/* What stands in the task pipe was meant for the dead. */
void eng__empty_task_pipe(const eng__seat *seat);

#endif

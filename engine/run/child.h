/* Children that can be killed through a handle.
 *
 * A loader has to kill workers that hang, but must not have kill(), which reaches every process of
 * the user. A handle (pidfd) that came with the fork reaches that one child and nothing else, not
 * even a later process with its number; and no call in the allow-list makes one in another way. */
#ifndef ENG_RUN_CHILD_H
#define ENG_RUN_CHILD_H

#include <stdbool.h>
#include <sys/types.h>

/* Whether this kernel gives handles (Linux 5.2). Without them children are killed by number. */
bool eng__child_handles(void);

/* fork() of a process with one thread. In the parent `*handle` is the handle, or -1 where there are
 * none; it is not passed on to later children that close it. */
pid_t eng__child_fork(int *handle);

/* Kills a child that was not waited for yet. */
void eng__child_kill(pid_t pid, int handle);

/* How the allow-list knows the fork: the flags of its clone(). */
unsigned eng__child_flags(void);

#endif

/* Signals of a run: being asked to end, and not dying of the rest. */
#ifndef ENG_RUN_SIGNALS_H
#define ENG_RUN_SIGNALS_H

/* From here on SIGINT, SIGTERM and SIGHUP ask the run to end (those that were ignored when the
 * program began, as nohup and a shell's & have it, stay so); a second one, a second later, ends it
 * there and then. Writing to a closed pipe or past a limit of the file size fails and does not
 * kill. */
void eng__signals_watch(void);

/* The signal that asked, or 0. Whoever waits looks here between waits. */
extern const volatile int *const eng__interrupted;

#endif

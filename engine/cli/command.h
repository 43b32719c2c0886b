/* The commands of the program: one file each, no logic. A command reads its options, fills a struct
 * and calls the run floor. */
#ifndef ENG_CLI_COMMAND_H
#define ENG_CLI_COMMAND_H

typedef struct eng__command {
  const char *name;
  const char *summary;                /* one line, for `engine --help` */
  const char *usage;                  /* all of `engine NAME --help` */
  int (*main)(int argc, char **argv); /* argv[0] is the command's name; the exit status */
} eng__command;

extern const eng__command eng__command_run, eng__command_test, eng__command_lint, eng__command_show,
    eng__command_names, eng__command_meta, eng__command_find, eng__command_why,
    eng__command_compare, eng__command_merge;

#endif

/* The program: finds the command and hands over. */
#include "cli/command.h"
#include "cli/options.h"
#include "run/print.h"
#include "run/say.h"

#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

static const eng__command *const commands[] = {
    &eng__command_run,   &eng__command_test,  &eng__command_lint, &eng__command_show,
    &eng__command_find,  &eng__command_names, &eng__command_why,  &eng__command_compare,
    &eng__command_merge, &eng__command_meta};
enum { COMMAND_COUNT = sizeof commands / sizeof commands[0] };

static int print_help(void) {
  eng__buffer page = {0};
  eng__buffer_add_string(
      &page, "engine: finds how a text speaks, by rules written in Lua, in English and Persian\n\n"
             "usage: engine COMMAND [OPTIONS] ARGUMENTS\n\ncommands:\n");
  for (int i = 0; i < COMMAND_COUNT; i++)
    eng__buffer_printf(&page, "  %-7s %s\n", commands[i]->name, commands[i]->summary);
  eng__buffer_add_string(&page, "\n'engine COMMAND --help' says more, with examples. 'engine "
                                "--version' prints the versions of\nall parts.\n");
  return eng__print_buffer(&page, 0);
}

static bool fill(int fd, const char *path, int flags) {
  return fcntl(fd, F_GETFD) >= 0 || open(path, flags) >= 0 || open("/dev/null", flags) >= 0;
}

/* A descriptor 0, 1 or 2 that is closed would be given to the first document opened. In its place
 * comes one that cannot be read (0) or written (1), so that a command that does so fails; that
 * messages (2) are lost is no failure. Output is not on /dev/null, which may be asked for by name.
 */
static void fill_standard_streams(void) {
  bool filled = fill(STDIN_FILENO, "/dev/null", O_WRONLY) &&
                fill(STDOUT_FILENO, "/dev/full", O_RDONLY) &&
                fill(STDERR_FILENO, "/dev/null", O_WRONLY);
  if (!filled) _exit(ENG__USAGE_STATUS);
}

static const eng__command *find_command(const char *name) {
  for (int i = 0; i < COMMAND_COUNT; i++)
    if (strcmp(commands[i]->name, name) == 0) return commands[i];
  return NULL;
}

int main(int argc, char **argv) {
  fill_standard_streams();
  signal(SIGPIPE, SIG_IGN); /* a write that fails says so, and the reader has seen enough */
  if (argc < 2) {
    eng__say("engine: no command (see 'engine --help')");
    return ENG__USAGE_STATUS;
  }
  if (!strcmp(argv[1], "--help") || !strcmp(argv[1], "-h") || !strcmp(argv[1], "help"))
    return print_help();
  if (!strcmp(argv[1], "--version") || !strcmp(argv[1], "-V")) return eng__print_version();
  const eng__command *command = find_command(argv[1]);
  if (command) return command->main(argc - 1, argv + 1);
  eng__say("engine: no command '%s' (see 'engine --help')", argv[1]);
  return ENG__USAGE_STATUS;
}

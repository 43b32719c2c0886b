/* measure ROUNDS NAME=COMMAND... : times commands side by side. Each round runs every command once,
 * in turn, after a first round that does not count, so that all meet the same hour of the machine;
 * ratios are taken round by round and their median shown. CPU is user and system time of a command
 * and all its children; peak is that of the largest single process. Commands go to `sh -c`; what
 * they print is thrown away. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { MOST_COMMANDS = 16, MOST_ROUNDS = 101 };

typedef struct sample {
  double cpu, wall, peak_mb;
} sample;

static sample samples[MOST_COMMANDS][MOST_ROUNDS];

static double seconds(struct timeval t) {
  return (double)t.tv_sec + (double)t.tv_usec / 1e6;
}

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void become(const char *command) {
  int nothing = open("/dev/null", O_RDWR);
  for (int fd = 0; fd < 3 && nothing >= 0; fd++) dup2(nothing, fd);
  execl("/bin/sh", "sh", "-c", command, (char *)NULL);
  _exit(127);
}

static sample run(const char *name, const char *command) {
  double start = now();
  pid_t pid = fork();
  if (pid == 0) become(command);
  struct rusage usage;
  int status = 0;
  while (pid > 0 && wait4(pid, &status, 0, &usage) < 0 && errno == EINTR) continue;
  /* 1 is a grep that found nothing. */
  if (pid < 0 || !WIFEXITED(status) || WEXITSTATUS(status) > 1) {
    fprintf(stderr, "measure: %s failed: %s\n", name, command);
    exit(1);
  }
  return (sample){seconds(usage.ru_utime) + seconds(usage.ru_stime), now() - start,
                  (double)usage.ru_maxrss / 1024};
}

static int compare(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

static double median(double *values, int count) {
  qsort(values, (size_t)count, sizeof *values, compare);
  return (values[(count - 1) / 2] + values[count / 2]) / 2;
}

static void report(const char *name, int command, int rounds) {
  double cpu[MOST_ROUNDS], wall[MOST_ROUNDS], ratio[MOST_ROUNDS], peak = 0;
  for (int i = 0; i < rounds; i++) {
    sample s = samples[command][i];
    cpu[i] = s.cpu;
    wall[i] = s.wall;
    ratio[i] = s.cpu / (samples[0][i].cpu > 0 ? samples[0][i].cpu : 1e-9);
    if (s.peak_mb > peak) peak = s.peak_mb;
  }
  printf("  %-38s %8.3f %8.3f %8.1f %8.2f\n", name, median(cpu, rounds), median(wall, rounds), peak,
         median(ratio, rounds));
}

int main(int argc, char **argv) {
  int rounds = argc > 1 ? atoi(argv[1]) : 0, count = argc - 2;
  if (rounds < 1 || rounds > MOST_ROUNDS || count < 1 || count > MOST_COMMANDS) {
    fprintf(stderr, "usage: measure ROUNDS NAME=COMMAND...\n");
    return 2;
  }
  for (int i = 0; i < count; i++) {
    char *equals = strchr(argv[i + 2], '=');
    if (!equals) return 2;
    *equals = '\0';
  }
  for (int round = -1; round < rounds; round++)
    for (int i = 0; i < count; i++) {
      const char *name = argv[i + 2];
      samples[i][round < 0 ? 0 : round] = run(name, name + strlen(name) + 1);
    }
  printf("  %-38s %8s %8s %8s %8s\n", "", "CPU s", "wall s", "peak MB", "ratio");
  for (int i = 0; i < count; i++) report(argv[i + 2], i, rounds);
  return 0;
}

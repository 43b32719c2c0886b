#include "output/target.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MOST_LINKS = 40, LONGEST_LINK = 4096 };

bool eng__is_standard_output(const char *path) {
  struct stat named, ours;
  return stat(path, &named) == 0 && fstat(STDOUT_FILENO, &ours) == 0 &&
         named.st_dev == ours.st_dev && named.st_ino == ours.st_ino;
}

/* Bytes of the path before its last name. */
static size_t folder_length(const char *path) {
  const char *slash = strrchr(path, '/');
  return slash ? (size_t)(slash - path) + 1 : 0;
}

/* The beginning of a path and what follows, in a new string. NULL with ENOMEM. */
static char *join(const char *path, size_t path_len, const char *rest) {
  size_t len = strlen(rest);
  char *joined = malloc(path_len + len + 1);
  if (!joined) return errno = ENOMEM, NULL;
  memcpy(joined, path, path_len);
  memcpy(joined + path_len, rest, len + 1);
  return joined;
}

/* May this user follow the link? Not one that a stranger put into a folder that all may write to.
 * False with errno. */
static bool may_follow(const char *path, const struct stat *link) {
  struct stat folder;
  if (link->st_uid == geteuid()) return true;
  char *name = join(path, folder_length(path), ".");
  if (!name) return false;
  bool known = stat(name, &folder) == 0;
  free(name);
  bool shared = known && (folder.st_mode & S_ISVTX) && (folder.st_mode & S_IWOTH);
  errno = EACCES;
  return known && (!shared || link->st_uid == folder.st_uid);
}

char *eng__with_ending(const char *path, const char *ending) {
  return join(path, strlen(path), ending);
}

/* What the link says, from where the link is. */
static char *read_link(const char *path, const struct stat *link) {
  char text[LONGEST_LINK + 1];
  if (!may_follow(path, link)) return NULL;
  ssize_t len = readlink(path, text, sizeof text - 1);
  if (len < 0) return NULL;
  text[len] = '\0';
  return join(path, *text == '/' ? 0 : folder_length(path), text);
}

char *eng__output_target(const char *path) {
  struct stat st;
  char *at = join("", 0, path);
  for (int links = 0; at && lstat(at, &st) == 0 && S_ISLNK(st.st_mode); links++) {
    char *next = links < MOST_LINKS ? read_link(at, &st) : (errno = ELOOP, NULL);
    int error = errno;
    free(at);
    errno = error;
    at = next;
  }
  return at;
}

#include "run/run.h"

#include <lua.h>
#include <pcre2.h>
#include <stdio.h>
#include <string.h>

const char *eng__lua_version(void) {
  return LUA_RELEASE;
}

const char *eng__pcre2_version(char *text, size_t size) {
  char full[64] = "";
  if (pcre2_config(PCRE2_CONFIG_VERSION, NULL) < (int)sizeof full)
    pcre2_config(PCRE2_CONFIG_VERSION, full);
  full[strcspn(full, " ")] = '\0';
  snprintf(text, size, "%s", full);
  return text;
}

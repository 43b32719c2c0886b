#!/bin/sh
# The floor check finds each kind of trespass, with its place, and nothing where there is none.
set -eu
top=$(pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
passed=0 failed=0

# expect WHAT FILE EXPECTED: FILE's text comes on standard input; EXPECTED are the places told.
expect() {
  rm -rf "$scratch/engine"
  mkdir -p "$scratch/engine/$(dirname "$2")"
  cat > "$scratch/engine/$2"
  found=$("$top/scripts/tools/floors" "$scratch" | cut -d : -f 1-2 | tr '\n' ' ')
  if [ "$found" = "${3:+$3 }" ]; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    echo "$1: expected '$3', found '$found'"
  fi
}

expect 'own floor and those below' match/a.c '' << 'END'
#include "match/a.h"
#include "text/document.h"
#include "base/arena.h"
#include "engine/document.h"
#include <stdio.h>
END
expect 'a floor above' match/a.c 'engine/match/a.c:2' << 'END'
#include "base/arena.h"
#include "rules/ruleset.h"
END
expect 'a floor beside' output/a.c 'engine/output/a.c:1 engine/output/a.c:2' << 'END'
#include "corpus/record.h"
#include "match/index.h"
END
expect 'the program sees everything' cli/a.c '' << 'END'
#include "run/run.h"
#include "output/sink.h"
#include "base/arena.h"
END
expect 'nobody sees the program' run/a.h 'engine/run/a.h:1' << 'END'
#include "cli/commands.h"
END
expect 'a public header of a floor above' base/a.c 'engine/base/a.c:2' << 'END'
#include "engine/error.h"
#include "engine/document.h"
END
expect 'not from the root of engine' base/a.c 'engine/base/a.c:1' << 'END'
#include "arena.h"
END
expect 'a folder that is no floor' misc/a.c 'engine/misc/a.c:1' << 'END'
int a;
END
expect 'Lua below rules' match/a.c 'engine/match/a.c:1 engine/match/a.c:3' << 'END'
#include <lua.h>
/* lua_pcall in a comment */ int a = 1; // lua_pcall
int b(void) { return lua_gettop(L); }
const char *c = "lua_pcall(";
END
expect 'Lua in rules' rules/a.c '' << 'END'
#include <lauxlib.h>
int b(void) { return lua_gettop(L); }
END
expect 'files in rules' rules/a.c 'engine/rules/a.c:1 engine/rules/a.c:2 engine/rules/a.c:5' << 'END'
#include <fcntl.h>
void *a = fopen("x", "r");
int b = eng__ruleset_open(&set);
int c = set->read(context);
int d = luaL_loadfile(L, "x");
/* open(2)
   open(2) */
END
expect 'files in corpus' corpus/a.c '' << 'END'
#include <fcntl.h>
int a = openat(1, "x", O_RDONLY);
END
echo "$passed passed, $failed failed"

/* Runs every attack of tests/rules/attacks twice in fresh sandboxes, as the body of a rule file and
 * as a function that a document calls, and asks for what its first lines say.
 *
 *   -- what it tries
 *   -- message: part of the error          or    -- result: what it returns
 *   -- memory: bytes                       or    -- steps: number, where not the usual ones */
#include "support/lua_box.h"

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define FOLDER "tests/rules/attacks"
enum { LEAST_ATTACKS = 120, SOURCE = 64 << 10 };

typedef struct attack {
  const char *name;
  char source[SOURCE];
  char expected[256];
  bool is_message;
  eng__sandbox_limits limits;
  int ms;
} attack;

static bool header(const attack *a, const char *key, char *value, size_t size) {
  char wanted[32];
  snprintf(wanted, sizeof wanted, "\n-- %s: ", key);
  const char *at = strstr(a->source, wanted);
  if (!at) return false;
  at += strlen(wanted);
  snprintf(value, size, "%.*s", (int)strcspn(at, "\n"), at);
  return true;
}

static void read_attack(attack *a, const char *name) {
  char path[512], value[64];
  snprintf(path, sizeof path, FOLDER "/%s", name);
  FILE *file = fopen(path, "rb");
  if (!file) fail_msg("cannot open %s", path);
  a->name = name;
  a->source[fread(a->source, 1, sizeof a->source - 1, file)] = '\0';
  fclose(file);
  a->is_message = header(a, "message", a->expected, sizeof a->expected);
  if (!a->is_message && !header(a, "result", a->expected, sizeof a->expected))
    fail_msg("%s: no line says what is expected", name);
  a->limits = (eng__sandbox_limits){.memory = 8 << 20, .steps = 1000 * 1000};
  a->ms = 20000;
  if (strstr(a->expected, "used up its time")) { /* no machine is to use up its steps before */
    a->ms = 40;
    a->limits.steps = UINT64_MAX;
  }
  if (header(a, "memory", value, sizeof value))
    a->limits.memory = (size_t)strtoull(value, NULL, 10);
  if (header(a, "steps", value, sizeof value)) a->limits.steps = strtoull(value, NULL, 10);
}

/* As rule code that runs while its file is loaded. */
static void run_at_load(const attack *a, box *b) {
  box_open(b, &a->limits);
  box_clock(b, a->ms);
  box_run(b, a->source);
  box_clock(b, 0);
  box_close(b);
}

/* As a function that the file gives and a document calls. */
static void run_in_document(const attack *a, box *b) {
  static char source[SOURCE + 64];
  box_open(b, &a->limits);
  lua_State *L = eng__sandbox_state(b->sandbox);
  snprintf(source, sizeof source, "return function(...) %s\nend", a->source);
  box_clock(b, a->ms);
  if (box_load(b, "test.lua", source) == ENG_OK) {
    if (eng__sandbox_call(b->sandbox, 0, 1, &b->err) != ENG_OK) fail_msg("%s", b->err.message);
    int reference = luaL_ref(L, LUA_REGISTRYINDEX);
    if (eng__sandbox_freeze(b->sandbox, &b->err) != ENG_OK) fail_msg("%s", b->err.message);
    eng__sandbox_begin(b->sandbox, 0);
    lua_rawgeti(L, LUA_REGISTRYINDEX, reference);
    box_call(b);
    eng__sandbox_restore(b->sandbox);
  }
  box_clock(b, 0);
  box_close(b);
}

static void check_answer(const attack *a, const box *b, const char *when) {
  bool good = a->is_message ? b->status != ENG_OK && strstr(b->text, a->expected)
                            : b->status == ENG_OK && strcmp(b->text, a->expected) == 0;
  if (!good)
    fail_msg("%s %s\nexpected: %s\ngot (%d):  %s", a->name, when, a->expected, (int)b->status,
             b->text);
  if (strstr(b->text, "0x") || strstr(b->log, "0x")) fail_msg("%s: an address is shown", a->name);
}

/* The same answer and log again, from a state whose hash seed and addresses are others. */
static void check_repeats(const attack *a, const box *first, void (*run)(const attack *, box *)) {
  static box again;
  run(a, &again);
  bool by_clock = first->status == ENG_TIMEOUT; /* where the clock stopped it may differ */
  if (!by_clock && strcmp(first->text, again.text) != 0)
    fail_msg("%s is not repeatable\nfirst: %s\nagain: %s", a->name, first->text, again.text);
  if (!by_clock) assert_string_equal(first->log, again.log);
}

static int is_attack(const struct dirent *entry) {
  size_t len = strlen(entry->d_name);
  return len > 4 && strcmp(entry->d_name + len - 4, ".lua") == 0;
}

static void all_attacks(void **state) {
  (void)state;
  static attack a;
  static box b;
  struct dirent **entries;
  int count = scandir(FOLDER, &entries, is_attack, alphasort);
  assert_true(count >= LEAST_ATTACKS);
  for (int i = 0; i < count; i++) {
    read_attack(&a, entries[i]->d_name);
    run_at_load(&a, &b);
    check_answer(&a, &b, "at load");
    check_repeats(&a, &b, run_at_load);
    run_in_document(&a, &b);
    check_answer(&a, &b, "in a document");
    check_repeats(&a, &b, run_in_document);
    free(entries[i]);
  }
  free(entries);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(all_attacks)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}

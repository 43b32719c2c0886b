/* The manifest of a pack, pack.json, found from a rule file beside it. */
#include "files.h"
#include "run/sources.h"

static char manifest[sizeof fuzz_folder + 16], rules[sizeof fuzz_folder + 16];

static void remove_pack(void) {
  unlink(manifest);
  unlink(rules);
}

static void make_pack(eng__slice bytes) {
  if (!manifest[0]) {
    fuzz_path(0);
    snprintf(manifest, sizeof manifest, "%s/pack.json", fuzz_folder);
    snprintf(rules, sizeof rules, "%s/r.lua", fuzz_folder);
    atexit(remove_pack);
    fuzz_write(rules, ENG__SLICE(""));
  }
  fuzz_write(manifest, bytes);
}

static void check_pack(const eng__sources *sources) {
  FUZZ_CHECK(sources->count == 1);
  const eng__source *source = &sources->at[0];
  FUZZ_CHECK(source->pack && source->version && strcmp(source->path, "r.lua") == 0);
  eng__slice name = eng__slice_of(source->pack);
  FUZZ_CHECK(name.len > 0 && name.len <= 100);
  FUZZ_CHECK(strspn(name.at, "abcdefghijklmnopqrstuvwxyz0123456789_-.") == name.len);
  FUZZ_CHECK(fuzz_valid(eng__slice_of(source->version)));
}

static eng_status run(void) {
  const char *argument = rules;
  eng__sources sources = {0};
  eng_error err = {0};
  eng_status status = eng__sources_find(&sources, &argument, 1, &err);
  if (status == ENG_OK) check_pack(&sources);
  else FUZZ_CHECK(err.status == status && err.message[0]);
  if (status == ENG_INVALID)
    FUZZ_CHECK(strncmp(err.message, fuzz_folder, strlen(fuzz_folder)) == 0);
  eng__sources_close(&sources);
  return status;
}

void fuzz_target(const uint8_t *data, size_t size) {
  make_pack(fuzz_input(data, size));
  fuzz_twice(run);
}

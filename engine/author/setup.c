/* The settings, and adding them to settings that are there without touching a byte of the rest. */
#include "author/setup.h"

#include "base/embedded.h"
#include "base/json.h"
#include "output/writer.h"
#include "run/print.h"
#include "run/run.h"
#include "run/say.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define STUB_FOLDER ".engine"
#define STUB STUB_FOLDER "/engine.lua"
#define LIBRARY "workspace.library"

enum { MOST_SETTINGS_BYTES = 1 << 20 };

/* In the order in which they are written. */
static const struct {
  const char *key, *value;
} settings[] = {
    {"$schema",
     "\"https://raw.githubusercontent.com/LuaLS/vscode-lua/master/setting/schema.json\""},
    {"runtime.version", "\"Lua 5.4\""},
    {"runtime.builtin", "{\"coroutine\": \"disable\", \"debug\": \"disable\", \"io\": \"disable\", "
                        "\"os\": \"disable\", \"package\": \"disable\"}"},
    {"workspace.checkThirdParty", "false"},
    {LIBRARY, "[\"" STUB_FOLDER "\"]"},
};
enum { SETTINGS = sizeof settings / sizeof settings[0] };

/* ---- What is there ---- */

typedef struct found {
  bool has[SETTINGS];
  bool library, nested;  /* the library is named; settings in objects of objects */
  size_t members, items; /* of the object, of the list of libraries */
  size_t end, list_end;  /* where the brace, and that list's bracket, close */
} found;

/* "runtime.version", also as an editor's own settings have it: "Lua.runtime.version". */
static int setting_of(eng__slice key) {
  if (key.len > 4 && memcmp(key.at, "Lua.", 4) == 0) key = eng__slice_cut(key, 4, key.len);
  for (int i = 0; i < SETTINGS; i++)
    if (eng__slice_equal(key, eng__slice_of(settings[i].key))) return i;
  return -1;
}

static bool read_libraries(eng__json *json, found *seen) {
  bool first = true;
  eng__buffer item = {0};
  if (eng__json_peek(json) != ENG__JSON_ARRAY || !eng__json_enter(json)) return false;
  while (eng__json_next_item(json, &first)) {
    eng__slice ignored;
    eng__buffer_clear(&item);
    if (eng__json_peek(json) != ENG__JSON_STRING) (void)eng__json_skip(json, &ignored);
    else if (eng__json_string(json, &item))
      seen->library |= eng__slice_equal(eng__buffer_slice(&item), ENG__SLICE(STUB_FOLDER));
    seen->items++;
  }
  eng__buffer_free(&item);
  seen->list_end = eng__json_offset(json) - 1;
  return !json->problem;
}

static bool read_member(eng__json *json, eng__slice key, found *seen) {
  int setting = setting_of(key);
  eng__slice ignored;
  seen->members++;
  if (setting >= 0) seen->has[setting] = true;
  seen->nested |=
      eng__slice_equal(key, ENG__SLICE("workspace")) || eng__slice_equal(key, ENG__SLICE("Lua"));
  if (setting >= 0 && strcmp(settings[setting].key, LIBRARY) == 0)
    return read_libraries(json, seen);
  return eng__json_skip(json, &ignored);
}

static bool read_settings(eng__slice text, found *seen) {
  eng__json json;
  eng__buffer key = {0};
  bool first = true;
  eng__json_open(&json, text);
  bool good = eng__json_peek(&json) == ENG__JSON_OBJECT && eng__json_enter(&json);
  while (good && (eng__buffer_clear(&key), eng__json_next_key(&json, &key, &first)))
    good = read_member(&json, eng__buffer_slice(&key), seen);
  eng__buffer_free(&key);
  if (!good || json.problem) return false;
  seen->end = eng__json_offset(&json) - 1;
  return eng__json_peek(&json) == ENG__JSON_END && !json.problem;
}

/* ---- What is added ---- */

static size_t before_space(eng__slice text, size_t at) {
  while (at && (text.at[at - 1] == ' ' || text.at[at - 1] == '\n' || text.at[at - 1] == '\r' ||
                text.at[at - 1] == '\t'))
    at--;
  return at;
}

static void add_members(eng__buffer *out, const found *seen) {
  bool any = seen->members > 0;
  for (int i = 0; i < SETTINGS; i++) {
    if (seen->has[i]) continue;
    eng__buffer_printf(out, "%s\n  \"%s\": %s", any ? "," : "", settings[i].key, settings[i].value);
    any = true;
  }
}

static bool lacks(const found *seen) {
  bool lacking = !seen->library;
  for (int i = 0; i < SETTINGS; i++) lacking |= !seen->has[i];
  return lacking;
}

eng_status eng__setup_merge(eng__buffer *out, eng__slice text, eng_error *err) {
  found seen = {.has = {false}};
  if (!read_settings(text, &seen) || seen.nested)
    return eng__fail(err, ENG_INVALID,
                     "is not changed, since it is %s; add \"" LIBRARY "\": [\"" STUB_FOLDER
                     "\"], or --force writes it anew",
                     seen.nested ? "written in nested objects" : "no plain JSON object");
  if (!lacks(&seen)) return ENG_OK;
  size_t used = 0, last = before_space(text, seen.end);
  if (seen.list_end && !seen.library) {
    used = before_space(text, seen.list_end);
    eng__buffer_add(out, text.at, used);
    eng__buffer_add_string(out, seen.items ? ", \"" STUB_FOLDER "\"" : "\"" STUB_FOLDER "\"");
  }
  eng__buffer_add_slice(out, eng__slice_cut(text, used, last));
  add_members(out, &seen);
  eng__buffer_add_byte(out, '\n');
  eng__buffer_add_slice(out, eng__slice_cut(text, seen.end, text.len));
  return out->failed ? eng__fail_nomem(err) : ENG_OK;
}

/* ---- Files ---- */

/* The file's text; ENG_OK with `*there` false when there is none. */
static eng_status read_there(const char *path, eng__buffer *text, bool *there, eng_error *err) {
  struct stat info;
  *there = false;
  if (lstat(path, &info) != 0 && errno == ENOENT) return ENG_OK;
  if (!S_ISREG(info.st_mode))
    return eng__fail(err, ENG_IO, "%s: is there and no regular file; move it away", path);
  FILE *file = fopen(path, "rbe");
  if (!file) return eng__fail(err, ENG_IO, "%s: %s", path, strerror(errno));
  char *room = eng__buffer_reserve(text, MOST_SETTINGS_BYTES);
  text->len = room ? fread(room, 1, MOST_SETTINGS_BYTES, file) : 0;
  fclose(file);
  if (!room) return eng__fail_nomem(err);
  if (text->len == MOST_SETTINGS_BYTES)
    return eng__fail(err, ENG_IO, "%s: larger than 1 MiB; move it away", path);
  *there = true;
  return ENG_OK;
}

static eng_status write_file(const char *path, eng__slice text, eng_error *err) {
  eng__writer *writer = NULL;
  eng_status status = eng__writer_open_file(&writer, path, err);
  if (status == ENG_OK) status = eng__writer_add(writer, text.at, text.len, err);
  if (status == ENG_OK) status = eng__writer_commit(writer, err);
  if (writer) eng__writer_close(writer);
  return status;
}

/* The description is ours, and written again by every version; another's file is not. */
static eng_status write_stub(const char *path, bool force, eng_error *err) {
  static const char head[] = "---@meta engine";
  eng__buffer old = {0};
  bool there;
  eng_status status = read_there(path, &old, &there, err);
  bool ours = old.len >= sizeof head - 1 && memcmp(old.at, head, sizeof head - 1) == 0;
  if (status == ENG_OK && there && !ours && !force)
    status = eng__fail(err, ENG_IO, "%s: is not of this program; move it away, or --force", path);
  if (status == ENG_OK) status = write_file(path, eng__embedded("meta/engine.lua"), err);
  eng__buffer_free(&old);
  return status;
}

static void write_new(eng__buffer *out) {
  found none = {.has = {false}};
  eng__buffer_add_byte(out, '{');
  add_members(out, &none);
  eng__buffer_add_string(out, "\n}\n");
}

/* `*refused`: the file is there and is left as it was. What was done is said in `page`. */
static eng_status write_settings(const char *path, bool force, bool *refused, eng__buffer *page,
                                 eng_error *err) {
  eng__buffer old = {0}, text = {0};
  bool there;
  eng_status status = read_there(path, &old, &there, err);
  if (status == ENG_OK && there && !force) {
    status = eng__setup_merge(&text, eng__buffer_slice(&old), err);
    *refused = status == ENG_INVALID;
  } else if (status == ENG_OK) {
    write_new(&text);
    if (text.failed) status = eng__fail_nomem(err);
  }
  if (status == ENG_OK && text.len) status = write_file(path, eng__buffer_slice(&text), err);
  if (status == ENG_OK)
    eng__buffer_printf(page, "%s: %s\n", path,
                       !text.len         ? "has all that is needed"
                       : there && !force ? "given what it lacked"
                                         : "written");
  eng__buffer_free(&old);
  eng__buffer_free(&text);
  return status;
}

int eng__setup(const char *folder, bool force) {
  char stubs[4096], stub[4096], path[4096];
  eng_error err = {ENG_OK, ""};
  bool refused = false;
  eng__buffer page = {0};
  size_t len = strlen(folder);
  while (len && folder[len - 1] == '/') len--;
  if (len > sizeof stub - 40) {
    eng__say("the name of the folder is too long");
    return ENG__EXIT_NOT_MADE;
  }
  snprintf(stubs, sizeof stubs, "%.*s/" STUB_FOLDER, (int)len, folder);
  snprintf(stub, sizeof stub, "%.*s/" STUB, (int)len, folder);
  snprintf(path, sizeof path, "%.*s/.luarc.json", (int)len, folder);
  if (mkdir(stubs, 0777) != 0 && errno != EEXIST) {
    eng__say("%s: %s", stubs, strerror(errno));
    return ENG__EXIT_NOT_MADE;
  }
  eng_status status = write_stub(stub, force, &err);
  if (status == ENG_OK) eng__buffer_printf(&page, "%s: written\n", stub);
  if (status == ENG_OK) status = write_settings(path, force, &refused, &page, &err);
  if (refused) eng__say("%s: %s", path, err.message);
  else if (status != ENG_OK) eng__say("%s", err.message);
  int code = refused ? ENG__EXIT_WORK_FAILED : status ? ENG__EXIT_NOT_MADE : ENG__EXIT_COMPLETE;
  return eng__print_buffer(&page, code);
}

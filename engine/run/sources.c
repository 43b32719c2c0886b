#include "run/sources.h"

#include "base/json.h"
#include "base/sha256.h"
#include "unicode/utf8.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MOST_FILE_BYTES = 64 << 20, MOST_MANIFEST_BYTES = 64 << 10 };

struct eng__source_hash {
  SHA2_CTX context;
};

typedef ENG__VEC(const char *) strings;

static eng_status read_all(int fd, eng__buffer *bytes, size_t most, const char *name,
                           eng_error *err) {
  for (size_t before = bytes->len;;) {
    char *room = eng__buffer_reserve(bytes, 64 << 10);
    if (!room) return eng__fail_nomem(err);
    ssize_t n = read(fd, room, 64 << 10);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return eng__fail(err, ENG_IO, "%s: cannot be read: %s", name, strerror(errno));
    if (n == 0) return ENG_OK;
    bytes->len += (size_t)n;
    if (bytes->len - before > most)
      return eng__fail(err, ENG_INVALID, "%s: larger than %zu MiB; split it", name, most >> 20);
  }
}

/* Opens `path` below the folder `at` part by part: no link is followed, no ".." is a way out. */
static int open_below(int at, const char *path) {
  char part[256];
  int folder = dup(at);
  while (folder >= 0) {
    size_t len = strcspn(path, "/");
    bool last = path[len] == '\0';
    if (len == 0 || len >= sizeof part || (len == 1 && path[0] == '.') ||
        (len == 2 && path[0] == '.' && path[1] == '.')) {
      close(folder);
      errno = EINVAL;
      return -1;
    }
    memcpy(part, path, len);
    part[len] = '\0';
    int flags = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC | (last ? 0 : O_DIRECTORY);
    int next = openat(folder, part, flags);
    int problem = errno;
    close(folder);
    errno = problem;
    if (last || next < 0) return next;
    folder = next;
    path += len + 1;
  }
  return -1;
}

static int open_root(const char *root) {
  return open(*root ? root : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
}

static eng_status read_below(const char *root, const char *path, size_t most, eng__buffer *bytes,
                             eng__file_id *id, eng_error *err) {
  int folder = open_root(root);
  int fd = folder < 0 ? -1 : open_below(folder, path);
  int problem = errno;
  if (folder >= 0) close(folder);
  const char *slash = *root && strcmp(root, "/") != 0 ? "/" : "";
  if (fd < 0)
    return eng__fail(err, ENG_IO, "%s%s%s: %s", root, slash, path,
                     problem == ELOOP ? "is a link; name the file that it points to"
                                      : strerror(problem));
  eng_status status = ENG_OK;
  if (!eng__file_id_open(fd, id))
    status = eng__fail(err, ENG_IO, "%s%s%s: not a regular file", root, slash, path);
  else status = read_all(fd, bytes, most, path, err);
  close(fd);
  return status;
}

static const char *keep(eng__sources *sources, const char *bytes, size_t len) {
  return eng__arena_copy(&sources->arena, (eng__slice){bytes, len}).at;
}

typedef struct fault {
  const char *what; /* of broken JSON; NULL: there is none */
  unsigned line, byte;
} fault;

static fault fault_of(const eng__json *json) {
  fault found = {json->problem, 1, 1};
  const char *from = json->start;
  for (const char *p = json->start; p < json->at; p++)
    if (*p == '\n') found.line++, from = p + 1;
  found.byte += (unsigned)(json->at - from);
  return found;
}

/* What is read of a manifest; other fields are the pack floor's. */
typedef struct manifest {
  eng__buffer key, name, version;
  fault broken;
  bool lacked; /* memory was out */
} manifest;

/* A string; of a field that stands twice the last one counts. */
static bool read_string(eng__json *json, eng__buffer *out) {
  eng__buffer_clear(out);
  return eng__json_string(json, out);
}

static bool read_field(eng__json *json, manifest *m) {
  eng__slice ignored, key = eng__buffer_slice(&m->key);
  if (eng__json_peek(json) != ENG__JSON_STRING) return eng__json_skip(json, &ignored);
  if (eng__slice_equal(key, ENG__SLICE("name"))) return read_string(json, &m->name);
  if (eng__slice_equal(key, ENG__SLICE("version"))) return read_string(json, &m->version);
  return eng__json_skip(json, &ignored);
}

/* False: it is broken, or memory is out. */
static bool read_manifest(eng__slice bytes, manifest *m) {
  eng__json json;
  if (bytes.len >= 3 && memcmp(bytes.at, "\xEF\xBB\xBF", 3) == 0)
    bytes = eng__slice_cut(bytes, 3, bytes.len);
  eng__json_open(&json, bytes);
  size_t valid = eng__utf8_valid_prefix(bytes.at, bytes.len);
  if (valid < bytes.len) {
    json.at += valid;
    json.problem = "is not UTF-8; save it as UTF-8";
    m->broken = fault_of(&json);
    return false;
  }
  bool first = true, good = eng__json_peek(&json) == ENG__JSON_OBJECT && eng__json_enter(&json);
  while (good && (eng__buffer_clear(&m->key), eng__json_next_key(&json, &m->key, &first)))
    good = read_field(&json, m);
  if (good && !json.problem && eng__json_peek(&json) != ENG__JSON_END)
    json.problem = "something stands behind the object";
  m->broken = fault_of(&json);
  m->lacked = json.lacked;
  return good && !json.problem;
}

static bool is_pack_name(eng__slice name) {
  if (!name.len || name.len > 100) return false;
  for (size_t i = 0; i < name.len; i++) {
    char c = name.at[i];
    if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.'))
      return false;
  }
  return true;
}

static eng_status fail_manifest(const char *folder, fault broken, eng_error *err) {
  const char *slash = *folder ? "/" : "";
  if (broken.what)
    return eng__fail(err, ENG_INVALID, "%s%spack.json:%u: %s (at byte %u)", folder, slash,
                     broken.line, broken.what, broken.byte);
  return eng__fail(err, ENG_INVALID, "%s%spack.json: needs a \"name\" of a-z, 0-9, '_', '-', '.'",
                   folder, slash);
}

static eng_status take_manifest(eng__sources *sources, const char *folder, eng__slice bytes,
                                manifest *m, eng__source *source, eng_error *err) {
  bool good = read_manifest(bytes, m);
  if (m->lacked) return eng__fail_nomem(err);
  if (!good || !is_pack_name(eng__buffer_slice(&m->name)))
    return fail_manifest(folder, m->broken, err);
  source->pack = keep(sources, m->name.at, m->name.len);
  source->version = keep(sources, m->version.at ? m->version.at : "", m->version.len);
  return source->pack && source->version ? ENG_OK : eng__fail_nomem(err);
}

/* Fills pack and version when `folder` has a pack.json. */
static eng_status find_pack(eng__sources *sources, const char *folder, eng__source *source,
                            eng_error *err) {
  eng__buffer bytes = {0};
  eng__file_id id;
  manifest m = {.key = {0}};
  eng_status status = read_below(folder, "pack.json", MOST_MANIFEST_BYTES, &bytes, &id, err);
  if (status == ENG_IO) status = ENG_OK;
  else if (status == ENG_INVALID)
    status = eng__fail(err, ENG_INVALID,
                       "%s%spack.json: larger than %d KiB; leave out what is no field of it",
                       folder, *folder ? "/" : "", MOST_MANIFEST_BYTES >> 10);
  else if (status == ENG_OK)
    status = take_manifest(sources, folder, eng__buffer_slice(&bytes), &m, source, err);
  eng__buffer_free(&bytes);
  eng__buffer_free(&m.key);
  eng__buffer_free(&m.name);
  eng__buffer_free(&m.version);
  return status;
}

/* The nearest folder above a rule file that holds a pack.json, as long as the path names it. */
static eng_status add_file(eng__sources *sources, const char *path, eng__source *out,
                           eng_error *err) {
  const char *slash = strrchr(path, '/');
  *out = (eng__source){.root = slash ? keep(sources, path, (size_t)(slash - path)) : "",
                       .path = slash ? slash + 1 : path};
  if (!out->root) return eng__fail_nomem(err);
  if (slash == path) out->root = "/";
  for (const char *end = slash;;) {
    const char *folder = end ? keep(sources, path, (size_t)(end - path)) : "";
    if (!folder) return eng__fail_nomem(err);
    eng_status status = find_pack(sources, folder, out, err);
    if (status != ENG_OK) return status;
    if (out->pack) {
      out->root = folder;
      out->path = end ? end + 1 : path;
    }
    if (out->pack || !end || end == path) return ENG_OK;
    do --end;
    while (end > path && *end != '/');
    if (end == path && *end != '/') end = NULL;
  }
}

static int by_name(const void *a, const void *b) {
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static bool is_rule_file(const char *name) {
  size_t len = strlen(name);
  return name[0] != '.' && len > 4 && strcmp(name + len - 4, ".lua") == 0;
}

static eng_status list_rule_files(eng__sources *sources, const char *folder, strings *names,
                                  eng_error *err) {
  DIR *stream = opendir(folder);
  if (!stream) return eng__fail(err, ENG_IO, "%s: %s", folder, strerror(errno));
  eng_status status = ENG_OK;
  for (struct dirent *entry; status == ENG_OK && (entry = readdir(stream));) {
    if (!is_rule_file(entry->d_name)) continue;
    const char *name = keep(sources, entry->d_name, strlen(entry->d_name));
    if (!name || !eng__vec_push(names, name)) status = eng__fail_nomem(err);
  }
  closedir(stream);
  if (names->count) qsort(names->at, names->count, sizeof *names->at, by_name);
  if (status == ENG_OK && !names->count)
    status = eng__fail(err, ENG_IO, "%s: no .lua file in this folder; name a rule file", folder);
  return status;
}

typedef ENG__VEC(eng__source) source_list;

static eng_status add_folder(eng__sources *sources, const char *folder, source_list *list,
                             eng_error *err) {
  strings names = {0};
  eng__source pack = {0};
  size_t len = strlen(folder);
  while (len > 1 && folder[len - 1] == '/') len--;
  const char *root = keep(sources, folder, len);
  if (!root) return eng__fail_nomem(err);
  const char *slash = strrchr(root, '/');
  eng_status status = find_pack(sources, root, &pack, err);
  if (status == ENG_OK) status = list_rule_files(sources, root, &names, err);
  for (size_t i = 0; status == ENG_OK && i < names.count; i++) {
    eng__source source = {.root = root,
                          .path = names.at[i],
                          .folder = slash && slash[1] ? slash + 1 : root,
                          .pack = pack.pack,
                          .version = pack.version};
    if (!eng__vec_push(list, source)) status = eng__fail_nomem(err);
  }
  eng__vec_free(&names);
  return status;
}

static eng_status add_argument(eng__sources *sources, const char *argument, source_list *list,
                               eng_error *err) {
  struct stat info;
  if (stat(argument, &info) != 0)
    return eng__fail(err, ENG_IO, "%s: %s", *argument ? argument : "''", strerror(errno));
  if (S_ISDIR(info.st_mode)) return add_folder(sources, argument, list, err);
  if (!S_ISREG(info.st_mode))
    return eng__fail(err, ENG_IO, "%s: neither a rule file nor a folder of them", argument);
  eng__source source;
  eng_status status = add_file(sources, argument, &source, err);
  if (status == ENG_OK && !eng__vec_push(list, source)) status = eng__fail_nomem(err);
  return status;
}

static bool is_of_bundle(const eng__bundle *bundle, const eng__source *source) {
  const eng__source *first = bundle->first;
  if (!source->pack || !first->pack) return !source->pack && !first->pack;
  return strcmp(source->root, first->root) == 0;
}

static eng_status bundle_up(eng__sources *sources, eng_error *err) {
  sources->bundles = eng__arena_array(&sources->arena, sources->count, sizeof *sources->bundles);
  if (!sources->bundles) return eng__fail_nomem(err);
  for (size_t i = 0; i < sources->count; i++) {
    eng__source *source = &sources->at[i];
    while (source->bundle < sources->bundle_count &&
           !is_of_bundle(&sources->bundles[source->bundle], source))
      source->bundle++;
    if (source->bundle < sources->bundle_count) continue;
    struct eng__source_hash *hash = eng__arena_alloc(&sources->arena, sizeof *hash);
    if (!hash) return eng__fail_nomem(err);
    SHA256Init(&hash->context);
    sources->bundles[sources->bundle_count++] = (eng__bundle){source, hash};
  }
  return ENG_OK;
}

static eng_status keep_list(eng__sources *sources, const eng__source *list, size_t count,
                            eng_error *err) {
  sources->hash = eng__arena_alloc(&sources->arena, sizeof *sources->hash);
  sources->at = eng__arena_array(&sources->arena, count + 1, sizeof *list);
  if (!sources->hash || !sources->at) return eng__fail_nomem(err);
  for (size_t i = 0; i < count; i++) sources->at[i] = list[i];
  sources->count = count;
  SHA256Init(&sources->hash->context);
  return bundle_up(sources, err);
}

eng_status eng__sources_find(eng__sources *sources, const char *const *arguments, size_t count,
                             eng_error *err) {
  *sources = (eng__sources){0};
  source_list list = {0};
  eng_status status = ENG_OK;
  for (size_t i = 0; status == ENG_OK && i < count; i++)
    status = add_argument(sources, arguments[i], &list, err);
  if (status == ENG_OK) status = keep_list(sources, list.at, list.count, err);
  eng__vec_free(&list);
  if (status != ENG_OK) eng__sources_close(sources);
  return status;
}

eng_status eng__sources_give(eng__sources *sources, const char *name, eng__slice text,
                             eng_error *err) {
  *sources = (eng__sources){0};
  eng__source source = {.root = "", .path = keep(sources, name, strlen(name))};
  source.given = eng__arena_copy(&sources->arena, text);
  if (!source.path || !source.given.at) {
    eng__sources_close(sources);
    return eng__fail_nomem(err);
  }
  eng_status status = keep_list(sources, &source, 1, err);
  if (status != ENG_OK) eng__sources_close(sources);
  return status;
}

void eng__sources_close(eng__sources *sources) {
  eng__arena_free(&sources->arena);
  eng__vec_free(&sources->files);
  *sources = (eng__sources){0};
}

static void hash_length(SHA2_CTX *context, uint64_t length) {
  uint8_t bytes[8];
  for (int i = 0; i < 8; i++) bytes[i] = (uint8_t)(length >> (8 * i));
  SHA256Update(context, bytes, sizeof bytes);
}

/* The text of a source that was given, or NULL: is it asked for by the names it has? */
static const eng__source *find_given(const eng__sources *sources, const char *root,
                                     const char *path) {
  for (size_t i = 0; i < sources->count; i++) {
    const eng__source *source = &sources->at[i];
    if (source->given.at && !strcmp(source->root, root) && !strcmp(source->path, path))
      return source;
  }
  return NULL;
}

/* `*id` is set of what is a file. */
static eng_status read_source(const eng__sources *sources, const char *root, const char *path,
                              eng__buffer *bytes, eng__file_id *id, eng_error *err) {
  const eng__source *given = find_given(sources, root, path);
  for (size_t i = 0; i < sources->overlay_count; i++) {
    const eng__overlay *over = &sources->overlays[i];
    if (strcmp(over->root, root) != 0 || strcmp(over->path, path) != 0) continue;
    eng__buffer_add_slice(bytes, over->text);
    return bytes->failed ? eng__fail_nomem(err) : ENG_OK;
  }
  if (!given) return read_below(root, path, MOST_FILE_BYTES, bytes, id, err);
  eng__buffer_add_slice(bytes, given->given);
  return bytes->failed ? eng__fail_nomem(err) : ENG_OK;
}

eng_status eng__sources_peek(const eng__sources *sources, const char *root, const char *path,
                             eng__buffer *bytes, eng_error *err) {
  eng__file_id id;
  return read_source(sources, root, path, bytes, &id, err);
}

static void hash_file(struct eng__source_hash *hash, const char *path, eng__slice text) {
  eng__slice name = eng__slice_of(path);
  hash_length(&hash->context, name.len);
  eng__sha256_add(&hash->context, name);
  hash_length(&hash->context, text.len);
  eng__sha256_add(&hash->context, text);
}

/* Files of a root are asked for by its rule files; a pack has a root of its own. */
static const eng__bundle *find_bundle(const eng__sources *sources, const char *root) {
  for (size_t i = 0; i < sources->count; i++)
    if (strcmp(sources->at[i].root, root) == 0) return &sources->bundles[sources->at[i].bundle];
  return NULL;
}

eng_status eng__sources_read(eng__sources *sources, const char *root, const char *path,
                             eng__buffer *bytes, eng_error *err) {
  if (sources->see) sources->see(sources->see_context, root, path);
  size_t before = bytes->len;
  eng__file_id id = {0};
  eng_status status = read_source(sources, root, path, bytes, &id, err);
  if (status != ENG_OK) return status;
  if (!eng__vec_push(&sources->files, id)) return eng__fail_nomem(err);
  eng__slice text = eng__slice_cut(eng__buffer_slice(bytes), before, bytes->len);
  hash_file(sources->hash, path, text);
  const eng__bundle *bundle = find_bundle(sources, root);
  if (bundle) hash_file(bundle->hash, path, text);
  return ENG_OK;
}

static void digest(const struct eng__source_hash *hash, char hex[65]) {
  static const char digits[] = "0123456789abcdef";
  SHA2_CTX copy = hash->context;
  uint8_t bytes[SHA256_DIGEST_LENGTH];
  SHA256Final(bytes, &copy);
  for (size_t i = 0; i < sizeof bytes; i++) {
    hex[2 * i] = digits[bytes[i] >> 4];
    hex[2 * i + 1] = digits[bytes[i] & 15];
  }
  hex[64] = '\0';
}

void eng__sources_digest(const eng__sources *sources, char hex[65]) {
  digest(sources->hash, hex);
}

void eng__bundle_digest(const eng__bundle *bundle, char hex[65]) {
  digest(bundle->hash, hex);
}

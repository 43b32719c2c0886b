/* Files of coverage read back and added up. The first one says which branches there are, the others
 * must have the same; all lines are checked, since whoever made a file is a stranger. */
#include "base/json.h"
#include "corpus/records.h"
#include "run/coverage.h"
#include "run/outputs.h"
#include "unicode/utf8.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { LONGEST_LINE = 1 << 20, LEAST_BRANCH = 32, MOST_OVERLAPS = 10000000 };

/* A line with all the fields that any has. */
typedef struct line {
  eng__slice type, hash;
  uint64_t number, documents, cut; /* number: of a branch, from 1 */
  eng__branch_sum branch;
  eng__overlap_sum overlap;
  size_t names; /* of `rules` */
} line;

typedef struct merging {
  eng__coverage_sum sum;
  const char *path;
  eng__lines lines;
  eng__arena arena; /* of the line at hand */
  eng__buffer key;
  eng__json json;
  bool first_file, begun, finished;
  bool lacked;       /* memory was out, whatever the line looks like */
  uint64_t branches; /* lines of them in this file */
  uint64_t most;     /* as many lines as its bytes can be */
  eng__buffer seen;  /* by branch: met in this file */
} merging;

/* ---- Values ---- */

static bool read_text(merging *m, eng__slice *text) {
  eng__slice raw;
  bool escaped;
  size_t lone;
  if (eng__json_peek(&m->json) != ENG__JSON_STRING) return false;
  if (!eng__json_string_raw(&m->json, &raw, &escaped)) return false;
  char *room = eng__arena_alloc(&m->arena, raw.len + 1);
  m->lacked |= !room;
  if (!room) return false;
  if (!escaped && raw.len) memcpy(room, raw.at, raw.len);
  *text = (eng__slice){room, escaped ? eng__json_unescape(room, raw, &lone) : raw.len};
  return true;
}

/* At most 15 digits, so that sums of many files do not run over. */
static bool read_number(merging *m, uint64_t *number) {
  return eng__json_whole(&m->json, 15, number);
}

static bool read_small(merging *m, uint32_t *number) {
  uint64_t large;
  if (!read_number(m, &large) || large > UINT32_MAX) return false;
  *number = (uint32_t)large;
  return true;
}

static bool read_rules(merging *m, line *to) {
  bool first = true;
  if (eng__json_peek(&m->json) != ENG__JSON_ARRAY || !eng__json_enter(&m->json)) return false;
  while (eng__json_next_item(&m->json, &first)) {
    if (to->names == 2) return false;
    if (!read_text(m, to->names ? &to->overlap.b : &to->overlap.a)) return false;
    to->names++;
  }
  return !m->json.problem && to->names == 2;
}

static bool is(eng__slice key, const char *name) {
  return eng__slice_equal(key, eng__slice_of(name));
}

static bool read_first_member(merging *m, eng__slice key, eng__first_place *first) {
  eng__slice skipped;
  if (is(key, "doc")) return read_text(m, &first->doc);
  if (is(key, "source")) return read_text(m, &first->source);
  if (is(key, "text")) return read_text(m, &first->text);
  if (is(key, "line")) return read_number(m, &first->line);
  if (is(key, "column")) return read_number(m, &first->column);
  return eng__json_skip(&m->json, &skipped);
}

static bool read_first(merging *m, eng__first_place *place) {
  bool first = true;
  eng__slice raw;
  bool escaped;
  if (eng__json_peek(&m->json) != ENG__JSON_OBJECT || !eng__json_enter(&m->json)) return false;
  while (eng__json_next_key_raw(&m->json, &raw, &escaped, &first))
    if (!read_first_member(m, raw, place)) return false;
  return !m->json.problem && place->doc.len;
}

static bool read_text_member(merging *m, eng__slice key, line *to, bool *done) {
  const struct {
    const char *name;
    eng__slice *at;
  } texts[] = {{"type", &to->type},
               {"hash", &to->hash},
               {"rule", &to->branch.rule},
               {"field", &to->branch.card.field},
               {"what", &to->branch.card.what},
               {"text", &to->branch.card.text},
               {"file", &to->branch.card.file}};
  *done = true;
  for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
    if (is(key, texts[i].name)) return read_text(m, texts[i].at);
  *done = false;
  return true;
}

static bool read_number_member(merging *m, eng__slice key, line *to, bool *done) {
  const struct {
    const char *name;
    uint64_t *at;
  } numbers[] = {{"branch", &to->number},
                 {"count", &to->branch.count},
                 {"tagged", &to->branch.tagged},
                 {"documents", &to->documents},
                 {"same", &to->overlap.same},
                 {"inside", &to->overlap.inside},
                 {"crossing", &to->overlap.crossing},
                 {"cut", &to->cut}};
  *done = true;
  for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++)
    if (is(key, numbers[i].name)) return read_number(m, numbers[i].at);
  *done = false;
  return true;
}

static bool read_member(merging *m, eng__slice key, line *to) {
  bool done;
  eng__slice skipped;
  if (!read_text_member(m, key, to, &done)) return false;
  if (!done && !read_number_member(m, key, to, &done)) return false;
  if (done) return true;
  bool finish = is(to->type, "finish"); /* whose `branches` and such are counts of lines */
  if (finish) return eng__json_skip(&m->json, &skipped);
  if (is(key, "number")) return read_small(m, &to->branch.card.number);
  if (is(key, "line")) return read_small(m, &to->branch.card.line);
  if (is(key, "rules")) return read_rules(m, to);
  if (is(key, "first")) return read_first(m, &to->branch.first);
  return eng__json_skip(&m->json, &skipped);
}

static bool read_line(merging *m, eng__slice bytes, line *to) {
  bool first = true;
  *to = (line){0};
  eng__arena_reset(&m->arena);
  eng__json_open(&m->json, bytes);
  if (eng__utf8_valid_prefix(bytes.at, bytes.len) != bytes.len) return false;
  if (eng__json_peek(&m->json) != ENG__JSON_OBJECT || !eng__json_enter(&m->json)) return false;
  eng__buffer_clear(&m->key);
  while (eng__json_next_key(&m->json, &m->key, &first)) {
    if (!read_member(m, eng__buffer_slice(&m->key), to)) return false;
    eng__buffer_clear(&m->key);
  }
  return !m->json.problem && eng__json_peek(&m->json) == ENG__JSON_END;
}

/* ---- Which place is first ---- */

/* "container#12" in two: documents come by path, then by number. */
static eng__slice path_of(const eng__first_place *place, uint64_t *number) {
  eng__slice all = place->source.len ? place->source : place->doc;
  size_t at = all.len;
  *number = 0;
  while (at > 0 && all.at[at - 1] >= '0' && all.at[at - 1] <= '9' && all.len - at < 18) at--;
  if (at == all.len || at == 0 || all.at[at - 1] != '#') return all;
  for (size_t i = at; i < all.len; i++) *number = *number * 10 + (uint64_t)(all.at[i] - '0');
  return eng__slice_cut(all, 0, at);
}

static bool goes_before(const eng__first_place *a, const eng__first_place *b) {
  uint64_t x, y;
  eng__slice path = path_of(a, &x), other = path_of(b, &y);
  int order = eng__slice_compare(path, other);
  if (order) return order < 0;
  if (x != y) return x < y;
  if (a->line != b->line) return a->line < b->line;
  return a->column < b->column;
}

static eng_status join_first(merging *m, eng__first_place *to, const eng__first_place *from,
                             eng_error *err) {
  if (!from->doc.len || (to->doc.len && !goes_before(from, to))) return ENG_OK;
  return eng__coverage_keep(&m->sum, to, from) ? ENG_OK : eng__fail_nomem(err);
}

/* ---- Lines ---- */

static eng_status bad(const merging *m, const char *what, eng_error *err) {
  if (m->lacked || m->json.lacked) return eng__fail_nomem(err);
  return eng__fail(err, ENG_INVALID, "%s:%llu: %s", m->path, (unsigned long long)m->lines.number,
                   what);
}

static bool is_hash(eng__slice text) {
  bool hex = text.len == 64;
  for (size_t i = 0; hex && i < text.len; i++)
    hex = text.at[i] && strchr("0123456789abcdef", text.at[i]);
  return hex;
}

static eng_status take_head(merging *m, const line *read, eng_error *err) {
  if (m->begun) return bad(m, "a second coverage begins here", err);
  if (!is_hash(read->hash)) return bad(m, "the hash of the rules is missing", err);
  m->begun = true;
  m->sum.documents += read->documents;
  if (m->first_file) memcpy(m->sum.hash, read->hash.at, 64);
  else if (memcmp(m->sum.hash, read->hash.at, 64) != 0)
    return bad(m, "is of other rules than the first file", err);
  return ENG_OK;
}

static bool same_branch(const eng__branch_sum *a, const eng__branch_sum *b) {
  return a->card.number == b->card.number && a->card.line == b->card.line &&
         eng__slice_equal(a->rule, b->rule) && eng__slice_equal(a->card.field, b->card.field) &&
         eng__slice_equal(a->card.what, b->card.what) &&
         eng__slice_equal(a->card.text, b->card.text) &&
         eng__slice_equal(a->card.file, b->card.file);
}

/* Room for branches up to `number`; they come in two orders, dead ones first. */
static eng_status make_room(merging *m, uint64_t number, eng_error *err) {
  while (m->sum.branches.count < number)
    if (!eng__vec_push(&m->sum.branches, (eng__branch_sum){0})) return eng__fail_nomem(err);
  while (m->seen.len < number && !m->seen.failed) eng__buffer_add_byte(&m->seen, 0);
  return m->seen.failed ? eng__fail_nomem(err) : ENG_OK;
}

static eng_status enter_branch(merging *m, eng__branch_sum *to, const line *read, eng_error *err) {
  eng__coverage_sum *sum = &m->sum;
  eng_status status = eng__coverage_branch(sum, &read->branch.card, read->branch.rule, err);
  if (status != ENG_OK) return status;
  *to = sum->branches.at[--sum->branches.count]; /* a copy of its texts was what was wanted */
  return ENG_OK;
}

static eng_status take_branch(merging *m, const line *read, eng_error *err) {
  if (read->number < 1 || read->number > m->most || !read->branch.rule.len)
    return bad(m, "a branch has no number or no rule", err);
  if (!m->first_file && read->number > m->sum.branches.count)
    return bad(m, "has a branch that the first file has not", err);
  eng_status status = make_room(m, read->number, err);
  if (status != ENG_OK) return status;
  if (m->seen.at[read->number - 1]++) return bad(m, "the branch stands here twice", err);
  eng__branch_sum entered;
  if (m->first_file) {
    status = enter_branch(m, &entered, read, err);
    if (status != ENG_OK) return status;
    m->sum.branches.at[read->number - 1] = entered;
  }
  eng__branch_sum *to = &m->sum.branches.at[read->number - 1];
  if (!same_branch(to, &read->branch)) return bad(m, "is another branch in the first file", err);
  m->branches++;
  to->count += read->branch.count;
  to->tagged += read->branch.tagged;
  to->documents += read->documents;
  return join_first(m, &to->first, &read->branch.first, err);
}

static eng_status take_overlap(merging *m, const line *read, eng_error *err) {
  if (read->names != 2 || !read->overlap.a.len || !read->overlap.b.len)
    return bad(m, "an overlap has no two rules", err);
  if (!read->branch.first.doc.len) return bad(m, "an overlap has no first place", err);
  if (m->sum.overlaps.count >= MOST_OVERLAPS) return bad(m, "there are too many overlaps", err);
  eng__overlap_sum *to = eng__coverage_overlap(&m->sum, read->overlap.a, read->overlap.b);
  if (!to) return eng__fail_nomem(err);
  to->same += read->overlap.same;
  to->inside += read->overlap.inside;
  to->crossing += read->overlap.crossing;
  to->documents += read->documents;
  return join_first(m, &to->first, &read->branch.first, err);
}

static eng_status take_line(merging *m, eng__slice bytes, eng_error *err) {
  line read;
  if (m->finished || !read_line(m, bytes, &read))
    return bad(m, "not a line of coverage; give what run --coverage wrote", err);
  if (is(read.type, "coverage")) return take_head(m, &read, err);
  if (!m->begun) return bad(m, "coverage does not begin so; give what run --coverage wrote", err);
  if (is(read.type, "branch")) return take_branch(m, &read, err);
  if (is(read.type, "overlap")) return take_overlap(m, &read, err);
  m->finished = is(read.type, "finish");
  m->sum.cut += m->finished ? read.cut : 0;
  return m->finished ? ENG_OK : bad(m, "a line of coverage has no such type", err);
}

/* ---- Files ---- */

static eng_status read_lines(merging *m, eng_error *err) {
  for (;;) {
    eng__slice bytes;
    eng__line_state state = eng__lines_next(&m->lines, &bytes);
    if (state == ENG__LINE_END) break;
    if (state == ENG__LINE_NOMEM) return eng__fail_nomem(err);
    if (state == ENG__LINE_FAILED)
      return eng__fail(err, ENG_IO, "%s: cannot be read: %s", m->path, strerror(errno));
    if (state == ENG__LINE_TOO_LONG) return bad(m, "the line is too long", err);
    eng_status status = take_line(m, bytes, err);
    if (status != ENG_OK) return status;
  }
  if (m->finished && m->branches == m->sum.branches.count) return ENG_OK;
  return eng__fail(err, ENG_INVALID, "%s: is not complete; make it again", m->path);
}

static int open_file(const char *path, uint64_t *size) {
  struct stat st = {0};
  int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  if (fd < 0) return fd;
  bool regular = fstat(fd, &st) == 0 && S_ISREG(st.st_mode);
  *size = (uint64_t)st.st_size;
  if (regular) return fd;
  close(fd);
  errno = EINVAL;
  return -1;
}

static eng_status read_file(merging *m, const char *path, bool first, eng_error *err) {
  uint64_t size;
  int fd = open_file(path, &size);
  if (fd < 0) return eng__fail(err, ENG_IO, "%s: cannot be opened: %s", path, strerror(errno));
  m->path = path;
  m->first_file = first;
  m->begun = m->finished = false;
  m->branches = 0;
  m->most = size / LEAST_BRANCH;
  if (m->seen.len) memset(m->seen.at, 0, m->seen.len);
  eng__lines_begin(&m->lines, fd, UINT64_MAX, LONGEST_LINE);
  eng_status status = read_lines(m, err);
  eng__lines_end(&m->lines);
  close(fd);
  return status;
}

eng_status eng__coverage_merge(const char *const *paths, size_t count, const char *output,
                               eng_error *err) {
  merging m = {.path = ""};
  eng_status status = eng__outputs_check_merge(output, paths, count, NULL, err);
  for (size_t i = 0; i < count && status == ENG_OK; i++)
    status = read_file(&m, paths[i], i == 0, err);
  if (status == ENG_OK) status = eng__coverage_write(&m.sum, output, err);
  eng__buffer_free(&m.lines.buffer);
  eng__buffer_free(&m.key);
  eng__buffer_free(&m.seen);
  eng__arena_free(&m.arena);
  eng__coverage_free(&m.sum);
  return status;
}

bool eng__is_coverage(const char *path) {
  static const char begin[] = "{\"type\":\"coverage\"";
  char head[sizeof begin - 1];
  uint64_t size;
  int fd = open_file(path, &size);
  if (fd < 0) return false;
  bool whole = read(fd, head, sizeof head) == (ssize_t)sizeof head;
  close(fd);
  return whole && memcmp(head, begin, sizeof head) == 0;
}

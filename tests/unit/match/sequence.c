/* Sequences: a table of cases, the reference matcher on random patterns and texts, limits, and how
 * the work grows with the text. SEQUENCE_CASES=100000 in the environment tries that many. */
#include "support/sequence_reference.h"

#include "match/sequence_trail.h"

#include "match/state.h"

/* ---- Building ---- */

static eng__seq_part part_of(finder *f, eng__pattern pattern) {
  eng__seq_part part = 0;
  assert_int_equal(eng__seq_pattern(f->patterns, pattern, &part, NULL), ENG_OK);
  return part;
}

static eng__seq_part word(finder *f, const char *phrase) {
  const char *const entries[] = {phrase, NULL};
  return part_of(f, finder_words(f, entries, (eng__words_options){0}, ENG__CASE_AUTO));
}

static eng__seq_part gap(finder *f, uint32_t min, uint32_t max) {
  eng__seq_part part = 0;
  assert_int_equal(eng__seq_gap(f->patterns, min, max, &part, NULL), ENG_OK);
  return part;
}

static eng__seq_part many(finder *f, eng__seq_part inner, uint32_t min, uint32_t max) {
  eng__seq_part part = 0;
  assert_int_equal(eng__seq_many(f->patterns, inner, min, max, &part, NULL), ENG_OK);
  return part;
}

static eng__seq_part as(finder *f, const char *name, eng__seq_part inner) {
  eng__seq_part part = 0;
  assert_int_equal(eng__seq_as(f->patterns, eng__slice_of(name), inner, &part, NULL), ENG_OK);
  return part;
}

static eng__seq_part row(finder *f, const eng__seq_part *parts, size_t count) {
  eng__seq_part part = 0;
  assert_int_equal(eng__seq_row(f->patterns, parts, count, &part, NULL), ENG_OK);
  return part;
}

static eng__pattern seq_of(finder *f, const eng__seq_part *parts, size_t count) {
  eng__pattern id = ENG__NO_PATTERN;
  assert_int_equal(eng__patterns_add_seq(f->patterns, row(f, parts, count), &id, NULL), ENG_OK);
  return id;
}

static eng__pattern token_kind(finder *f, eng_token_kind kind) {
  eng__token_query query = {.kind = kind, .script = -1};
  eng__pattern id = ENG__NO_PATTERN;
  assert_int_equal(eng__patterns_add_token(f->patterns, &query, &id, NULL), ENG_OK);
  return id;
}

/* ---- Against the reference ---- */

static uint32_t seed;

static uint32_t roll(uint32_t sides) {
  seed = seed * 1664525u + 1013904223u;
  return (seed >> 8) % sides;
}

enum { NODES = 24, LEAVES = 9 };

typedef struct trial {
  finder f;
  eng__pattern leaves[LEAVES];
  ref_node nodes[NODES];
  int node_count;
} trial;

static eng__pattern two_of(finder *f, eng__pattern a, eng__pattern b) {
  const eng__pattern both[] = {a, b};
  eng__pattern id = ENG__NO_PATTERN;
  assert_int_equal(eng__patterns_add_either(f->patterns, both, 2, &id, NULL), ENG_OK);
  return id;
}

static void make_leaves(trial *t) {
  static const char *const lists[][4] = {
      {"a", NULL}, {"b", "b c", NULL}, {"a b", "a b c", "a", NULL}, {"جنگ", "c", NULL}};
  static const char *const expressions[] = {"b\\w*|c ?d", NULL};
  finder *f = &t->f;
  for (size_t i = 0; i < 4; i++)
    t->leaves[i] = finder_words(f, lists[i], (eng__words_options){0}, ENG__CASE_AUTO);
  t->leaves[4] = finder_regex(f, expressions, (eng__regex_options){0});
  t->leaves[5] = token_kind(f, ENG_TOKEN_PUNCT);
  t->leaves[6] = token_kind(f, ENG_TOKEN_NUMBER);
  t->leaves[7] = two_of(f, t->leaves[1], t->leaves[6]);
  t->leaves[8] = two_of(f, t->leaves[0], t->leaves[3]);
}

/* A random tree, no deeper than `depth`. */
static ref_node *grow(trial *t, int depth) {
  ref_node *node = &t->nodes[t->node_count++];
  *node = (ref_node){.kind = REF_LEAF};
  uint32_t kind = roll(10);
  bool leaf = depth == 0 || kind < 3 || t->node_count > NODES - REF_CHILDREN - 1;
  if (leaf && roll(4) == 0) {
    node->kind = REF_GAP;
    node->min = (int)roll(2);
    node->max = node->min + (int)roll(3);
    return node;
  }
  if (leaf) {
    uint32_t which = roll(LEAVES);
    node->leaf = t->leaves[which];
    node->regex = which == 4;
    return node;
  }
  static const ref_kind kinds[] = {REF_ROW,  REF_ROW,  REF_ROW, REF_EITHER,
                                   REF_MANY, REF_MANY, REF_AS};
  node->kind = kinds[kind - 3];
  node->min = (int)roll(2);
  node->max = node->min + 1 + (int)roll(2);
  node->group = (int)roll(REF_GROUPS);
  bool several = node->kind == REF_ROW || node->kind == REF_EITHER;
  int children = several ? 2 + (int)roll(2) : 1;
  for (int i = 0; i < children && t->node_count < NODES; i++)
    node->children[node->count++] = grow(t, depth - 1);
  return node;
}

/* The parts as an `either` of patterns, each a sequence of its own, if all can be. */
static bool plant_either(trial *t, const eng__seq_part *parts, int count, eng__seq_part *part) {
  eng__pattern ids[REF_CHILDREN], id;
  for (int i = 0; i < count; i++)
    if (eng__patterns_add_seq(t->f.patterns, parts[i], &ids[i], NULL) != ENG_OK) return false;
  assert_int_equal(eng__patterns_add_either(t->f.patterns, ids, (size_t)count, &id, NULL), ENG_OK);
  *part = part_of(&t->f, id);
  return true;
}

/* The same tree as parts of the engine. Now and then a row is a sequence of its own. */
static eng__seq_part plant(trial *t, const ref_node *node) {
  eng__seq_part parts[REF_CHILDREN], part = 0;
  const char name[] = {'g', (char)('0' + node->group), 0};
  finder *f = &t->f;
  eng__pattern id;
  for (int i = 0; i < node->count; i++) parts[i] = plant(t, node->children[i]);
  switch (node->kind) {
  case REF_LEAF:
    return part_of(f, node->leaf);
  case REF_GAP:
    return gap(f, (uint32_t)node->min, (uint32_t)node->max);
  case REF_MANY:
    return many(f, parts[0], (uint32_t)node->min, (uint32_t)node->max);
  case REF_AS:
    return as(f, name, parts[0]);
  case REF_EITHER:
    if (roll(3) == 0 && plant_either(t, parts, node->count, &part)) return part;
    assert_int_equal(eng__seq_either(f->patterns, parts, (size_t)node->count, &part, NULL), ENG_OK);
    return part;
  case REF_ROW:
    break;
  }
  part = row(f, parts, (size_t)node->count);
  if (roll(3) == 0 && eng__patterns_add_seq(f->patterns, part, &id, NULL) == ENG_OK)
    return part_of(f, id);
  return part;
}

static void write_text(eng__buffer *text) {
  static const char *const pieces[] = {
      "a",   "b",   "c", "d", "a",  "b", "c", "bcb", "cc", "b's", "جنگ", "جنگ‌ها",
      "12",  "3.5", ",", "-", "’",  "‘", "“", "”",   "(",  ")",   ":",   "!",
      "—",   "'",   "،", "/", "#a", ".", ";", "\n",  "…",  "a-b", "d",   "c",
      "\n\n"};
  uint32_t count = 3 + roll(14);
  eng__buffer_clear(text);
  for (uint32_t i = 0; i < count; i++) {
    eng__buffer_printf(text, "%s", pieces[roll(sizeof pieces / sizeof *pieces)]);
    if (roll(4)) eng__buffer_add_byte(text, ' ');
  }
  eng__buffer_add_byte(text, 0);
}

static int by_start(const void *a, const void *b) {
  const ref_match *x = a, *y = b;
  return (x->start > y->start) - (x->start < y->start);
}

static bool same_groups(trial *t, const eng__hit *hit, const ref_match *match) {
  const eng__hit_group *groups = eng__index_groups(t->f.index, hit);
  uint32_t set = 0;
  for (int g = 0; g < REF_GROUPS; g++) {
    const ref_group *wanted = &match->groups[g];
    const char name[] = {'g', (char)('0' + g), 0};
    uint32_t i = 0;
    set += wanted->set;
    while (i < hit->group_count &&
           !eng__slice_equal(eng__patterns_group_name(t->f.patterns, groups[i].number),
                             eng__slice_of(name)))
      i++;
    if (!wanted->set) continue;
    if (i == hit->group_count) return false;
    if (groups[i].start != wanted->start || groups[i].end != wanted->end) return false;
    if (groups[i].hit != (wanted->taken == 1 ? wanted->hit : NULL)) return false;
  }
  return set == hit->group_count;
}

static void tell(eng__buffer *out, const trial *t, const ref_node *node) {
  static const char *const names[] = {"leaf", "row", "either", "many", "as", "gap"};
  eng__buffer_printf(out, "%s", names[node->kind]);
  if (node->kind == REF_LEAF) eng__buffer_printf(out, " %u", (unsigned)(node->leaf - t->leaves[0]));
  if (node->kind == REF_MANY || node->kind == REF_GAP)
    eng__buffer_printf(out, " %d-%d", node->min, node->max);
  if (node->kind == REF_AS) eng__buffer_printf(out, " g%d", node->group);
  if (!node->count) return;
  eng__buffer_printf(out, " {");
  for (int i = 0; i < node->count; i++) {
    eng__buffer_printf(out, i ? ", " : " ");
    tell(out, t, node->children[i]);
  }
  eng__buffer_printf(out, " }");
}

static void disagree(trial *t, const ref *r, const ref_node *whole, eng__hits hits) {
  eng__buffer out = {0};
  tell(&out, t, whole);
  eng__buffer_printf(&out, "\nin: %.*s\nengine:", (int)t->f.document.text.len,
                     t->f.document.text.at);
  for (size_t i = 0; i < hits.count; i++)
    eng__buffer_printf(&out, " [%u, %u)/%u", hits.at[i].start, hits.at[i].end,
                       hits.at[i].group_count);
  eng__buffer_printf(&out, "\nreference:");
  for (size_t i = 0; i < r->count; i++)
    eng__buffer_printf(&out, " [%zu, %zu)", r->matches[i].start, r->matches[i].end);
  eng__buffer_add_byte(&out, 0);
  fail_msg("%s", out.at);
}

/* One text; true when the reference could say. */
/* The elements of each hit stand one behind the other, from its beginning to its end; each is a hit
 * of its leaf, and where there is none there are the words of a gap. */
static void check_trails(trial *t, const ref *r, const ref_node *whole, eng__hits hits) {
  eng__seq_trail trail = {0};
  for (size_t i = 0; i < hits.count; i++) {
    size_t at = hits.at[i].start;
    assert_int_equal(eng__seq_trail_of(t->f.index, &hits.at[i], &trail, NULL), ENG_OK);
    bool good = trail.taken.count > 0 && trail.taken.at[0].text.start == at;
    for (size_t k = 0; k < trail.taken.count; k++) {
      const eng__seq_taken *taken = &trail.taken.at[k];
      good = good && taken->text.start >= at && taken->text.end > taken->text.start;
      good = good && (taken->hit != NULL) == (taken->leaf != ENG__NO_PATTERN);
      good = good && (!taken->hit || taken->hit->start == taken->text.start);
      at = taken->text.end;
    }
    if (!good || at != hits.at[i].end) disagree(t, r, whole, hits);
  }
  eng__seq_trail_free(&trail);
}

static bool compare(trial *t, const ref_node *whole, eng__pattern id, const char *text, ref *r) {
  *r = (ref){.f = &t->f, .budget = 200000};
  finder_read(&t->f, text);
  eng__hits hits = finder_hits(&t->f, id);
  if (!ref_run(r, whole)) return false;
  qsort(r->matches, r->count, sizeof *r->matches, by_start);
  bool same = hits.count == r->count;
  for (size_t i = 0; i < r->count && same; i++)
    same = hits.at[i].start == r->matches[i].start && hits.at[i].end == r->matches[i].end &&
           same_groups(t, &hits.at[i], &r->matches[i]);
  if (!same) disagree(t, r, whole, hits);
  check_trails(t, r, whole, hits);
  return true;
}

enum { TEXTS = 10 };

/* A random pattern over some texts: how many of them were compared, how many hits they had. */
static size_t try_pattern(size_t *hits, eng__buffer *text, ref *r) {
  trial t = {.node_count = 0};
  size_t compared = 0;
  eng__pattern id;
  finder_open(&t.f);
  make_leaves(&t);
  const ref_node *whole = grow(&t, 4);
  bool good = eng__patterns_add_seq(t.f.patterns, plant(&t, whole), &id, NULL) == ENG_OK;
  for (int i = 0; good && i < TEXTS; i++) {
    write_text(text);
    if (!compare(&t, whole, id, text->at, r)) continue;
    compared++;
    *hits += r->count;
  }
  finder_close(&t.f);
  return compared;
}

static void agrees_with_the_reference(void **state) {
  const char *said = getenv("SEQUENCE_CASES");
  size_t wanted = said ? (size_t)strtoul(said, NULL, 10) : 10000, compared = 0, hits = 0;
  eng__buffer text = {0};
  ref *r = malloc(sizeof *r);
  assert_non_null(r);
  (void)state;
  seed = 20200717;
  while (compared < wanted) compared += try_pattern(&hits, &text, r);
  assert_true(hits > wanted); /* it is not that nothing matches */
  free(r);
  eng__buffer_free(&text);
}

/* ---- Limits ---- */

static void long_sentence_is_told(void **state) {
  (void)state;
  finder f;
  eng__buffer text = {0};
  size_t count;
  finder_open(&f);
  const eng__seq_part parts[] = {word(&f, "a"), gap(&f, 0, 1000), word(&f, "b")};
  eng__pattern id = seq_of(&f, parts, 3);
  for (int i = 0; i < 20000; i++) eng__buffer_printf(&text, "c ");
  eng__buffer_printf(&text, "a b.\n\na c b.");
  eng__buffer_add_byte(&text, 0);
  finder_read(&f, text.at);
  eng__hits hits = finder_hits(&f, id);
  assert_int_equal(hits.count, 1); /* the other sentence */
  const eng__match_problem *problems = eng__index_problems(f.index, &count);
  assert_int_equal(count, 1);
  assert_int_equal(problems[0].pattern, id);
  assert_int_equal(problems[0].offset, 0);
  assert_non_null(strstr(problems[0].what, "sentence"));
  assert_int_equal(problems[0].limit, ENG__LIMIT_MEMORY);
  eng__buffer_free(&text);
  finder_close(&f);
}

static void hits_are_bounded(void **state) {
  (void)state;
  finder f;
  size_t count;
  finder_open(&f);
  f.limits.hits = 2;
  const eng__seq_part parts[] = {word(&f, "a"), word(&f, "b")};
  eng__pattern id = seq_of(&f, parts, 2);
  finder_read(&f, "a b. a b");
  assert_int_equal(finder_hits(&f, id).count, 2);
  eng__index_problems(f.index, &count);
  assert_int_equal(count, 0);
  finder_read(&f, "b b b a b, a b, a b, a b");
  assert_true(finder_hits(&f, id).count <= 2);
  const eng__match_problem *problems = eng__index_problems(f.index, &count);
  assert_true(count > 0);
  assert_int_equal(problems[0].limit, ENG__LIMIT_HITS);
  finder_close(&f);
}

static void stops_when_told(void **state) {
  (void)state;
  static volatile int stop;
  finder f;
  eng__hits hits;
  stop = 0;
  finder_open(&f);
  f.limits.stop = &stop;
  const eng__seq_part parts[] = {word(&f, "a"), word(&f, "b")};
  eng__pattern id = seq_of(&f, parts, 2);
  finder_read(&f, "a b");
  stop = 1;
  assert_int_equal(eng__index_hits(f.index, id, &hits, NULL), ENG_TIMEOUT);
  finder_close(&f);
}

/* ---- How the work grows ---- */

/* Work done by the pattern over `times` times the piece, behind a "b" that no match reaches but
 * that all patterns here need. */
static uint64_t work(finder *f, eng__pattern id, const char *piece, int times) {
  eng__buffer text = {0};
  eng__buffer_printf(&text, "b c ");
  for (int i = 0; i < times; i++) eng__buffer_printf(&text, "%s", piece);
  eng__buffer_add_byte(&text, 0);
  finder_read(f, text.at);
  f->index->seq.work = 0;
  finder_hits(f, id);
  eng__buffer_free(&text);
  return f->index->seq.work;
}

#ifdef ENG_HARD
enum { PIECES = 2 }; /* arrays grow by one there */
#else
enum { PIECES = 40 };
#endif

/* Ten times and a hundred times the text cost at most a tenth more than that many times the work.
 */
static void check_linear(finder *f, eng__pattern id, const char *piece) {
  uint64_t one = work(f, id, piece, PIECES), ten = work(f, id, piece, 10 * PIECES);
  uint64_t hundred = work(f, id, piece, 100 * PIECES);
  assert_true(one > 0);
  if (ten > one * 11 || hundred > one * 110)
    fail_msg("%s: %llu, %llu, %llu", piece, (unsigned long long)one, (unsigned long long)ten,
             (unsigned long long)hundred);
}

static void twenty_optional_parts(void **state) {
  (void)state;
  finder f;
  eng__seq_part parts[21];
  finder_open(&f);
  eng__seq_part a = word(&f, "a");
  for (int i = 0; i < 20; i++) parts[i] = many(&f, a, 0, 1);
  parts[20] = word(&f, "b");
  eng__pattern id = seq_of(&f, parts, 21);
  check_linear(&f, id, "a a a a a a a a a a ");     /* one sentence, and no b in it */
  check_linear(&f, id, "a a a a a a a a a b ");     /* one sentence */
  check_linear(&f, id, "a a a a a a a a a b.\n\n"); /* many */
  finder_close(&f);
}

static void nested_optional_parts(void **state) {
  (void)state;
  finder f;
  finder_open(&f);
  eng__seq_part inner = word(&f, "a");
  for (int i = 0; i < 9; i++) {
    const eng__seq_part both[] = {many(&f, inner, 0, 1), word(&f, "a")};
    inner = as(&f, "g", row(&f, both, 2));
    if (i % 3) continue;
    inner = row(&f, &inner, 1);
  }
  eng__pattern id = ENG__NO_PATTERN;
  assert_int_equal(eng__patterns_add_seq(f.patterns, inner, &id, NULL), ENG_OK);
  check_linear(&f, id, "a a a a a a a a a a ");
  finder_close(&f);
}

static void nested_many(void **state) {
  (void)state;
  finder f;
  finder_open(&f);
  eng__seq_part inner = many(&f, many(&f, many(&f, word(&f, "a"), 0, 5), 1, 5), 0, 5);
  const eng__seq_part parts[] = {as(&f, "g", inner), gap(&f, 0, 20), many(&f, word(&f, "b"), 1, 3)};
  eng__pattern id = seq_of(&f, parts, 3);
  check_linear(&f, id, "a a a a a a a a a a ");
  check_linear(&f, id, "a a, a (b) ");
  finder_close(&f);
}

/* A document without the part that every match holds costs nothing at all. */
static void rare_part_leads(void **state) {
  (void)state;
  finder f;
  finder_open(&f);
  const eng__seq_part parts[] = {part_of(&f, token_kind(&f, ENG_TOKEN_WORD)), gap(&f, 0, 5),
                                 word(&f, "b")};
  eng__pattern id = seq_of(&f, parts, 3);
  finder_read(&f, "a a a. A a a. A b2 a.");
  f.index->seq.work = 0;
  assert_int_equal(finder_hits(&f, id).count, 0);
  assert_int_equal(f.index->seq.work, 0);
  uint64_t one = work(&f, id, "", 1);
  assert_true(one > 0);
  finder_read(&f, "A c. A c c c c. A b. A c. C c.");
  f.index->seq.work = 0;
  assert_int_equal(finder_hits(&f, id).count, 1);
  assert_true(f.index->seq.work <= 3 * one); /* of five sentences one */
  finder_close(&f);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(agrees_with_the_reference),
      cmocka_unit_test(long_sentence_is_told),
      cmocka_unit_test(hits_are_bounded),
      cmocka_unit_test(stops_when_told),
      cmocka_unit_test(twenty_optional_parts),
      cmocka_unit_test(nested_optional_parts),
      cmocka_unit_test(nested_many),
      cmocka_unit_test(rare_part_leads),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}

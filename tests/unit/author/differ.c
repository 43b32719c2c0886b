/* Which hits belong together. Each case is written as rule:start-end[/id][=entity], before and
 * after; what comes out as +new -lost ~moved. The fingerprint is the text of a hit where none is
 * said. */
#include "support/check.h"

#include "author/differ.h"

enum { MOST = 16 };

typedef struct written {
  eng__result_hit hits[MOST];
  size_t count;
} written;

static void read_hits(written *to, const char *text, uint64_t first_id) {
  to->count = 0;
  for (const char *at = text; *at; at += strspn(at, " ")) {
    size_t len = strcspn(at, " ");
    unsigned start, end, id;
    int used;
    eng__result_hit hit = {.rule = {at, strcspn(at, ":")}, .id = first_id + to->count};
    const char *rest = at + hit.rule.len + 1;
    assert_int_equal(sscanf(rest, "%u-%u%n", &start, &end, &used), 2);
    rest += used;
    if (*rest == '/' && sscanf(rest, "/%u%n", &id, &used) == 1) hit.id = id, rest += used;
    if (*rest == '=') hit.entity = (eng__slice){rest + 1, (size_t)(at + len - rest - 1)};
    hit.start_byte = start;
    hit.end_byte = end;
    to->hits[to->count++] = hit;
    at += len;
  }
}

static void write_hit(char *out, const char *before, const eng__result_hit *hit) {
  sprintf(out + strlen(out), "%s%.*s:%d-%d", before, (int)hit->rule.len, hit->rule.at,
          (int)hit->start_byte, (int)hit->end_byte);
}

static void write_changes(char *out, const eng__changes *changes) {
  static const char *const marks[] = {"+", "-", "~"};
  *out = '\0';
  for (size_t i = 0; i < changes->count; i++) {
    const eng__change *change = &changes->at[i];
    if (i) strcat(out, " ");
    strcat(out, marks[change->kind]);
    if (change->before) write_hit(out, "", change->before);
    if (change->after) write_hit(out, change->before ? ">" : "", change->after);
  }
}

static const struct {
  const char *name, *before, *after, *changes;
} cases[] = {
    {"nothing", "", "", ""},
    {"the same", "a:1-5 b:1-5", "b:1-5 a:1-5", ""},
    {"new and lost", "a:1-5", "a:7-9", "-a:1-5 +a:7-9"},
    {"another rule", "a:1-5", "b:1-5", "-a:1-5 +b:1-5"},
    {"another entity", "a:1-5=x", "a:1-5=y", "~a:1-5>a:1-5"},
    {"longer", "a:3-5", "a:1-5", "~a:3-5>a:1-5"},
    {"touching is not overlapping", "a:1-3", "a:3-5", "-a:1-3 +a:3-5"},
    {"one becomes two", "a:1-9", "a:1-3 a:5-9", "~a:1-9>a:1-3 +a:5-9"},
    {"two become one", "a:1-3 a:5-9", "a:1-9", "~a:1-3>a:1-9 -a:5-9"},
    {"the same place first", "a:1-3 a:2-5", "a:2-5", "-a:1-3"},
    {"fingerprint before overlap", "a:1-5/7 a:20-24/8", "a:22-26/7", "-a:20-24 ~a:1-5>a:22-26"},
    {"a fingerprint of another rule", "a:1-5/7", "b:9-12/7", "-a:1-5 +b:9-12"},
    {"overlaps of different rules", "a:1-5 b:2-6", "a:3-7 b:1-4", "~b:2-6>b:1-4 ~a:1-5>a:3-7"},
    {"far apart ones between", "a:1-3 a:10-14", "a:5-7 a:12-16", "-a:1-3 +a:5-7 ~a:10-14>a:12-16"},
    {"places in any order", "a:9-11 a:1-3", "a:1-3 a:9-11 a:5-6", "+a:5-6"},
};

static void test_cases(void **state) {
  (void)state;
  eng__differ differ = {0};
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    written before, after;
    char found[1000];
    read_hits(&before, cases[i].before, 100);
    read_hits(&after, cases[i].after, 200);
    assert_int_equal(
        eng__differ_run(&differ, before.hits, before.count, after.hits, after.count, NULL), ENG_OK);
    write_changes(found, &differ.changes);
    if (strcmp(found, cases[i].changes) != 0)
      fail_msg("%s: found %s, expected %s", cases[i].name, found, cases[i].changes);
  }
  eng__differ_free(&differ);
}

/* Whatever the hits: every one is the same, moved, lost or new, once; and swapping the sides swaps
 * lost and new. */
static void test_counts_add_up(void **state) {
  (void)state;
  eng__differ differ = {0};
  uint64_t random = 12345;
  for (int round = 0; round < 2000; round++) {
    eng__result_hit hits[2][MOST];
    size_t count[2], kinds[2][ENG__CHANGE_KINDS] = {{0}};
    for (int s = 0; s < 2; s++) {
      count[s] = (random = random * 6364136223846793005u + 1442695040888963407u) >> 60;
      for (size_t i = 0; i < count[s]; i++) {
        random = random * 6364136223846793005u + 1442695040888963407u;
        uint64_t start = random >> 40 & 31;
        hits[s][i] = (eng__result_hit){.rule = random >> 50 & 1 ? ENG__SLICE("a") : ENG__SLICE("b"),
                                       .id = random >> 33 & 15,
                                       .start_byte = start,
                                       .end_byte = start + 1 + (random >> 52 & 7)};
      }
    }
    for (int way = 0; way < 2; way++) {
      assert_int_equal(
          eng__differ_run(&differ, hits[way], count[way], hits[1 - way], count[1 - way], NULL),
          ENG_OK);
      for (size_t i = 0; i < differ.changes.count; i++) kinds[way][differ.changes.at[i].kind]++;
    }
    size_t same = count[0] - kinds[0][ENG__CHANGE_LOST] - kinds[0][ENG__CHANGE_MOVED];
    assert_int_equal(same + kinds[0][ENG__CHANGE_NEW] + kinds[0][ENG__CHANGE_MOVED], count[1]);
    assert_int_equal(kinds[0][ENG__CHANGE_NEW], kinds[1][ENG__CHANGE_LOST]);
    assert_int_equal(kinds[0][ENG__CHANGE_MOVED], kinds[1][ENG__CHANGE_MOVED]);
  }
  eng__differ_free(&differ);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_cases),
                                     cmocka_unit_test(test_counts_add_up)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Values into groups: every value is in the group of its key, in the order in which it came. */
#include "support/check.h"

#include "run/protocol.h"
#include "run/tally.h"

/* "rule key=order: doc/value doc/value", a line for each group, in the order of the first value. */
typedef struct seen {
  char lines[400][512];
  uint64_t orders[400];
  size_t count, values;
  bool too_large;
} seen;

static eng_status see(void *context, const eng__group *group, eng_error *err) {
  seen *to = context;
  eng__wire in = {group->uses.at, group->uses.at + group->uses.len, false};
  eng__buffer line = {0};
  (void)err;
  to->too_large |= group->too_large;
  eng__buffer_printf(&line, "%u %.*s:", group->rule, (int)group->key.len, group->key.at);
  for (uint32_t i = 0; i < group->count && !group->too_large; i++) {
    eng__use use;
    eng__get_use(&in, &use);
    assert_false(in.bad);
    eng__buffer_printf(&line, " %.*s/%.*s", (int)use.doc.len, use.doc.at, (int)use.json.len,
                       use.json.at);
  }
  eng__buffer_add_byte(&line, '\0');
  if (to->count < 400) {
    snprintf(to->lines[to->count], sizeof to->lines[0], "%s", line.at);
    to->orders[to->count++] = group->order;
  }
  to->values += group->count;
  eng__buffer_free(&line);
  return ENG_OK;
}

static const char *line_of(const seen *groups, uint64_t order) {
  for (size_t i = 0; i < groups->count; i++)
    if (groups->orders[i] == order) return groups->lines[i];
  return "";
}

static void add(eng__tally *tally, bool alike, uint32_t rule, const char *key, const char *doc,
                const char *json) {
  const eng__aggregate_info info = {.alike = alike, .words = 1, .share = 0.5};
  const eng__value value = {
      .rule = rule, .fingerprint = 7, .key = eng__slice_of(key), .json = eng__slice_of(json)};
  assert_int_equal(eng__tally_add(tally, &info, &value, eng__slice_of(doc), NULL), ENG_OK);
}

static void values_are_grouped_by_rule_and_key(void **state) {
  (void)state;
  for (int in_memory = 0; in_memory < 2; in_memory++) {
    static seen groups;
    eng__tally *tally;
    groups = (seen){0};
    assert_int_equal(eng__tally_open(&tally, NULL), ENG_OK);
    if (in_memory) eng__tally_keep_in_memory(tally);
    add(tally, false, 3, "war", "a", "1");
    add(tally, false, 3, "peace", "a", "2");
    add(tally, false, 4, "war", "b", "3");
    add(tally, false, 3, "war", "b", "4");
    add(tally, true, 5, "one two", "b", "5");
    add(tally, false, 3, "", "c", "");
    add(tally, true, 5, "two three", "c", "6");
    add(tally, true, 5, "one two four", "d", "7");
    assert_int_equal(eng__tally_end(tally, see, &groups, NULL), ENG_OK);
    assert_int_equal(groups.count, 6);
    assert_int_equal(groups.values, 8);
    assert_string_equal(line_of(&groups, 0), "3 war: a/1 b/4");
    assert_string_equal(line_of(&groups, 1), "3 peace: a/2");
    assert_string_equal(line_of(&groups, 2), "4 war: b/3");
    assert_string_equal(line_of(&groups, 4), "5 one two: b/5 d/7");
    assert_string_equal(line_of(&groups, 5), "3 : c/");
    assert_string_equal(line_of(&groups, 6), "5 two three: c/6");
    assert_false(eng__tally_gave_up(tally, 5));
    eng__tally_close(tally);
  }
}

/* More than stays in memory in a small build, in any order of keys. */
static void many_values(void **state) {
  (void)state;
  enum { VALUES = 3000, KEYS = 97 };
  static seen groups;
  char key[16], doc[16];
  eng__tally *tally;
  groups = (seen){0};
  assert_int_equal(eng__tally_open(&tally, NULL), ENG_OK);
  for (unsigned i = 0; i < VALUES; i++) {
    snprintf(key, sizeof key, "key %u", i * 31 % KEYS);
    snprintf(doc, sizeof doc, "%u", i);
    add(tally, false, 1, key, doc, "");
  }
  assert_int_equal(eng__tally_end(tally, see, &groups, NULL), ENG_OK);
  assert_int_equal(groups.count, KEYS);
  assert_int_equal(groups.values, VALUES);
  for (unsigned i = 0; i < KEYS; i++) {
    char wanted[64];
    snprintf(wanted, sizeof wanted, "1 key %u: %u/ %u/ %u/", i * 31 % KEYS, i, i + KEYS,
             i + 2 * KEYS);
    if (strncmp(line_of(&groups, i), wanted, strlen(wanted)) != 0)
      fail_msg("%s: %s", wanted, line_of(&groups, i));
  }
  eng__tally_close(tally);
}

static eng_status stop(void *context, const eng__group *group, eng_error *err) {
  (void)group;
  ++*(int *)context;
  return eng__fail(err, ENG_IO, "enough");
}

static void nothing_gathered_and_an_early_end(void **state) {
  (void)state;
  static seen groups;
  eng__tally *tally;
  int called = 0;
  assert_int_equal(eng__tally_open(&tally, NULL), ENG_OK);
  assert_int_equal(eng__tally_end(tally, see, &groups, NULL), ENG_OK);
  assert_int_equal(groups.count, 0);
  eng__tally_close(tally);
  assert_int_equal(eng__tally_open(&tally, NULL), ENG_OK);
  add(tally, false, 1, "a", "x", "");
  add(tally, false, 1, "b", "x", "");
  assert_int_equal(eng__tally_end(tally, stop, &called, NULL), ENG_IO);
  assert_int_equal(called, 1);
  eng__tally_close(tally);
  eng__tally_close(NULL);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(values_are_grouped_by_rule_and_key),
      cmocka_unit_test(many_values),
      cmocka_unit_test(nothing_gathered_and_an_early_end),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}

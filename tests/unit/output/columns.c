/* Columns by name: which there are, and what stands in them. */
#include "support/sink.h"

#include "output/columns.h"

static void names_are_read_or_refused(void **state) {
  (void)state;
  static const struct {
    const char *name, *message; /* NULL: good */
  } cases[] = {
      {"note.topic", NULL},
      {"note.a.b.c", NULL},
      {"meta.outlet", NULL},
      {"meta.a.b", NULL},
      {"meta.\xD9\x85", NULL},
      {"groups.who.text", NULL},
      {"groups.who.entity", NULL},
      {"groups.a.b.end_char", NULL},
      {"topic", "no column 'topic'"},
      {"", "no column ''"},
      {"note", "no column 'note'"},
      {"note.", "no column 'note.'"},
      {"meta.", "no column 'meta.'"},
      {"groups.", "no column 'groups.'"},
      {"groups.who", "'groups.who' names no field of a group"},
      {"groups.who.", "names no field"},
      {"groups..text", "names no field"},
      {"groups.who.zone", "names no field"},
      {"Note.x", "no column"},
  };
  for (size_t i = 0; i < COUNT(cases); i++) {
    eng__column column;
    eng_error err = {0};
    eng_status status = eng__column_read(&column, cases[i].name, &err);
    assert_int_equal(status, cases[i].message ? ENG_INVALID : ENG_OK);
    if (cases[i].message) check_holds(cases[i].name, err.message, cases[i].message);
  }
}

static void values_are_found(void **state) {
  (void)state;
  static const struct {
    const char *name, *value;
    bool number;
  } cases[] = {
      {"note.s", "te\"xt\n", false},
      {"note.n", "-5", true},
      {"note.t", "true", false},
      {"note.z", "", false},
      {"note.a", "[1,{\"b\":2}]", false},
      {"note.o.in", "deep", false},
      {"note.o.none", "", false},
      {"note.s.in", "", false},
      {"note.none", "", false},
      {"note.\xD9\x85", "fa", false},
      {"groups.who.text", "Ali", false},
      {"groups.who.entity", "ali", false},
      {"groups.who.start_byte", "1", true},
      {"groups.who.end_byte", "2", true},
      {"groups.who.start_char", "3", true},
      {"groups.who.end_char", "4", true},
      {"groups.a.b.text", "dots", false},
      {"groups.none.text", "", false},
      {"meta.outlet", "later", false},
      {"meta.a.b", "dotted", false},
      {"meta.none", "", false},
  };
  eng__result_group groups[] = {
      {ENG__SLICE("who"), ENG__SLICE("Ali"), ENG__SLICE("ali"), 1, 2, 3, 4},
      {ENG__SLICE("a.b"), ENG__SLICE("dots"), ENG__SLICE(""), 0, 0, 0, 0},
  };
  eng__slice meta[] = {ENG__SLICE("outlet"), ENG__SLICE("earlier"), ENG__SLICE("a.b"),
                       ENG__SLICE("dotted"), ENG__SLICE("outlet"),  ENG__SLICE("later")};
  eng__result_hit hit = plain_hit();
  hit.groups = groups;
  hit.group_count = COUNT(groups);
  hit.note = ENG__SLICE("{\"s\":\"te\\\"xt\\n\",\"n\":-5,\"t\":true,\"z\":null,"
                        "\"a\":[1, {\"b\":2}],\"o\":{\"x\":0,\"in\":\"deep\"},\"\\u0645\":\"fa\"}");
  for (size_t i = 0; i < COUNT(cases); i++) {
    eng__column column;
    eng__buffer out = {0};
    bool number;
    assert_int_equal(eng__column_read(&column, cases[i].name, NULL), ENG_OK);
    eng__column_value(&out, &column, &hit, meta, COUNT(meta) / 2, &number);
    check_text(cases[i].name, eng__buffer_slice(&out), cases[i].value);
    assert_int_equal(number, cases[i].number);
    eng__buffer_free(&out);
  }
}

/* A note that is no object, or none, has no fields. */
static void other_notes_have_no_fields(void **state) {
  (void)state;
  static const char *const notes[] = {"", "5", "\"s\"", "[]", "null", "{}"};
  for (size_t i = 0; i < COUNT(notes); i++) {
    eng__result_hit hit = plain_hit();
    hit.note = eng__slice_of(notes[i]);
    eng__column column;
    eng__buffer out = {0};
    bool number;
    assert_int_equal(eng__column_read(&column, "note.s", NULL), ENG_OK);
    eng__column_value(&out, &column, &hit, NULL, 0, &number);
    assert_int_equal(out.len, 0);
    eng__buffer_free(&out);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(names_are_read_or_refused),
      cmocka_unit_test(values_are_found),
      cmocka_unit_test(other_notes_have_no_fields),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}

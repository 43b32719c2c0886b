/* The error record: status and one line of whole characters, however long the message was. */
#include "support/check.h"

#include "base/error.h"

static void every_status_has_its_text(void **state) {
  (void)state;
#define CHECK(name, text) assert_string_equal(eng_status_text(ENG_##name), text);
  ENG_STATUS_LIST(CHECK)
#undef CHECK
  assert_string_equal(eng_status_text((eng_status)999), "unknown status");
}

static void fail_fills_the_record(void **state) {
  (void)state;
  eng_error err;
  memset(&err, 'x', sizeof err);
  assert_int_equal(eng__fail(&err, ENG_INVALID, "%s:%d: %s", "a.lua", 3, "wrong"), ENG_INVALID);
  assert_int_equal(err.status, ENG_INVALID);
  assert_string_equal(err.message, "a.lua:3: wrong");
  assert_int_equal(eng__fail(NULL, ENG_LIMIT, "nobody asks"), ENG_LIMIT);
  assert_int_equal(eng__fail_nomem(&err), ENG_NOMEM);
  assert_string_equal(err.message, "out of memory");
}

/* Each kind of sequence, shifted so that the cuts fall into each of its bytes. */
static void long_messages_lose_their_middle(void **state) {
  (void)state;
  static const char *const characters[] = {"a", "\xD8\xA7", "\xE2\x80\x8C", "\xF0\x9F\x98\x80"};
  static const char mark[] = "…";
  for (size_t i = 0; i < COUNT(characters); i++) {
    size_t len = strlen(characters[i]);
    for (size_t shift = 0; shift < len; shift++) {
      char text[ENG_ERROR_MESSAGE * 2 + 8] = "";
      for (size_t k = 0; k < shift; k++) strcat(text, "-");
      while (strlen(text) < ENG_ERROR_MESSAGE * 2) strcat(text, characters[i]);
      eng_error err;
      eng__fail(&err, ENG_IO, "%s: the reason", text);
      size_t kept = strlen(err.message);
      assert_true(kept < ENG_ERROR_MESSAGE && kept >= ENG_ERROR_MESSAGE - 2 * len);
      const char *middle = strstr(err.message, mark);
      assert_non_null(middle);
      size_t head = (size_t)(middle - err.message), tail = kept - head - strlen(mark);
      assert_int_equal((head - shift) % len, 0);
      assert_memory_equal(err.message, text, head);
      assert_int_equal((tail - strlen(": the reason")) % len, 0);
      assert_string_equal(err.message + kept - strlen(": the reason"), ": the reason");
    }
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_status_has_its_text),
      cmocka_unit_test(fail_fills_the_record),
      cmocka_unit_test(long_messages_lose_their_middle),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}

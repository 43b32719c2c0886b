/* The scan against two slow matchers: one that tries every phrase at every part with the engine's
 * own verifier (is any key or filter at fault?), and one that knows nothing of parts, hashes or
 * keys and walks the characters of the text (are the rules of joints, suffixes and ezafe what they
 * should be?). And the promise about spellings: every way to write a phrase is found. */
#include "support/match.h"

#include "match/set.h"
#include "match/verify.h"
#include "unicode/utf8.h"

/* ---- Random entries and texts ---- */

static const char *const latin[] = {"war", "front", "line", "tax", "a", "the"};
static const char *const persian[] = {"جنگ",  "خط", "می", "رود", "خدا",
                                      "خانه", "ها", "ی",  "به",  "گو"};
static const char *const text_joints[] = {" ",    " ",      " ",      "  ", "\n", "-",
                                          "-\n",  "\u200C", "\u200C", ", ", "! ", " - ",
                                          "\n\n", "",       "\u2014", "\"", "/",  "\u200C"};
static const char *const entry_joints[] = {" ", " ", " ", "\u200C", "\u200C", "-"};

static const char *any(uint64_t *seed, const char *const *list, size_t count) {
  return list[chance_below(seed, count)];
}
#define ANY(seed, list) any(seed, list, COUNT(list))

static const char *any_word(uint64_t *seed, bool is_persian) {
  return is_persian ? ANY(seed, persian) : ANY(seed, latin);
}

static void random_entry(uint64_t *seed, eng__buffer *entry, bool is_persian) {
  size_t words = 1 + chance_below(seed, 4);
  eng__buffer_clear(entry);
  for (size_t i = 0; i < words; i++) {
    const char *joint = ANY(seed, entry_joints);
    if (!is_persian && !strcmp(joint, "\u200C")) joint = " ";
    if (i) eng__buffer_add_string(entry, joint);
    eng__buffer_add_string(entry, any_word(seed, is_persian));
  }
  eng__buffer_add_byte(entry, 0);
}

static void random_text(uint64_t *seed, eng__buffer *text, bool is_persian) {
  size_t words = chance_below(seed, 30);
  eng__buffer_clear(text);
  for (size_t i = 0; i < words; i++) {
    const char *joint = ANY(seed, text_joints);
    if (!is_persian && !strcmp(joint, "\u200C")) joint = " ";
    if (i) eng__buffer_add_string(text, joint);
    eng__buffer_add_string(text, any_word(seed, is_persian));
  }
  eng__buffer_add_byte(text, 0);
}

/* ---- A matcher that walks characters ---- */

static size_t skips(const char *at, const char *word) {
  size_t len = strlen(word);
  return strncmp(at, word, len) == 0 ? len : 0;
}

static bool is_letter(const char *at) {
  return ((*at | 0x20) >= 'a' && (*at | 0x20) <= 'z') ||
         ((unsigned char)*at >= 0xD8 && (unsigned char)*at <= 0xDB);
}

/* Ends of all joints that may begin at `at`; a joint of an entry's half-space may be nothing. */
static size_t joint_ends(const char *at, bool half, const char **ends) {
  size_t count = 0;
  const char *p = at;
  int lines = 0;
  if (half) ends[count++] = at;
  if (skips(at, "\u200C")) ends[count++] = at + 3;
  while (*p == ' ' || *p == '\n') lines += *p++ == '\n';
  if (p > at && lines <= 1) ends[count++] = p;
  if (*at == '-') {
    ends[count++] = at + 1;
    if (at[1] == '\n' && at[2] != '\n') ends[count++] = at + 2;
  }
  return count;
}

/* Ends of what may follow `word` (its end is `at`) inside a phrase in place of nothing: an ezafe.
 */
static const char *after_ezafe(const char *word, const char *at) {
  bool vowel = at - word >= 2 && (!strncmp(at - 2, "ا", 2) || !strncmp(at - 2, "و", 2));
  bool heh = at - word >= 2 && !strncmp(at - 2, "ه", 2);
  if (vowel && skips(at, "ی") && !is_letter(at + 2)) return at + 2;
  if ((vowel || heh) && skips(at, "\u200Cی") && !is_letter(at + 5)) return at + 5;
  return NULL;
}

static bool is_hung_suffix(const char *word, size_t len) {
  return (len == 4 && !strncmp(word, "ها", 4)) || (len == 2 && !strncmp(word, "ی", 2)) ||
         (len == 6 && !strncmp(word, "های", 6));
}

/* May the phrase that began at `start` end at `at`? Only suffixes may hang on. */
static bool ends_here(const char *start, const char *at) {
  const char *word = at;
  while (word > start && is_letter(word - 2 >= start ? word - 2 : word)) word -= 2;
  if (at - start >= 4 && skips(at, "های") && !is_letter(at + 6)) at += 6;
  else if (at - start >= 4 && skips(at, "ها") && !is_letter(at + 4)) at += 4;
  if (is_letter(at)) return false;
  while (skips(at, "\u200C") && is_letter(at + 3)) {
    size_t len = 0;
    while (is_letter(at + 3 + len)) len += 2;
    if (!is_hung_suffix(at + 3, len)) return false;
    at += 3 + len;
  }
  return true;
}

static bool begins_here(const char *text, const char *at) {
  if (at == text) return true;
  if ((unsigned char)at[-1] < 0x80) return !is_letter(at - 1);
  if (is_letter(at - 2)) return false;
  if (at - text < 3 || strncmp(at - 3, "\u200C", 3) != 0) return true;
  const char *before = at - 3, *word = before;
  while (word - text >= 2 && is_letter(word - 2)) word -= 2;
  if (word == before) return true;
  if (before - word != 4 || strncmp(word, "به", 4) != 0) return false;
  return begins_here(text, word);
}

/* The end of the entry at `at`, or NULL; tries every joint. `depth` is the entry's, not the text's.
 */
static const char *walk(const char *text, const char *start, const char *at, const char *entry,
                        const char *word) {
  while (*entry && *entry != ' ' && *entry != '-' && !skips(entry, "\u200C")) {
    if (*at++ != *entry++) return NULL;
  }
  if (!*entry) return ends_here(word, at) ? at : NULL;
  bool half = *entry != ' ' && *entry != '-';
  entry += half ? 3 : 1;
  const char *ends[8];
  const char *from[2] = {at, after_ezafe(word, at)};
  for (size_t k = 0; k < 2; k++) {
    if (!from[k]) continue;
    size_t count = joint_ends(from[k], half && !k, ends);
    for (size_t i = count; i-- > 0;) {
      if (k == 0 && half && ends[i] == at && !is_letter(at)) continue;
      const char *end = walk(text, start, ends[i], entry, ends[i] == at ? word : ends[i]);
      if (end) return end;
    }
  }
  return NULL;
}

/* Every place of the text: do both see a hit there, and of the same extent? Gives how many. */
static size_t compare(finder *f, eng__pattern id, const char *text, const char *entry) {
  eng__hits hits = finder_hits(f, id);
  size_t at = 0;
  for (const char *p = text; *p; p++) {
    if (!is_letter(p) || !begins_here(text, p)) continue;
    const char *end = walk(text, p, p, entry, p);
    bool same = at < hits.count && hits.at[at].start == (size_t)(p - text);
    if (end && same && hits.at[at].end == (size_t)(end - text)) at++;
    else if (end || same) {
      print_error("entry '%s' text '%s' at %zu: %s\n", entry, text, (size_t)(p - text),
                  end ? "missed" : "too many");
      fail();
    }
    if ((unsigned char)*p >= 0x80) p++;
  }
  assert_int_equal(at, hits.count);
  return at;
}

static void characters(void **state) {
  (void)state;
  uint64_t seed = 1;
  size_t hits = 0;
  eng__buffer entry = {0}, text = {0};
  for (size_t round = 0; round < 3000; round++) {
    bool is_persian = round % 3 != 0;
    finder f;
    finder_open(&f);
    random_entry(&seed, &entry, is_persian);
    const char *entries[] = {entry.at, NULL};
    eng__pattern id = finder_words(&f, entries, (eng__words_options){0}, ENG__CASE_ANY);
    for (size_t i = 0; i < 8; i++) {
      random_text(&seed, &text, is_persian);
      finder_read(&f, text.at);
      hits += compare(&f, id, text.at, entry.at);
    }
    finder_close(&f);
  }
  assert_true(hits > 5000); /* the texts do hold what is looked for */
  eng__buffer_free(&entry);
  eng__buffer_free(&text);
}

/* ---- Every phrase at every part ---- */

static size_t brute_force(finder *f) {
  const eng__phrases *phrases = &f->patterns->phrases;
  eng__buffer scratch = {0};
  eng__offset_map map = {0};
  eng__ground ground = {&f->document, phrases, f->document.parts.at, f->document.parts.count, false,
                        &scratch,     &map};
  size_t count = 0;
  for (size_t i = 0; i < phrases->all.count; i++) {
    const eng__phrase *phrase = eng__phrase_at(phrases, phrases->all.at[i]);
    for (size_t at = 0; at < ground.count; at++) {
      eng__verified place;
      bool found = false;
      eng_error err;
      assert_int_equal(eng__verify(&ground, phrase, 0, at, &place, &found, &err), ENG_OK);
      const eng__owner *owner = found ? &phrase->owner : NULL;
      for (; owner; owner = eng__next_owner(phrases, owner)) count++;
    }
  }
  eng__buffer_free(&scratch);
  eng__vec_free(&map.steps);
  return count;
}

/* Sets of many phrases, so that keys collide, chains grow and groups meet. */
static void all_phrases(void **state) {
  (void)state;
  uint64_t seed = 2;
  size_t hits = 0;
  eng__buffer text = {0}, entries[40] = {{0}};
  for (size_t round = 0; round < 200; round++) {
    finder f;
    finder_open(&f);
    const char *list[41] = {NULL};
    size_t count = 1 + chance_below(&seed, 40);
    for (size_t i = 0; i < count; i++) {
      random_entry(&seed, &entries[i], chance_below(&seed, 2));
      list[i] = entries[i].at;
    }
    eng__pattern id = finder_words(&f, list, (eng__words_options){0}, ENG__CASE_ANY);
    for (size_t i = 0; i < 10; i++) {
      random_text(&seed, &text, chance_below(&seed, 2));
      finder_read(&f, text.at);
      size_t wanted = brute_force(&f);
      assert_int_equal(finder_hits(&f, id).count, wanted);
      hits += wanted;
    }
    finder_close(&f);
  }
  assert_true(hits > 2000);
  for (size_t i = 0; i < COUNT(entries); i++) eng__buffer_free(&entries[i]);
  eng__buffer_free(&text);
}

/* ---- Spellings ---- */

/* One letter in some spelling: Arabic or Persian, with marks or tatweel behind it. */
static void spell(uint64_t *seed, eng__buffer *out, const char *letter, size_t len) {
  static const char *const marks[] = {
      "", "", "\u064E", "\u0650", "\u064F\u0651", "\u0640", "\u0640\u0640"};
  bool yeh = len == 2 && !memcmp(letter, "ی", 2), kaf = len == 2 && !memcmp(letter, "ک", 2);
  if (yeh && chance_below(seed, 2)) eng__buffer_add_string(out, chance_below(seed, 2) ? "ي" : "ى");
  else if (kaf && chance_below(seed, 2)) eng__buffer_add_string(out, "ك");
  else eng__buffer_add(out, letter, len);
  eng__buffer_add_string(out, ANY(seed, marks));
}

static void spell_entry(uint64_t *seed, eng__buffer *out, const char *entry) {
  static const char *const halves[] = {"\u200C", " ", "", "\u200C"};
  static const char *const spaces[] = {" ", "  ", "\n", "\u200C", "\u00A0"};
  while (*entry) {
    if (skips(entry, "\u200C")) {
      /* a mark or tatweel may not stand before a half-space that is to be none */
      eng__buffer_add_string(out, ANY(seed, halves));
      entry += 3;
    } else if (*entry == ' ') {
      eng__buffer_add_string(out, ANY(seed, spaces));
      entry++;
    } else {
      spell(seed, out, entry, 2);
      entry += 2;
    }
  }
}

static void spellings(void **state) {
  (void)state;
  static const char *const entries[] = {
      "می‌رود",
      "خامنه‌ای",
      "نمی‌کند",
      "آیت‌الله خامنه‌ای",
      "علی‌اکبر ولایتی",
      "جمهوری اسلامی",
      "یک‌بار مصرف",
      "کتاب‌خانه‌ی ملی",
      "می‌خواهم‌شان",
      "پیش‌کسوت‌های ورزش",
      "روشن می‌کند",
      "می‌کند گویی",
      "اصلاح‌طلب می‌گوید",
      "سپاه پاسداران",
      "خلق می‌کند یا نمی‌کند",
  };
  uint64_t seed = 3;
  eng__buffer text = {0};
  for (size_t i = 0; i < COUNT(entries); i++) {
    finder f;
    finder_open(&f);
    const char *list[] = {entries[i], NULL};
    eng__pattern id = finder_words(&f, list, (eng__words_options){0}, ENG__CASE_AUTO);
    for (size_t round = 0; round < 400; round++) {
      eng__buffer_clear(&text);
      eng__buffer_add_string(&text, "او گفت «");
      size_t start = text.len;
      spell_entry(&seed, &text, entries[i]);
      size_t end = text.len;
      eng__buffer_add_string(&text, "» و رفت");
      eng__buffer_add_byte(&text, 0);
      finder_read(&f, text.at);
      eng__hits hits = finder_hits(&f, id);
      if (hits.count != 1) print_error("'%s' in '%s'\n", entries[i], text.at);
      assert_int_equal(hits.count, 1);
      assert_int_equal(hits.at->start, start);
      /* Tatweel at the very end is no part of the last letter. */
      while (end > hits.at->end && !memcmp(text.at + end - 2, "\u0640", 2)) end -= 2;
      assert_int_equal(hits.at->end, end);
    }
    finder_close(&f);
  }
  eng__buffer_free(&text);
}

/* ---- Order, duplicates, owners ---- */

static void owners(void **state) {
  (void)state;
  finder f;
  finder_open(&f);
  const char *one[] = {"war", "front line", "war", NULL}, *two[] = {"line", "war", NULL};
  eng__pattern a = finder_words(&f, one, (eng__words_options){0}, ENG__CASE_AUTO);
  eng__pattern b = finder_words(&f, two, (eng__words_options){0}, ENG__CASE_AUTO);
  finder_check(&f, a, "both entries", "{war} on the {front line}|war");
  eng__hits hits = finder_hits(&f, a);
  assert_int_equal(hits.at[0].entry, 0);
  assert_int_equal(hits.at[1].entry, 2);
  assert_int_equal(hits.at[2].entry, 1);
  finder_check(&f, b, "the other pattern", "{war} on the front {line}");
  size_t count;
  const eng__pattern *found = eng__index_found(f.index, &count);
  assert_int_equal(count, 2);
  assert_int_equal(found[0], a);
  assert_int_equal(found[1], b);
  finder_read(&f, "peace");
  eng__index_found(f.index, &count);
  assert_int_equal(count, 0);
  assert_false(eng__index_may_hit(f.index, a));
  finder_close(&f);
}

/* From one start the longest comes first; overlapping hits are all there. */
static void order(void **state) {
  (void)state;
  finder f;
  finder_open(&f);
  const char *entries[] = {"front", "front line troops", "line troops", "front line", NULL};
  eng__pattern id = finder_words(&f, entries, (eng__words_options){0}, ENG__CASE_AUTO);
  finder_check(&f, id, "order", "{front line troops}|front line|front|line troops");
  finder_close(&f);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(characters), cmocka_unit_test(all_phrases), cmocka_unit_test(spellings),
      cmocka_unit_test(owners),     cmocka_unit_test(order),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Groups of texts against groups made by comparing every text with every other. */
#include "support/check.h"

#include "base/buffer.h"
#include "base/hash.h"
#include "run/alike.h"
#include "run/minhash.h"

#include <stdio.h>
#include <stdlib.h>

#ifdef ENG_HARD
enum { TEXTS = 120 };
#else
enum { TEXTS = 1500 };
#endif

static uint64_t state = 7;

static uint64_t next_random(uint64_t below) {
  state = eng__hash_mix(state + ENG__HASH_STEP, ENG__HASH_SEED);
  return state % below;
}

/* A text of its own, or a copy of an earlier one in which some words are others. */
static void make_text(eng__buffer *texts, size_t number) {
  enum { WORDS = 16 };
  char word[16];
  bool copy = number > 0 && next_random(3) > 0;
  eng__slice from = copy ? eng__buffer_slice(&texts[next_random(number)]) : ENG__SLICE("");
  for (size_t i = 0; i < WORDS; i++) {
    const char *space = from.len ? memchr(from.at, ' ', from.len) : NULL;
    size_t len = space ? (size_t)(space - from.at) : from.len;
    if (i) eng__buffer_add_byte(&texts[number], ' ');
    if (copy && len && next_random(8) > 0) {
      eng__buffer_add(&texts[number], from.at, len);
    } else {
      snprintf(word, sizeof word, "w%u", (unsigned)next_random(100000));
      eng__buffer_add_string(&texts[number], word);
    }
    if (from.len) from = eng__slice_cut(from, len + (space != NULL), from.len);
  }
}

typedef struct taken {
  uint64_t groups[TEXTS];
  size_t count, firsts;
} taken;

static eng_status take(void *context, uint64_t group, eng__slice text, eng__slice payload,
                       eng_error *err) {
  taken *t = context;
  size_t number;
  (void)err;
  assert_int_equal(payload.len, sizeof number);
  memcpy(&number, payload.at, sizeof number);
  assert_int_equal(number, t->count); /* as they came */
  t->groups[t->count++] = group;
  t->firsts += text.len > 0;
  return ENG_OK;
}

/* The smallest member of each text's component. */
static void group_exactly(const eng__buffer *texts, uint32_t words, double share, size_t *roots) {
  eng__shingles *all = calloc(TEXTS, sizeof *all);
  assert_non_null(all);
  for (size_t i = 0; i < TEXTS; i++) {
    assert_true(eng__shingle(eng__buffer_slice(&texts[i]), words, &all[i]));
    roots[i] = i;
  }
  for (size_t i = 0; i < TEXTS; i++) {
    for (size_t k = 0; k < i; k++) {
      if (roots[i] == roots[k] || !eng__shingles_alike(&all[i], &all[k], share)) continue;
      size_t from = roots[i] > roots[k] ? roots[i] : roots[k];
      size_t to = roots[i] > roots[k] ? roots[k] : roots[i];
      for (size_t m = 0; m <= i; m++)
        if (roots[m] == from) roots[m] = to;
    }
  }
  for (size_t i = 0; i < TEXTS; i++) eng__vec_free(&all[i]);
  free(all);
}

/* MinHash may miss a pair, once in a thousand: two texts in one group are in one group of the exact
 * ones in any case, and all but a few the other way round. */
static void check_groups(const eng__buffer *texts, uint32_t words, double share) {
  eng__alike *alike;
  taken *t = calloc(1, sizeof *t);
  size_t *roots = calloc(TEXTS, sizeof *roots), apart = 0, groups = 0;
  assert_true(t && roots);
  assert_int_equal(eng__alike_open(&alike, words, share, NULL), ENG_OK);
  for (size_t i = 0; i < TEXTS; i++) {
    eng__slice payload = {(const char *)&i, sizeof i};
    assert_int_equal(eng__alike_add(alike, eng__buffer_slice(&texts[i]), payload, NULL), ENG_OK);
  }
  assert_int_equal(eng__alike_end(alike, take, t, NULL), ENG_OK);
  assert_int_equal(t->count, TEXTS);
  assert_false(eng__alike_gave_up(alike));
  group_exactly(texts, words, share, roots);
  for (size_t i = 0; i < TEXTS; i++) {
    groups += roots[i] == i;
    for (size_t k = 0; k < i; k++)
      if (t->groups[i] == t->groups[k]) assert_int_equal(roots[i], roots[k]);
    apart += t->groups[i] != t->groups[roots[i]];
  }
  assert_true(groups > 1 && groups < TEXTS);
  assert_true(t->firsts >= groups);
  if (apart > TEXTS / 200)
    fail_msg("%u words, %.2f: %zu texts are not with their group", words, share, apart);
  free(roots);
  free(t);
  eng__alike_close(alike);
}

static void groups_are_those_of_all_pairs(void **unused) {
  (void)unused;
  static const struct {
    uint32_t words;
    double share;
  } cases[] = {{4, 0.5}, {2, 0.6}, {1, 0.75}, {1, 1.0}, {3, 0.3}};
  eng__buffer *texts = calloc(TEXTS, sizeof *texts);
  assert_non_null(texts);
  for (size_t i = 0; i < TEXTS; i++) make_text(texts, i);
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
    check_groups(texts, cases[i].words, cases[i].share);
  for (size_t i = 0; i < TEXTS; i++) eng__buffer_free(&texts[i]);
  free(texts);
}

static eng_status print(void *context, uint64_t group, eng__slice text, eng__slice payload,
                        eng_error *err) {
  eng__buffer *out = context;
  (void)err;
  eng__buffer_printf(out, "%.*s:%llu:%.*s ", (int)payload.len, payload.at,
                     (unsigned long long)group, (int)text.len, text.at);
  return ENG_OK;
}

/* The same texts, in memory and on disk. */
static void print_groups(bool in_memory, const char *const *texts, size_t count, eng__buffer *out) {
  eng__alike *alike;
  char name[24];
  assert_int_equal(eng__alike_open(&alike, 2, 0.5, NULL), ENG_OK);
  if (in_memory) eng__alike_keep_in_memory(alike);
  for (size_t i = 0; i < count; i++) {
    snprintf(name, sizeof name, "%zu", i);
    assert_int_equal(eng__alike_add(alike, eng__slice_of(texts[i]), eng__slice_of(name), NULL),
                     ENG_OK);
  }
  assert_int_equal(eng__alike_end(alike, print, out, NULL), ENG_OK);
  eng__alike_close(alike);
}

static void few_texts(void **unused) {
  (void)unused;
  static const char *const texts[] = {"a b c d", "x y", "a b c d", "a b c e", "x", "x y", "a b"};
  for (int in_memory = 0; in_memory < 2; in_memory++) {
    eng__buffer out = {0};
    print_groups(in_memory, texts, 7, &out);
    /* "a b" has one of three runs with "a b c d"; "a b c e" two of four. */
    check_text("few", eng__buffer_slice(&out),
               "0:0:a b c d 1:1:x y 2:0:a b c d 3:0: 4:3:x 5:1:x y 6:4:a b ");
    eng__buffer_free(&out);
  }
  eng__buffer none = {0};
  print_groups(false, texts, 0, &none);
  assert_int_equal(none.len, 0);
  eng__alike_close(NULL);
}

#ifndef ENG_HARD /* where every text is read from disk */
/* Texts made so that many share a band and none is alike: the work ends, and says so. */
static void too_much_to_compare_is_said(void **unused) {
  (void)unused;
  enum { MANY = 1000 };
  eng__alike *alike;
  char text[64];
  eng__buffer out = {0};
  /* Two words of eighteen are common to any two: often enough in one band, never a fifth. */
  assert_int_equal(eng__alike_open(&alike, 1, 0.2, NULL), ENG_OK);
  for (unsigned i = 0; i < MANY; i++) {
    snprintf(text, sizeof text, "common word a%u b%u c%u d%u e%u f%u g%u h%u", i, i, i, i, i, i, i,
             i);
    assert_int_equal(eng__alike_add(alike, eng__slice_of(text), ENG__SLICE("x"), NULL), ENG_OK);
  }
  assert_int_equal(eng__alike_end(alike, print, &out, NULL), ENG_OK);
  assert_true(eng__alike_gave_up(alike));
  eng__alike_close(alike);
  eng__buffer_free(&out);
}
#endif

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(groups_are_those_of_all_pairs),
      cmocka_unit_test(few_texts),
#ifndef ENG_HARD
      cmocka_unit_test(too_much_to_compare_is_said),
#endif
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}

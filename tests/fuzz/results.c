/* Results read back, as `engine compare` reads what a stranger calls results: two files, whose hits
 * are compared. A hit that was read, written and read again is the same. */
#include "author/differ.h"
#include "author/recorded.h"
#include "files.h"
#include "output/sink.h"

#include <math.h>

typedef struct hits {
  ENG__VEC(eng__result_hit) all;
  eng__arena arena;
} hits;

static void check_hit(const eng__result_hit *hit) {
  const eng__slice texts[] = {hit->doc,    hit->source, hit->rule, hit->text,
                              hit->folded, hit->entity, hit->form, hit->technique,
                              hit->level,  hit->note,   hit->left, hit->right};
  for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) FUZZ_CHECK(fuzz_valid(texts[i]));
  FUZZ_CHECK(hit->start_byte <= hit->end_byte && hit->start_char <= hit->end_char);
  FUZZ_CHECK(isnan(hit->score) || isfinite(hit->score));
}

static eng_status read_file(hits *to, int number) {
  eng__recorded recorded;
  eng_error err = {0};
  const char *path = fuzz_path(number);
  eng_status status = eng__recorded_open(&recorded, path, &err);
  for (; status == ENG_OK && recorded.kind != ENG__RECORDED_END;
       status = eng__recorded_next(&recorded, &err)) {
    FUZZ_CHECK(fuzz_valid(recorded.hit.doc));
    if (recorded.kind == ENG__RECORDED_LOST) continue;
    check_hit(&recorded.hit);
    eng__result_hit kept;
    bool room = eng__keep_hit(&to->arena, &recorded.hit, &kept) && eng__vec_push(&to->all, kept);
    FUZZ_CHECK(room || fuzz_lacked());
    if (!room) break;
  }
  if (status == ENG_INVALID) FUZZ_CHECK(strncmp(err.message, path, strlen(path)) == 0);
  eng__recorded_close(&recorded);
  return status;
}

static bool same(const eng__result_hit *a, const eng__result_hit *b) {
  return a->id == b->id && a->start_byte == b->start_byte && a->end_byte == b->end_byte &&
         a->start_char == b->start_char && a->line == b->line && a->column == b->column &&
         eng__slice_equal(a->doc, b->doc) && eng__slice_equal(a->rule, b->rule) &&
         eng__slice_equal(a->text, b->text) && eng__slice_equal(a->entity, b->entity);
}

static void check_again(const hits *read) {
  eng__buffer lines = {0};
  hits again = {0};
  for (size_t i = 0; i < read->all.count; i++) eng__write_hit_json(&lines, &read->all.at[i]);
  if (!lines.failed) {
    fuzz_file(2, eng__buffer_slice(&lines));
    (void)fuzz_ok(read_file(&again, 2));
  }
  FUZZ_CHECK(again.all.count == read->all.count || fuzz_lacked());
  for (size_t i = 0; i < again.all.count; i++) FUZZ_CHECK(same(&again.all.at[i], &read->all.at[i]));
  eng__buffer_free(&lines);
  eng__vec_free(&again.all);
  eng__arena_free(&again.arena);
}

/* What is neither lost nor new has a partner. */
static void compare(const hits *before, const hits *after) {
  eng__differ differ = {0};
  size_t kinds[ENG__CHANGE_KINDS] = {0};
  if (fuzz_ok(eng__differ_run(&differ, before->all.at, before->all.count, after->all.at,
                              after->all.count, NULL))) {
    for (size_t i = 0; i < differ.changes.count; i++) {
      const eng__change *change = &differ.changes.at[i];
      FUZZ_CHECK(!change->before == (change->kind == ENG__CHANGE_NEW));
      FUZZ_CHECK(!change->after == (change->kind == ENG__CHANGE_LOST));
      kinds[change->kind]++;
    }
    FUZZ_CHECK(before->all.count - kinds[ENG__CHANGE_LOST] ==
               after->all.count - kinds[ENG__CHANGE_NEW]);
  }
  eng__differ_free(&differ);
}

static eng_status run(void) {
  hits files[2] = {{.all = {0}}};
  eng_status status = ENG_OK;
  for (int i = 0; i < 2 && status == ENG_OK; i++) status = read_file(&files[i], i);
  check_again(&files[0]);
  compare(&files[0], &files[1]);
  for (int i = 0; i < 2; i++) {
    eng__vec_free(&files[i].all);
    eng__arena_free(&files[i].arena);
  }
  return status;
}

void fuzz_target(const uint8_t *data, size_t size) {
  eng__slice rest = fuzz_input(data, size);
  for (int i = 0; i < 2; i++) fuzz_file(i, fuzz_part(&rest));
  fuzz_twice(run);
}

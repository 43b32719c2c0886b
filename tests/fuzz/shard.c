/* The results of a shard, as `engine merge` reads them, and what it does with the values of
 * aggregates in them: those that are alike are brought together, those of one key are. */
#include "base/json.h"
#include "files.h"
#include "run/portion.h"
#include "run/tally.h"

typedef struct met {
  uint64_t hits, problems, values, grouped;
} met;

static void check_line(const eng__portion *part, met *so_far) {
  FUZZ_CHECK(part->place > 0 && eng__json_valid(part->line));
  FUZZ_CHECK(fuzz_valid(part->rule) && fuzz_valid(part->doc) && fuzz_valid(part->key_text));
  so_far->hits += part->kind == ENG__PORTION_HIT;
  so_far->problems += part->kind == ENG__PORTION_PROBLEM;
  so_far->values += part->kind == ENG__PORTION_VALUE;
}

/* Of a rule by key, of another by how alike texts are. */
static bool add_value(eng__tally *tally, const eng__portion *part) {
  uint32_t rule = part->rule.len % 2;
  eng__aggregate_info aggregate = {.alike = rule, .words = 2, .share = 0.5};
  eng__value value = {rule, part->id, 0, part->key_text, part->value};
  return fuzz_ok(eng__tally_add(tally, &aggregate, &value, part->doc, NULL));
}

static eng_status take_group(void *context, const eng__group *group, eng_error *err) {
  met *so_far = context;
  (void)err;
  eng__wire uses = {group->uses.at, group->uses.at + group->uses.len, false};
  FUZZ_CHECK(group->count > 0 && group->rule < 2 && !group->too_large);
  for (uint32_t i = 0; i < group->count; i++) {
    eng__use use;
    eng__get_use(&uses, &use);
    FUZZ_CHECK(fuzz_valid(use.doc) && (!use.json.len || eng__json_valid(use.json)));
  }
  FUZZ_CHECK(!uses.bad && uses.at == uses.end);
  so_far->grouped += group->count;
  return ENG_OK;
}

static void check_end(const eng__portion *part, eng__tally *tally, met *so_far) {
  FUZZ_CHECK(so_far->hits == part->totals.hits && so_far->problems == part->totals.problems);
  FUZZ_CHECK(so_far->values == part->rest.values);
  if (fuzz_ok(eng__tally_end(tally, take_group, so_far, NULL)))
    FUZZ_CHECK(so_far->grouped == so_far->values);
}

static eng_status read_all(eng__portion *part, eng__tally *tally, eng_error *err) {
  met so_far = {0};
  uint64_t place = 0;
  FUZZ_CHECK(part->shard.index < part->shard.count && part->head.len && part->packs.len);
  for (;;) {
    eng_status status = eng__portion_next(part, err);
    if (status != ENG_OK) return status;
    if (part->kind == ENG__PORTION_END) break;
    FUZZ_CHECK(part->place >= place);
    place = part->place;
    check_line(part, &so_far);
    if (part->kind == ENG__PORTION_VALUE && !add_value(tally, part)) return ENG_OK;
  }
  check_end(part, tally, &so_far);
  return ENG_OK;
}

static eng_status run(void) {
  const char *path = fuzz_path(0);
  eng__portion part;
  eng__tally *tally;
  eng_error err = {0};
  eng_status status = ENG_NOMEM;
  if (fuzz_ok(eng__tally_open(&tally, NULL))) {
    eng__tally_keep_in_memory(tally);
    status = eng__portion_open(&part, path, &err);
    if (status == ENG_OK) status = read_all(&part, tally, &err);
    if (status == ENG_INVALID) FUZZ_CHECK(strncmp(err.message, path, strlen(path)) == 0);
    eng__portion_close(&part);
  }
  eng__tally_close(tally);
  return status;
}

void fuzz_target(const uint8_t *data, size_t size) {
  fuzz_file(0, fuzz_input(data, size));
  fuzz_twice(run);
}

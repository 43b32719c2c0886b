#include "run/protocol.h"

#include <math.h>

enum { HEAD_SKIPPED = 1, HEAD_FAILED = 2, HEAD_ELSEWHERE = 4 };

void eng__put_head(eng__buffer *out, const eng__document_head *head) {
  eng__wire_u32(out, head->index);
  eng__wire_u32(out, (head->skipped ? HEAD_SKIPPED : 0) | (head->failed ? HEAD_FAILED : 0) |
                         (head->elsewhere ? HEAD_ELSEWHERE : 0));
  eng__wire_slice(out, head->doc);
  eng__wire_slice(out, head->lang);
  eng__wire_slice(out, head->encoding);
  eng__wire_u64(out, head->bytes);
  eng__wire_u64(out, head->words);
  eng__wire_u64(out, head->sentences);
  eng__wire_u64(out, (uint64_t)head->meta_row);
  eng__wire_u32(out, head->meta_count);
  eng__wire_u32(out, head->problem_count);
  eng__wire_u32(out, head->hit_count);
  eng__wire_u32(out, head->value_count);
  eng__wire_u32(out, head->log_count);
  eng__wire_u32(out, head->trace_count);
  eng__wire_u32(out, head->covered_count);
}

void eng__get_head(eng__wire *in, eng__document_head *head) {
  head->index = eng__wire_get_u32(in);
  uint32_t flags = eng__wire_get_u32(in);
  head->skipped = flags & HEAD_SKIPPED;
  head->failed = flags & HEAD_FAILED;
  head->elsewhere = flags & HEAD_ELSEWHERE;
  head->doc = eng__wire_get_slice(in);
  head->lang = eng__wire_get_slice(in);
  head->encoding = eng__wire_get_slice(in);
  head->bytes = eng__wire_get_u64(in);
  head->words = eng__wire_get_u64(in);
  head->sentences = eng__wire_get_u64(in);
  head->meta_row = (int64_t)eng__wire_get_u64(in);
  head->meta_count = eng__wire_get_u32(in);
  head->problem_count = eng__wire_get_u32(in);
  head->hit_count = eng__wire_get_u32(in);
  head->value_count = eng__wire_get_u32(in);
  head->log_count = eng__wire_get_u32(in);
  head->trace_count = eng__wire_get_u32(in);
  head->covered_count = eng__wire_get_u32(in);
}

void eng__put_problem(eng__buffer *out, const eng__result_problem *problem) {
  eng__wire_slice(out, problem->rule);
  eng__wire_u64(out, (uint64_t)problem->offset);
  eng__wire_slice(out, problem->kind);
  eng__wire_slice(out, problem->message);
}

void eng__get_problem(eng__wire *in, eng__result_problem *problem) {
  *problem = (eng__result_problem){0};
  problem->rule = eng__wire_get_slice(in);
  problem->offset = (int64_t)eng__wire_get_u64(in);
  problem->kind = eng__wire_get_slice(in);
  problem->message = eng__wire_get_slice(in);
}

static void put_group(eng__buffer *out, const eng__result_group *group) {
  eng__wire_slice(out, group->name);
  eng__wire_slice(out, group->text);
  eng__wire_slice(out, group->entity);
  eng__wire_u64(out, group->start_byte);
  eng__wire_u64(out, group->end_byte);
  eng__wire_u64(out, group->start_char);
  eng__wire_u64(out, group->end_char);
}

static void get_group(eng__wire *in, eng__result_group *group) {
  group->name = eng__wire_get_slice(in);
  group->text = eng__wire_get_slice(in);
  group->entity = eng__wire_get_slice(in);
  group->start_byte = eng__wire_get_u64(in);
  group->end_byte = eng__wire_get_u64(in);
  group->start_char = eng__wire_get_u64(in);
  group->end_char = eng__wire_get_u64(in);
}

void eng__put_hit(eng__buffer *out, const eng__result_hit *hit, uint32_t rule) {
  eng__wire_u32(out, rule);
  eng__wire_u64(out, hit->id);
  const uint64_t places[] = {hit->start_byte, hit->end_byte, hit->start_char,
                             hit->end_char,   hit->line,     hit->column};
  eng__buffer_add(out, (const char *)places, sizeof places);
  eng__wire_slice(out, hit->text);
  eng__wire_slice(out, hit->folded);
  eng__wire_slice(out, hit->entity);
  eng__wire_slice(out, hit->form);
  eng__wire_double(out, hit->score);
  eng__wire_slice(out, hit->note);
  eng__wire_u32(out, hit->has_context);
  eng__wire_slice(out, hit->left);
  eng__wire_slice(out, hit->right);
  eng__wire_slice(out, hit->sentence);
  eng__wire_slice(out, hit->next_sentence);
  eng__wire_u64(out, hit->sentence_byte);
  eng__wire_u32(out, (uint32_t)hit->group_count);
  for (size_t i = 0; i < hit->group_count; i++) put_group(out, &hit->groups[i]);
}

static void get_groups(eng__wire *in, eng__result_hit *hit, eng__result_groups *groups) {
  uint32_t count = eng__wire_get_u32(in);
  groups->count = 0;
  for (uint32_t i = 0; i < count && !in->bad; i++) {
    eng__result_group group;
    get_group(in, &group);
    if (!eng__vec_push(groups, group)) in->bad = true;
  }
  hit->groups = groups->at;
  hit->group_count = groups->count;
}

void eng__get_hit(eng__wire *in, eng__result_hit *hit, eng__result_groups *groups, uint32_t *rule) {
  *hit = (eng__result_hit){0};
  *rule = eng__wire_get_u32(in);
  hit->id = eng__wire_get_u64(in);
  hit->start_byte = eng__wire_get_u64(in);
  hit->end_byte = eng__wire_get_u64(in);
  hit->start_char = eng__wire_get_u64(in);
  hit->end_char = eng__wire_get_u64(in);
  hit->line = eng__wire_get_u64(in);
  hit->column = eng__wire_get_u64(in);
  hit->text = eng__wire_get_slice(in);
  hit->folded = eng__wire_get_slice(in);
  hit->entity = eng__wire_get_slice(in);
  hit->form = eng__wire_get_slice(in);
  hit->score = eng__wire_get_double(in);
  hit->note = eng__wire_get_slice(in);
  hit->has_context = eng__wire_get_u32(in) != 0;
  hit->left = eng__wire_get_slice(in);
  hit->right = eng__wire_get_slice(in);
  hit->sentence = eng__wire_get_slice(in);
  hit->next_sentence = eng__wire_get_slice(in);
  hit->sentence_byte = eng__wire_get_u64(in);
  get_groups(in, hit, groups);
}

void eng__put_value(eng__buffer *out, const eng__value *value) {
  eng__wire_u32(out, value->rule);
  eng__wire_u64(out, value->fingerprint);
  eng__wire_slice(out, value->key);
  eng__wire_slice(out, value->json);
}

void eng__get_value(eng__wire *in, eng__value *value) {
  *value = (eng__value){.rule = eng__wire_get_u32(in)};
  value->fingerprint = eng__wire_get_u64(in);
  value->key = eng__wire_get_slice(in);
  value->json = eng__wire_get_slice(in);
}

void eng__put_use(eng__buffer *out, const eng__use *use) {
  eng__wire_slice(out, use->doc);
  eng__wire_u64(out, use->fingerprint);
  eng__wire_slice(out, use->json);
}

void eng__get_use(eng__wire *in, eng__use *use) {
  use->doc = eng__wire_get_slice(in);
  use->fingerprint = eng__wire_get_u64(in);
  use->json = eng__wire_get_slice(in);
}

void eng__put_card(eng__buffer *out, const eng__rule_info *info) {
  eng__wire_string(out, info->name);
  eng__wire_string(out, info->file);
  eng__wire_string(out, info->technique);
  eng__wire_string(out, info->level);
  eng__wire_string(out, info->status);
  eng__wire_u32(out, info->line);
  const eng__aggregate_info *aggregate = info->aggregate;
  size_t examples = aggregate ? aggregate->example_count : info->example_count;
  eng__wire_u32(out, (uint32_t)examples);
  eng__wire_u32(out, !aggregate ? 0 : aggregate->alike ? 2 : 1);
  eng__wire_u32(out, aggregate ? aggregate->words : 0);
  eng__wire_double(out, aggregate ? aggregate->share : 0);
}

void eng__get_card(eng__wire *in, eng__rule_card *card) {
  card->name = eng__wire_get_slice(in);
  card->file = eng__wire_get_slice(in);
  card->technique = eng__wire_get_slice(in);
  card->level = eng__wire_get_slice(in);
  card->status = eng__wire_get_slice(in);
  card->line = eng__wire_get_u32(in);
  card->examples = eng__wire_get_u32(in);
  uint32_t kind = eng__wire_get_u32(in);
  card->is_aggregate = kind != 0;
  card->aggregate = (eng__aggregate_info){.alike = kind == 2, .words = eng__wire_get_u32(in)};
  card->aggregate.share = eng__wire_get_double(in);
}

void eng__put_finding(eng__buffer *out, const eng__finding *finding) {
  eng__wire_u32(out, finding->severity);
  eng__wire_string(out, finding->name);
  eng__wire_string(out, finding->root);
  eng__wire_string(out, finding->path);
  eng__wire_u32(out, finding->line);
  eng__wire_string(out, finding->text);
  eng__wire_u32(out, (uint32_t)finding->edit_count);
  for (size_t i = 0; i < finding->edit_count; i++) {
    eng__wire_u32(out, finding->edits[i].start);
    eng__wire_u32(out, finding->edits[i].len);
    eng__wire_slice(out, finding->edits[i].text);
  }
}

/* A text without NUL, copied; NULL when it is none. */
static const char *get_string(eng__wire *in, eng__arena *arena) {
  eng__slice text = eng__wire_get_slice(in);
  bool whole = !in->bad && !(text.len && memchr(text.at, '\0', text.len));
  return whole ? eng__arena_copy(arena, text).at : NULL;
}

bool eng__get_finding(eng__wire *in, eng__finding *finding, eng__arena *arena) {
  *finding = (eng__finding){.severity = (eng__severity)eng__wire_get_u32(in)};
  finding->name = get_string(in, arena);
  finding->root = get_string(in, arena);
  finding->path = get_string(in, arena);
  finding->line = eng__wire_get_u32(in);
  finding->text = get_string(in, arena);
  uint32_t count = eng__wire_get_u32(in);
  bool whole = finding->name && finding->root && finding->path && finding->text;
  if (in->bad || !whole || count > 65536 || finding->severity > ENG__SEVERITY_NOTE) return false;
  eng__edit *edits = eng__arena_array(arena, (size_t)count + 1, sizeof *edits);
  for (uint32_t i = 0; edits && i < count; i++) {
    edits[i].start = eng__wire_get_u32(in);
    edits[i].len = eng__wire_get_u32(in);
    edits[i].text = eng__arena_copy(arena, eng__wire_get_slice(in));
    if (!edits[i].text.at) return false;
  }
  finding->edits = edits;
  finding->edit_count = count;
  return edits && !in->bad;
}

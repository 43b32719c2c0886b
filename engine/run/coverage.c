#include "run/coverage.h"

#include "base/hash.h"

#include <stdlib.h>

#ifdef ENG_HARD
enum { FIRST_TABLE = 2, MOST_PAIRS = 100 };
#else
enum { FIRST_TABLE = 256, MOST_PAIRS = 1000000 }; /* of hits in a document */
#endif

void eng__coverage_free(eng__coverage_sum *sum) {
  eng__vec_free(&sum->branches);
  eng__vec_free(&sum->overlaps);
  eng__vec_free(&sum->table);
  eng__vec_free(&sum->open);
  eng__arena_free(&sum->arena);
  *sum = (eng__coverage_sum){0};
}

static bool keep(eng__coverage_sum *sum, eng__slice *to, eng__slice from) {
  *to = (eng__slice){NULL, 0};
  if (!from.len) return true;
  *to = eng__arena_copy(&sum->arena, from);
  return to->at != NULL;
}

bool eng__coverage_keep(eng__coverage_sum *sum, eng__first_place *to,
                        const eng__first_place *from) {
  to->line = from->line;
  to->column = from->column;
  return keep(sum, &to->doc, from->doc) && keep(sum, &to->source, from->source) &&
         keep(sum, &to->text, from->text);
}

eng_status eng__coverage_branch(eng__coverage_sum *sum, const eng__branch_card *card,
                                eng__slice rule, eng_error *err) {
  eng__branch_sum branch = {.card = *card};
  bool kept = keep(sum, &branch.card.field, card->field) &&
              keep(sum, &branch.card.what, card->what) &&
              keep(sum, &branch.card.text, card->text) &&
              keep(sum, &branch.card.file, card->file) && keep(sum, &branch.rule, rule);
  return kept && eng__vec_push(&sum->branches, branch) ? ENG_OK : eng__fail_nomem(err);
}

/* ---- A document ---- */

void eng__coverage_document(eng__coverage_sum *sum, eng__slice doc, eng__slice source) {
  sum->documents++;
  sum->open.count = 0;
  sum->pairs = 0;
  sum->doc = doc;
  sum->source = source;
}

eng_status eng__coverage_fired(eng__coverage_sum *sum, const eng__covered *covered,
                               eng_error *err) {
  eng__branch_sum *branch = &sum->branches.at[covered->branch];
  branch->count += covered->count;
  branch->tagged += covered->tagged;
  branch->documents++;
  if (branch->first.doc.len) return ENG_OK;
  eng__first_place place = {sum->doc, sum->source, covered->text, covered->line, covered->column};
  return eng__coverage_keep(sum, &branch->first, &place) ? ENG_OK : eng__fail_nomem(err);
}

/* ---- Pairs of rules ---- */

static size_t seat_of(const eng__coverage_sum *sum, eng__slice a, eng__slice b) {
  size_t mask = sum->table.count - 1;
  size_t at = eng__hash_pair(eng__hash_bytes(a.at, a.len), eng__hash_bytes(b.at, b.len)) & mask;
  for (uint32_t pair; (pair = sum->table.at[at]) != 0; at = (at + 1) & mask)
    if (eng__slice_equal(sum->overlaps.at[pair - 1].a, a) &&
        eng__slice_equal(sum->overlaps.at[pair - 1].b, b))
      break;
  return at;
}

static bool grow_table(eng__coverage_sum *sum) {
  size_t wanted = sum->table.count ? 2 * sum->table.count : FIRST_TABLE;
  uint32_t *table = calloc(wanted, sizeof *table);
  if (!table) return false;
  free(sum->table.at);
  sum->table.at = table;
  sum->table.count = sum->table.capacity = wanted;
  for (size_t i = 0; i < sum->overlaps.count; i++)
    table[seat_of(sum, sum->overlaps.at[i].a, sum->overlaps.at[i].b)] = (uint32_t)i + 1;
  return true;
}

eng__overlap_sum *eng__coverage_overlap(eng__coverage_sum *sum, eng__slice a, eng__slice b) {
  if (eng__slice_compare(a, b) > 0) return eng__coverage_overlap(sum, b, a);
  if (2 * sum->overlaps.count >= sum->table.count && !grow_table(sum)) return NULL;
  size_t seat = seat_of(sum, a, b);
  if (sum->table.at[seat]) return &sum->overlaps.at[sum->table.at[seat] - 1];
  eng__overlap_sum overlap = {0};
  if (!keep(sum, &overlap.a, a) || !keep(sum, &overlap.b, b)) return NULL;
  if (!eng__vec_push(&sum->overlaps, overlap)) return NULL;
  sum->table.at[seat] = (uint32_t)sum->overlaps.count;
  return &sum->overlaps.at[sum->overlaps.count - 1];
}

static bool add_pair(eng__coverage_sum *sum, const eng__open_hit *a, const eng__open_hit *b,
                     const eng__first_place *place) {
  eng__overlap_sum *overlap = eng__coverage_overlap(sum, a->rule, b->rule);
  if (!overlap) return false;
  if (a->start == b->start && a->end == b->end) overlap->same++;
  else if (a->end >= b->end || a->start == b->start) overlap->inside++;
  else overlap->crossing++;
  overlap->documents += overlap->last != sum->documents;
  overlap->last = sum->documents;
  return overlap->first.doc.len || eng__coverage_keep(sum, &overlap->first, place);
}

/* Those that end before the place are closed. */
static void close_hits(eng__coverage_sum *sum, uint64_t place) {
  size_t open = 0;
  for (size_t i = 0; i < sum->open.count; i++)
    if (sum->open.at[i].end > place) sum->open.at[open++] = sum->open.at[i];
  sum->open.count = open;
}

eng_status eng__coverage_hit(eng__coverage_sum *sum, eng__slice rule, uint64_t start, uint64_t end,
                             uint64_t line, uint64_t column, eng__slice text, eng_error *err) {
  eng__open_hit hit = {rule, start, end};
  eng__first_place place = {sum->doc, sum->source, text, line, column};
  if (sum->pairs > MOST_PAIRS) return ENG_OK;
  close_hits(sum, start);
  sum->pairs += sum->open.count;
  if (sum->pairs > MOST_PAIRS) {
    sum->cut++;
    return ENG_OK;
  }
  for (size_t i = 0; i < sum->open.count; i++)
    if (!eng__slice_equal(sum->open.at[i].rule, rule) &&
        !add_pair(sum, &sum->open.at[i], &hit, &place))
      return eng__fail_nomem(err);
  return eng__vec_push(&sum->open, hit) ? ENG_OK : eng__fail_nomem(err);
}

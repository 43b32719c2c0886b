/* Names that were found in a place: which of them win, how far each reaches, and the hits that are
 * made of them, or the names that wait for the end of the document. */
#include "match/state.h"

typedef eng__name_scanner scanner;

uint64_t eng__name_entity_id(const eng__name *name, bool full) {
  return (uint64_t)name->pattern << 32 | name->entity | (uint64_t)full << 63;
}

static eng_status note_sure(eng__name_scratch *scratch, const eng__name *name, eng_error *err) {
  bool kept = eng__vec_push(&scratch->sure, eng__name_entity_id(name, false)) &&
              (name->words < 2 || eng__vec_push(&scratch->sure, eng__name_entity_id(name, true)));
  return kept ? ENG_OK : eng__fail_nomem(err);
}

/* In front of the name: its initials, and with `titles` its titles. */
static void extend_start(const scanner *s, const eng__name *name, uint32_t *first,
                         uint32_t *start) {
  const eng__name_ground *ground = &s->ground;
  if (name->flags & ENG__NAME_INITIALS && eng__name_over_initials(ground, name, first))
    *start = ground->parts[*first].start;
  if (!s->set->rules.at[name->rule].options.titles) return;
  if (*start > ground->parts[*first].start) *start = ground->parts[*first].start;
  for (size_t before; (before = eng__name_before(ground, *first)) != SIZE_MAX;) {
    if (!eng__name_is_title(ground, before)) break;
    *first = (uint32_t)before;
    *start = ground->parts[before].start;
  }
}

eng_status eng__name_push_hit(scanner *s, const eng__waiting_name *found, eng_error *err) {
  eng__index *index = s->index;
  const eng__name *name = &s->set->all.at[found->verdict.name];
  const eng__name_options *options = &s->set->rules.at[name->rule].options;
  eng_span text = eng__document_text_span(index->document, found->start, found->end);
  eng__pattern_state *state = eng__index_touch(index, name->pattern);
  if (!state) return eng__fail_nomem(err);
  bool room;
  eng_status status = eng__index_room(index, name->pattern, state->phrases, text.start, &room, err);
  if (status || !room) return status;
  eng__hit hit = {.start = (uint32_t)text.start,
                  .end = (uint32_t)text.end,
                  .view_start = found->start,
                  .view_end = found->end,
                  .first_part = found->first,
                  .last_part = found->last,
                  .pattern = name->pattern,
                  .entry = name->entry,
                  .score = (uint16_t)(1000 - 10 * found->verdict.cost),
                  .part = name->part,
                  .ambiguous = options->ambiguous};
  state->phrases++;
  return eng__vec_push(&index->phrase_hits, hit) ? ENG_OK : eng__fail_nomem(err);
}

/* The letter of an ayn or a hamza (U+02BB to U+02BF) that the cutter has parted from its word; a
 * quotation mark is none. */
static bool is_ayn_letter(const scanner *s, size_t part) {
  const eng__part *sign = &s->ground.parts[part];
  if (sign->kind != ENG_TOKEN_PUNCT) return false;
  const eng_document *document = s->ground.document;
  eng_span span = eng__document_text_span(document, sign->start, sign->end);
  const unsigned char *text = (const unsigned char *)document->text.at + span.start;
  return span.end - span.start == 2 && text[0] == 0xCA && text[1] >= 0xBB && text[1] <= 0xBF;
}

/* Takes those that touch the name into it: ʿAlī. */
static void extend_over_ayn(const scanner *s, eng__waiting_name *found) {
  const eng__part *parts = s->ground.parts;
  size_t before = found->first - 1u, next = found->last + 1u;
  if (found->first && parts[before].end == found->start && is_ayn_letter(s, before)) {
    found->start = parts[before].start;
    found->first--;
  }
  if (next < s->ground.count && parts[next].start == found->end && is_ayn_letter(s, next)) {
    found->end = parts[next].end;
    found->last++;
  }
}

/* Behind it: the initials that it needs there. */
static void extend_end(const scanner *s, const eng__name *name, eng__waiting_name *found) {
  if (!(name->flags & ENG__NAME_BEFORE)) return;
  if (eng__name_to_initials(&s->ground, name, &found->last))
    found->end = s->ground.parts[found->last].end;
}

static eng_status emit(scanner *s, const eng__name_place *place, const eng__name_verdict *verdict,
                       eng_error *err) {
  const eng__name *name = &s->set->all.at[verdict->name];
  eng__waiting_name found = {*verdict, place->start, place->end, place->first, place->last};
  if (!s->ground.tag) extend_over_ayn(s, &found);
  extend_start(s, name, &found.first, &found.start);
  extend_end(s, name, &found);
  if (s->ground.tag) found.first = found.last = s->tag_part;
  eng__name_scratch *scratch = &s->index->names;
  if (verdict->waits)
    return eng__vec_push(&scratch->waiting, found) ? ENG_OK : eng__fail_nomem(err);
  eng_status status = note_sure(scratch, name, err);
  return status ? status : eng__name_push_hit(s, &found, err);
}

static bool is_of_script(const eng__name *name, bool persian) {
  return ((name->flags & ENG__NAME_IS_PERSIAN) != 0) == persian;
}

/* Does `x` win over `y`, another name of the pattern in the same place? The one that need not wait,
 * then the cheaper, then the one that is spelt just so (Saffari is no Safari), then the one in the
 * script of the place, then the one that is a form of the analyst's, then the first written. */
static bool wins(const eng__name_set *set, const eng__name_place *place, const eng__name_verdict *x,
                 const eng__name_verdict *y) {
  const eng__name *a = &set->all.at[x->name], *b = &set->all.at[y->name];
  if (x->waits != y->waits) return x->waits < y->waits;
  if (x->cost != y->cost) return x->cost < y->cost;
  if (x->exact != y->exact) return x->exact;
  bool at_home = is_of_script(a, place->persian);
  if (at_home != is_of_script(b, place->persian)) return at_home;
  if (a->inferred != b->inferred) return b->inferred;
  return a->entry < b->entry;
}

/* May both stand in one place? */
static bool are_twins(const eng__name_set *set, const eng__name *a, const eng__name *b) {
  return a->entity != b->entity && set->rules.at[a->rule].options.ambiguous;
}

/* Few names share a key, so each is held against all. */
eng_status eng__name_emit_best(scanner *s, const eng__name_place *place, eng_error *err) {
  const eng__name_set *set = s->set;
  const eng__name_scratch *scratch = &s->index->names;
  eng_status status = ENG_OK;
  for (size_t i = 0; i < scratch->verdicts.count && !status; i++) {
    const eng__name_verdict *mine = &scratch->verdicts.at[i];
    bool best = true;
    for (size_t k = 0; k < scratch->verdicts.count && best; k++) {
      const eng__name_verdict *other = &scratch->verdicts.at[k];
      const eng__name *a = &set->all.at[mine->name], *b = &set->all.at[other->name];
      if (k == i || a->pattern != b->pattern || are_twins(set, a, b)) continue;
      best = wins(set, place, mine, other) || (!wins(set, place, other, mine) && i < k);
    }
    if (best) status = emit(s, place, mine, err);
  }
  return status;
}

/* What rules found, on its way to the results: entity, folded form, groups, order and fingerprint.
 *
 * A fingerprint names a hit through edits of the document: same rule, same folded text, same
 * entity, same words around it, n-th of its kind. It is made of texts, not of offsets, and the
 * number only tells apart what is otherwise the same. */
#include "rules/applying.h"

#include "base/hash.h"

enum {
  NEIGHBOURS = 4,        /* words on each side that a fingerprint looks at */
  ANNOTATION_BYTES = 256 /* what a result weighs beside its texts */
};

/* ---- One annotation ---- */

static int by_group_place(const void *a, const void *b) {
  const eng__annotation_group *x = a, *y = b;
  if (x->text.start != y->text.start) return x->text.start < y->text.start ? -1 : 1;
  if (x->text.end != y->text.end) return x->text.end < y->text.end ? -1 : 1;
  return eng__slice_compare(x->name, y->name);
}

/* Groups of the expression that matched. */
static eng_status copy_groups(eng__ruleset *set, const eng__hit *hit, eng__annotation *annotation,
                              eng_error *err) {
  if (hit->group_count == 0) return ENG_OK;
  const eng__hit_group *groups = eng__index_groups(set->index, hit);
  eng__annotation_group *copy = eng__arena_array(&set->run.arena, hit->group_count, sizeof *copy);
  if (!copy) return eng__fail_nomem(err);
  for (uint32_t i = 0; i < hit->group_count; i++) {
    copy[i].name = eng__patterns_group_name(set->patterns, groups[i].number);
    copy[i].text = (eng_span){groups[i].start, groups[i].end};
    copy[i].hit.pattern = ENG__NO_PATTERN;
    if (!groups[i].hit) continue;
    copy[i].hit = *groups[i].hit;
    copy[i].entity = eng__hit_entity(set, groups[i].hit);
  }
  qsort(copy, hit->group_count, sizeof *copy, by_group_place);
  annotation->groups = copy;
  annotation->group_count = hit->group_count;
  return ENG_OK;
}

/* Entity and groups: of a hit of `tagged`, those of the annotation it stands for. */
static eng_status describe(eng__ruleset *set, const eng__hit *hit, eng__annotation *annotation,
                           eng_error *err) {
  const eng__annotation *from = eng__hit_annotation(set, hit);
  annotation->hit = from ? from->hit : *hit;
  annotation->entity = eng__hit_entity(set, hit);
  annotation->form = eng__hit_form(set, hit);
  annotation->score = eng__hit_score(set, hit);
  if (!from) return copy_groups(set, hit, annotation, err);
  annotation->groups = from->groups;
  annotation->group_count = from->group_count;
  return ENG_OK;
}

eng__slice eng__hit_folded(const eng__ruleset *set, const eng__hit *hit) {
  const eng_document *document = set->run.document;
  if (hit->pattern == ENG__NO_PATTERN) return eng__document_folded(document, eng__hit_text(hit));
  return eng__slice_cut(document->view, hit->view_start, hit->view_end);
}

static eng__slice folded_of(const eng__ruleset *set, const eng__hit *hit, eng_span text) {
  if (text.start == hit->start && text.end == hit->end) return eng__hit_folded(set, hit);
  return eng__document_folded(set->run.document, text);
}

static size_t weigh(const eng__annotation *a) {
  size_t bytes = ANNOTATION_BYTES + (a->text.end - a->text.start) + a->folded.len + a->entity.len +
                 a->form.len + a->note.len;
  for (size_t i = 0; i < a->group_count; i++)
    bytes += ANNOTATION_BYTES + a->groups[i].text.end - a->groups[i].text.start;
  return bytes;
}

eng_status eng__add_annotation(eng__ruleset *set, const eng__hit *hit, eng_span text,
                               eng__slice note, eng_error *err) {
  eng__run *run = &set->run;
  eng__annotation annotation = {.rule = run->rule->index, .text = text, .score = NAN, .note = note};
  annotation.folded = folded_of(set, hit, text);
  eng_status status = describe(set, hit, &annotation, err);
  if (status != ENG_OK) return status;
  run->output_bytes += weigh(&annotation);
  run->over_output = run->output_bytes > ENG__OUTPUT_BYTES;
  return eng__vec_push(&run->annotations, annotation) ? ENG_OK : eng__fail_nomem(err);
}

/* ---- Marks that meet ---- */

/* Until the rule is done, `fingerprint` holds the order in which annotations were made. */
static int by_text_then_age(const void *a, const void *b) {
  const eng__annotation *x = a, *y = b;
  if (x->text.start != y->text.start) return x->text.start < y->text.start ? -1 : 1;
  if (x->text.end != y->text.end) return x->text.end < y->text.end ? -1 : 1;
  return (x->fingerprint > y->fingerprint) - (x->fingerprint < y->fingerprint);
}

void eng__unite_marks(eng__ruleset *set) {
  eng__annotation *at = set->run.annotations.at + set->run.first_of_rule;
  size_t count = set->run.annotations.count - set->run.first_of_rule, kept = 0;
  if (count < 2) return;
  for (size_t i = 0; i < count; i++) at[i].fingerprint = i;
  qsort(at, count, sizeof *at, by_text_then_age);
  for (size_t i = 0; i < count; i++) {
    bool same = kept && at[kept - 1].text.start == at[i].text.start &&
                at[kept - 1].text.end == at[i].text.end;
    if (!same) at[kept++] = at[i];
  }
  set->run.annotations.count = set->run.first_of_rule + kept;
}

/* ---- Fingerprints ---- */

static uint64_t hash_slice(uint64_t seed, eng__slice bytes) {
  return eng__hash_pair(seed, eng__hash_bytes(bytes.at, bytes.len));
}

static bool is_word(const eng__part *part) {
  return part->kind == ENG_TOKEN_WORD || part->kind == ENG_TOKEN_NUMBER;
}

/* Adds up to NEIGHBOURS words beginning at part `at` and going by `step`. */
static uint64_t hash_words(const eng_document *document, uint64_t hash, size_t at, int step) {
  size_t words = 0;
  /* Going down, `at` passes below 0 to a number that is out of range. */
  for (; words < NEIGHBOURS && at < document->parts.count; at += (size_t)step) {
    const eng__part *part = &document->parts.at[at];
    if (!is_word(part)) continue;
    hash = hash_slice(hash, eng__part_word(document->view, part));
    words++;
  }
  return eng__hash_pair(hash, words);
}

static uint64_t fingerprint_base(const eng__ruleset *set, const eng__annotation *annotation) {
  const eng_document *document = set->run.document;
  const char *name = set->rules.at[annotation->rule]->info.name;
  eng__hit place = {0};
  uint64_t hash = eng__hash_bytes(name, strlen(name));
  hash = hash_slice(hash, annotation->folded);
  if (annotation->entity.len) hash = hash_slice(hash, annotation->entity);
  eng__hit_from_span(document, annotation->text, &place);
  hash = hash_words(document, hash, (size_t)place.first_part - 1, -1);
  return hash_words(document, hash, (size_t)place.last_part + 1, 1);
}

/* The slot of `id` in the table, or the empty one for it. */
static eng__known_id *slot_of(const eng__run *run, uint64_t id) {
  size_t mask = run->known_ids.count - 1;
  for (size_t i = (size_t)(id ^ id >> 32) & mask;; i = (i + 1) & mask) {
    eng__known_id *slot = &run->known_ids.at[i];
    if (slot->wanted == 0 || slot->id == id) return slot;
  }
}

/* The id itself the first time, then others made of it and the number. */
static uint64_t unique_id(eng__run *run, uint64_t base) {
  eng__known_id *first = slot_of(run, base);
  uint64_t id = base;
  for (;;) {
    eng__known_id *slot = slot_of(run, id);
    if (slot->wanted == 0) {
      *slot = (eng__known_id){id, 1};
      return id;
    }
    id = eng__hash_pair(base, first->wanted++);
  }
}

static bool clear_ids(eng__run *run) {
  size_t slots = 16;
  while (slots < run->annotations.count * 2) slots *= 2;
  if (!eng__vec_reserve(&run->known_ids, slots)) return false;
  run->known_ids.count = slots;
  memset(run->known_ids.at, 0, slots * sizeof *run->known_ids.at);
  return true;
}

/* ---- Order ---- */

/* With the rank of the rule and the age in `fingerprint`, so that the order has no ties. */
static int by_place_then_rule(const void *a, const void *b) {
  const eng__annotation *x = a, *y = b;
  if (x->text.start != y->text.start) return x->text.start < y->text.start ? -1 : 1;
  if (x->text.end != y->text.end) return x->text.end < y->text.end ? -1 : 1;
  return (x->fingerprint > y->fingerprint) - (x->fingerprint < y->fingerprint);
}

eng_status eng__finish_annotations(eng__ruleset *set, eng_error *err) {
  eng__run *run = &set->run;
  if (run->annotations.count == 0) return ENG_OK;
  if (!clear_ids(run)) return eng__fail_nomem(err);
  for (size_t i = 0; i < run->annotations.count; i++) {
    eng__annotation *a = &run->annotations.at[i];
    a->fingerprint = (uint64_t)set->rules.at[a->rule]->rank << 32 | (uint32_t)i;
  }
  qsort(run->annotations.at, run->annotations.count, sizeof *run->annotations.at,
        by_place_then_rule);
  size_t *places = NULL;
  if (run->values.count) {
    places = eng__arena_array(&run->arena, run->annotations.count, sizeof *places);
    if (!places) return eng__fail_nomem(err);
  }
  for (size_t i = 0; i < run->annotations.count; i++) {
    eng__annotation *a = &run->annotations.at[i];
    if (places) places[(uint32_t)a->fingerprint] = i;
    a->fingerprint = unique_id(run, fingerprint_base(set, a));
  }
  if (places) eng__place_values(set, places);
  return ENG_OK;
}

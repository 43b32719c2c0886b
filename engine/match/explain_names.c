/* The place whose spelling comes nearest to one of the names: its score, and the least score that
 * the mode asks for there. When the spelling is good enough, it was the running text that spoke
 * against it: the place is judged once more (name_judge.c), and what was objected is told. */
#include "match/explain.h"

#include "match/state.h"

enum {
  MOST_WORDS = 4, /* of a place */
  FARTHEST = 75,  /* cost in hundredths; what is farther is no near miss */
  MOST_PAIRS = 200000
};

typedef struct nearest_name {
  unsigned cost, limit;
  size_t first, last; /* parts */
  uint32_t name;      /* of the set */
  eng__name_form form, said;
  eng__comparer comparer;
  size_t pairs;
} nearest_name;

/* As name_judge.c finds it, the text around left aside. */
static unsigned limit_of(const eng__name_options *options, const eng__name_form *a,
                         const eng__name_form *b) {
  return options->least ? (1000u - options->least) / 10
                        : eng__compare_limit((eng_names_mode)options->mode, a, b);
}

static eng_status hold_against(nearest_name *n, const eng__name_set *set, const eng__name *name,
                               size_t first, size_t last, eng_error *err) {
  const eng__name_options *options = &set->rules.at[name->rule].options;
  unsigned cost;
  eng__name_form_of(set, name, &n->form);
  n->comparer.schemes = options->schemes;
  n->pairs++;
  unsigned most = n->cost < FARTHEST ? n->cost : FARTHEST;
  eng_status status = eng__compare(&n->comparer, &n->form, &n->said, most, &cost, err);
  if (status || cost > FARTHEST || cost >= n->cost) return status;
  n->cost = cost;
  n->name = (uint32_t)(name - set->all.at);
  n->limit = limit_of(options, &n->form, &n->said);
  n->first = first;
  n->last = last;
  return ENG_OK;
}

/* One place against all names of the pattern. What cannot be read as a name is none. */
static eng_status try_place(nearest_name *n, const eng__explaining *x, eng__pattern pattern,
                            size_t first, size_t last, eng_error *err) {
  const eng_document *document = x->index->document;
  const eng__name_set *set = &x->index->patterns->names;
  eng__slice text =
      eng__slice_cut(document->view, document->parts.at[first].start, document->parts.at[last].end);
  eng_status status = eng__comparer_read(&n->comparer, &n->said, text, err);
  if (status) return status == ENG_NOMEM ? status : ENG_OK;
  for (size_t i = 0; i < set->all.count && !status && n->pairs < MOST_PAIRS; i++)
    if (set->all.at[i].pattern == pattern)
      status = hold_against(n, set, &set->all.at[i], first, last, err);
  return status;
}

static eng_status try_places(nearest_name *n, const eng__explaining *x, eng__pattern pattern,
                             eng_error *err) {
  const eng__part *parts = x->index->document->parts.at;
  size_t count = x->index->document->parts.count;
  eng__hit here;
  eng__hit_from_span(x->index->document, x->stretch, &here);
  eng_status status = ENG_OK;
  for (size_t first = here.first_part; first <= here.last_part && first < count && !status;
       first++) {
    if (parts[first].kind != ENG_TOKEN_WORD) continue;
    for (size_t last = first; last < first + MOST_WORDS && last <= here.last_part && last < count;
         last++) {
      if (eng__stopped(x->index)) return eng__fail(err, ENG_TIMEOUT, "out of time");
      status = try_place(n, x, pattern, first, last, err);
      if (status) break;
    }
  }
  return status;
}

/* ---- What running text said ---- */

static eng__name_ground ground_of(const eng__index *index) {
  eng__name_ground ground = {.set = &index->patterns->names,
                             .document = index->document,
                             .parts = index->document->parts.at,
                             .count = index->document->parts.count};
  ground.caseless = eng__name_is_caseless(&ground);
  return ground;
}

static eng__name_place place_of(const nearest_name *n, const eng__name_ground *ground) {
  eng__name_place place = {.first = (uint32_t)n->first,
                           .last = (uint32_t)n->last,
                           .start = ground->parts[n->first].start,
                           .end = ground->parts[n->last].end,
                           .persian = ground->parts[n->first].script == ENG__SCRIPT_ARABIC};
  for (size_t at = n->first; at <= n->last && place.count < ENG__PLACE_WORDS;) {
    place.spare[place.count] = place.count > 0 && eng__name_is_spare(ground, at);
    place.parts[place.count++] = (uint32_t)at;
    size_t next = eng__name_next(ground, at, false);
    at = next == SIZE_MAX ? n->last + 1 : next;
  }
  return place;
}

/* What speaks against the nearest name where it stands. */
static eng_status ask_judge(const nearest_name *n, const eng__index *index, const char **objection,
                            unsigned *limit, eng_error *err) {
  eng__name_ground ground = ground_of(index);
  eng__name_place place = place_of(n, &ground);
  eng__name_scratch scratch = {.comparer = {.tables = ground.set->tables}};
  eng__name_likeness like;
  bool alike = false;
  eng_status status = eng__name_memory_open(&scratch.memory, err);
  if (!status) status = eng__name_liken(&scratch, &ground, &place, n->name, &like, &alike, err);
  if (!status && alike) status = eng__name_weigh(&scratch, &ground, &place, &like, err);
  *objection = scratch.objection;
  if (!*objection && !eng__name_capital(&ground, n->first)) *objection = "it is written small";
  *limit = scratch.limit;
  eng__name_scratch_free(&scratch);
  return status;
}

static eng_status tell(eng__explaining *x, const nearest_name *n, eng_error *err) {
  const eng_document *document = x->index->document;
  const char *objection = NULL;
  unsigned limit = n->limit;
  eng_status status = ENG_OK;
  x->best = eng__document_text_span(document, document->parts.at[n->first].start,
                                    document->parts.at[n->last].end);
  if (n->cost <= n->limit) status = ask_judge(n, x->index, &objection, &limit, err);
  double score = 1 - n->cost / 100.0, least = 1 - n->limit / 100.0, here = 1 - limit / 100.0;
  eng__buffer_printf(&x->what, "the nearest spelling of a name: score %.3f, and ", score);
  if (n->cost > n->limit) eng__buffer_printf(&x->what, "at least %.3f is asked for", least);
  else if (n->cost > limit)
    eng__buffer_printf(&x->what, "%.3f would do, but %s (%.3f)", least,
                       objection ? objection : "less is forgiven here", here);
  else
    eng__buffer_printf(&x->what, "%.3f would do, but %s", least,
                       objection ? objection : "it is part of another name, or of a word");
  return status;
}

eng_status eng__explain_names(eng__explaining *x, eng__pattern pattern, eng_error *err) {
  nearest_name n = {.cost = ENG__LATTICE_END,
                    .comparer = {.tables = x->index->patterns->names.tables}};
  eng_status status = n.comparer.tables ? try_places(&n, x, pattern, err) : ENG_OK;
  if (!status && n.cost <= FARTHEST) status = tell(x, &n, err);
  else if (!status) eng__buffer_add_string(&x->what, "nothing here is near to one of the names");
  eng__comparer_free(&n.comparer);
  return status;
}

/* The place whose spelling comes nearest to one of the names: its score, and the least score that
 * the mode asks for there. When the spelling is good enough, it was the running text that spoke
 * against it (name_judge.c). */
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

static void tell(eng__explaining *x, const nearest_name *n) {
  const eng_document *document = x->index->document;
  x->best = eng__document_text_span(document, document->parts.at[n->first].start,
                                    document->parts.at[n->last].end);
  double score = 1 - n->cost / 100.0, least = 1 - n->limit / 100.0;
  eng__buffer_printf(&x->what, "the nearest spelling of a name: score %.3f, and ", score);
  if (n->cost > n->limit) eng__buffer_printf(&x->what, "at least %.3f is asked for", least);
  else
    eng__buffer_printf(&x->what,
                       "%.3f would do, but what stands there speaks against it (an "
                       "everyday word, no capital, a part of another name)",
                       least);
}

eng_status eng__explain_names(eng__explaining *x, eng__pattern pattern, eng_error *err) {
  nearest_name n = {.cost = ENG__LATTICE_END,
                    .comparer = {.tables = x->index->patterns->names.tables}};
  eng_status status = n.comparer.tables ? try_places(&n, x, pattern, err) : ENG_OK;
  if (!status && n.cost <= FARTHEST) tell(x, &n);
  else if (!status) eng__buffer_add_string(&x->what, "nothing here is near to one of the names");
  eng__comparer_free(&n.comparer);
  return status;
}

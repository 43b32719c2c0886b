/* Tokens and numbers that are nearly what is looked for: the token that lacks the fewest of the
 * attributes, the number nearest to the bounds. */
#include "match/explain.h"

#include "match/number_beside.h"
#include "match/state.h"

#include <math.h>

/* ---- Tokens ---- */

enum { ATTRIBUTES = 4 };

/* What is asked, attribute by attribute; gives how many there are. */
static unsigned take_apart(const eng__token_query *query, eng__token_query single[ATTRIBUTES],
                           const char *lacking[ATTRIBUTES]) {
  const eng__token_query any = {.kind = -1, .script = -1};
  unsigned count = 0;
  if (query->kind >= 0) {
    single[count] = any;
    single[count].kind = query->kind;
    lacking[count++] = "is of another kind";
  }
  if (query->folded.len) {
    single[count] = any;
    single[count].folded = query->folded;
    lacking[count++] = "is another";
  }
  if (query->script >= 0) {
    single[count] = any;
    single[count].script = query->script;
    lacking[count++] = "is of another script";
  }
  if (query->shape.len) {
    single[count] = any;
    single[count].shape = query->shape;
    lacking[count++] = "has another shape";
  }
  return count;
}

void eng__explain_token(eng__explaining *x, eng__pattern pattern) {
  const eng__patterns *patterns = x->index->patterns;
  const eng_document *document = x->index->document;
  eng__token_query single[ATTRIBUTES];
  const char *lacking[ATTRIBUTES], *why = NULL;
  unsigned asked = take_apart(&patterns->tokens.at[patterns->defs.at[pattern].at], single, lacking);
  unsigned most = 0;
  eng__hit here;
  eng__hit_from_span(document, x->stretch, &here);
  for (size_t first = here.first_part; first <= here.last_part && first < document->parts.count;) {
    size_t last = eng__token_end(document, first);
    unsigned agree = 0, lacks = 0;
    for (unsigned i = 0; i < asked; i++) {
      if (eng__token_agrees(document, &single[i], first, last)) agree++;
      else lacks = i;
    }
    if (agree > most) {
      most = agree;
      why = lacking[lacks];
      x->best = eng__document_text_span(document, document->parts.at[first].start,
                                        document->parts.at[last].end);
    }
    first = last + 1;
  }
  eng__describe_pattern(&x->what, patterns, pattern);
  if (why) eng__buffer_printf(&x->what, ": what stands here %s", why);
  else eng__buffer_add_string(&x->what, " is not here");
}

/* ---- Numbers ---- */

/* How far outside the bounds; negative: below them. */
static double outside(eng__number_bounds bounds, double value) {
  return value < bounds.min ? value - bounds.min : value > bounds.max ? value - bounds.max : 0;
}

void eng__explain_number(eng__explaining *x, eng__pattern pattern) {
  const eng__patterns *patterns = x->index->patterns;
  const eng_document *document = x->index->document;
  eng__number_bounds bounds = patterns->numbers.at[patterns->defs.at[pattern].at];
  const char *why = NULL;
  double nearest = INFINITY;
  eng__hit here;
  eng__hit_from_span(document, x->stretch, &here);
  for (size_t i = here.first_part; i <= here.last_part && i < document->parts.count; i++) {
    const eng__part *part = &document->parts.at[i];
    if (part->kind != ENG_TOKEN_NUMBER) continue;
    eng__number number = eng__number_at(document, i);
    double off = number.known ? outside(bounds, number.value) : INFINITY;
    if (why && fabs(off) >= nearest) continue;
    nearest = fabs(off);
    why = !number.known ? "has no value to compare" : off < 0 ? "is less" : "is more";
    x->best = eng__document_text_span(document, part->start, part->end);
  }
  eng__describe_pattern(&x->what, patterns, pattern);
  if (why) eng__buffer_printf(&x->what, ": what stands here %s", why);
  else eng__buffer_add_string(&x->what, " is not here");
}

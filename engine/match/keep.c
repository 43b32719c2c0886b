/* The order of hits, and keep = "longest".
 *
 * Hits come nearly in order, so a look whether they are sorted comes first; what is not is sorted
 * by merging runs, bottom up and stable: equal hits stay in the order in which they were written.
 */
#include "match/state.h"

/* Does `b` belong before `a` that stands in front of it? */
static bool out_of_order(const eng__hit *a, const eng__hit *b, eng__hit_order order) {
  if (a->start != b->start) return a->start > b->start;
  if (a->end != b->end) return a->end < b->end;
  return order == ENG__ORDER_ENTRY && a->entry > b->entry;
}

bool eng__hits_sorted(const eng__hit *hits, size_t count, eng__hit_order order) {
  for (size_t i = 1; i < count; i++)
    if (out_of_order(&hits[i - 1], &hits[i], order)) return false;
  return true;
}

static void merge(const eng__hit *from, eng__hit *to, size_t start, size_t middle, size_t end,
                  eng__hit_order order) {
  size_t a = start, b = middle;
  for (size_t i = start; i < end; i++) {
    bool take_b = a == middle || (b < end && out_of_order(&from[a], &from[b], order));
    to[i] = from[take_b ? b++ : a++];
  }
}

eng_status eng__sort_hits(eng__hit_vec *hits, eng__hit_vec *spare, eng__hit_order order,
                          eng_error *err) {
  size_t count = hits->count;
  if (eng__hits_sorted(hits->at, count, order)) return ENG_OK;
  if (!eng__vec_reserve(spare, count)) return eng__fail_nomem(err);
  for (size_t width = 1; width < count; width *= 2) {
    for (size_t start = 0; start < count; start += 2 * width) {
      size_t middle = start + width < count ? start + width : count;
      size_t end = middle + width < count ? middle + width : count;
      merge(hits->at, spare->at, start, middle, end, order);
    }
    spare->count = count;
    eng__hit_vec swap = *hits;
    *hits = *spare;
    *spare = swap;
  }
  return ENG_OK;
}

/* Two entities of an ambiguous list in one place. */
static bool is_twin(const eng__hit *a, const eng__hit *b) {
  return a->ambiguous && b->ambiguous && a->pattern == b->pattern && a->start == b->start &&
         a->end == b->end;
}

size_t eng__keep_longest(eng__hit *hits, size_t count) {
  size_t kept = 0;
  for (size_t i = 0; i < count; i++) {
    const eng__hit *last = kept ? &hits[kept - 1] : NULL;
    if (!last || hits[i].start >= last->end || is_twin(last, &hits[i])) hits[kept++] = hits[i];
  }
  return kept;
}

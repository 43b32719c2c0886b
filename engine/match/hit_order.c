#include "match/hit_order.h"

/* ---- Making ---- */

enum { DIGIT_BITS = 8, DIGITS = 1 << DIGIT_BITS };

/* Sorts indexes by one digit of the ends, keeping the order of equal ones. */
static void sort_digit(const eng__hit *hits, const uint32_t *from, uint32_t *to, size_t count,
                       unsigned shift) {
  size_t places[DIGITS + 1] = {0};
  for (size_t i = 0; i < count; i++) places[(hits[i].end >> shift & (DIGITS - 1)) + 1]++;
  for (size_t d = 0; d < DIGITS; d++) places[d + 1] += places[d];
  for (size_t i = 0; i < count; i++)
    to[places[hits[from[i]].end >> shift & (DIGITS - 1)]++] = from[i];
}

/* By radix, from the last digit to the first; gives the one of the two that it ends in. */
static uint32_t *sort_by_end(const eng__hit *hits, uint32_t *order, uint32_t *spare, size_t count,
                             uint32_t most) {
  for (size_t i = 0; i < count; i++) order[i] = (uint32_t)i;
  for (unsigned shift = 0; shift < 32 && most >> shift; shift += DIGIT_BITS) {
    sort_digit(hits, order, spare, count, shift);
    uint32_t *sorted = spare;
    spare = order;
    order = sorted;
  }
  return order;
}

static bool ends_ascend(eng__hits hits) {
  for (size_t i = 1; i < hits.count; i++)
    if (hits.at[i].end < hits.at[i - 1].end) return false;
  return true;
}

eng_status eng__hit_ends_make(eng__hit_ends *ends, eng__hits hits, eng__arena *arena,
                              eng_error *err) {
  *ends = (eng__hit_ends){.ready = true};
  if (ends_ascend(hits)) return ENG_OK;
  uint32_t *most = eng__arena_array(arena, hits.count, sizeof *most);
  uint32_t *order = eng__arena_array(arena, hits.count, sizeof *order);
  uint32_t *spare = eng__arena_array(arena, hits.count, sizeof *spare);
  ends->ready = most && order && spare;
  if (!ends->ready) return eng__fail_nomem(err);
  uint32_t last = 0;
  for (size_t i = 0; i < hits.count; i++) {
    if (hits.at[i].end > last) last = hits.at[i].end;
    most[i] = last;
  }
  ends->most = most;
  ends->order = sort_by_end(hits.at, order, spare, hits.count, last);
  return ENG_OK;
}

/* ---- Searching ---- */

typedef enum line { STARTS, ENDS, MOST_ENDS } line;

/* Numbers that ascend with `i`. */
static inline size_t value(eng__hits hits, const eng__hit_ends *ends, line which, size_t i) {
  if (which == STARTS) return hits.at[i].start;
  if (which == MOST_ENDS) return ends->most ? ends->most[i] : hits.at[i].end;
  return eng__hit_by_end(hits, ends, i)->end;
}

/* The first place whose number is `least` or more: from where the last search ended by steps that
 * double, then by halves between the last two of them. */
static inline size_t search(eng__hits hits, const eng__hit_ends *ends, line which, size_t least,
                            size_t *cursor) {
  size_t low = 0, high = hits.count, step = 1, at = *cursor < high ? *cursor : high;
  if (at < high && value(hits, ends, which, at) < least) {
    low = at + 1;
    for (; step < high - low && value(hits, ends, which, low + step) < least; step *= 2)
      low += step + 1;
    if (step < high - low) high = low + step;
  } else {
    high = at;
    for (; step <= high && value(hits, ends, which, high - step) >= least; step *= 2) high -= step;
    if (step <= high) low = high - step + 1;
  }
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (value(hits, ends, which, middle) < least) low = middle + 1;
    else high = middle;
  }
  return *cursor = low;
}

size_t eng__hits_from(eng__hits hits, size_t offset, eng__hit_cursors *cursors) {
  return search(hits, NULL, STARTS, offset, &cursors->start);
}

size_t eng__hits_until(eng__hits hits, const eng__hit_ends *ends, size_t offset,
                       eng__hit_cursors *cursors) {
  return search(hits, ends, ENDS, offset + 1, &cursors->end);
}

size_t eng__hits_behind(eng__hits hits, const eng__hit_ends *ends, size_t offset,
                        eng__hit_cursors *cursors) {
  return search(hits, ends, MOST_ENDS, offset + 1, &cursors->most);
}

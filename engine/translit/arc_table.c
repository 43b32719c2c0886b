/* Tables of rows made ready: text to symbols, both directions, doubled consonants, sorted. */
#include "translit/lattice.h"

#include <stdlib.h>
#include <string.h>

static bool is_consonant(uint8_t symbol) {
  return symbol && strchr("bcdfghjklmnpqrstvwxyzCSQZGK", symbol);
}

static eng_status push(eng__arc_table *table, const eng__ready_arc *arc, eng_error *err) {
  return eng__vec_push(&table->arcs, *arc) ? ENG_OK : eng__fail_nomem(err);
}

static eng__ready_arc mirrored(const eng__ready_arc *arc) {
  eng__ready_arc other = *arc;
  memcpy(other.left, arc->right, sizeof other.left);
  memcpy(other.right, arc->left, sizeof other.right);
  other.left_count = arc->right_count;
  other.right_count = arc->left_count;
  return other;
}

static eng_status push_both(eng__arc_table *table, const eng__ready_arc *arc, bool mirror,
                            eng_error *err) {
  eng__ready_arc other = mirrored(arc);
  eng_status status = push(table, arc, err);
  return status || !mirror ? status : push(table, &other, err);
}

/* A consonant may be written twice for tashdid, and across a joint behind the article (od-Din). */
static eng_status push_doubled(eng__arc_table *table, const eng__ready_arc *arc, bool mirror,
                               eng_error *err) {
  if (arc->right_count != 1 || !is_consonant(arc->right[0]) || arc->kind != ENG__ARC_CONSONANT)
    return ENG_OK;
  eng__ready_arc twice = *arc;
  twice.right[1] = arc->right[0];
  twice.right_count = 2;
  eng_status status = push_both(table, &twice, mirror, err);
  if (status) return status;
  twice.right[1] = '|';
  twice.right[2] = arc->right[0];
  twice.right_count = 3;
  twice.cost[0] = (uint8_t)(arc->cost[0] + 3);
  twice.cost[1] = (uint8_t)(arc->cost[1] + 3);
  return push_both(table, &twice, mirror, err);
}

static eng_status add_row(eng__arc_table *table, const eng__arc *row, bool mirror, eng_error *err) {
  eng__ready_arc arc = {.cost = {row->p, row->a},
                        .schemes = row->schemes,
                        .kind = row->kind,
                        .need = row->need,
                        .refuse = row->refuse};
  arc.left_count = (uint8_t)eng__name_symbols(row->left, arc.left, ENG__ARC_SYMBOLS);
  arc.right_count = (uint8_t)eng__name_symbols(row->right, arc.right, ENG__ARC_SYMBOLS);
  if (arc.left_count + arc.right_count == 0)
    return eng__fail(err, ENG_INVALID, "a row of the letter tables has no symbols");
  eng_status status = push_both(table, &arc, mirror, err);
  return status ? status : push_doubled(table, &arc, mirror, err);
}

/* A symbol is itself: digits everywhere, letters within one script. */
static eng_status add_equal(eng__arc_table *table, bool mirror, eng_error *err) {
  static const char digits[] = "0123456789";
  static const char latin[] = "abcdefghijklmnopqrstuvwxyzAEIOUCSQZGKWY@'";
  eng_status status = ENG_OK;
  for (int symbol = 1; symbol < 256 && !status; symbol++) {
    bool digit = symbol < 128 && strchr(digits, symbol);
    bool letter = mirror && (symbol >= 128 || strchr(latin, symbol));
    if (!digit && !letter) continue;
    bool vowel = symbol < 128 && strchr("aeiouAEIOUWY@", symbol);
    eng__ready_arc arc = {.left = {(uint8_t)symbol},
                          .right = {(uint8_t)symbol},
                          .left_count = 1,
                          .right_count = 1,
                          .schemes = ENG__SCHEME_BASE,
                          .kind = vowel ? ENG__ARC_VOWEL : ENG__ARC_CONSONANT};
    status = push(table, &arc, err);
    if (!status) status = push_doubled(table, &arc, mirror, err);
  }
  return status;
}

static int first_symbol(const eng__ready_arc *arc) {
  return arc->left_count ? arc->left[0] : 0;
}

/* Counting sort by the first symbol; stable, so that equal costs always give the same path. */
static eng_status sort_arcs(eng__arc_table *table, eng_error *err) {
  size_t count = table->arcs.count;
  eng__ready_arc *sorted = malloc((count + 1) * sizeof *sorted);
  if (!sorted) return eng__fail_nomem(err);
  size_t at = 0;
  for (int symbol = 0; symbol < 256; symbol++) {
    table->first[symbol] = (uint16_t)at;
    for (size_t i = 0; i < count; i++)
      if (first_symbol(&table->arcs.at[i]) == symbol) sorted[at++] = table->arcs.at[i];
  }
  table->first[256] = (uint16_t)at;
  memcpy(table->arcs.at, sorted, count * sizeof *sorted);
  free(sorted);
  return ENG_OK;
}

eng_status eng__arc_table_make(eng__arc_table *table, const eng__arc *rows, size_t count,
                               bool mirror, eng_error *err) {
  memset(table, 0, sizeof *table);
  table->persian_latin = !mirror;
  eng_status status = add_equal(table, mirror, err);
  for (size_t i = 0; i < count && !status; i++) status = add_row(table, &rows[i], mirror, err);
  return status ? status : sort_arcs(table, err);
}

void eng__arc_table_free(eng__arc_table *table) {
  eng__vec_free(&table->arcs);
}

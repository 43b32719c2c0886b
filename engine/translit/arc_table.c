/* Tables of rows made ready: text to symbols, both directions, doubled consonants, letters that
 * also count as others, sorted so that the rows for a pair of letters lie side by side. */
#include "translit/lattice.h"

#include <stdlib.h>
#include <string.h>

static bool is_consonant(uint8_t symbol) {
  return symbol && strchr("bcdfghjklmnpqrstvwxyzCSQZGK", symbol);
}

static eng_status push(eng__arc_table *table, const eng__ready_arc *arc, eng_error *err) {
  eng__ready_arc ready = *arc;
  ready.cost[2] = arc->cost[0] < arc->cost[1] ? arc->cost[0] : arc->cost[1];
  return eng__vec_push(&table->arcs, ready) ? ENG_OK : eng__fail_nomem(err);
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

/* Two words that meet in one consonant may share it (کمررود Kamarud). */
static eng_status push_merged(eng__arc_table *table, const eng__ready_arc *arc, eng_error *err) {
  if (arc->left_count != 1) return ENG_OK;
  eng__ready_arc merged = *arc;
  merged.left[1] = arc->left[0];
  merged.left_count = 2;
  merged.cost[0] = (uint8_t)(arc->cost[0] + 8);
  merged.cost[1] = (uint8_t)(arc->cost[1] + 8);
  return push(table, &merged, err);
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
  status = push_both(table, &twice, mirror, err);
  return status || mirror ? status : push_merged(table, arc, err);
}

/* Within one script both may be: Haqqani, Hakkani. */
static eng_status push_doubled_both(eng__arc_table *table, const eng__ready_arc *arc,
                                    eng_error *err) {
  bool single = arc->left_count == 1 && arc->right_count == 1;
  if (!single || !is_consonant(arc->left[0]) || !is_consonant(arc->right[0])) return ENG_OK;
  eng__ready_arc twice = *arc;
  twice.left[1] = arc->left[0];
  twice.right[1] = arc->right[0];
  twice.left_count = twice.right_count = 2;
  return push_both(table, &twice, true, err);
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
  eng__ready_arc other = mirrored(&arc);
  eng_status status = push_both(table, &arc, mirror, err);
  if (!status) status = push_doubled(table, &arc, mirror, err);
  if (status || !mirror) return status;
  status = push_doubled(table, &other, mirror, err); /* qq: gh */
  return status ? status : push_doubled_both(table, &arc, err);
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

/* What a letter also counts as: hamza on its carriers, Arabic and Pashto forms. */
static const uint8_t ALIASES[][2] = {{ENG__YEH_HAMZA, ENG__YEH},
                                     {ENG__WAW_HAMZA, ENG__WAW},
                                     {ENG__TEH_MARBUTA, ENG__HEH},
                                     {ENG__HEH_HAMZA, ENG__HEH},
                                     {ENG__PASHTO_E, ENG__YEH}};

/* Each pass over the rows replaces one more letter, so the passes end when no letter is left. */
static eng_status add_aliases(eng__arc_table *table, eng_error *err) {
  for (size_t i = 0; i < table->arcs.count; i++)
    for (size_t k = 0; k < table->arcs.at[i].left_count; k++)
      for (size_t a = 0; a < sizeof ALIASES / sizeof *ALIASES; a++) {
        eng__ready_arc arc = table->arcs.at[i];
        if (arc.left[k] != ALIASES[a][1]) continue;
        arc.left[k] = ALIASES[a][0];
        eng_status status = push(table, &arc, err);
        if (status) return status;
      }
  return ENG_OK;
}

static void class_symbol(eng__arc_table *table, uint8_t symbol) {
  if (table->class_of[symbol] == ENG__NO_CLASS) table->class_of[symbol] = (uint8_t)table->classes++;
}

static void make_classes(eng__arc_table *table) {
  memset(table->class_of, ENG__NO_CLASS, sizeof table->class_of);
  class_symbol(table, 0);
  for (size_t i = 0; i < table->arcs.count; i++) {
    class_symbol(table, table->arcs.at[i].left[0]);
    class_symbol(table, table->arcs.at[i].right[0]);
  }
}

/* Which list a row belongs to; rows begin with their first symbols, 0 when they have none. */
static size_t list_of(const eng__arc_table *table, const eng__ready_arc *arc) {
  return table->class_of[arc->left[0]] * table->classes + table->class_of[arc->right[0]];
}

/* Counting sort; stable, so that equal costs always give the same path. */
static eng_status sort_arcs(eng__arc_table *table, eng_error *err) {
  make_classes(table);
  size_t count = table->arcs.count, lists = table->classes * table->classes;
  eng__ready_arc *sorted = malloc((count + 1) * sizeof *sorted);
  if (!sorted || !eng__vec_reserve(&table->first, lists + 1)) {
    free(sorted);
    return eng__fail_nomem(err);
  }
  uint16_t *first = table->first.at;
  memset(first, 0, (lists + 1) * sizeof *first);
  for (size_t i = 0; i < count; i++) first[list_of(table, &table->arcs.at[i]) + 1]++;
  for (size_t list = 0; list < lists; list++)
    first[list + 1] = (uint16_t)(first[list + 1] + first[list]);
  for (size_t i = 0; i < count; i++)
    sorted[first[list_of(table, &table->arcs.at[i])]++] = table->arcs.at[i];
  memmove(first + 1, first, lists * sizeof *first);
  first[0] = 0;
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
  if (!status && !mirror) status = add_aliases(table, err);
  return status ? status : sort_arcs(table, err);
}

void eng__arc_table_free(eng__arc_table *table) {
  eng__vec_free(&table->arcs);
  eng__vec_free(&table->first);
}

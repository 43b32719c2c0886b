/* Building a key table: count the uses of each key in its slot, give each key its run of uses, fill
 * the runs. Three linear passes over the keys, no sorting. */
#include "match/key_table.h"

#include <stdlib.h>

#ifdef ENG_HARD
enum { FILTER_LEAST = 1, FILTER_ROOMY = 1, BITS_PER_KEY = 2, ROOMY_BITS = 2 }; /* most passes */
#else
/* Blocks of 64 bits: 1 KiB at least. Many bits a key let hardly anything through, as long as the
 * filter stays near the processor (128 KiB); beyond that fewer bits cost less than they let
 * through. */
enum { FILTER_LEAST = 128, FILTER_ROOMY = 16384, BITS_PER_KEY = 16, ROOMY_BITS = 64 };
#endif

bool eng__key_table_add(eng__key_table *table, uint64_t hash, eng__key_use use) {
  eng__key key = {hash, use};
  return eng__vec_push(&table->keys, key);
}

static unsigned log2_up(size_t wanted) {
  unsigned bits = 0;
  while (((size_t)1 << bits) < wanted) bits++;
  return bits;
}

void *eng__table_memory(size_t count, size_t size) {
  enum { PAGE = 4096 };
  char *at = calloc(count, size);
  if (!at) return NULL;
  for (volatile char *page = at; page < at + count * size; page += PAGE) *page = 0;
  return at;
}

static bool make_filter(eng__key_table *table) {
  size_t wanted = table->keys.count * BITS_PER_KEY / 64,
         roomy = table->keys.count * ROOMY_BITS / 64;
  if (roomy > FILTER_ROOMY) roomy = FILTER_ROOMY;
  if (wanted < roomy) wanted = roomy;
  unsigned bits = log2_up(wanted > FILTER_LEAST ? wanted : FILTER_LEAST);
  table->filter_mask = (UINT64_C(1) << bits) - 1;
  table->filter = eng__table_memory((size_t)1 << bits, sizeof *table->filter);
  if (!table->filter) return false;
  for (size_t i = 0; i < table->keys.count; i++) {
    uint64_t hash = table->keys.at[i].hash;
    table->filter[hash >> 12 & table->filter_mask] |= eng__filter_mask(hash);
  }
  return true;
}

/* The slot of a key: its own, or the empty one where it goes. */
static eng__key_slot *slot_of(const eng__key_table *table, uint64_t hash) {
  uint32_t tag = (uint32_t)(hash >> 24);
  uint32_t at = (uint32_t)(hash >> 8) & table->slot_mask;
  while (table->slots[at].first && table->slots[at].tag != tag) at = (at + 1) & table->slot_mask;
  table->slots[at].tag = tag;
  return &table->slots[at];
}

/* Slots are all over the table: they are fetched some keys ahead. */
static void fetch_slot(const eng__key_table *table, size_t key) {
  if (key < table->keys.count) eng__key_table_prefetch(table, table->keys.at[key].hash);
}

enum { AHEAD = 16 };

/* While building, `first` of a slot is: how many uses, then one past the end of its run, going down
 * to its start (plus 1) as the run is filled from behind. */
static bool make_slots(eng__key_table *table) {
  size_t size = (size_t)1 << log2_up(table->keys.count + table->keys.count / 2 + 2);
  table->slot_mask = (uint32_t)(size - 1);
  table->slots = eng__table_memory(size, sizeof *table->slots);
  table->uses = eng__table_memory(table->keys.count + 1, sizeof *table->uses);
  if (!table->slots || !table->uses) return false;
  for (size_t i = 0; i < table->keys.count; i++) {
    fetch_slot(table, i + AHEAD);
    slot_of(table, table->keys.at[i].hash)->first++;
  }
  uint32_t end = 0;
  for (size_t i = 0; i < size; i++) {
    if (!table->slots[i].first) continue;
    end += table->slots[i].first;
    table->slots[i].first = end + 1;
    table->uses[end - 1].last = true;
  }
  return true;
}

static void fill_uses(eng__key_table *table) {
  for (size_t i = table->keys.count; i-- > 0;) {
    fetch_slot(table, i - AHEAD); /* below zero is past the end */
    eng__key_slot *slot = slot_of(table, table->keys.at[i].hash);
    eng__key_use *use = &table->uses[--slot->first - 1];
    bool last = use->last;
    *use = table->keys.at[i].use;
    use->last = last;
  }
}

eng_status eng__key_table_build(eng__key_table *table, eng_error *err) {
  if (table->keys.count >= UINT32_MAX / 4) return eng__fail(err, ENG_LIMIT, "too many phrases");
  table->use_count = table->keys.count;
  if (!make_filter(table) || !make_slots(table)) return eng__fail_nomem(err);
  fill_uses(table);
  eng__vec_free(&table->keys);
  return ENG_OK;
}

void eng__key_table_free(eng__key_table *table) {
  eng__vec_free(&table->keys);
  free(table->filter);
  free(table->slots);
  free(table->uses);
  *table = (eng__key_table){0};
}

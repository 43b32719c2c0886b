/* From the hash of a word, or of two, to the phrases that may stand there.
 *
 * Two steps. A bit filter answers "nothing begins here" for nearly every word of a text without
 * leaving the nearest caches: two bits of one 64-bit block for each key, at least 16 bits a key.
 * Only what passes is looked up in an open-addressing table. The table holds 32 bits of the
 * hash: keys that fall together share a chain, which does no harm, because equality of hashes is
 * never a match; every use is verified on the bytes. */
#ifndef ENG_MATCH_KEY_TABLE_H
#define ENG_MATCH_KEY_TABLE_H

#include "base/error.h"
#include "base/vec.h"

#include <stdint.h>

typedef struct eng__key_use {
  uint32_t what;       /* the number of a phrase; for a trigger the trigger */
  uint8_t piece;       /* the piece of the phrase that stands where the key was met */
  uint8_t trigger : 1; /* `what` is a trigger of an expression */
  uint8_t last : 1;    /* ends the chain */
} eng__key_use;

typedef struct eng__key {
  uint64_t hash;
  eng__key_use use;
} eng__key;

typedef struct eng__key_slot {
  uint32_t tag;
  uint32_t first; /* of `uses`, plus 1; 0: empty */
} eng__key_slot;

typedef struct eng__key_table {
  ENG__VEC(eng__key) keys; /* gathered; given back by eng__key_table_build() */
  uint64_t *filter;
  eng__key_slot *slots;
  eng__key_use *uses;
  uint64_t filter_mask; /* block of a hash: hash >> 12 & filter_mask */
  uint32_t slot_mask;
  size_t use_count;
} eng__key_table;

/* Gathers; false when memory is out. */
bool eng__key_table_add(eng__key_table *table, uint64_t hash, eng__key_use use);
/* Makes filter and table of what was gathered. ENG_NOMEM. */
eng_status eng__key_table_build(eng__key_table *table, eng_error *err);
void eng__key_table_free(eng__key_table *table);
/* Cleared memory, as of calloc(), for a table that is filled in no order: each page is written to
 * once, since one that is read before it is written is made twice, first as a page of zeroes that
 * all share. */
void *eng__table_memory(size_t count, size_t size);

/* The key of two words: they are hashes already, so it is enough that they have an order. */
enum { ENG__PAIR_KEY_TURN = 21 };
static inline uint64_t eng__pair_key(uint64_t first, uint64_t second) {
  return (first << ENG__PAIR_KEY_TURN | first >> (64 - ENG__PAIR_KEY_TURN)) + second;
}

static inline uint64_t eng__filter_mask(uint64_t hash) {
  return UINT64_C(1) << (hash & 63) | UINT64_C(1) << (hash >> 6 & 63);
}

/* May the key be there: both bits. Only after a build. */
static inline bool eng__key_table_may(const eng__key_table *table, uint64_t hash) {
  uint64_t mask = eng__filter_mask(hash);
  return (table->filter[hash >> 12 & table->filter_mask] & mask) == mask;
}

/* The chain of a key, up to and with the use that is `last`; NULL when there is none. */
static inline const eng__key_use *eng__key_table_find(const eng__key_table *table, uint64_t hash) {
  uint32_t tag = (uint32_t)(hash >> 24);
  for (uint32_t at = (uint32_t)(hash >> 8) & table->slot_mask;; at = (at + 1) & table->slot_mask) {
    const eng__key_slot *slot = &table->slots[at];
    if (!slot->first) return NULL;
    if (slot->tag == tag) return &table->uses[slot->first - 1];
  }
}

static inline void eng__key_table_prefetch(const eng__key_table *table, uint64_t hash) {
  __builtin_prefetch(&table->slots[(uint32_t)(hash >> 8) & table->slot_mask]);
}

#endif

/* One of N parts of a corpus: which documents are in it is said by their ids alone, so that it does
 * not change when others come or go. */
#ifndef ENG_CORPUS_SHARD_H
#define ENG_CORPUS_SHARD_H

#include "base/hash.h"

typedef struct eng__shard {
  uint32_t index, count; /* from 0; count 0: the whole corpus */
} eng__shard;

enum { ENG__MOST_SHARDS = 10000 };

static inline bool eng__shard_has(eng__shard shard, eng__slice doc) {
  return shard.count < 2 || eng__hash_bytes(doc.at, doc.len) % shard.count == shard.index;
}

#endif

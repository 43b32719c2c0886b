/* How alike two texts are: the share of their runs of words ("shingles") that both have, the
 * Jaccard coefficient of the two sets. MinHash (Broder 1997) finds the pairs worth comparing: for a
 * random order of all shingles, the chance that two sets have the same first one is their Jaccard
 * coefficient. A signature holds the first one by many orders; its bands, some rows each, are
 * hashed, and texts that share a band are compared exactly (Leskovec, Rajaraman, Ullman, Mining of
 * Massive Datasets, 3.4). */
#ifndef ENG_RUN_MINHASH_H
#define ENG_RUN_MINHASH_H

#include "base/error.h"
#include "base/slice.h"
#include "base/vec.h"

typedef ENG__VEC(uint64_t) eng__shingles;

/* The hashes of all runs of `words` words of a text, words being parted by one space, ascending and
 * each once, into `out`. A text with fewer words has one shingle, itself; one without any none.
 * False when memory is out. */
bool eng__shingle(eng__slice text, uint32_t words, eng__shingles *out);

/* Size of what both have, and of what either has. */
void eng__shingles_compare(const eng__shingles *a, const eng__shingles *b, size_t *both,
                           size_t *either);
/* Is the share of what both have at least `share`? */
bool eng__shingles_alike(const eng__shingles *a, const eng__shingles *b, double share);

enum { ENG__SIGNATURE = 256 }; /* rows at most */

typedef struct eng__bands {
  uint32_t count, rows; /* rows of each */
} eng__bands;

/* As many rows as can be while two texts that have just `share` in common are missed less than once
 * in a thousand times, with at most ENG__SIGNATURE rows in all. */
eng__bands eng__bands_for(double share);

/* The first shingle by each of `rows` orders. */
void eng__minhash(const eng__shingles *shingles, uint64_t *signature, size_t rows);
/* A hash of each band of a signature of bands.count * bands.rows. */
void eng__hash_bands(const uint64_t *signature, eng__bands bands, uint64_t *hashes);

#endif

#include "run/minhash.h"

#include "base/hash.h"

#include <math.h>

static int by_value(const void *a, const void *b) {
  uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
  return (x > y) - (x < y);
}

static void sort_distinct(eng__shingles *s) {
  if (s->count < 2) return;
  size_t kept = 1;
  qsort(s->at, s->count, sizeof *s->at, by_value);
  for (size_t i = 1; i < s->count; i++)
    if (s->at[i] != s->at[kept - 1]) s->at[kept++] = s->at[i];
  s->count = kept;
}

/* Where the word that begins at `at` ends. */
static size_t word_end(eng__slice text, size_t at) {
  const char *space = memchr(text.at + at, ' ', text.len - at);
  return space ? (size_t)(space - text.at) : text.len;
}

/* A window over the text, `words` words wide, moves on by a word. */
bool eng__shingle(eng__slice text, uint32_t words, eng__shingles *out) {
  out->count = 0;
  if (text.len == 0) return true;
  size_t start = 0, end = word_end(text, 0);
  for (uint32_t i = 1; i < words && end < text.len; i++) end = word_end(text, end + 1);
  for (;;) {
    if (!eng__vec_push(out, eng__hash_bytes(text.at + start, end - start))) return false;
    if (end >= text.len) break;
    end = word_end(text, end + 1);
    start = word_end(text, start) + 1;
  }
  sort_distinct(out);
  return true;
}

void eng__shingles_compare(const eng__shingles *a, const eng__shingles *b, size_t *both,
                           size_t *either) {
  *both = 0;
  for (size_t i = 0, j = 0; i < a->count && j < b->count;) {
    uint64_t x = a->at[i], y = b->at[j];
    *both += x == y;
    i += x <= y;
    j += y <= x;
  }
  *either = a->count + b->count - *both;
}

/* A share like 0.55 is no exact number: what it says of whole shingles is meant. */
bool eng__shingles_alike(const eng__shingles *a, const eng__shingles *b, double share) {
  size_t both, either;
  eng__shingles_compare(a, b, &both, &either);
  return either == 0 || (double)both + 1e-9 * (double)either >= share * (double)either;
}

eng__bands eng__bands_for(double share) {
  if (share >= 1) return (eng__bands){1, 1}; /* equal sets share every band */
  /* Below a share of 0.027 single rows do not suffice: the signature is all there is. */
  eng__bands best = {ENG__SIGNATURE, 1};
  for (uint32_t rows = 1; rows <= ENG__SIGNATURE; rows++) {
    double missed = log1p(-pow(share, rows)); /* by one band, as a logarithm */
    double count = ceil(log(1e-3) / missed);
    if (!(count * rows <= ENG__SIGNATURE)) break;
    best = (eng__bands){(uint32_t)count, rows};
  }
  return best;
}

void eng__minhash(const eng__shingles *shingles, uint64_t *signature, size_t rows) {
  for (size_t row = 0; row < rows; row++) {
    uint64_t seed = eng__hash_mix(row + 1, ENG__HASH_STEP), first = UINT64_MAX;
    for (size_t i = 0; i < shingles->count; i++) {
      uint64_t hash = eng__hash_mix(shingles->at[i] ^ seed, ENG__HASH_SEED ^ seed);
      if (hash < first) first = hash;
    }
    signature[row] = first;
  }
}

void eng__hash_bands(const uint64_t *signature, eng__bands bands, uint64_t *hashes) {
  for (uint32_t band = 0; band < bands.count; band++) {
    uint64_t hash = band;
    for (uint32_t row = 0; row < bands.rows; row++)
      hash = eng__hash_pair(hash, signature[band * bands.rows + row]);
    hashes[band] = hash;
  }
}

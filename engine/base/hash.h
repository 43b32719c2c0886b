/* A 64-bit hash of bytes: fixed, the same on every machine, so that what is derived from it (the
 * `id` of a hit) never changes between runs. Not keyed: tables that hold a stranger's keys verify
 * every lookup and bound their probes. */
#ifndef ENG_BASE_HASH_H
#define ENG_BASE_HASH_H

#include "base/slice.h"

/* Multiplies to 128 bits and folds the halves: the mixing step of wyhash (Wang Yi, public domain,
 * github.com/wangyi-fudan/wyhash). */
static inline uint64_t eng__hash_mix(uint64_t a, uint64_t b) {
  __extension__ typedef unsigned __int128 wide;
  wide product = (wide)a * b;
  return (uint64_t)product ^ (uint64_t)(product >> 64);
}

#define ENG__HASH_SEED UINT64_C(0x2d358dccaa6c78a5)
#define ENG__HASH_STEP UINT64_C(0x8bb84b93962eacc9)

/* Little-endian loads, whatever the machine. */
static inline uint64_t eng__load64(const char *p) {
  uint64_t v;
  memcpy(&v, p, sizeof v);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
  v = __builtin_bswap64(v);
#endif
  return v;
}

/* Up to seven bytes as a little-endian number. */
static inline uint64_t eng__load_tail(const char *p, size_t len) {
  uint64_t v = 0;
  for (size_t i = 0; i < len; i++) v |= (uint64_t)(unsigned char)p[i] << (8 * i);
  return v;
}

static inline uint64_t eng__hash_bytes(const char *bytes, size_t len) {
  uint64_t h = ENG__HASH_SEED ^ len;
  size_t i = 0;
  for (; i + 8 <= len; i += 8) h = eng__hash_mix(h ^ eng__load64(bytes + i), ENG__HASH_STEP);
  if (i < len) h = eng__hash_mix(h ^ eng__load_tail(bytes + i, len - i), ENG__HASH_STEP);
  return eng__hash_mix(h, ENG__HASH_SEED | 1);
}

/* The next 16 bytes of a lane. */
static inline uint64_t eng__hash_lane(uint64_t lane, uint64_t mask, const char *bytes) {
  return eng__hash_mix(eng__load64(bytes) ^ mask, eng__load64(bytes + 8) ^ lane);
}

/* For telling one content from another where a stranger may choose it: as long as `key` is random
 * and kept from him he cannot make two that share a hash. Not fixed: it may differ between versions
 * of the engine. Four lanes, so that it costs a document next to nothing. */
static inline uint64_t eng__hash_keyed(uint64_t key, const char *bytes, size_t len) {
  uint64_t mask = eng__hash_mix(key ^ ENG__HASH_STEP, ENG__HASH_SEED);
  uint64_t a = key ^ len, b = mask ^ ENG__HASH_SEED, c = key ^ ENG__HASH_STEP, d = mask;
  size_t i = 0;
  for (; i + 64 <= len; i += 64) {
    a = eng__hash_lane(a, mask, bytes + i);
    b = eng__hash_lane(b, mask, bytes + i + 16);
    c = eng__hash_lane(c, mask, bytes + i + 32);
    d = eng__hash_lane(d, mask, bytes + i + 48);
  }
  a = eng__hash_mix(a ^ mask, b ^ ENG__HASH_STEP);
  c = eng__hash_mix(c ^ mask, d ^ ENG__HASH_STEP);
  a = eng__hash_mix(a ^ mask, c ^ ENG__HASH_STEP);
  for (; i + 8 <= len; i += 8) a = eng__hash_mix(eng__load64(bytes + i) ^ mask, a ^ ENG__HASH_SEED);
  a = eng__hash_mix(eng__load_tail(bytes + i, len - i) ^ mask, a ^ ENG__HASH_STEP);
  return eng__hash_mix(a ^ len, mask);
}

static inline uint64_t eng__hash_pair(uint64_t a, uint64_t b) {
  return eng__hash_mix(a ^ ENG__HASH_STEP, (b << 1 | b >> 63) ^ ENG__HASH_SEED);
}

#endif

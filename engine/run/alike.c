/* Equal texts are one text. The hashes of the bands of each are laid away in blocks, band after
 * band within a block; at the end one band after the other is read back and sorted, texts with the
 * same hash are compared, and those that are alike joined in a forest whose roots are the smallest
 * members (union-find, Tarjan 1975). */
#include "run/alike.h"

#include "base/hash.h"
#include "run/minhash.h"
#include "run/spool.h"

#include <stdlib.h>

#ifdef ENG_HARD
enum { BLOCK = 3, FIRST_SLOTS = 2 };
#else
enum { BLOCK = 4096, FIRST_SLOTS = 1024 };
#endif

/* Work that may be done: a look at a pair is 1, a comparison COMPARING. Only texts made for it, or
 * a share that is all but nothing, come near. */
enum { COMPARING = 16, WORK_PER_TEXT = 4096, WORK = 1 << 20 };

typedef struct stored_text {
  uint64_t at, hash;
  uint32_t len, parent;
} stored_text;

typedef struct banded {
  uint64_t hash;
  uint32_t text;
} banded;

struct eng__alike {
  uint32_t words;
  double share;
  eng__bands bands;
  ENG__VEC(stored_text) texts;
  ENG__VEC(uint32_t) slots; /* of a hash table: 1 + text, or 0 */
  ENG__VEC(uint32_t) items; /* the text of each */
  eng__spool text_spool, payload_spool, band_spool;
  uint64_t *block; /* bands of the texts that are in no whole block yet */
  eng__buffer room, other;
  eng__shingles shingles, first, second;
  uint64_t work;
  bool gave_up;
};

eng_status eng__alike_open(eng__alike **out, uint32_t words, double share, eng_error *err) {
  eng__alike *alike = calloc(1, sizeof *alike);
  *out = alike;
  if (!alike) return eng__fail_nomem(err);
  alike->words = words;
  alike->share = share;
  alike->bands = eng__bands_for(share);
  alike->block = calloc((size_t)BLOCK * alike->bands.count, sizeof *alike->block);
  return alike->block ? ENG_OK : eng__fail_nomem(err);
}

void eng__alike_close(eng__alike *alike) {
  if (!alike) return;
  eng__vec_free(&alike->texts);
  eng__vec_free(&alike->slots);
  eng__vec_free(&alike->items);
  eng__spool_free(&alike->text_spool);
  eng__spool_free(&alike->payload_spool);
  eng__spool_free(&alike->band_spool);
  eng__buffer_free(&alike->room);
  eng__buffer_free(&alike->other);
  eng__vec_free(&alike->shingles);
  eng__vec_free(&alike->first);
  eng__vec_free(&alike->second);
  free(alike->block);
  free(alike);
}

void eng__alike_keep_in_memory(eng__alike *alike) {
  alike->text_spool.in_memory = alike->payload_spool.in_memory = true;
  alike->band_spool.in_memory = true;
}

bool eng__alike_gave_up(const eng__alike *alike) {
  return alike->gave_up;
}

/* ---- Texts, each once ---- */

static eng_status read_text(const eng__alike *alike, uint32_t text, eng__buffer *room,
                            eng_error *err) {
  const stored_text *stored = &alike->texts.at[text];
  eng__buffer_clear(room);
  char *to = eng__buffer_reserve(room, stored->len + 1);
  if (!to) return eng__fail_nomem(err);
  room->len = stored->len;
  return eng__spool_read(&alike->text_spool, stored->at, to, stored->len, err);
}

static bool grow_slots(eng__alike *alike) {
  size_t wanted = alike->slots.count ? alike->slots.count * 2 : FIRST_SLOTS;
  if (!eng__vec_reserve(&alike->slots, wanted)) return false;
  alike->slots.count = wanted;
  memset(alike->slots.at, 0, wanted * sizeof *alike->slots.at);
  for (uint32_t i = 0; i < alike->texts.count; i++) {
    size_t at = alike->texts.at[i].hash & (wanted - 1);
    while (alike->slots.at[at]) at = (at + 1) & (wanted - 1);
    alike->slots.at[at] = i + 1;
  }
  return true;
}

/* The slot of the text, or the empty one for it. */
static eng_status find_slot(eng__alike *alike, eng__slice text, uint64_t hash, size_t *slot,
                            eng_error *err) {
  size_t mask = alike->slots.count - 1;
  for (*slot = hash & mask; alike->slots.at[*slot]; *slot = (*slot + 1) & mask) {
    uint32_t known = alike->slots.at[*slot] - 1;
    if (alike->texts.at[known].hash != hash) continue;
    eng_status status = read_text(alike, known, &alike->room, err);
    if (status != ENG_OK || eng__slice_equal(eng__buffer_slice(&alike->room), text)) return status;
  }
  return ENG_OK;
}

/* ---- Bands ---- */

static eng_status keep_bands(eng__alike *alike, eng__slice text, eng_error *err) {
  uint64_t signature[ENG__SIGNATURE], hashes[ENG__SIGNATURE];
  eng__bands bands = alike->bands;
  size_t place = (alike->texts.count - 1) % BLOCK;
  if (!eng__shingle(text, alike->words, &alike->shingles)) return eng__fail_nomem(err);
  eng__minhash(&alike->shingles, signature, (size_t)bands.count * bands.rows);
  eng__hash_bands(signature, bands, hashes);
  for (uint32_t band = 0; band < bands.count; band++)
    alike->block[(size_t)band * BLOCK + place] = hashes[band];
  if (place + 1 < BLOCK) return ENG_OK;
  uint64_t at;
  size_t bytes = (size_t)BLOCK * bands.count * sizeof *alike->block;
  return eng__spool_add(&alike->band_spool, (eng__slice){(const char *)alike->block, bytes}, &at,
                        err);
}

static eng_status add_text(eng__alike *alike, eng__slice text, uint64_t hash, size_t slot,
                           eng_error *err) {
  if (alike->texts.count >= UINT32_MAX / 2 || text.len > UINT32_MAX / 2)
    return eng__fail(err, ENG_LIMIT, "alike: more texts than can be compared");
  uint32_t number = (uint32_t)alike->texts.count;
  stored_text stored = {.hash = hash, .len = (uint32_t)text.len, .parent = number};
  eng_status status = eng__spool_add(&alike->text_spool, text, &stored.at, err);
  if (status != ENG_OK) return status;
  if (!eng__vec_push(&alike->texts, stored)) return eng__fail_nomem(err);
  alike->slots.at[slot] = number + 1;
  return keep_bands(alike, text, err);
}

static eng_status keep_payload(eng__alike *alike, eng__slice payload, eng_error *err) {
  uint32_t len = (uint32_t)payload.len;
  uint64_t at;
  if (payload.len > UINT32_MAX / 2) return eng__fail(err, ENG_LIMIT, "alike: a value is too large");
  eng__buffer_clear(&alike->room);
  eng__buffer_add(&alike->room, (const char *)&len, sizeof len);
  eng__buffer_add_slice(&alike->room, payload);
  if (alike->room.failed) return eng__fail_nomem(err);
  return eng__spool_add(&alike->payload_spool, eng__buffer_slice(&alike->room), &at, err);
}

eng_status eng__alike_add(eng__alike *alike, eng__slice text, eng__slice payload, eng_error *err) {
  uint64_t hash = eng__hash_bytes(text.at, text.len);
  size_t slot;
  if (alike->texts.count * 2 >= alike->slots.count && !grow_slots(alike))
    return eng__fail_nomem(err);
  eng_status status = find_slot(alike, text, hash, &slot, err);
  if (status == ENG_OK && !alike->slots.at[slot]) status = add_text(alike, text, hash, slot, err);
  if (status != ENG_OK) return status;
  if (!eng__vec_push(&alike->items, alike->slots.at[slot] - 1)) return eng__fail_nomem(err);
  return keep_payload(alike, payload, err);
}

/* ---- Joining ---- */

static uint32_t root_of(eng__alike *alike, uint32_t text) {
  stored_text *texts = alike->texts.at;
  while (texts[text].parent != text) {
    texts[text].parent = texts[texts[text].parent].parent;
    text = texts[text].parent;
  }
  return text;
}

static void join(eng__alike *alike, uint32_t a, uint32_t b) {
  uint32_t x = root_of(alike, a), y = root_of(alike, b);
  if (x < y) alike->texts.at[y].parent = x;
  else alike->texts.at[x].parent = y;
}

static eng_status load(eng__alike *alike, uint32_t text, eng__shingles *out, eng_error *err) {
  eng_status status = read_text(alike, text, &alike->other, err);
  if (status != ENG_OK) return status;
  return eng__shingle(eng__buffer_slice(&alike->other), alike->words, out) ? ENG_OK
                                                                           : eng__fail_nomem(err);
}

static bool may_work(eng__alike *alike, uint64_t work) {
  alike->gave_up |= alike->work < work;
  if (!alike->gave_up) alike->work -= work;
  return !alike->gave_up;
}

/* Compares the text, whose shingles are in `second`, with those before it that it is not joined to.
 */
static eng_status compare_before(eng__alike *alike, const banded *run, size_t index,
                                 eng_error *err) {
  uint32_t text = run[index].text;
  for (size_t i = 0; i < index && may_work(alike, 1); i++) {
    uint32_t other = run[i].text;
    if (root_of(alike, other) == root_of(alike, text)) continue;
    if (!may_work(alike, COMPARING)) return ENG_OK;
    eng_status status = load(alike, other, &alike->first, err);
    if (status != ENG_OK) return status;
    if (eng__shingles_alike(&alike->first, &alike->second, alike->share)) join(alike, text, other);
  }
  return ENG_OK;
}

static bool all_joined(eng__alike *alike, const banded *run, size_t count) {
  uint32_t root = root_of(alike, run[0].text);
  for (size_t i = 1; i < count; i++)
    if (root_of(alike, run[i].text) != root) return false;
  return true;
}

/* Texts that share a band. */
static eng_status join_run(eng__alike *alike, const banded *run, size_t count, eng_error *err) {
  if (all_joined(alike, run, count)) return ENG_OK;
  for (size_t i = 1; i < count && !alike->gave_up; i++) {
    eng_status status = load(alike, run[i].text, &alike->second, err);
    if (status == ENG_OK) status = compare_before(alike, run, i, err);
    if (status != ENG_OK) return status;
  }
  return ENG_OK;
}

static int by_hash(const void *a, const void *b) {
  const banded *x = a, *y = b;
  if (x->hash != y->hash) return x->hash < y->hash ? -1 : 1;
  return (x->text > y->text) - (x->text < y->text);
}

/* Every text with its hash of the band. */
static eng_status read_band(const eng__alike *alike, uint32_t band, banded *all, eng_error *err) {
  uint64_t hashes[BLOCK];
  size_t count = alike->texts.count, block_bytes = (size_t)BLOCK * alike->bands.count * 8;
  for (size_t first = 0; first < count; first += BLOCK) {
    bool whole = count - first >= BLOCK;
    const uint64_t *from = alike->block + (size_t)band * BLOCK;
    if (whole) {
      uint64_t at = (uint64_t)(first / BLOCK) * block_bytes + (uint64_t)band * sizeof hashes;
      eng_status status =
          eng__spool_read(&alike->band_spool, at, (char *)hashes, sizeof hashes, err);
      if (status != ENG_OK) return status;
      from = hashes;
    }
    for (size_t i = first; i < count && i < first + BLOCK; i++)
      all[i] = (banded){from[i - first], (uint32_t)i};
  }
  return ENG_OK;
}

static eng_status join_band(eng__alike *alike, banded *all, eng_error *err) {
  size_t count = alike->texts.count;
  qsort(all, count, sizeof *all, by_hash);
  for (size_t start = 0, end; start < count; start = end) {
    for (end = start + 1; end < count && all[end].hash == all[start].hash;) end++;
    if (end - start < 2) continue;
    eng_status status = join_run(alike, all + start, end - start, err);
    if (status != ENG_OK) return status;
  }
  return ENG_OK;
}

static eng_status join_all(eng__alike *alike, eng_error *err) {
  if (alike->texts.count < 2) return ENG_OK;
  banded *all = calloc(alike->texts.count, sizeof *all);
  if (!all) return eng__fail_nomem(err);
  alike->work = WORK + (uint64_t)WORK_PER_TEXT * alike->texts.count;
  eng_status status = ENG_OK;
  for (uint32_t band = 0; status == ENG_OK && band < alike->bands.count; band++) {
    status = read_band(alike, band, all, err);
    if (status == ENG_OK) status = join_band(alike, all, err);
  }
  free(all);
  return status;
}

/* ---- Handing out ---- */

static eng_status read_payload(eng__alike *alike, uint64_t *at, eng_error *err) {
  uint32_t len;
  eng_status status = eng__spool_read(&alike->payload_spool, *at, (char *)&len, sizeof len, err);
  if (status != ENG_OK) return status;
  eng__buffer_clear(&alike->room);
  char *room = eng__buffer_reserve(&alike->room, (size_t)len + 1);
  if (!room) return eng__fail_nomem(err);
  alike->room.len = len;
  status = eng__spool_read(&alike->payload_spool, *at + sizeof len, room, len, err);
  *at += sizeof len + len;
  return status;
}

eng_status eng__alike_end(eng__alike *alike, eng__take_alike *take, void *context, eng_error *err) {
  uint64_t at = 0;
  eng_status status = join_all(alike, err);
  for (size_t i = 0; status == ENG_OK && i < alike->items.count; i++) {
    uint32_t root = root_of(alike, alike->items.at[i]);
    status = read_payload(alike, &at, err);
    eng__buffer_clear(&alike->other);
    if (status == ENG_OK && alike->items.at[i] == root)
      status = read_text(alike, root, &alike->other, err);
    if (status == ENG_OK)
      status = take(context, root, eng__buffer_slice(&alike->other),
                    eng__buffer_slice(&alike->room), err);
  }
  return status;
}

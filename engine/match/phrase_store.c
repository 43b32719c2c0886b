/* Keeping phrases: each is a record, and the same phrase is kept once however many patterns ask for
 * it. Two phrases are the same when their records are, but for the owners. */
#include "match/phrase.h"

#include "base/hash.h"

#include <stdlib.h>

enum { RECORD_UNIT = 4 };

/* What makes a phrase itself: its record behind the owner. */
static eng__slice identity(const eng__phrase *phrase) {
  size_t skipped = sizeof phrase->owner;
  return (eng__slice){(const char *)phrase + skipped, phrase->size - skipped};
}

static bool same_phrase(const eng__phrases *phrases, uint32_t index, const eng__phrase *phrase) {
  const eng__phrase *other = eng__phrase_at(phrases, phrases->all.at[index - 1]);
  return eng__slice_equal(identity(other), identity(phrase));
}

static uint32_t tag_of(const eng__phrase *phrase) {
  eng__slice bytes = identity(phrase);
  return (uint32_t)eng__hash_bytes(bytes.at, bytes.len);
}

/* The place of a phrase in the table of known ones; an empty one where it goes. */
static eng__known_phrase *known_place(const eng__phrases *phrases, const eng__phrase *phrase,
                                      uint32_t tag) {
  size_t mask = phrases->known.count - 1, at = tag & mask;
  eng__known_phrase *known = phrases->known.at;
  for (; known[at].index; at = (at + 1) & mask)
    if (known[at].tag == tag && same_phrase(phrases, known[at].index, phrase)) break;
  known[at].tag = tag;
  return &known[at];
}

/* From the smaller table into the empty larger one: by the tags, no phrase is looked at. */
static void move_known(eng__known_phrase *to, size_t mask, const eng__known_phrase *from,
                       size_t count) {
  for (size_t i = 0; i < count; i++) {
    if (!from[i].index) continue;
    size_t at = from[i].tag & mask;
    while (to[at].index) at = (at + 1) & mask;
    to[at] = from[i];
  }
}

/* Keeps the table at most half full with `more` phrases. */
static bool grow_known(eng__phrases *phrases, size_t more) {
  size_t count = phrases->known.count, wanted = count ? count : 64;
  while (wanted < 2 * (phrases->all.count + more)) wanted *= 2;
  if (wanted == count) return true;
  eng__known_phrase *larger = eng__table_memory(wanted, sizeof *larger);
  if (!larger) return false;
  move_known(larger, wanted - 1, phrases->known.at, count);
  eng__vec_free(&phrases->known);
  phrases->known.at = larger;
  phrases->known.count = phrases->known.capacity = wanted;
  return true;
}

/* Writes the record behind the others; NULL when memory is out. */
static eng__phrase *write_record(eng__phrases *phrases, const eng__new_phrase *made) {
  size_t head = sizeof(eng__phrase) + made->pieces.count * sizeof(eng__piece);
  size_t size = (head + made->bytes.len + RECORD_UNIT - 1) / RECORD_UNIT * RECORD_UNIT;
  char *record = eng__buffer_reserve(&phrases->records, size);
  if (!record) return NULL;
  memset(record, 0, size);
  phrases->records.len += size;
  eng__phrase *phrase = (eng__phrase *)(void *)record;
  *phrase = (eng__phrase){
      {ENG__NO_PATTERN, 0, ENG__NO_OWNER}, (uint16_t)size, (uint8_t)made->count, made->flags};
  eng__piece *pieces = (eng__piece *)(void *)(phrase + 1);
  for (size_t i = 0; i < made->pieces.count; i++) {
    pieces[i] = made->pieces.at[i];
    pieces[i].at = (uint16_t)(pieces[i].at + head);
  }
  if (made->bytes.len) memcpy(record + head, made->bytes.at, made->bytes.len);
  return phrase;
}

static void note_kinds(eng__phrases *phrases, uint8_t flags) {
  phrases->any_suffixes |= !(flags & ENG__PHRASE_NO_SUFFIXES);
  phrases->any_handles |= (flags & ENG__PHRASE_HANDLES) != 0;
  phrases->any_stem_phrases |= (flags & ENG__PHRASE_STEMS) != 0;
}

eng_status eng__phrases_keep(eng__phrases *phrases, const eng__new_phrase *made, eng__owner owner,
                             eng_error *err) {
  if (phrases->records.len / RECORD_UNIT > UINT32_MAX - UINT16_MAX)
    return eng__fail(err, ENG_LIMIT, "too many phrases");
  eng__waiting_phrase one = {.number = (uint32_t)(phrases->records.len / RECORD_UNIT)};
  eng__phrase *phrase = write_record(phrases, made);
  if (!phrase || !eng__vec_push(&phrases->waiting, one)) return eng__fail_nomem(err);
  phrase->owner = owner;
  note_kinds(phrases, made->flags);
  return ENG_OK;
}

/* Where each goes in the table is fetched for all of them before the first is looked up: the table
 * of a long list is not in the cache. */
static void fetch_places(eng__phrases *phrases) {
  size_t mask = phrases->known.count - 1;
  for (size_t i = 0; i < phrases->waiting.count; i++) {
    eng__waiting_phrase *one = &phrases->waiting.at[i];
    one->tag = tag_of(eng__phrase_at(phrases, one->number));
    __builtin_prefetch(&phrases->known.at[one->tag & mask]);
  }
}

/* The first of its sort is kept; the record of any other stays behind unused, and its owner goes to
 * the first. */
static bool settle_one(eng__phrases *phrases, const eng__waiting_phrase *one) {
  eng__phrase *phrase = eng__phrase_at(phrases, one->number);
  eng__known_phrase *place = known_place(phrases, phrase, one->tag);
  if (!place->index) {
    if (!eng__vec_push(&phrases->all, one->number)) return false;
    place->index = (uint32_t)phrases->all.count;
    return true;
  }
  eng__owner owner = phrase->owner;
  phrase = eng__phrase_at(phrases, phrases->all.at[place->index - 1]);
  if (phrase->owner.pattern != ENG__NO_PATTERN) {
    if (!eng__vec_push(&phrases->owners, phrase->owner)) return false;
    owner.next = (uint32_t)phrases->owners.count - 1;
  }
  phrase->owner = owner;
  return true;
}

eng_status eng__phrases_expect(eng__phrases *phrases, size_t count, eng_error *err) {
  return grow_known(phrases, count) ? ENG_OK : eng__fail_nomem(err);
}

eng_status eng__phrases_settle(eng__phrases *phrases, eng_error *err) {
  bool done = grow_known(phrases, phrases->waiting.count);
  if (done) fetch_places(phrases);
  for (size_t i = 0; i < phrases->waiting.count && done; i++)
    done = settle_one(phrases, &phrases->waiting.at[i]);
  phrases->waiting.count = 0;
  return done ? ENG_OK : eng__fail_nomem(err);
}

void eng__phrases_disown(eng__phrases *phrases, eng__pattern id) {
  phrases->waiting.count = 0;
  for (size_t i = 0; i < phrases->all.count; i++) {
    eng__owner *owner = &eng__phrase_at(phrases, phrases->all.at[i])->owner;
    while (owner->pattern == id) {
      const eng__owner *next = eng__next_owner(phrases, owner);
      *owner = next ? *next : (eng__owner){ENG__NO_PATTERN, 0, ENG__NO_OWNER};
    }
  }
}

void eng__phrases_free(eng__phrases *phrases) {
  eng__buffer_free(&phrases->records);
  eng__vec_free(&phrases->all);
  eng__vec_free(&phrases->owners);
  eng__vec_free(&phrases->known);
  eng__vec_free(&phrases->waiting);
  eng__key_table_free(&phrases->words);
  eng__key_table_free(&phrases->pairs);
  eng__key_table_free(&phrases->prefixes);
  free(phrases->glued.slots);
  free(phrases->glued.next);
}

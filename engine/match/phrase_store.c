/* Keeping phrases: each is a record, and the same phrase is kept once however many patterns ask for
 * it. Two phrases are the same when their records are, but for the owners. */
#include "match/phrase.h"

#include "base/hash.h"

enum { RECORD_UNIT = 4 };

/* What makes a phrase itself: its record behind the owner. */
static eng__slice identity(const eng__phrase *phrase) {
  size_t skipped = sizeof phrase->owner;
  return (eng__slice){(const char *)phrase + skipped, phrase->size - skipped};
}

static uint64_t identity_hash(const eng__phrase *phrase) {
  eng__slice bytes = identity(phrase);
  return eng__hash_bytes(bytes.at, bytes.len);
}

/* The place of a phrase in the table of known ones: its index plus 1, or 0 where it goes. */
static uint32_t *known_place(const eng__phrases *phrases, const eng__phrase *phrase) {
  size_t mask = phrases->known.count - 1;
  size_t at = identity_hash(phrase) & mask;
  for (; phrases->known.at[at]; at = (at + 1) & mask) {
    uint32_t number = phrases->all.at[phrases->known.at[at] - 1];
    if (eng__slice_equal(identity(eng__phrase_at(phrases, number)), identity(phrase))) break;
  }
  return &phrases->known.at[at];
}

/* Keeps the table at most half full. */
static bool grow_known(eng__phrases *phrases) {
  if (phrases->known.count >= 2 * (phrases->all.count + 1)) return true;
  size_t wanted = phrases->known.count ? phrases->known.count * 2 : 64;
  if (!eng__vec_reserve(&phrases->known, wanted)) return false;
  phrases->known.count = wanted;
  memset(phrases->known.at, 0, wanted * sizeof *phrases->known.at);
  for (size_t i = 0; i < phrases->all.count; i++)
    *known_place(phrases, eng__phrase_at(phrases, phrases->all.at[i])) = (uint32_t)i + 1;
  return true;
}

/* Writes the record behind the others, not yet one of them; NULL when memory is out. */
static eng__phrase *write_record(eng__phrases *phrases, const eng__new_phrase *made) {
  size_t head = sizeof(eng__phrase) + made->pieces.count * sizeof(eng__piece);
  size_t size = (head + made->bytes.len + RECORD_UNIT - 1) / RECORD_UNIT * RECORD_UNIT;
  char *record = eng__buffer_reserve(&phrases->records, size);
  if (!record) return NULL;
  memset(record, 0, size);
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
  eng__phrase *phrase = grow_known(phrases) ? write_record(phrases, made) : NULL;
  if (!phrase) return eng__fail_nomem(err);
  uint32_t *place = known_place(phrases, phrase);
  if (!*place) {
    uint32_t number = (uint32_t)(phrases->records.len / RECORD_UNIT);
    if (!eng__vec_push(&phrases->all, number)) return eng__fail_nomem(err);
    phrases->records.len += phrase->size;
    *place = (uint32_t)phrases->all.count;
  }
  eng__phrase *kept = eng__phrase_at(phrases, phrases->all.at[*place - 1]);
  if (kept->owner.pattern != ENG__NO_PATTERN) {
    if (!eng__vec_push(&phrases->owners, kept->owner)) return eng__fail_nomem(err);
    owner.next = (uint32_t)phrases->owners.count - 1;
  }
  kept->owner = owner;
  note_kinds(phrases, made->flags);
  return ENG_OK;
}

void eng__phrases_disown(eng__phrases *phrases, eng__pattern id) {
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
  eng__key_table_free(&phrases->words);
  eng__key_table_free(&phrases->pairs);
  eng__key_table_free(&phrases->prefixes);
  eng__key_table_free(&phrases->glued);
}

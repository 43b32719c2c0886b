/* Keys: the words of the text that counts first, folded, one space between two. To the left the
 * nearest word counts first, so words (not letters) are turned round. */
#include "output/sort_key.h"

#include "unicode/fold.h"
#include "unicode/properties.h"
#include "unicode/utf8.h"

enum {
  KEY_BYTES = 400,    /* longer contexts are equal */
  FIRST_RANK = 0xE000 /* a private code point for each letter of the alphabet */
};

static const uint16_t alphabet[] = {
    0x0622, 0x0627, 0x0628, 0x067E, 0x062A, 0x062B, 0x062C, 0x0686, 0x062D, 0x062E, 0x062F,
    0x0630, 0x0631, 0x0632, 0x0698, 0x0633, 0x0634, 0x0635, 0x0636, 0x0637, 0x0638, 0x0639,
    0x063A, 0x0641, 0x0642, 0x06A9, 0x06AF, 0x0644, 0x0645, 0x0646, 0x0648, 0x0647, 0x06CC};

static uint32_t rank_of(uint32_t cp) {
  for (uint32_t i = 0; i < sizeof alphabet / sizeof alphabet[0]; i++)
    if (alphabet[i] == cp) return FIRST_RANK + i;
  return cp;
}

static bool in_word(uint32_t cp) {
  eng__category category = eng__category_of(cp);
  return (category >= ENG__LU && category <= ENG__NO) || cp == 0x200C;
}

static void add_code_point(eng__buffer *out, uint32_t cp) {
  char bytes[4];
  eng__buffer_add(out, bytes, eng__utf8_encode(cp, bytes));
}

/* Words with one space behind each. */
static void add_words(eng__buffer *out, eng__slice folded) {
  bool inside = false;
  for (size_t i = 0; i < folded.len;) {
    uint32_t cp;
    i += eng__utf8_decode(folded.at + i, folded.len - i, &cp);
    bool word = cp != ENG__CP_BROKEN && in_word(cp);
    if (inside && !word) eng__buffer_add_byte(out, ' ');
    if (word && cp != 0x200C) add_code_point(out, rank_of(cp));
    inside = word;
  }
  if (inside) eng__buffer_add_byte(out, ' ');
}

/* The last word first. */
static void add_turned(eng__buffer *out, eng__slice words) {
  for (size_t end = words.len; end > 0 && out->len < KEY_BYTES;) {
    size_t start = end - 1;
    while (start > 0 && words.at[start - 1] != ' ') start--;
    eng__buffer_add(out, words.at + start, end - start);
    end = start;
  }
}

/* The words of `text` into room->words. Damaged bytes cannot be folded and end the text. */
static eng_status find_words(eng__key_room *room, eng__slice text, eng_error *err) {
  bool same;
  text.len = eng__utf8_valid_prefix(text.at, text.len);
  eng_status status = eng__fold(text, ENG__FOLD_VIEW, &room->folded, &room->map, &same, err);
  if (status) return status;
  eng__buffer_clear(&room->words);
  add_words(&room->words, same ? text : eng__buffer_slice(&room->folded));
  return room->words.failed ? eng__fail_nomem(err) : ENG_OK;
}

static eng_status add_part(eng__key_room *room, eng__slice text, bool turned, eng_error *err) {
  eng_status status = find_words(room, text, err);
  if (status) return status;
  eng__slice words = eng__buffer_slice(&room->words);
  if (turned) add_turned(&room->key, words);
  else eng__buffer_add_slice(&room->key, words);
  eng__buffer_add_byte(&room->key, '\0'); /* before every letter: a shorter text comes first */
  return ENG_OK;
}

static eng_status add_sentence(eng__key_room *room, const eng__result_hit *hit, eng_error *err) {
  eng__buffer_clear(&room->gathered);
  eng__buffer_add_slice(&room->gathered, hit->left);
  eng__buffer_add_slice(&room->gathered, hit->text);
  eng__buffer_add_slice(&room->gathered, hit->right);
  if (room->gathered.failed) return eng__fail_nomem(err);
  return add_part(room, eng__buffer_slice(&room->gathered), false, err);
}

eng_status eng__sort_key(eng__key_room *room, const eng__result_hit *hit, eng__sort sort,
                         eng__slice *key, eng_error *err) {
  eng_status status = ENG_OK;
  eng__buffer_clear(&room->key);
  if (sort == ENG__SORT_SENTENCE) {
    status = add_sentence(room, hit, err);
  } else if (sort == ENG__SORT_HIT) {
    status = add_part(room, hit->text, false, err);
    if (!status) status = add_part(room, hit->right, false, err);
  } else {
    bool left = sort == ENG__SORT_LEFT;
    status = add_part(room, left ? hit->left : hit->right, left, err);
    if (!status) status = add_part(room, hit->text, false, err);
  }
  if (!status && room->key.failed) status = eng__fail_nomem(err);
  *key = eng__buffer_slice(&room->key);
  if (key->len > KEY_BYTES) key->len = KEY_BYTES;
  return status;
}

void eng__key_room_free(eng__key_room *room) {
  eng__buffer_free(&room->gathered);
  eng__buffer_free(&room->folded);
  eng__buffer_free(&room->words);
  eng__buffer_free(&room->key);
  eng__vec_free(&room->map.steps);
}

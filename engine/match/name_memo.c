/* What the words of a text say to names: keys and sounds (name_key.h), and a memo of them, because
 * few words make up most of any text. */
#include "match/name_scan.h"

#include "match/suffixes.h"

/* ---- Keys of words ---- */

static eng_status slow_key(eng__slice word, eng__name_heard *heard, eng_error *err) {
  eng__name_form form;
  eng_error why;
  eng_status status = eng__name_form_read(&form, word, &why);
  *heard = (eng__name_heard){.key = {0, 0}};
  if (status == ENG_NOMEM) return eng__fail_nomem(err);
  if (!status) *heard = eng__name_key_of_form(&form);
  return ENG_OK;
}

eng_status eng__name_hear(const eng__name_ground *ground, size_t part, eng__slice word,
                          eng__name_heard *heard, eng_error *err) {
  if (ground->parts[part].script == ENG__SCRIPT_ARABIC) {
    *heard = eng__arabic_key(&ground->set->letters, word);
    return ENG_OK;
  }
  return eng__latin_key(word, heard) ? ENG_OK : slow_key(word, heard, err);
}

bool eng__name_ends_like_suffix(const eng__name_ground *ground, size_t part) {
  eng__slice word = eng__name_word(ground, part);
  if (ground->parts[part].script != ENG__SCRIPT_ARABIC || word.len <= ENG__JOINED_SUFFIX_LEAST)
    return false;
  bool far = word.at + word.len >= ground->document->view.at + 8;
  uint64_t last = far ? eng__load64(word.at + word.len - 8)
                      : eng__load_tail(word.at, word.len) << (8 * (8 - word.len));
  return eng__may_end_suffix(last) && eng__ends_in_suffix(word);
}

/* ---- The memo ---- */

/* The bytes of a short word, zeroes behind them. */
static void load_word(const eng__name_ground *ground, eng__slice word, uint64_t bytes[2]) {
  bytes[0] = bytes[1] = 0;
  eng__slice view = ground->document->view;
  if (view.at + view.len - word.at < ENG__MEMO_LONGEST) {
    char copy[ENG__MEMO_LONGEST] = {0};
    memcpy(copy, word.at, word.len);
    bytes[0] = eng__load64(copy);
    bytes[1] = eng__load64(copy + 8);
    return;
  }
  size_t low = word.len < 8 ? word.len : 8, high = word.len - low;
  if (low) bytes[0] = eng__load64(word.at) & (UINT64_MAX >> (64 - 8 * low));
  if (high) bytes[1] = eng__load64(word.at + 8) & (UINT64_MAX >> (64 - 8 * high));
}

/* Reads the word of a part anew. */
static eng_status fill_memo(const eng__name_ground *ground, size_t part, eng__slice word,
                            eng__name_memo *memo, eng_error *err) {
  unsigned text = ground->parts[part].script == ENG__SCRIPT_ARABIC;
  memo->len = 0; /* no word, should reading it fail */
  eng_status status = eng__name_hear(ground, part, word, &memo->heard, err);
  if (status) return status;
  const eng__name_heard *heard = &memo->heard;
  uint64_t begin = eng__name_begin_hash(heard->key, 0, heard->silent, heard->start, text);
  bool begins = eng__name_set_begins(ground->set, begin);
  bool name = eng__key_table_may(&ground->set->ends, eng__name_end_hash(begin, memo->heard.end));
  memo->flags = (uint8_t)((begins ? ENG__WORD_BEGINS : 0) | (name ? ENG__WORD_IS_NAME : 0) |
                          (eng__name_ends_like_suffix(ground, part) ? ENG__WORD_SUFFIXED : 0));
  memo->script = ground->parts[part].script;
  memo->len = word.len <= ENG__MEMO_LONGEST ? (uint8_t)word.len : 0;
  return ENG_OK;
}

eng_status eng__name_recall(eng__name_scratch *scratch, const eng__name_ground *ground, size_t part,
                            const eng__name_memo **out, eng_error *err) {
  eng__slice word = eng__name_word(ground, part);
  const eng__part *here = &ground->parts[part];
  uint64_t bytes[2];
  if (!word.len || word.len > ENG__MEMO_LONGEST) {
    *out = &scratch->one;
    return fill_memo(ground, part, word, &scratch->one, err);
  }
  eng__name_memo *memo = eng__name_memo_of(scratch, here->hash);
  load_word(ground, word, bytes);
  *out = memo;
  if (memo->len == word.len && memo->script == here->script && memo->bytes[0] == bytes[0] &&
      memo->bytes[1] == bytes[1])
    return ENG_OK;
  memo->bytes[0] = bytes[0];
  memo->bytes[1] = bytes[1];
  return fill_memo(ground, part, word, memo, err);
}

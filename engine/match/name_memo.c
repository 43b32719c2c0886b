/* What the words of a text say to names: keys and sounds (name_key.h), and a memo of them, because
 * few words make up most of any text. */
#include "match/name_memo.h"

#include "base/table.h"
#include "match/suffixes.h"
#include "translit/bare.h"
#include "translit/everyday.h"
#include "translit/titles.h"

#include <stdlib.h>

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

static bool ends_like_suffix(const eng__name_ground *ground, size_t part, eng__slice word) {
  if (ground->parts[part].script != ENG__SCRIPT_ARABIC || word.len <= ENG__JOINED_SUFFIX_LEAST)
    return false;
  bool far = word.at + word.len >= ground->document->view.at + 8;
  uint64_t last = far ? eng__load64(word.at + word.len - 8)
                      : eng__load_tail(word.at, word.len) << (8 * (8 - word.len));
  return eng__may_end_suffix(last) && eng__ends_in_suffix(word);
}

bool eng__name_ends_like_suffix(const eng__name_ground *ground, size_t part) {
  return ends_like_suffix(ground, part, eng__name_word(ground, part));
}

/* ---- The memo ---- */

eng_status eng__name_memory_open(eng__name_memory *memory, eng_error *err) {
  memory->slots = eng__table_open(&memory->slot_memory, ENG__MEMO_SLOTS * sizeof *memory->slots);
  memory->known = eng__table_open(&memory->known_memory, ENG__KNOWN_SLOTS * sizeof *memory->known);
  if (!memory->likenesses)
    memory->likenesses = calloc(ENG__KNOWN_SLOTS * ENG__KNOWN_NAMES, sizeof *memory->likenesses);
  return memory->slots && memory->known && memory->likenesses ? ENG_OK : eng__fail_nomem(err);
}

void eng__name_memory_free(eng__name_memory *memory) {
  free(memory->slot_memory);
  free(memory->known_memory);
  free(memory->likenesses);
}

/* The bytes of a short word, zeroes behind them. */
static inline void load_word(const eng__name_ground *ground, eng__slice word, uint64_t bytes[2]) {
  eng__slice view = ground->document->view;
  char copy[ENG__MEMO_LONGEST] = {0};
  const char *from = word.at;
  if ((size_t)(view.at + view.len - word.at) < ENG__MEMO_LONGEST)
    from = memcpy(copy, word.at, word.len);
  bytes[0] = eng__load64(from) & eng__word_masks[word.len][0];
  bytes[1] = eng__load64(from + 8) & eng__word_masks[word.len][1];
}

/* Is there a name of these consonants that one word of so many bytes may be? */
static bool may_be_name(const eng__name_set *set, const eng__name_heard *heard, unsigned text,
                        size_t len) {
  uint64_t begin = eng__name_begin_hash(heard->key, 0, heard->silent, heard->start, text);
  uint64_t hash = eng__name_end_hash(begin, heard->end, false);
  if (!eng__key_table_may(&set->ends, hash)) return false;
  bool joined = eng__name_may_be_joined(text, (uint32_t)len);
  const eng__key_use *use = eng__key_table_find(&set->ends, hash);
  for (; use; use = use->last ? NULL : use + 1)
    if (joined || set->all.at[use->what].words < 2) return true;
  return false;
}

/* Each way to read a Persian word without a joined suffix, one at a call: `*cut` is how many bytes
 * were left out, 0 at first and when there is no more. */
static eng_status next_stem(const eng__name_ground *ground, size_t part, eng__slice word,
                            size_t *cut, eng__name_heard *heard, eng_error *err) {
  size_t from = *cut ? *cut + 2 : ENG__JOINED_SUFFIX_LEAST;
  *cut = 0;
  for (; from <= ENG__JOINED_SUFFIX_MOST && from + ENG__SUFFIXED_LEAST <= word.len; from += 2) {
    if (!eng__is_joined_suffix((eng__slice){word.at + word.len - from, from})) continue;
    *cut = from;
    return eng__name_hear(ground, part, (eng__slice){word.at, word.len - from}, heard, err);
  }
  return ENG_OK;
}

static eng_status stem_may_be_name(const eng__name_ground *ground, size_t part, eng__slice word,
                                   bool *may, eng_error *err) {
  eng__name_heard heard;
  eng_status status = ENG_OK;
  *may = false;
  for (size_t cut = 0; !status && !*may;) {
    status = next_stem(ground, part, word, &cut, &heard, err);
    if (status || !cut) return status;
    *may = may_be_name(ground->set, &heard, 1, word.len - cut);
  }
  return status;
}

static bool sign_follows(const eng__name_set *set, unsigned first, const eng__name_heard *heard) {
  uint32_t second = eng__name_second_sign(heard, 1);
  return !heard->key.count || eng__name_follows(&set->follow, eng__name_signs_hash(first, second));
}

/* What a word says without the article that it begins with; false: it has none. */
static bool hear_bare(const eng__name_ground *ground, size_t part, eng__slice word,
                      eng__name_heard *heard) {
  size_t article = eng__name_article(ground, part);
  if (article)
    *heard = eng__arabic_key(&ground->set->letters, eng__slice_cut(word, article, word.len));
  return article > 0;
}

/* Without the joined suffixes of a word, or of what is left of it behind an article. */
static eng_status suffixed_follows(const eng__name_ground *ground, unsigned first, size_t part,
                                   eng__slice word, bool *follows, eng_error *err) {
  eng__name_heard heard;
  eng_status status = ENG_OK;
  for (size_t cut = 0; !status && !*follows;) {
    status = next_stem(ground, part, word, &cut, &heard, err);
    if (status || !cut) return status;
    *follows = sign_follows(ground->set, first, &heard);
  }
  return status;
}

eng_status eng__name_stem_follows(const eng__name_ground *ground, unsigned first, size_t part,
                                  bool *follows, eng_error *err) {
  eng__slice word = eng__name_word(ground, part);
  eng__name_heard heard;
  *follows = false;
  eng_status status = suffixed_follows(ground, first, part, word, follows, err);
  if (status || *follows || !hear_bare(ground, part, word, &heard)) return status;
  *follows = sign_follows(ground->set, first, &heard);
  word = eng__slice_cut(word, ENG__ARTICLE_BYTES, word.len);
  return *follows ? ENG_OK : suffixed_follows(ground, first, part, word, follows, err);
}

enum { PLURAL_LEAST = 6 };

/* Longer words than articles are spare if they are titles. */
static bool may_be_spare(const eng__name_set *set, uint64_t hash, eng__slice word) {
  if (set->any_initials && word.len <= 2) return true; /* an initial */
  return eng__name_set_may_be(set->spare, hash) &&
         (word.len <= ENG__ARTICLE_MOST || eng__is_title(word));
}

/* Is the word spelt as some word of some name? Nearly always the filter says that it is not. */
static bool may_be_own(const eng__name_set *set, eng__slice word) {
  eng__name_form form;
  if (eng__name_form_read(&form, word, NULL) || memchr(form.symbols, '|', form.count)) return true;
  return eng__name_set_may_own(set, (eng__slice){(const char *)form.symbols, form.count});
}

/* What name_judge.c will say of any place with the word in it. */
static bool is_barred(const eng__name_set *set, uint64_t hash, eng__slice word) {
  return eng__name_set_may_be(set->function, hash) && eng__is_function_word(word) &&
         !eng__is_name_joint(word) && !may_be_own(set, word);
}

bool eng__name_is_weak(const eng__name_set *set, eng__slice word) {
  return eng__everyday_of(word) == ENG__EVERYDAY_WORD && !eng__is_name_joint(word) &&
         !eng__is_name_ending(word) && !may_be_own(set, word);
}

/* What the set has to do with a word that was heard, however it is written. */
static unsigned flags_of(const eng__name_ground *ground, size_t part, eng__slice word,
                         const eng__name_heard *heard, uint64_t begin) {
  const eng__name_set *set = ground->set;
  unsigned text = ground->parts[part].script == ENG__SCRIPT_ARABIC, flags = 0;
  if (may_be_name(set, heard, text, word.len)) flags |= ENG__WORD_IS_NAME;
  if (text && eng__key_table_may(&set->ends, eng__name_end_hash(begin, ENG__SOUND_VOWEL, false)))
    flags |= ENG__WORD_TAILED;
  if (may_be_spare(set, ground->parts[part].hash, word)) flags |= ENG__WORD_SPARE;
  if (heard->key.count >= ENG__KEY_LONG || (!heard->key.count && !heard->silent))
    flags |= ENG__WORD_ODD;
  return flags;
}

/* And without an article; `*fronted`: a name may begin so, and go on. */
static eng_status add_article(const eng__name_ground *ground, size_t part, eng__slice word,
                              unsigned *flags, bool *fronted, eng_error *err) {
  eng__name_heard heard;
  if (!hear_bare(ground, part, word, &heard)) return ENG_OK;
  *fronted = eng__name_set_begins(ground->set,
                                  eng__name_begin_hash(heard.key, 0, heard.silent, heard.start, 1));
  eng__slice bare = eng__slice_cut(word, ENG__ARTICLE_BYTES, word.len);
  bool name = may_be_name(ground->set, &heard, 1, bare.len);
  eng_status status = ENG_OK;
  if (!name && *flags & ENG__WORD_SUFFIXED)
    status = stem_may_be_name(ground, part, bare, &name, err);
  *flags |= ENG__WORD_SUFFIXED | (name ? ENG__WORD_IS_NAME : 0u);
  return status;
}

/* And by what hangs on its end. */
static eng_status add_endings(const eng__name_ground *ground, size_t part, eng__slice word,
                              unsigned *flags, eng_error *err) {
  bool stem = false;
  eng_status status = ENG_OK;
  if (ends_like_suffix(ground, part, word)) {
    *flags |= ENG__WORD_SUFFIXED;
    status = stem_may_be_name(ground, part, word, &stem, err);
    if (stem) *flags |= ENG__WORD_IS_NAME;
  } else if (word.len >= PLURAL_LEAST && word.at[word.len - 1] == 's') {
    eng__name_heard heard;
    status = eng__name_hear(ground, part, (eng__slice){word.at, word.len - 1}, &heard, err);
    uint64_t begin = eng__name_begin_hash(heard.key, 0, heard.silent, heard.start, 0);
    if (!status &&
        eng__key_table_may(&ground->set->ends, eng__name_end_hash(begin, heard.end, false)))
      *flags |= ENG__WORD_PLURAL;
  }
  return status;
}

enum { SIGN_MASK = (1 << ENG__SIGN_BITS) - 1 };

/* Reads the word of a part anew. */
static eng_status fill_memo(const eng__name_ground *ground, size_t part, eng__slice word,
                            eng__name_memo *memo, eng_error *err) {
  unsigned text = ground->parts[part].script == ENG__SCRIPT_ARABIC;
  eng__name_heard heard;
  memo->sign.len = 0; /* no word, should reading it fail */
  eng_status status = eng__name_hear(ground, part, word, &heard, err);
  if (status) return status;
  uint64_t begin = eng__name_begin_hash(heard.key, 0, heard.silent, heard.start, text);
  bool barred = is_barred(ground->set, ground->parts[part].hash, word);
  unsigned flags = barred ? ENG__WORD_BARRED : flags_of(ground, part, word, &heard, begin);
  if (barred && may_be_spare(ground->set, ground->parts[part].hash, word))
    flags |= ENG__WORD_SPARE; /* as-Sadr */
  if (!barred) status = add_endings(ground, part, word, &flags, err);
  bool fronted = false;
  if (!barred && !status) status = add_article(ground, part, word, &flags, &fronted, err);
  if (eng__glued_title(word)) flags |= ENG__WORD_IS_NAME; /* or what it is written to */
  if (status) return status;
  bool begins = !barred && eng__name_set_begins(ground->set, begin);
  if (begins) flags |= ENG__WORD_FIRST;
  memo->key = heard.key.bits;
  memo->sign = (eng__name_sign){.first = begins ? eng__name_first_sign(begin) & SIGN_MASK : 0,
                                .len = word.len <= ENG__MEMO_LONGEST ? (unsigned)word.len & 31 : 0,
                                .count = heard.key.count & 31,
                                .start = heard.start & 3,
                                .fronted = fronted,
                                .second = eng__name_second_sign(&heard, text) & SIGN_MASK,
                                .script = ground->parts[part].script & 7,
                                .end = heard.end & 1,
                                .silent = heard.silent & 1,
                                .flags = flags & 255};
  return ENG_OK;
}

static bool is_of(const eng__name_memo *memo, const uint64_t bytes[2], size_t len,
                  unsigned script) {
  return memo->bytes[0] == bytes[0] && memo->bytes[1] == bytes[1] && memo->sign.len == len &&
         memo->sign.script == script;
}

/* What was asked for last stands first in its pair of slots. */
eng_status eng__name_recall(eng__name_memory *memory, const eng__name_ground *ground, size_t part,
                            const eng__name_memo **out, eng_error *err) {
  const eng__part *here = &ground->parts[part];
  *out = eng__name_kept(memory->slots, ground->document->view, here);
  if (*out) return ENG_OK;
  eng__slice word = eng__name_word(ground, part);
  bool kept = word.len && word.len <= ENG__MEMO_LONGEST;
  eng__name_memo *memo = kept ? eng__name_slot(memory->slots, here->hash) : &memory->one;
  *out = memo;
  if (!kept) return fill_memo(ground, part, word, memo, err);
  uint64_t bytes[2];
  load_word(ground, word, bytes);
  if (is_of(memo, bytes, word.len, here->script)) return ENG_OK;
  eng__name_memo second = memo[1];
  memo[1] = memo[0];
  memo[0] = second;
  if (is_of(memo, bytes, word.len, here->script)) return ENG_OK;
  memcpy(memo->bytes, bytes, sizeof bytes);
  return fill_memo(ground, part, word, memo, err);
}

/* ---- Words that were compared ---- */

/* The words as the text has them; empty: too long to be kept. */
static eng__slice said_by(const eng__name_ground *ground, size_t first, size_t last) {
  const eng_document *document = ground->document;
  eng_span span =
      eng__document_text_span(document, ground->parts[first].start, ground->parts[last].end);
  if (span.end - span.start > ENG__KNOWN_BYTES) return (eng__slice){"", 0};
  return eng__slice_cut(document->text, span.start, span.end);
}

static uint64_t hash_of(const eng__name_ground *ground, size_t first, size_t last) {
  uint64_t hash = ground->parts[first].hash;
  for (size_t i = first + 1; i <= last; i++) hash = eng__known_hash(hash, ground->parts[i].hash);
  return hash;
}

/* How many parts they are, and what the last does not say. */
static uint8_t shape_of(const eng__name_ground *ground, size_t first, size_t last) {
  enum { SILENT = ENG__PART_POSSESSIVE | ENG__PART_DOTTED, PARTS = 31, SILENT_AT = 5 };
  _Static_assert(SILENT << SILENT_AT == (SILENT << SILENT_AT & 0xC0), "in the two highest bits");
  return (uint8_t)(((last - first) & PARTS) | (ground->parts[last].flags & SILENT) << SILENT_AT);
}

static bool is_said(const eng__known_words *known, eng__slice said, uint8_t shape) {
  return known->len == said.len && known->shape == shape &&
         memcmp(known->bytes, said.at, said.len) == 0;
}

const eng__known_words *eng__name_known(const eng__name_memory *memory,
                                        const eng__name_ground *ground, size_t first, size_t last) {
  const eng__known_words *known = eng__known_slot(memory, hash_of(ground, first, last));
  if (!known[0].len) return NULL;
  eng__slice said = said_by(ground, first, last);
  if (!said.len) return NULL;
  uint8_t shape = shape_of(ground, first, last);
  if (is_said(&known[0], said, shape)) return &known[0];
  return is_said(&known[1], said, shape) ? &known[1] : NULL;
}

/* What was first is second then: One is asked for as often as one. */
static void make_second(const eng__name_memory *memory, eng__known_words *known) {
  known[1] = known[0];
  if (known->count)
    memcpy(eng__known_names(memory, known + 1), eng__known_names(memory, known),
           known->count * sizeof(eng__name_likeness));
}

void eng__name_note_known(eng__name_memory *memory, const eng__name_ground *ground, size_t first,
                          size_t last, bool goes_on, const eng__name_likeness *names,
                          size_t count) {
  eng__known_words *known = eng__known_slot(memory, hash_of(ground, first, last));
  eng__slice said = said_by(ground, first, last);
  if (!said.len || count > ENG__KNOWN_NAMES) return;
  make_second(memory, known);
  known->len = (uint8_t)said.len;
  known->shape = shape_of(ground, first, last);
  known->count = (uint8_t)count;
  known->goes_on = goes_on;
  memcpy(known->bytes, said.at, said.len);
  if (count) memcpy(eng__known_names(memory, known), names, count * sizeof *names);
}

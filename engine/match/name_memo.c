/* What the words of a text say to names: keys and sounds (name_key.h), and a memo of them, because
 * few words make up most of any text. */
#include "match/name_scan.h"

#include "match/suffixes.h"
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

/* Slots begin at a cache line, so that none lies in two. */
eng_status eng__name_memo_open(eng__name_scratch *scratch, eng_error *err) {
  enum { LINE = 64 };
  if (!scratch->run) scratch->run = malloc(sizeof *scratch->run);
  if (!scratch->memory) scratch->memory = calloc(1, ENG__MEMO_SLOTS * sizeof *scratch->memo + LINE);
  if (!scratch->deaf) scratch->deaf = calloc(ENG__DEAF_SLOTS, sizeof *scratch->deaf);
  if (!scratch->run || !scratch->memory || !scratch->deaf) return eng__fail_nomem(err);
  uintptr_t start = ((uintptr_t)scratch->memory + LINE - 1) & ~(uintptr_t)(LINE - 1);
  scratch->memo = (eng__name_memo *)start;
  return ENG_OK;
}

/* The bytes of a short word, zeroes behind them. */
static void load_word(const eng__name_ground *ground, eng__slice word, uint64_t bytes[2]) {
  eng__slice view = ground->document->view;
  char copy[ENG__MEMO_LONGEST] = {0};
  const char *from = word.at;
  if ((size_t)(view.at + view.len - word.at) < ENG__MEMO_LONGEST)
    from = memcpy(copy, word.at, word.len);
  size_t low = word.len < 8 ? word.len : 8, high = word.len - low;
  bytes[0] = low ? eng__load64(from) & UINT64_MAX >> (64 - 8 * low) : 0;
  bytes[1] = high ? eng__load64(from + 8) & UINT64_MAX >> (64 - 8 * high) : 0;
}

/* Is there a name of these consonants that one word of so many bytes may be? */
static bool may_be_name(const eng__name_set *set, const eng__name_heard *heard, uint64_t begin,
                        unsigned text, size_t len) {
  uint64_t hash = eng__name_end_hash(begin, heard->end);
  if (!eng__key_table_may(&set->ends, hash)) return false;
  bool joined = eng__name_may_be_joined(text, (uint32_t)len);
  const eng__key_use *use = eng__key_table_find(&set->ends, hash);
  for (; use; use = use->last ? NULL : use + 1)
    if (joined || set->all.at[use->what].words < 2) return true;
  return false;
}

/* The same of what is left of a Persian word without its joined suffixes, and what that may follow.
 */
static eng_status add_stems(const eng__name_ground *ground, size_t part, eng__slice word,
                            eng__name_memo *memo, eng_error *err) {
  eng_status status = ENG_OK;
  for (size_t cut = ENG__JOINED_SUFFIX_LEAST; cut <= ENG__JOINED_SUFFIX_MOST && !status; cut += 2) {
    eng__name_heard heard;
    if (cut + ENG__SUFFIXED_LEAST > word.len) break;
    if (!eng__is_joined_suffix((eng__slice){word.at + word.len - cut, cut})) continue;
    status = eng__name_hear(ground, part, (eng__slice){word.at, word.len - cut}, &heard, err);
    if (status) return status;
    memo->follows |= eng__name_follow_of(&ground->set->follow, heard.key, 1);
    uint64_t begin = eng__name_begin_hash(heard.key, 0, heard.silent, heard.start, 1);
    if (may_be_name(ground->set, &heard, begin, 1, word.len - cut))
      memo->flags |= ENG__WORD_IS_NAME;
  }
  return status;
}

/* Longer words than articles are spare if they are titles. */
enum { ARTICLE_MOST = 3 };

static bool may_be_spare(const eng__name_set *set, uint64_t hash, eng__slice word) {
  return eng__name_set_may_be_spare(set, hash) && (word.len <= ARTICLE_MOST || eng__is_title(word));
}

/* Words of so many consonants: two of them, or one with another, may have more than a key holds. */
enum { LONG_KEY = ENG__CODE_MOST / 2 };

/* Reads the word of a part anew; `begin` is its hash as a beginning. What names have to do with it
 * is for finish_memo() to say. */
static eng_status start_memo(const eng__name_ground *ground, size_t part, eng__slice word,
                             eng__name_memo *memo, uint64_t *begin, eng_error *err) {
  unsigned text = ground->parts[part].script == ENG__SCRIPT_ARABIC;
  eng__name_heard heard;
  memo->len = memo->flags = 0; /* no word, should reading it fail */
  eng_status status = eng__name_hear(ground, part, word, &heard, err);
  if (status) return status;
  memo->key = heard.key.bits;
  memo->count = heard.key.count & 31;
  memo->start = heard.start & 3;
  memo->end = heard.end & 3;
  memo->silent = heard.silent & 1;
  memo->script = ground->parts[part].script & 15;
  *begin = eng__name_begin_hash(heard.key, 0, heard.silent, heard.start, text);
  memo->group = eng__name_group(*begin) & 31;
  return ENG_OK;
}

static eng_status finish_memo(const eng__name_ground *ground, size_t part, eng__slice word,
                              eng__name_memo *memo, uint64_t begin, eng_error *err) {
  const eng__name_set *set = ground->set;
  unsigned text = ground->parts[part].script == ENG__SCRIPT_ARABIC, flags = 0;
  eng__name_heard heard = eng__name_heard_of(memo);
  eng_status status = ENG_OK;
  memo->follows = eng__name_follow_of(&set->follow, heard.key, text);
  if (eng__name_set_begins(set, begin)) flags |= ENG__WORD_BEGINS;
  if (may_be_name(set, &heard, begin, text, word.len)) flags |= ENG__WORD_IS_NAME;
  if (may_be_spare(set, ground->parts[part].hash, word)) flags |= ENG__WORD_SPARE;
  if (heard.key.count >= LONG_KEY) flags |= ENG__WORD_LONG;
  memo->flags = flags & 31;
  if (ends_like_suffix(ground, part, word)) {
    memo->flags |= ENG__WORD_SUFFIXED;
    status = add_stems(ground, part, word, memo, err);
  }
  if (!status) memo->len = word.len <= ENG__MEMO_LONGEST ? (unsigned)word.len & 31 : 0;
  return status;
}

static eng_status fill_memo(const eng__name_ground *ground, size_t part, eng__slice word,
                            eng__name_memo *memo, eng_error *err) {
  uint64_t begin;
  eng_status status = start_memo(ground, part, word, memo, &begin, err);
  return status ? status : finish_memo(ground, part, word, memo, begin, err);
}

static bool is_kept(eng__slice word) {
  return word.len && word.len <= ENG__MEMO_LONGEST;
}

typedef enum memo_state { MEMO_HOLDS, MEMO_STARTED, MEMO_OTHER } memo_state;

/* The slot of a word that is kept. One that held another word is given to it, empty. */
static eng__name_memo *find_memo(const eng__name_scratch *scratch, const eng__name_ground *ground,
                                 size_t part, eng__slice word, memo_state *state) {
  const eng__part *here = &ground->parts[part];
  eng__name_memo *memo = eng__name_memo_of(scratch, here->hash);
  uint64_t bytes[2];
  load_word(ground, word, bytes);
  bool same =
      memo->bytes[0] == bytes[0] && memo->bytes[1] == bytes[1] && memo->script == here->script;
  *state = !same ? MEMO_OTHER : memo->len == word.len ? MEMO_HOLDS : MEMO_STARTED;
  if (*state == MEMO_HOLDS) return memo;
  memo->bytes[0] = bytes[0];
  memo->bytes[1] = bytes[1];
  memo->len = 0;
  return memo;
}

eng_status eng__name_recall(eng__name_scratch *scratch, const eng__name_ground *ground, size_t part,
                            const eng__name_memo **out, eng_error *err) {
  eng__slice word = eng__name_word(ground, part);
  memo_state state = MEMO_OTHER;
  eng__name_memo *memo =
      is_kept(word) ? find_memo(scratch, ground, part, word, &state) : &scratch->one;
  *out = memo;
  return state == MEMO_HOLDS ? ENG_OK : fill_memo(ground, part, word, memo, err);
}

/* ---- A run of words ---- */

static void copy_memo(eng__name_run *run, size_t part, const eng__name_memo *memo) {
  size_t i = part - run->from;
  run->flags[i] = memo->flags;
  run->group[i] = memo->group;
  run->follows[i] = memo->follows;
  run->heard[i] = eng__name_heard_of(memo);
}

/* What finish_memo() will look up. */
static void fetch_tables(const eng__name_set *set, const eng__name_memo *memo, uint64_t begin,
                         unsigned text) {
  uint64_t hash = eng__name_end_hash(begin, memo->end);
  __builtin_prefetch(&set->begins[begin >> 12 & set->begins_mask]);
  __builtin_prefetch(&set->ends.filter[hash >> 12 & set->ends.filter_mask]);
  eng__name_follow_expect(&set->follow, (eng__name_code){memo->key, (uint8_t)memo->count}, text);
}

static eng_status hear_word(eng__name_scratch *scratch, const eng__name_ground *ground, size_t part,
                            size_t *pending, eng_error *err) {
  eng__name_run *run = scratch->run;
  eng__slice word = eng__name_word(ground, part);
  memo_state state = MEMO_OTHER;
  eng__name_memo *memo =
      is_kept(word) ? find_memo(scratch, ground, part, word, &state) : &run->longer[*pending];
  if (state == MEMO_HOLDS) {
    copy_memo(run, part, memo);
    return ENG_OK;
  }
  eng__name_pending *todo = &run->pending[(*pending)++];
  *todo = (eng__name_pending){.part = (uint32_t)part, .memo = memo};
  eng_status status = start_memo(ground, part, word, memo, &todo->begin, err);
  unsigned text = ground->parts[part].script == ENG__SCRIPT_ARABIC;
  if (!status) fetch_tables(ground->set, memo, todo->begin, text);
  return status;
}

/* A slot may have been given to another word of the run in between: then it is read again. */
static eng_status hear_pending(eng__name_scratch *scratch, const eng__name_ground *ground,
                               const eng__name_pending *todo, eng_error *err) {
  eng__slice word = eng__name_word(ground, todo->part);
  eng__name_memo *memo = todo->memo;
  memo_state state = MEMO_STARTED;
  if (is_kept(word)) memo = find_memo(scratch, ground, todo->part, word, &state);
  eng_status status = ENG_OK;
  if (state == MEMO_STARTED) status = finish_memo(ground, todo->part, word, memo, todo->begin, err);
  if (state == MEMO_OTHER) status = fill_memo(ground, todo->part, word, memo, err);
  if (!status) copy_memo(scratch->run, todo->part, memo);
  return status;
}

enum { AHEAD = 12 }; /* words */

eng_status eng__name_hear_run(eng__name_scratch *scratch, const eng__name_ground *ground,
                              eng_error *err) {
  eng__name_run *run = scratch->run;
  size_t pending = 0, left = ground->count - run->from;
  size_t count = left > ENG__NAME_RUN ? ENG__NAME_RUN + 1 : left;
  eng_status status = ENG_OK;
  for (size_t i = 0; i < count && !status; i++) {
    if (i + AHEAD < count && run->wanted[i + AHEAD])
      eng__name_expect(scratch, &ground->parts[run->from + i + AHEAD]);
    if (run->wanted[i]) status = hear_word(scratch, ground, run->from + i, &pending, err);
  }
  for (size_t i = 0; i < pending && !status; i++)
    status = hear_pending(scratch, ground, &run->pending[i], err);
  return status;
}

/* ---- Words that are no name ---- */

/* The words as the text has them; empty: too long to be kept. */
static eng__slice said_by(const eng__name_ground *ground, size_t first, size_t last) {
  const eng_document *document = ground->document;
  eng_span span =
      eng__document_text_span(document, ground->parts[first].start, ground->parts[last].end);
  if (span.end - span.start > ENG__DEAF_BYTES) return (eng__slice){"", 0};
  return eng__slice_cut(document->text, span.start, span.end);
}

static eng__deaf_words *deaf_slot(const eng__name_scratch *scratch, const eng__name_ground *ground,
                                  size_t first, size_t last) {
  uint64_t hash = ground->parts[first].hash;
  if (last > first) hash = hash * 31 + ground->parts[last].hash;
  return &scratch->deaf[hash >> 16 & (ENG__DEAF_SLOTS - 1)];
}

bool eng__name_is_deaf(const eng__name_scratch *scratch, const eng__name_ground *ground,
                       size_t first, size_t last) {
  const eng__deaf_words *deaf = deaf_slot(scratch, ground, first, last);
  if (!deaf->len) return false;
  eng__slice said = said_by(ground, first, last);
  return said.len == deaf->len && memcmp(said.at, deaf->bytes, said.len) == 0;
}

void eng__name_note_deaf(eng__name_scratch *scratch, const eng__name_ground *ground, size_t first,
                         size_t last) {
  eng__deaf_words *deaf = deaf_slot(scratch, ground, first, last);
  eng__slice said = said_by(ground, first, last);
  if (!said.len) return;
  deaf->len = (uint8_t)said.len;
  memcpy(deaf->bytes, said.at, said.len);
}

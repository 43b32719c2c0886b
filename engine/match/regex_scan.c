/* Triggers met by the scan: tries. */
#include "match/state.h"
#include "match/prefix.h"
#include "unicode/utf8.h"

#ifdef ENG_HARD
enum { MOST_TRIES = 40 };
#else
enum { MOST_TRIES = 4 << 20 }; /* 32 MiB of them */
#endif

eng_status eng__add_try(eng__index *index, uint32_t trigger, size_t at, eng_error *err) {
  const eng__regexes *regexes = &index->patterns->regexes;
  const eng__trigger *met = &regexes->triggers.at[trigger];
  if (index->flooded || !eng__trigger_agrees(regexes, met, index->document->view, at))
    return ENG_OK;
  eng__regex_state *state = &index->regex_states[met->regex];
  if (!state->tries && !eng__vec_push(&index->tried, met->regex)) return eng__fail_nomem(err);
  state->tries++;
  if (!regexes->all.at[met->regex].anchored) return ENG_OK; /* it is enough to know of one */
  if (index->tries.count >= MOST_TRIES) {
    index->flooded = true;
    return ENG_OK;
  }
  eng__try one = {met->regex, (uint32_t)at};
  return eng__vec_push(&index->tries, one) ? ENG_OK : eng__fail_nomem(err);
}

/* What PCRE2 10.42 takes for a word character under UCP. */
static bool is_word_character(uint32_t cp) {
  if (cp < 0x80) return (cp | 0x20) - 'a' < 26 || cp - '0' < 10 || cp == '_';
  eng__category category = eng__category_of(cp);
  return (category >= ENG__LU && category <= ENG__LO) ||
         (category >= ENG__ND && category <= ENG__NO);
}

static eng_status try_chain(eng__index *index, const eng__key_use *use, size_t at, eng_error *err) {
  eng_status status = ENG_OK;
  for (; use && !status; use = use->last ? NULL : use + 1)
    if (use->trigger) status = eng__add_try(index, use->what, at, err);
  return status;
}

static eng_status try_triggers(eng__index *index, size_t at, eng_error *err) {
  eng__slice view = index->document->view;
  size_t left = view.len - at;
  uint64_t start = eng__load_tail(view.at + at, left < 7 ? left : 7);
  unsigned lengths = eng__prefixes_of(index->patterns->phrases.prefix_lengths, start);
  eng_status status = ENG_OK;
  for (unsigned n = 1; n <= ENG__PREFIX_MOST && !status; n++) {
    if (!(lengths >> n & 1)) continue;
    uint64_t hash = eng__prefix_hash(start, n);
    status =
        try_chain(index, eng__key_table_find(&index->patterns->phrases.prefixes, hash), at, err);
  }
  return status;
}

/* The words PCRE2 sees inside a part (an address, "don't", "1,000") behind its beginning. */
eng_status eng__scan_inner_words(eng__index *index, const eng__part *part, eng_error *err) {
  eng__slice view = index->document->view;
  const char *p = view.at + part->start, *end = view.at + part->end;
  bool inside = is_word_character(eng__utf8_next(&p));
  eng_status status = ENG_OK;
  while (p < end && !status) {
    const char *at = p;
    bool word = is_word_character(eng__utf8_next(&p));
    if (word && !inside) status = try_triggers(index, (size_t)(at - view.at), err);
    inside = word;
  }
  return status;
}

/* Sorts the tries by expression, keeping their order: counted while they came, so one pass. */
eng_status eng__sort_tries(eng__index *index, eng_error *err) {
  if (!index->tries.count) return ENG_OK;
  if (!eng__vec_reserve(&index->sorted_tries, index->tries.count)) return eng__fail_nomem(err);
  index->sorted_tries.count = index->tries.count;
  uint32_t next = 0;
  for (size_t i = 0; i < index->tried.count; i++) {
    eng__regex_state *state = &index->regex_states[index->tried.at[i]];
    state->first = next;
    if (index->patterns->regexes.all.at[index->tried.at[i]].anchored) next += state->tries;
    else state->tries = 1;
  }
  if (index->flooded) return ENG_OK;
  for (size_t i = 0; i < index->tries.count; i++) {
    eng__regex_state *state = &index->regex_states[index->tries.at[i].regex];
    index->sorted_tries.at[state->first++] = index->tries.at[i];
  }
  for (size_t i = 0; i < index->tried.count; i++) {
    eng__regex_state *state = &index->regex_states[index->tried.at[i]];
    if (index->patterns->regexes.all.at[index->tried.at[i]].anchored) state->first -= state->tries;
  }
  return ENG_OK;
}

/* Titles and articles of a form (bare.h). */
#include "translit/bare.h"

#include "translit/everyday.h"
#include "translit/titles.h"

bool eng__form_cut_words(const eng__name_form *form, eng__form_words *out) {
  out->count = 0;
  for (size_t at = 0; at < form->count;) {
    size_t end = eng__form_word_end(form, at);
    if (out->count == ENG__BARE_WORDS) return false;
    out->at[out->count] = (uint8_t)at;
    out->len[out->count++] = (uint8_t)(end - at);
    at = end + 1;
  }
  return true;
}

eng__slice eng__form_word_text(const eng__name_form *form, const eng__form_words *words,
                               size_t word, char bytes[ENG__WORD_TEXT]) {
  static const char marked[] = "AaEeIiOoUuCcSsQsZzGgKkWoYu@a";
  size_t len = 0;
  for (size_t i = 0; i < words->len[word]; i++) {
    char text[ENG__SYMBOL_BYTES];
    uint8_t symbol = form->symbols[words->at[word] + i];
    const char *plain = symbol < 'a' ? strchr(marked, symbol) : NULL;
    if (plain && *plain) symbol = (uint8_t)plain[1];
    size_t more = eng__name_symbol_text(symbol, text);
    if (len + more > ENG__WORD_TEXT) return (eng__slice){bytes, 0};
    memcpy(bytes + len, text, more);
    len += more;
  }
  return (eng__slice){bytes, len};
}

/* Is it half of Foreign Minister, of آیت‌الله? */
static bool is_of_pair(const eng__name_form *form, const eng__form_words *words, size_t word,
                       eng__slice said) {
  char beside[ENG__WORD_TEXT];
  if (!eng__may_be_title_pair(said)) return false;
  if (word && eng__is_title_pair(eng__form_word_text(form, words, word - 1, beside), said))
    return true;
  return word + 1u < words->count &&
         eng__is_title_pair(said, eng__form_word_text(form, words, word + 1, beside));
}

bool eng__form_word_is_title(const eng__name_form *form, const eng__form_words *words,
                             size_t word) {
  char bytes[ENG__WORD_TEXT];
  eng__slice said = eng__form_word_text(form, words, word, bytes);
  return eng__is_title(said) || is_of_pair(form, words, word, said);
}

bool eng__form_word_is_spare(const eng__name_form *form, const eng__form_words *words,
                             size_t word) {
  char bytes[ENG__WORD_TEXT], next[ENG__WORD_TEXT];
  if (word + 1u == words->count) return false;
  eng__slice said = eng__form_word_text(form, words, word, bytes);
  if (eng__is_title(said) || is_of_pair(form, words, word, said)) return true;
  if (word == 0 && eng__slice_equal(said, ENG__SLICE("the"))) return true;
  return said.len <= ENG__ARTICLE_MOST &&
         eng__is_article(said, eng__form_word_text(form, words, word + 1, next));
}

/* ---- Articles that are written to a word ---- */

/* Of a root that begins with l: الحان, الهام, الزام; التفات, التهاب. */
static bool is_of_l_root(const uint8_t *symbols, size_t count) {
  const uint8_t *stem = symbols + ENG__ARTICLE_SYMBOLS;
  size_t left = count - ENG__ARTICLE_SYMBOLS;
  return (left == 3 && stem[1] == ENG__ALEF) ||
         (left == 4 && stem[0] == ENG__TEH && stem[2] == ENG__ALEF);
}

static bool is_known(const eng__lexicon *lexicon, eng__slice folded, const uint8_t *symbols,
                     size_t count) {
  return eng__everyday_of(folded) != ENG__EVERYDAY_NOT || is_of_l_root(symbols, count) ||
         eng__lexicon_find(lexicon, symbols, count, false);
}

/* As it is, or without a last ی: الوند, الوندی. */
static bool is_plain_word(const eng__lexicon *lexicon, eng__slice folded, const uint8_t *symbols,
                          size_t count) {
  if (is_known(lexicon, folded, symbols, count)) return true;
  eng__slice stem = eng__slice_cut(folded, 0, folded.len - strlen("ی"));
  return eng__ends_like_nisba(folded) && is_known(lexicon, stem, symbols, count - 1);
}

bool eng__has_article(const eng__lexicon *lexicon, eng__slice folded) {
  eng__name_form form;
  if (!eng__may_have_article(folded) || eng__name_form_read(&form, folded, NULL)) return false;
  return !is_plain_word(lexicon, folded, form.symbols, form.count);
}

size_t eng__form_word_article(const eng__lexicon *lexicon, const eng__name_form *form,
                              const eng__form_words *words, size_t word) {
  char bytes[ENG__WORD_TEXT];
  if (form->script != ENG__NAME_PERSIAN) return 0;
  eng__slice text = eng__form_word_text(form, words, word, bytes);
  const uint8_t *symbols = form->symbols + words->at[word];
  bool has =
      eng__may_have_article(text) && !is_plain_word(lexicon, text, symbols, words->len[word]);
  return has ? ENG__ARTICLE_SYMBOLS : 0;
}

bool eng__ends_like_nisba(eng__slice folded) {
  return folded.len >= 2 && memcmp(folded.at + folded.len - 2, "ی", 2) == 0;
}

/* ---- Bare forms ---- */

void eng__form_vocalise_rest(const eng__lexicon *lexicon, eng__name_form *form, size_t at,
                             size_t len) {
  eng__name_form word = {.script = form->script, .count = (uint16_t)len, .letters = (uint16_t)len};
  memcpy(word.symbols, form->symbols + at, len);
  eng__lexicon_vocalise(lexicon, &word);
  memcpy(form->hints + at, word.hints, len);
}

static void find_aside(const eng__lexicon *lexicon, const eng__name_form *form,
                       const eng__form_words *words, eng__set_aside *aside) {
  *aside = (eng__set_aside){0, 0};
  for (size_t i = 0; i < words->count; i++) {
    if (eng__form_word_is_spare(form, words, i)) aside->spare |= (uint16_t)(1u << i);
    else if (eng__form_word_article(lexicon, form, words, i))
      aside->articles |= (uint16_t)(1u << i);
  }
}

void eng__form_add_word(const eng__name_form *form, size_t at, size_t len, uint8_t joint,
                        eng__name_form *out) {
  out->hints[out->count] = joint;
  if (out->count) out->symbols[out->count++] = '|';
  memcpy(out->symbols + out->count, form->symbols + at, len);
  memcpy(out->hints + out->count, form->hints + at, len);
  for (size_t i = 0; i < len; i++) out->letters += out->symbols[out->count + i] != '\'';
  out->count = (uint16_t)(out->count + len);
}

bool eng__form_end_word(const eng__name_form *form, bool last, size_t *start, size_t *end) {
  size_t first_end = form->count, last_start = 0;
  for (size_t i = 0; i < form->count; i++) {
    if (form->symbols[i] != '|' || form->hints[i] & ENG__HINT_SOFT) continue;
    if (first_end == form->count) first_end = i;
    last_start = i + 1;
  }
  *start = last ? last_start : 0;
  *end = last ? form->count : first_end;
  return last_start > 0;
}

void eng__form_cut_piece(const eng__name_form *form, size_t start, size_t end,
                         eng__name_form *out) {
  *out = (eng__name_form){.script = form->script, .has_long = form->has_long};
  eng__form_add_word(form, start, end - start, 0, out);
}

void eng__form_cut_out(const eng__name_form *form, size_t start, size_t end, eng__name_form *out) {
  *out = (eng__name_form){.script = form->script, .has_long = form->has_long};
  for (size_t at = start; at < end;) {
    size_t stop = eng__form_word_end(form, at);
    eng__form_add_word(form, at, stop - at, at > start ? form->hints[at - 1] : 0, out);
    at = stop + 1;
  }
}

bool eng__form_bare(const eng__lexicon *lexicon, const eng__name_form *form, eng__name_form *bare,
                    eng__set_aside *aside) {
  eng__form_words words;
  if (!eng__form_cut_words(form, &words)) return false;
  find_aside(lexicon, form, &words, aside);
  if (!aside->spare && !aside->articles) return false;
  *bare = (eng__name_form){.script = form->script, .has_long = form->has_long};
  for (size_t i = 0; i < words.count; i++) {
    size_t cut = aside->articles >> i & 1 ? ENG__ARTICLE_SYMBOLS : 0;
    bool joined = i && !(aside->spare >> (i - 1) & 1);
    if (aside->spare >> i & 1) continue;
    size_t left = words.len[i] - cut;
    eng__form_add_word(form, words.at[i] + cut, left, joined ? form->hints[words.at[i] - 1] : 0,
                       bare);
    if (cut) eng__form_vocalise_rest(lexicon, bare, bare->count - left, left);
  }
  return bare->letters > 0;
}

static bool is_initial(const eng__name_form *form, size_t at) {
  uint8_t symbol = form->symbols[at];
  return symbol >= 'a' && symbol <= 'z' && eng__form_starts_word(form, at) &&
         eng__form_ends_word(form, at + 1);
}

bool eng__form_join_initials(const eng__name_form *form, eng__name_form *out) {
  if (form->script != ENG__NAME_LATIN) return false;
  *out = *form;
  out->count = 0;
  for (size_t at = 0; at < form->count; at++) {
    bool between = form->symbols[at] == '|' && at && at + 1u < form->count;
    if (between && is_initial(form, at - 1) && is_initial(form, at + 1)) continue;
    out->symbols[out->count] = form->symbols[at];
    out->hints[out->count++] = form->hints[at];
  }
  out->symbols[out->count] = out->hints[out->count] = 0;
  return out->count < form->count;
}

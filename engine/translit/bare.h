/* What a name may have or not: the titles and articles that its words are, and the Arabic article
 * that is written to a Persian word (السیستانی).
 *
 * Many words begin in ال that have no article (الهام, الوند, البته), so it is one only where the
 * whole is neither an everyday word, nor a name that the lexicon knows, nor made of a root with an
 * l, and where enough is left. */
#ifndef ENG_TRANSLIT_BARE_H
#define ENG_TRANSLIT_BARE_H

#include "translit/lexicon.h"

enum {
  ENG__BARE_WORDS = 12, /* of a name, at most */
  ENG__ARTICLE_SYMBOLS = 2,
  ENG__ARTICLE_BYTES = 4 /* the same in UTF-8 */
};

typedef struct eng__form_words {
  uint8_t at[ENG__BARE_WORDS], len[ENG__BARE_WORDS]; /* symbols of the form */
  uint8_t count;
} eng__form_words;

/* Cuts a form into its words; false: it has too many. */
bool eng__form_cut_words(const eng__name_form *form, eng__form_words *out);

/* J. D. Vance as J.D. is one word in a text; false: no two Latin letters stand by themselves side
 * by side. */
bool eng__form_join_initials(const eng__name_form *form, eng__name_form *out);

enum { ENG__WORD_TEXT = 128 };
/* A word as the folded view would have it, marks left out, written to `bytes`; empty when it is too
 * long to be of any list. */
eng__slice eng__form_word_text(const eng__name_form *form, const eng__form_words *words,
                               size_t word, char bytes[ENG__WORD_TEXT]);

/* Is the word a title or an article? The last one is neither. "The MEK" is the MEK, too. */
bool eng__form_word_is_spare(const eng__name_form *form, const eng__form_words *words, size_t word);
bool eng__form_word_is_title(const eng__name_form *form, const eng__form_words *words, size_t word);
/* ENG__ARTICLE_SYMBOLS if it begins with an article; or 0. */
size_t eng__form_word_article(const eng__lexicon *lexicon, const eng__name_form *form,
                              const eng__form_words *words, size_t word);

/* Puts what the lexicon knows of the `len` symbols at `at`, by themselves, into the hints of the
 * form: the rest of a word behind its article is another word (محمد of المحمد is no Mahmud). */
void eng__form_vocalise_rest(const eng__lexicon *lexicon, eng__name_form *form, size_t at,
                             size_t len);

/* Adds `len` symbols of a form at `at` to another as its next word; `joint` are the hints of what
 * stands in front of it (ENG__HINT_SOFT), behind another word. */
void eng__form_add_word(const eng__name_form *form, size_t at, size_t len, uint8_t joint,
                        eng__name_form *out);

/* Symbols [*start, *end) of the form are its first or its last word, with what half-spaces and
 * hyphens tie to it; false: it is one such word. */
bool eng__form_end_word(const eng__name_form *form, bool last, size_t *start, size_t *end);
/* These symbols as a form: whole words, or a piece of one. */
void eng__form_cut_piece(const eng__name_form *form, size_t start, size_t end, eng__name_form *out);
void eng__form_cut_out(const eng__name_form *form, size_t start, size_t end, eng__name_form *out);

/* Puts the form without its titles and articles into `bare`; false: it has none, or too many words.
 * `spare` has a bit for each word that was left out, `articles` one for each that lost the article
 * it begins with. */
typedef struct eng__set_aside {
  uint16_t spare, articles;
} eng__set_aside;

bool eng__form_bare(const eng__lexicon *lexicon, const eng__name_form *form, eng__name_form *bare,
                    eng__set_aside *aside);

/* Does a Persian word of the folded view begin with the two letters, and is it long enough? */
static inline bool eng__may_have_article(eng__slice folded) {
  enum { LEAST = 6 }; /* bytes of what is left: النا and الان have no article */
  return folded.len >= ENG__ARTICLE_BYTES + LEAST && memcmp(folded.at, "ال", 4) == 0;
}

/* Is that an article? */
bool eng__has_article(const eng__lexicon *lexicon, eng__slice folded);

/* Is what an article stands before a name from a place or a people (السیستانی, العبادی)? Such a
 * surname is the same without it; الرضا and الرحیم are epithets. */
bool eng__ends_like_nisba(eng__slice folded);

#endif

/* Places of names in a text: where words are looked at as names, which of them may follow each
 * other in one, and where one may begin and end. */
#ifndef ENG_MATCH_NAME_PLACE_H
#define ENG_MATCH_NAME_PLACE_H

#include "match/names.h"
#include "text/document.h"
#include "translit/bare.h"

enum { ENG__PLACE_WORDS = 12 };

/* Where names are looked for: the parts of a document, or the segments of one hashtag or handle as
 * if they were parts. */
typedef struct eng__name_ground {
  const eng__name_set *set;
  const eng_document *document;
  const eng__part *parts;
  size_t count;
  bool tag;      /* segments: `_` or nothing joins them, small letters may begin a name */
  bool handle;   /* of an @ */
  bool caseless; /* nothing in the document is written with a capital */
} eng__name_ground;

/* A window of words, from its first to its last part. */
typedef struct eng__name_place {
  uint32_t first, last; /* parts */
  uint32_t start, end;  /* of the view; a suffix may be left out at the end */
  uint32_t parts[ENG__PLACE_WORDS];
  bool spare[ENG__PLACE_WORDS];      /* a title or an article between the others */
  uint8_t article[ENG__PLACE_WORDS]; /* bytes of one that a word begins with */
  uint8_t count;
  bool bare;    /* without the spare ones, and without articles; the first word always is */
  bool comma;   /* one stands in it: Khatami, Mohammad */
  bool persian; /* by its first word */
} eng__name_place;

/* The bytes of a part as the view has them, without what its hash leaves out. */
eng__slice eng__name_word(const eng__name_ground *ground, size_t part);
/* Bytes of the Arabic article that a Persian word begins with; 0: none. */
size_t eng__name_find_article(const eng__name_ground *ground, size_t part);
/* The word behind part `at` and what may stand between two words of a name: the part, or SIZE_MAX.
 * `comma`: a comma may, too (surname first). */
size_t eng__name_next(const eng__name_ground *ground, size_t at, bool comma);
/* The word before, over a space, a half-space or a hyphen. */
size_t eng__name_before(const eng__name_ground *ground, size_t at);
/* Does the part begin with a capital (or a letter that has none)? */
bool eng__name_capital(const eng__name_ground *ground, size_t part);
/* May a name begin at part `first`, or end with part `last` and the view at `end`: is what hangs on
 * it by a half-space no part of another word? */
bool eng__name_starts_well(const eng__name_ground *ground, size_t first);
bool eng__name_ends_well(const eng__name_ground *ground, size_t last, uint32_t end,
                         bool no_suffixes);
/* Does what stands behind part `last` make another name of one of so many words that ends there:
 * حسن روحانی زاده? */
bool eng__name_becomes_other(const eng__name_ground *ground, size_t last, size_t words);

/* Words of the place that are not spare and do not only join others. */
size_t eng__name_content_words(const eng__name_ground *ground, const eng__name_place *place);
/* Is a place of so many bytes of the view long enough for a name of several words that is written
 * in fewer? */
bool eng__name_may_be_joined(bool persian, uint32_t len);
/* Are all segments of a hashtag from `part` on suffixes? */
bool eng__name_rest_is_suffixes(const eng__name_ground *ground, size_t part);
bool eng__name_is_title(const eng__name_ground *ground, size_t part);
/* Are all segments of a hashtag before `end` titles? */
bool eng__name_only_titles(const eng__name_ground *ground, size_t end);
/* Are there Latin words, and none with a capital? Then small letters say nothing. */
bool eng__name_is_caseless(const eng__name_ground *ground);
/* Takes initials of the name off the end of a word ("m.", "a.a."), the last first: how many of
 * `left` are still to be found; SIZE_MAX when the word is something else. */
size_t eng__name_take_initials(const eng__name_ground *ground, const eng__name *name, size_t part,
                               size_t left);
/* Moves `*first` back over the initials of the name; false: they do not stand there. */
bool eng__name_over_initials(const eng__name_ground *ground, const eng__name *name,
                             uint32_t *first);

/* The same; nearly always by the first letter. */
static inline size_t eng__name_article(const eng__name_ground *ground, size_t part) {
  const eng__part *word = &ground->parts[part];
  if (word->script != ENG__SCRIPT_ARABIC || word->end - word->start <= ENG__ARTICLE_BYTES) return 0;
  bool may = memcmp(ground->document->view.at + word->start, "ال", ENG__ARTICLE_BYTES) == 0;
  return may ? eng__name_find_article(ground, part) : 0;
}

/* Moves `*last` on over the initials that stand behind a surname and a comma, or with dots behind
 * it (Khatami, M.; Khatami M. R.); false: they do not stand there. */
bool eng__name_to_initials(const eng__name_ground *ground, const eng__name *name, uint32_t *last);

/* Is it an initial, one letter with a dot? */
static inline bool eng__name_is_initial(const eng__name_ground *ground, size_t part) {
  const eng__part *word = &ground->parts[part];
  uint32_t len = word->end - word->start;
  return word->flags & ENG__PART_DOTTED && len <= (word->script == ENG__SCRIPT_ARABIC ? 3u : 2u);
}

/* Does the next word stand behind this one and a space, as nearly all do? */
static inline bool eng__name_is_plain_pair(const eng__name_ground *ground, size_t part) {
  const eng__part *here = &ground->parts[part], *next = here + 1;
  return part + 1 < ground->count && next->kind <= ENG_TOKEN_NUMBER &&
         next->start == here->end + 1 && ground->document->view.at[here->end] == ' ';
}

/* Does a half-space tie the part to the one before? */
static inline bool eng__name_is_joined(const eng__name_ground *ground, size_t part) {
  return part < ground->count && ground->parts[part].flags & ENG__PART_JOINED;
}

/* Does a half-space or a hyphen tie the next part to this one? */
static inline bool eng__name_is_tied(const eng__name_ground *ground, size_t part) {
  size_t next = part + 1;
  if (next >= ground->count) return false;
  const eng__part *behind = &ground->parts[next];
  return behind->flags & ENG__PART_JOINED ||
         (behind->kind == ENG_TOKEN_PUNCT && ground->document->view.at[behind->start] == '-');
}

/* Does a hyphen touch the part in front? */
static inline bool eng__name_is_behind_hyphen(const eng__name_ground *ground, size_t part) {
  uint32_t start = ground->parts[part].start;
  return start && ground->document->view.at[start - 1] == '-';
}

/* Is the word nothing but its bytes: without a possessive, a dot, a half-space before it? */
static inline bool eng__name_is_plain(const eng__part *part) {
  return !(part->flags & (ENG__PART_POSSESSIVE | ENG__PART_DOTTED | ENG__PART_JOINED));
}

#endif

/* A row of the letter tables: what one script writes for what the other writes, at what cost, and
 * where. The tables are the knowledge of the matcher; lattice.c only adds up.
 *
 * Costs are hundredths: 0 is free, 50 is next to a rejection, 100 ends the search. Rows have two
 * costs, for two habits of writing vowels: P (Persian: Hossein, Mohammad, Nader) and A (Arabic and
 * ALA-LC: Husayn, Muhammad, Nadir). A name is read in one of them throughout (the better counts),
 * so that a spelling that mixes them freely costs. */
#ifndef ENG_TRANSLIT_ARCS_H
#define ENG_TRANSLIT_ARCS_H

#include <stddef.h>
#include <stdint.h>

/* Further habits, off unless asked for. */
enum {
  ENG__SCHEME_BASE = 1,
  ENG__SCHEME_FR = 2,
  ENG__SCHEME_DE = 4,
  ENG__SCHEME_TR = 8,
  ENG__SCHEME_ES = 16,
  ENG__SCHEME_AR = 32,
  ENG__SCHEME_AF = 64,
  /* Vowels of the French habit (Moustapha, Houssine) without its consonants: always tried. */
  ENG__SCHEME_MAGHREB = 128
};

/* What stands around a row's letters. P is the left side (Persian), L the right side (Latin). */
enum {
  ENG__P_START = 1, /* at the start of a word */
  ENG__P_END = 2,   /* at the end of a word */
  ENG__L_START = 4,
  ENG__L_END = 8,
  ENG__NAME_START = 16,
  ENG__NAME_END = 32,     /* of the left side */
  ENG__P_AFTER_LONG = 64, /* behind ا آ و ی */
  ENG__P_SUN_NEXT = 128,  /* before a letter that the article's l turns into */
  ENG__L_AFTER_VOWEL = 256,
  ENG__L_BEFORE_VOWEL = 512,
  ENG__L_MACRONS = 1024, /* some vowel of the Latin bears a macron */
  ENG__P_ONSET = 2048,   /* behind the first letter of a word, before a consonant */
  ENG__P_HINTED = 4096,  /* behind a letter that bears a haraka */
  ENG__P_ARTICLE = 8192  /* before an article: at the start of a word, or between two words that are
                            written as one (عبدالکریم); of two Latin names, in front of its vowel
                            and of its l in either */
};

typedef enum eng__arc_kind {
  ENG__ARC_CONSONANT,
  ENG__ARC_VOWEL,    /* a written vowel */
  ENG__ARC_GLIDE,    /* a written vowel that ends as a consonant: iy, uw */
  ENG__ARC_INSERTED, /* a vowel that the left side does not write; only behind a consonant */
  ENG__ARC_SILENT    /* nothing is heard: what stood before still counts */
} eng__arc_kind;

typedef struct eng__arc {
  const char *left, *right;
  uint8_t p, a;    /* costs */
  uint8_t schemes; /* in which of them; ENG__SCHEME_BASE: always */
  uint8_t kind;    /* eng__arc_kind */
  uint16_t need;   /* all of these */
  uint16_t refuse; /* none of these */
} eng__arc;

extern const eng__arc eng__arcs_persian_latin[], eng__arcs_latin[], eng__arcs_persian[];
extern const size_t eng__arcs_persian_latin_count, eng__arcs_latin_count, eng__arcs_persian_count;

#endif

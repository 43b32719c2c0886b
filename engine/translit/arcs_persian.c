/* Two Persian spellings of one name. Nearly everything was said by the forms (form.h); what is
 * left are letters that are written or not (ء, the heh of اله, a second yeh), hamza on its carriers
 * and the marks of ezafe. Letters of one sound (ت ط) cost: they tell names apart.
 *
 * SOURCES and COSTS as in arcs_persian_latin.c. */
#include "translit/arcs.h"

#define ROW(l, r, c)                                                                               \
  { l, r, c, c, ENG__SCHEME_BASE, ENG__ARC_CONSONANT, 0, 0 }
#define ROWX(l, r, c, need, refuse)                                                                \
  { l, r, c, c, ENG__SCHEME_BASE, ENG__ARC_CONSONANT, need, refuse }

/* clang-format off */
const eng__arc eng__arcs_persian[] = {
  ROW("|", "|", 0), ROW("|", "", 0), ROW("", "|", 0),
  ROW("ئ", "ی", 0), ROW("ئ", "ء", 0), ROW("ؤ", "و", 0), ROW("ة", "ه", 0), ROW("ۀ", "ه", 0),
  ROW("ې", "ی", 0), ROW("ء", "", 0),
  ROW("ة", "ت", 10), ROW("آ", "ا", 3), ROW("ئ", "ا", 30), ROW("ئی", "ی", 8), ROW("یی", "ی", 30), ROW("وو", "و", 3),
  ROW("الله", "اله", 0), ROW("الل", "ال", 0), ROW("|بن|", "|ابن|", 5),
  ROWX("ه|ی|", "ه|", 0, 0, 0), ROWX("ه|ء", "ه", 0, 0, 0), ROW("ۀ", "ه|ی", 0),
  ROWX("ای|", "ا|", 3, 0, 0), ROWX("وی|", "و|", 3, 0, 0),
  /* What was written otherwise once, or is of late. */
  ROW("اسماعیل", "اسمعیل", 3), ROW("رحمان", "رحمن", 3), ROW("اسحاق", "اسحق", 3),
  ROW("مجتبی", "مجتبا", 3), ROW("مرتضی", "مرتضا", 3), ROW("مصطفی", "مصطفا", 3),
  ROW("موسی", "موسا", 3), ROW("عیسی", "عیسا", 3), ROW("یحیی", "یحیا", 3),
  ROW("کبری", "کبرا", 3), ROW("صغری", "صغرا", 3),
  ROW("ئو", "ؤو", 3), ROW("ئو", "ؤ", 5), ROW("یئ", "یا", 5),
  ROW("تهران", "طهران", 3), ROW("توس", "طوس", 3), ROW("تالش", "طالش", 3),
  ROW("ت", "ط", 15), ROW("ق", "غ", 15), ROW("س", "ص", 20), ROW("س", "ث", 25), ROW("ه", "ح", 25),
  ROW("ز", "ذ", 20),
  ROW("ز", "ض", 25), ROW("ز", "ظ", 25), ROW("ذ", "ض", 35), ROW("ک", "گ", 40),
};
/* clang-format on */
const size_t eng__arcs_persian_count = sizeof eng__arcs_persian / sizeof *eng__arcs_persian;

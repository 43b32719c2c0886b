/* Persian letters and what Latin writes for them.
 *
 * SOURCES. The published schemes: ALA-LC 1997 (th for s̱, vowels a i u), BGN/PCGN 1958, UN 1967 and
 * 2012, ISO 233-3, DMG (ǧ š č ḫ), ODNI ICS-630-01 (ق = gh); the habits of newspapers (ee, oo, ou);
 * of French (dj, tch, ou, ch), German (dsch, tsch, sch, ch), Turkish and Azeri (c, ç, ş, x, ə),
 * Spanish (j), Arabic and Dari.
 *
 * COSTS are set by reasons, not by lists of names:
 *     0     what a published scheme says, or a habit everybody knows (q, gh for ق)
 *    3-10   common, but the letter says another sound in the other habit (dj for ج)
 *    15-30  attested, of one region or one language (k for ق, g for ک in old print), or a long
 *           vowel that a map heard where none is written (Golūjeh)
 *    35-43  a slip that leaves a neighbour of the letter standing (j for چ, e for ی), or the
 *           linking heh that places have or have not (Khoshk Rud, Khoshkeh Rud)
 *    50-70  another letter (p for ب, i at the end for ezafe), or a written one is lost: this
 *           alone tells people apart (Karim and Karimi), so it is more than any mode allows
 *
 * A reading that was met as often between two names as between spellings of one stands in the last
 * class, whatever its sound.
 *
 * A written ا و ی never goes; a vowel that is not written stands neither first nor last; no
 * Persian word begins with two consonants. Doubled consonants are free (arc_table.c makes the
 * rows). What the lexicon knows of a word changes these costs: lattice.c, from COST_HINT on.
 */
#include "translit/arcs.h"

#define BASE ENG__SCHEME_BASE
#define CON(l, r, c)                                                                               \
  { l, r, c, c, BASE, ENG__ARC_CONSONANT, 0, 0 }
#define CONX(l, r, c, schemes, need, refuse)                                                       \
  { l, r, c, c, schemes, ENG__ARC_CONSONANT, need, refuse }
#define VOW(l, r, p, a, need, refuse)                                                              \
  { l, r, p, a, BASE, ENG__ARC_VOWEL, need, refuse }
#define VOWX(l, r, c, schemes, need, refuse)                                                       \
  { l, r, c, c, schemes, ENG__ARC_VOWEL, need, refuse }
#define GLI(l, r, p, a, need, refuse)                                                              \
  { l, r, p, a, BASE, ENG__ARC_GLIDE, need, refuse }
#define HINTED(r)                                                                                  \
  { "", r, 0, 0, BASE, ENG__ARC_INSERTED, ENG__P_END | ENG__P_HINTED, ENG__P_AFTER_LONG }
#define INS(r, p, a)                                                                               \
  { "", r, p, a, BASE, ENG__ARC_INSERTED, 0, EDGES }
#define INSX(r, c, schemes)                                                                        \
  { "", r, c, c, schemes, ENG__ARC_INSERTED, 0, EDGES }
#define SIL(l, r, c, need, refuse)                                                                 \
  { l, r, c, c, BASE, ENG__ARC_SILENT, need, refuse }
#define START ENG__P_START
#define END ENG__P_END
#define SUN_ARTICLE (ENG__P_SUN_NEXT | ENG__P_ARTICLE)
#define EDGES (ENG__P_START | ENG__P_END | ENG__L_START | ENG__L_END | ENG__P_AFTER_LONG)
#define FR ENG__SCHEME_FR
#define DE ENG__SCHEME_DE
#define TR ENG__SCHEME_TR
#define ES ENG__SCHEME_ES
#define AR ENG__SCHEME_AR
#define AF ENG__SCHEME_AF
#define MG ENG__SCHEME_MAGHREB

/* Many short rows: */
/* clang-format off */
const eng__arc eng__arcs_persian_latin[] = {
  /* Words: a space, a hyphen and nothing are the same (Ali Reza, Ali-Reza, Alireza). */
  SIL("|", "|", 0, 0, 0), SIL("|", "", 0, 0, 0), SIL("", "|", 2, 0, START | END),
  SIL("", "'", 0, 0, 0),
  /* Ezafe, written apart, with a hyphen or at the word; never behind the last word. */
  SIL("|", "|e|", 0, 0, 0), SIL("|", "e|", 0, 0, 0), SIL("|", "|ye|", 0, 0, 0),
  SIL("|", "ye|", 0, 0, 0),
  SIL("|", "|i|", 5, 0, 0), SIL("|", "i|", 52, 0, 0), SIL("|", "|yi|", 5, 0, 0),
  SIL("|", "yi|", 5, 0, 0),
  SIL("|", "I|", 52, 0, 0), SIL("|", "|I|", 5, 0, 0), SIL("|", "e", 8, 0, 0),
  SIL("|", "ye", 8, 0, 0),
  SIL("", "e|", 8, 0, START | END), SIL("", "|e|", 5, 0, START | END),
  SIL("", "|ye|", 5, 0, START | END), SIL("", "|i|", 8, 0, START | END),
  SIL("ی|", "|ye|", 0, ENG__P_AFTER_LONG, 0), SIL("ی|", "ye|", 0, 0, 0),
  {"|", "i|", 3, 3, AF, ENG__ARC_SILENT, 0, 0},
  {"", "i|", 5, 5, AF, ENG__ARC_SILENT, 0, START | END},
  /* The conjunction. */
  SIL("|و|", "|va|", 0, 0, 0), SIL("|و|", "|wa|", 0, 0, 0), SIL("|و|", "|o|", 0, 0, 0),
  SIL("|و|", "o|", 0, 0, 0), SIL("|و|", "|vo|", 0, 0, 0),
  /* The son of. */
  CON("|بن|", "|ibn|", 3), CON("|ابن|", "|bin|", 3), CON("|ابن|", "|ben|", 3),
  /* The article: its vowel is written any way, its l is lost before sun letters. */
  VOW("ال", "al", 0, 0, 0, END), VOW("ال", "el", 0, 0, ENG__P_ARTICLE, END),
  VOW("ال", "ol", 0, 0, ENG__P_ARTICLE, END), VOW("ال", "ul", 0, 0, ENG__P_ARTICLE, END),
  VOWX("ال", "", 12, AR, START, END), {"|", "|al|", 8, 8, AR, ENG__ARC_SILENT, 0, 0},
  VOW("ال", "il", 5, 5, ENG__P_ARTICLE, END), VOW("ال", "oul", 3, 3, ENG__P_ARTICLE, END),
  CONX("ال", "l", 8, BASE, ENG__P_ARTICLE, START | END),
  VOW("عبدال", "abdol", 0, 0, 0, 0), VOW("عبدال", "abdul", 0, 0, 0, 0),
  VOW("عبدال", "abdal", 0, 0, 0, 0), VOW("عبدال", "abdel", 0, 0, 0, 0),
  VOW("ال", "o", 0, 0, SUN_ARTICLE, 0), VOW("ال", "u", 0, 0, SUN_ARTICLE, 0),
  VOW("ال", "e", 0, 0, SUN_ARTICLE, 0), VOW("ال", "a", 0, 0, SUN_ARTICLE, 0),
  VOW("ال", "ou", 0, 0, SUN_ARTICLE, 0), VOW("ال", "i", 5, 5, SUN_ARTICLE, 0),
  VOW("ال", "oo", 5, 5, SUN_ARTICLE, 0),
  /* Names of the Bible, as Greek has them: Israel, Mikael. */
  CON("ائیل", "ael", 5), CON("اییل", "ael", 5), CON("اعیل", "ael", 5),
  VOW("الله", "ollah", 0, 0, 0, 0), VOW("الله", "ullah", 0, 0, 0, 0),
  VOW("الله", "allah", 0, 0, 0, 0), VOW("الله", "olla", 3, 3, 0, 0),
  VOW("الله", "ulla", 3, 3, 0, 0), VOW("الله", "alla", 3, 3, 0, 0),
  VOW("الله", "ollA", 3, 3, 0, 0), VOW("الله", "ollAh", 0, 0, 0, 0),
  VOW("الله", "oullah", 3, 3, 0, 0), VOW("الله", "ellah", 3, 3, 0, 0),
  VOW("الله", "allAh", 0, 0, 0, 0), VOW("الله", "ullAh", 0, 0, 0, 0),
  VOW("اله", "ollah", 0, 0, END, START), VOW("اله", "ullah", 0, 0, END, START),
  VOW("اله", "allah", 0, 0, END, START),
  VOW("اله", "ollAh", 0, 0, END, START), VOW("لله", "llah", 0, 0, 0, START),
  VOW("لله", "llAh", 0, 0, 0, START),

  /* Consonants. */
  CON("ب", "b", 0), CON("ب", "p", 52), CON("پ", "p", 0), CON("پ", "b", 52),
  CONX("ب", "p", 10, TR, END, 0),
  CON("طه", "taha", 0), CON("طه", "tAhA", 0), CON("ت", "t", 0), CON("ط", "t", 0),
  CON("ت", "th", 15), CON("ط", "th", 30), CON("ت", "d", 52), CON("د", "t", 43),
  CONX("د", "t", 10, TR, END, 0),
  CON("ث", "s", 0), CON("ث", "th", 5), CON("س", "s", 0), CON("ص", "s", 0), CON("س", "c", 35),
  CON("س", "z", 52), CON("ص", "z", 52),
  CON("س", "Q", 20), CON("ص", "Q", 0), CON("ث", "Q", 5), CONX("س", "sz", 10, DE | FR, 0, 0),
  CONX("ث", "t", 20, AR | AF, 0, 0),
  CON("ج", "j", 0), CON("ج", "dj", 8), CON("ج", "dzh", 15), CON("ج", "dsch", 20),
  CON("ج", "g", 52), CON("ج", "c", 52), CON("ج", "ch", 43),
  CONX("ج", "dj", 0, FR, 0, 0), CONX("ج", "dsch", 0, DE, 0, 0), CONX("ج", "c", 5, TR, 0, 0),
  CONX("ج", "dz", 15, AF, 0, 0), CONX("ج", "g", 15, AR, 0, 0), CONX("ج", "Z", 20, TR | DE, 0, 0),
  CONX("ج", "y", 20, ES, 0, 0), CONX("ج", "dZ", 0, DE, 0, 0), CONX("ج", "dz", 15, DE, 0, 0),
  CON("چها", "cha", 0), CON("چها", "chA", 0), CON("چ", "ch", 0), CON("چ", "C", 0),
  CON("چ", "tch", 8), CON("چ", "tsch", 10), CON("چ", "c", 40), CON("چ", "j", 42),
  CON("چ", "sh", 52),
  CONX("چ", "tch", 0, FR, 0, 0), CONX("چ", "tsch", 0, DE, 0, 0), CONX("چ", "cz", 5, DE, 0, 0),
  CONX("چ", "c", 20, TR, 0, 0),
  CON("ح", "h", 0), CON("ه", "h", 0), CON("ح", "kh", 57), CON("ح", "", 52),
  CONX("ح", "", 20, FR | TR | AR, 0, 0), CONX("ه", "", 60, BASE, 0, END),
  CONX("ح", "ch", 15, DE, 0, 0),
  CON("خ", "kh", 0), CON("خ", "K", 0), CON("خ", "x", 8), CON("خ", "k", 53), CON("خ", "ch", 43),
  CON("خ", "h", 52),
  CONX("خ", "x", 0, TR, 0, 0), CONX("خ", "h", 10, TR, 0, 0), CONX("خ", "ch", 0, DE, 0, 0),
  CONX("خ", "j", 0, ES, 0, 0), CONX("خ", "k", 20, TR | FR, 0, 0),
  CON("د", "d", 0), CON("ذ", "z", 0), CON("ز", "z", 0), CON("ض", "z", 0), CON("ظ", "z", 0),
  CON("ز", "s", 52), CON("ذ", "Z", 20),
  CON("ذ", "dh", 8), CON("ض", "dh", 8), CON("ظ", "dh", 20), CON("ض", "d", 25), CON("ذ", "d", 35),
  CON("ذ", "th", 30), CON("ظ", "th", 30),
  CONX("ض", "d", 5, AR | AF, 0, 0), CONX("ظ", "d", 20, AR, 0, 0), CONX("ظ", "dh", 5, AR, 0, 0),
  CONX("ذ", "th", 5, AR, 0, 0), CONX("ذ", "d", 10, AR, 0, 0), CONX("ز", "s", 10, DE | ES, 0, 0),
  CON("ر", "r", 0), CON("ل", "l", 0), CON("م", "m", 0), CON("ن", "n", 0), CON("نب", "mb", 5),
  CON("نب", "nb", 0), CON("ندز", "nz", 15),
  CON("ژ", "zh", 0), CON("ژ", "Z", 0), CON("ژ", "j", 20), CON("ژ", "z", 40), CON("ژ", "jh", 15),
  CONX("ژ", "j", 0, FR | TR, 0, 0), CONX("ژ", "sch", 15, DE, 0, 0),
  CON("ش", "sh", 0), CON("ش", "S", 0), CON("ش", "Q", 15), CON("ش", "sch", 12), CON("ش", "ch", 52),
  CON("ش", "s", 52),
  CONX("ش", "Q", 0, TR, 0, 0), CONX("ش", "sch", 0, DE, 0, 0), CONX("ش", "ch", 0, FR, 0, 0),
  CONX("ش", "sz", 5, DE, 0, 0), CONX("ش", "s", 15, ES, 0, 0),
  CON("غ", "gh", 0), CON("غ", "G", 0), CON("غ", "q", 5), CON("غ", "g", 20), CON("غ", "k", 57),
  CONX("غ", "g", 5, TR | AF, 0, 0),
  CON("ق", "q", 0), CON("ق", "gh", 0), CON("ق", "k", 26), CON("ق", "g", 32), CON("ق", "c", 38),
  CON("ق", "G", 5), CON("ق", "kh", 57),
  CONX("ق", "k", 0, TR | AR | FR | DE, 0, 0), CONX("ق", "g", 5, TR | AR | AF, 0, 0),
  CON("ف", "f", 0), CON("ف", "ph", 3), CON("ف", "v", 52), CON("ک", "k", 0), CON("ک", "c", 25),
  CON("ک", "ck", 10), CON("ک", "q", 53), CON("ک", "g", 20), CON("ک", "ch", 57), CON("کس", "x", 5),
  CON("گ", "g", 0), CON("گ", "gh", 12), CON("گ", "k", 20), CON("گ", "gu", 25),
  CONX("گ", "gu", 0, ES | FR, 0, 0),
  VOW("ع", "e", 0, 3, END, START), VOW("ع", "i", 10, 0, END, START),
  VOW("ع", "a", 3, 0, END, START), VOW("ع", "ea", 5, 5, END, START), CON("ع", "", 0),
  CON("ع", "'", 0), CON("ء", "", 0), CON("ء", "'", 0), CON("ئ", "", 0), CON("ئ", "'", 0),
  CON("ؤ", "'", 0), CON("ؤ", "", 5),
  VOW("ع", "a", 0, 0, START, 0), VOW("ع", "e", 0, 0, START, 0), VOW("ع", "o", 0, 3, START, 0),
  VOW("ع", "i", 10, 0, START, 0), VOW("ع", "u", 10, 0, START, 0), VOW("ع", "ou", 10, 5, START, 0),
  VOW("ع", "@", 10, 10, START, 0), VOW("ع", "'a", 0, 0, START, 0), VOW("ع", "'e", 0, 0, START, 0),
  VOW("ع", "'o", 0, 3, START, 0), VOW("ع", "'i", 10, 0, START, 0), VOW("ع", "'u", 10, 0, START, 0),

  VOW("ع", "a", 0, 0, ENG__L_START, START), VOW("ع", "e", 0, 0, ENG__L_START, START),
  VOW("ع", "o", 0, 3, ENG__L_START, START), VOW("ع", "i", 10, 0, ENG__L_START, START),
  VOW("ع", "u", 10, 0, ENG__L_START, START),

  /* Alef. As u before n and m it is Tehran's own speech. */
  VOW("ان", "un", 20, 20, 0, START), VOW("ان", "Un", 20, 20, 0, START),
  VOW("ان", "oon", 20, 20, 0, START), VOW("ام", "Um", 20, 20, 0, START),
  VOW("ام", "um", 20, 20, 0, START),
  VOW("ا", "e", 3, 3, ENG__L_START, START), VOW("ا", "o", 5, 5, ENG__L_START, START),
  VOW("ا", "i", 10, 5, ENG__L_START, START),
  VOW("آ", "'A", 0, 0, 0, 0), VOW("آ", "'a", 0, 0, 0, 0), VOW("آ", "a", 0, 0, 0, ENG__L_MACRONS),
  VOW("آ", "a", 8, 8, ENG__L_MACRONS, 0), VOW("آ", "A", 0, 0, 0, 0), VOW("آ", "aa", 0, 0, 0, 0),
  VOW("آ", "o", 25, 25, 0, 0),
  VOW("ا", "a", 0, 0, START, 0), VOW("ا", "e", 0, 3, START, 0), VOW("ا", "o", 0, 5, START, 0),
  VOW("ا", "i", 10, 0, START, 0), VOW("ا", "u", 12, 0, START, 0), VOW("ا", "ou", 15, 8, START, 0),
  VOW("ا", "A", 8, 8, START, 0), VOW("ا", "aa", 10, 10, START, 0), VOW("ا", "@", 10, 10, START, 0),
  VOWX("ا", "W", 10, TR, START, 0), VOWX("ا", "Y", 10, TR, START, 0),
  VOW("ا", "ee", 30, 30, START, 0),
  VOWX("ا", "", 20, FR | MG | AR, START, 0), VOW("ا", "", 40, 40, START, 0),
  VOW("ا", "a", 0, 0, 0, START | ENG__L_MACRONS), VOW("ا", "a", 8, 8, ENG__L_MACRONS, START),
  VOW("ا", "A", 0, 0, 0, START), VOW("ا", "aa", 3, 3, 0, START),
  VOW("ا", "o", 30, 35, 0, START), VOW("ا", "u", 45, 45, 0, START),
  VOW("ا", "O", 30, 30, 0, START), VOW("ا", "e", 30, 30, 0, START), VOW("ا", "", 60, 60, 0, START),
  VOWX("ا", "e", 12, FR | AR | TR, 0, START), VOWX("ا", "e", 18, MG, 0, START),
  VOW("ا", "eh", 40, 40, END, START), VOW("ا", "ah", 25, 25, END, START),
  VOWX("ا", "@", 10, TR, 0, START), VOWX("ا", "o", 10, TR | DE, 0, START),
  VOW("ا", "a'", 0, 0, END, 0),
  VOW("ای", "i", 0, 0, START, 0), VOW("ای", "I", 0, 0, START, 0), VOW("ای", "ee", 3, 3, START, 0),
  VOW("ای", "ey", 0, 0, START, 0), VOW("ای", "ei", 0, 0, START, 0),
  VOW("ای", "ay", 0, 0, START, 0), VOW("ای", "ai", 3, 3, START, 0),
  VOW("ای", "e", 36, 36, START, 0), VOW("ای", "y", 20, 20, START, 0),
  VOW("ای", "yi", 10, 10, START, 0),
  VOW("او", "u", 0, 0, START, 0), VOW("او", "U", 0, 0, START, 0), VOW("او", "ou", 0, 0, START, 0),
  VOW("او", "oo", 0, 0, START, 0), VOW("او", "ow", 0, 0, START, 0), VOW("او", "o", 5, 8, START, 0),
  VOW("او", "au", 5, 0, START, 0), VOW("او", "aw", 5, 0, START, 0),
  VOW("او", "W", 10, 10, START, 0), VOW("او", "Y", 10, 10, START, 0),

  /* Waw: v, u, o and the diphthong. خوا is kha, its waw is silent. */
  CON("و", "v", 0), CON("و", "w", 0), VOW("و", "u", 0, 0, 0, START), VOW("و", "U", 0, 0, 0, START),
  VOW("و", "oo", 0, 0, 0, START), VOW("و", "ou", 0, 0, 0, START), VOW("و", "o", 5, 8, 0, START),
  VOW("و", "O", 5, 5, 0, START), VOW("و", "ow", 0, 0, 0, START), VOW("و", "au", 5, 0, 0, START),
  VOW("و", "aw", 5, 0, 0, START), GLI("و", "ov", 3, 5, 0, START), GLI("و", "av", 0, 0, 0, START),
  GLI("و", "uw", 3, 0, 0, START), GLI("و", "ouv", 5, 5, 0, START), GLI("و", "oov", 5, 5, 0, START),
  GLI("و", "uv", 5, 5, 0, START),
  VOW("و", "ao", 20, 10, 0, START), VOW("و", "aou", 20, 20, 0, START),
  VOWX("و", "aou", 0, FR | MG, 0, START), VOW("و", "eu", 20, 20, 0, START),
  VOW("و", "W", 15, 15, 0, START), VOW("و", "Y", 10, 10, 0, START),
  GLI("و", "owv", 10, 10, 0, START), VOW("و", "e", 60, 60, 0, START),
  VOW("و", "", 60, 60, 0, START), CON("و", "b", 55), CONX("و", "ou", 5, FR, 0, 0),
  VOW("و", "oe", 20, 20, 0, START), VOWX("و", "oe", 5, DE, 0, START),
  VOW("و", "uo", 30, 30, 0, START), CON("و", "u", 25), VOW("و", "u", 20, 20, START, 0),
  VOW("و", "U", 15, 15, START, 0), VOW("و", "ou", 20, 20, START, 0),
  CON("خوا", "kha", 0), CON("خوا", "khA", 0), CON("خو", "kh", 35), CON("خو", "khv", 0),
  CON("خو", "khw", 0), CON("خو", "kho", 0), CON("خو", "khe", 30), VOW("وو", "u", 5, 5, 0, 0),
  VOW("وو", "ou", 3, 3, 0, 0), VOW("وو", "ow", 3, 3, 0, 0),
  VOW("ؤ", "'u", 0, 0, 0, 0), VOW("ؤ", "'U", 0, 0, 0, 0), VOW("ؤ", "'ou", 0, 0, 0, 0),

  /* Yeh: y, i and the diphthong. As e only in Dari and Pashto: Khomeini is not Khamenei. */
  CON("ی", "y", 0), GLI("ی", "i", 12, 12, 0, START), GLI("ی", "I", 12, 12, 0, START),
  VOW("ی", "i", 0, 0, 0, START), VOW("ی", "I", 0, 0, 0, START), VOW("ی", "ee", 0, 0, 0, START),
  GLI("ی", "iy", 0, 0, 0, START), GLI("ی", "Iy", 0, 0, 0, START), VOW("ی", "ie", 15, 15, 0, START),
  VOW("ی", "ea", 40, 40, 0, START), VOW("ی", "e", 36, 36, 0, START),
  VOW("ی", "E", 15, 15, 0, START), VOW("ی", "ii", 10, 10, 0, START), VOW("ی", "j", 52, 52, 0, 0),
  VOW("ی", "ei", 0, 0, 0, START | END), VOW("ی", "ey", 0, 0, 0, START | END),
  VOW("ی", "ai", 3, 0, 0, START | END), VOW("ی", "ay", 3, 0, 0, START | END),
  GLI("ی", "aiy", 10, 5, 0, START | END), GLI("ی", "eiy", 10, 10, 0, START | END),
  GLI("ی", "eyy", 0, 0, 0, START | END), GLI("ی", "ayy", 0, 0, 0, START | END),
  VOW("ی", "aI", 5, 5, 0, START | END), VOW("ی", "eI", 5, 5, 0, START | END),
  VOW("ی", "ye", 25, 25, 0, START),
  VOW("ی", "eh", 42, 42, END, START), VOW("ی", "ey", 5, 8, END, START),
  VOW("ی", "ei", 15, 15, END, START), VOW("ی", "ay", 8, 8, END, START),
  VOW("ی", "ai", 12, 12, END, START), VOW("ی", "a", 12, 8, END, START),
  VOW("ی", "A", 10, 5, END, START), VOW("ی", "aa", 15, 15, END, START),
  VOW("ی", "yi", 10, 10, END, START), VOW("ی", "", 65, 65, 0, 0), VOW("ی", "i", 15, 15, START, 0),
  VOWX("ی", "i", 0, FR, START, 0),
  VOWX("ی", "e", 10, AF, 0, START), VOWX("ی", "ay", 0, AF, END, 0), VOWX("ی", "ai", 0, AF, END, 0),
  VOWX("ی", "ej", 0, DE, 0, 0), VOWX("ی", "j", 5, DE, 0, 0), VOWX("ی", "ie", 0, FR | DE, 0, START),
  VOWX("ې", "e", 0, BASE, 0, 0), VOWX("ی", "E", 0, AF, 0, 0), VOWX("ی", "aj", 5, DE, 0, 0),
  VOW("یی", "i", 0, 0, 0, 0), VOW("یی", "I", 0, 0, 0, 0), VOW("یی", "'i", 0, 0, 0, 0),
  VOW("یی", "'I", 0, 0, 0, 0), VOW("یی", "ei", 0, 0, 0, 0), VOW("یی", "yi", 0, 0, 0, 0),
  VOW("یی", "yI", 0, 0, 0, 0), VOW("یی", "ee", 3, 3, 0, 0), VOW("یی", "ie", 5, 5, 0, 0),
  VOW("یی", "y", 8, 8, 0, 0), VOW("یی", "ey", 5, 5, 0, 0), VOW("یی", "eyi", 3, 3, 0, 0),
  VOW("یی", "ai", 15, 15, 0, 0), VOW("ئ", "e", 10, 10, 0, END), VOW("ئ", "'e", 5, 5, 0, END),
  VOW("ئ", "a", 20, 10, 0, END),

  /* Final heh: e in Persian, a elsewhere; it may not go. ة and ۀ are read at their word's end. */
  VOW("ه", "e", 0, 0, END, ENG__P_AFTER_LONG), VOW("ه", "eh", 0, 0, END, ENG__P_AFTER_LONG),
  VOW("ه", "a", 3, 0, END, ENG__P_AFTER_LONG), VOW("ه", "ah", 3, 0, END, ENG__P_AFTER_LONG),
  VOW("ه", "A", 10, 10, END, ENG__P_AFTER_LONG), VOW("ه", "i", 33, 33, END, ENG__P_AFTER_LONG),
  VOW("ه", "ih", 20, 15, END, ENG__P_AFTER_LONG), VOW("ه", "o", 40, 40, END, ENG__P_AFTER_LONG),
  VOW("ه", "ee", 40, 40, END, ENG__P_AFTER_LONG), VOW("ه", "@", 10, 10, END, ENG__P_AFTER_LONG),
  VOW("ه", "", 25, 25, END | ENG__P_AFTER_LONG, 0), VOW("ه", "", 42, 42, END, 0),
  VOW("ه", "e", 10, 10, ENG__L_END, END | ENG__P_AFTER_LONG),
  VOW("ه", "eh", 5, 5, ENG__L_END, END | ENG__P_AFTER_LONG),
  VOW("ه", "e", 30, 30, 0, END | ENG__P_AFTER_LONG | ENG__L_END), VOW("ه", "at", 25, 25, END, 0),
  VOW("ه", "et", 25, 25, END, 0), CON("ة", "t", 0), VOW("ة", "at", 0, 0, 0, 0),
  VOW("ة", "et", 0, 0, 0, 0), VOW("ۀ", "eye", 0, 0, 0, 0), VOW("ۀ", "e|ye", 0, 0, 0, 0),
  VOW("ۀ", "eh|ye", 0, 0, 0, 0), VOW("ۀ", "eh|", 0, 0, 0, 0), VOW("یه", "ia", 0, 0, END, 0),
  VOW("یه", "iah", 0, 0, END, 0), VOW("یه", "ie", 5, 5, END, 0), VOW("یه", "ieh", 0, 0, END, 0),
  VOW("یه", "iye", 0, 0, END, 0), VOW("یه", "ea", 10, 10, END, 0),

  /* Vowels that Persian does not write. */
  INS("a", 0, 0), INS("e", 0, 12), INS("o", 0, 12), INS("i", 22, 0), INS("u", 22, 0),
  INS("ou", 25, 25), INS("@", 12, 12), INS("A", 27, 27), INS("I", 42, 42), INS("U", 27, 27),
  INS("E", 35, 35), INS("O", 35, 35), INS("aa", 40, 40), INS("ee", 42, 42), INS("oo", 30, 30),
  INS("ei", 40, 40), INS("ey", 40, 40), INS("ai", 40, 40), INS("ay", 40, 40), INS("W", 25, 25),
  INS("Y", 25, 25), INS("y", 40, 40), INS("ow", 45, 45), INS("eh", 45, 45),
  INSX("E", 5, AF), INSX("ou", 0, FR | MG), INSX("W", 0, TR), INSX("Y", 0, TR), INSX("@", 0, TR),
  INSX("i", 0, TR | AF), INSX("u", 0, TR | AF), INSX("e", 0, TR | FR | AR | AF),
  INSX("o", 0, FR | AR | DE | AF), INSX("y", 15, DE),
  /* Harakat on a last letter are read (غَرَ Ghara). */
  HINTED("a"), HINTED("e"), HINTED("ah"), HINTED("eh"),
  {"", "e", 8, 8, BASE, ENG__ARC_INSERTED, ENG__L_END, ENG__P_START | ENG__P_END | ENG__P_AFTER_LONG},
  {"", "e", 35, 35, BASE, ENG__ARC_INSERTED, ENG__L_END | ENG__P_END, 0},
  {"", "e", 3, 3, FR, ENG__ARC_INSERTED, ENG__L_END | ENG__P_END, 0},
  {"", "e", 12, 12, MG, ENG__ARC_INSERTED, ENG__L_END | ENG__P_END, 0},
  /* Places are called with and without a heh: Khoshk Rud, Khoshkeh Rud. Never people. */
  {"", "eh", 42, 42, BASE, ENG__ARC_INSERTED, ENG__L_END | ENG__P_END, 0},
};
/* clang-format on */
const size_t eng__arcs_persian_latin_count =
    sizeof eng__arcs_persian_latin / sizeof *eng__arcs_persian_latin;

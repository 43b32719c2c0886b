/* Two Latin spellings of one Persian name: letters that stand for one Persian letter, or for a
 * vowel that habits write differently. Equal letters are free (arc_table.c); every row counts both
 * ways. Which vowel Persian writes cannot be seen in plain Latin letters, so another vowel costs by
 * how far it sounds (Jamal, Jamil), and more where both are known names (rivals.h).
 *
 * SOURCES and COSTS as in arcs_persian_latin.c: a row here is two rows there put together. */
#include "translit/arcs.h"

#define BASE ENG__SCHEME_BASE
#define CON(l, r, c)                                                                               \
  { l, r, c, c, BASE, ENG__ARC_CONSONANT, 0, 0 }
#define VOW(l, r, c)                                                                               \
  { l, r, c, c, BASE, ENG__ARC_VOWEL, 0, 0 }
#define VOWX(l, r, c, need, refuse)                                                                \
  { l, r, c, c, BASE, ENG__ARC_VOWEL, need, refuse }
#define SIL(l, r, c, need, refuse)                                                                 \
  { l, r, c, c, BASE, ENG__ARC_SILENT, need, refuse }
#define OUT(l, c)                                                                                  \
  { l, "", c, c, BASE, ENG__ARC_INSERTED, 0, INNER | ENG__P_AFTER_LONG | ENG__P_ONSET }
#define ONSET(l, c)                                                                                \
  { l, "", c, c, BASE, ENG__ARC_INSERTED, ENG__P_ONSET, INNER | ENG__P_AFTER_LONG }
#define INITIAL(l, c)                                                                              \
  { l, "", c, c, BASE, ENG__ARC_INSERTED, ENG__P_START, ENG__P_END }
/* The vowel of an article; its l, that of the letter behind it, which may be written twice (Abdul
 * Rahman, Abdur Rahman, Abdorrahman). */
#define ART(l, r) VOWX(l, r, 0, ENG__P_ARTICLE, 0)
#define CONX(l, r)                                                                                 \
  { l, r, 3, 3, BASE, ENG__ARC_CONSONANT, ENG__P_ARTICLE, 0 }
#define SUN(letter) CONX("l|" letter, letter), CONX("l" letter, letter)
#define INNER (ENG__P_START | ENG__P_END)

/* clang-format off */
const eng__arc eng__arcs_latin[] = {
  /* Words and ezafe. */
  SIL("|", "|", 0, 0, 0), SIL("|", "", 2, 0, 0), SIL("'", "", 0, 0, 0),
  SIL("|e|", "|", 0, 0, 0), SIL("e|", "|", 5, 0, 0), SIL("|ye|", "|", 0, 0, 0),
  SIL("ye|", "|", 3, 0, 0), SIL("|e|", "e|", 0, 0, 0), SIL("|i|", "|e|", 0, 0, 0),
  SIL("|i|", "|", 3, 0, 0), SIL("|I|", "|", 3, 0, 0), SIL("|I|", "|e|", 0, 0, 0),
  SIL("eh|", "", 30, 0, 0), SIL("eh|", "e", 8, 0, 0), SIL("eh|", "a", 8, 0, 0),
  SIL("|yi|", "|ye|", 0, 0, 0), SIL("|e|", "", 3, 0, 0), SIL("|ye|", "", 3, 0, 0),
  SIL("|e|", "e", 0, 0, 0),
  CON("|ibn|", "|bin|", 3), CON("|ibn|", "|ben|", 3),
  SIL("|va|", "|wa|", 0, 0, 0), SIL("|va|", "|o|", 0, 0, 0), SIL("|al|", "|", 10, 0, 0),
  /* Consonants. */
  CON("q", "gh", 0), CON("q", "g", 18), CON("q", "k", 24), CON("gh", "g", 10), CON("gh", "k", 20),
  CON("q", "G", 5), CON("gh", "G", 0), CON("G", "g", 10), CON("k", "g", 20), CON("k", "c", 20),
  CON("k", "ck", 5), CON("q", "c", 40),
  CON("v", "w", 0), CON("kh", "x", 5), CON("kh", "K", 0), CON("kh", "ch", 45), CON("kh", "k", 48),
  CON("kh", "h", 48), CON("kh", "j", 50), CON("j", "dj", 3), CON("j", "dzh", 5),
  CON("ch", "j", 42), CON("q", "kh", 50), CON("j", "dsch", 10), CON("j", "c", 45),
  CON("j", "g", 48), CON("j", "zh", 30), CON("ch", "C", 0), CON("ch", "tch", 3),
  CON("ch", "tsch", 5), CON("ch", "sh", 45), CON("sh", "S", 0), CON("sh", "sch", 5),
  CON("sh", "Q", 8), CON("sh", "ch", 46), CON("zh", "Z", 0),
  CON("s", "th", 20), CON("s", "Q", 5), CON("s", "c", 35), CON("z", "dh", 15), CON("z", "d", 42),
  CON("z", "s", 48), CON("t", "th", 15), CON("dh", "d", 10), CON("f", "ph", 5), CON("p", "b", 48),
  CON("t", "d", 48), CON("mb", "nb", 3), CON("kha", "khva", 5), CON("khA", "khvA", 0),
  CON("ndz", "nz", 15), CON("ks", "x", 5), CON("h", "", 48),
  { "h", "", 30, 30, BASE, ENG__ARC_CONSONANT, ENG__P_END, 0 }, CON("khw", "kh", 8),
  CON("khv", "kh", 8),
  /* One written vowel. */
  VOW("a", "A", 0), VOW("i", "I", 0), VOW("u", "U", 0), VOW("e", "E", 8), VOW("o", "O", 5),
  VOW("A", "aa", 0), VOW("a", "aa", 5), VOW("i", "ee", 5), VOW("I", "ee", 0), VOW("i", "iy", 3),
  VOW("I", "iy", 0), VOW("I", "Iy", 0), VOW("i", "Iy", 3), VOW("I", "ey", 12), VOW("Iy", "ey", 8),
  VOW("iy", "ey", 10), VOW("AA", "A", 0), VOW("A'A", "A", 3), VOW("aA", "A", 3),
  VOW("a'A", "A", 3), VOW("aa", "a'a", 0), VOW("aou", "aw", 5), VOW("aou", "ow", 5),
  VOW("ouw", "aw", 8), VOW("Un", "An", 20), VOW("un", "An", 20), VOW("un", "an", 20),
  VOW("Un", "an", 20), VOW("Um", "Am", 20), VOW("va", "U", 25), VOW("va", "ow", 15),
  VOW("ov", "U", 10), VOW("av", "U", 20), VOW("av", "au", 3), VOW("ov", "au", 3),
  VOW("ow", "uw", 3), VOW("i", "ie", 12), VOW("u", "oo", 5), VOW("U", "oo", 0), VOW("u", "ou", 3),
  VOW("U", "ou", 0), VOW("oo", "ou", 0), VOW("U", "o", 12), VOW("U", "ow", 3), VOW("u", "ow", 3),
  VOW("o", "ow", 5), VOW("ou", "ow", 3), VOW("oo", "ow", 5), VOW("au", "ow", 0),
  VOW("aw", "ow", 0), VOW("au", "aw", 0), VOW("ov", "ow", 3), VOW("av", "ow", 5),
  VOW("av", "aw", 0), VOW("o", "au", 8), VOW("U", "au", 20), VOW("W", "o", 8), VOW("Y", "u", 5),
  VOW("Y", "o", 10), VOW("W", "u", 10), VOW("W", "ow", 10), VOW("@", "a", 5), VOW("@", "e", 5),
  VOW("u", "uw", 3), VOW("ou", "ouv", 5),
  VOW("ei", "i", 15), VOW("ei", "I", 15), VOW("ey", "i", 15), VOW("ey", "I", 15),
  VOW("ai", "i", 18), VOW("ai", "I", 18), VOW("ay", "i", 18), VOW("ay", "I", 18),
  VOW("ei", "ey", 0), VOW("ei", "ay", 0), VOW("ei", "ai", 0), VOW("ey", "ay", 0),
  VOW("ey", "ai", 0), VOW("ay", "ai", 0), VOW("ee", "ei", 15), VOW("ee", "ey", 15),
  VOW("i", "y", 8), VOW("I", "y", 8), VOW("ay", "Iy", 20), VOW("ay", "iy", 20), VOW("iy", "y", 8),
  VOW("Iy", "y", 8), VOW("seyyed", "syed", 3), VOW("sayyid", "syed", 3), VOW("seyed", "syed", 3),
  VOW("sayed", "syed", 3), VOW("ia", "iya", 0), VOW("iA", "IyA", 0), VOW("Ia", "iya", 0),
  VOW("i", "yi", 3), VOW("I", "'I", 0), VOW("i", "'i", 0), VOW("aei", "ai", 3),
  VOW("aei", "aee", 3), VOW("aei", "ayi", 0), VOW("aei", "a'i", 0), VOW("A'I", "ai", 0),
  VOW("A'I", "aei", 0), VOW("AyI", "A'I", 0), VOW("AyI", "ai", 0), VOW("aie", "aei", 3),
  VOW("aie", "ai", 5),
  /* One vowel that Persian does not write: the nearer two sound, the cheaper. */
  VOW("a", "e", 6), VOW("e", "i", 6), VOW("o", "u", 5), VOW("a", "o", 16), VOW("e", "o", 16),
  VOW("a", "i", 30), VOW("u", "e", 22), VOW("i", "o", 28), VOW("u", "a", 30), VOW("u", "i", 48),
  VOW("W", "e", 20),
  VOW("o", "ou", 5), VOW("o", "oo", 10), VOW("a", "ou", 28), VOW("e", "ou", 24),
  VOW("e", "ee", 27), VOWX("e", "ei", 20, 0, ENG__P_END), VOWX("e", "ey", 20, 0, ENG__P_END),
  VOWX("e", "ai", 25, 0, ENG__P_END), VOWX("e", "ay", 25, 0, ENG__P_END),
  VOWX("a", "ei", 25, 0, ENG__P_END), VOWX("a", "ai", 28, 0, ENG__P_END),
  VOWX("ee", "ai", 18, 0, ENG__P_END), VOWX("ee", "ay", 18, 0, ENG__P_END),
  /* A vowel that maps heard long and habit does not write, or the other way round. */
  VOW("e", "I", 18), VOW("a", "I", 42), VOW("a", "U", 38), VOW("e", "U", 32), VOW("o", "A", 32),
  VOW("e", "A", 32),
  OUT("a", 14), OUT("e", 12), OUT("o", 14), OUT("i", 16), OUT("u", 18), OUT("U", 36), OUT("A", 36),
  OUT("I", 40), OUT("ou", 24), OUT("ai", 36), OUT("ay", 36), OUT("ei", 36), OUT("ey", 36),
  /* Maghreb: Rkia, Frogh, Hmed, Brahim; the French e that is not heard. */
  ONSET("a", 24), ONSET("e", 22), ONSET("o", 22), ONSET("i", 24), ONSET("u", 24), ONSET("ou", 24),
  INITIAL("a", 44), INITIAL("e", 44), INITIAL("i", 40), INITIAL("o", 44),
  {"e", "", 26, 26, BASE, ENG__ARC_INSERTED, ENG__P_END, ENG__P_START | ENG__P_AFTER_LONG},
  /* Places are called with and without a heh. */
  VOWX("eh", "", 40, ENG__P_END, 0), VOWX("A", "eh", 32, ENG__P_END, 0),
  VOWX("A", "ah", 20, ENG__P_END, 0),

  /* Final heh. */
  VOWX("eh", "e", 0, ENG__P_END, 0), VOWX("ah", "a", 3, ENG__P_END, 0),
  VOWX("eh", "a", 5, ENG__P_END, 0), VOWX("eh", "ah", 0, ENG__P_END, 0),
  VOWX("e", "a", 8, ENG__P_END, 0), VOWX("e", "ah", 3, ENG__P_END, 0),
  VOWX("ieh", "iyeh", 0, 0, 0), VOWX("eh", "ih", 10, ENG__P_END, 0),
  VOWX("a", "at", 30, ENG__P_END, 0), VOWX("eh", "at", 25, ENG__P_END, 0),
  VOWX("i", "a", 20, ENG__P_END, 0), VOWX("ollah", "ullah", 0, 0, 0),
  VOWX("ollah", "allah", 0, 0, 0), VOWX("ullah", "ulla", 0, 0, 0),
  /* The article. */
  VOWX("al", "ol", 3, 0, 0), VOWX("al", "ul", 3, 0, 0), VOWX("ul", "el", 5, 0, 0),
  VOWX("al", "el", 3, 0, 0), VOWX("ol", "el", 5, 0, 0), VOWX("al|", "ud|", 8, 0, 0),
  VOWX("uddin", "al|din", 0, 0, 0), VOWX("oddin", "al|din", 0, 0, 0), VOWX("odd", "edd", 3, 0, 0),
  VOWX("udd", "odd", 0, 0, 0), VOWX("ad|d", "odd", 0, 0, 0), VOWX("ud|d", "odd", 0, 0, 0),
  VOWX("al|s", "as|s", 3, 0, 0), VOWX("al|r", "ar|r", 3, 0, 0), VOWX("al|d", "ad|d", 3, 0, 0),
  VOWX("al|t", "at|t", 3, 0, 0), VOWX("al|n", "an|n", 3, 0, 0), VOWX("al|z", "az|z", 3, 0, 0),
  VOWX("al|sh", "ash|sh", 3, 0, 0),
  ART("a", "e"), ART("a", "o"), ART("a", "u"), ART("e", "o"), ART("e", "u"), ART("o", "u"),
  SUN("d"), SUN("n"), SUN("r"), SUN("s"), SUN("t"), SUN("z"), SUN("sh"),
  CONX("l|sh", "shsh"), CONX("l|sh", "sh|sh"), CONX("lsh", "shsh"), CONX("lsh", "sh|sh"),
  VOWX("ur|r", "orr", 0, 0, 0), VOWX("al|r", "orr", 0, 0, 0), VOWX("al|r", "urr", 0, 0, 0),
};
/* clang-format on */
const size_t eng__arcs_latin_count = sizeof eng__arcs_latin / sizeof *eng__arcs_latin;

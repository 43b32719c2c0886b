/* The language of a document, by its letters and its commonest words.
 *
 * The script says most. Among languages of Arabic letters Persian has four letters that Arabic has
 * not, and both have words no text does without; English is told from its neighbours by words
 * alone. A thousand words are enough, and fewer than three known ones are not, but in a short text.
 */
#include "text/document.h"

enum { WORDS_MOST = 1000, KNOWN_LEAST = 3, SHORT = 12 };

typedef struct language {
  const char *code;
  eng__script script;
  const char *words[16]; /* folded */
} language;

static const language languages[] = {
    {"en",
     ENG__SCRIPT_LATIN,
     {"the", "of", "and", "to", "in", "that", "is", "was", "for", "with", "it", "are", "this",
      "have", "has", "by"}},
    {"fr",
     ENG__SCRIPT_LATIN,
     {"le", "la", "les", "des", "et", "est", "une", "du", "dans", "que", "pour", "qui", "pas",
      "sur", "au", "avec"}},
    {"de",
     ENG__SCRIPT_LATIN,
     {"der", "die", "und", "das", "ist", "nicht", "ein", "eine", "den", "von", "zu", "mit", "sich",
      "auf", "für", "dem"}},
    {"es",
     ENG__SCRIPT_LATIN,
     {"el", "los", "las", "y", "del", "que", "una", "por", "con", "para", "es", "su", "se", "no",
      "como", "más"}},
    {"tr",
     ENG__SCRIPT_LATIN,
     {"ve", "bir", "bu", "için", "ile", "da", "de", "olarak", "olan", "çok", "daha", "gibi",
      "sonra", "kadar", "ne", "o"}},
    {"fa",
     ENG__SCRIPT_ARABIC,
     {"و", "در", "به", "از", "که", "این", "را", "با", "است", "برای", "آن", "می", "های", "بر", "تا",
      "شد"}},
    {"ar",
     ENG__SCRIPT_ARABIC,
     {"فی", "من", "علی", "الی", "ان", "هذا", "التی", "الذی", "عن", "مع", "هذه", "لا", "ما", "کان",
      "قال", "او"}},
};

enum { LANGUAGES = sizeof languages / sizeof languages[0], WORDS = 16 };

/* Letters by script, and words by language, of the first parts. */
typedef struct profile {
  size_t scripts[ENG__SCRIPT_OTHER + 1], known[LANGUAGES];
} profile;

static bool has_word(const language *l, eng__slice word) {
  for (size_t i = 0; i < WORDS; i++)
    if (eng__slice_equal(eng__slice_of(l->words[i]), word)) return true;
  return false;
}

/* پ چ ژ گ: Persian, or Arabic letters' other languages, but not Arabic. */
static bool has_persian_letter(eng__slice word) {
  for (size_t i = 0; i + 1 < word.len; i++) {
    unsigned char a = (unsigned char)word.at[i], b = (unsigned char)word.at[i + 1];
    if (a == 0xD9 && b == 0xBE) return true;
    if (a == 0xDA && (b == 0x86 || b == 0x98 || b == 0xAF)) return true;
  }
  return false;
}

static bool speaks_for(const language *l, eng__slice word) {
  return has_word(l, word) || (l->code[0] == 'f' && l->code[1] == 'a' && has_persian_letter(word));
}

static profile profile_of(const eng_document *document) {
  profile p = {0};
  size_t seen = 0;
  for (size_t i = 0; i < document->parts.count && seen < WORDS_MOST; i++) {
    const eng__part *part = &document->parts.at[i];
    if (part->kind != ENG_TOKEN_WORD) continue;
    eng__slice word = eng__part_word(document->view, part);
    p.scripts[part->script]++;
    for (size_t l = 0; l < LANGUAGES; l++)
      p.known[l] += languages[l].script == part->script && speaks_for(&languages[l], word);
    seen++;
  }
  return p;
}

static eng__script commonest_script(const profile *p) {
  eng__script best = ENG__SCRIPT_COMMON;
  for (eng__script s = ENG__SCRIPT_LATIN; s <= ENG__SCRIPT_OTHER; s++)
    if (p->scripts[s] > p->scripts[best] || best == ENG__SCRIPT_COMMON) best = s;
  return p->scripts[best] ? best : ENG__SCRIPT_COMMON;
}

/* Scripts that one language the engine knows of is written in. */
static const char *by_script(eng__script script) {
  switch (script) {
  case ENG__SCRIPT_HEBREW:
    return "he";
  case ENG__SCRIPT_GREEK:
    return "el";
  case ENG__SCRIPT_CYRILLIC:
    return "ru";
  case ENG__SCRIPT_HAN:
    return "zh";
  default:
    return "";
  }
}

const char *eng__document_lang(const eng_document *document) {
  profile p = profile_of(document);
  eng__script script = commonest_script(&p);
  size_t best = LANGUAGES;
  for (size_t l = 0; l < LANGUAGES; l++)
    if (languages[l].script == script && (best == LANGUAGES || p.known[l] > p.known[best]))
      best = l;
  if (best == LANGUAGES) return by_script(script);
  bool enough = p.known[best] >= KNOWN_LEAST || p.scripts[script] <= SHORT;
  return enough && p.known[best] ? languages[best].code : "";
}

bool eng__language_is_known(eng__slice code) {
  for (size_t i = 0; i < LANGUAGES; i++)
    if (eng__slice_equal(eng__slice_of(languages[i].code), code)) return true;
  for (eng__script script = ENG__SCRIPT_LATIN; script <= ENG__SCRIPT_OTHER; script++)
    if (code.len && eng__slice_equal(eng__slice_of(by_script(script)), code)) return true;
  return false;
}

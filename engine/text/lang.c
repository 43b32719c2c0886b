/* The language of a document, by its letters and its commonest words.
 *
 * The script says most. Among languages of Arabic letters Persian has four letters that Arabic has
 * not, and both have words no text does without; English is told from its neighbours by words
 * alone. A thousand words are enough, and fewer than three known ones are not, but in a short text,
 * where one tells English, Persian or Arabic: "no", "die", "las" stand in English posts, too, so
 * that its neighbours need two. A short Persian text without a known word is told by its keyboard:
 * its yeh and kaf are not those of Arabic. */
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

enum { LANGUAGES = sizeof languages / sizeof languages[0] };

/* Letters by script, and words by language, of the first parts; words as a Persian and as an Arabic
 * keyboard writes them. */
typedef struct profile {
  size_t scripts[ENG__SCRIPT_OTHER + 1], known[LANGUAGES], persian_keys, arabic_keys;
} profile;

static bool has_word(const language *l, eng__slice word) {
  return ENG__IS_ONE_OF(word, l->words);
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

/* ی ک against ي ك ى ة أ إ, which the fold makes one or takes for their neighbours. */
static void look_at_keys(const eng_document *document, const eng__part *part, profile *p) {
  static const char *const arabic[] = {"\u064A", "\u0643", "\u0649", "\u0629", "\u0623", "\u0625"};
  eng_span span = eng__document_text_span(document, part->start, part->end);
  eng__slice word = eng__slice_cut(document->text, span.start, span.end);
  for (size_t i = 0; i + 1 < word.len; i++) {
    const char *letter = word.at + i;
    p->persian_keys += !memcmp(letter, "\u06CC", 2) || !memcmp(letter, "\u06A9", 2);
    for (size_t k = 0; k < sizeof arabic / sizeof arabic[0]; k++)
      p->arabic_keys += !memcmp(letter, arabic[k], 2);
  }
}

static profile profile_of(const eng_document *document) {
  profile p = {0};
  size_t seen = 0;
  for (size_t i = 0; i < document->parts.count && seen < WORDS_MOST; i++) {
    const eng__part *part = &document->parts.at[i];
    if (part->kind != ENG_TOKEN_WORD) continue;
    eng__slice word = eng__part_word(document->view, part);
    p.scripts[part->script]++;
    if (part->script == ENG__SCRIPT_ARABIC && seen < SHORT) look_at_keys(document, part, &p);
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

/* Do the known words tell that the text is in the language at `best`? */
static bool is_known(const profile *p, eng__script script, size_t best) {
  bool neighbour = script == ENG__SCRIPT_LATIN && best > 0; /* English is the first */
  if (p->known[best] >= KNOWN_LEAST) return true;
  return p->scripts[script] <= SHORT && p->known[best] >= (neighbour ? 2 : 1);
}

static const char *by_keys(const profile *p, eng__script script) {
  bool told = script == ENG__SCRIPT_ARABIC && p->scripts[script] <= SHORT;
  return told && p->persian_keys && !p->arabic_keys ? "fa" : "";
}

const char *eng__document_lang(const eng_document *document) {
  profile p = profile_of(document);
  eng__script script = commonest_script(&p);
  size_t best = LANGUAGES;
  for (size_t l = 0; l < LANGUAGES; l++)
    if (languages[l].script == script && (best == LANGUAGES || p.known[l] > p.known[best]))
      best = l;
  if (best == LANGUAGES) return by_script(script);
  return is_known(&p, script, best) ? languages[best].code : by_keys(&p, script);
}

bool eng__language_is_known(eng__slice code) {
  for (size_t i = 0; i < LANGUAGES; i++)
    if (eng__slice_equal(eng__slice_of(languages[i].code), code)) return true;
  for (eng__script script = ENG__SCRIPT_LATIN; script <= ENG__SCRIPT_OTHER; script++)
    if (code.len && eng__slice_equal(eng__slice_of(by_script(script)), code)) return true;
  return false;
}

/* Reading names into symbols (form.h). Two small tables say what each code point is; canonical
 * composition and compatibility forms are left to normalisation, which names are short enough for.
 */
#include "translit/form.h"

#include "unicode/fold.h"
#include "unicode/normalize.h"
#include "unicode/properties.h"
#include "unicode/utf8.h"

#include <string.h>

/* --- Persian ------------------------------------------------------------------------------- */

typedef struct letter_row {
  const char *letter; /* of ENG__PERSIAN_ALPHABET */
  const char *others; /* code points that are this letter */
} letter_row;

/* persian.md 7 as far as letters go. Hamza on yeh, waw and heh stays apart: it is pronounced. */
static const letter_row LETTERS[] = {
    {"ا", "أإٱٲٳٵ"},
    {"ک", "كڪػؼڬڭڮ"},
    {"گ", "ګڰڱڲڳڴ"},
    {"ی", "يىےێۍؠؽٸݷ"},
    {"ه", "ہھە"},
    {"ۀ", "ۂ"},
    {"ة", "ۃ"},
    {"و", "ۆۇۋ"},
    {"ؤ", "ٶٷ"},
    /* Kurdish, Pashto and Urdu letters beside the Persian ones they are taken for. */
    {"ل", "ڵ"},
    {"ر", "ڕړڑ"},
    {"ت", "ټٹ"},
    {"د", "ډڈ"},
    {"ژ", "ږ"},
    {"ش", "ښ"},
    {"ن", "ڼںڻ"},
    {"ز", "ځ"},
    {"س", "څ"},
};

/* Index of a code point in UTF-8 text, or -1. */
static int index_of(const char *text, uint32_t cp) {
  int index = 0;
  for (const char *at = text; *at; index++)
    if (eng__utf8_next(&at) == cp) return index;
  return -1;
}

static uint8_t persian_symbol(uint32_t cp) {
  int index = index_of(ENG__PERSIAN_ALPHABET, cp);
  for (size_t i = 0; index < 0 && i < sizeof LETTERS / sizeof *LETTERS; i++) {
    if (index_of(LETTERS[i].others, cp) < 0) continue;
    const char *letter = LETTERS[i].letter;
    index = index_of(ENG__PERSIAN_ALPHABET, eng__utf8_next(&letter));
  }
  return index < 0 ? 0 : (uint8_t)(128 + index);
}

static uint8_t hint_of(uint32_t cp) {
  switch (cp) {
  case 0x064B: /* fathatan */
  case 0x064E:
    return ENG__HINT_FATHA;
  case 0x064D:
  case 0x0650:
    return ENG__HINT_KASRA;
  case 0x064C:
  case 0x064F:
    return ENG__HINT_DAMMA;
  case 0x0651:
    return ENG__HINT_SHADDA;
  case 0x0652:
    return ENG__HINT_SUKUN;
  default:
    return 0;
  }
}

/* --- Latin --------------------------------------------------------------------------------- */

typedef struct marked_letter {
  const char *bases;
  uint32_t mark;
  const char *symbols; /* one for each of `bases` */
} marked_letter;

/* Marks that change what a letter says; any other mark is passed over (ḥ ẓ ż ẕ é ñ …). An acute is
 * length in Czech, Slovak, Hungarian and Tajik habits, but é and ó are plain. */
static const marked_letter MARKED[] = {
    {"aeiou", 0x0304, "AEIOU"}, /* macron */
    {"aeiou", 0x0302, "AEIOU"}, /* circumflex */
    {"aiu", 0x0301, "AIU"},     /* acute */
    {"csz", 0x030C, "CSZ"},     /* caron: č š ž */
    {"gj", 0x030C, "jj"},       /* ǧ of DMG */
    {"g", 0x0306, "G"},         /* breve: ğ */
    {"g", 0x0307, "G"},         /* dot above: ġ */
    {"g", 0x0304, "G"},         /* ḡ */
    {"k", 0x0331, "K"},         /* macron below: ḵ */
    {"h", 0x032E, "K"},         /* breve below: ḫ */
    {"cs", 0x0327, "CQ"},       /* cedilla: ç ş */
    {"s", 0x0326, "Q"},         /* comma below: ș */
    {"oua", 0x0308, "WY@"},     /* diaeresis: ö ü ä */
};

static uint8_t with_mark(uint8_t base, uint32_t mark) {
  for (size_t i = 0; i < sizeof MARKED / sizeof *MARKED; i++) {
    if (MARKED[i].mark != mark) continue;
    const char *at = strchr(MARKED[i].bases, base);
    if (base && at) return (uint8_t)MARKED[i].symbols[at - MARKED[i].bases];
  }
  return base;
}

static const char *latin_letters(uint32_t cp) {
  switch (cp) {
  case 0x0131:
    return "i"; /* ı */
  case 0x0259:
    return "@"; /* ə */
  case 0x00E6:
    return "ae";
  case 0x00F8:
    return "W"; /* ø */
  case 0x0142:
    return "l"; /* ł */
  case 0x0111:
    return "d"; /* đ */
  case 0x0127:
    return "h"; /* ħ */
  case 0x0153:
    return "oe";
  case 0x00FE:
    return "th";
  case 0x00F0:
    return "dh";
  default:
    return NULL;
  }
}

/* --- Symbols ------------------------------------------------------------------------------- */

static bool is_word_symbol(uint8_t symbol) {
  return symbol != '|' && symbol != '\'';
}

static bool add(eng__name_form *form, uint8_t symbol) {
  if (symbol == '|' && (form->count == 0 || form->symbols[form->count - 1] == '|')) return true;
  if (form->count == ENG__NAME_SYMBOLS) return false;
  if (is_word_symbol(symbol)) form->letters++;
  if (symbol && strchr("AEIOU", symbol)) form->has_long = true;
  form->hints[form->count] = 0;
  form->symbols[form->count++] = symbol;
  return true;
}

/* A hamza above heh (ezafe) and Persian yeh, which Unicode composes only with their Arabic
 * likenesses. Is there such a letter? */
static bool put_hamza(eng__name_form *form) {
  uint8_t *last = form->count ? &form->symbols[form->count - 1] : NULL;
  if (last && *last == ENG__HEH) *last = ENG__HEH_HAMZA;
  else if (last && *last == ENG__YEH) *last = ENG__YEH_HAMZA;
  else return false;
  return true;
}

/* A mark on the letter before it. */
static void add_mark(eng__name_form *form, uint32_t cp) {
  if (form->count == 0 || (cp == 0x0654 && put_hamza(form))) return;
  uint8_t *last = &form->symbols[form->count - 1];
  if (form->script == ENG__NAME_LATIN) {
    *last = with_mark(*last, cp);
    if (*last && strchr("AEIOU", *last)) form->has_long = true;
  }
  form->hints[form->count - 1] |= hint_of(cp);
}

/* A hamza beside the line counts as one above. */
static bool add_high_hamza(eng__name_form *form) {
  return put_hamza(form) || add(form, ENG__HAMZA);
}

/* Signs that stand for a half-space in old texts, spaces, hyphens, stops. */
static bool is_boundary(uint32_t cp) {
  if (cp == 0x200C || cp == 0x200B || cp == 0x1F || cp == 0xAC || cp == 0x200D) return true;
  eng__category c = eng__category_of(cp);
  return c >= ENG__PC && c <= ENG__ZP;
}

static bool add_code_point(eng__name_form *form, uint32_t cp) {
  int digit = eng__digit_value(cp);
  if (digit >= 0) return add(form, (uint8_t)('0' + digit));
  if (cp >= 'a' && cp <= 'z') return add(form, (uint8_t)cp);
  if (cp == '\'') return form->script == ENG__NAME_PERSIAN || add(form, '\'');
  if (eng__is_mark(cp)) return add_mark(form, cp), true;
  if (is_boundary(cp)) return add(form, '|');
  if (cp == 0x0674) return add_high_hamza(form);
  if (eng__fold_is_dropped(cp)) return true;
  const char *letters = latin_letters(cp);
  if (letters) {
    for (; *letters; letters++)
      if (!add(form, (uint8_t)*letters)) return false;
    return true;
  }
  uint8_t symbol = persian_symbol(cp);
  return add(form, symbol ? symbol : '?');
}

static eng__name_script script_of(const eng__code_points *name) {
  for (size_t i = 0; i < name->count; i++) {
    eng__script script = eng__script_of((uint32_t)name->at[i]);
    if (script == ENG__SCRIPT_ARABIC) return ENG__NAME_PERSIAN;
    if (script == ENG__SCRIPT_LATIN) return ENG__NAME_LATIN;
  }
  return ENG__NAME_LATIN;
}

/* Valid UTF-8 to code points. */
static eng_status spread(eng__slice text, eng__code_points *out, eng_error *err) {
  out->count = 0;
  for (size_t at = 0; at < text.len;) {
    uint32_t cp;
    at += eng__utf8_decode(text.at + at, text.len - at, &cp);
    if (cp == ENG__CP_BROKEN) cp = ENG__CP_REPLACEMENT;
    if (!eng__vec_push(out, (int32_t)cp)) return eng__fail_nomem(err);
  }
  return ENG_OK;
}

/* Lower case and one form for quotes and dashes are the fold's business; it takes valid text. */
static eng_status fold_latin(eng__code_points *cps, eng_error *err) {
  eng__buffer text = {0}, view = {0};
  eng__offset_map map = {0};
  bool same = false;
  for (size_t i = 0; i < cps->count; i++) {
    char bytes[4];
    eng__buffer_add(&text, bytes, eng__utf8_encode((uint32_t)cps->at[i], bytes));
  }
  eng_status status =
      text.failed ? eng__fail_nomem(err)
                  : eng__fold(eng__buffer_slice(&text), ENG__FOLD_VIEW, &view, &map, &same, err);
  if (!status) status = spread(eng__buffer_slice(same ? &text : &view), cps, err);
  eng__buffer_free(&text);
  eng__buffer_free(&view);
  eng__vec_free(&map.steps);
  return status;
}

static eng_status add_all(eng__name_form *form, const eng__code_points *cps, eng_error *err) {
  for (size_t i = 0; i < cps->count; i++)
    if (!add_code_point(form, (uint32_t)cps->at[i]))
      return eng__fail(err, ENG_LIMIT, "a name is longer than %d letters", ENG__NAME_SYMBOLS);
  if (form->count && form->symbols[form->count - 1] == '|') form->count--;
  form->symbols[form->count] = 0;
  return ENG_OK;
}

/* The ¬ of old code pages is a half-space, but NFKC would leave it; a dotted I folds to i + dot. */
eng_status eng__name_form_read(eng__name_form *form, eng__slice name, eng_error *err) {
  *form = (eng__name_form){.count = 0};
  eng__code_points cps = {0}, normal = {0};
  /* No name has more bytes than this: do not normalise a book. */
  if (name.len > (size_t)ENG__NAME_SYMBOLS * 64)
    return eng__fail(err, ENG_LIMIT, "a name is longer than %d letters", ENG__NAME_SYMBOLS);
  eng_status status = spread(name, &cps, err);
  if (!status) {
    form->script = script_of(&cps);
    bool latin = form->script == ENG__NAME_LATIN;
    if (latin) status = fold_latin(&cps, err);
    if (!status) status = eng__normalize(&cps, latin ? ENG__NFKD : ENG__NFKC, &normal, err);
  }
  if (!status) status = add_all(form, &normal, err);
  eng__vec_free(&cps);
  eng__vec_free(&normal);
  return status;
}

size_t eng__name_symbols(const char *text, uint8_t *symbols, size_t room) {
  size_t count = 0;
  for (const char *at = text; *at;) {
    uint32_t cp = eng__utf8_next(&at);
    uint8_t symbol = cp < 128 ? (uint8_t)cp : persian_symbol(cp);
    if (!symbol || count == room) return 0;
    symbols[count++] = symbol;
  }
  return count;
}

size_t eng__name_symbol_text(uint8_t symbol, char out[ENG__SYMBOL_BYTES]) {
  static const char marked[] = "AEIOUCSQZGKWY@";
  static const char *const printed[] = {"ā", "ē", "ī", "ō", "ū", "č", "š",
                                        "ş", "ž", "ğ", "ḵ", "ö", "ü", "ə"};
  const char *at = symbol ? strchr(marked, symbol) : NULL;
  const char *letter = at ? printed[at - marked] : ENG__PERSIAN_ALPHABET;
  if (!at && symbol < 128) {
    out[0] = symbol == '|' ? ' ' : (char)symbol;
    return 1;
  }
  if (!at)
    for (int i = 128; i < symbol && *letter; i++) eng__utf8_next(&letter);
  const char *end = letter;
  if (*letter) eng__utf8_next(&end);
  memcpy(out, letter, (size_t)(end - letter));
  return (size_t)(end - letter);
}

void eng__name_symbol_write(eng__buffer *out, uint8_t symbol) {
  char text[ENG__SYMBOL_BYTES];
  eng__buffer_add(out, text, eng__name_symbol_text(symbol, text));
}

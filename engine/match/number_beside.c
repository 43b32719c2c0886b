/* A number where it stands: what is beside it tells a percentage ("12%", "12 per cent", «۱۲ درصد»),
 * and what a slash is. Persian writes its decimals with one (۱۲/۵), as dates and fractions are
 * written, too: it is a decimal point before a Persian word that counts («درصد»، «میلیون»), and
 * between Persian digits beside a percent sign. */
#include "match/number_beside.h"

#include "match/patterns.h"
#include "text/word_scan.h"

/* "%12", as many write who write from the right; not "5%12". */
static bool is_behind_sign(eng__slice view, size_t at) {
  if (at == 0 || view.at[at - 1] != '%') return false;
  return at == 1 || !eng__ascii_alnum((unsigned char)view.at[at - 2]);
}

/* Does a percent sign stand in the number, or right beside it? */
static bool has_sign(eng__slice view, const eng__part *part) {
  size_t at = part->end;
  if (part->end > part->start && view.at[part->end - 1] == '%') return true;
  if (is_behind_sign(view, part->start)) return true;
  while (at < view.len && view.at[at] == ' ') at++;
  return at < view.len && view.at[at] == '%';
}

/* The word that the part at `index` is, when it stands in one line or paragraph with the part
 * before it; empty when it is none. */
static eng__slice word_at(const eng_document *document, size_t index) {
  if (index >= document->parts.count) return (eng__slice){"", 0};
  const eng__part *part = &document->parts.at[index];
  if (part->flags & ENG__PART_AFTER_BLANK) return (eng__slice){"", 0};
  return eng__slice_cut(document->view, part->start, part->end);
}

static const char *const persian_percent[] = {"درصد", "درصدی"};
static const char *const persian_thousands[] = {"هزار", "میلیون", "میلیارد", "تریلیون"};

/* Behind the number at `index`; a hyphen may tie the words (12-percent, per-cent). */
static bool has_word(const eng_document *document, size_t index) {
  eng__slice word = word_at(document, ++index);
  if (eng__slice_equal(word, ENG__SLICE("-"))) word = word_at(document, ++index);
  if (eng__slice_equal(word, ENG__SLICE("percent"))) return true;
  if (ENG__IS_ONE_OF(word, persian_percent)) return true;
  if (!eng__slice_equal(word, ENG__SLICE("per"))) return false;
  word = word_at(document, ++index);
  if (eng__slice_equal(word, ENG__SLICE("-"))) word = word_at(document, ++index);
  return eng__slice_equal(word, ENG__SLICE("cent"));
}

/* Is the first digit of the number a Persian or an Arabic one? */
static bool is_persian(const eng_document *document, const eng__part *part) {
  eng_span text = eng__document_text_span(document, part->start, part->end);
  return text.start < text.end && (unsigned char)document->text.at[text.start] >= 0x80;
}

/* The value of "12/5" with a decimal point for its only slash. */
static bool value_with_slash(eng__slice folded, double *value) {
  char plain[32];
  const char *slash = memchr(folded.at, '/', folded.len);
  if (!slash || folded.len >= sizeof plain) return false;
  memcpy(plain, folded.at, folded.len);
  plain[slash - folded.at] = '.';
  return eng__number_value((eng__slice){plain, folded.len}, value);
}

static bool is_decimal_slash(const eng_document *document, size_t index, bool sign) {
  eng__slice word = word_at(document, index + 1);
  if (ENG__IS_ONE_OF(word, persian_percent) || ENG__IS_ONE_OF(word, persian_thousands)) return true;
  return sign && is_persian(document, &document->parts.at[index]);
}

eng__number eng__number_at(const eng_document *document, size_t index) {
  const eng__part *part = &document->parts.at[index];
  eng__slice folded = eng__slice_cut(document->view, part->start, part->end);
  bool sign = has_sign(document->view, part);
  eng__number number = {.percent = sign || has_word(document, index)};
  number.known =
      eng__number_value(folded, &number.value) ||
      (is_decimal_slash(document, index, sign) && value_with_slash(folded, &number.value));
  return number;
}

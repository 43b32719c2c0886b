/* The ground a sequence is matched on: the tokens of one sentence, and which of them may stand
 * between two parts.
 *
 * A part of a sequence stands for the tokens that it lies in, so that a suffix, a possessive or the
 * # in front of it is in nobody's way. Between parts `. , / - ’ :` and ، are passed over; a ’ that
 * closes a quotation is not, nor is a dash. */
#include "match/sequence_table.h"
#include "match/verify.h"

void eng__seq_scratch_free(eng__seq_scratch *scratch) {
  eng__vec_free(&scratch->flags);
  eng__vec_free(&scratch->begin);
  eng__vec_free(&scratch->end);
  eng__vec_free(&scratch->table);
  eng__vec_free(&scratch->leaves);
  eng__vec_free(&scratch->begins);
  eng__vec_free(&scratch->captures);
}

/* ---- What is passed over ---- */

/* Are all its characters among `. , / :` and ، (of the view)? */
static bool is_light(eng__slice view) {
  for (size_t i = 0; i < view.len; i++) {
    if (eng__slice_starts(eng__slice_cut(view, i, view.len), ENG__SLICE("\u060C"))) i++;
    else if (!memchr(".,/:", view.at[i], 4)) return false;
  }
  return true;
}

typedef enum mark { APOSTROPHE, OPENING, CLOSING } mark;

/* What the `'` of the view is: ‘ opens a quotation, and so does a ' with white space only in front
 * of it; the next one closes it. */
static mark mark_of(const eng__seq_ground *ground, const eng__part *part, bool open) {
  static const char *const opening[] = {"\u2018", "\u201A", "\u201B"};
  const eng_document *document = ground->document;
  eng_span span = eng__document_text_span(document, part->start, part->end);
  eng__slice written = eng__slice_cut(document->text, span.start, span.end);
  if (ENG__STARTS_AS_ONE_OF(written, opening)) return OPENING;
  if (open) return CLOSING;
  char before = part->start ? document->view.at[part->start - 1] : ' ';
  bool spaced = before == ' ' || before == '\n';
  bool ends = part->end == document->view.len || memchr(" \n", document->view.at[part->end], 2);
  if (spaced && !ends && written.at[0] == '\'') return OPENING;
  return spaced ? CLOSING : APOSTROPHE;
}

static bool is_passed_over(const eng__seq_ground *ground, const eng__part *part, bool *open) {
  if (part->kind != ENG_TOKEN_PUNCT) return false;
  eng__slice view = eng__slice_cut(ground->document->view, part->start, part->end);
  if (view.len == 1 && view.at[0] == '\'') {
    mark said = mark_of(ground, part, *open);
    *open = said == OPENING;
    return said == APOSTROPHE;
  }
  if (view.len == 1 && view.at[0] == '-') return eng__is_hyphen(ground->document, part);
  return is_light(view);
}

/* ---- The sentence ---- */

static void read_parts(eng__seq_ground *ground) {
  const eng__part *parts = ground->document->parts.at + ground->first;
  uint32_t begin = 0;
  bool open = false;
  for (uint32_t i = 0; i < ground->count; i++) {
    unsigned flags = 0;
    if (i == 0 || !(parts[i].flags & ENG__PART_JOINED)) {
      begin = i;
      flags = ENG__GROUND_BEGINS;
      if (parts[i].kind <= ENG_TOKEN_NUMBER) flags |= ENG__GROUND_WORD;
      if (is_passed_over(ground, &parts[i], &open)) flags |= ENG__GROUND_PASSED_OVER;
    }
    ground->flags[i] = (uint8_t)flags;
    ground->begin[i] = begin;
  }
  for (uint32_t i = ground->count, end = ground->count; i-- > 0;) {
    ground->end[i] = end;
    if (ground->flags[i] & ENG__GROUND_BEGINS) end = i;
  }
}

eng_status eng__seq_ground_read(eng__seq_ground *ground, eng__seq_scratch *scratch,
                                const eng_document *document, eng_span sentence, eng_error *err) {
  eng__hit place = {0};
  eng__hit_from_span(document, sentence, &place);
  *ground = (eng__seq_ground){.document = document, .sentence = sentence};
  if (place.first_part >= document->parts.count) return ENG_OK;
  ground->first = place.first_part;
  ground->count = place.last_part - place.first_part + 1;
  if (!eng__vec_reserve(&scratch->flags, ground->count) ||
      !eng__vec_reserve(&scratch->begin, ground->count) ||
      !eng__vec_reserve(&scratch->end, ground->count))
    return eng__fail_nomem(err);
  ground->flags = scratch->flags.at;
  ground->begin = scratch->begin.at;
  ground->end = scratch->end.at;
  read_parts(ground);
  return ENG_OK;
}

/* ---- Parts on it ---- */

/* Does the stretch of the view begin and end where words do? */
static bool at_borders(const eng_document *document, const eng__hit *hit) {
  const eng__part *first = &document->parts.at[hit->first_part];
  const eng__part *last = &document->parts.at[hit->last_part];
  eng__slice first_word = eng__part_word(document->view, first);
  eng__slice last_word = eng__part_word(document->view, last);
  size_t word_start = (size_t)(first_word.at - document->view.at);
  size_t word_end = (size_t)(last_word.at - document->view.at) + last_word.len;
  return (hit->view_start == first->start || hit->view_start == word_start) &&
         (hit->view_end == last->end || hit->view_end == word_end);
}

bool eng__seq_hit_fits(const eng__seq_ground *ground, const eng__hit *hit, bool tight) {
  if (hit->first_part < ground->first || hit->last_part - ground->first >= ground->count)
    return false;
  if (hit->start < ground->sentence.start || hit->end > ground->sentence.end) return false;
  if (hit->start >= hit->end || hit->first_part > hit->last_part) return false;
  return !tight || at_borders(ground->document, hit);
}

eng_span eng__seq_token(const eng__seq_ground *ground, uint32_t at) {
  const eng__part *parts = ground->document->parts.at + ground->first;
  return eng__document_text_span(ground->document, parts[at].start, parts[ground->end[at] - 1].end);
}

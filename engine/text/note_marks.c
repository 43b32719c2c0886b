/* Marks of footnotes: the raised digits behind a word (Zarif¹) are digits in the view, and so would
 * be letters of the word. They become a number behind it, as they are behind a Persian one. */
#include "text/cutter.h"
#include "text/tokens.h"
#include "unicode/utf8.h"

enum { LEAST_WORD = 3 }; /* bytes: m², km² and CO² are written so */

static bool is_raised_digit(uint32_t cp) {
  return cp == 0xB9 || cp == 0xB2 || cp == 0xB3 || cp == 0x2070 || (cp >= 0x2074 && cp <= 0x2079);
}

/* Does the source of the step begin with one? */
static bool is_mark(eng__slice text, const eng__map_step *step) {
  const char *at = text.at + step->source;
  unsigned char first = step->source < text.len ? (unsigned char)*at : 0;
  return (first == 0xC2 || first == 0xE2) && is_raised_digit(eng__utf8_next(&at));
}

/* Is the part a word, and nothing but digits behind `mark`? */
static bool is_marked(const char *view, const eng__part *part, uint32_t mark) {
  if (part->kind != ENG_TOKEN_WORD || part->start + LEAST_WORD > mark) return false;
  for (uint32_t at = mark; at < part->end; at++)
    if (view[at] < '0' || view[at] > '9') return false;
  return mark < part->end;
}

/* The word before its mark, and the mark. */
static void split(eng__slice view, const eng__part *part, uint32_t mark, eng__part out[2]) {
  out[0] = out[1] = *part;
  out[0].end = out[1].start = mark;
  if (mark > part->start + 2 && memcmp(view.at + mark - 2, "'s", 2) == 0)
    out[0].flags |= ENG__PART_POSSESSIVE;
  out[0].hash = eng__word_hash(eng__part_word(view, &out[0]));
  out[1].kind = ENG_TOKEN_NUMBER;
  out[1].flags = 0;
  out[1].hash = eng__word_hash(eng__part_word(view, &out[1]));
}

/* Those of the parts [0, count) that are marked, the last first, each with the parts behind it; the
 * vector has room. */
static void split_all(eng_document *document, const eng__offsets *marks) {
  eng__part *parts = document->parts.at;
  size_t from = document->parts.count, to = from + marks->count;
  document->parts.count = to;
  for (size_t i = marks->count; i-- > 0;) {
    uint32_t mark = marks->at[i];
    while (parts[from - 1].start > mark) parts[--to] = parts[--from];
    eng__part pair[2];
    split(document->view, &parts[--from], mark, pair);
    parts[--to] = pair[1];
    parts[--to] = pair[0];
  }
}

static bool find_all(const eng_document *document, eng__offsets *marks) {
  const eng__offset_map *map = &document->view_map;
  const eng__part *part = document->parts.at, *end = part + document->parts.count;
  for (size_t i = 0; i < map->steps.count; i++) {
    uint32_t mark = map->steps.at[i].target;
    if (!is_mark(document->text, &map->steps.at[i])) continue;
    while (part < end && part->end <= mark) part++;
    if (part == end) break;
    bool again = marks->count && marks->at[marks->count - 1] >= part->start; /* ¹² */
    if (!again && is_marked(document->view.at, part, mark) && !eng__vec_push(marks, mark))
      return false;
  }
  return true;
}

bool eng__part_note_marks(eng_document *document) {
  eng__offsets marks = {0};
  bool room = find_all(document, &marks);
  if (room && marks.count) {
    room = eng__vec_reserve(&document->parts, document->parts.count + marks.count);
    if (room) split_all(document, &marks);
  }
  eng__vec_free(&marks);
  return room;
}

/* From an entry as the analyst wrote it to a phrase.
 *
 * Entries are cut by the document's own cutter, many at a time, each a paragraph of one scratch
 * document: what the cutter makes of "U.S.", "don't" or a Persian half-space in a text it makes of
 * it in an entry too. What stands between two parts of an entry becomes a joint; an optional dot
 * and a hyphen between words become part of the joint; all other punctuation is a piece of its own.
 */
#include "match/phrase.h"

#include "base/cpu.h"
#include "base/hash.h"
#include "match/verify.h"
#include "unicode/utf8.h"

enum {
  ENTRY_BYTES = 4096,
  ENTRY_PIECES = 255,
  ENTRY_FOLDED = 48 << 10, /* folding may make it longer; offsets in a phrase have 16 bits */
#ifdef ENG_HARD
  BATCH_BYTES = 64
#else
  BATCH_BYTES = 64 << 10
#endif
};

/* A batch of entries in one scratch document, and the pieces of one of them while they are made. */
typedef struct cutting {
  eng__phrases *phrases;
  const eng__words_entry *entries;
  eng__words_options options;
  eng__pattern id;
  eng__buffer text, cased;
  eng__offset_map cased_map;
  ENG__VEC(size_t) ends; /* of each entry of the batch, in the text */
  eng__offsets stars;    /* where a wildcard star stood, in the text; a space stands there now */
  size_t first;          /* entry the batch begins with */
  eng_document document;
  size_t star; /* the next of `stars` */
  eng__new_phrase made;
} cutting;

/* Entries in messages: cut when long. */
static eng_status complain(eng__slice entry, const char *what, eng_error *err) {
  size_t shown = entry.len > 80 ? 80 : entry.len;
  while (shown && !eng__utf8_boundary(entry, shown)) shown--;
  return eng__fail(err, ENG_INVALID, "entry \"%.*s%s\": %s", (int)shown, entry.at ? entry.at : "",
                   shown < entry.len ? "…" : "", what);
}

/* May a star be followed by what stands at `at`? By the end of a word only. */
static bool star_ends_word(eng__slice phrase, size_t at) {
  static const char *const ends[] = {"-", "\u200C", "\u00A0"};
  eng__slice rest = eng__slice_cut(phrase, at, phrase.len);
  return !rest.len || (unsigned char)*rest.at <= ' ' || ENG__STARTS_AS_ONE_OF(rest, ends);
}

#if ENG__X86

/* A bit for each byte of sixteen that is no plain one. */
static unsigned special_bytes(const char *at) {
  __m128i x = _mm_loadu_si128((const void *)at), last_control = _mm_set1_epi8(0x1F);
  __m128i special = _mm_cmpeq_epi8(_mm_min_epu8(x, last_control), x);
  special = _mm_or_si128(special, _mm_cmpeq_epi8(x, _mm_set1_epi8(0x7F)));
  special = _mm_or_si128(special, _mm_cmpeq_epi8(x, _mm_set1_epi8('*')));
  special = _mm_or_si128(special, _mm_cmpeq_epi8(x, _mm_set1_epi8('\\')));
  return (unsigned)_mm_movemask_epi8(special);
}

#endif

/* Bytes from `from` on that are taken as they are. */
static size_t plain_run(eng__slice phrase, size_t from) {
  size_t at = from;
#if ENG__X86
  for (; phrase.len - at >= 16; at += 16) {
    unsigned special = special_bytes(phrase.at + at);
    if (special) return at - from + (size_t)__builtin_ctz(special);
  }
  if (phrase.len >= 16) { /* the last sixteen, less those that were looked at */
    unsigned special = special_bytes(phrase.at + phrase.len - 16) >> (16 - (phrase.len - at));
    return special ? at - from + (size_t)__builtin_ctz(special) : phrase.len - from;
  }
#endif
  for (; at < phrase.len; at++) {
    unsigned char byte = (unsigned char)phrase.at[at];
    if (byte < ' ' || byte == 0x7F || byte == '*' || byte == '\\') break;
  }
  return at - from;
}

/* All entries of the batch at once; what was changed in them was ASCII and still is. */
static eng_status check_batch(const cutting *cut, eng_error *err) {
  if (cut->ends.count == 0) return ENG_OK;
  size_t len = cut->ends.at[cut->ends.count - 1], i = 0;
  size_t valid = eng__utf8_valid_prefix(cut->text.at, len);
  if (valid == len) return ENG_OK;
  while (cut->ends.at[i] <= valid) i++;
  return complain(cut->entries[cut->first + i].phrase, "not UTF-8", err);
}

/* The entry that is next is refused, unless one before it has to be. */
static eng_status refuse(const cutting *cut, eng__slice phrase, const char *what, eng_error *err) {
  eng_status status = check_batch(cut, err);
  if (status) return status;
  bool is_long = phrase.len > ENTRY_BYTES;
  bool valid = is_long || eng__utf8_valid_prefix(phrase.at, phrase.len) == phrase.len;
  return complain(phrase, valid ? what : "not UTF-8", err);
}

static eng_status append_phrase(cutting *cut, eng__slice phrase, eng_error *err) {
  for (size_t i = 0; i < phrase.len; i++) {
    size_t plain = plain_run(phrase, i);
    eng__buffer_add(&cut->text, phrase.at + i, plain);
    i += plain;
    if (i == phrase.len) break;
    char byte = phrase.at[i];
    if (byte == '\\' && i + 1 < phrase.len && phrase.at[i + 1] == '*') {
      eng__buffer_add_byte(&cut->text, '*');
      i++;
    } else if (byte == '*') {
      if (!star_ends_word(phrase, i + 1))
        return refuse(cut, phrase, "a star may only end a word; write \\* for a star", err);
      if (!eng__vec_push(&cut->stars, (uint32_t)cut->text.len)) return eng__fail_nomem(err);
      eng__buffer_add_byte(&cut->text, ' ');
    } else {
      bool control = (unsigned char)byte < ' ' || byte == 0x7F;
      eng__buffer_add_byte(&cut->text, control ? ' ' : byte);
    }
  }
  return ENG_OK;
}

static eng_status append_entry(cutting *cut, eng__slice phrase, eng_error *err) {
  if (phrase.len > ENTRY_BYTES) return refuse(cut, phrase, "longer than 4096 bytes", err);
  eng_status status = append_phrase(cut, phrase, err);
  if (status) return status;
  if (!eng__vec_push(&cut->ends, cut->text.len)) return eng__fail_nomem(err);
  eng__buffer_add(&cut->text, "\n\n", 2);
  return cut->text.failed ? eng__fail_nomem(err) : ENG_OK;
}

/* ---- One entry ---- */

/* One entry while it becomes a phrase. */
typedef struct builder {
  cutting *cut;
  eng__new_phrase *made;
  const eng_document *document;
  eng__slice entry; /* as written, for messages */
  int carried;      /* joint of a skipped dot or hyphen, or -1 */
  bool exact, words;
} builder;

static size_t piece_count(const builder *b) {
  return b->made->pieces.count;
}

static eng__piece *last_piece(const builder *b) {
  return piece_count(b) ? &b->made->pieces.at[piece_count(b) - 1] : NULL;
}

static const eng__part *part_before(const builder *b, size_t index, size_t first) {
  return index > first ? &b->document->parts.at[index - 1] : NULL;
}

static eng__joint gap_joint(const builder *b, size_t index, size_t first) {
  const eng__part *part = &b->document->parts.at[index], *before = part_before(b, index, first);
  if (!before || before->end == part->start) return ENG__JOINT_NONE;
  return part->flags & ENG__PART_JOINED ? ENG__JOINT_HALF : ENG__JOINT_SPACE;
}

/* The joint in front of a piece, with what a skipped dot or hyphen has to say. */
static eng__joint joint_before(builder *b, size_t index, size_t first) {
  eng__joint joint = gap_joint(b, index, first);
  if (b->carried >= 0 && joint == ENG__JOINT_NONE) joint = (eng__joint)b->carried;
  b->carried = -1;
  return piece_count(b) ? joint : ENG__JOINT_NONE;
}

static eng_status add_piece(builder *b, eng__piece piece, eng__slice word, eng_error *err) {
  eng__buffer *bytes = &b->made->bytes;
  if (piece_count(b) >= ENTRY_PIECES) return complain(b->entry, "too many words", err);
  if (bytes->len + word.len > ENTRY_FOLDED) return complain(b->entry, "too long", err);
  piece.at = (uint16_t)bytes->len;
  piece.len = (uint16_t)word.len;
  eng__buffer_add_slice(bytes, word);
  if (bytes->failed || !eng__vec_push(&b->made->pieces, piece)) return eng__fail_nomem(err);
  return ENG_OK;
}

/* Takes the dots out of the last `len` bytes of the pool; returns what is left of them. */
static size_t squeeze_dots(eng__buffer *bytes, size_t len) {
  size_t start = bytes->len - len, to = start;
  for (size_t i = start; i < bytes->len; i++)
    if (bytes->at[i] != '.') bytes->at[to++] = bytes->at[i];
  bytes->len = to;
  return to - start;
}

static size_t count_letters(eng__slice word) {
  size_t count = 0;
  for (const char *p = word.at; p < word.at + word.len;) {
    uint32_t cp = eng__utf8_next(&p);
    count += eng__is_letter(cp) || eng__digit_value(cp) >= 0;
  }
  return count;
}

/* Does a wildcard star follow the part? Consumes it. */
static bool takes_star(builder *b, const eng__part *part) {
  cutting *cut = b->cut;
  if (cut->star >= cut->stars.count) return false;
  if (eng__map_forward_start(&b->document->view_map, cut->stars.at[cut->star]) != part->end)
    return false;
  cut->star++;
  return true;
}

static bool is_sign(const eng__part *part) {
  return part->kind == ENG_TOKEN_PUNCT || part->kind == ENG_TOKEN_EMOJI;
}

static eng_status add_word(builder *b, size_t index, size_t first, eng_error *err) {
  const eng__part *part = &b->document->parts.at[index];
  eng__slice word = eng__part_word(b->document->view, part);
  eng__piece piece = {.joint = (uint8_t)joint_before(b, index, first), .kind = part->kind};
  if (piece.kind == ENG_TOKEN_NUMBER) piece.kind = ENG_TOKEN_WORD;
  if (piece.kind != ENG_TOKEN_WORD) b->made->flags |= ENG__PHRASE_SIGNS;
  if (part->flags & ENG__PART_POSSESSIVE) piece.flags |= ENG__PIECE_POSSESSIVE;
  if (part->flags & ENG__PART_DOTTED) piece.flags |= ENG__PIECE_DOT; /* Gen. may be cut Gen + . */
  if (takes_star(b, part)) {
    piece.flags |= ENG__PIECE_STEM;
    b->made->flags |= ENG__PHRASE_STEMS;
    if (count_letters(word) < 2) return complain(b->entry, "a stem needs two letters", err);
  }
  b->words = true;
  eng_status status = add_piece(b, piece, word, err);
  if (!status && part->flags & ENG__PART_DOTTED)
    last_piece(b)->len = (uint16_t)squeeze_dots(&b->made->bytes, word.len);
  return status;
}

/* Does the sign touch the word before it, or the star of that word, for which a space stands? */
static bool touches_word(const builder *b, size_t index, size_t first) {
  const eng__part *part = &b->document->parts.at[index];
  if (gap_joint(b, index, first) == ENG__JOINT_NONE) return true;
  return last_piece(b) && last_piece(b)->flags & ENG__PIECE_STEM &&
         part->start == part_before(b, index, first)->end + 1;
}

/* Is this "-" a joint: touching words on both sides? */
static bool joins_words(const builder *b, size_t index, size_t first, size_t end) {
  const eng__part *parts = b->document->parts.at;
  if (index == first || index + 1 >= end) return false;
  if (is_sign(&parts[index - 1]) || is_sign(&parts[index + 1])) return false;
  return touches_word(b, index, first) && gap_joint(b, index + 1, first) == ENG__JOINT_NONE;
}

static eng_status add_sign(builder *b, size_t index, size_t first, size_t end, eng_error *err) {
  const eng__part *part = &b->document->parts.at[index];
  eng__slice sign = eng__slice_cut(b->document->view, part->start, part->end);
  bool touches = gap_joint(b, index, first) == ENG__JOINT_NONE;
  if (eng__slice_equal(sign, ENG__SLICE("."))) {
    if (touches && last_piece(b)) last_piece(b)->flags |= ENG__PIECE_DOT;
    b->carried = touches ? ENG__JOINT_HALF : ENG__JOINT_SPACE;
    return ENG_OK;
  }
  if (eng__slice_equal(sign, ENG__SLICE("-")) && joins_words(b, index, first, end)) {
    b->carried = eng__is_hyphen(b->document, part) ? ENG__JOINT_SPACE : ENG__JOINT_DASH;
    return ENG_OK;
  }
  b->made->flags |= ENG__PHRASE_SIGNS;
  eng__piece piece = {.joint = (uint8_t)joint_before(b, index, first), .kind = part->kind};
  return add_piece(b, piece, sign, err);
}

/* ---- Capitals ---- */

#if ENG__X86

/* Of sixteen bytes: may any belong to a letter that has a case? ASCII letters, and what begins
 * with any lead but those of Arabic letters. */
static bool may_have_case(const char *at) {
  __m128i x = _mm_loadu_si128((const void *)at), small = _mm_or_si128(x, _mm_set1_epi8(0x20));
  __m128i letters = _mm_and_si128(_mm_cmpgt_epi8(small, _mm_set1_epi8('a' - 1)),
                                  _mm_cmplt_epi8(small, _mm_set1_epi8('z' + 1)));
  __m128i leads = _mm_and_si128(_mm_cmpgt_epi8(x, _mm_set1_epi8((char)0xBF)),
                                _mm_cmplt_epi8(x, _mm_setzero_si128()));
  __m128i arabic =
      _mm_cmpeq_epi8(_mm_and_si128(x, _mm_set1_epi8((char)0xFC)), _mm_set1_epi8((char)0xD8));
  return _mm_movemask_epi8(_mm_or_si128(letters, _mm_andnot_si128(arabic, leads))) != 0;
}

#endif

/* Nothing but Arabic letters, digits and the like: no capitals, and soon seen. */
static bool is_caseless(eng__slice phrase) {
#if ENG__X86
  if (phrase.len < 16) return false;
  for (size_t at = 0; at + 16 < phrase.len; at += 16)
    if (may_have_case(phrase.at + at)) return false;
  return !may_have_case(phrase.at + phrase.len - 16);
#else
  (void)phrase;
  return false;
#endif
}

bool eng__capitals_only(eng__slice phrase) {
  bool capital = false;
  if (is_caseless(phrase)) return false;
  for (const char *p = phrase.at; p < phrase.at + phrase.len;) {
    unsigned char byte = (unsigned char)*p;
    if (byte >= 'a' && byte <= 'z') return false;
    if (byte < 0x80) {
      capital |= byte >= 'A' && byte <= 'Z';
      p++;
      continue;
    }
    if ((byte & 0xFC) == 0xD8) { /* Arabic letters have no case */
      p += 2;
      continue;
    }
    eng__category category = eng__category_of(eng__utf8_next(&p));
    if (category == ENG__LL) return false;
    capital |= category == ENG__LU || category == ENG__LT;
  }
  return capital;
}

static bool counts_capitals(const eng__words_entry *entry) {
  if (entry->letter_case == ENG__CASE_AUTO) return eng__capitals_only(entry->phrase);
  return entry->letter_case == ENG__CASE_EXACT;
}

/* The word of a part with its capitals: folded again, for letter variants. */
static eng_status add_cased(builder *b, const eng__part *part, eng_error *err) {
  cutting *cut = b->cut;
  eng__slice view = b->document->view, word = eng__part_word(view, part);
  if (is_sign(part)) return add_piece(b, (eng__piece){0}, (eng__slice){"", 0}, err);
  size_t start = (size_t)(word.at - view.at);
  eng_span span = eng__document_text_span(b->document, start, start + word.len);
  eng__slice text = eng__slice_cut(b->document->text, span.start, span.end);
  bool same = true;
  eng_status status = eng__fold(text, ENG__FOLD_CASED, &cut->cased, &cut->cased_map, &same, err);
  if (status) return status;
  if (!same) text = eng__buffer_slice(&cut->cased);
  status = add_piece(b, (eng__piece){0}, text, err);
  if (!status && part->flags & ENG__PART_DOTTED)
    last_piece(b)->len = (uint16_t)squeeze_dots(&b->made->bytes, text.len);
  return status;
}

/* As many pieces again, in the same order; skipped dots and hyphens made none. */
static eng_status add_all_cased(builder *b, size_t first, size_t end, eng_error *err) {
  size_t made = 0, count = piece_count(b);
  if (count > ENTRY_PIECES / 2) return complain(b->entry, "too many words", err);
  eng_status status = ENG_OK;
  for (size_t i = first; i < end && made < count && !status; i++) {
    const eng__part *part = &b->document->parts.at[i];
    bool sign = b->made->pieces.at[made].kind == part->kind;
    if (is_sign(part) && !sign) continue;
    status = add_cased(b, part, err);
    made++;
  }
  b->made->flags |= ENG__PHRASE_EXACT;
  return status;
}

static eng_status build_phrase(builder *b, size_t first, size_t end, uint32_t entry,
                               eng_error *err) {
  eng_status status = ENG_OK;
  for (size_t i = first; i < end && !status; i++)
    status = is_sign(&b->document->parts.at[i]) ? add_sign(b, i, first, end, err)
                                                : add_word(b, i, first, err);
  if (status) return status;
  if (!b->words) return complain(b->entry, "has no letter or digit", err);
  b->made->count = piece_count(b);
  if (b->exact) status = add_all_cased(b, first, end, err);
  eng__owner owner = {b->cut->id, entry + b->cut->options.first_entry, ENG__NO_OWNER};
  return status ? status : eng__phrases_keep(b->cut->phrases, b->made, owner, err);
}

static uint8_t option_flags(eng__words_options options) {
  return (uint8_t)((options.no_suffixes ? ENG__PHRASE_NO_SUFFIXES : 0) |
                   (options.handles ? ENG__PHRASE_HANDLES : 0));
}

static eng_status cut_entry(cutting *cut, size_t index, size_t first, size_t end, eng_error *err) {
  const eng__words_entry *entry = &cut->entries[index];
  builder b = {.cut = cut,
               .made = &cut->made,
               .document = &cut->document,
               .entry = entry->phrase,
               .carried = -1,
               .exact = counts_capitals(entry)};
  cut->made.pieces.count = 0;
  eng__buffer_clear(&cut->made.bytes);
  cut->made.flags = option_flags(cut->options);
  return build_phrase(&b, first, end, (uint32_t)index, err);
}

/* ---- Batches ---- */

/* Is there a star left over of entry `i` of the batch? */
static bool has_star(const cutting *cut, size_t i) {
  return cut->star < cut->stars.count && cut->stars.at[cut->star] < cut->ends.at[i];
}

static eng_status cut_batch(cutting *cut, eng_error *err) {
  eng_status status = check_batch(cut, err);
  if (!status) status = eng__document_read_utf8(&cut->document, eng__buffer_slice(&cut->text), err);
  const eng__parts *parts = &cut->document.parts;
  size_t part = 0;
  cut->star = 0;
  for (size_t i = 0; i < cut->ends.count && !status; i++) {
    eng__slice phrase = cut->entries[cut->first + i].phrase;
    uint32_t end = eng__map_forward_end(&cut->document.view_map, (uint32_t)cut->ends.at[i]);
    size_t first = part;
    while (part < parts->count && parts->at[part].start < end) part++;
    if (phrase.len && memchr(phrase.at, '\0', phrase.len))
      return complain(phrase, "a NUL byte stands behind this", err);
    if (first == part && !has_star(cut, i)) return complain(phrase, "is empty", err);
    if (first < part) status = cut_entry(cut, cut->first + i, first, part, err);
    if (!status && has_star(cut, i))
      return complain(phrase, "a star needs a word in front of it", err);
  }
  return status;
}

static void start_batch(cutting *cut, size_t first) {
  eng__buffer_clear(&cut->text);
  cut->ends.count = cut->stars.count = 0;
  cut->first = first;
}

static eng_status cut_all(cutting *cut, size_t count, eng_error *err) {
  eng_status status = ENG_OK;
  for (size_t i = 0; i < count && !status; i++) {
    status = append_entry(cut, cut->entries[i].phrase, err);
    if (status || (cut->text.len < BATCH_BYTES && i + 1 < count)) continue;
    status = cut_batch(cut, err);
    if (!status) status = eng__phrases_settle(cut->phrases, err);
    start_batch(cut, i + 1);
  }
  return status;
}

eng_status eng__phrases_add(eng__phrases *phrases, const eng__words_entry *entries, size_t count,
                            eng__words_options options, eng__pattern id, eng_error *err) {
  if (count >= UINT32_MAX / 4) return eng__fail(err, ENG_LIMIT, "too many entries");
  if (!count) return eng__fail(err, ENG_INVALID, "a list without entries");
  cutting cut = {.phrases = phrases, .entries = entries, .options = options, .id = id};
  eng_status status = eng__phrases_expect(phrases, count, err);
  if (!status) status = cut_all(&cut, count, err);
  if (status) eng__phrases_disown(phrases, id);
  eng__buffer_free(&cut.text);
  eng__buffer_free(&cut.made.bytes);
  eng__vec_free(&cut.made.pieces);
  eng__buffer_free(&cut.cased);
  eng__vec_free(&cut.cased_map.steps);
  eng__vec_free(&cut.ends);
  eng__vec_free(&cut.stars);
  eng__document_clear(&cut.document);
  return status;
}

/* Are these words like the name? A place whose key is that of a name is compared with it letter by
 * letter, and its words have their say, as they would wherever they stand: an everyday word is no
 * evidence of a name, a short name leaves no room for doubt (persian.md 6). What stands around them
 * is asked by name_judge.c.
 *
 * What speaks against a name is not held against the analyst's own spelling: who lists "Star" wants
 * every Star. */
#include "match/name_scan.h"

#include "translit/everyday.h"
#include "translit/titles.h"
#include "translit/usual.h"

/* persian.md 6: names of fewer than three consonants; hundredths. */
enum { SHORT_LIMIT = 5 };
/* One word that is not the analyst's spelling, by a form in the other script and in its own: the
 * world is full of names. */
enum { LONE_LIMIT = 10, LONE_SAME_LIMIT = 15, LONE_KNOWN_LIMIT = 20 };
/* In two scripts, for what both usually spell: less than a long vowel that is not written, or one
 * that is and is not read (Samen is not سامان, nor Taheri طاهره). */
enum { LONE_USUAL_LIMIT = 26 };
/* What one word of a name of several may take of the cost: the others do not make up for a word
 * that is another. Everyday words are a name only when they are spelt as it is. */
enum { WORD_SHARE = 36, EVERYDAY_SHARE = 5 };

typedef struct likening {
  eng__name_scratch *scratch;
  const eng__name_ground *ground;
  const eng__name_place *place;
  const eng__name *name;
  size_t content; /* words of the place */
  unsigned cost;
  uint8_t shares[ENG__PLACE_WORDS]; /* of the words of the place */
} likening;

/* Says what speaks against the name, if something does. */
static bool object(likening *j, bool holds, const char *objection) {
  return eng__name_object(j->scratch, holds, objection);
}

/* ---- What the text says ---- */

/* The words that are not spare, without articles, with a space between. */
static eng__slice bare_text(likening *j) {
  const eng_document *document = j->ground->document;
  eng__buffer *out = &j->scratch->text;
  eng__buffer_clear(out);
  for (size_t i = 0; i < j->place->count; i++) {
    const eng__part *part = &j->ground->parts[j->place->parts[i]];
    if (j->place->spare[i]) continue;
    bool last = i + 1u == j->place->count;
    eng_span span = eng__document_text_span(document, part->start + j->place->article[i],
                                            last ? j->place->end : part->end);
    if (out->len) eng__buffer_add_byte(out, ' ');
    eng__buffer_add(out, document->text.at + span.start, span.end - span.start);
  }
  return eng__buffer_slice(out);
}

static eng__slice on_one_line(likening *j, eng__slice text) {
  eng__buffer *out = &j->scratch->text;
  eng__buffer_clear(out);
  for (size_t i = 0; i < text.len; i++)
    eng__buffer_add_byte(out, text.at[i] == '\n' || text.at[i] == '\r' ? ' ' : text.at[i]);
  return eng__buffer_slice(out);
}

/* Reads the place once for all names that are tried in it; false: too long for any name. */
static eng_status need_said(likening *j, bool *readable, eng_error *err) {
  eng__name_scratch *scratch = j->scratch;
  *readable = true;
  if (scratch->has_said) return ENG_OK;
  const eng_document *document = j->ground->document;
  eng_span span = eng__document_text_span(document, j->place->start, j->place->end);
  eng__slice text = eng__slice_cut(document->text, span.start, span.end);
  if (j->place->bare) text = bare_text(j);
  else if (memchr(text.at, '\n', text.len)) text = on_one_line(j, text);
  if (scratch->text.failed) return eng__fail_nomem(err);
  eng_error why;
  eng_status status = eng__comparer_read(&scratch->comparer, &scratch->said, text, &why);
  if (status == ENG_NOMEM) return eng__fail_nomem(err);
  *readable = status == ENG_OK;
  scratch->has_said = *readable;
  return ENG_OK;
}

/* ---- Its words ---- */

/* The word `i` of the place as it is read there, without what hangs on its end. */
static eng__slice word_at(const likening *j, size_t i) {
  eng__slice word = eng__name_word(j->ground, j->place->parts[i]);
  uint32_t start = (uint32_t)(word.at - j->ground->document->view.at), end = j->place->end;
  if (i + 1u == j->place->count && end > start && end < start + word.len) word.len = end - start;
  bool whole = !j->place->article[i] || (i && !j->place->bare);
  return whole ? word : eng__slice_cut(word, j->place->article[i], word.len);
}

static bool is_everyday(const likening *j, size_t i) {
  return eng__everyday_of(word_at(j, i)) == ENG__EVERYDAY_WORD;
}

/* Has the form the word of the view at symbol `at`? */
static bool has_word_at(const eng__name_form *form, size_t at, const eng__name_form *word) {
  for (size_t i = 0; i < word->count; i++)
    if (eng__symbol_folded(form->symbols[at + i]) != word->symbols[i]) return false;
  return eng__form_starts_word(form, at) && eng__form_ends_word(form, at + word->count);
}

/* Is the word `i` of the place spelt as some word of the name? */
static bool is_own_word(const likening *j, size_t i) {
  eng__name_form word;
  const eng__name_form *form = &j->scratch->form;
  if (eng__name_form_read(&word, word_at(j, i), NULL)) return false;
  for (size_t at = 0; at + word.count <= form->count; at++)
    if (has_word_at(form, at, &word)) return true;
  return false;
}

/* Function words of the place that are none of the name's own. */
static bool has_function_word(const likening *j) {
  for (size_t i = 0; i < j->place->count; i++) {
    eng__slice word = eng__name_word(j->ground, j->place->parts[i]);
    bool function = eng__is_function_word(word) && !j->place->spare[i];
    if (function && !eng__is_name_joint(word) && !is_own_word(j, i)) return true;
  }
  return false;
}

/* Everyday words of the place that are none of the name's own; `weak` also those of them that are
 * written small, or not as the name is. */
static void count_everyday(const likening *j, size_t *plain, size_t *weak) {
  *plain = *weak = 0;
  for (size_t i = 0; i < j->place->count; i++) {
    size_t part = j->place->parts[i];
    if (j->place->spare[i] || eng__is_name_joint(eng__name_word(j->ground, part))) continue;
    bool ending = i > 0 && eng__is_name_ending(eng__name_word(j->ground, part));
    if (ending || !is_everyday(j, i) || is_own_word(j, i)) continue;
    ++*plain;
    bool latin = !j->place->persian;
    bool small = latin && (j->ground->caseless || !eng__name_capital(j->ground, part));
    *weak += small || j->shares[i] > EVERYDAY_SHARE;
  }
}

/* One word, not in a tag, and not as the analyst wrote it? */
static bool is_lone(const likening *j) {
  return j->place->count == 1 && !j->ground->tag && !is_own_word(j, 0);
}

/* The same in Latin letters. */
static bool is_lone_latin(const likening *j) {
  return !j->place->persian && is_lone(j);
}

/* A doubled consonant says more than the form does: in a short name that nobody knows, that it is
 * another (Rass is not رأس). */
static eng_status is_doubled_otherwise(likening *j, bool *otherwise, eng_error *err) {
  const eng__name_form *form = &j->scratch->form;
  *otherwise = false;
  if (!(j->name->flags & ENG__NAME_IS_SHORT) || !eng__form_has_double(&j->scratch->said))
    return ENG_OK;
  bool known = eng__form_has_double(form);
  eng_status status = ENG_OK;
  for (size_t i = 0; i < form->count; i++)
    known = known || form->hints[i] & (ENG__HINT_SHADDA | ENG__HINT_KNOWN);
  if (!known && form->script == ENG__NAME_LATIN)
    status = eng__is_name_spelling(&j->scratch->comparer, form, ENG__PERSONS_NAMES, &known, err);
  *otherwise = !known;
  return status;
}

/* "Hee hee": the same word again, written small. */
static bool is_cry(const likening *j) {
  const eng__name_ground *ground = j->ground;
  if (j->place->count != 2 || j->place->persian || ground->tag || is_own_word(j, 0)) return false;
  size_t first = j->place->parts[0], second = j->place->parts[1];
  return eng__slice_equal(eng__name_word(ground, first), eng__name_word(ground, second)) &&
         !eng__name_capital(ground, second);
}

/* السیسی is Sisi; الرضا, الرحیم, الصدر are epithets, and names only where the full one stands. */
static bool is_epithet(const likening *j) {
  const eng__name_form *said = &j->scratch->said;
  return j->place->count == 1 && j->place->article[0] && said->symbols[said->count - 1] != ENG__YEH;
}

/* ---- The comparison ---- */

/* Is a name of several words written in fewer? */
static bool is_joined(const likening *j) {
  return j->name->words > 1 && j->content < j->name->words;
}

static const eng__name_form *persian_side(const likening *j) {
  return j->place->persian ? &j->scratch->said : &j->scratch->form;
}

static bool is_of_two_scripts(const likening *j) {
  return j->place->persian != ((j->name->flags & ENG__NAME_IS_PERSIAN) != 0);
}

/* What the rule asks for of any two names. */
static unsigned asked_limit(const likening *j) {
  const eng__name_options *options = &j->ground->set->rules.at[j->name->rule].options;
  if (options->least) return (1000u - options->least) / 10;
  return eng__compare_limit((eng_names_mode)options->mode, &j->scratch->form, &j->scratch->said);
}

/* And what running text asks for. */
static unsigned limit_of(const likening *j, unsigned limit) {
  const eng__name_options *options = &j->ground->set->rules.at[j->name->rule].options;
  bool known = eng__is_read_surely(persian_side(j));
  bool as_one = is_joined(j) && j->content < 2;
  bool doubtful = j->name->flags & ENG__NAME_IS_SHORT || (as_one && !known);
  if (doubtful && limit > SHORT_LIMIT) return SHORT_LIMIT;
  if (is_joined(j) && limit > LONE_KNOWN_LIMIT) return LONE_KNOWN_LIMIT;
  unsigned lone = !is_of_two_scripts(j) ? LONE_SAME_LIMIT : known ? LONE_KNOWN_LIMIT : LONE_LIMIT;
  bool one = is_lone(j) || (j->name->words == 1 && j->place->count > 1 && !j->ground->tag);
  return limit > lone && !options->least && one ? lone : limit;
}

static bool is_said(const likening *j, const eng__name_form *form) {
  const eng__name_form *said = &j->scratch->said;
  return said->count == form->count && memcmp(said->symbols, form->symbols, form->count) == 0;
}

/* Does a spelling of the group that is not the entity's own fit better, or say just that? */
static eng_status is_other(likening *j, unsigned cost, bool *other, eng_error *err) {
  const eng__name_set *set = j->ground->set;
  eng_status status = ENG_OK;
  *other = false;
  for (size_t i = 0; i < set->apart.count && !status && !*other; i++) {
    const eng__apart_name *apart = &set->apart.at[i];
    unsigned theirs;
    eng__name_form form;
    if (apart->group + 1 != j->name->apart || apart->entity == j->name->entity) continue;
    eng__name_form_at(set, apart->symbols, apart->count, apart->letters, apart->flags, &form);
    status = eng__compare(&j->scratch->comparer, &form, &j->scratch->said, cost, &theirs, err);
    *other = !status && (theirs < cost || is_said(j, &form));
  }
  return status;
}

/* What the words of the place take of the cost. The form that was read has a word for each part, or
 * fewer (of soft seams); then all are held to the dearest. */
static eng_status share_cost(likening *j, bool *passes, eng_error *err) {
  uint8_t shares[ENG__PLACE_WORDS];
  size_t count;
  memset(j->shares, 0, sizeof j->shares);
  if (!*passes || !j->cost || j->place->count < 2) return ENG_OK;
  eng_status status = eng__compare_shares(&j->scratch->comparer, &j->scratch->said, shares,
                                          ENG__PLACE_WORDS, &count, err);
  uint8_t most = 0;
  for (size_t i = 0; i < count && !status; i++) most = shares[i] > most ? shares[i] : most;
  for (size_t i = 0; i < j->place->count; i++)
    j->shares[i] = count == j->place->count ? shares[i] : most;
  *passes = !object(j, most > WORD_SHARE, "one word of it is another");
  return status;
}

/* Two usual spellings of one name that the lexicon knows are that name, however far they lie from
 * each other: Yousuf, Yusef. One of the two is Latin. */
static bool may_be_usual_both(const likening *j) {
  bool latin = !j->place->persian || j->scratch->form.script == ENG__NAME_LATIN;
  return latin && j->name->words == 1 && j->place->count == 1 && !j->ground->tag;
}

static eng_status are_usual_both(likening *j, bool *usual, eng_error *err) {
  const eng__name_form *form = &j->scratch->form, *said = &j->scratch->said;
  bool persian = said->script == ENG__NAME_PERSIAN;
  return eng__is_usual_spelling(&j->scratch->comparer, persian ? said : form, persian ? form : said,
                                ENG__LATTICE_END, usual, err);
}

/* Is it near enough for running text? */
static eng_status come_near(likening *j, bool *near, eng_error *err) {
  unsigned asked = asked_limit(j), limit = j->scratch->limit = limit_of(j, asked);
  if (is_of_two_scripts(j) && asked > LONE_USUAL_LIMIT && limit < LONE_USUAL_LIMIT)
    asked = LONE_USUAL_LIMIT;
  unsigned most = may_be_usual_both(j) ? asked : limit;
  eng_status status = eng__compare(&j->scratch->comparer, &j->scratch->form, &j->scratch->said,
                                   most, &j->cost, err);
  bool usual = false;
  if (!status && j->cost > limit && j->cost <= most) status = are_usual_both(j, &usual, err);
  *near = !status && !object(j, j->cost > limit && !usual,
                             "one word, or words written as one, must be nearer");
  return status;
}

/* Do the entity's forms in the other script contradict? What is spelt as the name is asks none. */
static eng_status is_another(likening *j, bool *another, eng_error *err) {
  const eng__name_set *set = j->ground->set;
  *another = false;
  if (is_said(j, &j->scratch->form)) return ENG_OK;
  return eng__name_is_another(j->scratch, set, (uint32_t)(j->name - set->all.at), another, err);
}

static eng_status compare(likening *j, bool *passes, eng_error *err) {
  const eng__name_set *set = j->ground->set;
  j->scratch->comparer.schemes = set->rules.at[j->name->rule].options.schemes;
  eng_status status = come_near(j, passes, err);
  if (!status) status = share_cost(j, passes, err);
  bool other = false;
  if (!status && *passes) status = is_another(j, &other, err);
  *passes = *passes && !object(j, other, "a form in the other script says that it is another name");
  if (status || !*passes || !j->name->apart) return status;
  status = is_other(j, j->cost, &other, err);
  *passes = !status && !object(j, other, "it is kept apart from another spelling that fits better");
  return status;
}

/* Do the initials between the words belong there: those that the name has, or with the option any
 * (Donald J. Trump)? */
static bool has_its_initials(const likening *j) {
  const eng__name_place *place = j->place;
  bool middle = j->name->flags & ENG__NAME_MIDDLE;
  bool any = j->ground->set->rules.at[j->name->rule].options.initials;
  size_t left = middle ? j->name->initials : 0;
  for (size_t i = place->bare ? place->count : 0; i-- > 0;) {
    if (!place->spare[i] || !eng__name_is_initial(j->ground, place->parts[i])) continue;
    if (!any) return false;
    if (middle) left = eng__name_take_initials(j->ground, j->name, place->parts[i], left);
    if (left == SIZE_MAX) return false;
  }
  return left == 0;
}

/* ---- Together ---- */

/* No name, whatever it is spelt like. */
static bool is_out(likening *j) {
  return object(j, has_function_word(j), "a function word stands in it") ||
         object(j, is_cry(j), "it is one word, called twice");
}

/* What is known of one Latin word that is not as the analyst wrote it. */
static eng_status know_lone(likening *j, eng__name_likeness *like, eng_error *err) {
  eng__name_scratch *scratch = j->scratch;
  bool otherwise, usual = false;
  if (!is_lone_latin(j)) return ENG_OK;
  eng_status status = is_doubled_otherwise(j, &otherwise, err);
  if (!status)
    status = eng__is_usual_spelling(&scratch->comparer, &scratch->form, &scratch->said, j->cost,
                                    &usual, err);
  like->flags |= (uint8_t)((otherwise ? ENG__LIKE_DOUBLED : 0) | (usual ? ENG__LIKE_USUAL : 0));
  return status;
}

static eng_status describe(likening *j, eng__name_likeness *like, eng_error *err) {
  const eng__name_form *form = &j->scratch->form;
  size_t plain = 0, weak = 0;
  if (!j->ground->tag) count_everyday(j, &plain, &weak);
  unsigned flags = is_said(j, form) ? ENG__LIKE_EXACT : 0;
  if (is_own_word(j, 0)) flags |= ENG__LIKE_OWN;
  if (eng__is_read_surely(form)) flags |= ENG__LIKE_SURE;
  if (is_epithet(j)) flags |= ENG__LIKE_EPITHET;
  if (weak) flags |= ENG__LIKE_WEAK;
  like->cost = (uint8_t)j->cost;
  like->everyday = (uint8_t)plain;
  like->flags = (uint8_t)flags;
  return know_lone(j, like, err);
}

eng_status eng__name_liken(eng__name_scratch *scratch, const eng__name_ground *ground,
                           const eng__name_place *place, uint32_t name, eng__name_likeness *like,
                           bool *alike, eng_error *err) {
  likening j = {.scratch = scratch,
                .ground = ground,
                .place = place,
                .name = &ground->set->all.at[name],
                .content = eng__name_content_words(ground, place)};
  bool may_be_joined = eng__name_may_be_joined(place->persian, place->end - place->start);
  bool joined = is_joined(&j) && !ground->tag;
  *alike = false;
  *like = (eng__name_likeness){.name = name};
  scratch->objection = NULL;
  if (object(&j, !has_its_initials(&j), "an initial stands in it, or is missing")) return ENG_OK;
  if (object(&j, joined && !may_be_joined, "it is too short to be several words written as one"))
    return ENG_OK;
  bool passes;
  eng_status status = need_said(&j, &passes, err);
  if (status || !passes) return status;
  eng__name_form_of(ground->set, j.name, &scratch->form);
  status = compare(&j, &passes, err);
  if (status || !passes || is_out(&j)) return status;
  *alike = true;
  return describe(&j, like, err);
}

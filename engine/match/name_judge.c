/* Is it the name? A place whose key is that of a name is compared with it letter by letter; then
 * running text has its say (persian.md 6): an everyday word is no evidence of a name, half of a
 * hyphenated name is another person, a short name leaves no room for doubt.
 *
 * What speaks against a name is not held against the analyst's own spelling: who lists "Star" wants
 * every Star. */
#include "match/name_scan.h"

#include <stdlib.h>

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
/* Words of so few letters say nothing. */
enum { TINY = 3 };
/* Words of this many capitals among others that are not are acronyms. */
enum { ACRONYM = 5 };

typedef struct judging {
  eng__name_scratch *scratch;
  const eng__name_ground *ground;
  const eng__name_place *place;
  const eng__name *name;
  size_t content; /* words of the place */
  unsigned cost;
  uint8_t shares[ENG__PLACE_WORDS]; /* of the words of the place */
} judging;

void eng__name_scratch_free(eng__name_scratch *scratch) {
  eng__comparer_free(&scratch->comparer);
  eng__buffer_free(&scratch->text);
  eng__name_memory_free(&scratch->memory);
  eng__vec_free(&scratch->verdicts);
  eng__vec_free(&scratch->sure);
  eng__vec_free(&scratch->waiting);
}

/* ---- What the text says ---- */

/* The words that are not spare, without articles, with a space between. */
static eng__slice bare_text(judging *j) {
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

static eng__slice on_one_line(judging *j, eng__slice text) {
  eng__buffer *out = &j->scratch->text;
  eng__buffer_clear(out);
  for (size_t i = 0; i < text.len; i++)
    eng__buffer_add_byte(out, text.at[i] == '\n' || text.at[i] == '\r' ? ' ' : text.at[i]);
  return eng__buffer_slice(out);
}

/* Reads the place once for all names that are tried in it; false: too long for any name. */
static eng_status need_said(judging *j, bool *readable, eng_error *err) {
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

/* ---- What speaks against it ---- */

/* The word `i` of the place as it is read there. */
static eng__slice word_at(const judging *j, size_t i) {
  eng__slice word = eng__name_word(j->ground, j->place->parts[i]);
  bool whole = !j->place->article[i] || (i && !j->place->bare);
  return whole ? word : eng__slice_cut(word, j->place->article[i], word.len);
}

static bool is_everyday(const judging *j, size_t i) {
  return eng__everyday_of(word_at(j, i)) == ENG__EVERYDAY_WORD;
}

/* Has the form the word of the view at symbol `at`? */
static bool has_word_at(const eng__name_form *form, size_t at, const eng__name_form *word) {
  for (size_t i = 0; i < word->count; i++)
    if (eng__symbol_folded(form->symbols[at + i]) != word->symbols[i]) return false;
  return eng__form_starts_word(form, at) && eng__form_ends_word(form, at + word->count);
}

/* Is the word `i` of the place spelt as some word of the name? */
static bool is_own_word(const judging *j, size_t i) {
  eng__name_form word;
  const eng__name_form *form = &j->scratch->form;
  if (eng__name_form_read(&word, word_at(j, i), NULL)) return false;
  for (size_t at = 0; at + word.count <= form->count; at++)
    if (has_word_at(form, at, &word)) return true;
  return false;
}

/* Function words of the place that are none of the name's own. */
static bool has_function_word(const judging *j) {
  for (size_t i = 0; i < j->place->count; i++) {
    eng__slice word = eng__name_word(j->ground, j->place->parts[i]);
    bool function = eng__is_function_word(word) && !j->place->spare[i];
    if (function && !eng__is_name_joint(word) && !is_own_word(j, i)) return true;
  }
  return false;
}

/* Everyday words of the place that are none of the name's own; `weak` also those of them that are
 * written small, or not as the name is. */
static void count_everyday(const judging *j, size_t *plain, size_t *weak) {
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

/* Does a title stand in front? It says that a name comes, whatever the word means elsewhere. */
static bool has_title(const judging *j) {
  size_t before = eng__name_before(j->ground, j->place->first);
  return before != SIZE_MAX && eng__name_is_title(j->ground, before);
}

/* Words of the place that are not spare and do not only join others. */
static size_t content_words(const eng__name_ground *ground, const eng__name_place *place) {
  size_t count = 0;
  for (size_t i = 0; i < place->count; i++) {
    eng__slice word = eng__name_word(ground, place->parts[i]);
    count += !(place->bare && place->spare[i]) && !eng__is_name_joint(word);
  }
  return count;
}

/* One word, not in a tag, and not as the analyst wrote it? */
static bool is_lone(const judging *j) {
  return j->place->count == 1 && !j->ground->tag && !is_own_word(j, 0);
}

/* The same in Latin letters. */
static bool is_lone_latin(const judging *j) {
  return !j->place->persian && is_lone(j);
}

/* USAID in a text that is not all capitals, A.L.A.M. anywhere. */
static bool is_acronym(const judging *j) {
  const eng__name_ground *ground = j->ground;
  size_t first = j->place->first, next = first + 1;
  if (!eng__part_all_capitals(ground->document, &ground->parts[first])) return false;
  if (ground->parts[first].flags & ENG__PART_DOTTED) return true;
  if (j->place->end - j->place->start > ACRONYM) return false;
  bool left = first > 0 && eng__part_all_capitals(ground->document, &ground->parts[first - 1]);
  bool right =
      next < ground->count && eng__part_all_capitals(ground->document, &ground->parts[next]);
  return !left && !right;
}

/* Robert, and no name of these lands? Then what follows is of his language. The Al of Al-Sisi is
 * an article. */
static eng_status is_foreign_given(judging *j, bool *foreign, eng_error *err) {
  const eng__name_ground *ground = j->ground;
  size_t before = eng__name_before(ground, j->place->first);
  *foreign = false;
  if (before == SIZE_MAX || !eng__name_capital(ground, before)) return ENG_OK;
  eng__slice word = eng__name_word(ground, before);
  eng__name_form form;
  if (eng__is_article(word, eng__name_behind_hyphen(ground, before))) return ENG_OK;
  if (eng__everyday_of(word) != ENG__EVERYDAY_NAME || eng__name_form_read(&form, word, NULL))
    return ENG_OK;
  bool known;
  eng_status status = eng__is_name_spelling(&j->scratch->comparer, &form, &known, err);
  *foreign = !status && !known;
  return status;
}

typedef struct ruling {
  bool out;
  eng__name_wait wait;
} ruling;

/* Says what speaks against the name, if something does. */
static bool object(judging *j, bool holds, const char *objection) {
  if (holds) j->scratch->objection = objection;
  return holds;
}

/* A doubled consonant says more than the form does: in a short name that nobody knows, that it is
 * another (Rass is not رأس). */
static eng_status is_doubled_otherwise(judging *j, bool *otherwise, eng_error *err) {
  const eng__name_form *form = &j->scratch->form;
  *otherwise = false;
  if (!(j->name->flags & ENG__NAME_IS_SHORT) || !eng__form_has_double(&j->scratch->said))
    return ENG_OK;
  bool known = eng__form_has_double(form);
  eng_status status = ENG_OK;
  for (size_t i = 0; i < form->count; i++)
    known = known || form->hints[i] & (ENG__HINT_SHADDA | ENG__HINT_KNOWN);
  if (!known && form->script == ENG__NAME_LATIN)
    status = eng__is_name_spelling(&j->scratch->comparer, form, &known, err);
  *otherwise = !known;
  return status;
}

/* Is it read otherwise than by its looks: known to English readers as something else, in a text
 * without capitals, or so short that it says nothing? */
static bool needs_knowledge(const judging *j) {
  eng__slice word = eng__name_word(j->ground, j->place->first);
  bool tiny = word.len <= TINY && j->name->flags & ENG__NAME_IS_PERSIAN;
  return tiny || j->ground->caseless || eng__everyday_of(word) != ENG__EVERYDAY_NOT;
}

/* God is nobody's namesake, whatever is spelt like Him. */
static bool is_of_god(const judging *j) {
  return eng__slice_equal(eng__name_word(j->ground, j->place->first), ENG__SLICE("allah"));
}

/* One Latin word, not as the analyst wrote it: what does it wait for? An acronym for any form; what
 * needs knowledge and is no usual spelling of this name, or is unknown and stands in foreign
 * company, for the full one. */
static eng_status rule_on_lone(judging *j, eng__name_wait *wait, eng_error *err) {
  eng__name_scratch *scratch = j->scratch;
  bool usual = true, foreign = false, otherwise = false;
  *wait = ENG__WAITS_FOR_ANY;
  if (object(j, is_acronym(j), "it is an acronym")) return ENG_OK;
  eng_status status = is_doubled_otherwise(j, &otherwise, err);
  if (is_of_god(j)) usual = false;
  else if (!status && needs_knowledge(j))
    status = eng__is_usual_spelling(&scratch->comparer, &scratch->form, &scratch->said, j->cost,
                                    &usual, err);
  if (!status && usual && !eng__is_read_surely(&scratch->form))
    status = is_foreign_given(j, &foreign, err);
  bool waits = object(j, !usual || otherwise,
                      "it is more likely something else: no usual spelling of the name") ||
               object(j, foreign, "a Western name stands in front of it");
  *wait = waits ? ENG__WAITS_FOR_FULL : ENG__WAITS_NOT;
  return status;
}

/* "Hee hee": the same word again, written small. */
static bool is_cry(const judging *j) {
  const eng__name_ground *ground = j->ground;
  if (j->place->count != 2 || j->place->persian || ground->tag || is_own_word(j, 0)) return false;
  size_t first = j->place->parts[0], second = j->place->parts[1];
  return eng__slice_equal(eng__name_word(ground, first), eng__name_word(ground, second)) &&
         !eng__name_capital(ground, second);
}

/* السیسی is Sisi; الرضا, الرحیم, الصدر are epithets, and names only where the full one stands. */
static bool is_epithet(const judging *j) {
  const eng__name_form *said = &j->scratch->said;
  return j->place->count == 1 && j->place->article[0] && said->symbols[said->count - 1] != ENG__YEH;
}

/* A function word is no part of a name. An everyday word alone is doubted; among others it may be
 * part of one, unless it is written small, or all of them are everyday words. */
static eng_status rule_on_words(judging *j, ruling *rule, eng_error *err) {
  size_t plain, weak, words = j->content;
  bool function = has_function_word(j);
  *rule = (ruling){.out = object(j, function, "a function word stands in it")};
  rule->out = rule->out || object(j, is_cry(j), "it is one word, called twice");
  if (rule->out) return ENG_OK;
  if (is_lone_latin(j)) {
    eng_status status = rule_on_lone(j, &rule->wait, err);
    if (status || rule->wait) return status;
  }
  if (object(j, is_epithet(j), "an article is written to it")) rule->wait = ENG__WAITS_FOR_FULL;
  count_everyday(j, &plain, &weak);
  if (!plain || j->ground->tag) return ENG_OK;
  bool fewer = words < j->name->words;
  bool out = weak || (plain == words && (fewer || !j->place->persian));
  if (fewer || words > 1) rule->out = object(j, out, "everyday words stand in it");
  else if (!rule->wait && object(j, !has_title(j), "it is an everyday word"))
    rule->wait = ENG__WAITS_FOR_ANY;
  return ENG_OK;
}

/* Half of Ali-Reza is not Ali, nor half of Ali-Reza Karimi Reza Karimi. Places and organisations do
 * stand beside others so (Tehran-Baghdad).
 */
static bool is_half_of_person(const judging *j) {
  const eng__name_ground *ground = j->ground;
  if (!(j->name->flags & ENG__NAME_IS_PERSON) || j->place->persian) return false;
  size_t before = eng__name_before(ground, j->place->first);
  size_t next = eng__name_next(ground, j->place->last, false);
  uint32_t start = ground->parts[j->place->first].start, end = ground->parts[j->place->last].end;
  const char *view = ground->document->view.at;
  bool left = before != SIZE_MAX && start && view[start - 1] == '-';
  bool right = next != SIZE_MAX && view[end] == '-';
  return (left && eng__name_capital(ground, before) && !has_title(j)) ||
         (right && eng__name_capital(ground, next));
}

/* ---- The comparison ---- */

/* Is a name of several words written in fewer? */
static bool is_joined(const judging *j) {
  return j->name->words > 1 && j->content < j->name->words;
}

static const eng__name_form *persian_side(const judging *j) {
  return j->place->persian ? &j->scratch->said : &j->scratch->form;
}

static bool is_of_two_scripts(const judging *j) {
  return j->place->persian != ((j->name->flags & ENG__NAME_IS_PERSIAN) != 0);
}

/* What the rule asks for of any two names. */
static unsigned asked_limit(const judging *j) {
  const eng__name_options *options = &j->ground->set->rules.at[j->name->rule].options;
  if (options->least) return (1000u - options->least) / 10;
  return eng__compare_limit((eng_names_mode)options->mode, &j->scratch->form, &j->scratch->said);
}

/* And what running text asks for. */
static unsigned limit_of(const judging *j, unsigned limit) {
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

static bool is_said(const judging *j, const eng__name_form *form) {
  const eng__name_form *said = &j->scratch->said;
  return said->count == form->count && memcmp(said->symbols, form->symbols, form->count) == 0;
}

/* Does a spelling of the group that is not the entity's own fit better, or say just that? */
static eng_status is_other(judging *j, unsigned cost, bool *other, eng_error *err) {
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
static eng_status share_cost(judging *j, bool *passes, eng_error *err) {
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
static bool may_be_usual_both(const judging *j) {
  bool latin = !j->place->persian || j->scratch->form.script == ENG__NAME_LATIN;
  return latin && j->name->words == 1 && j->place->count == 1 && !j->ground->tag;
}

static eng_status are_usual_both(judging *j, bool *usual, eng_error *err) {
  const eng__name_form *form = &j->scratch->form, *said = &j->scratch->said;
  bool persian = said->script == ENG__NAME_PERSIAN;
  return eng__is_usual_spelling(&j->scratch->comparer, persian ? said : form, persian ? form : said,
                                ENG__LATTICE_END, usual, err);
}

/* Is it near enough for running text? */
static eng_status come_near(judging *j, bool *near, eng_error *err) {
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
static eng_status is_another(judging *j, bool *another, eng_error *err) {
  const eng__name_set *set = j->ground->set;
  *another = false;
  if (is_said(j, &j->scratch->form)) return ENG_OK;
  return eng__name_is_another(j->scratch, set, (uint32_t)(j->name - set->all.at), another, err);
}

static eng_status compare(judging *j, bool *passes, eng_error *err) {
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
static bool has_its_initials(const judging *j) {
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

eng_status eng__name_judge(eng__name_scratch *scratch, const eng__name_ground *ground,
                           const eng__name_place *place, uint32_t name, bool *alike,
                           eng_error *err) {
  judging j = {.scratch = scratch,
               .ground = ground,
               .place = place,
               .name = &ground->set->all.at[name],
               .content = content_words(ground, place)};
  bool passes = false;
  bool may_be_joined = eng__name_may_be_joined(place->persian, place->end - place->start);
  bool joined = is_joined(&j) && !ground->tag;
  scratch->objection = NULL;
  if (object(&j, !has_its_initials(&j), "an initial stands in it, or is missing")) return ENG_OK;
  if (object(&j, joined && !may_be_joined, "it is too short to be several words written as one"))
    return ENG_OK;
  eng_status status = need_said(&j, &passes, err);
  if (status || !passes) return status;
  eng__name_form_of(ground->set, j.name, &scratch->form);
  status = compare(&j, &passes, err);
  *alike = *alike || passes;
  if (status || !passes) return status;
  if (object(&j, is_half_of_person(&j), "it is half of a hyphenated name") ||
      object(&j, !ground->tag && eng__name_becomes_other(ground, place->last, j.name->words),
             "the word behind it makes another name of it"))
    return ENG_OK;
  ruling rule;
  status = rule_on_words(&j, &rule, err);
  if (status || rule.out) return status;
  eng__name_verdict verdict = {name, (uint8_t)j.cost, (uint8_t)rule.wait,
                               is_said(&j, &scratch->form)};
  return eng__vec_push(&scratch->verdicts, verdict) ? ENG_OK : eng__fail_nomem(err);
}

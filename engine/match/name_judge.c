/* Is it the name where it stands? What is like a name (name_liken.c) is held against the text
 * around it (persian.md 6): half of a hyphenated name is another person, an everyday word waits for
 * better evidence.
 *
 * What speaks against a name is not held against the analyst's own spelling: who lists "Star" wants
 * every Star. */
#include "match/name_scan.h"

#include <stdlib.h>

#include "translit/everyday.h"
#include "translit/tables.h"
#include "translit/titles.h"
#include "translit/usual.h"

/* Words of so few letters say nothing. */
enum { TINY = 3 };
/* Words of this many capitals among others that are not are acronyms. */
enum { ACRONYM = 5 };

typedef struct judging {
  eng__name_scratch *scratch;
  const eng__name_ground *ground;
  const eng__name_place *place;
  const eng__name *name;
  const eng__name_likeness *like;
} judging;

void eng__name_scratch_free(eng__name_scratch *scratch) {
  eng__comparer_free(&scratch->comparer);
  eng__buffer_free(&scratch->text);
  eng__name_memory_free(&scratch->memory);
  eng__vec_free(&scratch->likenesses);
  eng__vec_free(&scratch->verdicts);
  eng__vec_free(&scratch->sure);
  eng__vec_free(&scratch->waiting);
}

/* Says what speaks against the name, if something does. */
static bool object(judging *j, bool holds, const char *objection) {
  return eng__name_object(j->scratch, holds, objection);
}

/* Does a title stand in front? It says that a name comes, whatever the word means elsewhere. */
static bool has_title(const judging *j) {
  size_t before = eng__name_before(j->ground, j->place->first);
  return before != SIZE_MAX && eng__name_is_title(j->ground, before);
}

/* مهندس is no al-Muhandis, and Engineer no surname. */
static bool is_mere_title(const judging *j) {
  return j->place->count == 1 && !(j->like->flags & ENG__LIKE_OWN) && !j->ground->tag &&
         eng__is_title(eng__name_word(j->ground, j->place->first));
}

/* One Latin word, not in a tag, and not as the analyst wrote it? */
static bool is_lone_latin(const judging *j) {
  return j->place->count == 1 && !j->place->persian && !j->ground->tag &&
         !(j->like->flags & ENG__LIKE_OWN);
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
  eng_status status =
      eng__is_name_spelling(&j->scratch->comparer, &form, ENG__PERSONS_NAMES, &known, err);
  *foreign = !status && !known;
  return status;
}

/* "bin Laden" is a name where its particle is the name's own. */
static bool is_written_small(const judging *j) {
  size_t first = j->place->first;
  if (j->like->flags & ENG__LIKE_OWN || eng__name_capital(j->ground, first)) return false;
  return eng__is_particle(eng__name_word(j->ground, first));
}

typedef struct ruling {
  bool out;
  eng__name_wait wait;
} ruling;

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

/* What does it wait for? An acronym for any form; what needs knowledge and is no usual spelling of
 * this name, or is unknown and stands in foreign company, for the full one. */
static eng_status rule_on_lone(judging *j, eng__name_wait *wait, eng_error *err) {
  unsigned flags = j->like->flags;
  bool foreign = false;
  *wait = ENG__WAITS_FOR_ANY;
  if (object(j, is_acronym(j), "it is an acronym")) return ENG_OK;
  bool usual = !is_of_god(j) && (flags & ENG__LIKE_USUAL || !needs_knowledge(j));
  eng_status status =
      usual && !(flags & ENG__LIKE_SURE) ? is_foreign_given(j, &foreign, err) : ENG_OK;
  bool waits = object(j, !usual || flags & ENG__LIKE_DOUBLED,
                      "it is more likely something else: no usual spelling of the name") ||
               object(j, foreign, "a Western name stands in front of it");
  *wait = waits ? ENG__WAITS_FOR_FULL : ENG__WAITS_NOT;
  return status;
}

/* An everyday word alone is doubted; among others it may be part of a name, unless it is written
 * small, or all of them are everyday words. */
static eng_status rule_on_words(judging *j, ruling *rule, eng_error *err) {
  size_t plain = j->like->everyday, words = eng__name_content_words(j->ground, j->place);
  *rule = (ruling){false, ENG__WAITS_NOT};
  if (is_lone_latin(j)) {
    eng_status status = rule_on_lone(j, &rule->wait, err);
    if (status || rule->wait) return status;
  }
  if (object(j, j->like->flags & ENG__LIKE_EPITHET, "an article is written to it"))
    rule->wait = ENG__WAITS_FOR_FULL;
  if (!plain) return ENG_OK;
  bool weak = j->like->flags & ENG__LIKE_WEAK || (j->ground->caseless && !j->place->persian);
  bool fewer = words < j->name->words;
  bool out = weak || (plain == words && (fewer || !j->place->persian));
  if (fewer || words > 1) rule->out = object(j, out, "everyday words stand in it");
  else if (!rule->wait && object(j, !has_title(j), "it is an everyday word"))
    rule->wait = ENG__WAITS_FOR_ANY;
  return ENG_OK;
}

/* Is a word of the text a person's name, or in Latin letters a capitalised word that is no other?
 */
static bool may_be_given(const judging *j, size_t part) {
  const eng__lexicon *lexicon = &j->scratch->comparer.tables->lexicon;
  eng__slice word = eng__name_word(j->ground, part);
  eng__name_form form;
  if (eng__name_is_title(j->ground, part) || !eng__name_capital(j->ground, part)) return false;
  if (j->ground->parts[part].script == ENG__SCRIPT_LATIN)
    return eng__everyday_of(word) != ENG__EVERYDAY_WORD && !eng__is_function_word(word);
  if (eng__name_form_read(&form, word, NULL)) return false;
  const eng__lexicon_part *known = eng__lexicon_find(lexicon, form.symbols, form.count, false);
  return known && known->person;
}

/* Half of Ali-Reza is not Ali, nor half of Ali-Reza Karimi Reza Karimi. Places and organisations do
 * stand beside others so (Tehran-Baghdad). `*before`, `*next`: the other halves, or SIZE_MAX.
 */
static bool is_half_of_person(const judging *j, size_t *before, size_t *next) {
  const eng__name_ground *ground = j->ground;
  *before = *next = SIZE_MAX;
  if (!(j->name->flags & ENG__NAME_IS_PERSON) || j->place->persian) return false;
  size_t left = eng__name_before(ground, j->place->first);
  size_t right = eng__name_next(ground, j->place->last, false);
  uint32_t end = ground->parts[j->place->last].end;
  bool behind = left != SIZE_MAX && eng__name_is_behind_hyphen(ground, j->place->first);
  bool ahead = right != SIZE_MAX && ground->document->view.at[end] == '-';
  bool article = behind && eng__is_article(eng__name_word(ground, left),
                                           eng__name_word(ground, j->place->first));
  if (behind && !article && eng__name_capital(ground, left) && !has_title(j)) *before = left;
  if (ahead && eng__name_capital(ground, right)) *next = right;
  return *before != SIZE_MAX || *next != SIZE_MAX;
}

/* Trump-Putin may be two surnames; Ali-Reza, and "Mahmoud Hashemi-Shahroudi", are one name. */
static bool may_be_of_two(const judging *j, size_t before, size_t next) {
  const eng__name_ground *ground = j->ground;
  if (j->place->count > 1 || (before == SIZE_MAX) == (next == SIZE_MAX)) return false;
  size_t first = before == SIZE_MAX ? j->place->first : before;
  size_t second = next == SIZE_MAX ? j->place->last : next;
  size_t given = eng__name_before(ground, first);
  return !eng__is_half_before(eng__name_word(ground, first), eng__name_word(ground, second)) &&
         (given == SIZE_MAX || !may_be_given(j, given));
}

/* Is it no name by the hyphen beside it? It may wait. */
static bool is_mere_half(judging *j, eng__name_wait *wait) {
  size_t before, next;
  *wait = ENG__WAITS_NOT;
  if (!object(j, is_half_of_person(j, &before, &next), "it is half of a hyphenated name"))
    return false;
  if (may_be_of_two(j, before, next)) *wait = ENG__WAITS_FOR_HALF;
  return !*wait;
}

/* "Fazel Larijani, Ali Shamkhani": a surname that has its given name in front begins no name. */
static bool has_given_before(const judging *j) {
  if (!(j->name->flags & ENG__NAME_TURNED) || j->ground->tag) return false;
  size_t before = eng__name_before(j->ground, j->place->first);
  return before != SIZE_MAX && may_be_given(j, before);
}

/* Ali Karimi Rad is no Karimi, nor was he Ali Karimi. */
static bool is_of_longer_surname(const judging *j) {
  if (j->name->part != ENG__PART_SURNAME || j->ground->tag) return false;
  size_t before = eng__name_before(j->ground, j->place->first);
  return before != SIZE_MAX && may_be_given(j, before) &&
         eng__name_becomes_other(j->ground, j->place->last, 2);
}

/* Sadeq Amoli Larijani is not Ali Larijani, nor is Michelle Obama Barack. */
static eng_status is_of_namesake(judging *j, bool *namesake, eng_error *err) {
  eng_status status =
      eng__name_is_of_namesake(j->scratch, j->ground, j->name, j->place->first, namesake, err);
  if (status || object(j, *namesake, "the given name of a namesake stands in front of it"))
    return status;
  status = eng__name_is_of_relative(j->scratch, j->ground, j->name, j->place->first, namesake, err);
  *namesake = !status && object(j, *namesake, "somebody else's given name stands in front of it");
  return status;
}

eng_status eng__name_weigh(eng__name_scratch *scratch, const eng__name_ground *ground,
                           const eng__name_place *place, const eng__name_likeness *like,
                           eng_error *err) {
  judging j = {scratch, ground, place, &ground->set->all.at[like->name], like};
  scratch->objection = NULL;
  eng__name_wait half;
  if (is_mere_half(&j, &half) || object(&j, is_written_small(&j), "it is written small") ||
      object(&j, is_mere_title(&j), "it is a title") ||
      object(&j, eng__name_becomes_other(ground, place->last, j.name->words),
             "the word behind it makes another name of it") ||
      object(&j, is_of_longer_surname(&j), "the word behind it makes another surname of it") ||
      object(&j, has_given_before(&j), "another given name stands in front of the surname"))
    return ENG_OK;
  ruling rule;
  bool namesake;
  eng_status status = is_of_namesake(&j, &namesake, err);
  if (status || namesake) return status;
  status = rule_on_words(&j, &rule, err);
  if (status || rule.out || (half && rule.wait)) return status;
  eng__name_verdict verdict = {like->name, like->cost, (uint8_t)(half ? half : rule.wait),
                               like->flags & ENG__LIKE_EXACT};
  return eng__vec_push(&scratch->verdicts, verdict) ? ENG_OK : eng__fail_nomem(err);
}

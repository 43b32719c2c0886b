/* From forms as the analyst wrote them to names (names.h): each form read once, and kept in each
 * way that it may be written.
 *
 * Titles and articles are what a text has or has not (Seyyed Ali al-Sistani, Ali Sistani), so a
 * form of several words is kept without them, too; the scan offers windows of the text without
 * theirs. */
#include "match/names.h"

#include "match/phrase.h"
#include "translit/bare.h"
#include "translit/everyday.h"
#include "translit/tables.h"
#include "translit/titles.h"
#include "unicode/properties.h"
#include "unicode/utf8.h"

enum { MOST_WORDS = ENG__BARE_WORDS };

typedef struct builder {
  eng__name_set *set;
  uint32_t rule;
  const eng__name_options *options;
  const eng__name_entry *entry;
  uint32_t index; /* of the entry */
  size_t refused; /* index of the entry at fault */
  eng__name_form form;
  eng__form_words words;
  eng__comparer comparer; /* reads forms */
  bool inferred;          /* the form is none of the analyst's */
} builder;

static eng_status complain(eng__slice form, const char *what, eng_error *err) {
  size_t shown = form.len > 80 ? 80 : form.len;
  while (shown && !eng__utf8_boundary(form, shown)) shown--;
  return eng__fail(err, ENG_INVALID, "the form \"%.*s%s\" %s", (int)shown, form.at ? form.at : "",
                   shown < form.len ? "…" : "", what);
}

/* ---- Names ---- */

/* Consonants that are heard; two letters of one sound count twice, which does no harm. */
static unsigned count_consonants(const eng__name_form *form) {
  static const char silent_letters[] = "اآویئؤءعې";
  uint8_t silent[24];
  size_t silent_count = eng__name_symbols(silent_letters, silent, sizeof silent);
  unsigned count = 0;
  for (size_t i = 0; i < form->count; i++) {
    uint8_t symbol = form->symbols[i];
    bool vowel = symbol >= 128 ? memchr(silent, symbol, silent_count) != NULL
                               : strchr("aeiouyAEIOUWY@'|", symbol) != NULL;
    bool of_digraph = symbol == 'h' && i && strchr("kgcszdt", form->symbols[i - 1]);
    count += !vowel && !of_digraph;
  }
  return count;
}

static uint8_t flags_of(const eng__name_form *form) {
  return (uint8_t)((form->script == ENG__NAME_PERSIAN ? ENG__NAME_IS_PERSIAN : 0) |
                   (form->has_long ? ENG__NAME_HAS_LONG : 0) |
                   (count_consonants(form) < 3 ? ENG__NAME_IS_SHORT : 0));
}

/* Puts symbols and hints into the set; their place. */
static eng_status keep_symbols(eng__name_set *set, const eng__name_form *form, uint32_t *place,
                               eng_error *err) {
  *place = (uint32_t)set->symbols.len;
  eng__buffer_add(&set->symbols, (const char *)form->symbols, form->count);
  eng__buffer_add(&set->symbols, (const char *)form->hints, form->count);
  if (set->symbols.failed) return eng__fail_nomem(err);
  if (set->symbols.len > UINT32_MAX / 2) return eng__fail(err, ENG_LIMIT, "too many names");
  return ENG_OK;
}

/* Of what stands in front of the word `at` of these: a half-space is soft. */
static uint8_t joint_hints(const builder *b, const uint8_t *order, size_t at) {
  if (order[at] != order[at - 1] + 1) return 0;
  const eng__form_words *words = &b->words;
  return b->form.hints[words->at[order[at] - 1] + words->len[order[at] - 1]];
}

/* The words `order` of the form, in that order, as a form. */
static void pick_words(const builder *b, const uint8_t *order, size_t count, eng__name_form *out) {
  *out = (eng__name_form){.script = b->form.script, .has_long = b->form.has_long};
  for (size_t i = 0; i < count; i++)
    eng__form_add_word(&b->form, b->words.at[order[i]], b->words.len[order[i]],
                       i ? joint_hints(b, order, i) : 0, out);
}

enum { JOINT_MOST = 2 }; /* symbols of the longest */

static bool is_joint(const builder *b, size_t word) {
  char bytes[ENG__WORD_TEXT];
  return b->words.len[word] <= JOINT_MOST &&
         eng__is_name_joint(eng__form_word_text(&b->form, &b->words, word, bytes));
}

/* Words that are more than an ezafe between others. */
static unsigned count_content(const builder *b, const uint8_t *order, size_t count) {
  unsigned content = 0;
  for (size_t i = 0; i < count; i++) content += !is_joint(b, order[i]);
  return content ? content : 1;
}

/* Words of the form that stand with a name as initials: so many from the first on; where they stand
 * says ENG__NAME_INITIALS, ENG__NAME_MIDDLE or ENG__NAME_BEFORE. Without any it may be
 * ENG__NAME_TURNED. */
typedef struct initials {
  const uint8_t *words;
  size_t count;
  uint8_t where;
} initials;

static const initials NO_INITIALS = {NULL, 0, 0}, TURNED = {NULL, 0, ENG__NAME_TURNED};

static void note_particle(const builder *b, size_t word) {
  char bytes[ENG__WORD_TEXT];
  if (b->form.script != ENG__NAME_LATIN) return;
  eng__slice said = eng__form_word_text(&b->form, &b->words, word, bytes);
  if (!eng__is_particle(said)) return;
  b->set->any_particles = true;
  eng__name_set_add_word(b->set->particles, eng__word_hash(said));
}

/* A name of these words. */
static eng_status add_name(builder *b, const uint8_t *order, size_t count, initials with,
                           eng_error *err) {
  eng__name_form form;
  pick_words(b, order, count, &form);
  if (!form.letters) return ENG_OK;
  eng__name name = {.pattern = b->set->rules.at[b->rule].pattern,
                    .entry = b->index,
                    .entity = b->entry->entity,
                    .rule = b->rule,
                    .count = (uint8_t)form.count,
                    .letters = (uint8_t)form.letters,
                    .words = (uint8_t)count_content(b, order, count),
                    .inferred = b->inferred,
                    .initials = (uint8_t)with.count,
                    .flags = flags_of(&form)};
  if (b->entry->person) name.flags |= ENG__NAME_IS_PERSON;
  note_particle(b, order[0]);
  name.flags |= with.where;
  eng_status status = keep_symbols(b->set, &form, &name.symbols, err);
  if (status) return status;
  for (size_t i = 0; i < with.count; i++)
    eng__buffer_add_byte(&b->set->symbols, (char)b->form.symbols[b->words.at[with.words[i]]]);
  if (b->set->symbols.failed || !eng__vec_push(&b->set->all, name)) return eng__fail_nomem(err);
  return ENG_OK;
}

/* Does a half-space tie the word `at` of these to the one before: خامنه‌ای? */
static bool is_tied(const builder *b, const uint8_t *order, size_t at) {
  return joint_hints(b, order, at) & ENG__HINT_SOFT;
}

/* Did the analyst write the surname first: Khatami, Mohammad? */
static bool is_turned(const builder *b) {
  eng__slice form = b->entry->form;
  return memchr(form.at, ',', form.len) || memmem(form.at, form.len, "،", strlen("،"));
}

/* The words turned round at each place: surname first. */
static eng_status add_turned(builder *b, const uint8_t *order, size_t count, eng_error *err) {
  uint8_t turned[MOST_WORDS];
  eng_status status = ENG_OK;
  for (size_t cut = 1; cut < count && !status; cut++) {
    if (is_tied(b, order, cut)) continue;
    for (size_t i = 0; i < count; i++) turned[i] = order[(i + cut) % count];
    status = add_name(b, turned, count, is_turned(b) ? NO_INITIALS : TURNED, err);
  }
  return status;
}

/* M. Hashemi Rafsanjani, A. A. Rafsanjani: the first words are initials, which stand in front or,
 * says `where`, behind (Khatami, M.). */
static eng_status add_with_initials(builder *b, const uint8_t *order, size_t count, uint8_t where,
                                    eng_error *err) {
  eng_status status = ENG_OK;
  for (size_t cut = 1; cut < count && !status; cut++) {
    initials given = {order, cut, where};
    if (!is_tied(b, order, cut)) status = add_name(b, order + cut, count - cut, given, err);
  }
  return status;
}

/* Mohammad B. Ghalibaf: those behind the first are. */
static eng_status add_around_initials(builder *b, const uint8_t *order, size_t count,
                                      eng_error *err) {
  uint8_t rest[MOST_WORDS] = {order[0]};
  eng_status status = ENG_OK;
  if (count > 2 && is_tied(b, order, 1)) return ENG_OK;
  for (size_t cut = 2; cut < count && !status; cut++) {
    initials middle = {order + 1, cut - 1, ENG__NAME_MIDDLE};
    memcpy(rest + 1, order + cut, count - cut);
    if (!is_tied(b, order, cut)) status = add_name(b, rest, count - cut + 1, middle, err);
  }
  return status;
}

/* Behind the surname they stand for what the analyst wrote before it. */
static eng_status add_initials(builder *b, const uint8_t *order, size_t count, eng_error *err) {
  eng_status status = add_with_initials(b, order, count, ENG__NAME_INITIALS, err);
  if (!status) status = add_around_initials(b, order, count, err);
  if (status || !b->options->order || is_turned(b)) return status;
  return add_with_initials(b, order, count, ENG__NAME_BEFORE, err);
}

static eng_status add_ways(builder *b, const uint8_t *order, size_t count, eng_error *err) {
  bool comma = b->options->order && is_turned(b);
  eng_status status = add_name(b, order, count, comma ? TURNED : NO_INITIALS, err);
  if (!status && b->options->order) status = add_turned(b, order, count, err);
  return status || !b->options->initials ? status : add_initials(b, order, count, err);
}

/* A word alone is the same without its article where that says nothing: السیسی, not الاخبار. */
static bool may_lose_article(const builder *b) {
  char bytes[ENG__WORD_TEXT];
  if (b->words.count > 1) return true;
  eng__slice word = eng__form_word_text(&b->form, &b->words, 0, bytes);
  eng__slice rest = eng__slice_cut(word, ENG__ARTICLE_BYTES, word.len);
  return eng__ends_like_nisba(word) && eng__everyday_of(rest) == ENG__EVERYDAY_NOT;
}

/* Takes the article off the front of a word; was there one? */
static bool cut_article(builder *b, size_t word) {
  const eng__lexicon *lexicon = &b->set->tables->lexicon;
  size_t article = eng__form_word_article(lexicon, &b->form, &b->words, word);
  if (!article || !may_lose_article(b)) return false;
  b->words.at[word] = (uint8_t)(b->words.at[word] + article);
  b->words.len[word] = (uint8_t)(b->words.len[word] - article);
  eng__form_vocalise_rest(lexicon, &b->form, b->words.at[word], b->words.len[word]);
  return true;
}

/* Without its titles and articles, unless nothing but one word and a title would be left: Ayatollah
 * Khamenei is not every Khamenei. */
static eng_status add_bare(builder *b, eng_error *err) {
  uint8_t order[MOST_WORDS];
  size_t count = 0;
  bool title = false, cut = false;
  for (uint8_t i = 0; i < b->words.count; i++) {
    if (eng__form_word_is_spare(&b->form, &b->words, i)) {
      title = title || eng__form_word_is_title(&b->form, &b->words, i);
      continue;
    }
    cut = cut_article(b, i) || cut;
    order[count++] = i;
  }
  bool same = count == b->words.count && !cut;
  if (same || count == 0 || (count == 1 && title)) return ENG_OK;
  return add_ways(b, order, count, err);
}

static bool is_and(const builder *b, size_t word) {
  static const char *const ands[] = {"and", "o", "va", "wa", "و"};
  char bytes[ENG__WORD_TEXT];
  eng__slice said = eng__form_word_text(&b->form, &b->words, word, bytes);
  return ENG__IS_ONE_OF(said, ands);
}

/* Sistan-Baluchestan is Sistan and Baluchestan. */
static eng_status add_without_and(builder *b, eng_error *err) {
  uint8_t order[MOST_WORDS];
  size_t count = 0;
  for (uint8_t i = 0; i < b->words.count; i++)
    if (i == 0 || i + 1u == b->words.count || !is_and(b, i)) order[count++] = i;
  return count < b->words.count ? add_ways(b, order, count, err) : ENG_OK;
}

/* The form in all ways that it may be written. */
static eng_status add_read_form(builder *b, eng_error *err) {
  uint8_t order[MOST_WORDS];
  eng__name_form joined;
  for (size_t i = 0; i < MOST_WORDS; i++) order[i] = (uint8_t)i;
  if (!eng__form_cut_words(&b->form, &b->words))
    return complain(b->entry->form, "has too many words", err);
  eng_status status = add_ways(b, order, b->words.count, err);
  if (!status) status = add_without_and(b, err);
  if (!status) status = add_bare(b, err);
  if (status || !eng__form_join_initials(&b->form, &joined)) return status;
  b->form = joined;
  return eng__form_cut_words(&b->form, &b->words) ? add_ways(b, order, b->words.count, err)
                                                  : ENG_OK;
}

static eng_status add_form(builder *b, eng_error *err) {
  eng_error why;
  eng_status status = eng__comparer_read(&b->comparer, &b->form, b->entry->form, &why);
  if (status == ENG_LIMIT) return complain(b->entry->form, "is too long for a name", err);
  if (status) return eng__fail_nomem(err);
  if (!b->form.letters) return complain(b->entry->form, "has no letter", err);
  if (memchr(b->entry->form.at, '\0', b->entry->form.len))
    return complain(b->entry->form, "has a NUL byte behind this", err);
  return add_read_form(b, err);
}

/* ---- What of a name a form is ---- */

static bool same_symbols(const eng__name_set *set, const eng__name *a, const eng__name *b) {
  return a->count == b->count &&
         (a->flags & ENG__NAME_IS_PERSIAN) == (b->flags & ENG__NAME_IS_PERSIAN) &&
         memcmp(set->symbols.at + a->symbols, set->symbols.at + b->symbols, a->count) == 0;
}

eng__name_part eng__name_part_in(const eng__name_set *set, const eng__name *name,
                                 const eng__name *longer) {
  const char *said = set->symbols.at + name->symbols, *all = set->symbols.at + longer->symbols;
  if (longer->words < 2 || longer->count <= name->count) return ENG__PART_FULL;
  size_t rest = (size_t)longer->count - name->count;
  if (all[rest - 1] == '|' && memcmp(all + rest, said, name->count) == 0) return ENG__PART_SURNAME;
  if (all[name->count] == '|' && memcmp(all, said, name->count) == 0) return ENG__PART_GIVEN;
  return ENG__PART_FULL;
}

static int by_entity(const void *a, const void *b) {
  const eng__name *x = a, *y = b;
  if (x->entity != y->entity) return x->entity < y->entity ? -1 : 1;
  return (x->symbols > y->symbols) - (x->symbols < y->symbols);
}

/* A longer form turned round (surname first) says nothing of what its words are. */
static void find_part(eng__name_set *set, size_t at, size_t first, size_t end) {
  eng__name *name = &set->all.at[at];
  for (size_t i = first; i < end && name->part == ENG__PART_FULL; i++) {
    const eng__name *longer = &set->all.at[i];
    bool original = i == first || longer->entry != set->all.at[i - 1].entry;
    if (i != at && original && !longer->initials)
      name->part = (uint8_t)eng__name_part_in(set, name, longer);
  }
}

/* Most lists have their forms in this order. */
static void sort_by_entity(eng__name *names, size_t count) {
  for (size_t i = 1; i < count; i++) {
    if (by_entity(&names[i - 1], &names[i]) <= 0) continue;
    qsort(names, count, sizeof *names, by_entity);
    return;
  }
}

/* The names of the rule are the last ones. */
static void sort_from(eng__name_set *set, size_t first) {
  if (set->all.count > first) sort_by_entity(set->all.at + first, set->all.count - first);
}

/* Behind the names of the same entity that begin at `first`. */
static size_t end_of_entity(const eng__name_set *set, size_t first, size_t count) {
  size_t end = first;
  while (end < count && set->all.at[end].entity == set->all.at[first].entity) end++;
  return end;
}

/* Is the name one word, its parts tied by half-spaces, with an ای or without: خامنه‌ای?
 */
static bool is_one_word(const eng__name_set *set, const eng__name *name) {
  static const char *const tails[] = {"ای", "یی", "ی", NULL};
  if (name->words == 1) return true;
  size_t last = eng__name_last_word(set, name, name->count);
  const uint8_t *word = (const uint8_t *)set->symbols.at + name->symbols + last;
  return !last || (eng__symbols_spell(word, name->count - last, tails) &&
                   !eng__name_last_word(set, name, last - 1));
}

static void find_parts(eng__name_set *set, size_t first) {
  size_t count = set->all.count;
  for (size_t start = first, end; start < count; start = end) {
    end = end_of_entity(set, start, count);
    for (size_t i = start; i < end; i++)
      if (!set->all.at[i].initials && is_one_word(set, &set->all.at[i]))
        find_part(set, i, start, end);
  }
}

/* ---- One-word forms in the other script ---- */

static eng_status add_lone_word(builder *b, const eng__name_entry *entries, eng__lone_form of,
                                eng_error *err) {
  bool found;
  eng_status status = eng__name_lone_word(b->set, &b->comparer, &of, &b->form, &found, err);
  if (status || !found) return status;
  size_t before = b->set->all.count;
  uint32_t apart = b->set->all.at[of.name].apart;
  b->index = b->set->all.at[of.name].entry;
  b->entry = &entries[b->index];
  status = add_read_form(b, err);
  for (size_t i = before; i < b->set->all.count; i++) b->set->all.at[i].apart = apart;
  return status;
}

/* The names of the rule stand entity by entity, and do so afterwards. */
static eng_status add_lone_words(builder *b, const eng__name_entry *entries, size_t first,
                                 eng_error *err) {
  size_t count = b->set->all.count;
  eng_status status = ENG_OK;
  b->inferred = true;
  for (size_t start = first, end; start < count && !status; start = end) {
    end = end_of_entity(b->set, start, count);
    for (size_t i = start; i < end && !status; i++)
      status = add_lone_word(b, entries,
                             (eng__lone_form){(uint32_t)i, (uint32_t)start, (uint32_t)end}, err);
  }
  b->inferred = false;
  if (b->set->all.count > count) sort_from(b->set, first);
  return status;
}

/* ---- One form, two entities ---- */

static int by_symbols(const void *a, const void *b, void *context) {
  const eng__name_set *set = context;
  const eng__name *x = &set->all.at[*(const uint32_t *)a], *y = &set->all.at[*(const uint32_t *)b];
  if (x->count != y->count) return x->count < y->count ? -1 : 1;
  int order = memcmp(set->symbols.at + x->symbols, set->symbols.at + y->symbols, x->count);
  if (order) return order;
  return (x->entry > y->entry) - (x->entry < y->entry);
}

static eng_status complain_shared(builder *b, const eng__name_entry *entries, size_t entry,
                                  eng_error *err) {
  b->refused = entry;
  return complain(entries[entry].form, "stands under two ids (ambiguous = true reports both)", err);
}

/* `written` are the names that are forms as they were written. */
static eng_status find_shared(builder *b, const uint32_t *written, size_t count,
                              const eng__name_entry *entries, eng_error *err) {
  for (size_t i = 1; i < count; i++) {
    const eng__name *x = &b->set->all.at[written[i - 1]], *y = &b->set->all.at[written[i]];
    if (x->entity != y->entity && same_symbols(b->set, x, y))
      return complain_shared(b, entries, y->entry, err);
  }
  return ENG_OK;
}

static int by_form(const void *a, const void *b, void *context) {
  const eng__name_entry *entries = context;
  uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
  int order = eng__slice_compare(entries[x].form, entries[y].form);
  return order ? order : (x > y) - (x < y);
}

/* The same for forms that are phrases. */
static eng_status find_shared_exact(builder *b, uint32_t *exact, size_t count,
                                    const eng__name_entry *entries, eng_error *err) {
  qsort_r(exact, count, sizeof *exact, by_form, (void *)(uintptr_t)entries);
  for (size_t i = 1; i < count; i++) {
    const eng__name_entry *x = &entries[exact[i - 1]], *y = &entries[exact[i]];
    if (x->entity != y->entity && eng__slice_equal(x->form, y->form))
      return complain_shared(b, entries, exact[i], err);
  }
  return ENG_OK;
}

bool eng__name_is_respelled(eng__slice form) {
  bool letters = false;
  for (size_t at = 0; at < form.len;) {
    uint32_t cp;
    at += eng__utf8_decode(form.at + at, form.len - at, &cp);
    if (cp == ENG__CP_BROKEN || !eng__is_letter(cp)) continue;
    eng__script script = eng__script_of(cp);
    if (script == ENG__SCRIPT_LATIN || script == ENG__SCRIPT_ARABIC)
      return !eng__capitals_only(form);
    letters = true;
  }
  return !letters;
}

static bool is_exact(const eng__name_entry *entry) {
  return entry->exact || !eng__name_is_respelled(entry->form);
}

static eng_status check_shared(builder *b, size_t first, const eng__name_entry *entries,
                               size_t entry_count, eng_error *err) {
  size_t count = 0, exact = 0;
  uint32_t *list = malloc((b->set->all.count - first + entry_count + 1) * sizeof *list);
  if (!list) return eng__fail_nomem(err);
  for (size_t i = first; i < b->set->all.count; i++) {
    bool again = i > first && b->set->all.at[i].entry == b->set->all.at[i - 1].entry;
    if (!again) list[count++] = (uint32_t)i;
  }
  qsort_r(list, count, sizeof *list, by_symbols, b->set);
  eng_status status = find_shared(b, list, count, entries, err);
  for (size_t i = 0; i < entry_count; i++)
    if (is_exact(&entries[i])) list[exact++] = (uint32_t)i;
  if (!status) status = find_shared_exact(b, list, exact, entries, err);
  free(list);
  return status;
}

/* ---- Apart ---- */

static eng_status add_apart(builder *b, const eng__name_apart *said, uint32_t first_group,
                            eng_error *err) {
  eng__name_set *set = b->set;
  eng__name_form form;
  eng_error why;
  eng_status status = eng__comparer_read(&b->comparer, &form, said->spelling, &why);
  if (status == ENG_NOMEM) return eng__fail_nomem(err);
  if (status || !form.letters) return complain(said->spelling, "is no name", err);
  eng__apart_name apart = {.rule = b->rule,
                           .group = first_group + said->group,
                           .entity = ENG__NO_ENTITY,
                           .count = (uint8_t)form.count,
                           .letters = (uint8_t)form.letters,
                           .flags = flags_of(&form)};
  status = keep_symbols(set, &form, &apart.symbols, err);
  if (status) return status;
  if (set->groups <= apart.group) set->groups = apart.group + 1;
  return eng__vec_push(&set->apart, apart) ? ENG_OK : eng__fail_nomem(err);
}

/* An entity that is spelt as a member of a group belongs to it, with all its forms. */
static void join_group(eng__name_set *set, eng__apart_name *apart, size_t first) {
  for (size_t i = first; i < set->all.count && apart->entity == ENG__NO_ENTITY; i++) {
    const eng__name *name = &set->all.at[i];
    if (name->count == apart->count &&
        memcmp(set->symbols.at + name->symbols, set->symbols.at + apart->symbols, name->count) == 0)
      apart->entity = name->entity;
  }
  for (size_t i = first; i < set->all.count; i++)
    if (set->all.at[i].entity == apart->entity) set->all.at[i].apart = apart->group + 1;
}

static eng_status add_all_apart(builder *b, size_t first, eng_error *err) {
  uint32_t groups = b->set->groups;
  size_t before = b->set->apart.count;
  eng_status status = ENG_OK;
  for (size_t i = 0; i < b->options->apart_count && !status; i++)
    status = add_apart(b, &b->options->apart[i], groups, err);
  for (size_t i = before; i < b->set->apart.count && !status; i++)
    join_group(b->set, &b->set->apart.at[i], first);
  return status;
}

/* ---- A pattern ---- */

static eng_status add_entry(builder *b, eng__phrases *phrases, eng__pattern id, eng_error *err) {
  if (!is_exact(b->entry)) return add_form(b, err);
  eng__words_entry phrase = {b->entry->form, b->entry->letter_case};
  eng__words_options options = {.no_suffixes = b->options->no_suffixes,
                                .handles = b->options->handles,
                                .first_entry = b->index};
  return eng__phrases_add(phrases, &phrase, 1, options, id, err);
}

static eng_status add_entries(builder *b, eng__phrases *phrases, const eng__name_entry *entries,
                              size_t count, eng_error *err) {
  eng_status status = ENG_OK;
  eng__pattern id = b->set->rules.at[b->rule].pattern;
  size_t first = b->set->all.count;
  for (size_t i = 0; i < count && !status; i++) {
    b->index = (uint32_t)i;
    b->entry = &entries[i];
    status = add_entry(b, phrases, id, err);
    if (status) b->refused = i;
  }
  if (!status && !b->options->ambiguous) status = check_shared(b, first, entries, count, err);
  if (!status) status = add_all_apart(b, first, err);
  sort_from(b->set, first);
  if (!status) status = add_lone_words(b, entries, first, err);
  if (!status) find_parts(b->set, first);
  return status;
}

eng_status eng__name_set_add(eng__name_set *set, struct eng__phrases *phrases,
                             const eng__name_entry *entries, size_t count,
                             const eng__name_options *options, eng__pattern id, eng_error *err) {
  if (count >= UINT32_MAX / 4) return eng__fail(err, ENG_LIMIT, "too many entries");
  if (!count) return eng__fail(err, ENG_INVALID, "names without an entry");
  eng__name_rule rule = {id, *options};
  rule.options.apart = NULL; /* the caller's; kept in the set */
  rule.options.refused = NULL;
  if (!eng__vec_push(&set->rules, rule)) return eng__fail_nomem(err);
  builder b = {
      .set = set, .rule = (uint32_t)set->rules.count - 1, .options = options, .refused = SIZE_MAX};
  size_t names = set->all.count, apart = set->apart.count;
  eng_status status = set->tables ? ENG_OK : eng__name_tables_open(&set->tables, err);
  b.comparer.tables = set->tables;
  if (!status) status = add_entries(&b, phrases, entries, count, err);
  eng__comparer_free(&b.comparer);
  if (!status) {
    set->any_handles = set->any_handles || options->handles;
    set->any_order = set->any_order || options->order;
    set->any_initials = set->any_initials || options->initials;
    return ENG_OK;
  }
  if (options->refused) *options->refused = b.refused;
  eng__phrases_disown(phrases, id);
  set->all.count = names;
  set->apart.count = apart;
  set->rules.count--;
  return status;
}

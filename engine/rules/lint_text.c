/* What lint asks of a text: its scripts, its folded form, and how it would be written so that
 * everybody sees what it finds. */
#include "rules/lint.h"

#include "unicode/fold.h"
#include "unicode/properties.h"
#include "unicode/utf8.h"

bool eng__mixes_scripts(eng__slice text) {
  const char *at = text.at, *end = at + text.len;
  eng__script word = ENG__SCRIPT_COMMON;
  while (at < end) {
    uint32_t cp = eng__utf8_next(&at);
    eng__script script = eng__script_of(cp);
    if (cp == ' ' || cp == '-' || cp == 0x200C || cp == '/') word = ENG__SCRIPT_COMMON;
    if (script == ENG__SCRIPT_COMMON) continue;
    if (word != ENG__SCRIPT_COMMON && word != script) return true;
    word = script;
  }
  return false;
}

bool eng__has_script(eng__slice text, eng__script script) {
  const char *at = text.at, *end = at + text.len;
  while (at < end)
    if (eng__script_of(eng__utf8_next(&at)) == script) return true;
  return false;
}

static eng__slice fold(eng__ruleset *set, eng__slice text, eng__fold_kind kind) {
  eng__offset_map map = {0};
  bool same = true;
  eng__slice folded = {0};
  eng__buffer_clear(&set->scratch);
  if (eng__fold(text, kind, &set->scratch, &map, &same, NULL) == ENG_OK)
    folded = eng__arena_copy(&set->arena, same ? text : eng__buffer_slice(&set->scratch));
  eng__vec_free(&map.steps);
  eng__lint_lacked(set, !folded.at);
  return folded;
}

eng__slice eng__lint_fold(eng__ruleset *set, eng__slice text) {
  return fold(set, text, ENG__FOLD_VIEW);
}

eng__slice eng__lint_fold_cased(eng__ruleset *set, eng__slice text) {
  return fold(set, text, ENG__FOLD_CASED);
}

/* ---- Written otherwise ---- */

static eng__slice keep_scratch(eng__ruleset *set) {
  eng__slice kept = {0};
  if (!set->scratch.failed) kept = eng__arena_copy(&set->arena, eng__buffer_slice(&set->scratch));
  eng__lint_lacked(set, !kept.at);
  return kept;
}

eng__slice eng__lint_trimmed(eng__ruleset *set, eng__slice text) {
  eng__buffer *out = &set->scratch;
  eng__buffer_clear(out);
  for (size_t i = 0; i < text.len; i++) {
    bool blank = text.at[i] == ' ' || text.at[i] == '\t';
    if (!blank) eng__buffer_add_byte(out, text.at[i]);
    else if (out->len && out->at[out->len - 1] != ' ') eng__buffer_add_byte(out, ' ');
  }
  if (out->len && out->at[out->len - 1] == ' ') out->len--;
  return keep_scratch(set);
}

/* Each character as `rewrite` gives it: 0 takes it out. */
static eng__slice rewritten(eng__ruleset *set, eng__slice text, uint32_t (*rewrite)(uint32_t)) {
  const char *at = text.at, *end = at + text.len;
  eng__buffer_clear(&set->scratch);
  while (at < end) {
    char bytes[4];
    uint32_t cp = rewrite(eng__utf8_next(&at));
    if (cp) eng__buffer_add(&set->scratch, bytes, eng__utf8_encode(cp, bytes));
  }
  return keep_scratch(set);
}

enum { TATWEEL = 0x640 };

/* LRM, RLM and the half-space have their use in a text that people read. */
static uint32_t visible(uint32_t cp) {
  if (cp == 0x200C || cp == 0x200E || cp == 0x200F || cp == 0x200D || cp == 0x200B) return cp;
  bool hidden = eng__fold_is_dropped(cp) && !eng__is_mark(cp) && cp != TATWEEL;
  return hidden ? 0 : cp;
}

static uint32_t persian(uint32_t cp) {
  if (cp == 0x64A) return 0x6CC;
  return cp == 0x643 ? 0x6A9 : cp;
}

static uint32_t unmarked(uint32_t cp) {
  return cp == TATWEEL || (cp >= 0x64B && cp <= 0x652) ? 0 : cp;
}

eng__slice eng__lint_visible(eng__ruleset *set, eng__slice text) {
  return rewritten(set, text, visible);
}

eng__slice eng__lint_persian(eng__ruleset *set, eng__slice text) {
  return rewritten(set, text, persian);
}

eng__slice eng__lint_unmarked(eng__ruleset *set, eng__slice text) {
  return rewritten(set, text, unmarked);
}

/* ---- Spelling ---- */

/* One way to write it: said when it differs, mended when it folds to the same. */
typedef struct spelling {
  eng__lint_id id;
  eng__slice (*write)(eng__ruleset *set, eng__slice text);
  const char *what;
} spelling;

static void check_spelling(eng__ruleset *set, eng__where where, const char *word, eng__slice text,
                           eng__slice written, const spelling *s) {
  eng__slice better = s->write(set, text);
  if (!better.at || eng__slice_equal(better, text)) return;
  eng__lint_say(set, s->id, where, "%s: \"%.*s\" %s", word, (int)text.len, text.at, s->what);
  if (!written.at || !better.len) return;
  eng__slice a = eng__lint_fold(set, eng__lint_trimmed(set, text));
  eng__slice b = eng__lint_fold(set, eng__lint_trimmed(set, better));
  if (a.at && b.at && eng__slice_equal(a, b)) eng__lint_edit(set, written, better);
}

void eng__lint_spelling(eng__ruleset *set, eng__where where, const char *word, eng__slice text,
                        eng__slice written) {
  static const spelling ways[] = {
      {ENG__LINT_ENTRY_SPACES, eng__lint_trimmed, "has a space too many"},
      {ENG__LINT_ENTRY_INVISIBLE, eng__lint_visible, "has a character that nobody sees"},
      {ENG__LINT_ENTRY_MARKS, eng__lint_unmarked, "has signs that make no difference"},
      {ENG__LINT_ARABIC_LETTER, eng__lint_persian,
       "has an Arabic letter where the Persian one finds the same"}};
  for (size_t i = 0; i < sizeof ways / sizeof *ways; i++)
    check_spelling(set, where, word, text, written, &ways[i]);
  if (eng__mixes_scripts(text))
    eng__lint_say(set, ENG__LINT_MIXED_SCRIPT, where,
                  "%s: \"%.*s\" has letters of two scripts in one word", word, (int)text.len,
                  text.at);
}

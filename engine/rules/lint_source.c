/* The text of a rule file: characters that hide what it says, `include`. */
#include "rules/lint.h"

#include "unicode/utf8.h"

/* Those that the check of sources lets pass because they are closed on their line; LRM, RLM and the
 * half-space have their use. */
static bool is_direction(uint32_t cp) {
  return (cp >= 0x202A && cp <= 0x202E) || (cp >= 0x2066 && cp <= 0x2069);
}

static void check_directions(eng__ruleset *set, const eng__source *source) {
  eng__slice text = source->text;
  uint32_t line = 1;
  bool said = false;
  const char *end = text.at + text.len;
  for (const char *p = text.at; p < end;) {
    if (*p == '\n') {
      line++;
      said = false;
    }
    uint32_t cp = (unsigned char)*p < 0x80 ? (uint32_t)*p++ : eng__utf8_next(&p);
    if (!is_direction(cp) || said) continue;
    eng__lint_say(set, ENG__LINT_BIDI_CONTROL, (eng__where){source, line},
                  "U+%04X makes this line read otherwise than it runs", (unsigned)cp);
    said = true;
  }
}

/* ---- Include ---- */

void eng__lint_included(eng__ruleset *set, eng__where where, const eng__source *source) {
  struct eng__lint *lint = set->lint;
  if (!lint || !source) return;
  for (size_t i = 0; i < lint->includes.count; i++) {
    const eng__lint_include *before = &lint->includes.at[i];
    if (before->from != where.source || before->what != source) continue;
    if (before->line != where.line)
      eng__lint_say(set, ENG__LINT_INCLUDE_TWICE, where, "%s is included in line %u already",
                    source->path, (unsigned)before->line);
    return;
  }
  if (!eng__vec_push(&lint->includes, ((eng__lint_include){where.source, source, where.line})))
    lint->full = true;
}

/* A file that includes others is taken to bring rules. */
bool eng__lint_brings_rules(const eng__ruleset *set, const eng__source *source) {
  for (size_t i = 0; i < set->rules.count; i++)
    if (set->rules.at[i]->source == source) return true;
  for (size_t i = 0; i < set->lint->includes.count; i++)
    if (set->lint->includes.at[i].from == source) return true;
  return false;
}

void eng__lint_source(eng__ruleset *set, const eng__source *source) {
  check_directions(set, source);
  eng__lint_scope(set, source);
}

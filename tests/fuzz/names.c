/* Two names, a line each; a third line with digits turns schemes on. Any bytes: the score is the
 * same from both sides, modes contain each other, the steps add up, spellings read as the name. */
#include "fuzz.h"

#include "engine/names.h"

static eng_name_match compare(eng_names *names, eng__slice a, eng__slice b, eng_status *status) {
  eng_name_match match;
  eng_error err = {0};
  *status = eng_names_compare(names, a.at, a.len, b.at, b.len, &match, &err);
  FUZZ_CHECK(*status == ENG_LIMIT ? err.message[0] != 0 : fuzz_ok(*status) || err.message[0]);
  return match;
}

static bool matches(const eng_name_match *match, eng_names_mode mode) {
  return match->score > 0 && match->score >= eng_name_least(mode, match);
}

static void check_steps(const eng_names *names, const eng_name_match *match) {
  int cost = 0;
  eng_name_step step;
  for (size_t i = 0; eng_names_step(names, i, &step); i++) cost += step.cost;
  FUZZ_CHECK(match->score == 0 ? cost == 0 : match->score == 1000 - cost);
}

static void check_spellings(eng_names *names, eng__slice name, eng_name_script script) {
  eng_name_spelling found[4];
  size_t count;
  eng_status status = eng_names_spell(names, name.at, name.len, script, found, 4, &count, NULL);
  FUZZ_CHECK(status == ENG_LIMIT ? count == 0 : fuzz_ok(status) || count == 0);
  for (size_t i = 0; i < count; i++) {
    eng__slice text = eng__slice_of(found[i].text);
    FUZZ_CHECK(text.len > 0 && fuzz_valid(text));
    FUZZ_CHECK(found[i].score <= 1000);
  }
}

/* Opened once, with and without schemes, with all the memory it wants: making the tables takes
 * longer than all the rest. */
static eng_names *names_with(unsigned schemes) {
  static eng_names *opened[2];
  eng_names_options options = {schemes};
  eng_names **names = &opened[schemes != 0];
  if (!*names) {
    fuzz_memory_suffices(true);
    FUZZ_CHECK(eng_names_open(names, &options, NULL) == ENG_OK);
    fuzz_memory_suffices(false);
  }
  return *names;
}

void fuzz_target(const uint8_t *data, size_t size) {
  eng__slice rest = fuzz_input(data, size);
  eng__slice a = fuzz_line(&rest), b = fuzz_line(&rest);
  eng_names *names = names_with(rest.len && rest.at[0] >= '0' ? ENG_SCHEME_ALL : 0);
  eng_status there_status, back_status;
  eng_name_match there = compare(names, a, b, &there_status);
  if (there_status == ENG_OK) check_steps(names, &there);
  eng_name_match back = compare(names, b, a, &back_status);
  if (there_status == ENG_NOMEM || back_status == ENG_NOMEM) return;
  FUZZ_CHECK(there_status == back_status && there.score == back.score);
  FUZZ_CHECK(!matches(&there, ENG_NAMES_STRICT) || matches(&there, ENG_NAMES_STANDARD));
  FUZZ_CHECK(!matches(&there, ENG_NAMES_STANDARD) || matches(&there, ENG_NAMES_WIDE));
  check_spellings(names, a, ENG_NAME_PERSIAN);
  check_spellings(names, b, ENG_NAME_LATIN);
}

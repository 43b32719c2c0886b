/* The taxonomies of techniques that rules can name: technique = "semeval2020:loaded_language".
 *
 * semeval2020: the 14 classes of SemEval-2020 task 11 (Da San Martino et al. 2020, table 1);
 * semeval2023: the 23 of SemEval-2023 task 3 (Piskorski et al. 2023, figure 1). Written in small
 * letters with one underscore for whatever stands between two words. */
#include "rules/lint.h"

static const char *const semeval2020[] = {"appeal_to_authority",
                                          "appeal_to_fear_prejudice",
                                          "bandwagon_reductio_ad_hitlerum",
                                          "black_and_white_fallacy",
                                          "causal_oversimplification",
                                          "doubt",
                                          "exaggeration_minimisation",
                                          "flag_waving",
                                          "loaded_language",
                                          "name_calling_labeling",
                                          "repetition",
                                          "slogans",
                                          "thought_terminating_cliches",
                                          "whataboutism_straw_men_red_herring",
                                          NULL};

static const char *const semeval2023[] = {"appeal_to_authority",
                                          "appeal_to_fear_prejudice",
                                          "appeal_to_hypocrisy",
                                          "appeal_to_popularity",
                                          "appeal_to_time",
                                          "appeal_to_values",
                                          "causal_oversimplification",
                                          "consequential_oversimplification",
                                          "conversation_killer",
                                          "doubt",
                                          "exaggeration_minimisation",
                                          "false_dilemma_no_choice",
                                          "flag_waving",
                                          "guilt_by_association",
                                          "loaded_language",
                                          "name_calling_labeling",
                                          "obfuscation_vagueness_confusion",
                                          "questioning_the_reputation",
                                          "red_herring",
                                          "repetition",
                                          "slogans",
                                          "straw_man",
                                          "whataboutism",
                                          NULL};

static const char *const names[] = {"semeval2020", "semeval2023", NULL};
static const char *const *const members[] = {semeval2020, semeval2023};

static bool is_one_of(const char *name, const char *const *all) {
  for (; *all; all++)
    if (strcmp(*all, name) == 0) return true;
  return false;
}

eng__taxonomy eng__technique_check(const char *technique, const char **nearest) {
  char prefix[64];
  const char *colon = strchr(technique, ':');
  *nearest = NULL;
  if (!colon) return ENG__TAXONOMY_GOOD; /* a word of the analyst's own */
  size_t len = (size_t)(colon - technique);
  snprintf(prefix, sizeof prefix, "%.*s", (int)(len < 60 ? len : 60), technique);
  for (size_t i = 0; names[i]; i++) {
    if (strcmp(names[i], prefix) != 0) continue;
    if (is_one_of(colon + 1, members[i])) return ENG__TAXONOMY_GOOD;
    *nearest = eng__nearest_name(colon + 1, members[i]);
    return ENG__TAXONOMY_NO_TECHNIQUE;
  }
  *nearest = eng__nearest_name(prefix, names);
  return ENG__TAXONOMY_NONE;
}

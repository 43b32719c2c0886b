/* `engine test --gold`: rules scored against a gold set. */
#ifndef ENG_AUTHOR_GOLD_TEST_H
#define ENG_AUTHOR_GOLD_TEST_H

#include "author/gold.h"

typedef struct eng__gold_options {
  const char *gold;
  const char *const *rules; /* rule files and packs, one set */
  size_t rule_count;
  const char *labels; /* separated by commas: scored also where no span has them; or NULL */
  bool json;
  uint32_t samples; /* of the bootstrap; 0: none */
  uint64_t seed;
  eng__measure measure; /* what at_least is about: micro F1 by this measure */
  double at_least;      /* below it the exit status is 1; 0: never */
} eng__gold_options;

enum { ENG__MOST_SAMPLES = 100000 };

/* The scores go to standard output. Returns the exit status of cli.md: 2 when gold or rules are not
 * good, 1 when a document failed or the score is too low. */
int eng__gold_test(const eng__gold_options *options);

/* "strict", "overlap", "partial". */
extern const char *const eng__measure_names[ENG__MEASURES];

/* gold_write.c: what is printed. `names` by label; `order` of the labels on the page. */
typedef struct eng__gold_page {
  const eng__gold_options *options;
  const eng__gold *gold;
  const size_t *order;
  const char *const *kinds; /* "rule", "technique", "nothing" */
  const eng__score_line *lines;
  uint64_t failed;
} eng__gold_page;
void eng__gold_write(eng__buffer *out, const eng__gold_page *page);

#endif

/* What aggregates have gathered, brought into groups: by key, or by how alike texts are. Values
 * come in corpus order; they are sorted outside of memory, so that only one group at a time is in
 * it. */
#ifndef ENG_RUN_TALLY_H
#define ENG_RUN_TALLY_H

#include "run/crew.h"

typedef struct eng__tally eng__tally;

/* One group. Slices live until the callback returns. */
typedef struct eng__group {
  uint32_t rule;
  uint64_t order;  /* of its first value among all */
  eng__slice key;  /* of texts that are alike, the folded words of the first */
  eng__slice uses; /* `count` by eng__put_use(), in the order in which they came */
  uint32_t count;
  bool too_large; /* the uses pass the limit, and are cut short */
} eng__group;

/* ENG_NOMEM. */
eng_status eng__tally_open(eng__tally **out, eng_error *err);
void eng__tally_close(eng__tally *tally);

/* No file is made, however much comes: for whoever may make none. Before the first value. */
void eng__tally_keep_in_memory(eng__tally *tally);

/* All is copied. ENG_NOMEM, ENG_IO, ENG_LIMIT. */
eng_status eng__tally_add(eng__tally *tally, const eng__aggregate_info *aggregate,
                          const eng__value *value, eng__slice doc, eng_error *err);

/* Hands out every group, in no order that counts; once. ENG_NOMEM, ENG_IO, ENG_LIMIT. */
typedef eng_status eng__take_group(void *context, const eng__group *group, eng_error *err);
eng_status eng__tally_end(eng__tally *tally, eng__take_group *take, void *context, eng_error *err);

/* Were there texts of the aggregate that were not compared, because there were too many? */
bool eng__tally_gave_up(const eng__tally *tally, uint32_t rule);

#endif

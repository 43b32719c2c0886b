/* `run --coverage FILE`: the branches of rules that fired over a corpus and those that never did,
 * and which rules hit the same places. Counted by the parent, document by document in the order of
 * the corpus, so the file is the same for every number of workers; files of several runs add up. */
#ifndef ENG_RUN_COVERAGE_H
#define ENG_RUN_COVERAGE_H

#include "base/arena.h"
#include "base/vec.h"
#include "run/covered.h"

/* Where something was seen first. `doc` empty: never. */
typedef struct eng__first_place {
  eng__slice doc, source, text;
  uint64_t line, column;
} eng__first_place;

typedef struct eng__branch_sum {
  eng__branch_card card;
  eng__slice rule;
  uint64_t count, tagged, documents;
  eng__first_place first;
} eng__branch_sum;

/* Two rules whose hits overlap, `a` before `b` bytewise. */
typedef struct eng__overlap_sum {
  eng__slice a, b;
  uint64_t same, inside, crossing; /* pairs of hits by how they lie */
  uint64_t documents, last;        /* last: the number of the document met last */
  eng__first_place first;
} eng__overlap_sum;

/* A hit of the document at hand that others may overlap. */
typedef struct eng__open_hit {
  eng__slice rule;
  uint64_t start, end;
} eng__open_hit;

typedef struct eng__coverage_sum {
  eng__arena arena;
  char hash[65]; /* of the rules */
  uint64_t documents;
  uint64_t cut; /* documents with more pairs than are counted */
  ENG__VEC(eng__branch_sum) branches;
  ENG__VEC(eng__overlap_sum) overlaps;
  ENG__VEC(uint32_t) table; /* of overlaps by hash: place + 1 */
  ENG__VEC(eng__open_hit) open;
  uint64_t pairs; /* of the document at hand */
  eng__slice doc, source;
} eng__coverage_sum;

/* `rules` are names by index. Slices are copied. ENG_NOMEM. */
eng_status eng__coverage_branch(eng__coverage_sum *sum, const eng__branch_card *card,
                                eng__slice rule, eng_error *err);
void eng__coverage_free(eng__coverage_sum *sum);

/* A document, in the order of the corpus; then what fired in it, and its hits by start. The slices
 * must live until the next document. ENG_NOMEM. */
void eng__coverage_document(eng__coverage_sum *sum, eng__slice doc, eng__slice source);
eng_status eng__coverage_fired(eng__coverage_sum *sum, const eng__covered *covered, eng_error *err);
eng_status eng__coverage_hit(eng__coverage_sum *sum, eng__slice rule, uint64_t start, uint64_t end,
                             uint64_t line, uint64_t column, eng__slice text, eng_error *err);

/* Enters a pair of rules, and gives its sum. NULL: memory is out. */
eng__overlap_sum *eng__coverage_overlap(eng__coverage_sum *sum, eng__slice a, eng__slice b);
/* Copies a place. False: memory is out. */
bool eng__coverage_keep(eng__coverage_sum *sum, eng__first_place *to, const eng__first_place *from);

/* Writes the file, the branches that never fired first; NULL: to standard output. ENG_IO,
 * ENG_NOMEM. */
eng_status eng__coverage_write(eng__coverage_sum *sum, const char *path, eng_error *err);

/* Adds up the files of several runs of the same rules, for instance of shards. ENG_INVALID
 * ("file:line: …") for what is none or is of other rules, ENG_IO, ENG_NOMEM, ENG_LIMIT. */
eng_status eng__coverage_merge(const char *const *paths, size_t count, const char *output,
                               eng_error *err);
/* Does the file begin as one of coverage does? */
bool eng__is_coverage(const char *path);

#endif

/* A sequence from inside: its tree of parts, and the program made of it.
 *
 * The program is an automaton without empty moves. A step takes one thing: a hit of a leaf pattern,
 * or (of a gap) one word. Its edges are the steps that may come next, in the order in which they
 * are preferred. On the way to a step, what may be passed over depends on how it was come to: `. ,
 * /
 * - ’ :` on a tight way, anything but words on a free one, in or behind a gap. So a step has up to
 * two rows in the table that the matcher fills (sequence.c), one a way. */
#ifndef ENG_MATCH_SEQUENCE_PROGRAM_H
#define ENG_MATCH_SEQUENCE_PROGRAM_H

#include "base/vec.h"
#include "match/sequence.h"

typedef enum eng__seq_kind {
  ENG__SEQ_PATTERN,
  ENG__SEQ_ROW,
  ENG__SEQ_EITHER,
  ENG__SEQ_MANY,
  ENG__SEQ_AS,
  ENG__SEQ_GAP
} eng__seq_kind;

typedef struct eng__seq_node {
  eng__seq_kind kind;
  uint32_t min, max;     /* of many, gap */
  uint32_t what;         /* the pattern; of `as` the number of its group */
  uint32_t first, count; /* children, in eng__seqs.children */
  uint32_t depth;
} eng__seq_node;

#define ENG__SEQ_NONE UINT32_MAX

typedef struct eng__seq_edge {
  uint32_t step, row;
} eng__seq_edge;

/* A step lies inside an `as`: which (slot), and which repetition of it (copy). */
typedef struct eng__seq_mark {
  uint32_t slot, copy;
} eng__seq_mark;

typedef struct eng__seq_step {
  uint32_t leaf;          /* index from eng__seq.leaves; ENG__SEQ_NONE: a word of a gap */
  uint32_t row, free_row; /* ENG__SEQ_NONE: never come to so */
  uint32_t edges, edge_count;
  uint32_t marks, mark_count;
  bool accepts; /* the sequence may end behind it */
} eng__seq_step;

typedef struct eng__seq_leaf {
  eng__pattern pattern;
  bool needed; /* every match holds a hit of it */
  bool tight;  /* its hits may begin or end inside a word, where no part can */
} eng__seq_leaf;

/* Ranges of the arrays in eng__seqs. */
typedef struct eng__seq {
  eng__seq_part whole;
  uint32_t leaves, leaf_count;
  uint32_t steps, step_count;
  uint32_t start, start_count; /* edges; their rows say nothing */
  uint32_t slots, slot_count;  /* numbers of groups */
  uint32_t rows;
  bool any_needed;
  bool has_words; /* steps of gaps */
  bool has_groups;
} eng__seq;

typedef struct eng__seqs {
  ENG__VEC(eng__seq_node) nodes;
  ENG__VEC(uint32_t) children;
  ENG__VEC(eng__seq) all;
  ENG__VEC(eng__seq_step) steps;
  ENG__VEC(eng__seq_edge) edges;
  ENG__VEC(eng__seq_mark) marks;
  ENG__VEC(eng__seq_leaf) leaves;
  ENG__VEC(uint32_t) slots;
} eng__seqs;

void eng__seqs_free(eng__seqs *seqs);

/* sequence_build.c: makes the program of a tree. */
eng_status eng__seq_build(eng__patterns *patterns, eng__seq_part whole, eng__seq *seq,
                          eng_error *err);

/* Does the sequence look at this leaf, alone or in an `either`? */
bool eng__seq_looks_at(const eng__patterns *patterns, const eng__seq *seq, eng__pattern leaf);
bool eng__seq_has_group(const eng__patterns *patterns, const eng__seq *seq, uint32_t number);

#endif

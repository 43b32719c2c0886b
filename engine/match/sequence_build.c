/* From a tree of parts to a program without empty moves.
 *
 * First the tree is written out as a list of instructions with empty moves (Thompson's
 * construction): repetitions as that many copies, a gap as that many words. Then, from behind each
 * step, all that can be come to by empty moves alone becomes its edges, in the order in which it is
 * met when the preferred way is always followed first. Sizes are bounded, so that a document costs
 * no more than its length times a constant of the program. */
#include "match/sequence.h"
#include "match/set.h"

enum { MOST_STEPS = 4096, MOST_INSTRUCTIONS = 1 << 15, MOST_EDGES = 1 << 16 };

typedef enum operation {
  TAKE,  /* step `a`, then go on */
  SPLIT, /* go to `a` rather than to `b` */
  JUMP,  /* go to `a` */
  FREE,  /* what is no word may be passed over from here on, until something is taken */
  ACCEPT
} operation;

typedef struct instruction {
  operation operation;
  uint32_t a, b;
} instruction;

/* Where a closure stands: an instruction, and whether the way to it is free. */
typedef struct place {
  uint32_t at;
  bool free;
} place;

typedef struct building {
  eng__patterns *patterns;
  eng__seqs *seqs;
  eng__seq *seq;
  ENG__VEC(instruction) code;
  ENG__VEC(eng__seq_mark) open; /* the `as` around what is written out */
  ENG__VEC(place) waiting;
  ENG__VEC(uint32_t) seen; /* by place: the closure that met it */
  uint32_t copies, closures;
  size_t edges; /* made so far */
  eng_error *err;
} building;

/* ---- Writing out ---- */

static eng_status too_large(const building *b) {
  return eng__fail(b->err, ENG_LIMIT,
                   "it is too large: many and gap come to more than %d parts in all", MOST_STEPS);
}

static eng_status put(building *b, operation what, uint32_t a, uint32_t to) {
  if (b->code.count >= MOST_INSTRUCTIONS) return too_large(b);
  return eng__vec_push(&b->code, ((instruction){what, a, to})) ? ENG_OK : eng__fail_nomem(b->err);
}

static uint32_t here(const building *b) {
  return (uint32_t)b->code.count;
}

/* The index of the pattern among the leaves, entered when it is new. */
static eng_status find_leaf(building *b, eng__pattern pattern, bool needed, uint32_t *index) {
  for (*index = 0; *index < b->seq->leaf_count; ++*index) {
    eng__seq_leaf *old = &b->seqs->leaves.at[b->seq->leaves + *index];
    if (old->pattern != pattern) continue;
    old->needed |= needed;
    return ENG_OK;
  }
  eng__seq_leaf leaf = {.pattern = pattern, .needed = needed};
  if (!eng__vec_push(&b->seqs->leaves, leaf)) return eng__fail_nomem(b->err);
  b->seq->leaf_count++;
  return ENG_OK;
}

static eng_status put_step(building *b, uint32_t leaf) {
  eng__seqs *seqs = b->seqs;
  eng__seq_step step = {.leaf = leaf, .row = ENG__SEQ_NONE, .free_row = ENG__SEQ_NONE};
  if (b->seq->step_count >= MOST_STEPS) return too_large(b);
  step.marks = (uint32_t)seqs->marks.count;
  step.mark_count = (uint32_t)b->open.count;
  for (size_t i = 0; i < b->open.count; i++)
    if (!eng__vec_push(&seqs->marks, b->open.at[i])) return eng__fail_nomem(b->err);
  if (!eng__vec_push(&seqs->steps, step)) return eng__fail_nomem(b->err);
  return put(b, TAKE, b->seq->steps + b->seq->step_count++, 0);
}

static eng_status put_node(building *b, uint32_t number, bool needed);

static bool holds_seq(const eng__patterns *patterns, eng__pattern_def either) {
  for (uint32_t i = 0; i < either.count; i++) {
    eng__pattern leaf = patterns->leaves.at[either.at + i];
    if (patterns->defs.at[leaf].kind == ENG__KIND_SEQ) return true;
  }
  return false;
}

static eng_status put_leaf(building *b, eng__pattern pattern, bool needed) {
  uint32_t leaf;
  eng_status status = find_leaf(b, pattern, needed, &leaf);
  return status ? status : put_step(b, leaf);
}

static eng_status put_plain(building *b, eng__pattern pattern, bool needed) {
  eng__pattern_def def = b->patterns->defs.at[pattern];
  if (def.kind != ENG__KIND_SEQ) return put_leaf(b, pattern, needed);
  return put_node(b, b->seqs->all.at[def.at].whole, needed);
}

/* Alternative `i` of `count` begins here: the way to the next one stays open in `*split`. */
static eng_status open_way(building *b, size_t i, size_t count, uint32_t *split) {
  *split = here(b);
  return i + 1 < count ? put(b, SPLIT, here(b) + 1, 0) : ENG_OK;
}

/* It ends here: a jump to the end, chained to those before it, and the next one begins. */
static eng_status close_way(building *b, size_t i, size_t count, uint32_t split, uint32_t *chain) {
  if (i + 1 == count) return ENG_OK;
  eng_status status = put(b, JUMP, *chain, 0);
  *chain = here(b) - 1;
  b->code.at[split].b = here(b);
  return status;
}

/* All jumps of the chain lead here. */
static void end_ways(building *b, uint32_t chain) {
  while (chain != ENG__SEQ_NONE) {
    uint32_t before = b->code.at[chain].a;
    b->code.at[chain].a = here(b);
    chain = before;
  }
}

/* An `either` that holds a sequence: its leaves, each a way of its own. */
static eng_status put_either_pattern(building *b, eng__pattern_def def) {
  uint32_t chain = ENG__SEQ_NONE, split;
  eng_status status = ENG_OK;
  for (uint32_t i = 0; i < def.count && !status; i++) {
    status = open_way(b, i, def.count, &split);
    if (!status) status = put_plain(b, b->patterns->leaves.at[def.at + i], false);
    if (!status) status = close_way(b, i, def.count, split, &chain);
  }
  if (!status) end_ways(b, chain);
  return status;
}

static eng_status put_pattern(building *b, eng__pattern pattern, bool needed) {
  eng__pattern_def def = b->patterns->defs.at[pattern];
  if (def.kind == ENG__KIND_EITHER && holds_seq(b->patterns, def))
    return put_either_pattern(b, def);
  return put_plain(b, pattern, needed);
}

static uint32_t child(const building *b, eng__seq_node node, uint32_t i) {
  return b->seqs->children.at[node.first + i];
}

static eng_status put_either(building *b, eng__seq_node node) {
  uint32_t chain = ENG__SEQ_NONE, split;
  eng_status status = ENG_OK;
  for (uint32_t i = 0; i < node.count && !status; i++) {
    status = open_way(b, i, node.count, &split);
    if (!status) status = put_node(b, child(b, node, i), false);
    if (!status) status = close_way(b, i, node.count, split, &chain);
  }
  if (!status) end_ways(b, chain);
  return status;
}

/* The splits of the chain that were left open lead here: those of a gap prefer that. */
static void end_splits(building *b, uint32_t chain, bool preferred) {
  while (chain != ENG__SEQ_NONE) {
    instruction *split = &b->code.at[chain];
    uint32_t *open = preferred ? &split->a : &split->b;
    chain = *open;
    *open = here(b);
  }
}

static eng_status put_many(building *b, eng__seq_node node, bool needed) {
  uint32_t chain = ENG__SEQ_NONE;
  eng_status status = ENG_OK;
  for (uint32_t i = 0; i < node.max && !status; i++) {
    if (i >= node.min) {
      status = put(b, SPLIT, here(b) + 1, chain);
      chain = here(b) - 1;
    }
    if (!status) status = put_node(b, child(b, node, 0), needed && i < node.min);
  }
  if (!status) end_splits(b, chain, false);
  return status;
}

static eng_status put_gap(building *b, eng__seq_node node) {
  uint32_t chain = ENG__SEQ_NONE;
  eng_status status = put(b, FREE, 0, 0);
  for (uint32_t i = 0; i < node.max && !status; i++) {
    if (i >= node.min) {
      status = put(b, SPLIT, chain, here(b) + 1);
      chain = here(b) - 1;
    }
    if (!status) status = put_step(b, ENG__SEQ_NONE);
    if (!status) status = put(b, FREE, 0, 0);
  }
  if (!status) end_splits(b, chain, true);
  b->seq->has_words |= node.max != 0;
  return status;
}

/* Each copy of an `as` that a repetition makes is one of its own; the last that matches counts. All
 * copies of what stands in one place have one slot. */
static eng_status put_as(building *b, uint32_t number, eng__seq_node node, bool needed) {
  uint32_t slot = 0;
  eng__seqs *seqs = b->seqs;
  while (slot < b->seq->slot_count && seqs->slots.at[b->seq->slots + slot] != number) slot++;
  if (slot == b->seq->slot_count) {
    if (!eng__vec_push(&seqs->slots, number)) return eng__fail_nomem(b->err);
    b->seq->slot_count++;
  }
  eng__seq_mark mark = {slot, b->copies++};
  if (!eng__vec_push(&b->open, mark)) return eng__fail_nomem(b->err);
  eng_status status = put_node(b, child(b, node, 0), needed);
  b->open.count--;
  return status;
}

/* Parts are nested to a bounded depth (ENG__SEQ_DEEPEST). */
static eng_status put_node(building *b, uint32_t number, bool needed) {
  eng__seq_node node = b->seqs->nodes.at[number];
  eng_status status = ENG_OK;
  switch (node.kind) {
  case ENG__SEQ_PATTERN:
    return put_pattern(b, node.what, needed);
  case ENG__SEQ_ROW:
    for (uint32_t i = 0; i < node.count && !status; i++)
      status = put_node(b, child(b, node, i), needed);
    return status;
  case ENG__SEQ_EITHER:
    return put_either(b, node);
  case ENG__SEQ_MANY:
    return put_many(b, node, needed);
  case ENG__SEQ_AS:
    return put_as(b, number, node, needed);
  case ENG__SEQ_GAP:
    return put_gap(b, node);
  }
  return ENG_OK;
}

/* ---- Without empty moves ---- */

static eng_status await(building *b, uint32_t at, bool free) {
  return eng__vec_push(&b->waiting, ((place){at, free})) ? ENG_OK : eng__fail_nomem(b->err);
}

/* Was this closure there before? What is met twice keeps its first rank. */
static bool is_seen(building *b, place p) {
  uint32_t *seen = &b->seen.at[2 * (size_t)p.at + p.free];
  bool before = *seen == b->closures;
  *seen = b->closures;
  return before;
}

static uint32_t row_of(building *b, uint32_t number, bool free) {
  eng__seq_step *step = &b->seqs->steps.at[number];
  uint32_t *row = free ? &step->free_row : &step->row;
  if (*row == ENG__SEQ_NONE) *row = b->seq->rows++;
  return *row;
}

static eng_status add_edge(building *b, uint32_t step, bool free, bool start) {
  eng__seq_edge edge = {step, start ? 0 : row_of(b, step, free)};
  if (++b->edges > MOST_EDGES) return too_large(b);
  return eng__vec_push(&b->seqs->edges, edge) ? ENG_OK : eng__fail_nomem(b->err);
}

/* The edges of all that is come to from `at` by empty moves: the preferred way waits on top. */
static eng_status close_over(building *b, uint32_t at, bool start, bool *accepts) {
  eng_status status = ENG_OK;
  b->closures++;
  b->waiting.count = 0;
  *accepts = false;
  status = await(b, at, false);
  while (b->waiting.count && !status) {
    place p = b->waiting.at[--b->waiting.count];
    if (is_seen(b, p)) continue;
    instruction code = b->code.at[p.at];
    switch (code.operation) {
    case TAKE:
      status = add_edge(b, code.a, p.free, start);
      break;
    case SPLIT:
      status = await(b, code.b, p.free);
      if (!status) status = await(b, code.a, p.free);
      break;
    case JUMP:
      status = await(b, code.a, p.free);
      break;
    case FREE:
      status = await(b, p.at + 1, true);
      break;
    case ACCEPT:
      *accepts = true;
      break;
    }
  }
  return status;
}

static eng_status add_edges(building *b) {
  eng__seqs *seqs = b->seqs;
  bool accepts;
  b->seq->start = (uint32_t)seqs->edges.count;
  eng_status status = close_over(b, 0, true, &accepts);
  b->seq->start_count = (uint32_t)seqs->edges.count - b->seq->start;
  if (!status && accepts)
    return eng__fail(b->err, ENG_INVALID, "all of its parts may be left out: one must be there");
  for (uint32_t at = 0; at < b->code.count && !status; at++) {
    if (b->code.at[at].operation != TAKE) continue;
    uint32_t step = b->code.at[at].a, first = (uint32_t)seqs->edges.count;
    status = close_over(b, at + 1, false, &accepts);
    seqs->steps.at[step].edges = first;
    seqs->steps.at[step].edge_count = (uint32_t)seqs->edges.count - first;
    seqs->steps.at[step].accepts = accepts;
  }
  return status;
}

/* ---- The whole ---- */

/* What the matcher has to know of the leaves; of `as` slots the numbers of their groups. */
static void describe(building *b) {
  eng__seq *seq = b->seq;
  seq->has_groups = seq->slot_count != 0;
  for (uint32_t i = 0; i < seq->slot_count; i++) {
    uint32_t *slot = &b->seqs->slots.at[seq->slots + i];
    *slot = b->seqs->nodes.at[*slot].what;
  }
  for (uint32_t i = 0; i < seq->leaf_count; i++) {
    eng__seq_leaf *leaf = &b->seqs->leaves.at[seq->leaves + i];
    eng__pattern_def def = b->patterns->defs.at[leaf->pattern];
    seq->any_needed |= leaf->needed;
    leaf->tight = def.kind == ENG__KIND_REGEX;
    for (uint32_t k = 0; def.kind == ENG__KIND_EITHER && k < def.count; k++) {
      eng__pattern alternative = b->patterns->leaves.at[def.at + k];
      leaf->tight |= b->patterns->defs.at[alternative].kind == ENG__KIND_REGEX;
    }
    seq->has_groups |= leaf->tight;
  }
}

static eng_status build(building *b) {
  eng_status status = put_node(b, b->seq->whole, true);
  if (!status) status = put(b, ACCEPT, 0, 0);
  if (status) return status;
  if (b->seq->leaf_count == 0)
    return eng__fail(b->err, ENG_INVALID, "it holds nothing but gaps: one part must be a pattern");
  if (!eng__vec_reserve(&b->seen, 2 * b->code.count)) return eng__fail_nomem(b->err);
  memset(b->seen.at, 0, 2 * b->code.count * sizeof *b->seen.at);
  status = add_edges(b);
  if (!status) describe(b);
  return status;
}

eng_status eng__seq_build(eng__patterns *patterns, eng__seq_part whole, eng__seq *seq,
                          eng_error *err) {
  eng__seqs *seqs = &patterns->seqs;
  building b = {.patterns = patterns, .seqs = seqs, .seq = seq, .err = err};
  *seq = (eng__seq){.whole = whole,
                    .leaves = (uint32_t)seqs->leaves.count,
                    .steps = (uint32_t)seqs->steps.count,
                    .slots = (uint32_t)seqs->slots.count};
  eng_status status = build(&b);
  eng__vec_free(&b.code);
  eng__vec_free(&b.open);
  eng__vec_free(&b.waiting);
  eng__vec_free(&b.seen);
  return status;
}

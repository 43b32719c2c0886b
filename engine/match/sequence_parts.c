/* The parts of sequences: checked one by one as they are said, so that a mistake is told where it
 * was written. A part is kept as a node; parts that are used twice are shared. */
#include "match/sequence.h"

#include "match/set.h"

void eng__seqs_free(eng__seqs *seqs) {
  eng__vec_free(&seqs->nodes);
  eng__vec_free(&seqs->children);
  eng__vec_free(&seqs->all);
  eng__vec_free(&seqs->steps);
  eng__vec_free(&seqs->edges);
  eng__vec_free(&seqs->marks);
  eng__vec_free(&seqs->leaves);
  eng__vec_free(&seqs->slots);
}

static eng_status check_open(const eng__patterns *patterns, eng_error *err) {
  if (!patterns->compiled) return ENG_OK;
  return eng__fail(err, ENG_INVALID, "patterns are built while rules load");
}

static eng_status add_node(eng__patterns *patterns, eng__seq_node node, eng__seq_part *part,
                           eng_error *err) {
  eng__seqs *seqs = &patterns->seqs;
  if (node.depth > ENG__SEQ_DEEPEST)
    return eng__fail(err, ENG_INVALID, "parts are nested too deep");
  if (!eng__vec_push(&seqs->nodes, node)) return eng__fail_nomem(err);
  *part = (eng__seq_part)(seqs->nodes.count - 1);
  return ENG_OK;
}

/* A node over others. */
static eng_status add_over(eng__patterns *patterns, eng__seq_node node, const eng__seq_part *parts,
                           size_t count, eng__seq_part *part, eng_error *err) {
  eng__seqs *seqs = &patterns->seqs;
  eng_status status = check_open(patterns, err);
  if (status) return status;
  if (count == 0) return eng__fail(err, ENG_INVALID, "there is no part");
  node.first = (uint32_t)seqs->children.count;
  node.count = (uint32_t)count;
  for (size_t i = 0; i < count; i++) {
    if (parts[i] >= seqs->nodes.count) return eng__fail(err, ENG_INVALID, "there is no such part");
    uint32_t depth = seqs->nodes.at[parts[i]].depth + 1;
    if (depth > node.depth) node.depth = depth;
    if (!eng__vec_push(&seqs->children, parts[i])) return eng__fail_nomem(err);
  }
  return add_node(patterns, node, part, err);
}

static eng_status check_numbers(uint32_t min, uint32_t max, const char *what, eng_error *err) {
  if (min > max)
    return eng__fail(err, ENG_INVALID, "the least number of %s is above the greatest", what);
  if (max > ENG__SEQ_REPEATS)
    return eng__fail(err, ENG_INVALID, "%d %s are the most", ENG__SEQ_REPEATS, what);
  return ENG_OK;
}

/* How deep the pattern is nested once sequences in it are written out. */
static uint32_t pattern_depth(const eng__patterns *patterns, eng__pattern pattern) {
  eng__pattern_def def = patterns->defs.at[pattern];
  const eng__seqs *seqs = &patterns->seqs;
  if (def.kind == ENG__KIND_SEQ) return seqs->nodes.at[seqs->all.at[def.at].whole].depth + 1;
  if (def.kind != ENG__KIND_EITHER) return 1;
  uint32_t deepest = 1;
  for (uint32_t i = 0; i < def.count; i++) {
    eng__pattern_def leaf = patterns->defs.at[patterns->leaves.at[def.at + i]];
    if (leaf.kind != ENG__KIND_SEQ) continue;
    uint32_t depth = seqs->nodes.at[seqs->all.at[leaf.at].whole].depth + 2;
    if (depth > deepest) deepest = depth;
  }
  return deepest;
}

eng_status eng__seq_pattern(eng__patterns *patterns, eng__pattern pattern, eng__seq_part *part,
                            eng_error *err) {
  eng_status status = check_open(patterns, err);
  if (status) return status;
  if (pattern >= patterns->defs.count)
    return eng__fail(err, ENG_INVALID, "there is no such pattern");
  eng__seq_node node = {.kind = ENG__SEQ_PATTERN, .what = pattern};
  node.depth = pattern_depth(patterns, pattern);
  return add_node(patterns, node, part, err);
}

eng_status eng__seq_row(eng__patterns *patterns, const eng__seq_part *parts, size_t count,
                        eng__seq_part *part, eng_error *err) {
  return add_over(patterns, (eng__seq_node){.kind = ENG__SEQ_ROW}, parts, count, part, err);
}

eng_status eng__seq_either(eng__patterns *patterns, const eng__seq_part *parts, size_t count,
                           eng__seq_part *part, eng_error *err) {
  return add_over(patterns, (eng__seq_node){.kind = ENG__SEQ_EITHER}, parts, count, part, err);
}

eng_status eng__seq_many(eng__patterns *patterns, eng__seq_part inner, uint32_t min, uint32_t max,
                         eng__seq_part *part, eng_error *err) {
  eng_status status = check_numbers(min, max, "repetitions", err);
  if (!status && max == 0)
    status = eng__fail(err, ENG_INVALID, "the greatest number of repetitions is 0");
  if (status) return status;
  eng__seq_node node = {.kind = ENG__SEQ_MANY, .min = min, .max = max};
  return add_over(patterns, node, &inner, 1, part, err);
}

eng_status eng__seq_as(eng__patterns *patterns, eng__slice name, eng__seq_part inner,
                       eng__seq_part *part, eng_error *err) {
  if (name.len == 0) return eng__fail(err, ENG_INVALID, "the name of the group is empty");
  eng_status status = check_open(patterns, err);
  if (status) return status;
  uint32_t number = eng__regexes_name_group(&patterns->regexes, name);
  if (!number) return eng__fail_nomem(err);
  eng__seq_node node = {.kind = ENG__SEQ_AS, .what = number};
  return add_over(patterns, node, &inner, 1, part, err);
}

eng_status eng__seq_gap(eng__patterns *patterns, uint32_t min, uint32_t max, eng__seq_part *part,
                        eng_error *err) {
  eng_status status = check_open(patterns, err);
  if (!status) status = check_numbers(min, max, "words", err);
  if (status) return status;
  eng__seq_node node = {.kind = ENG__SEQ_GAP, .min = min, .max = max, .depth = 1};
  return add_node(patterns, node, part, err);
}

/* ---- What a sequence looks at ---- */

static const eng__seq *seq_of(const eng__patterns *patterns, eng__pattern id) {
  return &patterns->seqs.all.at[patterns->defs.at[id].at];
}

bool eng__patterns_seq_leaf(const eng__patterns *patterns, eng__pattern id, size_t at,
                            eng__pattern *leaf, bool *needed) {
  if (id >= patterns->defs.count || patterns->defs.at[id].kind != ENG__KIND_SEQ) return false;
  const eng__seq *seq = seq_of(patterns, id);
  if (at >= seq->leaf_count) return false;
  *leaf = patterns->seqs.leaves.at[seq->leaves + at].pattern;
  *needed = patterns->seqs.leaves.at[seq->leaves + at].needed;
  return true;
}

/* A leaf is no sequence, and an `either` among leaves holds none. */
static bool pattern_looks_at(const eng__patterns *patterns, eng__pattern pattern,
                             eng__pattern leaf) {
  eng__pattern_def def = patterns->defs.at[pattern];
  if (pattern == leaf) return true;
  if (def.kind != ENG__KIND_EITHER) return false;
  for (uint32_t i = 0; i < def.count; i++)
    if (patterns->leaves.at[def.at + i] == leaf) return true;
  return false;
}

bool eng__seq_looks_at(const eng__patterns *patterns, const eng__seq *seq, eng__pattern leaf) {
  for (uint32_t i = 0; i < seq->leaf_count; i++) {
    eng__pattern pattern = patterns->seqs.leaves.at[seq->leaves + i].pattern;
    if (pattern_looks_at(patterns, pattern, leaf)) return true;
  }
  return false;
}

bool eng__seq_has_group(const eng__patterns *patterns, const eng__seq *seq, uint32_t number) {
  for (uint32_t i = 0; i < seq->slot_count; i++)
    if (patterns->seqs.slots.at[seq->slots + i] == number) return true;
  eng__slice name = eng__patterns_group_name(patterns, number);
  for (uint32_t i = 0; i < seq->leaf_count; i++) {
    eng__pattern pattern = patterns->seqs.leaves.at[seq->leaves + i].pattern;
    if (eng__patterns_group(patterns, pattern, name)) return true;
  }
  return false;
}

/* Matching sequences, in time linear in the text for any nesting.
 *
 * For one sentence a table is filled from its last token to its first: for each way of coming to a
 * step (a row) and each token, the farthest that a match can end which takes that step there or,
 * over what may be passed over, behind. A step at a token is worth the best of what may follow at
 * the end of what it takes, which is further right and so known. Then the longest match from a
 * token is read off, for all tokens from one table; how the match got there, which `as` needs, is
 * found by walking along entries of the same value, always the preferred one. Costs: rows × tokens
 * + edges × hits, of those sentences that hold all that every match needs. No thread, no
 * backtracking, no order of rules is in it. */
#include "match/sequence.h"
#include "match/state.h"

enum { MOST_CELLS = 1 << 24, CELLS_KEPT = 1 << 18, STEPS_BETWEEN_LOOKS = 1024 };

typedef struct matching {
  eng__index *index;
  const eng__seqs *seqs;
  const eng__seq *seq;
  const eng__seq_step *steps; /* of all sequences: edges name them so */
  eng__pattern pattern;
  eng__seq_scratch *scratch;
  eng__seq_ground ground;
  eng__seq_hits *leaves;
  uint32_t *table; /* by token, then row */
  bool room;
} matching;

static const eng__seq_leaf *leaf_of(const matching *m, uint32_t leaf) {
  return &m->seqs->leaves.at[m->seq->leaves + leaf];
}

/* ---- The hits of the leaves ---- */

static uint32_t place_of(const matching *m, const eng__hit *hit) {
  return hit->first_part < m->ground.first ? 0 : m->ground.begin[hit->first_part - m->ground.first];
}

static bool fits(const matching *m, uint32_t leaf, const eng__hit *hit) {
  bool tight =
      leaf_of(m, leaf)->tight && m->index->patterns->defs.at[hit->pattern].kind == ENG__KIND_REGEX;
  return eng__seq_hit_fits(&m->ground, hit, tight);
}

/* The hits that begin in the sentence; false when a leaf that is needed has none there. Sentences
 * come in order, so each hit is gone over once. */
static bool enter_sentence(matching *m, eng_span sentence) {
  bool any = m->seq->has_words, all = true;
  for (uint32_t i = 0; i < m->seq->leaf_count; i++) {
    eng__seq_hits *leaf = &m->leaves[i];
    leaf->first = leaf->end;
    while (leaf->first < leaf->hits.count && leaf->hits.at[leaf->first].start < sentence.start)
      leaf->first++;
    leaf->end = leaf->first;
    while (leaf->end < leaf->hits.count && leaf->hits.at[leaf->end].start < sentence.end)
      leaf->end++;
    any |= leaf->end > leaf->first;
    all &= leaf->end > leaf->first || !leaf_of(m, i)->needed;
  }
  return any && all;
}

/* Going left: the hits whose token begins at `at`. */
static void step_left(matching *m, uint32_t at) {
  for (uint32_t i = 0; i < m->seq->leaf_count; i++) {
    eng__seq_hits *leaf = &m->leaves[i];
    leaf->high = leaf->low;
    while (leaf->low > leaf->first && place_of(m, &leaf->hits.at[leaf->low - 1]) >= at) leaf->low--;
  }
}

/* Going right. */
static void step_right(matching *m, uint32_t at) {
  for (uint32_t i = 0; i < m->seq->leaf_count; i++) {
    eng__seq_hits *leaf = &m->leaves[i];
    leaf->low = leaf->high;
    while (leaf->high < leaf->end && place_of(m, &leaf->hits.at[leaf->high]) <= at) leaf->high++;
  }
}

/* ---- The table ---- */

static uint32_t cell(const matching *m, uint32_t at, uint32_t row) {
  return m->table[(size_t)at * m->seq->rows + row];
}

/* The farthest end once the step took something that ends at `end`, the token behind at `next`. */
static uint32_t worth(const matching *m, const eng__seq_step *step, uint32_t end, uint32_t next) {
  const eng__seq_edge *edges = m->seqs->edges.at + step->edges;
  uint32_t best = step->accepts ? end : 0;
  m->scratch->work += step->edge_count + 1;
  for (uint32_t i = 0; i < step->edge_count; i++) {
    uint32_t value = cell(m, next, edges[i].row);
    if (value > best) best = value;
  }
  return best;
}

static uint32_t worth_of_hit(const matching *m, const eng__seq_step *step, const eng__hit *hit) {
  if (!fits(m, step->leaf, hit)) return 0;
  return worth(m, step, hit->end, m->ground.end[hit->last_part - m->ground.first]);
}

static uint32_t worth_of_word(const matching *m, const eng__seq_step *step, uint32_t at) {
  if (!(m->ground.flags[at] & ENG__GROUND_WORD)) return 0;
  uint32_t end = step->accepts ? (uint32_t)eng__seq_token(&m->ground, at).end : 0;
  return worth(m, step, end, m->ground.end[at]);
}

/* The farthest end of a match that takes the step at the token where the leaves stand. */
static uint32_t worth_here(const matching *m, const eng__seq_step *step, uint32_t at) {
  if (step->leaf == ENG__SEQ_NONE) return worth_of_word(m, step, at);
  const eng__seq_hits *leaf = &m->leaves[step->leaf];
  uint32_t best = 0;
  for (size_t i = leaf->low; i < leaf->high; i++) {
    uint32_t value = worth_of_hit(m, step, &leaf->hits.at[i]);
    if (value > best) best = value;
  }
  return best;
}

/* What the row is worth behind the token, if that may be passed over. */
static uint32_t worth_behind(const matching *m, uint32_t at, uint32_t row, bool free) {
  unsigned flags = m->ground.flags[at];
  bool passed = free ? !(flags & ENG__GROUND_WORD) : flags & ENG__GROUND_PASSED_OVER;
  return passed ? cell(m, m->ground.end[at], row) : 0;
}

static void fill_row(matching *m, uint32_t at, uint32_t row, bool free, uint32_t here) {
  if (row == ENG__SEQ_NONE) return;
  uint32_t behind = worth_behind(m, at, row, free);
  m->table[(size_t)at * m->seq->rows + row] = here > behind ? here : behind;
}

static void fill_token(matching *m, uint32_t at) {
  const eng__seq_step *step = m->steps + m->seq->steps;
  m->scratch->work += m->seq->step_count;
  for (uint32_t i = 0; i < m->seq->step_count; i++, step++) {
    if (step->row == ENG__SEQ_NONE && step->free_row == ENG__SEQ_NONE) continue;
    uint32_t here = worth_here(m, step, at);
    fill_row(m, at, step->row, false, here);
    fill_row(m, at, step->free_row, true, here);
  }
}

static eng_status look_at_clock(const matching *m, uint32_t at, eng_error *err) {
  if (at % STEPS_BETWEEN_LOOKS || !eng__stopped(m->index)) return ENG_OK;
  return eng__fail(err, ENG_TIMEOUT, "out of time");
}

static eng_status fill_table(matching *m, eng_error *err) {
  uint32_t count = m->ground.count;
  size_t cells = ((size_t)count + 1) * m->seq->rows;
  eng_status status = ENG_OK;
  if (!eng__vec_reserve(&m->scratch->table, cells + 1)) return eng__fail_nomem(err);
  m->table = m->scratch->table.at;
  memset(m->table + (size_t)count * m->seq->rows, 0, m->seq->rows * sizeof *m->table);
  for (uint32_t i = 0; i < m->seq->leaf_count; i++)
    m->leaves[i].low = m->leaves[i].high = m->leaves[i].end;
  for (uint32_t at = count; at-- > 0 && !status;) {
    status = look_at_clock(m, at, err);
    if (!(m->ground.flags[at] & ENG__GROUND_BEGINS)) continue;
    step_left(m, at);
    fill_token(m, at);
  }
  return status;
}

/* ---- How a match got to its end ---- */

static bool set_group(eng__index *index, size_t first, eng__hit_group group) {
  for (size_t i = first; i < index->groups.count; i++) {
    eng__hit_group *known = &index->groups.at[i];
    if (known->number != group.number) continue;
    bool later = group.end > known->end || (group.end == known->end && group.start <= known->start);
    if (later) *known = group;
    return true;
  }
  return eng__vec_push(&index->groups, group);
}

/* The step has taken what stands at `text`: it is in each `as` around the step. */
static bool capture(matching *m, const eng__seq_step *step, eng_span text, const eng__hit *hit,
                    size_t first_group) {
  const eng__seq_mark *marks = m->seqs->marks.at + step->marks;
  for (uint32_t i = 0; i < step->mark_count; i++) {
    eng__seq_capture *in = &m->scratch->captures.at[marks[i].slot];
    bool begins = in->copy != marks[i].copy;
    if (begins) *in = (eng__seq_capture){marks[i].copy, (uint32_t)text.start, 0, NULL};
    in->end = (uint32_t)text.end;
    in->hit = begins ? hit : NULL;
  }
  for (uint32_t i = 0; hit && i < hit->group_count; i++) {
    eng__hit_group group = m->index->groups.at[hit->groups + i];
    if (!set_group(m->index, first_group, group)) return false;
  }
  return true;
}

static bool set_captures(matching *m, size_t first_group) {
  for (uint32_t i = 0; i < m->seq->slot_count; i++) {
    const eng__seq_capture *in = &m->scratch->captures.at[i];
    if (in->copy == ENG__SEQ_NONE) continue;
    eng__hit_group group = {m->seqs->slots.at[m->seq->slots + i], in->start, in->end, in->hit};
    if (!set_group(m->index, first_group, group)) return false;
  }
  return true;
}

/* The first of a leaf's hits whose token begins at `at` or later. */
static size_t hits_from(const matching *m, const eng__seq_hits *leaf, uint32_t at) {
  size_t low = leaf->first, high = leaf->end;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (place_of(m, &leaf->hits.at[middle]) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/* Does the step take something at `at` that leads to `end`? A hit of it, or the word there. */
static bool takes(const matching *m, const eng__seq_step *step, uint32_t at, uint32_t end,
                  const eng__hit **hit) {
  *hit = NULL;
  if (step->leaf == ENG__SEQ_NONE) return worth_of_word(m, step, at) == end;
  const eng__seq_hits *leaf = &m->leaves[step->leaf];
  for (size_t i = hits_from(m, leaf, at); i < leaf->end; i++) {
    *hit = &leaf->hits.at[i];
    if (place_of(m, *hit) != at) return false;
    if (worth_of_hit(m, step, *hit) == end) return true;
  }
  return false;
}

/* The preferred edge from a step to `end`. */
static const eng__seq_edge *edge_to(const matching *m, const eng__seq_step *step, uint32_t at,
                                    uint32_t end) {
  const eng__seq_edge *edges = m->seqs->edges.at + step->edges;
  uint32_t i = 0;
  while (i + 1 < step->edge_count && cell(m, at, edges[i].row) != end) i++;
  return &edges[i];
}

/* Walks from the first step to the end of the match, noting what each step took. */
static bool walk(matching *m, const eng__seq_begin *begin, uint32_t at, size_t first_group) {
  const eng__seq_step *step = &m->steps[begin->step];
  const eng__hit *hit = begin->hit;
  for (;;) {
    eng_span text = hit ? (eng_span){hit->start, hit->end} : eng__seq_token(&m->ground, at);
    if (!capture(m, step, text, hit, first_group)) return false;
    if (text.end >= begin->end) return true;
    at = hit ? m->ground.end[hit->last_part - m->ground.first] : m->ground.end[at];
    step = &m->steps[edge_to(m, step, at, begin->end)->step];
    for (; at < m->ground.count && !takes(m, step, at, begin->end, &hit); at = m->ground.end[at])
      m->scratch->work++;
    if (at >= m->ground.count) return true;
  }
}

static bool find_groups(matching *m, const eng__seq_begin *begin, uint32_t at, eng__hit *hit) {
  size_t first = m->index->groups.count;
  for (uint32_t i = 0; i < m->seq->slot_count; i++)
    m->scratch->captures.at[i] = (eng__seq_capture){.copy = ENG__SEQ_NONE};
  if (!walk(m, begin, at, first) || !set_captures(m, first)) return false;
  hit->groups = (uint32_t)first;
  hit->group_count = (uint32_t)(m->index->groups.count - first);
  return true;
}

/* ---- Where matches begin ---- */

static bool add_begin(matching *m, uint32_t step, uint32_t start, uint32_t end,
                      const eng__hit *hit) {
  uint32_t rank = (uint32_t)m->scratch->begins.count;
  return !end ||
         eng__vec_push(&m->scratch->begins, ((eng__seq_begin){start, end, step, rank, hit}));
}

static bool begin_with(matching *m, uint32_t number, uint32_t at) {
  const eng__seq_step *step = &m->steps[number];
  if (step->leaf == ENG__SEQ_NONE) {
    uint32_t end = worth_of_word(m, step, at);
    return add_begin(m, number, end ? (uint32_t)eng__seq_token(&m->ground, at).start : 0, end,
                     NULL);
  }
  const eng__seq_hits *leaf = &m->leaves[step->leaf];
  for (size_t i = leaf->low; i < leaf->high; i++) {
    const eng__hit *hit = &leaf->hits.at[i];
    if (!add_begin(m, number, hit->start, worth_of_hit(m, step, hit), hit)) return false;
  }
  return true;
}

static int by_start(const void *a, const void *b) {
  const eng__seq_begin *x = a, *y = b;
  if (x->start != y->start) return x->start < y->start ? -1 : 1;
  if (x->end != y->end) return x->end > y->end ? -1 : 1;
  return (x->rank > y->rank) - (x->rank < y->rank);
}

static eng_status push_hit(matching *m, const eng__seq_begin *begin, uint32_t at, eng_error *err) {
  eng__hit hit = {.pattern = m->pattern};
  eng_status status =
      eng__index_room(m->index, m->pattern, m->index->work.count, begin->start, &m->room, err);
  if (status || !m->room) return status;
  eng__hit_from_span(m->ground.document, (eng_span){begin->start, begin->end}, &hit);
  if (m->seq->has_groups && !find_groups(m, begin, at, &hit)) return eng__fail_nomem(err);
  return eng__vec_push(&m->index->work, hit) ? ENG_OK : eng__fail_nomem(err);
}

/* The longest match from each start in this token. */
static eng_status match_token(matching *m, uint32_t at, eng_error *err) {
  const eng__seq_edge *start = m->seqs->edges.at + m->seq->start;
  eng_status status = ENG_OK;
  m->scratch->begins.count = 0;
  for (uint32_t i = 0; i < m->seq->start_count; i++)
    if (!begin_with(m, start[i].step, at)) return eng__fail_nomem(err);
  size_t count = m->scratch->begins.count;
  const eng__seq_begin *begins = m->scratch->begins.at;
  if (count > 1) qsort(m->scratch->begins.at, count, sizeof *begins, by_start);
  for (size_t i = 0; i < count && m->room && !status; i++)
    if (i == 0 || begins[i].start != begins[i - 1].start) status = push_hit(m, &begins[i], at, err);
  return status;
}

static eng_status match_sentence(matching *m, eng_span sentence, eng_error *err) {
  if (!enter_sentence(m, sentence)) return ENG_OK;
  eng_status status =
      eng__seq_ground_read(&m->ground, m->scratch, m->index->document, sentence, err);
  if (status || !m->ground.count) return status;
  if (((size_t)m->ground.count + 1) * m->seq->rows > MOST_CELLS)
    return eng__index_problem(m->index, m->pattern, sentence.start, ENG__LIMIT_MEMORY,
                              "a sentence too long for its sequence", err);
  status = fill_table(m, err);
  for (uint32_t i = 0; i < m->seq->leaf_count; i++)
    m->leaves[i].low = m->leaves[i].high = m->leaves[i].first;
  for (uint32_t at = 0; at < m->ground.count && m->room && !status; at = m->ground.end[at]) {
    status = look_at_clock(m, at, err);
    step_right(m, at);
    if (!status) status = match_token(m, at, err);
  }
  return status;
}

/* ---- The document ---- */

/* The needed leaf with the fewest hits leads to the sentences; ENG__SEQ_NONE: all are looked at. */
static uint32_t rarest(const matching *m) {
  uint32_t best = ENG__SEQ_NONE;
  for (uint32_t i = 0; i < m->seq->leaf_count; i++) {
    if (!leaf_of(m, i)->needed) continue;
    if (best == ENG__SEQ_NONE || m->leaves[i].hits.count < m->leaves[best].hits.count) best = i;
  }
  return best;
}

static eng_status match_sentences(matching *m, eng_error *err) {
  const eng__spans *sentences = &m->index->document->sentences;
  uint32_t leader = rarest(m);
  eng_status status = ENG_OK;
  if (leader == ENG__SEQ_NONE) {
    for (size_t i = 0; i < sentences->count && m->room && !status; i++)
      status = match_sentence(m, sentences->at[i], err);
    return status;
  }
  eng__hits hits = m->leaves[leader].hits;
  size_t next = 0; /* the first sentence that was not looked at */
  for (size_t i = 0; i < hits.count && m->room && !status; i++) {
    size_t at = eng__spans_find(sentences, hits.at[i].start);
    if (at == SIZE_MAX || at < next) continue;
    next = at + 1;
    status = match_sentence(m, sentences->at[at], err);
  }
  return status;
}

/* The hits of one leaf; `*none`: it is needed and has none, so that there is no match. */
static eng_status read_leaf(matching *m, uint32_t leaf, bool *none, eng_error *err) {
  eng__hits hits;
  eng_status status = eng__index_hits(m->index, leaf_of(m, leaf)->pattern, &hits, err);
  m->leaves[leaf] = (eng__seq_hits){.hits = hits};
  *none = leaf_of(m, leaf)->needed && !hits.count;
  return status;
}

/* Room for all that a program asks for. The leaves are sequences no more, so that nothing they look
 * for works in this scratch. */
static bool reserve(matching *m) {
  eng__seq_scratch *scratch = m->scratch;
  if (!eng__vec_reserve(&scratch->leaves, m->seq->leaf_count)) return false;
  if (!eng__vec_reserve(&scratch->captures, (size_t)m->seq->slot_count + 1)) return false;
  m->leaves = scratch->leaves.at;
  return true;
}

/* One very long sentence shall not be paid for until the end of the run. */
static void trim(eng__seq_scratch *scratch) {
  if (scratch->table.capacity > CELLS_KEPT) eng__vec_free(&scratch->table);
}

eng_status eng__find_seq(eng__index *index, eng__pattern pattern, eng_error *err) {
  const eng__seqs *seqs = &index->patterns->seqs;
  matching m = {.index = index, .seqs = seqs, .pattern = pattern, .scratch = &index->seq};
  m.seq = &seqs->all.at[index->patterns->defs.at[pattern].at];
  m.steps = seqs->steps.at;
  m.room = true;
  bool none = false;
  if (!reserve(&m)) return eng__fail_nomem(err);
  eng_status status = eng__document_need_sentences(index->document, err);
  for (uint32_t i = 0; i < m.seq->leaf_count && !status && !none; i++)
    status = read_leaf(&m, i, &none, err);
  index->work.count = 0; /* leaves were gathered in it */
  if (status || none) return status;
  status = match_sentences(&m, err);
  trim(&index->seq);
  return status;
}

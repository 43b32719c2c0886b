/* A search forwards over the program of a sequence: a frame for each step taken, the stack of
 * frames being the trail. From a row of the program at a token the same ends are in reach whatever
 * came before, so each is entered once, and time is that of the search proper. */
#include "match/sequence_trail.h"

#include "match/state.h"

enum { MOST_CELLS = 1 << 24, STEPS_BETWEEN_LOOKS = 1024 };

/* A step, and what it has taken. */
typedef struct frame {
  uint32_t step, at;   /* the token where it looks */
  bool begins, free;   /* the first step stays where it is; what may be passed over */
  bool word_seen;      /* of a gap: the word at `at` was taken */
  size_t next;         /* of a leaf's hits: the one to look at next */
  const eng__hit *hit; /* taken, or NULL: a word */
  eng_span text;
  uint32_t behind; /* the token behind it */
  uint32_t edge;   /* to follow next */
} frame;

typedef struct search {
  eng__index *index;
  const eng__seqs *seqs;
  const eng__seq *seq;
  eng__seq_ground ground;
  ENG__VEC(eng__hits) leaves;
  ENG__VEC(frame) stack;
  ENG__VEC(uint8_t) seen; /* by token, then row */
  eng_span wanted;        /* of a hit: where it begins and ends; of a near miss: the stretch */
  bool near;
  size_t best; /* elements of the best trail so far */
  uint64_t steps;
  eng__seq_trail *trail;
} search;

static const eng__seq_step *step_of(const search *s, uint32_t step) {
  return &s->seqs->steps.at[step];
}

static uint32_t token_of(const search *s, const eng__hit *hit) {
  return hit->first_part < s->ground.first ? 0 : s->ground.begin[hit->first_part - s->ground.first];
}

/* ---- One step ---- */

/* The first hit of the leaf whose token begins at `at` or later. */
static size_t first_from(const search *s, eng__hits hits, uint32_t at) {
  size_t low = 0, high = hits.count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    const eng__hit *hit = &hits.at[middle];
    bool behind = hit->start >= s->ground.sentence.end;
    bool before = hit->start < s->ground.sentence.start || (!behind && token_of(s, hit) < at);
    if (before) low = middle + 1;
    else high = middle;
  }
  return low;
}

static bool fits(const search *s, uint32_t leaf, const eng__hit *hit) {
  bool tight = s->seqs->leaves.at[s->seq->leaves + leaf].tight &&
               s->index->patterns->defs.at[hit->pattern].kind == ENG__KIND_REGEX;
  return eng__seq_hit_fits(&s->ground, hit, tight);
}

/* A hit begins where it begins; a near miss anywhere. */
static bool may_begin(const search *s, const frame *f, size_t start) {
  return !f->begins || s->near || start == s->wanted.start;
}

static bool take_hit(const search *s, frame *f, uint32_t leaf) {
  eng__hits hits = s->leaves.at[leaf];
  for (; f->next < hits.count; f->next++) {
    const eng__hit *hit = &hits.at[f->next];
    if (hit->start >= s->ground.sentence.end || token_of(s, hit) != f->at) return false;
    if (!fits(s, leaf, hit) || !may_begin(s, f, hit->start)) continue;
    f->hit = hit;
    f->text = (eng_span){hit->start, hit->end};
    f->behind = s->ground.end[hit->last_part - s->ground.first];
    f->next++;
    return true;
  }
  return false;
}

static bool take_word(const search *s, frame *f) {
  eng_span text = eng__seq_token(&s->ground, f->at);
  if (f->word_seen || !(s->ground.flags[f->at] & ENG__GROUND_WORD)) return false;
  if (!may_begin(s, f, text.start)) return false;
  f->word_seen = true;
  f->hit = NULL;
  f->text = text;
  f->behind = s->ground.end[f->at];
  return true;
}

static bool passes_over(const search *s, const frame *f) {
  unsigned flags = s->ground.flags[f->at];
  if (f->begins) return false;
  return f->free ? !(flags & ENG__GROUND_WORD) : (flags & ENG__GROUND_PASSED_OVER) != 0;
}

static void stand_at(const search *s, frame *f, uint32_t at) {
  uint32_t leaf = step_of(s, f->step)->leaf;
  f->at = at;
  f->word_seen = false;
  if (leaf != ENG__SEQ_NONE && at < s->ground.count)
    f->next = first_from(s, s->leaves.at[leaf], at);
}

/* The next thing that the step may take; false when there is none left. */
static bool take_next(search *s, frame *f) {
  uint32_t leaf = step_of(s, f->step)->leaf;
  f->edge = 0;
  while (f->at < s->ground.count) {
    s->steps++;
    if (leaf == ENG__SEQ_NONE ? take_word(s, f) : take_hit(s, f, leaf)) return true;
    if (!passes_over(s, f)) return false;
    stand_at(s, f, s->ground.end[f->at]);
  }
  return false;
}

/* ---- Trails ---- */

static bool add_taken(eng__seq_trail *trail, const search *s, const frame *f) {
  size_t count = trail->taken.count;
  if (!f->hit && count && !trail->taken.at[count - 1].hit) { /* one more word of a gap */
    trail->taken.at[count - 1].text.end = f->text.end;
    return true;
  }
  uint32_t leaf = step_of(s, f->step)->leaf;
  eng__pattern pattern =
      leaf == ENG__SEQ_NONE ? ENG__NO_PATTERN : s->seqs->leaves.at[s->seq->leaves + leaf].pattern;
  return eng__vec_push(&trail->taken, ((eng__seq_taken){f->hit, pattern, f->text, f->step}));
}

static bool copy_trail(search *s) {
  s->trail->taken.count = 0;
  for (size_t i = 0; i < s->stack.count; i++)
    if (!add_taken(s->trail, s, &s->stack.at[i])) return false;
  return true;
}

static void add_next(eng__seq_trail *trail, eng__pattern pattern) {
  for (size_t i = 0; i < trail->next_count; i++)
    if (trail->next[i] == pattern) return;
  if (trail->next_count < ENG__TRAIL_NEXT) trail->next[trail->next_count++] = pattern;
}

static void set_next(search *s) {
  eng__seq_trail *trail = s->trail;
  const frame *last = &s->stack.at[s->stack.count - 1];
  const eng__seq_step *step = step_of(s, last->step);
  trail->next_count = 0;
  trail->next_word = false;
  for (uint32_t i = 0; i < step->edge_count; i++) {
    uint32_t leaf = step_of(s, s->seqs->edges.at[step->edges + i].step)->leaf;
    if (leaf == ENG__SEQ_NONE) trail->next_word = true;
    else add_next(trail, s->seqs->leaves.at[s->seq->leaves + leaf].pattern);
  }
  trail->rest = (eng_span){last->text.end, s->ground.sentence.end};
}

static bool touches(const search *s, eng_span text) {
  return text.start < s->wanted.end && text.end > s->wanted.start;
}

/* How many elements the trail has: words of gaps are none. */
static size_t elements(const search *s) {
  size_t count = 0;
  for (size_t i = 0; i < s->stack.count; i++) count += s->stack.at[i].hit != NULL;
  return count;
}

/* A near miss is kept when it is the best one; `false` when memory is out. */
static bool keep_best(search *s) {
  const frame *first = &s->stack.at[0], *last = &s->stack.at[s->stack.count - 1];
  if (!last->hit || !touches(s, (eng_span){first->text.start, last->text.end})) return true;
  size_t count = elements(s);
  if (count <= s->best) return true;
  s->best = count;
  set_next(s);
  return copy_trail(s);
}

/* ---- The search ---- */

static bool is_new(search *s, uint32_t at, uint32_t row) {
  uint8_t *cell = &s->seen.at[(size_t)at * s->seq->rows + row];
  bool fresh = !*cell;
  *cell = 1;
  return fresh;
}

/* Follows the next edge of the topmost frame; false when all were followed. */
static bool follow(search *s, bool *room) {
  frame *top = &s->stack.at[s->stack.count - 1];
  const eng__seq_step *step = step_of(s, top->step);
  while (top->edge < step->edge_count) {
    const eng__seq_edge *edge = &s->seqs->edges.at[step->edges + top->edge++];
    if (top->behind >= s->ground.count || !is_new(s, top->behind, edge->row)) continue;
    frame next = {.step = edge->step, .free = edge->row == step_of(s, edge->step)->free_row};
    stand_at(s, &next, top->behind);
    if (!take_next(s, &next)) continue;
    *room = eng__vec_push(&s->stack, next);
    return true;
  }
  return false;
}

static bool is_goal(const search *s) {
  const frame *last = &s->stack.at[s->stack.count - 1];
  return !s->near && step_of(s, last->step)->accepts && last->text.end == s->wanted.end;
}

static bool is_late(const search *s) {
  return s->steps % STEPS_BETWEEN_LOOKS == 0 && eng__stopped(s->index);
}

/* All that begins with the step at the token. `*found`: the hit was come to. */
static eng_status search_from(search *s, uint32_t step, uint32_t at, bool *found, eng_error *err) {
  frame first = {.step = step, .begins = true};
  bool room = true, good = true;
  stand_at(s, &first, at);
  s->stack.count = 0;
  if (!take_next(s, &first)) return ENG_OK;
  if (!eng__vec_push(&s->stack, first)) return eng__fail_nomem(err);
  for (bool fresh = true; s->stack.count && room && good;) {
    if (is_late(s)) return eng__fail(err, ENG_TIMEOUT, "out of time");
    if (fresh && is_goal(s)) {
      *found = true;
      return copy_trail(s) ? ENG_OK : eng__fail_nomem(err);
    }
    if (fresh && s->near) good = keep_best(s);
    fresh = follow(s, &room) || take_next(s, &s->stack.at[s->stack.count - 1]);
    if (!fresh) s->stack.count--;
  }
  return room && good ? ENG_OK : eng__fail_nomem(err);
}

/* ---- A sentence ---- */

static eng_status read_leaves(search *s, eng_error *err) {
  const eng__seq_leaf *leaves = s->seqs->leaves.at + s->seq->leaves;
  for (uint32_t i = 0; i < s->seq->leaf_count; i++) {
    eng__hits hits;
    eng_status status = eng__index_hits(s->index, leaves[i].pattern, &hits, err);
    if (status) return status;
    if (!eng__vec_push(&s->leaves, hits)) return eng__fail_nomem(err);
  }
  return ENG_OK;
}

static eng_status enter_sentence(search *s, eng_span sentence, bool *fits, eng_error *err) {
  eng_status status =
      eng__seq_ground_read(&s->ground, &s->index->seq, s->index->document, sentence, err);
  size_t cells = ((size_t)s->ground.count + 1) * s->seq->rows;
  *fits = !status && s->ground.count && cells <= MOST_CELLS;
  if (!*fits) return status;
  if (!eng__vec_reserve(&s->seen, cells + 1)) return eng__fail_nomem(err);
  memset(s->seen.at, 0, cells);
  return ENG_OK;
}

static eng_status search_sentence(search *s, eng_span sentence, bool *found, eng_error *err) {
  bool fits;
  eng_status status = enter_sentence(s, sentence, &fits, err);
  if (!fits) return status;
  const eng__seq_edge *start = s->seqs->edges.at + s->seq->start;
  for (uint32_t at = 0; at < s->ground.count && !status && !*found; at = s->ground.end[at])
    for (uint32_t i = 0; i < s->seq->start_count && !status && !*found; i++)
      if (s->near || touches(s, eng__seq_token(&s->ground, at)))
        status = search_from(s, start[i].step, at, found, err);
  return status;
}

static eng_status search_all(search *s, eng__pattern pattern, eng_error *err) {
  eng_document *document = s->index->document;
  s->seqs = &s->index->patterns->seqs;
  s->seq = &s->seqs->all.at[s->index->patterns->defs.at[pattern].at];
  s->trail->taken.count = s->trail->next_count = 0;
  eng_status status = eng__document_need_sentences(document, err);
  if (!status) status = read_leaves(s, err);
  bool found = false;
  for (size_t i = 0; i < document->sentences.count && !status && !found; i++)
    if (touches(s, document->sentences.at[i]))
      status = search_sentence(s, document->sentences.at[i], &found, err);
  eng__vec_free(&s->leaves);
  eng__vec_free(&s->stack);
  eng__vec_free(&s->seen);
  return status;
}

eng_status eng__seq_trail_of(eng__index *index, const eng__hit *hit, eng__seq_trail *trail,
                             eng_error *err) {
  search s = {.index = index, .trail = trail, .wanted = {hit->start, hit->end}};
  return search_all(&s, hit->pattern, err);
}

eng_status eng__seq_trail_near(eng__index *index, eng__pattern pattern, eng_span stretch,
                               eng__seq_trail *trail, eng_error *err) {
  search s = {.index = index, .trail = trail, .wanted = stretch, .near = true};
  return search_all(&s, pattern, err);
}

void eng__seq_trail_free(eng__seq_trail *trail) {
  eng__vec_free(&trail->taken);
  *trail = (eng__seq_trail){0};
}

/* A second matcher of sequences, as simple as can be: it tries every way through the tree of parts,
 * one after another in the order of preference, and keeps the first of the longest. Exponential,
 * for small texts only. It shares nothing with the engine's but the hits of the leaves; what may be
 * passed over it reads from the text itself. */
#ifndef TESTS_SUPPORT_SEQUENCE_REFERENCE_H
#define TESTS_SUPPORT_SEQUENCE_REFERENCE_H

#include "match/sequence.h"
#include "support/match.h"

typedef enum ref_kind { REF_LEAF, REF_ROW, REF_EITHER, REF_MANY, REF_AS, REF_GAP } ref_kind;

enum { REF_GROUPS = 3, REF_CHILDREN = 4, REF_OPEN = 8, REF_HITS = 512, REF_TOKENS = 256 };

typedef struct ref_node {
  ref_kind kind;
  eng__pattern leaf;
  bool regex;          /* the leaf may match inside words */
  int min, max, group; /* many, gap; as: "g0", "g1" … */
  int count;
  struct ref_node *children[REF_CHILDREN];
} ref_node;

typedef struct ref_group {
  bool set;
  size_t start, end;
  int taken;           /* how many things it holds */
  const eng__hit *hit; /* the last of them, NULL: a word of a gap */
} ref_group;

typedef struct ref_match {
  size_t start, end;
  ref_group groups[REF_GROUPS];
} ref_match;

/* How far one way has come; copied at each step, so that going back needs nothing. */
typedef struct ref_way {
  size_t token; /* the next one */
  bool begun, free;
  ref_match match;
  ref_group open[REF_OPEN];
  int open_group[REF_OPEN], open_count;
} ref_way;

/* What is still to be done: a node, one more of a repetition, the end of an `as`. */
typedef struct ref_todo {
  enum { REF_NODE, REF_CHILD, REF_AGAIN, REF_WORD, REF_CLOSE } what;
  const ref_node *node;
  int done; /* repetitions so far, or which child */
  const struct ref_todo *next;
} ref_todo;

typedef struct ref {
  finder *f;
  eng_span sentence;
  ref_match matches[REF_HITS];
  size_t count;
  long budget; /* ways it may still try */
} ref;

/* ---- Tokens ---- */

static inline eng_token ref_token(const ref *r, size_t i) {
  return eng_document_token(&r->f->document, i);
}

static inline bool ref_is_word(const ref *r, size_t i) {
  eng_token_kind kind = ref_token(r, i).kind;
  return kind == ENG_TOKEN_WORD || kind == ENG_TOKEN_NUMBER;
}

static inline bool ref_inside(const ref *r, size_t i) {
  if (i >= eng_document_token_count(&r->f->document)) return false;
  eng_span span = ref_token(r, i).text;
  return span.start >= r->sentence.start && span.end <= r->sentence.end;
}

static inline bool ref_says(const ref *r, size_t at, const char *what) {
  eng__slice text = r->f->document.text;
  return text.len - at >= strlen(what) && memcmp(text.at + at, what, strlen(what)) == 0;
}

static inline bool ref_blank(const ref *r, size_t at) {
  eng__slice text = r->f->document.text;
  return at >= text.len || text.at[at] == ' ' || text.at[at] == '\n';
}

/* Walks over the sentence up to token `i` and says what a ’ or ' there is. */
static inline bool ref_apostrophe(const ref *r, size_t i) {
  size_t first = i;
  bool open = false, apostrophe = false;
  while (first > 0 && ref_inside(r, first - 1)) first--;
  for (size_t k = first; k <= i; k++) {
    eng_span span = ref_token(r, k).text;
    size_t len = span.end - span.start;
    bool left = len == strlen("‘") && ref_says(r, span.start, "‘");
    bool single = len == 1 && ref_says(r, span.start, "'");
    bool right = len == strlen("’") && ref_says(r, span.start, "’");
    bool spaced = span.start == 0 || ref_blank(r, span.start - 1);
    apostrophe = false;
    if (ref_token(r, k).kind != ENG_TOKEN_PUNCT || !(left || single || right)) continue;
    if (left) open = true;
    else if (open) open = false;
    else if (spaced) open = single && !ref_blank(r, span.end);
    else apostrophe = true;
  }
  return apostrophe;
}

/* The length of a mark at `at` that may be passed over wherever it stands; 0: there is none. */
static inline size_t ref_light(const ref *r, size_t at) {
  static const char *const light[] = {".", ",", "/", ":", "،", "…", NULL};
  for (size_t k = 0; light[k]; k++)
    if (ref_says(r, at, light[k])) return strlen(light[k]);
  return 0;
}

static inline bool ref_passed_over(const ref *r, size_t i) {
  eng_token token = ref_token(r, i);
  size_t at = token.text.start, len;
  if (token.kind != ENG_TOKEN_PUNCT) return false;
  if (token.text.end - at == 1 && ref_says(r, at, "-")) return true;
  while (at < token.text.end && (len = ref_light(r, at)) != 0) at += len;
  return at == token.text.end || ref_apostrophe(r, i);
}

/* The token that holds the byte. */
static inline size_t ref_token_at(const ref *r, size_t byte) {
  size_t i = 0;
  while (ref_token(r, i).text.end <= byte) i++;
  return i;
}

/* May this hit be a part? One of an expression must be a word, or one less its 's. */
static inline bool ref_fits(const ref *r, const ref_node *leaf, const eng__hit *hit) {
  if (hit->start < r->sentence.start || hit->end > r->sentence.end) return false;
  if (!leaf->regex) return true;
  eng_span first = ref_token(r, ref_token_at(r, hit->start)).text;
  eng_span last = ref_token(r, ref_token_at(r, hit->end - 1)).text;
  size_t rest = last.end - hit->end;
  bool possessive = (rest == strlen("'s") && ref_says(r, hit->end, "'s")) ||
                    (rest == strlen("’s") && ref_says(r, hit->end, "’s"));
  return hit->start == first.start && (rest == 0 || possessive);
}

/* ---- Ways ---- */

static inline void ref_go(ref *r, ref_way way, const ref_todo *todo);

static inline void ref_found(ref *r, const ref_match *match) {
  for (size_t i = 0; i < r->count; i++) {
    if (r->matches[i].start != match->start) continue;
    if (match->end > r->matches[i].end) r->matches[i] = *match;
    return;
  }
  assert_true(r->count < REF_HITS);
  r->matches[r->count++] = *match;
}

/* The way takes what stands at `text`. */
static inline void ref_take(ref_way *way, eng_span text, const eng__hit *hit) {
  if (!way->begun) way->match.start = text.start;
  way->begun = true;
  way->free = false;
  way->match.end = text.end;
  for (int i = 0; i < way->open_count; i++) {
    ref_group *group = &way->open[i];
    if (!group->set) group->start = text.start;
    group->set = true;
    group->end = text.end;
    group->taken++;
    group->hit = hit;
  }
}

static inline void ref_take_leaf(ref *r, const ref_way *way, const ref_node *leaf, size_t token,
                                 const ref_todo *next) {
  eng__hits hits = finder_hits(r->f, leaf->leaf);
  for (size_t i = 0; i < hits.count; i++) {
    const eng__hit *hit = &hits.at[i];
    if (!ref_fits(r, leaf, hit) || ref_token_at(r, hit->start) != token) continue;
    ref_way on = *way;
    ref_take(&on, (eng_span){hit->start, hit->end}, hit);
    on.token = ref_token_at(r, hit->end - 1) + 1;
    ref_go(r, on, next);
  }
}

/* Takes a leaf, or a word (NULL), here or behind what is passed over; at the beginning only here.
 */
static inline void ref_take_behind(ref *r, ref_way way, const ref_node *leaf,
                                   const ref_todo *next) {
  for (size_t token = way.token; ref_inside(r, token); token++) {
    if (leaf) {
      ref_take_leaf(r, &way, leaf, token, next);
    } else if (ref_is_word(r, token)) {
      ref_way on = way;
      ref_take(&on, ref_token(r, token).text, NULL);
      on.token = token + 1;
      ref_go(r, on, next);
    }
    bool pass = way.free ? !ref_is_word(r, token) : ref_passed_over(r, token);
    if (!way.begun || !pass) return;
  }
}

static inline void ref_close(ref *r, ref_way way, const ref_todo *next) {
  ref_group group = way.open[--way.open_count];
  if (group.set) way.match.groups[way.open_group[way.open_count]] = group;
  ref_go(r, way, next);
}

static inline void ref_again(ref *r, ref_way way, const ref_todo *todo) {
  ref_todo more = {REF_AGAIN, todo->node, todo->done + 1, todo->next};
  ref_todo one = {REF_NODE, todo->node->children[0], 0, &more};
  if (todo->done < todo->node->max) ref_go(r, way, &one);
  if (todo->done >= todo->node->min) ref_go(r, way, todo->next);
}

static inline void ref_word(ref *r, ref_way way, const ref_todo *todo) {
  ref_todo more = {REF_WORD, todo->node, todo->done + 1, todo->next};
  way.free = true;
  if (todo->done >= todo->node->min) ref_go(r, way, todo->next);
  if (todo->done < todo->node->max) ref_take_behind(r, way, NULL, &more);
}

static inline void ref_node_at(ref *r, ref_way way, const ref_todo *todo) {
  const ref_node *node = todo->node;
  ref_todo again = {REF_AGAIN, node, 0, todo->next}, word = {REF_WORD, node, 0, todo->next};
  ref_todo child = {REF_CHILD, node, 0, todo->next}, close = {REF_CLOSE, node, 0, todo->next};
  ref_todo inner = {REF_NODE, node->children[0], 0, &close};
  switch (node->kind) {
  case REF_LEAF:
    ref_take_behind(r, way, node, todo->next);
    break;
  case REF_ROW:
    ref_go(r, way, &child);
    break;
  case REF_EITHER:
    for (int i = 0; i < node->count; i++)
      ref_go(r, way, &(ref_todo){REF_NODE, node->children[i], 0, todo->next});
    break;
  case REF_MANY:
    ref_go(r, way, &again);
    break;
  case REF_AS:
    assert_true(way.open_count < REF_OPEN);
    way.open[way.open_count] = (ref_group){0};
    way.open_group[way.open_count++] = node->group;
    ref_go(r, way, &inner);
    break;
  case REF_GAP:
    ref_go(r, way, &word);
    break;
  }
}

static inline void ref_child(ref *r, ref_way way, const ref_todo *todo) {
  ref_todo rest = {REF_CHILD, todo->node, todo->done + 1, todo->next};
  if (todo->done == todo->node->count) ref_go(r, way, todo->next);
  else ref_go(r, way, &(ref_todo){REF_NODE, todo->node->children[todo->done], 0, &rest});
}

static inline void ref_go(ref *r, ref_way way, const ref_todo *todo) {
  if (r->budget-- <= 0) return;
  if (!todo) {
    if (way.begun) ref_found(r, &way.match);
    return;
  }
  switch (todo->what) {
  case REF_NODE:
    ref_node_at(r, way, todo);
    break;
  case REF_CHILD:
    ref_child(r, way, todo);
    break;
  case REF_AGAIN:
    ref_again(r, way, todo);
    break;
  case REF_WORD:
    ref_word(r, way, todo);
    break;
  case REF_CLOSE:
    ref_close(r, way, todo->next);
    break;
  }
}

/* All matches in the document that `r->f` has read; false when there are too many ways. */
static inline bool ref_run(ref *r, const ref_node *whole) {
  const eng_span *sentences;
  size_t count;
  r->count = 0;
  assert_int_equal(eng_document_sentences(&r->f->document, &sentences, &count, NULL), ENG_OK);
  for (size_t s = 0; s < count; s++) {
    r->sentence = sentences[s];
    for (size_t i = 0; i < eng_document_token_count(&r->f->document); i++) {
      ref_todo todo = {REF_NODE, whole, 0, NULL};
      if (ref_inside(r, i)) ref_go(r, (ref_way){.token = i}, &todo);
    }
  }
  return r->budget > 0;
}

#endif

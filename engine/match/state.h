/* The index from inside: what one worker holds while a document is scanned and asked about. */
#ifndef ENG_MATCH_STATE_H
#define ENG_MATCH_STATE_H

#include "base/arena.h"
#include "match/hit_order.h"
#include "match/index.h"
#include "match/name_scan.h"
#include "match/sequence_table.h"
#include "match/set.h"
#include "match/verify.h"

typedef ENG__VEC(eng__hit) eng__hit_vec;

/* A place where an expression may match: the scan met one of its triggers. */
typedef struct eng__try {
  uint32_t regex, at; /* of the view */
} eng__try;

/* What is known of a pattern in this document. */
typedef struct eng__pattern_state {
  uint32_t phrases; /* phrase hits found by the scan */
  bool ready;       /* `hits` are all */
  bool touched;     /* is in eng__index.touched */
  bool full;        /* its limit of hits was told */
  eng__hits hits;
  eng__hit_ends ends; /* made when asked for */
  eng__hit_cursors cursors;
} eng__pattern_state;

typedef struct eng__regex_state {
  uint32_t tries; /* counted by the scan */
  uint32_t first; /* in eng__index.tries, once sorted */
} eng__regex_state;

struct eng__index {
  const eng__patterns *patterns;
  eng__match_limits limits;
  eng_document *document;
  eng__arena arena; /* finished hits; emptied by each scan */
  eng__pattern_state *states;
  ENG__VEC(eng__pattern) touched; /* states that are not at rest, to be reset */
  ENG__VEC(eng__pattern) found;
  eng__hit_vec phrase_hits; /* in the order met, then sorted by pattern */
  eng__hit_vec sorted;
  eng__hit_vec work, spare; /* one pattern's hits while they are gathered and sorted */
  ENG__VEC(eng__hit_group) groups;
  ENG__VEC(eng__match_problem) problems;
  ENG__VEC(uint32_t) words_before; /* by part: words that begin before it; made when asked for */
  bool has_words_before;

  /* Expressions. */
  eng__regex_state *regex_states;
  ENG__VEC(uint32_t) tried; /* regexes with tries */
  ENG__VEC(eng__try) tries, sorted_tries;
  bool flooded;                 /* too many tries to keep: each expression looks for its own */
  pcre2_match_data *match_data; /* lives from the first match of a document to the next scan */
  pcre2_match_context *match_context;

  /* Scratch of the verifier and of hashtags. */
  eng__buffer scratch, glued;
  eng__offset_map scratch_map;
  eng__parts segments;
  eng__name_scratch names;
  eng__seq_scratch seq;
};

static inline bool eng__stopped(const eng__index *index) {
  return index->limits.stop && *index->limits.stop;
}

/* The clock ran out on a pass over the document that is for all rules, at part `part`. */
static inline eng_status eng__out_of_time(const eng__index *index, const char *search, size_t part,
                                          eng_error *err) {
  const eng_document *document = index->document;
  uint32_t view = document->parts.at[part].start;
  return eng__fail(
      err, ENG_TIMEOUT,
      "the search for %s used up the time of the document at byte %zu; --timeout gives "
      "it more",
      search, (size_t)eng__document_text_span(document, view, view).start);
}

/* The state of a pattern, entered in `touched`; NULL when memory is out. */
eng__pattern_state *eng__index_touch(eng__index *index, eng__pattern pattern);

/* Reports a limit that was reached. */
eng_status eng__index_problem(eng__index *index, eng__pattern pattern, size_t offset,
                              eng__match_limit limit, const char *what, eng_error *err);
/* May the pattern have one more hit? Tells once when it may not. */
eng_status eng__index_room(eng__index *index, eng__pattern pattern, size_t count, size_t offset,
                           bool *room, eng_error *err);

/* scan.c: looks at all parts of the document. */
eng_status eng__scan(eng__index *index, eng_error *err);
/* A phrase was verified: a hit for each of its owners. */
eng_status eng__scan_emit(eng__index *index, const eng__phrase *phrase, const eng__verified *place,
                          eng_error *err);
/* Puts the phrase hits in order, pattern by pattern. */
eng_status eng__scan_finish(eng__index *index, eng_error *err);

/* hashtag.c: the hashtag or handle whose first part is `part`. */
eng_status eng__scan_tag(eng__index *index, size_t part, eng_error *err);

/* Cuts it into index->segments as hashtag.c does. ENG_NOMEM. */
eng_status eng__cut_tag(eng__index *index, size_t part, eng_error *err);

/* name_scan.c: looks for all names in the document. */
eng_status eng__scan_names(eng__index *index, eng_error *err);

/* regex_scan.c: a word that may be the beginning of expressions. */
eng_status eng__add_try(eng__index *index, uint32_t trigger, size_t at, eng_error *err);
eng_status eng__scan_inner_words(eng__index *index, const eng__part *part, eng_error *err);
eng_status eng__sort_tries(eng__index *index, eng_error *err);

/* The other kinds put a pattern's hits into `index->work`, in order. */
eng_status eng__find_regex(eng__index *index, eng__pattern pattern, eng_error *err);
eng_status eng__find_tokens(eng__index *index, eng__pattern pattern, eng_error *err);
eng_status eng__find_numbers(eng__index *index, eng__pattern pattern, eng_error *err);
eng_status eng__find_sentences(eng__index *index, eng__pattern pattern, eng_error *err);
eng_status eng__find_paragraphs(eng__index *index, eng__pattern pattern, eng_error *err);
eng_status eng__find_either(eng__index *index, eng__pattern pattern, eng_error *err);
eng_status eng__find_seq(eng__index *index, eng__pattern pattern, eng_error *err);

/* kinds.c: the last part of the token that begins at part `first`; has it what is asked? */
size_t eng__token_end(const eng_document *document, size_t first);
bool eng__token_agrees(const eng_document *document, const eng__token_query *query, size_t first,
                       size_t last);

/* keep.c: stable, by start, then longer first; equal ones by `entry` if that is asked for. */
typedef enum eng__hit_order { ENG__ORDER_SPAN, ENG__ORDER_ENTRY } eng__hit_order;
bool eng__hits_sorted(const eng__hit *hits, size_t count, eng__hit_order order);
eng_status eng__sort_hits(eng__hit_vec *hits, eng__hit_vec *spare, eng__hit_order order,
                          eng_error *err);

/* Words that begin before each part, and one more for the end. ENG_NOMEM. */
eng_status eng__index_need_words(eng__index *index, eng_error *err);

#endif

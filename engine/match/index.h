/* The hit index: for every pattern its places in one document, in order.
 *
 * One index a worker, filled anew for each document. All phrases are found in one pass by
 * eng__index_scan(); the other kinds when their hits are first asked for. */
#ifndef ENG_MATCH_INDEX_H
#define ENG_MATCH_INDEX_H

#include "match/patterns.h"
#include "text/document.h"

struct eng__hit;

typedef struct eng__hit_group {
  uint32_t number;            /* eng__patterns_group() */
  uint32_t start, end;        /* of the text */
  const struct eng__hit *hit; /* of a sequence: what it names when that is one hit; or NULL */
} eng__hit_group;

typedef struct eng__hit {
  uint32_t start, end;            /* of the text */
  uint32_t view_start, view_end;  /* of the view: its folded form */
  uint32_t first_part, last_part; /* parts it touches, both included */
  eng__pattern pattern;           /* the leaf that gave it (of an `either`: the alternative) */
  uint32_t entry;                 /* of that leaf; for given hits whatever was given */
  uint32_t groups, group_count;   /* eng__index_groups() */
  uint16_t score;                 /* of a name, thousandths; 0: not one, or spelt exactly so */
  uint8_t part;                   /* of a name: eng__name_part */
  bool ambiguous;                 /* may share its place with another entity */
} eng__hit;

typedef struct eng__hits {
  /* By start, then longer first, then as written: by entry, of an `either` by alternative first.
   * Overlaps are kept; one entry has at most one hit of one extent. */
  const eng__hit *at;
  size_t count;
} eng__hits;

typedef enum eng__match_limit {
  ENG__LIMIT_REGEX, /* of the work of an expression */
  ENG__LIMIT_HITS,  /* of what a pattern may find */
  ENG__LIMIT_MEMORY /* of what a search may hold */
} eng__match_limit;

/* What stopped a search short: reported with rule, document, place, never a silent miss. */
typedef struct eng__match_problem {
  eng__pattern pattern;
  uint32_t offset; /* of the text */
  eng__match_limit limit;
  const char *what; /* a constant: "match limit", "depth limit", "heap limit", "time" … */
} eng__match_problem;

/* Of PCRE2, where nothing else is said; an expression can ask for less. */
enum { ENG__MOST_MATCH = 1000000, ENG__MOST_DEPTH = 100000, ENG__MOST_HEAP_KIB = 65536 };

typedef struct eng__match_limits {
  uint32_t match, depth, heap_kib; /* PCRE2's; 0: as above */
  bool no_jit;
  uint32_t hits; /* of one pattern in one document; 0: default 1000000 */
  /* Looked at between steps; nonzero ends the scan with ENG_TIMEOUT. May be NULL. */
  const volatile int *stop;
} eng__match_limits;

typedef struct eng__index eng__index;

/* An index over a compiled set (borrowed, outlives it). ENG_NOMEM. */
eng_status eng__index_open(eng__index **out, const eng__patterns *patterns,
                           const eng__match_limits *limits, eng_error *err);
void eng__index_close(eng__index *index);

/* Forgets the last document, finds all phrases in this one (borrowed until the next scan).
 * ENG_NOMEM, ENG_TIMEOUT. */
eng_status eng__index_scan(eng__index *index, eng_document *document, eng_error *err);

/* The hits of a pattern in the scanned document; they live until the next scan. A limit that is
 * reached leaves the hits found before it and a problem. ENG_NOMEM, ENG_TIMEOUT. */
eng_status eng__index_hits(eng__index *index, eng__pattern pattern, eng__hits *hits,
                           eng_error *err);
/* Whether the pattern may have hits, at no cost: false is certain. */
bool eng__index_may_hit(const eng__index *index, eng__pattern pattern);

/* Patterns that have at least one phrase hit in this document, each once, ascending: a document
 * without any is finished before any rule is looked at. */
const eng__pattern *eng__index_found(const eng__index *index, size_t *count);

/* Hits of a pattern made by eng__patterns_add_given(), in order; copied. ENG_NOMEM. */
eng_status eng__index_give(eng__index *index, eng__pattern pattern, const eng__hit *hits,
                           size_t count, eng_error *err);

/* The named groups of a hit that are set, `group_count` of them; until the next search. */
const eng__hit_group *eng__index_groups(const eng__index *index, const eng__hit *hit);
const eng__match_problem *eng__index_problems(const eng__index *index, size_t *count);
eng_document *eng__index_document(const eng__index *index);

/* Fills the part range and view span of a span of the text: a hit for what is no match. */
void eng__hit_from_span(const eng_document *document, eng_span text, eng__hit *hit);
/* The token(s) the hit stands in, with suffixes, possessive, `#`: a span of the text. */
eng_span eng__hit_token(const eng_document *document, const eng__hit *hit);

/* keep = "longest": leftmost, then longest, then first of the list, no overlap. Compacts `hits` in
 * place and returns how many stay. */
size_t eng__keep_longest(eng__hit *hits, size_t count);

#endif

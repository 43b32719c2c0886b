/* Patterns over a text, as the targets of words and regexes do it. */
#ifndef ENG_TESTS_FUZZ_HITS_H
#define ENG_TESTS_FUZZ_HITS_H

#include "fuzz.h"
#include "match/index.h"

/* In order, not empty, inside the text, between code points, of an entry that exists. */
static inline void fuzz_check_hits(const eng_document *document, eng__hits hits, size_t entries) {
  for (size_t i = 0; i < hits.count; i++) {
    const eng__hit *hit = &hits.at[i];
    FUZZ_CHECK(hit->start < hit->end && fuzz_span_good(document->text, hit->start, hit->end));
    FUZZ_CHECK(fuzz_span_good(document->view, hit->view_start, hit->view_end));
    FUZZ_CHECK(hit->entry < entries && hit->first_part <= hit->last_part);
    FUZZ_CHECK(i == 0 || hits.at[i - 1].start <= hit->start);
  }
}

static inline void fuzz_check_groups(eng__index *index, const eng__hit *hit) {
  eng_document *document = eng__index_document(index);
  const eng__hit_group *groups = eng__index_groups(index, hit);
  for (uint32_t i = 0; i < hit->group_count; i++) {
    FUZZ_CHECK(groups[i].number > 0);
    FUZZ_CHECK(fuzz_span_good(document->text, groups[i].start, groups[i].end));
  }
}

static inline void fuzz_scan_document(eng__index *index, eng_document *document, eng__pattern id,
                                      size_t entries) {
  eng__hits hits;
  if (!fuzz_ok(eng__index_scan(index, document, NULL)) ||
      !fuzz_ok(eng__index_hits(index, id, &hits, NULL)))
    return;
  fuzz_check_hits(document, hits, entries);
  for (size_t i = 0; i < hits.count; i++) fuzz_check_groups(index, &hits.at[i]);
  if (hits.count) FUZZ_CHECK(eng__index_may_hit(index, id));
}

/* Compiles the set, scans `text`, checks all hits of `id`. */
static inline void fuzz_scan(eng__patterns *patterns, eng__pattern id, size_t entries,
                             eng__slice text) {
  static const eng__match_limits limits = {.match = 20000, .depth = 1000, .heap_kib = 1024};
  eng_document *document;
  eng__index *index;
  if (!fuzz_ok(eng__patterns_compile(patterns, NULL))) return;
  if (!fuzz_ok(eng_document_open(&document, text.at, text.len, NULL))) return;
  if (fuzz_ok(eng__index_open(&index, patterns, &limits, NULL))) {
    fuzz_scan_document(index, document, id, entries);
    if (fuzz_lacked()) fuzz_scan_document(index, document, id, entries); /* it can go on */
    eng__index_close(index);
  }
  eng_document_close(document);
}

#endif

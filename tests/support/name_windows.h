/* A window at every word that a name may begin with, for holding the pass against it, which looks
 * at few of them. For unit tests and fuzz targets: it asserts nothing itself. */
#ifndef TESTS_SUPPORT_NAME_WINDOWS_H
#define TESTS_SUPPORT_NAME_WINDOWS_H

#include "match/name_scan.h"
#include "match/state.h"
#include "translit/titles.h"

/* May a name begin with the part, by its looks? */
static inline bool window_is_head(const eng__name_ground *ground, size_t at) {
  if (ground->parts[at].kind > ENG_TOKEN_NUMBER) return false;
  eng__slice next = eng__name_behind_hyphen(ground, at);
  return eng__name_capital(ground, at) || ground->parts[at].kind == ENG_TOKEN_NUMBER ||
         (next.len && eng__is_article(eng__name_word(ground, at), next) &&
          eng__name_capital(ground, at + 2));
}

/* Looks for the names that begin with the part, or stand in a tag that it is. */
static inline eng_status window_from(eng__name_scanner *s, size_t part, eng_error *err) {
  unsigned kind = s->ground.parts[part].kind;
  if (kind == ENG_TOKEN_HASHTAG || kind == ENG_TOKEN_MENTION)
    return eng__name_search_tag(s, part, err);
  return window_is_head(&s->ground, part) ? eng__name_search_from(s, part, err) : ENG_OK;
}

static inline bool windows_hold(const eng__hit_vec *hits, const eng__hit *hit) {
  for (size_t i = 0; i < hits->count; i++) {
    const eng__hit *other = &hits->at[i];
    if (other->start == hit->start && other->end == hit->end && other->entry == hit->entry &&
        other->view_start == hit->view_start && other->view_end == hit->view_end &&
        other->first_part == hit->first_part && other->last_part == hit->last_part &&
        other->pattern == hit->pattern && other->score == hit->score && other->part == hit->part &&
        other->ambiguous == hit->ambiguous)
      return true;
  }
  return false;
}

#endif

/* The key by which a concordance is sorted. */
#ifndef ENG_OUTPUT_SORT_KEY_H
#define ENG_OUTPUT_SORT_KEY_H

#include "output/sink.h"
#include "unicode/offset_map.h"

/* What making keys needs of memory, kept from one to the next; starts as all zeroes. */
typedef struct eng__key_room {
  eng__buffer gathered, folded, words, key;
  eng__offset_map map;
} eng__key_room;

/* The key of a hit, good until the next: letter case, letter variants and punctuation do not count,
 * Persian letters come in the order of their alphabet, behind Latin ones. ENG_NOMEM. */
eng_status eng__sort_key(eng__key_room *room, const eng__result_hit *hit, eng__sort sort,
                         eng__slice *key, eng_error *err);
void eng__key_room_free(eng__key_room *room);

#endif

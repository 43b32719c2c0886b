/* Writing the parts of a block: where its tokens begin and end is known, what is left is their
 * hash, kind and script. */
#ifndef ENG_TEXT_BLOCK_PARTS_H
#define ENG_TEXT_BLOCK_PARTS_H

#include "text/document.h"
#include "text/word_scan.h"

#if ENG__SCAN_SSE2

/* Writes the parts of the tokens that begin at `starts` and end at `ends`, bits of the sixty-four
 * bytes at `view + block`, and gives the place behind the last. Sixteen bytes must be readable
 * behind each start, and up to seven parts may be written behind what is given. */
typedef eng__part *eng__parts_writer(const char *view, uint32_t block, uint64_t starts,
                                     uint64_t ends, eng__part *part);

eng__parts_writer eng__write_parts_sse2;
eng__parts_writer eng__write_parts_512;

#endif
#endif

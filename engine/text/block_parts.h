/* Writing the parts of a block: where its tokens begin and end is known, what is left is their
 * hash, kind and script. */
#ifndef ENG_TEXT_BLOCK_PARTS_H
#define ENG_TEXT_BLOCK_PARTS_H

#include "text/document.h"
#include "text/word_scan.h"

#if ENG__SCAN_SSE2

/* Tokens of sixty-four bytes of the view: a bit where each begins, and one behind each. */
typedef struct eng__block_tokens {
  uint64_t starts, ends;
  uint64_t arabic, numbers, signs;  /* starts of what is no Latin word */
  uint64_t joined;                  /* starts behind a half-space */
  uint64_t after_line, after_blank; /* starts behind a line end, behind a blank line */
  uint64_t possessive;              /* ends behind 's, which the hash leaves out */
} eng__block_tokens;

/* Writes the parts of the tokens in the block at `view + block`, and gives the place behind the
 * last. Up to seven parts may be written behind that. */
typedef eng__part *eng__parts_writer(const char *view, uint32_t block,
                                     const eng__block_tokens *tokens, eng__part *part);

/* This one reads sixteen bytes from the beginning of each token. */
eng__parts_writer eng__write_parts_sse2;
eng__parts_writer eng__write_parts_512;

#endif
#endif

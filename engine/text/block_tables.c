/* What the bytes of a block are, for the loop that looks at sixty-four at a time (block_masks.h).
 */
#include "text/block_masks.h"

#if ENG__SCAN_SSE2

#define L (1 << ENG__SORT_LETTER)
#define D (1 << ENG__SORT_DIGIT)
#define G (1 << ENG__SORT_GAP)
#define M (1 << ENG__SORT_MARK)
#define S (1 << ENG__SORT_STOP)
#define P (1 << ENG__SORT_PAUSE)
#define Q (1 << ENG__SORT_QUOTE)
#define C (1 << ENG__SORT_CHOSEN)
/* clang-format off */
const uint8_t eng__sort_of_ascii[128] = {
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, G | C, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    /* !  "              '  (  )        ,  -      .        */
    G, S, M, 0, 0, 0, 0, Q, M, M, 0, 0, M, M | C, S | C, 0,
    /*                            :  ;           ? */
    D, D, D, D, D, D, D, D, D, D, P, P, 0, 0, 0, S,
    0, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L,
    /*                                    [     ]      */
    L, L, L, L | C, L, L, L, L, L, L, L, M, 0, M, 0, 0,
    0, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L,
    L, L, L, L | C, L, L, L, L, L, L, L, 0, 0, 0, 0, 0,
};
#undef L
#undef D
#undef G
#undef M
#undef S
#undef P
#undef Q
#undef C

#define ARABIC (1 << ENG__PAIR_ARABIC)
#define RARE_D8 (1 << ENG__PAIR_RARE)       /* U+0600..U+061F */
#define RARE_D9 (1 << (ENG__PAIR_RARE + 1)) /* U+0660..U+066F */
#define RARE_DB (1 << (ENG__PAIR_RARE + 2)) /* U+06D0..U+06FF */
#define COMMA (1 << ENG__PAIR_COMMA)        /* U+060C, U+061B, U+061F */
#define HALF (1 << ENG__PAIR_HALF)
const uint8_t eng__pairs_of_lead[64] = {
    [0xD8 & 63] = ARABIC | RARE_D8 | COMMA, [0xD9 & 63] = ARABIC | RARE_D9,
    [0xDA & 63] = ARABIC,                   [0xDB & 63] = ARABIC | RARE_DB,
    [0xE2 & 63] = HALF,
};

#define A (ARABIC | RARE_D8)           /* 80..8F */
#define B (ARABIC | RARE_D8 | RARE_DB) /* 90..9F */
#define E (ARABIC | RARE_D9 | RARE_DB) /* A0..AF */
#define F (ARABIC | RARE_DB)           /* B0..BF */
const uint8_t eng__pairs_of_second[64] = {
    A | HALF, A, A, A, A, A, A, A, A, A, A, A,         A | COMMA, A, A, A,
    B,        B, B, B, B, B, B, B, B, B, B, B | COMMA, B,         B, B, B | COMMA,
    E,        E, E, E, E, E, E, E, E, E, E, E,         E,         E, E, E,
    F,        F, F, F, F, F, F, F, F, F, F, F,         F,         F, F, F,
};
/* clang-format on */
#undef A
#undef B
#undef E
#undef F

/* clang-format off */
const uint8_t eng__places_of_block[64] = {
    0,  1,  2,  3,  4,  5,  6,  7,  8,  9,  10, 11, 12, 13, 14, 15,
    16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31,
    32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47,
    48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63,
};
const uint8_t eng__eight_of_each[64] = {
    0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1,
    2, 2, 2, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3, 3, 3, 3,
    4, 4, 4, 4, 4, 4, 4, 4, 5, 5, 5, 5, 5, 5, 5, 5,
    6, 6, 6, 6, 6, 6, 6, 6, 7, 7, 7, 7, 7, 7, 7, 7,
};
/* clang-format on */

#define EVERY UINT64_C(0x0101010101010101)
const uint64_t eng__bit_in_all_bytes[8] = {EVERY,      EVERY << 1, EVERY << 2, EVERY << 3,
                                           EVERY << 4, EVERY << 5, EVERY << 6, EVERY << 7};
const uint64_t eng__rare_in_all_bytes = EVERY * (RARE_D8 | RARE_D9 | RARE_DB);

#endif

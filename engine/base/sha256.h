/* SHA-256 (FIPS 180-4) over what may be many megabytes: libmd's, with the blocks in the middle done
 * by the processor's own instructions where it has them, which is ten times faster. */
#ifndef ENG_BASE_SHA256_H
#define ENG_BASE_SHA256_H

#include "base/slice.h"

#include <sha2.h>

/* As SHA256Update(): between SHA256Init() and SHA256Final() both may be used in turn. */
void eng__sha256_add(SHA2_CTX *context, eng__slice bytes);

#endif

/* Names of documents. */
#ifndef ENG_CORPUS_PATH_H
#define ENG_CORPUS_PATH_H

#include "base/buffer.h"

/* An argument as it stands in document ids: without leading "./" and without final slashes ("." is
 * empty, "/" stays). */
eng__slice eng__argument_name(const char *argument);

/* Does the name end in .jsonl or .ndjson (any case)? */
bool eng__is_container_name(eng__slice name);

#endif

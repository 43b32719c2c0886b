/* Memory for a long list: tens of megabytes in many growing arrays, all touched within a blink.
 *
 * In pages of 4 KiB, arrays of their own mappings, a quarter of the time that a list takes to load
 * goes into faults. In one heap of large pages it does not. */
#ifndef ENG_RUN_HEAP_H
#define ENG_RUN_HEAP_H

#include <stddef.h>

/* About so many bytes will be asked for: the heap has room for them at once, in large pages where
 * the kernel gives them. A wish; nothing depends on it. */
void eng__heap_expect(size_t bytes);
/* From here on memory is given back as usual. */
void eng__heap_settle(void);

#endif

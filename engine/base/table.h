/* Memory of large tables that are read all over. */
#ifndef ENG_BASE_TABLE_H
#define ENG_BASE_TABLE_H

#include <stddef.h>

/* `size` zero bytes from a cache line on, in `*memory`, to be freed by free(); if that has them
 * already, they are as they were. From some megabytes on they lie in huge pages where the system
 * has them: else each of the many pages of 4 KB costs a fault when it is first read and one more
 * when it is written. NULL: no memory. */
void *eng__table_open(void **memory, size_t size);

#endif

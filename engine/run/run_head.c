#include "run/run_head.h"

#include "engine/version.h"
#include "run/run.h"

#include <stdio.h>

/* One line for each pack, or one for all plain rule files together: the hash covers every file that
 * the rules read. */
void eng__run_head_make(eng__run_head *head, const eng__sources *sources, const eng__slice *options,
                        size_t option_count, eng__shard shard) {
  const eng__source *first = &sources->at[0];
  eng__sources_digest(sources, head->hash);
  const char *name = first->pack ? first->pack : first->folder ? first->folder : first->path;
  head->pack = (eng__result_pack){.name = eng__slice_of(name),
                                  .version = eng__slice_of(first->version ? first->version : ""),
                                  .hash = eng__slice_of(head->hash)};
  head->line = (eng__result_run){.engine = ENG_VERSION,
                                 .unicode = ENG__UNICODE_VERSION,
                                 .pcre2 = eng__pcre2_version(head->pcre2, sizeof head->pcre2),
                                 .lua = eng__lua_version() + strlen("Lua "),
                                 .packs = &head->pack,
                                 .pack_count = 1,
                                 .options = options,
                                 .option_count = option_count};
  snprintf(head->shard, sizeof head->shard, "%u/%u", (unsigned)shard.index + 1,
           (unsigned)shard.count);
  if (shard.count) head->line.shard = eng__slice_of(head->shard);
}

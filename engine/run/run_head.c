#include "run/run_head.h"

#include "engine/version.h"
#include "run/run.h"

#include <stdio.h>
#include <stdlib.h>

static eng__result_pack pack_of(const eng__bundle *bundle, char hash[65]) {
  const eng__source *first = bundle->first;
  eng__bundle_digest(bundle, hash);
  const char *name = first->pack ? first->pack : first->folder ? first->folder : first->path;
  return (eng__result_pack){.name = eng__slice_of(name),
                            .version = eng__slice_of(first->version ? first->version : ""),
                            .hash = eng__slice_of(hash)};
}

eng_status eng__run_head_make(eng__run_head *head, const eng__sources *sources,
                              const eng__slice *options, size_t option_count, eng__shard shard,
                              eng_error *err) {
  *head = (eng__run_head){.hashes = calloc(sources->bundle_count, sizeof *head->hashes),
                          .packs = calloc(sources->bundle_count, sizeof *head->packs)};
  if (!head->hashes || !head->packs) return eng__fail_nomem(err);
  for (size_t i = 0; i < sources->bundle_count; i++)
    head->packs[i] = pack_of(&sources->bundles[i], head->hashes[i]);
  head->line = (eng__result_run){.engine = ENG_VERSION,
                                 .unicode = ENG__UNICODE_VERSION,
                                 .pcre2 = eng__pcre2_version(head->pcre2, sizeof head->pcre2),
                                 .lua = eng__lua_version() + strlen("Lua "),
                                 .packs = head->packs,
                                 .pack_count = sources->bundle_count,
                                 .options = options,
                                 .option_count = option_count};
  snprintf(head->shard, sizeof head->shard, "%u/%u", (unsigned)shard.index + 1,
           (unsigned)shard.count);
  if (shard.count) head->line.shard = eng__slice_of(head->shard);
  return ENG_OK;
}

void eng__run_head_free(eng__run_head *head) {
  free(head->hashes);
  free(head->packs);
}

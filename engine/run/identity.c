#include "run/identity.h"

#include "engine/version.h"

#include <inttypes.h>
#include <stdio.h>

static const char not_given[] = "not given";

/* ---- Traits ---- */

static void add_trait(eng__identity *id, const char *name, eng__slice value, bool is_hash) {
  eng__trait trait = {eng__slice_of(name), eng__arena_copy(&id->arena, value), is_hash};
  if (!trait.value.at || !eng__vec_push(&id->traits, trait)) id->failed = true;
}

static void add_text(eng__identity *id, const char *name, const char *value) {
  add_trait(id, name, eng__slice_of(value), false);
}

static void add_flag(eng__identity *id, const char *name, bool on) {
  add_text(id, name, on ? "on" : "off");
}

static void add_number(eng__identity *id, const char *name, uint64_t number, const char *unit) {
  char text[32];
  snprintf(text, sizeof text, "%" PRIu64 "%s", number, unit);
  add_text(id, name, text);
}

static void add_size(eng__identity *id, const char *name, uint64_t bytes) {
  static const char *const units[] = {"", "K", "M", "G"};
  int unit = 0;
  for (; unit < 3 && bytes && bytes % 1024 == 0; unit++) bytes /= 1024;
  add_number(id, name, bytes, units[unit]);
}

static void add_time(eng__identity *id, const char *name, uint64_t milliseconds) {
  bool whole = milliseconds % 1000 == 0;
  add_number(id, name, whole ? milliseconds / 1000 : milliseconds, whole ? "s" : "ms");
}

/* ---- The engine and the rules ---- */

/* The machine's libraries too: results name them, and may depend on them. */
static void add_engine(eng__identity *id) {
  char text[160], pcre2[64];
  snprintf(text, sizeof text, "%s, Unicode %s, PCRE2 %s, %s", ENG_VERSION, ENG__UNICODE_VERSION,
           eng__pcre2_version(pcre2, sizeof pcre2), eng__lua_version());
  add_text(id, "engine", text);
}

/* The digest covers the content of every file that the rules read; names and packs stand in the
 * results. */
static void add_rules(eng__identity *id, const eng__sources *sources) {
  char hex[65];
  eng__sources_digest(sources, hex);
  add_trait(id, "rules", eng__slice_of(hex), true);
  for (size_t i = 0; i < sources->count; i++) {
    const eng__source *source = &sources->at[i];
    add_text(id, "rule file", source->path);
    add_text(id, "pack", source->pack ? source->pack : "none");
    add_text(id, "version of the pack", source->version ? source->version : "none");
  }
}

/* ---- Options ---- */

static void add_limits(eng__identity *id, const eng__run_options *options) {
  const eng__crew_options *crew = &options->crew;
  add_size(id, "--max-document", options->corpus.max_document);
  add_size(id, "--max-memory", crew->max_memory);
  add_time(id, "--timeout", crew->timeout_ms);
  add_number(id, "--limit-regex", crew->match.match ? crew->match.match : ENG__MOST_MATCH, "");
  add_flag(id, "--no-jit", crew->match.no_jit);
}

static void add_shard(eng__identity *id, eng__shard shard) {
  char text[32];
  snprintf(text, sizeof text, "%u/%u", (unsigned)shard.index + 1, (unsigned)shard.count);
  add_text(id, "--shard", shard.count ? text : not_given);
}

static void add_meta(eng__identity *id, const char *path, uint64_t hash) {
  char hex[17];
  snprintf(hex, sizeof hex, "%016" PRIx64, hash);
  add_text(id, "--meta", path ? "given" : not_given);
  add_trait(id, "content of --meta", eng__slice_of(hex), true);
}

static void add_context(eng__identity *id, const eng__crew_options *crew) {
  if (crew->context == ENG__CONTEXT_WORDS) add_number(id, "--context", crew->context_words, "");
  else add_text(id, "--context", crew->context ? "sentence" : not_given);
}

static void add_reading(eng__identity *id, const eng__run_options *options, uint64_t meta_hash) {
  static const char *const inputs[] = {
      [ENG__INPUT_AUTO] = not_given, [ENG__INPUT_TEXT] = "text", [ENG__INPUT_JSONL] = "jsonl"};
  const eng__record_fields *fields = &options->crew.fields;
  add_text(id, "--input", inputs[options->corpus.input]);
  add_shard(id, options->crew.shard);
  add_trait(id, "--text-field", eng__record_text_field(fields), false);
  add_trait(id, "--id-field", eng__record_id_field(fields), false);
  add_meta(id, options->meta, meta_hash);
  add_context(id, &options->crew);
  add_flag(id, "--coverage", options->coverage != NULL);
}

static void add_word(eng__buffer *list, const char *word) {
  if (list->len) eng__buffer_add_byte(list, ',');
  eng__buffer_add_string(list, word);
}

static void add_list(eng__identity *id, const char *name, eng__buffer *list) {
  if (list->len) add_trait(id, name, eng__buffer_slice(list), false);
  else add_text(id, name, not_given);
  id->failed |= list->failed;
  eng__buffer_free(list);
}

static void add_only(eng__identity *id, const eng__sink_options *sink) {
  eng__buffer list = {0};
  if (sink->only && sink->hits) add_word(&list, "hit");
  if (sink->only && sink->rows) add_word(&list, "row");
  if (sink->only && sink->docs) add_word(&list, "doc");
  add_list(id, "--only", &list);
}

static void add_columns(eng__identity *id, const eng__sink_options *sink) {
  eng__buffer list = {0};
  if (sink->source) add_word(&list, "source");
  for (size_t i = 0; i < sink->column_count; i++) add_word(&list, sink->columns[i]);
  add_list(id, "--columns", &list);
}

static void add_writing(eng__identity *id, const eng__sink_options *sink) {
  static const char *const formats[] = {[ENG__FORMAT_JSONL] = "jsonl",
                                        [ENG__FORMAT_TSV] = "tsv",
                                        [ENG__FORMAT_CSV] = "csv",
                                        [ENG__FORMAT_TERMINAL] = "terminal"};
  add_text(id, "--format", formats[sink->format]);
  add_only(id, sink);
  add_flag(id, "--docs", sink->docs);
  add_flag(id, "--bom", sink->bom);
  add_columns(id, sink);
}

/* ---- The whole ---- */

eng_status eng__identity_make(eng__identity *id, const eng__run_options *options,
                              const eng__sources *sources, uint64_t meta_hash, eng_error *err) {
  *id = (eng__identity){.failed = false};
  add_engine(id);
  add_rules(id, sources);
  add_limits(id, options);
  add_reading(id, options, meta_hash);
  add_writing(id, &options->sink);
  for (size_t i = 0; i < options->corpus.path_count; i++)
    add_text(id, "corpus", options->corpus.paths[i]);
  return id->failed ? eng__fail_nomem(err) : ENG_OK;
}

void eng__identity_free(eng__identity *id) {
  eng__vec_free(&id->traits);
  eng__arena_free(&id->arena);
}

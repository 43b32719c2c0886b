/* What an aggregate keeps of a document: for each annotation of its rules a key and a value, plain
 * bytes that outlive the document. Here they are made, in the worker that has the document open;
 * grouped they are once all documents are through (run/tally.c). */
#include "rules/applying.h"
#include "rules/coverage.h"

#include "base/json.h"

#include <stdio.h>

enum {
  KEY_BYTES = 64 << 10, /* of a key that a function gave */
  VALUE_BYTES = 128     /* what a value weighs beside its texts */
};

/* One call: of `group` or `value`, about an annotation. */
typedef struct call {
  int function;
  const eng__hit *hit;
  bool none;                     /* it gave nil */
  char wrong[ENG_ERROR_MESSAGE]; /* what is wrong with what it gave, or "" */
} call;

static call *call_function(lua_State *L) {
  call *c = lua_touserdata(L, 1);
  lua_rawgeti(L, LUA_REGISTRYINDEX, c->function);
  eng__push_hit(L, c->hit);
  eng__push_document(L);
  lua_call(L, 2, 1);
  eng__buffer_clear(&eng__set_of(L)->scratch);
  c->none = lua_isnil(L, -1);
  return c;
}

/* A key is a text: of a number the shortest that reads back, of a span its bytes. */
static int do_group(lua_State *L) {
  call *c = call_function(L);
  const eng__ruleset *set = eng__set_of(L);
  eng__buffer *out = &eng__set_of(L)->scratch;
  size_t len = 0;
  if (c->none) return 0;
  const char *text = lua_type(L, -1) == LUA_TSTRING ? lua_tolstring(L, -1, &len) : NULL;
  if (text) {
    eng__buffer_add(out, text, len);
  } else if (lua_isinteger(L, -1)) {
    eng__buffer_printf(out, "%lld", (long long)lua_tointeger(L, -1));
  } else if (lua_type(L, -1) == LUA_TNUMBER && isfinite(lua_tonumber(L, -1))) {
    eng__json_write_double(out, lua_tonumber(L, -1));
  } else if (eng__test_span(L, -1)) {
    const eng__lua_span *span = eng__check_span(L, lua_gettop(L));
    eng__buffer_add_slice(out, eng__span_bytes(set, eng__hit_text(&span->hit)));
  } else {
    snprintf(c->wrong, sizeof c->wrong, "'group' must give a text, a number or nil, not %s",
             eng__value_noun(L, -1));
  }
  if (out->len > KEY_BYTES)
    snprintf(c->wrong, sizeof c->wrong, "'group' gave a key longer than 64 KiB");
  return 0;
}

/* The engine says `doc` and `id` of each use itself. */
static const char *taken_field(lua_State *L) {
  static const char *const taken[] = {"doc", "id"};
  if (lua_type(L, -1) != LUA_TTABLE) return NULL;
  luaL_checkstack(L, 4, NULL);
  eng__frozen_contents(L, -1);
  const char *met = NULL;
  for (size_t i = 0; i < 2 && !met; i++) {
    lua_pushstring(L, taken[i]);
    if (lua_rawget(L, -2) != LUA_TNIL) met = taken[i];
    lua_pop(L, 1);
  }
  lua_pop(L, 1);
  return met;
}

static int do_value(lua_State *L) {
  call *c = call_function(L);
  if (c->none) return 0;
  const char *taken = taken_field(L);
  const char *wrong = taken ? NULL : eng__write_plain(L, -1, "value");
  if (taken)
    snprintf(c->wrong, sizeof c->wrong, "value.%s: every use has its own '%s'", taken, taken);
  if (wrong) snprintf(c->wrong, sizeof c->wrong, "%s", wrong);
  return 0;
}

/* Calls; `*given` is a copy of what stands in the scratch, `*none` when there is nothing to keep.
 */
static eng_status ask(eng__ruleset *set, lua_CFunction function, int reference, uint32_t line,
                      const eng__hit *hit, eng__slice *given, bool *none, eng_error *err) {
  call c = {.function = reference, .hit = hit};
  bool called;
  eng_status status = eng__call_protected(set, function, &c, hit, &called, err);
  *none = true;
  if (status != ENG_OK || !called || c.none) return status;
  if (c.wrong[0]) {
    char message[ENG_ERROR_MESSAGE];
    snprintf(message, sizeof message, "%s:%u: %.*s", set->run.rule->info.file, (unsigned)line,
             ENG_ERROR_MESSAGE - 128, c.wrong);
    return eng__report_rule_error(set, hit, eng__slice_of(message), err);
  }
  *none = false;
  if (set->scratch.failed) return eng__fail_nomem(err);
  *given = eng__arena_copy(&set->run.arena, eng__buffer_slice(&set->scratch));
  return given->at ? ENG_OK : eng__fail_nomem(err);
}

/* The key of `alike`: the folded words, one space between two. Without words there is nothing to
 * compare. */
static eng_status join_words(eng__ruleset *set, const eng__hit *hit, eng__slice *key, bool *none,
                             eng_error *err) {
  const eng_document *document = set->run.document;
  eng__buffer *out = &set->scratch;
  eng__buffer_clear(out);
  for (size_t i = hit->first_part; i <= hit->last_part && i < document->parts.count; i++) {
    const eng__part *part = &document->parts.at[i];
    if (part->kind != ENG_TOKEN_WORD && part->kind != ENG_TOKEN_NUMBER) continue;
    if (out->len) eng__buffer_add_byte(out, ' ');
    eng__buffer_add_slice(out, eng__part_word(document->view, part));
  }
  *none = out->len == 0;
  if (out->failed) return eng__fail_nomem(err);
  *key = eng__arena_copy(&set->run.arena, eng__buffer_slice(out));
  return key->at ? ENG_OK : eng__fail_nomem(err);
}

static eng_status take_value(eng__ruleset *set, const eng__rule *rule, const eng__hit *hit,
                             eng_error *err) {
  const eng__aggregate *aggregate = rule->aggregate;
  eng__value value = {.rule = rule->index, .annotation = hit->entry};
  bool none = false;
  eng_status status = aggregate->info.alike
                          ? join_words(set, hit, &value.key, &none, err)
                          : ask(set, do_group, aggregate->group, aggregate->group_line, hit,
                                &value.key, &none, err);
  if (status != ENG_OK || none || set->run.lost) return status;
  if (aggregate->value != LUA_NOREF)
    status =
        ask(set, do_value, aggregate->value, aggregate->value_line, hit, &value.json, &none, err);
  if (status != ENG_OK || none || set->run.lost) return status;
  set->run.output_bytes += VALUE_BYTES + value.key.len + value.json.len;
  set->run.over_output = set->run.output_bytes > ENG__OUTPUT_BYTES;
  if (!eng__vec_push(&set->run.values, value)) return eng__fail_nomem(err);
  return eng__cover_tagged(set, rule, hit, err);
}

eng_status eng__take_values(eng__ruleset *set, const eng__rule *rule, eng_error *err) {
  eng__run *run = &set->run;
  eng_status status = ENG_OK;
  for (size_t i = 0; status == ENG_OK && !run->lost && !run->over_output && i < run->hits.count;
       i++) {
    if (*eng__sandbox_stop_flag(set->sandbox))
      return eng__fail(err, ENG_TIMEOUT, "the rules used up their time");
    status = take_value(set, rule, &run->hits.at[i], err);
  }
  return status;
}

static int by_rule_then_annotation(const void *a, const void *b) {
  const eng__value *x = a, *y = b;
  if (x->rule != y->rule) return x->rule < y->rule ? -1 : 1;
  return (x->annotation > y->annotation) - (x->annotation < y->annotation);
}

void eng__place_values(eng__ruleset *set, const size_t *places) {
  eng__run *run = &set->run;
  for (size_t i = 0; i < run->values.count; i++) {
    eng__value *value = &run->values.at[i];
    value->annotation = places[value->annotation];
    value->fingerprint = run->annotations.at[value->annotation].fingerprint;
  }
  qsort(run->values.at, run->values.count, sizeof *run->values.at, by_rule_then_annotation);
}

/* The Lua type of spans: a stretch of the open document.
 *
 * A span is a small value, copied into Lua: it holds no pointer, but the generation of the document
 * it was made in. Kept longer, it is refused. Text is made only when it is asked for. */
#include "rules/objects.h"

#include "text/lines.h"

static const char type_name[] = "engine.span";
static const char span_mark; /* its address marks objects of this kind */

eng__lua_span *eng__test_span(lua_State *L, int index) {
  if (lua_type(L, index) != LUA_TUSERDATA) return NULL;
  if (lua_rawlen(L, index) != sizeof(eng__lua_span)) return NULL;
  eng__lua_span *span = lua_touserdata(L, index);
  return span->mark == &span_mark ? span : NULL;
}

eng__lua_span *eng__check_span(lua_State *L, int index) {
  eng__lua_span *span = eng__test_span(L, index);
  if (!span) {
    eng__raise_here(L, "a span or hit is wanted here, not %s", eng__value_noun(L, index));
    return NULL; /* not reached */
  }
  if (span->generation != eng__set_of(L)->run.generation) {
    eng__raise_here(L, "this span belongs to a document that is closed: keep its text or its "
                       "range instead");
  }
  return span;
}

eng_document *eng__open_document(lua_State *L) {
  eng__ruleset *set = eng__set_of(L);
  if (set->run.generation == 0) eng__raise_here(L, "no document is open here");
  return set->run.document;
}

eng__slice eng__span_bytes(const eng__ruleset *set, eng_span text) {
  return eng__slice_cut(set->run.document->text, text.start, text.end);
}

static eng__lua_span *new_span(lua_State *L, const char *type) {
  eng__lua_span *span = lua_newuserdatauv(L, sizeof *span, 0);
  *span = (eng__lua_span){.mark = &span_mark, .generation = eng__set_of(L)->run.generation};
  luaL_setmetatable(L, type);
  return span;
}

static void push_place(lua_State *L, const char *type, eng_span text) {
  eng__lua_span *span = new_span(L, type);
  eng__hit_from_span(eng__set_of(L)->run.document, text, &span->hit);
  span->hit.pattern = ENG__NO_PATTERN;
}

void eng__push_span(lua_State *L, eng_span text) {
  push_place(L, type_name, text);
}

void eng__push_found(lua_State *L, eng_span text) {
  push_place(L, "engine.hit", text);
}

void eng__push_hit(lua_State *L, const eng__hit *hit) {
  bool annotation = eng__hit_annotation(eng__set_of(L), hit) != NULL;
  new_span(L, annotation ? "engine.annotation" : "engine.hit")->hit = *hit;
}

void eng__check_search(lua_State *L, eng_status status) {
  if (status == ENG_OK) return;
  eng__ruleset *set = eng__set_of(L);
  eng__sandbox_step(L, 0); /* raises when the search was stopped by the clock */
  set->run.out_of_memory = true;
  eng__sandbox_starve(L);
}

/* ---- Fields ---- */

static void push_slice(lua_State *L, eng__slice bytes) {
  lua_pushlstring(L, bytes.at ? bytes.at : "", bytes.len);
}

static int get_text(lua_State *L) {
  const eng__lua_span *span = eng__check_span(L, 1);
  push_slice(L, eng__span_bytes(eng__set_of(L), eng__hit_text(&span->hit)));
  return 1;
}

static int get_folded(lua_State *L) {
  const eng__lua_span *span = eng__check_span(L, 1);
  eng_document *document = eng__open_document(L);
  eng__slice folded =
      span->hit.pattern == ENG__NO_PATTERN
          ? eng__document_folded(document, eng__hit_text(&span->hit))
          : eng__slice_cut(document->view, span->hit.view_start, span->hit.view_end);
  push_slice(L, folded);
  return 1;
}

/* The one of `spans` that holds the beginning of the span, or nil. */
static int push_around(lua_State *L, const eng__lua_span *span, const eng__spans *spans) {
  size_t at = eng__spans_find(spans, span->hit.start);
  if (at == SIZE_MAX || spans->at[at].end < span->hit.start) {
    lua_pushnil(L);
  } else {
    eng__push_span(L, spans->at[at]);
  }
  return 1;
}

static int get_sentence(lua_State *L) {
  const eng__lua_span *span = eng__check_span(L, 1);
  eng_document *document = eng__open_document(L);
  eng__check_search(L, eng__document_need_sentences(document, NULL));
  return push_around(L, span, &document->sentences);
}

static int get_paragraph(lua_State *L) {
  const eng__lua_span *span = eng__check_span(L, 1);
  eng_document *document = eng__open_document(L);
  eng__check_search(L, eng__document_need_paragraphs(document, NULL));
  return push_around(L, span, &document->paragraphs);
}

static int get_line(lua_State *L) {
  eng_span line;
  const eng__lua_span *span = eng__check_span(L, 1);
  eng__check_search(L, eng__document_line(eng__open_document(L), span->hit.start, &line, NULL));
  eng__push_span(L, line);
  return 1;
}

static int get_doc(lua_State *L) {
  eng__check_span(L, 1);
  eng__push_document(L);
  return 1;
}

static int get_number(lua_State *L) {
  eng__push_number(L, &eng__check_span(L, 1)->hit);
  return 1;
}

/* What a later version will know: nil until then. */
static int get_nothing(lua_State *L) {
  eng__check_span(L, 1);
  lua_pushnil(L);
  return 1;
}

/* ---- Methods ---- */

static int push_beside(lua_State *L, eng__side side) {
  const eng__lua_span *span = eng__check_span(L, 1);
  int whole;
  lua_Integer words = lua_tointegerx(L, 2, &whole);
  eng_span text;
  if (!whole || lua_type(L, 2) != LUA_TNUMBER || words < 0 || words > 1000000)
    return eng__raise_here(L, "a number of words is wanted here: hit:before(3)");
  eng__sandbox_step(L, (uint64_t)words);
  eng__check_search(
      L, eng__words_beside(eng__set_of(L)->index, &span->hit, side, (uint32_t)words, &text, NULL));
  eng__push_span(L, text);
  return 1;
}

static int before(lua_State *L) {
  return push_beside(L, ENG__SIDE_BEFORE);
}

static int after(lua_State *L) {
  return push_beside(L, ENG__SIDE_AFTER);
}

static int covers(lua_State *L) {
  const eng__lua_span *outer = eng__check_span(L, 1), *inner = eng__check_span(L, 2);
  lua_pushboolean(L, outer->hit.start <= inner->hit.start && inner->hit.end <= outer->hit.end);
  return 1;
}

/* As string.sub(doc.text, first, last) wants them. */
static int range(lua_State *L) {
  const eng__lua_span *span = eng__check_span(L, 1);
  lua_pushinteger(L, (lua_Integer)span->hit.start + 1);
  lua_pushinteger(L, (lua_Integer)span->hit.end);
  return 2;
}

/* Spans of the same place are equal. */
static int same_place(lua_State *L) {
  const eng__lua_span *a = eng__test_span(L, 1), *b = eng__test_span(L, 2);
  lua_pushboolean(L, a && b && a->generation == b->generation && a->hit.start == b->hit.start &&
                         a->hit.end == b->hit.end);
  return 1;
}

const eng__field eng__span_fields[] = {
    {"text", get_text, NULL},
    {"folded", get_folded, NULL},
    {"sentence", get_sentence, NULL},
    {"paragraph", get_paragraph, NULL},
    {"line", get_line, NULL},
    {"doc", get_doc, NULL},
    {"number", get_number, NULL},
    {"date", get_nothing, NULL},
    {"before", NULL, before},
    {"after", NULL, after},
    {"covers", NULL, covers},
    {"range", NULL, range},
    {0},
};

static void open_span_type(lua_State *L, const char *type, const char *noun,
                           const eng__field *const *fields) {
  eng__open_type(L, type, noun, fields);
  lua_pushcfunction(L, same_place);
  lua_setfield(L, -2, "__eq");
  lua_pop(L, 1);
}

void eng__open_spans(lua_State *L) {
  const eng__field *const span[] = {eng__span_fields, eng__span_questions, NULL};
  const eng__field *const hit[] = {eng__span_fields, eng__span_questions, eng__hit_fields, NULL};
  const eng__field *const annotation[] = {eng__span_fields, eng__span_questions, eng__hit_fields,
                                          eng__annotation_fields, NULL};
  open_span_type(L, type_name, "a span", span);
  open_span_type(L, "engine.hit", "a hit", hit);
  open_span_type(L, "engine.annotation", "an annotation", annotation);
}

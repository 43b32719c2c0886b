#include "run/traced.h"

#include "text/lines.h"

/* ---- On the wire ---- */

static void put_place(eng__buffer *out, const eng__traced_place *place) {
  eng__wire_u64(out, place->line);
  eng__wire_u64(out, place->column);
  eng__wire_slice(out, place->text);
}

static void get_place(eng__wire *in, eng__traced_place *place) {
  place->line = eng__wire_get_u64(in);
  place->column = eng__wire_get_u64(in);
  place->text = eng__wire_get_slice(in);
}

void eng__put_traced(eng__buffer *out, const eng__traced *step) {
  eng__wire_u32(out, step->rule);
  eng__wire_u32(out, (uint32_t)(step->verdict + 1));
  eng__wire_u32(out, step->has_hit);
  eng__wire_slice(out, step->element);
  eng__wire_slice(out, step->detail);
  put_place(out, &step->hit);
  put_place(out, &step->text);
}

void eng__get_traced(eng__wire *in, eng__traced *step) {
  step->rule = eng__wire_get_u32(in);
  uint32_t verdict = eng__wire_get_u32(in);
  step->verdict = verdict > 2 ? -1 : (int)verdict - 1;
  step->has_hit = eng__wire_get_u32(in) != 0;
  step->element = eng__wire_get_slice(in);
  step->detail = eng__wire_get_slice(in);
  get_place(in, &step->hit);
  get_place(in, &step->text);
}

/* ---- In a worker ---- */

bool eng__why_asks(const eng__why_ask *why, bool record, eng__slice doc, eng__slice id) {
  if (!why->record) return !record;
  if (!record) return false;
  eng__slice wanted = eng__slice_of(why->record);
  if (eng__slice_equal(wanted, id)) return true;
  const char *number = memrchr(doc.at, '#', doc.len);
  return number &&
         eng__slice_equal(wanted, eng__slice_cut(doc, (size_t)(number + 1 - doc.at), doc.len));
}

/* The span of the line; false when the document has fewer. */
static eng_status find_line(eng_document *document, uint64_t line, bool *there, eng_span *span,
                            eng_error *err) {
  eng_status status = eng__document_line(document, 0, span, err);
  *there = status == ENG_OK && line >= 1 && line <= document->lines.count;
  return *there ? eng__document_line(document, document->lines.at[line - 1], span, err) : status;
}

static int64_t find_rule(const eng__ruleset *rules, const char *name) {
  for (size_t i = 0; name && i < eng__ruleset_count(rules); i++) {
    const char *full = eng__ruleset_rule(rules, i)->name, *colon = strrchr(full, ':');
    if (!strcmp(full, name) || (colon && !strcmp(colon + 1, name))) return (int64_t)i;
  }
  return -1;
}

eng_status eng__why_begin(const eng__why_ask *why, eng__ruleset *rules, eng_document *document,
                          eng_error *err) {
  eng_span span;
  bool there;
  eng_status status = find_line(document, why->line, &there, &span, err);
  eng__ruleset_trace(rules, there ? &span : NULL, find_rule(rules, why->rule));
  return status;
}

static eng_status place_of(eng_document *document, eng_span span, eng__traced_place *place,
                           eng_error *err) {
  eng_place at;
  eng_status status = eng_document_place(document, span.start, &at, err);
  if (status != ENG_OK) return status;
  *place =
      (eng__traced_place){at.line, at.column, eng__slice_cut(document->text, span.start, span.end)};
  return ENG_OK;
}

static eng_status put_line(const eng__why_ask *why, eng_document *document, eng__buffer *out,
                           eng_error *err) {
  eng_span span;
  bool there;
  eng__traced step = {.rule = ENG__TRACED_LINE, .element = ENG__SLICE("line"), .verdict = -1};
  eng_status status = find_line(document, why->line, &there, &span, err);
  if (status != ENG_OK) return status;
  step.hit.line = document->lines.count;
  step.text.line = why->line;
  step.has_hit = there;
  if (there) {
    step.text.text = eng__slice_cut(document->text, span.start, span.end);
    step.detail = eng__document_folded(document, span);
  }
  eng__put_traced(out, &step);
  return ENG_OK;
}

static eng_status put_step(const eng__trace_step *from, eng_document *document, eng__buffer *out,
                           eng_error *err) {
  eng__traced step = {.rule = from->rule,
                      .element = eng__slice_of(from->element),
                      .detail = from->detail,
                      .verdict = from->verdict,
                      .has_hit = from->has_hit};
  eng_status status = ENG_OK;
  if (from->has_hit) status = place_of(document, from->hit, &step.hit, err);
  if (status == ENG_OK && from->text.end > from->text.start)
    status = place_of(document, from->text, &step.text, err);
  if (status == ENG_OK) eng__put_traced(out, &step);
  return status;
}

eng_status eng__why_end(const eng__why_ask *why, eng__ruleset *rules, eng_document *document,
                        eng__buffer *out, uint32_t *count, eng_error *err) {
  size_t steps;
  const eng__trace_step *all = eng__ruleset_steps(rules, &steps);
  eng_status status = put_line(why, document, out, err);
  for (size_t i = 0; i < steps && status == ENG_OK; i++)
    status = put_step(&all[i], document, out, err);
  eng__ruleset_trace(rules, NULL, -1);
  *count = (uint32_t)steps + 1;
  return status == ENG_OK && out->failed ? eng__fail_nomem(err) : status;
}

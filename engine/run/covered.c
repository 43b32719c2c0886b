#include "run/covered.h"

enum { LONGEST_TEXT = 120 }; /* bytes of an example */

void eng__put_branch(eng__buffer *out, const eng__branch *branch) {
  eng__wire_u32(out, branch->rule);
  eng__wire_u32(out, branch->number);
  eng__wire_u32(out, branch->line);
  eng__wire_string(out, branch->field);
  eng__wire_string(out, branch->what);
  eng__wire_slice(out, branch->text);
  eng__wire_string(out, branch->file);
}

void eng__get_branch(eng__wire *in, eng__branch_card *card) {
  card->rule = eng__wire_get_u32(in);
  card->number = eng__wire_get_u32(in);
  card->line = eng__wire_get_u32(in);
  card->field = eng__wire_get_slice(in);
  card->what = eng__wire_get_slice(in);
  card->text = eng__wire_get_slice(in);
  card->file = eng__wire_get_slice(in);
}

/* Its beginning, cut between characters. */
static eng__slice some_text(eng__slice text) {
  if (text.len <= LONGEST_TEXT) return text;
  size_t len = LONGEST_TEXT;
  while (len > 0 && ((unsigned char)text.at[len] & 0xC0) == 0x80) len--;
  return eng__slice_cut(text, 0, len);
}

static eng_status put_one(eng__buffer *out, const eng__fired *fired, eng_document *document,
                          eng_error *err) {
  eng_place place;
  eng_status status = eng_document_place(document, fired->first.start, &place, err);
  if (status != ENG_OK) return status;
  eng__wire_u32(out, fired->branch);
  eng__wire_u32(out, fired->count);
  eng__wire_u32(out, fired->tagged);
  eng__wire_u64(out, place.line);
  eng__wire_u64(out, place.column);
  eng__wire_slice(out,
                  some_text(eng__slice_cut(document->text, fired->first.start, fired->first.end)));
  return ENG_OK;
}

eng_status eng__put_fired(eng__buffer *out, const eng__ruleset *rules, eng_document *document,
                          uint32_t *count, eng_error *err) {
  size_t fired;
  const eng__fired *all = eng__ruleset_fired(rules, &fired);
  eng_status status = ENG_OK;
  for (size_t i = 0; i < fired && status == ENG_OK; i++)
    status = put_one(out, &all[i], document, err);
  *count = (uint32_t)fired;
  return status == ENG_OK && out->failed ? eng__fail_nomem(err) : status;
}

void eng__get_covered(eng__wire *in, eng__covered *covered) {
  covered->branch = eng__wire_get_u32(in);
  covered->count = eng__wire_get_u32(in);
  covered->tagged = eng__wire_get_u32(in);
  covered->line = eng__wire_get_u64(in);
  covered->column = eng__wire_get_u64(in);
  covered->text = eng__wire_get_slice(in);
}

/* Sentences with hits are marked while hits go by, those of different findings first; the sentence
 * behind one becomes a proposal for what must not be tagged. Then a rule for each proposal is made
 * of it, and what passes is written. */
#include "author/save.h"

#include "output/writer.h"
#include "author/tester.h"
#include "unicode/utf8.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
  MOST_YES = 6,      /* sentences proposed */
  PLAIN_YES = 2,     /* of them so many may show what another one showed */
  MOST_WRITTEN = 5,  /* of each kind */
  LONGEST_TEXT = 600 /* bytes of a sentence */
};

eng_status eng__saver_open(eng__saver *saver, const char *path, const eng__find_pattern *pattern,
                           eng_error *err) {
  *saver = (eng__saver){.path = path, .pattern = *pattern};
  if (access(path, F_OK) != 0) return ENG_OK;
  return eng__fail(err, ENG_INVALID, "%s: exists; --save writes a new file", path);
}

void eng__saver_close(eng__saver *saver) {
  for (size_t i = 0; i < saver->proposals.count; i++) free(saver->proposals.at[i].text);
  eng__vec_free(&saver->proposals);
  eng__buffer_free(&saver->doc);
  eng__buffer_free(&saver->sentence);
  eng__buffer_free(&saver->marked);
  eng__buffer_free(&saver->found);
  eng__buffer_free(&saver->seen);
}

/* ---- Proposals ---- */

/* A text that an example can hold as it is: not too long, without braces, not damaged. */
static bool is_usable(eng__slice text) {
  return text.len > 0 && text.len <= LONGEST_TEXT && !memchr(text.at, '{', text.len) &&
         !memchr(text.at, '}', text.len) && !memchr(text.at, '\0', text.len) &&
         eng__utf8_valid_prefix(text.at, text.len) == text.len;
}

static eng_status propose(eng__saver *saver, eng__slice text, bool yes, eng_error *err) {
  eng__proposal proposal = {.text = strndup(text.at, text.len), .yes = yes};
  if (!proposal.text || !eng__vec_push(&saver->proposals, proposal)) {
    free(proposal.text);
    return eng__fail_nomem(err);
  }
  saver->yes_count += yes;
  return ENG_OK;
}

/* Was the same thing, folded, seen in a proposal? Remembers it. */
static bool is_new(eng__saver *saver, eng__slice folded) {
  for (size_t at = 0; at < saver->seen.len;) {
    eng__slice known = eng__slice_of(saver->seen.at + at);
    if (eng__slice_equal(known, folded)) return false;
    at += known.len + 1;
  }
  eng__buffer_add_slice(&saver->seen, folded);
  eng__buffer_add_byte(&saver->seen, '\0');
  return true;
}

static eng_status end_sentence(eng__saver *saver, eng_error *err) {
  if (!saver->open) return ENG_OK;
  saver->open = false;
  eng__slice sentence = eng__buffer_slice(&saver->sentence);
  eng__buffer_add_slice(&saver->marked, eng__slice_cut(sentence, saver->used, sentence.len));
  if (saver->marked.failed) return eng__fail_nomem(err);
  return propose(saver, eng__buffer_slice(&saver->marked), true, err);
}

static bool wants_more(eng__saver *saver, const eng__result_hit *hit) {
  if (saver->yes_count >= MOST_YES || !is_usable(hit->sentence)) return false;
  bool folded_whole = hit->folded.len && !memchr(hit->folded.at, '\0', hit->folded.len);
  return (folded_whole && is_new(saver, hit->folded)) || saver->yes_count < PLAIN_YES;
}

static eng_status begin_sentence(eng__saver *saver, const eng__result_hit *hit, eng_error *err) {
  eng_status status = ENG_OK;
  if (!wants_more(saver, hit)) return status;
  eng__buffer_clear(&saver->doc);
  eng__buffer_clear(&saver->sentence);
  eng__buffer_clear(&saver->marked);
  eng__buffer_add_slice(&saver->doc, hit->doc);
  eng__buffer_add_slice(&saver->sentence, hit->sentence);
  if (saver->doc.failed || saver->sentence.failed) return eng__fail_nomem(err);
  saver->open = true;
  saver->used = 0;
  saver->start = hit->start_byte - hit->sentence_byte;
  if (is_usable(hit->next_sentence)) status = propose(saver, hit->next_sentence, false, err);
  return status;
}

static bool in_open_sentence(const eng__saver *saver, const eng__result_hit *hit) {
  return saver->open && eng__slice_equal(eng__buffer_slice(&saver->doc), hit->doc) &&
         eng__slice_equal(eng__buffer_slice(&saver->sentence), hit->sentence) &&
         hit->start_byte - hit->sentence_byte == saver->start;
}

/* Does the hit stand in its sentence where the worker says? Its word is not trusted. */
static bool is_placed(const eng__result_hit *hit) {
  return hit->sentence_byte <= hit->sentence.len &&
         hit->text.len <= hit->sentence.len - hit->sentence_byte &&
         memcmp(hit->sentence.at + hit->sentence_byte, hit->text.at, hit->text.len) == 0;
}

static void mark(eng__saver *saver, const eng__result_hit *hit) {
  eng__slice sentence = eng__buffer_slice(&saver->sentence);
  eng__buffer_add_slice(&saver->marked, eng__slice_cut(sentence, saver->used, hit->sentence_byte));
  eng__buffer_add_byte(&saver->marked, '{');
  eng__buffer_add_slice(&saver->marked, hit->text);
  eng__buffer_add_byte(&saver->marked, '}');
  saver->used = hit->sentence_byte + hit->text.len;
}

eng_status eng__saver_see(void *context, const eng__result_hit *hit, eng_error *err) {
  eng__saver *saver = context;
  eng_status status = ENG_OK;
  if (!hit->text.len || !is_placed(hit)) return ENG_OK;
  if (!in_open_sentence(saver, hit)) {
    status = end_sentence(saver, err);
    if (status == ENG_OK) status = begin_sentence(saver, hit, err);
  }
  if (status == ENG_OK && saver->open && hit->sentence_byte >= saver->used) mark(saver, hit);
  return status;
}

/* ---- Trying ---- */

static eng_status write_find(eng__buffer *out, const eng__saver *saver, eng_error *err) {
  eng__buffer_add_string(out, "find = ");
  eng_status status = eng__find_expression(out, &saver->pattern, err);
  eng__buffer_add_string(out, ",");
  return status;
}

/* One rule for each proposal: its own numbers of passed and failed. */
static eng_status write_trials(eng__buffer *out, const eng__saver *saver, eng_error *err) {
  eng_status status = ENG_OK;
  for (size_t i = 0; i < saver->proposals.count && status == ENG_OK; i++) {
    const eng__proposal *p = &saver->proposals.at[i];
    eng__buffer_printf(out, "rule \"trial%zu\" { doc = \"A trial.\", ", i);
    status = write_find(out, saver, err);
    eng__buffer_printf(out, " examples = { %s = { ", p->yes ? "yes" : "no");
    eng__lua_string(out, eng__slice_of(p->text), false);
    eng__buffer_add_string(out, " } } }\n");
  }
  if (status == ENG_OK && out->failed) status = eng__fail_nomem(err);
  return status;
}

/* The expression was run before; what the trials say of it is no news. */
static void hush(void *context, bool warning, eng__slice name, eng__slice message) {
  (void)context, (void)warning, (void)name, (void)message;
}

static eng_status try_all(eng__saver *saver, eng__slice trials, eng_error *err) {
  eng__sources sources;
  eng__tester tester;
  eng_status status = eng__sources_give(&sources, saver->path, trials, err);
  if (status == ENG_OK) status = eng__tester_open(&tester, &sources, hush, NULL, err);
  if (status != ENG_OK) return status;
  for (uint32_t i = 0; i < tester.crew.rule_count && i < saver->proposals.count; i++) {
    eng__report report;
    eng__tester_run(&tester, i, NULL, NULL, &report);
    saver->proposals.at[i].good = report.passed == 1 && report.failed == 0;
  }
  eng__tester_close(&tester);
  return ENG_OK;
}

/* What may stand under `no` when no sentence behind a hit does. */
static eng_status propose_neutral(eng__saver *saver, eng_error *err) {
  static const char *const texts[] = {"Nothing of it stands here.", "هیچ.", "–"};
  eng_status status = ENG_OK;
  for (size_t i = 0; i < sizeof texts / sizeof texts[0] && status == ENG_OK; i++)
    status = propose(saver, eng__slice_of(texts[i]), false, err);
  return status;
}

/* ---- Writing ---- */

/* The name of the file as the name of a rule: front-line.lua is front_line. */
static void write_name(eng__buffer *out, const char *path) {
  const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
  const char *dot = strrchr(name, '.');
  size_t len = dot ? (size_t)(dot - name) : strlen(name), start = out->len;
  for (size_t i = 0; i < len; i++) {
    char c = name[i];
    if (c >= 'A' && c <= 'Z') c = (char)(c - 'A' + 'a');
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) eng__buffer_add_byte(out, c);
    else if (out->len > start && out->at[out->len - 1] != '_') eng__buffer_add_byte(out, '_');
  }
  while (out->len > start && out->at[out->len - 1] == '_') out->len--;
  if (out->len == start) eng__buffer_add_string(out, "found");
}

static void write_examples(eng__buffer *out, const eng__saver *saver, bool yes) {
  size_t written = 0;
  eng__buffer_printf(out, "    %s = {\n", yes ? "yes" : "no");
  for (size_t i = 0; i < saver->proposals.count && written < (yes ? MOST_WRITTEN : 1); i++) {
    const eng__proposal *p = &saver->proposals.at[i];
    if (p->yes != yes || !p->good) continue;
    eng__buffer_add_string(out, "      ");
    eng__lua_string(out, eng__slice_of(p->text), false);
    eng__buffer_add_string(out, ",\n");
    written++;
  }
  eng__buffer_add_string(out, "    },\n");
}

static eng_status write_rule(eng__buffer *out, const eng__saver *saver, eng_error *err) {
  eng__buffer doc = {0};
  eng__buffer_printf(&doc, "What `engine find` finds of: %s.", saver->pattern.text);
  eng__buffer_add_string(out, "-- Written by engine find. Say in doc what it tags, and put near "
                              "misses under no.\nrule \"");
  write_name(out, saver->path);
  eng__buffer_add_string(out, "\" {\n  doc = ");
  eng__lua_string(out, eng__buffer_slice(&doc), false);
  eng__buffer_add_string(out, ",\n  ");
  eng_status status = write_find(out, saver, err);
  eng__buffer_add_string(out, "\n  examples = {\n");
  write_examples(out, saver, true);
  write_examples(out, saver, false);
  eng__buffer_add_string(out, "  },\n}\n");
  out->failed |= doc.failed;
  eng__buffer_free(&doc);
  return status == ENG_OK && out->failed ? eng__fail_nomem(err) : status;
}

static eng_status write_file(const char *path, eng__slice text, eng_error *err) {
  eng__writer *writer;
  eng_status status = eng__writer_open_file(&writer, path, err);
  if (status != ENG_OK) return status;
  status = eng__writer_add(writer, text.at, text.len, err);
  if (status == ENG_OK) status = eng__writer_commit(writer, err);
  eng__writer_close(writer);
  return status;
}

static bool has_good(const eng__saver *saver, bool yes) {
  for (size_t i = 0; i < saver->proposals.count; i++)
    if (saver->proposals.at[i].yes == yes && saver->proposals.at[i].good) return true;
  return false;
}

eng_status eng__saver_write(eng__saver *saver, bool *written, eng_error *err) {
  eng__buffer text = {0};
  eng_status status = end_sentence(saver, err);
  *written = false;
  if (status == ENG_OK) status = propose_neutral(saver, err);
  if (status == ENG_OK) status = write_trials(&text, saver, err);
  if (status == ENG_OK) status = try_all(saver, eng__buffer_slice(&text), err);
  if (status == ENG_OK && has_good(saver, true)) {
    eng__buffer_clear(&text);
    status = write_rule(&text, saver, err);
    if (status == ENG_OK) status = write_file(saver->path, eng__buffer_slice(&text), err);
    *written = status == ENG_OK;
  }
  eng__buffer_free(&text);
  return status;
}

/* grow RULES PIECE : applies a rule file to a text that is 1, 10 and 100 times a piece, in one
 * process, under callgrind (tests/bench/linear.lua). For each size a line: how often, hits,
 * problems.
 *
 * What is counted is what happens inside eng_grow_measured(): reading the text, all passes over it,
 * the functions of rules. Loading rules, making texts and a first pass over one piece, which
 * allocates what later ones find there, lie outside. */
#include "base/buffer.h"
#include "rules/ruleset.h"

#include <stdio.h>
#include <stdlib.h>

enum { MOST_PIECES = 4 };

/* By its name callgrind finds it. */
void eng_grow_measured(eng__ruleset *set, eng__slice text);

static size_t hits, problems;

static void fail(const char *what) {
  fprintf(stderr, "grow: %s\n", what);
  exit(1);
}

static eng__slice read_whole(const char *path) {
  eng__buffer bytes = {0};
  char block[4096];
  FILE *file = fopen(path, "rb");
  if (!file) fail(path);
  for (size_t n; (n = fread(block, 1, sizeof block, file)) > 0;) eng__buffer_add(&bytes, block, n);
  fclose(file);
  if (bytes.failed) fail("out of memory");
  return eng__buffer_slice(&bytes); /* for the whole run */
}

static eng_status read_rules(void *context, const char *root, const char *path, eng__slice *bytes,
                             eng_error *err) {
  (void)root;
  (void)path;
  (void)err;
  *bytes = *(const eng__slice *)context;
  return ENG_OK;
}

static void tell(void *context, const eng__diagnostic *diagnostic) {
  (void)context;
  fprintf(stderr, "%s\n", diagnostic->message);
}

static void apply(eng__ruleset *set, eng__slice text) {
  static const eng__document_info info = {.id = {"text", 4}};
  eng_document *document;
  eng__applied applied;
  eng_error err = {0};
  if (eng_document_open(&document, text.at, text.len, &err)) fail(err.message);
  if (eng__ruleset_apply(set, document, &info, &applied, &err)) fail(err.message);
  hits = applied.annotation_count;
  problems = applied.problem_count;
  eng_document_close(document);
}

__attribute__((noinline)) void eng_grow_measured(eng__ruleset *set, eng__slice text) {
  apply(set, text);
}

static eng__slice repeat(eng__buffer *text, const eng__slice *pieces, int count, int times) {
  eng__buffer_clear(text);
  for (int i = 0; i < count * times; i++) eng__buffer_add_slice(text, pieces[i / times]);
  if (text->failed) fail("out of memory");
  return eng__buffer_slice(text);
}

int main(int argc, char **argv) {
  eng__slice rules, pieces[MOST_PIECES];
  int count = argc - 2;
  if (count < 1 || count > MOST_PIECES) fail("RULES and up to four pieces are needed");
  rules = read_whole(argv[1]);
  for (int i = 0; i < count; i++) pieces[i] = read_whole(argv[2 + i]);
  eng__ruleset_options options = {.read = read_rules, .read_context = &rules, .diagnose = tell};
  eng__ruleset *set;
  eng__buffer text = {0};
  eng_error err = {0};
  if (eng__ruleset_open(&set, &options, &err) ||
      eng__ruleset_load(set, "", "rules.lua", NULL, &err) || eng__ruleset_compile(set, &err))
    fail(err.message);
  apply(set, repeat(&text, pieces, count, 1));
  for (int times = 1; times <= 100; times *= 10) {
    eng_grow_measured(set, repeat(&text, pieces, count, times));
    printf("%d %zu %zu %zu\n", times, text.len, hits, problems);
  }
  eng__buffer_free(&text);
  eng__ruleset_close(set);
  return 0;
}

/* Where journal and run meet: finished documents are recognised by place, name and content, what
 * the journal says of them is checked as a worker's word is, and whatever differs is refused. */
#include "support/scratch.h"

#include "run/resume.h"

enum { DOCUMENTS = 4 };

/* A run as far as a resumption looks at it. */
typedef struct fixture {
  eng__sources sources;
  eng__run_options options;
  eng__crew crew;
  eng__collector collector;
  eng__resume resume;
  uint64_t meta_hash;
} fixture;

static const char *const rules[] = {"r.lua"};
static const char *const paths[] = {"c"};

static eng_status try_open(fixture *f, eng_error *err) {
  *err = (eng_error){ENG_OK, ""};
  return eng__resume_open(&f->resume, &f->options, &f->sources, f->meta_hash, &f->collector, err);
}

static void open_fixture(fixture *f) {
  eng_error err = {ENG_OK, ""};
  write_file("r.lua", "rule \"w\" {}\n");
  *f = (fixture){.crew = {.rule_count = 1}, .meta_hash = 7};
  assert_int_equal(eng__sources_find(&f->sources, rules, 1, &err), ENG_OK);
  f->options = (eng__run_options){.rules = rules,
                                  .rule_count = 1,
                                  .corpus = {.paths = paths, .path_count = 1},
                                  .output = "out",
                                  .meta = "m.tsv",
                                  .crew = {.timeout_ms = 2000, .max_memory = 128 << 20}};
  f->collector = (eng__collector){.crew = &f->crew};
  if (try_open(f, &err) != ENG_OK) fail_msg("%s", err.message);
}

static void reopen(fixture *f) {
  eng_error err;
  eng__resume_close(&f->resume);
  if (try_open(f, &err) != ENG_OK) fail_msg("%s", err.message);
}

static void close_fixture(fixture *f) {
  eng__resume_close(&f->resume);
  eng__sources_close(&f->sources);
}

static const char slot[] = "The first.The second.The third.The fourth.";
static const size_t ends[] = {0, 10, 21, 31, 42};
static const char *const names[] = {"1.txt", "2.txt", "3.txt", "4.txt"};

/* A batch with documents from `first` up to `end`, as the corpus would give them. */
static void fill(eng__batch *batch, size_t first, size_t end) {
  *batch = (eng__batch){0};
  for (size_t i = first; i < end; i++) {
    eng__entry entry = {
        .doc = eng__slice_of(names[i]), .offset = ends[i], .len = ends[i + 1] - ends[i]};
    assert_true(eng__vec_push(&batch->entries, entry));
    batch->documents++;
  }
}

/* The frame of a document with one hit of rule number `rule`, or of garbage. */
static eng__slice frame_of(eng__batch *batch, uint32_t rule, bool garbage) {
  eng__buffer out = {0};
  eng__document_head head = {.meta_row = -1, .hit_count = 1};
  eng__result_hit hit = {.start_byte = 1, .end_byte = 2, .text = ENG__SLICE("x")};
  eng__put_head(&out, &head);
  eng__put_hit(&out, &hit, rule);
  if (garbage) out.len -= 3;
  eng__slice kept = eng__arena_copy(&batch->arena, eng__buffer_slice(&out));
  eng__buffer_free(&out);
  assert_non_null(kept.at);
  return kept;
}

/* What a worker does with what is not recalled; entry `odd` gets rule number 9, or garbage. */
static void answer(eng__batch *batch, size_t odd, bool garbage) {
  for (size_t i = 0; i < batch->entries.count; i++) {
    eng__entry *entry = &batch->entries.at[i];
    if (entry->done) continue;
    entry->result = frame_of(batch, i == odd && !garbage ? 9 : 0, i == odd && garbage);
    entry->done = true;
  }
}

static void keep(fixture *f, const eng__batch *batch) {
  for (size_t i = 0; i < batch->entries.count; i++)
    assert_int_equal(eng__resume_keep(&f->resume, batch, i, NULL), ENG_OK);
  assert_int_equal(eng__resume_settle(&f->resume, NULL), ENG_OK);
}

static eng_status recall(fixture *f, eng__batch *batch, bool end, eng_error *err) {
  *err = (eng_error){ENG_OK, ""};
  return eng__resume_recall(&f->resume, batch, slot, end, err);
}

/* A first run over the first `count` documents, killed then. */
static void run_first(fixture *f, size_t count, size_t odd, bool garbage) {
  eng__batch batch;
  eng_error err;
  open_fixture(f);
  fill(&batch, 0, count);
  assert_int_equal(recall(f, &batch, false, &err), ENG_OK);
  assert_int_equal(batch.documents, count); /* nothing is known yet */
  answer(&batch, odd, garbage);
  keep(f, &batch);
  eng__batch_clear(&batch);
  reopen(f);
}

static void finished_documents_are_recalled(void **state) {
  (void)state;
  fixture f;
  run_first(&f, 3, SIZE_MAX, false);
  eng__batch batch, wanted = {0};
  eng_error err;
  fill(&batch, 0, DOCUMENTS);
  assert_int_equal(recall(&f, &batch, true, &err), ENG_OK);
  assert_int_equal(batch.documents, 1);
  assert_int_equal(f.resume.recalled, 3);
  eng__slice frame = frame_of(&wanted, 0, false);
  for (size_t i = 0; i < 3; i++) {
    assert_true(batch.entries.at[i].done && batch.entries.at[i].recalled);
    assert_true(eng__slice_equal(batch.entries.at[i].result, frame));
  }
  assert_false(batch.entries.at[3].done);
  answer(&batch, SIZE_MAX, false);
  keep(&f, &batch);
  eng__batch_clear(&batch);
  reopen(&f);
  for (size_t i = 0; i < 2; i++) { /* in other portions than before */
    fill(&batch, 2 * i, 2 * i + 2);
    assert_int_equal(recall(&f, &batch, i == 1, &err), ENG_OK);
    assert_int_equal(batch.documents, 0);
    eng__batch_clear(&batch);
  }
  assert_int_equal(eng__resume_finish(&f.resume, NULL), ENG_OK);
  assert_int_not_equal(access("out.journal", F_OK), 0);
  eng__batch_clear(&wanted);
  close_fixture(&f);
}

/* A frame that no worker sends, for all that its check holds: it and what follows is done again. */
static void frames_are_checked_as_those_of_a_worker(void **state) {
  (void)state;
  for (int garbage = 0; garbage < 2; garbage++) {
    fixture f;
    run_first(&f, DOCUMENTS, 2, garbage);
    eng__batch batch;
    eng_error err;
    fill(&batch, 0, DOCUMENTS);
    assert_int_equal(recall(&f, &batch, true, &err), ENG_OK);
    assert_int_equal(batch.documents, 2);
    assert_true(batch.entries.at[1].recalled);
    assert_false(batch.entries.at[2].done || batch.entries.at[3].done);
    answer(&batch, SIZE_MAX, false);
    keep(&f, &batch);
    eng__batch_clear(&batch);
    reopen(&f);
    fill(&batch, 0, DOCUMENTS);
    assert_int_equal(recall(&f, &batch, true, &err), ENG_OK);
    assert_int_equal(batch.documents, 0);
    eng__batch_clear(&batch);
    close_fixture(&f);
    assert_int_equal(unlink("out.journal"), 0);
  }
}

static void a_changed_corpus_is_refused(void **state) {
  (void)state;
  fixture f;
  run_first(&f, 3, SIZE_MAX, false);
  static const struct {
    const char *what, *message;
    size_t entry, len;
    const char *doc;
    bool problem;
    size_t count;
  } cases[] = {
      {"other bytes", "2.txt: has changed", 1, 10, "2.txt", false, 4},
      {"another name", "1.txt: is not where it was", 0, 10, "0.txt", false, 4},
      {"unreadable", "3.txt: cannot be read any more", 2, 10, "3.txt", true, 4},
      {"fewer", "3.txt: is gone", 0, 10, "1.txt", false, 2},
  };
  for (size_t i = 0; i < COUNT(cases); i++) {
    eng__batch batch;
    eng_error err;
    reopen(&f);
    fill(&batch, 0, cases[i].count);
    eng__entry *entry = &batch.entries.at[cases[i].entry];
    entry->doc = eng__slice_of(cases[i].doc);
    entry->len = cases[i].len;
    entry->problem = cases[i].problem;
    assert_int_equal(recall(&f, &batch, true, &err), ENG_INVALID);
    check_holds(cases[i].what, err.message, cases[i].message);
    check_holds(cases[i].what, err.message, "remove out.journal");
    eng__batch_clear(&batch);
  }
  close_fixture(&f);
}

/* A document over which its worker died stands in the results, not in the journal. */
static void the_lost_get_another_chance(void **state) {
  (void)state;
  fixture f;
  eng__batch batch;
  eng_error err;
  open_fixture(&f);
  fill(&batch, 0, DOCUMENTS);
  batch.entries.at[3].problem = true;
  assert_int_equal(recall(&f, &batch, true, &err), ENG_OK);
  answer(&batch, SIZE_MAX, false);
  batch.entries.at[1].lost = true;
  keep(&f, &batch);
  eng__batch_clear(&batch);
  for (int run = 0; run < 2; run++) { /* nor when it lives the next time: others stand behind it */
    reopen(&f);
    fill(&batch, 0, DOCUMENTS);
    batch.entries.at[3].problem = true;
    assert_int_equal(recall(&f, &batch, true, &err), ENG_OK);
    assert_true(batch.entries.at[0].done && batch.entries.at[2].done);
    assert_false(batch.entries.at[1].done || batch.entries.at[3].done);
    answer(&batch, SIZE_MAX, false);
    keep(&f, &batch);
    eng__batch_clear(&batch);
  }
  close_fixture(&f);
}

static void set_timeout(eng__run_options *o) {
  o->crew.timeout_ms = 1500;
}
static void set_memory(eng__run_options *o) {
  o->crew.max_memory = 64 << 20;
}
static void set_docs(eng__run_options *o) {
  o->sink.docs = true;
}
static void set_text_field(eng__run_options *o) {
  o->crew.fields.text = ENG__SLICE("body");
}
static void set_id_field(eng__run_options *o) {
  o->crew.fields.id = ENG__SLICE("url");
}
static void set_no_jit(eng__run_options *o) {
  o->crew.match.no_jit = true;
}
static void set_limit(eng__run_options *o) {
  o->crew.match.match = 500;
}
static void set_format(eng__run_options *o) {
  o->sink.format = ENG__FORMAT_CSV;
}
static void set_shard(eng__run_options *o) {
  o->crew.shard = (eng__shard){0, 2};
}
static void set_input(eng__run_options *o) {
  o->corpus.input = ENG__INPUT_JSONL;
}
static void set_coverage(eng__run_options *o) {
  o->coverage = "cov";
}
static void set_sentence(eng__run_options *o) {
  o->crew.context = ENG__CONTEXT_SENTENCE;
}

static void set_words(eng__run_options *o) {
  o->crew.context = ENG__CONTEXT_WORDS;
  o->crew.context_words = 3;
}

static void set_only(eng__run_options *o) {
  o->sink.only = o->sink.hits = o->sink.docs = true;
}

static void set_columns(eng__run_options *o) {
  static const char *const columns[] = {"note.x", "meta.outlet"};
  o->sink.columns = columns;
  o->sink.column_count = 2;
  o->sink.source = true;
}

static void set_corpus(eng__run_options *o) {
  static const char *const corpus[] = {"d"};
  o->corpus.paths = corpus;
}

static void set_no_corpus(eng__run_options *o) {
  o->corpus.path_count = 0;
}

/* In the words of the command line, and without numbers that say nothing. */
static void other_options_are_another_run(void **state) {
  (void)state;
  static const struct {
    void (*set)(eng__run_options *options);
    const char *said;
  } cases[] = {
      {set_timeout, "other --timeout (2s, now 1500ms);"},
      {set_memory, "other --max-memory (128M, now 64M);"},
      {set_docs, "other --docs (off, now on);"},
      {set_text_field, "other --text-field (text, now body);"},
      {set_id_field, "other --id-field (id, now url);"},
      {set_no_jit, "other --no-jit (off, now on);"},
      {set_limit, "other --limit-regex (1000000, now 500);"},
      {set_format, "other --format (jsonl, now csv);"},
      {set_shard, "other --shard (not given, now 1/2);"},
      {set_input, "other --input (not given, now jsonl);"},
      {set_coverage, "other --coverage (off, now on);"},
      {set_sentence, "other --context (not given, now sentence);"},
      {set_words, "other --context (not given, now 3);"},
      {set_only, "other --only (not given, now hit,doc);"},
      {set_columns, "other --columns (not given, now source,note.x,meta.outlet);"},
      {set_corpus, "other corpus (c, now d);"},
      {set_no_corpus, "other arguments;"},
  };
  fixture f;
  run_first(&f, 1, SIZE_MAX, false);
  eng__resume_close(&f.resume);
  eng_error err;
  for (size_t i = 0; i < COUNT(cases); i++) {
    eng__run_options before = f.options;
    cases[i].set(&f.options);
    assert_int_equal(try_open(&f, &err), ENG_INVALID);
    check_holds("message", err.message, cases[i].said);
    eng__resume_close(&f.resume);
    f.options = before;
  }
  f.options.crew.workers = 7; /* changes no result */
  f.options.quiet = f.options.stats = f.options.fail_on_hit = f.options.sink.color = true;
  assert_int_equal(try_open(&f, &err), ENG_OK);
  close_fixture(&f);
}

static void another_table_is_another_run(void **state) {
  (void)state;
  fixture f;
  run_first(&f, 1, SIZE_MAX, false);
  eng__resume_close(&f.resume);
  eng_error err;
  f.meta_hash = 8;
  assert_int_equal(try_open(&f, &err), ENG_INVALID);
  check_holds("another table", err.message, "of a run with other content of --meta;");
  eng__resume_close(&f.resume);
  f.options.meta = NULL;
  assert_int_equal(try_open(&f, &err), ENG_INVALID);
  check_holds("no table", err.message, "other --meta (given, now not given);");
  close_fixture(&f);
}

int main(void) {
#define CASE(name) cmocka_unit_test_setup_teardown(name, scratch_enter, scratch_leave)
  const struct CMUnitTest tests[] = {
      CASE(finished_documents_are_recalled), CASE(frames_are_checked_as_those_of_a_worker),
      CASE(a_changed_corpus_is_refused),     CASE(the_lost_get_another_chance),
      CASE(other_options_are_another_run),   CASE(another_table_is_another_run),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}

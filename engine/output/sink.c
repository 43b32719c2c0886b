/* Which format, which lines; the formats themselves are jsonl.c, table.c, terminal.c. */
#include "output/sink.h"

#include "output/format.h"

#include <stdlib.h>

static const eng__format_calls *const formats[] = {
    [ENG__FORMAT_JSONL] = &eng__jsonl_format,
    [ENG__FORMAT_TSV] = &eng__table_format,
    [ENG__FORMAT_CSV] = &eng__table_format,
    [ENG__FORMAT_TERMINAL] = &eng__terminal_format,
};

eng_status eng__sink_open(eng__sink **out, const eng__sink_options *options, eng__writer *writer,
                          eng_error *err) {
  *out = NULL;
  eng__sink *sink = calloc(1, sizeof *sink);
  if (!sink) return eng__fail_nomem(err);
  bool aligned = options->concordance && options->format == ENG__FORMAT_TERMINAL;
  sink->calls = aligned ? &eng__concordance_format : formats[options->format];
  sink->options = *options;
  sink->writer = writer;
  eng_status status = sink->calls->open ? sink->calls->open(sink, err) : ENG_OK;
  if (!status && options->sort != ENG__SORT_CORPUS) status = eng__sorter_open(&sink->sorter, err);
  if (status) eng__sink_close(sink);
  else *out = sink;
  return status;
}

void eng__sink_close(eng__sink *sink) {
  if (!sink) return;
  if (sink->calls->close) sink->calls->close(sink);
  eng__sorter_close(sink->sorter);
  eng__key_room_free(&sink->room);
  eng__buffer_free(&sink->line);
  free(sink);
}

eng_status eng__sink_run(eng__sink *sink, const eng__result_run *run, eng_error *err) {
  if (!sink->options.only && sink->calls->run)
    sink->calls->run(sink, eng__writer_buffer(sink->writer), run);
  return eng__writer_settle(sink->writer, err);
}

eng_status eng__sink_doc(eng__sink *sink, const eng__result_doc *doc, eng_error *err) {
  if (sink->options.docs && sink->calls->doc)
    sink->calls->doc(sink, eng__writer_buffer(sink->writer), doc);
  return eng__writer_settle(sink->writer, err);
}

eng_status eng__sink_problem(eng__sink *sink, const eng__result_problem *problem, eng_error *err) {
  if (!sink->options.only && sink->calls->problem)
    sink->calls->problem(sink, eng__writer_buffer(sink->writer), problem);
  return eng__writer_settle(sink->writer, err);
}

/* Goes out with the first hit, also when hits wait to be sorted. */
static void write_head(eng__sink *sink, const eng__result_hit *first) {
  if (sink->options.hits && sink->calls->head)
    sink->calls->head(sink, eng__writer_buffer(sink->writer), first);
}

/* A hit that waits for its place: its lines as they will be written, under its key. */
static eng_status sort_hit(eng__sink *sink, const eng__result_hit *hit, const eng__slice *meta,
                           size_t meta_count, eng_error *err) {
  eng__slice key;
  eng__buffer_clear(&sink->line);
  sink->calls->hit(sink, &sink->line, hit, meta, meta_count);
  if (sink->line.failed) return eng__fail_nomem(err);
  eng_status status = eng__sort_key(&sink->room, hit, sink->options.sort, &key, err);
  return status ? status : eng__sorter_add(sink->sorter, key, eng__buffer_slice(&sink->line), err);
}

static eng_status write_sorted(void *context, eng__slice line, eng_error *err) {
  return eng__writer_add(context, line.at, line.len, err);
}

eng_status eng__sink_hit(eng__sink *sink, const eng__result_hit *hit, const eng__slice *meta,
                         size_t meta_count, eng_error *err) {
  eng_status status = ENG_OK;
  if (sink->options.tap) status = sink->options.tap(sink->options.tap_context, hit, err);
  if (status || !sink->options.hits) return status;
  write_head(sink, hit);
  if (sink->sorter) status = sort_hit(sink, hit, meta, meta_count, err);
  else sink->calls->hit(sink, eng__writer_buffer(sink->writer), hit, meta, meta_count);
  return status ? status : eng__writer_settle(sink->writer, err);
}

void eng__sink_render(eng__sink *sink, eng__buffer *out, const eng__result_hit *hit) {
  sink->calls->hit(sink, out, hit, NULL, 0);
}

eng_status eng__sink_row(eng__sink *sink, const eng__result_row *row, eng_error *err) {
  if (sink->options.rows && sink->calls->row)
    sink->calls->row(sink, eng__writer_buffer(sink->writer), row);
  return eng__writer_settle(sink->writer, err);
}

eng_status eng__sink_line(eng__sink *sink, const eng__buffer *line, eng_error *err) {
  if (line->failed) return eng__fail_nomem(err);
  eng__buffer_add_slice(eng__writer_buffer(sink->writer), eng__buffer_slice(line));
  return eng__writer_settle(sink->writer, err);
}

eng_status eng__sink_finish(eng__sink *sink, const eng__result_finish *finish, eng_error *err) {
  eng_status status =
      sink->sorter ? eng__sorter_end(sink->sorter, write_sorted, sink->writer, err) : ENG_OK;
  if (status) return status;
  write_head(sink, NULL);
  if (!sink->options.only && sink->calls->finish)
    sink->calls->finish(sink, eng__writer_buffer(sink->writer), finish);
  return eng__writer_settle(sink->writer, err);
}

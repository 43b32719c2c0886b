/* The files that a run or a merge writes, against those that it reads: no input is replaced by an
 * output, and no output is read as a document. */
#ifndef ENG_RUN_OUTPUTS_H
#define ENG_RUN_OUTPUTS_H

#include "run/run.h"
#include "run/sources.h"

/* Would two of them be one file, whatever their paths look like and whether it is there yet? Then
 * ENG_INVALID. */
eng_status eng__outputs_apart(const eng__run_options *options, eng_error *err);

/* Before anything is written. ENG_INVALID: an output is a document that was named, a file of the
 * rules or the table of --meta. */
eng_status eng__outputs_check(const eng__run_options *options, const eng__sources *sources,
                              eng_error *err);
/* The same of a merge: the results it joins, and the rules (or NULL). */
eng_status eng__outputs_check_merge(const char *output, const char *const *inputs, size_t count,
                                    const eng__sources *sources, eng_error *err);
/* When the output is open. What bears the name of an output from before is none of the corpus
 * either. */
void eng__outputs_leave_out(const eng__run_options *options, eng__corpus *corpus);

#endif

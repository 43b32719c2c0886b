/* Lines and places. A line ends at LF, CRLF or CR. */
#ifndef ENG_TEXT_LINES_H
#define ENG_TEXT_LINES_H

#include "text/document.h"

/* The text of the line that holds a text offset, without its end. ENG_NOMEM. */
eng_status eng__document_line(eng_document *document, size_t offset, eng_span *line,
                              eng_error *err);

#endif

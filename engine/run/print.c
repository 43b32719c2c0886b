#include "run/print.h"

#include "run/run.h"
#include "run/say.h"

#include <unistd.h>

eng__writer *eng__print_begin(void) {
  eng_error err = {ENG_OK, ""};
  eng__writer *writer;
  if (eng__writer_open_fd(&writer, STDOUT_FILENO, &err) != ENG_OK) eng__say("%s", err.message);
  return writer;
}

int eng__print_end(eng__writer *writer, int status) {
  eng_error err = {ENG_OK, ""};
  bool written = eng__writer_commit(writer, &err) == ENG_OK || eng__writer_closed_pipe(writer);
  eng__writer_close(writer);
  if (!written) eng__say("%s", err.message);
  return written ? status : ENG__EXIT_NOT_MADE;
}

int eng__print(eng__slice text, int status) {
  eng__writer *writer = eng__print_begin();
  if (!writer) return ENG__EXIT_NOT_MADE;
  eng__buffer_add_slice(eng__writer_buffer(writer), text);
  return eng__print_end(writer, status);
}

int eng__print_buffer(eng__buffer *page, int status) {
  int code = ENG__EXIT_NOT_MADE;
  if (page->failed) eng__say("out of memory");
  else code = eng__print(eng__buffer_slice(page), status);
  eng__buffer_free(page);
  return code;
}

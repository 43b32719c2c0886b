/* Sentences and paragraphs. */
#include "text/document.h"
eng_status eng__document_need_sentences(eng_document *document, eng_error *err) {
  (void)document;
  (void)err;
  return ENG_OK;
}
eng_status eng__document_need_paragraphs(eng_document *document, eng_error *err) {
  (void)document;
  (void)err;
  return ENG_OK;
}
const char *eng__document_lang(const eng_document *document) {
  (void)document;
  return "";
}

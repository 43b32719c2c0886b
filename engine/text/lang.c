/* lang */
#include "text/document.h"
const char *eng__document_lang(const eng_document *document) { (void)document; return ""; }

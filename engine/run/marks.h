/* Texts with marks for many rules: the form of the texts in tests/ of a pack.
 *
 *   They opened a {frame.war: front line}, and the {todo frame.lies: so-called} truce fell.
 *
 * A mark names its rule and holds exactly what it tags; after `todo` what it should tag and does
 * not yet. Marks may nest. `{{` and `}}` are braces as in examples: `}}` closes two marks when two
 * are open. */
#ifndef ENG_RUN_MARKS_H
#define ENG_RUN_MARKS_H

#include "base/buffer.h"
#include "base/vec.h"
#include "engine/document.h"

typedef struct eng__mark {
  eng__slice rule; /* as it is written; empty: {…} without a name */
  bool todo;
  eng_span span; /* of the text without marks */
  uint32_t line; /* from 1 */
} eng__mark;

typedef struct eng__marked {
  eng__buffer text;          /* without marks */
  ENG__VEC(eng__mark) marks; /* as they close; names point into what was read */
} eng__marked;

/* Takes the marks out. ENG_INVALID with `*line` and a message without place; ENG_NOMEM. */
eng_status eng__marks_read(eng__marked *out, eng__slice marked, uint32_t *line, eng_error *err);
void eng__marks_free(eng__marked *marked);

/* Puts marks around their spans; sorts them. A mark that crosses one before it cannot be written
 * and is left out, and so is one without a name that begins where another does, and one whose brace
 * a brace of the text would be read with: how many were. */
size_t eng__marks_write(eng__buffer *out, eng__slice text, eng__mark *marks, size_t count);

/* "{the stretch}", cut where it is long, for a message. */
void eng__mark_excerpt(eng__buffer *out, eng__slice text, eng_span span);

/* Do two spans overlap, and neither holds the other? */
bool eng__spans_cross(eng_span a, eng_span b);

#endif

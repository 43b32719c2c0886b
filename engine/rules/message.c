/* What is told of an error: one line, from whatever value rule code raised.
 *
 * Nothing of the value is asked that could run code or fail: a string is read, anything else
 * becomes a constant text. No address can appear, because only strings are shown. */
#include "rules/sandbox_state.h"
#include "unicode/utf8.h"

#include <stdio.h>
#include <string.h>

/* Characters that change how a line is shown without being seen: C0, DEL, C1, bidi controls,
 * line and paragraph separators. */
static bool is_hidden(uint32_t cp) {
  if (cp < 0x20 || (cp >= 0x7F && cp < 0xA0)) return true;
  if (cp == 0x061C || (cp >= 0x202A && cp <= 0x202E)) return true;
  return (cp >= 0x2066 && cp <= 0x2069) || cp == 0x2028 || cp == 0x2029;
}

/* One character as it is shown; returns its length. */
static size_t show(char out[16], const char *at, size_t len, uint32_t cp) {
  if (cp == ENG__CP_BROKEN || cp < 0x20 || cp == 0x7F) {
    size_t n = 0;
    for (size_t i = 0; i < len; i++, n += 4) snprintf(out + n, 5, "\\x%02X", (unsigned char)at[i]);
    return n;
  }
  if (is_hidden(cp)) return (size_t)snprintf(out, 16, "\\u{%04X}", (unsigned)cp);
  memcpy(out, at, len);
  return len;
}

size_t eng__escape_line(char *out, size_t size, size_t chars, eng__slice text) {
  static const char mark[] = "…";
  size_t used = 0, kept = 0, count = 0, i = 0;
  for (; i < text.len; count++) {
    uint32_t cp;
    char shown[16];
    size_t len = eng__utf8_decode(text.at + i, text.len - i, &cp);
    size_t n = show(shown, text.at + i, len, cp);
    if (count >= chars || used + n >= size) break;
    memcpy(out + used, shown, n);
    used += n;
    if (used + sizeof mark <= size && count + 1 < chars) kept = used; /* the mark still fits */
    i += len;
  }
  if (i < text.len && kept + sizeof mark <= size) {
    memcpy(out + kept, mark, sizeof mark - 1);
    used = kept + sizeof mark - 1;
  }
  out[used] = '\0';
  return used;
}

static const char *text_of_spent(eng__spent spent) {
  switch (spent) {
  case ENG__SPENT_TIME:
    return "rule code used up its time";
  case ENG__SPENT_STEPS:
    return "rule code used up its steps (a search or table function did too much)";
  case ENG__SPENT_MEMORY:
    return "rule code used up its memory";
  case ENG__SPENT_NOTHING:
    break;
  }
  return "no error";
}

static eng_status status_of_spent(eng__spent spent) {
  switch (spent) {
  case ENG__SPENT_TIME:
    return ENG_TIMEOUT;
  case ENG__SPENT_STEPS:
    return ENG_LIMIT;
  case ENG__SPENT_MEMORY:
    return ENG_NOMEM;
  case ENG__SPENT_NOTHING:
    break;
  }
  return ENG_OK;
}

/* Does `text` begin with "name:"? */
static bool is_placed(eng__slice text, const char *name) {
  size_t len = strlen(name);
  return text.len > len && memcmp(text.at, name, len) == 0 && text.at[len] == ':';
}

/* Takes the place off a message that has one, and gives it back in full: Lua cuts long names. */
static void split_place(const eng__sandbox *sandbox, eng__slice *text, const char **place) {
  for (size_t i = 0; i < sandbox->chunks.count; i++) {
    const eng__chunk_name *chunk = &sandbox->chunks.at[i];
    if (!is_placed(*text, chunk->shown)) continue;
    *place = strlen(chunk->full) < ENG__FULL_NAME ? chunk->full : chunk->shown;
    *text = eng__slice_cut(*text, strlen(chunk->shown), text->len);
    return;
  }
}

/* What Lua does not say of its own errors: "\d" in an expression is the commonest of them. */
static const char *advice_for(eng__slice text) {
  static const char escape[] = "invalid escape sequence";
  bool is = memmem(text.at, text.len, escape, sizeof escape - 1) != NULL;
  return is ? "; write expressions in long brackets: [=[\\bword]=]" : "";
}

static eng_status tell(eng__sandbox *sandbox, eng__slice text, eng_error *err) {
  enum { HEAD = 2048 }; /* of a message, more than is ever shown */
  const char *place = sandbox->position;
  char joined[HEAD + ENG__POSITION_BYTES], shown[ENG_ERROR_MESSAGE];
  split_place(sandbox, &text, &place);
  int shown_len = text.len < HEAD ? (int)text.len : HEAD;
  size_t n = strlen(place);
  memcpy(joined, place, n);
  if (shown_len) memcpy(joined + n, text.at, (size_t)shown_len);
  eng__escape_line(shown, sizeof shown, ENG__MESSAGE_CHARS,
                   (eng__slice){joined, n + (size_t)shown_len});
  return eng__fail(err, ENG_RULE, "%s%s", shown, advice_for(text));
}

/* A text for an error value that is not a string. */
static const char *constant_text(lua_State *L) {
  switch (lua_type(L, -1)) {
  case LUA_TNIL:
    return "an error without a message (nil)";
  case LUA_TBOOLEAN:
    return "an error whose message is a boolean";
  case LUA_TNUMBER:
    return "an error whose message is a number";
  case LUA_TTABLE:
    return "an error whose message is a table";
  case LUA_TFUNCTION:
    return "an error whose message is a function";
  default:
    return "an error whose message is an object";
  }
}

eng_status eng__message_of_error(eng__sandbox *sandbox, eng_error *err) {
  lua_State *L = sandbox->L;
  if (sandbox->spent != ENG__SPENT_NOTHING) {
    lua_pop(L, 1);
    bool starved = eng__sandbox_starved(sandbox);
    return eng__fail(err, status_of_spent(sandbox->spent), "%s%s", sandbox->position,
                     starved ? eng_status_text(ENG_NOMEM) : text_of_spent(sandbox->spent));
  }
  eng__slice text = eng__slice_of(constant_text(L));
  if (lua_type(L, -1) == LUA_TSTRING) text.at = lua_tolstring(L, -1, &text.len);
  eng_status status = tell(sandbox, text, err);
  lua_pop(L, 1);
  return status;
}

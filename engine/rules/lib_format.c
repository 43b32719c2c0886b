/* string.format: stock Lua's conversions without %p, with our tostring for %s, and with '.' for the
 * decimal point whatever the locale. A conversion is checked as stock Lua checks it (flags by kind,
 * at most two digits of width and of precision), so one number takes at most a few hundred bytes.
 */
#include "rules/sandbox_state.h"

#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

enum { MAX_SPEC = 32, MAX_NUMBER = 512 }; /* %.99f of 1e308 takes 409 bytes */

/* One conversion: "%-5.2f" is flags "-", width 5, precision 2, kind 'f'. */
typedef struct conversion {
  char text[MAX_SPEC]; /* from '%' to before the kind */
  size_t len;
  int width, precision; /* -1: none */
  bool left;
  char kind;
} conversion;

static size_t read_digits(const char *at, const char *end, int *value) {
  size_t n = 0;
  for (*value = 0; n < 2 && at + n < end && at[n] >= '0' && at[n] <= '9'; n++)
    *value = *value * 10 + (at[n] - '0');
  return n;
}

static const char *flags_of(char kind) {
  switch (kind) {
  case 'd':
  case 'i':
    return "-+0 ";
  case 'u':
    return "-0";
  case 'o':
  case 'x':
  case 'X':
    return "-#0";
  case 'a':
  case 'A':
  case 'f':
  case 'e':
  case 'E':
  case 'g':
  case 'G':
    return "-+#0 ";
  case 'c':
  case 's':
    return "-";
  default:
    return "";
  }
}

static bool has_precision(char kind) {
  return kind != 'c';
}

/* Reads a conversion behind its '%'; returns the place behind it, or NULL when it is none. */
static const char *read_conversion(const char *at, const char *end, conversion *c) {
  const char *start = at;
  *c = (conversion){.width = -1, .precision = -1, .text = "%"};
  while (at < end && *at && strchr("-+#0 ", *at)) c->left |= *at++ == '-';
  size_t flags = (size_t)(at - start);
  size_t digits = read_digits(at, end, &c->width);
  at += digits;
  bool point = at < end && *at == '.';
  if (point) at += 1 + read_digits(at + 1, end, &c->precision);
  c->len = (size_t)(at - start) + 1;
  if (at >= end || c->len >= MAX_SPEC - 8) return NULL;
  memcpy(c->text + 1, start, c->len - 1);
  c->kind = *at;
  if (!digits) c->width = -1;
  if (point && !has_precision(c->kind)) return NULL;
  for (size_t i = 0; i < flags; i++)
    if (!strchr(flags_of(c->kind), start[i])) return NULL;
  return at + 1;
}

static void finish_spec(conversion *c, const char *kind) {
  snprintf(c->text + c->len, sizeof c->text - c->len, "%s", kind);
}

static void add_integer(lua_State *L, luaL_Buffer *out, conversion *c, int arg) {
  char kind[8];
  lua_Integer value = luaL_checkinteger(L, arg);
  snprintf(kind, sizeof kind, "ll%c", c->kind);
  finish_spec(c, kind);
  char *room = luaL_prepbuffsize(out, MAX_NUMBER);
  int n = snprintf(room, MAX_NUMBER, c->text, (long long)value);
  luaL_addsize(out, (size_t)n);
}

/* printf writes the locale's decimal point; results are in the C locale's. */
static void plain_point(char *text) {
  const char *point = localeconv()->decimal_point;
  char *found = strcmp(point, ".") == 0 ? NULL : strstr(text, point);
  if (!found) return;
  size_t len = strlen(point);
  *found = '.';
  memmove(found + 1, found + len, strlen(found + len) + 1);
}

/* The sign of a NaN depends on the machine that made it. */
static double without_nan_sign(double value) {
  return isnan(value) ? fabs((double)NAN) : value;
}

static void add_float(lua_State *L, luaL_Buffer *out, conversion *c, int arg) {
  double value = without_nan_sign(luaL_checknumber(L, arg));
  finish_spec(c, (char[2]){c->kind, '\0'});
  char *room = luaL_prepbuffsize(out, MAX_NUMBER);
  snprintf(room, MAX_NUMBER, c->text, value);
  plain_point(room);
  luaL_addsize(out, strlen(room));
}

static void add_padding(luaL_Buffer *out, size_t n) {
  for (size_t i = 0; i < n; i++) luaL_addchar(out, ' ');
}

/* Text in a field of `width` bytes. */
static void add_padded(luaL_Buffer *out, const conversion *c, const char *text, size_t len) {
  size_t width = c->width > 0 ? (size_t)c->width : 0;
  size_t padding = width > len ? width - len : 0;
  if (!c->left) add_padding(out, padding);
  luaL_addlstring(out, text, len);
  if (c->left) add_padding(out, padding);
}

/* The text stays on the stack below the buffer's box: it is put at a place of its own first. */
static void add_string(lua_State *L, luaL_Buffer *out, const conversion *c, int arg) {
  size_t len;
  const char *text = eng__tostring(L, arg, &len);
  lua_replace(L, arg);
  bool formatted = c->width >= 0 || c->precision >= 0;
  luaL_argcheck(L, !formatted || strlen(text) == len, arg, "string contains zeros");
  if (c->precision >= 0 && (size_t)c->precision < len) len = (size_t)c->precision;
  eng__step_bytes(L, len);
  add_padded(out, c, text, len);
}

static void add_quoted_string(luaL_Buffer *out, const char *text, size_t len) {
  luaL_addchar(out, '"');
  for (size_t i = 0; i < len; i++) {
    unsigned char byte = (unsigned char)text[i];
    if (byte == '"' || byte == '\\' || byte == '\n') {
      luaL_addchar(out, '\\');
      luaL_addchar(out, (char)byte);
    } else if (byte < 0x20 || byte == 0x7F) {
      char escape[8];
      bool digit = i + 1 < len && text[i + 1] >= '0' && text[i + 1] <= '9';
      snprintf(escape, sizeof escape, digit ? "\\%03d" : "\\%d", byte);
      luaL_addstring(out, escape);
    } else {
      luaL_addchar(out, (char)byte);
    }
  }
  luaL_addchar(out, '"');
}

/* A number that the Lua reader takes back without loss. */
static void add_quoted_number(lua_State *L, luaL_Buffer *out, int arg) {
  char text[MAX_NUMBER];
  if (lua_isinteger(L, arg)) {
    lua_Integer value = lua_tointeger(L, arg);
    bool least = value == LUA_MININTEGER; /* has no positive twin to put a minus before */
    snprintf(text, sizeof text, least ? "0x%llx" : "%lld", (long long)value);
  } else {
    double value = lua_tonumber(L, arg);
    if (isnan(value)) snprintf(text, sizeof text, "(0/0)");
    else if (isinf(value)) snprintf(text, sizeof text, value > 0 ? "1e9999" : "-1e9999");
    else snprintf(text, sizeof text, "%a", value);
    plain_point(text);
  }
  luaL_addstring(out, text);
}

static void add_quoted(lua_State *L, luaL_Buffer *out, const conversion *c, int arg) {
  if (c->len > 1) luaL_error(L, "specifier '%%q' cannot have modifiers");
  size_t len;
  const char *text;
  switch (lua_type(L, arg)) {
  case LUA_TSTRING:
    text = lua_tolstring(L, arg, &len);
    eng__step_bytes(L, len * 4);
    add_quoted_string(out, text, len);
    break;
  case LUA_TNUMBER:
    add_quoted_number(L, out, arg);
    break;
  case LUA_TNIL:
    luaL_addstring(out, "nil");
    break;
  case LUA_TBOOLEAN:
    luaL_addstring(out, lua_toboolean(L, arg) ? "true" : "false");
    break;
  default:
    luaL_argerror(L, arg, "value has no literal form");
  }
}

static void add_conversion(lua_State *L, luaL_Buffer *out, conversion *c, int arg) {
  switch (c->kind) {
  case 'c': {
    char byte = (char)luaL_checkinteger(L, arg);
    add_padded(out, c, &byte, 1);
    break;
  }
  case 's':
    add_string(L, out, c, arg);
    break;
  case 'q':
    add_quoted(L, out, c, arg);
    break;
  default:
    *flags_of(c->kind) && strchr("diuoxX", c->kind) ? add_integer(L, out, c, arg)
                                                    : add_float(L, out, c, arg);
  }
}

static void refuse_conversion(lua_State *L, const char *at, const char *end) {
  char shown[24] = "%";
  for (size_t n = 1; at < end && n < 20 && *at; n++) {
    shown[n] = *at;
    shown[n + 1] = '\0';
    if ((*at >= 'a' && *at <= 'z') || (*at >= 'A' && *at <= 'Z')) break;
    at++;
  }
  luaL_error(L, "invalid conversion '%s' to 'format'", shown);
}

int eng__string_format(lua_State *L) {
  size_t len;
  const char *at = luaL_checklstring(L, 1, &len), *end = at + len;
  int top = lua_gettop(L), arg = 1;
  luaL_Buffer out;
  eng__step_bytes(L, len);
  luaL_buffinit(L, &out);
  while (at < end) {
    if (*at != '%') {
      luaL_addchar(&out, *at++);
      continue;
    }
    if (++at < end && *at == '%') {
      luaL_addchar(&out, *at++);
      continue;
    }
    conversion c;
    const char *next = read_conversion(at, end, &c);
    if (!next || !strchr("cdiuoxXaAfeEgGsq", c.kind)) refuse_conversion(L, at, end);
    if (++arg > top) return luaL_argerror(L, arg, "no value");
    eng__sandbox_step(L, 16);
    add_conversion(L, &out, &c, arg);
    at = next;
  }
  luaL_pushresult(&out);
  return 1;
}

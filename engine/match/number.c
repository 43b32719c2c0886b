/* The value of a folded number: digits with groups of three ("1,000", "1.000.000"), a decimal
 * fraction, a sign, a percent sign. Not strtod(), which asks the locale. Of "1,5" nobody can tell
 * whether it is a fraction; it has no value. */
#include "match/patterns.h"

enum { SEPARATOR_NONE, SEPARATOR_COMMA, SEPARATOR_DOT };

typedef struct reader {
  const char *at, *end;
} reader;

static bool skip(reader *in, const char *bytes) {
  size_t len = strlen(bytes);
  if ((size_t)(in->end - in->at) < len || memcmp(in->at, bytes, len) != 0) return false;
  in->at += len;
  return true;
}

/* Persian and Arabic separators are read as their Latin counterparts. */
static int separator(reader *in) {
  if (skip(in, ",") || skip(in, "\u066C") || skip(in, "\u060C")) return SEPARATOR_COMMA;
  if (skip(in, ".") || skip(in, "\u066B")) return SEPARATOR_DOT;
  return SEPARATOR_NONE;
}

static size_t digits(reader *in, double *value) {
  size_t count = 0;
  for (; in->at < in->end && *in->at >= '0' && *in->at <= '9'; in->at++, count++)
    *value = *value * 10 + (*in->at - '0');
  return count;
}

/* What follows the first digits: groups of three behind one kind of separator. False when something
 * else stands there; `*fraction` tells that a decimal point was met. */
static bool groups(reader *in, size_t first, double *value, bool *fraction) {
  int kind = SEPARATOR_NONE;
  for (;;) {
    reader before = *in;
    int met = separator(in);
    if (met == SEPARATOR_NONE) return true;
    reader after = *in;
    double group = 0;
    bool three = digits(in, &group) == 3;
    bool more = three && in->at < in->end && kind == SEPARATOR_NONE && met == SEPARATOR_DOT &&
                *in->at == '.';
    if (met == SEPARATOR_DOT && kind != SEPARATOR_DOT && !more) {
      *in = after;
      return *fraction = true;
    }
    if (!three || first > 3 || (kind != SEPARATOR_NONE && met != kind)) {
      *in = before;
      return false;
    }
    kind = met;
    *value = *value * 1000 + group;
  }
}

/* Digits behind the point, divided once: exact to the last bit for up to fifteen of them. */
static bool decimals(reader *in, double *value) {
  double scale = 1;
  const char *start = in->at;
  if (!digits(in, value)) return false;
  for (const char *p = start; p < in->at; p++) scale *= 10;
  *value /= scale;
  return true;
}

bool eng__number_value(eng__slice folded, double *value) {
  reader in = {folded.at, folded.at + folded.len};
  if (!folded.len) return false;
  bool negative = skip(&in, "-");
  if (!negative) skip(&in, "+");
  double sum = 0;
  bool fraction = false;
  size_t first = digits(&in, &sum);
  if (!first) fraction = separator(&in) == SEPARATOR_DOT; /* .5 */
  if (first ? !groups(&in, first, &sum, &fraction) : !fraction) return false;
  if (fraction && !decimals(&in, &sum)) return false;
  if (!skip(&in, "%")) skip(&in, "\u066A");
  if (in.at != in.end || sum > 1e300) return false;
  *value = negative ? -sum : sum;
  return true;
}

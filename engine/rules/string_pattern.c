#include "rules/string_pattern.h"

#include <stdio.h>
#include <string.h>

#ifdef ENG_HARD
enum { WORK_PERIOD = 3 };
#else
enum { WORK_PERIOD = 4096 };
#endif

typedef struct set {
  uint64_t bits[4];
} set;

typedef enum kind {
  LITERAL, /* the byte `a` */
  ANY,
  SET,
  OPEN,     /* capture `a` begins */
  CLOSE,    /* capture `a` ends */
  POSITION, /* capture `a` is a place */
  BACK,     /* what capture `a` matched */
  BALANCED, /* from `a` to its `b` */
  FRONTIER, /* between a byte outside `set` and one inside */
  END       /* of the subject */
} kind;

typedef struct item {
  uint8_t kind, repeat; /* repeat: one of 1 * + - ? */
  uint8_t a, b;
  const set *set;
} item;

/* A choice that can be taken back: a greedy item may give up bytes down to `low`, a lazy one may
 * take one more at `high`. */
typedef struct frame {
  const item *item;
  const char *low, *high;
} frame;

struct eng__strpat {
  item *items;
  set *sets;
  frame *frames;
  uint32_t item_count, set_count;
  uint8_t captures;
  bool anchored;
  uint64_t work;
};

/* Classes of the C locale: bits of the bytes 0-63 and 64-127; none above. */
#define RANGE(from, to) ((~UINT64_C(0) >> (63 - ((to) - (from)))) << ((from)&63))
#define DIGIT RANGE('0', '9')
#define UPPER RANGE('A', 'Z')
#define LOWER RANGE('a', 'z')
#define SPACE (RANGE(9, 13) | RANGE(32, 32))
#define PUNCT_LOW (RANGE(33, 47) | RANGE(58, 63))
#define PUNCT_HIGH (RANGE(64, 64) | RANGE(91, 96) | RANGE(123, 126))
#define BOTH(low, high)                                                                            \
  { {{(low), (high), 0, 0}}, {{~(low), ~(high), ~UINT64_C(0), ~UINT64_C(0)}}, }

typedef struct class {
  char letter;
  set sets[2]; /* the class, its complement */
} class;

static const class classes[] = {
    {'a', BOTH(UINT64_C(0), UPPER | LOWER)},
    {'c', BOTH(RANGE(0, 31), RANGE(127, 127))},
    {'d', BOTH(DIGIT, UINT64_C(0))},
    {'g', BOTH(DIGIT | PUNCT_LOW, UPPER | LOWER | PUNCT_HIGH)},
    {'l', BOTH(UINT64_C(0), LOWER)},
    {'p', BOTH(PUNCT_LOW, PUNCT_HIGH)},
    {'s', BOTH(SPACE, UINT64_C(0))},
    {'u', BOTH(UINT64_C(0), UPPER)},
    {'w', BOTH(DIGIT, UPPER | LOWER)},
    {'x', BOTH(DIGIT, RANGE('A', 'F') | RANGE('a', 'f'))},
    {'z', BOTH(RANGE(0, 0), UINT64_C(0))}, /* not in the manual any more */
};

static bool in_set(const set *s, unsigned char byte) {
  return s->bits[byte >> 6] >> (byte & 63) & 1;
}

static void add_byte(set *s, unsigned char byte) {
  s->bits[byte >> 6] |= UINT64_C(1) << (byte & 63);
}

/* The set of `%letter`, or NULL when the letter stands for itself. */
static const set *class_of(char letter) {
  bool complement = letter >= 'A' && letter <= 'Z';
  char lower = complement ? (char)(letter + 32) : letter;
  for (size_t i = 0; i < sizeof classes / sizeof classes[0]; i++)
    if (classes[i].letter == lower) return &classes[i].sets[complement];
  return NULL;
}

/* Compiling. */

typedef struct compiler {
  eng__strpat *pattern;
  const char *at, *end;
  bool closed[ENG__STRPAT_CAPTURES], position[ENG__STRPAT_CAPTURES];
  char *message;
} compiler;

static bool is_special(char byte) {
  return byte != '\0' && strchr("^$*+?.([%-", byte) != NULL;
}

bool eng__strpat_is_plain(eng__slice pattern) {
  for (size_t i = 0; i < pattern.len; i++)
    if (is_special(pattern.at[i])) return false;
  return true;
}

static bool fail(compiler *c, const char *message) {
  snprintf(c->message, ENG__STRPAT_MESSAGE, "%s", message);
  return false;
}

static item *add_item(compiler *c, kind k) {
  item *added = &c->pattern->items[c->pattern->item_count++];
  *added = (item){.kind = (uint8_t)k, .repeat = '1'};
  return added;
}

/* The end of the set that opens before `p`, behind its ']'; NULL when it is missing. A ']' that
 * comes first, and any byte after '%', belong to the set. */
static const char *end_of_set(const char *p, const char *end) {
  if (p < end && *p == '^') p++;
  do {
    if (p == end) return NULL;
    if (*p++ == '%' && p < end) p++;
  } while (p == end || *p != ']');
  return p + 1;
}

static void add_range(set *s, unsigned char from, unsigned char to) {
  for (unsigned byte = from; byte <= to; byte++) add_byte(s, (unsigned char)byte);
}

static void add_class(set *s, char letter) {
  const set *class_set = class_of(letter);
  if (!class_set) add_byte(s, (unsigned char)letter);
  for (int i = 0; class_set && i < 4; i++) s->bits[i] |= class_set->bits[i];
}

/* The inside of a set: classes, ranges, bytes, in Lua's order of looking. */
static void fill_set(set *s, const char *p, const char *end) {
  bool complement = p < end && *p == '^';
  if (complement) p++;
  for (; p < end; p++) {
    if (*p == '%' && p + 1 < end) {
      add_class(s, *++p);
    } else if (p + 2 < end && p[1] == '-') {
      add_range(s, (unsigned char)p[0], (unsigned char)p[2]);
      p += 2;
    } else {
      add_byte(s, (unsigned char)*p);
    }
  }
  for (int i = 0; complement && i < 4; i++) s->bits[i] = ~s->bits[i];
}

/* `[set]` with `at` behind the bracket. */
static const set *parse_set(compiler *c) {
  const char *end = end_of_set(c->at, c->end);
  if (!end) return fail(c, "malformed pattern (missing ']')"), NULL;
  set *s = &c->pattern->sets[c->pattern->set_count++];
  memset(s, 0, sizeof *s);
  fill_set(s, c->at, end - 1);
  c->at = end;
  return s;
}

static bool parse_open(compiler *c) {
  eng__strpat *p = c->pattern;
  if (p->captures >= ENG__STRPAT_CAPTURES) return fail(c, "too many captures");
  bool position = c->at < c->end && *c->at == ')';
  if (position) c->at++;
  c->closed[p->captures] = c->position[p->captures] = position;
  add_item(c, position ? POSITION : OPEN)->a = p->captures++;
  return true;
}

static bool parse_close(compiler *c) {
  for (int i = c->pattern->captures - 1; i >= 0; i--) {
    if (c->closed[i]) continue;
    c->closed[i] = true;
    add_item(c, CLOSE)->a = (uint8_t)i;
    return true;
  }
  return fail(c, "invalid pattern capture");
}

static bool parse_balanced(compiler *c) {
  if (c->end - c->at < 2) return fail(c, "malformed pattern (missing arguments to '%b')");
  item *added = add_item(c, BALANCED);
  added->a = (uint8_t)*c->at++;
  added->b = (uint8_t)*c->at++;
  return true;
}

static bool parse_frontier(compiler *c) {
  if (c->at == c->end || *c->at != '[') return fail(c, "missing '[' after '%f' in pattern");
  c->at++;
  const set *s = parse_set(c);
  if (!s) return false;
  add_item(c, FRONTIER)->set = s;
  return true;
}

static bool parse_back(compiler *c, char digit) {
  int index = digit - '1';
  if (index < 0 || index >= c->pattern->captures || !c->closed[index]) {
    snprintf(c->message, ENG__STRPAT_MESSAGE, "invalid capture index %%%d", index + 1);
    return false;
  }
  add_item(c, BACK)->a = (uint8_t)index;
  return true;
}

/* A byte, a class or a set, and what repeats it. */
static bool parse_single(compiler *c, char byte) {
  item one = {.kind = LITERAL, .repeat = '1', .a = (uint8_t)byte};
  if (byte == '.') one.kind = ANY;
  if (byte == '[' && !(one.set = parse_set(c))) return false;
  if (byte == '%') {
    one.a = (uint8_t)*c->at;
    one.set = class_of(*c->at++);
  }
  if (one.set) one.kind = SET;
  if (c->at < c->end && *c->at != '\0' && strchr("*+-?", *c->at)) one.repeat = (uint8_t)*c->at++;
  *add_item(c, LITERAL) = one;
  return true;
}

static bool parse_escape(compiler *c) {
  if (c->at == c->end) return fail(c, "malformed pattern (ends with '%')");
  char letter = *c->at;
  if (letter == 'b') return c->at++, parse_balanced(c);
  if (letter == 'f') return c->at++, parse_frontier(c);
  if (letter >= '0' && letter <= '9') return c->at++, parse_back(c, letter);
  return parse_single(c, '%');
}

static bool parse_item(compiler *c) {
  char byte = *c->at++;
  if (byte == '(') return parse_open(c);
  if (byte == ')') return parse_close(c);
  if (byte == '%') return parse_escape(c);
  if (byte == '$' && c->at == c->end) return add_item(c, END), true;
  return parse_single(c, byte);
}

typedef struct sizes {
  size_t sets, frames;
} sizes;

/* At least as many of each as the pattern can have. */
static sizes count_parts(eng__slice pattern) {
  sizes n = {0, 0};
  for (size_t i = 0; i < pattern.len; i++) {
    n.sets += pattern.at[i] == '[';
    n.frames += pattern.at[i] == '*' || pattern.at[i] == '+' || pattern.at[i] == '-' ||
                pattern.at[i] == '?';
  }
  return n;
}

size_t eng__strpat_size(eng__slice pattern) {
  sizes n = count_parts(pattern);
  return sizeof(eng__strpat) + n.sets * sizeof(set) + n.frames * sizeof(frame) +
         pattern.len * sizeof(item);
}

bool eng__strpat_compile(eng__strpat *memory, eng__slice pattern, bool anchors,
                         char message[ENG__STRPAT_MESSAGE]) {
  sizes n = count_parts(pattern);
  set *sets = (set *)(memory + 1);
  frame *frames = (frame *)(sets + n.sets);
  *memory = (eng__strpat){.sets = sets, .frames = frames, .items = (item *)(frames + n.frames)};
  compiler c = {.pattern = memory, .at = pattern.at};
  c.message = message;
  c.end = pattern.len ? pattern.at + pattern.len : pattern.at;
  memory->anchored = anchors && pattern.len > 0 && *c.at == '^';
  if (memory->anchored) c.at++;
  while (c.at < c.end)
    if (!parse_item(&c)) return false;
  for (int i = 0; i < memory->captures; i++)
    if (!c.closed[i]) return fail(&c, "unfinished capture");
  return true;
}

bool eng__strpat_anchored(const eng__strpat *pattern) {
  return pattern->anchored;
}

unsigned eng__strpat_capture_count(const eng__strpat *pattern) {
  return pattern->captures;
}

/* Matching. */

typedef struct machine {
  eng__strpat *pattern;
  const eng__strpat_subject *subject;
  const char *start, *end; /* of the subject */
  eng__strpat_match *match;
  size_t depth; /* frames in use */
} machine;

static void report(machine *m) {
  uint64_t work = m->pattern->work;
  m->pattern->work = 0;
  m->subject->work(m->subject->context, work);
}

static void count(machine *m, size_t work) {
  m->pattern->work += work;
  if (m->pattern->work >= WORK_PERIOD) report(m);
}

static bool is_single(const machine *m, const item *it, const char *s) {
  if (s >= m->end) return false;
  switch (it->kind) {
  case LITERAL:
    return (uint8_t)*s == it->a;
  case ANY:
    return true;
  default:
    return in_set(it->set, (unsigned char)*s);
  }
}

static const char *match_balanced(machine *m, const item *it, const char *s) {
  if (s >= m->end || (uint8_t)*s != it->a) return NULL;
  size_t open = 1;
  for (const char *p = s + 1; p < m->end; p++) {
    uint8_t byte = (uint8_t)*p;
    if ((p - s) % WORK_PERIOD == 0) count(m, WORK_PERIOD);
    if (byte == it->b) {
      if (--open == 0) return count(m, (size_t)(p - s) % WORK_PERIOD), p + 1;
    } else if (byte == it->a) {
      open++;
    }
  }
  count(m, (size_t)(m->end - s) % WORK_PERIOD);
  return NULL;
}

static const char *match_back(machine *m, const item *it, const char *s) {
  const char *from = m->match->captures[it->a].start, *to = m->match->captures[it->a].end;
  if (!to) return NULL; /* a position has no text */
  size_t len = (size_t)(to - from);
  count(m, len / 16);
  if ((size_t)(m->end - s) < len || memcmp(s, from, len) != 0) return NULL;
  return s + len;
}

static bool at_frontier(const machine *m, const item *it, const char *s) {
  unsigned char before = s == m->start ? '\0' : (unsigned char)s[-1];
  unsigned char here = s == m->end ? '\0' : (unsigned char)*s;
  return !in_set(it->set, before) && in_set(it->set, here);
}

/* An item that does not repeat: where it ends, or NULL. */
static const char *match_once(machine *m, const item *it, const char *s) {
  switch (it->kind) {
  case OPEN:
    return m->match->captures[it->a].start = s;
  case CLOSE:
    return m->match->captures[it->a].end = s;
  case POSITION:
    m->match->captures[it->a].end = NULL;
    return m->match->captures[it->a].start = s;
  case BACK:
    return match_back(m, it, s);
  case BALANCED:
    return match_balanced(m, it, s);
  case FRONTIER:
    return at_frontier(m, it, s) ? s : NULL;
  case END:
    return s == m->end ? s : NULL;
  default:
    return is_single(m, it, s) ? s + 1 : NULL;
  }
}

static const char *run_of(machine *m, const item *it, const char *s) {
  const char *from = s;
  for (; is_single(m, it, s); s++)
    if ((s - from) % WORK_PERIOD == WORK_PERIOD - 1) count(m, WORK_PERIOD);
  count(m, (size_t)(s - from) % WORK_PERIOD);
  return s;
}

/* Takes the first choice of a repeated item and leaves a frame for the others. */
static const char *match_repeated(machine *m, const item *it, const char *s) {
  const char *low = s, *high = s;
  if (it->repeat == '+') {
    if (!is_single(m, it, s)) return NULL;
    low = s + 1;
  }
  if (it->repeat == '?') high = is_single(m, it, s) ? s + 1 : s;
  if (it->repeat == '*' || it->repeat == '+') high = run_of(m, it, s);
  if (it->repeat == '-' || high > low) m->pattern->frames[m->depth++] = (frame){it, low, high};
  return high;
}

/* Goes back to the last choice that has another way on; false when there is none. */
static bool take_back(machine *m, const item **it, const char **s) {
  while (m->depth > 0) {
    frame *last = &m->pattern->frames[m->depth - 1];
    bool lazy = last->item->repeat == '-';
    bool more = lazy ? is_single(m, last->item, last->high) : last->high > last->low;
    if (!more) {
      m->depth--;
      continue;
    }
    last->high += lazy ? 1 : -1;
    *it = last->item + 1;
    *s = last->high;
    return true;
  }
  return false;
}

static bool run(machine *m, const char *s) {
  const item *it = m->pattern->items, *end = it + m->pattern->item_count;
  m->depth = 0;
  m->match->start = s;
  while (it < end) {
    count(m, 1);
    const char *next = it->repeat == '1' ? match_once(m, it, s) : match_repeated(m, it, s);
    if (next) {
      s = next;
      it++;
    } else if (!take_back(m, &it, &s)) {
      return false;
    }
  }
  m->match->end = s;
  return true;
}

static machine start_machine(eng__strpat *pattern, const eng__strpat_subject *subject,
                             eng__strpat_match *match) {
  const char *start = subject->text.at ? subject->text.at : "";
  return (machine){.pattern = pattern,
                   .subject = subject,
                   .match = match,
                   .start = start,
                   .end = start + subject->text.len};
}

/* Where a match can begin at or after `s`: a literal in front is looked for at once. */
static const char *next_start(machine *m, const char *s) {
  const item *first = m->pattern->items;
  if (!m->pattern->item_count || first->kind != LITERAL) return s;
  if (first->repeat != '1' && first->repeat != '+') return s;
  const char *found = s < m->end ? memchr(s, first->a, (size_t)(m->end - s)) : NULL;
  count(m, (size_t)((found ? found : m->end) - s) / 16);
  return found;
}

bool eng__strpat_match_at(eng__strpat *pattern, const eng__strpat_subject *subject, size_t from,
                          eng__strpat_match *match) {
  machine m = start_machine(pattern, subject, match);
  bool found = run(&m, m.start + from);
  report(&m);
  return found;
}

bool eng__strpat_find(eng__strpat *pattern, const eng__strpat_subject *subject, size_t from,
                      eng__strpat_match *match) {
  machine m = start_machine(pattern, subject, match);
  bool found = false;
  for (const char *s = m.start + from; !found && s <= m.end; s++) {
    if (!pattern->anchored && !(s = next_start(&m, s))) break;
    found = run(&m, s);
    if (pattern->anchored) break;
  }
  report(&m);
  return found;
}

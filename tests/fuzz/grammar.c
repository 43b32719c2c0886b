/* Rule files made from the grammar of the rule language: every byte of the input is a decision, so
 * that all inputs are rule files that load, and what the fuzzer turns over is what they mean. They
 * are applied to two documents, made the same way of the words that the patterns look for. */
#include "base/buffer.h"
#include "rules.h"

/* Decisions; when they are used up, always the first choice. */
static const uint8_t *next, *end;
static eng__buffer out;
static unsigned patterns, rules; /* named so far: p1, p2, …; r1, r2, … */

static unsigned one_of(unsigned count) {
  return next < end ? *next++ % count : 0;
}

static bool often(void) {
  return one_of(4) != 0;
}

static bool seldom(void) {
  return one_of(4) == 3;
}

static void say(const char *text) {
  eng__buffer_add_string(&out, text);
}

static void say_number(unsigned number) {
  eng__buffer_add_unsigned(&out, number);
}

#define SAY_ONE_OF(...)                                                                            \
  do {                                                                                             \
    static const char *const choices[] = {__VA_ARGS__};                                            \
    say(choices[one_of(sizeof choices / sizeof *choices)]);                                        \
  } while (0)

/* ---- Words ---- */

/* Plain ones: as entries of lists and as words of documents. */
static void say_word(void) {
  SAY_ONE_OF("war", "front line", "Iran", "US", "MEK", "regime", "puppet regime", "he", "claimed",
             "said", "جنگ", "خط مقدم", "رژیم", "علی خامنه‌ای", "Ali Khamenei",
             "می‌رود", "tax", "line", "گفت", "تورم", "front", "اسلام", "Tehran", "تهران");
}

/* What stands between words, in a document alone. */
static void say_filler(void) {
  SAY_ONE_OF(" ", " ", " ", " ", ", ", ". ", " and ", " در ", "\n", "\n\n", "‌", "-", "’s ",
             "ها ", " “", "” ", " (", ") ", "! ", "؟ ", "، ", " 3 ", " ۱۲ ", " 1,200 ", " #", " @",
             " https://a.b/c ", " 😀 ", " x@y.org ", "را ", "\t", "…", "\r\n", "é", "ي", "\xff", "­",
             " 12 July 2020 ");
}

static void say_entry(void) {
  say("\"");
  say_word();
  SAY_ONE_OF("", "", "", "*", " war", " جنگ");
  say("\"");
}

/* ---- Patterns ---- */

enum { DEEPEST = 4 };

static void say_pattern(unsigned depth);

static void say_words(void) {
  say("words { ");
  do {
    if (seldom()) say("list \"x.tsv\"");
    else say_entry();
    say(", ");
  } while (seldom());
  SAY_ONE_OF("", "", "case = true", "case = false", "suffixes = false", "handles = true");
  say(" }");
}

static void say_names(void) {
  say("names { ");
  if (seldom()) say("list \"x.tsv\", ");
  say("{ id = \"a\", ");
  SAY_ONE_OF("", "kind = \"person\", ", "kind = \"place\", ", "exact = true, ");
  SAY_ONE_OF("\"Ali Khamenei\"", "\"علی خامنه‌ای\"", "\"Iran\"",
             "\"Tehran\", \"تهران\"", "\"MEK\"", "\"Hossein\"", "\"Islam Karimov\"");
  say(" }, ambiguous = true, ");
  SAY_ONE_OF("", "mode = \"wide\"", "mode = \"strict\"", "titles = true", "initials = true",
             "order = true", "handles = true", "schemes = \"fr\"", "suffixes = false");
  say(" }");
}

static void say_regex(void) {
  say("regex { [=[");
  SAY_ONE_OF("\\bwar\\b", "\\b(?<a>front|back) line", "\\w+", "رژیم", "(?<a>\\d+)",
             "\\bhe (?=said)", "(?:جنگ|تورم)", "^.", ".$", "(?<!x)line", "[اآ]\\w*", "a*",
             "\\bt\\w*+", "(?i:us)", "\\x{200C}\\w", "(?<a>i)(?<b>ran)?");
  say("]=]");
  SAY_ONE_OF("", "", ", raw = true", ", case = true");
  say(" }");
}

static void say_token(void) {
  say("token { ");
  SAY_ONE_OF("kind = \"word\"", "folded = \"war\"", "script = \"arabic\"", "shape = \"Xx\"",
             "kind = \"punct\"", "kind = \"number\", script = \"latin\"", "shape = \"d\"");
  say(" }");
}

static void say_either(unsigned depth) {
  say("either { ");
  do {
    say_pattern(depth + 1);
    say(", ");
  } while (often() && depth < DEEPEST);
  say("}");
}

static void say_bounds(unsigned least) {
  unsigned min = least + one_of(3);
  say_number(min);
  say(", ");
  say_number(min + one_of(4));
}

static void say_part(unsigned depth) {
  switch (depth >= DEEPEST ? 0 : one_of(7)) {
  case 1:
    say("gap(");
    say_bounds(0);
    break;
  case 2:
    say("opt(");
    say_part(depth + 1);
    break;
  case 3:
    say("many(");
    say_part(depth + 1);
    say(", ");
    say_bounds(1);
    break;
  case 4:
    SAY_ONE_OF("as(\"a\", ", "as(\"b\", ");
    say_part(depth + 1);
    break;
  default:
    say_pattern(depth + 1);
    return;
  }
  say(")");
}

/* The last part is one that always stands for something. */
static void say_seq(unsigned depth) {
  say("seq { ");
  while (often() && depth < DEEPEST) {
    say_part(depth + 1);
    say(", ");
  }
  say_pattern(depth + 1);
  say(" }");
}

static void say_known(void) {
  say("p");
  say_number(1 + one_of(patterns));
}

static void say_kind(void) {
  SAY_ONE_OF("sentence", "paragraph", "number", "hashtag", "mention", "url", "email", "emoji",
             "punct", "number { min = 3 }");
}

static void say_tagged(void) {
  say("tagged \"r");
  say_number(1 + one_of(rules));
  say("\"");
}

static void say_pattern(unsigned depth) {
  switch (depth >= DEEPEST ? 0 : one_of(12)) {
  case 1:
    say_words();
    return;
  case 2:
    say_regex();
    return;
  case 3:
    say_names();
    return;
  case 4:
  case 5:
    say_seq(depth);
    return;
  case 6:
    say_either(depth);
    return;
  case 7:
    say_kind();
    return;
  case 8:
    say_token();
    return;
  case 9:
    if (rules) say_tagged();
    else say_entry();
    return;
  case 10:
    if (patterns) say_known();
    else say_entry();
    return;
  default:
    say_entry();
  }
}

/* ---- Rules ---- */

static void say_condition(void) {
  say("{ ");
  say_pattern(1);
  SAY_ONE_OF("", ", within = 3", ", within = \"overlap\"", ", within = \"paragraph\"",
             ", within = \"document\"", ", within = 1");
  SAY_ONE_OF("", ", side = \"before\"", ", side = \"after\"");
  if (seldom()) {
    say(", barrier = ");
    say_pattern(2);
  }
  say(" }");
}

static void say_conditions(const char *field) {
  say("  ");
  say(field);
  say(" = { ");
  do {
    say_condition();
    say(", ");
  } while (seldom());
  say("},\n");
}

/* A question with p1, which is always there. */
static void say_question(void) {
  SAY_ONE_OF("h:near(p1)", "h:near(p1, { within = 3 })", "h.sentence:has(p1)",
             "h.paragraph:first(p1)", "h:before(2)", "h:after(3).text", "h.sentence:count(p1) > 1",
             "d:has(p1)", "d:count(p1) > 0", "h.text:find(\"a\")", "#h.folded > 3", "h:has(p1)",
             "h.entity", "h.token", "h:covers(h)", "h.score", "math.random() > 0.5", "h.line",
             "d.lang == \"fa\"", "h.number", "h.date", "error(\"x\")", "h.nothing", "h.form",
             "h.entry.id", "h.part", "h.rule", "counted() > 2", "h.doc:has(p1)");
}

static void say_where(void) {
  say("  where = function(h, d) return ");
  say_question();
  SAY_ONE_OF("", "", " and ", " or not ");
  if (out.at && out.at[out.len - 1] == ' ') say_question();
  say(" end,\n");
}

static void say_note(void) {
  if (one_of(3) == 0) {
    say("  note = { k = \"v\", list = { 1, 2.5, true } },\n");
    return;
  }
  say("  note = function(h, d) d = h.doc; return { v = ");
  say_question();
  say(", ");
  SAY_ONE_OF("s = h.sentence.text", "f = h.sentence:first(p1)", "t = { h.text, h:before(1) }",
             "r = h:range()", "n = h.sentence:count(p1)");
  say(" } end,\n");
}

static void say_field(void) {
  switch (one_of(8)) {
  case 1:
    say_conditions("with");
    break;
  case 2:
    say_conditions("unless");
    break;
  case 3:
    say("  keep = \"all\",\n");
    break;
  case 4:
    say_where();
    break;
  case 5:
    say("  mark = ");
    SAY_ONE_OF("\"sentence\"", "\"paragraph\"", "function(h) return h.sentence end",
               "function(h) return h:after(2) end", "function(h) return h:near(p1) end");
    say(",\n");
    break;
  case 6:
    say_note();
    break;
  case 7:
    say("  lang = ");
    SAY_ONE_OF("\"fa\"", "\"en\"");
    say(",\n");
    break;
  default:
    break;
  }
}

static void say_rule(void) {
  static const char *const none = "  examples = { yes = { \"{x}\" }, no = { \"y\" } },\n}\n";
  say("rule \"r");
  say_number(rules + 1);
  say("\" {\n  doc = \"D.\",\n  find = ");
  if (patterns && one_of(2)) say_known();
  else say_pattern(0);
  say(",\n");
  size_t fields = one_of(4);
  for (size_t i = 0; i < fields; i++) say_field();
  say(none);
  rules++;
}

static void say_rules(void) {
  static const char *const counter =
      "local n = 0\nlocal function counted() n = n + 1; return n end\nlocal p1 = ";
  say(counter);
  say_words();
  say("\n");
  patterns = 1;
  for (unsigned more = one_of(4); more; more--) {
    eng__buffer_printf(&out, "local p%u = ", patterns + 1);
    size_t start = out.len;
    say_pattern(0);
    if (out.at && out.at[start] == '"') { /* a string becomes a pattern only where one is wanted */
      out.len = start;
      say("words { \"war\" }");
    }
    say("\n");
    patterns++;
  }
  for (unsigned more = 1 + one_of(3); more; more--) say_rule();
}

/* ---- Documents ---- */

static void say_document(void) {
  for (unsigned words = one_of(60); words; words--) {
    say_word();
    say_filler();
  }
}

/* The list for words and for names. */
static const char *const list =
    "id\tphrase\tform\tcase\nm\tMEK\tMEK\ttrue\nw\twar*\tWaris\t\nz\tخط مقدم\tZahra\tfalse\n";

/* The input of another target, as text, to see what a finding is about. */
static void show(const fuzz_rules *given) {
  if (!getenv("FUZZ_SHOW")) return;
  fprintf(stderr, "%.*s\n%%%%\n%s\n", (int)given->rules.len, given->rules.at, list);
  for (size_t i = 0; i < FUZZ_DOCUMENTS; i++)
    fprintf(stderr, "%%%%\n%.*s\n", (int)given->documents[i].len, given->documents[i].at);
}

void fuzz_target(const uint8_t *data, size_t size) {
  size_t ends[1 + FUZZ_DOCUMENTS];
  fuzz_rules given = {.other = eng__slice_of(list)};
  fuzz_memory_suffices(true);
  next = data, end = data + size;
  patterns = rules = 0;
  eng__buffer_clear(&out);
  say_rules();
  ends[0] = out.len;
  for (size_t i = 0; i < FUZZ_DOCUMENTS; i++) {
    say_document();
    ends[i + 1] = out.len;
  }
  given.lint = seldom();
  given.rules = (eng__slice){out.at, ends[0]};
  for (size_t i = 0; i < FUZZ_DOCUMENTS; i++)
    given.documents[i] = (eng__slice){out.at + ends[i], ends[i + 1] - ends[i]};
  show(&given);
  FUZZ_CHECK(fuzz_compare_rules(&given));
  eng__buffer_free(&out);
}

/* Names in a rule file: which local each means, and which mean none.
 *
 * Lua tells of a name that nobody declared when the line runs, which in a function may be in the
 * ten thousandth document. So the tokens are read once more, with a stack of blocks and of the
 * locals in them (manual 3.5). The file was compiled, so its blocks are closed. Scopes are taken a
 * little too wide (a local is known in its own initialiser, those of a `repeat` behind it): that
 * leaves a mistake unsaid, and says none that is not there. */
#include "rules/lint.h"

typedef enum block_kind { FUNCTION, BLOCK, BRACE, BRACKET } block_kind;

typedef struct block {
  block_kind kind;
  size_t first_local;
  bool waits_for_do; /* of a for or while */
  bool returns;      /* of a function: a value */
  const char *body;  /* where it begins: the bracket behind its parameters */
  uint32_t line;
  const char *field; /* it is the value of this field of a rule, or NULL */
} block;

typedef struct local {
  eng__slice name;
  uint32_t line;
  bool used;
  bool quiet;   /* nothing is said when it is not: a parameter, one of several, a pattern */
  bool include; /* it is what an included file returned */
} local;

typedef struct scope {
  eng__ruleset *set;
  const eng__source *source;
  eng__lint_reader reader;
  eng__source_token now, before, before_that;
  ENG__VEC(block) blocks;
  ENG__VEC(local) locals;
  bool failed;
} scope;

/* ---- Tokens ---- */

static eng__source_token next_of(eng__lint_reader *reader) {
  eng__source_token token;
  do token = eng__lint_next(reader);
  while (token.type == ENG__TOKEN_COMMENT);
  return token;
}

static eng__source_token peek(const scope *s, int ahead) {
  eng__lint_reader reader = s->reader;
  eng__source_token token = {0};
  for (int i = 0; i < ahead; i++) token = next_of(&reader);
  return token;
}

static bool advance(scope *s) {
  s->before_that = s->before;
  s->before = s->now;
  s->now = next_of(&s->reader);
  return s->now.type != ENG__TOKEN_END;
}

static bool is(const scope *s, const char *text) {
  return s->now.type != ENG__TOKEN_STRING && eng__source_is(s->now, text);
}

static bool was(const scope *s, const char *text) {
  return s->before.type != ENG__TOKEN_STRING && eng__source_is(s->before, text);
}

/* ---- Blocks and locals ---- */

static void push(scope *s, block_kind kind) {
  block b = {.kind = kind, .first_local = s->locals.count, .line = s->reader.line};
  if (!eng__vec_push(&s->blocks, b)) s->failed = true;
}

static block *top(scope *s) {
  return s->blocks.count ? &s->blocks.at[s->blocks.count - 1] : NULL;
}

/* The `do` of a loop whose block is open since its first word; false for any other. */
static bool end_wait(scope *s) {
  size_t count = s->blocks.count;
  bool waits = count > 0 && s->blocks.at[count - 1].waits_for_do;
  if (waits) s->blocks.at[count - 1].waits_for_do = false;
  return waits;
}

static void say_local(scope *s, const local *l) {
  eng__where where = {s->source, l->line};
  if (l->used || l->quiet || l->name.at[0] == '_') return;
  eng__lint_id id = l->include ? ENG__LINT_INCLUDE_UNUSED : ENG__LINT_UNUSED_LOCAL;
  eng__lint_say(s->set, id, where,
                l->include ? "'%.*s' is not used, and the included file has no rules"
                           : "local '%.*s' is not used",
                (int)l->name.len, l->name.at);
}

static void say_function(scope *s, const block *b) {
  if (!b->field || b->returns) return;
  eng__lint_say(s->set, ENG__LINT_NO_RETURN, (eng__where){s->source, b->line},
                "the function '%s' returns nothing", b->field);
}

static void pop(scope *s) {
  const block *b = top(s);
  if (!b) return;
  for (size_t i = b->first_local; i < s->locals.count; i++) say_local(s, &s->locals.at[i]);
  if (b->kind == FUNCTION) say_function(s, b);
  s->locals.count = b->first_local;
  s->blocks.count--;
}

/* The locals of a `repeat` can be asked by its `until`: they stay as those of the block around. */
static void pop_keeping(scope *s) {
  if (s->blocks.count) s->blocks.count--;
}

static void declare(scope *s, bool quiet) {
  local l = {.name = s->now.text, .line = s->reader.line, .quiet = quiet};
  if (!eng__vec_push(&s->locals, l)) s->failed = true;
}

static local *find(scope *s, eng__slice name) {
  for (size_t i = s->locals.count; i-- > 0;)
    if (eng__slice_equal(s->locals.at[i].name, name)) return &s->locals.at[i];
  return NULL;
}

/* ---- What declares ---- */

/* The word an initialiser begins with says who else tells of a local that is not used. */
static bool makes_pattern(eng__source_token token) {
  static const char *const words[] = {"words",  "regex", "names",  "seq",    "either",
                                      "tagged", "token", "number", "list",   "gap",
                                      "opt",    "many",  "as",     "include"};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (eng__source_is(token, words[i])) return true;
  return false;
}

static bool brings_rules(const scope *s, uint32_t line) {
  const struct eng__lint *lint = s->set->lint;
  for (size_t i = 0; i < lint->includes.count; i++) {
    const eng__lint_include *include = &lint->includes.at[i];
    if (include->from == s->source && include->line == line)
      return eng__lint_brings_rules(s->set, include->what);
  }
  return true; /* not known */
}

/* At `local`: names up to the '=' or the end of the statement. */
static void read_local(scope *s) {
  size_t first = s->locals.count;
  if (eng__source_is(peek(s, 1), "function")) return; /* read_function() declares it */
  while (!s->failed && peek(s, 1).type == ENG__TOKEN_NAME) {
    advance(s);
    declare(s, false);
    if (eng__source_is(peek(s, 1), "<"))
      for (int i = 0; i < 3; i++) advance(s);
    if (!eng__source_is(peek(s, 1), ",")) break;
    advance(s);
  }
  bool several = s->locals.count != first + 1;
  bool set = eng__source_is(peek(s, 1), "=");
  for (size_t i = first; i < s->locals.count; i++) {
    local *l = &s->locals.at[i];
    l->include = set && eng__source_is(peek(s, 2), "include") && !brings_rules(s, l->line);
    l->quiet = several || (set && !l->include && makes_pattern(peek(s, 2)));
  }
}

static bool is_field_value(const scope *s, const char *field) {
  return was(s, "=") && eng__source_is(s->before_that, field) && s->blocks.count &&
         s->blocks.at[s->blocks.count - 1].kind == BRACE;
}

/* A `where` that says the same whatever it is asked. */
static void check_constant(scope *s) {
  eng__source_token value = peek(s, 1);
  bool constant = eng__source_is(value, "true") || eng__source_is(value, "false") ||
                  eng__source_is(value, "nil");
  if (constant && eng__source_is(peek(s, 2), "end"))
    eng__lint_say(s->set, ENG__LINT_CONSTANT_WHERE, (eng__where){s->source, s->reader.line},
                  "'where' always says %.*s", (int)value.text.len, value.text.at);
}

static void resolve(scope *s);

/* At `function`: its name, then its parameters in the block of its body. */
static void read_function(scope *s) {
  static const char *const fields[] = {"where", "note", "mark", "group", "value", "report"};
  const char *field = NULL;
  bool local_one = was(s, "local"), method = false;
  uint32_t line = s->reader.line;
  for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
    if (is_field_value(s, fields[i])) field = fields[i];
  if (peek(s, 1).type == ENG__TOKEN_NAME) {
    advance(s);
    if (local_one) declare(s, false);
    else resolve(s);
  }
  while (!s->failed && !eng__source_is(peek(s, 1), "(")) {
    if (!advance(s)) return;
    method = method || is(s, ":");
  }
  advance(s);
  push(s, FUNCTION);
  if (s->failed) return;
  top(s)->field = field;
  top(s)->line = line;
  while (advance(s) && !is(s, ")"))
    if (s->now.type == ENG__TOKEN_NAME) declare(s, true);
  top(s)->body = s->now.text.at;
  local self = {.name = ENG__SLICE("self"), .quiet = true};
  if (method && !eng__vec_push(&s->locals, self)) s->failed = true;
}

static void read_for(scope *s) {
  push(s, BLOCK);
  if (s->failed) return;
  top(s)->waits_for_do = true;
  while (peek(s, 1).type == ENG__TOKEN_NAME && !eng__source_is(peek(s, 1), "in")) {
    advance(s);
    declare(s, true);
    if (eng__source_is(peek(s, 1), ",")) advance(s);
  }
}

/* ---- What uses ---- */

static bool is_known(const scope *s, eng__slice name) {
  for (size_t i = 0; s->set->lint->words_known.at[i]; i++)
    if (eng__slice_equal(eng__slice_of(s->set->lint->words_known.at[i]), name)) return true;
  return false;
}

/* Of the locals that are known here, and the words of the language. */
static const char *nearest(scope *s, const char *name) {
  const char *const *words = s->set->lint->words_known.at;
  size_t count = 0;
  const char **all = eng__arena_array(
      &s->set->arena, s->locals.count + s->set->lint->words_known.count, sizeof *all);
  if (!all) return NULL;
  for (size_t i = s->locals.count; i-- > 0;) {
    all[count] = eng__arena_copy(&s->set->arena, s->locals.at[i].name).at;
    count += all[count] != NULL;
  }
  for (; *words; words++) all[count++] = *words;
  return eng__nearest_name(name, all);
}

static void say_unknown(scope *s, bool assigned) {
  char name[64];
  if (s->set->lint->dropped) { /* no further names are looked for */
    s->set->lint->dropped++;
    return;
  }
  eng__where where = {s->source, s->reader.line};
  snprintf(name, sizeof name, "%.*s", (int)(s->now.text.len < 60 ? s->now.text.len : 60),
           s->now.text.at);
  const char *near = nearest(s, name);
  if (assigned)
    eng__lint_say(s->set, ENG__LINT_GLOBAL_ASSIGNED, where, "'%s' is no local: write local %s",
                  name, name);
  else
    eng__lint_say(s->set, ENG__LINT_UNDEFINED_NAME, where,
                  near ? "'%s' is not declared (did you mean '%s'?)" : "'%s' is not declared", name,
                  near ? near : "");
}

/* The name that was just read, as a variable. */
static void resolve(scope *s) {
  local *l = find(s, s->now.text);
  const block *b = top(s);
  bool statement = !b || b->kind == FUNCTION || b->kind == BLOCK;
  bool assigned = statement && eng__source_is(peek(s, 1), "=");
  if (l) {
    l->used = true;
  } else if (!is_known(s, s->now.text)) {
    say_unknown(s, assigned || was(s, "function"));
  } else if (is(s, "print")) {
    eng__lint_say(s->set, ENG__LINT_PRINT_CALL, (eng__where){s->source, s->reader.line},
                  "print writes a line each time");
  }
}

static bool is_key(scope *s) {
  const block *b = top(s);
  bool first = was(s, "{") || was(s, ",") || was(s, ";");
  return b && b->kind == BRACE && first && eng__source_is(peek(s, 1), "=");
}

static void read_return(scope *s) {
  static const char *const ends[] = {"end", "else", "elseif", "until", ";"};
  eng__source_token value = peek(s, 1);
  bool nothing = value.type == ENG__TOKEN_END;
  for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
    nothing = nothing || (value.type != ENG__TOKEN_STRING && eng__source_is(value, ends[i]));
  for (size_t i = s->blocks.count; i-- > 0;) {
    block *b = &s->blocks.at[i];
    if (b->kind != FUNCTION) continue;
    b->returns = b->returns || !nothing;
    bool first = s->before.text.at == b->body;
    if (first && b->field && strcmp(b->field, "where") == 0) check_constant(s);
    return;
  }
}

/* Words that open and close blocks; false for any other name. */
static bool read_keyword(scope *s) {
  if (is(s, "local")) read_local(s);
  else if (is(s, "function")) read_function(s);
  else if (is(s, "for")) read_for(s);
  else if (is(s, "while")) {
    push(s, BLOCK);
    if (!s->failed) top(s)->waits_for_do = true;
  } else if (is(s, "do")) {
    if (!end_wait(s)) push(s, BLOCK);
  } else if (is(s, "then") || is(s, "repeat")) push(s, BLOCK);
  else if (is(s, "elseif") || is(s, "end")) pop(s);
  else if (is(s, "else")) {
    pop(s);
    push(s, BLOCK);
  } else if (is(s, "until")) pop_keeping(s);
  else if (is(s, "return")) read_return(s);
  else if (is(s, "goto")) advance(s);
  else return false;
  return true;
}

static bool is_plain_keyword(const scope *s) {
  static const char *const words[] = {"and", "break", "false", "if",  "in",
                                      "nil", "not",   "or",    "true"};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (is(s, words[i])) return true;
  return false;
}

static void read_name(scope *s) {
  bool label = was(s, "::") && eng__source_is(peek(s, 1), "::");
  bool member = was(s, ".") || was(s, ":") || label;
  if (member || read_keyword(s) || is_plain_keyword(s) || is_key(s)) return;
  resolve(s);
}

static void read_symbol(scope *s) {
  if (is(s, "{")) push(s, BRACE);
  else if (is(s, "(") || is(s, "[")) push(s, BRACKET);
  else if (is(s, "}") || is(s, ")") || is(s, "]")) pop_keeping(s);
}

void eng__lint_scope(eng__ruleset *set, const eng__source *source) {
  scope s = {.set = set, .source = source, .reader = eng__lint_read(source->text)};
  push(&s, BLOCK);
  while (!s.failed && advance(&s)) {
    if (s.now.type == ENG__TOKEN_NAME) read_name(&s);
    else if (s.now.type == ENG__TOKEN_SYMBOL) read_symbol(&s);
  }
  if (!s.failed && s.blocks.count == 1) pop(&s);
  if (s.failed) set->lint->full = true;
  eng__vec_free(&s.blocks);
  eng__vec_free(&s.locals);
}

-- Lua of this repository: tools and tests for the plain interpreter; the prelude and the rule files
-- see only the words of the rule language, which luacheck is told here.
std = "lua54"
max_line_length = 100
codes = true

local rule_language = {
  "rule", "aggregate", "alike", "words", "regex", "names", "seq", "gap", "opt", "many", "as", "either",
  "tagged", "zone", "token", "sentence", "paragraph", "number", "date", "hashtag", "mention", "url",
  "email", "emoji", "punct", "list", "include", "days",
}
files["examples"] = { read_globals = rule_language }
files["scripts/packs"] = { read_globals = rule_language }
files["tests/data"] = { read_globals = rule_language }
files["tests/why/data"] = { read_globals = rule_language }
files["scripts/prelude"] = { read_globals = rule_language }
-- Declarations for the editor: names are defined and never used, on purpose.
files["scripts/meta"] = { ignore = { "1..", "2..", "6.." }, max_line_length = false }
-- Rule files that are wrong, or hostile, on purpose.
exclude_files = { "tests/rules", "build" }

-- The module of a stock Lua; run by tests/install/check with the installed library.
local engine = require "engine"
assert(engine.version:match "^%d+%.%d+%.%d+$")
assert(engine.fold "كتاب Front" == "کتاب front" and engine.fold "" == "")

local tokens = engine.tokens "War? #MEK 12"
local seen = {}
for i, token in ipairs(tokens) do
  seen[i] = token.kind .. ":" .. token.text .. ":" .. token.folded
end
assert(table.concat(seen, " ") == "word:War:war punct:?:? hashtag:#MEK:#mek number:12:12",
  table.concat(seen, " "))

local sentences = engine.sentences "Gen. Smith left. He is back."
assert(#sentences == 2 and sentences[1] == "Gen. Smith left." and sentences[2] == "He is back.")
assert(#engine.sentences "" == 0 and #engine.tokens "" == 0)

local name, reason = engine.encoding "\xff\xfea\0b\0"
assert(name == "utf-16le" and #reason > 0)
assert(engine.tokens("\xff\xfea\0b\0")[1].text == "ab")
assert(not pcall(engine.fold) and not pcall(engine.tokens, {}))

-- Documents end with the call, whatever happens in between: ten thousand are no leak.
local function in_use() -- twice: what has a finalizer goes one cycle later
  collectgarbage()
  collectgarbage()
  return collectgarbage "count"
end
local before = in_use()
for _ = 1, 10000 do engine.fold "می‌رود" end
assert(in_use() < before + 64)

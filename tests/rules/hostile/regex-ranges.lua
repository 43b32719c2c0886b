-- a class of thousands of ranges, without case
-- load: p/regex-ranges.lua:5: regex: expression "[\x{128}-\x{13c}\x{150}-\x{164}\x{178}-\x{18c}\x{1a0}-\x{1b4}\x{1c8}-\x{1dc}\x{1f0}-\x{204}\x{218}-\x{22c}\x{
local all = {}
for i = 1, 1200 do all[i] = ("\\x{%x}-\\x{%x}"):format(0x100 + 40 * i, 0x100 + 40 * i + 20) end
rule "attack" { doc = "D.", find = regex { "[" .. table.concat(all):sub(1, 15000):match("^(.*})") .. "]+never" } }

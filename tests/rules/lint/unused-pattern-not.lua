local used = words { "x" }
local deep = { function() return { [1] = words { "y" } } end }
local asked = { words { "y" } }
local labels = include "data/labels.lua"
rule "a" {
  doc = "One.",
  find = either { used, "z" },
  where = function(hit) return not hit:has(asked[1]) end,
  examples = { yes = { "an {x}" }, no = { "y" } },
}

rule "a" { doc = "One.", find = tagged "b" }

rule "b" {
  doc = "One.",
  find = "x",
  unless = tagged "c",
}

local seen = tagged "a"
rule "c" { doc = "One.", find = "y", where = function(h) return h.sentence:has(seen) end }

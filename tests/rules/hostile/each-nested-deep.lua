-- a loop over all tokens in a loop over all tokens
-- run: rule 'attack': p/each-nested-deep.lua:6: rule code used up its time
local t = token { kind = "word" }
rule "attack" { doc = "D.", find = words { "trigger" }, where = function(hit, doc)
  local n = 0
  for a in doc:each(t) do for b in doc:each(t) do n = n + #a.text + #b.text end end
  return n > 0
end }

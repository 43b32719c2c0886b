-- exponential backtracking
-- run: rule 'attack': p/regex-backtrack.lua:3: the search used up its time
rule "attack" { doc = "D.", find = regex { [=[(?:n+)+$z|war]=] } }

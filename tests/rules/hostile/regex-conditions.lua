-- conditions that ask for groups and calls
-- run: rule 'attack': p/regex-conditions.lua:3: the search stopped at a limit (match limit)
rule "attack" { doc = "D.", find = regex { "(?<x>n)?(?(<x>)(?:n|nn)+|(?(R)a|b))+(?(R1)c|never)" } }

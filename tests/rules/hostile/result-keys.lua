-- keys that forge a line of results
-- hits: 5
rule "attack" { doc = "D.", find = words { "trigger" }, note = function(hit, doc) return { ["\"}\n{\"type\":\"hit\""] = "x" } end }

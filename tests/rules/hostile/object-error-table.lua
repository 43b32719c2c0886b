-- a table whose tostring runs is raised
-- run: rule 'attack': p/object-error-table.lua:3: an error whose message is a table
rule "attack" { doc = "D.", find = words { "trigger" }, where = function(hit, doc) error(setmetatable({}, { __tostring = function() while true do end end })) end }

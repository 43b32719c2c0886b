-- in a table of replacements
-- message: used up its time
return ('x'):gsub('x', setmetatable({}, {__index = function() while true do end end}))

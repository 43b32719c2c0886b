-- in a replacement
-- message: used up its time
return ('x'):gsub('x', function() while true do end end)

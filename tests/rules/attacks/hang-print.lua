-- in print
-- message: used up its time
print(setmetatable({}, {__tostring = function() while true do end end}))

-- __name is no event of rules
-- message: '__name' is no event
setmetatable({}, {__name = function() while true do end end})

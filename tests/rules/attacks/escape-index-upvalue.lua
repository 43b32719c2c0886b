-- the table behind a library is out of reach
-- result: nil nil
local f = string.find
local t = setmetatable({}, {__index = string})
return tostring(next({}, nil)) .. " " .. tostring(#string > 0 or nil)

-- a variable that closes has nothing to run
-- message: non-closable
local x <close> = setmetatable({}, {__index = {}})

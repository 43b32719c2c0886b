-- so does a library
-- message: cannot change a metatable
setmetatable(string, nil)

-- the environment keeps its metatable
-- message: cannot change a metatable
setmetatable(_ENV, {__index = {}})

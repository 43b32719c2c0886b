-- nor do messages of Lua
-- message: attempt to concatenate a table value
return {} .. ''

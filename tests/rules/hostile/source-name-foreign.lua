-- a name of letters that look alike
-- load: p/source-name-foreign.lua:3: a character outside of strings is not ASCII; names are of a-z, A-Z, 0-9 and _
local ѕetmetatable = 1

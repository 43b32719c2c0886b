-- a name of letters that look alike
-- load: p/source-name-foreign.lua:3: <name> expected near '<\209>'
local ѕetmetatable = 1

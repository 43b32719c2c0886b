-- a NUL in the source
-- load: p/source-nul.lua:3: the file has a NUL byte
local a = "<%00%>"

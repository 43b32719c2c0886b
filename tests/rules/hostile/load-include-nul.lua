-- a file name with a NUL
-- load: p/load-include-nul.lua:3: include "control.lua": the path holds a control character
include "control.lua\0.txt"

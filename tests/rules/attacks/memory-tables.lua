-- tables in tables
-- message: used up its memory
local t = {}
while true do t = {t} end

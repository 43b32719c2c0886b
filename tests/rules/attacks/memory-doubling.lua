-- a string that doubles
-- message: used up its memory
local s = 'x'
while true do s = s .. s end
